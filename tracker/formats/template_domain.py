"""From a template file of the right shape to the template it means, refusing whatever contradicts itself."""

import re
from collections.abc import Sequence
from datetime import UTC, date

from tracker.domain.days import settle, zone_of
from tracker.domain.rule_words import counted
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import (
    Award,
    Claim,
    Continuity,
    Entry,
    FreezeRule,
    Makeup,
    OnMiss,
    RaceDay,
    RestRule,
    Template,
    Window,
    WindowKind,
)
from tracker.errors import InputError
from tracker.formats.template_amounts import amount_of
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_goals import GoalReader
from tracker.formats.template_lines import Path
from tracker.formats.template_route import read_route
from tracker.formats.template_schema import (
    AwardTable,
    ClaimTable,
    ContinuityTable,
    EntryTable,
    RaceTable,
    StageTable,
    TemplateFile,
    WindowTable,
)
from tracker.formats.template_values import MAX_DAYS

_LENGTHS = ("days", "weeks", "months", "years")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST_REST = {"week": 6, "month": 27, "challenge": MAX_DAYS}


def to_template(file: TemplateFile, faults: Faults) -> Template:
    """The template that `file` means. Raises TemplateError with every fault found."""
    window = _window(file.window, faults)
    days = _days_of(window)
    goals = GoalReader(faults, days, file.stages)
    goal = goals.join(file.compose, file.goals, ("goals",), ("compose",))
    goals.check_stages()
    _check_stages(file.stages, days, faults)
    race = _race(file.race, faults) if file.race is not None else None
    if race is not None and window is not None and not _within(window, race.starts_at.date()):
        faults.clash(("race", "starts_at"), ("window",), "is not on a day of the window")
    route = read_route(file.route, faults) if file.route is not None else None
    continuity = _continuity(file.continuity, faults) if file.continuity is not None else Continuity()
    entry = _entry(file.entry, faults) if file.entry is not None else Entry()
    awards = _awards(file.awards, file.race, faults)
    claims = _claims(file.claims, faults)
    faults.raise_if_any()
    if window is None or goal is None:
        raise AssertionError("a file without faults has a window and a goal")
    return Template(
        slug=file.slug,
        version=file.version,
        title=file.title,
        window=window,
        goal=goal,
        summary=file.summary,
        continuity=continuity,
        entry=entry,
        route=route,
        race=race,
        awards=awards,
        claims=claims,
        tags=tuple(dict.fromkeys(file.tags)),
        stages=tuple(stage.name for stage in file.stages),
    )


def _window(table: WindowTable, faults: Faults) -> Window | None:
    lengths = [word for word in _LENGTHS if getattr(table, word) is not None]
    dated = [word for word in ("first", "last") if getattr(table, word) is not None]
    spans = [("every", table.every is not None), ("open", table.open)]
    given = [*lengths, *dated[:1], *(word for word, there in spans if there)]
    if not given:
        faults.add(("window",), 'says not how long; write for example days = 5, every = "month" or open = true')
        return None
    if len(given) > 1:
        faults.clash(("window", given[1]), ("window", given[0]), "a window has one length; leave one of them out")
        return None
    if table.yearly and not dated:
        faults.clash(("window", "yearly"), ("window", given[0]), "belongs to a window with a first and a last day")
    if dated:
        return _fixed(table, faults)
    if table.every is not None:
        return Window(kind=WindowKind.RECURRING, every=table.every)
    if table.open:
        return Window(kind=WindowKind.OPEN)
    days = table.weeks * 7 if table.weeks is not None else table.days
    return Window(kind=WindowKind.ROLLING, days=days, months=table.months, years=table.years)


def _fixed(table: WindowTable, faults: Faults) -> Window | None:
    for word, day in (("first", table.first), ("last", table.last)):
        if day is None:
            faults.add(("window", word), "is missing; a window with dates has a first and a last day")
        elif not date(1900, 1, 1) <= day <= date(2999, 12, 31):
            faults.add(("window", word), f"{day} must be between 1900-01-01 and 2999-12-31")
    if table.first is None or table.last is None:
        return None
    if table.last < table.first:
        faults.clash(("window", "last"), ("window", "first"), f"{table.last} is before the first day {table.first}")
        return None
    most = 366 if table.yearly else MAX_DAYS
    days = (table.last - table.first).days + 1
    if days > most:
        kind = "A window that comes round each year" if table.yearly else "A window"
        faults.clash(("window", "last"), ("window", "first"), f"{kind.lower()} has at most {most:,} days, not {days:,}")
    return Window(kind=WindowKind.FIXED, first=table.first, last=table.last, yearly=table.yearly)


def _days_of(window: Window | None) -> int | None:
    """How many days it always has; None where months and years make that vary."""
    if window is None:
        return None
    if window.first is not None and window.last is not None:
        return (window.last - window.first).days + 1
    return window.days


def _within(window: Window, day: date) -> bool:
    if window.first is None or window.last is None or window.yearly:
        return True
    return window.first <= day <= window.last


def _check_stages(stages: Sequence[StageTable], days: int | None, faults: Faults) -> None:
    if not stages:
        return
    if days is None:
        faults.clash(("stages",), ("window",), "stages need a window of a fixed number of days")
    elif len(stages) != days:
        faults.clash(
            ("stages",), ("window",), f"{counted(len(stages), 'stage')} and a window of {counted(days, 'day')}"
        )


