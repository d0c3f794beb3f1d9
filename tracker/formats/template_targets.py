"""What one goal of a template file asks: its measure, its target or day table, and how much of it is needed."""

import re
from collections.abc import Sequence

from tracker.domain.activities import ACTIVITIES
from tracker.domain.goals import Agg, Need, NeedKind, Per
from tracker.domain.rule_words import counted
from tracker.domain.sessions import Measure
from tracker.errors import InputError
from tracker.formats.template_amounts import amount_of, is_plain, measure_of
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_schema import GoalTable

_REST = ("rest", "0")
_NEED = re.compile(r"(?:(all)|(streak)(?: (\d{1,5}))?|(\d{1,5}))")
_NAMED = ("distance", "moving", "elapsed", "climb", "steps", "reps", "hold", "energy")


def measure_and_agg(
    table: GoalTable, kinds: tuple[str, ...] | None, rows: Sequence[str] | str, per: Per, path: Path, faults: Faults
) -> tuple[Measure, Agg] | None:
    """What is counted and how: as said, else as the unit of the first target speaks for the first activity.

    None where that is open.
    """
    texts = (rows,) if isinstance(rows, str) else rows
    first = next((text for text in texts if text.strip().lower() not in _REST), "rest")
    kind = ACTIVITIES.get(kinds[0]) if kinds else None
    of_sessions = table.agg == "count" or table.measure == "sessions"
    measure = Measure(table.measure) if table.measure else Measure.SESSIONS if of_sessions else measure_of(first, kind)
    if measure is None and first == "rest":
        measure = kind.measures[0] if kind is not None else Measure.DISTANCE
    if measure is None:
        said = f'what {quoted(first)} counts is open; add a unit or write for example measure = "reps"'
        faults.add((*path, "target"), said)
        return None
    if measure is Measure.SESSIONS:
        if table.agg in ("sum", "max"):
            faults.clash((*path, "agg"), (*path, "measure"), "sessions are counted; leave agg out")
        return measure, Agg.COUNT
    if table.agg == "count":
        faults.clash((*path, "agg"), (*path, "measure"), "a count is of sessions and has no other measure")
        return Measure.SESSIONS, Agg.COUNT
    return measure, Agg(table.agg) if table.agg else Agg.MAX if per is Per.SESSION else Agg.SUM


def target_of(
    rows: Sequence[str] | str, measure: Measure, agg: Agg, per: Per, path: Path, faults: Faults, *, staged: bool
) -> int | tuple[int, ...] | None:
    """The target in base units, or a row for each day (0 is rest); None where a part of it is wrong.

    `staged` rows stand in the file's stages and not in the goal, which is where their faults point.
    """
    where = (*path, "target")
    if per is Per.SESSION and agg is Agg.COUNT:
        faults.clash(where, (*path, "per"), 'to count sessions write per = "window", "day", "week" or "month"')
        return None
    if isinstance(rows, str):
        if agg is Agg.COUNT and not is_plain(rows):
            faults.add(where, f"counts sessions, so {quoted(rows)} can't be; write a whole number without a unit")
            return None
        return _amount(rows, measure, where, faults)
    values = []
    for index, row in enumerate(rows):
        place: Path = ("stages", index) if staged else (*where, index)
        values.append(0 if row.strip().lower() in _REST else _amount(row, measure, place, faults))
    known = tuple(value for value in values if value is not None)
    if len(known) != len(values):
        return None
    if not any(known):
        faults.add(where, "asks for nothing on any day; write an amount above 0 in at least one row")
    return known


def needed(table: GoalTable, per: Per, path: Path, days: int | None, faults: Faults) -> Need | None:
    """How many buckets must be hit; None where that is wrong. By default all, and of sessions one."""
    if table.need is None:
        return Need(NeedKind.COUNT, 1) if per is Per.SESSION else Need()
    where = (*path, "need")
    match = _NEED.fullmatch(table.need.strip().lower())
    if match is None or 0 in (int(match[3] or 1), int(match[4] or 1)):
        faults.add(where, f'{quoted(table.need)} must be "all", a number above 0, "streak" or "streak 30"')
        return None
    every, streak = bool(match[1]), bool(match[2])
    number = int(match[3] or match[4] or 0) or None
    if per is Per.SESSION and (every or streak):
        said = "sessions come in no row; write how many must reach the target"
        faults.clash(where, (*path, "per"), said)
    if per is Per.WINDOW and not every:
        faults.clash(where, (*path, "per"), "the window is one bucket, which must be hit; leave need out")
    if per in (Per.DAY, Per.STAGE) and number and days and number > days:
        faults.clash(where, ("window",), f"asks for {counted(number, 'day')} and the window has {days}")
    if every:
        return Need()
    return Need(NeedKind.STREAK if streak else NeedKind.COUNT, number)


def least_session(table: GoalTable, path: Path, faults: Faults) -> tuple[Measure, int] | None:
    """The smallest session that counts, as "45 min" or "30 min elapsed"; None where any counts."""
    if table.min_session is None:
        return None
    where = (*path, "min_session")
    text, _, word = table.min_session.rpartition(" ")
    named = word in _NAMED and bool(text)
    amount = text if named else table.min_session
    measure = Measure(word) if named else measure_of(amount, None)
    if measure is None:
        faults.add(where, f'what {quoted(amount)} counts is open; write for example "45 min" or "2 km"')
        return None
    value = _amount(amount, measure, where, faults)
    return None if value is None else (measure, value)


def _amount(text: str, measure: Measure, path: Path, faults: Faults) -> int | None:
    try:
        return amount_of(text, measure)
    except InputError as error:
        faults.add(path, str(error).rstrip("."))
        return None
