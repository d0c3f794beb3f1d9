"""The road of a challenge: its length as declared or as its days make it, its places in the order of travel."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from tracker.articles.draft_words import MIXED, base_amount, measure_of, target_text
from tracker.articles.drafts import ChallengeDraft, Per, Target
from tracker.articles.plan_leaves import Asked, measure_in
from tracker.domain.goals import Leaf
from tracker.domain.goals import Per as Span
from tracker.domain.quantities import MAX_DISTANCE_MM, MM_PER_KM, TARGET_TIMES, format_distance
from tracker.domain.routes import Point, distances_along, great_circle_km
from tracker.domain.sessions import Measure
from tracker.domain.templates import Claim, Place, Route
from tracker.domain.text import clean_text, fold_text

Coordinates = Mapping[str, Point]  # by folded name of the place
NAME = 120
LENGTH = "length of the road"  # what the claim of a computed length is of
COMPUTED = "added up from what the days ask"
_PLACES = 100
_LONGEST_MM = TARGET_TIMES * MAX_DISTANCE_MM
_MARK_MM = 100_000  # places are put on the road to the nearest 100 m behind them
_ON_THE_SPOT = (Measure.REPS, Measure.HOLD, Measure.CHECK)  # what brings nobody further
_CROOKED = 0.95  # a road is no shorter than so much of the straight lines between its places, whose points are rough


def road_of(one: ChallengeDraft, asked: Asked, known: Coordinates) -> tuple[Route, Claim | None] | None:
    """The road in the order of travel, and a claim where its length is computed; None where it has no length.

    Start and finish have a distance; the places between only where both ends of their stretch are known by
    coordinates, or where a day list says how far they are. What speaks against a road goes into words.
    """
    names = [name for place in one.route if (name := clean_text(place.value, limit=NAME))][:_PLACES]
    if len(names) < 2:
        return None
    stated = _stated(one)
    length = stated if stated is not None else _computed(asked)
    if length is None or not 0 < length <= _LONGEST_MM:
        return None
    given: list[int | None] = [None] * len(names)
    stops = _stops(one, length)
    if stops and len(names) == 2:
        names = [names[0], *(name for name, _ in stops), names[-1]][:_PLACES]
        given = [None, *(at for _, at in stops), None][:_PLACES]
    elif stops:
        given = _given(names, stops)
    points = [_where(name, known) for name in names]
    straight = _straight_km([point for point in points if point is not None])
    if length < straight * _CROOKED * MM_PER_KM:
        far = round(straight)
        asked.unsaid.append(
            f"{_km(length)} are less than the {far:,} km from {names[0]} to {names[-1]} as the crow flies, "
            "so there is no road to follow on."
        )
        return None
    ats = distances_along(points, given, length)
    marks = [
        at if at is None or at == length or from_list is not None else at // _MARK_MM * _MARK_MM
        for at, from_list in zip(ats, given, strict=True)
    ]
    places = tuple(
        Place(name=name, lat=None if point is None else point[0], lon=None if point is None else point[1], at_mm=at)
        for name, point, at in zip(names, points, marks, strict=True)
    )
    route = Route(name=f"{names[0]} to {names[-1]}"[:NAME], length_mm=length, places=places)
    if stated is not None:
        for target in one.targets:  # what is no goal may still say how long the road is
            if target.per is Per.TOTAL and _base(target) == stated:
                printed = f"{target_text(target)} is kept as a printed figure."
                said = f"{target_text(target)} is the length of the road."
                asked.assumed = [sentence.replace(printed, said) for sentence in asked.assumed]
        return route, None
    asked.assumed.append(f"The road is taken to be {_km(length)} long, which is what the days add up to.")
    return route, Claim(field=LENGTH, value=_km(length), source=COMPUTED, chosen=True)


def _stops(one: ChallengeDraft, length: int) -> list[tuple[str, int]]:
    """The places at which days end before the finish, each with its distance, by a day list that makes the road."""
    found: list[tuple[str, int]] = []
    far = 0
    for stage in sorted(one.stages, key=lambda stage: stage.day):
        if stage.amount is not None:
            if measure_of(stage.activity, stage.amount.unit, stage.exercise) is not Measure.DISTANCE:
                return []
            far += base_amount(stage.amount.number, stage.amount.unit)
        name = clean_text(stage.finish or "", limit=NAME)
        if name and (not found or far > found[-1][1]):
            found.append((name, far))
    return [(name, at) for name, at in found if 0 < at < length] if far == length else []


def _given(names: Sequence[str], stops: Sequence[tuple[str, int]]) -> list[int | None]:
    """The distances that a day list gives for the places of a road, both in their order."""
    given: list[int | None] = [None] * len(names)
    number = 1
    for name, at in stops:
        found = next((n for n in range(number, len(names) - 1) if _short(names[n]) == _short(name)), None)
        if found is not None:
            given[found], number = at, found + 1
    return given


def _short(name: str) -> str:
    return fold_text(name.split(",")[0])


def _km(length: int) -> str:
    return format_distance(length, "km")


def _where(name: str, known: Coordinates) -> Point | None:
    """The coordinates of a place by its name, or of "Shivaji Park, Mumbai" by a part of it."""
    parts = [name, *name.split(",")]
    return next((known[key] for part in parts if (key := fold_text(part)) in known), None)


def _straight_km(points: Sequence[Point]) -> float:
    return sum(great_circle_km(one, other) for one, other in pairwise(points))


def _stated(one: ChallengeDraft) -> int | None:
    """The total that the text gives: of all sports together, or of the only one."""
    lengths = [target for target in one.targets if measure_in(target) is Measure.DISTANCE]
    sports = {target.activity for target in lengths} | {
        stage.activity for stage in one.stages if stage.amount is not None
    }
    totals = [target for target in lengths if target.per is Per.TOTAL]
    mixed = [target for target in totals if target.activity == MIXED]
    chosen = mixed or (totals if len(sports) == 1 else [])
    return max((_base(target) for target in chosen), default=None)


def _base(target: Target) -> int:
    return base_amount(target.amount.value.number, target.amount.value.unit)


def _computed(asked: Asked) -> int | None:
    """What the goals add up to over the days; None where one of them leaves open how far that is."""
    on_the_way = [leaf for leaf in asked.leaves if leaf.measure not in _ON_THE_SPOT]
    tables = [leaf.target for leaf in on_the_way if isinstance(leaf.target, tuple)]
    if not on_the_way or (tables and not any(rows[-1] for rows in tables)):
        return None  # a table that stops short of the last day ends before the road does
    sums = [_over(leaf, asked.days) for leaf in on_the_way]
    return None if None in sums else sum(found for found in sums if found is not None)


def _over(leaf: Leaf, days: int | None) -> int | None:
    if leaf.measure is not Measure.DISTANCE:
        return None
    if isinstance(leaf.target, tuple):
        return sum(leaf.target)
    if leaf.per is Span.WINDOW:
        return max((leaf.target_of(0), *leaf.tiers))
    return leaf.target_of(0) * days if leaf.per is Span.DAY and days is not None else None
