"""Edits: a word changes what it means and nothing else."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.logline_cases import CONTEXT, KM, draft
from tracker.domain.logline import amend, draft_of, line_of
from tracker.domain.sessions import Draft, Part, Session
from tracker.errors import InputError, RefusedError

FULL = draft("run 20 1:58:30 moving 1:50:00 +300m rpe7 hr150 kj900 20000steps @yday 6:00 hills #ghat #sea indoor")
POOL = draft("swim 40x50m 1:10:00 @yday")

CHANGES: list[tuple[str, dict[str, Any]]] = [
    ("21km", {"distance_mm": 21 * KM}),
    ("21", {"distance_mm": 21 * KM}),
    ("half", {"distance_mm": 21_097_500}),
    ("2:05", {"elapsed_s": 7_500}),
    ("moving 1:45", {"moving_s": 6_300}),
    ("+820m", {"climb_mm": 820_000}),
    ("rpe8 hr140", {"rpe": 8, "hr_avg": 140}),
    ("ride", {"activity": "ride"}),
    ("trail run", {"activity": "run-trail"}),
    ("90c", {"activity": "ride", "distance_mm": 90 * KM}),
    ("ride 40", {"activity": "ride", "distance_mm": 40 * KM}),
    ("treadmill", {"indoor": True}),
    ("race", {"race": True}),
    ("@today", {"on": date(2025, 6, 28)}),
    ("@-3", {"on": date(2025, 6, 25)}),
    ("at 7:00", {"at_s": 25_200}),
    ("@-3 22:30", {"on": date(2025, 6, 25), "at_s": 81_000}),
    ("Europe/Oslo", {"zone": "Europe/Oslo"}),
    ('"new note"', {"note": "new note"}),
    ("21 new words", {"distance_mm": 21 * KM, "note": "new words"}),
    ("#goa", {"tags": ("goa",)}),
    ("#goa #sea", {"tags": ("goa", "sea")}),
    ("+#goa", {"tags": ("ghat", "sea", "goa")}),
    ("-#ghat", {"tags": ("sea",)}),
    ("-#nothing", {}),
    ("note=", {"note": ""}),
    ("-note", {"note": ""}),
    ("tags=", {"tags": ()}),
    ("-climb", {"climb_mm": None}),
    ("climb= hr= moving=", {"climb_mm": None, "hr_avg": None, "moving_s": None}),
    ("-distance", {"distance_mm": None}),
    ("-time -moving", {"elapsed_s": None, "moving_s": None}),
    ("-clock", {"at_s": None}),
    ("-indoor", {"indoor": False}),
    ("5x1km", {"distance_mm": 5 * KM, "parts": (Part(count=5, distance_mm=KM),)}),
    ("20km 5x1km", {"parts": (Part(count=5, distance_mm=KM),)}),
    ("run 20 1:58:30", {}),
]


@pytest.mark.parametrize(("line", "changed"), CHANGES, ids=[line for line, _ in CHANGES])
def test_a_word_changes_what_it_means_and_nothing_else(line: str, changed: dict[str, Any]) -> None:
    assert amend(line, FULL, CONTEXT) == replace(FULL, **changed)


def test_a_colon_is_read_by_the_session_it_changes() -> None:
    short = draft("run 5km 25:00 @yday")
    assert amend("24:30", short, CONTEXT) == replace(short, elapsed_s=1_470)
    assert amend("10km", short, CONTEXT).elapsed_s == 1_500


def test_sets_are_replaced_with_what_they_come_to() -> None:
    assert amend("30x50m", POOL, CONTEXT) == replace(
        POOL, distance_mm=1_500_000, parts=(Part(count=30, distance_mm=50_000),)
    )
    assert amend("2.2km", POOL, CONTEXT) == replace(POOL, distance_mm=2_200_000, parts=())
    assert amend("-sets", POOL, CONTEXT) == replace(POOL, parts=())


def test_words_alone_never_empty_a_field() -> None:
    changed = amend("run 21 @2025-06-20", FULL, CONTEXT)
    assert (changed.distance_mm, changed.elapsed_s, changed.note) == (21 * KM, FULL.elapsed_s, FULL.note)


def test_the_whole_line_of_a_session_replaces_everything() -> None:
    assert amend("run 21 @2025-06-20", FULL, CONTEXT, whole=True) == Draft(
        activity="run", on=date(2025, 6, 20), distance_mm=21 * KM
    )
    assert amend(line_of(POOL), FULL, CONTEXT, whole=True) == POOL
    assert amend("run @2025-06-20", FULL, CONTEXT) == replace(FULL, on=date(2025, 6, 20))


@pytest.mark.parametrize(
    ("line", "word", "why"),
    [
        ("", "", "Say what to change"),
        ("hlls", "hlls", "is no activity"),
        ("rnu", "rnu", "did you mean run"),
        ("90c 20r", "20r", "an edit changes one"),
        ("rest", "rest", "day mark"),
        ("foo=", "foo=", "left out"),
        ("-foo", "-foo", "left out"),
        ("-5", "-5", "negative"),
        ("20kn", "20kn", "did you mean 20km"),
        ("1:00", "1:00", "moving time"),
        ("@2025-07-01", "@2025-07-01", "still to come"),
        ("@today at 23:00", "@today", "still to come"),
        (" ".join(f"+#t{n}" for n in range(30)), "+#t0", "32 tags"),
    ],
)
def test_what_an_edit_refuses(line: str, word: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as raised:
        amend(line, FULL, CONTEXT)
    assert raised.value.text == line
    assert line[raised.value.start : raised.value.end] == word


def test_a_moved_clock_time_is_checked_again() -> None:
    night = draft("run 5 @2024-10-27 2:30 Europe/Oslo 2nd")
    assert amend("6km", night, CONTEXT).second is True
    assert amend("@2024-10-26", night, CONTEXT).second is False
    with pytest.raises(RefusedError, match="does not exist"):
        amend("@2025-03-30", night, CONTEXT)


WORDS = st.sampled_from(
    ["21km", "21", "2:05", "45min", "+100m", "rpe3", "hr120", "ride", "@yday", "@-9", "at 5:00", "#x", "+#y", "-#ghat",
     '"n"', "easy", "5x20", "Europe/Oslo", "race", "-note", "climb=", "half", "2nd", "rest", "90c", "7000steps"]
)  # fmt: skip
NAMED = {
    "activity": ("ride", "90c", "half"), "on": ("@",), "at_s": ("at", "2:05"), "second": ("2nd", "at", "@", "Europe"),
    "zone": ("Europe",), "distance_mm": ("km", "21", "half", "90c", "5x20"), "elapsed_s": ("2:05", "min"),
    "climb_mm": ("+", "climb"), "rpe": ("rpe",), "hr_avg": ("hr",), "race": ("race",), "reps": ("5x20", "21"),
    "note": ('"', "easy", "-note", "half", "2nd", "rest", "ride", "race"), "tags": ("#",), "parts": ("5x20",),
    "steps": ("steps",),
}  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_no_field_is_lost_that_was_not_named(words: list[str]) -> None:
    line = " ".join(words)
    try:
        changed = amend(line, FULL, CONTEXT)
    except InputError:
        return
    if any(w in ("ride", "90c") for w in words) and any(w[0] == "@" for w in words):
        return  # may be a whole session
    for field in fields(Draft):
        if getattr(changed, field.name) != getattr(FULL, field.name):
            assert any(key in line for key in NAMED.get(field.name, ())), (field.name, changed)


def _session(**given: Any) -> Session:
    at = datetime(2024, 10, 27, 1, 30, 15, 999, tzinfo=UTC)
    standard: dict[str, Any] = {
        "id": "s", "athlete_id": "a", "activity": "run", "started_at": at, "zone": "Europe/Oslo",
        "local_date": date(2024, 10, 27), "end_date": date(2024, 10, 27), "timed": True, "logged_at": at,
        "logged_on": date(2024, 10, 27), "distance_mm": 5 * KM,
    }  # fmt: skip
    return Session(**{**standard, **given})


def test_a_session_as_the_draft_it_was() -> None:
    found = draft_of(_session())
    assert (found.on, found.at_s, found.second) == (date(2024, 10, 27), 9_015, True)
    assert line_of(found) == "run 5km @2024-10-27 at 02:30:15 Europe/Oslo 2nd"
    assert draft(line_of(found)) == found
    first = draft_of(_session(started_at=datetime(2024, 10, 27, 0, 30, tzinfo=UTC)), "Europe/Oslo")
    assert (first.at_s, first.second, first.zone) == (9_000, False, None)
    untimed = draft_of(_session(timed=False, local_date=date(2024, 10, 26)))
    assert (untimed.on, untimed.at_s, untimed.zone) == (date(2024, 10, 26), None, "Europe/Oslo")


def test_a_day_that_begins_late_keeps_its_clock_time() -> None:
    """A session at 01:00 that counts for the day before stays at 01:00 of its calendar date."""
    night = _session(started_at=datetime(2024, 6, 21, 23, 0, tzinfo=UTC), local_date=date(2024, 6, 21))
    assert (draft_of(night).on, draft_of(night).at_s) == (date(2024, 6, 22), 3_600)


RECORDED = replace(FULL, timer_s=6_900, hr_max=181, computed=("distance_mm", "hr_avg", "climb_mm"))


@pytest.mark.parametrize(
    ("line", "timer_s", "computed"),
    [
        ("rpe8", 6_900, ("distance_mm", "hr_avg", "climb_mm")),
        ("21km", 6_900, ("hr_avg", "climb_mm")),
        ("20km", 6_900, ("hr_avg", "climb_mm")),  # said by hand, though it is the same
        ("climb= hr140", 6_900, ("distance_mm",)),
        ("1:56:00", 6_900, ("distance_mm", "hr_avg", "climb_mm")),
        ("1:54:00", None, ("distance_mm", "hr_avg", "climb_mm")),  # the timer cannot have run longer
        ("-time -moving", None, ("distance_mm", "hr_avg", "climb_mm")),
    ],
)
def test_what_a_device_told_stays_until_it_is_said_by_hand(
    line: str, timer_s: int | None, computed: tuple[str, ...]
) -> None:
    changed = amend(line, RECORDED, CONTEXT)
    assert (changed.timer_s, changed.hr_max, changed.computed) == (timer_s, 181, computed)


def test_an_edit_of_the_whole_line_keeps_what_no_word_says() -> None:
    line = line_of(RECORDED)
    assert amend(line, RECORDED, CONTEXT, whole=True) == RECORDED
    changed = amend(line.replace("hr150", "hr151"), RECORDED, CONTEXT, whole=True)
    assert changed == replace(RECORDED, hr_avg=151, computed=("distance_mm", "climb_mm"))
