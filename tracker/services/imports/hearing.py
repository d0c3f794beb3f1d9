"""What the readers tell of a list of files, in the order of the files and of what they hold, each line checked.

The readers are children with limits. Whatever happens to one of them becomes an item that says so; the rest goes on.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.domain.recordings import Entry, Item, Progress, Told, Wanted
from tracker.domain.text import clean_text
from tracker.errors import JournalError
from tracker.formats.told import Job as Wish
from tracker.formats.told import decode, encode_job
from tracker.formats.told_checks import ToldError
from tracker.sources.child import ChildError
from tracker.sources.workers import MEMORY, SECONDS, Fault, Job, Pool

READER = "tracker.formats.reader"
CHUNK = 16  # members that a reader is given at once
CHUNKS = 8  # in hand at once: enough for every child to have its next one waiting
BLINK = 0.1  # seconds between two looks at whether the athlete has had enough
_WHY = {
    Fault.LATE: f"It was not read within {SECONDS:g} seconds",
    Fault.MEMORY: f"It takes more than {MEMORY // 1_000_000} MB of memory to read",
    Fault.DIED: "It is damaged in a way that stopped the reader",
}


@dataclass(frozen=True, slots=True)
class Heard:
    """Something of the file numbered `source`; of an entry also the item that its member holds.

    `ahead` is how much more of that file is known to come.
    """

    source: int
    told: Told
    item: Item | None = None
    ahead: int = 0


def hear(
    paths: Sequence[Path], wanted: Wanted, *, cancelled: Callable[[], bool] | None = None, pool: Pool | None = None
) -> Iterator[Heard]:
    """Read the files, folders and archives at `paths`; it ends early when `cancelled` says so.

    The children live as long as the iterator: closing it ends them at once. JournalError where there can be none.
    """
    pool = pool or Pool(READER)
    try:
        jobs = [pool.put(number, encode_job(Wish(path=str(path), wanted=wanted))) for number, path in enumerate(paths)]
        for number, path in enumerate(paths):
            pool.front(number)
            yield from _Source(pool, number, path, wanted, jobs[number]).heard(cancelled or _never)
            if cancelled is not None and cancelled():
                return
    except ChildError as error:
        raise JournalError(f"No file could be read, because {error}; try again with fewer programs open.") from None
    finally:
        pool.close()


def _never() -> bool:
    return False


@dataclass(slots=True, eq=False)
class _Slot:
    """A place in the order: something told, and for an entry the item that is awaited."""

    told: Item | Entry
    item: Item | None = None

    @property
    def ready(self) -> bool:
        return self.item is not None or isinstance(self.told, Item)


class _Source:
    """One file in front: what opening it tells, and the members that are read because of that."""

    def __init__(self, pool: Pool, number: int, path: Path, wanted: Wanted, opening: Job) -> None:
        self.pool = pool
        self.number = number
        self.path = path
        self.name = clean_text(str(path), limit=500)
        self.wanted = wanted
        self.opening = opening
        self.opened = False
        self.begun = False
        self.slots: deque[_Slot] = deque()
        self.unread: deque[_Slot] = deque()
        self.chunks: list[tuple[Job, deque[_Slot]]] = []

    def heard(self, cancelled: Callable[[], bool]) -> Iterator[Heard]:
        seen = self.pool.news(-1, 0)
        while not cancelled():
            for progress in self._opening():
                yield Heard(self.number, progress)
            self._put()
            self._reading()
            while self.slots and self.slots[0].ready:
                slot = self.slots.popleft()
                yield Heard(self.number, slot.told, slot.item, len(self.slots))
            if self.opened and not self.slots:
                return
            seen = self.pool.news(seen, BLINK)

    def _opening(self) -> list[Progress]:
        """Put what was told of the file in its places; what was told of how far it is read is given back."""
        progress: list[Progress] = []
        if self.opened:
            return progress
        ended, fault = self.opening.ended, self.opening.fault
        for line in self.pool.take(self.opening):
            told = self._checked(line, self.name)
            if isinstance(told, Progress):
                progress.append(told)
                continue
            slot = _Slot(told)
            self.slots.append(slot)
            self.begun = True
            if isinstance(told, Entry):
                self.unread.append(slot)
        if ended:
            self.opened = True
            if fault is not None:
                self.slots.append(_Slot(self._refused(self.name, fault, partly=self.begun)))
        return progress

    def _put(self) -> None:
        """Have the next members read."""
        while self.unread and len(self.chunks) < CHUNKS:
            slots = deque(self.unread.popleft() for _ in range(min(CHUNK, len(self.unread))))
            members = tuple(slot.told.member for slot in slots if isinstance(slot.told, Entry))
            wish = Wish(path=str(self.path), wanted=self.wanted, members=members)
            self.chunks.append((self.pool.put(self.number, encode_job(wish)), slots))

    def _reading(self) -> None:
        """Put the items that came into their places; of a reader that failed, the member it failed on is refused."""
        for chunk in tuple(self.chunks):
            job, slots = chunk
            ended, fault = job.ended, job.fault
            for line in self.pool.take(job):
                if slots:
                    name = self._name(slots[0])
                    told = self._checked(line, name)
                    slots.popleft().item = told if isinstance(told, Item) else self._refused(name, Fault.DIED)
            if ended:
                if slots:
                    slot = slots.popleft()
                    slot.item = self._refused(self._name(slot), fault or Fault.DIED)
                self.unread.extendleft(reversed(slots))
                self.chunks.remove(chunk)

    def _name(self, slot: _Slot) -> str:
        """How people read the place of a member."""
        member = slot.told.member if isinstance(slot.told, Entry) else ""
        return f"{self.name}: {clean_text(member, limit=300)}" if member else self.name

    def _checked(self, line: bytes, name: str) -> Told:
        try:
            return decode(line)
        except ToldError:
            return self._refused(name, Fault.DIED)

    def _refused(self, name: str, fault: Fault, *, partly: bool = False) -> Item:
        left = "the rest of it was left out" if partly else "it was left out"
        return Item(path=name, refused=f"{_WHY[fault]}, so {left}: export it anew, or in another format.")
