"""What happens to settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening

if TYPE_CHECKING:
    from tracker.settings.file import SettingsFile


@happening
class SettingSaved(Message):
    """A setting was written to its file, which reads like this now."""

    key: str
    file: SettingsFile
