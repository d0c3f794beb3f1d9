"""The one total a challenge is measured by, and how its plan spreads over the days."""

from tracker.domain.days import Period
from tracker.domain.goals import Agg, Counts, Group, Leaf, Op, Per, leaves
from tracker.domain.sessions import Measure
from tracker.domain.templates import Template

TOTAL = "total"  # its key among a challenge's amounts; no goal may be called so
DAILY = (Per.DAY, Per.STAGE)


def total_leaf(template: Template) -> Leaf | None:
    """The total as a leaf over the window.

    A route's declared length where there is one; else the only target over the whole window; else the sum of the
    day targets where they share a measure and the window's length is known; else there is none.
    """
    found = leaves(template.goal)
    if template.route is not None:
        distances = [leaf for leaf in found if leaf.measure is Measure.DISTANCE]
        return _over_window(distances or list(found), Measure.DISTANCE, template.route.length_mm)
    if isinstance(template.goal, Group) and template.goal.op is not Op.ALL:
        return None
    windows = [leaf for leaf in found if leaf.per is Per.WINDOW and leaf.agg is not Agg.MAX]
    if len(windows) == 1:
        leaf = windows[0]
        measure = Measure.SESSIONS if leaf.agg is Agg.COUNT else leaf.measure
        return Leaf(
            key=TOTAL,
            title="Total",
            measure=measure,
            per=Per.WINDOW,
            target=leaf.target_of(0),
            agg=leaf.agg,
            counts=leaf.counts,
        )
    days = template.window.days
    daily = [leaf for leaf in found if leaf.per in DAILY and leaf.agg is Agg.SUM]
    if not daily or len(daily) != len(found) or len({leaf.measure for leaf in daily}) != 1:
        return None
    if days is None and any(isinstance(leaf.target, int) for leaf in daily):
        days = _fixed_days(template)
    target = _sum_of_targets(daily, days)
    return None if target is None else _over_window(daily, daily[0].measure, target)


def _fixed_days(template: Template) -> int | None:
    window = template.window
    if window.first is None or window.last is None:
        return None
    return (window.last - window.first).days + 1


def _sum_of_targets(daily: list[Leaf], days: int | None) -> int | None:
    total = 0
    for leaf in daily:
        if isinstance(leaf.target, int):
            if days is None:
                return None
            total += leaf.target * days
        else:
            total += sum(leaf.target)
    return total


def _over_window(found: list[Leaf], measure: Measure, target: int) -> Leaf:
    """One leaf that counts whatever any of `found` counts; sessions that two of them share count once."""
    kinds = () if any(not leaf.counts.kinds for leaf in found) else _union(found)
    first = found[0].counts
    counts = Counts(
        kinds=kinds,
        indoor=first.indoor,
        virtual=first.virtual,
        assisted=first.assisted,
        race=None,
        manual=first.manual,
    )
    return Leaf(key=TOTAL, title="Total", measure=measure, per=Per.WINDOW, target=target, counts=counts)


def _union(found: list[Leaf]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for leaf in found for kind in leaf.counts.kinds))


def weights(template: Template, period: Period) -> tuple[int, ...]:
    """What each day of a closed period weighs in the plan: its day targets, nothing on planned rest days.

    Day targets in several measures can't be added, so then every day that asks for anything weighs the same.
    """
    daily = [leaf for leaf in leaves(template.goal) if leaf.per in DAILY]
    same = len({leaf.measure for leaf in daily}) == 1
    rest = template.continuity.rest
    off = rest.weekdays if rest is not None else ()
    found = []
    for index, day in enumerate(period.dates()):
        if day.weekday() in off:
            found.append(0)
        elif daily:
            targets = [leaf.target_of(index) for leaf in daily]
            found.append(sum(targets) if same else int(any(targets)))
        else:
            found.append(1)
    return tuple(found)
