"""Which sessions count for a target, and for how much: the definition that the store's queries must equal."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from tracker.domain.activities import descendants
from tracker.domain.days import Period
from tracker.domain.goals import Agg, Cmp, Counts, Factor, Leaf, NeedKind, Per
from tracker.domain.legs import legs_of
from tracker.domain.sessions import Measure, Session
from tracker.domain.templates import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """Sessions of `activities` count `num/den` of their amount of `measure`, rounded down for each session."""

    activities: frozenset[str]
    measure: Measure
    num: int
    den: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Days on which sessions of `activities` (empty: any) count for another challenge."""

    period: Period
    activities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """A question to the journal: for each date of `period`, the aggregate of `measure` over the sessions that count.

    `activities` is the expanded set, empty for any. A session that counts itself counts whole; of one of another kind
    those legs count that are of these activities, unless `legs` says no. `at_least` and `at_most` count only sessions
    whose own amount is known and lies so (the session bucket); `least` and `most` are the bounds that the rules set for
    a session.
    `rates` convert, the first that names the activity wins. `late_days` and `late_until` drop sessions that were
    entered too late; what was in the journal by `joined_at`, before the challenge, is never late.
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
    most: tuple[Measure, int] | None = None
    at_least: int | None = None
    at_most: int | None = None
    rates: tuple[Rate, ...] = ()
    taken: tuple[Taken, ...] = ()
    late_days: int | None = None
    late_until: datetime | None = None
    joined_at: datetime | None = None
    legs: bool = True


def expand(kinds: tuple[str, ...]) -> frozenset[str]:
    """Each kind and all its descendants."""
    return frozenset().union(*(descendants(kind) for kind in kinds))


def selection(
    leaf: Leaf, entry: Entry, period: Period, taken: tuple[Taken, ...] = (), *, joined_at: datetime | None = None
) -> Selection:
    """The question whose answer `leaf` needs over `period`, in a challenge that was joined at that instant."""
    counts: Counts = leaf.counts
    own = leaf.per is Per.SESSION and leaf.need.kind is not NeedKind.BEST
    return Selection(
        measure=leaf.measure,
        agg=Agg.COUNT if own else Agg.SUM if leaf.agg is Agg.DAYS else leaf.agg,
        period=period,
        activities=expand(counts.kinds),
        excepted=expand(counts.excepted),
        indoor=counts.indoor,
        virtual=counts.virtual,
        assisted=counts.assisted,
        race=counts.race,
        manual=counts.manual,
        least=counts.least,
        most=counts.most,
        at_least=leaf.enough(leaf.target_of(0)) if own and leaf.cmp is Cmp.AT_LEAST else None,
        at_most=leaf.target_of(0) if own and leaf.cmp is Cmp.AT_MOST else None,
        rates=_rates(counts.factors, leaf.measure),
        taken=taken,
        late_days=entry.late_days,
        late_until=entry.late_until,
        joined_at=joined_at,
    )


def _rates(factors: tuple[Factor, ...], own: Measure) -> tuple[Rate, ...]:
    return tuple(
        Rate(activities=descendants(one.kind), measure=one.measure or own, num=one.num, den=one.den) for one in factors
    )


def measured(session: Session, measure: Measure) -> int:
    """A session's amount of `measure` in its base unit; 0 where it is not known."""
    match measure:
        case Measure.DISTANCE:
            return session.distance_mm or 0
        case Measure.MOVING:
            return session.active_s or 0
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
        case Measure.SESSIONS:
            return 1
        case Measure.CHECK | Measure.RESULTS | Measure.FACT:
            return 0  # not a session's to give


def counted(choice: Selection, session: Session) -> int:
    """What a session adds to a sum: its amount, converted where a rate names its activity."""
    for rate in choice.rates:
        if session.activity in rate.activities:
            return measured(session, rate.measure) * rate.num // rate.den
    return measured(session, choice.measure)


def _flag(wanted: bool | None, value: bool) -> bool:
    return wanted is None or wanted == value


def counting_as(choice: Selection, session: Session) -> tuple[Session, ...]:
    """What of a session counts, its date apart: itself, or those of its legs that do where it is of another kind."""
    if not choice.legs or not choice.activities or session.activity in choice.activities | choice.excepted:
        return (session,) if fits(choice, session) else ()
    if not session.parts or taken_elsewhere(choice, session, {session.activity}):
        return ()
    return tuple(leg for leg in legs_of(session) if fits(choice, leg))


def fits(choice: Selection, session: Session) -> bool:
    """Whether a session counts whole, its date apart."""
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
    if choice.most is not None and measured(session, choice.most[0]) > choice.most[1]:
        return False
    if entered_late(choice, session) or taken_elsewhere(choice, session, kinds_in(session)):
        return False
    if choice.at_least is not None and counted(choice, session) < choice.at_least:
        return False
    return choice.at_most is None or 0 < counted(choice, session) <= choice.at_most


def entered_late(choice: Selection, session: Session) -> bool:
    """Whether a session came into the journal after the rules let it count (T8)."""
    if choice.joined_at is not None and session.logged_at <= choice.joined_at:
        return False
    if choice.late_days is not None and session.logged_on > session.local_date + timedelta(days=choice.late_days):
        return True
    return choice.late_until is not None and session.logged_at > choice.late_until


def kinds_in(session: Session) -> frozenset[str]:
    """The activities of a session and its legs."""
    if not session.parts:
        return frozenset((session.activity,))
    return frozenset((session.activity, *(part.activity for part in session.parts if part.activity is not None)))


def taken_elsewhere(choice: Selection, session: Session, activities: Set[str]) -> bool:
    """Whether what has these activities on the date of a session counts for another challenge."""
    return any(
        session.local_date in taken.period and (not taken.activities or not taken.activities.isdisjoint(activities))
        for taken in choice.taken
    )


def amount(choice: Selection, session: Session) -> int:
    """What one session adds to its date's bucket: its amount, or 1 where sessions are counted."""
    return 1 if choice.agg is Agg.COUNT else counted(choice, session)


def day_amounts(choice: Selection, sessions: tuple[Session, ...]) -> dict[date, int]:
    """The straightforward answer to a selection, session by session. Dates without a counting session are absent."""
    return summed(choice, (one for session in sessions for one in counting_as(choice, session)))


def summed(choice: Selection, fitting: Iterable[Session], onto: Mapping[date, int] | None = None) -> dict[date, int]:
    """What sessions that fit come to on each date of the period, on top of the amounts `onto`."""
    found = dict(onto or {})
    for session in fitting:
        if session.local_date not in choice.period:
            continue
        value = amount(choice, session)
        if choice.agg is Agg.MIN and not value:
            continue  # not known is never the least
        before = found.get(session.local_date)
        found[session.local_date] = value if before is None else together(choice.agg, before, value)
    return found


def together(agg: Agg, one: int, other: int) -> int:
    """Two amounts of a bucket as one."""
    if agg is Agg.MAX:
        return max(one, other)
    return min(one, other) if agg is Agg.MIN else one + other
