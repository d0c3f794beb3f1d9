"""Plays of the challenges on rowing, skiing and cycling machines."""

from tests.library.journal import MARATHON, Member, Play, daily, day_of, days_from, did
from tracker.domain.sessions import Session

_LA = "America/Los_Angeles"


def _last_row(logged: str) -> list[Session]:
    """Ninety kilometres in November and the last ten on Christmas Eve in Los Angeles, entered at `logged`."""
    late = did("erg-row", "2026-12-24", 10, at="23:50", zone=_LA, minutes=50, logged=logged)
    return [*daily("erg-row", "2026-11-26", 9, 10, zone=_LA), late]


_HOLIDAY = (
    Play(
        slug="c2-holiday",
        case="fulfils both rungs",
        start="2026-11-26",
        sessions=[*daily("erg-row", "2026-11-26", 10, 10), *daily("erg-ski", "2026-12-06", 10, 10)],
        today="2026-12-25",
        status="completed",
        completed="2026-12-05",
        medals=("holiday@2026-12-05", "holiday@2026-12-15"),
    ),
    Play(
        slug="c2-holiday",
        case="misses: the bike counts half and the river not at all",
        start="2026-11-26",
        sessions=[
            *daily("erg-row", "2026-11-26", 5, 10),
            *daily("erg-bike", "2026-12-01", 9, 11),
            did("row", "2026-12-20", 20),
        ],
        today="2026-12-25",
        status="failed",
    ),
    Play(
        slug="c2-holiday",
        case="edge: entered on 4 January at 23:59 in London",
        start="2026-11-26",
        zone=_LA,
        sessions=_last_row("2027-01-04T23:59:00+00:00"),
        today="2027-01-05",
        status="completed",
        completed="2026-12-24",
        medals=("holiday",),
    ),
    Play(
        slug="c2-holiday",
        case="edge: half an hour later it is too late, though it is still 4 January there (B06)",
        start="2026-11-26",
        zone=_LA,
        sessions=_last_row("2027-01-05T00:30:00+00:00"),
        today="2027-01-05",
        status="failed",
    ),
)

_APRIL = days_from("2026-04-01", 15)
_DOG_DAYS = "2026-08-01T00:00:00+00:00"

_LADDERS = (
    Play(
        slug="c2-april-fools",
        case="fulfils in two pieces a day",
        start="2026-04-01",
        sessions=[
            *(did("erg-row", day, n / 2, at="07:00") for n, day in enumerate(_APRIL, 1)),
            *(did("erg-ski", day, n / 2, at="19:00") for n, day in enumerate(_APRIL, 1)),
        ],
        today="2026-04-16",
        status="completed",
        completed="2026-04-15",
        medals=("april",),
    ),
    Play(
        slug="c2-april-fools",
        case="misses a metre on the ninth",
        start="2026-04-01",
        sessions=[did("erg-row", day, n - 0.001 * (n == 9)) for n, day in enumerate(_APRIL, 1)],
        today="2026-04-16",
        status="failed",
    ),
    Play(
        slug="c2-april-fools",
        case="edge: by bike all the way, twice as far",
        start="2026-04-01",
        sessions=[did("erg-bike", day, 2 * n) for n, day in enumerate(_APRIL, 1)],
        today="2026-04-16",
        status="completed",
        completed="2026-04-15",
        medals=("april",),
    ),
    Play(
        slug="c2-dog-days",
        case="fulfils with the whole of each week on its last day",
        at=_DOG_DAYS,
        sessions=[did("erg-row", day_of("2026-08-07", 7 * n), 10 + 10 * n) for n in range(4)],
        today="2026-08-29",
        status="completed",
        completed="2026-08-28",
        medals=("dog-days",),
    ),
    Play(
        slug="c2-dog-days",
        case="misses: the second week's metres a day late",
        at=_DOG_DAYS,
        sessions=[
            did("erg-row", "2026-08-07", 10),
            did("erg-row", "2026-08-15", 20),
            did("erg-row", "2026-08-21", 30),
            did("erg-row", "2026-08-28", 40),
        ],
        today="2026-08-29",
        status="failed",
    ),
)

_SINGLE = (
    Play(
        slug="c2-summer-solstice",
        case="fulfils in three pieces",
        start="2026-06-21",
        sessions=[did("erg-row", "2026-06-21", 7, at=at, minutes=30) for at in ("06:00", "12:00", "23:59")],
        today="2026-06-22",
        status="completed",
        completed="2026-06-21",
        medals=("solstice",),
    ),
    Play(
        slug="c2-marathon",
        case="fulfils",
        start="2026-05-01",
        sessions=[did("erg-row", "2026-05-14", MARATHON, minutes=200)],
        today="2026-05-15",
        status="completed",
        completed="2026-05-14",
        medals=("marathon",),
    ),
    Play(
        slug="c2-marathon",
        case="misses: a metre less, a metre more, and twice a half",
        start="2026-05-01",
        sessions=[
            did("erg-row", "2026-05-02", MARATHON - 0.001),
            did("erg-row", "2026-05-04", MARATHON + 0.001),
            did("erg-row", "2026-05-06", MARATHON / 2, at="07:00"),
            did("erg-row", "2026-05-06", MARATHON / 2, at="10:00"),
        ],
        today="2026-05-15",
        status="failed",
    ),
    Play(
        slug="million-metres-row",
        case="fulfils with what was rowed in the years before",
        start="2026-06-01",
        sessions=[*daily("erg-row", "2024-01-01", 80, 10), *daily("erg-row", "2026-06-01", 20, 10)],
        today="2026-06-30",
        status="completed",
        completed="2026-06-20",
        medals=("million@2026-06-20",),
    ),
    Play(
        slug="million-metres-row",
        case="misses a metre",
        start="2026-06-01",
        sessions=[*daily("erg-row", "2026-06-01", 99, 10), did("erg-row", "2026-09-10", 9.999)],
        today="2026-12-31",
        status="active",
    ),
    Play(
        slug="million-metres-row",
        case="edge: two millions at one stroke, and the skis count nothing",
        start="2026-01-01",
        sessions=[
            *daily("erg-row", "2026-01-01", 99, 10),
            did("erg-ski", "2026-05-01", 500),
            did("erg-row", "2026-06-01", 1010, minutes=1440),
        ],
        today="2026-12-31",
        status="completed",
        completed="2026-06-01",
        medals=("million@2026-06-01", "million@2026-06-01"),
    ),
    Play(
        slug="c2-fall-team",
        case="fulfils as three",
        start="2026-09-15",
        sessions=daily("erg-row", "2026-09-15", 30, 10),
        others=(
            Member(sessions=daily("erg-row", "2026-09-15", 30, 20)),
            Member(sessions=daily("erg-bike", "2026-09-15", 10, 20)),
        ),
        today="2026-10-16",
        status="completed",
        completed="2026-10-14",
        medals=("million@2026-10-14",),
    ),
)

PLAYS = (*_HOLIDAY, *_LADDERS, *_SINGLE)
