"""Plays of the challenges of steps, repetitions, holds and points."""

from tests.library.journal import Facts, Play, daily, day_of, days_from, did, known, sets, table

_SQUATS = (
    50,
    55,
    60,
    0,
    70,
    75,
    80,
    0,
    100,
    105,
    110,
    0,
    130,
    135,
    140,
    0,
    150,
    155,
    160,
    0,
    180,
    185,
    190,
    0,
    220,
    225,
    230,
    0,
    240,
    250,
)
_PLANK = (
    20,
    20,
    30,
    30,
    40,
    0,
    45,
    45,
    60,
    60,
    60,
    90,
    0,
    90,
    90,
    120,
    120,
    150,
    0,
    150,
    150,
    180,
    180,
    210,
    210,
    0,
    240,
    240,
    270,
    300,
)
_PUSH_UPS = (5, 5, 0, 5, 10, 0, 10, 0, 12, 12, 0, 15, 15, 0, 20, 24, 0, 25, 30, 0, 32, 35, 0, 38, 40, 0, 42, 0, 45, 50)
_START = "2026-04-01"
_LAST = "2026-04-30"
_OVER = "2026-05-01"


def _walkabout() -> Facts:
    """5000 steps and 500 more each day, every fourth 5000."""
    steps, n = {}, 0
    for index, day in enumerate(days_from(_START, 30), 1):
        steps[day] = 5000 if index % 4 == 0 else 5000 + 500 * n
        n += index % 4 != 0
    return {"steps": steps}


def _points(*points: int) -> Facts:
    return {"points": {day_of("2026-12-01", 2 * n): value for n, value in enumerate(points)}}


_STRENGTH = (
    Play(
        slug="squat-30",
        case="fulfils",
        start=_START,
        sessions=table("squat", _START, _SQUATS, "reps"),
        today=_OVER,
        status="completed",
        completed=_LAST,
        medals=("squats",),
    ),
    Play(
        slug="squat-30",
        case="misses one squat on the last day",
        start=_START,
        sessions=table("squat", _START, (*_SQUATS[:-1], 249), "reps"),
        today=_OVER,
        status="failed",
    ),
    Play(
        slug="squat-30",
        case="edge: in two sittings, and more on a day off than the day before lacks",
        start=_START,
        sessions=[
            *table("squat", _START, (*_SQUATS[:-1], 0), "reps"),
            did("squat", _LAST, at="07:00", reps=125, parts=sets(5, 25)),
            did("squat", _LAST, at="19:00", reps=125, parts=sets(5, 25)),
        ],
        today=_OVER,
        status="completed",
        completed=_LAST,
        medals=("squats",),
    ),
    Play(
        slug="squat-30",
        case="edge: squats on the day off do not mend the day before",
        start=_START,
        sessions=table("squat", _START, (50, 55, 59, 100, *_SQUATS[4:]), "reps"),
        today=_OVER,
        status="failed",
    ),
    Play(
        slug="plank-30",
        case="fulfils",
        start=_START,
        sessions=table("plank", _START, _PLANK, "hold_s"),
        today=_OVER,
        status="completed",
        completed=_LAST,
        medals=("plank",),
    ),
    Play(
        slug="pushups-50-in-30",
        case="fulfils",
        start=_START,
        sessions=table("push-up", _START, _PUSH_UPS, "reps"),
        today=_OVER,
        status="completed",
        completed=_LAST,
        medals=("fifty",),
    ),
    Play(
        slug="abs-30",
        case="fulfils with the last day's numbers every day",
        start=_START,
        sessions=[
            *daily("sit-up", _START, 30, reps=125),
            *daily("crunch", _START, 30, reps=200),
            *daily("leg-raise", _START, 30, reps=65),
            *daily("plank", _START, 30, hold_s=120),
        ],
        today=_OVER,
        status="completed",
        completed=_LAST,
        medals=("abs",),
    ),
    Play(
        slug="abs-30",
        case="misses a second of the last plank",
        start=_START,
        sessions=[
            *daily("sit-up", _START, 30, reps=125),
            *daily("crunch", _START, 30, reps=200),
            *daily("leg-raise", _START, 30, reps=65),
            *daily("plank", _START, 30, hold_s=119),
        ],
        today=_OVER,
        status="failed",
    ),
    Play(
        slug="sun-salutations",
        case="fulfils in five rounds of ten",
        start=_START,
        sessions=daily("sun-salutation", _START, 23, reps=50, parts=sets(5, 10)),
        today="2026-04-24",
        status="completed",
        completed="2026-04-23",
        medals=("sun",),
    ),
)

_STEPS = (
    Play(
        slug="walkabout-steps",
        case="fulfils",
        start=_START,
        facts=_walkabout(),
        today=_OVER,
        status="completed",
        completed=_LAST,
        medals=("walkabout",),
    ),
    Play(
        slug="10000-steps",
        case="fulfils thirty days, and sixty",
        start="2026-01-01",
        facts=known("2026-01-01", 61, steps=10_000),
        today="2026-03-02",
        status="completed",
        completed="2026-01-30",
        medals=("thirty@2026-01-30", "sixty@2026-03-01"),
    ),
    Play(
        slug="10000-steps",
        case="misses one step on the thirtieth day",
        start="2026-01-01",
        facts={"steps": {**known("2026-01-01", 29, steps=10_000)["steps"], "2026-01-30": 9_999}},
        today="2026-01-31",
        status="active",
        streak=0,
    ),
    Play(
        slug="best-9-of-12",
        case="fulfils with nine good ones of twelve",
        start="2026-12-01",
        facts=_points(50, 50, 50, 1, 50, 50, 2, 50, 50, 3, 50, 50),
        today="2027-01-01",
        status="completed",
        completed="2026-12-23",
        medals=("nine",),
    ),
    Play(
        slug="best-9-of-12",
        case="misses a point, however much twelve add up to",
        start="2026-12-01",
        facts=_points(*(50,) * 8, 49, 49, 49, 49),
        today="2027-01-01",
        status="failed",
    ),
)

PLAYS = (*_STRENGTH, *_STEPS)
