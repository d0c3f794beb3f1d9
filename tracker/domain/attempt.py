"""One attempt at a challenge: its tallies, its hit and excused days, when it was met and when it missed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from tracker.domain.buckets import Tally, attribute
from tracker.domain.continuity import excused_days
from tracker.domain.counting import Selection, selection
from tracker.domain.days import DAY, Period
from tracker.domain.goals import DAILY, Goal, Group, Leaf, NeedKind, Per, leaves
from tracker.domain.sessions import Mark, MarkKind, Session
from tracker.domain.templates import Challenge, Makeup, OnMiss, Template, WindowKind
from tracker.domain.totals import TOTAL, total_leaf, weights
from tracker.domain.windows import rolling_end


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the journal holds for a challenge: answers to `questions`, sessions over midnight, marks, the zone.

    Both mappings go by leaf key; amounts hold each session whole on its start date.
    """

    amounts: Mapping[str, Mapping[date, int]]
    over_midnight: Mapping[str, tuple[Session, ...]]
    marks: tuple[Mark, ...] = ()
    zone: str | None = None


def questions(challenge: Challenge) -> dict[str, Selection]:
    """What an assessment needs to know, by leaf key; the total's own key is TOTAL."""
    span, entry = reach(challenge), challenge.template.entry
    return {leaf.key: selection(leaf, entry, span) for leaf in _all_leaves(challenge.template, challenge.period)}


def reach(challenge: Challenge) -> Period:
    """The days whose sessions may count: those of all attempts, and none after the day it was ended."""
    period = challenge.period
    if challenge.template.continuity.on_miss is OnMiss.RESTART and challenge.template.window.kind is WindowKind.ROLLING:
        period = Period(period.start, None)
    return period if challenge.ended_on is None else period.until(challenge.ended_on + DAY)


def _all_leaves(template: Template, period: Period) -> tuple[Leaf, ...]:
    total = total_leaf(template, period)
    return (*leaves(template.goal), *((total,) if total else ()))


