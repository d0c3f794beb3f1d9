"""The streak of a challenge: the days, weeks or months on which its targets were all hit."""

from datetime import date

from tracker.domain import streaks
from tracker.domain.attempt import Attempt
from tracker.domain.days import Period
from tracker.domain.goals import Leaf, Per
from tracker.domain.progress import Streak, StreakStatus
from tracker.domain.verdict import streak_rule, streak_why


def streak_of(attempt: Attempt, units: str) -> Streak | None:
    """The streak on the attempt's today, None for goals that are not cut by days, weeks or months."""
    found = _numbers(attempt)
    if found is None:
        return None
    unit, hits, bridges = found
    start, last = attempt.challenge.week_start, attempt.period.last
    now = streaks.number_of(attempt.today, unit, start)
    if attempt.over and last is not None:
        now = streaks.number_of(last, unit, start) + 1  # all of it lies behind: its last day is judged like any other
    stand = streaks.standing(hits, bridges, now)
    status, until = stand.status, None
    if attempt.over or attempt.ended:
        status = StreakStatus.SAFE if stand.current else StreakStatus.NONE
    elif status is StreakStatus.AT_RISK:
        until = _last_in(attempt, now, unit)
    elif status is StreakStatus.SAFE:
        until = _next_due(attempt, now, unit, bridges)
    longest = _longest(attempt, unit, now) if attempt.number > 1 else stand.longest
    return Streak(
        challenge=attempt.challenge.handle,
        title=attempt.challenge.title,
        rule=streak_rule(attempt.template, units),
        unit=unit.value,
        current=stand.current,
        longest=longest.count if longest else 0,
        longest_from=streaks.first_day(longest.first, unit, start) if longest else None,
        longest_to=streaks.last_day(longest.last, unit, start) if longest else None,
        status=status,
        until=until,
        why=streak_why(
            stand,
            unit,
            start,
            attempt.excused,
            over=attempt.over or attempt.ended,
            missing=_missing(attempt, stand.broken_at, unit),
            units=units,
        ),
    )


def _numbers(attempt: Attempt) -> tuple[Per, frozenset[int], set[int]] | None:
    """The unit of the streak, the numbers of the buckets hit and of those excused."""
    if attempt.daily:
        return Per.DAY, attempt.hits_of(Per.DAY), {day.toordinal() for day in attempt.excused}
    cut = next((tally for tally in attempt.tallies.values() if tally.leaf.per in (Per.WEEK, Per.MONTH)), None)
    if cut is None:
        return None
    return cut.unit, attempt.hits_of(cut.unit), cut.excused_numbers(attempt.excused)


def _longest(attempt: Attempt, unit: Per, now: int) -> streaks.Run | None:
    """The longest run of all attempts: a restart forgets nothing that was hit."""
    whole = Period(attempt.challenge.period.start, attempt.period.end)
    every = Attempt(attempt.challenge, attempt.evidence, attempt.today, whole)
    found = _numbers(every)
    return streaks.standing(found[1], found[2], now).longest if found else None


def _next_due(attempt: Attempt, now: int, unit: Per, bridges: set[int]) -> date | None:
    """Last day by whose end the next hit is due; None when the window holds no further bucket."""
    number = now + 1
    while number in bridges:
        number += 1
    first = streaks.first_day(number, unit, attempt.challenge.week_start)
    return _last_in(attempt, number, unit) if first in attempt.period else None


def _last_in(attempt: Attempt, number: int, unit: Per) -> date:
    last = streaks.last_day(number, unit, attempt.challenge.week_start)
    return last if attempt.period.last is None else min(last, attempt.period.last)


def _missing(attempt: Attempt, number: int | None, unit: Per) -> tuple[tuple[Leaf, int, int], ...]:
    """(leaf, done, target) of the day targets that a missed day fell short of."""
    if number is None or unit is not Per.DAY:
        return ()
    day = date.fromordinal(number)
    found = []
    for tally in attempt.daily:
        target = tally.leaf.target_of((day - attempt.period.start).days)
        done = tally.amounts.get(day, 0)
        if done < target:
            found.append((tally.leaf, done, target))
    return tuple(found)
