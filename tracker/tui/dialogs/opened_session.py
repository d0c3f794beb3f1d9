"""A session opened: its figures, its track on a map where one is kept, its parts and laps, where it came from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from tracker.tui import messages
from tracker.tui.commands import bindings
from tracker.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from tracker.services.opened_session import OpenedSession
    from tracker.tui.desk import Desk

MAP_ROWS = 10


class SessionDialog(Dialog[bool]):
    """Shows one session; answers with True where it is to be edited."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("session")]
    KEYS: ClassVar[tuple[str, ...]] = ("session.edit", "session.close")
    HELP: ClassVar[str] = (
        "All that is kept of a session. Elapsed is from start to end, timer what the watch counted, moving without "
        "standing still; the rate goes by the last of them that is known. What no device summed up was worked out from "
        "the points and says computed. A track is kept, and shown, where the setting tracks was on at the import."
    )

    def __init__(self, desk: Desk, session_id: str, name: str, units: str, *, ascii: bool = False) -> None:
        super().__init__(classes="-session")
        self._desk = desk
        self._ref = session_id
        self._units = units
        self._ascii = ascii
        self._opened: OpenedSession | None = None
        self.heading = name

    def body(self) -> Iterable[Widget]:
        """The map, then the words."""
        yield Static("", id="session-map", markup=False)
        yield Static("", id="session-words", markup=False)

    def on_mount(self) -> None:
        """Ask for it once it is known how wide it may be."""
        self.call_after_refresh(self._read)

    @property
    def _width(self) -> int:
        return self.query_one("#dialog").scrollable_content_region.width

    def _read(self) -> None:
        self._desk.open_session(self, self._ref, (self._width, MAP_ROWS), ascii=self._ascii)

    def on_resize(self, event: Resize) -> None:
        """Another width wraps it elsewhere, and the map is drawn anew."""
        if self._opened is not None:
            self.call_after_refresh(self._read)

    @on(messages.SessionOpened)
    def _read_it(self, event: messages.SessionOpened) -> None:
        from tracker.tui.present.drawings import row_content
        from tracker.tui.present.opened_session import opened_lines

        event.stop()
        self._opened = event.opened
        shown = self.query_one("#session-map")
        shown.set_class(event.drawing is not None, "-said")
        if event.drawing is not None:
            rows = [row_content(row) for row in event.drawing.rows]
            self.query_one("#session-map", Static).update(Content("\n").join(rows))
        lines = opened_lines(event.opened, self._units, self._width)
        self.query_one("#session-words", Static).update(Content("\n").join(lines))

    def action_edit(self) -> None:
        """Close it, and edit the session in its line."""
        self.dismiss(True)
