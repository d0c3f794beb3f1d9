"""What counts on a day, worked out the slow way: session by session and minute by minute.

Written from the domain research (2.1, 2.2, T1 to T4, T8), apart from the code it checks.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tracker.domain.activities import ACTIVITIES
from tracker.domain.goals import Agg, Attribution, Cmp, Counts, Leaf, Per
from tracker.domain.sessions import Measure, Session
from tracker.domain.templates import Entry

ONE = timedelta(days=1)


def is_kind(activity: str, kind: str) -> bool:
    """Whether an activity is of a kind: itself, below it, or of that family."""
    known = ACTIVITIES[activity]
    return kind in (known.key, known.parent, known.family)


def raw(session: Session, measure: Measure) -> int:
    """A session's own amount of a measure, 0 where it is not known."""
    if measure is Measure.SESSIONS:
        return 1
    if measure is Measure.MOVING:
        return session.moving_s or session.timer_s or session.elapsed_s or 0
    held = {
        Measure.DISTANCE: session.distance_mm,
        Measure.ELAPSED: session.elapsed_s,
        Measure.CLIMB: session.climb_mm,
        Measure.STEPS: session.steps,
        Measure.REPS: session.reps,
    }
    return held[measure] or 0


def worth(session: Session, leaf: Leaf) -> int:
    """What a session is worth to a leaf: one, or its amount times the first factor that names it, rounded down."""
    if leaf.agg is Agg.COUNT:
        return 1
    for factor in leaf.counts.factors:
        if is_kind(session.activity, factor.kind):
            return raw(session, factor.measure or leaf.measure) * factor.num // factor.den
    return raw(session, leaf.measure)


def _sort_counts(session: Session, counts: Counts) -> bool:
    if counts.kinds and not any(is_kind(session.activity, kind) for kind in counts.kinds):
        return False
    if any(is_kind(session.activity, kind) for kind in counts.excepted):
        return False
    for wanted, is_so in (
        (counts.indoor, session.indoor),
        (counts.virtual, session.virtual),
        (counts.assisted, session.assisted),
        (counts.race, session.race),
        (counts.manual, session.source == "manual"),
    ):
        if wanted is not None and wanted is not is_so:
            return False
    if counts.least and raw(session, counts.least[0]) < counts.least[1]:
        return False
    if counts.most and raw(session, counts.most[0]) > counts.most[1]:
        return False
    if counts.continuous:
        if len(session.parts) > 1 or any(part.count > 1 for part in session.parts):
            return False
        moving = session.moving_s or session.timer_s
        if session.elapsed_s and moving and session.elapsed_s - moving > 60:
            return False
    return True


def _as_counted(session: Session, counts: Counts) -> list[Session]:
    """The session itself; where it is of another kind each of its legs, which is all of it on the day it began."""
    named = [*counts.kinds, *counts.excepted]
    if not counts.kinds or any(is_kind(session.activity, kind) for kind in named):
        return [session]
    return [
        replace(
            session,
            activity=part.activity,
            distance_mm=part.count * part.distance_mm if part.distance_mm else None,
            elapsed_s=part.count * part.elapsed_s if part.elapsed_s else None,
            moving_s=None,
            timer_s=None,
            steps=None,
            climb_mm=None,
            parts=(replace(part, activity=None),),
            end_date=session.local_date,
        )
        for part in session.parts
        if part.activity is not None
    ]


def _late(session: Session, entry: Entry, joined_at: datetime) -> bool:
    if session.logged_at <= joined_at:  # there before
        return False
    if entry.late_days is not None and session.logged_on > session.local_date + entry.late_days * ONE:
        return True
    return entry.late_until is not None and session.logged_at > entry.late_until


def _session_bucket(session: Session, leaf: Leaf) -> bool:
    """Whether a session by itself reaches the target, where every session is a bucket of its own."""
    value, target = worth(session, leaf), leaf.target_of(0)
    if leaf.cmp is Cmp.AT_MOST:
        return 0 < value <= target
    return value * 1000 >= target * (1000 - leaf.tolerance)


