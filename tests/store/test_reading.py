"""Questions to the journal: what is found, in which order, and in how many statements."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, event

from tracker.domain.sessions import Mark, MarkKind, Measure, Part, Session
from tracker.store.journal import Bound, Filter, Store

MakeSession = Callable[..., Session]
DAY = date(2025, 6, 28)


def _day(n: int) -> date:
    return DAY + timedelta(days=n)


@pytest.fixture
def week(couple: Store, now: datetime, session_on: MakeSession) -> Store:
    """Four days of Asha's and one of Ben's."""
    with couple.write("Log", at=now) as writer:
        writer.add_sessions(
            [
                session_on("id-1", _day(0), distance_mm=90_000_000, activity="ride", note="Uphill to Ålesund"),
                session_on("id-2", _day(0), distance_mm=20_000_000, tags=("ghat", "goa"), elapsed_s=6000),
                session_on("id-3", _day(1), distance_mm=15_000_000, note="rain_% and wind"),
                session_on("id-4", _day(2), activity="push-up", reps=50, tags=("goa",), timed=False),
                session_on("id-5", _day(3), activity="yoga"),
                session_on("ben-5", _day(1), athlete_id="ben", note="Uphill"),
            ]
        )
    return couple


def _found(store: Store, wanted: Filter) -> list[str]:
    """Ids, oldest first; the journal's index has to agree."""
    with store.read() as reader:
        sessions = reader.sessions("asha", filter=wanted)
        counts: dict[date, int] = {}
        for session in sessions:
            counts[session.local_date] = counts.get(session.local_date, 0) + 1
        assert reader.day_index("asha", wanted) == tuple(counts.items())
    return [session.id for session in reversed(sessions)]


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(), [1, 2, 3, 4, 5]),
        (Filter(activities=frozenset({"run", "ride"})), [1, 2, 3]),
        (Filter(activities=frozenset({"nothing"})), []),
        (Filter(words=("uphill",)), [1]),
        (Filter(words=("åLES",)), [1]),
        (Filter(words=("A\u030alesund", "to")), [1]),
        (Filter(words=("uphill", "rain")), []),
        (Filter(words=("%",)), [3]),
        (Filter(words=("_",)), [3]),
        (Filter(words=("'; DROP TABLE session; --",)), []),
        (Filter(words=("goa",)), [2, 4]),
        (Filter(words=("",)), [1, 2, 3, 4]),
        (Filter(tags=("goa",)), [2, 4]),
        (Filter(tags=("GOA", "ghat")), [2]),
        (Filter(tags=("go",)), []),
        (Filter(first=_day(1)), [3, 4, 5]),
        (Filter(last=_day(1)), [1, 2, 3]),
        (Filter(first=_day(1), last=_day(1)), [3]),
        (Filter(bounds=(Bound(measure=Measure.DISTANCE, least=20_000_000),)), [1, 2]),
        (Filter(bounds=(Bound(measure=Measure.DISTANCE, most=20_000_000),)), [2, 3]),
        (Filter(bounds=(Bound(measure=Measure.MOVING, least=6000, most=6000),)), [2]),
        (Filter(bounds=(Bound(measure=Measure.REPS, least=0),)), [4]),
        (Filter(activities=frozenset({"run"}), tags=("goa",), words=("ghat",), first=_day(0)), [2]),
    ],
)
def test_a_filter_finds_what_it_says(week: Store, wanted: Filter, ids: list[int]) -> None:
    assert _found(week, wanted) == [f"id-{n}" for n in ids]


def test_sessions_come_newest_first(couple: Store, now: datetime, session_on: MakeSession) -> None:
    noon = datetime(2025, 6, 28, 12, tzinfo=UTC)
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("late", started_at=noon))
        writer.add_session(session_on("early", started_at=noon - timedelta(hours=6)))
        writer.add_session(session_on("late again", started_at=noon))
        writer.add_session(session_on("tomorrow", _day(1), started_at=noon - timedelta(hours=2)))
    with couple.read() as reader:
        order = [session.id for session in reader.sessions("asha")]
        assert order == ["tomorrow", "late again", "late", "early"]
        assert [session.id for session in reader.sessions("asha", limit=2)] == order[:2]
        assert [session.id for session in reader.sessions("asha", DAY, DAY, limit=1)] == ["late again"]
        assert reader.sessions("asha", _day(2)) == ()


