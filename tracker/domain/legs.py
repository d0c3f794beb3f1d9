"""Legs: the parts of a session that are of another kind, such as the swim of a triathlon."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.domain.activities import root
from tracker.domain.sessions import Part, Session


def legs_of(session: Session) -> tuple[Session, ...]:
    """The parts that name an activity, each as a session of that kind; it begins when and where the whole does.

    Sets of one activity (parts with repetitions or a hold) are one session together; any other part is one by itself.
    A leg belongs to the date of the whole's start, since when it ended is not known.
    """
    groups: dict[tuple[str, int], list[Part]] = {}
    for position, part in enumerate(session.parts):
        if part.activity is not None:
            is_set = part.reps is not None or part.hold_s is not None
            groups.setdefault((part.activity, -1 if is_set else position), []).append(part)
    return tuple(_leg(session, activity, parts) for (activity, _), parts in groups.items())


def _leg(session: Session, activity: str, parts: list[Part]) -> Session:
    return replace(
        session,
        activity=activity,
        end_date=session.local_date,
        distance_mm=_sum((part.count, part.distance_mm) for part in parts),
        elapsed_s=_sum((part.count, part.elapsed_s) for part in parts),
        reps=_sum((part.count, part.reps) for part in parts),
        hold_s=_sum((part.count, part.hold_s) for part in parts),
        timer_s=None,
        moving_s=None,
        climb_mm=None,
        steps=None,
        energy_kj=None,
        hr_avg=None,
        hr_max=None,
        computed=(),
        parts=tuple(replace(part, activity=None) for part in parts),
    )


def _sum(amounts: Iterable[tuple[int, int | None]]) -> int | None:
    """What amounts that are known come to, each so many times."""
    known = [count * amount for count, amount in amounts if amount is not None]
    return sum(known) if known else None


def event_of(legs: Sequence[str | None]) -> str | None:
    """The activity that legs of these kinds, in their order, make together: their own if it is one, else an event."""
    if len(set(legs)) == 1:
        return legs[0]
    kinds = [leg and root(leg) for leg in legs]
    match set(kinds), len(kinds):
        case several, _ if several == {"swim", "ride", "run"}:
            return "triathlon"
        case several, count if several == {"run", "ride"}:
            return "duathlon" if count >= 3 and kinds[0] == "run" else "brick"
        case several, count if several == {"swim", "run"}:
            return "aquathlon" if count == 2 or kinds == ["run", "swim", "run"] else "swimrun"
        case several, _ if several == {"swim", "ride"}:
            return "brick"
        case several, _ if len(several) == 1:
            return kinds[0]
    return "cross"
