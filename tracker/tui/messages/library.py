"""What happens in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.domain.templates import Template
    from tracker.services.views import LibraryEntry


@happening
class LibraryRead(Message):
    """The library was read."""

    entries: tuple[LibraryEntry, ...]


@happening
class OutlineRead(Message):
    """The plan of a template as it would be started today was worked out; a text says why it can't be."""

    template: Template
    outline: Progress | str
