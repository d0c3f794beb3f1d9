"""How late an entry of a template file may come, and how exact it must be."""

import re
from collections.abc import Sequence
from datetime import UTC

from tracker.domain.templates import Edition, Entry, Window
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_schema import EntryTable
from tracker.formats.template_window import ends_of

_MOST_TOLERANCE = 100  # per mille
_UNTIL: Path = ("entry", "late_until")


def entry_of(table: EntryTable, window: Window | None, editions: Sequence[Edition], faults: Faults) -> Entry:
    """When an entry still counts, and which challenges share no session."""
    until = table.late_until
    if until is not None and until.tzinfo is None:
        faults.add(_UNTIL, "must be an instant with its offset, as 2027-01-04T23:59:00Z")
        until = None
    if table.late_until is not None and table.late_days is not None:
        faults.clash(_UNTIL, ("entry", "late_days"), "says again how late an entry may come; keep one of them")
    if until is not None:
        early = [where for end, where in ends_of(window, editions) if until < end]
        if early:
            faults.clash(_UNTIL, early[0], "is before the end: what is done after it could never be entered")
    return Entry(
        late_days=table.late_days,
        late_until=None if until is None else until.astimezone(UTC),
        exclusive=table.exclusive or "",
    )


def tolerance_of(table: EntryTable | None, faults: Faults) -> int:
    """How little may be missing from a target, per mille."""
    text = table.tolerance if table is not None else None
    if text is None:
        return 0
    match = re.fullmatch(r"(\d{1,3})(?:[.,](\d))? ?%", text.strip())
    value = int(match[1]) * 10 + int(match[2] or 0) if match else 0
    if match is None or not 0 < value <= _MOST_TOLERANCE:
        said = f'must be like "1 %" or "0.5 %", at most {_MOST_TOLERANCE // 10} %'
        faults.add(("entry", "tolerance"), f"{quoted(text)} {said}")
    return value
