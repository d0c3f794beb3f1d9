"""Any table of sessions: one a row, its columns known by their headings or named by the athlete."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from tracker.domain.activities import activity
from tracker.domain.believable import believable_distance, believable_times
from tracker.domain.days import zone_of
from tracker.domain.duplicates import ROW_KEY
from tracker.domain.quantities import MAX_REPS, MAX_STEPS, format_distance
from tracker.domain.recordings import Recording, Told, Wanted
from tracker.domain.sessions import Part
from tracker.domain.text import TAGS_LIMIT, fold_text, is_tag
from tracker.errors import InputError
from tracker.formats.archives.csv_amounts import shown, whole
from tracker.formats.archives.csv_dates import When, read_clock
from tracker.formats.archives.csv_rows import Cells, refused, tell_rows
from tracker.formats.archives.csv_sheets import Sheet, commas_in, ordered, split_unit, units_of
from tracker.formats.archives.csv_text import Table, open_table, plain_heading
from tracker.formats.archives.plain_columns import Columns, check_columns, columns_meant, unread
from tracker.formats.archives.sport_words import sport_of
from tracker.formats.gps.sports import Sport
from tracker.formats.outgoing.sessions_csv import unquoted

NAME = "csv"
_DURATIONS = ("duration", "elapsed", "timer", "moving", "hold")
_SHORT = re.compile(r"([0-9]{1,3}):[0-5][0-9]")
_LONG = re.compile(r"[0-9]{1,3}:[0-5]?[0-9]:[0-5]?[0-9](?:[.,][0-9]+)?")
_CLOCK = re.compile(r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)
_EITHER = frozenset(("h:mm", "hh:mm"))  # of a time of day as of a duration
_HOURS_HEADING = re.compile(r".*[(\[]hh?:mm[)\]]")
_MINUTES_HEADING = re.compile(r".*[(\[]mm?:ss[)\]]")
_MOST_EFFORT = 10
_OWN_ID = 10  # characters: a shorter id is a number within one file and means nothing in another
_SAID_YES = frozenset(("yes", "y", "true", "1", "x", "ja"))
_TAGS = re.compile(r"[\s,;#]+")


def read_plain_csv(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """Each row as a session; `wanted.columns` names columns that their headings don't. Never raises."""
    try:
        table = open_table(source)
        meant = columns_meant(table.headings, wanted.columns)
        check_columns(meant, table.headings)
        meant = _settled(table, meant)
        table.notes += unread(table, meant)
    except InputError as error:
        yield refused(path, NAME, str(error))
        return
    commas = commas_in(
        table,
        meant.columns,
        ("distance", "climb", "duration", "elapsed", "timer", "moving"),
        ("energy", "steps", "reps"),
    )
    sheet = Sheet(
        NAME, ordered(table, meant.columns["date"], wanted), meant.columns, table.headings, meant.units, commas
    )
    short = {name: _short(table, meant, name) for name in _DURATIONS}
    yield from tell_rows(table, path, sheet, read=partial(_row, short=short))


def _settled(table: Table, meant: Columns) -> Columns:
    """The columns with "Time" as what its cells show: a time of day or a duration. InputError where that is open."""
    if meant.either is None:
        return meant
    heading = table.headings[meant.either]
    with_clock = "time" in meant.columns or any(
        _LATER.search(row.cells[meant.columns["date"]]) for row in table.rows() if not row.problem
    )
    cells = [row.cells[meant.either].strip() for row in table.rows() if not row.problem]
    clocks = all(_CLOCK.fullmatch(cell) for cell in cells if cell)
    timed = bool({"duration", "elapsed", "moving"} & meant.columns.keys())
    unit = split_unit(heading)[1]
    if with_clock or not clocks or (unit and unit not in _EITHER):
        name = "duration"
    elif timed or any(cell[-1:] in "mM." for cell in cells if cell):
        name = "time"
    else:
        raise InputError(
            f'The column "{heading}" may be the time of day or how long it took; '
            f'say which with --columns "{heading}=time" or --columns "{heading}=duration".'
        )
    if name in meant.columns:
        return replace(meant, either=None)
    columns = {**meant.columns, name: meant.either}
    return Columns(columns, {**meant.units, **units_of({name: meant.either}, table.headings)})


_LATER = re.compile(r"[0-9]:[0-9]{2}")


def _short(table: Table, meant: Columns, name: str) -> str:
    """What `a:bb` is in a column: by its heading, or by what else stands in it."""
    at = meant.columns.get(name)
    if at is None:
        return ""
    if headed := _headed(table.headings[at]):
        return headed
    for row in table.rows():
        if row.problem:
            continue
        cell = row.cells[at].strip()
        found = _SHORT.fullmatch(cell)
        if _LONG.fullmatch(cell) or (found and int(found[1]) > 23):
            return "m:s"
    return ""


