"""What happens in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.domain.progress import Progress
    from tracker.domain.templates import Template
    from tracker.services.retro import Rehearsed
    from tracker.services.template_texts import CheckedText, TemplateText
    from tracker.services.views import LibraryEntry


@happening
class LibraryRead(Message):
    """The library was read."""

    entries: tuple[LibraryEntry, ...]


@happening
class OutlineRead(Message):
    """The plan of a template as it would be started was worked out; a text says why it can't be.

    `rehearsed` is how it would stand today, where it was to be started in the past.
    """

    template: Template
    outline: Progress | str
    rehearsed: Rehearsed | None = None


@happening
class TextRead(Message):
    """The text of a template was read to be edited."""

    edited: TemplateText


@happening
class TextChecked(Message):
    """What was typed of a template was checked."""

    checked: CheckedText


@happening
class TextSaved(Message):
    """A template's text was written into its file."""

    edited: TemplateText


@happening
class TextRefused(Message):
    """A template's text was not written; it stays as it was typed."""

    error: Exception


@happening
class TemplateCopied(Message):
    """A template was copied into the athlete's own library."""

    entry: LibraryEntry


@happening
class TemplateDeleted(Message):
    """A template of one's own was put into the trash folder; its file is now at `place`."""

    entry: LibraryEntry
    place: Path
