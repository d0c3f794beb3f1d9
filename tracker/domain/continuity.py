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

    def take(self, day: date) -> bool:
        key = {"week": week_of(day, self.week_start), "month": month_of(day)}.get(self.rule.per, date.min)
        used = self.spent.get(key, 0)
        if used >= self.rule.n:
            return False
        self.spent[key] = used + 1
        return True


def excused_days(
    rules: Continuity,
    marks: Iterable[Mark],
    hits: Collection[date],
    period: Period,
    today: date,
    *,
    zone: str | None = None,
    week_start: int = 0,
) -> dict[date, MarkKind]:
    """The days of `period` that bridge a streak and leave the days due, each with its reason.

    Rest within a quota is taken by the rest marks first; what is left covers missed days before `today`, earliest
    first. A freeze needs a token. A pause holds from the day it was entered (not retroactive) and no longer than
    `pause_days`. Dates that the zone skipped are void (T5). A day that was hit needs no excuse and spends nothing.
    """
    by_day = _marks_by_day(marks, period)
    found: dict[date, MarkKind] = {}
    paused = 0  # days of the pause that is running
    for day, kinds in sorted(by_day.items()):
        running = MarkKind.PAUSE in by_day.get(day - DAY, ())
        paused = (paused + 1 if running else 1) if MarkKind.PAUSE in kinds else 0
        too_long = rules.pause_days is not None and paused > rules.pause_days
        for kind in kinds:
            if day not in hits and kind in rules.excuses and not (kind is MarkKind.PAUSE and too_long):
                found.setdefault(day, kind)
    if rules.rest is not None:
        _rest(rules.rest, by_day, hits, period, today, week_start, found)
    if rules.freeze is not None:
        _freeze(rules.freeze, by_day, hits, found)
    if zone is not None:
        found |= _voids(hits, found, period, today, zone)
    return found


def _marks_by_day(marks: Iterable[Mark], period: Period) -> dict[date, list[MarkKind]]:
    by_day: dict[date, list[MarkKind]] = {}
    for mark in marks:
        retroactive_pause = mark.kind is MarkKind.PAUSE and mark.logged_on > mark.on
        if mark.on in period and not retroactive_pause:
            by_day.setdefault(mark.on, []).append(mark.kind)
    return by_day


def _rest(
    rule: RestRule,
    marked: Mapping[date, list[MarkKind]],
    hits: Collection[date],
    period: Period,
    today: date,
    week_start: int,
    found: dict[date, MarkKind],
) -> None:
    quota = _Quota(rule, week_start)
    for day in sorted(marked):
        if MarkKind.REST in marked[day] and day not in hits and day not in found and quota.take(day):
            found[day] = MarkKind.REST
    horizon = period.end if period.end is not None else max(today, period.start) + 7 * DAY
    for day in Period(period.start, horizon).dates():
        if day in hits or day in found:
            continue
        if day.weekday() in rule.weekdays or (day < today and rule.n and quota.take(day)):
            found[day] = MarkKind.REST


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
