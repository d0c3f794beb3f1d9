"""Questions to the journal: each takes a reader, and time as an argument."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.clock import system_zone
from tracker.domain import streaks as streak_rules
from tracker.domain.activities import activity
from tracker.domain.assess import assess
from tracker.domain.attempt import Evidence, questions, reach
from tracker.domain.buckets import split
from tracker.domain.continuity import EVERYDAY, excused_days
from tracker.domain.counting import Selection
from tracker.domain.days import DAY, Period, local_date, settle, week_of, zone_at
from tracker.domain.goals import Agg, Attribution, Per, leaves
from tracker.domain.progress import Progress, Status, Streak, StreakStatus
from tracker.domain.sessions import Athlete, Measure
from tracker.domain.templates import Challenge
from tracker.domain.verdict import streak_why
from tracker.errors import NotFoundError
from tracker.formats.template_json import template_from_json
from tracker.services.near import nearest
from tracker.services.views import NextRace, Today, WeekDay
from tracker.store.journal import Reader
from tracker.store.values import StoredChallenge

RECENT = timedelta(days=7)  # how long a challenge that ended stays on Today
SHOWN = (Status.ACTIVE, Status.PAUSED, Status.PLANNED, Status.COMPLETED, Status.FAILED, Status.ABANDONED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Who asks, and when and where: everything that depends on the clock, worked out once for one use case."""

    athlete: Athlete
    now: datetime
    zone: str
    today: date
    moves: tuple[tuple[date, str], ...]
    units: str


def moment(reader: Reader, name: str | None, now: datetime, units: str | None) -> Moment:
    """The athlete called `name` (else the first of the journal) at `now`. NotFoundError for an unknown name."""
    return moment_of(reader, athlete_named(reader, name), now, units)


def moment_of(reader: Reader, athlete: Athlete, now: datetime, units: str | None) -> Moment:
    """The same for an athlete at hand: each is judged in their own zone and on their own date (T9)."""
    moves = tuple(reader.zones(athlete.id)) if athlete.id else ()
    zone = zone_at(now, moves, athlete.zone)
    today = local_date(now, zone, athlete.day_start_s)
    return Moment(athlete=athlete, now=now, zone=zone, today=today, moves=moves, units=units or athlete.units)


def athlete_named(reader: Reader, name: str | None) -> Athlete:
    """The athlete, one not yet stored (empty id) for a journal that has none."""
    if name is not None:
        found = reader.athlete_named(name)
        known = [athlete.name for athlete in reader.athletes()]
        if found is None and known:
            raise NotFoundError(
                f"No athlete called {name!r}{nearest(name, known)}; this journal knows {', '.join(known)}."
            )
        return found or Athlete(id="", name=name, zone=system_zone())
    athletes = reader.athletes()
    return athletes[0] if athletes else Athlete(id="", name="Me", zone=system_zone())


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
    )


def progress_of(reader: Reader, challenge: Challenge, at: Moment, *, table: bool = False) -> Progress:
    """How a challenge stands for the athlete of the moment."""
    who = at.athlete
    asked = questions(challenge)
    over = {
        leaf.key: tuple(reader.over_midnight(who.id, asked[leaf.key]))
        for leaf in leaves(challenge.template.goal)
        if leaf.attribution is not Attribution.START
    }
    period = challenge.period
    evidence = Evidence(
        amounts={key: reader.day_amounts(who.id, choice) for key, choice in asked.items()},
        over_midnight=over,
        marks=tuple(mark for mark in reader.marks(who.id, period.start) if mark.challenge_id in (None, challenge.id)),
        zone=at.zone,
    )
    return assess(challenge, evidence, at.today, athlete_id=who.id, units=at.units, table=table)


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
    challenges = [challenge_of(stored) for stored in reader.challenges(at.athlete.id)]
    recent = [progress_of(reader, challenge, at) for challenge in challenges if may_run(challenge, since)]
    found = [one for one in recent if (one.completed_on or one.failed_on or at.today) > since]
    return tuple(sorted(found, key=_order))


