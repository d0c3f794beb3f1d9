"""Cases A01 to A30: the date of each session, and the streak before and after it, computed as the product does."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.streak_cases import CASES, Bout, Case
from tracker.domain.assess import assess
from tracker.domain.counting import day_amounts
from tracker.domain.days import Period, local_date, local_time, settle
from tracker.domain.evidence import Evidence, questions
from tracker.domain.goals import Attribution, Counts, Leaf, Need, NeedKind, Per
from tracker.domain.progress import Streak, StreakStatus
from tracker.domain.sessions import Mark, MarkKind, Measure, Session
from tracker.domain.templates import Challenge, Continuity, Template, Window, WindowKind

MILE = 1_609_344


def _dates(text: str) -> list[date]:
    """ "5 d to 2025-06-20", "2026-11-10..19, 2026-11-21" or "-"."""
    if text == "-":
        return []
    if " d to " in text:
        count, last = text.split(" d to ")
        return [date.fromisoformat(last) - timedelta(days=n) for n in range(int(count))]
    found = []
    for part in text.split(", "):
        first, _, last = part.partition("..")
        start = date.fromisoformat(first)
        end = start.replace(day=int(last)) if last else start
        found += [start + timedelta(days=n) for n in range((end - start).days + 1)]
    return found


def _session(bout: Bout, day_start_s: int, n: int) -> Session:
    start = datetime.fromisoformat(bout.started_at)
    end = start + timedelta(minutes=bout.minutes)
    return Session(
        id=str(n),
        athlete_id="a",
        activity="run",
        started_at=start,
        zone=bout.zone,
        local_date=local_date(start, bout.zone, day_start_s),
        end_date=local_date(end, bout.zone, day_start_s),
        timed=True,
        logged_at=end,
        logged_on=local_date(end, bout.zone, day_start_s),
        elapsed_s=bout.minutes * 60,
        distance_mm=round(float(bout.km) * 1_000_000),
    )


def _history(day: date, zone: str, n: int) -> Session:
    start = settle(day, 12 * 3600, zone).instant
    return Session(
        id=f"h{n}",
        athlete_id="a",
        activity="run",
        started_at=start,
        zone=zone,
        local_date=day,
        end_date=day,
        timed=True,
        logged_at=start,
        logged_on=day,
        elapsed_s=900,
        distance_mm=2 * MILE,
    )


def _streak(case: Case, sessions: list[Session]) -> Streak:
    leaf = Leaf(
        key="run",
        title="Run",
        measure=Measure.DISTANCE,
        per=Per.DAY,
        target=MILE,
        counts=Counts(kinds=("run",)),
        need=Need(NeedKind.STREAK),
        attribution=Attribution(case.policy),
    )
    days = [session.local_date for session in sessions] or [date.fromisoformat(case.today)]
    challenge = Challenge(
        id="c",
        handle="mile",
        template=Template(
            slug="mile",
            version=1,
            title="Mile",
            window=Window(kind=WindowKind.OPEN),
            goal=leaf,
            continuity=Continuity(excuses=frozenset(MarkKind)),
        ),
        period=Period(min(days) - timedelta(days=1), None),
        joined_at=datetime(2011, 1, 1, tzinfo=UTC),
    )
    excused = [text for text in case.excused if case.id != "A14"]  # Samoa's void date is found, not marked
    marks = tuple(
        Mark(
            id=text,
            athlete_id="a",
            on=date.fromisoformat(text),
            kind=MarkKind.TRAVEL,
            logged_at=datetime(2020, 1, 1, tzinfo=UTC),
            logged_on=date.fromisoformat(text),
        )
        for text in excused
    )
    asked = questions(challenge)
    evidence = Evidence(
        amounts={key: day_amounts(choice, tuple(sessions)) for key, choice in asked.items()},
        over_midnight={key: tuple(s for s in sessions if s.end_date > s.local_date) for key in asked},
        marks=marks,
        zone=case.bout.zone,
    )
    streak = assess(challenge, evidence, date.fromisoformat(case.today)).streak
    assert streak is not None
    return streak


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_day_and_streak(case: Case) -> None:
    day_start_s = case.day_start_h * 3600
    session = _session(case.bout, day_start_s, 0)
    wall = local_time(session.started_at, case.bout.zone)
    assert wall.strftime("%Y-%m-%d %H:%M%z") == case.local_start
    assert session.local_date == date.fromisoformat(case.day)

    history = [_history(day, case.bout.zone, n) for n, day in enumerate(_dates(case.history))]
    history += [_session(bout, day_start_s, n + 1) for n, bout in enumerate(case.earlier)]
    before, after = _streak(case, history), _streak(case, [*history, session])
    assert (before.current, before.status) == (case.before[0], StreakStatus(case.before[1]))
    assert (after.current, after.status) == (case.after[0], StreakStatus(case.after[1]))
    assert before.why
    assert after.why


def test_all_cases_are_here() -> None:
    assert [case.id for case in CASES] == [f"A{n:02d}" for n in range(1, 31)]