class Attempt:
    """A challenge over one period, seen on `today`. `number` is 1 for the first attempt."""

    def __init__(self, challenge: Challenge, evidence: Evidence, today: date, period: Period, number: int = 1) -> None:
        self.challenge = challenge
        self.template = challenge.template
        self.evidence = evidence
        self.today = today
        self.period = period
        self.number = number
        asked = questions(challenge)
        tallies: dict[str, Tally] = {}
        for leaf in _all_leaves(challenge.template, period):
            amounts, credited = attribute(
                leaf,
                asked[leaf.key],
                evidence.amounts.get(leaf.key, {}),
                evidence.over_midnight.get(leaf.key, ()),
                period.start,
            )
            tallies[leaf.key] = Tally(leaf, period, challenge.week_start, amounts, credited)
        self._leaf_met: dict[str, date | None] = {}
        self._whole = tallies.pop(TOTAL, None)
        self.tallies = tallies

    @cached_property
    def daily(self) -> list[Tally]:
        """The tallies of the day targets."""
        return [tally for tally in self.tallies.values() if tally.leaf.per in DAILY]

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """What each day of a closed window weighs in the plan; excused days lie flat like planned rest."""
        return weights(self.template, self.period, self.excused)

    @cached_property
    def total(self) -> Tally | None:
        """The tally of the total, its target without what excused days would have asked."""
        if self._whole is None:
            return None
        leaf = total_leaf(self.template, self.period, self.excused)
        return self._whole if leaf is None else replace(self._whole, leaf=leaf)

    @cached_property
    def day_hits(self) -> frozenset[date]:
        """Days on which the day targets, joined as the goal joins them, are all hit."""
        candidates = {day for tally in self.daily for day in tally.hit_days()}
        return frozenset(day for day in candidates if self.hit(day))

    def hit(self, day: date) -> bool:
        """Whether the day targets, joined as the goal joins them, are all hit on `day`."""
        return bool(self._hit(self.template.goal, day))

    def _hit(self, goal: Goal, day: date) -> bool | None:
        """Whether a goal's day targets hold on `day`; None where it has none that day."""
        if isinstance(goal, Leaf):
            tally = self.tallies[goal.key]
            return tally.hit_on(day) if goal.per in DAILY and not tally.rests_on(day) else None
        return _joined(goal, [self._hit(child, day) for child in goal.goals])

    def hits_of(self, unit: Per) -> frozenset[int]:
        """Numbers of the days, weeks or months on which their targets hold, joined as the goal joins them."""
        if unit is Per.DAY:
            return frozenset(day.toordinal() for day in self.day_hits)
        candidates = {number for tally in self.tallies.values() if tally.unit is unit for number in tally.hits}
        return frozenset(number for number in candidates if self._holds(self.template.goal, unit, number))

    def _holds(self, goal: Goal, unit: Per, number: int) -> bool | None:
        """Whether a goal's targets of a unit hold in one bucket; None where it has none."""
        if isinstance(goal, Leaf):
            tally = self.tallies[goal.key]
            return number in tally.hits if tally.unit is unit else None
        return _joined(goal, [self._holds(child, unit, number) for child in goal.goals])

    @cached_property
    def excused(self) -> dict[date, MarkKind]:
        """Days that bridge and are not due, each with its reason; the day table's own rest rows are among them."""
        found = excused_days(
            self.template.continuity,
            self.evidence.marks,
            self.day_hits,
            self.period,
            self.today,
            zone=self.evidence.zone,
            week_start=self.challenge.week_start,
        )
        if any(not isinstance(tally.leaf.target, int) for tally in self.daily):
            upto = self.period if self.period.end else self.period.until(self.today + DAY)
            for day in upto.dates():
                if self.rests(day):
                    found.setdefault(day, MarkKind.REST)
        return found

    def rests(self, day: date) -> bool:
        """Whether the day table asks nothing of this day."""
        return bool(self.daily) and all(tally.rests_on(day) for tally in self.daily)

    def planned_rest(self, day: date) -> bool:
        """Whether the rules name this day a rest day, marks apart."""
        rule = self.template.continuity.rest
        return self.rests(day) or (rule is not None and day.weekday() in rule.weekdays)

    @cached_property
    def settled(self) -> dict[date, MarkKind]:
        """The excused days that shorten what is due: a rest marked for a day to come does not before it has passed."""
        return {day: kind for day, kind in self.excused.items() if day < self.today or self.planned_rest(day)}

    @property
    def makeup(self) -> bool:
        return self.template.continuity.makeup is Makeup.ANY

    @cached_property
    def met_on(self) -> date | None:
        """The day the whole goal was fulfilled, up to today."""
        return self._met(self.template.goal)

    def met_of(self, leaf: Leaf) -> date | None:
        """The day a leaf's need was fulfilled, up to today."""
        if leaf.key not in self._leaf_met:
            met = self.tallies[leaf.key].met_on(self.settled, makeup=self.makeup)
            self._leaf_met[leaf.key] = met if met is not None and met <= self.today else None
        return self._leaf_met[leaf.key]

    def _met(self, goal: Goal) -> date | None:
        if isinstance(goal, Leaf):
            return self.met_of(goal)
        dates = sorted(met for child in goal.goals if (met := self._met(child)) is not None)
        return dates[goal.needed - 1] if len(dates) >= goal.needed else None

    def first_miss(self) -> date | None:
        """Last day of the first day, week or month that is over, was due and on which the targets did not hold.

        Targets of which only a number must be hit miss nothing before the window ends.
        """
        return min((day for day in (self._missed_day(), *self._missed_buckets()) if day is not None), default=None)

    def _missed_day(self) -> date | None:
        if not any(tally.leaf.need.kind is not NeedKind.COUNT for tally in self.daily):
            return None
        for day in self.period.until(max(self.today, self.period.start)).dates():
            if day not in self.excused and self._hit(self.template.goal, day) is False:
                return day
        return None

    def _missed_buckets(self) -> Iterator[date]:
        over_by = self.today if self.period.end is None else min(self.today, self.period.end)
        for unit in (Per.WEEK, Per.MONTH):
            tallies = [tally for tally in self.tallies.values() if tally.leaf.per is unit]
            if not tallies or all(tally.leaf.need.kind is NeedKind.COUNT for tally in tallies):
                continue
            for bucket in tallies[0].asking_until(over_by):
                last = bucket.period.last
                over = last is not None and last < self.today
                due = any(day not in self.excused for day in bucket.period.dates())
                if over and due and self._holds(self.template.goal, unit, bucket.number) is False:
                    yield last or self.today
                    break

    @property
    def finished_days(self) -> int:
        """k: how many days of the window are over."""
        over = max(0, (self.today - self.period.start).days)
        return over if self.period.days is None else min(over, self.period.days)

    @property
    def ended(self) -> bool:
        """Whether the athlete has ended it by now."""
        ended = self.challenge.ended_on
        return ended is not None and ended <= self.today

    @property
    def over(self) -> bool:
        """Whether the window lies wholly in the past."""
        return self.period.end is not None and self.today >= self.period.end


def _joined(group: Group, results: list[bool | None]) -> bool | None:
    """What a group makes of its children's results; those that say nothing are left out."""
    known = [result for result in results if result is not None]
    return sum(known) >= min(group.needed, len(known)) if known else None


def present_attempt(challenge: Challenge, evidence: Evidence, today: date) -> tuple[Attempt, date | None]:
    """The attempt that is running, and the day on which the challenge failed for good, if it did.

    Where a miss restarts, the next attempt begins the day after it and the old one stays failed (B12); where a miss
    fails, that is the end; otherwise there is one attempt.
    """
    attempt = Attempt(challenge, evidence, today, challenge.period)
    rule = challenge.template.continuity.on_miss
    if rule not in (OnMiss.RESTART, OnMiss.FAIL):
        return attempt, None
    while attempt.met_on is None and (missed := attempt.first_miss()) is not None:
        if rule is OnMiss.FAIL:
            return attempt, missed
        start, end = missed + DAY, attempt.period.end
        if challenge.template.window.kind is WindowKind.ROLLING:
            end = rolling_end(challenge.template.window, start)
        if end is not None and start >= end:
            return attempt, missed
        attempt = Attempt(challenge, evidence, today, Period(start, end), attempt.number + 1)
    return attempt, None
