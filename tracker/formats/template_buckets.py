"""How a goal of a template file is cut: by day, week, `every 4 h`, `rolling 16 d`, `by:event` and so on."""

import re
from dataclasses import dataclass, replace
from difflib import get_close_matches

from tracker.domain.goals import Key, Order, Per
from tracker.domain.templates import WindowKind
from tracker.errors import InputError
from tracker.formats.template_amounts import real_time_of
from tracker.formats.template_faults import one_of, quoted
from tracker.formats.template_spot import Spot
from tracker.formats.template_values import MAX_DAYS

PLAIN = ("window", "session", "day", "week", "month", "stage")
KEYS = tuple(key.value for key in Key)
RESULT_KEYS = (Key.EVENT, Key.REGION, Key.LETTER, Key.FINISH_SECOND)  # keys that only race results have
CHECKLISTS = (Key.ITEM, Key.EVENT, Key.REGION)
_ROLLING = re.compile(r"rolling\s+(\d{1,4})\s*(d|days?|w|weeks?)")
_EVERY = re.compile(r"every\s+(.+)")
_ORDERS = {"calendar": Order.CALENDAR, "any in week": Order.WEEK, "on success": Order.SUCCESS}


@dataclass(frozen=True, slots=True)
class Cut:
    """The buckets of a goal, as its leaf says them."""

    per: Per
    every_s: int | None = None
    roll_days: int | None = None
    by: Key | None = None
    order: Order = Order.CALENDAR


def cut_of(spot: Spot) -> Cut | None:
    """How the goal is cut; None where that is missing or can't be, which the faults then say."""
    text = spot.table.per
    if text is None:
        spot.add("per", 'is missing; say what the target holds for, for example per = "day"')
        return None
    cut = _read(spot, text.strip().lower())
    if cut is None:
        return None
    if spot.table.items is not None and cut.by not in CHECKLISTS:
        spot.clash("items", "per", 'a checklist goes with per = "by:item" (or by:event, by:region)')
    if cut.by is Key.ITEM and spot.table.items is None:
        spot.add("items", 'is missing; write for example items = ["Tokyo", "Boston"]')
    if spot.table.inside and cut.per is not Per.EVERY:
        spot.clash("inside", "per", 'goes with per = "every 4 h" or the like')
    return _ordered(spot, cut)


def _read(spot: Spot, text: str) -> Cut | None:
    if text in PLAIN:
        return Cut(Per(text))
    if match := _ROLLING.fullmatch(text):
        return _rolling(spot, int(match[1]) * (7 if match[2].startswith("w") else 1))
    if match := _EVERY.fullmatch(text):
        return _every(spot, match[1])
    if text.startswith("by:"):
        return _by(spot, text.removeprefix("by:").strip())
    close = get_close_matches(text, (*PLAIN, *(f"by:{key}" for key in KEYS)), n=1, cutoff=0.5)
    hint = f"; did you mean {close[0]!r}?" if close else ""
    spot.add("per", f'{quoted(text)} is not one of {", ".join(PLAIN)}, "every 4 h", "rolling 16 d" or "by:event"{hint}')
    return None


def _rolling(spot: Spot, days: int) -> Cut | None:
    if not 2 <= days <= MAX_DAYS:
        spot.add("per", f"rolling goes from 2 to {MAX_DAYS} days, not {days}")
        return None
    if spot.span.days is not None and days > spot.span.days:
        spot.clash_window("per", f'{days} days in a row are more than the {spot.span.days}; write per = "window"')
    return Cut(Per.ROLLING, roll_days=days)


def _every(spot: Spot, length: str) -> Cut | None:
    if length in PLAIN:
        spot.add("per", f"{quoted(length)} alone is enough; every is for slots of real time, as every 4 h")
        return None
    try:
        every_s = real_time_of(length)
    except InputError as error:
        spot.add("per", str(error).rstrip("."))
        return None
    if spot.span.kind not in (None, WindowKind.INSTANT):
        spot.clash_window("per", "slots of real time need a window that begins at an instant; write instant = true")
    elif spot.span.length_s is not None and every_s > spot.span.length_s:
        spot.clash_window("per", "a slot is longer than the window")
    elif spot.span.length_s is not None and spot.span.length_s % every_s:
        said = "does not divide the window evenly, and a slot that the window cuts never counts"
        spot.faults.clash(spot.at("per"), ("window", "length"), said)
    return Cut(Per.EVERY, every_s=every_s)


def _by(spot: Spot, word: str) -> Cut | None:
    key = word.replace("-", "_").replace(" ", "_")
    if key not in KEYS:
        close = get_close_matches(key, KEYS, n=1, cutoff=0.5)
        hint = f"did you mean by:{close[0]}?" if close else f"write by: and one of {one_of(KEYS)}"
        spot.add("per", f"nothing is counted by {quoted(word)}; {hint}")
        return None
    return Cut(Per.BY, by=Key(key))


def _ordered(spot: Spot, cut: Cut) -> Cut:
    """With the order in which the rows of a day table are taken."""
    word = spot.table.order
    if word in ("any", "sequence"):
        spot.add("order", 'orders the goals of a group; of a day table write "any in week" or "on success"')
    order = _ORDERS.get(word or "calendar", Order.CALENDAR)
    if word in _ORDERS and cut.per is not Per.STAGE:
        spot.clash("order", "per", 'orders the rows of a day table and goes with per = "stage"')
    if spot.table.rest_between is not None and order is not Order.SUCCESS:
        spot.clash("rest_between", "order" if word else "per", 'goes with order = "on success"')
    return replace(cut, order=order)
