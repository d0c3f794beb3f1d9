"""Who asks, and when and where: everything that depends on the clock."""

from dataclasses import dataclass
from datetime import date, datetime

from tracker.clock import system_zone
from tracker.domain.days import local_date, zone_at
from tracker.domain.sessions import Athlete
from tracker.errors import NotFoundError
from tracker.services.near import nearest
from tracker.store.journal import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Who asks, and when and where: everything that depends on the clock, worked out once for one use case."""

    athlete: Athlete
    now: datetime
    zone: str
    today: date
    moves: tuple[tuple[date, str], ...]
    units: str


def moment(reader: Reader, name: str | None, now: datetime, units: str | None) -> Moment:
    """The athlete called `name` (else the first of the journal) at `now`. NotFoundError for an unknown name."""
    return moment_of(reader, athlete_named(reader, name), now, units)


def moment_of(reader: Reader, athlete: Athlete, now: datetime, units: str | None) -> Moment:
    """The same for an athlete at hand: each is judged in their own zone and on their own date (T9)."""
    moves = tuple(reader.zones(athlete.id)) if athlete.id else ()
    zone = zone_at(now, moves, athlete.zone)
    today = local_date(now, zone, athlete.day_start_s)
    return Moment(athlete=athlete, now=now, zone=zone, today=today, moves=moves, units=units or athlete.units)


def athlete_named(reader: Reader, name: str | None) -> Athlete:
    """The athlete, one not yet stored (empty id) for a journal that has none."""
    if name is not None:
        found = reader.athlete_named(name)
        known = [athlete.name for athlete in reader.athletes()]
        if found is None and known:
            raise NotFoundError(
                f"No athlete called {name!r}{nearest(name, known)}; this journal knows {', '.join(known)}."
            )
        return found or Athlete(id="", name=name, zone=system_zone())
    athletes = reader.athletes()
    return athletes[0] if athletes else Athlete(id="", name="Me", zone=system_zone())
