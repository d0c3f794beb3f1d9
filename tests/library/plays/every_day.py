"""Plays of the challenges that ask for something on every day of a window."""

from tests.library.journal import MI, Play, daily, days_from, did
from tracker.domain.sessions import Session

_INDIA = "Asia/Kolkata"


def _hundred_days(logged: str) -> list[Session]:
    """A hundred days of 2 km, that of 10 May entered at `logged`."""
    first = "2019-04-27"
    days = daily("run", first, 100, 2, zone=_INDIA, skip=("2019-05-10",))
    return [*days, did("run", "2019-05-10", 2, zone=_INDIA, logged=logged)]


_EVERY_DAY = (
    Play(
        slug="100-days-of-running",
        case="fulfils in two pieces a day",
        start="2019-04-27",
        sessions=[
            *daily("run", "2019-04-27", 100, 1, at="06:00"),
            *daily("run-trail", "2019-04-27", 100, 1, at="18:00"),
        ],
        today="2019-08-05",
        status="completed",
        completed="2019-08-04",
        medals=("hundred",),
    ),
    Play(
        slug="100-days-of-running",
        case="misses ten metres, which four more on the next day do not make up",
        start="2019-04-27",
        sessions=[
            *daily("run", "2019-04-27", 100, 2, skip=("2019-06-01", "2019-06-02")),
            did("run", "2019-06-01", 1.99),
            did("run", "2019-06-02", 6),
        ],
        today="2019-08-05",
        status="failed",
    ),
    Play(
        slug="100-days-of-running",
        case="edge: 10 May entered on 19 May at 23:50 (B04)",
        start="2019-04-27",
        zone=_INDIA,
        sessions=_hundred_days("2019-05-19T23:50:00+05:30"),
        today="2019-08-05",
        status="completed",
        completed="2019-08-04",
        medals=("hundred",),
    ),
    Play(
        slug="100-days-of-running",
        case="misses: 10 May entered on 20 May at 00:10 (B04)",
        start="2019-04-27",
        zone=_INDIA,
        sessions=_hundred_days("2019-05-20T00:10:00+05:30"),
        today="2019-08-05",
        status="failed",
    ),
    Play(
        slug="mile-a-day-grace",
        case="fulfils with one day of grace and one by bike",
        start="2027-01-01",
        sessions=[
            *daily("run", "2027-01-01", 31, MI, skip=("2027-01-10", "2027-01-20")),
            did("ride", "2027-01-20", 3 * MI),
        ],
        today="2027-02-01",
        status="completed",
        completed="2027-01-31",
        medals=("january",),
    ),
    Play(
        slug="mile-a-day-grace",
        case="misses a second day",
        start="2027-01-01",
        sessions=daily("run", "2027-01-01", 31, MI, skip=("2027-01-10", "2027-01-20")),
        today="2027-02-01",
        status="failed",
    ),
    Play(
        slug="mile-a-day-grace",
        case="edge: half a mile on foot and a mile and a half by bike",
        start="2027-01-01",
        sessions=[
            *daily("run", "2027-01-01", 31, MI, skip=("2027-01-10", "2027-01-20")),
            did("walk", "2027-01-20", MI / 2, at="08:00"),
            did("ride", "2027-01-20", 1.5 * MI, at="18:00"),
        ],
        today="2027-02-01",
        status="completed",
        completed="2027-01-31",
        medals=("january",),
    ),
    Play(
        slug="mile-a-day-grace",
        case="edge: by bike three miles less 3 mm, besides the day of grace",
        start="2027-01-01",
        sessions=[
            *daily("run", "2027-01-01", 31, MI, skip=("2027-01-10", "2027-01-20")),
            did("ride", "2027-01-20", 4.828029),
        ],
        today="2027-02-01",
        status="failed",
    ),
    Play(
        slug="red-january",
        case="fulfils with anything at all",
        start="2026-01-01",
        sessions=[*daily("yoga", "2026-01-01", 15, minutes=10), *daily("swim", "2026-01-16", 16, 0.5)],
        today="2026-02-01",
        status="completed",
        completed="2026-01-31",
        medals=("january",),
    ),
    Play(
        slug="red-january",
        case="misses New Year's Day",
        start="2026-01-01",
        sessions=daily("run", "2026-01-02", 30, 5),
        today="2026-02-01",
        status="failed",
    ),
    Play(
        slug="12ks-of-christmas",
        case="fulfils",
        start="2026-12-12",
        sessions=daily("walk", "2026-12-12", 12, 5),
        today="2026-12-24",
        status="completed",
        completed="2026-12-23",
        medals=("twelve",),
    ),
    Play(
        slug="fit-india-freedom-run",
        case="fulfils the second edition",
        start="2021-08-13",
        zone=_INDIA,
        sessions=[
            *daily("walk", "2021-08-13", 51, at="06:00", minutes=10, zone=_INDIA),
            *daily("run", "2021-08-13", 51, at="18:00", minutes=20, zone=_INDIA),
        ],
        today="2021-10-03",
        status="completed",
        completed="2021-10-02",
        medals=("freedom",),
    ),
    Play(
        slug="fit-india-freedom-run",
        case="misses a minute of the first edition",
        start="2020-08-01",
        zone=_INDIA,
        sessions=[
            *daily("run", "2020-08-15", 48, minutes=30, zone=_INDIA),
            did("run", "2020-10-02", minutes=29, zone=_INDIA),
        ],
        today="2020-10-03",
        status="failed",
    ),
    Play(
        slug="navratri-nine-days",
        case="fulfils the nine days of 2022",
        start="2022-09-01",
        sessions=daily("dance", "2022-09-26", 9, minutes=30),
        today="2022-10-05",
        status="completed",
        completed="2022-10-04",
        medals=("nine",),
    ),
    Play(
        slug="run30",
        case="fulfils with n kilometres on day n",
        start="2026-04-01",
        sessions=[did("run", day, n) for n, day in enumerate(days_from("2026-04-01", 30), 1)],
        today="2026-05-01",
        status="completed",
        completed="2026-04-30",
        medals=("thirty",),
    ),
    Play(
        slug="run30",
        case="misses 100 m of the thirtieth",
        start="2026-04-01",
        sessions=[
            *(did("run", day, n) for n, day in enumerate(days_from("2026-04-01", 29), 1)),
            did("run", "2026-04-30", 29.9),
        ],
        today="2026-05-01",
        status="failed",
    ),
)

PLAYS = _EVERY_DAY
