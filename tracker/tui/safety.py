"""The last gate before the terminal: whatever a widget draws, no byte of it can act (reliability, M12 and M13)."""

import re

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

# Controls (C0, DEL, C1), lone surrogates, line separators, and the marks that turn the writing direction around.
_ACTING = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LINK = re.compile(r"(?:https?://|mailto:)[!-~]+")


def harmless(text: str) -> str:
    """`text` of the same width in cells, each acting character dropped, or shown as "\ufffd" where it took a cell."""
    return _ACTING.sub(lambda found: "\ufffd" * cell_len(found[0]), text)


class HarmlessLines(LineFilter):
    """Removes terminal controls, direction marks and unsafe links from every segment of every widget."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments made harmless; the same list when nothing had to change."""
        if not any(_acts(segment) for segment in segments):
            return segments
        return [_tamed(segment) if _acts(segment) else segment for segment in segments]


def _acts(segment: Segment) -> bool:
    text, style, control = segment
    if control:
        return False
    if _ACTING.search(text):
        return True
    link = style.link if style is not None else None
    return link is not None and not _LINK.fullmatch(link)


def _tamed(segment: Segment) -> Segment:
    style = segment.style
    if style is not None and style.link is not None and not _LINK.fullmatch(style.link):
        style = style.update_link(None)
    return Segment(harmless(segment.text), style)
