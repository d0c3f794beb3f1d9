"""Plays of the challenges that teams take on together."""

from tests.library.journal import MI, Facts, Member, Play, daily, did, known

_WEEKS = 28


def _steps(a_day: int) -> Facts:
    return known("2026-06-01", _WEEKS, steps=a_day)


_LEGS = ((14, 24, 18, 19), ("2026-08-08", "2026-08-09", "2026-08-10", "2026-08-11"))


def _leg(n: int, km: float | None = None) -> Member:
    return Member(sessions=[did("run", _LEGS[1][n], km or _LEGS[0][n])])


_WORKPLACE = (
    Play(
        slug="workplace-steps",
        case="fulfils as four with ten thousand on average",
        start="2026-06-01",
        facts=_steps(10_000),
        others=(
            Member(facts=_steps(13_000)),
            Member(facts=_steps(7_000)),
            Member(facts=_steps(10_000)),
        ),
        today="2026-06-29",
        status="completed",
        completed="2026-06-28",
        medals=("team",),
    ),
    Play(
        slug="workplace-steps",
        case="misses four steps",
        start="2026-06-01",
        facts=_steps(10_000),
        others=(
            Member(facts=_steps(13_000)),
            Member(facts=_steps(7_000)),
            Member(facts={"steps": {**_steps(10_000)["steps"], "2026-06-28": 9_996}}),
        ),
        today="2026-06-29",
        status="failed",
    ),
    Play(
        slug="workplace-steps",
        case="edge: an hour of cycling is worth ten thousand, a run is in the count already",
        start="2026-06-01",
        facts=_steps(10_000),
        others=(
            Member(facts=_steps(10_000)),
            Member(facts=_steps(10_000), sessions=[did("run", "2026-06-28", 10, minutes=60, steps=9_000)]),
            Member(facts=_steps(9_000), sessions=daily("ride", "2026-06-01", _WEEKS, 2, minutes=6)),
        ),
        today="2026-06-29",
        status="completed",
        completed="2026-06-28",
        medals=("team",),
    ),
    Play(
        slug="workplace-steps",
        case="edge: more than twenty thousand a day do not help",
        start="2026-06-01",
        facts={"steps": {**_steps(10_000)["steps"], "2026-06-27": 90_000, "2026-06-28": 0}},
        others=(
            Member(facts=_steps(10_000)),
            Member(facts=_steps(10_000)),
            Member(facts={"steps": {**_steps(10_000)["steps"], "2026-06-28": 9_999}}),
        ),
        today="2026-06-29",
        status="failed",
    ),
)

_TOGETHER = (
    Play(
        slug="hornindal-relay",
        case="fulfils leg by leg",
        start="2026-08-08",
        sessions=[did("run", "2026-08-08", 14)],
        others=(_leg(1), _leg(2), _leg(3)),
        today="2026-08-12",
        status="completed",
        completed="2026-08-11",
        medals=("relay",),
    ),
    Play(
        slug="hornindal-relay",
        case="misses a kilometre of the third leg, which the others' do not mend",
        start="2026-08-08",
        sessions=[did("run", "2026-08-08", 20), did("run", "2026-08-10", 5)],
        others=(_leg(1), _leg(2, 17), _leg(3)),
        today="2026-08-12",
        status="failed",
    ),
    Play(
        slug="hornindal-relay",
        case="edge: two runners swapped are out of turn",
        start="2026-08-08",
        sessions=[did("run", "2026-08-08", 14)],
        others=(_leg(2), _leg(1), _leg(3)),
        today="2026-08-12",
        status="failed",
    ),
    Play(
        slug="stairs-everest",
        case="fulfils as two",
        start="2026-06-01",
        sessions=daily("stairs", "2026-06-01", 30, steps=1_000),
        others=(Member(sessions=[did("stairs", "2026-06-30", steps=19_708)]),),
        today="2026-07-01",
        status="completed",
        completed="2026-06-30",
        medals=("summit",),
    ),
    Play(
        slug="stairs-everest",
        case="misses a step",
        start="2026-06-01",
        sessions=[*daily("stairs", "2026-06-01", 29, steps=1_000), did("stairs", "2026-06-30", steps=20_707)],
        today="2026-07-01",
        status="failed",
    ),
    Play(
        slug="stairs-everest",
        case="edge: the last steps ten minutes after the thirtieth day",
        start="2026-06-01",
        sessions=[
            *daily("stairs", "2026-06-01", 30, steps=1_000),
            did("stairs", "2026-07-01", at="00:10", steps=19_708),
        ],
        today="2026-07-02",
        status="failed",
    ),
    Play(
        slug="run1000-team",
        case="fulfils as four",
        start="2021-01-01",
        sessions=daily("run", "2021-01-01", 31, 8 * MI),
        others=tuple(Member(sessions=daily("walk", "2021-01-01", 31, 8.5 * MI)) for _ in range(3)),
        today="2021-02-01",
        status="completed",
        completed="2021-01-30",
        medals=("thousand",),
    ),
    Play(
        slug="dawn2dusk",
        case="fulfils as a crowd of two with long legs",
        start="2025-11-24",
        sessions=daily("ride", "2025-11-24", 64, 6_000),
        others=(Member(sessions=daily("ride", "2025-11-24", 64, 6_000)),),
        today="2026-01-27",
        status="completed",
        completed="2026-01-26",
        medals=("together",),
    ),
)

PLAYS = (*_WORKPLACE, *_TOGETHER)
