"""Plays of the challenges that run by the clock, and of those within one session."""

from tests.library.journal import MI, Play, did, did_at, hourly
from tracker.domain.sessions import Session

_LEG = 4 * MI


def _lap_at(start: str, minutes: int, km: float = 6.7056) -> Session:
    return did_at("run", start, km, minutes=minutes, zone="Europe/Oslo")


def _laps(count: int) -> list[Session]:
    """Laps of 50 minutes from Saturday's noon in London."""
    return hourly("run", "2026-10-24T12:00:00+00:00", count, 1, 6.7056, 50, "Europe/Oslo")


_FOUR = (
    Play(
        slug="4x4x48",
        case="fulfils from the common start of 2021 (B07)",
        at="2021-03-06T04:00:00+00:00",
        zone="Europe/London",
        sessions=hourly("run", "2021-03-06T04:00:00+00:00", 12, 4, _LEG, 40, "Europe/London"),
        today="2021-03-09",
        status="completed",
        completed="2021-03-08",
        medals=("legs",),
    ),
    Play(
        slug="4x4x48",
        case="edge: in Los Angeles it begins and ends a day earlier (B07)",
        at="2021-03-06T04:00:00+00:00",
        zone="America/Los_Angeles",
        sessions=hourly("run", "2021-03-06T04:00:00+00:00", 12, 4, _LEG, 40, "America/Los_Angeles"),
        today="2021-03-09",
        status="completed",
        completed="2021-03-07",
        medals=("legs@2021-03-07",),
    ),
    Play(
        slug="4x4x48",
        case="misses seven metres of one leg",
        at="2021-03-06T04:00:00+00:00",
        zone="Europe/London",
        sessions=[
            *hourly("run", "2021-03-06T04:00:00+00:00", 11, 4, _LEG, 40, "Europe/London"),
            did_at("run", "2021-03-08T00:00:00+00:00", 6.43, minutes=40, zone="Europe/London"),
        ],
        today="2021-03-09",
        status="failed",
    ),
    Play(
        slug="4x4x48",
        case="misses: a leg in two pieces is none",
        at="2021-03-06T04:00:00+00:00",
        zone="Europe/London",
        sessions=[
            *hourly("run", "2021-03-06T04:00:00+00:00", 11, 4, _LEG, 40, "Europe/London"),
            did_at("run", "2021-03-08T00:00:00+00:00", 2 * MI, minutes=20, zone="Europe/London"),
            did_at("run", "2021-03-08T01:00:00+00:00", 2 * MI, minutes=20, zone="Europe/London"),
        ],
        today="2021-03-09",
        status="failed",
    ),
    Play(
        slug="4x4x48",
        case="edge: on the night the clock goes forward the third leg opens at five (C05)",
        at="2026-03-28T19:00:00+00:00",
        zone="Europe/Oslo",
        sessions=[
            did("run", "2026-03-28", _LEG, at="20:00", zone="Europe/Oslo", minutes=40),
            did("run", "2026-03-29", _LEG, at="00:00", zone="Europe/Oslo", minutes=40),
            did("run", "2026-03-29", _LEG, at="05:00", zone="Europe/Oslo", minutes=40),
            *hourly("run", "2026-03-29T07:00:00+00:00", 9, 4, _LEG, 40, "Europe/Oslo"),
        ],
        today="2026-03-31",
        status="completed",
        completed="2026-03-30",
        medals=("legs",),
    ),
    Play(
        slug="4x4x48",
        case="edge: at half past four on that night it is still the second leg's time",
        at="2026-03-28T19:00:00+00:00",
        zone="Europe/Oslo",
        sessions=[
            did("run", "2026-03-28", _LEG, at="20:00", zone="Europe/Oslo", minutes=40),
            did("run", "2026-03-29", _LEG, at="00:00", zone="Europe/Oslo", minutes=40),
            did("run", "2026-03-29", _LEG, at="04:30", zone="Europe/Oslo", minutes=40),
            *hourly("run", "2026-03-29T07:00:00+00:00", 9, 4, _LEG, 40, "Europe/Oslo"),
        ],
        today="2026-03-31",
        status="failed",
    ),
)

