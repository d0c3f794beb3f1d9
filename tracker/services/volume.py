"""How much was done by day, week or month."""

from datetime import date, timedelta

from tracker.domain.days import DAY, month_of, months_after, week_of
from tracker.errors import UsageError
from tracker.services.moments import Moment
from tracker.services.reading import sport
from tracker.services.views import Series
from tracker.store.journal import Reader


def volume_of(reader: Reader, at: Moment, by: str, n: int) -> tuple[Series, ...]:
    """Distance in mm of the last `n` buckets by sport, oldest first, every bucket present; most distance first."""
    keys = _keys(at.today, by, n, at.athlete.week_start)
    totals: dict[str, dict[date, int]] = {}
    rows = reader.distance_totals(at.athlete.id, keys[0], at.today) if at.athlete.id else ()
    for on, name, distance_mm, _, _ in rows:
        if distance_mm:
            key = _key(on, by, at.athlete.week_start)
            mine = totals.setdefault(sport(name), {})
            mine[key] = mine.get(key, 0) + distance_mm
    ordered = sorted(totals, key=lambda kind: (-sum(totals[kind].values()), kind))
    return tuple(Series(name=kind, points=tuple((key, totals[kind].get(key, 0)) for key in keys)) for kind in ordered)


def _key(day: date, by: str, week_start: int) -> date:
    if by == "week":
        return week_of(day, week_start)
    return month_of(day) if by == "month" else day


def _keys(today: date, by: str, n: int, week_start: int) -> list[date]:
    if by not in ("day", "week", "month"):
        raise UsageError(f"A chart goes by day, week or month, not by {by!r}.")
    last = _key(today, by, week_start)
    if by == "month":
        return [months_after(last, -back) for back in range(n - 1, -1, -1)]
    step = timedelta(days=7) if by == "week" else DAY
    return [last - back * step for back in range(n - 1, -1, -1)]