def test_the_newest_session_is_the_one_logged_last_whatever_the_clock_said(
    couple: Store, now: datetime, session_on: MakeSession
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("z", _day(3)))
        writer.add_session(session_on("a", _day(1), logged_at=now - timedelta(days=9)))
        writer.add_session(session_on("b", athlete_id="ben"))
    with couple.read() as reader:
        newest = reader.newest_session("asha")
        assert newest is not None
        assert newest.id == "a"
    with couple.write("Delete", at=now) as writer:
        writer.delete_sessions(["a"], now)
    with couple.read() as reader:
        newest = reader.newest_session("asha")
        assert newest is not None
        assert newest.id == "z"
        assert reader.newest_session("nobody") is None


@pytest.mark.parametrize(
    ("ref", "ids"),
    [("id-3", ["id-3"]), ("3", ["id-3"]), ("5", ["id-5", "ben-5"]), ("", []), ("%", []), ("_-3", []), ("id-33", [])],
)
def test_sessions_are_found_by_the_end_of_their_id(week: Store, ref: str, ids: list[str]) -> None:
    with week.read() as reader:
        assert [session.id for session in reader.sessions_ending(ref)] == ids


def test_days_and_totals(week: Store) -> None:
    with week.read() as reader:
        assert reader.active_days("asha") == tuple(_day(n) for n in range(4))
        assert reader.day_index("asha") == ((_day(3), 1), (_day(2), 1), (_day(1), 1), (_day(0), 2))
        assert reader.count_sessions("asha") == 5
        assert reader.day_sums("asha", (Measure.DISTANCE, Measure.ELAPSED), _day(0), _day(2)) == (
            (_day(0), "ride", (90_000_000, 0), 1),
            (_day(0), "run", (20_000_000, 6000), 1),
            (_day(1), "run", (15_000_000, 0), 1),
            (_day(2), "push-up", (0, 0), 1),
        )


def test_marks_and_zones_come_in_date_order(couple: Store, now: datetime, mark_on: Callable[..., Mark]) -> None:
    with couple.write("Marks", at=now) as writer:
        for n, day, kind, zone in (
            (1, 5, MarkKind.TRAVEL, "Europe/Oslo"),
            (2, 1, MarkKind.REST, None),
            (3, 1, MarkKind.TRAVEL, None),
            (4, 0, MarkKind.TRAVEL, "Asia/Tokyo"),
        ):
            writer.add_mark(mark_on(f"m{n}", kind, _day(day), zone=zone))
    with couple.read() as reader:
        assert [mark.id for mark in reader.marks("asha")] == ["m4", "m2", "m3", "m1"]
        assert [mark.id for mark in reader.marks("asha", _day(1), _day(1))] == ["m2", "m3"]
        assert [mark.id for mark in reader.marks("asha", first=_day(2))] == ["m1"]
        assert [mark.id for mark in reader.marks("asha", last=_day(0))] == ["m4"]
        assert reader.zones("asha") == ((_day(0), "Asia/Tokyo"), (_day(5), "Europe/Oslo"))


def test_sessions_take_three_statements_however_many_there_are(
    couple: Store, now: datetime, session_on: MakeSession
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_sessions(session_on(f"s{n}", tags=("a", "b"), parts=(Part(reps=n),)) for n in range(50))
    said: list[str] = []

    def listen(_connection: object, _cursor: object, sql: str, *_: object) -> None:
        said.append(sql)

    event.listen(Engine, "before_cursor_execute", listen)
    with couple.read() as reader:
        sessions = reader.sessions("asha")
    event.remove(Engine, "before_cursor_execute", listen)
    assert len(sessions) == 50
    assert all(session.tags == ("a", "b") and len(session.parts) == 1 for session in sessions)
    assert [sql.split()[0] for sql in said] == ["SELECT", "SELECT", "SELECT"]
