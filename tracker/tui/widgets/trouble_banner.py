"""The line under the header that stays while something is the matter with the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tracker.tui.commands import BY_ID, PRESSED
from tracker.tui.ink import BAD, KEY, MUTED, WARN

if TYPE_CHECKING:
    from tracker.tui.trouble import Trouble


class TroubleBanner(Widget):
    """One line; a click on its key presses it."""

    ALLOW_SELECT: ClassVar[bool] = False
    trouble: reactive[Trouble | None] = reactive(None)

    def watch_trouble(self, trouble: Trouble | None) -> None:
        """Take no room while nothing is the matter."""
        self.display = trouble is not None

    def render(self) -> Content:
        """A sign, a word, what follows, and the key."""
        from tracker.tui.present.trust import banner_words

        if self.trouble is None:
            return Content("")
        command = BY_ID["app.ways-out"]
        key = Content.assemble((command.key, KEY), (f" {command.word.lower()}", MUTED))
        key = key.stylize(Style.from_meta({PRESSED: command.first}))
        word, *longer = banner_words(self.trouble)
        style = WARN if self.trouble.kind == "read-only" else BAD
        room = self.size.width - len(word) - key.cell_length - 8
        said = next((text for text in longer if len(text) <= room), "")
        return Content.assemble(" ", (f"! {word}", f"bold {style}"), f"  {said}" if said else "", "  ", key)
