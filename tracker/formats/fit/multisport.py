"""Several sessions of one file: an event with legs."""

from collections.abc import Sequence

from tracker.domain.legs import event_of
from tracker.domain.sessions import Part
from tracker.formats.fit.sports import MULTISPORT, is_transition, sport_of
from tracker.formats.fit.summaries import Summary


def legs_of(sessions: Sequence[Summary]) -> list[Summary]:
    """The sessions that are sport, in order: no transitions, nor a sum over all; all if nothing else is left."""
    legs = [one for one in sessions if not is_transition(one.sport, one.sub_sport) and one.sport != MULTISPORT]
    return sorted(legs or sessions, key=lambda leg: leg.start or 0)


def together(legs: Sequence[Summary]) -> Summary:
    """All legs as one: their amounts summed, from the start of the first to the end of the last."""
    if len(legs) == 1:
        return legs[0]
    start, elapsed, span = _stretch(legs)
    hearts = [(leg.hr_avg, leg.elapsed_s or 1) for leg in legs if leg.hr_avg is not None]
    computed = {name: None for leg in legs for name in leg.computed} | ({"hr_avg": None} if hearts else {})
    return Summary(
        start=start,
        end=legs[-1].end,
        elapsed_s=elapsed,
        span_s=span,
        timer_s=_whole([leg.timer_s for leg in legs]),
        moving_s=_whole([leg.moving_s for leg in legs]),
        distance_mm=_known([leg.distance_mm for leg in legs]),
        # a sum over the points would take in the transitions
        measured=False,
        climb_mm=_known([leg.climb_mm for leg in legs]),
        kcal=_known([leg.kcal for leg in legs]),
        hr_avg=round(sum(rate * time for rate, time in hearts) / sum(time for _, time in hearts)) if hearts else None,
        hr_max=max((leg.hr_max for leg in legs if leg.hr_max is not None), default=None),
        cycles=_known([leg.cycles for leg in legs]),
        sport=_common([leg.sport for leg in legs]),
        sub_sport=_common([leg.sub_sport for leg in legs]),
        computed=tuple(computed),
        warnings=tuple(dict.fromkeys(sentence for leg in legs for sentence in leg.warnings)),
    )


def kinds_of(legs: Sequence[Summary], maker: int | None) -> tuple[str | None, tuple[Part, ...]]:
    """The activity that the legs make, and each leg as a part; no parts where all are of one kind, or there is one."""
    kinds = [sport_of(leg.sport, leg.sub_sport, maker).activity for leg in legs]
    if len(set(kinds)) == 1:
        return kinds[0], ()
    parts = [
        Part(activity=kind, distance_mm=leg.distance_mm, elapsed_s=leg.elapsed_s)
        for kind, leg in zip(kinds, legs, strict=True)
    ]
    return event_of(kinds), tuple(parts)


def _stretch(legs: Sequence[Summary]) -> tuple[int | None, int | None, int | None]:
    """The start of the first leg, and the seconds to the end of the last: as it is believed, and at the most."""
    starts = [leg.start for leg in legs if leg.start is not None]
    if len(starts) < len(legs):
        elapsed = _whole([leg.elapsed_s for leg in legs])
        return min(starts, default=None), elapsed, _known([leg.span_s for leg in legs])
    start = min(starts)
    ends = [leg.start + leg.elapsed_s - start for leg in legs if leg.start is not None and leg.elapsed_s is not None]
    latest = [leg.start + leg.span_s - start for leg in legs if leg.start is not None and leg.span_s is not None]
    return start, max(ends, default=None), max(latest, default=None)


def _whole(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def _known(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _common(numbers: Sequence[int | None]) -> int | None:
    return numbers[0] if len(set(numbers)) == 1 else None
