"""What all dialogs share: a bordered box over the dimmed screen, its title above, its keys in the lower border."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from tracker.tui.commands import bindings, key_line
from tracker.tui.once import Once

T = TypeVar("T")


class Dialog(Once, ModalScreen[T], Generic[T]):
    """A dialog that answers with a T, or None when it is closed. A subclass gives `heading` and `body`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dialog")]
    KEYS: ClassVar[tuple[str, ...]] = ("dialog.close",)
    AUTO_FOCUS: ClassVar[str | None] = "#dialog"  # so that the arrows scroll what is too long
    heading: str = ""

    def compose(self) -> ComposeResult:
        """The box."""
        with VerticalScroll(id="dialog") as box:
            box.border_title = Content(self.heading)
            box.border_subtitle = key_line((*self.KEYS, "dialog.help") if self.HELP else self.KEYS)
            yield from self.body()

    def body(self) -> Iterable[Widget]:
        """What stands in the box."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Help where there is some."""
        return bool(self.HELP) if action == "help" else super().check_action(action, parameters)

    async def action_help(self) -> None:
        """Explain the dialog."""
        await self.app.run_action("app.help")

    def action_dismiss_dialog(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
