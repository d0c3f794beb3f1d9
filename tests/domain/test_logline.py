"""How log lines read: every example of the product page, and odd ones."""

from datetime import date
from typing import Any

import pytest

from tests.domain.logline_cases import CONTEXT, KM, MILES, TODAY, draft, drafts
from tracker.domain.logline import parse
from tracker.domain.quantities import HALF_MM, MARATHON_MM, MM_PER_MILE
from tracker.domain.sessions import Draft, Part

YDAY = date(2025, 6, 27)
EXAMPLES: list[tuple[str, list[dict[str, Any]]]] = [
    ("ride 90km 4:10 +820m", [{"activity": "ride", "distance_mm": 90 * KM, "elapsed_s": 15_000, "climb_mm": 820_000}]),
    ("90c 20r", [{"activity": "ride", "distance_mm": 90 * KM}, {"activity": "run", "distance_mm": 20 * KM}]),
    (
        "run 20 1:58:30 @yday hills #ghat",
        [
            {
                "activity": "run",
                "distance_mm": 20 * KM,
                "elapsed_s": 7_110,
                "on": YDAY,
                "note": "hills",
                "tags": ("ghat",),
            }
        ],
    ),
    ("pushups 50", [{"activity": "push-up", "reps": 50}]),
    ("plank 3min", [{"activity": "plank", "hold_s": 180}]),
    ("swim 40x50m", [{"activity": "swim", "distance_mm": 2 * KM, "parts": (Part(count=40, distance_mm=50_000),)}]),
    (
        "half 2:05:10 @2025-06-21 22:30 Europe/Oslo",
        [
            {
                "activity": "run",
                "distance_mm": HALF_MM,
                "elapsed_s": 7_510,
                "on": date(2025, 6, 21),
                "at_s": 81_000,
                "zone": "Europe/Oslo",
            }
        ],
    ),
    (
        'run 5mi rpe7 hr152 "with Ankita"',
        [{"activity": "run", "distance_mm": 5 * MM_PER_MILE, "rpe": 7, "hr_avg": 152, "note": "with Ankita"}],
    ),
    ("ride 18km 45min hills", [{"activity": "ride", "distance_mm": 18 * KM, "elapsed_s": 2_700, "note": "hills"}]),
]
SEVERAL: list[tuple[str, list[dict[str, Any]]]] = [
    (
        "20r 1:58:30 90c 4:10",
        [
            {"activity": "run", "distance_mm": 20 * KM, "elapsed_s": 7_110},
            {"activity": "ride", "distance_mm": 90 * KM, "elapsed_s": 15_000},
        ],
    ),
    (
        "90c 20r +820m",
        [
            {"activity": "ride", "distance_mm": 90 * KM},
            {"activity": "run", "distance_mm": 20 * KM, "climb_mm": 820_000},
        ],
    ),
    (
        '@yday #goa indoor 90c rpe6 20r rpe7 "hot"',
        [
            {
                "activity": "ride",
                "distance_mm": 90 * KM,
                "rpe": 6,
                "on": YDAY,
                "tags": ("goa",),
                "indoor": True,
                "note": "hot",
            },
            {
                "activity": "run",
                "distance_mm": 20 * KM,
                "rpe": 7,
                "on": YDAY,
                "tags": ("goa",),
                "indoor": True,
                "note": "hot",
            },
        ],
    ),
    ("run 20 swim 2", [{"activity": "run", "distance_mm": 20 * KM}, {"activity": "swim", "distance_mm": 2 * KM}]),
    ("50 push-ups 20 squats", [{"activity": "push-up", "reps": 50}, {"activity": "squat", "reps": 20}]),
    ("ride 90, run 20", [{"activity": "ride", "distance_mm": 90 * KM}, {"activity": "run", "distance_mm": 20 * KM}]),
    ("run 20 and 90 ride", [{"activity": "run", "distance_mm": 20 * KM}, {"activity": "ride", "distance_mm": 90 * KM}]),
    (
        "90c @6:00 20r @15:00",
        [
            {"activity": "ride", "distance_mm": 90 * KM, "at_s": 21_600},
            {"activity": "run", "distance_mm": 20 * KM, "at_s": 54_000},
        ],
    ),
    (
        "run 5 25:00 pushups 50 half 2:05",
        [
            {"activity": "run", "distance_mm": 5 * KM, "elapsed_s": 1_500},
            {"activity": "push-up", "reps": 50},
            {"activity": "run", "distance_mm": HALF_MM, "elapsed_s": 7_500},
        ],
    ),
]


