"""What is the matter with the journal, so that it can't be written or should not be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.domain.soundness import Fault


class Kind(StrEnum):
    """What is the matter."""

    DAMAGE = "damage"  # it is not as it was written
    CLOSED = "closed"  # and it can't even be opened
    MEANING = "meaning"  # it is as it was written, and does not agree with itself
    READ_ONLY = "read-only"
    REPLACED = "replaced"  # another file stands in its place
    GONE = "gone"  # nothing does


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is told at the top until it is over: `said` in a sentence, with the faults where they are known."""

    kind: Kind
    said: str
    faults: tuple[Fault, ...] = ()
