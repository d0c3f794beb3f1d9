"""A card to share: its text, and what to do with it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tracker.tui import messages
from tracker.tui.commands import bindings
from tracker.tui.dialogs.dialog import Dialog
from tracker.tui.ink import MUTED

if TYPE_CHECKING:
    from tracker.domain.cards import Card
    from tracker.tui.desk import Desk


class ShareDialog(Dialog[None]):
    """Shows the text of a card that the journal is asked for; c copies it, p and s save it as a picture."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("share")]
    KEYS: ClassVar[tuple[str, ...]] = ("share.copy", "share.png", "share.svg", "share.close")
    HELP: ClassVar[str] = (
        "A card of a day, a challenge or a medal. c copies its text with the hashtags, to be pasted into a post. p and "
        "s save a picture of it, PNG or SVG, as a new file in your Pictures or Downloads, else in your home folder."
    )
    heading = "Share"

    def __init__(self, desk: Desk, kind: str, ref: str = "", on: date | None = None, *, light: bool = False) -> None:
        super().__init__(classes="-share")
        self._desk = desk
        self._asked = (kind, ref, on)
        self._light = light
        self.card: Card | None = None

    def body(self) -> Iterable[Widget]:
        """The text, when it is there, and where pictures go."""
        yield Static("", id="share-text", markup=False)
        yield Static("", id="share-where", markup=False)

    def on_mount(self) -> None:
        """Ask for the card."""
        self._desk.read_card(self, *self._asked)

    @on(messages.CardRead)
    def _card_read(self, event: messages.CardRead) -> None:
        from tracker.tui.present.sharing import card_lines, card_said

        event.stop()
        self.card = event.card
        self.query_one("#share-text", Static).update(Content("\n").join(card_lines(event.card)))
        self.query_one("#share-where", Static).update(Content.styled(card_said(event.card), MUTED))
        self.refresh_bindings()

    @on(messages.CardRefused)
    def _refused(self, event: messages.CardRefused) -> None:
        event.stop()
        self.dismiss(None)  # what is missing is told by the app

    @on(messages.CardSaved)
    def _saved(self, event: messages.CardSaved) -> None:
        from tracker.tui.present.paths import short

        event.stop()
        self.notify(f"Saved {short(event.path)}", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There must be a card."""
        return self.card is not None if action in ("copy", "save") else True

    def action_copy(self) -> None:
        """Copy the text."""
        from tracker.domain.cards import card_text

        if self.card is not None:
            self.app.copy_to_clipboard(card_text(self.card))
            self.notify("Copied the text of the card.", markup=False)

    def action_save(self, suffix: str) -> None:
        """Save a picture."""
        if self.card is not None:
            self._desk.save_card(self, self.card, suffix, light=self._light)