def _named(value: object) -> str:
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("line", "sessions"), EXAMPLES + SEVERAL, ids=_named)
def test_examples_read_as_listed(line: str, sessions: list[dict[str, Any]]) -> None:
    assert drafts(line) == tuple(Draft(**{"on": TODAY, **fields}) for fields in sessions)


ONE: list[tuple[str, dict[str, Any]]] = [
    # activities
    ("ran 5", {"activity": "run"}),
    ("Running 5", {"activity": "run"}),
    ("BICYCLED 5km", {"activity": "ride"}),
    ("trail run 5", {"activity": "run-trail"}),
    ("run trail 5", {"activity": "run-trail"}),
    ("swim open water 1500m", {"activity": "swim-open"}),
    ("sun salutations 12", {"reps": 12}),
    ("20 km run", {"activity": "run", "distance_mm": 20 * KM}),
    ("20run", {"activity": "run"}),
    ("half marathon 2:05", {"activity": "run", "distance_mm": HALF_MM}),
    ("marathon 4:05:06", {"distance_mm": MARATHON_MM}),
    ("ride half", {"activity": "ride", "distance_mm": HALF_MM}),
    ("half ride", {"activity": "ride"}),
    ("treadmill 5km", {"activity": "run", "indoor": True}),
    ("treadmill walk 3km", {"activity": "walk", "indoor": True}),
    ("run 5km treadmill 25:00", {"indoor": True, "elapsed_s": 1_500}),
    ("90c zwift", {"virtual": True, "indoor": True}),
    ("ebike 20 1:00", {"activity": "ride", "assisted": True}),
    ("run 10 race", {"race": True}),
    # amounts
    ("run 20", {"distance_mm": 20 * KM}),
    ("run 12,5", {"distance_mm": 12_500_000}),
    ("run 5k", {"distance_mm": 5 * KM}),
    ("run １２", {"distance_mm": 12 * KM}),
    ("run\u00a020\u202fkm", {"distance_mm": 20 * KM}),
    ("swim 1650yd", {"distance_mm": 1_508_760}),
    ("swim 1500", {"distance_mm": 1_500_000}),
    ("swim 2", {"distance_mm": 2 * KM}),
    ("erg 2000 8:00", {"activity": "erg-row", "distance_mm": 2 * KM, "elapsed_s": 480}),
    ("plank 3", {"hold_s": 180}),
    ("plank 60", {"hold_s": 60}),
    ("plank 1:30", {"hold_s": 90}),
    ("yoga 30", {"elapsed_s": 1_800}),
    ("run 5 820m up", {"climb_mm": 820_000}),
    ("run 5 +820 m", {"climb_mm": 820_000}),
    ("run 5 climb 820m", {"climb_mm": 820_000}),
    ("run 5 +2700ft", {"climb_mm": 822_960}),
    ("run 5 +820", {"climb_mm": 820_000}),
    ("run 5 +0m", {"climb_mm": 0}),
    ("run 5 12000steps", {"steps": 12_000}),
    ("run 5 steps 12000", {"steps": 12_000}),
    ("run 5 kj500", {"energy_kj": 500}),
    ("run 5 500kJ", {"energy_kj": 500}),
    ("run 5 120 kcal", {"energy_kj": 502}),
    ("run 5 rpe 7 hr 152", {"rpe": 7, "hr_avg": 152}),
    ("run 5 hr 152", {"hr_avg": 152, "elapsed_s": None}),
    ("run 5 500 kcal 12000 steps", {"energy_kj": 2_092, "steps": 12_000}),
    ("run 5 hr:152", {"hr_avg": 152}),
    ("run 5 152bpm", {"hr_avg": 152}),
    ("ride 90 4:10 moving 4:05", {"moving_s": 14_700}),
    ("run 5 25min30", {"elapsed_s": 1_530}),
    ("run 20 1h 58min", {"elapsed_s": 7_080}),
    ("run 20 2 h", {"elapsed_s": 7_200}),
    ("run 20 PT1H58M", {"elapsed_s": 7_080}),
    ("run 20 2h", {"elapsed_s": 7_200}),
    ("10h", {"activity": "hike"}),
    ("pushups 5x20 3x15", {"reps": 145, "parts": (Part(count=5, reps=20), Part(count=3, reps=15))}),
    ("pushups 120 5x20", {"reps": 120}),
    ("3x10min plank", {"hold_s": 1_800}),
    (
        "run 10x400m/1:30",
        {"distance_mm": 4 * KM, "elapsed_s": None, "parts": (Part(count=10, distance_mm=400_000, elapsed_s=90),)},
    ),
    ("ride 3×10min", {"elapsed_s": 1_800}),
    ("triathlon 51.5 1xride:40km/1:05", {"parts": (Part(activity="ride", distance_mm=40 * KM, elapsed_s=3_900),)}),
    # durations of two readings
    ("run 5km 25:30", {"elapsed_s": 1_530}),
    ("run 25:30 5km", {"elapsed_s": 1_530}),
    ("ride 18km 45:00", {"elapsed_s": 2_700}),
    ("run 20 1:58", {"elapsed_s": 7_080}),
    ("run 1km 4:10", {"elapsed_s": 250}),
    ("hike 12 5:30", {"elapsed_s": 19_800}),
    ("ride 4:10", {"elapsed_s": 15_000}),
    ("yoga 45:00", {"elapsed_s": 2_700}),
    ("swim 2km 1:10", {"elapsed_s": 4_200}),
    ("run 330km 120:00", {"elapsed_s": 432_000}),
    # notes and tags
    ("run 20 easy long walk after", {"note": "easy long walk after"}),
    ("run 5 1st place", {"note": "1st place"}),
    ("run 5 zone 2", {"note": "zone 2"}),
    ("run 5 and/or", {"note": "and/or"}),
    ('run 5 "a \\"b\\" \\\\ c"', {"note": 'a "b" \\ c'}),
    ('run 5 "20kn @fryday"', {"note": "20kn @fryday"}),
    ('run 5 hills "x" more', {"note": "hills x more"}),
    ("run 5 “curly”", {"note": "curly"}),
    ("run 5 [bold]$x[/]", {"note": "[bold]$x[/]"}),
    ("run 5 🏃‍♀️ धावक", {"note": "🏃‍♀️ धावक"}),
    ("run 5 \x1b[31mred\x07", {"note": "[31mred"}),
    ("run 5 a\u202eb", {"note": "ab"}),
    ("run 5 \ud800", {"note": "\ufffd"}),
    ("ru\u200bn 5\x00km", {"distance_mm": 5 * KM}),
    ("run 5\nhills\n", {"note": "hills"}),
    ('run 5 "open', {"note": "open"}),
    ("run 5 #a#b #1 #a-b #É #a", {"tags": ("a", "b", "1", "a-b", "é")}),
    ("run 5 #ghat, #hills!", {"tags": ("ghat", "hills")}),
    ("run 5 #run #гun #０", {"tags": ("run", "гun", "０")}),
    ('run "only a note"', {"note": "only a note", "distance_mm": None}),
]


