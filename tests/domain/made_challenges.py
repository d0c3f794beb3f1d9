"""Challenges made up at random, the same for the same dice."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from tests.domain.building import KM, challenge, leaf
from tracker.domain.goals import Agg, Attribution, Cmp, Counts, Factor, Goal, Group, Leaf, Need, NeedKind, Op, Per, Ramp
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import (
    Challenge,
    Continuity,
    Entry,
    FreezeRule,
    Makeup,
    OnMiss,
    RestRule,
    Window,
    WindowKind,
)

ONE = timedelta(days=1)
DATES = ("2026-03-12", "2026-10-12", "2011-12-18", "2010-10-25", "2028-02-20", "2026-12-14", "2025-06-10")
SETTING_BACK = (OnMiss.RESTART, OnMiss.FAIL)


def made_challenge(dice: Random) -> Challenge:
    """A started challenge of some shape."""
    start = date.fromisoformat(dice.choice(DATES)) + dice.randint(0, 12) * ONE
    goal, length = dice.choice(GOALS)(dice)
    rules = _continuity(dice, goal)
    window = Window(kind=WindowKind.OPEN) if dice.random() < 0.2 else Window(kind=WindowKind.ROLLING, days=length)
    if window.kind is WindowKind.OPEN:
        goal = _endless(goal)
        rules = replace(rules, makeup=Makeup.NONE)
    entry = Entry()
    if dice.random() < 0.2:
        entry = Entry(late_days=dice.randint(0, 3))
    elif dice.random() < 0.1:
        entry = Entry(late_until=datetime.combine(start + dice.randint(3, length) * ONE, time(12), UTC))
    made = challenge(
        goal, start.isoformat(), window=window, continuity=rules, entry=entry, week_start=dice.choice((0, 0, 6, 5))
    )
    if entry != Entry() and (start.toordinal() + length) % 3 == 0:  # over what is in the journal already
        return replace(made, joined_at=made.joined_at + (2 + length // 2) * ONE)
    return made


def _endless(goal: Goal) -> Goal:
    """The goal with streaks that have no end, as windows without one have them."""
    if isinstance(goal, Leaf):
        endless = goal.need.kind is NeedKind.ALL and goal.per not in (Per.WINDOW, Per.SESSION)
        return replace(goal, need=Need(NeedKind.STREAK)) if endless else goal
    return replace(goal, goals=tuple(_endless(child) for child in goal.goals))


def _counts(dice: Random, kinds: tuple[str, ...]) -> Counts:
    counts = Counts(kinds=kinds)
    if dice.random() < 0.15:
        counts = replace(counts, excepted=("run-trail",))
    if dice.random() < 0.15:
        counts = replace(counts, indoor=False)
    if dice.random() < 0.1:
        counts = replace(counts, assisted=None, manual=True)
    if dice.random() < 0.15:
        counts = replace(counts, least=(dice.choice((Measure.DISTANCE, Measure.ELAPSED)), 1800))
    if dice.random() < 0.1:
        counts = replace(counts, most=(Measure.DISTANCE, 30 * KM))
    if dice.random() < 0.15:
        counts = replace(counts, cap_day=8 * KM)
    if dice.random() < 0.15:
        counts = replace(counts, gap_s=dice.choice((3 * 3600, 8 * 3600)))
    if dice.random() < 0.1:
        counts = replace(counts, continuous=True)
    if dice.random() < 0.25:
        ride = Factor(kind="ride", num=1, den=3)
        steps = Factor(kind="walk", num=700, measure=Measure.STEPS)  # a step is 70 cm
        counts = replace(counts, kinds=(*kinds, "ride", "walk"), factors=(ride, steps))
    return counts


def _part(dice: Random, key: str = "run", **fields: Any) -> Leaf:
    """A leaf that sums kilometres a day."""
    kinds = dice.choice(((key,), (key,), (key, "walk"), ("foot",))) if key == "run" else (key,)
    made_of: dict[str, Any] = {"need": _need(dice, 6), "attribution": dice.choice(tuple(Attribution))}
    if dice.random() < 0.1:
        made_of["tolerance"] = 20
    target = dice.choice((2, 3, 5)) * KM
    return replace(leaf(key, target, counts=_counts(dice, kinds), **made_of), **fields)


def _need(dice: Random, n: int) -> Need:
    kind = dice.choice((NeedKind.ALL, NeedKind.ALL, NeedKind.COUNT, NeedKind.STREAK))
    return Need(kind, None if kind is NeedKind.ALL else dice.randint(2, n))


def _daily(dice: Random) -> tuple[Goal, int]:
    if dice.random() < 0.2:
        counted = replace(_counts(dice, ("run", "ride")), cap_day=None)
        fields: dict[str, Any] = {"measure": Measure.SESSIONS, "attribution": Attribution.START, "tolerance": 0}
        return _part(dice, target=dice.choice((1, 2)), agg=Agg.COUNT, counts=counted, **fields), 30
    if dice.random() < 0.15:
        return _part(dice, agg=Agg.MAX, attribution=Attribution.START), 25
    return _part(dice), dice.choice((7, 20, 30, 45))


def _table(dice: Random) -> tuple[Goal, int]:
    days = dice.randint(6, 25)
    rows = tuple(dice.choice((0, 2, 3, 5, 8)) * KM for _ in range(days))
    return _part(dice, per=Per.STAGE, target=rows), days


def _ramp(dice: Random) -> tuple[Goal, int]:
    return _part(dice, target=Ramp(KM, 250_000)), 20


def _at_most(dice: Random) -> tuple[Goal, int]:
    per = dice.choice((Per.DAY, Per.WEEK))
    fields: dict[str, Any] = {"cmp": Cmp.AT_MOST, "tolerance": 0, "per": per}
    return _part(dice, target=(9 if per is Per.DAY else 45) * KM, **fields), 28


def _group(dice: Random) -> tuple[Goal, int]:
    need = _need(dice, 6)
    keys = ("run", "ride", "swim")[: dice.choice((2, 2, 3))]
    goals: list[Goal] = [_part(dice, key, need=need) for key in keys]
    if dice.random() < 0.3:
        goals.append(_part(dice, "water", measure=Measure.FACT, fact="water", target=2000, need=need, counts=Counts()))
    if dice.random() < 0.2:
        rows = tuple(dice.choice((0, 2, 3)) * KM for _ in range(20))
        goals[0] = _part(dice, per=Per.STAGE, target=rows, need=need)
    op = dice.choice(tuple(Op))
    return Group(op=op, goals=tuple(goals), k=2 if op is Op.K_OF else 0), 20


def _calendar(dice: Random) -> tuple[Goal, int]:
    per, days = dice.choice(((Per.WEEK, 35), (Per.WEEK, 28), (Per.MONTH, 90)))
    week = 1 if per is Per.WEEK else 4
    need = _need(dice, 3)
    how = dice.random()
    if how < 0.4:
        return _part(dice, per=per, target=12 * week * KM, need=need), days
    if how < 0.7:
        days_of: dict[str, Any] = {"agg": Agg.DAYS, "each": 2 * KM, "tolerance": 0}
        return _part(dice, per=per, target=3 * week, need=need, **days_of), days
    plain: dict[str, Any] = {"attribution": Attribution.START, "tolerance": 0, "per": per, "need": need}
    if how < 0.85:
        counts = replace(_counts(dice, ("run",)), cap_day=None)
        return _part(dice, target=3 * week, agg=Agg.COUNT, measure=Measure.SESSIONS, counts=counts, **plain), days
    return _part(dice, target=8 * KM, agg=Agg.MAX, **plain), days


def _whole(dice: Random) -> tuple[Goal, int]:
    one = Need()
    if dice.random() < 0.4:
        need = Need(NeedKind.COUNT, dice.randint(1, 4))
        return _part(dice, per=Per.SESSION, target=8 * KM, need=need, attribution=Attribution.START), 20
    return _part(dice, per=Per.WINDOW, target=dice.choice((30, 60)) * KM, need=one), 20


def _mixed(dice: Random) -> tuple[Goal, int]:
    """Day targets beside a total or a week."""
    day = _part(dice, "run")
    other = _part(dice, "ride", per=dice.choice((Per.WINDOW, Per.WEEK)), target=12 * KM, need=Need())
    return Group(op=Op.ALL, goals=(day, other)), 21


GOALS: tuple[Callable[[Random], tuple[Goal, int]], ...] = (
    _daily,
    _daily,
    _daily,
    _table,
    _ramp,
    _at_most,
    _group,
    _group,
    _calendar,
    _calendar,
    _whole,
    _mixed,
)


def _continuity(dice: Random, goal: Goal) -> Continuity:
    parts = [goal] if isinstance(goal, Leaf) else [one for one in goal.goals if isinstance(one, Leaf)]
    rest = None
    per = dice.choice(("week", "month", "challenge"))
    if any(one.per in (Per.WEEK, Per.MONTH) for one in parts):
        per = "challenge"
    if (way := dice.random()) < 0.3:
        rest = RestRule(n=dice.randint(1, 2), per=per)
    elif way < 0.45:
        rest = RestRule(weekdays=dice.choice(((6,), (5, 6), (2,))))
    freeze = None
    if dice.random() < 0.25:
        freeze = FreezeRule(
            initial=dice.randint(0, 2), earn_every=dice.choice((None, 3, 7)), most=dice.choice((None, 1, 2))
        )
    excuses = dice.choice(
        (Continuity().excuses, Continuity().excuses, frozenset(), frozenset({MarkKind.SICK, MarkKind.REST}))
    )
    on_miss = dice.choice((OnMiss.CONTINUE, OnMiss.CONTINUE, *OnMiss))
    needs = {one.need.kind for one in parts}
    if (NeedKind.COUNT in needs and len(needs) > 1) or any(one.per in (Per.WINDOW, Per.SESSION) for one in parts):
        on_miss = OnMiss.CONTINUE if on_miss in SETTING_BACK else on_miss
    makeup = Makeup.NONE
    plain = all(one.cmp is Cmp.AT_LEAST and not one.tolerance for one in parts)
    if plain and on_miss is OnMiss.CONTINUE and dice.random() < 0.25:
        makeup = dice.choice((Makeup.ANY, Makeup.SAME_PERIOD))
    return Continuity(
        excuses=excuses,
        rest=rest,
        freeze=freeze,
        pause_days=dice.choice((None, 2, 4)),
        makeup=makeup,
        on_miss=on_miss,
    )
