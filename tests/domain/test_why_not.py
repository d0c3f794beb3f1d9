"""Why a session did not count: the first rule it does not meet, in a few words."""

from datetime import UTC, datetime

import pytest

from tests.domain.building import KM, challenge, leaf, on, session
from tracker.domain.counting import Taken
from tracker.domain.days import Period
from tracker.domain.evidence import questions
from tracker.domain.goals import Counts, Per
from tracker.domain.sessions import Measure, Session
from tracker.domain.templates import Entry, Window, WindowKind
from tracker.domain.why_not import why_not

RUN = Counts(kinds=("run",))
LATE = Entry(late_days=3)


def reason(one: Session, counts: Counts = RUN, entry: Entry = LATE, taken: tuple[Taken, ...] = ()) -> str:
    goal = leaf("run", 5 * KM, Per.WINDOW, counts=counts)
    subject = challenge(goal, "2026-11-02", days=10, entry=entry)
    return why_not(subject, goal, questions(subject, taken)["run"], one, "km")


@pytest.mark.parametrize(
    ("one", "counts", "said"),
    [
        (session("run", "2026-11-03", 5), RUN, ""),
        (session("ride", "2026-11-03", 5), RUN, "ride is no run"),
        (
            session("run-trail", "2026-11-03", 5),
            Counts(kinds=("run",), excepted=("run-trail",)),
            "left out by the rules",
        ),
        (
            session("run", "2026-11-03", 5, indoor=True),
            Counts(indoor=False),
            "it was indoors, and only what is outdoors",
        ),
        (session("run", "2026-11-03", 5), Counts(race=True), "it was no race, and only what is a race counts"),
        (
            session("run", "2026-11-03", 2.475),
            Counts(least=(Measure.DISTANCE, 2_500_000)),
            "2.475 km is less than",
        ),
        (
            session("run", "2026-11-03"),
            Counts(least=(Measure.ELAPSED, 2_700)),
            "an unknown elapsed is less than 45 min",
        ),
        (session("run", "2026-11-03", 9), Counts(most=(Measure.DISTANCE, 8 * KM)), "9 km is more than 8 km"),
        (session("run", "2026-11-03", 5, logged="2026-11-07T08:00+00:00"), RUN, "could be until Fri 6 Nov 2026"),
        (session("run", "2026-11-03", 5, moving_s=1500, minutes=40), Counts(continuous=True), "broken off in between"),
    ],
)
def test_the_rule_it_does_not_meet(one: Session, counts: Counts, said: str) -> None:
    found = reason(one, counts)
    assert said in found
    assert bool(found) == bool(said)


def test_entered_after_an_instant() -> None:
    entry = Entry(late_until=datetime(2026, 11, 4, tzinfo=UTC))
    late = session("run", "2026-11-03", 5, logged="2026-11-05T08:00+00:00")
    assert reason(late, entry=entry) == "it was entered after 2026-11-04 00:00 UTC"


def test_taken_by_another_challenge() -> None:
    taken = (Taken(period=Period(on("2026-11-01"), on("2026-11-05"))),)
    assert reason(session("run", "2026-11-03", 5), taken=taken) == "it belongs to another challenge of the same group"


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (session("run", "2026-11-02", 5, timed=False), "its clock time is not known"),
        (session("run", start="2026-11-02T03:00+00:00", km=5), "it began outside the hours of the challenge"),
        (session("run", start="2026-11-02T05:00+00:00", km=5), ""),
    ],
)
def test_outside_the_hours(one: Session, said: str) -> None:
    window = Window(kind=WindowKind.INSTANT, length_s=8 * 3600)
    goal = leaf("run", 5 * KM, Per.EVERY, every_s=4 * 3600)
    subject = challenge(goal, "2026-11-02", window=window, starts_at="2026-11-02T04:00+00:00")
    assert why_not(subject, goal, questions(subject)["run"], one, "km") == said
