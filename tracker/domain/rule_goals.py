"""One goal in plain words: "ride 90 km every day", "swim at least 2500 m in each of three sessions every week"."""

from collections.abc import Sequence
from dataclasses import replace

from tracker.domain.goals import Agg, Cmp, Goal, Group, Leaf, NeedKind, Op, Order, Per, Ramp
from tracker.domain.rule_keys import keyed
from tracker.domain.rule_tasks import counts_sessions, doing_what, fact_words, label_of, task
from tracker.domain.rule_when import UNIT, every_said, in_each, unit_of, when
from tracker.domain.rule_words import counted, in_words, joined, said, swum
from tracker.domain.sessions import Measure

_NOUNS = {"day", "result", "session", "step", "page"}


def phrase(goal: Goal, units: str) -> str:
    """A goal as a clause without a capital: groups are joined by "and", "or" and "at least 2 of"."""
    if isinstance(goal, Leaf):
        return _leaf(goal, units)
    parts = [phrase(child, units) for child in goal.goals]
    listed = [f"({part})" if ";" in part else part for part in parts]
    if goal.sequence:
        some = "" if goal.op is Op.ALL else f"at least {in_words(goal.needed)} of these, "
        return f"{some}in this order, each from the day after the one before is done: {'; then '.join(listed)}"
    if goal.op is Op.K_OF:
        return f"do at least {in_words(goal.k)} of these: {'; '.join(listed)}"
    if any(isinstance(child, Group) for child in goal.goals):
        return f"do {'all' if goal.op is Op.ALL else 'one'} of these: {'; '.join(listed)}"
    return f", {'and' if goal.op is Op.ALL else 'or'} ".join(parts)


def _leaf(leaf: Leaf, units: str) -> str:
    if leaf.per is Per.BY:
        return keyed(leaf, task(leaf, leaf.target_of(0), units), units)
    if leaf.agg is Agg.DAYS:
        return _days(leaf, units) + _ladder(leaf, units)
    if isinstance(leaf.target, tuple):
        return _table(leaf, leaf.target, units)
    if isinstance(leaf.target, Ramp) and leaf.target.step and leaf.per in (*UNIT, Per.EVERY):
        return _ramp(leaf, leaf.target, units)
    if leaf.measure is Measure.CHECK and leaf.target_of(0) > 1:
        return _days(replace(leaf, each=1), units) + _ladder(leaf, units)
    return f"{task(leaf, leaf.target_of(0), units)} {when(leaf)}".rstrip() + _ladder(leaf, units)


def _days(leaf: Leaf, units: str) -> str:
    """A count of days: "be active for 30 min on 4 days every week"."""
    each = replace(leaf, agg=Agg.SUM, cmp=leaf.cmp)
    days = f"on {'at most ' if leaf.cmp is Cmp.AT_MOST else ''}{counted(leaf.target_of(0), 'day')}"
    return f"{task(each, leaf.each or 1, units)} {days} {when(replace(leaf, agg=Agg.DAYS))}".rstrip()


def _ladder(leaf: Leaf, units: str) -> str:
    """The rungs: ", in rungs of 100 km and 200 km", ", a rung for every 1000 km"."""
    if leaf.tier_step is not None:
        return f", a rung for every {rung_said(leaf, leaf.tier_step, units)}"
    if len(leaf.tiers) > 1:
        return f", in rungs of {rungs_said(leaf, leaf.tiers, units)}"
    return ""


def rungs_said(leaf: Leaf, values: Sequence[int], units: str) -> str:
    """Several amounts of a leaf, what is counted said once: "100 km and 200 km", "25, 50 and 100 results"."""
    told = [rung_said(leaf, value, units) for value in values]
    nouns = {text.rpartition(" ")[2].rstrip("s") for text in told}
    if len(nouns) == 1 and nouns <= _NOUNS:
        told[:-1] = [text.partition(" ")[0] for text in told[:-1]]
    return joined(told, "and")


def rung_said(leaf: Leaf, value: int, units: str) -> str:
    """An amount of a leaf by itself: "200 km", "50 races", "20 days"."""
    if leaf.agg is Agg.DAYS or leaf.measure is Measure.CHECK:
        return counted(value, "day")
    if leaf.measure is Measure.RESULTS:
        return counted(value, "result")
    if counts_sessions(leaf):
        return counted(value, "session")
    if leaf.measure is Measure.STEPS or (leaf.measure is Measure.FACT and leaf.fact == "steps"):
        return counted(value, "step")
    if leaf.measure is Measure.FACT and leaf.fact == "pages":
        return counted(value, "page")
    return said(value, leaf.measure, units, label=label_of(leaf), activity=swum(leaf.counts.kinds))


def _ramp(leaf: Leaf, ramp: Ramp, units: str) -> str:
    """A target that grows: "row 1 km on day 1, 1 km more each day"."""
    unit, once = unit_of(leaf), in_each(leaf)
    amount = rung_said(leaf, abs(ramp.step), units)
    change = amount if leaf.measure in (Measure.DISTANCE, Measure.CLIMB) else amount.partition(" step")[0]
    first, each = f"{'on' if unit == 'day' else 'in'} {unit} 1", f"each {unit}"
    if leaf.per is Per.EVERY:
        length = every_said(leaf.every_s or 3600)
        first, each = f"in the first {length}", f"every {length}"
    told = f"{task(leaf, leaf.target_of(0), units)} {f'{once} ' if once else ''}{first}, "
    told += f"{change} {'more' if ramp.step > 0 else 'less'} {each}"
    return told if leaf.need.kind is NeedKind.ALL else f"{told}, {when(replace(leaf, agg=Agg.SUM))}"


def _table(leaf: Leaf, rows: Sequence[int], units: str) -> str:
    """A day table by its range, its sum and its days of rest."""
    unit = unit_of(leaf)
    asked = [row for row in rows if row]
    rest = len(rows) - len(asked)
    free = f", with {counted(rest, unit)} of rest" if rest and leaf.order is not Order.SUCCESS else ""
    if not asked:
        return f"{doing_what(leaf)} by the {unit} table, which asks for nothing"
    if leaf.measure is Measure.CHECK:
        return f"tick {fact_words(leaf)} by the {unit} table, on {counted(len(asked), unit)}{free}"
    low, high = (rung_said(leaf, row, units) for row in (min(asked), max(asked)))
    bound = "at most " if leaf.cmp is Cmp.AT_MOST else ""
    total = f", {rung_said(leaf, sum(asked), units)} in all" if leaf.agg in (Agg.SUM, Agg.COUNT) and not bound else ""
    once = f" {in_each(leaf)}" if in_each(leaf) else ""
    enough = ""
    if leaf.need.kind is not NeedKind.ALL and leaf.need.n is not None:
        enough = f", {when(replace(leaf, agg=Agg.SUM))}"
    return f"{doing_what(leaf)} by the {unit} table: {bound}{_reach(low, high)}{once} a {unit}{total}{free}{enough}"


def _reach(low: str, high: str) -> str:
    """A range, its unit said once: "18 to 29 km"."""
    if low == high:
        return low
    (number, _, unit), (_, _, other) = low.partition(" "), high.partition(" ")
    return f"{number if unit.rstrip('s') == other.rstrip('s') else low} to {high}"
