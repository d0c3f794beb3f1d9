"""Questions to the journal: each takes a reader, and time as an argument."""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.domain.activities import root
from tracker.domain.assess import assess
from tracker.domain.challenge_streak import everyday_streak as streak_over
from tracker.domain.counting import Selection, Taken, expand
from tracker.domain.days import DAY, Period, settle, week_of
from tracker.domain.evidence import reach
from tracker.domain.goals import Agg, leaves
from tracker.domain.midnight import split
from tracker.domain.progress import Progress, Status, Streak
from tracker.domain.sessions import Mark, Measure
from tracker.domain.templates import Challenge
from tracker.errors import TemplateError
from tracker.formats.template_json import template_from_json
from tracker.services.gathering import evidence_of
from tracker.services.moments import Moment, moment_of
from tracker.services.views import NextRace, Today, WeekDay
from tracker.store.journal import Reader
from tracker.store.values import StoredChallenge

RECENT = timedelta(days=7)  # how long a challenge that ended stays on Today
SHOWN = (Status.ACTIVE, Status.PAUSED, Status.PLANNED, Status.COMPLETED, Status.FAILED, Status.ABANDONED)


def challenge_of(stored: StoredChallenge) -> Challenge:
    """A stored challenge with its own copy of the template read."""
    return Challenge(
        id=stored.id,
        handle=stored.handle,
        template=template_from_json(stored.template_json),
        period=Period(stored.start, stored.end),
        joined_at=stored.joined_at,
        week_start=stored.week_start,
        zone=stored.zone,
        ended_on=stored.ended_on,
        athletes=stored.athletes,
        factors=stored.factors,
        starts_at=stored.starts_at,
        ends_at=stored.ends_at,
    )


def readable(reader: Reader, at: Moment) -> Iterator[Challenge]:
    """The athlete's challenges. One whose saved rules can't be read is left out: it must not keep the others, nor
    whoever logs; `tracker check` names it, and so does whatever shows all challenges.
    """
    for stored in reader.challenges(at.athlete.id) if at.athlete.id else ():
        try:
            challenge = challenge_of(stored)
        except TemplateError:
            continue
        yield challenge


def progress_of(reader: Reader, challenge: Challenge, at: Moment, *, table: bool = False) -> Progress:
    """How a challenge stands for the athlete of the moment; for a team's the team, on that athlete's date."""
    found = evidence_of(reader, challenge, at, _taken(reader, challenge, at))
    return assess(challenge, found, at.today, athlete_id=at.athlete.id, units=at.units, table=table)


def _taken(reader: Reader, challenge: Challenge, at: Moment) -> tuple[Taken, ...]:
    """What challenges of the same exclusive group that were joined earlier have taken.

    While one runs, every session of its activities is its own, whether or not its other rules let it count.
    """
    group = challenge.template.entry.exclusive
    if not group:
        return ()
    others = list(readable(reader, at))
    found: list[Taken] = []
    for other in sorted(others, key=lambda one: (one.joined_at, one.id)):
        if (other.joined_at, other.id) >= (challenge.joined_at, challenge.id):
            break
        if other.template.entry.exclusive != group:
            continue
        progress = assess(other, evidence_of(reader, other, at, tuple(found)), at.today, table=False)
        ends = [day + DAY for day in (progress.completed_on, progress.failed_on, other.ended_on) if day is not None]
        end = min([*ends, *([progress.period.end] if progress.period.end is not None else [])], default=None)
        kinds = [expand(leaf.counts.kinds) for leaf in leaves(other.template.goal)]
        activities = frozenset[str]() if not all(kinds) else frozenset[str]().union(*kinds)
        found.append(Taken(period=Period(other.period.start, end), activities=activities))
    return tuple(found)


def all_progress(reader: Reader, at: Moment) -> tuple[Progress, ...]:
    """Every challenge the athlete takes part in: running ones first, then coming ones, then those that ended."""
    found = [progress_of(reader, challenge_of(stored), at) for stored in reader.challenges(at.athlete.id)]
    return tuple(sorted(found, key=_order))


def _order(progress: Progress) -> tuple[int, int]:
    """Running challenges by their end, the nearest first; then those to come; then those over, the latest first."""
    rank = min(SHOWN.index(progress.status), 3)
    period = progress.challenge.period
    if rank <= 1:
        return 0, (period.end or date.max).toordinal()
    return rank, period.start.toordinal() if rank == 2 else -(period.end or date.max).toordinal()


def shown_today(reader: Reader, at: Moment) -> tuple[Progress, ...]:
    """The challenges that Today shows: running, coming, and those that ended in the last seven days."""
    since = at.today - RECENT
    recent = [progress_of(reader, challenge, at) for challenge in readable(reader, at) if may_run(challenge, since)]
    found = [one for one in recent if (one.completed_on or one.failed_on or at.today) > since]
    return tuple(sorted(found, key=_order))


def may_run(challenge: Challenge, day: date) -> bool:
    """Whether any attempt of the challenge may touch a day after `day`."""
    end = reach(challenge).end
    return end is None or end > day


def everyday_streak(reader: Reader, at: Moment) -> Streak:
    """The streak over everything logged."""
    hits, marks = everyday_days(reader, at)
    return streak_over(hits, marks, at.today, zone=at.zone, week_start=at.athlete.week_start)