@pytest.mark.parametrize(("line", "fields"), ONE, ids=_named)
def test_words_read_as_meant(line: str, fields: dict[str, Any]) -> None:
    found = draft(line)
    assert {name: getattr(found, name) for name in fields} == fields


def test_a_bare_number_is_in_the_athletes_unit() -> None:
    assert draft("run 20", MILES).distance_mm == 20 * MM_PER_MILE
    assert draft("ride 20km", MILES).distance_mm == 20 * KM
    assert draft("run 5 +100", MILES).climb_mm == 30_480


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("plank 3", "3 is read as 3 minutes."),
        ("plank 60", "60 is read as 60 seconds."),
        ("run 5km 25:30", "25:30 is read as 25 min 30 s; write 25:30:00 for hours."),
        ("ride 90km 300:00", "300:00 is read as 300 min; write 300:00:00 for hours."),
        ("swim 1500", "1500 is read as 1500 metres."),
        ("run 45m", "45m is read as metres; write 45min for minutes."),
        ("run 5km 6:00", "6:00 is read as 6 h 0 min."),
        ("10h", "10h is read as a hike of 10; hours stand after the activity."),
        ("yoga", "Yoga without an amount: it counts as a session, and adds to no total."),
        ("pushups 50 5x20", "The sets come to more than the number of repetitions given, 50, which is kept."),
        ("ride 90 @yday 4:10", "4:10 after the date is the time of day; put a duration before the date."),
    ],
)
def test_what_could_be_read_otherwise_is_said(line: str, note: str) -> None:
    assert parse(line, CONTEXT).notes == (note,)


@pytest.mark.parametrize("line", [line for line, _ in EXAMPLES])
def test_nothing_is_said_about_plain_lines(line: str) -> None:
    assert parse(line, CONTEXT).notes == ()
