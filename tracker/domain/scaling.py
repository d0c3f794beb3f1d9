"""A template taken on at a part of what it asks, or at a multiple: "Mumbai → Goa at 50 %".

Every amount goes along: targets, day tables, growing amounts, ladders, what a day or a session must hold to count, the
road and the places on it, and the amounts that awards are given for. Each is multiplied exactly and rounded to the
whole base unit; what is asked stays asked, so nothing falls below one unit, and a rest row stays one.

What is counted stays as it is: days, weeks, sessions, races, places, streaks, percentages, windows and gaps. So do
checks, upper bounds (half of "at most 2 h" would be the harder thing), the official distances of races, and the figures
that were printed. A template that is about a race, or that holds no amount at all, can't be scaled.
"""

import re
import unicodedata
from dataclasses import replace
from fractions import Fraction
from itertools import accumulate, pairwise

from tracker.domain.goals import Agg, Cmp, Counts, Goal, Group, Leaf, Per, Ramp, leaves
from tracker.domain.quantities import parse_number, plain_number_text
from tracker.domain.rule_words import joined
from tracker.domain.sessions import Measure
from tracker.domain.templates import Award, Route, Template, Trigger, Window, WindowKind
from tracker.domain.text import clean_text
from tracker.errors import InputError, RefusedError

WHOLE = Fraction(1)
LEAST, MOST = Fraction(1, 100), Fraction(10)
_COUNTED = (Measure.SESSIONS, Measure.CHECK, Measure.RESULTS)
_NUMBER = r"[0-9]{1,4}(?:[.,][0-9]{1,4})?"
_SCALE = re.compile(
    r"(?:(?P<whole>[0-9]{1,4}) )?(?P<num>[0-9]{1,4})/(?P<den>[0-9]{1,4})|"
    rf"(?P<value>{_NUMBER}) ?(?P<percent>%?)"
)
_FRACTION = re.compile("[¼-¾⅐-⅞]")  # and not ², which is no 2
_HOW = "write 50 %, 0.5 or 1/2"


def read_scale(text: str) -> Fraction:
    """The scale that a text means: "50 %", "0.5", "1/2", "½", "1 1/2"; an empty one is the whole.

    InputError where it can't be read, RefusedError outside of 1 % to 1000 %.
    """
    spaced = _FRACTION.sub(lambda found: f" {unicodedata.normalize('NFKC', found[0])} ", plain_number_text(text))
    plain = " ".join(spaced.replace("\u2044", "/").replace("×", " ").split()).removeprefix("x ").strip()
    if not plain:
        return WHOLE
    found = _SCALE.fullmatch(plain)
    shown = clean_text(text, limit=40)
    if found is None or found["den"] in ("0", "00", "000", "0000"):
        raise InputError(f"{shown!r} is no scale; {_HOW}.", text=text, end=len(text))
    if found["den"]:
        scale = int(found["whole"] or 0) + Fraction(int(found["num"]), int(found["den"]))
    else:
        scale = Fraction(parse_number(found["value"])) / (100 if found["percent"] else 1)
    if not LEAST <= scale <= MOST:
        raise RefusedError(f"{shown!r} is no scale to start at: it lies between 1 % and 1000 %; {_HOW}.", text=text)
    return scale


def scale_text(scale: Fraction) -> str:
    """A scale in the way it is read back: "50 %", "12.5 %", "1/3"."""
    percent = scale * 100
    if percent.denominator in (1, 2, 4, 5, 10):
        return f"{float(percent):.2f}".rstrip("0").rstrip(".") + " %"
    return f"{scale.numerator}/{scale.denominator}"


def scaled(template: Template, scale: Fraction) -> Template:
    """The template with every amount times `scale`, its title saying so; the same template for a scale of 1.

    RefusedError where it can't be had: for a race, where there is no amount, where rungs of a ladder would fall
    together, or where an amount grows by steps that would not come out whole.
    """
    if scale == WHOLE:
        return template
    _refuse_unscalable(template, scale)
    said = f" at {scale_text(scale)}"
    summary = f"{template.summary} Taken on{said}: every amount is that share of what is printed.".strip()
    return replace(
        template,
        title=template.title + said,
        summary=summary,
        goal=_goal(template.goal, scale, template.window),
        route=None if template.route is None else _route(template.route, scale),
        awards=tuple(_award(award, template, scale, said) for award in template.awards),
    )


def _refuse_unscalable(template: Template, scale: Fraction) -> None:
    if template.race is not None or any(edition.race is not None for edition in template.editions):
        raise RefusedError(f"{template.title} is about a race, whose distance is what it is; start it at 100 %.")
    if template.route is None and not any(scales(leaf) or _part_scales(leaf) for leaf in leaves(template.goal)):
        what = joined(dict.fromkeys(leaf.amounts_in.value for leaf in leaves(template.goal)), "and")
        raise RefusedError(f"{template.title} counts {what}, not amounts, so it can't be scaled; start it at 100 %.")


def scales(leaf: Leaf) -> bool:
    """Whether what a goal asks is an amount that may be scaled, and not a count or an upper bound."""
    return leaf.agg not in (Agg.COUNT, Agg.DAYS) and leaf.measure not in _COUNTED and leaf.cmp is Cmp.AT_LEAST


