"""What a disk may hold after the power failed: what was synced, and of the rest any part (reliability A36).

A disk takes the recorded calls of a run one by one. Written data is sure only after its file was synced, and a new,
changed or removed name only after its folder was. At any moment `after_loss` says what could be found: nothing that was
not sure, or a random choice: of each file's writes some, one of them torn at a sector; of each folder's changes of
names the first few, as file systems keep these in order.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.faults.calls import WRITES
from tests.faults.children import COMPLAINED, SAID, Event
from tests.faults.places import Place

SECTOR = 512


@dataclass
class _File:
    """A file's sure bytes, and what was done to it since: (offset, data), or (size, None) for a cut."""

    sure: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def live(self) -> bytes:
        """Its bytes as every program sees them."""
        return _applied(self.sure, self.pending)


@dataclass(frozen=True)
class _Naming:
    """A change of names in a folder: `path` now means that file, or nothing any more."""

    path: str
    file: _File | None


class Disk:
    """The files of a place, with what of them is sure."""

    def __init__(self, place: Place) -> None:
        files = (path for path in place.root.rglob("*") if path.is_file())
        found = {str(path.relative_to(place.root)): _File(path.read_bytes()) for path in files}
        self._sure = {name: file for name, file in found.items() if name not in (SAID, COMPLAINED)}
        self._live = dict(self._sure)
        self._folders = {str(path.relative_to(place.root)) for path in place.root.rglob("*") if path.is_dir()} | {"."}
        self._sure_folders = set(self._folders)
        self._pending: dict[str, list[_Naming]] = defaultdict(list)
        self.said = False

    def take(self, event: Event) -> None:
        """Do what the call did. AssertionError for one whose effect is not known here."""
        if event.says:
            self.said = True
        elif event.name in WRITES:
            if event.path in self._live:  # else it was removed and is open still
                self._live[event.path].pending.append((event.offset, event.data))
        elif event.syncs:
            self._sync(event.path)  # a file, or a folder
        elif event.name in ("open", "openat", "creat"):
            self._open(event.path)
        elif event.name in ("truncate", "ftruncate"):
            self._live[event.path].pending.append((event.size, None))
        elif event.name.startswith("rename"):
            self._name(event.target, self._live[event.path])
            self._name(event.path, None)
        elif event.name.startswith("link"):
            self._name(event.target, self._live[event.path])
        elif event.name == "rmdir" or (event.name == "unlinkat" and event.path in self._folders):
            self._folders.discard(event.path)
        elif event.name.startswith("unlink"):
            self._name(event.path, None)
        elif event.name.startswith("mkdir"):
            self._folders.add(event.path)
        elif not event.name.startswith(("failed", "chmod", "fchmod")):
            raise AssertionError(f"what {event.name} does to a disk is not known")

    def after_loss(self, root: Path, chance: Random | None = None) -> Place:
        """Write to `root`, where nothing is, what the disk could hold: the least, or with `chance` some of the rest."""
        names = dict(self._sure)
        for changes in self._pending.values():
            for change in changes[: chance.randint(0, len(changes)) if chance else 0]:
                _rename(names, change)
        root.mkdir(parents=True)
        folders = self._folders if chance else self._sure_folders
        for folder in sorted(folders):
            (root / folder).mkdir(exist_ok=True)
        for name, file in names.items():
            if str(Path(name).parent) in folders:
                (root / name).write_bytes(_applied(file.sure, _some(file.pending, chance)))
        return Place(root)

    def _open(self, path: str) -> None:
        if path in self._live:
            self._live[path].pending.append((0, None))
        else:
            self._name(path, _File())

    def _name(self, path: str, file: _File | None) -> None:
        change = _Naming(path, file)
        _rename(self._live, change)
        self._pending[str(Path(path).parent)].append(change)

    def _sync(self, path: str) -> None:
        if path in self._live:
            file = self._live[path]
            file.sure, file.pending = file.live(), []
            return
        for change in self._pending.pop(path, []):
            _rename(self._sure, change)
        self._sure_folders |= {folder for folder in self._folders if str(Path(folder).parent) == path}


def losses(place: Place, events: Iterable[Event]) -> Iterable[tuple[int, Disk]]:
    """The disk before each of the calls and after the last, by the number of the call."""
    disk, number = Disk(place), 0
    for number, event in enumerate(events, start=1):
        yield number, disk
        disk.take(event)
    yield number + 1, disk


def _rename(names: dict[str, _File], change: _Naming) -> None:
    if change.file is None:
        names.pop(change.path, None)
    else:
        names[change.path] = change.file


def _some(pending: list[tuple[int, bytes | None]], chance: Random | None) -> list[tuple[int, bytes | None]]:
    """Some of what was done, in order, now and then with one torn in two at a sector."""
    if chance is None:
        return []
    kept = [one for one in pending if chance.random() < chance.choice((0.2, 0.5, 0.9))]
    if kept and chance.random() < 0.5:
        at = chance.randrange(len(kept))
        offset, data = kept[at]
        if data is not None and len(data) > SECTOR:
            cut = SECTOR * chance.randrange(1, (len(data) + SECTOR - 1) // SECTOR)
            kept[at] = (offset, data[:cut]) if chance.random() < 0.5 else (offset + cut, data[cut:])
    return kept


def _applied(data: bytes, changes: Iterable[tuple[int, bytes | None]]) -> bytes:
    made = bytearray(data)
    for offset, piece in changes:
        end = offset if piece is None else offset + len(piece)
        if len(made) < end:
            made.extend(bytes(end - len(made)))
        if piece is None:
            del made[offset:]
        else:
            made[offset:end] = piece
    return bytes(made)
