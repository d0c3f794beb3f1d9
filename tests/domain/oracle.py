"""Challenges judged a second time, the slow way: day by day, in plain loops.

Written from the domain research (2.1, 2.2, T1 to T12) and from what the docstrings say where it was ours to choose;
it shares the value types with the code it checks and nothing else.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from tests.domain.oracle_amounts import ONE, Amounts, days_between, is_void
from tests.domain.oracle_excuses import excuses
from tests.domain.oracle_leaf import DAY_LIKE, Bucket, LeafWalk
from tracker.domain.goals import Attribution, Goal, Leaf, NeedKind, Op, Per, leaves
from tracker.domain.sessions import Mark, MarkKind, Session
from tracker.domain.templates import Challenge, OnMiss

VOID = cache(is_void)


@dataclass(frozen=True)
class Journal:
    """All that the athlete entered; `zone` is where they are today."""

    sessions: tuple[Session, ...]
    marks: tuple[Mark, ...] = ()
    facts: Mapping[str, Mapping[date, int]] = field(default_factory=dict)
    zone: str = "UTC"


@dataclass(frozen=True)
class Seen:
    """How a challenge stands. `hits` go by leaf, `excused` holds the days so far
    of goals that are cut by days, weeks or months, void dates apart; `streak` is (now, longest, status)."""

    attempt: int
    start: date
    day_hits: tuple[date, ...]
    excused: tuple[date, ...] | None
    hits: tuple[tuple[str, int], ...]
    streak: tuple[int, int, str] | None
    completed_on: date | None
    failed_on: date | None
    status: str


class Walk:
    """One attempt at a challenge, seen on `today`."""

    def __init__(self, challenge: Challenge, journal: Journal, today: date, first: date, last: date | None) -> None:
        self.challenge, self.journal, self.today, self.first, self.last = challenge, journal, today, first, last
        self.goal, self.rules = challenge.template.goal, challenge.template.continuity
        self.horizon = last if last is not None else self._end_of_bucket(max(today, first))
        entry = challenge.template.entry
        self.leaves = {
            leaf.key: LeafWalk(leaf, self, Amounts(leaf, entry, self._within(leaf), journal.facts, challenge.joined_at))
            for leaf in leaves(self.goal)
        }
        pers = [leaf.per for leaf in leaves(self.goal)]
        self.unit = next((Per.DAY for per in pers if per in DAY_LIKE), None) or next(
            (per for per in pers if per in (Per.WEEK, Per.MONTH)), None
        )
        self.day_hits = [day for day in days_between(first, min(today, self.horizon)) if self.says(day, Per.DAY)]
        self.excused = self._excused()
        self.settled = {day for day, kind in self.excused.items() if day < today or self._planned(day, kind)}

    def _within(self, leaf: Leaf) -> list[Session]:
        """The sessions with a date in the challenge: their start, or where a later date may have its share, any."""
        start, late = self.challenge.period.start, leaf.attribution is not Attribution.START
        return [one for one in self.journal.sessions if (one.end_date if late else one.local_date) >= start]

    def key(self, day: date, per: Per) -> object:
        """What the days of one bucket have in common."""
        if per is Per.WEEK:
            return day - (day.weekday() - self.challenge.week_start) % 7 * ONE
        if per is Per.MONTH:
            return (day.year, day.month)
        return day if per in DAY_LIKE else None

    def _end_of_bucket(self, day: date) -> date:
        """A day by which the week and the month of `day` are over."""
        month = day
        while month.month == day.month:
            month += ONE
        return max(month, day + 7 * ONE)

    def says(self, day: date, unit: Per) -> bool | None:
        """What the goals of a unit, joined, say of a day."""

        def ask(goal: Goal) -> bool | None:
            if isinstance(goal, Leaf):
                return self.leaves[goal.key].says(day, unit)
            said = [one for one in map(ask, goal.goals) if one is not None]
            if not said:
                return None
            return sum(said) >= {Op.ALL: len(said), Op.ANY: 1, Op.K_OF: min(goal.k, len(said))}[goal.op]

        return ask(self.goal)

    def rest_row(self, day: date) -> bool:
        """Whether a table asks nothing of a day."""
        return self.unit is Per.DAY and self.says(day, Per.DAY) is None

    def _planned(self, day: date, kind: MarkKind) -> bool:
        weekday = self.rules.rest is not None and day.weekday() in self.rules.rest.weekdays
        return weekday or self.rest_row(day) or kind is MarkKind.VOID

    def _excused(self) -> dict[date, MarkKind]:
        days = list(days_between(self.first, self.horizon))
        found = excuses(
            self.rules,
            self.journal.marks,
            days,
            hits=self.day_hits,
            resting=[day for day in days if self.rest_row(day)],
            voids=[day for day in days if VOID(day, self.journal.zone)],
            today=self.today,
            week_start=self.challenge.week_start,
            quota=self.unit is Per.DAY,
        )
        if self.rules.rest and self.rules.rest.n and self.unit in (Per.WEEK, Per.MONTH):
            self._rest_weeks(found)
        return found

    def _rest_weeks(self, found: dict[date, MarkKind]) -> None:
        """Missed weeks or months that the rules let go, the earliest first."""
        assert self.rules.rest is not None
        assert self.unit is not None
        spent: dict[object, int] = {}
        for bucket in self._chain():
            days = list(days_between(bucket.first, bucket.last))
            if not bucket.asks or bucket.last >= self.today or all(day in found for day in days):
                continue
            key = self.key(bucket.first, Per(self.rules.rest.per)) if self.rules.rest.per != "challenge" else None
            if not self.says(bucket.first, self.unit) and spent.get(key, 0) < self.rules.rest.n:
                spent[key] = spent.get(key, 0) + 1
                found.update({day: MarkKind.REST for day in days if day not in found})

    def _chain(self, unit: Per | None = None) -> list[Bucket]:
        """The buckets of a unit, the streak's own where none is named."""
        unit = unit or self.unit
        pers = DAY_LIKE if unit is Per.DAY else (unit,)
        return next((walk.buckets for walk in self.leaves.values() if walk.leaf.per in pers), [])

    def streak(self, upto: date) -> tuple[int, int, str]:
        """Buckets hit in a row up to a day: now, at most, and how that stands (T6, T7)."""
        current = longest = 0
        safe = False
        assert self.unit is not None
        for bucket in self._chain():
            if bucket.first > upto:
                break
            hit = bool(self.says(bucket.first, self.unit))
            excused = self._bridges(bucket)
            if hit:
                current += 1
            elif not excused and bucket.last < self.today:
                current = 0
            longest = max(longest, current)
            safe = hit or excused
        return current, longest, "none" if not current else "safe" if safe else "at_risk"

    def _bridges(self, bucket: Bucket) -> bool:
        if self.unit is not Per.DAY and not bucket.asks:
            return True
        return all(day in self.excused for day in days_between(bucket.first, bucket.last))

    def met(self, since: date | None) -> date | None:
        """When the whole goal was fulfilled."""

        def ask(goal: Goal) -> date | None:
            if isinstance(goal, Leaf):
                return self.leaves[goal.key].met(since)
            dates = sorted(day for day in map(ask, goal.goals) if day is not None)
            needed = {Op.ALL: len(goal.goals), Op.ANY: 1, Op.K_OF: goal.k}[goal.op]
            return dates[needed - 1] if len(dates) >= needed else None

        return ask(self.goal)

    def misses(self) -> Iterator[date]:
        """The last days of the buckets that were due, are over and were not hit, in order."""
        found = []
        for unit in (Per.DAY, Per.WEEK, Per.MONTH):
            asked = [leaf for leaf in leaves(self.goal) if (Per.DAY if leaf.per in DAY_LIKE else leaf.per) is unit]
            counts = all(leaf.need.kind is NeedKind.COUNT for leaf in asked)
            if not asked or (counts and self.rules.on_miss is not OnMiss.RESET):
                continue
            for bucket in self._chain(unit):
                if bucket.last >= self.today or (unit is not Per.DAY and not bucket.asks):
                    continue
                free = all(day in self.excused for day in days_between(bucket.first, bucket.last))
                if not free and self.says(bucket.first, unit) is False:
                    found.append(bucket.last)
        yield from sorted(found)


