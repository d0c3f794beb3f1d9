"""Short ways to make domain values in tests."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from tracker.domain.assess import assess
from tracker.domain.counting import Selection, Taken, counting_as, day_amounts, fits
from tracker.domain.days import Period, local_date
from tracker.domain.evidence import Evidence, all_leaves, questions, wants_midnight, whole_keys
from tracker.domain.goals import Counts, Goal, Group, Leaf, Need, Op, Per
from tracker.domain.progress import Progress
from tracker.domain.races import Race, Result, ResultStatus
from tracker.domain.sessions import Mark, MarkKind, Measure, Session
from tracker.domain.templates import Award, Challenge, Continuity, Entry, Route, Template, Window, WindowKind
from tracker.domain.windows import period_of, span_of

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
    awards: tuple[Award, ...] = (),
    starts_at: str | None = None,
    zone: str | None = None,
) -> Challenge:
    """A started challenge; an instant window begins at `starts_at` in `zone`."""
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
        awards=awards,
    )
    begins = datetime.fromisoformat(starts_at) if starts_at else None
    if begins is not None:
        period, ends = span_of(begins, window.length_s, zone or "UTC")
    else:
        period, ends = period_of(window, on(start), week_start=week_start), None
    return Challenge(
        id="c",
        handle="t",
        template=template,
        period=period,
        joined_at=datetime.combine(period.start, time(), UTC) - timedelta(days=2),
        week_start=week_start,
        zone=zone,
        starts_at=begins,
        ends_at=ends,
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
    subject: Challenge,
    sessions: Iterable[Session],
    today: str,
    marks: Iterable[Mark] = (),
    *,
    zone: str = "UTC",
    facts: Mapping[str, Mapping[str, int]] | None = None,
    results: Iterable[Result] = (),
    now: str | None = None,
    taken: tuple[Taken, ...] = (),
    sex: str = "",
    born: str | None = None,
) -> Progress:
    """The challenge as it stands, from sessions instead of a journal. `facts` go by key, then by date."""
    found = evidence(
        subject,
        sessions,
        marks,
        zone=zone,
        facts=facts,
        results=results,
        now=now,
        taken=taken,
        sex=sex,
        born=born,
    )
    return assess(subject, found, on(today))


def _bouts(choice: Selection, held: Session, *, begun_before: bool) -> tuple[Session, ...]:
    """What of a session counts that began in the period, or on the evening before and ended inside."""
    if held.local_date in choice.period:
        return counting_as(choice, held)
    return (held,) if begun_before and held.end_date in choice.period and fits(choice, held) else ()


def evidence(
    subject: Challenge,
    sessions: Iterable[Session],
    marks: Iterable[Mark] = (),
    *,
    zone: str = "UTC",
    facts: Mapping[str, Mapping[str, int]] | None = None,
    results: Iterable[Result] = (),
    now: str | None = None,
    taken: tuple[Taken, ...] = (),
    sex: str = "",
    born: str | None = None,
) -> Evidence:
    """What a journal with these sessions would answer."""
    held = tuple(sessions)
    asked = questions(subject, taken)
    shared = {leaf.key for leaf in all_leaves(subject.template, subject.period) if wants_midnight(leaf)}
    return Evidence(
        amounts={key: day_amounts(choice, held) for key, choice in asked.items()},
        over_midnight={key: tuple(s for s in held if s.end_date > s.local_date) for key in asked},
        sessions={
            key: tuple(bout for s in held for bout in _bouts(asked[key], s, begun_before=key in shared))
            for key in whole_keys(subject)
        },
        facts={key: {on(day): value for day, value in days.items()} for key, days in (facts or {}).items()},
        results=tuple(results),
        marks=tuple(marks),
        zone=zone,
        now=datetime.fromisoformat(now) if now else None,
        taken=taken,
        sex=sex,
        born=on(born) if born else None,
    )


def result(
    event: str = "Race",
    day: str = "2025-06-21",
    km: float | None = 42.195,
    *,
    time: str | None = None,
    chip: str | None = None,
    status: ResultStatus = ResultStatus.FINISHED,
    region: str = "",
    series: str = "",
    challenge_id: str | None = None,
    **fields: object,
) -> Result:
    """A result of a race on `day` at 08:00 UTC; times are "h:mm:ss"."""
    race = Race(
        id=f"{event}-{day}",
        handle=f"{event}-{day}",
        event=event,
        zone="UTC",
        starts_at=datetime.combine(on(day), datetime.min.time(), UTC).replace(hour=8),
        on=on(day),
        series=series,
        region=region,
        distance_mm=None if km is None else round(km * KM),
        challenge_id=challenge_id,
    )
    found = Result(
        id=f"result-{event}-{day}",
        race=race,
        athlete_id="a",
        status=status,
        gun_s=seconds(time) if time else None,
        chip_s=seconds(chip) if chip else None,
    )
    return replace(found, **fields)  # type: ignore[arg-type]


def seconds(text: str) -> int:
    """Seconds of "h:mm:ss"."""
    hours, minutes, rest = text.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + int(rest)


def need(kind: str = "all", n: int | None = None) -> Need:
    from tracker.domain.goals import NeedKind

    return Need(NeedKind(kind), n)


def period(first: str, end: str | None) -> Period:
    return Period(on(first), on(end) if end else None)
