"""What the settings ask of their file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.settings.table import Value
from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.desk.core import DeskCore

if TYPE_CHECKING:
    from tracker.settings.file import SettingsFile


class SettingsDesk(DeskCore):
    """The jobs of the settings."""

    def save_setting(self, to: MessagePump, path: Path, key: str, value: Value | None) -> None:
        """Write a setting to its file; None takes it out."""

        def saved() -> SettingsFile:
            from tracker.settings.writing import drop, put

            return drop(path, key) if value is None else put(path, key, value)

        self._run(Job(CHANGE, "Saving the setting", saved, partial(messages.SettingSaved, key), to))