def _headed(heading: str) -> str:
    """What a heading says that `a:bb` is below it, "" where it says nothing."""
    plain = plain_heading(heading)
    return "h:m" if _HOURS_HEADING.fullmatch(plain) else "m:s" if _MINUTES_HEADING.fullmatch(plain) else ""


def _row(cells: Cells, *, short: Mapping[str, str]) -> Recording:
    """A row; `short` is what `a:bb` is in each column of a duration, "" where that is open."""
    when = _when(cells)
    sport = sport_of(cells.words("activity"))
    distance = cells.distance()
    duration = _seconds(cells, "duration", short, sport, distance)
    elapsed = _seconds(cells, "elapsed", short, sport, distance)
    moving = _seconds(cells, "moving", short, sport, distance)
    timer = _seconds(cells, "timer", short, sport, distance) or (duration if elapsed else None)
    times = believable_times(elapsed or duration, timer, moving, cells.warnings)
    hold = _seconds(cells, "hold", short, sport, None)
    own = cells.words("id")
    recording = Recording(
        format=NAME,
        activity=sport.activity,
        sport=sport.word,
        **when.told(),
        zone=_zone(cells),
        **times._asdict(),
        distance_mm=distance,
        climb_mm=cells.climb(flat=True),
        energy_kj=cells.energy("energy"),
        hr_avg=cells.heart("hr"),
        hr_max=cells.heart("hr_max"),
        steps=cells.count("steps", MAX_STEPS),
        reps=cells.count("reps", MAX_REPS),
        rpe=_effort(cells),
        indoor=sport.indoor or _yes(cells, "indoor"),
        virtual=sport.virtual or _yes(cells, "virtual"),
        assisted=sport.assisted or _yes(cells, "assisted"),
        race=_yes(cells, "race"),
        title=unquoted(cells.words("title")),
        note=unquoted(cells.words("note", one_line=False)),
        tags=_tags(cells.words("tags")),
        parts=(Part(hold_s=hold),) if hold else (),
        ids=(f"{ROW_KEY}{own}",) if len(own) >= _OWN_ID else (),
        digest=cells.digest,
        warnings=tuple(cells.warnings),
    )
    if not cells.text("activity") and not any(cells.text(name) for name in _SAYING):
        raise InputError("it names neither an activity nor an amount.")
    return recording


_SAYING = ("distance", "duration", "elapsed", "moving", "climb", "energy", "steps", "reps", "hold")


def _when(cells: Cells) -> When:
    when = cells.when("date")
    clock = cells.text("time")
    if not clock or when.clock is not None:
        return when
    time, offset_s = read_clock(clock, cells.label("time"))
    return When(when.day, time, when.offset_s if offset_s is None else offset_s)


def _seconds(cells: Cells, name: str, shorts: Mapping[str, str], sport: Sport, distance: int | None) -> int | None:
    """A duration; one such as 1:30 is what its heading says, else what a person could do it in, else as in its column.

    A column that writes 52:30 for minutes may well write 1:30 for hours: reading a cell otherwise than its column is
    said. InputError where nothing tells.
    """
    text, short = cells.text(name), shorts[name]
    if not distance or not _SHORT.fullmatch(text):
        return cells.seconds(name, short=short)
    first, second = map(int, text.split(":"))
    readings = {"h:m": first * 3600 + second * 60, "m:s": first * 60 + second}
    possible = [way for way, seconds in readings.items() if _possible(seconds, sport, distance)]
    if len(possible) != 1 or possible[0] == short or (short and _headed(cells.label(name))):
        return cells.seconds(name, short=short)
    if short:
        cells.warnings.append(
            f"{cells.label(name)} {shown(text)} is read as {first} h {second} min: nobody covers "
            f"{format_distance(distance)} in {first} min {second} s."
        )
    return cells.seconds(name, short=possible[0])


def _possible(seconds: int, sport: Sport, distance_mm: int) -> bool:
    """Whether a person could cover that distance in that time; in a sport that is not known, whether anybody could."""
    if sport.activity is None:
        return believable_distance(distance_mm, seconds, []) is not None
    kind = activity(sport.activity)
    return kind.slowest * seconds <= distance_mm <= kind.fastest * seconds


def _zone(cells: Cells) -> str:
    """The zone that the row names, "" where it names none. InputError for one that is not known."""
    name = cells.words("zone")
    if name:
        zone_of(name)
    return name


def _yes(cells: Cells, name: str) -> bool:
    return cells.text(name).casefold() in _SAID_YES


def _effort(cells: Cells) -> int | None:
    """The effort from 0 to 10; one on another scale is left out with a warning."""
    value = cells.number("rpe")
    if value is None or value <= _MOST_EFFORT:
        return None if value is None else whole(value)
    cells.warnings.append(f"{cells.label('rpe')} {value} was left out: effort goes from 0 to {_MOST_EFFORT}.")
    return None


def _tags(text: str) -> tuple[str, ...]:
    tags = (fold_text(word) for word in _TAGS.split(text))
    return tuple(dict.fromkeys(tag for tag in tags if is_tag(tag)))[:TAGS_LIMIT]
