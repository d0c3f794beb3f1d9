"""Day facts: one figure an athlete, date and key, and which of them were entered in time."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.sessions import Athlete, DayFact
from tracker.errors import JournalError
from tracker.store.journal import Store
from tracker.store.tables import FACT

DAY = date(2025, 6, 28)
NOON = datetime(2025, 6, 28, 12, tzinfo=UTC)


def _day(n: int) -> date:
    return DAY + timedelta(days=n)


def _fact(n: int = 0, key: str = "water", value: int = 2000, **changes: Any) -> DayFact:
    values: dict[str, Any] = {"athlete_id": "asha", "logged_at": NOON, "logged_on": DAY}
    return DayFact(on=_day(n), key=key, value=value, **(values | changes))


@pytest.fixture
def week(couple: Store, now: datetime) -> Store:
    """Facts of some days, not entered in their order."""
    with couple.write("Facts", at=now) as writer:
        for fact in (
            _fact(2, value=3000, logged_on=_day(3)),
            _fact(0),
            _fact(0, "steps", 0),
            _fact(5, "photo", 1, logged_at=NOON + timedelta(days=9)),
            _fact(1, value=2500, logged_on=_day(3), logged_at=NOON + timedelta(microseconds=1)),
            _fact(0, value=7, athlete_id="ben"),
        ):
            writer.set_fact(fact)
    return couple


def test_every_field_has_a_column() -> None:
    assert ({field.name for field in fields(DayFact)} - {"on"}) | {"on_date", "seal"} == set(FACT.c.keys())


def test_facts_of_a_key_come_by_date(week: Store) -> None:
    with week.read() as reader:
        all_of_it = reader.facts("asha", "water", _day(0), None)
        assert list(all_of_it.items()) == [(_day(0), 2000), (_day(1), 2500), (_day(2), 3000)]
        assert reader.facts("asha", "water", _day(1), _day(2)) == {_day(1): 2500}
        assert reader.facts("asha", "steps", _day(0), None) == {_day(0): 0}
        assert reader.facts("asha", "Water", _day(0), None) == reader.facts("nobody", "water", _day(0), None) == {}


def test_facts_that_were_entered_late_are_left_out(week: Store) -> None:
    with week.read() as reader:
        assert reader.facts("asha", "water", _day(0), None, late_days=2) == {
            _day(0): 2000,
            _day(1): 2500,
            _day(2): 3000,
        }
        assert reader.facts("asha", "water", _day(0), None, late_days=1) == {_day(0): 2000, _day(2): 3000}
        assert reader.facts("asha", "water", _day(0), None, late_days=0) == {_day(0): 2000}
        assert reader.facts("asha", "water", _day(0), None, late_until=NOON) == {_day(0): 2000, _day(2): 3000}
        assert reader.facts("asha", "photo", _day(0), None, late_until=NOON) == {}


def test_all_facts_of_some_days_come_by_date_and_key(week: Store) -> None:
    with week.read() as reader:
        assert [(fact.on, fact.key) for fact in reader.day_facts("asha", _day(0), _day(2))] == [
            (_day(0), "steps"),
            (_day(0), "water"),
            (_day(1), "water"),
            (_day(2), "water"),
        ]
        assert reader.day_facts("ben", _day(0), _day(9)) == (_fact(0, value=7, athlete_id="ben"),)
        assert reader.day_facts("asha", _day(3), _day(4)) == ()


def test_a_fact_is_set_in_place_of_the_one_before_and_removed(couple: Store, now: datetime) -> None:
    for fact in (_fact(), _fact(value=0, logged_at=NOON + timedelta(hours=1)), _fact(value=9)):
        with couple.write("Set", at=now) as writer:
            writer.set_fact(fact)
        with couple.read() as reader:
            assert reader.day_facts("asha", DAY, DAY) == (fact,)
    with couple.write("Remove", at=now) as writer:
        assert not writer.remove_fact("ben", DAY, "water")
        assert not writer.remove_fact("asha", DAY, "steps")
        assert writer.remove_fact("asha", DAY, "water")
        assert not writer.remove_fact("asha", DAY, "water")
    expected = [9, 0, 2000]
    for value in expected:
        couple.undo(now)
        with couple.read() as reader:
            assert reader.facts("asha", "water", DAY, None) == {DAY: value}
    couple.undo(now)
    with couple.read() as reader:
        assert reader.day_facts("asha", DAY, DAY) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": -1},
        {"value": 1.5},
        {"value": None},
        {"value": "7x"},
        {"key": ""},
        {"key": "a\0b"},
        {"on": NOON},
        {"athlete_id": "nobody"},
        {"logged_at": NOON.replace(tzinfo=None)},
    ],
)
def test_an_impossible_fact_is_refused(couple: Store, now: datetime, wrong: dict[str, Any]) -> None:
    before = couple.path.read_bytes()
    with pytest.raises(JournalError, match="nothing was stored"), couple.write("Set", at=now) as writer:
        writer.set_fact(replace(_fact(), **wrong))
    assert couple.path.read_bytes() == before


def test_the_facts_of_a_key_are_found_by_their_dates(week: Store) -> None:
    with closing(sqlite3.connect(week.path)) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT on_date, value FROM day_fact "
            "WHERE athlete_id = 'asha' AND key = 'water' AND on_date >= '2025-06-28' ORDER BY on_date"
        ).fetchall()
    assert [step[3] for step in plan] == ["SEARCH day_fact USING PRIMARY KEY (athlete_id=? AND on_date>?)"]


days = st.integers(0, 5).map(_day)
facts = st.builds(
    DayFact,
    athlete_id=st.sampled_from(["asha", "ben"]),
    on=days,
    key=st.sampled_from(["water", "steps"]),
    value=st.integers(0, 3),
    logged_at=st.sampled_from([NOON, NOON + timedelta(microseconds=1)]),
    logged_on=days,
)


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "journal.db", now=NOON)
        with store.write("Began", at=NOON) as writer:
            for athlete in ("asha", "ben"):
                writer.add_athlete(Athlete(id=athlete, name=athlete, zone="UTC"))
        yield store
        store.close()


@settings(max_examples=60, deadline=None)
@given(
    logged=st.lists(facts, min_size=5, max_size=20),
    first=days,
    end=st.none() | days,
    late_days=st.none() | st.integers(0, 3),
    late_until=st.sampled_from([None, NOON]),
)
def test_facts_are_those_that_a_plain_look_finds(
    shared: Store,
    logged: list[DayFact],
    first: date,
    end: date | None,
    late_days: int | None,
    late_until: datetime | None,
) -> None:
    held = {(fact.athlete_id, fact.on, fact.key): fact for fact in logged}
    with shared.write("Facts", at=NOON) as writer:
        for fact in logged:
            writer.set_fact(fact)
        found = writer.facts("asha", "water", first, end, late_days=late_days, late_until=late_until)
        for athlete_id, on, key in held:
            assert writer.remove_fact(athlete_id, on, key)
    assert found == {
        fact.on: fact.value
        for fact in held.values()
        if (fact.athlete_id, fact.key) == ("asha", "water")
        and first <= fact.on
        and (end is None or fact.on < end)
        and (late_days is None or (fact.logged_on - fact.on).days <= late_days)
        and (late_until is None or fact.logged_at <= late_until)
    }
