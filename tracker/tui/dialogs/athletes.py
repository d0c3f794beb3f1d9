"""Chooses whose journal is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget

from tracker.domain.text import clean_text
from tracker.tui.commands import bindings
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.ink import ACCENT, MUTED
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from tracker.domain.sessions import Athlete


class AthletesDialog(Dialog[str]):
    """Answers with a name. The cursor begins on the athlete after the one shown, so that enter goes round."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("athletes")]
    KEYS: ClassVar[tuple[str, ...]] = ("athletes.pick", "athletes.close")
    AUTO_FOCUS: ClassVar[str | None] = "#athletes"
    HELP: ClassVar[str] = "Everyone in this journal. Each has sessions, challenges, streaks and medals of their own."
    heading = "Whose journal?"

    def __init__(self, athletes: Sequence[Athlete], shown: str, *, ascii: bool = False) -> None:
        super().__init__()
        self._athletes = tuple(athletes)
        self._shown = shown
        self._sign = "*" if ascii else "●"

    def body(self) -> Iterable[Widget]:
        """The names with their zones."""
        picks = PickList["Athlete"](self._row, id="athletes")
        picks.styles.height = min(len(self._athletes), 12)
        yield picks

    def on_mount(self) -> None:
        """Fill the list."""
        names = [athlete.name for athlete in self._athletes]
        at = names.index(self._shown) + 1 if self._shown in names else 0
        self.query_one(PickList).set_items(self._athletes, at=at % len(names))

    def _row(self, athlete: Athlete, width: int) -> tuple[Content]:
        here = athlete.name == self._shown
        name = Content(clean_text(athlete.name, limit=60)).truncate(max(8, width - 26), ellipsis=True)
        space = " " * max(2, width - 2 - name.cell_length - len(athlete.zone))
        return (Content.assemble((f"{self._sign} " if here else "  ", ACCENT), name, space, (athlete.zone, MUTED)),)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_pick()

    def action_pick(self) -> None:
        """Show the journal of the one under the cursor."""
        picked: Athlete | None = self.query_one(PickList).picked
        self.dismiss(picked.name if picked is not None else None)
