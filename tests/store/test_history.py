"""Undo and redo: exact, in one line, and refused when a row is not as it was left."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tracker.domain.races import Race, Result, ResultStatus, Split
from tracker.domain.sessions import DayFact, Mark, Part, Session
from tracker.domain.templates import Limit
from tracker.errors import JournalError
from tracker.store.journal import Batch, Store, StoredChallenge, StoredMedal

MakeSession = Callable[..., Session]
LOG = ("change", "change_row", "sqlite_sequence")


def _content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, the undo log apart."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
            for name in tables
            if name not in LOG
        }


def _states(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("SELECT title, state FROM change ORDER BY id").fetchall()


def _log(store: Store, at: datetime, *sessions: Session, title: str = "Log") -> None:
    with store.write(title, at=at) as writer:
        writer.add_sessions(sessions)


def test_every_kind_of_change_goes_back_and_forth_exactly(
    couple: Store,
    now: datetime,
    session_on: MakeSession,
    mark_on: Callable[..., Mark],
    challenge_of: Callable[..., StoredChallenge],
) -> None:
    s1 = session_on("s1", tags=("a", "b"), parts=(Part(reps=10, count=3),), note="n", rpe=0, external_id="")
    goa = challenge_of("c1", "goa", athletes=("asha", "ben"), zone="")
    backyard = challenge_of("c2", "backyard", athletes=("asha", "ben"), factors=(500,), starts_at=now)
    water = DayFact(athlete_id="asha", on=goa.start, key="water", value=0, logged_at=now, logged_on=goa.start)
    race = Race(
        id="r1", handle="Tromsø", event="MSM", zone="UTC", starts_at=now, on=goa.start, limits=(Limit(elapsed_s=1),)
    )
    splits = (Split(name="a", at_mm=None, elapsed_s=1), Split(name="b", at_mm=5, elapsed_s=2))
    result = Result(id="res-1", race=race, athlete_id="asha", session_id="s2", splits=splits)
    medal = StoredMedal(
        athlete_id="ben",
        key="goa/all",
        award="all",
        title="Goa",
        artefact="medal",
        on=goa.start,
        why="all of it",
        given_at=now,
        challenge_id="c1",
    )
    states = [_content(couple.path)]

    def unit(title: str, act: Callable[..., object]) -> None:
        with couple.write(title, at=now) as writer:
            act(writer)
        states.append(_content(couple.path))

    unit("batch", lambda w: w.add_batch(Batch(id="b", at=now, title="t", source="fit")))
    unit("add", lambda w: w.add_sessions([s1, session_on("s2", batch_id="b", parent_id="s1")]))
    unit("edit", lambda w: w.replace_session(replace(s1, tags=("c",), parts=(), note=""), 1))
    unit("delete", lambda w: w.delete_sessions(["s2", "s1"], now))
    unit("mark", lambda w: w.add_mark(mark_on("m1")))
    unit("start", lambda w: w.add_challenge(goa))
    unit("end", lambda w: w.end_participation("c1", "ben", goa.start))
    unit("end another day", lambda w: w.end_participation("c1", "ben", goa.end))
    unit("go on", lambda w: w.end_participation("c1", "ben", None))
    unit("end again", lambda w: w.end_participation("c1", "ben", goa.start))
    unit("leave", lambda w: w.update_challenge(replace(goa, athletes=("ben",), zone="UTC")))
    unit("leave when ended", lambda w: w.update_challenge(replace(goa, athletes=())))
    unit("unmark", lambda w: w.remove_mark("m1"))
    unit("rename", lambda w: w.update_athlete(replace(w.athletes()[0], name="Asha Rao")))
    unit("born", lambda w: w.update_athlete(replace(w.athletes()[1], born=date(1990, 2, 28), sex="m")))
    unit("start at", lambda w: w.add_challenge(backyard))
    unit("factor", lambda w: w.set_factor("c2", "ben", 2000))
    unit("no factor", lambda w: w.set_factor("c2", "ben", 1000))
    unit("fact", lambda w: w.set_fact(water))
    unit("fact and others", lambda w: (w.set_fact(replace(water, value=9)), w.set_fact(replace(water, key="pages"))))
    unit("no fact", lambda w: w.remove_fact("asha", goa.start, "water"))
    unit("race", lambda w: (w.add_race(race), w.put_result(result)))
    unit("result", lambda w: w.put_result(replace(result, chip_s=99, splits=result.splits[::-1])))
    unit("other result", lambda w: w.put_result(replace(result, id="res-2", splits=(), status=ResultStatus.DNF)))
    unit("no result", lambda w: w.remove_result("r1", "asha"))
    unit("result again", lambda w: w.put_result(result))
    unit("change race", lambda w: w.update_race(replace(race, limits=(), handle="other")))
    unit("no race", lambda w: w.remove_race("r1"))
    unit("medal", lambda w: w.put_medal(medal))
    unit("revoke", lambda w: w.put_medal(replace(medal, revoked_at=now, note="gone")))
    unit("same row twice", lambda w: (w.add_mark(mark_on("m2")), w.remove_mark("m2"), w.add_mark(mark_on("m2"))))

    for _ in range(2):
        for before in reversed(states[:-1]):
            change = couple.undo(now)
            assert change is not None
            assert _content(couple.path) == before, change.title
        for after in states[1:]:
            change = couple.redo(now)
            assert change is not None
            assert _content(couple.path) == after, change.title
        assert couple.redo(now) is None
    assert couple.check() == ()


def test_undo_reaches_the_start_and_stops(couple: Store, now: datetime, session_on: MakeSession) -> None:
    _log(couple, now, session_on("s1"))
    undone = [couple.undo(now), couple.undo(now)]
    assert [change.title for change in undone if change] == ["Log", "Began"]
    assert couple.undo(now) is None
    with couple.read() as reader:
        assert reader.athletes() == ()
    assert couple.last_change() is None
    following = couple.next_redo()
    assert following is not None
    assert following.title == "Began"


def test_a_new_change_drops_what_was_undone(couple: Store, now: datetime, session_on: MakeSession) -> None:
    _log(couple, now, session_on("s1"), title="one")
    _log(couple, now, session_on("s2"), title="two")
    couple.undo(now)
    couple.undo(now)
    _log(couple, now, session_on("s3"), title="three")
    assert couple.redo(now) is None
    assert _states(couple.path) == [("Began", "done"), ("one", "dropped"), ("two", "dropped"), ("three", "done")]
    couple.undo(now)
    last = couple.last_change()
    assert last is not None
    assert last.title == "Began"


def test_the_log_stays_when_the_journal_is_opened_again(couple: Store, now: datetime, session_on: MakeSession) -> None:
    _log(couple, now, session_on("s1"))
    couple.undo(now)
    couple.close()
    again = Store.open(couple.path, now=now)
    later = now + timedelta(hours=1)
    change = again.redo(later)
    assert change is not None
    assert (change.title, change.at) == ("Log", now)
    with closing(sqlite3.connect(couple.path)) as connection:
        assert connection.execute("SELECT moved_at FROM change ORDER BY id DESC").fetchone() == (
            "2025-06-28 06:30:00.000000",
        )
    again.close()


@pytest.mark.parametrize(
    "meddle",
    [
        "UPDATE session SET note = 'meddled'",
        "DELETE FROM session",
        "UPDATE session SET id = 'other'",
        "UPDATE session SET rpe = NULL",
    ],
)
def test_a_row_that_is_not_as_it_was_left_stops_undo(
    couple: Store, now: datetime, session_on: MakeSession, meddle: str
) -> None:
    _log(couple, now, session_on("s1", rpe=5), title="Logged run")
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute(meddle)
    before = couple.path.read_bytes()
    with pytest.raises(JournalError, match=r"“Logged run” can't be undone, because a session it changed"):
        couple.undo(now)
    assert couple.path.read_bytes() == before


def test_a_row_that_came_back_by_other_means_stops_redo(couple: Store, now: datetime, session_on: MakeSession) -> None:
    _log(couple, now, session_on("s1"))
    with closing(sqlite3.connect(couple.path)) as connection:
        (row,) = connection.execute("SELECT * FROM session").fetchall()
    couple.undo(now)
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute(f"INSERT INTO session VALUES ({', '.join('?' * len(row))})", row)
    with pytest.raises(JournalError, match="can't be done again"):
        couple.redo(now)


def test_what_refers_to_an_undone_row_stops_undo(couple: Store, now: datetime, session_on: MakeSession) -> None:
    _log(couple, now, session_on("s1"))
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO photo VALUES ('p', 's1', 'goa.jpg', '', 0)")
    with pytest.raises(JournalError, match="nothing was stored"):
        couple.undo(now)
    with couple.read() as reader:
        assert reader.count_sessions("asha") == 1


def test_a_large_import_is_undone_whole(couple: Store, now: datetime, session_on: MakeSession) -> None:
    before = _content(couple.path)
    _log(couple, now, *(session_on(f"s{n}", tags=("x",), parts=(Part(reps=n),)) for n in range(1500)))
    full = _content(couple.path)
    couple.undo(now)
    assert _content(couple.path) == before
    couple.redo(now)
    assert _content(couple.path) == full
    with couple.read() as reader:
        newest = reader.newest_session("asha")
        assert newest is not None
        assert newest.id == "s1499"
