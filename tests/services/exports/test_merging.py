"""A journal's file that comes into a journal with something in it: by ids, nothing lost, nothing twice."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.services.race_forms import RaceForm
from tracker.services.tracker import Tracker

Open = Callable[..., Tracker]
NOW = "2025-06-28T20:00+05:30"


@pytest.fixture
def open_(tmp_path: Path) -> Iterator[Open]:
    """Opens journals by name, each in a folder of its own."""
    opened: list[Tracker] = []

    def make(name: str, athlete: str | None = None) -> Tracker:
        opened.append(Tracker(tmp_path / name / "journal.db", FrozenClock(NOW), athlete=athlete))
        opened[-1].open()
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def sent(one: Tracker, other: Tracker, file: Path) -> list[str]:
    """The file of one journal into another; what was said of all that is not plainly new or there."""
    one.export_journal(file, over=True)
    found = other.read_own(file)
    other.keep_own(found)
    return [item.reason for item in found.items if item.kind not in ("new", "duplicate")]


def test_two_machines_become_one(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    laptop = open_("laptop", "Asha")
    laptop.log("run 10km @06:00")
    desk = open_("desk", "Asha")
    assert sent(laptop, desk, file) == []
    laptop.log("ride 40km")
    desk.log("walk 3km")
    assert sent(laptop, desk, file) == []
    assert sent(desk, laptop, file) == []
    for one in (laptop, desk):
        assert sorted(session.activity for session in one.journal()) == ["ride", "run", "walk"]
        assert len(one.athletes()) == 1


def test_what_is_otherwise_in_the_journal_stays_and_is_said(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    one = open_("one", "Asha")
    one.log("run 10km @06:00")
    one.log("walk 2km")
    one.log("water 2l")
    other = open_("other", "Asha")
    sent(one, other, file)
    run = next(session for session in other.journal() if session.activity == "run")
    other.edit(run.id, "12km")
    other.log("water 3l")
    other.delete([next(session.id for session in other.journal() if session.activity == "walk")])
    assert sent(one, other, file) == [
        "Run 10 km of 28 Jun 2025 is otherwise in the journal; the journal's stays as it is.",
        "Walk 2 km of 28 Jun 2025 was deleted here; the journal's stays as it is.",
        "The journal has water of 28 Jun 2025 otherwise; it stays as it is there.",
    ]
    (left,) = other.journal()
    assert left.distance_mm == 12_000_000
    assert [fact.value for fact in other.facts(date(2025, 6, 28), date(2025, 6, 28))] == [3_000]


def test_athletes_go_by_id_then_by_name_and_names_are_freed(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    one = open_("one", "Asha")
    one.log("run 10km")
    other = open_("other", "ASHA")
    other.log("ride 20km")
    assert sent(one, other, file) == []
    assert [athlete.name for athlete in other.athletes()] == ["ASHA"]
    assert len(other.journal()) == 2
    # Ben of the one and Ben of the other are the same by name; a second Ben of the file can't be
    third = open_("third", "Ben")
    third.log("run 1km")
    sent(third, one, file)
    ben = open_("one", "Ben")
    from tracker.services.athletes import AthleteForm

    ben.athlete_set("Ben", AthleteForm(name="Benjamin"))
    fourth = open_("fourth", "Ben")
    fourth.log("run 2km")
    sent(fourth, one, file)
    assert [athlete.name for athlete in one.athletes()] == ["Asha", "Benjamin", "Ben"]
    assert sent(one, third, file) == [
        "The journal has Benjamin otherwise; it stays as it is there.",
        "The journal has another Ben: they come as Ben 2.",
    ]
    assert [athlete.name for athlete in third.athletes()] == ["Ben", "Asha", "Ben 2"]


def test_handles_are_freed_and_medals_follow(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    one, other = open_("one", "Asha"), open_("other", "Ben")
    for tracker in (one, other):
        tracker.start("mumbai-to-goa", on=date(2025, 6, 20))
        for day in range(20, 25):
            tracker.log(f"ride 112km @2025-06-{day}")
            tracker.log(f"run 20km @2025-06-{day}")
        tracker.race_add(RaceForm(event="Midnight Sun Half", on="2025-06-21", distance="half"))
    earned = {medal.title for medal in one.medals()}
    assert "400 km" in earned
    assert sent(one, other, file) == ["Another challenge is called mumbai-to-goa: it comes as mumbai-to-goa-2."]
    asha = open_("other", "Asha")
    (progress,) = asha.challenges()
    assert progress.handle == "mumbai-to-goa-2"
    assert {medal.title for medal in asha.medals() if not medal.revoked} == earned
    assert len({race.race.id for race in asha.races()}) == 1  # the same edition, in both
    assert sent(one, other, file) == []


def test_a_recording_that_both_imported_is_one_session(tmp_path: Path, open_: Open) -> None:
    from dataclasses import replace

    file = tmp_path / "j.json"
    one, other = open_("one", "Asha"), open_("other", "Asha")
    for tracker in (one, other):
        (session,) = tracker.log("run 10km @06:00").sessions
        with tracker._writing() as (writer, _):
            writer.replace_session(replace(session, source="strava", external_id="12070555079"), session.version)
    sent(one, other, file)
    assert len(other.journal()) == 1


def test_what_comes_in_counts_for_what_runs_here(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    one, other = open_("one", "Asha"), open_("other", "Asha")
    other.start("mumbai-to-goa", on=date(2025, 6, 24))
    for day in range(24, 28):
        one.log(f"ride 112km @2025-06-{day}")
    one.export_journal(file)
    kept = other.keep_own(other.read_own(file))
    assert "400 km" in {medal.title for medal in kept.medals}
    assert (kept.stored, kept.first, kept.last) == (4, date(2025, 6, 24), date(2025, 6, 27))
    other.undo()
    assert other.medals() == ()
