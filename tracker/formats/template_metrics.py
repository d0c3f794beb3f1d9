"""What a goal of a template file counts: which measure, of sessions, race results or day facts, and how it adds up."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.domain.activities import ACTIVITIES
from tracker.domain.goals import Agg, Key, Per
from tracker.domain.sessions import Measure
from tracker.formats.template_amounts import WATER, is_ramp, measure_of, ramp_parts
from tracker.formats.template_buckets import RESULT_KEYS, Cut
from tracker.formats.template_faults import quoted
from tracker.formats.template_spot import Spot

REST = ("rest", "0")
_SESSION_KEYS = (
    "of",
    "excepted",
    "factors",
    "min_session",
    "max_session",
    "min_gap",
    "continuous",
    "indoor",
    "virtual",
    "assisted",
    "race",
    "manual",
    "attribution",
)
_RESULT_ONLY = ("events", "relay")
_NOT_OF_RESULTS = (*(key for key in _SESSION_KEYS if key not in ("min_session", "virtual")), "cap_day")


@dataclass(frozen=True, slots=True)
class Metric:
    """What is counted and how. `fact` is the day fact it looks at, `unit` that fact's unit."""

    measure: Measure
    agg: Agg
    fact: str = ""
    unit: str = ""

    @property
    def unit_word(self) -> str:
        """How amounts of the fact are read: "water" in its many units, else the fact's own unit."""
        return WATER if self.fact == WATER else self.unit


def metric_of(spot: Spot, cut: Cut, rows: Sequence[str] | None) -> Metric | None:
    """What the goal counts, as said, else as the unit of its first amount speaks for its first activity.

    `rows` are those of a day table. None where it is open or contradicts itself.
    """
    table = spot.table
    for key in spot.given(*_RESULT_ONLY):
        if table.measure not in (None, "results") or (table.measure is None and not _of_results(spot, cut)):
            spot.clash(key, "measure" if table.measure else "per", 'is about race results; write measure = "results"')
    if table.unit is not None and table.fact is None:
        spot.add("unit", 'is of a day fact; write for example fact = "pages"')
    if table.check is not None:
        return _check(spot, cut)
    if table.fact is not None and table.measure is None:
        return _fact(spot, cut)
    if _of_results(spot, cut):
        return _results(spot, cut)
    return _sessions(spot, cut, rows)


def _of_results(spot: Spot, cut: Cut) -> bool:
    table = spot.table
    if table.measure is not None or cut.by in RESULT_KEYS:
        return table.measure == "results" or cut.by in RESULT_KEYS
    return cut.by is Key.ITEM and not spot.given("of", "agg", "target")


def _refuse(spot: Spot, keys: Sequence[str], because: str, said: str) -> None:
    for key in spot.given(*keys):
        spot.clash(key, because, said)


def _check(spot: Spot, cut: Cut) -> Metric | None:
    table = spot.table
    _refuse(spot, ("fact", "measure"), "check", "a goal counts one thing; leave one of them out")
    _refuse(spot, (*_SESSION_KEYS, "cap_day"), "check", "is about sessions; a check is of the day")
    if not _daily(spot, cut, "check"):
        return None
    if table.agg not in (None, "sum", "days"):
        spot.clash("agg", "check", "a check is done or not; leave agg out")
        return None
    return Metric(Measure.CHECK, Agg(table.agg or "sum"), table.check or "")


def _fact(spot: Spot, cut: Cut) -> Metric | None:
    table = spot.table
    _refuse(spot, _SESSION_KEYS, "fact", "is about sessions; a fact is of the day")
    if not _daily(spot, cut, "fact"):
        return None
    if table.agg == "count":
        spot.clash("agg", "fact", 'a fact has an amount; leave agg out, or write agg = "days"')
        return None
    return Metric(Measure.FACT, Agg(table.agg or "sum"), table.fact or "", unit_of_fact(spot))


def unit_of_fact(spot: Spot) -> str:
    """The unit of the goal's fact; water is kept in millilitres whatever the file calls it."""
    if spot.table.fact == WATER:
        if spot.table.unit not in (None, "ml"):
            spot.add("unit", 'water is kept in ml; leave unit out and write the amount as "3 l" or "1 gal"')
        return "ml"
    return spot.table.unit or ""


