"""A running challenge on Today."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive

from tracker.tui.commands import key_line
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.tui.present.card import Partner


class ChallengeCard(Panel):
    """Targets with bars and numbers, the verdict, the road. Empty until the first figures are read."""

    OWN_KEYS: ClassVar[tuple[str, ...]] = ("today.open", "today.why")
    HELP: ClassVar[str] = (
        "A challenge that is running: a bar for each of today's targets with what is done, what is asked and what is "
        "left; one sentence on how it stands against the plan; and where on its road you are."
    )
    progress: reactive[Progress | None] = reactive(None, layout=True)
    partners: reactive[tuple[Partner, ...]] = reactive((), layout=True)
    units = reactive("km")
    ascii = reactive(False)

    def on_mount(self) -> None:
        """A title even before anything is read."""
        if self.progress is None:
            self.title("Today")

    def watch_has_focus(self, focused: bool) -> None:
        """Where several cards stand one below the other only the focused one tells its keys."""
        super().watch_has_focus(focused)
        self.border_subtitle = key_line(self.OWN_KEYS) if focused else None

    def watch_progress(self, progress: Progress | None) -> None:
        """Name the challenge and its day."""
        if progress is not None:
            from tracker.tui.present.card import card_title

            self.title(card_title(progress))
            self.set_class(progress.status == "completed", "-completed")

    def lines(self, width: int) -> list[Content]:
        """Its rows; four blank ones while it waits."""
        if self.progress is None:
            return [Content("")] * 4
        from tracker.tui.present.card import card_lines

        return card_lines(self.progress, self.units, width, partners=self.partners, ascii=self.ascii)
