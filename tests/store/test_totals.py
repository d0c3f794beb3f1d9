"""The store's aggregates equal the domain's definition, session by session."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.counting import Selection, day_amounts, fits
from tracker.domain.days import Period
from tracker.domain.goals import Agg
from tracker.domain.sessions import Athlete, Measure, Session
from tracker.store.journal import Store

FIRST = date(2025, 6, 26)
ACTIVITIES = ["run", "run-trail", "ride", "push-up", "yoga"]
NOW = datetime(2025, 6, 28, tzinfo=UTC)

days = st.integers(0, 6).map(lambda n: FIRST + timedelta(days=n))
# Few values, so that bounds are met exactly and zero stands beside "not known" often.
instants = st.builds(datetime.combine, days, st.sampled_from([time(8), time(8, 0, 0, 1)]), st.just(UTC))
amounts = st.sampled_from([None, 0, 0, 1, 2, 3, 6])
flags = st.booleans()
choices = st.sampled_from([None] * 10 + [False, True])  # few conditions at a time, so that sessions are left


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    day, elapsed = draw(days), draw(amounts)
    moving = draw(amounts)
    if moving is not None and elapsed is not None:
        moving = min(moving, elapsed)
    return Session(
        id=str(draw(st.uuids())),
        athlete_id=draw(st.sampled_from(["asha", "asha", "asha", "ben"])),
        activity=draw(st.sampled_from(ACTIVITIES)),
        started_at=datetime.combine(day, time(23), UTC),
        zone="UTC",
        local_date=day,
        end_date=day + timedelta(days=draw(st.sampled_from([0, 0, 1, 3]))),
        timed=draw(flags),
        logged_at=draw(instants),
        logged_on=draw(days),
        distance_mm=draw(amounts),
        elapsed_s=elapsed,
        moving_s=moving,
        climb_mm=draw(amounts),
        reps=draw(amounts),
        hold_s=draw(amounts),
        steps=draw(amounts),
        energy_kj=draw(amounts),
        indoor=draw(flags),
        virtual=draw(flags),
        assisted=draw(flags),
        race=draw(flags),
        source=draw(st.sampled_from(["manual", "manual", "fit"])),
    )


def _rarely(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from([False] * 4 + [True]).flatmap(lambda given: value if given else st.none())


def _kinds(limit: int) -> st.SearchStrategy[frozenset[str]]:
    kinds = st.frozensets(st.sampled_from([*ACTIVITIES, "swim"]), min_size=1, max_size=limit)
    return _rarely(kinds).map(lambda chosen: chosen or frozenset())


selections = st.builds(
    Selection,
    measure=st.sampled_from(Measure),
    agg=st.sampled_from(Agg),
    period=st.builds(
        lambda start, length: Period(start, None if length is None else start + timedelta(days=length)),
        days,
        st.none() | st.integers(0, 9),
    ),
    activities=_kinds(6),
    excepted=_kinds(2),
    indoor=choices,
    virtual=choices,
    assisted=choices,
    race=choices,
    manual=choices,
    least=_rarely(st.tuples(st.sampled_from(Measure), st.integers(0, 4))),
    at_least=_rarely(st.integers(0, 4)),
    late_days=_rarely(st.integers(0, 3)),
    late_until=_rarely(instants),
)


@contextmanager
def _journal(logged: list[Session]) -> Iterator[tuple[Store, tuple[Session, ...]]]:
    """A journal with these sessions, some of them deleted again, and those that stand."""
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "journal.db", now=NOW)
        with store.write("Log", at=NOW) as writer:
            for athlete in ("asha", "ben"):
                writer.add_athlete(Athlete(id=athlete, name=athlete, zone="UTC"))
            writer.add_sessions(logged)
        gone = [session.id for session in logged[::4]]
        with store.write("Delete", at=NOW) as writer:
            writer.delete_sessions(gone, NOW)
        yield store, tuple(session for session in logged if session.id not in gone)
        store.close()


@settings(max_examples=40)
@given(
    st.lists(sessions(), min_size=10, max_size=30, unique_by=lambda s: s.id),
    st.lists(selections, min_size=10, max_size=20),
)
def test_daily_amounts_and_night_sessions_are_those_of_the_domain(
    logged: list[Session], asked: list[Selection]
) -> None:
    with _journal(logged) as (store, standing), store.read() as reader:
        for athlete in ("asha", "ben"):
            theirs = tuple(session for session in standing if session.athlete_id == athlete)
            for choice in asked:
                assert reader.day_amounts(athlete, choice) == day_amounts(choice, theirs)
                start, end = choice.period.start, choice.period.end
                expected = {
                    session.id
                    for session in theirs
                    if session.timed
                    and session.end_date > session.local_date
                    and session.end_date >= start
                    and (end is None or session.local_date < end)
                    and fits(choice, session)
                }
                assert {session.id for session in reader.over_midnight(athlete, choice)} == expected
            assert reader.active_days(athlete) == tuple(sorted({session.local_date for session in theirs}))
            assert reader.count_sessions(athlete) == len(theirs)
