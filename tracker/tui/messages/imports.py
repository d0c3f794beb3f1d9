"""What happens to what is brought in, and to what leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening
from tracker.tui.messages.shared import Written

if TYPE_CHECKING:
    from tracker.services.exports.arriving import Arrival
    from tracker.services.folders import Listing
    from tracker.services.imports.views import Imported, ImportProgress, Review


@happening
class FolderRead(Message):
    """A folder was looked into."""

    listing: Listing


@happening
class ImportProgressed(Message):
    """So much of what is brought in was read."""

    progress: ImportProgress


@happening
class ImportRead(Message):
    """All of it was read and compared with the journal; nothing is stored yet."""

    review: Review | Arrival


@happening
class ImportFailed(Message):
    """It could not be read, or reading was given up."""

    error: Exception


@happening
class ImportKept(Written):
    """What was reviewed is in the journal."""

    imported: Imported


@happening
class ImportRefused(Message):
    """It could not be stored; nothing of it was."""

    error: Exception


@happening
class ExportWritten(Message):
    """A file was written that leaves the journal; `said` is what it holds, `notes` a sentence each about the rest."""

    path: Path
    said: str
    notes: tuple[str, ...]


@happening
class ExportRefused(Message):
    """It could not be written."""

    error: Exception
