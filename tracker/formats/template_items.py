"""Checklists of a template file: events, hashtags, or races of some distance within a time."""

from collections.abc import Sequence

from tracker.domain.goals import Item
from tracker.domain.sessions import Measure
from tracker.domain.text import fold_text
from tracker.formats.template_amounts import read_amount
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_schema_goals import ItemTable


def items_of(tables: Sequence[ItemTable], path: Path, faults: Faults) -> tuple[Item, ...]:
    """The entries of a checklist at `path`; those whose amounts are wrong are noted and come without them."""
    seen: dict[str, Path] = {}
    found = []
    for index, table in enumerate(tables):
        place: Path = (*path, index)
        name = fold_text(table.name)
        if name in seen:
            faults.clash(place, seen[name], f"{quoted(table.name)} stands in the list twice")
        seen.setdefault(name, place)
        distance = limit = None
        if table.distance is not None:
            distance = read_amount(table.distance, Measure.DISTANCE, (*place, "distance"), faults)
        if table.limit is not None:
            limit = read_amount(table.limit, Measure.ELAPSED, (*place, "limit"), faults)
        found.append(Item(name=table.name, least_mm=distance, limit_s=limit, since=table.since))
    return tuple(found)
