"""What award rules gave in one attempt: on the right date, each once, in order (domain research, 2.6)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, islice

from tracker.domain import streaks
from tracker.domain.attempt import Attempt
from tracker.domain.buckets import Tally
from tracker.domain.challenge_streak import chain_of
from tracker.domain.evidence import award_leaf, questions
from tracker.domain.goals import Agg, Per
from tracker.domain.medals import Medal
from tracker.domain.quantities import format_amount
from tracker.domain.rule_words import counted
from tracker.domain.sessions import Measure
from tracker.domain.tallying import amounts_for
from tracker.domain.templates import Award, Trigger
from tracker.domain.verdict import day_name

MOST = 1_000  # medals of one award that is given again and again; further ones would say nothing more


@dataclass(frozen=True, slots=True, kw_only=True)
class Earned:
    """That an award was earned: when, for what, by what. `scope` tells it from the same award earned otherwise."""

    on: date
    why: str
    scope: str = ""
    title: str = ""
    band: str = ""
    value: int | None = None
    measure: Measure | None = None
    goal: str = ""
    results: tuple[str, ...] = ()


def medals_of(attempts: Sequence[tuple[Attempt, date | None]], completed: date | None, units: str) -> tuple[Medal, ...]:
    """The medals that were earned up to today, the first one first; those of one day as the rules name them.

    `attempts` are all of them with the day each failed on (None for the present one, the last): a restart takes no
    medal away that was earned before it.
    """
    present = attempts[-1][0]
    awards = present.template.awards
    found = [
        _medal(present, award, earned)
        for award in awards
        for earned in _once(award, _of_all(attempts, award, completed, units))
        if earned.on <= present.today
    ]
    order = {award.key: index for index, award in enumerate(awards)}
    return tuple(sorted(found, key=lambda medal: (medal.on, order[medal.award], medal.value or 0)))


_BY_ATTEMPT = (
    Trigger.AMOUNT,
    Trigger.PERCENT,
    Trigger.PLACE,
    Trigger.TIER,
    Trigger.SESSION,
    Trigger.STREAK,
)


def _of_all(
    attempts: Sequence[tuple[Attempt, date | None]], award: Award, completed: date | None, units: str
) -> Iterator[Earned]:
    found: list[Earned] = []
    if award.on in _BY_ATTEMPT:
        for attempt, failed in attempts[:-1]:
            found += (one for one in _earned(attempt, award, None, units) if failed is None or one.on <= failed)
    found += _earned(attempts[-1][0], award, completed, units)
    if award.on is not Trigger.STREAK or not award.repeatable:
        yield from found
        return
    times: dict[str, int] = {}  # the first time, the second: filling in an earlier day changes none of them
    for one in found:
        times[one.scope] = times.get(one.scope, 0) + 1
        yield replace(one, scope=f"{one.scope}-{times[one.scope]}")


def _once(award: Award, found: Iterator[Earned]) -> Iterator[Earned]:
    """Each scope once, the earliest; a lifetime holds one alone."""
    seen: set[str] = set()
    for one in found:
        scope = "" if award.once_per == "lifetime" and award.on is Trigger.RESULT else one.scope
        if scope not in seen:
            seen.add(scope)
            yield one


def _medal(attempt: Attempt, award: Award, earned: Earned) -> Medal:
    challenge = attempt.challenge
    owner = challenge.handle if award.once_per == "challenge" else challenge.template.slug
    return Medal(
        key="/".join(part for part in (owner, award.key, earned.scope) if part),
        award=award.key,
        title=earned.title or award.title,
        artefact=award.artefact,
        on=earned.on,
        why=earned.why,
        challenge=challenge.handle,
        challenge_title=challenge.title,
        band=earned.band,
        goal=earned.goal,
        value=earned.value,
        measure=earned.measure,
        results=earned.results,
    )


def _earned(attempt: Attempt, award: Award, completed: date | None, units: str) -> Iterator[Earned]:
    match award.on:
        case Trigger.COMPLETE:
            if completed is not None:
                yield Earned(on=completed, why=f"{attempt.challenge.title} was completed on {day_name(completed)}.")
        case Trigger.AMOUNT | Trigger.PERCENT | Trigger.PLACE | Trigger.TIER:
            yield from _amounts(attempt, award, units)
        case Trigger.SESSION:
            yield from _single(attempt, award, units)
        case Trigger.STREAK:
            yield from _streaks(attempt, award)
        case _:
            from tracker.domain.race_awards import earned_by_results

            yield from earned_by_results(attempt, award, completed)


def _amounts(attempt: Attempt, award: Award, units: str) -> Iterator[Earned]:
    """Amounts that the total, or one goal, came to."""
    tally = attempt.tallies.get(award.goal) if award.goal else attempt.total
    if award.on is Trigger.TIER and not award.goal:
        tally = next((one for one in attempt.tallies.values() if one.leaf.tiers or one.leaf.tier_step), tally)
    if tally is None:
        return
    many = (award.repeatable or award.on is Trigger.TIER) and tally.leaf.agg is not Agg.MIN
    what, amounts = _wanted(attempt, award, tally, units)
    found: Iterable[tuple[int, date]]
    if tally.leaf.agg is Agg.MIN:  # there a smaller amount is the better one
        found = [(one, on) for one in islice(amounts, 1) if (on := tally.reached_on(one)) is not None]
    else:
        found = islice(tally.crossings(amounts), MOST)
    for amount, on in found:
        shown = format_amount(amount, tally.leaf.amounts_in, units)
        yield Earned(
            on=on,
            why=f"{what or shown} reached on {day_name(on)}.",
            scope=str(amount) if many else "",
            title=f"{award.title}: {shown}" if many else "",
            value=amount,
            measure=tally.leaf.amounts_in,
            goal=tally.leaf.key,
        )


def _wanted(attempt: Attempt, award: Award, tally: Tally, units: str) -> tuple[str, Iterable[int]]:
    """What the award calls it where that is not the amount itself, and the rising amounts it is given for."""
    match award.on:
        case Trigger.PERCENT:
            target, percent = tally.leaf.target_of(0), award.percent or 100
            said = f"{percent} % of {format_amount(target, tally.leaf.amounts_in, units)}"
            return said, [-(-target * percent // 100)]
        case Trigger.PLACE:
            route = attempt.template.route
            places = route.places if route is not None else ()
            found = next((place for place in places if place.name.casefold() == award.place.casefold()), None)
            if found is None or found.at_mm is None:
                return "", []
            far = format_amount(found.at_mm, Measure.DISTANCE, units)
            return f"{found.name}, {far} from the start,", [found.at_mm]
        case Trigger.TIER:
            return "", tally.leaf.ladder()
        case _:
            amount = award.amount or 0
            return "", count(amount, amount) if award.repeatable and amount else [amount]


def _single(attempt: Attempt, award: Award, units: str) -> Iterator[Earned]:
    """One session of an amount, whatever the rules ask of the sessions that count."""
    key = f"award:{award.key}"
    if award.amount is None:
        return
    leaf = award_leaf(attempt.template, award.goal, award.amount)
    choice = questions(attempt.challenge, attempt.evidence.taken)[key]
    held = amounts_for(key, leaf, attempt.challenge, attempt.evidence, choice)
    on = next((day for day in sorted(held) if held[day] and day in attempt.period), None)
    if on is not None:
        shown = format_amount(award.amount, leaf.measure, units)
        yield Earned(
            on=on, why=f"{shown} in one session on {day_name(on)}.", value=award.amount, measure=leaf.measure, goal=key
        )


def _streaks(attempt: Attempt, award: Award) -> Iterator[Earned]:
    """Streaks of one goal, or of all the targets together."""
    if award.goal in attempt.tallies:
        tally = attempt.tallies[award.goal]
        unit, hits, bridges = tally.unit, sorted(tally.hits), frozenset(tally.excused_numbers(attempt.excused))
    else:
        chain = chain_of(attempt)
        if chain is None:
            return
        unit, hits, bridges = chain.unit, sorted(chain.hits), chain.bridges
    position = {number: index for index, number in enumerate(hits)}
    for run in streaks.runs(hits, bridges):
        for n in _counts(award, run.count):
            last = hits[position[run.first] + n - 1]
            first_day, last_day = _day(attempt, run.first, unit), _day(attempt, last, unit)
            name = {Per.WEEK: "week", Per.MONTH: "month", Per.EVERY: "slot"}.get(unit, "day")
            yield Earned(
                on=last_day,
                why=f"{counted(n, name)} in a row, from {day_name(first_day)} to {day_name(last_day)}.",
                scope=str(n) if award.repeatable or len(award.n) > 1 else "",
                title=f"{award.title}: {counted(n, name)}" if award.repeatable or len(award.n) > 1 else "",
                value=n,
                goal=award.goal,
            )


def _counts(award: Award, reached: int) -> Iterator[int]:
    """The counts of an award that `reached` comes to; repeatable ones at each multiple of the last."""
    for n in award.n:
        if n <= reached:
            yield n
    if award.repeatable and award.n:
        step = award.n[-1]
        yield from range(2 * step, reached + 1, step)


def _day(attempt: Attempt, number: int, unit: Per) -> date:
    """The date on which a bucket was hit: for weeks and months the day on which the last of its targets was."""
    if unit is Per.DAY:
        return date.fromordinal(number)
    tallies = [tally for tally in attempt.tallies.values() if tally.unit is unit and number in tally.hits]
    return max(tally.met_in(number) for tally in tallies)
