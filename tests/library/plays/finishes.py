"""Plays of single races, their limits and their medals."""

from tests.library.journal import HALF, MARATHON, MI, Play, day_of, raced
from tracker.domain.races import ResultStatus


def _finish(slug: str, event: str, day: str, km: float | None, time: str | None, medal: str, **fields: object) -> Play:
    """A race finished, and its medal."""
    extra = {key: fields.pop(key) for key in ("sex", "born") if key in fields}
    case = str(fields.pop("case", "fulfils"))
    return Play(
        slug=slug,
        case=case,
        start=day,
        results=[raced(event, day, km, time, **fields)],  # type: ignore[arg-type]
        today=day_of(day, 14),
        status="completed",
        completed=day,
        medals=(medal,),
        **extra,  # type: ignore[arg-type]
    )


_FINISHES = (
    _finish("raam-solo", "Race Across America", "2008-06-08", 3000 * MI, "287:59:59", "finisher@2008-06-08"),
    _finish(
        "raam-solo",
        "Race Across America",
        "2008-06-08",
        3000 * MI,
        "288:00:00",
        "finisher",
        case="edge: twelve days to the second (B09)",
    ),
    Play(
        slug="raam-solo",
        case="misses by a second",
        start="2008-06-08",
        results=[raced("Race Across America", "2008-06-08", 3000 * MI, "288:00:01", status=ResultStatus.OVER_LIMIT)],
        today="2008-06-21",
        status="failed",
    ),
    _finish("polar-night-half", "Polar Night Half", "2019-01-05", HALF, "2:05:00", "finisher"),
    _finish("tromso-midnight-sun-marathon", "Midnight Sun Marathon", "2024-06-22", MARATHON, "5:30:00", "finisher"),
    Play(
        slug="tromso-midnight-sun-marathon",
        case="misses: the half of the same night is not the marathon",
        start="2024-06-22",
        results=[raced("Midnight Sun Marathon", "2024-06-22", HALF, "2:10:00")],
        today="2024-06-23",
        status="failed",
    ),
    _finish("ironman", "Ironman Florida", "2006-11-04", 226.31, "16:59:59", "finisher"),
    _finish("ironman-703", "Ironman 70.3 Goa", "2025-11-09", 113, None, "finisher", chip="8:29:59"),
    _finish("norseman", "Norseman", "2025-08-02", 226, "14:00:00", "shirt:Black", pos_overall=160),
    _finish(
        "norseman",
        "Norseman",
        "2015-08-01",
        224.1,
        "15:00:00",
        "shirt:White",
        pos_overall=161,
        case="edge: one place behind",
    ),
    _finish("tata-mumbai-marathon", "Tata Mumbai Marathon", "2026-01-18", MARATHON, "4:10:00", "finisher"),
    _finish(
        "wings-run",
        "World run with the catcher car",
        "2026-05-10",
        None,
        None,
        "caught:after a half marathon",
        distance_mm=21_097_500,
    ),
    _finish(
        "wings-run",
        "World run with the catcher car",
        "2014-05-04",
        None,
        None,
        "caught:on the way",
        distance_mm=9_999_999,
        case="edge: a millimetre short of ten",
    ),
    Play(
        slug="birkebeinerrennet",
        case="fulfils the mark to the second",
        start="2026-01-01",
        results=[raced("Birkebeinerrennet", "2026-03-21", 54, "5:00:00", reference_s=4 * 3600)],
        today="2026-03-22",
        status="completed",
        completed="2026-03-21",
        medals=("pin", "mark:Mark", "times"),
    ),
    Play(
        slug="birkebeinerrennet",
        case="edge: a second over the mark leaves the pin",
        start="2026-01-01",
        results=[
            raced("Birkebeinerrennet", "2025-03-22", 54, "5:10:00"),
            raced("Birkebeinerrennet", "2026-03-21", 54, "5:00:01", reference_s=4 * 3600),
        ],
        today="2026-03-22",
        status="completed",
        completed="2026-03-21",
        medals=("times@2025-03-22", "pin@2026-03-21"),
    ),
)

PLAYS = _FINISHES
