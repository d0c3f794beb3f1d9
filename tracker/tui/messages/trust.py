"""What happens to keep the journal safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening

if TYPE_CHECKING:
    from tracker.domain.keeping import Backup, Restored
    from tracker.domain.soundness import Fault, Salvaged, Survey


@happening
class LookedOver(Message):
    """After it was opened the journal was looked over: why it can only be read, "" if not, and what is wrong."""

    read_only: str
    faults: tuple[Fault, ...]


@happening
class JournalChecked(Message):
    """The journal was checked, because somebody asked."""

    survey: Survey


@happening
class BackedUp(Message):
    """A backup was made, because somebody asked; those that are made by themselves say nothing."""

    backup: Backup


@happening
class BackupsRead(Message):
    """The backups, the newest first."""

    backups: tuple[Backup, ...]


@happening
class Kept(Message):
    """What was due was done by itself: the automatic backup, or the file of what is typed."""


@happening
class BackupRestored(Message):
    """The journal is what a backup is."""

    restored: Restored


@happening
class JournalSalvaged(Message):
    """A new journal stands in the place of the damaged one."""

    salvaged: Salvaged


@happening
class ChangeWaits(Message):
    """A change takes long; `locked` where it is because another window keeps the journal to itself."""

    description: str
    locked: bool


@happening
class KeepingRefused(Message):
    """A backup could not be made or restored, or nothing could be salvaged; the journal is as it was."""

    error: Exception
