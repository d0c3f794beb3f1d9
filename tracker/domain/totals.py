"""The one total a challenge is measured by, and how its plan spreads over the days."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from tracker.domain.days import Period
from tracker.domain.goals import DAILY, Agg, Cmp, Counts, Group, Leaf, NeedKind, Op, Order, Per, leaves
from tracker.domain.sessions import Measure
from tracker.domain.templates import Template

_SUMS = (Agg.SUM, Agg.COUNT)
TOTAL = "total"  # its key among a challenge's amounts; no goal may be called so


def total_leaf(template: Template, period: Period, excused: Collection[date] = ()) -> Leaf | None:
    """The total over `period` as a leaf; excused days ask for none of it.

    A route's declared length where there is one; else the only target over the whole window; else the sum of the day
    targets where all of them must be hit, they share a measure and count alike, and the window ends; else none.
    """
    found = leaves(template.goal)
    if template.route is not None:
        distances = [leaf for leaf in found if leaf.measure is Measure.DISTANCE]
        length = template.route.length_mm
        whole = _over_window(distances or list(found), Measure.DISTANCE, length)
        return replace(whole, tiers=(length, 2 * length)) if template.route.there_and_back else whole
    if isinstance(template.goal, Group) and template.goal.op is not Op.ALL:
        return None
    windows = [leaf for leaf in found if leaf.per is Per.WINDOW and leaf.agg in _SUMS and leaf.cmp is Cmp.AT_LEAST]
    if len(windows) == 1:
        (leaf,) = windows
        return replace(leaf, key=TOTAL, title="Total", measure=leaf.amounts_in)
    if period.end is None or not all(_adds_up(leaf) for leaf in found):
        return None
    if (
        len({(leaf.measure, leaf.fact) for leaf in found}) != 1
        or len({replace(leaf.counts, kinds=()) for leaf in found}) != 1
    ):
        return None
    return _over_window(list(found), found[0].measure, sum(weights(template, period, excused)))


def _adds_up(leaf: Leaf) -> bool:
    plain = leaf.agg is Agg.SUM and leaf.need.kind is NeedKind.ALL and leaf.cmp is Cmp.AT_LEAST
    return plain and _by_days(leaf) and leaf.measure is not Measure.CHECK


def _by_days(leaf: Leaf) -> bool:
    return leaf.per in DAILY and leaf.order is not Order.SUCCESS


def _over_window(found: list[Leaf], measure: Measure, target: int) -> Leaf:
    """One leaf that counts what any of `found` counts; a session that two of them share counts once."""
    kinds = () if any(not leaf.counts.kinds for leaf in found) else _union(found)
    rest = {replace(leaf.counts, kinds=()) for leaf in found}
    counts = replace(rest.pop(), kinds=kinds) if len(rest) == 1 else Counts(kinds=kinds, assisted=None)
    whole = Leaf(key=TOTAL, title="Total", measure=measure, per=Per.WINDOW, target=target, counts=counts)
    return replace(whole, fact=found[0].fact, unit=found[0].unit) if measure is found[0].measure else whole


def _union(found: list[Leaf]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for leaf in found for kind in leaf.counts.kinds))


def weights(template: Template, period: Period, excused: Collection[date] = ()) -> tuple[int, ...]:
    """What each day of a closed period weighs in the plan: its day targets, nothing on rest and excused days.

    Day targets in several measures can't be added, so then every day that asks for anything weighs the same.
    """
    daily = [leaf for leaf in leaves(template.goal) if _by_days(leaf) and leaf.cmp is Cmp.AT_LEAST]
    same = len({leaf.measure for leaf in daily}) == 1
    rest = template.continuity.rest
    off = rest.weekdays if rest is not None else ()
    found = []
    for index, day in enumerate(period.dates()):
        if day.weekday() in off or day in excused:
            found.append(0)
        elif daily:
            targets = [leaf.target_of(index) for leaf in daily]
            found.append(sum(targets) if same else int(any(targets)))
        else:
            found.append(1)
    return tuple(found)
