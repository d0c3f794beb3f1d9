"""Races and medals in words: rows, the hero, one race, the cabinet, the proof, what forms make of a text."""

from dataclasses import replace
from datetime import date

import pytest

from tests.clocks import FrozenClock
from tracker.domain.medals import Medal
from tracker.domain.sessions import Measure
from tracker.services.athletes import AthleteForm
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm
from tracker.services.tracker import Tracker
from tracker.tui.present.medals import (
    CELL,
    ROWS,
    cabinet_title,
    celebration_lines,
    cell_rows,
    engraved,
    metal_of,
    shape_of,
)
from tracker.tui.present.race import race_lines
from tracker.tui.present.race_entry import race_readings, result_form, result_texts
from tracker.tui.present.races import hero_lines, race_rows, removal
from tracker.tui.widgets import cabinet

MEDAL = Medal(
    key="mumbai-to-goa/400", award="400", title="400 km", artefact="medal", on=date(2025, 6, 28), why="400 km reached.",
    value=400_000_000, measure=Measure.DISTANCE,
)  # fmt: skip
TROMSO = RaceForm(
    event="Midnight Sun Marathon", on="2025-06-21 22:30", zone="Europe/Oslo", distance="half", place="Tromsø",
    age_rule="birth_year>=15", limits=("3:00",),
)  # fmt: skip


@pytest.fixture
def ran(tracker: Tracker) -> str:
    """The handle of a race with a result; the day is a week after it."""
    handle = tracker.race_add(TROMSO).race.handle
    tracker.race_result(
        handle,
        ResultForm(
            gun="2:06:02", chip="2:05:10", splits=("5km=29:20", "10km=58:55"), position=312, of=1204, medal="Sun"
        ),
    )
    return handle


def _text(lines: object) -> str:
    return "\n".join(line.plain for line in lines)  # type: ignore[attr-defined]


def test_a_race_with_all_that_can_be_said(tracker: Tracker, ran: str) -> None:
    text = _text(race_lines(tracker.race_sheet(ran), tracker.medals(), "Asia/Kolkata", "km", 80))
    for said in (
        "Sat 21 Jun 2025", "21.0975 km · Tromsø", "starts 22:30, Europe/Oslo", "02:00 on Sun 22 Jun in Asia/Kolkata",
        "age 15 or older by birth year", "limit 3:00:00 at the finish, until 01:30 on Sun 22 Jun 2025", "✓ finished",
        "official time", "chip 2:05:10 · 5:56 /km", "312 of 1,204", "★ Personal best over the half marathon",
        "5 km       29:20     29:20     5:52 /km", "Finish   2:06:02   1:07:07     6:03 /km", "◉ Sun",
        "▸ Half marathon   2:05:10  21 Jun 2025",
    ):  # fmt: skip
        assert said in text, text
    home = _text(race_lines(tracker.race_sheet(ran), (), "Europe/Berlin", "km", 80))
    assert "Berlin" not in home, "the same clock as there"


def test_what_was_not_finished_or_came_late_says_so(tracker: Tracker, ran: str) -> None:
    tracker.race_result(ran, ResultForm(gun="3:00:01", chip="2:59:00"))
    late = _text(race_lines(tracker.race_sheet(ran), (), "UTC", "km", 80))
    assert "✗ over the limit" in late
    assert "Outside the limit 3:00:00 at the finish" in late
    assert "Personal best" not in late
    tracker.race_result(ran, ResultForm(status="dnf", distance="15km"), whole=True)
    assert "✗ did not finish after 15 km" in _text(race_lines(tracker.race_sheet(ran), (), "UTC", "km", 80))


