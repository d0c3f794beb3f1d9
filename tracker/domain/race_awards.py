"""Awards that go by race results: finishes, bands, the n-th one, sets, one edition after the other."""

from collections.abc import Iterator
from datetime import date

from tracker.domain.attempt import Attempt
from tracker.domain.awards import Earned
from tracker.domain.goals import Counts
from tracker.domain.outcomes import counts_as_finished, items_done, of_events
from tracker.domain.race_rules import age_on
from tracker.domain.races import Result
from tracker.domain.rule_words import counted
from tracker.domain.sessions import Measure
from tracker.domain.templates import Award, Band, Challenge, Trigger
from tracker.domain.text import fold_text
from tracker.domain.verdict import day_name

ANOTHER = 20  # courses that differ by more than a twentieth are different races of one event


def earned_by_results(attempt: Attempt, award: Award, completed: date | None) -> Iterator[Earned]:
    """How often, and by which results, an award was earned."""
    finished = finished_results(attempt, award)
    match award.on:
        case Trigger.NTH:
            yield from _nth(award, finished)
        case Trigger.SET:
            yield from _set(award, finished)
        case Trigger.CONSECUTIVE:
            yield from _consecutive(award, finished)
        case _:
            yield from _results(attempt, award, finished, completed)


def finished_results(attempt: Attempt, award: Award) -> list[Result]:
    """The results that count for an award, the oldest first: of its events, else of the template's own race."""
    span = attempt.evidence.results
    events = award.events
    found = [one for one in span if counts_as_finished(one, Counts())]
    if award.on in (Trigger.NTH, Trigger.SET, Trigger.CONSECUTIVE) or events:
        names = events or _own_events(attempt.challenge)
        found = [one for one in found if of_events(one, names)]
    else:
        found = [one for one in found if is_race_of(attempt.challenge, one)]
    if award.once_per == "challenge":
        start = attempt.challenge.period.start
        history = attempt.template.window.history
        found = [one for one in found if history or start <= one.race.on]
    return sorted(found, key=lambda one: (one.race.on, one.race.starts_at))


def _own_events(challenge: Challenge) -> tuple[str, ...]:
    race = challenge.template.race
    return (race.event,) if race is not None else ()


def is_race_of(challenge: Challenge, result: Result) -> bool:
    """Whether a result is of the race that a challenge is about: linked to it, or the same event on a day of it.

    A challenge without a race of its own takes every result within its days.
    """
    race = challenge.template.race
    if result.race.challenge_id == challenge.id:
        return True
    if race is None:
        return challenge.template.window.history or result.race.on in challenge.period
    own, other = race.distance_mm, result.race.distance_mm
    apart = own is not None and other is not None and abs(own - other) * ANOTHER > own
    same = fold_text(result.race.event) == fold_text(race.event)
    return same and not apart and result.race.on in challenge.period


def _nth(award: Award, finished: list[Result]) -> Iterator[Earned]:
    wanted, many = list(award.n), award.repeatable or len(award.n) > 1
    if award.repeatable and wanted:
        wanted += range(2 * wanted[-1], len(finished) + 1, wanted[-1])
    for n in wanted:
        if n <= len(finished):
            one = finished[n - 1]
            yield Earned(
                on=one.race.on,
                why=f"Finish number {n}, at {one.race.event} on {day_name(one.race.on)}.",
                scope=str(n) if many else "",
                title=f"{award.title}: {n}" if many else "",
                value=n,
                results=(one.id,),
            )


def _set(award: Award, finished: list[Result]) -> Iterator[Earned]:
    done = items_done(award.items, finished)
    if award.items and len(done) == len(award.items):
        last = max(done.values(), key=lambda one: one.race.on)
        yield Earned(
            on=last.race.on,
            why=f"All {counted(len(done), 'item')} done: {', '.join(done)}; the last on {day_name(last.race.on)}.",
            value=len(done),
            results=tuple(one.id for one in done.values()),
        )


def _consecutive(award: Award, finished: list[Result]) -> Iterator[Earned]:
    """The first n finishes of one's life in as many years, one after the other."""
    n = award.n[0] if award.n else 2
    by_year: dict[int, Result] = {}
    for one in finished:
        by_year.setdefault(one.race.on.year, one)
    years = sorted(by_year)[:n]
    if len(years) == n and years[-1] - years[0] == n - 1:
        last = by_year[years[-1]]
        yield Earned(
            on=last.race.on,
            why=f"Finished in {', '.join(map(str, years))}, the first {counted(n, 'edition')} one after the other.",
            value=n,
            results=tuple(by_year[year].id for year in years),
        )


def _results(attempt: Attempt, award: Award, finished: list[Result], completed: date | None) -> Iterator[Earned]:
    for one in finished:
        scope = _edition(award, one.race.on)
        if not award.bands:
            yield Earned(
                on=one.race.on,
                why=f"Finished {one.race.event} on {day_name(one.race.on)}.",
                scope=scope,
                value=one.gun_or_chip_s,
                measure=Measure.ELAPSED,
                results=(one.id,),
            )
            continue
        band = band_of(award, one, attempt.evidence.sex, attempt.evidence.born)
        if band is not None:
            yield Earned(
                on=one.race.on,
                why=f"{one.race.event} on {day_name(one.race.on)}: {band.name} is the first band that fits.",
                scope=scope,
                title=f"{award.title}: {band.name}",
                band=band.name,
                value=time_of(award, one),
                measure=Measure.ELAPSED,
                results=(one.id,),
            )
    race = attempt.template.race
    if not award.bands and race is not None and completed == race.starts_at.date() and not _has_result(attempt):
        yield Earned(
            on=completed,
            why=f"The race was logged on {day_name(completed)}; no result is entered yet.",
            scope=_edition(award, completed),
        )


def _edition(award: Award, on: date) -> str:
    """What tells the same award of one edition from that of another."""
    return "" if award.once_per == "challenge" and not award.repeatable else str(on)


def _has_result(attempt: Attempt) -> bool:
    return any(is_race_of(attempt.challenge, one) for one in attempt.evidence.results)


def time_of(award: Award, result: Result) -> int | None:
    """The time that the bands of an award go by, in seconds."""
    return result.gun_or_chip_s if award.gun else result.chip_or_gun_s


def band_of(award: Award, result: Result, sex: str, born: date | None) -> Band | None:
    """The first band that a result fits; edges of time are strict, places and amounts are not.

    What a band asks and nobody has told (place, sex, age, reference time) is not fulfilled.
    """
    return next((band for band in award.bands if _fits(award, band, result, sex, born)), None)


def _fits(award: Award, band: Band, result: Result, sex: str, born: date | None) -> bool:
    time = time_of(award, result)
    if not open_to(band, result, sex, born):
        return False
    if band.position is not None:
        place = result.pos_sex if band.sex and result.pos_sex is not None else result.pos_overall
        if place is None or place > band.position:
            return False
    if band.under_s is not None and (time is None or time >= band.under_s):
        return False
    if band.amount is not None and result.covered_mm < band.amount:
        return False
    if band.within is not None:
        num, den = band.within
        if time is None or result.reference_s is None or time * den > result.reference_s * num:
            return False
    return True


def open_to(band: Band, result: Result, sex: str, born: date | None) -> bool:
    """Whether a band is for somebody of that sex and age; what nobody has told is not fulfilled."""
    if band.sex and band.sex != sex:
        return False
    if band.age_from is None and band.age_to is None:
        return True
    age = None if born is None else age_on(born, result.race.on)
    return age is not None and (band.age_from or 0) <= age <= (band.age_to if band.age_to is not None else age)
