"""Calendars of backups as lives make them, and what must be true of what thinning leaves of them."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random

from tests.clocks import FrozenClock
from tracker.domain.keeping import ALL_FOR, DAYS, MONTHS, WEEKS, to_drop

BEGAN = "2024-01-01T09:00Z"
MOST = DAYS + WEEKS + MONTHS
BEGUN = 2  # a week and a month whose newest is of an earlier day than they end on, where the clock jumped
LOOKED_AT = 0.05  # of the moments of a life
OFF = (0, 0, 0, 5, -5, 20, -20, 70, -70, 700)  # hours by which a clock is wrong until it is set anew


def lived(random: Random) -> list[datetime]:
    """When backups were made in up to three years: several a day, each day, now and then, with long breaks.

    They come as they were made. The clock of every second life is set anew now and then, and may be wrong.
    """
    clock = FrozenClock(BEGAN)
    habit = random.choice([(0.2, 3, 9), (20, 26), (1, 30, 90), (24,), (100, 400), (0.5, 24, 24, 24, 2000)])
    made, off, jumps = [], timedelta(), random.random() < 0.5
    for _ in range(random.choice([3, 40, 150])):
        clock.move(hours=random.choice(habit) * random.uniform(0.7, 1.3))
        if jumps and random.random() < 0.2:
            off = timedelta(hours=random.choice(OFF))
        made.append((clock.now() + off).replace(microsecond=0))
    return list(dict.fromkeys(made))


def wrongs_of(made: list[datetime], random: Random) -> list[str]:
    """What is wrong with thinning after each backup of a life, looked at now and then; nothing where it is right."""
    there: list[datetime] = []  # the newest first
    said = []
    for n, now in enumerate(made):
        before = [now, *there]
        there = _thinned(before, now)
        if (random.random() > LOOKED_AT and now != made[-1]) or max(before) > now:
            continue
        if there != _thinned(made[n::-1], now):
            said.append(f"{now}: it matters how often it was thinned")
        said += [f"{now}: {wrong}" for wrong in _wrongs_at(before, set(there), now)]
        for doubtful in (now - timedelta(seconds=1), now - timedelta(days=400)):
            if to_drop(before, doubtful):
                said.append(f"{now}: thinned though the clock went back to {doubtful}")
    return said


def _thinned(made: Sequence[datetime], now: datetime) -> list[datetime]:
    dropped = to_drop(made, now)
    return [at for at in made if at not in dropped]


def _wrongs_at(before: list[datetime], left: set[datetime], now: datetime) -> list[str]:
    said = []
    recent = {at for at in before if now - at <= ALL_FOR}
    old = sorted((at for at in left if now - at > ALL_FOR), reverse=True)
    if before[0] not in left:
        said.append("the newest went")
    if not recent <= left:
        said.append("one of the last two days went")
    if len([at for at in old if (now - at).days > ALL_FOR.days]) > MOST + (BEGUN if _jumped(before) else 0):
        said.append(f"{len(old)} old ones stayed")
    for most, span_of in _SPANS:
        newest: dict[tuple[int, ...], datetime] = {}
        for at in before:  # the one that was made last, whatever the clock said then
            if (now.date() - at.date()) > ALL_FOR:
                newest.setdefault(span_of(at.date()), at)
        said += [f"the newest of {span} went" for span in sorted(newest)[-most:] if newest[span] not in left]
    kept_days = [at.date() for at in old]
    if len(kept_days) != len(set(kept_days)) and any(
        one == other for one, other in pairwise(kept_days) if now.date() - one > ALL_FOR
    ):
        said.append("two of one day stayed")
    return said


def _jumped(newest_first: list[datetime]) -> bool:
    return newest_first != sorted(newest_first, reverse=True)


def _thursday(day: date) -> date:
    return day - timedelta(days=day.weekday() - 3)


_SPANS: tuple[tuple[int, Callable[[date], tuple[int, ...]]], ...] = (
    (DAYS, lambda day: (day.year, day.month, day.day)),
    (WEEKS, lambda day: day.isocalendar()[:2]),
    (MONTHS, lambda day: (_thursday(day).year, _thursday(day).month)),
)
