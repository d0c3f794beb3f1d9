"""From the targets and the day list of a draft to goals and a window."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from tracker.articles.doubts import is_undated
from tracker.articles.draft_words import (
    MIXED,
    amount_text,
    days_text,
    target_text,
)
from tracker.articles.drafts import ChallengeDraft, Found, Per, Stage, Target, Unit
from tracker.articles.figure_doubts import AGREES, same_thing
from tracker.articles.plan_days import day_list, day_table
from tracker.articles.plan_leaves import MOST_DAYS, Asked, amount_in, is_bounded, leaf_of, measure_in
from tracker.articles.rhythm import DAY_H, every_hours, is_counted
from tracker.domain.goals import Agg, Attribution, Leaf, Need, NeedKind
from tracker.domain.goals import Per as Span
from tracker.domain.sessions import Measure
from tracker.domain.templates import Window, WindowKind
from tracker.errors import RefusedError

MOST_GOALS = 30
HOUR_S = 3_600
_SPANS = {Per.DAY: Span.DAY, Per.WEEK: Span.WEEK, Per.TOTAL: Span.WINDOW, Per.SESSION: Span.SESSION}
_LONGER = {Per.WEEK: 7, Per.DAY: 1}


def asked_of(one: ChallengeDraft) -> Asked:
    """The goals and the window of a challenge. RefusedError where there is nothing to do in it."""
    asked = Asked(days=_days(one))
    if asked.days is not None and asked.days > MOST_DAYS:
        asked.unsaid.append(f"{days_text(asked.days)} are more than a template may run, so it has no end.")
        asked.days = None
    listed = day_list(one, asked)
    kept = _kept(one, asked, listed)
    clock_s = None if listed else _clock(one, kept, asked)  # a day table goes by the days
    asked.window = _window(asked.days, clock_s)
    for target in kept:
        if target.per is Per.SESSION and is_counted(one, target):
            continue
        asked.used.append(target)
        asked.leaves.append(_leaf(one, target, kept, asked, clock_s))
    _ladders(asked)
    asked.leaves += day_table(listed, asked)
    if not asked.leaves and asked.unsaid:
        raise RefusedError(f"{one.title.value} can't be a template: {asked.unsaid[0]}")
    if not asked.leaves:
        raise RefusedError(f"{one.title.value} names nothing to do; add a target such as run 20 km a day.")
    if len(asked.leaves) > MOST_GOALS:
        asked.unsaid.append(f"Only the first {MOST_GOALS} of {len(asked.leaves)} goals are kept.")
        del asked.leaves[MOST_GOALS:]
    asked.leaves = _own_keys(asked.leaves)
    return asked


def _days(one: ChallengeDraft) -> int | None:
    if one.days is not None:
        return max(1, one.days.value)
    if one.first is not None and one.last is not None and one.first.value <= one.last.value:
        return (one.last.value - one.first.value).days + 1
    return None


# -- which targets are goals ------------------------------------------------------------------------------------------


def _kept(one: ChallengeDraft, asked: Asked, listed: Sequence[Stage]) -> list[Target]:
    """The targets that are goals: without those that others already say, or that the day list says day by day."""
    too_much = [target_text(target) for target in one.targets if not is_bounded(target)]
    asked.unsaid += [f"{text} is more than a template may ask for." for text in too_much]
    targets = [
        replace(target, per=Per.DAY) if target.per is Per.STAGE else target
        for target in one.targets
        if is_bounded(target)
    ]
    staged = [
        Target(row.activity, Found(row.amount, None), Per.STAGE, row.exercise)
        for row in listed
        if row.amount is not None
    ]
    kept: list[Target] = []
    for target in targets:
        if target.per is Per.SESSION and _rhythm(one, target):
            asked.assumed.append(f"{target_text(target)} is how it was done and not asked.")
        elif any(_covers(row, target) for row in staged) and target.per is not Per.SESSION:
            asked.assumed.append(f"The day list decides; {target_text(target)} is kept as a printed figure.")
        elif _mixed_beside(target, targets):
            asked.assumed.append(f"The goals of each sport decide; {target_text(target)} is kept as a printed figure.")
        elif _follows(target, targets, asked.days):
            pass  # the days make it
        elif _another_level(target, kept):
            asked.unsaid.append(f"The text also offers {target_text(target)}.")
        else:
            kept.append(target)
    return kept


def _rhythm(one: ChallengeDraft, target: Target) -> bool:
    """Whether a session's amount only says how a whole was split up: 30 minutes at a time, of 24 hours."""
    if is_counted(one, target) or every_hours(one, target) is not None:
        return False
    return not is_undated(one, target)


def _covers(row: Target, target: Target) -> bool:
    lengths = measure_in(row) is measure_in(target) is Measure.DISTANCE
    return same_thing(row, target) or (target.activity == MIXED and lengths)


def _mixed_beside(target: Target, targets: Sequence[Target]) -> bool:
    """Whether it is the sum of several sports, beside what each of them asks by day."""
    if (
        target.activity != MIXED
        or target.per not in (Per.TOTAL, Per.WEEK)
        or measure_in(target) is not Measure.DISTANCE
    ):
        return False
    return any(
        other.activity != MIXED and other.per is Per.DAY and measure_in(other) is Measure.DISTANCE for other in targets
    )


