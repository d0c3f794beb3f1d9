"""A drawing: rows of spans that name what they mean, so that a screen, a colour terminal and a plain file share it.

A span's role is a word, never a colour: the app maps roles to its theme, the command line to SGR codes or to nothing.
Shapes alone carry the meaning; a role only underlines it. The one place where only colour would tell two things
apart is a stacked bar, and there `Drawing.textured` puts textures in colour's place.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracker.domain.text import MARKS_PER_LETTER

# What a role may be. "" is normal text; "ride", "run" and "other" are activities; "plan", "done" and "area" belong to
# the plan chart (the area under the done line is meant to be dim); "accent" is where one is now, "best" a best effort;
# "heat-0" to "heat-4" are days by amount, one hue, nothing first.
ROLES: tuple[str, ...] = ("", "muted", "title", "axis", "accent", "success", "warning", "error")
ROLES += ("ride", "run", "other", "plan", "done", "area", "projection", "track")
ROLES += ("heat-0", "heat-1", "heat-2", "heat-3", "heat-4", "best")
ROLES += ("gold", "silver", "bronze", "ribbon")  # of what a medal is made

# Latin letters, box drawing, blocks, plain shapes, braille: one cell each in every terminal
_NARROW = frozenset(
    chr(code)
    for first, last in ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x2FF), (0x2500, 0x25FC), (0x2800, 0x28FF))
    for code in range(first, last + 1)
)
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}  # controls, format and bidi marks, surrogates, private use, unassigned
_TEXTURES = {role: str.maketrans(dict.fromkeys("▅▆▇█", shade)) for role, shade in (("run", "▒"), ("other", "░"))}
_SPACES = {"Zs", "Zl", "Zp"}


def clean(text: str) -> str:
    """`text` as one line that can do nothing but be read: no controls, no bidi marks, few marks a letter.

    Journal text was cleaned when it came in; this is the last guard, and it also drops what a grid of cells can't
    hold, joiners and variation selectors, whose widths terminals disagree on.
    """
    if _NARROW.issuperset(text):
        return text
    out: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFC", text):
        category = unicodedata.category(char)
        if char in "\t\n\r\v\f" or category in _SPACES:
            char, marks = " ", 0
        elif category in _DROPPED or "\ufe00" <= char <= "\ufe0f":
            continue
        elif category[0] == "M":
            marks += 1
            if marks > MARKS_PER_LETTER or not out:
                continue
        else:
            marks = 0
        out.append(char)
    return "".join(out)


def cells(text: str) -> int:
    """How many terminal cells a cleaned text takes."""
    if _NARROW.issuperset(text):
        return len(text)
    from rich.cells import cell_len  # 40 ms to import, and only text from outside needs it

    return cell_len(text)


def fit(text: str, width: int, mark: str = "…") -> str:
    """`text`, cleaned, in at most `width` cells; where it is cut it ends in `mark`, if there is room for that."""
    text = clean(text)
    if cells(text) <= width:
        return text
    room = width - cells(mark)
    if room < 0:
        return ""
    kept, taken = "", 0
    for cluster, size in _clusters(text):
        if taken + size > room:
            break
        kept, taken = kept + cluster, taken + size
    return kept.rstrip() + mark


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Each character with the zero-width marks that follow it, and its cells; leading marks are left out."""
    if _NARROW.issuperset(text):
        yield from ((char, 1) for char in text)
        return
    cluster, width = "", 0
    for char in text:
        size = cells(char)
        if size:
            if cluster:
                yield cluster, width
            cluster, width = char, size
        elif cluster:
            cluster += char
    if cluster:
        yield cluster, width


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a row in one role.

    `back` is a role for the background: where two parts of a bar meet inside a cell, and for the bare part of a bar
    ("track", always behind blanks). Who ignores it loses looks, not meaning.
    """

    text: str
    role: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rows of spans, each row exactly `width` cells. `title` states the finding; it is not among the rows."""

    rows: tuple[tuple[Span, ...], ...] = ()
    title: str = ""

    @property
    def width(self) -> int:
        """Cells in every row; 0 for a drawing without rows."""
        return sum(cells(span.text) for span in self.rows[0]) if self.rows else 0

    @property
    def height(self) -> int:
        """How many rows it has."""
        return len(self.rows)

    def plain(self) -> str:
        """The rows as text without colour, one a line, trailing blanks removed."""
        return "\n".join("".join(span.text for span in row).rstrip() for row in self.textured().rows)

    def textured(self) -> "Drawing":
        """The same drawing for a screen without colour: blocks of some activities become shades."""
        return Drawing(tuple(tuple(_textured(span) for span in row) for row in self.rows), self.title)

    def ansi(self, palette: Mapping[str, str]) -> str:
        """The rows with SGR sequences: `palette` gives a role's parameters ("1;36"); a role it lacks stays plain."""
        lines = []
        for row in self.rows:
            line = ""
            for span in reversed(row):  # from the right, so that blanks without a background are dropped there
                line = _coloured(span, palette, trim=not line) + line
            lines.append(line)
        return "\n".join(lines)


