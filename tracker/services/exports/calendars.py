"""The athlete's calendar: what was done, the races, and what the challenges that run ask of each day."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from tracker.domain.amount_words import amount
from tracker.domain.days import DAY
from tracker.domain.progress import Progress, Stage, Status
from tracker.domain.quantities import format_climb, format_duration
from tracker.domain.races import Race, Result
from tracker.domain.rule_words import joined
from tracker.domain.sessions import Session
from tracker.errors import NotFoundError
from tracker.formats.outgoing.calendar import Event, calendar_bytes
from tracker.services.exports.merge import counted
from tracker.services.moments import Moment
from tracker.services.reading import challenge_of, progress_of
from tracker.services.wording import brief, exactly
from tracker.store.journal import Reader

_RUNNING = (Status.ACTIVE, Status.PAUSED, Status.PLANNED)
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # nothing tells when a race was entered


def calendar_of(reader: Reader, at: Moment) -> tuple[bytes, str]:
    """The calendar as a file, and what is in it. NotFoundError where that is nothing."""
    who = at.athlete.id
    sessions = reader.sessions(who)[::-1] if who else ()
    results = {result.race.id: result for result in reader.results(who)} if who else {}
    races = reader.races()
    running = [
        progress
        for stored in (reader.challenges(who) if who else ())
        if (progress := progress_of(reader, challenge_of(stored), at, table=True)).status in _RUNNING
    ]
    planned = [event for progress in running for event in _planned(progress, at.units)]
    events = [
        *planned,
        *(_race(race, results.get(race.id), at.units) for race in races),
        *(_session(session, at.units) for session in sessions),
    ]
    if not events:
        raise NotFoundError("There is nothing for a calendar yet; log a session, add a race or start a challenge.")
    words = [
        counted(len(sessions), "sessions"),
        counted(len(races), "races"),
        f"{len(planned):,} planned {'day' if len(planned) == 1 else 'days'}",
    ]
    return calendar_bytes(events, "tracker"), joined(words, "and")


def _planned(progress: Progress, units: str) -> Iterator[Event]:
    """An event for each day that asks something; one for the last day where no day does."""
    challenge = progress.challenge
    asking = [stage for stage in progress.stages if any(stage.planned)]
    for stage in asking:
        title = f"{challenge.title}, day {stage.number}"
        yield Event(
            uid=f"plan-{challenge.id}-{stage.on.isoformat()}@tracker",
            stamp=challenge.joined_at,
            summary=f"{title}: {_asked(progress, stage, units)}",
            start=stage.on,
            end=stage.on + DAY,
            description=stage.title,
            category="Plan",
        )
    last = challenge.period.last
    if not asking and last is not None:
        yield Event(
            uid=f"plan-{challenge.id}-end@tracker",
            stamp=challenge.joined_at,
            summary=f"{challenge.title}: last day",
            start=last,
            end=last + DAY,
            category="Plan",
        )


def _asked(progress: Progress, stage: Stage, units: str) -> str:
    words = [
        f"{column.title.lower()} {amount(asked, column.measure, units, column.activity, column.unit)}"
        for column, asked in zip(progress.columns, stage.planned, strict=True)
        if asked
    ]
    return joined(words, "and")


def _race(race: Race, result: Result | None, units: str) -> Event:
    taken = result.chip_or_gun_s if result is not None else None
    said = [exactly(race.distance_mm, units) if race.distance_mm else "", race.variant]
    if result is not None:
        said += [result.status.value.replace("_", " "), format_duration(taken) if taken else "", result.medal]
    return Event(
        uid=f"race-{race.id}@tracker",
        stamp=_NEVER,
        summary=race.event,
        start=race.starts_at if race.timed else race.on,
        end=_end(race.starts_at, taken) if race.timed else race.on + DAY,
        description=", ".join(filter(None, said)),
        location=race.place,
        category="Race",
        busy=True,
    )


def _session(session: Session, units: str) -> Event:
    name = brief(session, units)
    said = [
        format_duration(session.elapsed_s) if session.elapsed_s else "",
        f"+{format_climb(session.climb_mm, units)}" if session.climb_mm else "",
        session.note,
        " ".join(f"#{tag}" for tag in session.tags),
    ]
    return Event(
        uid=f"session-{session.id}@tracker",
        stamp=session.logged_at,
        summary=f"{name[:1].upper()}{name[1:]}",
        start=session.started_at if session.timed else session.local_date,
        end=_end(session.started_at, session.elapsed_s) if session.timed else session.local_date + DAY,
        description="\n".join(filter(None, said)),
        category="Session",
    )


def _end(start: datetime, seconds: int | None) -> datetime | None:
    return start + timedelta(seconds=seconds) if seconds else None
