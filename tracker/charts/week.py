"""Bars of what was done: the week day by day, and the volume of weeks and months."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from tracker.charts.bars import Bar, draw_bars
from tracker.charts.drawing import Drawing
from tracker.charts.scales import MONTHS, WEEKDAYS, day_name
from tracker.domain.activities import descendants
from tracker.domain.quantities import format_distance

NAMES = {"ride": "ride", "run": "run", "other": "other"}


def _role(activity: str) -> str:
    """Which of the three bars' parts an activity belongs to."""
    if activity in descendants("ride"):
        return "ride"
    return "run" if activity in descendants("run") else "other"


def _parts(amounts: Mapping[str, int]) -> dict[str, int]:
    parts = dict.fromkeys(NAMES, 0)
    for activity, amount in amounts.items():
        parts[_role(activity)] += max(0, amount)
    return parts


def _decimals(amounts: Sequence[int], units: str) -> int:
    """One decimal where everything is small, none otherwise: the same for all bars of a chart."""
    highest = max(amounts, default=0)
    return 1 if highest and float(format_distance(highest, units, unit=False, decimals=1)) < 10 else 0


def _key(bars: Sequence[Mapping[str, int]], units: str) -> dict[str, str]:
    """Role to "ride 270 km", for the roles that occur."""
    sums = {role: sum(parts.get(role, 0) for parts in bars) for role in NAMES}
    return {role: f"{NAMES[role]} {format_distance(amount, units)}" for role, amount in sums.items() if amount}


def week_bars(
    days: Sequence[tuple[date, Mapping[str, int]]],
    width: int,
    height: int,
    *,
    target_mm: int = 0,
    units: str = "km",
    today: date | None = None,
    ascii: bool = False,
) -> Drawing:
    """A bar a day, ride below run below the rest, in exactly `width` x `height` cells; the title is the week's sum.

    `days` holds (date, millimetres by activity key), `target_mm` is what a day asks for, 0 for nothing. Never raises
    on empty data or small sizes.
    """
    parts = [_parts(amounts) for _, amounts in days]
    sums = [sum(amounts.values()) for amounts in parts]
    decimals = _decimals(sums, units)
    bars = [
        Bar(
            parts=amounts,
            names=(
                f"{WEEKDAYS[on.weekday()]} {on.day}",
                WEEKDAYS[on.weekday()],
                WEEKDAYS[on.weekday()][:2],
                _letter(on),
            ),
            value=format_distance(amount, units, unit=False, decimals=decimals),
            today=on == today,
            ahead=today is not None and on > today,
        )
        for (on, _), amounts, amount in zip(days, parts, sums, strict=True)
    ]
    return draw_bars(
        bars,
        width,
        height,
        target=max(0, target_mm),
        target_label=format_distance(target_mm, units) if target_mm > 0 else "",
        key=_key(parts, units),
        title=_week_title(days, sums, target_mm, units, today),
        ascii=ascii,
    )


def _letter(on: date) -> str:
    return WEEKDAYS[on.weekday()][:1]


def _week_title(
    days: Sequence[tuple[date, Mapping[str, int]]], sums: Sequence[int], target_mm: int, units: str, today: date | None
) -> str:
    if not any(sums):
        return "Nothing logged this week"
    said = f"{format_distance(sum(sums), units)} this week"
    if target_mm > 0:
        due = [amount for (on, _), amount in zip(days, sums, strict=True) if today is None or on <= today]
        said += f", target reached on {sum(amount >= target_mm for amount in due)} of {len(due)} days"
    return said


def volume_bars(
    series: Sequence[tuple[str, Sequence[tuple[date, int]]]],
    width: int,
    height: int,
    *,
    by: str = "week",
    units: str = "km",
    today: date | None = None,
    ascii: bool = False,
) -> Drawing:
    """A bar a bucket, stacked by activity, in exactly `width` x `height` cells; the title states the best bucket.

    `series` holds (activity key, ((first day of the bucket, millimetres), ...)), `by` is "day", "week" or "month".
    The last buckets are shown where they don't all fit. Never raises on empty data or small sizes.
    """
    buckets: dict[date, dict[str, int]] = {}
    for activity, points in series:
        for on, amount in points:
            parts = buckets.setdefault(on, dict.fromkeys(NAMES, 0))
            parts[_role(activity)] += max(0, amount)
    ordered = sorted(buckets)
    sums = {on: sum(buckets[on].values()) for on in ordered}
    decimals = _decimals(tuple(sums.values()), units)
    bars = [
        Bar(
            parts=buckets[on],
            names=_bucket_names(on, by),
            value=format_distance(sums[on], units, unit=False, decimals=decimals),
            today=today is not None and on <= today < _after(on, by),
        )
        for on in ordered
    ]
    key = _key(tuple(buckets.values()), units)
    return draw_bars(bars, width, height, key=key, title=_volume_title(sums, by, units), ascii=ascii)


def _after(on: date, by: str) -> date:
    """The first day after a bucket."""
    if by == "month":
        return (on.replace(day=1) + timedelta(32)).replace(day=1)
    return on + timedelta(7 if by == "week" else 1)


def _bucket_names(on: date, by: str) -> tuple[str, ...]:
    if by == "month":
        return (f"{MONTHS[on.month - 1]} {on.year}", MONTHS[on.month - 1], MONTHS[on.month - 1][:1])
    return (day_name(on), str(on.day)) if by == "day" else (day_name(on),)


def _volume_title(sums: Mapping[date, int], by: str, units: str) -> str:
    if not any(sums.values()):
        return "No distance logged"
    best = max(sums, key=lambda on: (sums[on], on))
    place = {"month": f"in {MONTHS[best.month - 1]} {best.year}", "week": f"in the week of {day_name(best)}"}
    where = place.get(by, f"on {day_name(best)}")
    buckets = f"{len(sums)} {by}{'s' if len(sums) != 1 else ''}"
    return (
        f"{format_distance(sum(sums.values()), units)} in {buckets}, most {where}: {format_distance(sums[best], units)}"
    )
