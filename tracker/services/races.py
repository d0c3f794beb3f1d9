"""Races of the journal and what came of them: each change is one unit of work and one entry in the undo log.

A race belongs to the journal, so that a couple enters it once; its result belongs to an athlete.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from tracker.domain.days import local_date
from tracker.domain.days import settle as settled_clock
from tracker.domain.medals import Medal
from tracker.domain.quantities import format_distance, format_duration
from tracker.domain.race_rules import age_on, broken_age_rule, settled
from tracker.domain.race_times import days_until
from tracker.domain.races import Race, Result, ResultStatus
from tracker.domain.sessions import Athlete
from tracker.domain.templates import Limit, RaceDay
from tracker.domain.text import clean_text, fold_text
from tracker.errors import NotFoundError, RefusedError
from tracker.services.handles import HANDLE_LIMIT, free_handle
from tracker.services.honours import concerned, settle_again
from tracker.services.ids import new_id
from tracker.services.logbook import ensure_athlete
from tracker.services.moments import Moment, moment_of
from tracker.services.near import nearest
from tracker.services.race_forms import RaceForm, race_from
from tracker.services.result_forms import ResultForm, result_from
from tracker.store.journal import Reader, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceStand:
    """A race as it stands for the athlete: `in_days` counts from their date and is negative after the race.

    `medals` came with the change that is told about, and `revoked` went with it.
    """

    race: Race
    in_days: int
    result: Result | None = None
    medals: tuple[Medal, ...] = ()
    revoked: tuple[Medal, ...] = ()


def stands(reader: Reader, at: Moment) -> tuple[RaceStand, ...]:
    """Every race: those to come, the nearest first, then those that were, the latest first."""
    results = {one.race.id: settled(one) for one in reader.results(at.athlete.id)} if at.athlete.id else {}
    found = [
        RaceStand(race=race, in_days=days_until(race, at.today), result=results.get(race.id)) for race in reader.races()
    ]
    return tuple(sorted(found, key=_order))


def _order(stand: RaceStand) -> tuple[bool, float]:
    over = stand.in_days < 0 or (stand.result is not None and stand.result.chip_or_gun_s is not None)
    start = stand.race.starts_at.timestamp()
    return over, -start if over else start


def stand_of(reader: Reader, at: Moment, handle: str) -> RaceStand:
    """One race and what came of it. NotFoundError with the nearest handle."""
    race = race_named(reader, handle)
    found = reader.result(race.id, at.athlete.id) if at.athlete.id else None
    return RaceStand(race=race, in_days=days_until(race, at.today), result=None if found is None else settled(found))


def race_named(reader: Reader, handle: str) -> Race:
    """The race with that handle. NotFoundError with the nearest one."""
    name = clean_text(handle, limit=HANDLE_LIMIT)
    found = reader.race_named(name)
    if found is None:
        known = [race.handle for race in reader.races()]
        hint = "`tracker race list` shows all" if known else "add one with `tracker race add NAME --on DATE`"
        raise NotFoundError(f"There is no race {name!r}{nearest(name, known)}; {hint}.")
    return found


def add(writer: Writer, at: Moment, form: RaceForm) -> RaceStand:
    """Add a race. RefusedError when it is there already, or when the athlete may not start by its age rule."""
    at = ensure_athlete(writer, at)
    known = writer.races()
    race = race_from(form, at, key=new_id(at.now), handle="race")
    race = replace(race, handle=free_handle(race.event, race.on, [one.handle for one in known]))
    _refuse_again(race, known)
    refuse_by_age(race, at.athlete)
    writer.add_race(race)
    writer.title = f"Added race {race.event} of {race.on}"
    return RaceStand(race=race, in_days=days_until(race, at.today))


def _refuse_again(race: Race, known: Collection[Race]) -> None:
    def same(one: Race) -> tuple[str, date, int | None, str]:
        return fold_text(one.event), one.on, one.distance_mm, fold_text(one.variant)

    for other in known:
        if same(other) == same(race):
            raise RefusedError(
                f"{race.event} of {race.on} is there already as {other.handle!r}; "
                f"`tracker race result {other.handle}` says what came of it."
            )


def refuse_by_age(race: Race, athlete: Athlete) -> None:
    """RefusedError where the race's age rule keeps the athlete from starting; nobody is kept out by a guess."""
    rule = broken_age_rule(race, athlete.born)
    if rule is None or athlete.born is None:
        return
    years = rule.age_of(athlete.born, race.on)
    counted = f"counts as {years} by birth year" if rule.by_year else f"is {age_on(athlete.born, race.on)} on the day"
    raise RefusedError(
        f"{race.event} asks for {rule} ({race.age_rule}), and {athlete.name} {counted}; if the birth date is wrong, "
        f"set it: tracker athlete set --born {athlete.born}."
    )


