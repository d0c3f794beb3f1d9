"""Plays of one race whose medals go by place and time."""

from tests.library.journal import Play, raced
from tracker.domain.races import Result, ResultStatus

_COMRADES = "Comrades Marathon"


def _comrades(time: str, day: str = "2024-06-09", **fields: object) -> Result:
    return raced(_COMRADES, day, 87.6, time, **fields)  # type: ignore[arg-type]


def _medal(case: str, medal: str, time: str, sex: str = "m", place: int = 3000) -> Play:
    """Comrades 2024 in that time; the runner has been there before, so nothing else is given."""
    return Play(
        slug="comrades",
        case=case,
        start="2024-01-01",
        zone="Africa/Johannesburg",
        sex=sex,
        results=[_comrades(time, pos_overall=place, pos_sex=place)],
        today="2024-06-10",
        status="completed",
        completed="2024-06-09",
        medals=(f"medal:{medal}",),
    )


_BANDS = (
    _medal("fulfils in under nine hours", "Bill Rowan", "8:59:59"),
    _medal("edge: tenth is gold", "Gold", "5:50:00", place=10),
    _medal("edge: eleventh is not", "Wally Hayward", "5:50:00", place=11),
    _medal("edge: six hours to the second", "Silver", "6:00:00", place=30),
    _medal("edge: a second under seven and a half", "Silver", "7:29:59"),
    _medal("edge: seven and a half to the second", "Bill Rowan", "7:30:00"),
    _medal("edge: a woman under seven and a half", "Isavel Roche-Kelly", "7:29:59", sex="f", place=11),
    _medal("edge: a woman on seven and a half", "Bill Rowan", "7:30:00", sex="f"),
    _medal("edge: nine hours to the second", "Robert Mtshali", "9:00:00"),
    _medal("edge: ten hours to the second", "Bronze", "10:00:00"),
    _medal("edge: eleven hours to the second", "Vic Clapham", "11:00:00"),
    _medal("edge: a second under twelve", "Vic Clapham", "11:59:59"),
    Play(
        slug="comrades",
        case="misses the line by a second",
        start="2024-01-01",
        results=[_comrades("12:00:01", status=ResultStatus.OVER_LIMIT)],
        today="2024-06-10",
        status="failed",
    ),
    Play(
        slug="comrades",
        case="edge: gun time counts, however late the start was crossed",
        start="2024-01-01",
        sex="m",
        results=[_comrades("9:00:00", chip_s=8 * 3600 + 55 * 60)],
        today="2024-06-10",
        status="completed",
        completed="2024-06-09",
        medals=("medal:Robert Mtshali",),
    ),
    Play(
        slug="comrades",
        case="edge: the second race the year after the first",
        start="2024-01-01",
        results=[_comrades("10:30:00", "2023-06-11"), _comrades("10:40:00")],
        today="2024-06-10",
        status="completed",
        completed="2024-06-09",
        medals=("medal:Bronze", "back-to-back@2024-06-09"),
    ),
    Play(
        slug="comrades",
        case="edge: a year between the first two",
        start="2024-01-01",
        results=[_comrades("10:30:00", "2022-08-28"), _comrades("10:40:00")],
        today="2024-06-10",
        status="completed",
        completed="2024-06-09",
        medals=("medal:Bronze",),
    ),
    Play(
        slug="comrades",
        case="edge: yellow after the ninth, green at the tenth",
        start="2025-01-01",
        results=[
            *(_comrades("10:30:00", f"{year}-06-10") for year in range(2010, 2026, 2)),
            _comrades("10:30:00", "2019-06-09"),
            _comrades("10:30:00", "2025-06-08"),
        ],
        today="2025-06-09",
        status="completed",
        completed="2025-06-08",
        medals=("yellow@2024-06-10", "medal:Bronze@2025-06-08", "green@2025-06-08"),
    ),
)

PLAYS = _BANDS
