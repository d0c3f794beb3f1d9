"""Strava's list of activities: `activities.csv` of the archive that athletes can request, in all its shapes.

It has had from 10 to 101 columns, two of them with the same heading (rounded kilometres first, metres later), headings
in the account's language or with markup in them, and dates in UTC that don't say so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from typing import BinaryIO

from tracker.domain.believable import believable_times
from tracker.domain.quantities import KJ_PER_KCAL
from tracker.domain.recordings import TITLE_LIMIT, Asked, Entry, Item, Recording, Told, Wanted
from tracker.domain.text import NOTE_LIMIT, clean_text
from tracker.errors import InputError, RefusedError
from tracker.formats.archives.csv_amounts import (
    MISSING,
    Comma,
    Evidence,
    heart,
    read_length,
    read_number,
    whole,
)
from tracker.formats.archives.csv_dates import WAYS, DateOrder, When, read_when
from tracker.formats.archives.csv_text import Table, open_table, plain_heading
from tracker.formats.archives.packed import LONGEST_NAME
from tracker.formats.archives.sport_words import sport_of
from tracker.formats.archives.strava_words import FIELDS, OLD, OTHER, PLACES, YES, bare_date
from tracker.formats.gps.sports import Sport

FORMAT = "strava"
ENGLISH = "set the language of strava.com to English, request the archive again and import that"

_ID_DIGITS = 20
_MACHINE = 13  # from this column on numbers are written the same in every language
_NEEDED = frozenset(("id", "date", "type"))
_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:e[+-]?[0-9]{1,2})?", re.IGNORECASE)
_IN_METRES = frozenset(("swim", "swim-pool", "swim-open", "row"))
_SLASHED = re.compile(r"[0-9]{1,2}[/-][0-9]{1,2}[/-]")


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the fields are, and how the numbers of this list are written."""

    places: Mapping[str, tuple[int, ...]]
    old: bool
    english: bool

    def text(self, cells: Sequence[str], field: str, nth: int = 0) -> str:
        """A cell of the row, "" where there is no such column."""
        places = self.places.get(field, ())
        text = cells[places[nth]].strip() if nth < len(places) and places[nth] < len(cells) else ""
        return "" if text.casefold() in MISSING else text


def matches_strava(headings: Sequence[str]) -> bool:
    """Whether these are the headings of Strava's list, in a language that is known or at the places it always had."""
    return _columns(headings) is not None