def may_run(challenge: Challenge, day: date) -> bool:
    """Whether any attempt of the challenge may touch a day after `day`."""
    end = reach(challenge).end
    return end is None or end > day


def everyday_streak(reader: Reader, at: Moment) -> Streak:
    """The streak over everything logged: days with any session at all, marks bridging (T7)."""
    days = reader.active_days(at.athlete.id) if at.athlete.id else ()
    first = days[0] if days else at.today
    hits = frozenset(days) | _reached_over_midnight(reader, at, first)
    marks = [mark for mark in reader.marks(at.athlete.id, first) if mark.challenge_id is None] if at.athlete.id else []
    excused = excused_days(EVERYDAY, marks, hits, Period(first, None), at.today, zone=at.zone)
    numbers, bridges = {day.toordinal() for day in hits}, {day.toordinal() for day in excused}
    stand = streak_rules.standing(numbers, bridges, at.today.toordinal())
    longest = stand.longest
    until = None
    if stand.status is StreakStatus.AT_RISK:
        until = at.today
    elif stand.status is StreakStatus.SAFE:
        until = at.today + DAY
        while until in excused:
            until += DAY
    return Streak(
        challenge=None,
        title="Everything logged",
        rule="Any session, every day",
        current=stand.current,
        longest=longest.count if longest else 0,
        longest_from=date.fromordinal(longest.first) if longest else None,
        longest_to=date.fromordinal(longest.last) if longest else None,
        status=stand.status,
        until=until,
        why=streak_why(stand, Per.DAY, at.athlete.week_start, excused, over=False),
    )


def _reached_over_midnight(reader: Reader, at: Moment, first: date) -> set[date]:
    """The later dates of sessions over midnight, which this streak credits (T3)."""
    if not at.athlete.id:
        return set()
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
    rows = reader.distance_totals(at.athlete.id, first, first + 6 * DAY)
    marks = {mark.on: mark.kind.value for mark in reader.marks(at.athlete.id, first, first + 6 * DAY)}
    found = []
    for n in range(7):
        day = first + n * DAY
        distance: dict[str, int] = {}
        elapsed = sessions = 0
        for on, name, distance_mm, elapsed_s, count in rows:
            if on == day:
                kind = sport(name)
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


def sport(key: str) -> str:
    """The kind just below the family: a gravel ride is a ride."""
    found = activity(key)
    while found.parent is not None and found.parent != found.family:
        found = activity(found.parent)
    return found.key


def next_race(progress: tuple[Progress, ...], at: Moment) -> NextRace | None:
    """The nearest race among the challenges that are running or coming."""
    races = []
    for found in progress:
        race = found.challenge.template.race
        if race is None or found.status not in (Status.ACTIVE, Status.PLANNED, Status.PAUSED):
            continue
        wall = race.starts_at
        starts = settle(wall.date(), wall.hour * 3600 + wall.minute * 60 + wall.second, race.zone).instant
        if starts > at.now:
            races.append(
                NextRace(
                    handle=found.handle,
                    title=found.challenge.title,
                    starts_at=starts,
                    zone=race.zone,
                    on=wall.date(),
                    in_days=(wall.date() - at.today).days,
                    distance_mm=race.distance_mm,
                )
            )
    return min(races, key=lambda race: race.starts_at, default=None)


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
        next_race=next_race(shown, at),
        week=week(reader, at),
        logged=streaks[-1].longest > 0,
        partners=tuple(_partners(reader, at, shown)),
        moves=at.moves,
    )


def _partners(reader: Reader, at: Moment, shown: tuple[Progress, ...]) -> Iterator[Progress]:
    """The shown challenges as they stand for those who take part in them too, each in their own zone."""
    ids = {found.challenge.id for found in shown}
    for other in reader.athletes():
        if other.id == at.athlete.id:
            continue
        theirs = [stored for stored in reader.challenges(other.id) if stored.id in ids]
        if theirs:
            moment = moment_of(reader, other, at.now, at.units)
            yield from (progress_of(reader, challenge_of(stored), moment) for stored in theirs)