def _since(walk: Walk) -> date | None:
    """From when on amounts count, where a miss sets the count back."""
    since: date | None = None
    if walk.rules.on_miss is OnMiss.RESET:
        for miss in walk.misses():
            met = walk.met(since)
            if met is not None and met <= miss:
                break
            since = miss + ONE
    return since


def see(challenge: Challenge, journal: Journal, today: date) -> Seen:
    """The challenge as it stands on `today`."""
    first, last = challenge.period.start, challenge.period.last
    longest, number, failed = 0, 1, None
    while True:
        walk = Walk(challenge, journal, today, first, last)
        since = _since(walk)
        met = walk.met(since)
        missed = next(walk.misses(), None)
        lost = missed is not None and (met is None or met > missed)
        ends = walk.rules.on_miss is OnMiss.RESTART and lost  # the days after it belong to the next attempt
        streak = walk.streak(missed if ends and missed else today) if walk.unit is not None else None
        longest = max(longest, streak[1] if streak else 0)
        if not lost or walk.rules.on_miss in (OnMiss.CONTINUE, OnMiss.RESET):
            break
        if walk.rules.on_miss is OnMiss.FAIL:
            failed = missed
            break
        assert missed is not None
        number, first = number + 1, missed + ONE
        last = None if last is None else first + (challenge.period.days or 1) * ONE - ONE
    if failed is None and met is None and last is not None and today > last:
        failed = last
    completed = met if failed is None else None
    excused = sorted(day for day in walk.excused if day <= today and not VOID(day, journal.zone))
    return Seen(
        attempt=number,
        start=first,
        day_hits=tuple(walk.day_hits),
        excused=tuple(excused) if walk.unit else None,
        hits=tuple((key, one.count(since)) for key, one in walk.leaves.items() if counted_over(one.leaf)),
        streak=streak and (streak[0], longest, streak[2]),
        completed_on=completed,
        failed_on=failed,
        status=_status(walk, completed, failed),
    )


def counted_over(leaf: Leaf) -> bool:
    """Whether a leaf has hits to count: buckets of dates of which all or a number are needed."""
    return leaf.per in (*DAY_LIKE, Per.WEEK, Per.MONTH) and leaf.need.kind in (NeedKind.ALL, NeedKind.COUNT)


def _status(walk: Walk, completed: date | None, failed: date | None) -> str:
    if walk.today < walk.first:
        return "planned"
    if completed is not None:
        return "completed"
    if failed is not None:
        return "failed"
    return "paused" if walk.excused.get(walk.today) is MarkKind.PAUSE else "active"
