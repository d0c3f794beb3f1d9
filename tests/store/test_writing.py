"""One unit of work is one change, whole or nothing; what comes out is what went in."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pendulum
import pytest

from tracker.domain.sessions import Athlete, Mark, MarkKind, Part, Session
from tracker.errors import BusyJournalError, DamagedJournalError, JournalError
from tracker.store.journal import Batch, Store, StoredChallenge

NOON = datetime(2025, 6, 28, 12, tzinfo=UTC)
DAY = date(2025, 6, 28)
MakeSession = Callable[..., Session]
MakeMark = Callable[..., Mark]
MakeChallenge = Callable[..., StoredChallenge]


def _changes(store: Store) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(store.path)) as connection:
        return connection.execute("SELECT title, state FROM change ORDER BY id").fetchall()


def _sessions(store: Store) -> tuple[Session, ...]:
    with store.read() as reader:
        return reader.sessions("asha")


def test_a_session_comes_back_as_it_went_in(couple: Store, now: datetime, session_on: MakeSession) -> None:
    with couple.write("Import", at=now) as writer:
        writer.add_batch(Batch(id="b1", at=now, title="watch", source="fit"))
        writer.add_session(session_on("parent", activity="triathlon"))
        full = session_on(
            "s1",
            activity="swim-pool",
            distance_mm=1_500_000,
            elapsed_s=1800,
            moving_s=1700,
            climb_mm=0,
            reps=3,
            hold_s=1,
            steps=2,
            energy_kj=900,
            rpe=0,
            hr_avg=140,
            indoor=True,
            virtual=True,
            assisted=True,
            race=True,
            timed=False,
            note="Ålesund — “[b]x[/b]” 🏊\n\x1b[2Jमुंबई",
            tags=("ghat", "मुंबई", "ghat"),
            parts=(Part(count=60, distance_mm=25_000), Part(activity="run", elapsed_s=1, reps=2, hold_s=3)),
            source="fit",
            external_id="file-1",
            batch_id="b1",
            parent_id="parent",
            version=3,
        )
        writer.add_session(full)
    with couple.read() as reader:
        assert reader.session("s1") == full
        assert reader.sessions("asha")[1] == session_on("parent", activity="triathlon")


_ZONES = ["Europe/Oslo", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"]


@pytest.mark.parametrize("zone", _ZONES)
@pytest.mark.parametrize("fold", [0, 1])
@pytest.mark.parametrize(
    "wall", ["2026-10-25T02:30", "2026-03-29T02:30:00.123456", "2011-12-30T12:00", "1969-07-20T20:17"]
)
def test_instants_come_back_whatever_the_clock_did(
    couple: Store, now: datetime, session_on: MakeSession, zone: str, fold: int, wall: str
) -> None:
    given = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone), fold=fold)
    shown = pendulum.instance(given.astimezone(UTC)).in_timezone(zone)
    with couple.write("Log", at=pendulum.instance(now)) as writer:
        writer.add_session(session_on("plain", started_at=given, zone=zone, logged_at=given.astimezone(UTC)))
        writer.add_session(session_on("pendulum", started_at=shown, zone=zone))
    for session in _sessions(couple):
        assert session.started_at == given.astimezone(UTC)
        assert session.started_at.tzinfo is UTC
        assert type(session.started_at) is datetime
    couple.undo(now)
    couple.redo(now)
    assert [session.started_at for session in _sessions(couple)] == [given.astimezone(UTC)] * 2


def test_instants_sort_as_text_does(couple: Store, now: datetime, session_on: MakeSession) -> None:
    offsets = [timezone(timedelta(hours=hours)) for hours in (-11, 0, 5, 14)]
    instants = [datetime(2025, 6, 28, 0, 0, second, tzinfo=zone) for second in (1, 10, 9) for zone in offsets]
    with couple.write("Log", at=now) as writer:
        writer.add_sessions(session_on(f"s{n}", started_at=instant) for n, instant in enumerate(instants))
    found = [session.started_at for session in _sessions(couple)]
    assert found == sorted(instants, reverse=True)


def test_an_exception_inside_stores_nothing(couple: Store, now: datetime, session_on: MakeSession) -> None:
    before = couple.path.read_bytes()

    def log() -> None:
        with couple.write("Log", at=now) as writer:
            writer.add_session(session_on("s1"))
            writer.add_mark(Mark(id="m", athlete_id="asha", on=date(2025, 6, 1), kind=MarkKind.REST, logged_at=now,
                                 logged_on=date(2025, 6, 1)))  # fmt: skip
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        log()
    assert couple.path.read_bytes() == before
    assert _changes(couple) == [("Began", "done")]


def test_an_empty_unit_leaves_no_change_and_keeps_the_redo(
    couple: Store, now: datetime, session_on: MakeSession, mark_on: MakeMark
) -> None:
    with couple.write("Mark", at=now) as writer:
        assert writer.add_mark(mark_on("m1"))
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    couple.undo(now)
    before = couple.path.read_bytes()
    with couple.write("Nothing", at=now) as writer:
        writer.add_sessions([])
        assert not writer.add_mark(mark_on("m2"))
        assert not writer.remove_mark("m9")
        writer.delete_sessions([], now)
        writer.update_athlete(writer.athletes()[0])
    assert couple.path.read_bytes() == before
    assert couple.redo(now) is not None


def test_the_title_may_be_set_inside(couple: Store, now: datetime, session_on: MakeSession) -> None:
    with couple.write("", at=now) as writer:
        writer.add_session(session_on("s1"))
        writer.title = "Logged run"
    change = couple.last_change()
    assert change is not None
    assert (change.title, change.at) == ("Logged run", now)


def test_a_refused_part_makes_the_whole_unit_refused(couple: Store, now: datetime, session_on: MakeSession) -> None:
    def log(wrong: Callable[..., object]) -> None:
        with couple.write("Log", at=now) as writer:
            writer.add_session(session_on("s1"))
            with pytest.raises(JournalError):
                wrong(writer)

    for wrong in (
        lambda writer: writer.add_session(session_on("s1")),
        lambda writer: writer.add_session(session_on("s2", note="a\0b")),
        lambda writer: writer.delete_sessions(["gone"], now),
        lambda writer: writer.update_athlete(Athlete(id="nobody", name="N", zone="UTC")),
    ):
        with pytest.raises(JournalError, match="nothing was stored"):
            log(wrong)
    assert _sessions(couple) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"note": "a\0b"},
        {"note": "a\ud800b"},
        {"tags": ("\udc80",)},
        {"tags": ("a\0",)},
        {"activity": ""},
        {"distance_mm": -1},
        {"distance_mm": 2**63},
        {"distance_mm": float("nan")},
        {"distance_mm": float("inf")},
        {"moving_s": 2, "elapsed_s": 1},
        {"rpe": 11},
        {"started_at": NOON.replace(tzinfo=None)},
        {"end_date": date(2025, 6, 27)},
        {"local_date": datetime(2025, 6, 28, tzinfo=UTC)},
        {"athlete_id": "nobody"},
        {"batch_id": "none"},
        {"parent_id": "none"},
        {"parts": (Part(count=0),)},
        {"parts": (Part(reps=-1),)},
        {"zone": object()},
    ],
)
def test_what_the_file_can_not_hold_is_refused_in_a_sentence(
    couple: Store, now: datetime, session_on: MakeSession, wrong: dict[str, object]
) -> None:
    before = couple.path.read_bytes()

    def log() -> None:
        with couple.write("Log", at=now) as writer:
            writer.add_session(session_on("fine"))
            writer.add_session(session_on("wrong", **wrong))

    with pytest.raises(JournalError, match=r"nothing was stored"):
        log()
    assert couple.path.read_bytes() == before


@pytest.mark.parametrize("title", ["a\ud800", "x" * 100_000])
def test_a_title_is_only_text(couple: Store, now: datetime, session_on: MakeSession, title: str) -> None:
    try:
        with couple.write(title, at=now) as writer:
            writer.add_session(session_on("s1"))
    except JournalError:
        assert _sessions(couple) == ()
    else:
        assert len(_sessions(couple)) == 1


def test_an_external_id_may_be_of_several_sessions(couple: Store, now: datetime, session_on: MakeSession) -> None:
    with couple.write("Import", at=now) as writer:
        writer.add_session(session_on("a", source="fit", external_id="1"))
        writer.add_session(session_on("b", source="gpx", external_id="1"))
        writer.add_sessions([session_on("c", source="fit"), session_on("d", source="fit")])
        writer.add_session(session_on("z", source="fit", external_id="1", athlete_id="ben"))
    with couple.write("Delete", at=now) as writer:
        writer.delete_sessions(["a"], now)
    with couple.write("Import", at=now) as writer:
        writer.add_sessions([session_on(key, source="fit", external_id="1") for key in ("e", "f")])
    with couple.read() as reader:
        assert reader.sessions_of_source("asha", "fit", "1") == ("e", "f", "a"), "what was deleted comes last"
        assert reader.sessions_of_source("ben", "fit", "1") == ("z",)
        assert reader.sessions_of_source("asha", "fit", "2") == ()
    assert couple.check() == ()
    assert couple.survey().faults == ()


def test_names_and_handles_are_taken_once_case_apart(couple: Store, now: datetime, challenge_of: MakeChallenge) -> None:
    def add_athlete() -> None:
        with couple.write("Add", at=now) as writer:
            writer.add_athlete(Athlete(id="x", name="A\u030aSHA", zone="UTC"))

    def add_challenge(name: str) -> None:
        with couple.write("Start", at=now) as writer:
            writer.add_challenge(challenge_of(f"c-{name}", name))

    with pytest.raises(JournalError, match="already an athlete of that name"):
        add_athlete()
    add_challenge("goa")
    with pytest.raises(JournalError, match="already a challenge of that name"):
        add_challenge("GOA")


def test_a_replaced_session_keeps_what_is_new_alone(couple: Store, now: datetime, session_on: MakeSession) -> None:
    first = session_on("s1", tags=("a", "b", "c"), parts=(Part(reps=1), Part(reps=2)), note="before")
    with couple.write("Log", at=now) as writer:
        writer.add_session(first)
    wanted = replace(first, tags=("a", "x"), parts=(Part(reps=1), Part(reps=3), Part(reps=4)), note="after", rpe=4)
    with couple.write("Edit", at=now) as writer:
        stored = writer.replace_session(wanted, expected_version=1)
        assert writer.session("s1") == stored
    assert stored.version > 1
    assert stored == replace(wanted, version=stored.version)
    with couple.read() as reader:
        assert reader.session("s1") == stored
    couple.undo(now)
    assert _sessions(couple) == (first,)
    couple.redo(now)
    assert _sessions(couple) == (stored,)


def test_replacing_a_session_by_its_equal_changes_nothing(
    couple: Store, now: datetime, session_on: MakeSession
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1", tags=("a",)))
    with couple.write("Edit", at=now) as writer:
        assert writer.replace_session(session_on("s1", tags=("a",), version=9), expected_version=1).version == 1
    assert [title for title, _ in _changes(couple)] == ["Began", "Log"]


def test_a_stale_edit_is_refused_also_after_an_undo(couple: Store, now: datetime, session_on: MakeSession) -> None:
    def edit(note: str, version: int) -> int:
        with couple.write("Edit", at=now) as writer:
            return writer.replace_session(session_on("s1", note=note), version).version

    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    seen = edit("one", 1)
    with pytest.raises(JournalError, match="changed in another window"):
        edit("two", 1)
    couple.undo(now)
    other = edit("three", 1)
    assert other != seen
    with pytest.raises(JournalError, match="changed in another window"):
        edit("four", seen)
    assert [session.note for session in _sessions(couple)] == ["three"]


def test_deleted_sessions_are_kept_in_the_file_and_can_not_be_edited(
    couple: Store, now: datetime, session_on: MakeSession
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_sessions([session_on("s1", tags=("a",)), session_on("s2")])
    with couple.write("Delete", at=now) as writer:
        assert [gone.id for gone in writer.delete_sessions(["s2", "s1", "s2"], now)] == ["s2", "s1"]
    assert _sessions(couple) == ()
    with couple.read() as reader:
        assert reader.session("s1") is None
        assert reader.sessions_ending("1") == ()
        assert reader.newest_session("asha") is None
        assert reader.count_sessions("asha") == 0
        assert reader.day_index("asha") == ()

    def edit() -> None:
        with couple.write("Edit", at=now) as writer:
            writer.replace_session(session_on("s1"), 1)

    def delete() -> None:
        with couple.write("Delete", at=now) as writer:
            writer.delete_sessions(["s1"], now)

    for act in (edit, delete):
        with pytest.raises(JournalError, match="not in the journal any more"):
            act()
    couple.undo(now)
    assert [session.tags for session in _sessions(couple)] == [(), ("a",)]


def test_a_mark_is_there_once_in_its_scope(
    couple: Store, now: datetime, mark_on: MakeMark, challenge_of: MakeChallenge
) -> None:
    with couple.write("Marks", at=now) as writer:
        writer.add_challenge(challenge_of("c1", "goa"))
        news = [
            writer.add_mark(mark_on("m1")),
            writer.add_mark(mark_on("m2")),
            writer.add_mark(mark_on("m3", challenge_id="c1")),
            writer.add_mark(mark_on("m4", challenge_id="c1")),
            writer.add_mark(mark_on("m5", MarkKind.TRAVEL, zone="Europe/Oslo", note="north")),
            writer.add_mark(mark_on("m6", athlete_id="ben")),
        ]
    assert news == [True, False, True, False, True, True]
    with couple.read() as reader:
        assert [mark.id for mark in reader.marks("asha")] == ["m1", "m3", "m5"]
        assert reader.marks("asha")[2] == mark_on("m5", MarkKind.TRAVEL, zone="Europe/Oslo", note="north")
        assert reader.zones("asha") == ((date(2025, 6, 28), "Europe/Oslo"),)
    with couple.write("Unmark", at=now) as writer:
        assert writer.remove_mark("m5")
        assert not writer.remove_mark("m5")
    with couple.read() as reader:
        assert reader.zones("asha") == ()


def test_a_challenge_comes_back_and_its_athletes_in_order(
    couple: Store, now: datetime, challenge_of: MakeChallenge
) -> None:
    goa = challenge_of("c1", "goa", athletes=("ben", "asha"), zone="Asia/Kolkata", week_start=6)
    open_end = challenge_of("c2", "Every day", end=None, athletes=("asha",))
    with couple.write("Start", at=now) as writer:
        writer.add_challenge(goa)
        writer.add_challenge(open_end)
    with couple.read() as reader:
        assert reader.challenges() == (goa, open_end)
        assert reader.challenges("ben") == (goa,)
        assert reader.challenge_handles() == ("goa", "Every day")
    alone = replace(goa, week_start=0, athletes=("asha",))
    with couple.write("Change", at=now) as writer:
        writer.update_challenge(alone)
    with couple.read() as reader:
        assert reader.challenges() == (alone, open_end)
        assert reader.challenges("ben") == ()
    couple.undo(now)
    with couple.read() as reader:
        assert reader.challenges() == (goa, open_end)


def test_a_challenge_of_instants_and_factors_comes_back(
    couple: Store, now: datetime, challenge_of: MakeChallenge
) -> None:
    goa = challenge_of(
        "c1",
        "goa",
        athletes=("ben", "asha"),
        factors=(1000, 1500),
        starts_at=NOON,
        ends_at=NOON + timedelta(hours=48),
    )
    open_end = challenge_of("c2", "backyard", end=None, athletes=("ben",), starts_at=NOON)
    with couple.write("Start", at=now) as writer:
        writer.add_challenge(goa)
        writer.add_challenge(replace(open_end, factors=(1000,)))
    with couple.read() as reader:
        assert reader.challenges() == reader.challenges("ben") == (goa, open_end)
        assert reader.challenges("asha") == (goa,)
    with couple.write("Change", at=now) as writer:
        writer.update_challenge(replace(goa, athletes=("asha", "ben"), factors=(700,), ends_at=None))
        assert writer.challenges()[0] == replace(goa, athletes=("asha", "ben"), factors=(700, 1000), ends_at=None)
    couple.undo(now)
    with couple.read() as reader:
        assert reader.challenges() == (goa, open_end)


def test_a_factor_is_set_and_taken_back(couple: Store, now: datetime, challenge_of: MakeChallenge) -> None:
    goa = challenge_of("c1", "goa", athletes=("ben", "asha"))
    with couple.write("Start", at=now) as writer:
        writer.add_challenge(goa)
        writer.end_participation("c1", "asha", DAY)
    for factor, factors in ((333, (1000, 333)), (1000, ()), (2000, (1000, 2000))):
        with couple.write("Factor", at=now) as writer:
            writer.set_factor("c1", "asha", factor)
        with couple.read() as reader:
            assert reader.challenges("asha") == (replace(goa, factors=factors, ended_on=DAY),)
    couple.undo(now)
    with couple.read() as reader:
        assert reader.challenges("ben") == (goa,)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda writer, goa: writer.set_factor("c1", "ben", 500),
        lambda writer, goa: writer.set_factor("c1", "asha", 0),
        lambda writer, goa: writer.set_factor("c1", "asha", 0.5),
        lambda writer, goa: writer.set_factor("c1", "asha", float("nan")),
        lambda writer, goa: writer.update_challenge(replace(goa, factors=(500, 500))),
        lambda writer, goa: writer.update_challenge(replace(goa, factors=(-1,))),
        lambda writer, goa: writer.update_challenge(replace(goa, ends_at=NOON)),
        lambda writer, goa: writer.update_challenge(replace(goa, starts_at=NOON, ends_at=NOON)),
        lambda writer, goa: writer.update_challenge(replace(goa, starts_at=NOON.replace(tzinfo=None))),
    ],
)
def test_an_impossible_factor_or_instant_is_refused(
    couple: Store, now: datetime, challenge_of: MakeChallenge, wrong: Callable[..., object]
) -> None:
    goa = challenge_of("c1", "goa")
    with couple.write("Start", at=now) as writer:
        writer.add_challenge(goa)
    with pytest.raises(JournalError, match="nothing was stored"), couple.write("Wrong", at=now) as writer:
        wrong(writer, goa)
    with couple.read() as reader:
        assert reader.challenges() == (goa,)


def test_an_athlete_comes_back_with_age_and_sex(couple: Store, now: datetime) -> None:
    cleo = Athlete(id="cleo", name="Cleo", zone="UTC", born=date(1965, 11, 4), sex="f")
    with couple.write("Athlete", at=now) as writer:
        writer.add_athlete(cleo)
        writer.update_athlete(replace(writer.athletes()[0], sex="m"))
    with couple.read() as reader:
        assert reader.athlete_named("cleo") == cleo
        assert [(athlete.born, athlete.sex) for athlete in reader.athletes()[:2]] == [(None, "m"), (None, "")]
    with pytest.raises(JournalError, match="nothing was stored"), couple.write("Athlete", at=now) as writer:
        writer.update_athlete(replace(cleo, sex="x"))


def test_an_athlete_ends_a_shared_challenge_for_themselves_alone(
    couple: Store, now: datetime, challenge_of: MakeChallenge
) -> None:
    goa = challenge_of("c1", "goa", athletes=("ben", "asha"))
    on = date(2025, 6, 29)

    def ends(athlete_id: str | None) -> list[date | None]:
        with couple.read() as reader:
            return [challenge.ended_on for challenge in reader.challenges(athlete_id)]

    with couple.write("Start", at=now) as writer:
        writer.add_challenge(goa)
        writer.add_challenge(challenge_of("c2", "delhi", athletes=("ben",)))
    with couple.write("End", at=now) as writer:
        writer.end_participation("c1", "ben", on)
        assert writer.challenges("ben")[0] == replace(goa, ended_on=on)
    assert (ends("ben"), ends("asha"), ends(None)) == ([on, None], [None], [None, None])
    with couple.write("Change", at=now) as writer:  # which neither ends it nor takes an end back
        writer.update_challenge(replace(goa, week_start=3, athletes=("asha", "ben"), ended_on=date(2025, 7, 1)))
    assert (ends("ben"), ends("asha"), ends(None)) == ([on, None], [None], [None, None])
    with couple.write("Go on", at=now) as writer:
        writer.end_participation("c1", "ben", None)
    assert (ends("ben"), ends("asha")) == ([None, None], [None])
    couple.undo(now)
    assert (ends("ben"), ends("asha")) == ([on, None], [None])
    with couple.write("Same again", at=now) as writer:
        writer.end_participation("c1", "ben", on)
    last = couple.last_change()
    assert last is not None
    assert last.title == "Change"


@pytest.mark.parametrize(("challenge_id", "athlete_id"), [("c1", "ben"), ("c2", "asha")])
def test_who_is_not_in_a_challenge_can_not_end_it(
    couple: Store, now: datetime, challenge_of: MakeChallenge, challenge_id: str, athlete_id: str
) -> None:
    with couple.write("Start", at=now) as writer:
        writer.add_challenge(challenge_of("c1", "goa"))
    with pytest.raises(JournalError, match="does not take part"), couple.write("End", at=now) as writer:
        writer.end_participation(challenge_id, athlete_id, date(2025, 6, 29))


def test_athletes_are_found_by_name_however_it_is_written(couple: Store, now: datetime) -> None:
    with couple.read() as reader:
        assert [athlete.id for athlete in reader.athletes()] == ["asha", "ben"]
        for name in ("Åsha", "åsha", "A\u030asha", "ÅSHA"):
            found = reader.athlete_named(name)
            assert found is not None
            assert found.id == "asha"
        assert reader.athlete_named("nobody") is None
    ben = Athlete(id="ben", name="Benedikt", zone="Europe/Oslo", day_start_s=3 * 3600)
    with couple.write("Rename", at=now) as writer:
        writer.update_athlete(ben)
    with couple.read() as reader:
        assert reader.athlete_named("benedikt") == ben


def test_a_locked_journal_is_busy_and_nothing_is_stored(couple: Store, now: datetime, session_on: MakeSession) -> None:
    impatient = Store.open(couple.path, now=now, busy_ms=0)

    def log() -> None:
        with impatient.write("Log", at=now) as writer:
            writer.add_session(session_on("s1"))

    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s2"))
        with pytest.raises(BusyJournalError, match="Another window"):
            log()
        with pytest.raises(BusyJournalError):
            impatient.undo(now)
        with impatient.read() as reader:  # readers go on until the moment of the commit
            assert reader.count_sessions("asha") == 0
    with couple.read() as reader:
        reader.athletes()
        with pytest.raises(BusyJournalError):
            log()  # at its commit: a reader still looks at the old state
    assert [session.id for session in _sessions(couple)] == ["s2"]
    log()
    assert {session.id for session in _sessions(couple)} == {"s1", "s2"}
    impatient.close()


def test_a_full_file_is_said_in_a_sentence_and_reading_goes_on(
    couple: Store, now: datetime, session_on: MakeSession
) -> None:
    def log() -> None:
        with couple.write("Log", at=now) as writer:
            writer._access.run_bare("PRAGMA max_page_count=1")  # as many as there are
            writer.add_sessions(session_on(f"s{n}", note="x" * 4000) for n in range(500))

    with pytest.raises(JournalError, match="The disk is full: nothing was stored"):
        log()
    assert _sessions(couple) == ()


def test_several_threads_share_a_store(couple: Store, now: datetime, session_on: MakeSession) -> None:
    failures: list[BaseException] = []

    def work(name: int) -> None:
        try:
            for n in range(20):
                with couple.write("Log", at=now) as writer:
                    writer.add_session(session_on(f"{name}-{n}"))
                with couple.read() as reader:
                    assert reader.session(f"{name}-{n}") is not None
        except BaseException as failure:
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(name,)) for name in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(_sessions(couple)) == 80


def test_the_data_version_tells_of_own_and_foreign_commits(
    couple: Store, now: datetime, session_on: MakeSession
) -> None:
    other = Store.open(couple.path, now=now)
    seen = [couple.data_version()]
    assert couple.data_version() == seen[0]
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
        assert couple.data_version() == seen[0]
    seen.append(couple.data_version())
    with other.write("Log", at=now) as writer:
        writer.add_session(session_on("s2"))
    seen.append(couple.data_version())
    other.undo(now)
    seen.append(couple.data_version())
    with couple.read() as reader:
        reader.athletes()
    with couple.write("Nothing", at=now):
        pass
    seen.append(couple.data_version())
    assert len(set(seen)) == 4
    assert seen[3] == seen[4]
    other.close()


def test_text_that_rotted_on_the_disk_is_still_read_and_found_by_check(
    couple: Store, now: datetime, session_on: MakeSession
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1", note="Tromsø"))
    assert couple.check() == ()
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET note = CAST(x'54726f6d73f8' AS TEXT)")
    assert [session.note for session in _sessions(couple)] == ["Troms\ufffd"]
    assert couple.check() == ("A text of session s1 is not readable; it is shown with � in it.",)
    with (
        pytest.raises(DamagedJournalError),
        couple.write("Mend", at=now) as writer,
    ):
        writer.replace_session(session_on("s1", note="Tromsø"), 1)
    assert [session.note for session in _sessions(couple)] == ["Troms\ufffd"]


@pytest.mark.parametrize(
    "rot",
    [
        "UPDATE session SET local_date = '2025-99-99', end_date = '2025-99-99'",
        "UPDATE session SET started_at = 'noon'",
        "UPDATE session SET logged_at = 5",
    ],
)
def test_values_that_rotted_on_the_disk_are_a_sentence(
    couple: Store, now: datetime, session_on: MakeSession, rot: str
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute(rot)
    with pytest.raises(JournalError, match="can't be read"):
        _sessions(couple)
    with pytest.raises(JournalError):
        couple.undo(now)


def test_bytes_in_the_place_of_text_are_a_sentence(couple: Store, now: datetime, session_on: MakeSession) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute("UPDATE session SET zone = x'ff00'")

    def delete() -> None:
        with couple.write("Delete", at=now) as writer:
            writer.delete_sessions(["s1"], now)

    with pytest.raises(JournalError, match="nothing was stored"):
        delete()
    with pytest.raises(JournalError, match="nothing was stored"):
        couple.undo(now)


@pytest.mark.parametrize("column", ["before", "after", "of_table"])
def test_a_log_that_rotted_on_the_disk_is_a_sentence(
    couple: Store, now: datetime, session_on: MakeSession, column: str
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE change_row SET {column} = 'rot'")
    with pytest.raises(JournalError):
        couple.undo(now)
    assert len(_sessions(couple)) == 1


def test_damage_is_a_sentence(couple: Store, now: datetime, session_on: MakeSession) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_sessions(session_on(f"s{n}", note="x" * 100) for n in range(200))
    couple.close()
    content = bytearray(couple.path.read_bytes())
    content[8192:] = bytes(len(content) - 8192)
    Path(couple.path).write_bytes(content)
    damaged = Store(couple.path)
    with pytest.raises(JournalError, match="damaged"):
        _sessions(damaged)
    assert damaged.check() != ()
    damaged.close()
