"""The photos of a session, one after the other: the picture where the terminal can show it, else its name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from tracker.domain.text import clean_text
from tracker.tui import messages, pictures
from tracker.tui.commands import bindings, key_line
from tracker.tui.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from tracker.domain.photos import Photo
    from tracker.tui.desk import Desk


class PictureDialog(Dialog[None]):
    """Shows photos of one session; `name` says which session. `plain` shows them by name alone."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("picture")]
    KEYS: ClassVar[tuple[str, ...]] = ("picture.previous", "picture.next", "picture.remove", "picture.close")
    HELP: ClassVar[str] = (
        "The photos of a session. Left and right turn to the others, d takes one off the session; u brings it back. "
        "Where tracker-tui[images] is installed the picture itself is shown, elsewhere its name and caption."
    )

    def __init__(self, desk: Desk, photos: Sequence[Photo], name: str, *, plain: bool = False) -> None:
        super().__init__(classes="-named" if plain or not pictures.can_show() else "-picture")
        self._desk = desk
        self._photos = list(photos)
        self._at = 0
        self._session = name
        self._plain = self.has_class("-named")
        self.heading = name

    def body(self) -> Iterable[Widget]:
        """The picture or its name, and the caption."""
        yield Container(id="picture")
        yield Static("", id="caption", markup=False)

    async def on_mount(self) -> None:
        """Show the first."""
        if not self._plain:
            pictures.make_ready(self.app)
        await self._show()

    @property
    def photo(self) -> Photo:
        """The photo that is shown."""
        return self._photos[self._at]

    async def _show(self) -> None:
        photo, file = self.photo, self._desk.photo_file(self.photo)
        count = f"photo {self._at + 1} of {len(self._photos)}" if len(self._photos) > 1 else "photo"
        box = self.query_one("#dialog")
        box.border_title = Content(f"{self._session} · {count}")
        box.border_subtitle = key_line((*self.KEYS[0 if len(self._photos) > 1 else 2 :], "dialog.help"))
        self.query_one("#caption", Static).update(Content(clean_text(photo.caption)))
        self.refresh_bindings()
        if self._plain or not file.is_file():
            await self._say()
        else:
            self._desk.read_picture(self, file)

    async def _say(self) -> None:
        """Show it by name."""
        from tracker.tui.present.sharing import photo_lines

        file = self._desk.photo_file(self.photo)
        lines = photo_lines(self.photo, str(file), here=file.is_file(), installed=pictures.can_show())
        await self._put(Static(Content("\n").join(lines), id="picture-words", markup=False))

    async def _put(self, shown: Widget) -> None:
        box = self.query_one("#picture")
        await box.remove_children()
        await box.mount(shown)

    @on(messages.PictureRead)
    async def _picture_read(self, event: messages.PictureRead) -> None:
        event.stop()
        if event.path != self._desk.photo_file(self.photo):
            return
        if event.image is None:
            await self._say()
        else:
            await self._put(pictures.picture(event.image))
            self._fit()

    def on_resize(self, event: Resize) -> None:
        """The picture keeps its shape in another box."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """As large as the box lets it be without losing its shape."""
        box = self.query_one("#picture")
        for shown in box.query(".image"):
            wide = pictures.is_wide(shown, box.size)
            shown.set_class(wide, "-wide-image")
            shown.set_class(not wide, "-tall-image")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Turning needs several."""
        return len(self._photos) > 1 if action == "turn" else True

    async def action_turn(self, by: int) -> None:
        """Show another."""
        self._at = (self._at + by) % len(self._photos)
        await self._show()

    def action_remove(self) -> None:
        """Take the photo off its session."""
        self._desk.remove_photo(self, self.photo.id)

    @on(messages.PhotoRemoved)
    async def _removed(self, event: messages.PhotoRemoved) -> None:
        self._photos = [photo for photo in self._photos if photo.id != event.shown.photo.id]
        if not self._photos:
            self.dismiss(None)
            return
        self._at %= len(self._photos)
        await self._show()
