"""The last step where a terminal has no signs but those of ASCII: whatever a widget draws, each becomes one of them."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS = {
    "·": "-", "–": "-", "—": "-", "−": "-", "…": "~", "“": '"', "”": '"', "‘": "'", "’": "'", "×": "x",
    "→": ">", "←": "<", "↑": "^", "↓": "v", "▶": ">", "▸": ">", "▾": "v", "◉": "*", "●": "*", "○": "o", "★": "*",
    "✓": "+", "✔": "+", "✗": "x", "✘": "x", "▌": "|", "▐": "|", "▁": "_", "▂": "_", "▀": '"', "░": ".", "▒": ":",
}  # fmt: skip
_LEVEL, _UPRIGHT = "─━┄┅┈┉╌╍═╴╶╸╺╼╾", "│┃┆┇┊┋╎╏║╵╷╹╻╽╿"


def _table() -> dict[int, str]:
    """By code points: lines, blocks, shapes and braille by their kind, then what has a sign of its own."""
    table = dict.fromkeys(range(0x2500, 0x2580), "+")
    table |= dict.fromkeys(map(ord, _LEVEL), "-") | dict.fromkeys(map(ord, _UPRIGHT), "|")
    table |= dict.fromkeys(range(0x2580, 0x25A0), "#") | dict.fromkeys(range(0x25A0, 0x2600), "*")
    table |= dict.fromkeys(range(0x2801, 0x2900), ":") | {0x2800: " ", 0x00A0: " ", 0x202F: " "}
    return table | {ord(sign): said for sign, said in _SIGNS.items()}


_TABLE = _table()


class AsciiLines(LineFilter):
    """Draws every sign with ASCII, cell for cell; letters of any script stay as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in ASCII; the same list when nothing had to change."""
        if all(segment.text.isascii() for segment in segments):
            return segments
        return [Segment(text.translate(_TABLE), style, control) for text, style, control in segments]
