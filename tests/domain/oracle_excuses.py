"""Which days are excused, worked out the slow way: one pass over the days for each rule (2.2, Continuity)."""

from collections.abc import Collection, Iterable
from datetime import date

from tests.domain.oracle_amounts import ONE
from tracker.domain.sessions import Mark, MarkKind
from tracker.domain.templates import Continuity, FreezeRule


def excuses(
    rules: Continuity,
    marks: Iterable[Mark],
    days: list[date],
    *,
    hits: Collection[date],
    resting: Collection[date],
    voids: Collection[date],
    today: date,
    week_start: int,
    quota: bool,
) -> dict[date, MarkKind]:
    """The days of one attempt that bridge, each with its reason.

    `resting` are days of which the table asks nothing; `quota` tells whether the rest rule counts days.
    """
    marked: dict[date, set[MarkKind]] = {}
    for mark in marks:
        marked.setdefault(mark.on, set()).add(mark.kind)
    open_days = [day for day in days if day not in hits]
    found: dict[date, MarkKind] = {day: MarkKind.VOID for day in voids if day in open_days}
    found.update(dict.fromkeys(resting, MarkKind.REST))
    if MarkKind.PAUSE in rules.excuses:  # before the others: a paused challenge is paused, whatever else the day is
        paused = _paused(rules, marks, days)
        found.update({day: MarkKind.PAUSE for day in open_days if day in paused})
    if rules.rest:
        weekdays = rules.rest.weekdays
        found.update({day: MarkKind.REST for day in open_days if day not in found and day.weekday() in weekdays})
    for kind in (MarkKind.SICK, MarkKind.TRAVEL, MarkKind.REST, MarkKind.FREEZE):
        if kind in rules.excuses:
            found.update({d: kind for d in open_days if d not in found and kind in marked.get(d, ())})
    if rules.freeze:
        frozen = {day for day in open_days if day not in found and MarkKind.FREEZE in marked.get(day, ())}
        found.update(dict.fromkeys(_thawed(rules.freeze, days, hits, frozen), MarkKind.FREEZE))
    if rules.rest and quota:
        spent: dict[object, int] = {}
        wished = [day for day in open_days if MarkKind.REST in marked.get(day, ())]
        missed = [day for day in open_days if day < today]
        for day in (*wished, *missed):
            span = _span(day, rules.rest.per, week_start)
            if day not in found and spent.get(span, 0) < rules.rest.n:
                spent[span] = spent.get(span, 0) + 1
                found[day] = MarkKind.REST
    return found


def _span(day: date, per: str, week_start: int) -> object:
    """The week, month or challenge out of which a rest day is taken."""
    if per == "week":
        return day - (day.weekday() - week_start) % 7 * ONE
    return (day.year, day.month) if per == "month" else None


def _paused(rules: Continuity, marks: Iterable[Mark], days: list[date]) -> set[date]:
    """Days of a pause: none before it was entered, and only so many in a row."""
    held = {mark.on for mark in marks if mark.kind is MarkKind.PAUSE and mark.logged_on <= mark.on}
    found, row = set(), 0
    for day in days:
        row = row + 1 if day in held else 0
        if row and (rules.pause_days is None or row <= rules.pause_days):
            found.add(day)
    return found


def _thawed(rule: FreezeRule, days: list[date], hits: Collection[date], frozen: set[date]) -> set[date]:
    """The frozen days for which there was a token."""
    tokens, walked, found = rule.initial, 0, set()
    if rule.most is not None:
        tokens = min(tokens, rule.most)
    for day in days:
        if day in hits:
            walked += 1
            if rule.earn_every and walked % rule.earn_every == 0 and (rule.most is None or tokens < rule.most):
                tokens += 1
        elif day in frozen and tokens:
            tokens -= 1
            found.add(day)
    return found
