"""Plays of what adds up in the log: a race, three sports, lengths, rungs, hills."""

from tests.library.journal import HALF, MI, Play, daily, day_of, days_from, did, raced
from tracker.domain.races import ResultStatus

_RACES_IN_THE_LOG = (
    Play(
        slug="tromso-midnight-sun-half",
        case="fulfils and gets its medal for the day it began",
        start="2025-06-21",
        zone="Europe/Oslo",
        sessions=[did("run", "2025-06-21", HALF, at="22:30", zone="Europe/Oslo", minutes=125, race=True)],
        today="2025-06-22",
        status="completed",
        completed="2025-06-21",
        medals=("finisher@2025-06-21",),
    ),
    Play(
        slug="tromso-midnight-sun-half",
        case="misses: a training run of the distance is no race",
        start="2025-06-21",
        zone="Europe/Oslo",
        sessions=[did("run", "2025-06-21", HALF, at="22:30", zone="Europe/Oslo", minutes=125)],
        today="2025-06-22",
        status="failed",
    ),
    Play(
        slug="tromso-midnight-sun-half",
        case="edge: out of the race with two kilometres to go",
        start="2025-06-21",
        zone="Europe/Oslo",
        sessions=[did("run", "2025-06-21", 19, at="22:30", zone="Europe/Oslo", minutes=125, race=True)],
        results=[raced("Midnight Sun Marathon", "2025-06-21", HALF, status=ResultStatus.DNF)],
        today="2025-06-22",
        status="failed",
    ),
    Play(
        slug="tromso-midnight-sun-half",
        case="edge: begun ten minutes after midnight it is another day's",
        start="2025-06-21",
        zone="Europe/Oslo",
        sessions=[did("run", "2025-06-22", HALF, at="00:10", zone="Europe/Oslo", minutes=125, race=True)],
        today="2025-06-23",
        status="failed",
    ),
    Play(
        slug="lazy-ironman",
        case="fulfils with a row instead of the swim",
        start="2026-02-01",
        sessions=[
            *daily("erg-row", "2026-02-01", 5, 2),
            *daily("ride", "2026-02-01", 10, 11.2 * MI, at="18:00"),
            *daily("walk", "2026-02-11", 10, 2.621 * MI),
        ],
        today="2026-02-21",
        status="completed",
        completed="2026-02-20",
        medals=("lazy",),
    ),
    Play(
        slug="lazy-ironman",
        case="misses: half a swim and half a row are no whole",
        start="2026-02-01",
        sessions=[
            did("swim", "2026-02-01", 1.9),
            did("erg-row", "2026-02-02", 5),
            *daily("ride", "2026-02-01", 10, 11.2 * MI, at="18:00"),
            *daily("walk", "2026-02-11", 10, 2.621 * MI),
        ],
        today="2026-03-03",
        status="failed",
    ),
    Play(
        slug="lazy-ironman",
        case="edge: five hours of classes and the rest on foot on the last day",
        start="2026-02-01",
        sessions=[
            did("swim", "2026-02-01", 3.8625),
            did("ride", "2026-02-02", 112 * MI, minutes=500),
            *(did("cross", day, minutes=60) for day in days_from("2026-02-10", 5)),
            did("run", "2026-03-02", 1.2 * MI),
        ],
        today="2026-03-03",
        status="completed",
        completed="2026-03-02",
        medals=("lazy",),
    ),
    Play(
        slug="100-days-of-walking",
        case="fulfils with a mile a day",
        start="2026-01-01",
        sessions=daily("walk", "2026-01-01", 100, MI),
        today="2026-04-11",
        status="completed",
        completed="2026-04-10",
        medals=("hundred",),
    ),
    Play(
        slug="100-days-of-walking",
        case="misses: ten miles on a day count as five",
        start="2026-01-01",
        sessions=[*daily("walk", "2026-01-01", 90, MI), did("walk", "2026-04-01", 10 * MI)],
        today="2026-04-11",
        status="failed",
    ),
    Play(
        slug="100-days-of-walking",
        case="edge: nine tenths of a mile are too short to count",
        start="2026-01-01",
        sessions=[
            *daily("walk", "2026-01-01", 99, MI),
            did("walk", "2026-04-10", 0.9 * MI, at="08:00"),
            did("walk", "2026-04-10", 0.9 * MI, at="18:00"),
        ],
        today="2026-04-11",
        status="failed",
    ),
    Play(
        slug="channel-swim",
        case="fulfils there and back in lengths of 25 m",
        start="2026-01-05",
        sessions=daily("swim-pool", "2026-01-05", 71, 1, minutes=30),
        today="2026-03-30",
        status="completed",
        completed="2026-02-09",
        medals=("channel@2026-02-09", "double@2026-03-16"),
    ),
    Play(
        slug="channel-swim",
        case="misses: 1,416 lengths are five metres short",
        start="2026-01-05",
        sessions=[*daily("swim", "2026-01-05", 35, 1), did("swim", "2026-03-29", 0.4)],
        today="2026-03-30",
        status="failed",
    ),
    Play(
        slug="channel-swim",
        case="edge: the last of 1,417 lengths on the last day of twelve weeks",
        start="2026-01-05",
        sessions=[*daily("swim", "2026-01-05", 35, 1), did("swim", "2026-03-29", 0.425, at="23:30", minutes=60)],
        today="2026-03-30",
        status="completed",
        completed="2026-03-29",
        medals=("channel",),
    ),
    Play(
        slug="triathlon-ladder",
        case="fulfils rung by rung",
        start="2026-01-01",
        sessions=[
            did("triathlon", day, km, minutes=int(km * 4))
            for day, km in (
                ("2026-05-01", 12.9),
                ("2026-05-15", 25.75),
                ("2026-06-01", 51.5),
                ("2026-07-01", 113),
                ("2026-08-01", 226),
            )
        ],
        today="2026-12-31",
        status="completed",
        completed="2026-08-01",
        medals=("ladder",),
    ),
    Play(
        slug="triathlon-ladder",
        case="misses: the full distance before the half takes no rung but the next",
        start="2026-01-01",
        sessions=[
            did("triathlon", day, km, minutes=600)
            for day, km in (
                ("2026-05-01", 12.9),
                ("2026-05-15", 25.75),
                ("2026-06-01", 226),
                ("2026-07-01", 113),
            )
        ],
        today="2026-12-31",
        status="active",
    ),
    Play(
        slug="munros",
        case="fulfils with the last of 282 hills",
        start="2026-01-01",
        sessions=[
            did("hike", day_of("2020-01-01", 2 * n), 15, tags=(f"hill-{2 * n}", f"hill-{2 * n + 1}"))
            for n in range(141)
        ],
        today="2026-01-02",
        status="completed",
        completed=day_of("2020-01-01", 280),
        medals=("last",),
    ),
    Play(
        slug="munros",
        case="misses one: the first hill twice",
        start="2026-01-01",
        sessions=[did("hike", day_of("2024-01-01", n), 15, tags=(f"hill-{max(1, n)}",)) for n in range(282)],
        today="2026-01-02",
        status="active",
    ),
)

PLAYS = _RACES_IN_THE_LOG
