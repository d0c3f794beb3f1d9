"""A team's amounts: what its members did, made into one figure for each bucket."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.counting import Selection
from tracker.domain.days import month_of, week_of
from tracker.domain.evidence import Evidence, all_leaves, questions
from tracker.domain.goals import DAILY, Attribution, Leaf, Per
from tracker.domain.midnight import attribute
from tracker.domain.tallying import counted_amounts
from tracker.domain.templates import Challenge, Team, TeamAgg

WHOLE = 1000  # a factor that changes nothing

Amounts = Mapping[date, int]


def together(challenge: Challenge, members: Sequence[Evidence], mine: int = 0) -> Evidence:
    """The evidence of a team: amounts joined as its rule says, after each member's cap and factor.

    The marks, the zone and the hour are those of member `mine`, who asks. Sessions and results that goals look at one
    by one are those of all members, in order of time. No date is credited for what others began the day before.
    """
    team = challenge.template.team
    if team is None or not members:
        raise ValueError("a team has a rule and members")
    own = members[mine]
    asked = questions(challenge, own.taken)
    amounts: dict[str, dict[date, int]] = {}
    for leaf in all_leaves(challenge.template, challenge.period):
        held = [_of_member(leaf, challenge, one, asked.get(leaf.key)) for one in members]
        scaled = [_scaled(one, factor_of(challenge, n)) for n, one in enumerate(held)]
        amounts[leaf.key] = combined(team, scaled, leaf, challenge)
    for award in (key for key in asked if key.startswith("award:")):
        amounts[award] = dict(own.amounts.get(award, {}))
    every = dict.fromkeys(key for one in members for key in one.sessions)
    return replace(
        own,
        members=tuple(members),
        mine=mine,
        amounts=amounts,
        facts={},
        over_midnight={},
        sessions={
            key: tuple(sorted((s for one in members for s in one.sessions.get(key, ())), key=lambda s: s.started_at))
            for key in every
        },
        results=tuple(sorted((r for one in members for r in one.results), key=lambda result: result.race.on)),
    )


def _of_member(leaf: Leaf, challenge: Challenge, one: Evidence, choice: Selection | None) -> Amounts:
    """What counts of a member on each date; each date its share where the rule is strict."""
    found = counted_amounts(leaf, challenge, one, choice)
    if choice is None or leaf.attribution is not Attribution.STRICT:
        return found
    return attribute(leaf, choice, found, one.over_midnight.get(leaf.key, ()), challenge.period.start)[0]


def factor_of(challenge: Challenge, member: int) -> int:
    """The factor of a member, per mille."""
    return challenge.factors[member] if member < len(challenge.factors) else WHOLE


def _scaled(amounts: Amounts, factor: int) -> Amounts:
    return amounts if factor == WHOLE else {day: value * factor // WHOLE for day, value in amounts.items()}


def combined(team: Team, held: Sequence[Amounts], leaf: Leaf | None, challenge: Challenge) -> dict[date, int]:
    """The team's amount on each date, so that within a bucket the dates add up to the team's figure for it.

    Within a bucket each member's running sum grows, so the mean, the least or the best of those sums grows too; a
    date gets what the team's figure gained on it.
    """
    days = sorted({day for amounts in held for day in amounts})
    if team.agg is TeamAgg.SUM:
        return {day: sum(amounts.get(day, 0) for amounts in held) for day in days}
    if team.agg is TeamAgg.RELAY:
        start = challenge.period.start
        return {day: held[(day - start).days % len(held)].get(day, 0) for day in days if day >= start}
    found: dict[date, int] = {}
    sums, before, bucket = [0] * len(held), 0, None
    for day in days:
        now = _bucket(leaf, day, challenge)
        if now != bucket:
            sums, before, bucket = [0] * len(held), 0, now
        sums = [total + amounts.get(day, 0) for total, amounts in zip(sums, held, strict=True)]
        after = figure(team, sums)
        found[day], before = after - before, after
    return found


def figure(team: Team, sums: Sequence[int]) -> int:
    """The team's figure from its members'; a mean is rounded down."""
    match team.agg:
        case TeamAgg.MEAN:
            return sum(sums) // len(sums)
        case TeamAgg.MIN:
            return min(sums)
        case TeamAgg.BEST:
            return sum(sorted(sums, reverse=True)[: team.k or len(sums)])
        case TeamAgg.SUM | TeamAgg.RELAY:
            return sum(sums)


def _bucket(leaf: Leaf | None, day: date, challenge: Challenge) -> date | None:
    if leaf is None or leaf.per in (Per.WINDOW, Per.SESSION, Per.ROLLING, Per.BY):
        return None
    if leaf.per in DAILY:
        return day
    return week_of(day, challenge.week_start) if leaf.per is Per.WEEK else month_of(day)
