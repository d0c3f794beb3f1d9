"""Which days are excused: marks as far as the rules allow them, rest that the rules grant, dates that never were."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.days import DAY, Period, is_void, month_of, week_of
from tracker.domain.sessions import Mark, MarkKind
from tracker.domain.templates import Continuity, FreezeRule, RestRule

#: What bridges the streak over everything logged, which has no rules of its own (T7).
EVERYDAY = Continuity(excuses=frozenset({MarkKind.REST, MarkKind.SICK, MarkKind.TRAVEL, MarkKind.PAUSE}))


@dataclass(slots=True)
class _Quota:
    """Counts what was spent in each span that a rest rule names."""

    rule: RestRule
    week_start: int
    spent: dict[date, int] = field(default_factory=dict)

    def left(self, day: date) -> bool:
        """Whether the span that holds `day` has a day of rest left."""
        return self.spent.get(self._span(day), 0) < self.rule.n

    def spend(self, day: date) -> None:
        """Take one of them."""
        self.spent[self._span(day)] = self.spent.get(self._span(day), 0) + 1

    def _span(self, day: date) -> date:
        return {"week": week_of(day, self.week_start), "month": month_of(day)}.get(self.rule.per, date.min)


def excused_days(
    rules: Continuity,
    marks: Iterable[Mark],
    hits: Collection[date],
    period: Period,
    today: date,
    *,
    zone: str | None = None,
    week_start: int = 0,
    resting: Iterable[date] = (),
) -> dict[date, MarkKind]:
    """The days of `period` that bridge a streak and leave the days due, each with its reason.

    What costs nothing comes first: marks that the rules excuse (a pause before the others), rows that ask nothing
    (`resting`), free weekdays. Then a freeze, which needs a token; then rest within its quota, taken by the rest marks
    first, while what is left covers missed days before `today`, earliest first. A pause holds from the day it was
    entered (not retroactive) and no longer than `pause_days`. Dates that the zone skipped are void (T5). A day that
    was hit needs no excuse and spends nothing.
    """
    by_day = _marks_by_day(marks, period)
    found = _marked(rules, by_day, hits)
    for day in resting:
        if day not in hits:
            found.setdefault(day, MarkKind.REST)
    if rules.rest is not None and rules.rest.weekdays:
        _weekdays(rules.rest, hits, period, today, found)
    if rules.freeze is not None:
        _freeze(rules.freeze, by_day, hits, found)
    if rules.rest is not None and rules.rest.n:
        _rest(rules.rest, by_day, hits, period, today, week_start, zone, found)
    if zone is not None:
        found |= _voids(hits, found, period, today, zone)
    return found


def _marked(rules: Continuity, by_day: Mapping[date, list[MarkKind]], hits: Collection[date]) -> dict[date, MarkKind]:
    """The days that a mark excuses at no cost."""
    found: dict[date, MarkKind] = {}
    paused = 0  # days of the pause that is running
    for day, kinds in sorted(by_day.items()):
        running = MarkKind.PAUSE in by_day.get(day - DAY, ())
        paused = (paused + 1 if running else 1) if MarkKind.PAUSE in kinds else 0
        too_long = rules.pause_days is not None and paused > rules.pause_days
        for kind in sorted(kinds, key=lambda kind: kind is not MarkKind.PAUSE):
            if day not in hits and kind in rules.excuses and not (kind is MarkKind.PAUSE and too_long):
                found.setdefault(day, kind)
    return found


def _marks_by_day(marks: Iterable[Mark], period: Period) -> dict[date, list[MarkKind]]:
    by_day: dict[date, list[MarkKind]] = {}
    for mark in marks:
        retroactive_pause = mark.kind is MarkKind.PAUSE and mark.logged_on > mark.on
        if mark.on in period and not retroactive_pause:
            by_day.setdefault(mark.on, []).append(mark.kind)
    return by_day


def _weekdays(rule: RestRule, hits: Collection[date], period: Period, today: date, found: dict[date, MarkKind]) -> None:
    horizon = period.end if period.end is not None else max(today, period.start) + 7 * DAY
    for day in Period(period.start, horizon).dates():
        if day.weekday() in rule.weekdays and day not in hits and day not in found:
            found[day] = MarkKind.REST


def _rest(
    rule: RestRule,
    marked: Mapping[date, list[MarkKind]],
    hits: Collection[date],
    period: Period,
    today: date,
    week_start: int,
    zone: str | None,
    found: dict[date, MarkKind],
) -> None:
    quota = _Quota(rule, week_start)

    def take(day: date) -> None:
        if day in hits or day in found or not quota.left(day):
            return
        if zone is None or not is_void(day, zone):
            quota.spend(day)
            found[day] = MarkKind.REST

    for day in sorted(marked):
        if MarkKind.REST in marked[day]:
            take(day)
    for day in period.until(max(today, period.start)).dates():
        take(day)


def _freeze(
    rule: FreezeRule, marked: Mapping[date, list[MarkKind]], hits: Collection[date], found: dict[date, MarkKind]
) -> None:
    """Walk hits and freeze marks in order: a token for each `earn_every` hits, never more than `most` in hand."""
    most = rule.most if rule.most is not None else len(hits) + rule.initial
    tokens, walked = min(rule.initial, most), 0
    frozen = {day for day, kinds in marked.items() if MarkKind.FREEZE in kinds and day not in found}
    for day in sorted({*hits, *frozen}):
        if day in hits:
            walked += 1
            if rule.earn_every and walked % rule.earn_every == 0:
                tokens = min(most, tokens + 1)
        elif tokens:
            tokens -= 1
            found[day] = MarkKind.FREEZE


def _voids(
    hits: Collection[date], found: Mapping[date, MarkKind], period: Period, today: date, zone: str
) -> dict[date, MarkKind]:
    """Only a day that follows a hit or an excused one can break a streak, so only those are asked about."""
    voids: dict[date, MarkKind] = {}
    for before in (*hits, *found):
        day = before + DAY
        if day in hits or day in found or day > today or day not in period:
            continue
        if is_void(day, zone):
            voids[day] = MarkKind.VOID
    return voids
