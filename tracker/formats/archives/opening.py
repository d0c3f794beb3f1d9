"""Everything that can be given to the import: a file, a list, an archive, a folder; and one member of those.

`open_source` tells what is in it: items for what it could read at once, and an Entry for each member that is still to
be read, so that several processes can share that work through `read_member`. Neither raises anything but MemoryError,
after which the process is not to be trusted.
"""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from tracker.domain.recordings import Item, Progress, Told, Wanted
from tracker.formats.archives import foreign
from tracker.formats.archives.folders import Folder
from tracker.formats.archives.kinds import HEAD, WATCH, kind_of
from tracker.formats.archives.limits import MAX_FILE, UnreadableError, gunzipped, read_whole
from tracker.formats.archives.members import is_telemetry, recorded
from tracker.formats.archives.packed import named, reason, shown
from tracker.formats.archives.roof import Roof
from tracker.formats.archives.shelf import packed_at
from tracker.formats.archives.zips import zip_at

_LISTS = ("csv", "garmin-summaries", "apple-health")


def open_source(path: Path, wanted: Wanted) -> Iterator[Told]:
    """What is in a file, archive or folder: items, and entries for `read_member`. Only MemoryError is raised."""
    name = shown(path.name or str(path))
    try:
        nothing = True
        for told in _opened(path, name, wanted):
            nothing = nothing and (isinstance(told, Progress) or (isinstance(told, Item) and told.skipped))
            yield told
        if nothing:
            yield Item(path=name, refused="It holds no activity: name the file or folder with the recordings.")
    except MemoryError:
        raise
    except Exception as error:  # whatever a damaged or hostile file makes of us ends as one sentence
        yield Item(path=name, refused=reason(error))


def read_member(path: Path, member: str, wanted: Wanted) -> Item:
    """The recordings of one member that `open_source` named for the same `path`. Only MemoryError is raised."""
    name = named(shown(path.name or str(path)), member)
    try:
        packed, rest = packed_at(path, member)
        data = packed.read(rest, MAX_FILE)
        item = recorded(data, rest, name, wanted)
        # a watch's folder and an account's archive are full of these; alone in its archive it was meant
        many = isinstance(packed, Folder) or len(packed.members()) > 1
        return replace(item, skipped=many and item.format == "fit" and bool(item.refused) and is_telemetry(data))
    except MemoryError:
        raise
    except Exception as error:  # see open_source
        return Item(path=name, refused=reason(error))


def _opened(path: Path, name: str, wanted: Wanted) -> Iterator[Told]:
    if path.is_dir():
        yield from Roof(Folder(path), name, wanted).told()
        return
    if not path.is_file():
        raise UnreadableError(
            "It is no file: name a file or a folder." if path.exists() else "There is no such file: check its name."
        )
    with path.open("rb") as file:
        head = file.read(HEAD)
        kind = kind_of(head, path.name)
        if kind == "zip" or (kind in ("", "text") and path.suffix.lower() == ".zip"):
            with closing(zip_at(path)) as packed:
                yield from Roof(packed, name, wanted).told()
            return
        file.seek(0)
        if kind == "gzip":
            data = gunzipped(read_whole(file, MAX_FILE))
            kind = kind_of(data[:HEAD], path.name)
            if kind not in _LISTS:
                yield recorded(data, path.name, name, wanted)
                return
            yield from Roof(Folder(path.parent), name, wanted).listed(data, kind, "", name)
        elif kind in WATCH:
            yield recorded(read_whole(file, MAX_FILE), path.name, name, wanted)
        elif kind in _LISTS:
            yield from Roof(Folder(path.parent), name, wanted).listed(file, kind, "", name)
        elif kind.startswith("tracker-"):
            yield Item(path=name, format=kind)
        else:
            yield Item(path=name, format=kind, refused=foreign.refusal(kind))
