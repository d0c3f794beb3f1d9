"""What lies under one roof, a folder or an archive: its lists, the members they name, and all the rest."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from tracker.domain.recordings import Entry, Item, Progress, Told, Wanted
from tracker.errors import TrackerError
from tracker.formats.archives import foreign
from tracker.formats.archives.csv_text import headings_of
from tracker.formats.archives.folders import Folder
from tracker.formats.archives.kinds import HEAD, WATCH, kind_of
from tracker.formats.archives.limits import (
    GZIP,
    MAX_EXPORT,
    MAX_FILE,
    MAX_LIST,
    MAX_NESTED,
    UnreadableError,
    head_of_gzip,
)
from tracker.formats.archives.packed import WITHIN, Packed, named, reason, shown
from tracker.formats.archives.tables import read_table, table_kind

MAX_ENTRIES = 100_000  # of one source, the archives within it included

_STREAMED = {"apple-health": MAX_EXPORT, "garmin-summaries": MAX_LIST}  # the lists that are never held as a whole
_EXPORTS = ("strava", "apple-health", "garmin-summaries", "runkeeper")  # what lies beside these is known
_SECOND = "second"
_EXPORT_DEPTH = 2  # folders above Apple's export


@dataclass(slots=True)
class _Count:
    left: int = MAX_ENTRIES


@dataclass(slots=True)
class Roof:
    """What lies under one roof, and what has been told of it."""

    packed: Packed
    name: str  # of the archive or folder, as people read it
    wanted: Wanted
    inside: str = ""  # the archives it lies in, each with WITHIN behind it
    nested: bool = False  # lies in an archive: none within it is opened any more
    count: _Count = field(default_factory=_Count)
    claimed: set[str] = field(default_factory=set)

    def told(self) -> Iterator[Told]:
        """All that is in it."""
        for fault in self.packed.faults():
            yield Item(path=named(self.name, fault.member) if fault.member else self.name, refused=fault.reason)
        known = False
        for member, kind in self._lists():
            self.claimed.add(member)
            known = known or kind in _EXPORTS
            yield from self._list(member, kind)
        watch = [member for member in self.packed.members() if _extension(member) in WATCH]
        if not known and (kind := foreign.export_of(self.packed.members())):
            known = True
            if not (watch and kind in foreign.WITH_FILES):
                yield Item(path=self.name, format=kind, refused=foreign.refusal(kind))
        # a folder may hold anything, an archive with recordings in it was made of what belongs together
        strict = isinstance(self.packed, Folder) or not watch
        for member in self.packed.members():
            if member not in self.claimed:
                yield from self._rest(member, known, strict)

    def listed(self, source: bytes | BinaryIO, kind: str, folder: str, name: str) -> Iterator[Told]:
        """What a list says: a Strava or other table, Garmin's summaries, Apple's export; `folder` is where it lies.

        The members that it names are joined with what it says of them; a row whose file is missing stands by itself.
        """
        for told in _read_list(source, kind, name, self.wanted):
            if not isinstance(told, Entry):
                yield told
                continue
            place = folder + told.member.lstrip("/").removeprefix("./")
            if place not in self.claimed and self.packed.has(place):
                self.claimed.add(place)
                yield from self._entry(replace(told, member=self.inside + place))
            elif told.listed is not None:
                missing = "The same file stands in the list twice" if place in self.claimed else _missing(told.member)
                listed = replace(told.listed, warnings=(*told.listed.warnings, f"{missing}: only the list was read."))
                yield Item(path=told.path, format=listed.format, recordings=(listed,))

    def _lists(self) -> Iterator[tuple[str, str]]:
        """The members that list activities, and their kinds, the one nearest to the top first."""
        members = sorted(self.packed.members(), key=lambda member: member.count("/"))
        seen: set[str] = set()
        found = False
        for member in members:
            place = member.casefold()
            base = place.rpartition("/")[2]
            kind = ""
            if base == "activities.csv" and self._is_strava(member):
                kind = _SECOND if place in seen else "strava"
                seen.add(place)
            elif base.endswith("_summarizedactivities.json"):
                kind = "garmin-summaries"
            elif base.endswith(".xml") and member.count("/") <= _EXPORT_DEPTH:
                kind = "apple-health" if kind_of(self.packed.head(member, HEAD), base) == "apple-health" else ""
            if kind:
                found = True
                yield member, kind
        if found:
            return
        for member in members:
            if member.casefold().endswith(".csv"):
                head = self.packed.head(member, HEAD)
                kind = table_kind(head)
                if kind or (self.wanted.columns and kind_of(head, member) == "csv"):
                    yield member, kind or "csv"

    def _is_strava(self, member: str) -> bool:
        kind = table_kind(self.packed.head(member, HEAD))
        files = member[: -len("activities.csv")] + "activities/"
        # a list in a language nobody has told us of is still Strava's, if its files lie beside it
        return kind == "strava" or (not kind and any(name.startswith(files) for name in self.packed.members()))

    def _list(self, member: str, kind: str) -> Iterator[Told]:
        name = named(self.name, member)
        if kind == _SECOND:
            yield Item(path=name, refused="It is the second list of activities here; only the first one was read.")
            return
        folder = member[: member.rfind("/") + 1]
        try:
            if kind not in _STREAMED:
                yield from self.listed(self.packed.read(member, MAX_FILE), kind, folder, name)
                return
            with self.packed.opened(member, _STREAMED[kind]) as (source, size):
                for told in self.listed(source, kind, folder, name):
                    # a packed stream can't say how long it is; what the archive says of it is only shown
                    yield Progress(told.done, max(size, told.done)) if isinstance(told, Progress) else told
        except TrackerError as error:
            yield Item(path=name, refused=reason(error))

    def _rest(self, member: str, known: bool, strict: bool) -> Iterator[Told]:
        """A member that no list names; see `foreign.is_foreign` for `strict`."""
        extension = _extension(member)
        name = named(self.name, member)
        if extension in ("zip", "kmz"):
            yield from self._nested(member, name)
        elif extension in WATCH:
            yield from self._entry(Entry(member=self.inside + member, path=name))
        elif not known:
            head = self.packed.head(member, HEAD)
            if head[:2] == GZIP:
                head = head_of_gzip(head, HEAD)
            kind = kind_of(head, member)
            if kind in WATCH:
                yield from self._entry(Entry(member=self.inside + member, path=name))
            elif kind.startswith("tracker-"):
                yield Item(path=name, format=kind, refused="Tracker wrote it itself: import it alone.")
            elif kind == "csv" and (table := foreign.table_of(headings_of(head))):
                yield Item(path=name, format=table, refused=foreign.refusal(table))
            elif foreign.is_foreign(kind, strict=strict):
                yield Item(path=name, format=kind, refused=foreign.refusal(kind))
            else:
                yield Item(path=name, format=kind, skipped=True)

    def _nested(self, member: str, name: str) -> Iterator[Told]:
        if self.nested:
            yield Item(path=name, refused="It is an archive within an archive in an archive: unpack it by itself.")
            return
        try:
            with closing(self.packed.nested(member, MAX_NESTED)) as packed:
                inside = f"{self.inside}{member}{WITHIN}"
                deep = not isinstance(self.packed, Folder)
                yield from Roof(packed, name, self.wanted, inside, deep, self.count).told()
        except UnreadableError as error:
            yield Item(path=name, refused=reason(error))

    def _entry(self, entry: Entry) -> Iterator[Told]:
        self.count.left -= 1
        if self.count.left == 0:
            yield Item(path=self.name, refused=f"It holds over {MAX_ENTRIES:,} recordings: import it in parts.")
        elif self.count.left > 0:
            yield entry


def _read_list(source: bytes | BinaryIO, kind: str, name: str, wanted: Wanted) -> Iterator[Told]:
    match kind:
        case "apple-health":
            from tracker.formats.archives.apple import read_apple_export

            yield from read_apple_export(source, name, wanted)
        case "garmin-summaries":
            from tracker.formats.archives.garmin_account import read_garmin_summaries

            yield from read_garmin_summaries(source, name, wanted)
        case "strava":
            from tracker.formats.archives.strava import read_strava

            yield from read_strava(source, name, wanted)
        case _:
            yield from read_table(source, name, wanted)


def _extension(member: str) -> str:
    return member.casefold().removesuffix(".gz").rpartition("/")[2].rpartition(".")[2]


def _missing(member: str) -> str:
    return "Strava couldn't hand out its file" if member == "#error#" else f"{shown(member)} is not in the archive"
