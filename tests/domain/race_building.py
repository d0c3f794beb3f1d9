"""Short ways to make races and results in tests."""

from dataclasses import replace
from datetime import UTC, datetime

from tracker.domain.days import local_date
from tracker.domain.races import Race, Result, ResultStatus, Split
from tracker.domain.templates import Limit

KM = 1_000_000


def race(
    start: str,
    zone: str = "Europe/Oslo",
    km: float | None = 42.195,
    *limits: Limit,
    event: str = "Midnight Sun Marathon",
    **fields: object,
) -> Race:
    """A race that starts at an instant with an offset."""
    instant = datetime.fromisoformat(start).astimezone(UTC)
    found = Race(
        id=f"{event}-{start}",
        handle="race",
        event=event,
        zone=zone,
        starts_at=instant,
        on=local_date(instant, zone),
        distance_mm=None if km is None else round(km * KM),
        limits=limits,
    )
    return replace(found, **fields)  # type: ignore[arg-type]


def result(
    of: Race, gun: int | None = None, chip: int | None = None, status: str = "finished", **fields: object
) -> Result:
    """The result of athlete "a" in a race, times in seconds."""
    found = Result(
        id=f"{of.id}-result",
        race=of,
        athlete_id="a",
        status=ResultStatus(status),
        gun_s=gun,
        chip_s=chip,
    )
    return replace(found, **fields)  # type: ignore[arg-type]


def clock(text: str) -> int:
    """Seconds of "5:30:00"."""
    hours, minutes, seconds = (int(part) for part in text.split(":"))
    return hours * 3600 + minutes * 60 + seconds


def split(name: str, km: float | None, at: str) -> Split:
    return Split(name=name, at_mm=None if km is None else round(km * KM), elapsed_s=clock(at))