def counting(leaf: Leaf, entry: Entry, sessions: Iterable[Session], joined_at: datetime) -> list[Session]:
    """The sessions that count for a leaf, in order of start."""
    found: list[Session] = []
    last_end: datetime | None = None
    bouts = (bout for one in sessions for bout in _as_counted(one, leaf.counts))
    for one in sorted(bouts, key=lambda one: one.started_at):
        if not _sort_counts(one, leaf.counts) or _late(one, entry, joined_at):
            continue
        if leaf.per is Per.SESSION and not _session_bucket(one, leaf):
            continue
        if leaf.counts.gap_s and one.timed:
            if last_end is not None and one.started_at < last_end + timedelta(seconds=leaf.counts.gap_s):
                continue
            last_end = one.started_at + timedelta(seconds=one.elapsed_s or 0)
        found.append(one)
    return found


def minutes_by_date(session: Session) -> dict[date, int]:
    """How many of a session's minutes carry each date in its own zone, asking the clock every minute."""
    zone = ZoneInfo(session.zone)
    found: Counter[date] = Counter()
    for n in range((session.elapsed_s or 0) // 60):
        found[(session.started_at + timedelta(minutes=n)).astimezone(zone).date()] += 1
    return dict(found)


def by_share(session: Session, whole: int) -> dict[date, int]:
    """An amount spread over a session's dates by time; what rounding leaves goes to the last date."""
    if not session.timed or session.end_date == session.local_date:
        return {session.local_date: whole}
    minutes = minutes_by_date(session)
    total = sum(minutes.values())
    found, before, given = {}, 0, 0
    for day in sorted(minutes):
        before += minutes[day]
        found[day] = whole * before // total - given
        given += found[day]
    return found


class Amounts:
    """A leaf's amount of each date, and for dates after a session's start the shares that may be credited."""

    def __init__(
        self,
        leaf: Leaf,
        entry: Entry,
        sessions: Iterable[Session],
        facts: Mapping[str, Mapping[date, int]],
        joined_at: datetime,
    ) -> None:
        self.leaf = leaf
        self.entered: frozenset[date] = frozenset()
        self.values: dict[date, int] = {}
        self.credits: dict[date, int] = {}
        self.counted: list[Session] = []
        if leaf.fact:
            self.values = dict(facts.get(leaf.fact, {}))
            self.entered = frozenset(self.values)
            return
        self.counted = counting(leaf, entry, sessions, joined_at)
        for one in self.counted:
            self._add(one)
        if leaf.counts.cap_day is not None:
            self.values = {day: min(value, leaf.counts.cap_day) for day, value in self.values.items()}

    def _add(self, session: Session) -> None:
        if self.leaf.per is Per.SESSION:
            self.values[session.local_date] = self.values.get(session.local_date, 0) + 1
            return
        whole = worth(session, self.leaf)
        if self.leaf.agg is Agg.MAX:
            self.values[session.local_date] = max(whole, self.values.get(session.local_date, 0))
            return
        shares = by_share(session, whole)
        given = shares if self.leaf.attribution is Attribution.STRICT else {session.local_date: whole}
        for day, value in given.items():
            self.values[day] = self.values.get(day, 0) + value
        if self.leaf.attribution is Attribution.CREDIT:
            for day, value in shares.items():
                if day != session.local_date:
                    self.credits[day] = max(value, self.credits.get(day, 0))

    def on(self, day: date) -> int:
        """The amount of a date."""
        return self.values.get(day, 0)


def is_void(day: date, zone: str) -> bool:
    """Whether the clock in a zone never carries a date, asking it every six hours of the three days around (T5)."""
    noon = datetime.combine(day, time(12), UTC)
    return all((noon + timedelta(hours=n)).astimezone(ZoneInfo(zone)).date() != day for n in range(-36, 37, 6))


def days_between(first: date, last: date) -> Iterator[date]:
    """Each date from the first to the last, both included."""
    for n in range((last - first).days + 1):
        yield first + n * ONE
