"""Days that go as planned: what the targets ask of each, as sessions and figures that were never logged."""

from collections.abc import Mapping
from datetime import date
from math import ceil

from tracker.domain.attempt import CUT, Attempt
from tracker.domain.buckets import Tally
from tracker.domain.counting import fits, summed
from tracker.domain.days import DAY, Period, midnight, week_of
from tracker.domain.evidence import questions
from tracker.domain.goals import DAILY, Agg, Cmp, Leaf, NeedKind, Order, Per
from tracker.domain.made_sessions import made_sessions
from tracker.domain.pace import Plan
from tracker.domain.sessions import FactDraft, Measure, Session
from tracker.domain.slots import SlotTally
from tracker.domain.templates import Makeup

Amounts = Mapping[tuple[date, str], int]  # what a day brings a goal, in place of what is planned


def plans(leaf: Leaf) -> bool:
    """Whether it can be told what a goal asks of a day: not of races, of keys, of the best days, of rows that move."""
    told = leaf.per is not Per.BY and leaf.measure is not Measure.RESULTS and leaf.need.kind is not NeedKind.BEST
    return told and leaf.order is not Order.WEEK


class Planner:
    """Goes through the days of an attempt and adds what is missing for each to go as planned.

    A day target asks for itself, a week or month for an even share of what it lacked this morning, a goal over the
    window for its share of the plan, slots of real time for each that opens. `sessions` and `facts` hold what was
    added so far.
    """

    def __init__(self, attempt: Attempt) -> None:
        self.sessions: list[Session] = []
        self.facts: list[FactDraft] = []
        self._attempt = attempt
        self._asked = questions(attempt.challenge, attempt.evidence.taken)
        self._done = {key: dict(tally.amounts) for key, tally in attempt.tallies.items()}

    def add(self, day: date, amounts: Amounts, *, make_up: bool = False) -> None:
        """Let a day go as planned, or bring the `amounts` given; `make_up` adds what may still be made up.

        Whatever may be made up is, on the last day on which it may.
        """
        for tally in self._attempt.tallies.values():
            leaf = tally.leaf
            chosen = amounts.get((day, leaf.key))
            if chosen is not None:
                self._bring(leaf, day, chosen)
            elif leaf.cmp is Cmp.AT_MOST or day in self._attempt.excused or not plans(leaf):
                continue
            elif isinstance(tally, SlotTally):
                self._fill_slots(tally, day)
            else:
                owed = self._owed(tally, day) if make_up else 0
                self._bring(leaf, day, max(owed, self._share(tally, day)))

    # -- how much -------------------------------------------------------------------------------------------------

    def _share(self, tally: Tally, day: date) -> int:
        """What a goal asks of a day."""
        leaf = tally.leaf
        if day not in tally.period:
            return 0
        if leaf.per in DAILY:
            return tally.target_on(day)
        if leaf.per is Per.ROLLING and leaf.roll_days:
            return ceil(tally.whole_target / leaf.roll_days)
        if leaf.agg in (Agg.MAX, Agg.MIN) or leaf.per is Per.SESSION:
            return 0
        if leaf.per in CUT:
            return self._even_share(tally, day)
        if leaf.per is Per.WINDOW and self._attempt.period.end is not None:
            plan, number = Plan(tally.whole_target, self._attempt.weights), self._attempt.period.day_number(day)
            return ceil(plan.at(number)) - ceil(plan.at(number - 1))
        return 0

    def _even_share(self, tally: Tally, day: date) -> int:
        """A day's share of what its week or month lacked this morning, so that the shares add up to all of it."""
        bucket = tally.bucket_of(day)
        first = max(bucket.period.start, self._attempt.today)
        before = tally.amount_in(Period(bucket.period.start, first))
        lacking = max(0, bucket.target - before)
        days, number = Period(first, bucket.period.end).days or 1, (day - first).days
        return lacking * (number + 1) // days - lacking * number // days

    def _owed(self, tally: Tally, day: date) -> int:
        """What must be done on a day because it is the last on which it may be; 0 on any other."""
        leaf, done = tally.leaf, self._done[tally.leaf.key]
        if day not in tally.period:
            return 0
        if leaf.per in DAILY:
            return self._repaying(tally, day)
        span = tally.bucket_of(day).period
        if leaf.per is Per.ROLLING or day != span.last:
            return 0
        others = [value for on, value in done.items() if on in span and on != day]
        if leaf.agg is Agg.MAX:
            return 0 if max(others, default=0) >= tally.target_on(day) else tally.target_on(day)
        return max(0, tally.target_on(day) - sum(others))

    def _repaying(self, tally: Tally, day: date) -> int:
        """What a day target asks of a day with all that earlier days left undone, where the rules let it be repaid."""
        rule, last = self._attempt.template.continuity.makeup, self._attempt.period.last
        first = self._attempt.period.start
        if rule is Makeup.SAME_PERIOD:
            first = max(first, week_of(day, tally.week_start))
            ends = week_of(day, tally.week_start) + 6 * DAY
            last = ends if last is None else min(last, ends)
        if rule is Makeup.NONE or day != last:
            return 0
        owed = 0
        for on in Period(first, day).dates():
            asked = 0 if on in self._attempt.excused else tally.target_on(on)
            owed = max(0, owed + asked - self._done[tally.leaf.key].get(on, 0))
        return owed + tally.target_on(day)

    # -- as sessions and figures ----------------------------------------------------------------------------------

    def _bring(self, leaf: Leaf, day: date, wanted: int) -> None:
        """Add what is missing for a day to come to `wanted`."""
        missing = wanted - self._done[leaf.key].get(day, 0)
        if missing <= 0:
            return
        known = self._attempt.evidence.facts.get(leaf.fact, {})
        choice = self._asked.get(leaf.key)
        if leaf.fact and (choice is None or day in known):
            self.facts.append(FactDraft(key=leaf.fact, on=day, value=missing, adds=True))
            for tally in self._attempt.tallies.values():
                if tally.leaf.fact == leaf.fact:
                    self._done[tally.leaf.key][day] = self._done[tally.leaf.key].get(day, 0) + missing
        elif choice is not None:
            for one in made_sessions(self._attempt, leaf, choice, day, wanted if leaf.agg is Agg.MAX else missing):
                self._note(one)

    def _fill_slots(self, tally: SlotTally, day: date) -> None:
        """Bring every slot that opens on a day, or is open now, to its target."""
        number, ends = max(0, tally.slot_at(midnight(day, tally.zone))), midnight(day + DAY, tally.zone)
        choice = self._asked[tally.leaf.key]
        while tally.opens(number) < ends and (tally.count is None or number < tally.count):
            missing = tally.leaf.target_of(number) - tally.amount_of(number)
            if number >= tally.slot_at(tally.now) and tally.date_of(number) == day and missing > 0:
                opens = max(tally.opens(number), tally.now)
                for one in made_sessions(self._attempt, tally.leaf, choice, day, missing, opens):
                    self._note(one)
            number += 1

    def _note(self, session: Session) -> None:
        """Add a session, and what it brings each goal."""
        self.sessions.append(session)
        for tally in self._attempt.tallies.values():
            leaf, choice = tally.leaf, self._asked.get(tally.leaf.key)
            if choice is None or not fits(choice, session):
                continue
            if leaf.agg is Agg.DAYS:
                if leaf.reaches(summed(choice, [session]).get(session.local_date, 0), leaf.each):
                    self._done[leaf.key][session.local_date] = 1
            else:
                self._done[leaf.key] = summed(choice, [session], self._done[leaf.key])
