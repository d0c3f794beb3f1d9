"""Which sessions count for a target, and for how much: the definition that the store's queries must equal."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain.activities import descendants
from tracker.domain.days import Period
from tracker.domain.goals import Agg, Counts, Leaf, Per
from tracker.domain.sessions import Measure, Session
from tracker.domain.templates import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A question to the journal: for each date of `period`, the aggregate of `measure` over the sessions that count.

    `activities` is the expanded set, empty for any. `at_least` counts only sessions whose own amount reaches it (the
    session bucket). `late_days` and `late_until` drop sessions that were entered too late.
    """

    measure: Measure
    agg: Agg
    period: Period
    activities: frozenset[str] = frozenset()
    excepted: frozenset[str] = frozenset()
    indoor: bool | None = None
    virtual: bool | None = None
    assisted: bool | None = None
    race: bool | None = None
    manual: bool | None = None
    least: tuple[Measure, int] | None = None
    at_least: int | None = None
    late_days: int | None = None
    late_until: datetime | None = None


def expand(kinds: tuple[str, ...]) -> frozenset[str]:
    """Each kind and all its descendants."""
    return frozenset().union(*(descendants(kind) for kind in kinds))


def selection(leaf: Leaf, entry: Entry, period: Period) -> Selection:
    """The question whose answer `leaf` needs over `period`."""
    counts: Counts = leaf.counts
    return Selection(
        measure=leaf.measure,
        agg=Agg.COUNT if leaf.per is Per.SESSION else leaf.agg,
        period=period,
        activities=expand(counts.kinds),
        excepted=expand(counts.excepted),
        indoor=counts.indoor,
        virtual=counts.virtual,
        assisted=counts.assisted,
        race=counts.race,
        manual=counts.manual,
        least=counts.least,
        at_least=leaf.target_of(0) if leaf.per is Per.SESSION else None,
        late_days=entry.late_days,
        late_until=entry.late_until,
    )


def measured(session: Session, measure: Measure) -> int:
    """A session's amount of `measure` in its base unit; 0 where it is not known."""
    match measure:
        case Measure.DISTANCE:
            return session.distance_mm or 0
        case Measure.MOVING:
            return session.moving_s or session.elapsed_s or 0
        case Measure.ELAPSED:
            return session.elapsed_s or 0
        case Measure.CLIMB:
            return session.climb_mm or 0
        case Measure.STEPS:
            return session.steps or 0
        case Measure.REPS:
            return session.reps or 0
        case Measure.HOLD:
            return session.hold_s or 0
        case Measure.ENERGY:
            return session.energy_kj or 0
        case Measure.SESSIONS | Measure.CHECK:
            return 1


def _flag(wanted: bool | None, value: bool) -> bool:
    return wanted is None or wanted == value


def fits(choice: Selection, session: Session) -> bool:
    """Whether a session counts at all, its date apart."""
    if choice.activities and session.activity not in choice.activities:
        return False
    if session.activity in choice.excepted:
        return False
    flags = (
        _flag(choice.indoor, session.indoor)
        and _flag(choice.virtual, session.virtual)
        and _flag(choice.assisted, session.assisted)
        and _flag(choice.race, session.race)
        and _flag(choice.manual, session.source == "manual")
    )
    if not flags:
        return False
    if choice.least is not None and measured(session, choice.least[0]) < choice.least[1]:
        return False
    if choice.late_days is not None and session.logged_on > session.local_date + timedelta(days=choice.late_days):
        return False
    if choice.late_until is not None and session.logged_at > choice.late_until:
        return False
    return choice.at_least is None or measured(session, choice.measure) >= choice.at_least


def amount(choice: Selection, session: Session) -> int:
    """What one session adds to its date's bucket: its amount, or 1 where sessions are counted."""
    return 1 if choice.agg is Agg.COUNT else measured(session, choice.measure)


def day_amounts(choice: Selection, sessions: tuple[Session, ...]) -> dict[date, int]:
    """The straightforward answer to a selection, session by session. Dates without a counting session are absent."""
    found: dict[date, int] = {}
    for session in sessions:
        if session.local_date not in choice.period or not fits(choice, session):
            continue
        value, before = amount(choice, session), found.get(session.local_date, 0)
        found[session.local_date] = max(before, value) if choice.agg is Agg.MAX else before + value
    return found
