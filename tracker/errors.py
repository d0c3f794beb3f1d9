"""What can go wrong, as one tree: each error carries the one sentence a person reads and how a script sees it."""

import re

_LONG = re.compile(r"'[^']{120,}'|\"[^\"]{120,}\"|\S{200,}")

LONGEST = 500  # characters of a sentence: the longest of ours has four hundred


class TrackerError(Exception):
    """Something was refused. The message is one sentence: what is wrong, where, and the fix.

    What it quotes may be of any length; said, its middle is left out.
    """

    title = "Not done"
    exit_code = 1

    def __str__(self) -> str:
        """The sentence, cut where what somebody else wrote makes it longer than anybody reads."""
        said = _LONG.sub(lambda found: f"{found[0][:60]}…{found[0][-40:]}", super().__str__())
        return said if len(said) <= LONGEST else f"{said[: LONGEST // 2]}…{said[1 - LONGEST // 2 :]}"


class UsageError(TrackerError):
    """The command was called wrongly (exit code 2)."""

    title = "Wrong usage"
    exit_code = 2


class InputError(TrackerError):
    """A text that was typed can't be read.

    `start` and `end` (half-open, in characters) point at the word of `text` that is wrong.
    """

    title = "Can't read this"
    exit_code = 2

    def __init__(self, message: str, *, text: str = "", start: int = 0, end: int = 0) -> None:
        super().__init__(message)
        self.text = text
        self.start = start
        self.end = end


class RefusedError(InputError):
    """A text was read but says something impossible: out of bounds, in the future, a time that never was."""

    title = "Refused"
    exit_code = 1


class NotFoundError(TrackerError):
    """Nothing matched what was asked for."""

    title = "Not found"


class TemplateError(TrackerError):
    """A template file is wrong. `faults` are sentences that each name a field and, where known, a line."""

    title = "Template refused"

    def __init__(self, message: str, faults: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class JournalError(TrackerError):
    """The journal can't be opened, read or written."""

    title = "Journal"


class NewerJournalError(JournalError):
    """The journal was written by a newer version; it is left untouched."""


class ReplacedJournalError(JournalError):
    """The file is not the one that was opened any more; nothing was written to it. It may be opened anew."""


class GoneJournalError(ReplacedJournalError):
    """Nothing stands at the journal's place any more; nothing was written. It may be opened once it is back."""


class ReadOnlyJournalError(JournalError):
    """The journal can only be read, here and now; nothing was written."""


class DamagedJournalError(JournalError):
    """The journal is not as it was written; it is left as it is, and nothing more is written to it."""


class BusyJournalError(JournalError):
    """Another window holds the journal; nothing was written and the same call may be tried again."""
