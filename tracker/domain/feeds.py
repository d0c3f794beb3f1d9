"""What sessions add to the targets of running challenges: the same figures before and after they are stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.assess import first_kind, shown_measure
from tracker.domain.attempt import Attempt, Evidence, reach
from tracker.domain.buckets import Tally, attribute
from tracker.domain.counting import day_amounts, fits, selection
from tracker.domain.days import Period
from tracker.domain.goals import Agg, Leaf, Per, leaves
from tracker.domain.progress import Progress
from tracker.domain.sessions import Measure, Session
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

    @property
    def hit(self) -> bool:
        return self.after >= self.target


def feeds_of(progress: Progress, sessions: Sequence[Session]) -> tuple[Feed, ...]:
    """What `sessions` add to each target of one challenge, on top of the amounts that `progress` holds."""
    challenge, counted = progress.challenge, reach(progress.challenge)
    period = _period_fed(progress, sessions)
    later: dict[str, Tally] = {}
    touched: list[tuple[Leaf, date]] = []
    for leaf in leaves(challenge.template.goal):
        choice = selection(leaf, challenge.template.entry, period)
        fitting = [s for s in sessions if s.local_date in period and s.local_date in counted and fits(choice, s)]
        added, credited = attribute(leaf, choice, day_amounts(choice, tuple(fitting)), fitting, period.start)
        amounts = dict(progress.amounts.get(leaf.key, {}))
        for day, value in added.items():
            before = amounts.get(day, 0)
            amounts[day] = max(before, value) if choice.agg is Agg.MAX else before + value
        known = progress.credited.get(leaf.key, frozenset())
        later[leaf.key] = Tally(leaf, period, challenge.week_start, amounts, known | credited)
        touched += [(leaf, day) for day in sorted({day for day, value in added.items() if value} | credited)]
    after = Attempt(challenge, Evidence(amounts={}, over_midnight={}), progress.today, period)
    after.tallies = later
    return tuple(_feed(progress, after, leaf, day) for leaf, day in _one_a_bucket(touched))


def _period_fed(progress: Progress, sessions: Sequence[Session]) -> Period:
    """The present attempt's period; all attempts' where a late session falls on an earlier one."""
    first = progress.challenge.period.start
    earlier = any(first <= session.local_date < progress.period.start for session in sessions)
    return Period(first, progress.period.end) if earlier else progress.period


def too_late(progress: Progress, sessions: Sequence[Session]) -> bool:
    """Whether one of the sessions would count but for being entered after the challenge's deadline."""
    challenge, counted = progress.challenge, reach(progress.challenge)
    entry = challenge.template.entry
    for leaf in leaves(challenge.template.goal):
        strict, open_ = selection(leaf, entry, counted), selection(leaf, Entry(), counted)
        if any(s.local_date in counted and fits(open_, s) and not fits(strict, s) for s in sessions):
            return True
    return False


def _one_a_bucket(touched: list[tuple[Leaf, date]]) -> list[tuple[Leaf, date]]:
    """Targets that hold several days are fed once, shown for the last of the days."""
    whole = {leaf.key: (leaf, day) for leaf, day in touched if leaf.per in (Per.WINDOW, Per.SESSION)}
    return [pair for pair in touched if pair[0].key not in whole or whole[pair[0].key] == pair]


def _feed(progress: Progress, after: Attempt, leaf: Leaf, day: date) -> Feed:
    now = after.tallies[leaf.key]
    bucket = now.bucket_of(day)
    amounts = progress.amounts.get(leaf.key, {})
    credited = progress.credited.get(leaf.key, frozenset())
    before = Tally(leaf, after.period, progress.challenge.week_start, amounts, credited)
    return Feed(
        challenge=progress.handle,
        title=progress.challenge.title,
        goal=leaf.key,
        goal_title=leaf.title,
        activity=first_kind(leaf),
        measure=shown_measure(leaf),
        before=before.shown(bucket),
        after=now.shown(bucket),
        target=bucket.target,
        day=after.period.day_number(day),
        day_complete=after.hit(day),
    )
