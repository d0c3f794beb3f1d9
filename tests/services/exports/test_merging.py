"""A journal's file that comes into a journal with something in it: by ids, nothing lost, nothing twice."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.services.imports.telling import RUN, one_each, reviewed
from tracker.domain.recordings import Recording
from tracker.services.imports.views import Choice
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
    file = tmp_path / "j.json"
    one, other = open_("one", "Asha"), open_("other", "Asha")
    for tracker in (one, other):
        (session,) = tracker.log("run 10km @06:00").sessions
        with tracker._writing() as (writer, _):
            writer.replace_session(replace(session, source="strava", external_id="12070555079"), session.version)
    sent(one, other, file)
    assert len(other.journal()) == 1


STRAVA = replace(RUN, started_at=datetime(2025, 5, 3, 1, 30, tzinfo=UTC), format="strava", ids=("strava:1",), device="")
FIT = replace(RUN, started_at=datetime(2025, 5, 4, 1, 30, tzinfo=UTC), digest="sha256:fit")
GPX = replace(FIT, started_at=datetime(2025, 5, 5, 1, 30, tzinfo=UTC), format="gpx", device="", digest="sha256:gpx")


def imported(tracker: Tracker, *recordings: Recording, choice: Choice | None = None) -> None:
    """Import recordings, each a file of its own."""
    review = reviewed(tracker, *one_each(recordings))
    if choice is not None:
        review = review.decided(len(recordings) - 1, choice)
    tracker.keep_imports(review)


def test_two_athletes_with_the_same_archive_each_keep_their_session(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    ann, bob = open_("ann", "Ann"), open_("bob", "Bob")
    for tracker in (ann, bob):
        imported(tracker, STRAVA)
    assert sent(bob, ann, file) == []
    assert [one.external_id for one in open_("ann", "Bob").journal()] == ["strava:1"]
    assert len(ann.journal()) == 1
    found = ann.read_own(file)
    assert {item.kind for item in found.items} == {"duplicate"}


def test_what_both_imported_is_one_session_each(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    one, other = open_("one", "Asha"), open_("other", "Asha")
    again = replace(GPX, digest="sha256:anew", device=FIT.device, distance_mm=5_000_000)  # its watch has but one name
    for tracker in (one, other):
        imported(tracker, *(FIT, GPX, STRAVA) if tracker is one else (STRAVA, GPX, FIT))
    imported(one, again, choice=Choice.APART)
    was = {session.id for session in other.journal()}
    one.export_journal(file)
    found = other.read_own(file)
    told = [(item.kind, item.reason) for item in found.items if item.session is not None]
    assert told[:3] == [
        ("duplicate", f"Run 10 km of {day} May 2025 is there already, from the same source.") for day in (4, 3, 5)
    ]
    assert [kind for kind, _ in told[3:]] == ["new"]
    kept = other.keep_own(found)
    assert (kept.stored, kept.refused, len(other.journal())) == (1, 0, 4)
    assert was <= {session.id for session in other.journal()}
    assert found.count("conflict") == 0
    last = other.last_change()
    other.keep_own(other.read_own(file))
    assert other.last_change() == last
    assert other.check().faults == ()


def test_the_same_file_of_a_device_written_otherwise_is_known_by_the_device_s_name(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    one, other = open_("one", "Asha"), open_("other", "Asha")
    imported(one, FIT)
    imported(other, replace(FIT, digest="sha256:again", distance_mm=10_001_000))
    assert sent(one, other, file) == []
    assert len(other.journal()) == 1


def test_what_was_imported_and_deleted_here_does_not_come_back(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    one, other = open_("one", "Asha"), open_("other", "Asha")
    for tracker in (one, other):
        imported(tracker, FIT, STRAVA)
    other.delete([session.id for session in other.journal()])
    last = other.last_change()
    assert sent(one, other, file) == [
        f"Run 10 km of {day} May 2025 was deleted here; the journal's stays as it is." for day in (4, 3)
    ]
    assert (other.journal(), other.last_change()) == ((), last), "nor does the import, of which nothing came"


def test_other_figures_of_what_both_imported_are_said_and_may_still_be_imported(tmp_path: Path, open_: Open) -> None:
    file = tmp_path / "j.json"
    one, other = open_("one", "Asha"), open_("other", "Asha")
    imported(one, replace(STRAVA, digest="sha256:longer", distance_mm=14_000_000))
    imported(other, STRAVA)
    assert sent(one, other, file) == [
        "Run 14 km of 3 May 2025 is otherwise in the journal, from the same source; the journal's stays as it is."
    ]
    imported(other, replace(STRAVA, digest="sha256:longer", distance_mm=14_000_000), choice=Choice.APART)
    assert sorted(session.distance_mm or 0 for session in other.journal()) == [10_000_000, 14_000_000]


def test_two_of_one_id_come_and_go_as_two(tmp_path: Path, open_: Open) -> None:
    """One that was deleted and taken again, and one that is real beside it."""
    files = tmp_path / "a.json", tmp_path / "b.json"
    one, empty, other = open_("one", "Asha"), open_("empty"), open_("other", "Asha")
    imported(one, STRAVA)
    one.delete(["last"])
    imported(one, STRAVA, choice=Choice.STORE)
    imported(one, replace(STRAVA, digest="sha256:longer", distance_mm=14_000_000), choice=Choice.APART)
    assert sent(one, empty, files[0]) == []
    empty.export_journal(files[1])
    assert files[0].read_bytes() == files[1].read_bytes()
    imported(other, STRAVA)
    assert sent(one, other, files[0]) == []
    assert sorted(session.distance_mm or 0 for session in other.journal()) == [10_000_000, 14_000_000]
    assert sent(one, other, files[0]) == []
    assert len(other.journal()) == 2


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
