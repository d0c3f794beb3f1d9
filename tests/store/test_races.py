"""Races, results with splits, and the ledger of medals: what comes out is what went in."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from tracker.domain.races import Race, Result, ResultStatus, Split
from tracker.domain.sessions import Session
from tracker.domain.templates import Limit
from tracker.errors import JournalError
from tracker.store.journal import Store, StoredChallenge, StoredMedal
from tracker.store.tables_races import MEDAL, RACE, RESULT, SPLIT

START = datetime(2025, 6, 21, 18, 30, tzinfo=UTC)


def _race(id: str, handle: str, start: datetime = START, **changes: Any) -> Race:  # noqa: A002
    values: dict[str, Any] = {"event": "Midnight Sun Marathon", "zone": "Europe/Oslo", "on": start.date()}
    return Race(id=id, handle=handle, starts_at=start, **(values | changes))


def _full_race(challenge_id: str | None = None) -> Race:
    return _race(
        "r1",
        "Tromsø-2025",
        timed=False,
        series="Norwegian majors",
        place="Tromsø",
        region="Troms",
        variant="bad weather",
        distance_mm=42_195_000,
        climb_mm=0,
        age_rule="birth_year>=15",
        limits=(
            Limit(at_mm=21_097_500, elapsed_s=10_800),
            Limit(clock=datetime.fromisoformat("2025-06-22T02:00")),
            Limit(elapsed_s=19_800),
        ),
        challenge_id=challenge_id,
    )


def _full_result(race: Race, **changes: Any) -> Result:
    values: dict[str, Any] = {
        "id": "res-1",
        "athlete_id": "asha",
        "status": ResultStatus.FINISHED,
        "bib": "A-12",
        "class_name": "M 55–59",
        "gun_s": 15_000,
        "chip_s": 14_990,
        "distance_mm": 42_195_000,
        "splits": (Split(name="10 km", at_mm=10_000_000, elapsed_s=3400), Split(name="bro", at_mm=None, elapsed_s=0)),
        "pos_overall": 120,
        "pos_sex": 100,
        "pos_class": 7,
        "of_n": 900,
        "reference_s": 14_000,
        "relay": True,
        "medal": "finisher’s medal",
        "note": "midnight; sun",
    }
    return Result(race=race, **(values | changes))


def _medal(**changes: Any) -> StoredMedal:
    values: dict[str, Any] = {
        "athlete_id": "asha",
        "key": "goa/finisher",
        "award": "finisher",
        "title": "Mumbai to Goa",
        "artefact": "medal",
        "on": date(2025, 6, 30),
        "why": "5 of 5 stages",
        "given_at": START,
    }
    return StoredMedal(**(values | changes))


@pytest.fixture
def tromso(couple: Store, now: datetime, challenge_of: Callable[..., StoredChallenge]) -> Store:
    """A journal with a challenge and a race of it."""
    with couple.write("Race", at=now) as writer:
        writer.add_challenge(challenge_of("c1", "goa"))
        writer.add_race(_full_race("c1"))
    return couple


def test_every_field_has_a_column() -> None:
    races = {field.name for field in fields(Race)} - {"on"}
    assert races | {"on_date", "handle_key", "seal"} == set(RACE.c.keys())
    results = {field.name for field in fields(Result)} - {"race", "splits"}
    assert results | {"race_id", "seal"} == set(RESULT.c.keys())
    assert {field.name for field in fields(Split)} | {"result_id", "position", "seal"} == set(SPLIT.c.keys())
    assert ({field.name for field in fields(StoredMedal)} - {"on"}) | {"on_date", "seal"} == set(MEDAL.c.keys())


def test_races_come_back_as_they_went_in_by_start(tromso: Store, now: datetime) -> None:
    later, earlier = _race("r2", "later", START + timedelta(days=1)), _race("r3", "earlier", START - timedelta(days=1))
    with tromso.write("Races", at=now) as writer:
        writer.add_race(later)
        writer.add_race(earlier)
    with tromso.read() as reader:
        assert reader.races() == (earlier, _full_race("c1"), later)
        assert reader.race_named("tromsØ-2025") == _full_race("c1")
        assert reader.race_named("tromsø") is None


def test_a_handle_of_a_race_is_taken_once_case_apart(tromso: Store, now: datetime) -> None:
    with pytest.raises(JournalError, match="already a race of that name"), tromso.write("Race", at=now) as writer:
        writer.add_race(_race("r2", "TROMSØ-2025"))


def test_a_race_is_changed_and_removed_with_its_results(tromso: Store, now: datetime) -> None:
    moved = replace(_full_race("c1"), handle="tromso", limits=(), challenge_id=None)
    with tromso.write("Change", at=now) as writer:
        writer.update_race(moved)
        writer.put_result(_full_result(moved))
        writer.put_result(_full_result(moved, athlete_id="ben", id="res-2"))
    with tromso.read() as reader:
        assert reader.races() == (moved,)
    with tromso.write("Remove", at=now) as writer:
        assert writer.remove_race("r1")
        assert not writer.remove_race("r1")
    with tromso.read() as reader:
        assert reader.races() == ()
        assert reader.results("asha") == reader.results("ben") == ()
    assert tromso.check() == ()
    tromso.undo(now)
    with tromso.read() as reader:
        assert reader.results("asha") == (_full_result(moved),)
    with pytest.raises(JournalError, match="This race is not in the journal"), tromso.write("No", at=now) as writer:
        writer.update_race(_race("r9", "nowhere"))


def test_a_result_comes_back_as_it_went_in(tromso: Store, now: datetime, session_on: Callable[..., Session]) -> None:
    full = _full_result(_full_race("c1"), session_id="s1")
    with tromso.write("Result", at=now) as writer:
        writer.add_session(session_on("s1"))
        writer.put_result(full)
    with tromso.read() as reader:
        assert reader.result("r1", "asha") == full
        assert reader.results("asha") == (full,)
        assert reader.results("ben") == ()
        assert reader.result("r1", "ben") is reader.result("r2", "asha") is None


def test_a_result_takes_the_place_of_the_one_before(tromso: Store, now: datetime) -> None:
    race = _full_race("c1")
    entered = Result(id="res-0", race=race, athlete_id="asha")
    for result in (
        entered,
        replace(_full_result(race), id="res-0"),
        replace(_full_result(race), id="res-0", splits=_full_result(race).splits[1:]),
        _full_result(race),
        replace(_full_result(race), status=ResultStatus.DNF, gun_s=None, splits=()),
    ):
        with tromso.write("Result", at=now) as writer:
            writer.put_result(result)
        with tromso.read() as reader:
            assert reader.results("asha") == (result,)
    with closing(sqlite3.connect(tromso.path)) as connection:
        assert connection.execute("SELECT count(*) FROM split").fetchone() == (0,)
    for _ in range(5):
        tromso.undo(now)
    with tromso.read() as reader:
        assert reader.result("r1", "asha") is None
    tromso.redo(now)
    with tromso.read() as reader:
        assert reader.result("r1", "asha") == entered
    with tromso.write("Remove", at=now) as writer:
        assert writer.remove_result("r1", "asha")
        assert not writer.remove_result("r1", "asha")
    with tromso.read() as reader:
        assert reader.results("asha") == ()


def test_putting_a_result_again_changes_nothing(tromso: Store, now: datetime) -> None:
    result = _full_result(_full_race("c1"))
    with tromso.write("Result", at=now) as writer:
        writer.put_result(result)
    before = tromso.path.read_bytes()
    with tromso.write("Again", at=now) as writer:
        writer.put_result(result)
    assert tromso.path.read_bytes() == before


@pytest.fixture
def said() -> Iterator[list[str]]:
    """Every statement that is executed."""
    found: list[str] = []

    def listen(_connection: object, _cursor: object, sql: str, *_: object) -> None:
        found.append(sql)

    event.listen(Engine, "before_cursor_execute", listen)
    yield found
    event.remove(Engine, "before_cursor_execute", listen)


def test_results_take_three_statements_and_come_by_date_of_the_race(
    couple: Store, now: datetime, said: list[str]
) -> None:
    days = (5, 1, 9, 3)
    with couple.write("Results", at=now) as writer:
        for day in days:
            race = _race(f"r{day}", f"race-{day}", START + timedelta(days=day), limits=(Limit(elapsed_s=day),))
            writer.add_race(race)
            writer.put_result(_full_result(race, id=f"res-{day}"))
            writer.put_result(_full_result(race, id=f"ben-{day}", athlete_id="ben", splits=()))
    said.clear()
    with couple.read() as reader:
        results = reader.results("asha")
    assert [sql.split()[0] for sql in said] == ["SELECT", "SELECT", "SELECT"]
    assert [result.id for result in results] == [f"res-{day}" for day in sorted(days)]
    assert [result.race.limits[0].elapsed_s for result in results] == sorted(days)
    assert all(len(result.splits) == 2 for result in results)


@pytest.mark.parametrize(
    "wrong",
    [
        {"chip_s": 15_001},
        {"gun_s": -1},
        {"reference_s": 1.5},
        {"pos_class": -1},
        {"athlete_id": "nobody"},
        {"session_id": "none"},
        {"note": "a\0b"},
        {"splits": (Split(name="x", at_mm=-1, elapsed_s=1),)},
        {"splits": (Split(name="x", at_mm=1, elapsed_s=-1),)},
        {"splits": (Split(name="x", at_mm=1, elapsed_s=None),)},  # type: ignore[arg-type]
        {"race": _race("r9", "nowhere")},
    ],
)
def test_an_impossible_result_is_refused(tromso: Store, now: datetime, wrong: dict[str, Any]) -> None:
    before = tromso.path.read_bytes()
    with pytest.raises(JournalError, match="nothing was stored"), tromso.write("Result", at=now) as writer:
        writer.put_result(replace(_full_result(_full_race("c1")), **wrong))
    assert tromso.path.read_bytes() == before


@pytest.mark.parametrize(
    "wrong",
    [
        {"event": ""},
        {"handle": ""},
        {"zone": ""},
        {"distance_mm": -1},
        {"climb_mm": 0.5},
        {"starts_at": START.replace(tzinfo=None)},
        {"challenge_id": "none"},
        {"on": START},
    ],
)
def test_an_impossible_race_is_refused(tromso: Store, now: datetime, wrong: dict[str, Any]) -> None:
    with pytest.raises(JournalError, match="nothing was stored"), tromso.write("Race", at=now) as writer:
        writer.add_race(replace(_race("r2", "other"), **wrong))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("race", "timed = 2"),
        ("race", "on_date = '21/06/2025'"),
        ("result", "status = 'won'"),
        ("result", "status = ''"),
        ("result", "relay = NULL"),
        ("result", "gun_s = 'fast'"),
        ("split", "elapsed_s = NULL"),
        ("split", "at_mm = 0.5"),
        ("medal", "value = -1"),
        ("medal", "key = ''"),
        ("medal", "on_date = 20250630"),
        ("medal", "given_at = NULL"),
    ],
)
def test_the_file_itself_refuses_impossible_values(tromso: Store, now: datetime, table: str, change: str) -> None:
    with tromso.write("All", at=now) as writer:
        writer.put_result(_full_result(_full_race("c1")))
        writer.put_medal(_medal())
    with closing(sqlite3.connect(tromso.path, isolation_level=None)) as connection:
        assert connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(f"UPDATE {table} SET {change}")


@pytest.mark.parametrize("rot", ["[", "[1]", '{"elapsed_s":1}', '[{"days":1}]', '[{"clock":"soon"}]', "7"])
def test_limits_that_can_not_be_read_are_told_in_a_sentence(tromso: Store, rot: str) -> None:
    with closing(sqlite3.connect(tromso.path, isolation_level=None)) as connection:
        connection.execute("UPDATE race SET limits = ?", (rot,))
    with tromso.read() as reader, pytest.raises(JournalError, match="holds a value that can't be read"):
        reader.races()


def test_medals_come_back_as_they_went_in_by_the_day_they_are_for(tromso: Store, now: datetime) -> None:
    full = _medal(
        key="goa/place/chiplun",
        challenge_id="c1",
        band="Gold",
        value=400_000_000,
        revoked_at=START + timedelta(days=1),
        note="a session was deleted",
        on=date(2025, 6, 29),
    )
    again = _medal(key="goa/again", given_at=START - timedelta(days=1))
    with tromso.write("Medals", at=now) as writer:
        for medal in (_medal(), full, again, _medal(athlete_id="ben")):
            writer.put_medal(medal)
    with tromso.read() as reader:
        assert reader.medals("asha") == (full, again, _medal())
        assert reader.medals("ben") == (_medal(athlete_id="ben"),)
        assert reader.medals("nobody") == ()


def test_a_medal_is_revoked_and_given_back(tromso: Store, now: datetime) -> None:
    given, revoked = _medal(), _medal(revoked_at=START + timedelta(days=2), note="the log no longer earns it")
    for medal in (given, revoked, given):
        with tromso.write("Medal", at=now) as writer:
            writer.put_medal(medal)
        with tromso.read() as reader:
            assert reader.medals("asha") == (medal,)
    tromso.undo(now)
    with tromso.read() as reader:
        assert reader.medals("asha") == (revoked,)
    with pytest.raises(JournalError, match="nothing was stored"), tromso.write("Medal", at=now) as writer:
        writer.put_medal(_medal(key="other", challenge_id="none"))


def test_a_unit_that_caught_a_refused_race_is_not_stored(tromso: Store, now: datetime) -> None:
    before = tromso.path.read_bytes()

    def write() -> None:
        with tromso.write("Race", at=now) as writer:
            writer.add_race(_race("r2", "fine"))
            with pytest.raises(JournalError):
                writer.add_race(_race("r3", "FINE"))

    with pytest.raises(JournalError, match="A part of this could not be stored"):
        write()
    assert tromso.path.read_bytes() == before
