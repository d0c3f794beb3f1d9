"""What looking a journal over finds: how much is in it, what is wrong with it, and one figure for all of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tracker.domain.keeping import Backup


class FaultKind(StrEnum):
    """Where a fault lies, from the outside in."""

    FILE = "file"  # pages, indexes, references: what SQLite itself finds
    SCHEMA = "schema"  # the header, a table or a column that is not as this version has it
    ROW = "row"  # a row that is not as it was written: its seal does not fit
    TEXT = "text"  # bytes that are no text
    MEANING = "meaning"  # sound in itself, and at odds with the rest of the journal


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, said in a sentence. `table` and `key` (its columns joined by a slash) name the row where there is one.

    The sentence names rows by table and key, never by what an athlete wrote.
    """

    kind: FaultKind
    said: str
    table: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """A journal looked over: rows by table, a digest (SHA-256, hex) of them all, and the faults, worst first."""

    counts: Mapping[str, int]
    digest: str
    faults: tuple[Fault, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvaged:
    """What became of a damaged journal: a new one with all that could be read and trusted is in its place.

    `mended` are rows of it that were taken from the undo log, `left_out` rows by table that are not in it; they and
    all else that was lost are listed in the file `report`. `doubts` are sentences on why more may be lost than could be
    counted, and `backup` is then the newest one. The damaged file and its side files are now `aside`.
    """

    survey: Survey  # of the new journal
    mended: int
    left_out: Mapping[str, int]
    changes_lost: int  # changes that can't be undone any more
    aside: tuple[Path, ...]
    report: Path | None
    doubts: tuple[str, ...] = ()
    backup: Backup | None = None
