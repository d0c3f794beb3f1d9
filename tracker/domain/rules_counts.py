"""What counts for a goal and what does not, in plain words, where its own sentence doesn't say it."""

from decimal import Decimal
from fractions import Fraction

from tracker.domain.activities import ACTIVITIES
from tracker.domain.goals import Agg, Attribution, Cmp, Counts, Factor, Leaf, Order, Per, leaves
from tracker.domain.quantities import MM_PER_KM, MM_PER_M, MM_PER_MILE
from tracker.domain.rule_goals import rung_said
from tracker.domain.rule_tasks import OF_FACTS, OF_TIME, counts_sessions, tells_size
from tracker.domain.rule_when import UNIT, every_said
from tracker.domain.rule_words import counted, doing, joined, narrowed, said, sentence, span, swum
from tracker.domain.sessions import Measure
from tracker.domain.templates import Template

_BITS = {Fraction(1, 2): "half", Fraction(1, 3): "a third", Fraction(1, 4): "a quarter", Fraction(2): "double"}


def counts_told(template: Template, units: str) -> list[str]:
    """The statements, each said once for all goals alike, else with the names of the goals it is about."""
    found = leaves(template.goal)
    told: dict[str, list[Leaf]] = {}
    for leaf in found:
        for text in _counts_of(leaf, units):
            told.setdefault(text, []).append(leaf)
    return [
        sentence(text) if len(which) == len(found) else f"{joined([leaf.title for leaf in which], 'and')}: {text}"
        for text, which in told.items()
    ]


def _counts_of(leaf: Leaf, units: str) -> list[str]:
    if leaf.measure in OF_FACTS:
        return [*_facts(leaf), *_capped(leaf, units), *_tolerance(leaf), *_order(leaf)]
    if leaf.measure is Measure.RESULTS or (leaf.per is Per.BY and leaf.by is not None and leaf.by.value in _OF_RACES):
        return [*_races(leaf.counts), *_tolerance(leaf)]
    return [
        *_which(leaf),
        *_sizes(leaf, units),
        *_flags(leaf),
        *_factors(leaf, units),
        *_capped(leaf, units),
        *_apart(leaf),
        *_tolerance(leaf),
        *_order(leaf),
        *_midnight(leaf),
    ]


_OF_RACES = ("event", "region", "letter", "finish_second")


def _facts(leaf: Leaf) -> list[str]:
    if leaf.cmp is Cmp.AT_MOST and leaf.per in UNIT:
        return [f"a {UNIT[leaf.per]} counts only where a figure was entered for it, and only once it is over"]
    return []


def _races(counts: Counts) -> list[str]:
    not_these = [name for name, flag in (("relays", counts.relay), ("virtual races", counts.virtual)) if not flag]
    return [f"{joined(not_these, 'and')} do not count"] if not_these else []


def _which(leaf: Leaf) -> list[str]:
    told = []
    for above, own in narrowed(leaf.counts.kinds):
        told.append(f"of {above}, only {joined(own, 'and')} {'counts' if len(own) == 1 else 'count'}")
    if leaf.counts.excepted:
        kinds = [doing(kind) for kind in leaf.counts.excepted]
        told.append(f"{joined(kinds, 'and')} {'does' if len(kinds) == 1 else 'do'} not count")
    if leaf.fact and leaf.measure is Measure.STEPS:
        told.append("a figure entered for a whole day stands in place of the steps of that day's sessions")
    return told


def _sizes(leaf: Leaf, units: str) -> list[str]:
    counts, told, one = leaf.counts, [], swum(leaf.counts.kinds)
    if counts.least is not None and not tells_size(leaf):
        breaks = " (breaks included)" if counts.least[0] is Measure.ELAPSED else ""
        told.append(f"only sessions of at least {_size(*counts.least, units, one)}{breaks} count")
    if counts.most is not None:
        told.append(f"sessions of more than {_size(*counts.most, units, one)} do not count")
    return told


def _size(measure: Measure, value: int, units: str, activity: str) -> str:
    if measure is Measure.STEPS:
        return counted(value, "step")
    if measure is Measure.REPS:
        return counted(value, "repetition")
    shown = said(value, measure, units, activity=activity)
    return f"{shown} of climb" if measure is Measure.CLIMB else shown


def _flags(leaf: Leaf) -> list[str]:
    counts, told = leaf.counts, []
    if counts.indoor is not None and not counts_sessions(leaf):
        told.append("only indoor sessions count" if counts.indoor else "indoor sessions do not count")
    if counts.virtual is not None:
        told.append("only virtual sessions count" if counts.virtual else "virtual sessions do not count")
    if counts.assisted is True:
        told.append("only assisted sessions count")
    elif _wheels(leaf):
        told.append("an e-bike counts too" if counts.assisted is None else "an e-bike does not count")
    if counts.race is not None:
        told.append("only a race counts" if counts.race else "races do not count")
    if counts.manual is not None:
        told.append("only sessions entered by hand count" if counts.manual else "entries by hand do not count")
    return told


