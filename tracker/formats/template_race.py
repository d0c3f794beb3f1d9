"""The race of a template file: one edition of an event, with its limits."""

from collections.abc import Sequence
from datetime import datetime

from tracker.domain.days import settle, zone_of
from tracker.domain.race_rules import read_age_rule
from tracker.domain.sessions import Measure
from tracker.domain.templates import Limit, RaceDay
from tracker.errors import InputError
from tracker.formats.template_amounts import read_amount
from tracker.formats.template_faults import Faults
from tracker.formats.template_lines import Path
from tracker.formats.template_schema import LimitTable, RaceTable


def race_of(table: RaceTable, path: Path, faults: Faults) -> RaceDay | None:
    """The race at `path`; None where an amount of it can't be read."""
    before = len(faults)
    _check_clock(table, path, faults)
    if table.age_rule is not None:
        try:
            read_age_rule(table.age_rule)
        except InputError as error:
            faults.add((*path, "age_rule"), str(error).rstrip("."))
    measures = {"distance": Measure.DISTANCE, "limit": Measure.ELAPSED, "climb": Measure.CLIMB}
    read = {
        key: read_amount(text, measure, (*path, key), faults)
        for key, measure in measures.items()
        if (text := getattr(table, key)) is not None
    }
    limits = _limits(table, path, read.get("distance"), read.get("limit"), faults)
    if len(faults) > before:
        return None
    return RaceDay(
        event=table.event,
        place=table.place,
        zone=table.zone,
        starts_at=table.starts_at.replace(tzinfo=None),
        distance_mm=read.get("distance"),
        limit_s=read.get("limit"),
        age_rule=table.age_rule or "",
        series=table.series or "",
        region=table.region or "",
        variant=table.variant or "",
        climb_mm=read.get("climb"),
        limits=limits,
    )


def _check_clock(table: RaceTable, path: Path, faults: Faults) -> None:
    try:
        zone_of(table.zone)
    except InputError as error:
        faults.add((*path, "zone"), str(error).rstrip("."))
    wall = table.starts_at
    if wall.tzinfo is not None:
        said = "is the clock at the place; write it without an offset, the zone says the rest"
        faults.add((*path, "starts_at"), said)
        return
    try:
        settle(wall.date(), wall.hour * 3600 + wall.minute * 60 + wall.second, table.zone)
    except InputError as error:
        faults.add((*path, "starts_at"), str(error).rstrip("."))


def _limits(
    table: RaceTable, path: Path, distance: int | None, finish: int | None, faults: Faults
) -> tuple[Limit, ...]:
    found = [
        (limit, (*path, "limits", index))
        for index, one in enumerate(table.limits)
        if (limit := _limit(one, (*path, "limits", index), table.starts_at, faults)) is not None
    ]
    for limit, where in found:
        if limit.at_mm is None and finish is not None and limit.elapsed_s is not None:
            faults.clash(where, (*path, "limit"), "is for the finish, which has a limit; keep one of them")
        if limit.at_mm is not None and distance is not None and limit.at_mm > distance:
            faults.clash((*where, "at"), (*path, "distance"), "lies beyond the finish")
        if limit.at_mm is not None and finish is not None and (limit.elapsed_s or 0) > finish:
            faults.clash((*where, "elapsed"), (*path, "limit"), "is later than the limit of the finish")
    _check_order([(limit, where) for limit, where in found if limit.at_mm is not None], faults)
    return tuple(limit for limit, _ in found)


def _limit(table: LimitTable, where: Path, start: datetime, faults: Faults) -> Limit | None:
    before = len(faults)
    at = elapsed = None
    if table.at is not None and table.at.strip().lower() != "finish":
        at = read_amount(table.at, Measure.DISTANCE, (*where, "at"), faults)
    if table.elapsed is not None:
        elapsed = read_amount(table.elapsed, Measure.ELAPSED, (*where, "elapsed"), faults)
    if table.elapsed is None and table.clock is None:
        faults.add(where, 'says no time; write elapsed = "96 h" or clock = 2025-06-22T02:00:00')
    elif table.elapsed is not None and table.clock is not None:
        faults.clash((*where, "clock"), (*where, "elapsed"), "a limit goes by one of them; leave one out")
    elif table.clock is not None and table.clock.tzinfo is not None:
        faults.add((*where, "clock"), "is the clock at the place; write it without an offset")
    elif table.clock is not None and start.tzinfo is None and table.clock <= start:
        faults.clash((*where, "clock"), (*where[: where.index("limits")], "starts_at"), "is not after the start")
    return None if len(faults) > before else Limit(at_mm=at, elapsed_s=elapsed, clock=table.clock)


def _check_order(found: Sequence[tuple[Limit, Path]], faults: Faults) -> None:
    """A point further on can't close before one on the way to it."""
    ordered = sorted(found, key=lambda one: one[0].at_mm or 0)
    for index, (limit, where) in enumerate(ordered):
        for earlier, place in ordered[:index]:
            if earlier.at_mm == limit.at_mm and (earlier.clock is None) == (limit.clock is None):
                faults.clash((*where, "at"), (*place, "at"), "has two limits at one place")
            elif None not in (limit.elapsed_s, earlier.elapsed_s) and (limit.elapsed_s or 0) < (earlier.elapsed_s or 0):
                faults.clash((*where, "elapsed"), (*place, "elapsed"), "closes before a place on the way to it")
            elif limit.clock is not None and earlier.clock is not None and limit.clock < earlier.clock:
                faults.clash((*where, "clock"), (*place, "clock"), "closes before a place on the way to it")
