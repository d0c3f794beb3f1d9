"""Sessions that were never logged, made so that they count for a goal by its own rules."""

from datetime import date, datetime, timedelta
from typing import Any

from tracker.domain.attempt import Attempt
from tracker.domain.counting import Selection, expand
from tracker.domain.days import midnight
from tracker.domain.goals import Agg, Leaf, leaves
from tracker.domain.sessions import Measure, Session

MIDDAY = timedelta(hours=12)
ANY = "custom"  # the activity where a goal names none and no other goal does
_FIELDS = {
    Measure.DISTANCE: "distance_mm",
    Measure.MOVING: "moving_s",
    Measure.ELAPSED: "elapsed_s",
    Measure.CLIMB: "climb_mm",
    Measure.STEPS: "steps",
    Measure.REPS: "reps",
    Measure.HOLD: "hold_s",
    Measure.ENERGY: "energy_kj",
}


def made_sessions(
    attempt: Attempt, leaf: Leaf, choice: Selection, day: date, amount: int, at: datetime | None = None
) -> tuple[Session, ...]:
    """Sessions on `day` that bring a goal `amount` in its base unit (that many where sessions are counted).

    They keep the goal's bounds for a session. `at` is the instant at which they begin; without it they have no clock
    time, unless the challenge goes by the clock.
    """
    kind = _kind(attempt, leaf, choice)
    values, times = _values(leaf, choice, kind, amount)
    if choice.most is not None:
        measure, most = choice.most
        pieces = max(1, -(-values.get(measure, 0) // max(1, most)))
        values = {one: -(-value // pieces) for one, value in values.items()}
        times *= pieces
    begins = at or _begins(attempt, day)
    amounts: dict[str, Any] = {_FIELDS[measure]: value for measure, value in values.items() if measure in _FIELDS}
    made = Session(
        id="",
        athlete_id="",
        activity=kind,
        started_at=begins,
        zone=attempt.evidence.zone or "UTC",
        local_date=day,
        end_date=day,
        timed=at is not None or attempt.challenge.starts_at is not None,
        logged_at=begins,
        logged_on=day,
        source="planned" if choice.manual is False else "manual",
        indoor=bool(choice.indoor),
        virtual=bool(choice.virtual),
        assisted=bool(choice.assisted),
        race=bool(choice.race),
        **amounts,
    )
    return (made,) * times


def _values(leaf: Leaf, choice: Selection, kind: str, amount: int) -> tuple[dict[Measure, int], int]:
    """The amounts of a session, and how many of it there are to be."""
    values: dict[Measure, int] = {}
    times = 1
    if choice.agg is Agg.COUNT or leaf.measure is Measure.SESSIONS:
        times = amount
        if choice.at_least is not None:
            values[choice.measure] = choice.at_least
    else:
        wanted = leaf.each if leaf.agg is Agg.DAYS else amount
        rate = next((one for one in choice.rates if kind in one.activities), None)
        if rate is None:
            values[choice.measure] = wanted
        else:
            values[rate.measure] = -(-wanted * rate.den // rate.num)
    if choice.least is not None:
        measure, least = choice.least
        values[measure] = max(values.get(measure, 0), least)
    return values, times


def _kind(attempt: Attempt, leaf: Leaf, choice: Selection) -> str:
    """An activity that counts: where any does, one that another goal of the challenge names, so that both are fed."""
    counting = choice.activities - choice.excepted
    if counting:
        return next((kind for kind in leaf.counts.kinds if kind in counting), min(counting))
    named = expand(tuple(kind for one in leaves(attempt.template.goal) for kind in one.counts.kinds))
    return min(named - choice.excepted, default=ANY)


def _begins(attempt: Attempt, day: date) -> datetime:
    """Midday; inside the window where that goes by the clock, and not before now."""
    challenge, evidence = attempt.challenge, attempt.evidence
    begins = midnight(day, evidence.zone or "UTC") + MIDDAY
    if challenge.starts_at is None:
        return begins
    begins = max(begins, challenge.starts_at)
    if challenge.ends_at is not None and begins >= challenge.ends_at:
        begins = max(challenge.starts_at, midnight(day, evidence.zone or "UTC"))
    return begins
