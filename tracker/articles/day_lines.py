"""Day lists whose lines begin with a date, a weekday or a number."""

import re
from dataclasses import replace

from tracker.articles.day_dates import Mark, line_mark
from tracker.articles.day_reading import MOST_ROWS, Row, below, default_at
from tracker.articles.day_rows import LENGTHS, Rows
from tracker.articles.drafts import Unit
from tracker.articles.text import Text

_MULTI_DAY = re.compile(r"\bdays?\b|\bday-|itinerary|stages?\b|\btour\b|schedule|\bplan\b")
_COUNTED = {Unit.REP, Unit.SECOND, Unit.MINUTE, Unit.STEP}


def line_runs(text: Text, rows: Rows) -> list[list[Row]]:
    """The rows of each list of dated, weekday or numbered lines that reads as a day list."""
    runs: list[list[tuple[Mark, int]]] = []
    at, empty = 0, 0
    for line in text.low.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            empty += 1
            continue
        mark = line_mark(text, start, end, numbered=True) if len(line) < 400 else None
        if mark is None:
            empty += 1
            continue
        if runs and empty <= 3 and runs[-1][-1][0].kind == mark.kind and _follows(runs[-1][-1][0], mark):
            runs[-1].append((mark, end))
        else:
            runs.append([(mark, end)])
        empty = 0
    found = []
    for run in runs:
        one = _of_run(text, rows, run) if len(run) >= 3 or (len(run) == 2 and run[0][0].kind == "date") else None
        if one:
            found.append(one)
    return found


def _follows(last: Mark, mark: Mark) -> bool:
    step = mark.days[0] - last.days[0]
    if mark.kind == "weekday":
        return 1 <= step % 7 <= 4 or step == 0
    return 1 <= step <= (6 if mark.kind == "date" else 1)


def _of_run(text: Text, rows: Rows, run: list[tuple[Mark, int]]) -> list[Row] | None:
    kind = run[0][0].kind
    first = run[0][0].days[0]
    default = default_at(text, run[0][0].start)
    read: list[Row] = []
    day = 1
    for i, (mark, end) in enumerate(run[:MOST_ROWS]):
        if kind == "date":
            day = mark.days[0] - first + 1
        elif kind == "weekday":
            day = day + (mark.days[0] - run[i - 1][0].days[0]) % 7 if i else 1
        else:
            day = mark.days[0]
        rest = rows.rests(mark.end, end)
        parts = [] if rest else rows.parts(mark.end, end, None if kind == "number" else default)
        if not parts and not rest and kind != "number":
            stop = run[i + 1][0].start if i + 1 < len(run) else min(len(text.low), end + 160)
            parts = below(text, rows, end, stop, None)
        read.append(Row(replace(mark, days=(day,)), tuple(parts), rest, rows.ends(mark.end, end), end))
    amounts, rests = sum(bool(r.parts) for r in read), sum(r.rest for r in read)
    if kind == "number":
        plan = first in (0, 1) and amounts >= 3 and amounts + rests >= 0.7 * len(read)
        return read if plan and _is_plan(text, read, rests > 0) else None
    return read if amounts >= 2 and amounts + rests >= 0.5 * len(read) else None


def _is_plan(text: Text, read: list[Row], rests: bool) -> bool:
    """Whether a numbered list counts days: it has rest days or the text says so, and its amounts are of one kind."""
    start = read[0].mark.start
    title = text.low[text.title[0] : text.title[1]] if text.title else ""
    units = {r.parts[0].amount.unit for r in read if r.parts}
    exercises = {r.parts[0].exercise for r in read if r.parts}
    said = rests or _MULTI_DAY.search(text.low[max(0, start - 400) : start]) or re.search(r"\bday|stage", title)
    alike = len(units) == 1 and len(exercises) == 1 and units <= LENGTHS | _COUNTED
    return bool(said) and alike
