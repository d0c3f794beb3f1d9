"""What is said of a file of our own that comes back, item by item, as of any import."""

from pathlib import Path

from tracker.domain.sessions import Session
from tracker.domain.text import clean_text
from tracker.services.imports.views import Kind, Outcome, Reviewed

JOURNAL, CHALLENGE, DIGEST = "tracker-journal", "tracker-challenge", "tracker-digest"  # formats
_OUTCOMES: dict[Kind, Outcome] = {"new": "import", "warned": "import_warn", "refused": "refuse"}


def item(path: Path, form: str, place: str, kind: Kind, reason: str, session: Session | None = None) -> Reviewed:
    """An item of the file at `path`; `place` is where in it, "" for the whole of it."""
    name = clean_text(path.name, limit=200)
    return Reviewed(
        path=f"{name}: {place}" if place else name,
        file=name,
        format=form,
        outcome=_OUTCOMES.get(kind, "duplicate"),
        kind=kind,
        reason=reason,
        session=session,
    )
