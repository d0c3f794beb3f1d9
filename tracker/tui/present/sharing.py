"""Cards and photos in words."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tracker.domain.cards import Card, card_text
from tracker.domain.photos import Photo
from tracker.domain.text import clean_text
from tracker.tui.ink import ACCENT, FAINT, KEY, MUTED

CAPTION = 200  # characters of a caption in a line


def card_lines(card: Card) -> list[Content]:
    """The text of a card, its first line strong and its hashtags in the accent."""
    lines = card_text(card).split("\n")
    shown = [Content.styled(lines[0], "bold"), *(Content(line) for line in lines[1:])]
    return [Content.styled(line.plain, ACCENT) if line.plain.startswith("#") else line for line in shown]


def card_said(card: Card) -> str:
    """How long the text is."""
    return f"{len(card_text(card))} characters"


def photo_line(photos: Sequence[Photo]) -> Content:
    """The photos of a session in a line: "photo “Rain over Karnala #ghat” · v to view"; empty without any."""
    if not photos:
        return Content("")
    said = [f"“{clean_text(photo.caption, limit=CAPTION)}”" if photo.caption else photo.name for photo in photos]
    count = "photo" if len(photos) == 1 else f"{len(photos)} photos"
    return Content.assemble((f"{count} ", MUTED), "  ".join(said), (" · ", FAINT), ("v", KEY), (" looks at it", MUTED))


def photo_lines(photo: Photo, file: str, *, here: bool, installed: bool) -> list[Content]:
    """A photo where it is shown by its name: what it is called, where it lies, why it is not seen."""
    why = ""
    if not here:
        why = "The file is not there any more."
    elif not installed:
        why = "To see pictures here: pip install 'tracker-tui[images]'"
    lines = [Content(photo.name), Content.styled(clean_text(file, limit=400), MUTED)]
    return [*lines, Content.styled(why, MUTED)] if why else lines
