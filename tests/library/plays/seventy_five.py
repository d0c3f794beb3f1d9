"""Plays of 75 Hard and 75 Soft: every day, and what a miss does."""

from tests.library.journal import Facts, Play, changed, daily, days_from, did, known
from tracker.domain.sessions import Session

_HARD = "2026-11-01"


def _two_workouts(count: int, second: str = "18:00", skip: tuple[str, ...] = ()) -> list[Session]:
    """So many days with a workout outdoors at six and one indoors at `second`."""
    out = daily("run", _HARD, count, 6, at="06:00", minutes=45, skip=skip)
    return [*out, *daily("strength", _HARD, count, at=second, minutes=45, indoor=True, skip=skip)]


def _hard(count: int) -> Facts:
    return known(_HARD, count, water=3785, pages=10, diet=1, photo=1)


_SEVENTY_FIVE_HARD = (
    Play(
        slug="75-hard",
        case="fulfils",
        start=_HARD,
        sessions=_two_workouts(75),
        facts=_hard(75),
        today="2027-01-15",
        status="completed",
        completed="2027-01-14",
        medals=("hard",),
        attempt=1,
    ),
    Play(
        slug="75-hard",
        case="misses ten pages on the last day",
        start=_HARD,
        sessions=_two_workouts(75),
        facts=changed(_hard(75), "pages", "2027-01-14", 9),
        today="2027-01-15",
        status="active",
        attempt=2,
    ),
    Play(
        slug="75-hard",
        case="edge: a miss on day 12 begins again on the day after it (B12)",
        start=_HARD,
        sessions=_two_workouts(87),
        facts=changed(_hard(87), "photo", "2026-11-12", 0),
        today="2027-01-27",
        status="completed",
        completed="2027-01-26",
        medals=("hard@2027-01-26",),
        attempt=2,
    ),
    Play(
        slug="75-hard",
        case="edge: the second workout three hours after the first to the minute",
        start=_HARD,
        sessions=_two_workouts(75, second="09:45"),
        facts=_hard(75),
        today="2027-01-15",
        status="completed",
        completed="2027-01-14",
        medals=("hard",),
    ),
    Play(
        slug="75-hard",
        case="misses the three hours by a minute each day",
        start=_HARD,
        sessions=_two_workouts(75, second="09:44"),
        facts=_hard(75),
        today="2027-01-15",
        status="active",
        attempt=76,
    ),
    Play(
        slug="75-hard",
        case="misses a workout without a break",
        start=_HARD,
        sessions=[
            *_two_workouts(75, skip=("2027-01-14",)),
            did("run", "2027-01-14", 6, at="06:00", minutes=45),
            did("walk", "2027-01-14", 4, at="18:00", minutes=55, moving_s=45 * 60),
        ],
        facts=_hard(75),
        today="2027-01-15",
        status="active",
        attempt=2,
    ),
)

# 75 Soft ------------------------------------------------------------------------------------------------------------
_SOFT = "2026-06-01"  # a Monday
_SUNDAYS = tuple(days_from("2026-06-07", 75)[::7])
_WATER = known(_SOFT, 75, water=3000, pages=10, eating_well=1)

_SEVENTY_FIVE_SOFT = (
    Play(
        slug="75-soft",
        case="fulfils with every Sunday off",
        start=_SOFT,
        sessions=daily("walk", _SOFT, 75, minutes=45, skip=_SUNDAYS),
        facts=_WATER,
        today="2026-08-15",
        status="completed",
        completed="2026-08-14",
        medals=("soft",),
    ),
    Play(
        slug="75-soft",
        case="misses: two days off in one week",
        start=_SOFT,
        sessions=daily("walk", _SOFT, 75, minutes=45, skip=(*_SUNDAYS, "2026-06-10")),
        facts=_WATER,
        today="2026-08-15",
        status="failed",
    ),
    Play(
        slug="75-soft",
        case="edge: rest on a Sunday and on the Monday after it, one in each week",
        start=_SOFT,
        sessions=daily("walk", _SOFT, 75, minutes=45, skip=("2026-06-07", "2026-06-08")),
        facts=_WATER,
        today="2026-08-15",
        status="completed",
        completed="2026-08-14",
        medals=("soft",),
    ),
)

PLAYS = (*_SEVENTY_FIVE_HARD, *_SEVENTY_FIVE_SOFT)
