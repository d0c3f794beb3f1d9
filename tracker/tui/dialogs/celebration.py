"""The moment a medal is handed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.widget import Widget

from tracker.tui.commands import PRESSED, bindings, key_line
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.domain.medals import Medal


class CelebrationDialog(Dialog[None]):
    """Shows the medals and stands in nobody's way: any key closes it, and a letter does what it does without it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("celebration")]
    ONLY_KEYS: ClassVar[tuple[str, ...]] = ("x", "space")  # of those that can be typed; the app heeds it
    AUTO_FOCUS: ClassVar[str | None] = ""  # so that every key comes here

    def __init__(self, medals: Sequence[Medal], units: str, *, ascii: bool = False) -> None:
        super().__init__(classes="-celebration")
        self._medals = tuple(medals)
        self._units = units
        self._ascii = ascii
        self.heading = "A medal" if len(self._medals) == 1 else f"{len(self._medals)} medals"

    def on_mount(self) -> None:
        """The keys that work here."""
        self.query_one("#dialog").border_subtitle = Content.assemble(
            key_line(("celebration.share",)), " · any other key goes on"
        )

    def body(self) -> Iterable[Widget]:
        """The medals."""
        yield HandedOver(self._medals, self._units, ascii=self._ascii)

    def on_key(self, event: Key) -> None:
        """Go on."""
        event.stop()
        event.prevent_default()
        self._close()

    def on_click(self, event: Click) -> None:
        """Go on."""
        if PRESSED not in event.style.meta:
            self._close()

    def _close(self) -> None:
        if self.is_current:
            self.dismiss(None)

    async def action_share(self) -> None:
        """Make a card of the first medal."""
        self._close()
        await self.app.run_action(f"app.share('medal', {self._medals[0].key!r})")


class HandedOver(Panel, can_focus=False):
    """The medals with their names; no border of their own, for they stand in a dialog."""

    DEFAULT_CLASSES: ClassVar[str] = ""

    def __init__(self, medals: tuple[Medal, ...], units: str, *, ascii: bool) -> None:
        super().__init__()
        self._medals = medals
        self._units = units
        self._ascii = ascii

    def lines(self, width: int) -> list[Content]:
        """Side by side, and why."""
        from tracker.tui.present.medals import celebration_lines

        return celebration_lines(self._medals, self._units, width, ascii=self._ascii)
