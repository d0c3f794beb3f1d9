"""The window of a template file, and the editions where its dates differ from time to time."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations

from tracker.domain.templates import Edition, Window, WindowKind
from tracker.errors import InputError
from tracker.formats.template_amounts import DAY_S, real_time_of
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_race import race_of
from tracker.formats.template_schema import EditionTable, WindowTable
from tracker.formats.template_spot import Span
from tracker.formats.template_values import MAX_DAYS

_AHEAD = timedelta(hours=14)  # the clocks that are furthest ahead of UTC
_LENGTHS = ("days", "weeks", "months", "years")
# keys that say more of one kind of window: the kinds they go with, and how to name those
_BELONGS = {
    "yearly": (("first", "last"), "a window with a first and a last day"),
    "season": (("every",), 'every = "season"'),
    "starts_at": (("instant",), "instant = true"),
    "length": (("instant",), "instant = true"),
    "first_hit": (_LENGTHS, "a window of so many days, weeks, months or years"),
    "history": (("open",), "open = true"),
}


def window_of(table: WindowTable, faults: Faults) -> Window | None:
    """The window; None where it is none, which the faults then say."""
    lengths = [word for word in _LENGTHS if getattr(table, word) is not None]
    dated = [word for word in ("first", "last") if getattr(table, word) is not None]
    flags = [word for word in ("instant", "editions", "open") if getattr(table, word)]
    given = [*lengths, *dated[:1], *(["every"] if table.every is not None else []), *flags]
    if not given:
        faults.add(("window",), 'says not how long; write for example days = 5, every = "month" or open = true')
        return None
    if len(given) > 1:
        faults.clash(("window", given[1]), ("window", given[0]), "a window has one length; leave one of them out")
        return None
    for word, (kinds, said) in _BELONGS.items():
        if getattr(table, word) not in (None, False) and given[0] not in kinds:
            faults.clash(("window", word), ("window", given[0]), f"belongs to {said}")
    if dated:
        return _fixed(table, faults)
    if table.every is not None:
        return _recurring(table, faults)
    if table.instant:
        return _instant(table, faults)
    if table.editions:
        return Window(kind=WindowKind.FIXED)
    if table.open:
        return Window(kind=WindowKind.OPEN, history=table.history)
    days = table.weeks * 7 if table.weeks is not None else table.days
    return Window(kind=WindowKind.ROLLING, days=days, months=table.months, years=table.years, first_hit=table.first_hit)


def _fixed(table: WindowTable, faults: Faults) -> Window | None:
    for word, day in (("first", table.first), ("last", table.last)):
        if day is None:
            faults.add(("window", word), "is missing; a window with dates has a first and a last day")
    if table.first is None or table.last is None:
        return None
    if not _forward(table.first, table.last, ("window",), faults):
        return None
    most = 366 if table.yearly else MAX_DAYS
    days = (table.last - table.first).days + 1
    if days > most:
        kind = "a window that comes round each year" if table.yearly else "a window"
        faults.clash(("window", "last"), ("window", "first"), f"{kind} has at most {most:,} days, not {days:,}")
    return Window(kind=WindowKind.FIXED, first=table.first, last=table.last, yearly=table.yearly)


def _forward(first: date, last: date, path: Path, faults: Faults) -> bool:
    if last < first:
        faults.clash((*path, "last"), (*path, "first"), f"{last} is before the first day {first}")
    return last >= first


def _recurring(table: WindowTable, faults: Faults) -> Window:
    if table.every != "season" or table.season is None:
        if table.every == "season":
            faults.add(("window", "season"), 'is missing; write the day on which each begins, as season = "11-01"')
        elif table.season is not None:
            faults.clash(("window", "season"), ("window", "every"), 'belongs to every = "season"')
        return Window(kind=WindowKind.RECURRING, every=table.every)
    month, day = map(int, table.season.split("-"))
    try:
        date(2001, month, day)
    except ValueError:
        said = 'is no month and day of every year; write for example "11-01"'
        faults.add(("window", "season"), f"{quoted(table.season)} {said}")
    return Window(kind=WindowKind.RECURRING, every="season", season=(month, day))


def _instant(table: WindowTable, faults: Faults) -> Window:
    starts_at, length = table.starts_at, None
    if starts_at is not None and starts_at.tzinfo is None:
        faults.add(("window", "starts_at"), "must be an instant with its offset, as 2021-03-06T04:00:00Z")
        starts_at = None
    if table.length is not None:
        try:
            length = real_time_of(table.length)
        except InputError as error:
            faults.add(("window", "length"), str(error).rstrip("."))
    if length is not None and length > MAX_DAYS * DAY_S:
        faults.add(("window", "length"), f"a window has at most {MAX_DAYS:,} days")
    return Window(kind=WindowKind.INSTANT, starts_at=_utc(starts_at), length_s=length)


def _utc(instant: datetime | None) -> datetime | None:
    return None if instant is None else instant.astimezone(UTC)


def span_of(window: Window | None, editions: Sequence[Edition]) -> Span:
    """What is known of its length: months, years and editions of different lengths leave the days open."""
    if window is None:
        return Span(None)
    if window.first is not None and window.last is not None:
        return Span(window.kind, (window.last - window.first).days + 1)
    lengths = {(edition.last - edition.first).days + 1 for edition in editions}
    return Span(window.kind, lengths.pop() if len(lengths) == 1 else window.days, window.length_s)


def ends_of(window: Window | None, editions: Sequence[Edition]) -> tuple[tuple[datetime, Path], ...]:
    """The instants at which windows with dates of their own are over, and where the file says so.

    Of days the end is where they end first on earth. A window that comes round each year has no such end.
    """
    if window is None or window.yearly:
        return ()
    if window.starts_at is not None and window.length_s is not None:
        return ((window.starts_at + timedelta(seconds=window.length_s), ("window", "length")),)
    days: list[tuple[date, Path]] = [(one.last, ("editions", n, "last")) for n, one in enumerate(editions)]
    if window.last is not None:
        days.append((window.last, ("window", "last")))
    return tuple((datetime.combine(day, time(), UTC) + timedelta(days=1) - _AHEAD, where) for day, where in days)


def editions_of(tables: Sequence[EditionTable], window: WindowTable, faults: Faults) -> tuple[Edition, ...]:
    """The editions, each with days of its own; those whose days run backwards are noted and left out."""
    if window.editions and not tables:
        faults.clash(("window", "editions"), ("editions",), "says that there are editions; add [[editions]]")
    if tables and not window.editions:
        faults.clash(("editions",), ("window",), "have dates of their own; write editions = true in the window")
    names: dict[str, Path] = {}
    found: list[tuple[Edition, Path]] = []
    for index, table in enumerate(tables):
        path: Path = ("editions", index)
        if table.name in names:
            faults.clash((*path, "name"), names[table.name], f"{quoted(table.name)} is the name of another edition")
        names.setdefault(table.name, (*path, "name"))
        race = race_of(table.race, (*path, "race"), faults) if table.race is not None else None
        if not _forward(table.first, table.last, path, faults):
            continue
        if (table.last - table.first).days >= MAX_DAYS:
            faults.clash((*path, "last"), (*path, "first"), f"an edition has at most {MAX_DAYS:,} days")
        if race is not None and not table.first <= race.starts_at.date() <= table.last:
            faults.clash((*path, "race", "starts_at"), path, "is not on a day of the edition")
        edition = Edition(name=table.name, first=table.first, last=table.last, race=race, note=table.note)
        found.append((edition, path))
    for (one, where), (other, place) in combinations(found, 2):
        if one.first <= other.last and other.first <= one.last:
            faults.clash((*place, "first"), (*where, "first"), "shares days with that edition")
    return tuple(edition for edition, _ in found)