def _part_scales(leaf: Leaf) -> bool:
    """Whether a goal counts days or sessions of some amount."""
    return (leaf.agg is Agg.DAYS and leaf.measure not in _COUNTED) or leaf.counts.least is not None


def times(value: int, scale: Fraction) -> int:
    """An amount times the scale, rounded half up; at least 1 where anything was asked."""
    exact = value * scale
    return max(1, (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)) if value else 0


def _goal(goal: Goal, scale: Fraction, window: Window) -> Goal:
    if isinstance(goal, Group):
        return replace(goal, goals=tuple(_goal(one, scale, window) for one in goal.goals))
    counts = _counts(goal, scale)
    if goal.agg is Agg.DAYS and goal.measure not in _COUNTED:
        return replace(goal, counts=counts, each=times(goal.each, scale))
    if not scales(goal):
        return replace(goal, counts=counts)
    goal = _laddered(replace(goal, counts=counts), scale)
    if isinstance(goal.target, Ramp):
        return _grown(goal, goal.target, scale, window)
    if isinstance(goal.target, tuple):
        return replace(goal, target=_table(goal.target, goal.measure, scale))
    return replace(goal, target=times(goal.target, scale))


def _table(rows: tuple[int, ...], measure: Measure, scale: Fraction) -> tuple[int, ...]:
    """The rows of a table. Those of a distance come after each day to what the places of a road are scaled to."""
    if measure is not Measure.DISTANCE:
        return tuple(times(row, scale) for row in rows)
    ends = [0, *(times(end, scale) for end in accumulate(rows))]
    return tuple(max(1, end - before) if row else 0 for row, (before, end) in zip(rows, pairwise(ends), strict=True))


def _counts(leaf: Leaf, scale: Fraction) -> Counts:
    """What counts, the bounds of a session and of a day along with the target."""
    held = leaf.counts
    if leaf.cmp is Cmp.AT_MOST:
        return held
    return replace(
        held,
        least=_bound(held.least, scale),
        most=_bound(held.most, scale),
        cap_day=times(held.cap_day, scale) if held.cap_day is not None and scales(leaf) else held.cap_day,
    )


def _bound(bound: tuple[Measure, int] | None, scale: Fraction) -> tuple[Measure, int] | None:
    if bound is None or bound[0] in _COUNTED:
        return bound
    return bound[0], times(bound[1], scale)


def _laddered(leaf: Leaf, scale: Fraction) -> Leaf:
    """The rungs; those of different keys are numbers of keys and stay."""
    if leaf.per is Per.BY:
        return leaf
    tiers = tuple(times(rung, scale) for rung in leaf.tiers)
    if any(one == other for one, other in pairwise(tiers)):
        raise RefusedError(
            f"At {scale_text(scale)} rungs of {leaf.title!r} would fall together; choose a larger scale."
        )
    return replace(leaf, tiers=tiers, tier_step=None if leaf.tier_step is None else times(leaf.tier_step, scale))


def _grown(leaf: Leaf, ramp: Ramp, scale: Fraction, window: Window) -> Leaf:
    """An amount that grows: as such where its steps come out whole, else written out day by day."""
    base, step = ramp.base * scale, ramp.step * scale
    if base.denominator == step.denominator == 1:
        return replace(leaf, target=Ramp(base.numerator, step.numerator))
    days = _days(window)
    if leaf.per is not Per.DAY or days is None:
        raise RefusedError(
            f"{leaf.title!r} grows by steps that are no whole amounts at {scale_text(scale)}; choose another scale."
        )
    return replace(leaf, per=Per.STAGE, target=tuple(times(leaf.target_of(n), scale) for n in range(days)))


def _days(window: Window) -> int | None:
    """How many days a window has, where each start gives the same number."""
    if window.kind is WindowKind.FIXED and window.first is not None and window.last is not None and not window.yearly:
        return (window.last - window.first).days + 1
    return window.days if window.kind is WindowKind.ROLLING else None


def _route(route: Route, scale: Fraction) -> Route:
    places = tuple(
        place if place.at_mm is None else replace(place, at_mm=times(place.at_mm, scale)) for place in route.places
    )
    return replace(route, length_mm=times(route.length_mm, scale), places=places)


def _award(award: Award, template: Template, scale: Fraction, said: str) -> Award:
    """An award for an amount; one that is called by it says that it was had at a scale."""
    if award.on is Trigger.TIER:
        return replace(award, title=_titled(award.title, said))
    if award.on not in (Trigger.AMOUNT, Trigger.SESSION) or award.amount is None or not _of_amount(award, template):
        return award
    return replace(award, amount=times(award.amount, scale), title=_titled(award.title, said))


def _titled(title: str, said: str) -> str:
    return title + said if any(char.isdecimal() for char in title) else title


def _of_amount(award: Award, template: Template) -> bool:
    """Whether what an award looks at is scaled: its goal, else the total."""
    found = leaves(template.goal)
    if award.goal:
        return any(scales(leaf) for leaf in found if leaf.key == award.goal)
    return template.route is not None or any(scales(leaf) for leaf in found)
