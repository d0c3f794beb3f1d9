"""A folder that a watch is synchronised to: what appears in it and has settled is imported.

Nothing is remembered beyond this run: what was imported before is known by the journal's own origins. The input is
only read. The clock and the pause are given, so that a test needs neither.
"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tracker.errors import TrackerError
from tracker.services.imports.views import Imported, Review

PAUSE = 2.0  # seconds between two looks
SETTLED = 2.0  # seconds that a file has not changed before it is read
DEPTH = 4  # folders below the watched one
LOOKS = 15  # of a single run, for what does not settle
MOST = 20_000  # files that are looked at
ENDINGS = (".fit", ".gpx", ".tcx", ".gz", ".zip", ".csv")
State = tuple[int, int]  # size in bytes, time of change in nanoseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What came of one look that found something: files reviewed and stored, or a sentence about the folder."""

    said: str = ""
    paths: tuple[Path, ...] = ()
    review: Review | None = None
    imported: Imported | None = None


@dataclass(slots=True, kw_only=True)
class Watch:
    """Looks into `folder`, again and again. `read` and `keep` import; `clock` is in seconds since 1970."""

    folder: Path
    read: Callable[[Sequence[Path]], Review]
    keep: Callable[[Review], Imported]
    clock: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep
    _seen: dict[Path, State] = field(default_factory=dict)
    _done: dict[Path, State] = field(default_factory=dict)
    _gone: bool = False

    def arrivals(self, *, once: bool = False) -> Iterator[Arrival]:
        """What arrives, for ever; with `once` what lies there, as far as it settles."""
        for number in count(1):
            yield from self.look()
            if once and (number == LOOKS or not self._seen.keys() - self._done.keys()):
                return
            self.sleep(PAUSE)

    def look(self) -> Iterator[Arrival]:
        """Look once; a file is imported when it is as it was at the last look, and has not changed lately."""
        found = self._files()
        if (found is None) is not self._gone:
            self._gone = found is None
            what = "is gone; it is looked for" if self._gone else "is there again"
            yield Arrival(said=f"{self.folder} {what}.")
        found = found or {}
        before, self._seen = self._seen, found
        self._done = {path: state for path, state in self._done.items() if found.get(path) == state}
        now = self.clock()
        early, late = (now - SETTLED) * 1e9, now * 1e9
        ready = [
            path
            for path, state in sorted(found.items())
            # one from the future has another clock's time: that it is as it was has to do
            if before.get(path) == state and not early < state[1] <= late and path not in self._done
        ]
        if ready:
            yield self._imported(ready)

    def _imported(self, ready: Sequence[Path]) -> Arrival:
        states = {path: self._seen[path] for path in ready}
        try:
            review = self.read(ready)
            imported = self.keep(review)
        except TrackerError as error:  # the journal is busy, or no reader can be had: at the next look again
            return Arrival(said=str(error))
        self._done |= states
        return Arrival(paths=tuple(ready), review=review, imported=imported)

    def _files(self) -> dict[Path, State] | None:
        """The files that may be of a watch, each with its state; None where the folder can't be read."""
        found: dict[Path, State] = {}
        folders = [(self.folder, 0)]
        while folders:
            folder, depth = folders.pop()
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError:
                if folder == self.folder:
                    return None
                continue
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                with suppress(OSError):
                    if entry.is_dir(follow_symlinks=False):
                        if depth < DEPTH:
                            folders.append((Path(entry.path), depth + 1))
                    elif entry.name.lower().endswith(ENDINGS) and entry.is_file() and len(found) < MOST:
                        state = entry.stat()
                        found[Path(entry.path)] = (state.st_size, state.st_mtime_ns)
        return found
