"""Every way in which a file of somebody else arrives: imported in each wrapping, and wherever else a file is named."""

import gzip
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.catalogue.room import Room, Told, Tried, is_one_sentence
from tests.formats.archives.making import zipped

WAYS = "alone, in a folder, in a zip, gzipped, in a watched folder"


def every_way(room: Room, files: Mapping[str, bytes], stored: int = 0, *says: str, what: str = "") -> Tried:
    """Import files by name alone, in a folder, in a zip archive, gzipped, and from a watched folder.

    `stored` of them are stored, each once; all else is refused with a reason, and each of `says` is in one of them.
    """
    paths = [room.file(name, data) for name, data in files.items()]
    folder = room.inputs / f"folder{len(list(room.inputs.iterdir()))}"
    for name, data in files.items():
        room.file(f"{folder.name}/{name}", data)
    paths += [folder, room.file("all.zip", zipped(files))]
    paths += [room.file(f"{name}.gz", gzip.compress(data, 1)) for name, data in files.items()]
    brought = room.brought(f"import {what or ', '.join(files)}: {WAYS}", *paths)
    tried = brought.tried(stored, *says)
    told = room.cli("import", "--watch", folder, "--once", "--json")
    assert told.code in (0, 1), told
    for one in told.json["arrivals"]:
        refused = [item for item in one["items"] if item["outcome"] == "refuse"]
        assert all(is_one_sentence(item["reason"]) for item in refused), one
    return tried


def elsewhere(room: Room, path: Path, *, child: bool = False) -> Iterator[Tried]:
    """Name a file that is of no use there at each place that takes one, the import apart; nothing may come of it.

    `child`: each in a process of its own, within the bounds of time and memory.
    """
    done: list[str] = []
    kept: list[str] = []
    places: tuple[tuple[str, tuple[str | Path, ...]], ...] = (
        ("template check", ("template", "check", path)),
        ("challenge start", ("challenge", "start", path)),
        ("photo", ("photo", "add", "last", path)),
        ("photo of a log line", ("log", "run", "5km", "--photo", path)),
        ("file to export to", ("export", "-o", path)),
        ("file to back up to", ("backup", path)),
        ("backup to restore", ("restore", path)),
        ("bundle to restore", ("restore", shutil.copyfile(path, room.inputs / "copy.zip"))),
    )
    for where, words in places:
        with room.unchanged():
            told = room.child(*words).in_bounds() if child else room.cli(*words)
        assert told.code in (1, 2), (where, told)
        assert is_one_sentence(room.plain(told.reason)) or where == "template check", (where, told)
        done.append(where)
    for where, source, given in (("article", path, b""), ("article on standard input", Path("-"), path.read_bytes())):
        before = room.state()
        words = ("template", "import", str(source), "--yes")
        told = room.child(*words, stdin=given).in_bounds() if child else room.cli(*words, stdin=given)
        if told.code:
            assert is_one_sentence(room.plain(told.reason)), (where, told)
            assert room.state() == before
        (done if told.code else kept).append(where)
    done += _beside(room, path, child=child)
    yield Tried(", ".join(done), "refused in one sentence, nothing written")
    if kept:
        yield Tried(", ".join(kept), "read as the text it is")


def _beside(room: Room, path: Path, *, child: bool) -> Iterator[str]:
    """The file in place of those that are read without being named: settings, own templates, the journal."""

    def run(*words: str | Path) -> Told:
        return room.child(*words).in_bounds() if child else room.cli(*words)

    settings = room.home / ".config" / "tracker" / "config.toml"
    own = room.journal.parent / "templates" / "own.toml"
    for where, place, words in (
        ("settings file", settings, ("config", "list")),
        ("own template", own, ("template", "list")),
    ):
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
        with room.unchanged():
            assert run(*words).code in (0, 1), where
            assert run("today").code == 0, where
        place.unlink()
        yield where
    if not path.stat().st_size:  # an empty file is a journal that nothing was written to yet
        return
    other = room.inputs / "other.db"
    shutil.copyfile(path, other)
    with room.unchanged():
        told = run("today", "--db", other)
        assert told.code == 1, told
        assert is_one_sentence(room.plain(told.reason)), told
    other.unlink()
    yield "journal"