def _follows(target: Target, targets: Sequence[Target], days: int | None) -> bool:
    """Whether a shorter span already asks for as much: 155 km in all beside 5 km a day for 31 days."""
    span = days if target.per is Per.TOTAL else _LONGER.get(target.per)
    for other in targets:
        shorter = _LONGER.get(other.per)
        if other is target or shorter is None or not same_thing(other, target) or other.per is target.per:
            continue
        if span is None or span <= shorter:
            continue
        if amount_in(target) <= amount_in(other) * Decimal(span) / shorter * (1 + AGREES):
            return True
    return False


def _another_level(target: Target, kept: Sequence[Target]) -> bool:
    """Whether another level of it is a goal already; totals become a ladder instead."""
    return target.per is not Per.TOTAL and any(other.per is target.per and same_thing(other, target) for other in kept)


# -- goals ------------------------------------------------------------------------------------------------------------


def _clock(one: ChallengeDraft, kept: Sequence[Target], asked: Asked) -> int | None:
    """The seconds of a window that runs by the clock: for slots of hours, and hours that fill the days; else None."""
    if asked.days is None:
        return None
    slots = any(every_hours(one, target) is not None for target in kept)
    hours = [
        target.amount.value.number
        for target in kept
        if target.per is Per.TOTAL and target.amount.value.unit is Unit.HOUR
    ]
    full = [number for number in hours if DAY_H * asked.days <= number <= DAY_H * MOST_DAYS and number == int(number)]
    if full:
        return int(max(full)) * HOUR_S
    return asked.days * DAY_H * HOUR_S if slots else None


def _window(days: int | None, clock_s: int | None) -> Window:
    if clock_s is not None:
        return Window(kind=WindowKind.INSTANT, length_s=clock_s)
    return Window(kind=WindowKind.OPEN) if days is None else Window(kind=WindowKind.ROLLING, days=days)


def _leaf(one: ChallengeDraft, target: Target, kept: Sequence[Target], asked: Asked, clock_s: int | None) -> Leaf:
    per, amount = target.per, target.amount.value
    hours = every_hours(one, target) if clock_s is not None else None
    if per is Per.SESSION and hours is not None:
        leaf = leaf_of(target, Span.EVERY, amount_in(target))
        return replace(leaf, agg=Agg.MAX if leaf.agg is Agg.SUM else leaf.agg, every_s=hours * HOUR_S)
    if per is Per.SESSION:
        per = Per.DAY if asked.days is None or asked.days > 1 else Per.TOTAL
        asked.assumed.append(
            f"How often {amount_text(amount)} a session are due is not said; it is taken as "
            f"{'a daily goal' if per is Per.DAY else 'one session'}."
        )
    leaf = leaf_of(target, _SPANS[per], amount_in(target))
    if leaf.measure is Measure.SESSIONS:
        leaf = replace(leaf, counts=replace(leaf.counts, least=_least(one, target, kept)))
    if clock_s is not None and leaf.measure is Measure.MOVING and leaf.per is Span.WINDOW:
        leaf = replace(leaf, measure=Measure.ELAPSED)
    if asked.days is None and leaf.per in (Span.DAY, Span.WEEK):
        leaf = replace(leaf, need=Need(NeedKind.STREAK), attribution=Attribution.CREDIT)
    return leaf


def _least(one: ChallengeDraft, target: Target, kept: Sequence[Target]) -> tuple[Measure, int] | None:
    """The smallest session that counts: 45 min a session beside 3 sessions a week."""
    bound = next((other for other in kept if other.per is Per.SESSION and other.activity == target.activity), None)
    if bound is None or bound.amount.value.unit is Unit.SESSION:
        return None
    measure = measure_in(bound)
    return None if measure is Measure.SESSIONS else (measure, amount_in(bound))


def _own_keys(leaves: list[Leaf]) -> list[Leaf]:
    """Each goal with a key of its own."""
    seen: dict[str, int] = {}
    found = []
    for leaf in leaves:
        seen[leaf.key] = seen.get(leaf.key, 0) + 1
        found.append(leaf if seen[leaf.key] == 1 else replace(leaf, key=f"{leaf.key}-{seen[leaf.key]}"))
    return found


def _ladders(asked: Asked) -> None:
    """Several totals of the same thing as the rungs of one goal."""
    found: list[Leaf] = []
    for leaf in asked.leaves:
        twin = next((n for n, one in enumerate(found) if _rungs_of_one(one, leaf)), None)
        if twin is None:
            found.append(leaf)
            continue
        rungs = sorted({*(found[twin].tiers or (_whole(found[twin]),)), _whole(leaf)})
        tiers = tuple(rungs) if len(rungs) > 1 else ()
        found[twin] = replace(found[twin], target=rungs[0], tiers=tiers)
    asked.leaves = found


def _rungs_of_one(one: Leaf, other: Leaf) -> bool:
    plain = replace(other, target=one.target, tiers=one.tiers)
    return one.per is Span.WINDOW and plain == one


def _whole(leaf: Leaf) -> int:
    return leaf.target_of(0)