def _continuity(table: ContinuityTable, faults: Faults) -> Continuity:
    if table.rest is not None and table.weekdays is not None:
        faults.clash(("continuity", "weekdays"), ("continuity", "rest"), "rest is so many days or fixed ones; keep one")
    if table.makeup == "any" and table.on_miss in ("restart", "fail"):
        faults.clash(
            ("continuity", "on_miss"),
            ("continuity", "makeup"),
            f"a missed day can't both be made up and {'start again' if table.on_miss == 'restart' else 'end it'}",
        )
    freeze = None
    if table.freeze is not None:
        freeze = FreezeRule(**table.freeze.model_dump())
        if not freeze.initial and not freeze.earn_every:
            faults.add(("continuity", "freeze"), "gives no freeze; write initial = 2 or earn_every = 7")
        if freeze.most is not None and freeze.most < freeze.initial:
            where: Path = ("continuity", "freeze", "most")
            faults.clash(where, ("continuity", "freeze", "initial"), "is less than there are at the start")
    excuses = Continuity().excuses if table.excuses is None else frozenset(map(MarkKind, table.excuses))
    return Continuity(
        excuses=excuses,
        rest=_rest(table, faults),
        freeze=freeze,
        pause_days=table.pause_days,
        makeup=Makeup(table.makeup),
        on_miss=OnMiss(table.on_miss),
    )


def _rest(table: ContinuityTable, faults: Faults) -> RestRule | None:
    if table.weekdays is not None:
        return RestRule(weekdays=tuple(sorted({_WEEKDAYS.index(day) for day in table.weekdays})))
    if table.rest is None:
        return None
    match = re.fullmatch(r"(\d{1,5}) per (week|month|challenge)", table.rest.strip().lower())
    if match is None or int(match[1]) == 0:
        faults.add(("continuity", "rest"), f'{quoted(table.rest)} must be like "1 per week" or "3 per challenge"')
        return None
    n, per = int(match[1]), match[2]
    if n > _MOST_REST[per]:
        faults.add(("continuity", "rest"), f"{quoted(table.rest)} leaves no day to train; at most {_MOST_REST[per]}")
    return RestRule(n=n, per=per)


def _entry(table: EntryTable, faults: Faults) -> Entry:
    until = table.late_until
    if until is not None and until.tzinfo is None:
        faults.add(("entry", "late_until"), "must be an instant with its offset, as 2027-01-04T23:59:00Z")
        until = None
    return Entry(late_days=table.late_days, late_until=None if until is None else until.astimezone(UTC))


def _race(table: RaceTable, faults: Faults) -> RaceDay | None:
    distance = limit = None
    try:
        zone_of(table.zone)
    except InputError as error:
        faults.add(("race", "zone"), str(error).rstrip("."))
    if table.starts_at.tzinfo is not None:
        said = "is the clock at the place; write it without an offset, the zone says the rest"
        faults.add(("race", "starts_at"), said)
    else:
        wall = table.starts_at
        try:
            settle(wall.date(), wall.hour * 3600 + wall.minute * 60 + wall.second, table.zone)
        except InputError as error:
            faults.add(("race", "starts_at"), str(error).rstrip("."))
    try:
        distance = amount_of(table.distance, Measure.DISTANCE)
    except InputError as error:
        faults.add(("race", "distance"), str(error).rstrip("."))
    if table.limit is not None:
        try:
            limit = amount_of(table.limit, Measure.ELAPSED)
        except InputError as error:
            faults.add(("race", "limit"), str(error).rstrip("."))
    if distance is None:
        return None
    return RaceDay(
        event=table.event,
        place=table.place,
        zone=table.zone,
        starts_at=table.starts_at.replace(tzinfo=None),
        distance_mm=distance,
        limit_s=limit,
        age_rule=table.age_rule or "",
    )


def _awards(tables: Sequence[AwardTable], race: RaceTable | None, faults: Faults) -> tuple[Award, ...]:
    seen: dict[str, Path] = {}
    for index, table in enumerate(tables):
        path: Path = ("awards", index, "key")
        if table.key in seen:
            faults.clash(path, seen[table.key], f"{quoted(table.key)} is the key of another award")
        seen.setdefault(table.key, path)
        if table.on == "result" and race is None:
            said = 'is given for a result and there is no [race]; add one or write on = "complete"'
            faults.add(("awards", index, "on"), said)
    return tuple(Award(key=table.key, title=table.title, artefact=table.artefact, on=table.on) for table in tables)


def _claims(tables: Sequence[ClaimTable], faults: Faults) -> tuple[Claim, ...]:
    chosen: dict[str, Path] = {}
    for index, table in enumerate(tables):
        path: Path = ("claims", index, "chosen")
        if table.chosen and table.field in chosen:
            faults.clash(path, chosen[table.field], f"two claims of {quoted(table.field)} are chosen; choose one")
        if table.chosen:
            chosen.setdefault(table.field, path)
    return tuple(
        Claim(
            field=table.field,
            value=table.value,
            source=table.source,
            published=table.published,
            note=table.note,
            chosen=table.chosen,
        )
        for table in tables
    )
