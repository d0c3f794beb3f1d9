"""The schema: what it refuses, what its indexes answer alone, and that the migrations make the very same."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, event
from sqlmodel import SQLModel

from tracker.domain.counting import Rate, Selection, Taken
from tracker.domain.days import Period
from tracker.domain.goals import Agg
from tracker.domain.sessions import Measure, Part, Session
from tracker.store.engine import make_engine
from tracker.store.journal import Filter, Reader, Store, StoredChallenge
from tracker.store.tables import PART, SESSION
from tracker.store.tables_imports import DetailRow, OriginRow
from tracker.store.tables_races import MedalRow, PhotoRow, RaceRow, ResultRow, SplitRow


def _definitions(path: Path) -> dict[str, list[str]]:
    """Each table and index of a file, the parts of its definition in no order.

    A column that was added to a table has its constraint behind it, not at the end of the table.
    """
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    parts = re.compile(r",?\s*\n\s*|,\s+|\s(?=CONSTRAINT )|(?<=\))(?=\))")
    return {
        name: sorted(part.strip() for part in parts.split(sql) if part.strip())
        for name, sql in found
        if "alembic" not in name
    }


def test_the_tables_that_most_commands_never_touch_are_declared() -> None:
    rows = (DetailRow, MedalRow, OriginRow, PhotoRow, RaceRow, ResultRow, SplitRow)
    declared = {str(row.__tablename__) for row in rows}
    assert declared <= set(SQLModel.metadata.tables)


def test_the_migrations_make_the_tables_as_declared(store: Store, tmp_path: Path) -> None:
    declared = tmp_path / "declared.db"
    engine = make_engine(declared)
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    assert _definitions(store.path) == _definitions(declared)


def test_alembic_sees_no_difference(store: Store) -> None:
    engine = make_engine(store.path)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []
    engine.dispose()


def test_every_field_of_a_session_has_a_column() -> None:
    inside = {field.name for field in fields(Session)} - {"tags", "parts"}
    assert inside | {"search", "deleted_at", "seal"} == set(SESSION.c.keys())
    assert {field.name for field in fields(Part)} | {"session_id", "position", "seal"} == set(PART.c.keys())


@pytest.fixture
def raw(couple: Store, session_on: Callable[..., Session]) -> Iterator[sqlite3.Connection]:
    """The file as any other program sees it, with one session in it."""
    with couple.write("Logged", at=session_on("s1").logged_at) as writer:
        writer.add_session(session_on("s1", elapsed_s=60))
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        yield connection


@pytest.mark.parametrize(
    "change",
    [
        "distance_mm = -1",
        "distance_mm = 1e308",
        "distance_mm = 9e999",
        "distance_mm = 'abc'",
        "distance_mm = 1.5",
        "distance_mm = x'00'",
        "reps = '7x'",
        "moving_s = 61",
        "timer_s = -1",
        "hr_max = 'x'",
        "computed = NULL",
        "rpe = 11",
        "rpe = -1",
        "end_date = '2025-06-27'",
        "local_date = '28/06/2025'",
        "local_date = 20250628",
        "timed = 2",
        "race = NULL",
        "activity = ''",
        "note = NULL",
        "version = 0",
        "athlete_id = 'nobody'",
        "batch_id = 'none'",
    ],
)
def test_the_file_itself_refuses_impossible_values(raw: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(f"UPDATE session SET {change}")


def test_the_day_on_which_an_athlete_ended_a_challenge_is_a_date(
    couple: Store, now: datetime, challenge_of: Callable[..., StoredChallenge]
) -> None:
    with couple.write("Start", at=now) as writer:
        writer.add_challenge(challenge_of("c1", "goa"))
    with closing(sqlite3.connect(couple.path, isolation_level=None)) as connection:
        for wrong in ("2025-06-28 05:30:00", "soon", 20250628):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute("UPDATE participant SET ended_on = ?", (wrong,))


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("athlete", "sex = 'x'"),
        ("athlete", "sex = NULL"),
        ("athlete", "born = '28/02/1990'"),
        ("participant", "factor = 0"),
        ("participant", "factor = 0.5"),
        ("participant", "factor = 'half'"),
        ("challenge", "ends_at = '2025-06-28 05:30:00.000000'"),
        ("challenge", "starts_at = '2025-06-28 05:30:00.000000', ends_at = '2025-06-28 05:30:00.000000'"),
    ],
)
def test_the_file_itself_refuses_impossible_athletes_and_challenges(
    couple: Store, now: datetime, challenge_of: Callable[..., StoredChallenge], table: str, change: str
) -> None:
    with couple.write("Start", at=now) as writer:
        writer.add_challenge(challenge_of("c1", "goa"))
    with (
        closing(sqlite3.connect(couple.path, isolation_level=None)) as connection,
        pytest.raises(sqlite3.IntegrityError),
    ):
        connection.execute(f"UPDATE {table} SET {change}")


def test_a_session_without_any_amount_is_fine(couple: Store, session_on: Callable[..., Session]) -> None:
    with couple.write("Logged yoga", at=session_on("y").logged_at) as writer:
        writer.add_session(session_on("y", activity="yoga"))
    with couple.read() as reader:
        assert reader.count_sessions("asha") == 1


@pytest.fixture
def plan_of(couple: Store) -> Iterator[Callable[[Callable[[Reader], object]], str]]:
    """The query plan of the first statement of a question to the journal about sessions."""
    said: list[tuple[str, Any]] = []

    def listen(_connection: object, _cursor: object, sql: str, values: Any, *_: object) -> None:
        said.append((sql, values))

    def plan(question: Callable[[Reader], object]) -> str:
        said.clear()
        with couple.read() as reader:
            question(reader)
        sql, values = next(found for found in said if found[0].startswith("SELECT") and "FROM session" in found[0])
        with closing(sqlite3.connect(couple.path)) as connection:
            return "\n".join(step[3] for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values))

    event.listen(Engine, "before_cursor_execute", listen)
    yield plan
    event.remove(Engine, "before_cursor_execute", listen)


Plan = Callable[[Callable[[Reader], object]], str]
_YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
_SOME = frozenset({"run", "run-trail"})


@pytest.mark.parametrize("measure", list(Measure))
@pytest.mark.parametrize("agg", list(Agg))
@pytest.mark.parametrize("activities", [frozenset(), frozenset({"run"}), _SOME])
@pytest.mark.parametrize("period", [_YEAR, Period(date(2025, 1, 1), None)])
def test_daily_totals_come_from_an_index_alone(
    plan_of: Plan, measure: Measure, agg: Agg, activities: frozenset[str], period: Period
) -> None:
    choice = Selection(
        measure=measure,
        agg=agg,
        period=period,
        activities=activities,
        excepted=frozenset({"run-track"}),
        indoor=False,
        virtual=False,
        assisted=False,
        race=True,
        manual=True,
        least=(Measure.CLIMB, 5),
        most=(Measure.ELAPSED, 50),
        at_least=3,
        at_most=9,
        rates=(Rate(activities=_SOME, measure=Measure.STEPS, num=1, den=3),) * 2,
        taken=(Taken(period=Period(date(2025, 3, 1), None)), Taken(period=_YEAR, activities=_SOME)),
    )
    plan = plan_of(lambda reader: reader.day_amounts("asha", choice))
    assert "USING COVERING INDEX ix_session_days (athlete_id=? AND local_date>" in plan
    late = replace(choice, late_days=2)  # what was late is looked up beside the index, the others are not
    plan = plan_of(lambda reader: reader.day_amounts("asha", late))
    assert "USING INDEX ix_session_days (athlete_id=? AND local_date>" in plan


@pytest.mark.parametrize(
    "question",
    [
        lambda reader: reader.day_index("asha"),
        lambda reader: reader.day_index("asha", Filter(activities=_SOME)),
        lambda reader: reader.active_days("asha"),
        lambda reader: reader.count_sessions("asha"),
        lambda reader: reader.day_sums("asha", (Measure.DISTANCE,), date(2025, 1, 1), date(2025, 1, 7)),
        lambda reader: reader.day_sums("asha", tuple(Measure), date(2025, 1, 1), date(2025, 1, 7), _SOME),
        lambda reader: reader.day_largest("asha", (Measure.CLIMB,), date(2025, 1, 7)),
        lambda reader: reader.session_counts("asha", date(2025, 1, 7)),
        lambda reader: reader.fastest("asha", ((1, 2), (3, 4)), date(2025, 1, 7)),
        lambda reader: reader.fastest("asha", ((1, 2),), date(2025, 1, 7), _SOME),
        lambda reader: reader.efforts("asha", _SOME, date(2025, 1, 1), date(2025, 1, 7)),
    ],
)
def test_days_counts_and_totals_come_from_an_index_alone(plan_of: Plan, question: Callable[[Reader], object]) -> None:
    assert "USING COVERING INDEX ix_session_" in plan_of(question)


def test_words_are_sought_where_words_were_written(plan_of: Plan) -> None:
    plan = plan_of(lambda reader: reader.day_index("asha", Filter(words=("goa",))))
    assert "COVERING INDEX ix_session_words" in plan


def test_sessions_over_midnight_have_an_index_of_their_own(plan_of: Plan) -> None:
    choice = Selection(
        measure=Measure.DISTANCE,
        agg=Agg.SUM,
        period=_YEAR,
        activities=_SOME,
        assisted=False,
        rates=(Rate(activities=_SOME, measure=Measure.STEPS, num=1, den=3),),
        taken=(Taken(period=Period(date(2025, 3, 1), None)), Taken(period=_YEAR, activities=_SOME)),
        at_least=3,
    )
    plan = plan_of(lambda reader: reader.over_midnight("asha", choice))
    assert "ix_session_midnight (athlete_id=? AND end_date>" in plan


def test_the_newest_session_is_found_without_sorting_them_all(plan_of: Plan) -> None:
    assert plan_of(lambda reader: reader.newest_session("asha")) == "SCAN session"
