"""What the device itself summed up: the sessions of a FIT file, as amounts of the journal."""

from dataclasses import dataclass, replace

from tracker.domain.believable import FAST_HEART, believable_distance, believable_heart, believable_times
from tracker.domain.quantities import KJ_PER_KCAL, MAX_CLIMB_MM, MAX_ENERGY_KJ, MAX_STEPS, MM_PER_M
from tracker.domain.recordings import Lap
from tracker.formats.fit.decoding import Messages
from tracker.formats.fit.definitions import TIMESTAMP
from tracker.formats.fit.sports import TRANSITION

FILE_ID, SESSION, LAP, RECORD, EVENT, ACTIVITY, LENGTH = 0, 18, 19, 20, 21, 34, 101
NEEDED = (FILE_ID, SESSION, LAP, RECORD, EVENT, ACTIVITY, LENGTH)
MOST_LEGS = 100
_MOST_LAPS = 2_000
_MOST_LENGTHS = 20_000
_MOST_CLIMB_M = MAX_CLIMB_MM // MM_PER_M
_MOST_KCAL = int(MAX_ENERGY_KJ / KJ_PER_KCAL)
_LONGEST_POOL_MM = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A session as the device summed it up; `start` and `end` in seconds of FIT, `computed` what was worked out."""

    start: int | None = None
    end: int | None = None  # as the device wrote it, which is often later than it was
    elapsed_s: int | None = None
    timer_s: int | None = None
    moving_s: int | None = None
    distance_mm: int | None = None
    measured: bool = True  # False: the device says 0 for the distance, which is no distance at all
    span_s: int | None = None  # from start to end by its longest clock, believable or not
    climb_mm: int | None = None
    kcal: int | None = None
    hr_avg: int | None = None
    hr_max: int | None = None
    cycles: int | None = None
    rpe: int | None = None
    sport: int | None = None
    sub_sport: int | None = None
    pool_mm: int | None = None
    lengths: int | None = None
    computed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


_FIELDS = (TIMESTAMP, 2, 5, 6, 7, 8, 9, 10, 11, 16, 17, 22, 44, 47, 59, 193, 199)


def sessions_of(messages: Messages) -> list[Summary]:
    """The sessions, as the device wrote them, without what can't be."""
    return [believable(_summary(fields)) for fields in messages.each(SESSION, _FIELDS, MOST_LEGS)]


def laps_of(messages: Messages, *, transitions: bool) -> tuple[Lap, ...]:
    """The laps of a file; without `transitions` those of the changes between legs are left out."""
    laps = []
    for fields in messages.each(LAP, (7, 8, 9, 15, 25), _MOST_LAPS):
        elapsed = seconds(fields.get(7, fields.get(8)))
        if elapsed is not None and (transitions or fields.get(25) != TRANSITION):
            heart = fields.get(15, 0)
            distance = fields.get(9, 0) * 10 or None
            heart_avg = heart if 0 < heart <= FAST_HEART else None
            laps.append(Lap(elapsed_s=elapsed, distance_mm=distance, hr_avg=heart_avg))
    return tuple(laps)


def lengths_swum(messages: Messages) -> int:
    """How many lengths of a pool were swum, not rested."""
    return sum(fields.get(12) == 1 for fields in messages.each(LENGTH, (12,), _MOST_LENGTHS))


def summed_laps(messages: Messages) -> Summary | None:
    """A summary made of the laps, for a file that has neither session nor records."""
    laps = list(messages.each(LAP, (2, 7, 8, 9, 25, 39), _MOST_LAPS))
    start = min((lap[2] for lap in laps if 2 in lap), default=None)
    elapsed = sum(lap.get(7, lap.get(8, 0)) for lap in laps)
    if start is None or not elapsed:
        return None
    made = {2: start, 7: elapsed, 9: sum(lap.get(9, 0) for lap in laps)}
    made |= {to: laps[0][field] for to, field in ((5, 25), (6, 39)) if field in laps[0]}
    return replace(believable(_summary(made)), computed=("elapsed_s", "distance_mm"))


def seconds(milliseconds: int | None) -> int | None:
    """Whole seconds, the half ones up."""
    return None if milliseconds is None else (milliseconds + 500) // 1000


def _summary(fields: dict[int, int]) -> Summary:
    ascent = fields.get(22)
    effort = _amount(fields.get(193), 100)
    return Summary(
        start=fields.get(2),
        span_s=seconds(max(fields.get(7, 0), fields.get(8, 0))) or None,
        end=fields.get(TIMESTAMP),
        elapsed_s=seconds(fields.get(7)) or None,
        timer_s=seconds(fields.get(8)) or None,
        moving_s=seconds(fields.get(59)) or None,
        distance_mm=fields.get(9, 0) * 10 or None,
        measured=fields.get(9) != 0,
        climb_mm=None if ascent is None or ascent > _MOST_CLIMB_M else ascent * 1000 + min(fields.get(199, 0), 99) * 10,
        kcal=_amount(fields.get(11), _MOST_KCAL),
        hr_avg=fields.get(16) or None,
        hr_max=fields.get(17) or None,
        cycles=_amount(fields.get(10), MAX_STEPS // 2),
        rpe=None if effort is None else round(effort / 10),
        sport=fields.get(5),
        sub_sport=fields.get(6),
        pool_mm=_amount(fields.get(44, 0) * 10, _LONGEST_POOL_MM),
        lengths=_amount(fields.get(47), _MOST_LENGTHS),
    )


def _amount(value: int | None, most: int) -> int | None:
    """The value, unless it says nothing (0) or can't be."""
    return value if value is not None and 0 < value <= most else None


def believable(told: Summary) -> Summary:
    """The summary without a time, distance or heart rate that can't be, and a sentence for each that was left out."""
    warnings = list(told.warnings)
    times = believable_times(told.elapsed_s, told.timer_s, told.moving_s, warnings)
    distance = believable_distance(told.distance_mm, times.elapsed_s or times.timer_s, warnings)
    return replace(
        told,
        **times._asdict(),
        distance_mm=distance,
        measured=told.measured and distance == told.distance_mm,
        hr_avg=believable_heart(told.hr_avg, warnings),
        hr_max=believable_heart(told.hr_max, warnings),
        warnings=tuple(dict.fromkeys(warnings)),
    )
