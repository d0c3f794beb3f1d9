"""What the app asks about cards and photos."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.desk.core import DeskCore

if TYPE_CHECKING:
    from datetime import date

    from tracker.domain.cards import Card
    from tracker.domain.photos import Photo


class ShowDesk(DeskCore):
    """Jobs about what is looked at and shown around."""

    def read_card(self, to: MessagePump, kind: str, ref: str, on: date | None) -> None:
        """Make the card of a day, a challenge or a medal."""
        call = partial(self._tracker.share, kind, ref, on)
        self._run(Job("card", "Making the card", call, messages.CardRead, to, failed=messages.CardRefused))

    def save_card(self, to: MessagePump, card: Card, suffix: str, *, light: bool) -> None:
        """Write a card into a new file in the athlete's folder of pictures."""

        def saved() -> Path:
            from tracker.services.card_files import free_path, save_card

            return save_card(card, free_path(card, suffix, Path.home()), light=light)

        self._run(Job("save-card", "Saving the card", saved, messages.CardSaved, to))

    def photo_file(self, photo: Photo) -> Path:
        """The file that holds a photo."""
        return self._tracker.photo_file(photo)

    def read_picture(self, to: MessagePump, path: Path) -> None:
        """Read a picture, small enough for a terminal."""

        def read() -> messages.PictureRead:
            from tracker.tui.pictures import small

            return messages.PictureRead(path, small(path))

        self._run(Job("picture", "Reading the picture", read, lambda message: message, to))

    def add_photo(self, to: MessagePump, ref: str, path: str, caption: str) -> None:
        """Add a picture to a session."""
        call = partial(self._tracker.photo_add, ref, Path(path), caption)
        self._run(Job(CHANGE, "Adding the photo", call, messages.PhotoAdded, to, failed=messages.PhotoRefused))

    def remove_photo(self, to: MessagePump, ref: str) -> None:
        """Take a photo off its session."""
        self._change(to, "Removing the photo", partial(self._tracker.photo_remove, ref), messages.PhotoRemoved)
