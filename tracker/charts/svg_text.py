"""Text of an SVG picture: measured without any font at hand, wrapped, shrunk to fit, and escaped."""

import unicodedata
from html import escape

from tracker.domain.text import clean_text

FONTS = (
    "Inter, 'SF Pro Display', 'Segoe UI', Roboto, 'Noto Sans', Ubuntu, Cantarell, 'Helvetica Neue', Helvetica, Arial,"
    " 'Liberation Sans', 'DejaVu Sans', sans-serif"
)
_NARROW = frozenset("iljtfrI.,:;!'|()[]·‘’“” ")
_WIDE = frozenset("mwMW@%—…→")
_SLACK = 1.04  # fonts differ: what is measured is a little more than what most of them take


def safe(text: str) -> str:
    """`text` as it may stand in an SVG file: one line, nothing hidden, nothing that is markup or no XML at all."""
    return escape("".join(c for c in clean_text(text) if c not in "\ufffe\uffff"))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a text is, in units of the picture, at a font size; rather too much than too little."""
    return sum(map(_em, text)) * size * (1.08 if bold else 1.0) * _SLACK


def _em(char: str) -> float:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    if char in _NARROW:
        return 0.36
    if char in _WIDE:
        return 0.94
    return 0.70 if char.isupper() else 0.64 if char.isdigit() else 0.60


def wrapped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> tuple[list[str], bool]:
    """The text in at most `most` lines of at most `room`, and whether all of it fitted; else it ends in "…".

    Lines break at spaces; a word that is too long for a line, as in scripts without spaces, breaks anywhere.
    """
    lines: list[str] = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if width_of(joined, size, bold=bold) <= room:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if lines[-1] and width_of(lines[-1] + char, size, bold=bold) > room:
                lines.append("")
            lines[-1] += char
    if len(lines) <= most:
        return lines, True
    last = lines[most - 1]
    while last and width_of(f"{last}…", size, bold=bold) > room:
        last = last[:-1]
    return [*lines[: most - 1], f"{last.rstrip()}…"], False


def fitted(
    text: str, size: float, room: float, *, most: int = 1, least: float = 0.5, bold: bool = False
) -> tuple[list[str], float]:
    """The text in at most `most` lines and the size at which it fits: smaller down to `least` of `size`, then cut."""
    scale = 1.0
    while scale > least:
        lines, whole = wrapped(text, size * scale, room, most, bold=bold)
        if whole and not _split_word(text, lines):
            return lines, size * scale
        scale -= 0.05
    return wrapped(text, size * least, room, most, bold=bold)[0], size * least


def _split_word(text: str, lines: list[str]) -> bool:
    """Whether a word was broken though the text has spaces, which a smaller size may mend."""
    return " " in text and " ".join(lines) != " ".join(text.split())


def text_at(
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    anchor: str = "start",
    italic: bool = False,
    opacity: float = 1.0,
) -> str:
    """A text element with its baseline at `y`; `anchor` is what of it stands at `x`: "start", "middle" or "end"."""
    more = ' font-weight="700"' if bold else ""
    more += ' font-style="italic"' if italic else ""
    more += f' opacity="{opacity:g}"' if opacity < 1 else ""
    more += f' text-anchor="{anchor}"' if anchor != "start" else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}"{more}>{safe(text)}</text>'
