"""What the log line tests share: an athlete in Mumbai on day 3, in the afternoon."""

from datetime import UTC, date, datetime

from tracker.domain.logline import Context, parse
from tracker.domain.sessions import Draft, MarkDraft

TODAY = date(2025, 6, 28)  # a Saturday
CONTEXT = Context(TODAY, datetime(2025, 6, 28, 12, tzinfo=UTC), "Asia/Kolkata")  # 17:30 there
MILES = Context(TODAY, datetime(2025, 6, 28, 12, tzinfo=UTC), "Asia/Kolkata", "mi")
KM = 1_000_000


def drafts(line: str, context: Context = CONTEXT) -> tuple[Draft, ...]:
    """The sessions of a line that tells no marks."""
    parsed = parse(line, context)
    assert not parsed.marks
    return parsed.drafts


def draft(line: str, context: Context = CONTEXT) -> Draft:
    """The only session of a line."""
    (only,) = drafts(line, context)
    return only


def mark(line: str, context: Context = CONTEXT) -> MarkDraft:
    """The only mark of a line that tells no sessions."""
    parsed = parse(line, context)
    assert not parsed.drafts
    (only,) = parsed.marks
    return only
