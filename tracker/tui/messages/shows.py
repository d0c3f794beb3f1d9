"""What happens to cards and photos."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening
from tracker.tui.messages.shared import Written

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.domain.cards import Card
    from tracker.services.views import ShownPhoto


@happening
class CardRead(Message):
    """A card was made of what the journal holds."""

    card: Card


@happening
class CardRefused(Message):
    """There is nothing to make a card of."""

    error: Exception


@happening
class CardSaved(Message):
    """A card was written into a file."""

    path: Path


@happening
class PictureRead(Message):
    """A photo was read to be shown; `image` is what the picture widget takes, None where it can't be shown here."""

    path: Path
    image: object | None


@happening
class PhotoAdded(Written):
    """A photo was added to a session."""

    shown: ShownPhoto


@happening
class PhotoRefused(Message):
    """A photo was not added."""

    error: Exception


@happening
class PhotoRemoved(Written):
    """A photo was taken off its session."""

    shown: ShownPhoto