def _daily(spot: Spot, cut: Cut, key: str) -> bool:
    if cut.per in (Per.SESSION, Per.EVERY, Per.BY):
        spot.clash("per", key, 'is not of days; a day fact goes with per = "day", "week", "month" or "window"')
        return False
    return True


def _results(spot: Spot, cut: Cut) -> Metric | None:
    table, because = spot.table, "measure" if spot.table.measure else "per"
    if table.measure not in (None, "results"):
        spot.clash("measure", "per", f"only race results can be told apart {table.per}; leave measure out")
        return None
    if table.fact is not None:
        spot.clash("fact", because, "a goal counts one thing; leave one of them out")
    _refuse(spot, _NOT_OF_RESULTS, because, "is about sessions and the goal counts race results")
    if cut.per in (Per.SESSION, Per.EVERY, Per.STAGE):
        spot.clash("per", "measure", 'results are counted; write per = "window", "month", "rolling 90 d" or "by:event"')
        return None
    if table.agg not in (None, "count"):
        spot.clash("agg", because, "results are counted; leave agg out")
        return None
    return Metric(Measure.RESULTS, Agg.COUNT)


def _sessions(spot: Spot, cut: Cut, rows: Sequence[str] | None) -> Metric | None:
    table = spot.table
    kind = ACTIVITIES.get(table.of[0]) if table.of else None
    key, first = _first_amount(spot, rows)
    if table.measure is not None:
        measure: Measure | None = Measure(table.measure)
    elif table.agg == "count" or (table.agg == "days" and table.each is None):
        measure = Measure.SESSIONS
    elif first is None and cut.per in (Per.BY, Per.STAGE):
        measure = Measure.SESSIONS if cut.per is Per.BY else kind.measures[0] if kind else Measure.DISTANCE
    else:
        measure = None if first is None else measure_of(first, kind)
    if measure is None:
        if first is not None:
            spot.add(key, f'what {quoted(first)} counts is open; add a unit or write for example measure = "reps"')
        elif not spot.given("tiers"):
            spot.add("target", 'is missing; write for example target = "90 km"')
        return None
    if measure is Measure.RESULTS:  # a unit of "races" speaks of results
        spot.add(key, 'speaks of race results; write measure = "results"')
        return None
    fact = table.fact or ""
    if fact and measure is Measure.SESSIONS:
        spot.clash("fact", "measure", "sessions are counted, not a figure of the day; leave one of them out")
        return None
    agg = _agg(spot, cut, measure)
    return None if agg is None else Metric(measure, agg, fact, unit_of_fact(spot) if fact else "")


def _agg(spot: Spot, cut: Cut, measure: Measure) -> Agg | None:
    word = spot.table.agg
    if word is None and spot.table.each is not None:
        word = "days"
    if measure is Measure.SESSIONS:
        if word in ("sum", "max", "min"):
            spot.clash("agg", "measure", "sessions are counted; leave agg out")
        if cut.per is Per.SESSION:
            spot.clash("target", "per", 'to count sessions write per = "window", "day", "week" or "month"')
            return None
        return Agg.DAYS if word == "days" else Agg.COUNT
    if word == "count":
        spot.clash("agg", "measure", "a count is of sessions and has no other measure")
        return None
    if word is not None:
        return Agg(word)
    if cut.per is not Per.SESSION:
        return Agg.SUM
    return Agg.MIN if spot.table.cmp == "at most" else Agg.MAX


def _first_amount(spot: Spot, rows: Sequence[str] | None) -> tuple[str, str | None]:
    """The key and the text of the first amount that says what is measured; no text where there is none."""
    table = spot.table
    if table.each is not None:
        return "each", table.each
    if table.agg == "days":
        return "target", None
    tiers = table.tiers
    if table.target is None and tiers is not None:
        return "tiers", tiers[0] if isinstance(tiers, tuple) else tiers.removeprefix("every").strip()
    texts = rows if rows is not None else (table.target,) if isinstance(table.target, str) else table.target or ()
    text = next((text for text in texts if text.strip().lower() not in REST), None)
    return "target", ramp_parts(text)[1] if text is not None and is_ramp(text) else text
