"""Streaks: of a challenge, over the buckets on which its targets were all hit, and over everything logged."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain import streaks
from tracker.domain.attempt import CUT, Attempt
from tracker.domain.continuity import EVERYDAY, excused_days
from tracker.domain.days import DAY, Period, local_date, local_time
from tracker.domain.goals import Leaf, Order, Per
from tracker.domain.progress import Streak, StreakStatus
from tracker.domain.sessions import Mark, MarkKind
from tracker.domain.templates import OnMiss
from tracker.domain.verdict import day_name, streak_rule, streak_why

if TYPE_CHECKING:
    from tracker.domain.slots import SlotTally


@dataclass(frozen=True, slots=True)
class Chain:
    """Numbered buckets of one unit: those hit, those that bridge, the present one."""

    unit: Per
    hits: frozenset[int]
    bridges: frozenset[int]
    now: int


def chain_of(attempt: Attempt) -> Chain | None:
    """The buckets that make the streak of an attempt; None for goals that are not cut into any.

    After the end of the window all of it lies behind: its last bucket is judged like any other.
    """
    start, last = attempt.challenge.week_start, attempt.period.last
    day = attempt.today if not attempt.over or last is None else last
    extra = int(attempt.over and last is not None)
    if any(tally.leaf.order is Order.WEEK for tally in attempt.daily):
        return None  # rows that may be swapped are no days in a row
    if attempt.daily:
        bridges = frozenset(day.toordinal() for day in attempt.excused)
        return Chain(Per.DAY, attempt.hits_of(Per.DAY), bridges, day.toordinal() + extra)
    cut = next((one for one in attempt.tallies.values() if one.leaf.per in CUT and one.chained), None)
    if cut is not None:
        bridges = frozenset(cut.excused_numbers(attempt.excused))
        return Chain(cut.unit, attempt.hits_of(cut.unit), bridges, streaks.number_of(day, cut.unit, start) + extra)
    if any(tally.leaf.per is Per.EVERY for tally in attempt.tallies.values()):
        from tracker.domain.slots import SlotTally

        slots = next(tally for tally in attempt.tallies.values() if isinstance(tally, SlotTally))
        now = slots.slot_at(slots.now)
        now = now if slots.count is None else min(now, slots.count)
        return Chain(Per.EVERY, attempt.hits_of(Per.EVERY), frozenset(), now)
    return None


def streak_of(attempts: Sequence[tuple[Attempt, date | None]], units: str) -> Streak | None:
    """The streak of the present attempt, the last of `attempts`, with the longest of all of them.

    Each comes with the day it failed on. None for goals that are not cut by days, weeks, months or slots.
    """
    attempt = attempts[-1][0]
    chain = chain_of(attempt)
    if chain is None:
        return None
    stand = streaks.standing(chain.hits, chain.bridges, chain.now)
    ended = attempt.over or attempt.ended
    status, until = stand.status, None
    until_at = None
    if ended:
        status = StreakStatus.SAFE if stand.current else StreakStatus.NONE
    elif status is StreakStatus.AT_RISK:
        until = _last_in(attempt, chain.now, chain.unit)
    elif status is StreakStatus.SAFE:
        until = _next_due(attempt, chain)
    longest = max(
        (run for run in (*_earlier(attempts[:-1]), stand.longest) if run is not None),
        key=lambda run: run.count,
        default=None,
    )
    if chain.unit is Per.EVERY and until is not None:
        slots = _slots(attempt)
        until_at = slots.opens(chain.now + (2 if status is StreakStatus.SAFE else 1))
        until = local_date(until_at, slots.zone)
    if chain.unit is Per.EVERY:
        why = _slots_why(attempt, stand, ended=ended)
    else:
        why = streak_why(
            stand,
            chain.unit,
            attempt.challenge.week_start,
            attempt.excused,
            over=ended,
            missing=_missing(attempt, stand.broken_at, chain.unit),
            units=units,
            let_go=attempt.let_go,
        )
    return Streak(
        challenge=attempt.challenge.handle,
        title=attempt.challenge.title,
        rule=streak_rule(attempt.template, units),
        unit=chain.unit.value,
        current=stand.current,
        longest=longest.count if longest else 0,
        longest_from=_first(attempt, longest.first, chain.unit) if longest else None,
        longest_to=_last(attempt, longest.last, chain.unit) if longest else None,
        status=status,
        until=until,
        until_at=until_at,
        why=why,
    )


def everyday_streak(
    hits: Collection[date],
    marks: Iterable[Mark],
    today: date,
    *,
    zone: str | None = None,
    week_start: int = 0,
) -> Streak:
    """The streak over everything logged: days with any session at all, marks bridging (T7)."""
    excused = everyday_bridges(hits, marks, today, zone)
    numbers, bridges = {day.toordinal() for day in hits}, {day.toordinal() for day in excused}
    stand = streaks.standing(numbers, bridges, today.toordinal())
    longest, until = stand.longest, None
    if stand.status is StreakStatus.AT_RISK:
        until = today
    elif stand.status is StreakStatus.SAFE:
        until = today + DAY
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
        why=streak_why(stand, Per.DAY, week_start, excused, over=False),
    )


def everyday_bridges(
    hits: Collection[date], marks: Iterable[Mark], today: date, zone: str | None
) -> dict[date, MarkKind]:
    """The days that bridge the streak over everything logged, each with its reason."""
    first = min(hits, default=today)
    return excused_days(EVERYDAY, marks, hits, Period(min(first, today), None), today, zone=zone)


def _earlier(attempts: Iterable[tuple[Attempt, date | None]]) -> Iterator[streaks.Run | None]:
    """The longest run of each earlier attempt, up to the miss that ended it: a restart forgets nothing."""
    for attempt, failed in attempts:
        if attempt.challenge.template.continuity.on_miss is OnMiss.RESET:
            continue  # the days of all of them are the same
        chain = chain_of(attempt)
        if chain is not None:
            yield streaks.standing(chain.hits, chain.bridges, until(attempt, chain, failed)).longest


def until(attempt: Attempt, chain: Chain, failed: date | None) -> int:
    """The last bucket of an attempt that may count: the one it failed in, else the present one."""
    if failed is None:
        return chain.now
    if chain.unit is Per.EVERY:
        return next((n for n in sorted(chain.hits, reverse=True) if _slots(attempt).date_of(n) <= failed), -1)
    return streaks.number_of(failed, chain.unit, attempt.challenge.week_start)


def _next_due(attempt: Attempt, chain: Chain) -> date | None:
    """Last day by whose end the next hit is due; None when the window holds no further bucket."""
    number = chain.now + 1
    while number in chain.bridges:
        number += 1
    first = _first(attempt, number, chain.unit)
    return _last_in(attempt, number, chain.unit) if first in attempt.period else None


def _first(attempt: Attempt, number: int, unit: Per) -> date:
    if unit is Per.EVERY:
        return _slots(attempt).date_of(number)
    return streaks.first_day(number, unit, attempt.challenge.week_start)


def _last(attempt: Attempt, number: int, unit: Per) -> date:
    if unit is Per.EVERY:
        return _slots(attempt).date_of(number)
    return streaks.last_day(number, unit, attempt.challenge.week_start)


def _last_in(attempt: Attempt, number: int, unit: Per) -> date:
    last = _last(attempt, number, unit)
    return last if attempt.period.last is None else min(last, attempt.period.last)


def _missing(attempt: Attempt, number: int | None, unit: Per) -> tuple[tuple[Leaf, int, int], ...]:
    """(leaf, done, target) of the day targets that a missed day fell short of."""
    if number is None or unit is not Per.DAY:
        return ()
    return short_of(attempt, date.fromordinal(number))


def short_of(attempt: Attempt, day: date) -> tuple[tuple[Leaf, int, int], ...]:
    """(leaf, done, target) of the day targets that a day does not hit."""
    found = []
    for tally in attempt.daily:
        if not tally.hit_on(day) and not tally.rests_on(day):
            found.append((tally.leaf, tally.amounts.get(day, 0), tally.target_on(day)))
    return tuple(found)


def _slots(attempt: Attempt) -> "SlotTally":
    from tracker.domain.slots import SlotTally

    return next(tally for tally in attempt.tallies.values() if isinstance(tally, SlotTally))


def _slots_why(attempt: Attempt, stand: streaks.Standing, *, ended: bool) -> str:
    """The reason for a row of slots, naming the clock times at which they open."""
    slots = _slots(attempt)

    def opens(number: int) -> str:
        wall = local_time(slots.opens(number), slots.zone)
        return f"{day_name(wall.date())} {wall:%H:%M}"

    if stand.run is None:
        if stand.broken_at is None:
            return "No slot has been hit yet." if stand.longest is None else "Nothing was hit lately."
        after = "the count starts anew"
        if attempt.template.continuity.on_miss is OnMiss.FAIL:
            after = "it is over"
        return f"The slot that opened on {opens(stand.broken_at)} was missed, so {after}."
    slots_hit = f"{stand.current} slot{'s' if stand.current > 1 else ''}"
    count = f"{slots_hit} hit in a row, the last from {opens(stand.run.last)}"
    if ended:
        return f"{count}; the challenge is over."
    if stand.status is StreakStatus.AT_RISK:
        return f"{count}; the one from {opens(stand.now)} is still open."
    return f"{count}; the next opens on {opens(stand.now + 1)}."
