"""The store's aggregates equal the domain's definition, session by session."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.domain.counting import Rate, Selection, Taken, counting_as, day_amounts, fits
from tracker.domain.days import Period
from tracker.domain.goals import Agg
from tracker.domain.sessions import Athlete, Measure, Part, Session
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


parts = st.builds(
    Part,
    count=st.integers(1, 2),
    activity=st.sampled_from([None, *ACTIVITIES]),
    distance_mm=amounts,
    elapsed_s=amounts,
    reps=st.sampled_from([None, None, 0, 2, 3]),
    hold_s=st.sampled_from([None, None, None, 1]),
)


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    day, elapsed = draw(days), draw(amounts)
    zone = draw(st.sampled_from(["UTC", "UTC", "Pacific/Kiritimati"]))  # where the next day has begun at noon
    moving = draw(amounts)
    if moving is not None and elapsed is not None:
        moving = min(moving, elapsed)
    return Session(
        id=str(draw(st.uuids())),
        athlete_id=draw(st.sampled_from(["asha", "asha", "asha", "ben"])),
        activity=draw(st.sampled_from([*ACTIVITIES, "triathlon"])),
        started_at=datetime.combine(day - timedelta(days=zone != "UTC"), time(23), UTC),
        zone=zone,
        local_date=day,
        end_date=day + timedelta(days=draw(st.sampled_from([0, 0, 1, 3]))),
        timed=draw(flags),
        logged_at=draw(instants),
        logged_on=draw(days),
        distance_mm=draw(amounts),
        elapsed_s=elapsed,
        timer_s=draw(amounts),
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
        parts=draw(st.just(()) | st.lists(parts, max_size=5).map(tuple)),
    )


def _rarely(value: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from([False] * 4 + [True]).flatmap(lambda given: value if given else st.none())


def _kinds(limit: int) -> st.SearchStrategy[frozenset[str]]:
    kinds = st.frozensets(st.sampled_from([*ACTIVITIES, "triathlon", "swim"]), min_size=1, max_size=limit)
    return _rarely(kinds).map(lambda chosen: chosen or frozenset())


periods = st.builds(
    lambda start, length: Period(start, None if length is None else start + timedelta(days=length)),
    days,
    st.none() | st.integers(0, 9),
)
some = st.frozensets(st.sampled_from(ACTIVITIES), max_size=3)
rates = st.builds(Rate, activities=some, measure=st.sampled_from(Measure), num=st.integers(1, 7), den=st.integers(1, 3))
taken = st.builds(Taken, period=periods, activities=some)
selections = st.builds(
    Selection,
    measure=st.sampled_from(Measure),
    agg=st.sampled_from([agg for agg in Agg if agg is not Agg.DAYS]),  # days are counted from sums
    period=periods,
    activities=_kinds(6),
    excepted=_kinds(2),
    indoor=choices,
    virtual=choices,
    assisted=choices,
    race=choices,
    manual=choices,
    least=_rarely(st.tuples(st.sampled_from(Measure), st.integers(0, 4))),
    most=_rarely(st.tuples(st.sampled_from(Measure), st.integers(0, 4))),
    at_least=_rarely(st.integers(0, 4)),
    at_most=_rarely(st.integers(0, 4)),
    rates=st.just(()) | st.lists(rates, max_size=3).map(tuple),
    taken=st.just(()) | st.lists(taken, max_size=2).map(tuple),
    late_days=_rarely(st.integers(0, 3)),
    late_until=_rarely(instants),
    joined_at=_rarely(instants),
    legs=st.sampled_from([True] * 4 + [False]),
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


@settings(max_examples=20)
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
                assert reader.fitting(athlete, choice) == tuple(
                    sorted(
                        (
                            one
                            for session in theirs
                            if session.local_date in choice.period
                            for one in counting_as(choice, session)
                        ),
                        key=lambda session: (session.started_at, session.local_date),
                    )
                )
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


def _one(session: Session, **asked: Any) -> tuple[dict[date, int], tuple[str, ...]]:
    """What a journal with one session answers, and which sessions fit."""
    values: dict[str, Any] = {"measure": Measure.DISTANCE, "agg": Agg.SUM, "period": Period(FIRST, None)}
    choice = Selection(**(values | asked))
    with _journal([_OTHER, session]) as (store, _), store.read() as reader:
        amounts_found = reader.day_amounts("asha", choice)
        assert amounts_found == day_amounts(choice, (session,))
        return amounts_found, tuple(found.id for found in reader.fitting("asha", choice))


_OTHER = Session(
    id="deleted",
    athlete_id="asha",
    activity="ride",
    started_at=NOW,
    zone="UTC",
    local_date=FIRST,
    end_date=FIRST,
    timed=True,
    logged_at=NOW,
    logged_on=FIRST,
    distance_mm=1,
)
_RIDE = replace(_OTHER, id="ride", distance_mm=10_000_001)
_THIRD = Rate(activities=frozenset({"ride"}), measure=Measure.DISTANCE, num=1, den=3)


def test_a_rate_converts_and_rounds_down() -> None:
    assert _one(_RIDE, rates=(_THIRD,)) == ({FIRST: 3_333_333}, ("ride",))
    assert _one(replace(_RIDE, activity="run"), rates=(_THIRD,)) == ({FIRST: 10_000_001}, ("ride",))


def test_the_first_rate_that_names_the_activity_wins() -> None:
    double = replace(_THIRD, num=2, den=1)
    assert _one(_RIDE, rates=(double, _THIRD)) == ({FIRST: 20_000_002}, ("ride",))
    nothing = replace(_THIRD, activities=frozenset())
    assert _one(_RIDE, rates=(nothing, double)) == ({FIRST: 20_000_002}, ("ride",))


def test_a_rate_may_count_another_measure() -> None:
    steps = Rate(activities=frozenset({"ride"}), measure=Measure.ELAPSED, num=7000, den=3600)
    assert _one(replace(_RIDE, elapsed_s=1801), measure=Measure.STEPS, rates=(steps,)) == ({FIRST: 3501}, ("ride",))


def test_bounds_of_a_session_look_at_what_it_counts_after_conversion() -> None:
    assert _one(_RIDE, rates=(_THIRD,), agg=Agg.COUNT, at_least=3_333_333) == ({FIRST: 1}, ("ride",))
    assert _one(_RIDE, rates=(_THIRD,), agg=Agg.COUNT, at_least=3_333_334) == ({}, ())
    assert _one(_RIDE, rates=(_THIRD,), agg=Agg.COUNT, at_most=3_333_333) == ({FIRST: 1}, ("ride",))
    assert _one(_RIDE, rates=(_THIRD,), agg=Agg.COUNT, at_most=3_333_332) == ({}, ())
    assert _one(replace(_RIDE, distance_mm=2), rates=(_THIRD,), agg=Agg.COUNT, at_most=9) == ({}, ())


def test_the_bounds_of_the_rules_look_at_the_session_itself() -> None:
    assert _one(_RIDE, rates=(_THIRD,), most=(Measure.DISTANCE, 10_000_000)) == ({}, ())
    assert _one(_RIDE, rates=(_THIRD,), most=(Measure.DISTANCE, 10_000_001)) == ({FIRST: 3_333_333}, ("ride",))


def test_what_is_not_known_is_never_the_least() -> None:
    assert _one(replace(_RIDE, distance_mm=None), agg=Agg.MIN) == ({}, ("ride",))
    assert _one(_RIDE, agg=Agg.MIN) == ({FIRST: 10_000_001}, ("ride",))
    assert _one(replace(_RIDE, distance_mm=2), agg=Agg.MIN, rates=(_THIRD,)) == ({}, ("ride",))


def test_what_counts_for_another_challenge_is_left_out() -> None:
    day = Period(FIRST, FIRST + timedelta(days=1))
    assert _one(_RIDE, taken=(Taken(period=day),)) == ({}, ())
    assert _one(_RIDE, taken=(Taken(period=day, activities=frozenset({"ride", "run"})),)) == ({}, ())
    assert _one(_RIDE, taken=(Taken(period=Period(FIRST, None)),)) == ({}, ())
    for free in (
        Taken(period=day, activities=frozenset({"run"})),
        Taken(period=Period(FIRST - timedelta(days=1), FIRST)),
        Taken(period=Period(FIRST + timedelta(days=1), None)),
    ):
        assert _one(_RIDE, taken=(free,)) == ({FIRST: 10_000_001}, ("ride",))
