"""Short ways to make domain values in tests."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tracker.domain.assess import assess
from tracker.domain.attempt import Evidence, questions
from tracker.domain.counting import day_amounts
from tracker.domain.days import Period, local_date
from tracker.domain.goals import Counts, Goal, Group, Leaf, Need, Op, Per
from tracker.domain.progress import Progress
from tracker.domain.sessions import Mark, MarkKind, Measure, Session
from tracker.domain.templates import Challenge, Continuity, Entry, Route, Template, Window, WindowKind
from tracker.domain.windows import period_of

KM = 1_000_000


def on(text: str) -> date:
    return date.fromisoformat(text)


def session(
    activity: str = "run",
    day: str = "2025-06-26",
    km: float | None = None,
    *,
    start: str | None = None,
    zone: str = "UTC",
    logged: str | None = None,
    minutes: int | None = None,
    **fields: object,
) -> Session:
    """A session on `day` at noon, or at the instant `start`."""
    started = (
        datetime.fromisoformat(start) if start else datetime.combine(on(day), datetime.min.time(), UTC).replace(hour=12)
    )
    end = started + timedelta(minutes=minutes or 0)
    logged_at = datetime.fromisoformat(logged) if logged else end
    found = Session(
        id=f"{activity}-{started.isoformat()}-{km}",
        athlete_id="a",
        activity=activity,
        started_at=started,
        zone=zone,
        local_date=local_date(started, zone),
        end_date=local_date(end, zone),
        timed=True,
        logged_at=logged_at,
        logged_on=local_date(logged_at, zone),
        distance_mm=None if km is None else round(km * KM),
        elapsed_s=None if minutes is None else minutes * 60,
    )
    return replace(found, **fields)  # type: ignore[arg-type]


def leaf(key: str = "run", target: int | tuple[int, ...] = 20 * KM, per: Per = Per.DAY, **fields: object) -> Leaf:
    found = Leaf(
        key=key,
        title=key.capitalize(),
        measure=Measure.DISTANCE,
        per=per,
        target=target,
        counts=Counts(kinds=(key,)),
    )
    return replace(found, **fields)  # type: ignore[arg-type]


def both(*goals: Goal) -> Group:
    return Group(op=Op.ALL, goals=goals)


def challenge(
    goal: Goal,
    start: str,
    *,
    window: Window | None = None,
    days: int | None = None,
    continuity: Continuity | None = None,
    entry: Entry | None = None,
    route: Route | None = None,
    week_start: int = 0,
) -> Challenge:
    window = window or (Window(kind=WindowKind.ROLLING, days=days) if days else Window(kind=WindowKind.OPEN))
    template = Template(
        slug="t",
        version=1,
        title="Test",
        window=window,
        goal=goal,
        continuity=continuity or Continuity(),
        entry=entry or Entry(),
        route=route,
    )
    period = period_of(window, on(start), week_start=week_start)
    return Challenge(
        id="c",
        handle="t",
        template=template,
        period=period,
        joined_at=datetime(2020, 1, 1, tzinfo=UTC),
        week_start=week_start,
    )


def mark(kind: MarkKind, day: str, logged: str | None = None) -> Mark:
    return Mark(
        id=f"{kind}-{day}",
        athlete_id="a",
        on=on(day),
        kind=kind,
        logged_at=datetime(2020, 1, 1, tzinfo=UTC),
        logged_on=on(logged or day),
    )


def judge(
    subject: Challenge, sessions: Iterable[Session], today: str, marks: Iterable[Mark] = (), *, zone: str = "UTC"
) -> Progress:
    """The challenge as it stands, from sessions instead of a journal."""
    held = tuple(sessions)
    asked = questions(subject)
    evidence = Evidence(
        amounts={key: day_amounts(choice, held) for key, choice in asked.items()},
        over_midnight={key: tuple(s for s in held if s.end_date > s.local_date) for key in asked},
        marks=tuple(marks),
        zone=zone,
    )
    return assess(subject, evidence, on(today))


def need(kind: str = "all", n: int | None = None) -> Need:
    from tracker.domain.goals import NeedKind

    return Need(NeedKind(kind), n)


def period(first: str, end: str | None) -> Period:
    return Period(on(first), on(end) if end else None)