def _textured(span: Span) -> Span:
    role, text = span.role, span.text
    if role.startswith("heat-"):  # a shade already
        return Span(text, "muted" if role == "heat-0" else "")
    if span.back == "track":
        return Span(text.replace(" ", "░"), role)
    if span.back:  # two bars meet inside the cell: without colour it goes to the one that has more of it
        role, text = (role if text[:1] >= "▄" else span.back), "█" * len(text)
    return Span(text.translate(_TEXTURES.get(role, {})), role)


def _coloured(span: Span, palette: Mapping[str, str], *, trim: bool) -> str:
    codes = _background(palette.get(span.back, ""))
    text = span.text.rstrip(" ") if trim and not codes else span.text
    if text.strip(" "):
        codes = ";".join(filter(None, (palette.get(span.role, ""), codes)))
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text


def _background(codes: str) -> str:
    """The colour of SGR parameters as a background: 36 is 46, 96 is 106, 38;5;n is 48;5;n; anything else is dropped."""
    parts = codes.split(";")
    if "38" in parts:
        return ";".join(["48", *parts[parts.index("38") + 1 :]])
    return ";".join(str(int(p) + 10) for p in parts if p.isdigit() and (30 <= int(p) <= 37 or 90 <= int(p) <= 97))


_Cell = tuple[str, str, str]  # text, role, background role; the right half of a wide character has the text ""
_BLANK: _Cell = (" ", "", "")


class Grid:
    """A sheet of `width` x `height` cells to draw on; what falls outside is cut off. Negative sizes count as 0."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self._cells = [[_BLANK] * self.width for _ in range(self.height)]

    def put(self, column: int, row: int, text: str, role: str = "", back: str = "") -> int:
        """Write `text`, cleaned, from `column` of `row`; returns the column after it."""
        for cluster, size in _clusters(clean(text)):
            self._set(column, row, (cluster, role, back), size)
            column += size
        return column

    def _set(self, column: int, row: int, cell: _Cell, size: int) -> None:
        if not 0 <= row < self.height or column + size <= 0 or column >= self.width:
            return
        line = self._cells[row]
        if column < 0 or column + size > self.width:  # half a wide character at the edge
            cell, size, column = _BLANK, 1, max(column, 0)
        if line[column][0] == "":
            line[column - 1] = _BLANK
        after = column + size
        if after < self.width and line[after][0] == "":
            line[after] = _BLANK
        line[column : column + size] = [cell] + [("", *cell[1:])] * (size - 1)

    def blit(self, drawing: Drawing, column: int, row: int) -> None:
        """Copy a drawing with its top left corner at `column`, `row`; its blanks cover nothing."""
        for offset, spans in enumerate(drawing.rows):
            at = column
            for span in spans:
                for cluster, size in _clusters(span.text):
                    if cluster != " ":
                        self._set(at, row + offset, (cluster, span.role, span.back), size)
                    at += size

    def drawing(self, title: str = "") -> Drawing:
        """What is on the sheet, neighbours of one role joined."""
        return Drawing(tuple(_joined(line) for line in self._cells), clean(title))


def _joined(line: list[_Cell]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for text, role, back in line:
        if spans and (spans[-1].role, spans[-1].back) == (role, back):
            text = spans.pop().text + text
        spans.append(Span(text, role, back))
    return tuple(spans)


def message(text: str, width: int, height: int, title: str = "", *, ascii: bool = False) -> Drawing:
    """A blank drawing with one muted line in its middle, for a chart that has nothing to show."""
    grid = Grid(width, height)
    said = fit(text, grid.width, "." if ascii else "…")
    grid.put((grid.width - cells(said)) // 2, grid.height // 2, said, "muted")
    return grid.drawing(title)
