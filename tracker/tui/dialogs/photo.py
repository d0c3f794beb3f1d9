"""Adds a photo to a session."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.domain.text import clean_text
from tracker.tui import messages
from tracker.tui.commands import bindings
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.ink import BAD
from tracker.tui.widgets.field import Field
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.typed_before import TypedBefore

if TYPE_CHECKING:
    from tracker.tui.desk import Desk

FILE, CAPTION = "photo-file", "photo-caption"


class PhotoDialog(Dialog[None]):
    """Adds a picture to the session with the id `ref`; what is typed when it closes without that is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("photo")]
    KEYS: ClassVar[tuple[str, ...]] = ("photo.save", "photo.close")
    AUTO_FOCUS: ClassVar[str | None] = "#photo-file"
    HELP: ClassVar[str] = (
        "The file of a picture (PNG, JPEG, GIF, WebP, HEIC) and what is written under it; hashtags in the caption are "
        "found like tags. The picture is copied, the file itself stays as it is. enter and ctrl+s add it."
    )

    def __init__(self, desk: Desk, ref: str, name: str) -> None:
        super().__init__(classes="-form")
        self._desk = desk
        self._ref = ref
        self._draft = desk.drafts.begin(f"photo/{ref}")
        self._pending = False
        self.heading = f"Photo of {name}"

    def body(self) -> Iterable[Widget]:
        """A row each."""
        file, caption = (self._draft.texts.get(name, "") for name in (FILE, CAPTION))
        yield TypedBefore(self._draft)
        yield Field("File", LineInput("~/Pictures/goa.jpg", id=FILE, value=file))
        yield Field("Caption · optional", LineInput("The sea at last #goa", id=CAPTION, value=caption))
        yield Static("", id="photo-said", markup=False)

    @property
    def inputs(self) -> tuple[LineInput, LineInput]:
        """File and caption."""
        return self.query_one(f"#{FILE}", LineInput), self.query_one(f"#{CAPTION}", LineInput)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._draft.put({event.input.id or "": event.value})
        self.query_one(TypedBefore).look()
        self._say("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Add it."""
        file, caption = (field.value for field in self.inputs)
        if not file.strip():
            self._say("Write the path of a picture.")
            self.inputs[0].focus()
        elif not self._pending:
            self._pending = True
            self._desk.add_photo(self, self._ref, file.strip(), caption)

    @on(messages.PhotoRefused)
    def _refused(self, event: messages.PhotoRefused) -> None:
        event.stop()
        self._pending = False
        self._say(str(event.error))

    @on(messages.PhotoAdded)
    def _added(self) -> None:
        self._draft.drop()
        self.dismiss(None)

    def _say(self, text: str) -> None:
        shown = Content.assemble(("× ", BAD), Content.styled(clean_text(text), BAD)) if text else ""
        self.query_one("#photo-said", Static).update(shown)

    def action_dismiss_dialog(self) -> None:
        """Close; what is typed is kept. What was typed before, and left as it was, goes first."""
        if self._draft.before is None:
            self.dismiss(None)
            return
        self._draft.drop()
        for field in self.inputs:
            field.value = ""
        self.query_one(TypedBefore).look()
