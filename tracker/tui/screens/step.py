"""What the steps of an import share: a strip above, the keys at the foot, and the sizes they heed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from tracker.tui.ink import KEY, MUTED
from tracker.tui.once import Once
from tracker.tui.widgets.keybar import KeyBar
from tracker.tui.widgets.too_small import TooSmall

T = TypeVar("T")


class Step(Once, Screen[T], Generic[T]):
    """One step of an import; a subclass gives `body` and which step it is."""

    AREA: ClassVar[str] = ""
    HEADING: ClassVar[str] = "Import an article"
    STEPS: ClassVar[tuple[str, ...]] = ("1 the text", "2 the draft")
    LOST: ClassVar[str] = "The article and its draft are not kept yet; leaving loses them."
    STEP: ClassVar[int] = 0
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (50, "-narrow"), (100, "-wide")]  # noqa: RUF012 the toolkit's own type
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-squat"), (22, "-short"), (30, "-tall"), (42, "-high")]  # noqa: RUF012 the toolkit's own type

    def compose(self) -> ComposeResult:
        """Strip, body, keys."""
        parts: list[str | tuple[str, str]] = [(" tracker", KEY), "   ", (self.HEADING, "bold")]
        for number, name in enumerate(self.STEPS):
            parts += ["   ", (name, "bold $foreground" if number == self.STEP else MUTED)]
        yield Static(Content.assemble(*parts), id="step-strip")
        yield from self.body()
        yield KeyBar()
        yield TooSmall()

    def body(self) -> Iterable[Widget]:
        """The widgets between strip and keys."""
        raise NotImplementedError

    async def action_leave(self) -> None:
        """Leave the app once that is confirmed: what stands here is kept nowhere else."""
        from tracker.tui.dialogs.confirm import ConfirmDialog

        await self.app.push_screen(ConfirmDialog("Leave tracker?", (self.LOST,)), self._leaving)

    def _leaving(self, yes: bool | None) -> None:
        if yes:
            self.app.exit()
