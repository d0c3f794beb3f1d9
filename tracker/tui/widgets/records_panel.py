"""The records on Progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive

from tracker.tui.ink import KEY, MUTED
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.services.records import Records

NONE = Content.assemble(("No records yet: they come with sessions that have a distance and a time. ", MUTED),
                        ("1", KEY), (" opens Today to log one.", MUTED))  # fmt: skip


class RecordsPanel(Panel):
    """Shows `records`, in `units`."""

    HELP: ClassVar[str] = (
        "Personal bests: of races by chip time over official distances, of training by elapsed time over about a "
        "standard distance, which is an estimate, what they let one expect, and the largest sessions and weeks."
    )
    records: reactive[Records | None] = reactive(None, layout=True)
    units = reactive("km")

    def __init__(self) -> None:
        super().__init__(id="records")

    def on_mount(self) -> None:
        """Name it."""
        self.title("Records")

    def lines(self, width: int) -> list[Content]:
        """The records, or what is missing."""
        if self.records is None:
            return []
        from tracker.tui.present.progress import record_lines

        return record_lines(self.records, self.units, width) or NONE.wrap(max(width, 10))
