"""Reading what is to be imported: what the readers tell becomes what was found, and somebody is told how far it is."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path
from time import monotonic

from tracker.domain.recordings import Entry, Item, Progress, Wanted
from tracker.errors import RefusedError, TrackerError
from tracker.services.imports.hearing import Heard
from tracker.services.imports.joining import found_in, joined
from tracker.services.imports.views import Found, ImportProgress

Run = Callable[[Sequence[Path], Wanted], Iterable[Heard]]
Told = Callable[[ImportProgress], None]

MOST = 100_000  # recordings in one import: more than a life has, even where every set of exercises is a row
PAUSE_S = 0.1  # between two times that somebody is told
_SETTLED_S = 1.0  # before which a rate says nothing


class ImportCancelledError(TrackerError):
    """The athlete has had enough; nothing was stored."""

    title = "Import stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """All that was found in some files, in their order."""

    found: tuple[Found, ...]
    skipped: int = 0


def read_in(
    paths: Sequence[Path],
    wanted: Wanted,
    run: Run,
    *,
    progress: Told | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Read:
    """What the files, folders and archives at `paths` hold; `run` has them read.

    ImportCancelledError when `cancelled` says so, RefusedError for more than `MOST` of them. JournalError where nothing
    can be read at all.
    """
    found: list[Found] = []
    skipped = 0
    meter = _Meter(paths, progress)
    for heard in run(paths, wanted):
        _stop(cancelled)
        told = heard.told
        if isinstance(told, Progress):
            meter.within(heard.source, told)
            continue
        here = _found(told, heard)
        skipped += not here
        found += here
        if len(found) > MOST:
            raise RefusedError(f"That is more than {MOST:,} sessions, too many at once; import them in several parts.")
        meter.one(heard)
    _stop(cancelled)
    return Read(found=tuple(found), skipped=skipped)


def _found(told: Item | Entry, heard: Heard) -> list[Found]:
    """What was found; nothing where nobody would miss it."""
    if isinstance(told, Item):
        return [] if told.skipped else list(found_in(told, heard.source))
    item = heard.item or Item(path=told.path or told.member, refused=f"{told.member} was not read.")
    return [] if item.skipped and told.listed is None else list(joined(told, item, heard.source))


def _stop(cancelled: Callable[[], bool] | None) -> None:
    if cancelled is not None and cancelled():
        raise ImportCancelledError("The import was stopped; nothing of it was stored.")


@dataclass(slots=True)
class _Meter:
    """How far it is, told now and then: by items where their number is known, else by bytes."""

    paths: Sequence[Path]
    tell: Told | None
    before: list[int] = field(init=False)  # bytes of the paths before each, and of all
    begun: float = field(default_factory=lambda: monotonic())
    told: float = 0.0
    done: int = 0
    total: int = 0
    bytes_done: int = 0

    def __post_init__(self) -> None:
        sizes = (_size(path) if self.tell is not None else 0 for path in self.paths)
        self.before = list(accumulate(sizes, initial=0))

    def within(self, source: int, progress: Progress) -> None:
        self.bytes_done = self.before[source] + progress.done
        self._say()

    def one(self, heard: Heard) -> None:
        self.done += 1
        self.bytes_done = max(self.bytes_done, self.before[heard.source])
        behind = heard.ahead + len(self.paths) - 1 - heard.source
        self.total = self.done + behind if behind or self.total else 0
        self._say()

    def _say(self) -> None:
        now = monotonic()
        if self.tell is None or now - self.told < PAUSE_S:
            return
        self.told = now
        total = self.before[-1]
        took = now - self.begun
        share = self.done / self.total if self.total else self.bytes_done / total if total else 0.0
        self.tell(
            ImportProgress(
                phase="reading",
                done=self.done,
                total=self.total,
                bytes_done=min(self.bytes_done, total),
                bytes_total=total,
                rate=self.done / took if took > 0 else 0.0,
                left_s=took * (1 - share) / share if took >= _SETTLED_S and 0 < share <= 1 else None,
            )
        )


def _size(path: Path) -> int:
    """Bytes of a file; a folder counts none."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):
        return 0
