"""What one goal of a template file asks: an amount, a row for each day, a growing amount, or a ladder."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.domain.goals import Agg, Per, Ramp
from tracker.domain.rule_words import counted
from tracker.domain.sessions import Measure
from tracker.errors import InputError
from tracker.formats.template_amounts import is_plain, is_ramp, measure_of, ramp_of, read_amount
from tracker.formats.template_buckets import Cut
from tracker.formats.template_faults import quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_metrics import REST, Metric
from tracker.formats.template_spot import Spot

_GROWING = (Per.DAY, Per.WEEK, Per.MONTH, Per.EVERY)
_LADDERS = (Per.WINDOW, Per.SESSION, Per.ROLLING, Per.BY)
_BY_DEFAULT_ONE = (Measure.SESSIONS, Measure.CHECK)


@dataclass(frozen=True, slots=True)
class Asked:
    """The target of a goal in base units, and its ladder."""

    target: int | tuple[int, ...] | Ramp
    each: int = 0
    tiers: tuple[int, ...] = ()
    tier_step: int | None = None


def asked_of(spot: Spot, cut: Cut, metric: Metric, rows: Sequence[str] | None, staged: bool) -> Asked | None:
    """What the goal asks; None where a part of it is wrong, which the faults then say.

    `rows` are those of a day table; `staged` ones stand in the file's stages, which is where their faults point.
    """
    _check_side(spot, metric)
    each = _each(spot, cut, metric)
    if each is None:
        return None
    if rows is not None:
        table = _rows(spot, metric, rows, staged)
        return None if table is None else Asked(table, each)
    if spot.table.tiers is not None:
        return _ladder(spot, cut, metric, each)
    target = _target(spot, cut, metric)
    return None if target is None else Asked(target, each)


def _check_side(spot: Spot, metric: Metric) -> None:
    """An upper bound goes with single amounts only."""
    if spot.table.cmp == "at most":
        best = (spot.table.need or "").startswith("best")
        for key, there in (("tiers", spot.table.tiers is not None), ("need", best), ("agg", metric.agg is Agg.DAYS)):
            if there:
                spot.clash(key, "cmp", "asks for as much as possible; it can't go with an upper bound")


def _each(spot: Spot, cut: Cut, metric: Metric) -> int | None:
    """What a day needs to be counted; 0 where days are not what is counted, None where it is wrong."""
    each = spot.table.each
    if metric.agg is not Agg.DAYS:
        if each is not None:
            spot.clash("each", "agg", 'says what a day needs; write agg = "days" or leave it out')
            return None
        return 0
    if cut.per in (Per.DAY, Per.STAGE, Per.SESSION, Per.EVERY, Per.BY):
        spot.clash("agg", "per", 'days are counted in a "week", a "month", a "rolling" span or the "window"')
        return None
    if each is None and metric.measure in _BY_DEFAULT_ONE:
        return 1
    if each is None:
        spot.add("each", 'is missing; write what a day needs, for example each = "30 min"')
        return None
    return read_amount(each, metric.measure, spot.at("each"), spot.faults, metric.unit_word)


def _rows(spot: Spot, metric: Metric, rows: Sequence[str], staged: bool) -> tuple[int, ...] | None:
    values = []
    for index, row in enumerate(rows):
        place: Path = ("stages", index) if staged else (*spot.at("target"), index)
        rest = row.strip().lower() in REST
        values.append(0 if rest else read_amount(row, metric.measure, place, spot.faults, metric.unit_word))
    known = tuple(value for value in values if value is not None)
    if len(known) != len(values):
        return None
    if not any(known):
        spot.add("target", "asks for nothing on any day; write an amount above 0 in at least one row")
        return None
    if metric.measure is Measure.CHECK and max(known) > 1:
        spot.clash("target", "check", "a check is done once a day; write 1")
        return None
    if (spot.table.need or "").startswith("best"):
        spot.clash("need", "target", "the best ones together reach one amount, not a table")
        return None
    return known


def _target(spot: Spot, cut: Cut, metric: Metric) -> int | Ramp | None:
    """A single amount or a growing one."""
    text = spot.table.target
    if text is None:
        if cut.per is Per.BY or metric.measure is Measure.CHECK:
            return 1
        spot.add("target", 'is missing; write for example target = "90 km"')
        return None
    if not isinstance(text, str):
        spot.clash("target", "per", 'a table with a row for each day goes with per = "stage"')
        return None
    if is_ramp(text):
        return _ramp(spot, cut, metric, text)
    value = _counted(spot, metric, text, spot.at("target"))
    if value is None or not _possible(spot, cut, metric, value):
        return None
    return value


def _counted(spot: Spot, metric: Metric, text: str, path: Path) -> int | None:
    """An amount of what the metric counts: days and checks in plain numbers."""
    if metric.agg is Agg.COUNT and not is_plain(text) and measure_of(text, None) is not metric.measure:
        what = metric.measure.value
        said = f"counts {what}, so {quoted(text)} can't be; write a whole number without a unit"
        spot.faults.add(path, said)
        return None
    measure = Measure.CHECK if metric.agg is Agg.DAYS else metric.measure
    unit = "" if metric.agg is Agg.DAYS else metric.unit_word
    return read_amount(text, measure, path, spot.faults, unit)


def _possible(spot: Spot, cut: Cut, metric: Metric, value: int) -> bool:
    """Whether a bucket has so many days, noting where it has fewer."""
    if metric.agg is not Agg.DAYS and metric.measure is not Measure.CHECK:
        return True
    most = {Per.DAY: 1, Per.WEEK: 7, Per.MONTH: 31, Per.ROLLING: cut.roll_days, Per.WINDOW: spot.span.days}.get(cut.per)
    if most is None or value <= most:
        return True
    said = f"asks for {counted(value, 'day')} of {most}"
    if cut.per is Per.WINDOW:
        spot.clash_window("target", said)
    else:
        spot.clash("target", "per", said)
    return False


def _ramp(spot: Spot, cut: Cut, metric: Metric, text: str) -> Ramp | None:
    if cut.per not in _GROWING:
        spot.clash("target", "per", 'n counts days, weeks, months or slots; write per = "day" or the like')
        return None
    if (spot.table.need or "").startswith("best"):
        spot.clash("need", "target", "the best ones together reach one amount, not a growing one")
        return None
    measure = Measure.CHECK if metric.agg is Agg.DAYS else metric.measure
    try:
        ramp = ramp_of(text, measure, metric.unit_word)
    except InputError as error:
        spot.add("target", str(error).rstrip("."))
        return None
    most = spot.span.most(cut.per, cut.every_s)
    if ramp.base + ramp.step <= 0:
        spot.add("target", f"{quoted(text)} asks for nothing at n = 1")
        return None
    if ramp.step < 0 and (most is None or ramp.base + ramp.step * most <= 0):
        spot.clash_window("target", f"{quoted(text)} falls to nothing before the end")
        return None
    return ramp


def _ladder(spot: Spot, cut: Cut, metric: Metric, each: int) -> Asked | None:
    """The rungs of a goal; of different keys (per = "by:..") they are numbers of keys, each of which asks its own."""
    tiers = spot.table.tiers
    by = cut.per is Per.BY
    if cut.per not in _LADDERS:
        spot.clash(
            "tiers", "per", 'a ladder stands on the "window", one "session", a "rolling" span or "by:" something'
        )
        return None
    if (spot.table.need or "").startswith("best"):
        spot.clash("tiers", "need", "the best ones together reach one amount, not a ladder")
        return None
    if metric.agg is Agg.MIN:
        spot.clash("tiers", "agg", "a least amount only falls as more is done; it climbs no ladder")
        return None
    rung_metric = Metric(Measure.CHECK, Agg.SUM) if by else metric
    if isinstance(tiers, str):
        return _every(spot, cut, rung_metric, tiers, each)
    places = [(*spot.at("tiers"), index) for index in range(len(tiers or ()))]
    read = [_counted(spot, rung_metric, text, place) for text, place in zip(tiers or (), places, strict=True)]
    rungs = tuple(value for value in read if value is not None)
    if len(rungs) != len(read):
        return None
    for index, (one, other) in enumerate(pairwise(rungs), 1):
        if other <= one:
            said = "repeats the rung before it" if other == one else "is lower than the rung before it"
            spot.faults.clash(places[index], places[index - 1], f"{said}; a ladder rises")
            return None
    if by and spot.table.items is not None and rungs[-1] > len(spot.table.items):
        spot.clash("tiers", "items", f"the last rung asks for {rungs[-1]} of {len(spot.table.items)}")
    target = _target(spot, cut, metric) if spot.table.target is not None or by else rungs[0]
    if target is None:
        return None
    if not by and target != rungs[0]:
        spot.clash("target", "tiers", "the first rung is the target; leave target out")
    return Asked(target, each, tiers=rungs)


def _every(spot: Spot, cut: Cut, metric: Metric, text: str, each: int) -> Asked | None:
    words, step_text = text.split(maxsplit=1) if len(text.split(maxsplit=1)) == 2 else (text, "")
    if words != "every":
        spot.add("tiers", f'{quoted(text)} must be a list of amounts, or like "every 1000 km"')
        return None
    step = _counted(spot, metric, step_text, spot.at("tiers"))
    if step is None:
        return None
    if cut.per is Per.BY:
        return Asked(1, each, tier_step=step)
    if spot.table.target is not None and _target(spot, cut, metric) not in (None, step):
        spot.clash("target", "tiers", "the first rung is the target; leave target out")
    return Asked(step, each, tier_step=step)
