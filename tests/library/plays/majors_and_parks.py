"""Plays of sets that people collect: majors, parkruns, states, a hundred of them."""

import string

from tests.library.journal import HALF, Play, day_of, raced
from tracker.domain.races import Result, ResultStatus

_STARS = ("Tokyo", "Boston", "London", "Berlin", "Chicago", "New York City")


def _star(n: int, **fields: object) -> Result:
    return raced(f"{_STARS[n]} Marathon", f"{2018 + n}-10-01", time="4:30:00", **fields)  # type: ignore[arg-type]


_MAJORS = (
    Play(
        slug="six-star",
        case="fulfils over six years",
        start="2022-01-01",
        results=[_star(n) for n in range(6)],
        today="2023-10-02",
        status="completed",
        completed="2023-10-01",
        medals=("six",),
    ),
    Play(
        slug="six-star",
        case="misses: New York was run at home",
        start="2022-01-01",
        results=[*(_star(n) for n in range(5)), _star(5, status=ResultStatus.VIRTUAL)],
        today="2023-10-02",
        status="active",
    ),
    Play(
        slug="six-star",
        case="edge: Sydney is none of the six",
        start="2022-01-01",
        results=[*(_star(n) for n in range(5)), raced("Sydney Marathon", "2025-08-31", time="4:30:00")],
        today="2025-09-01",
        status="active",
    ),
    Play(
        slug="six-star",
        case="edge: one of them not finished",
        start="2022-01-01",
        results=[*(_star(n) for n in range(5)), _star(5, status=ResultStatus.DNF)],
        today="2023-10-02",
        status="active",
    ),
    Play(
        slug="nine-star",
        case="fulfils with Sydney 2025",
        start="2022-01-01",
        results=[*(_star(n) for n in range(6)), raced("Sydney Marathon", "2025-08-31", time="4:30:00")],
        today="2025-09-01",
        status="completed",
        completed="2025-08-31",
        medals=("six@2023-10-01", "seven@2025-08-31"),
    ),
    Play(
        slug="nine-star",
        case="misses: Sydney 2024 came too early",
        start="2022-01-01",
        results=[*(_star(n) for n in range(6)), raced("Sydney Marathon", "2024-09-15", time="4:30:00")],
        today="2025-09-01",
        status="active",
        medals=("six",),
    ),
)


def _park(n: int, name: str = "Bushy", chip: str = "0:25:30", **fields: object) -> Result:
    """The n-th parkrun, one a week."""
    return raced(name, day_of("2020-01-04", 7 * n), 5, series="parkrun", chip=chip, **fields)  # type: ignore[arg-type]


_LETTERS = [letter for letter in string.ascii_uppercase if letter != "X"]
_SECONDS = [_park(n, chip=f"0:{25 + n % 3}:{n:02d}") for n in range(60)]

_PARKS = (
    Play(
        slug="parkrun",
        case="fulfils the first club, at home every week",
        start="2020-01-01",
        results=[_park(n) for n in range(50)],
        today="2021-01-01",
        status="completed",
        completed=day_of("2020-01-04", 7 * 24),
        medals=("club", "club"),
    ),
    Play(
        slug="parkrun",
        case="misses: 24 of them, one that is none of the series, one run at home",
        start="2020-01-01",
        results=[
            *(_park(n) for n in range(24)),
            raced("Bushy", "2020-12-05", 5, chip="0:25:30"),
            _park(30, status=ResultStatus.VIRTUAL),
        ],
        today="2021-01-01",
        status="active",
    ),
    Play(
        slug="parkrun",
        case="edge: those run before joining count",
        start="2021-01-01",
        results=[_park(n) for n in range(25)],
        today="2021-01-01",
        status="completed",
        completed=day_of("2020-01-04", 7 * 24),
        medals=("club",),
    ),
    Play(
        slug="parkrun-tourist",
        case="fulfils with twenty parks",
        start="2020-01-01",
        results=[_park(n, f"Park {n}") for n in range(20)],
        today="2021-01-01",
        status="completed",
        completed=day_of("2020-01-04", 7 * 19),
        medals=("tourist",),
    ),
    Play(
        slug="parkrun-tourist",
        case="edge: fifty parks, each of them twice",
        start="2020-01-01",
        results=[_park(n, f"Park {n % 50}") for n in range(100)],
        today="2022-01-01",
        status="completed",
        completed=day_of("2020-01-04", 7 * 19),
        medals=(f"tourist@{day_of('2020-01-04', 7 * 19)}", f"tourist@{day_of('2020-01-04', 7 * 49)}"),
    ),
    Play(
        slug="parkrun-tourist",
        case="misses: nineteen parks and home again",
        start="2020-01-01",
        results=[_park(n, f"Park {n % 19}") for n in range(30)],
        today="2021-01-01",
        status="active",
    ),
    Play(
        slug="parkrun-alphabet",
        case="fulfils without an X",
        start="2020-01-01",
        results=[_park(n, f"{letter}park") for n, letter in enumerate(_LETTERS)],
        today="2021-01-01",
        status="completed",
        completed=day_of("2020-01-04", 7 * 24),
        medals=("alphabet",),
    ),
    Play(
        slug="parkrun-alphabet",
        case="misses the Z",
        start="2020-01-01",
        results=[_park(n, f"{letter}park") for n, letter in enumerate(_LETTERS[:-1])],
        today="2021-01-01",
        status="active",
    ),
    Play(
        slug="stopwatch-bingo",
        case="fulfils with 60 different seconds",
        start="2020-01-01",
        results=_SECONDS,
        today="2021-12-31",
        status="completed",
        completed=day_of("2020-01-04", 7 * 59),
        medals=("bingo",),
    ),
    Play(
        slug="stopwatch-bingo",
        case="misses second 59, with the same minute twice",
        start="2020-01-01",
        results=[*_SECONDS[:59], _park(59, chip="0:59:00")],
        today="2021-12-31",
        status="active",
    ),
)


def _marathon(day: str, **fields: object) -> Result:
    return raced(f"Marathon of {day}", day, time="4:00:00", **fields)  # type: ignore[arg-type]


_STATES = [f"State {n}" for n in range(50)]

_COLLECTIONS = (
    Play(
        slug="50-states",
        case="fulfils with the fiftieth",
        start="2026-01-01",
        results=[_marathon(day_of("2020-01-01", 14 * n), region=state) for n, state in enumerate(_STATES)],
        today="2026-01-01",
        status="completed",
        completed=day_of("2020-01-01", 14 * 49),
        medals=("fifty",),
    ),
    Play(
        slug="50-states",
        case="misses: one state by half a marathon, another twice",
        start="2026-01-01",
        results=[
            *(_marathon(day_of("2020-01-01", 14 * n), region=state) for n, state in enumerate(_STATES[:49])),
            raced("Half", "2024-01-01", HALF, "2:00:00", region=_STATES[49]),
            _marathon("2024-02-01", region=_STATES[0]),
        ],
        today="2026-01-01",
        status="active",
    ),
    Play(
        slug="100-marathons",
        case="fulfils with the hundredth, ultras among them",
        start="2026-01-01",
        results=[_marathon(day_of("2015-01-04", 28 * n)) for n in range(99)]
        + [raced("Ultra", "2025-06-01", 100, "14:00:00")],
        today="2026-01-01",
        status="completed",
        completed="2025-06-01",
        medals=("hundred",),
    ),
)

PLAYS = (*_MAJORS, *_PARKS, *_COLLECTIONS)
