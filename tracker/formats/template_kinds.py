"""Whether the activities that count for a goal of a template file are any, and have what it measures."""

from tracker.domain.activities import ACTIVITIES, descendants
from tracker.domain.goals import Counts
from tracker.domain.sessions import Measure
from tracker.formats.template_metrics import Metric
from tracker.formats.template_spot import Spot

_NOUNS = {Measure.REPS: "repetitions", Measure.HOLD: "time held", Measure.DISTANCE: "distance"}
_STILL = ("strength", "mind-body")  # families whose sessions go nowhere
_SAYING = ("measure", "each", "target", "tiers")


def check_kinds(spot: Spot, metric: Metric, counts: Counts) -> None:
    """Note an exception that leaves no activity, and a measure that none of those left has."""
    named = frozenset[str]().union(*(descendants(kind) for kind in counts.kinds)) or frozenset(ACTIVITIES)
    left = named.difference(*(descendants(kind) for kind in counts.excepted))
    if not left:
        said = "takes away every activity that counts"
        if counts.kinds:
            spot.clash("excepted", "of", said)
        else:
            spot.add("excepted", said)
        return
    if metric.measure not in _NOUNS or metric.fact or any(_measures(kind, metric.measure) for kind in left):
        return
    converted = (descendants(factor.kind) for factor in counts.factors if factor.measure is not None)
    if left & frozenset[str]().union(*converted):
        return
    key = next((key for key in _SAYING if getattr(spot.table, key) is not None), "per")
    said = f"measures {_NOUNS[metric.measure]}, and none of the activities that count has that"
    spot.clash(key, "of" if counts.kinds else "excepted", said)


def _measures(kind: str, measure: Measure) -> bool:
    """Whether an activity has the measure; a distance is denied only to those that go nowhere."""
    activity = ACTIVITIES[kind]
    return measure in activity.measures or (measure is Measure.DISTANCE and activity.family not in _STILL)
