"""Days of running in short: "1:5 2:3+4" is five kilometres on day 1, and two runs of 3 and 4 on day 2.

Day 1 is Monday 2 November 2026.
"""

from dataclasses import replace
from datetime import date, timedelta

from tests.domain.building import KM, challenge, judge, leaf, on, session
from tracker.domain.goals import Agg, Cmp, Group, Leaf, Order, Per, Ramp
from tracker.domain.progress import Progress
from tracker.domain.sessions import Session

START = on("2026-11-02")


def day(number: int) -> date:
    """The date of a day by its number."""
    return START + timedelta(days=number - 1)


def journal(text: str, activity: str = "run") -> list[Session]:
    """The sessions that `text` tells, the first of a day at 06:00, each of 20 minutes."""
    found = []
    for part in text.split():
        number, _, bouts = part.partition(":")
        for hour, km in enumerate(bouts.split("+"), start=6):
            start = f"{day(int(number))}T{hour:02d}:00+00:00"
            found.append(session(activity, start=start, km=float(km), minutes=20))
    return found


def told(km: list[int]) -> str:
    """Kilometres of one day after the other, as `journal` reads them."""
    return " ".join(f"{number}:{value}" for number, value in enumerate(km, start=1) if value)


def asked(target: int | tuple[int, ...] | Ramp, per: Per = Per.DAY, **fields: object) -> Leaf:
    """A target of running, in kilometres where it is one or a table."""
    if isinstance(target, int):
        target *= KM
    elif isinstance(target, tuple):
        target = tuple(row * KM for row in target)
    return replace(leaf("run", 1, per), target=target, **fields)  # type: ignore[arg-type]


def days_of(each: int, target: int, per: Per = Per.WEEK, **fields: object) -> Leaf:
    """So many days of each bucket that reach an amount: "3 per week"."""
    return replace(leaf("run", target, per, agg=Agg.DAYS, each=each * KM), **fields)  # type: ignore[arg-type]


def at_most(target: int, per: Per, **fields: object) -> Leaf:
    """An upper bound in kilometres."""
    return asked(target, per, cmp=Cmp.AT_MOST, **fields)


def swapped(*rows: int) -> Leaf:
    """A day table whose rows may be done in any order within their week."""
    return asked(rows, Per.STAGE, order=Order.WEEK)


def waiting(*rows: int, rest_between: int = 0) -> Leaf:
    """A day table whose next row waits until this one was held."""
    return asked(rows, Per.STAGE, order=Order.SUCCESS, rest_between=rest_between)


def played(goal: Leaf | Group, text: str, days: int, upto: int | None = None, **rules: object) -> Progress:
    """The challenge of so many days as it stands on day `upto`, the last one by default."""
    subject = challenge(goal, str(START), days=days, **rules)  # type: ignore[arg-type]
    return judge(subject, journal(text), str(day(days if upto is None else upto)))
