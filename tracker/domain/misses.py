"""What an attempt missed: the first day, week, month or slot that was due, is over and was not hit."""

from collections.abc import Iterator
from datetime import date

from tracker.domain.attempt import CUT, Attempt
from tracker.domain.buckets import Tally
from tracker.domain.days import DAY, Period
from tracker.domain.goals import NeedKind, Per
from tracker.domain.templates import OnMiss


def first_miss(attempt: Attempt, after: date | None = None) -> date | None:
    """Last day of the first day, week, month or slot that is over, was due and on which the targets did not hold.

    Only those after `after` are looked at. Targets of which only a number must be hit miss nothing before the
    window ends, unless a miss sets the count back.
    """
    found = (_missed_day(attempt, after), *_missed_buckets(attempt, after), _missed_slot(attempt, after))
    return min((day for day in found if day is not None), default=None)


def _may_miss(attempt: Attempt, tallies: list[Tally]) -> bool:
    resets = attempt.template.continuity.on_miss is OnMiss.RESET
    return any(resets or tally.leaf.need.kind not in (NeedKind.COUNT, NeedKind.BEST) for tally in tallies)


def _missed_day(attempt: Attempt, after: date | None) -> date | None:
    if not _may_miss(attempt, attempt.daily):
        return None
    start = attempt.period.start if after is None else max(attempt.period.start, after + DAY)
    for day in Period(start, attempt.period.end).until(max(attempt.today, start)).dates():
        if day not in attempt.excused and attempt.fails(day):
            return max(tally.missed_on(day) for tally in attempt.daily)
    return None


def _missed_buckets(attempt: Attempt, after: date | None) -> Iterator[date]:
    over_by = attempt.today if attempt.period.end is None else min(attempt.today, attempt.period.end)
    for unit in CUT:
        tallies = [tally for tally in attempt.tallies.values() if tally.leaf.per is unit]
        if not tallies or not _may_miss(attempt, tallies):
            continue
        for bucket in tallies[0].asking_until(over_by):
            last = bucket.period.last
            over = last is not None and last < attempt.today and (after is None or last > after)
            due = any(day not in attempt.excused for day in bucket.period.dates())
            if over and due and attempt.fails_in(unit, bucket.number):
                yield last or attempt.today
                break


def _missed_slot(attempt: Attempt, after: date | None) -> date | None:
    slots = [tally for tally in attempt.tallies.values() if tally.leaf.per is Per.EVERY]
    if not slots or not _may_miss(attempt, slots):
        return None
    from tracker.domain.slots import SlotTally

    missed = [
        tally.date_of(number)
        for tally in slots
        if isinstance(tally, SlotTally) and (number := tally.missed()) is not None
    ]
    return min((day for day in missed if after is None or day > after), default=None)
