"""What a plan needs to know that the text leaves open, and nothing else.

A doubt's `field` is the path of the field it is about, with a word behind it where it asks for something that is no
field of the draft: which challenge (`challenges`), which of several levels (`.levels`), which of two figures is the
goal (`.goal`), how long a lap is (`.pool`), what a triathlon is (`.legs`), how often a session is due (`.due`).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal
from typing import TypeVar

from tracker.articles.draft_words import (
    activity_title,
    activity_word,
    amount_text,
    base_amount,
    days_text,
    measure_of,
)
from tracker.articles.drafts import Amount, ChallengeDraft, Choice, Doubt, Draft, Found, Per, Role, Target, Unit
from tracker.articles.figure_doubts import AGREES, POOLS, base, goal, laps, legs, levels, same_thing
from tracker.articles.rhythm import every_hours, is_counted

_V = TypeVar("_V")
SAME, CONVERTED = Decimal("0.01"), Decimal("0.03")  # figures so close are the same, the second in two units
MOST_DAYS = 3_660
EACH, LEAVE = "all", "leave"


def asked(draft: Draft) -> Draft:
    """The draft with its open questions in `doubts`, as answers and changes then settle them."""
    own = tuple(doubt for doubt in draft.doubts if doubt.field not in {one.field for one in questions(draft)})
    return replace(draft, doubts=(*questions(draft), *own))


def renewed(
    before: Draft, after: Draft, settled: frozenset[str], moved: Callable[[str], str | None] = lambda path: path
) -> Draft:
    """`after` with the doubts that are open now: those settled before or by this change are not asked again.

    `moved` says where a path of `before` leads in `after`, None for what is gone.
    """
    open_before = {one.field for one in questions(before)}
    pending = {one.field for one in before.doubts}
    done = {moved(field) for field in (open_before - pending) | settled}
    fresh = tuple(one for one in questions(after) if one.field not in done)
    fields = {one.field for one in fresh} | done
    kept = (
        replace(one, field=place)
        for one in before.doubts
        if one.field not in open_before and (place := moved(one.field)) is not None and place not in fields
    )
    return replace(after, doubts=(*fresh, *kept))


def questions(draft: Draft) -> tuple[Doubt, ...]:
    """The questions a draft leaves open, each with its choices, the default first; one for each field at most."""
    mains = [(n, one) for n, one in enumerate(draft.challenges) if one.role is Role.MAIN]
    found = [_which(mains)] if len(mains) > 1 else []
    for number, one in mains:
        found += _of_challenge(one, f"challenges[{number}]")
    return tuple({doubt.field: doubt for doubt in reversed(found)}.values())[::-1]


def _which(mains: list[tuple[int, ChallengeDraft]]) -> Doubt:
    choices = [Choice(one.title.value, str(number)) for number, one in mains]
    return Doubt(
        "challenges",
        f"The text tells of {len(mains)} challenges; which one is meant?",
        (*choices, Choice("each of them, as a template of its own", EACH)),
        mains[0][1].title.phrase,
    )


def _of_challenge(one: ChallengeDraft, group: str) -> Iterator[Doubt]:
    if not one.targets and not any(stage.amount is not None for stage in one.stages):
        yield _nothing_to_do(one, group)
        return
    yield from _days(one, group)
    for index, target in enumerate(one.targets):
        yield from _of_target(one, target, f"{group}.targets[{index}]")
    yield from levels(one, group)
    yield from goal(one, group)


def _nothing_to_do(one: ChallengeDraft, group: str) -> Doubt:
    return Doubt(
        f"{group}.targets",
        f"The text gives no figures for {one.title.value}; what is to be done?",
        (
            Choice("any sport, 30 minutes a day", "any 30 min a day"),
            Choice("any sport, 5 km a day", "any 5 km a day"),
            Choice("nothing: leave it out", LEAVE),
        ),
        one.title.phrase,
    )


def _days(one: ChallengeDraft, group: str) -> Iterator[Doubt]:
    field = f"{group}.days"
    if one.days is not None:
        others = [other for other in one.days.others if other.value != one.days.value]
        if others:
            yield _conflict(field, "How long does it take?", one.days, others, days_text)
        return
    if (one.first is not None and one.last is not None) or any(stage.amount for stage in one.stages):
        return
    days = [7, 30]
    choices = [Choice(days_text(n), str(n)) for n in days]
    end = Choice("open end", "open")
    implied = _implied_days(one)
    if implied is not None:
        said = Choice(f"{days_text(implied)}, as the total and the daily goal make", str(implied))
        choices = [said, *(choice for choice in choices if choice.value != said.value), end]
    elif any(target.per is not Per.TOTAL for target in one.targets):
        choices = [*choices, end]
    else:
        choices = [end, *reversed(choices)]
    phrase = next((target.amount.phrase for target in one.targets), None)
    yield Doubt(field, "The text does not say how long it takes; for how long?", tuple(choices), phrase)


def _implied_days(one: ChallengeDraft) -> int | None:
    """The days that a total and a daily amount of the same thing make."""
    for total in one.targets:
        for daily in one.targets:
            if total.per is Per.TOTAL and daily.per is Per.DAY and same_thing(total, daily) and base(daily):
                days = int((base(total) / base(daily) - AGREES).to_integral_value(ROUND_CEILING))
                if 1 <= days <= MOST_DAYS:
                    return days
    return None


def _of_target(one: ChallengeDraft, target: Target, path: str) -> Iterator[Doubt]:
    found, title = target.amount, activity_title(target.activity, target.exercise)
    others = [other for other in found.others if not _alike(found.value, other.value, target)]
    if others:
        yield _conflict(path, f"{title}: the text gives more than one figure; which one?", found, others, amount_text)
    if found.value.unit is Unit.LAP and target.activity in POOLS:
        yield laps(target, path)
    if target.activity == "triathlon" and found.value.unit is Unit.SESSION and not _covered(one, target):
        yield legs(one, target, path)
    if is_undated(one, target):
        word = activity_word(target.activity, target.exercise)
        amount = amount_text(found.value)
        yield Doubt(
            f"{path}.due",
            f"{title}: how often is a session of {amount} due?",
            (Choice("every day", f"{word} {amount} a day"), Choice("once is enough", f"{word} {amount} in all")),
            found.phrase,
        )


def is_undated(one: ChallengeDraft, target: Target) -> bool:
    """Whether nothing says how often a session of that much is due, nor what the sessions add up to."""
    if target.per is not Per.SESSION or is_counted(one, target) or every_hours(one, target) is not None:
        return False
    return not any(other.per is not Per.SESSION and same_thing(other, target) for other in one.targets)


def _covered(one: ChallengeDraft, target: Target) -> bool:
    """Whether a total of triathlons only adds up those of the days, which are asked about."""
    days = any(other.activity == target.activity and other.per is Per.DAY for other in one.targets)
    return target.per is Per.TOTAL and days


def _conflict(
    field: str, question: str, found: Found[_V], others: list[Found[_V]], shown: Callable[[_V], str]
) -> Doubt:
    texts = {shown(one.value): one for one in reversed([found, *others])}
    choices = tuple(
        Choice(f"{text} (\u201c{_short(one.phrase.text)}\u201d)" if one.phrase else text, text)
        for text, one in reversed(texts.items())
    )
    return Doubt(field, question, choices, found.phrase)


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 60 else f"{plain[:59].rstrip()}\u2026"


def _alike(one: Amount, other: Amount, target: Target) -> bool:
    measures = {measure_of(target.activity, amount.unit, target.exercise) for amount in (one, other)}
    if len(measures) > 1:
        return True  # another measure of it, such as its time: no other figure for the same thing
    first, second = (Decimal(base_amount(amount.number, amount.unit)) for amount in (one, other))
    near = SAME if one.unit is other.unit else CONVERTED
    return abs(first - second) <= near * max(first, second)


def doubt_text(doubt: Doubt, choice: Choice) -> str:
    """What was assumed, as a sentence: the question and the choice that was taken."""
    return f"{doubt.question} {choice.label[:1].upper()}{choice.label[1:]}."
