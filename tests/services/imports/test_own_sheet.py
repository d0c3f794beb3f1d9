"""The sheet that `export --csv` writes, read again: the same sessions in an empty journal, nothing new in its own."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.imports.telling import RUN, desk, in_process, item, reviewed
from tracker.domain.days import local_date
from tracker.domain.recordings import Item, Wanted
from tracker.domain.sessions import Athlete, Session
from tracker.domain.text import clean_text
from tracker.formats.archives.tables import read_table
from tracker.formats.outgoing.sessions_csv import sessions_csv
from tracker.services.athletes import AthleteForm
from tracker.services.imports import reviewing
from tracker.services.imports.placing import ground_of, placed
from tracker.services.imports.views import Choice, Review
from tracker.services.tracker import Tracker

LINK, APART, RENEW, LEAVE, STORE = Choice.LINK, Choice.APART, Choice.RENEW, Choice.LEAVE, Choice.STORE
GPX = replace(RUN, format="gpx", hr_avg=None, device="", digest="sha256:gpx", computed=("distance_mm", "elapsed_s"))
NOW = datetime(2026, 11, 22, tzinfo=UTC)
# half hours, offsets that are no whole hour, a day left out, and clocks that go back by half an hour
ZONES = ("Europe/Berlin", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe")


@pytest.fixture
def tracker(tmp_path: Path) -> Tracker:
    return desk(tmp_path)


def sheet(tracker: Tracker, *edits: tuple[str, str]) -> Path:
    """The sheet of a journal beside it, with texts in it replaced as in an editor."""
    path = tracker.path.parent / f"sheet{len(edits)}.csv"
    text = tracker.export_sessions(path, over=True).path.read_text("utf-8-sig")  # type: ignore[union-attr]
    for old, new in edits:
        assert text.count(old) == 1
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return path


def read(tracker: Tracker, path: Path) -> Review:
    return reviewing.review(tracker._reading, tracker._state, [path], run=in_process)


def columns(tracker: Tracker) -> list[tuple[date, date, bytes]]:
    """What the sheet has of each session, and which day it counts for."""
    rows = (replace(one, id="", source="", elapsed_s=one.elapsed_s or one.moving_s) for one in tracker.journal())
    return sorted((one.local_date, one.end_date, sessions_csv([one], "km")) for one in rows)


def test_a_day_that_begins_at_four_reads_back_the_same(tmp_path: Path) -> None:
    late = AthleteForm(name="Ann", zone="Europe/Berlin", day_start="04:00")
    first, second = desk(tmp_path / "a"), desk(tmp_path / "b")
    for one in (first, second):
        one.athlete_set(None, late)
    for line in (
        *("run 10km 50:00 @2026-03-02 01:30", "run 8km 45:00 @2026-03-03 03:59", "run 9km 50:00 @2026-03-04 04:00"),
        *("run 7km 2h @2026-10-25 02:30", "ride 90km 5h @2026-05-01 23:30", "run 5km @2026-06-01"),
        *("ride 20km 1h @2026-06-02 02:30 Asia/Kolkata", "push-up 3x20 @2026-06-03", "plank 1:30 @2026-06-03"),
    ):
        first.log(line)
    path = sheet(first)
    told = read(second, path)
    assert {one.kind for one in told.items} == {"new"}
    second.keep_imports(told)
    assert columns(second) == columns(first)
    again = read(first, path)
    assert {(one.kind, one.choice) for one in again.items} == {("duplicate", LINK)}
    before = first.journal()
    first.keep_imports(again)
    assert first.journal() == before


@st.composite
def sessions(draw: st.DrawFn) -> tuple[Session, int]:
    """A session as any journal may have it, and when the day begins, in seconds after midnight."""
    timed, zone = draw(st.booleans()), draw(st.sampled_from(ZONES))
    day_start = draw(st.sampled_from((0, 0, 3600, 4 * 3600, 6 * 3600))) if timed else 0
    start = datetime(1980, 1, 1, tzinfo=UTC) + timedelta(seconds=draw(st.integers(0, 46 * 365 * 86_400)))
    elapsed = draw(st.integers(600, 40_000))
    amount = st.none() | st.integers(1, 200)
    indoor, virtual, assisted, race = draw(st.tuples(*[st.booleans()] * 4))
    return Session(
        id="01a207cc-24c5-7a50-b698-3b14f1bd486a",
        athlete_id="a",
        activity=draw(st.sampled_from(("run", "ride", "push-up", "plank", "swimrun", "swim", "custom"))),
        started_at=start,
        zone=zone,
        local_date=local_date(start, zone, day_start),
        end_date=local_date(start, zone, day_start),
        timed=timed,
        logged_at=NOW,
        logged_on=NOW.date(),
        distance_mm=draw(st.none() | st.integers(1, elapsed * 1_500)),
        elapsed_s=elapsed,
        timer_s=draw(st.none() | st.integers(elapsed // 2 + 1, elapsed)),
        moving_s=draw(st.none() | st.integers(elapsed // 2 + 1, elapsed)),
        climb_mm=draw(st.none() | st.integers(0, 3_000_000)),
        reps=draw(amount),
        hold_s=draw(amount),
        steps=draw(amount),
        energy_kj=draw(amount),
        rpe=draw(st.none() | st.integers(0, 10)),
        hr_avg=draw(st.none() | st.integers(60, 120)),
        hr_max=draw(st.none() | st.integers(121, 190)),
        note=clean_text(draw(st.text("=@-+'\" \nabcé,;\t1#", max_size=12)).replace("#", ""), one_line=False),
        tags=draw(st.sampled_from(((), ("goa",), ("half-marathon", "ghat")))),
        indoor=indoor,
        virtual=virtual,
        assisted=assisted,
        race=race,
    ), day_start


@settings(max_examples=25)
@given(sessions(), st.sampled_from(("km", "mi")))
def test_whatever_it_is_it_reads_back_the_same(made: tuple[Session, int], units: str) -> None:
    session, day_start = made
    told = list(read_table(sessions_csv([session], units), "s.csv", Wanted(now=NOW)))
    (found,) = (one.recordings[0] for one in told if isinstance(one, Item))
    athlete = Athlete(id="a", name="Ann", zone="Asia/Kolkata", day_start_s=day_start)
    back = placed(found, ground_of(athlete, (), NOW, "", ""))
    assert back.session is not None
    names = (
        *("activity", "zone", "local_date", "timed", "distance_mm", "elapsed_s", "timer_s", "moving_s"),
        *(
            "climb_mm",
            "reps",
            "hold_s",
            "steps",
            "energy_kj",
            "rpe",
            "hr_avg",
            "hr_max",
            "indoor",
            "virtual",
            "assisted",
            "race",
        ),
        *("note", "tags"),
    )
    assert {name: getattr(back.session, name) for name in names} == {name: getattr(session, name) for name in names}
    assert not session.timed or back.session.started_at == session.started_at


def test_it_changes_nothing_that_a_file_told(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(GPX, path="a.gpx")))
    before = tracker.journal()
    told = read(tracker, sheet(tracker))
    (one,) = told.items
    assert (one.kind, one.choice, RENEW in one.choices) == ("duplicate", LINK, False)
    assert one.reason.endswith("this one is the row of that session in a sheet of this journal.")
    assert tracker.keep_imports(told).linked == 1
    assert tracker.journal() == before
    assert (before[0].source, before[0].computed) == ("gpx", GPX.computed)
    assert tracker.keep_imports(read(tracker, sheet(tracker))).there == 1


def test_other_figures_are_asked_about(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(GPX, path="a.gpx")))
    for edit in ((",Run,10,", ",Run,10.1,"), ("2026-05-03", "2026-08-03")):
        (one,) = read(tracker, sheet(tracker, edit)).items
        assert (one.kind, one.outcome, one.choices) == ("conflict", "ask", (LINK, RENEW, APART, LEAVE))
    told = read(tracker, sheet(tracker, (",Run,10,", ",Run,10.1,")))
    tracker.keep_imports(told.decided(0, RENEW))
    (made,) = tracker.journal()
    assert (made.distance_mm, made.source, made.computed) == (10_100_000, "gpx", ("elapsed_s",))


def test_what_was_changed_here_since_stays(tracker: Tracker) -> None:
    tracker.log("run 10km 50:00 @2026-05-03 06:00")
    path = sheet(tracker)
    tracker.edit("last", "12km @2026-07-03")
    told = read(tracker, path)
    (one,) = told.items
    assert (one.kind, one.choices) == ("conflict", (LINK, APART, LEAVE))
    tracker.keep_imports(told)
    assert [(one.local_date, one.distance_mm) for one in tracker.journal()] == [(date(2026, 7, 3), 12_000_000)]


def test_what_was_deleted_here_stays_out_until_it_is_taken(tracker: Tracker) -> None:
    tracker.log("run 10km 50:00 @2026-05-03 06:00")
    path = sheet(tracker)
    tracker.delete(["last"])
    told = read(tracker, path)
    (one,) = told.items
    assert (one.kind, one.choices) == ("duplicate", (LEAVE, STORE))
    assert one.reason.startswith("In the sheet of this journal and deleted since")
    tracker.keep_imports(told.decided(0, STORE))
    assert len(tracker.journal()) == 1


def test_a_row_copied_in_the_sheet_is_asked_about(tracker: Tracker) -> None:
    tracker.log("run 10km 50:00 @2026-05-03 06:00")
    path = sheet(tracker)
    with path.open("a", encoding="utf-8") as file:
        file.write(path.read_text("utf-8").splitlines()[1].replace("2026-05-03", "2026-05-10") + "\n")
    told = read(tracker, path)
    assert [(one.kind, one.choice) for one in told.items] == [("duplicate", LINK), ("conflict", LINK)]
    tracker.keep_imports(told.decided(1, APART))
    assert [one.local_date.day for one in tracker.journal()] == [10, 3]
    assert {one.known for one in read(tracker, path).items} == {True}


def test_the_sheet_of_somebody_else_is_new_here(tracker: Tracker) -> None:
    tracker.log("run 10km 50:00 @2026-05-03 06:00")
    path = sheet(tracker)
    other = desk(tracker.path.parent / "other")
    assert [one.kind for one in read(other, path).items] == ["new"]
