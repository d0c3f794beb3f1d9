"""What can be believed of a recording's times, distance and heart: devices are left on, count on, and write nonsense.

Every reader asks here, and so does what makes sessions of recordings, so that one rule holds for the file of a watch
and for a row of a list. Whatever is left out is said in a sentence.
"""

from typing import NamedTuple

from tracker.domain.quantities import MAX_DISTANCE_MM, MAX_ELAPSED_S, format_distance, format_duration
from tracker.domain.recordings import Asked

SLOW_HEART, FAST_HEART = 20, 220  # beats a minute; beyond them it is no heart
_LONG_S = 48 * 3600
_SLACK_S = 60
_DAY_S = 86_400
_FASTEST_MM_S = 33_333  # 120 km/h
_HARDLY_S, _HARDLY_MM = 10, 50_000


class Times(NamedTuple):
    """How long it took, in seconds: from start to end, as the device counted, without standing still."""

    elapsed_s: int | None
    timer_s: int | None
    moving_s: int | None


def believable_times(
    elapsed_s: int | None, timer_s: int | None, moving_s: int | None, warnings: list[str], *, computed: bool = False
) -> Times:
    """The three times in seconds, without zeros and without what can't be; what is odd is added to `warnings`.

    What was counted can't be longer than what passed, unless that was only `computed` from points, which may be
    incomplete. What lasts for more than two days gives way to what was counted, if that is shorter.
    """
    elapsed = elapsed_s or None
    timer, moving = (_of_one_session(one, warnings) for one in (timer_s, moving_s))
    if elapsed is not None and timer is not None and timer > elapsed + _SLACK_S:
        if computed:
            elapsed = timer
        else:
            warnings.append(
                f"It was timed for {format_duration(timer)}, more than the {format_duration(elapsed)} from start to "
                "end: that time is left out."
            )
            timer = None
    if elapsed is not None and elapsed > _LONG_S:
        elapsed = _instead(elapsed, timer, moving, warnings)
        timer = None if timer is not None and elapsed is not None and timer > elapsed + _SLACK_S else timer
    most = elapsed or timer
    if moving is not None and most is not None and moving > most:
        moving = most if moving <= most + _SLACK_S else None
    return Times(elapsed, timer, moving)


def believable_distance(distance_mm: int | None, time_s: int | None, warnings: list[str]) -> int | None:
    """The distance in millimetres, None where nobody comes so far in that time (seconds; None: not known)."""
    if distance_mm is None or not _too_far(distance_mm, time_s):
        return distance_mm
    warnings.append(f"Its distance of {format_distance(distance_mm)} can't be: it is left out.")
    return None


def believable_heart(beats: int | None, warnings: list[str]) -> int | None:
    """Beats a minute; 0 is none, and what no heart does is left out with a warning."""
    if not beats:
        return None
    if not SLOW_HEART <= beats <= FAST_HEART:
        warnings.append(heart_warning(beats))
        return None
    return beats


def heart_warning(beats: int) -> str:
    """What is said of a heart rate that no heart has."""
    return f"Its heart rate of {beats} can't be: it is left out."


def hardly_anything(seconds: int | None, distance_mm: int | None) -> tuple[tuple[Asked, str], ...]:
    """The question whether so little is an activity at all; none where it is enough."""
    seconds, distance = seconds or 0, distance_mm or 0
    if seconds >= _HARDLY_S or distance >= _HARDLY_MM:
        return ()
    said = f"Hardly anything was recorded, {seconds} s and {distance // 1000} m: say whether it is to be kept."
    return ((Asked.EMPTY, said),)


def _instead(elapsed: int, timer: int | None, moving: int | None, warnings: list[str]) -> int | None:
    """What to take for a time of more than two days; None where it can't be, and nothing else is known."""
    days = f"It lasts {elapsed / _DAY_S:.1f} days, as if left on:"
    most = (_LONG_S, MAX_ELAPSED_S) if elapsed > MAX_ELAPSED_S else (_LONG_S,)
    instead = next((one for some in most for one in (timer, moving) if one is not None and one <= some), None)
    if instead is not None:
        warnings.append(f"{days} taken as {format_duration(instead)}.")
        return instead
    if elapsed > MAX_ELAPSED_S:
        warnings.append(f"{days} its time is left out.")
        return None
    warnings.append(f"{days} see that this is right.")
    return elapsed


def _of_one_session(seconds: int | None, warnings: list[str]) -> int | None:
    if seconds is not None and seconds > MAX_ELAPSED_S:
        warnings.append(f"A time of {format_duration(seconds)} can't be: it is left out.")
        return None
    return seconds or None


def _too_far(distance_mm: int, time_s: int | None) -> bool:
    return distance_mm > MAX_DISTANCE_MM or (time_s is not None and distance_mm > _FASTEST_MM_S * time_s)
