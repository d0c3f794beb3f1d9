"""All attempts at a challenge: a miss may restart it, set the count back, or end it."""

from datetime import date

from tracker.domain.attempt import Attempt
from tracker.domain.days import DAY, Period
from tracker.domain.evidence import Evidence
from tracker.domain.misses import first_miss
from tracker.domain.templates import Challenge, OnMiss, WindowKind
from tracker.domain.windows import rolling_end


def attempts_of(challenge: Challenge, evidence: Evidence, today: date) -> list[tuple[Attempt, date | None]]:
    """All attempts with the day each failed on, the running one last; that one has a day only if it failed for good.

    Where a miss restarts, the next attempt begins the day after it and the old one stays failed (B12); where a miss
    resets, what was counted before it is lost and the window goes on; where a miss fails, that is the end; otherwise
    there is one attempt.
    """
    attempt = Attempt(challenge, evidence, today, first_period(challenge, evidence, today))
    rule = challenge.template.continuity.on_miss
    if rule is OnMiss.CONTINUE:
        return [(attempt, None)]
    if rule is OnMiss.RESET:
        return _reset(attempt)
    earlier: list[tuple[Attempt, date | None]] = []
    while (missed := first_miss(attempt)) is not None:
        if attempt.met_on is not None and attempt.met_on <= missed:
            break
        if rule is OnMiss.FAIL:
            return [(attempt, missed)]
        start, end = missed + DAY, attempt.period.end
        if challenge.template.window.kind is WindowKind.ROLLING:
            end = rolling_end(challenge.template.window, start)
        earlier.append((attempt, missed))
        if end is not None and start >= end:
            return earlier
        attempt = Attempt(challenge, evidence, today, Period(start, end), attempt.number + 1)
    return [*earlier, (attempt, None)]


def _reset(attempt: Attempt) -> list[tuple[Attempt, date | None]]:
    """The attempt as it was up to each miss, then with nothing counted from before the last one.

    A miss after it was completed takes nothing back.
    """
    found: list[tuple[Attempt, date | None]] = []
    missed = first_miss(attempt)
    while missed is not None and (attempt.met_on is None or attempt.met_on > missed):
        found.append((attempt, missed))
        attempt = Attempt(
            attempt.challenge, attempt.evidence, attempt.today, attempt.period, attempt.number, missed + DAY
        )
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
