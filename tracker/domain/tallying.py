"""From a leaf and the evidence to the tally of its kind of bucket."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.buckets import SessionTally, Tally
from tracker.domain.counting import Selection, counted, summed
from tracker.domain.days import Period
from tracker.domain.evidence import (
    Evidence,
    best_sessions,
    converted,
    counting_sessions,
    of_results,
    wants_midnight,
    within,
)
from tracker.domain.goals import DAILY, Agg, Leaf, Order, Per
from tracker.domain.midnight import attribute
from tracker.domain.sessions import Measure, Session
from tracker.domain.templates import Challenge

if TYPE_CHECKING:
    from tracker.domain.keyed import Entry


def tally_of(
    leaf: Leaf,
    challenge: Challenge,
    evidence: Evidence,
    choice: Selection | None,
    today: date,
    period: Period,
    since: date | None = None,
) -> Tally:
    """The tally of a leaf over `period`; what was done before `since` does not count."""
    start = challenge.week_start
    if leaf.per is Per.EVERY and choice is not None:
        return _slots(leaf, challenge, evidence, choice, today, period)
    if leaf.per is Per.BY:
        from tracker.domain.keyed import KeyTally

        entries = _entries(leaf, challenge, evidence, choice)
        return KeyTally(leaf, period, (one for one in entries if since is None or one.on >= since), today)
    if best_sessions(leaf) and choice is not None:
        held = _sessions(leaf, challenge, evidence)
        return SessionTally(leaf, period, [(one.local_date, counted(choice, one)) for one in held], today)
    amounts, credited = _day_amounts(leaf, challenge, evidence, choice, period)
    if since is not None:
        amounts = {day: value for day, value in amounts.items() if day >= since}
        credited = frozenset(day for day in credited if day >= since)
    if leaf.per is Per.ROLLING:
        from tracker.domain.rolling import RollingTally

        return RollingTally(leaf, period, start, amounts, today=today)
    if leaf.per is Per.STAGE and leaf.order is not Order.CALENDAR:
        from tracker.domain.rows import SwappedRows, WaitingRows

        kind = SwappedRows if leaf.order is Order.WEEK else WaitingRows
        return kind(leaf, period, start, amounts, today=today)
    return Tally(leaf, period, start, amounts, credited, today)


def _day_amounts(
    leaf: Leaf, challenge: Challenge, evidence: Evidence, choice: Selection | None, period: Period
) -> tuple[Mapping[date, int], frozenset[date]]:
    """What counts on each date, as the leaf's attribution and aggregate make it."""
    found: Mapping[date, int] = counted_amounts(leaf, challenge, evidence, choice)
    credited: frozenset[date] = frozenset()
    if wants_midnight(leaf) and choice is not None and not evidence.joined:
        over: tuple[Session, ...] = evidence.over_midnight.get(leaf.key, ())
        if leaf.key in evidence.sessions:
            over = tuple(one for one in _sessions(leaf, challenge, evidence) if one.end_date > one.local_date)
        found, credited = attribute(leaf, choice, found, over, period.start)
        found = _capped(leaf, found)
    if leaf.agg is Agg.DAYS:
        hit = {day for day, value in found.items() if leaf.reaches(value, leaf.each)} | credited
        return dict.fromkeys(hit, 1), frozenset()
    return found, credited


def counted_amounts(
    leaf: Leaf, challenge: Challenge, evidence: Evidence, choice: Selection | None
) -> Mapping[date, int]:
    """What counts of one athlete on each date, every session whole on its start date, no day above the cap."""
    if evidence.joined:
        return evidence.amounts.get(leaf.key, {})
    if of_results(leaf):
        from tracker.domain.outcomes import result_days

        return _capped(leaf, result_days(leaf, evidence.results))
    if leaf.measure in (Measure.FACT, Measure.CHECK):
        return _capped(leaf, evidence.facts.get(leaf.fact, {}))
    if choice is None:
        return {}
    held = amounts_for(leaf.key, leaf, challenge, evidence, choice)
    if leaf.fact:
        key = f"{leaf.key}/converted"
        added = amounts_for(key, leaf, challenge, evidence, converted(choice))
        held = _with_facts(held, evidence.facts.get(leaf.fact, {}), added)
    return held if wants_midnight(leaf) else _capped(leaf, held)  # shares over midnight are dealt out first


def amounts_for(
    key: str, leaf: Leaf, challenge: Challenge, evidence: Evidence, choice: Selection
) -> Mapping[date, int]:
    """The answer to the question `key`: from day amounts, or summed up here where whole sessions were asked for."""
    if key not in evidence.sessions:
        return evidence.amounts.get(key, {})
    return summed(choice, _sessions(leaf, challenge, evidence, key))


def _capped(leaf: Leaf, found: Mapping[date, int]) -> Mapping[date, int]:
    cap = leaf.counts.cap_day
    return found if cap is None else {day: min(value, cap) for day, value in found.items()}


def _sessions(leaf: Leaf, challenge: Challenge, evidence: Evidence, key: str = "") -> tuple[Session, ...]:
    """The sessions that count for a leaf, where whole sessions were asked for."""
    held = evidence.sessions.get(key or leaf.key, ())
    return counting_sessions(leaf, (one for one in held if within(challenge, one)))


def _with_facts(held: Mapping[date, int], facts: Mapping[date, int], converted: Mapping[date, int]) -> dict[date, int]:
    """A day's own figure where it was entered, plus what is converted; else what the sessions say."""
    found = dict(held)
    for day, value in facts.items():
        found[day] = value + converted.get(day, 0)
    return found


def _entries(leaf: Leaf, challenge: Challenge, evidence: Evidence, choice: Selection | None) -> tuple["Entry", ...]:
    from tracker.domain.keyed import Entry, session_keys

    if choice is None:
        from tracker.domain.outcomes import result_entries

        return result_entries(leaf, evidence.results)
    return tuple(
        Entry(key, one.local_date, counted(choice, one), one.id)
        for one in _sessions(leaf, challenge, evidence)
        for key in session_keys(leaf, one)
    )


def _slots(
    leaf: Leaf, challenge: Challenge, evidence: Evidence, choice: Selection, today: date, period: Period
) -> Tally:
    from tracker.domain.slots import SlotTally

    zone = challenge.zone or evidence.zone or "UTC"
    if challenge.starts_at is None:
        raise ValueError("buckets of real time need the instant at which their challenge begins")
    sessions = _sessions(leaf, challenge, evidence)
    return SlotTally(
        leaf,
        period,
        choice,
        sessions,
        starts_at=challenge.starts_at,
        ends_at=challenge.ends_at,
        now=evidence.instant(today),
        zone=zone,
        today=today,
    )


def spans_days(leaf: Leaf) -> bool:
    """Whether a leaf's days are those of the challenge itself, not whatever was counted before it began."""
    return leaf.per in (*DAILY, Per.WEEK, Per.MONTH, Per.EVERY)
