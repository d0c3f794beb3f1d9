"""What several figures of a challenge leave open between them: the length of a lap or of a triathlon's legs, which of
several levels is meant, and which of two figures that don't agree is the goal.
"""

from collections.abc import Iterator
from decimal import Decimal

from tracker.articles.draft_words import (
    activity_title,
    amount_text,
    base_amount,
    days_text,
    kinds_of,
    measure_of,
    target_text,
)
from tracker.articles.drafts import Amount, ChallengeDraft, Choice, Doubt, Per, Target, Unit

AGREES = Decimal("0.02")  # so much may a total differ from what its days add up to
LADDER, DAYS_DECIDE, TOTAL_DECIDES, BOTH = "ladder", "day", "total", "both"
FULL, HALF, OLYMPIC = (
    "swim 3.8 km + ride 180 km + run 42.195 km",
    "swim 1.9 km + ride 90 km + run 21.0975 km",
    "swim 1.5 km + ride 40 km + run 10 km",
)
POOLS = {"swimming": (25, 50), "running": (400, 200), "walking": (400, 200)}  # metres of a lap


def laps(target: Target, path: str) -> Doubt:
    """How long a lap is; each lap may count as a session instead."""
    amount = target.amount.value
    as_sessions = Choice(
        "leave the length open: each lap is a session", amount_text(Amount(amount.number, Unit.SESSION, amount.most))
    )
    choices = []
    for metres in POOLS[target.activity]:
        whole = Amount(amount.number * metres, Unit.METRE, None if amount.most is None else amount.most * metres)
        choices.append(Choice(f"{metres} m, so {amount_text(whole)}", amount_text(whole)))
    title = activity_title(target.activity, target.exercise)
    what = "How long is the pool" if target.activity == "swimming" else "How long is a lap"
    question = f"{title}, {amount_text(amount)}: {what.lower()}?"
    return Doubt(f"{path}.pool", question, (*choices, as_sessions), target.amount.phrase)


def legs(one: ChallengeDraft, target: Target, path: str) -> Doubt:
    """How long each of so many triathlons is, the one that the words speak of first."""
    phrase = target.amount.phrase
    said = f"{phrase.text if phrase else ''} {one.title.value}".casefold()
    order = [("Ironman", FULL), ("half Ironman", HALF), ("Olympic distance", OLYMPIC)]
    if "half" in said or "70.3" in said:
        order = [order[1], order[0], order[2]]
    elif "olympic" in said:
        order = [order[2], order[0], order[1]]
    choices = [Choice(f"{name}: {legs}", legs) for name, legs in order]
    open_ = Choice("any triathlon counts", "session")
    if not any(word in said for word in ("iron", "half", "70.3", "140.6", "olympic")):
        choices = [open_, *choices]
    else:
        choices.append(open_)
    return Doubt(f"{path}.legs", "How long is each triathlon?", tuple(choices), phrase)


def levels(one: ChallengeDraft, group: str) -> Iterator[Doubt]:
    """Which of several levels of the same thing is meant, for the first thing that has some."""
    for index, target in enumerate(one.targets):
        levels = [other for other in one.targets if other.per is target.per and same_thing(other, target)]
        if len(levels) < 2 or target is not levels[0] or target.per is Per.SESSION:
            continue
        choices = [
            Choice(target_text(level), f"targets[{n}]") for n, level in enumerate(one.targets) if level in levels
        ]
        if target.per is Per.TOTAL:
            texts = [amount_text(level.amount.value) for level in sorted(levels, key=base)]
            choices.insert(0, Choice(f"all, as a ladder: {', '.join(texts)}", LADDER))
        yield Doubt(
            f"{group}.levels",
            f"{activity_title(target.activity, target.exercise)}: the text offers several levels; which one?",
            tuple(choices),
            one.targets[index].amount.phrase,
        )
        return


def goal(one: ChallengeDraft, group: str) -> Iterator[Doubt]:
    """A total that its days don't add up to; where stages say the days, they decide."""
    if one.days is None:
        return
    for total in one.targets:
        same = [other for other in one.targets if same_thing(total, other)]
        daily = [other for other in same if other.per is Per.DAY]
        if total.per is not Per.TOTAL or len(daily) != 1 or sum(other.per is Per.TOTAL for other in same) != 1:
            continue
        if total.amount.value.unit is Unit.LAP:
            continue
        added = base(daily[0]) * one.days.value
        most = daily[0].amount.value.most
        unit = daily[0].amount.value.unit
        upper = added if most is None else Decimal(base_amount(most, unit)) * one.days.value
        if added * (1 - AGREES) <= base(total) <= upper * (1 + AGREES):
            continue
        sum_ = Amount(daily[0].amount.value.number * one.days.value, daily[0].amount.value.unit)
        per_day, in_all = amount_text(daily[0].amount.value), amount_text(total.amount.value)
        choices = [
            Choice(f"the days: {per_day} each day", DAYS_DECIDE),
            Choice(f"the total: {in_all}, on whatever days", TOTAL_DECIDES),
        ]
        yield Doubt(
            f"{group}.goal",
            f"{per_day} a day for {days_text(one.days.value)} make {amount_text(sum_)}, "
            f"and the text says {in_all} in all; which of them is the goal?",
            (*(choices if added < base(total) else reversed(choices)), Choice("both", BOTH)),
            total.amount.phrase,
        )
        return


def same_thing(one: Target, other: Target) -> bool:
    """Whether two targets count the same: the same activities in the same measure."""
    return _thing(one) == _thing(other)


def _thing(target: Target) -> tuple[object, ...]:
    unit = target.amount.value.unit
    kinds = frozenset(kinds_of(target.activity, target.exercise, unit))
    word = target.exercise if target.activity == "strength" else None
    loose = target.activity if not kinds or "custom" in kinds else ""
    return kinds, word, loose, measure_of(target.activity, unit, target.exercise), unit is Unit.LAP


def base(target: Target) -> Decimal:
    """The amount of a target in its measure's base unit, 1 at least, as a plan asks it."""
    return Decimal(max(1, base_amount(target.amount.value.number, target.amount.value.unit)))
