"""Plays of training plans of several weeks."""

from tests.library.journal import HALF, MI, Play, days_from, did
from tracker.domain.sessions import Session

_C25K = [*(20,) * 6, *(18,) * 3, *(21.5,) * 3, 21, 21, 20, 24, 23, 25, *(25,) * 3, *(28,) * 3, *(30,) * 3]
_MONDAY = "2026-01-05"
_C25K_DAYS = [
    day for week in range(9) for n in (0, 2, 4) for day in days_from(_MONDAY, 63)[7 * week + n : 7 * week + n + 1]
]


def _couch(days: list[str], rows: list[float]) -> list[Session]:
    """A run of so many minutes on each of the days."""
    return [did("run", day, elapsed_s=round(row * 60)) for day, row in zip(days, rows, strict=False)]


_TWICE = [*_C25K[:15], *_C25K[14:]]  # the fifteenth row twice
_SHIFTED = [*_C25K_DAYS[:15], "2026-02-08", "2026-02-10", "2026-02-12", "2026-02-14", *_C25K_DAYS[18:]]

_WED = (3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 5, 2)
_SAT = (4 * MI, 5 * MI, 6 * MI, 7 * MI, 8 * MI, 5, 9 * MI, 10 * MI, 10, 11 * MI, 12 * MI, 0)


def _higdon(saturdays: tuple[float, ...] = _SAT, wednesday: int = 2) -> list[Session]:
    """Twelve weeks of the plan from Monday 1 June 2026; `wednesday` is the day its run is done on, 0 for Monday."""
    found = []
    for week in range(12):
        days = days_from("2026-06-01", 84)[7 * week : 7 * week + 7]
        last = week == 11
        found += [did("run", days[1], 3 * MI), did("run", days[3], (2 if last else 3) * MI)]
        found.append(did("run", days[wednesday], _WED[week] * MI, at="18:00"))
        if saturdays[week]:
            found.append(did("run", days[5], saturdays[week]))
        found.append(did("run", days[6], HALF) if last else did("ride", days[6], 20, minutes=60))
    return found


_PLANS = (
    Play(
        slug="c25k",
        case="fulfils on Mondays, Wednesdays and Fridays",
        start=_MONDAY,
        sessions=_couch(_C25K_DAYS, _C25K),
        today="2026-03-09",
        status="completed",
        completed="2026-03-06",
        medals=("graduate",),
    ),
    Play(
        slug="c25k",
        case="misses the last half hour by a minute",
        start=_MONDAY,
        sessions=_couch(_C25K_DAYS, [*_C25K[:26], 29]),
        today="2026-03-09",
        status="failed",
    ),
    Play(
        slug="c25k",
        case="edge: a row that was not held waits and is run again",
        start=_MONDAY,
        sessions=_couch(_SHIFTED, [*_TWICE[:14], 19, *_TWICE[15:]]),
        today="2026-03-09",
        status="completed",
        completed="2026-03-06",
        medals=("graduate",),
    ),
    Play(
        slug="c25k",
        case="edge: without the day of rest a run does not count",
        start=_MONDAY,
        sessions=[
            did("run", day, minutes=30)
            for week in range(9)
            for day in (days_from(_MONDAY, 63)[7 * week + n] for n in (0, 1, 3))
        ],
        today="2026-03-09",
        status="failed",
    ),
    Play(
        slug="higdon-half-n2",
        case="fulfils on the days of the plan",
        start="2026-06-01",
        sessions=_higdon(),
        today="2026-08-24",
        status="completed",
        completed="2026-08-23",
        medals=("plan",),
    ),
    Play(
        slug="higdon-half-n2",
        case="misses a tenth of a mile of one Saturday",
        start="2026-06-01",
        sessions=_higdon((*_SAT[:2], 5.9 * MI, *_SAT[3:])),
        today="2026-08-24",
        status="failed",
    ),
    Play(
        slug="higdon-half-n2",
        case="edge: Wednesday's run on the Monday of its week",
        start="2026-06-01",
        sessions=_higdon(wednesday=0),
        today="2026-08-24",
        status="completed",
        completed="2026-08-23",
        medals=("plan",),
    ),
)

PLAYS = _PLANS
