"""Race results as evidence: which of them count for a target or an award."""

from collections.abc import Iterable
from datetime import date

from tracker.domain import race_rules
from tracker.domain.goals import Counts, Item, Leaf
from tracker.domain.keyed import Entry, item_of, result_key
from tracker.domain.races import Result, ResultStatus
from tracker.domain.sessions import Measure
from tracker.domain.text import fold_text


def counts_as_finished(result: Result, counts: Counts) -> bool:
    """Whether a result counts: finished within the limits; virtual ones and relays only where the rules say so."""
    if counts.virtual and result.status is not ResultStatus.VIRTUAL:
        return False
    if counts.relay and not result.relay:
        return False
    return race_rules.counts(result, virtual=bool(counts.virtual), relay=bool(counts.relay))


def of_events(result: Result, events: Iterable[str]) -> bool:
    """Whether a result is one of the named events or series; of any where none is named."""
    wanted = {fold_text(one) for one in events}
    return not wanted or bool(wanted & {fold_text(result.race.event), fold_text(result.race.series)})


def fits_result(leaf: Leaf, result: Result) -> bool:
    """Whether a result counts for a leaf, its date apart."""
    counts = leaf.counts
    if not counts_as_finished(result, counts) or not of_events(result, counts.events):
        return False
    if counts.least is not None and result_amount(result, counts.least[0]) < counts.least[1]:
        return False
    return counts.most is None or result_amount(result, counts.most[0]) <= counts.most[1]


def result_amount(result: Result, measure: Measure) -> int:
    """What a result comes to in a measure's base unit; times are one's own."""
    match measure:
        case Measure.DISTANCE:
            return result.covered_mm
        case Measure.CLIMB:
            return result.race.climb_mm or 0
        case Measure.ELAPSED | Measure.MOVING:
            return result.chip_or_gun_s or 0
        case _:
            return 1


def result_entries(leaf: Leaf, results: Iterable[Result]) -> tuple[Entry, ...]:
    """The results that count for a leaf, by what it tells apart."""
    found = []
    for one in sorted(results, key=lambda result: (result.race.on, result.race.starts_at)):
        key = result_key(leaf, one) if fits_result(leaf, one) else None
        if key is not None:
            found.append(Entry(key, one.race.on, result_amount(one, leaf.measure), one.id))
    return tuple(found)


def result_days(leaf: Leaf, results: Iterable[Result]) -> dict[date, int]:
    """What the results that count come to on each race day."""
    found: dict[date, int] = {}
    for one in results:
        if fits_result(leaf, one):
            found[one.race.on] = found.get(one.race.on, 0) + result_amount(one, leaf.measure)
    return found


def items_done(items: Iterable[Item], results: Iterable[Result]) -> dict[str, Result]:
    """By the name of the item: the first finished result that counts for it."""
    found: dict[str, Result] = {}
    wanted = tuple(items)
    for one in sorted(results, key=lambda result: result.race.on):
        item = item_of(wanted, one) if counts_as_finished(one, Counts()) else None
        if item is not None:
            found.setdefault(item.name, one)
    return found
