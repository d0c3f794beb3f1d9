"""The journal's sessions opened, their photos, and the cards of their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Static

from tracker.tui.screens.place import Place
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.session_list import SessionList

if TYPE_CHECKING:
    from tracker.domain.sessions import Session


class JournalShows(Place):
    """What the journal's screen does with the session under the cursor to look at it and to show it around."""

    @property
    def sessions(self) -> SessionList:
        """The list."""
        return self.query_one(SessionList)

    @on(LineList.Moved)
    def _row_moved(self, event: LineList.Moved) -> None:
        event.stop()
        self.show_photos()
        self.refresh_bindings()

    def show_photos(self) -> None:
        """Show the photos of the session under the cursor in a line, where there are any."""
        from tracker.tui.present.sharing import photo_line

        line = self.query_one("#photos", Static)
        line.update(photo_line(self.sessions.photos))
        line.set_class(bool(self.sessions.photos), "-said")

    def _named(self, session: Session) -> str:
        from tracker.tui.present.session import named

        return named(session, self.today.units if self.today is not None else "km")

    async def action_open_session(self) -> None:
        """Show all that is kept of the session under the cursor."""
        session = self.sessions.current
        if session is None or self.today is None:
            return
        from tracker.tui.dialogs.opened_session import SessionDialog

        def closed(edit: bool | None) -> None:
            if edit:
                self.desk.write_out(self, session)

        dialog = SessionDialog(self.desk, session.id, self._named(session), self.today.units, ascii=self.ascii)
        await self.app.push_screen(dialog, closed)

    async def action_view_photos(self) -> None:
        """Look at the photos of the session under the cursor."""
        session, photos = self.sessions.current, self.sessions.photos
        if session is not None and photos:
            from tracker.tui.dialogs.picture import PictureDialog

            plain = self.ascii or self.app.no_color
            await self.app.push_screen(PictureDialog(self.desk, photos, self._named(session), plain=plain))

    async def action_add_photo(self) -> None:
        """Add a photo to the session under the cursor."""
        session = self.sessions.current
        if session is not None:
            from tracker.tui.dialogs.photo import PhotoDialog

            await self.app.push_screen(PhotoDialog(self.desk, session.id, self._named(session)))

    async def action_share(self) -> None:
        """Make a card of the day of the session under the cursor."""
        session = self.sessions.current
        if session is not None:
            await self.app.run_action(f"app.share('day', '', '{session.local_date.isoformat()}')")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a session under the cursor, or one with photos."""
        if action in ("open_session", "add_photo", "share"):
            return self.is_mounted and bool(self.sessions.days)
        if action == "view_photos":
            return self.is_mounted and bool(self.sessions.photos)
        return True
