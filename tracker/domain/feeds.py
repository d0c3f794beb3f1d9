"""What sessions add to the targets of running challenges: the same figures before and after they are stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.domain.assess import first_kind, shown_measure
from tracker.domain.attempt import Attempt, Evidence
from tracker.domain.buckets import Tally
from tracker.domain.counting import amount, fits, selection
from tracker.domain.goals import Agg, Leaf, Per, leaves
from tracker.domain.progress import Progress
from tracker.domain.sessions import Measure, Session


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
    template, period = progress.challenge.template, progress.period
    after: dict[str, Mapping[date, int]] = dict(progress.amounts)
    touched: list[tuple[Leaf, date]] = []
    for leaf in leaves(template.goal):
        choice = selection(leaf, template.entry, period)
        amounts = dict(progress.amounts.get(leaf.key, {}))
        for session in sessions:
            day = session.local_date
            if day not in period or not fits(choice, session):
                continue
            value, before = amount(choice, session), amounts.get(day, 0)
            amounts[day] = max(before, value) if choice.agg is Agg.MAX else before + value
            if (leaf, day) not in touched and value:
                touched.append((leaf, day))
        after[leaf.key] = amounts
    later = Attempt(progress.challenge, Evidence(amounts=after, over_midnight={}), progress.today, period)
    return tuple(_feed(progress, later, leaf, day) for leaf, day in _one_a_bucket(touched))


def _one_a_bucket(touched: list[tuple[Leaf, date]]) -> list[tuple[Leaf, date]]:
    """Targets that hold several days are fed once, shown for the last of the days."""
    whole = {leaf.key: (leaf, day) for leaf, day in touched if leaf.per in (Per.WINDOW, Per.SESSION)}
    return [pair for pair in touched if pair[0].key not in whole or whole[pair[0].key] == pair]


def _feed(progress: Progress, later: Attempt, leaf: Leaf, day: date) -> Feed:
    now = later.tallies[leaf.key]
    bucket = now.bucket_of(day)
    before = Tally(leaf, progress.period, progress.challenge.week_start, progress.amounts.get(leaf.key, {}))
    return Feed(
        challenge=progress.handle,
        title=progress.challenge.title,
        goal=leaf.key,
        goal_title=leaf.title,
        activity=first_kind(leaf),
        measure=shown_measure(leaf),
        before=before.amount_in(bucket.period),
        after=now.amount_in(bucket.period),
        target=bucket.target,
        day=progress.period.day_number(day),
        day_complete=later.hit(day),
    )
