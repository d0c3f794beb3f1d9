"""How many buckets of a goal must be hit."""

import re

from tracker.domain.goals import Key, Need, NeedKind, Per, Ramp
from tracker.domain.rule_words import counted
from tracker.formats.template_buckets import Cut
from tracker.formats.template_faults import quoted
from tracker.formats.template_spot import Spot

_NEED = re.compile(r"(?P<all>all)|(?P<streak>streak)(?: (?P<row>\d{1,5}))?|best (?P<best>\d{1,5})|(?P<n>\d{1,5})")
_DAYS_PER = re.compile(r"(\d{1,2}) per (day|week|month|year)")
_MOST_DAYS = {"week": 7, "month": 31}
_NOUNS = {Per.DAY: "day", Per.STAGE: "day", Per.WEEK: "week", Per.MONTH: "month", Per.EVERY: "slot"}
FINISH_SECONDS = 60


def by_weeks(spot: Spot) -> Spot | None:
    """The same goal in its normal form where its need is "3 per week" or "2 per month": of each week so many days.

    Other goals come back as they are; None where such a need contradicts the rest.
    """
    table = spot.table
    match = _DAYS_PER.fullmatch((table.need or "").strip().lower())
    if match is None:
        return spot
    number, span = int(match[1]), match[2]
    if span not in _MOST_DAYS or not 1 <= number <= _MOST_DAYS[span]:
        said = "write 1 to 7 per week or 1 to 31 per month"
        spot.add("need", f"{quoted(table.need)} can't be; {said}")
        return None
    if (table.per or "").strip().lower() != "day":
        spot.clash("need", "per", 'so many days a week goes with per = "day"')
        return None
    wrong = next(iter(spot.given("tiers", "each", "order")), None)
    if wrong is None and (table.agg in ("max", "min", "days")):
        wrong = "agg"
    if wrong is None and table.cmp == "at most":
        wrong = "cmp"
    if wrong is not None:
        spot.clash("need", wrong, "so many days a week are of days that reach one amount")
        return None
    if table.target is None:
        spot.add("target", "is missing; write what makes a day count")
        return None
    if not isinstance(table.target, str):
        spot.clash("need", "target", "so many days a week are of one amount, not of a table")
        return None
    if table.agg == "count" and table.measure is None:
        table = table.model_copy(update={"measure": "sessions"})
    changed = {"per": span, "agg": "days", "each": table.target, "target": str(number), "need": None}
    names = {**spot.names, "each": "target", "target": "need"}
    return Spot(table.model_copy(update=changed), spot.path, spot.faults, spot.span, names)


def need_of(spot: Spot, cut: Cut, ladder: tuple[int, ...] = ()) -> Need | None:
    """How many buckets must be hit; None where that is wrong.

    By default all, and of sessions and rolling spans one. `ladder` are rungs that count buckets (per = "by:.."): the
    first is what is needed.
    """
    text = spot.table.need
    if text is None:
        return _default(spot, cut, ladder)
    match = _NEED.fullmatch(text.strip().lower())
    number = int(next((match[group] for group in ("row", "best", "n") if match[group]), 0)) if match else 0
    if match is None or (number == 0 and not match["all"] and not (match["streak"] and not match["row"])):
        spot.add("need", f'{quoted(text)} must be "all", a number above 0, "streak 30", "best 9" or "3 per week"')
        return None
    if match["streak"]:
        need = Need(NeedKind.STREAK, number or None)
    elif match["best"]:
        need = Need(NeedKind.BEST, number)
    else:
        need = Need() if match["all"] else Need(NeedKind.COUNT, number)
    if not _fits(spot, cut, need) or not _fits_amount(spot, cut, need):
        return None
    if ladder and need != Need(NeedKind.COUNT, ladder[0]):
        spot.clash("need", "tiers", "the first rung says how many are needed; leave need out")
        return None
    return need


def check_rows(spot: Spot, need: Need, target: int | tuple[int, ...] | Ramp, staged: bool) -> None:
    """Note a number of days that a day table does not ask something on; under an upper bound rest rows count too."""
    if not isinstance(target, tuple) or need.kind is not NeedKind.COUNT or spot.table.cmp == "at most":
        return
    asking = sum(row > 0 for row in target)
    if need.n is not None and need.n > asking:
        said = f"asks for {counted(need.n, 'day')} and the table asks for something in {counted(asking, 'row')}"
        spot.faults.clash(spot.at("need"), ("stages",) if staged else spot.at("target"), said)


def _default(spot: Spot, cut: Cut, ladder: tuple[int, ...]) -> Need | None:
    if cut.per in (Per.SESSION, Per.ROLLING):
        return Need(NeedKind.COUNT, 1)
    if ladder:
        return Need(NeedKind.COUNT, ladder[0])
    if cut.per is Per.BY and spot.table.items is None:
        example = f"need = {FINISH_SECONDS}" if cut.by is Key.FINISH_SECOND else "need = 20"
        spot.clash("need", "per", f"is missing; say how many different ones, for example {example}")
        return None
    return Need()


def _fits(spot: Spot, cut: Cut, need: Need) -> bool:
    """Whether buckets of that kind can be needed so, noting why not."""
    per, kind = cut.per, need.kind
    if per is Per.WINDOW and kind is not NeedKind.ALL:
        spot.clash("need", "per", "the window is one bucket, which must be hit; leave need out")
    elif per is Per.SESSION and kind in (NeedKind.ALL, NeedKind.STREAK):
        spot.clash("need", "per", "sessions come in no row; write how many must reach the target")
    elif per is Per.ROLLING and kind is not NeedKind.COUNT:
        spot.clash("need", "per", "any days in a row will do; leave need out")
    elif per is Per.BY and kind in (NeedKind.STREAK, NeedKind.BEST):
        spot.clash("need", "per", "different ones come in no row; write how many, or all of the items")
    elif per is Per.BY and kind is NeedKind.ALL and spot.table.items is None:
        spot.clash("need", "per", 'needs items = [..] to be "all" of; without them write how many')
    else:
        return True
    return False


def _fits_amount(spot: Spot, cut: Cut, need: Need) -> bool:
    """Whether there can be so many buckets, noting where there are fewer."""
    if need.n is None:
        return True
    if cut.per is Per.BY:
        items = spot.table.items
        if items is not None and need.n > len(items):
            spot.clash("need", "items", f"asks for {need.n} and there are {counted(len(items), 'item')}")
            return False
        if cut.by is Key.FINISH_SECOND and need.n > FINISH_SECONDS:
            spot.clash("need", "per", f"asks for {need.n} and a minute has {FINISH_SECONDS} seconds")
            return False
        return True
    most = spot.span.most(cut.per, cut.every_s)
    if most is not None and need.n > most:
        spot.clash_window("need", f"asks for {counted(need.n, _NOUNS[cut.per])} and the window has {most}")
        return False
    return True
