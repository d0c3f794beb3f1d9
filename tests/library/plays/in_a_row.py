"""Plays of streaks of days and weeks."""

from tests.library.journal import MI, Play, daily, days_from, did

_STREAKS = (
    Play(
        slug="usrsa-run-streak",
        case="fulfils a year",
        start="2025-01-01",
        sessions=daily("run", "2025-01-01", 365, MI),
        today="2025-12-31",
        status="active",
        medals=("listed@2025-12-31",),
        streak=365,
    ),
    Play(
        slug="usrsa-run-streak",
        case="misses the year by a tenth of a mile",
        start="2025-01-01",
        sessions=[*daily("run", "2025-01-01", 364, MI), did("run", "2025-12-31", 1.5)],
        today="2026-01-01",
        status="active",
        streak=0,
    ),
    Play(
        slug="usrsa-run-streak",
        case="edge: 23:58 to 00:20 leaves the first date without its mile (A03)",
        start="2026-06-27",
        zone="Europe/Oslo",
        sessions=[
            *daily("run", "2026-06-27", 4, 3, zone="Europe/Oslo", minutes=20),
            did("run", "2026-07-01", 3, at="23:58", zone="Europe/Oslo", minutes=22),
        ],
        today="2026-07-02",
        status="active",
        streak=1,
    ),
    Play(
        slug="usrsa-run-streak",
        case="edge: 23:30 to 00:30 gives both dates a mile (A05)",
        start="2026-06-27",
        zone="Europe/Oslo",
        sessions=[
            *daily("run", "2026-06-27", 4, 3, zone="Europe/Oslo", minutes=20),
            did("run", "2026-07-01", 10, at="23:30", zone="Europe/Oslo", minutes=60),
        ],
        today="2026-07-02",
        status="active",
        streak=6,
    ),
    Play(
        slug="runners-world-streak-2026",
        case="fulfils in 37 days",
        start="2026-11-26",
        sessions=daily("run", "2026-11-26", 37, MI),
        today="2027-01-02",
        status="completed",
        completed="2027-01-01",
        medals=("streak",),
    ),
    Play(
        slug="runners-world-streak-2026",
        case="misses Christmas Day",
        start="2026-11-26",
        sessions=daily("run", "2026-11-26", 37, MI, skip=("2026-12-25",)),
        today="2027-01-02",
        status="failed",
    ),
    Play(
        slug="runners-world-streak-2026",
        case="edge: one run over the last midnight",
        start="2026-11-26",
        sessions=[
            *daily("walk", "2026-11-26", 35, MI, minutes=20),
            did("run", "2026-12-31", 10, at="23:30", minutes=60),
        ],
        today="2027-01-02",
        status="completed",
        completed="2027-01-01",
        medals=("streak",),
    ),
    Play(
        slug="zwift-weekly-streak",
        case="fulfils three weeks",
        start="2026-06-01",
        sessions=[
            did("ride", "2026-06-03", 2, virtual=True, indoor=True),
            did("ride", "2026-06-14", 20, at="23:59", virtual=True, indoor=True, minutes=40),
            did("ride", "2026-06-15", 2, at="00:00", virtual=True, indoor=True),
        ],
        today="2026-06-16",
        status="active",
        streak=3,
    ),
    Play(
        slug="zwift-weekly-streak",
        case="misses a week with two short rides and one outdoors",
        start="2026-06-01",
        sessions=[
            did("ride", "2026-06-03", 2, virtual=True),
            did("ride", "2026-06-09", 1.5, virtual=True),
            did("ride", "2026-06-10", 1.5, virtual=True),
            did("ride", "2026-06-11", 40),
            did("ride", "2026-06-16", 2, virtual=True),
        ],
        today="2026-06-16",
        status="active",
        streak=1,
    ),
    Play(
        slug="weekday-streak",
        case="fulfils from Monday over the weekend to Tuesday (A28)",
        start="2026-11-16",
        sessions=[did("run", day, 5) for day in (*days_from("2026-11-16", 5), "2026-11-23", "2026-11-24")],
        today="2026-11-24",
        status="active",
        medals=("five@2026-11-20",),
        streak=7,
    ),
    Play(
        slug="weekday-streak",
        case="edge: a weekend run adds one",
        start="2026-11-16",
        sessions=[did("run", day, 5) for day in (*days_from("2026-11-16", 6), "2026-11-23")],
        today="2026-11-23",
        status="active",
        medals=("five@2026-11-20",),
        streak=7,
    ),
    Play(
        slug="strava-4x3",
        case="fulfils on the fourth day of the third week",
        start="2026-06-01",
        sessions=[
            did("run", day, 5, minutes=30)
            for first in ("2026-06-01", "2026-06-09", "2026-06-15")
            for day in days_from(first, 4)
        ],
        today="2026-06-22",
        status="completed",
        completed="2026-06-18",
        medals=("badge",),
    ),
    Play(
        slug="strava-4x3",
        case="misses: three days in the second week",
        start="2026-06-01",
        sessions=[
            did("run", day, 5, minutes=30)
            for first, count in (("2026-06-01", 4), ("2026-06-08", 3), ("2026-06-15", 4))
            for day in days_from(first, count)
        ],
        today="2026-06-15",
        status="failed",
    ),
    Play(
        slug="strava-4x3",
        case="edge: two pieces of a quarter of an hour are no half hour",
        start="2026-06-01",
        sessions=[
            *(did("run", day, 5, minutes=30) for first in ("2026-06-01", "2026-06-08") for day in days_from(first, 4)),
            *(did("run", day, 5, minutes=30) for day in days_from("2026-06-15", 3)),
            did("run", "2026-06-19", 3, at="07:00", minutes=15),
            did("run", "2026-06-19", 3, at="18:00", minutes=15),
        ],
        today="2026-06-22",
        status="failed",
    ),
)

PLAYS = _STREAKS