def read_strava(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """An Entry for each row with a file, named as the list names it, an Item for one without. InputError when empty."""
    table = open_table(source)
    columns = _columns(table.headings)
    if columns is None:
        said = f"The headings of this list are in no language that is known: {ENGLISH}."
        yield Item(path=path, format=FORMAT, refused=said)
        return
    order, comma = _evidence(table, columns, wanted)
    reader = _Rows(columns, order.day_first, comma, wanted, table.notes)
    for row in table.rows():
        name = f"{path}, line {row.line}"
        if row.problem:
            yield Item(path=name, format=FORMAT, refused=f"The row can't be read: {row.problem}")
            continue
        file = columns.text(row.cells, "filename")
        try:
            recording = reader.recording(row.cells, filed=bool(file))
        except InputError as error:
            yield Item(path=name, format=FORMAT, refused=str(error))
            continue
        if 0 < len(file) <= LONGEST_NAME:
            yield Entry(member=file.replace("\\", "/"), listed=recording, path=name)
        else:
            yield Item(path=name, format=FORMAT, recordings=(recording,))


@dataclass(frozen=True, slots=True)
class _Rows:
    """What all rows of a list have in common."""

    columns: _Columns
    day_first: bool | None
    comma: Comma
    wanted: Wanted
    notes: tuple[str, ...]

    def recording(self, cells: Sequence[str], *, filed: bool) -> Recording:
        """What a row tells. InputError where a value is none, or the date of a row that is not `filed`."""
        warnings = [*self.notes]
        text = self.columns.text
        key = text(cells, "id")
        if not key.isdecimal() or len(key) > _ID_DIGITS:
            key = ""
            warnings.append("Its Activity ID is no number, as after a spreadsheet has rewritten the list.")
        word = clean_text(text(cells, "type"), limit=60)
        sport = _sport(word)
        commute = any(text(cells, "commute", nth).casefold() in YES for nth in (0, 1))
        riding = sport.activity is not None and sport.activity.partition("-")[0] == "ride"
        when, asks = self._when(text(cells, "date"), filed)
        times = believable_times(
            self._whole(cells, "elapsed"), self._whole(cells, "timer"), self._whole(cells, "moving"), warnings
        )
        timed = when is not None and when.clock is not None
        notes = (clean_text(text(cells, field), one_line=False) for field in ("description", "private"))
        kcal = self._number(cells, "calories")
        rpe = self._whole(cells, "rpe")
        return Recording(
            format=FORMAT,
            activity="ride-commute" if commute and sport.activity == "ride" else sport.activity,
            sport=word,
            started_at=(when.instant or when.local.replace(tzinfo=UTC)) if when and timed else None,
            local=when.local if when and not timed else None,
            timed=timed or when is None,
            elapsed_s=times.elapsed_s,
            timer_s=times.timer_s,
            moving_s=times.moving_s,
            distance_mm=self._distance(cells, sport.activity),
            climb_mm=self._length(cells, "climb"),
            energy_kj=whole(kcal * Decimal(KJ_PER_KCAL)) if kcal else None,
            hr_avg=heart(self._number(cells, "hr_avg"), warnings),
            hr_max=heart(self._number(cells, "hr_max"), warnings),
            steps=self._whole(cells, "steps") or None,
            rpe=rpe if rpe is not None and 1 <= rpe <= 10 else None,
            indoor=sport.indoor,
            virtual=sport.virtual,
            assisted=sport.assisted,
            by_hand="filename" in self.columns.places and not filed,
            race=text(cells, "race").casefold() in YES,
            title=clean_text(text(cells, "name"), limit=TITLE_LIMIT),
            note="\n\n".join(note for note in notes if note)[:NOTE_LIMIT],
            tags=("commute",) if commute and not riding else (),
            ids=(f"strava:{key}",) if key else (),
            digest=sha256("\x1f".join(cells).encode("utf-8", "replace")).hexdigest(),
            warnings=tuple(warnings),
            asks=asks,
        )

    def _when(self, text: str, filed: bool) -> tuple[When | None, tuple[tuple[Asked, str], ...]]:
        """The date, or what has to be asked; a row that is `filed` has its date from the file in any case."""
        shown = f'The date "{clean_text(text, limit=40)}"'
        if self.day_first is None and _SLASHED.match(text):
            return None, ((Asked.WHEN, f"{shown} may have the day or the month first: {WAYS}."),)
        try:
            return read_when(bare_date(text), "Activity Date", self.day_first, self.wanted.now), ()
        except RefusedError:
            raise
        except InputError as error:
            said = f"{shown} can't be read: {ENGLISH}."
            if not filed:
                raise InputError(said) from error
            return None, ((Asked.WHEN, said),)

    def _distance(self, cells: Sequence[str], activity: str | None) -> int | None:
        if self.columns.old:
            return self._length(cells, "distance")
        if self.columns.text(cells, "distance", 1):
            return self._length(cells, "distance", 1)
        text = self.columns.text(cells, "distance")
        if not text:
            return None
        unit = self.wanted.units
        # the rounded distance of a swim is in metres: nobody swims a hundred kilometres
        if activity in _IN_METRES and read_number(text, "Distance", self.comma) >= 100:
            unit = "m"
        return read_length(text, "Distance", unit, self.comma) or None

    def _length(self, cells: Sequence[str], field: str, nth: int = 0) -> int | None:
        """Millimetres of a column in metres; zero is nothing known."""
        metres = self._number(cells, field, nth)
        return read_length(f"{metres:f}", field.capitalize(), "m") if metres else None

    def _whole(self, cells: Sequence[str], field: str) -> int | None:
        # the second of two columns has the fractions that the first one lacks
        later = self._number(cells, field, 1)
        value = later if later is not None else self._number(cells, field)
        return None if value is None else whole(value)

    def _number(self, cells: Sequence[str], field: str, nth: int = 0) -> Decimal | None:
        text = self.columns.text(cells, field, nth)
        if not text:
            return self._number(cells, field, 1) if nth == 0 and len(self.columns.places.get(field, ())) > 1 else None
        same = self.columns.english or self.columns.places[field][nth] >= _MACHINE
        if same and len(text) <= 40 and _PLAIN.fullmatch(text):
            return Decimal(text)
        return read_number(text, field.capitalize(), self.comma)


@lru_cache(maxsize=200)
def _sport(word: str) -> Sport:
    return sport_of("otheractivity" if word.casefold() in OTHER else word)


def _columns(headings: Sequence[str]) -> _Columns | None:
    """Where the fields are, `None` where these are not the headings of such a list."""
    plain = [plain_heading(heading) for heading in headings]
    if set(OLD) <= set(plain):
        return _Columns({field: (plain.index(heading),) for heading, field in OLD.items()}, old=True, english=True)
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(plain):
        if heading in FIELDS:
            places.setdefault(FIELDS[heading], []).append(place)
    # another service may well have a date, a type and a distance, but not under an activity's number
    if not set(places) >= _NEEDED:
        if not _doubled(plain):
            return None
        places = {**{field: [*found] for field, found in PLACES.items()}, **places}
    return _Columns(
        {field: tuple(found) for field, found in places.items()},
        old=False,
        english=plain[places["id"][0]] == "activity id",
    )


def _doubled(plain: Sequence[str]) -> bool:
    """Whether exactly those of the first 18 headings occur twice among them that always did: time and distance."""
    first = plain[:18]
    twice = {heading for heading in first if first.count(heading) > 1}
    return len(first) == 18 and all(first) and first[5] == first[15] and first[6] == first[17] and len(twice) == 2


def _evidence(table: Table, columns: _Columns, wanted: Wanted) -> tuple[DateOrder, Comma]:
    """What the whole list shows about the order of its dates and about the comma in its rounded numbers."""
    order = DateOrder(wanted.day_first)
    seen = Evidence()
    for row in table.rows():
        if not row.problem:
            order.see(columns.text(row.cells, "date"))
            seen.see(columns.text(row.cells, "distance"))
    if seen.comma is not Comma.OPEN:
        return order, seen.comma
    return order, Comma.GROUPS if columns.english else Comma.DECIMAL
