"""Which sessions or results count for a goal of a template file, and for how much."""

import re
from collections.abc import Sequence
from fractions import Fraction

from tracker.domain.activities import descendants
from tracker.domain.goals import Agg, Counts, Factor, Per
from tracker.domain.rule_words import counted
from tracker.domain.sessions import Measure
from tracker.errors import InputError
from tracker.formats.template_amounts import measure_of, read_amount, unit_sizes
from tracker.formats.template_buckets import Cut
from tracker.formats.template_faults import Faults, one_of, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_metrics import Metric
from tracker.formats.template_spot import Spot
from tracker.formats.template_targets import Asked

_NAMED = ("distance", "moving", "elapsed", "climb", "steps", "reps", "hold", "energy")
_FRACTION = re.compile(r"\d{1,9}(?:\.\d{1,9})?(?:e-\d{1,2})?|\d{1,9} ?/ ?\d{1,9}")
_RATE = re.compile(r"(\d{1,9}(?:\.\d{1,9})?) ?([a-z]*) ?(?:/|per) ?([a-z]+)")
_PER_MEASURES = (
    (Measure.ELAPSED, ("h", "hr", "hour", "min", "minute", "s", "sec", "second")),
    (Measure.DISTANCE, ("km", "m", "mi", "mile", "yd")),
    (Measure.STEPS, ("step", "steps")),
    (Measure.REPS, ("rep", "reps")),
    (Measure.ENERGY, ("kj", "kcal")),
    (Measure.SESSIONS, ("session",)),
)
_MOST_FACTOR = 1_000_000


def counts_of(spot: Spot, metric: Metric, kinds: tuple[str, ...], excepted: tuple[str, ...]) -> Counts | None:
    """What counts; None where a bound or a factor can't be read."""
    table = spot.table
    before = len(spot.faults)
    least = bound_of(spot, "min_session", metric)
    most = bound_of(spot, "max_session", metric)
    cap = gap = None
    if table.cap_day is not None:
        cap = _cap(spot, metric)
    if table.min_gap is not None:
        gap = read_amount(table.min_gap, Measure.ELAPSED, spot.at("min_gap"), spot.faults)
    if least is not None and most is not None and least[0] is most[0] and least[1] > most[1]:
        spot.clash("max_session", "min_session", "is less than the smallest session that counts")
    factors = _factors(spot, metric, kinds)
    if len(spot.faults) > before:
        return None
    return Counts(
        kinds=kinds,
        excepted=excepted,
        indoor=table.indoor,
        virtual=table.virtual,
        assisted=table.assisted,
        race=table.race,
        manual=table.manual,
        least=least,
        most=most,
        cap_day=cap,
        gap_s=gap,
        continuous=table.continuous,
        factors=factors,
        events=table.events or (),
        relay=table.relay,
    )


def bound_of(spot: Spot, key: str, metric: Metric) -> tuple[Measure, int] | None:
    """A bound for one session, as "45 min", "40 x 25 m" or "30 min elapsed"; None where there is none."""
    given: str | None = getattr(spot.table, key)
    if given is None:
        return None
    text, _, word = given.rpartition(" ")
    named = word in _NAMED and bool(text)
    amount = text if named else given
    measure = Measure(word) if named else measure_of(amount, None)
    if measure is None or measure in (Measure.SESSIONS, Measure.RESULTS):
        spot.add(key, f'what {quoted(amount)} counts is open; write for example "45 min" or "2 km"')
        return None
    if metric.measure is Measure.RESULTS and measure is not Measure.DISTANCE:
        spot.add(key, 'of a race result is a distance; write for example "42.195 km"')
        return None
    value = read_amount(amount, measure, spot.at(key), spot.faults)
    return None if value is None else (measure, value)


def _cap(spot: Spot, metric: Metric) -> int | None:
    text = spot.table.cap_day or ""
    if metric.agg not in (Agg.SUM, Agg.COUNT, Agg.DAYS):
        spot.clash("cap_day", "agg", "caps what a day adds up to; leave one of them out")
        return None
    return read_amount(text, metric.measure, spot.at("cap_day"), spot.faults, metric.unit_word)


