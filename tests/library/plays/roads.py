"""Plays of one long count along a road."""

from datetime import date

from tests.library.journal import MI, Member, Play, daily, did
from tracker.domain.counting import Taken
from tracker.domain.days import Period
from tracker.domain.sessions import Session


def _tennessee(logged_first: str) -> list[Session]:
    """Across with nothing to spare; the run of 2 May is entered late."""
    return [
        did("run", "2020-05-02", 21.68, logged=logged_first),
        *daily("walk", "2020-05-10", 100, 10),
    ]


_ROADS = (
    Play(
        slug="gvrat",
        case="fulfils there and back",
        start="2020-05-01",
        sessions=daily("run", "2020-05-01", 123, 17),
        today="2020-09-01",
        status="completed",
        completed="2020-06-30",
        medals=("across@2020-06-30", "back@2020-08-29"),
    ),
    Play(
        slug="gvrat",
        case="misses ten metres",
        start="2020-05-01",
        sessions=[*daily("run", "2020-05-01", 102, 10), did("hike", "2020-08-31", 1.67)],
        today="2020-09-01",
        status="failed",
    ),
    Play(
        slug="gvrat",
        case="edge: 2 May entered on 5 May (B05)",
        start="2020-05-01",
        sessions=_tennessee("2020-05-05T20:00:00+00:00"),
        today="2020-09-01",
        status="completed",
        completed="2020-08-17",
        medals=("across",),
    ),
    Play(
        slug="gvrat",
        case="edge: 2 May entered on 6 May is late (B05)",
        start="2020-05-01",
        sessions=_tennessee("2020-05-06T00:10:00+00:00"),
        today="2020-09-01",
        status="failed",
    ),
    Play(
        slug="appalachian-gym",
        case="fulfils with the step mill counted three times",
        start="2026-01-01",
        sessions=[
            *daily("run", "2026-01-01", 40, 10 * MI, indoor=True),
            *daily("stepper", "2026-02-10", 16, 3 * MI),
            did("erg-bike", "2026-03-01", 2 * MI),
        ],
        today="2026-03-19",
        status="completed",
        completed="2026-03-01",
        medals=("virginia",),
    ),
    Play(
        slug="lejog",
        case="fulfils alone, halfway on the 44th day",
        start="2026-01-01",
        sessions=daily("ride", "2026-01-01", 88, 10 * MI),
        today="2026-04-01",
        status="completed",
        completed="2026-03-29",
        medals=("half@2026-02-13", "end-to-end@2026-03-29"),
    ),
    Play(
        slug="amalfi-coast",
        case="fulfils with all trees and postcards in order",
        start="2026-01-01",
        sessions=daily("walk", "2026-01-01", 60, 1),
        today="2026-03-05",
        status="completed",
        completed="2026-02-26",
        medals=(
            "tree-20@2026-01-12",
            "positano@2026-01-15",
            "tree-40@2026-01-23",
            "amalfi@2026-02-02",
            "tree-60@2026-02-03",
            "tree-80@2026-02-15",
            "coast@2026-02-26",
        ),
    ),
    Play(
        slug="tour-du-mont-blanc",
        case="fulfils on foot",
        start="2026-07-01",
        sessions=daily("hike", "2026-07-01", 10, 16),
        today="2026-07-10",
        status="completed",
        completed="2026-07-10",
        medals=("around",),
    ),
)

_WHILE_ANOTHER_RUNS = (
    Play(
        slug="tour-du-mont-blanc",
        case="edge: what counts for the journey begun before counts no second time",
        start="2026-07-01",
        sessions=daily("hike", "2026-07-01", 12, 16),
        taken=(Taken(period=Period(date(2026, 6, 1), date(2026, 7, 4))),),
        today="2026-07-12",
        status="active",
    ),
    Play(
        slug="channel-swim",
        case="edge: as a pair, one of them counted one and a half times",
        start="2026-01-05",
        sessions=daily("swim", "2026-01-05", 20, 1),
        others=(Member(sessions=daily("swim", "2026-01-05", 11, 1)),),
        factors=(1000, 1500),
        today="2026-03-30",
        status="completed",
        completed="2026-01-23",
        medals=("channel",),
    ),
)

PLAYS = (*_ROADS, *_WHILE_ANOTHER_RUNS)
