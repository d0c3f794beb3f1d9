"""Calendars of backups as lives make them, and what must be true of what thinning leaves of them."""

from datetime import datetime, timedelta
from itertools import pairwise
from random import Random

from tests.clocks import FrozenClock
from tracker.domain.keeping import ALL_FOR, DAYS, MONTHS, WEEKS, to_drop

BEGAN = "2024-01-01T09:00Z"
MOST = DAYS + WEEKS + MONTHS
LOOKED_AT = 0.05  # of the moments of a life


def lived(random: Random) -> list[datetime]:
    """When backups were made in up to three years: several a day, each day, now and then, with long breaks."""
    clock = FrozenClock(BEGAN)
    habit = random.choice([(0.2, 3, 9), (20, 26), (1, 30, 90), (24,), (100, 400), (0.5, 24, 24, 24, 2000)])
    made = []
    for _ in range(random.choice([3, 40, 150])):
        clock.move(hours=random.choice(habit) * random.uniform(0.7, 1.3))
        made.append(clock.now().replace(microsecond=0))
    return sorted(set(made))


def wrongs_of(made: list[datetime], random: Random) -> list[str]:
    """What is wrong with thinning after each backup of a life, looked at now and then; nothing where it is right."""
    there: set[datetime] = set()
    said = []
    for n, now in enumerate(made):
        there.add(now)
        before = set(there)
        there -= to_drop(there, now)
        if random.random() > LOOKED_AT and now != made[-1]:
            continue
        if there != set(made[: n + 1]) - to_drop(made[: n + 1], now):
            said.append(f"{now}: it matters how often it was thinned")
        said += [f"{now}: {wrong}" for wrong in _wrongs_at(before, there, now)]
        for doubtful in (now - timedelta(seconds=1), now - timedelta(days=400)):
            if to_drop(before, doubtful):
                said.append(f"{now}: thinned though the clock went back to {doubtful}")
    return said


def _wrongs_at(before: set[datetime], left: set[datetime], now: datetime) -> list[str]:
    said = []
    recent = {at for at in before if now - at <= ALL_FOR}
    old = sorted((at for at in left if now - at > ALL_FOR), reverse=True)
    if max(before) not in left:
        said.append("the newest went")
    if not recent <= left:
        said.append("one of the last two days went")
    if len([at for at in old if (now - at).days > ALL_FOR.days]) > MOST:
        said.append(f"{len(old)} old ones stayed")
    days = sorted({at.date() for at in before if (now.date() - at.date()) > ALL_FOR}, reverse=True)
    for day in days[:DAYS]:
        newest = max(at for at in before if at.date() == day)
        if newest not in left:
            said.append(f"the newest of {day} went")
    kept_days = [at.date() for at in old]
    if len(kept_days) != len(set(kept_days)) and any(
        one == other for one, other in pairwise(kept_days) if now.date() - one > ALL_FOR
    ):
        said.append("two of one day stayed")
    return said
