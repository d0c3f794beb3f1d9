"""All attempts at a challenge: a miss may restart it, set the count back, or end it."""

from datetime import date, timedelta

from tracker.domain.attempt import Attempt
from tracker.domain.days import DAY, Period
from tracker.domain.evidence import Evidence
from tracker.domain.goals import Cmp, NeedKind, Per, leaves
from tracker.domain.misses import first_miss
from tracker.domain.templates import Challenge, OnMiss, WindowKind
from tracker.domain.windows import rolling_end

HORIZON = 28  # days of an attempt that are looked at first


def attempts_of(challenge: Challenge, evidence: Evidence, today: date) -> list[tuple[Attempt, date | None]]:
    """All attempts with the day each failed on, the running one last; that one has a day only if it failed for good.

    Where a miss restarts, the next attempt begins the day after it and the old one stays failed (B12); where a miss
    resets, what was counted before it is lost and the window goes on; where a miss fails, that is the end; otherwise
    there is one attempt. Attempts that were missed on their first day with nothing done at all are left out.
    """
    rule, period = challenge.template.continuity.on_miss, first_period(challenge, evidence, today)
    if rule is OnMiss.RESTART:
        return _restarted(challenge, evidence, today, period)
    attempt = Attempt(challenge, evidence, today, period)
    if rule is OnMiss.RESET:
        return _reset(attempt)
    missed = first_miss(attempt) if rule is OnMiss.FAIL else None
    completed = missed is not None and attempt.met_on is not None and attempt.met_on <= missed
    return [(attempt, None if completed else missed)]


def _restarted(
    challenge: Challenge, evidence: Evidence, today: date, period: Period
) -> list[tuple[Attempt, date | None]]:
    """One attempt after the other; each is worked out on the evidence of its own days."""
    earlier: list[tuple[Attempt, date | None]] = []
    number = 1
    busy = _busy_days(challenge, evidence)
    rolls = challenge.template.window.kind is WindowKind.ROLLING
    while True:
        found = None
        if busy is None or period.start in busy or period.start >= today:
            found = _failed(challenge, evidence, today, period, number)
            if found is None:
                return [*earlier, (Attempt(challenge, evidence, today, period, number), None)]
            earlier.append(found)
        missed = period.start if found is None else found[1]
        start, end = missed + DAY, period.end
        if rolls:
            end = rolling_end(challenge.template.window, start)
        if end is not None and start >= end:
            return earlier if found else [*earlier, (Attempt(challenge, evidence, today, period, number), missed)]
        period, number = Period(start, end), number + 1


def _failed(
    challenge: Challenge, evidence: Evidence, today: date, period: Period, number: int
) -> tuple[Attempt, date] | None:
    """The attempt over `period` with the day it failed on; None where it did not, or was completed before.

    Most fail early, so the first days are looked at alone, then more of them.
    """
    days = HORIZON
    while True:
        upto = min(today, max(period.start, period.start + timedelta(days=days)))
        held = evidence if upto == today else evidence.between(period.start, upto)
        attempt = Attempt(challenge, held, upto, period, number)
        missed = first_miss(attempt)
        completed = attempt.met_on
        if missed is not None and (completed is None or completed > missed):
            return attempt, missed
        if upto == today or completed is not None:
            return None
        days *= 4


def _busy_days(challenge: Challenge, evidence: Evidence) -> frozenset[date] | None:
    """The days on which anything was done or marked; None where a day with nothing is not always missed."""
    rules = challenge.template.continuity
    found = leaves(challenge.template.goal)
    plain = all(
        leaf.per is Per.DAY and leaf.cmp is Cmp.AT_LEAST and leaf.need.kind in (NeedKind.ALL, NeedKind.STREAK)
        for leaf in found
    )
    if not plain or rules.rest is not None or rules.freeze is not None:
        return None
    if not all(isinstance(leaf.target, int) for leaf in found):
        return None
    return evidence.days()


def _reset(attempt: Attempt) -> list[tuple[Attempt, date | None]]:
    """The attempt as it was up to each miss, then with nothing counted from before the last one.

    A miss after it was completed takes nothing back, and where only days and streaks are asked for there is no count
    to set back.
    """
    if not attempt.counts:
        return [(attempt, None)]
    found: list[tuple[Attempt, date | None]] = []
    missed = first_miss(attempt)
    while missed is not None and (attempt.met_on is None or attempt.met_on > missed):
        found.append((attempt, missed))
        attempt = attempt.again(missed + DAY)
        missed = first_miss(attempt, missed)
    return [*found, (attempt, None)]


def first_period(challenge: Challenge, evidence: Evidence, today: date) -> Period:
    """The period of the first attempt: from the first day that counts, where the window begins with that."""
    if not challenge.template.window.first_hit:
        return challenge.period
    open_ = Period(challenge.period.start, None)
    found = Attempt(challenge, evidence, today, open_)
    days = [day for tally in found.tallies.values() for day, value in tally.amounts.items() if value and day in open_]
    if not days:
        return open_
    return Period(min(days), rolling_end(challenge.template.window, min(days)))