def everyday_days(reader: Reader, at: Moment) -> tuple[frozenset[date], tuple[Mark, ...]]:
    """The days that the streak over everything logged counts, and the marks that may bridge it."""
    if not at.athlete.id:
        return frozenset(), ()
    days = reader.active_days(at.athlete.id)
    first = days[0] if days else at.today
    hits = frozenset(days) | _reached_over_midnight(reader, at, first)
    return hits, tuple(mark for mark in reader.marks(at.athlete.id, first) if mark.challenge_id is None)


def _reached_over_midnight(reader: Reader, at: Moment, first: date) -> set[date]:
    """The later dates of sessions over midnight, which this streak credits (T3)."""
    anything = Selection(measure=Measure.SESSIONS, agg=Agg.COUNT, period=Period(first, None))
    found = reader.over_midnight(at.athlete.id, anything)
    return {day for session in found for day in split(session, 1)}


def streaks_of(reader: Reader, at: Moment, progress: tuple[Progress, ...]) -> tuple[Streak, ...]:
    """A streak for each challenge that runs or was completed today, then the one over everything logged."""
    running = [
        found.streak
        for found in progress
        if found.streak and (found.status in (Status.ACTIVE, Status.PAUSED) or found.completed_on == at.today)
    ]
    return (*running, everyday_streak(reader, at))


def week(reader: Reader, at: Moment) -> tuple[WeekDay, ...]:
    """The seven days of the athlete's week that holds today."""
    first = week_of(at.today, at.athlete.week_start)
    if not at.athlete.id:
        return tuple(WeekDay(on=first + n * DAY, distance_mm={}, elapsed_s=0, sessions=0, mark=None) for n in range(7))
    rows = reader.day_sums(at.athlete.id, (Measure.DISTANCE, Measure.ELAPSED), first, first + 6 * DAY)
    marks = {mark.on: mark.kind.value for mark in reader.marks(at.athlete.id, first, first + 6 * DAY)}
    found = []
    for n in range(7):
        day = first + n * DAY
        distance: dict[str, int] = {}
        elapsed = sessions = 0
        for on, name, (distance_mm, elapsed_s), count in rows:
            if on == day:
                kind = root(name)
                distance[kind] = distance.get(kind, 0) + distance_mm
                elapsed, sessions = elapsed + elapsed_s, sessions + count
        found.append(
            WeekDay(
                on=day,
                distance_mm={kind: value for kind, value in distance.items() if value},
                elapsed_s=elapsed,
                sessions=sessions,
                mark=marks.get(day),
            )
        )
    return tuple(found)


def next_race(reader: Reader, progress: tuple[Progress, ...], at: Moment) -> NextRace | None:
    """The nearest race to come: entered, or of a challenge that is running or coming."""
    found = [
        NextRace(
            handle=race.handle,
            title=race.event,
            starts_at=race.starts_at,
            zone=race.zone,
            on=race.on,
            in_days=(race.on - at.today).days,
            distance_mm=race.distance_mm or 0,
        )
        for race in reader.races()
        if (race.starts_at > at.now if race.timed else race.on >= at.today)
    ]
    entered = {(one.title, one.on) for one in found}
    for one in progress:
        race_day = one.challenge.template.race
        if race_day is None or one.status not in (Status.ACTIVE, Status.PLANNED, Status.PAUSED):
            continue
        wall = race_day.starts_at
        starts = settle(wall.date(), wall.hour * 3600 + wall.minute * 60 + wall.second, race_day.zone).instant
        if starts > at.now and (race_day.event, wall.date()) not in entered:
            found.append(
                NextRace(
                    handle=one.handle,
                    title=one.challenge.title,
                    starts_at=starts,
                    zone=race_day.zone,
                    on=wall.date(),
                    in_days=(wall.date() - at.today).days,
                    distance_mm=race_day.distance_mm or 0,
                )
            )
    return min(found, key=lambda race: race.starts_at, default=None)


def today_of(reader: Reader, at: Moment) -> Today:
    """Everything Today shows."""
    who = at.athlete
    shown = shown_today(reader, at) if who.id else ()
    athletes = tuple(reader.athletes())
    streaks = streaks_of(reader, at, shown)
    return Today(
        now=at.now,
        today=at.today,
        zone=at.zone,
        athlete=who,
        athletes=athletes,
        units=at.units,
        challenges=shown,
        streaks=streaks,
        next_race=next_race(reader, shown, at),
        week=week(reader, at),
        logged=streaks[-1].longest > 0,
        partners=tuple(_partners(reader, at, shown)),
        moves=at.moves,
    )


def _partners(reader: Reader, at: Moment, shown: tuple[Progress, ...]) -> Iterator[Progress]:
    """The shown challenges as they stand for those who take part in them too, each in their own zone."""
    ids = {found.challenge.id for found in shown if found.challenge.template.team is None}  # a team has one progress
    for other in reader.athletes():
        if other.id == at.athlete.id:
            continue
        theirs = [stored for stored in reader.challenges(other.id) if stored.id in ids]
        if theirs:
            moment = moment_of(reader, other, at.now, at.units)
            yield from (progress_of(reader, challenge_of(stored), moment) for stored in theirs)
