"""Plays of so many races in so many days, and of a season's series."""

from tests.library.journal import HALF, Play, day_of, raced
from tracker.domain.races import Result, ResultStatus


def _marathon(day: str, **fields: object) -> Result:
    return raced(f"Marathon of {day}", day, time="4:00:00", **fields)  # type: ignore[arg-type]


def _races(days: list[str], km: float = HALF) -> list[Result]:
    return [raced(f"Race of {day}", day, km, "2:00:00") for day in days]


def _year_of_races(last: str) -> list[Result]:
    """52 races, one a week from 1 March 2026, the last on the given day."""
    return _races([*(day_of("2026-03-01", 7 * n) for n in range(51)), last])


_ROLLING = (
    Play(
        slug="marathon-maniac",
        case="fulfils on 4 and 19 October (B11)",
        start="2026-01-01",
        results=[_marathon("2026-10-04"), _marathon("2026-10-19")],
        today="2026-10-20",
        status="completed",
        completed="2026-10-19",
        medals=("maniac",),
    ),
    Play(
        slug="marathon-maniac",
        case="misses on 4 and 20 October (B11)",
        start="2026-01-01",
        results=[_marathon("2026-10-04"), _marathon("2026-10-20")],
        today="2026-10-21",
        status="active",
    ),
    Play(
        slug="marathon-maniac",
        case="edge: the third on the ninetieth day, before joining",
        start="2027-01-01",
        results=[_marathon("2026-03-01"), _marathon("2026-04-01"), _marathon("2026-05-29")],
        today="2027-01-01",
        status="completed",
        completed="2026-05-29",
        medals=("maniac",),
    ),
    Play(
        slug="marathon-maniac",
        case="edge: the third on the ninety-first day",
        start="2026-01-01",
        results=[_marathon("2026-03-01"), _marathon("2026-04-01"), _marathon("2026-05-30")],
        today="2027-01-01",
        status="active",
    ),
    Play(
        slug="marathon-maniac",
        case="edge: a relay and a virtual one are no marathons",
        start="2026-01-01",
        results=[
            _marathon("2026-10-04"),
            _marathon("2026-10-10", relay=True),
            _marathon("2026-10-11", status=ResultStatus.VIRTUAL),
        ],
        today="2026-10-20",
        status="active",
    ),
    Play(
        slug="52-in-52",
        case="fulfils a race a week",
        start="2026-03-01",
        results=_year_of_races("2027-02-21"),
        today="2027-02-22",
        status="completed",
        completed="2027-02-21",
        medals=("fifty-two",),
    ),
    Play(
        slug="52-in-52",
        case="edge: the last one on day 364 (B10)",
        start="2026-03-01",
        results=_year_of_races("2027-02-27"),
        today="2027-02-28",
        status="completed",
        completed="2027-02-27",
        medals=("fifty-two",),
    ),
    Play(
        slug="52-in-52",
        case="misses: the last one on day 365 (B10)",
        start="2026-03-01",
        results=_year_of_races("2027-02-28"),
        today="2027-03-01",
        status="active",
    ),
    Play(
        slug="12-in-12",
        case="fulfils, counted from the first marathon",
        start="2026-01-01",
        results=[_marathon(day_of("2026-03-15", 30 * n)) for n in range(12)],
        today="2027-03-01",
        status="completed",
        completed=day_of("2026-03-15", 330),
        medals=("twelve",),
    ),
    Play(
        slug="12-in-12",
        case="misses: the twelfth on the first one's date a year later",
        start="2026-01-01",
        results=[*(_marathon(day_of("2026-03-15", 30 * n)) for n in range(11)), _marathon("2027-03-15")],
        today="2027-03-16",
        status="failed",
    ),
)


def _brevet(km: int, day: str, time: str) -> Result:
    return raced(f"Brevet of {km} on {day}", day, km, time)


_SERIES = [
    _brevet(600, "2026-02-01", "39:59:59"),
    _brevet(300, "2026-04-01", "20:00:00"),
    _brevet(400, "2026-05-01", "27:00:00"),
]

_SEASONS = (
    Play(
        slug="super-randonneur",
        case="fulfils in any order, each on its last second",
        start="2026-01-15",
        results=[*_SERIES, _brevet(200, "2026-06-01", "13:30:00")],
        today="2026-06-02",
        status="completed",
        completed="2026-06-01",
        medals=("sr",),
    ),
    Play(
        slug="super-randonneur",
        case="misses the time of the 200 by a second",
        start="2026-01-15",
        results=[*_SERIES, _brevet(200, "2026-06-01", "13:30:01")],
        today="2026-11-01",
        status="failed",
    ),
    Play(
        slug="super-randonneur",
        case="edge: the 200 on the last day of October is the season before",
        start="2026-01-15",
        results=[*_SERIES, _brevet(200, "2025-10-31", "10:00:00")],
        today="2026-11-01",
        status="failed",
    ),
    Play(
        slug="super-randonneur",
        case="edge: the 200 on the first of November opens the season",
        start="2026-01-15",
        results=[*_SERIES, _brevet(200, "2025-11-01", "10:00:00")],
        today="2026-11-01",
        status="completed",
        completed="2026-05-01",
        medals=("sr",),
    ),
    Play(
        slug="super-randonneur",
        case="edge: a second 300 is no 200",
        start="2026-01-15",
        results=[*_SERIES, _brevet(300, "2026-06-01", "13:00:00")],
        today="2026-11-01",
        status="failed",
    ),
)

PLAYS = (*_ROLLING, *_SEASONS)
