"""Activities that may be the same doing under two names, as two devices or two services would have it."""

from tracker.domain.activities import ACTIVITIES, root

# What different makers call the same doing; alike enough to ask, never to decide.
_KIN = {"hike": "walk", "snowshoe": "walk", "erg-bike": "ride", "erg-row": "row", "stepper": "stairs"}
_VAGUE = frozenset(("cross", "class", "custom"))
_UNKNOWN = frozenset((None, "custom"))
_LEGS = {
    "triathlon": frozenset(("swim", "ride", "run")),
    "duathlon": frozenset(("run", "ride")),
    "brick": frozenset(("run", "ride")),
    "aquathlon": frozenset(("swim", "run")),
    "swimrun": frozenset(("swim", "run")),
}


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two activities may be the same doing under two names."""
    if one in _UNKNOWN or other in _UNKNOWN:
        return True
    first, second = _root(one), _root(other)
    return first == second or first in _VAGUE or second in _VAGUE or kin(one) == kin(other)


def same_sport(one: str | None, other: str | None) -> bool:
    """Whether two activities are the same sport, or one of them is not known."""
    return one in _UNKNOWN or other in _UNKNOWN or _root(one) == _root(other)


def kin(key: str | None) -> str:
    """The plainest name for what an activity is a kind of: walking for hiking, rowing for a rowing machine."""
    found = _root(key)
    return _KIN.get(found, found)


def legs_in(key: str | None) -> frozenset[str]:
    """What the legs of a multisport are; none for what has no legs."""
    return _LEGS.get(_root(key), frozenset())


def _root(key: str | None) -> str:
    return root(key) if key is not None and key in ACTIVITIES else ""
