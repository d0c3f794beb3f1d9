"""How much was done by day, week, month or year."""

from datetime import date, timedelta

from tracker.domain.days import DAY, month_of, months_after, week_of
from tracker.domain.series import Volume
from tracker.errors import UsageError
from tracker.services.day_amounts import measured_days, sport_of
from tracker.services.moments import Moment
from tracker.store.journal import Reader

MOST = {"day": 1_000, "week": 1_000, "month": 1_000, "year": 100}


def volume_of(reader: Reader, at: Moment, by: str, n: int, kind: str = "") -> Volume:
    """The amounts of the last `n` buckets by sport, the one that holds today among them.

    UsageError for buckets that are none or too many, RefusedError for a kind of activity that is none.
    """
    keys = _keys(at.today, by, n, at.athlete.week_start)
    measure, days = measured_days(reader, at, kind, keys[0], at.today)
    place = {key: number for number, key in enumerate(keys)}
    sessions = [0] * len(keys)
    of_kind: dict[str, list[int]] = {}
    for day in days:
        number = place[_key(day.on, by, at.athlete.week_start)]
        sessions[number] += day.sessions
        if day.amount:
            of_kind.setdefault(day.activity, [0] * len(keys))[number] += day.amount
    sums: dict[str, list[int]] = {}
    for key, amounts in of_kind.items():
        before = sums.setdefault(sport_of(key, kind), [0] * len(keys))
        sums[sport_of(key, kind)] = [one + other for one, other in zip(before, amounts, strict=True)]
    ordered = sorted(sums, key=lambda sport: (-sum(sums[sport]), sport))
    return Volume(
        by=by,
        measure=measure,
        keys=tuple(keys),
        series=tuple((sport, tuple(sums[sport])) for sport in ordered),
        today=at.today,
        sessions=tuple(sessions),
    )


def _key(day: date, by: str, week_start: int) -> date:
    match by:
        case "week":
            return week_of(day, week_start)
        case "month":
            return month_of(day)
        case "year":
            return day.replace(month=1, day=1)
    return day


def _keys(today: date, by: str, n: int, week_start: int) -> list[date]:
    if by not in MOST:
        raise UsageError(f"A chart goes by day, week, month or year, not by {by!r}.")
    if not 1 <= n <= MOST[by]:
        raise UsageError(f"A chart by {by} has 1 to {MOST[by]:,} of them, not {n}.")
    last = _key(today, by, week_start)
    if by in ("month", "year"):
        months = 12 if by == "year" else 1
        return [months_after(last, -back * months) for back in range(n - 1, -1, -1)]
    step = timedelta(days=7) if by == "week" else DAY
    return [last - back * step for back in range(n - 1, -1, -1)]