def check_reach(spot: Spot, cut: Cut, metric: Metric, asked: Asked, counts: Counts) -> None:
    """Note targets that the bounds on sessions and days leave out of reach."""
    if spot.table.cmp == "at most" or not isinstance(asked.target, int):
        return
    if cut.per is Per.SESSION:
        if counts.most is not None and counts.most[0] is metric.measure and counts.most[1] < asked.target:
            spot.clash("max_session", "target", "is less than the target, which no session can reach then")
        return
    cap = counts.cap_day
    if cap is None:
        return
    if metric.agg is Agg.DAYS:
        if cap < asked.each:
            spot.clash("cap_day", "each", "is less than a day needs to be counted")
        return
    days = {Per.DAY: 1, Per.WEEK: 7, Per.MONTH: 31, Per.ROLLING: cut.roll_days, Per.WINDOW: spot.span.days}.get(cut.per)
    if days is not None and cap * days < asked.target:
        spot.clash("cap_day", "target", f"leaves the target out of reach in {counted(days, 'day')}")


def kinds_of(names: Sequence[str], path: Path, faults: Faults) -> tuple[str, ...] | None:
    """Activities by name; None where one is unknown or named twice."""
    sound = True
    for index, name in enumerate(names):
        try:
            descendants(name)
        except InputError as error:
            faults.add((*path, index), str(error).rstrip("."))
            sound = False
        if name in names[:index]:
            faults.add((*path, index), f"names {quoted(name)} twice; once is enough")
            sound = False
    return tuple(names) if sound else None


def _factors(spot: Spot, metric: Metric, kinds: tuple[str, ...]) -> tuple[Factor, ...]:
    table = spot.table.factors
    if table is None:
        return ()
    if metric.measure in (Measure.SESSIONS, Measure.RESULTS):
        other = next(iter(spot.given("measure", "agg")), "per")
        spot.clash("factors", other, "sessions are counted whole; factors go with an amount")
        return ()
    counting = frozenset[str]().union(*(descendants(kind) for kind in kinds))
    found: list[Factor] = []
    seen: dict[str, str] = {}
    for kind, text in table.items():
        path: Path = (*spot.at("factors"), kind)
        try:
            below = descendants(kind)
        except InputError as error:
            spot.faults.add(path, str(error).rstrip("."))
            continue
        if kinds and not below & counting:
            spot.faults.clash(path, spot.at("of"), "does not count at all; name it there too")
        elif below <= seen.keys():
            first = (*spot.at("factors"), seen[kind] if kind in seen else seen[min(below)])
            spot.faults.clash(path, first, "never comes to use: the one above counts all of it")
        for key in below:
            seen.setdefault(key, kind)
        rate = _rate(text, metric.measure, path, spot.faults)
        if rate is not None:
            num, den = rate[0].as_integer_ratio()
            found.append(Factor(kind=kind, num=num, den=den, measure=rate[1]))
    return tuple(found)


def _rate(text: str, measure: Measure, path: Path, faults: Faults) -> tuple[Fraction, Measure | None] | None:
    """A factor: its value, and the measure it converts from, None for the goal's own."""
    plain = text.strip().lower()
    own: Measure | None = None
    try:
        if _FRACTION.fullmatch(plain):
            value = Fraction(plain.replace(" ", ""))
        elif match := _RATE.fullmatch(plain):
            converted = _converted(match, measure, path, faults)
            if converted is None:
                return None
            value, own = converted
        else:
            negative = plain.startswith(("-", "−"))
            said = "is negative" if negative else "is no factor"
            faults.add(path, f'{quoted(text)} {said}; write a number, "1/3", "7000 steps/h" or "0.178 m/step"')
            return None
    except ZeroDivisionError:
        faults.add(path, f"{quoted(text)} divides by 0; write a number above 0")
        return None
    if value <= 0:
        faults.add(path, "a factor of 0 counts nothing; write a number above 0, or name the activity in except")
        return None
    if value > _MOST_FACTOR:
        faults.add(path, f"{quoted(text)} is more than a template may ask for")
        return None
    return value, own


def _converted(
    match: re.Match[str], measure: Measure, path: Path, faults: Faults
) -> tuple[Fraction, Measure | None] | None:
    """A rate such as 7000 steps/h in base units, and the measure below the stroke."""
    number, unit, below = Fraction(match[1]), match[2], match[3]
    sizes = unit_sizes(measure)
    if unit and unit not in sizes:
        faults.add(path, f"{quoted(unit)} is no unit of what the goal counts, which is {measure.value}")
        return None
    if not unit and measure in (Measure.DISTANCE, Measure.CLIMB, Measure.MOVING, Measure.ELAPSED, Measure.HOLD):
        faults.add(path, f'needs a unit before the stroke, as "{match[1]} m/step"')
        return None
    source = next((one for one, words in _PER_MEASURES if below in words), None)
    if source is None:
        words = one_of(words[0] for _, words in _PER_MEASURES)
        faults.add(path, f"nothing is converted per {quoted(below)}; write {words}")
        return None
    size = unit_sizes(source)[below]
    return number * sizes.get(unit, Fraction(1)) / size, None if source is measure else source
