"""Bars of what was done: the week day by day, and the volume of weeks and months."""

from calendar import isleap, monthrange
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.charts.amounts import bare, said
from tracker.charts.bars import Bar, draw_bars, most_bars
from tracker.charts.drawing import Drawing, message
from tracker.charts.scales import MONTHS, WEEKDAYS, day_name, unit_of
from tracker.domain.activities import ACTIVITIES, FAMILIES, descendants
from tracker.domain.quantities import format_distance
from tracker.domain.series import Volume
from tracker.domain.sessions import Measure

NAMES = {"ride": "ride", "run": "run", "other": "other"}
_WORDS = {Measure.ELAPSED: "time", Measure.MOVING: "time"}


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
    since: date | None = None,
    units: str = "km",
    today: date | None = None,
    ascii: bool = False,
) -> Drawing:
    """A bar a day, ride below run below the rest, in exactly `width` x `height` cells; the title is the week's sum.

    `days` holds (date, millimetres by activity key), `target_mm` is what a day asks for from the day `since` on, 0
    for nothing. Never raises on empty data or small sizes.
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
        target_from=0 if since is None else sum(on < since for on, _ in days),
        target_label=format_distance(target_mm, units) if target_mm > 0 else "",
        key=_key(parts, units),
        title=_week_title(
            [(on, amount) for (on, _), amount in zip(days, sums, strict=True)], target_mm, units, since, today
        ),
        ascii=ascii,
    )


def _letter(on: date) -> str:
    return WEEKDAYS[on.weekday()][:1]


def _week_title(
    sums: Sequence[tuple[date, int]], target_mm: int, units: str, since: date | None, today: date | None
) -> str:
    if not any(amount for _, amount in sums):
        return "Nothing logged this week"
    said = f"{format_distance(sum(amount for _, amount in sums), units)} this week"
    due = [amount for on, amount in sums if (since is None or on >= since) and (today is None or on <= today)]
    if target_mm > 0 and due:
        days = f"{len(due)} days" if len(due) > 1 else "1 day"
        said += f", target reached on {sum(amount >= target_mm for amount in due)} of {days}"
    return said


def volume_bars(volume: Volume, width: int, height: int, *, units: str = "km", ascii: bool = False) -> Drawing:
    """A bar a bucket, stacked by sport, in exactly `width` x `height` cells; the title states the best bucket.

    Where they don't all fit the last buckets are shown, and title and key speak of those alone; the key names the
    sports and the bucket that is not over. Never raises on empty data or small sizes.
    """
    volume = _last(volume, most_bars(width))
    slots = _slots([sport for sport, amounts in volume.series if any(amount > 0 for amount in amounts)])
    buckets = [dict.fromkeys(NAMES, 0) for _ in volume.keys]
    for sport, amounts in volume.series:
        for parts, amount in zip(buckets, amounts, strict=False):
            parts[slots.get(sport, "other")] += max(0, amount)
    sums = [sum(parts.values()) for parts in buckets]
    title = _volume_title(volume, sums, units)
    high = max(sums, default=0)
    if not high:
        return message(title, width, height, title, ascii=ascii)
    unit, _ = unit_of(volume.measure, units, high)
    decimals = 1 if unit != 1 and 0 < high < 10 * unit else 0
    bars = [
        Bar(
            parts=parts,
            names=_bucket_names(on, volume.by),
            value=bare(amount, volume.measure, units, high, decimals=decimals),
            today=on <= volume.today < _after(on, volume.by),
        )
        for on, parts, amount in zip(volume.keys, buckets, sums, strict=True)
    ]
    so_far = "today" if volume.by == "day" else f"this {volume.by}"
    return draw_bars(
        bars,
        width,
        height,
        key=_volume_key(volume, slots, units),
        note=f"{so_far} so far" if any(bar.today for bar in bars) else "",
        title=title,
        ascii=ascii,
    )


def _last(volume: Volume, count: int) -> Volume:
    """Its last `count` buckets."""
    series = tuple((sport, amounts[-count:]) for sport, amounts in volume.series)
    return replace(volume, keys=volume.keys[-count:], series=series, sessions=volume.sessions[-count:])


def _slots(sports: Sequence[str]) -> dict[str, str]:
    """Which part of the bars each sport has: rides and runs their own, or the two with the most where neither is."""
    slots = {sport: _role(sport) for sport in sports}
    if sports and set(slots.values()) == {"other"}:
        slots |= dict(zip(sports, NAMES, strict=False))
    return slots


def _volume_key(volume: Volume, slots: Mapping[str, str], units: str) -> dict[str, str]:
    """Role to "ride 270 km"; sports that share a part are named while they are two, else counted."""
    key: dict[str, str] = {}
    for role in NAMES:
        names = [_name(sport) for sport, slot in slots.items() if slot == role]
        if names:
            amount = sum(max(0, one) for sport, found in volume.series if slots.get(sport) == role for one in found)
            several = ", ".join(names) if len(names) < 3 else f"{len(names)} other sports"
            key[role] = f"{several} {said(amount, volume.measure, units)}"
    return key


def _name(sport: str) -> str:
    return ACTIVITIES[sport].name.lower() if sport in ACTIVITIES else FAMILIES.get(sport, sport).lower()


def _after(on: date, by: str) -> date:
    """The first day after a bucket."""
    days = {"day": 1, "week": 7, "month": monthrange(on.year, on.month)[1]}.get(by, 365 + isleap(on.year))
    return on + timedelta(min(days, (date.max - on).days))


def _bucket_names(on: date, by: str) -> tuple[str, ...]:
    match by:
        case "year":
            return (str(on.year), f"{on.year % 100:02d}")
        case "month":
            return (f"{MONTHS[on.month - 1]} {on.year}", MONTHS[on.month - 1], MONTHS[on.month - 1][:1])
        case "week":
            return (day_name(on),)
        case _:
            return (day_name(on), str(on.day))


def _volume_title(volume: Volume, sums: Sequence[int], units: str) -> str:
    by = volume.by
    within = f"in {len(sums)} {by}{'s' if len(sums) != 1 else ''}"
    if not any(sums):
        count = sum(volume.sessions)
        if not count:
            return f"Nothing logged {within}"
        return f"{said(count, Measure.SESSIONS)} {within}, of no known {_WORDS.get(volume.measure, volume.measure)}"
    most, best = max(zip(sums, volume.keys, strict=True))
    place = {
        "year": f"in {best.year}",
        "month": f"in {MONTHS[best.month - 1]} {best.year}",
        "week": f"in the week of {day_name(best)}",
    }
    amounts = said(sum(sums), volume.measure, units), said(most, volume.measure, units)
    return f"{amounts[0]} {within}, most {place.get(by, f'on {day_name(best)}')}: {amounts[1]}"
