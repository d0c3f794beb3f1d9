"""One attempt at a challenge: its tallies, its hit and excused days, when it was met and when it missed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cached_property

from tracker.domain.buckets import Tally
from tracker.domain.continuity import excused_days
from tracker.domain.days import DAY, Period, month_of
from tracker.domain.evidence import Evidence, questions, reach
from tracker.domain.goals import Goal, Group, Leaf, NeedKind, Order, Per
from tracker.domain.sessions import MarkKind
from tracker.domain.tallying import spans_days, tally_of
from tracker.domain.templates import Challenge
from tracker.domain.totals import total_leaf, weights

CUT = (Per.WEEK, Per.MONTH)
NEVER = date.max - 2 * DAY


class Attempt:
    """A challenge over one period, seen on `today`. `number` is 1 for the first attempt.

    Where a miss sets the count back, totals and counts of buckets take nothing from before `since`.
    """

    def __init__(
        self,
        challenge: Challenge,
        evidence: Evidence,
        today: date,
        period: Period,
        number: int = 1,
        since: date | None = None,
    ) -> None:
        self.challenge = challenge
        self.template = challenge.template
        self.evidence = evidence
        self.today = today
        self.period = period
        self.number = number
        self.since = since
        self._asked = questions(challenge, evidence.taken)
        self.let_go: set[int] = set()  # weeks or months that the rest rule excuses
        self._leaf_met: dict[str, date | None] = {}
        self.tallies: dict[str, Tally] = {}
        self._build(self.template.goal, None)
        total = total_leaf(self.template, period)
        self._whole = None if total is None else self._tally(total, since)

    def _build(self, goal: Goal, after: date | None) -> None:
        """Make the tallies of a goal that counts from the day after `after`."""
        if isinstance(goal, Leaf):
            moved = after and after + DAY
            over_window = None if spans_days(goal) else self.since
            since = max(filter(None, (moved, over_window)), default=None)
            tally = self._tally(goal, since, moved=after is not None)
            tally.since = self.since
            self.tallies[goal.key] = tally
            return
        for child in goal.goals:
            self._build(child, after)
            if goal.sequence:
                after = _met(child, self._met_plainly) or NEVER

    @property
    def counts(self) -> bool:
        """Whether a miss that resets has anything to set back: a total, or a number of buckets."""
        leaves = [tally.leaf for tally in self.tallies.values()]
        kinds = (NeedKind.COUNT, NeedKind.BEST)
        return self._whole is not None or any(leaf.need.kind in kinds or not spans_days(leaf) for leaf in leaves)

    def again(self, since: date) -> "Attempt":
        """The same attempt with nothing counted from before `since`; its days and excuses stay as they are."""
        other = Attempt(self.challenge, self.evidence, self.today, self.period, self.number, since)
        for name in ("day_hits", "excused", "settled"):
            other.__dict__[name] = getattr(self, name)
        return other

    def _tally(self, leaf: Leaf, since: date | None, *, moved: bool = False) -> Tally:
        period = self.period if spans_days(leaf) else Period(self._counted_from, self.period.end)
        if since is not None and since > NEVER:
            period, since = Period(self.period.start, self.period.start), None  # its turn has not come
        elif moved and since is not None and since in period:
            period = Period(since, period.end)
        choice = self._asked.get(leaf.key)
        return tally_of(leaf, self.challenge, self.evidence, choice, self.today, period, since)

    @property
    def _counted_from(self) -> date:
        """The first day that counts for goals over the whole window: earlier than the start where history counts."""
        return reach(self.challenge).start if self.template.window.history else self.period.start

    def _met_plainly(self, leaf: Leaf) -> date | None:
        """When a leaf of a sequence was fulfilled, excuses apart: they are worked out over all goals."""
        met = self.tallies[leaf.key].met_on((), makeup=self.template.continuity.makeup)
        return met if met is not None and met <= self.today else None

    @cached_property
    def daily(self) -> list[Tally]:
        """The tallies of the day targets."""
        return [tally for tally in self.tallies.values() if tally.daily and tally.chained]

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
        if leaf is not None and leaf != self._whole.leaf:
            self._whole.leaf = leaf
        return self._whole

    @cached_property
    def day_hits(self) -> frozenset[date]:
        """Days on which the day targets, joined as the goal joins them, are all hit."""
        candidates = {day for tally in self.daily for day in tally.hit_days()}
        return frozenset(day for day in candidates if self.hit(day))

    def hit(self, day: date) -> bool:
        """Whether the day targets, joined as the goal joins them, are all hit on `day`."""
        return bool(self._hit(self.template.goal, day))

    def fails(self, day: date) -> bool:
        """Whether the day targets ask something of a day and are not hit on it."""
        return self._hit(self.template.goal, day) is False

    def fails_in(self, unit: Per, number: int) -> bool:
        """Whether the targets of a unit ask something of a bucket and are not hit in it."""
        return self._holds(self.template.goal, unit, number) is False

    def _hit(self, goal: Goal, day: date) -> bool | None:
        """Whether a goal's day targets hold on `day`; None where it has none that day."""
        if isinstance(goal, Leaf):
            tally = self.tallies[goal.key]
            asks = tally.daily and tally.chained and not tally.rests_on(day) and not tally.open_on(day)
            return tally.hit_on(day) if asks else None
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
            return number in tally.hits if tally.unit is unit and tally.chained else None
        return _joined(goal, [self._holds(child, unit, number) for child in goal.goals])

    @cached_property
    def excused(self) -> dict[date, MarkKind]:
        """Days that bridge and are not due, each with its reason; the day table's own rest rows are among them."""
        rules = self.template.continuity
        by_days = bool(self.daily) or not self._cut
        found = excused_days(
            rules if by_days or rules.rest is None or rules.rest.weekdays else replace(rules, rest=None),
            self.evidence.marks,
            self.day_hits | self._still_open,
            self.period,
            self.today,
            zone=self.evidence.zone,
            week_start=self.challenge.week_start,
            resting=self._resting,
        )
        if not by_days and rules.rest is not None and not rules.rest.weekdays:
            self._rest_buckets(rules.rest.n, rules.rest.per, found)
        return found

    @cached_property
    def _still_open(self) -> frozenset[date]:
        """Past days whose rows may still be done in their week: nothing is spent on them yet."""
        if not any(tally.leaf.order is Order.WEEK for tally in self.daily):
            return frozenset()
        week = Period(max(self.period.start, self.today - 6 * DAY), self.period.end).until(
            max(self.period.start, self.today)
        )
        return frozenset(day for day in week.dates() if self.open_on(day))

    @cached_property
    def _resting(self) -> list[date]:
        """The days of which the day table asks nothing."""
        if not any(isinstance(tally.leaf.target, tuple) for tally in self.daily):
            return []
        upto = self.period if self.period.end else self.period.until(max(self.period.start, self.today + DAY))
        return [day for day in upto.dates() if self.rests(day)]

    @cached_property
    def _cut(self) -> list[Tally]:
        """The tallies of weeks or months, of the first unit that occurs."""
        cut = [tally for tally in self.tallies.values() if tally.leaf.per in CUT and tally.chained]
        return [tally for tally in cut if tally.leaf.per is cut[0].leaf.per]

    def _rest_buckets(self, most: int, per: str, found: dict[date, MarkKind]) -> None:
        """Excuse missed weeks or months, the earliest first, as many as the rest rule allows."""
        end = self.today if self.period.end is None else min(self.today, self.period.end)
        spent: dict[date, int] = {}
        for bucket in self._cut[0].asking_until(end):
            last = bucket.period.last
            if last is None or last >= self.today:
                continue
            if self._holds(self.template.goal, self._cut[0].unit, bucket.number) is not False:
                continue
            if all(day in found for day in bucket.period.dates()):
                continue
            key = month_of(bucket.period.start) if per == "month" else date.min
            if spent.get(key, 0) < most:
                spent[key] = spent.get(key, 0) + 1
                self.let_go.add(bucket.number)
                found.update({day: MarkKind.REST for day in bucket.period.dates() if day not in found})

    def rests(self, day: date) -> bool:
        """Whether the day table asks nothing of this day."""
        return bool(self.daily) and all(tally.rests_on(day) for tally in self.daily)

    def open_on(self, day: date) -> bool:
        """Whether what the day asks may still be done on another day."""
        return bool(self.daily) and any(tally.open_on(day) for tally in self.daily)

    def planned_rest(self, day: date) -> bool:
        """Whether the rules name this day a rest day, marks apart."""
        rule = self.template.continuity.rest
        return self.rests(day) or (rule is not None and day.weekday() in rule.weekdays)

    def marked_excuse(self, day: date) -> MarkKind | None:
        """Why the day itself is excused: not because its week or month is free."""
        kind = self.excused.get(day)
        if kind is MarkKind.REST and self.let_go and not self.daily:
            marked = any(mark.on == day and mark.kind is kind for mark in self.evidence.marks)
            return kind if marked else None
        return kind

    @cached_property
    def settled(self) -> dict[date, MarkKind]:
        """The excused days that shorten what is due: a rest marked for a day to come does not before it has passed."""
        return {day: kind for day, kind in self.excused.items() if day < self.today or self.planned_rest(day)}

    @cached_property
    def met_on(self) -> date | None:
        """The day the whole goal was fulfilled, up to today."""
        return _met(self.template.goal, self.met_of)

    def met_of(self, leaf: Leaf) -> date | None:
        """The day a leaf's need was fulfilled, up to today."""
        if leaf.key not in self._leaf_met:
            met = self.tallies[leaf.key].met_on(self.settled, makeup=self.template.continuity.makeup)
            self._leaf_met[leaf.key] = met if met is not None and met <= self.today else None
        return self._leaf_met[leaf.key]

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


def _met(goal: Goal, met_of: Callable[[Leaf], date | None]) -> date | None:
    """The day a goal was fulfilled, by the days its leaves were."""
    if isinstance(goal, Leaf):
        return met_of(goal)
    dates = sorted(met for child in goal.goals if (met := _met(child, met_of)) is not None)
    return dates[goal.needed - 1] if len(dates) >= goal.needed else None