def _wheels(leaf: Leaf) -> bool:
    return any(
        kind == "wheels" or (kind in ACTIVITIES and ACTIVITIES[kind].family == "wheels") for kind in leaf.counts.kinds
    )


def _factors(leaf: Leaf, units: str) -> list[str]:
    """Conversions: "riding counts a third", "an hour of riding counts 10,000 steps"."""
    if counts_sessions(leaf):
        return []
    told = []
    for one in leaf.counts.factors:
        if one.measure is None or one.measure is leaf.measure:
            if one.num != one.den:
                told.append(f"{doing(one.kind)} counts {_bit(Fraction(one.num, one.den))}")
        else:
            told.append(_converted(leaf, one, one.measure, units))
    return told


def _bit(rate: Fraction) -> str:
    """A share in words; one that is nearly a third says so."""
    if rate in _BITS:
        return _BITS[rate]
    if rate.denominator == 1:
        return f"{rate.numerator:,} times"
    near = next((words for bit, words in _BITS.items() if abs(rate - bit) < Fraction(1, 1000)), None)
    if near is not None:
        return f"about {near} ({_decimal(rate)})"
    return f"{_decimal(rate)} times"


def _decimal(value: Fraction) -> str:
    """Up to four decimals, without trailing noughts."""
    return f"{(Decimal(value.numerator) / value.denominator).quantize(Decimal('0.0001')).normalize():f}"


def _converted(leaf: Leaf, one: Factor, measure: Measure, units: str) -> str:
    if measure in (*OF_TIME, Measure.HOLD):
        size, unit = 3600, "an hour of"
    elif measure is Measure.DISTANCE:
        size, unit = (MM_PER_MILE, "a mile of") if units == "mi" else (MM_PER_KM, "a kilometre of")
    elif measure is Measure.CLIMB:
        size, unit = MM_PER_M, "a metre climbed by"
    else:
        size, unit = 1, {Measure.STEPS: "a step of", Measure.REPS: "a repetition of"}.get(measure, f"1 {measure} of")
    return f"{unit} {doing(one.kind)} counts {_worth(leaf, Fraction(one.num * size, one.den), units)}"


def _worth(leaf: Leaf, value: Fraction, units: str) -> str:
    """What a unit is worth in the goal's own measure; small amounts keep their decimals."""
    whole = round(value)
    if leaf.measure in (Measure.DISTANCE, Measure.CLIMB):
        if value < 10 * MM_PER_M or leaf.measure is Measure.CLIMB:
            return f"{_decimal(value / MM_PER_M)} m"
        return said(whole, leaf.measure, units)
    if value == whole:
        return rung_said(leaf, whole, units)
    words = {Measure.STEPS: "steps", Measure.REPS: "repetitions", Measure.ENERGY: "kJ"}
    return f"{_decimal(value)} {words.get(leaf.measure, 's')}"


def _capped(leaf: Leaf, units: str) -> list[str]:
    if leaf.counts.cap_day is None:
        return []
    return [f"no more than {rung_said(leaf, leaf.counts.cap_day, units)} a day count"]


def _apart(leaf: Leaf) -> list[str]:
    counts, told = leaf.counts, []
    if counts.continuous:
        told.append("only sessions without a break count")
    if counts.gap_s is not None:
        gap = span(counts.gap_s)
        told.append(f"a session counts only if it starts {gap} or more after the end of the last one that counted")
    if leaf.per is Per.EVERY:
        told.append("only sessions with a clock time count")
        if leaf.inside:
            told.append(f"a session must end before the next {every_said(leaf.every_s or 3600)} begins")
    return told


def _tolerance(leaf: Leaf) -> list[str]:
    """What may be missing from a target, where it is enough to matter."""
    rows = leaf.target if isinstance(leaf.target, tuple) else (leaf.target_of(0), *leaf.tiers, leaf.each)
    if leaf.cmp is Cmp.AT_MOST or all(leaf.enough(row) == row for row in rows):
        return []
    return [f"up to {_decimal(Fraction(leaf.tolerance, 10))} % may be missing from a target"]


def _order(leaf: Leaf) -> list[str]:
    if leaf.per is not Per.STAGE:
        return []
    if leaf.order is Order.WEEK:
        return ["the days of a week of the table may be done in any order, one a day"]
    if leaf.order is Order.SUCCESS:
        free = f", with {counted(leaf.rest_between, 'free day')} between" if leaf.rest_between else ""
        return [f"a day of the table is repeated until it is done; only then comes the next{free}"]
    return []


def _midnight(leaf: Leaf) -> list[str]:
    """What a session over midnight does, where it can do anything."""
    from tracker.domain.midnight import splits

    if not splits(leaf) or leaf.agg is Agg.COUNT or leaf.measure is Measure.SESSIONS:
        return []
    if leaf.attribution is Attribution.STRICT:
        return ["a session over midnight gives each date only its own share"]
    return ["a session over midnight counts for the later date too where that share is enough"]
