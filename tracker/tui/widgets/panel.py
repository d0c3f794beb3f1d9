"""What all panels share: a round border with the title in it, the keys in its lower edge, a help text."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tracker.tui.commands import key_line


class Panel(Widget, can_focus=True):
    """A panel whose content is lines of text made for its width.

    A subclass gives `lines`; `KEYS` are command ids for the lower border and `HELP` is what `?` says.
    """

    ALLOW_SELECT: ClassVar[bool] = False
    DEFAULT_CLASSES: ClassVar[str] = "panel"
    KEYS: ClassVar[tuple[str, ...]] = ()
    HELP: ClassVar[str] = ""

    def on_mount(self) -> None:
        """Put the keys in the lower border."""
        if self.KEYS:
            self.border_subtitle = key_line(self.KEYS)

    def set_help(self, text: str) -> None:
        """Give this one panel a help text of its own."""
        vars(self)["HELP"] = text

    def title(self, text: str | Content) -> None:
        """Set the title: `text` is shown as it is, never read as markup."""
        self.border_title = text if isinstance(text, Content) else Content(text)

    def lines(self, width: int) -> list[Content]:
        """The panel's lines, each at most `width` cells."""
        raise NotImplementedError

    def render(self) -> Content:
        """The lines, one below the other, cut where the panel ends."""
        width = self.content_size.width
        return Content("\n").join(line.truncate(width, ellipsis=True) for line in self.lines(width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines."""
        return len(self.lines(width))