_HOURS = (
    Play(
        slug="mile-on-the-hour",
        case="fulfils with a row and a ride among the miles",
        at="2027-01-01T08:00:00+00:00",
        sessions=[
            *hourly("run", "2027-01-01T08:00:00+00:00", 8, 1, MI, 10, "UTC"),
            did_at("erg-row", "2027-01-01T16:00:00+00:00", 2, minutes=9),
            did_at("ride", "2027-01-01T17:00:00+00:00", 2 * MI, minutes=8),
        ],
        today="2027-01-02",
        status="completed",
        completed="2027-01-01",
        medals=("ten",),
    ),
    Play(
        slug="mile-on-the-hour",
        case="misses: a mile that ends after its hour",
        at="2027-01-01T08:00:00+00:00",
        sessions=[
            *hourly("run", "2027-01-01T08:00:00+00:00", 9, 1, MI, 10, "UTC"),
            did_at("run", "2027-01-01T17:55:00+00:00", MI, minutes=10),
        ],
        today="2027-01-02",
        status="failed",
    ),
    Play(
        slug="backyard",
        case="fulfils 24 laps and stays in the corral (C04)",
        at="2026-10-24T12:00:00+00:00",
        zone="Europe/Oslo",
        sessions=_laps(24),
        today="2026-10-26",
        status="failed",
        medals=("hundred@2026-10-25",),
    ),
    Play(
        slug="backyard",
        case="misses the hundred miles by a lap of 61 minutes",
        at="2026-10-24T12:00:00+00:00",
        zone="Europe/Oslo",
        sessions=[*_laps(23), _lap_at("2026-10-25T11:00:00+00:00", 61)],
        today="2026-10-26",
        status="failed",
    ),
    Play(
        slug="backyard",
        case="edge: a lap of an hour to the second is inside",
        at="2026-10-24T12:00:00+00:00",
        zone="Europe/Oslo",
        sessions=[*_laps(23), _lap_at("2026-10-25T11:00:00+00:00", 60)],
        today="2026-10-26",
        status="failed",
        medals=("hundred",),
    ),
    Play(
        slug="backyard",
        case="edge: a lap a metre short is none",
        at="2026-10-24T12:00:00+00:00",
        zone="Europe/Oslo",
        sessions=[*_laps(23), _lap_at("2026-10-25T11:00:00+00:00", 50, km=6.7046)],
        today="2026-10-26",
        status="failed",
    ),
)

_CLIMBS = (
    Play(
        slug="everesting",
        case="fulfils in one ride",
        start="2026-06-01",
        sessions=[did("ride", "2026-06-20", 180, at="03:00", minutes=900, climb_mm=8_848_000)],
        today="2026-06-21",
        status="completed",
        completed="2026-06-20",
        medals=("everest",),
    ),
    Play(
        slug="everesting",
        case="misses a metre, and the rest of another ride does not help",
        start="2026-06-01",
        sessions=[
            did("ride", "2026-06-20", 180, at="03:00", minutes=900, climb_mm=8_847_000),
            did("ride", "2026-06-20", 18, at="20:00", minutes=90, climb_mm=900_000),
        ],
        today="2026-06-21",
        status="active",
    ),
    Play(
        slug="everesting",
        case="edge: an e-bike climbs nothing here",
        start="2026-06-01",
        sessions=[did("ride", "2026-06-20", 180, minutes=900, climb_mm=9_000_000, assisted=True)],
        today="2026-06-21",
        status="active",
    ),
    Play(
        slug="everesting",
        case="edge: twice the height in one ride",
        start="2026-06-01",
        sessions=[did("ride", "2026-06-20", 360, at="03:00", minutes=2400, climb_mm=17_696_000)],
        today="2026-06-22",
        status="completed",
        completed="2026-06-20",
        medals=("everest", "double"),
    ),
    Play(
        slug="everesting-roam",
        case="fulfils with a second ride that starts in the 36th hour",
        at="2026-06-20T04:00:00+00:00",
        sessions=[
            did_at("ride", "2026-06-20T04:00:00+00:00", 300, minutes=1200, climb_mm=8_000_000),
            did_at("ride", "2026-06-21T10:00:00+00:00", 100, minutes=300, climb_mm=2_000_000),
        ],
        today="2026-06-22",
        status="completed",
        completed="2026-06-21",
        medals=("roam",),
    ),
    Play(
        slug="everesting-roam",
        case="misses: a ride before the first hour or after the last does not count",
        at="2026-06-20T04:00:00+00:00",
        sessions=[
            did_at("ride", "2026-06-20T02:00:00+00:00", 50, minutes=110, climb_mm=1_000_000),
            did_at("ride", "2026-06-20T04:00:00+00:00", 300, minutes=1200, climb_mm=8_000_000),
            did_at("ride", "2026-06-21T16:00:00+00:00", 50, minutes=120, climb_mm=1_000_000),
        ],
        today="2026-06-22",
        status="failed",
    ),
    Play(
        slug="skyliner",
        case="fulfils in eleven sessions of five climbs",
        at="2026-06-20T04:00:00+00:00",
        sessions=[
            did_at("stairs", f"2026-06-20T{4 + n:02d}:00:00+00:00", minutes=50, climb_mm=630_000) for n in range(11)
        ],
        today="2026-06-22",
        status="completed",
        completed="2026-06-20",
        medals=("tower",),
    ),
)

PLAYS = (*_FOUR, *_HOURS, *_CLIMBS)
