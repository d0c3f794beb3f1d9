"""Several files under one roof: a folder, or an archive that is read like one and never extracted."""

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, Protocol

from tracker.domain.text import clean_text
from tracker.errors import TrackerError

WITHIN = "!/"  # between an archive and its member, in the name of what lies in an archive within an archive
LONGEST_NAME = 1_500  # characters of a member's name
SHOWN = 200  # characters of a member's name that are shown


@dataclass(frozen=True, slots=True)
class Fault:
    """A member that can't be offered for reading, or "" for all of it, and why in one sentence."""

    member: str
    reason: str


class Packed(Protocol):
    """A folder or an archive. Members are named by their path from its top, with slashes."""

    def members(self) -> Sequence[str]:
        """The members that can be read, in the order in which they lie there."""
        ...

    def faults(self) -> Sequence[Fault]:
        """What can't be offered for reading."""
        ...

    def has(self, member: str) -> bool:
        """Whether there is such a member."""
        ...

    def read(self, member: str, limit: int) -> bytes:
        """A member as a whole. UnreadableError where it is larger than `limit`, damaged, protected or gone."""
        ...

    def head(self, member: str, size: int) -> bytes:
        """The first `size` bytes of a member, b"" where it can't be read."""
        ...

    def opened(self, member: str, limit: int) -> AbstractContextManager[tuple[BinaryIO, int]]:
        """A member as a stream, and its size as far as it is known. Reading raises UnreadableError, as `read` does."""
        ...

    def nested(self, member: str, limit: int) -> "Packed":
        """An archive that is a member; UnreadableError where it is larger than `limit`, or none that is known."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


def shown(name: str) -> str:
    """A member's name as people read it: cleaned, one line, not endless."""
    return clean_text(name, limit=SHOWN) or "(a member without a name)"


def hidden(member: str) -> bool:
    """Whether a member is what systems keep for themselves: a dot file, or what macOS puts beside each file."""
    parts = PurePosixPath(member).parts
    return any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts)


def wrong_name(member: str) -> str:
    """Why a member's name can't be trusted, "" where it can."""
    if not member or member != member.strip("\0"):
        return "A member has no name: leave it out."
    if any(character < " " or character == "\x7f" for character in member):
        return "Its name holds control characters: rename it."
    if len(member) > LONGEST_NAME:
        return f"Its name has more than {LONGEST_NAME:,} characters: rename it."
    plain = member.replace("\\", "/")
    if plain.startswith("/") or ".." in plain.split("/") or plain[1:2] == ":":
        return "Its name points out of the archive: rename it."
    return ""


def why(error: OSError | ValueError) -> str:
    """What the system says about a failure, without its path."""
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return clean_text(text, limit=SHOWN).rstrip(".") or "the system gives no reason"


def named(name: str, member: str) -> str:
    """A member with the name of what it lies in before it, as people read it."""
    return f"{name}: {shown(member.replace(WITHIN, ': '))}"


def reason(error: Exception) -> str:
    """What went wrong, in one sentence."""
    if isinstance(error, TrackerError):
        return clean_text(str(error))
    if isinstance(error, OSError):
        return f"It can't be read: {why(error)}."
    return "It is damaged in a way that can't be read: get it again, as FIT, GPX or TCX."
