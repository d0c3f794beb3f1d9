"""What sessions add to the targets of running challenges: the same figures before and after they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.assess import first_kind, shown_measure
from tracker.domain.attempt import CUT, Attempt
from tracker.domain.counting import counting_as, selection
from tracker.domain.days import Period
from tracker.domain.evidence import facts_asked, questions, reach, wants_midnight
from tracker.domain.goals import DAILY, Agg, Cmp, Leaf, NeedKind, Per, leaves
from tracker.domain.progress import Progress
from tracker.domain.sessions import FactDraft, Measure, Session
from tracker.domain.templates import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a log line adds to one target. Amounts in the measure's base unit."""

    challenge: str
    title: str  # of the challenge
    goal: str
    goal_title: str
    activity: str
    measure: Measure
    before: int
    after: int
    target: int
    day: int  # day number of the challenge it falls on
    day_complete: bool  # whether all of that day's targets are hit afterwards
    unit: str = ""  # of a day fact
    at_most: bool = False

    @property
    def hit(self) -> bool:
        """Whether the target is reached; an upper bound is kept, so far."""
        return self.after <= self.target if self.at_most else self.after >= self.target


def feeds_of(progress: Progress, sessions: Sequence[Session], facts: Sequence[FactDraft] = ()) -> tuple[Feed, ...]:
    """What `sessions` and figures of days add to each target of one challenge, on top of what `progress` stands on."""
    challenge, counted, known = progress.challenge, reach(progress.challenge), progress.evidence
    asked_for = facts_asked(challenge) if facts else frozenset[str]()
    figures = [fact for fact in facts if fact.key in asked_for and fact.on in counted]
    if known is None or not (figures or any(s.local_date in counted or s.end_date in counted for s in sessions)):
        return ()
    period = _period_fed(progress, sessions)
    asked = questions(challenge, known.taken)
    fitting = {
        leaf.key: [
            one
            for one in sessions
            if (one.local_date in counted or (wants_midnight(leaf) and one.end_date in counted))
            and counting_as(asked[leaf.key], one)
        ]
        for leaf in leaves(challenge.template.goal)
        if leaf.key in asked
    }
    if not figures and not any(fitting.values()):
        return ()
    before = Attempt(challenge, known, progress.today, period)
    after = Attempt(challenge, known.plus(challenge, sessions, figures), progress.today, period)
    touched: list[tuple[Leaf, date]] = []
    for leaf in leaves(challenge.template.goal):
        old, new = before.tallies[leaf.key], after.tallies[leaf.key]
        days = {day for day, value in new.amounts.items() if value != old.amounts.get(day, 0) and day in new.period}
        days |= new.credited - old.credited
        if leaf.agg in (Agg.MAX, Agg.MIN, Agg.DAYS):  # no more than before, and still worth saying
            days |= {one.local_date for one in fitting.get(leaf.key, ()) if one.local_date in new.period}
        touched += [(leaf, day) for day in sorted(days)]
    return tuple(one for leaf, day in _one_a_bucket(touched) for one in _feed(progress, before, after, leaf, day))


def _period_fed(progress: Progress, sessions: Sequence[Session]) -> Period:
    """The present attempt's period; all attempts' where a late session falls on an earlier one."""
    first = progress.challenge.period.start
    earlier = any(first <= session.local_date < progress.period.start for session in sessions)
    return Period(first, progress.period.end) if earlier else progress.period


def needs_clock(progress: Progress, sessions: Sequence[Session]) -> bool:
    """Whether one of the sessions would count but for the clock time that it does not have."""
    challenge = progress.challenge
    if challenge.starts_at is None:
        return False
    asked, counted = questions(challenge), reach(challenge)
    untimed = [one for one in sessions if not one.timed and one.local_date in counted]
    choices = [choice for key, choice in asked.items() if not key.startswith("award:")]
    return any(counting_as(choice, one) for choice in choices for one in untimed)


def too_late(progress: Progress, sessions: Sequence[Session]) -> bool:
    """Whether one of the sessions would count but for being entered after the challenge's deadline."""
    challenge, counted = progress.challenge, reach(progress.challenge)
    entry = challenge.template.entry
    asked = questions(challenge)
    for leaf in leaves(challenge.template.goal):
        if leaf.key not in asked:
            continue
        strict = selection(leaf, entry, counted, joined_at=challenge.joined_at)
        open_ = selection(leaf, Entry(), counted)
        if any(s.local_date in counted and counting_as(open_, s) and not counting_as(strict, s) for s in sessions):
            return True
    return False


def _one_a_bucket(touched: list[tuple[Leaf, date]]) -> list[tuple[Leaf, date]]:
    """Targets that hold several days are fed once, shown for the last of the days."""
    best = NeedKind.BEST
    whole = {leaf.key: (leaf, day) for leaf, day in touched if leaf.per not in (*DAILY, *CUT) or leaf.need.kind is best}
    return [pair for pair in touched if pair[0].key not in whole or whole[pair[0].key] == pair]


def _feed(progress: Progress, before: Attempt, after: Attempt, leaf: Leaf, day: date) -> tuple[Feed, ...]:
    """What one target got on a day; for slots of real time a feed each."""
    now, then = after.tallies[leaf.key], before.tallies[leaf.key]

    def feed(done: int, reached: int, target: int) -> Feed:
        return Feed(
            challenge=progress.handle,
            title=progress.challenge.title,
            goal=leaf.key,
            goal_title=leaf.title,
            activity=first_kind(leaf),
            measure=shown_measure(leaf),
            before=done,
            after=reached,
            target=target,
            day=after.period.day_number(day),
            day_complete=after.hit(day),
            unit=leaf.unit,
            at_most=leaf.cmp is Cmp.AT_MOST,
        )

    if leaf.need.kind is NeedKind.BEST and leaf.need.n is not None:
        return (feed(then.best_sum(leaf.need.n), now.best_sum(leaf.need.n), leaf.target_of(0)),)
    if leaf.per is Per.EVERY:
        from tracker.domain.slots import SlotTally

        if isinstance(now, SlotTally) and isinstance(then, SlotTally):
            return tuple(
                feed(then.amount_of(number), now.amount_of(number), leaf.target_of(number))
                for number in sorted(now.by_slot)
                if now.amount_of(number) != then.amount_of(number)
            )
    bucket = now.bucket_of(day)
    return (feed(then.shown(then.bucket_of(day)), now.shown(bucket), bucket.target),)