def result(
    writer: Writer, at: Moment, handle: str, form: ResultForm, session: str | None = None, *, whole: bool = False
) -> RaceStand:
    """Enter what came of a race, or change it: what the form does not name stays; goes, where the form is `whole`.

    `session` is the session that was the race: "last", the end of its id, or "" for none. RefusedError for what can't
    be.
    """
    from tracker.services.lookup import session_meant

    race = race_named(writer, handle)
    at = ensure_athlete(writer, at)
    stored = writer.result(race.id, at.athlete.id)
    blank = Result(id=new_id(at.now) if stored is None else stored.id, race=race, athlete_id=at.athlete.id)
    if whole and stored is not None:
        blank = replace(blank, session_id=stored.session_id)
    found = result_from(form, blank if whole or stored is None else stored, at)
    if session is not None:
        found = replace(found, session_id=session_meant(writer, at, session).id if session else None)
    if found.status is not ResultStatus.DNS:
        refuse_by_age(race, at.athlete)
    before = concerned(writer, at, [race.on], results=True)
    if found != stored:
        writer.put_result(found)
    writer.title = f"{'Result' if stored is None else 'Changed result'} of {race.event}: {outcome(found, at.units)}"
    gained, revoked = settle_again(writer, at, before, f"since the result of {race.event} was changed")
    return RaceStand(race=race, in_days=days_until(race, at.today), result=found, medals=gained, revoked=revoked)


def outcome(found: Result, units: str) -> str:
    """What came of a race in a few words: "2:05:10", "dnf after 60 km", "over limit, 5:30:01"."""
    status = found.status.value.replace("_", " ").replace("dnf", "DNF").replace("dns", "DNS").replace("dsq", "DSQ")
    seconds = found.gun_or_chip_s
    if found.status is ResultStatus.FINISHED and (seconds is not None or found.distance_mm is not None):
        shown = [format_duration(seconds)] if seconds is not None else []
        return ", ".join([*shown, *([format_distance(found.distance_mm, units)] if found.distance_mm else [])])
    if found.distance_mm is not None:
        return f"{status} after {format_distance(found.distance_mm, units)}"
    return f"{status}, {format_duration(seconds)}" if seconds is not None else status


def remove(writer: Writer, at: Moment, handle: str, *, result_only: bool = False) -> RaceStand:
    """Remove a race with the results of everybody, or only the athlete's own result. NotFoundError for nothing."""
    stand = stand_of(writer, at, handle)
    race = stand.race
    if result_only and stand.result is None:
        raise NotFoundError(f"There is no result of {race.handle!r}; `tracker race list` shows which there are.")
    everybody = [at] if result_only else [moment_of(writer, one, at.now, at.units) for one in writer.athletes()]
    concerns = [
        (one, concerned(writer, one, [race.on], results=True))
        for one in everybody
        if one.athlete.id and writer.result(race.id, one.athlete.id) is not None
    ]
    if result_only:
        writer.remove_result(race.id, at.athlete.id)
    else:
        writer.remove_race(race.id)
    writer.title = f"Removed {'result of ' if result_only else 'race '}{race.event} of {race.on}"
    revoked: tuple[Medal, ...] = ()
    for one, before in concerns:
        lost = settle_again(writer, one, before, f"since the result of {race.event} was removed")[1]
        revoked = lost if one.athlete.id == at.athlete.id else revoked
    return replace(stand, revoked=revoked)


def race_of(day: RaceDay, challenge_id: str | None, handle: str, *, key: str) -> Race:
    """The race of a template as the journal keeps it, with the id `key`. RefusedError for a start that never was."""
    wall = day.starts_at
    starts_at = settled_clock(wall.date(), wall.hour * 3600 + wall.minute * 60 + wall.second, day.zone).instant
    limits = day.limits
    if day.limit_s is not None:
        limits = (*limits, Limit(elapsed_s=day.limit_s))
    return Race(
        id=key,
        handle=handle,
        event=day.event,
        zone=day.zone,
        starts_at=starts_at,
        on=local_date(starts_at, day.zone),
        series=day.series,
        place=day.place,
        region=day.region,
        variant=day.variant,
        distance_mm=day.distance_mm,
        climb_mm=day.climb_mm,
        age_rule=day.age_rule,
        limits=limits,
        challenge_id=challenge_id,
    )