def test_the_next_band_is_told(tracker: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-01T12:00+02:00")
    tracker.athlete_add(AthleteForm(name="Lungile", sex="m"))
    tracker.start("comrades", on=date(2025, 6, 8))
    (stand,) = tracker.races()
    coming = _text(race_lines(tracker.race_sheet(stand.race.handle), (), "UTC", "km", 70))
    assert "To win" in coming
    assert "in 7 days" in coming
    clock.set("2025-06-08T20:00+02:00")
    tracker.race_result(stand.race.handle, ResultForm(gun="9:12:00"))
    text = _text(race_lines(tracker.race_sheet(stand.race.handle), tracker.medals(), "UTC", "km", 70))
    assert "12:01 faster" in text, text
    assert "To win" not in text


@pytest.mark.parametrize("width", [20, 36, 44, 60, 100])
@pytest.mark.parametrize("ascii", [False, True])
def test_rows_keep_their_width(width: int, ascii: bool, tracker: Tracker, ran: str) -> None:
    tracker.race_add(replace(TROMSO, event="A very long name of a race " * 3, on="2026-06-20 20:30"))
    medals = tracker.medals()
    for stand in tracker.races():
        top, below = race_rows(stand, medals, "km", width, ascii=ascii)
        assert top.cell_length <= max(width, 24)
        assert below.plain.strip()
    assert all(line.cell_length <= width for line in hero_lines(tracker.races(), "km", width, ascii=ascii))
    if ascii:
        assert not set(_text(race_lines(tracker.race_sheet(ran), medals, "UTC", "km", width, ascii=True))) & set(
            "✓★◉▸╺"
        )


def test_the_countdown_to_the_next_one(tracker: Tracker, clock: FrozenClock, ran: str) -> None:
    assert hero_lines(tracker.races(), "km", 60) == []
    tracker.race_add(RaceForm(event="Oslo", on="2025-07-10 10:00", distance="marathon"))
    text = _text(hero_lines(tracker.races(), "km", 60, ascii=True))
    assert "12" in text
    assert "days to" in text
    assert "Thu 10 Jul 2025 · 42.195 km" in text
    top, _ = race_rows(tracker.races()[0], (), "km", 60)
    assert top.plain.endswith("in 12 days")
    clock.set("2025-07-10T06:00+02:00")
    assert _text(hero_lines(tracker.races(), "km", 60)).startswith("Today\nOslo")


def test_removal_names_race_date_and_result(tracker: Tracker, ran: str) -> None:
    assert removal(tracker.race(ran), "km") == (
        "Remove Midnight Sun Marathon?",
        ["Midnight Sun Marathon, Sat 21 Jun 2025, 2:06:02"],
    )


# -- medals -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ({}, ("400", "km")),
        ({"value": 241_500_000}, ("241.5", "km")),
        ({"value": 10, "measure": None}, ("10", "2025")),
        ({"value": None}, ("Jun", "2025")),
        ({"value": 7562, "measure": Measure.ELAPSED, "results": ("r",), "title": "Half finisher"}, ("HALF", "21.1")),
        ({"value": 7562, "measure": Measure.ELAPSED, "results": ("r",), "title": "Finisher"}, ("Jun", "2025")),
        ({"value": 1_000_000, "measure": Measure.STEPS}, ("1000000", "steps")),
        ({"value": 10_000_000, "measure": Measure.STEPS}, ("Jun", "2025")),
    ],
)
def test_what_is_engraved(change: dict[str, object], lines: tuple[str, str]) -> None:
    assert engraved(replace(MEDAL, **change), "km") == lines  # type: ignore[arg-type]


def test_metal_and_shape_come_from_the_words() -> None:
    assert metal_of(MEDAL) == "gold"
    assert metal_of(replace(MEDAL, band="Silver")) == "silver"
    assert metal_of(replace(MEDAL, title="Golden hour, bronze")) == "bronze"
    assert shape_of(replace(MEDAL, title="Sub-24 belt buckle")) == "buckle"
    assert shape_of(replace(MEDAL, artefact="tree", title="A buckle")) == "tree"


@pytest.mark.parametrize(
    "title", ["400 km", "x", "A very long title of a medal that goes on and on and on " * 2, "東京" * 30]
)
@pytest.mark.parametrize("ascii", [False, True])
def test_a_cell_of_the_shelf_has_its_size(title: str, ascii: bool) -> None:
    for medal in (replace(MEDAL, title=title), replace(MEDAL, title=title, revoked="No.")):
        rows = cell_rows(medal, "km", ascii=ascii, chosen=True)
        assert len(rows) == ROWS == cabinet.ROWS
        assert {row.cell_length for row in rows} == {CELL} == {cabinet.CELL}
        assert ("no longer earned" in _text(rows)) == bool(medal.revoked)


def test_the_head_counts_what_is_held_and_what_is_gone() -> None:
    assert cabinet_title([MEDAL, replace(MEDAL, revoked="No.")]) == "Medals · 1 and 1 no longer earned"
    assert cabinet_title([]) == "Medals · 0"


def test_several_medals_at_once_fit_and_are_counted() -> None:
    lines = celebration_lines([replace(MEDAL, challenge_title="Mumbai → Goa")] * 5, "km", 50)
    assert all(line.cell_length <= 50 for line in lines)
    assert "and 3 more in the cabinet" in _text(lines)
    assert "Mumbai → Goa: 400 km reached." in _text(lines)


# -- what is typed into forms -------------------------------------------------------------------------------------


def test_a_result_comes_back_out_of_its_form_as_it_was(tracker: Tracker, ran: str) -> None:
    before = tracker.race(ran).result
    texts = {**dict.fromkeys(("distance", "session", "relay", "note"), ""), **result_texts(before, "km")}
    assert texts["status"] == "", "the time says it"
    assert texts["splits"] == "5km 29:20\n10km 58:55"
    assert tracker.race_result(ran, result_form(texts), whole=True).result == before
    assert tracker.race_result(ran, result_form({**texts, "position": "1,000", "of": "1 204"}), whole=True).result


def test_a_wrong_field_spoils_no_other(tracker: Tracker) -> None:
    texts = {"on": "someday", "distance": "half", "climb": "820m", "limits": "3:30, 10km=1:30", "age_rule": ""}
    today = tracker.today()
    readings = race_readings(texts, lambda form: tracker.read_race(form, today), today)
    assert readings["distance"]() == "21.0975 km"
    assert readings["climb"]() == "820 m"
    assert readings["limits"]().startswith("3:30:00 at the finish; 1:30:00 at 10 km")
    with pytest.raises(Exception, match="someday"):
        readings["on"]()
