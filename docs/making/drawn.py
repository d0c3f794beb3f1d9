"""The toolkit's picture of a screen, drawn again as an SVG that looks the same in every viewer.

What the toolkit exports leaves blocks, lines and dots to a font that it fetches, and with any other font bars have
gaps and borders are dashed. Here they are shapes, letters are text in whatever monospace font there is, each word
held to its columns, and the file names no host and has no ids. The same screen always gives the same bytes.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from html import escape, unescape
from typing import NamedTuple

CELL, ROW = 10, 20  # a character's place, in the picture's own unit
MARGIN = 14
_SIZE = 16.6  # of letters: an advance of a tenth of a place more or less, as fonts have it
_BASE = 15  # from the top of a row down to the line that letters stand on
_HEAVY, _LIGHT = 3, 1.4  # lines
_DOT = 1.25  # radius of a braille dot
_FONTS = "ui-monospace, 'Cascadia Mono', Menlo, 'DejaVu Sans Mono', Consolas, monospace"

# what the toolkit writes: a character is 12.2 by 24.4 there
_WIDE, _TALL = 12.2, 24.4
_RULE = re.compile(r"^\s*\.[\w-]+-(r\d+) \{ (.*?) \}$", re.MULTILINE)
_BACK = re.compile(r'<rect fill="([^"]+)" x="([^"]+)" y="([^"]+)" width="([^"]+)" height="[^"]+" shape-rendering')
_TEXT = re.compile(
    r'<text class="[\w-]+-(r\d+)" x="([^"]+)" y="([^"]+)" textLength="[^"]+"[^>]*>(.*?)</text>', re.DOTALL
)
_CLIP = re.compile(r'<clipPath id="[^"]+-clip-terminal">\s*<rect x="0" y="0" width="([^"]+)" height="([^"]+)"')
_LETTERS = r"[^ \u2500-\u259f\u2800-\u28ff■●○◉·•]+"
_PIECE = re.compile(f"{_LETTERS}(?: {_LETTERS})*|[^ ]")

# lines from the middle of a place to its sides; small letters light, capitals heavy
_LINES = {
    "─": "lr", "│": "ud", "┌": "rd", "┐": "ld", "└": "ru", "┘": "lu", "├": "udr", "┤": "udl", "┬": "lrd", "┴": "lru",
    "┼": "lrud", "╴": "l", "╵": "u", "╶": "r", "╷": "d", "━": "LR", "┃": "UD", "┏": "RD", "┓": "LD", "┗": "RU",
    "┛": "LU", "┣": "UDR", "┫": "UDL", "┳": "LRD", "┻": "LRU", "╋": "LRUD", "╸": "L", "╹": "U", "╺": "R", "╻": "D",
}  # fmt: skip
_ENDS = {"l": "H{left}", "r": "H{right}", "u": "V{top}", "d": "V{bottom}"}
_ROUND = {"╭": "M{right} {y}h-2q-3 0-3 3V{bottom}", "╮": "M{left} {y}h2q3 0 3 3V{bottom}",
          "╰": "M{right} {y}h-2q-3 0-3-3V{top}", "╯": "M{left} {y}h2q3 0 3-3V{top}"}  # fmt: skip
_DASHES = {"╌": 2, "┄": 3, "┈": 4, "╍": 2, "┅": 3, "┉": 4}  # how many in a place; the last three are heavy
_QUARTERS = {"▘": 8, "▝": 4, "▖": 2, "▗": 1, "▚": 9, "▞": 6, "▛": 14, "▜": 13, "▙": 11, "▟": 7}  # rows, left first
_CIRCLES = {"●": (4.2, 0.0), "○": (3.6, 1.4), "◉": (4.4, 1.3), "·": (1.2, 0.0), "•": (2.4, 0.0)}  # radius, ring


class _Style(NamedTuple):
    """How a text is written."""

    fill: str
    extra: str = ""  # attributes for bold, italic, underlined, struck


class _Run(NamedTuple):
    """A text of one style in one row."""

    style: _Style
    column: int
    row: int
    text: str


def drawn(export: str, named: str) -> str:
    """The SVG of what Textual's `export_screenshot` gave; `named` says in words what is seen. ValueError for else."""
    clip = _CLIP.search(export)
    if clip is None:
        raise ValueError("this is no screen as the toolkit exports it")
    columns, rows = (round(float(clip[1]) / _WIDE), round(float(clip[2]) / _TALL))
    back, grounds = _grounds(export)
    words: dict[_Style, list[str]] = defaultdict(list)
    shapes = _Shapes()
    for run in _runs(export):
        for at, piece in _pieces(run.text):
            if len(piece) == 1 and shapes.add(piece, run.column + at, run.row, run.style.fill):
                continue
            words[run.style].append(_word(run.column + at, run.row, piece))
    width, height = columns * CELL + 2 * MARGIN, rows * ROW + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-MARGIN} {-MARGIN} {width} {height}" '
        f'width="{width}" height="{height}" role="img"><title>{escape(named)}</title>\n'
        f'<rect x="{-MARGIN}" y="{-MARGIN}" width="{width}" height="{height}" rx="10" fill="{back}"/>\n'
        f"{grounds}{shapes.drawn()}"
        f'<g font-family="{_FONTS}" font-size="{_SIZE}">\n'
        + "".join(f'<g fill="{style.fill}"{style.extra}>{"".join(found)}</g>\n' for style, found in words.items())
        + "</g>\n</svg>\n"
    )


def _grounds(export: str) -> tuple[str, str]:
    """The colour behind most of the screen, and what stands on other ones."""
    spans = []
    area: dict[str, int] = defaultdict(int)
    for fill, x, y, width in _BACK.findall(export):
        column, row, wide = round(float(x) / _WIDE), round(float(y) / _TALL), round(float(width) / _WIDE)
        spans.append((fill, column, row, wide))
        area[fill] += wide
    back = max(area, key=lambda fill: area[fill])
    paths: dict[str, str] = defaultdict(str)
    for fill, column, row, wide in spans:
        if fill != back:
            paths[fill] += f"M{column * CELL} {row * ROW}h{wide * CELL}v{ROW}h{-wide * CELL}z"
    return back, "".join(f'<path fill="{fill}" shape-rendering="crispEdges" d="{d}"/>\n' for fill, d in paths.items())


def _runs(export: str) -> Iterator[_Run]:
    """Every text of the screen with its style and its place."""
    styles = {name: _style(rules) for name, rules in _RULE.findall(export)}
    for name, x, y, content in _TEXT.findall(export):
        row = round((float(y) - 20) / _TALL)
        yield _Run(styles[name], round(float(x) / _WIDE), row, unescape(content).replace("\xa0", " "))


def _style(rules: str) -> _Style:
    told = dict(rule.split(": ") for rule in rules.split(";") if rule)
    kept = ("font-weight", "font-style", "text-decoration")
    return _Style(told["fill"], "".join(f' {name}="{told[name]}"' for name in kept if name in told))


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text with their columns, and every character that is a shape alone."""
    for found in _PIECE.finditer(text):
        yield found.start(), found[0]


def _word(column: int, row: int, text: str) -> str:
    held = f' textLength="{len(text) * CELL}"' if len(text) > 1 else ""
    return f'<text x="{column * CELL}" y="{row * ROW + _BASE}"{held}>{escape(text, quote=False)}</text>'


class _Shapes:
    """Blocks, lines, dots and circles: one path for each colour and kind."""

    def __init__(self) -> None:
        self._paths: dict[tuple[str, str], str] = defaultdict(str)

    def drawn(self) -> str:
        """All of them."""
        return "".join(f'<path {kind.format(fill)} d="{d}"/>\n' for (fill, kind), d in self._paths.items())

    def add(self, char: str, column: int, row: int, fill: str) -> bool:
        """Draw a character as a shape; False for one that is none."""
        x, y = column * CELL, row * ROW
        heavy, d = False, ""
        if char in _LINES:
            heavy, d = _LINES[char].isupper(), _line(_LINES[char], x, y)
        elif char in _DASHES:
            heavy, d = char in "╍┅┉", _dashes(_DASHES[char], x, y)
        elif char in _ROUND:
            d = _ROUND[char].format(left=x, right=x + CELL, top=y, bottom=y + ROW, y=y + ROW // 2)
        if d:
            stroke = f'fill="none" stroke="{{}}" stroke-width="{_HEAVY if heavy else _LIGHT}"'
            self._paths[fill, stroke + (' stroke-linecap="square"' if heavy else "")] += d
        elif blocks := _blocks(char):
            d = "".join(f"M{x + a} {y + b:g}h{w}v{h:g}h{-w}z" for a, b, w, h in blocks)
            self._paths[fill, 'fill="{}" shape-rendering="crispEdges"'] += d
        elif char in _CIRCLES:
            radius, ring = _CIRCLES[char]
            if ring:
                self._paths[fill, f'fill="none" stroke="{{}}" stroke-width="{ring}"'] += _circle(x + 5, y + 10, radius)
            if char != "○":
                self._paths[fill, 'fill="{}"'] += _circle(x + 5, y + 10, radius / 2 if ring else radius)
        elif "\u2800" <= char <= "\u28ff":
            self._paths[fill, 'fill="{}"'] += _braille(ord(char) - 0x2800, x, y)
        else:
            return False
        return True


def _line(sides: str, x: int, y: int) -> str:
    """Lines from the middle to the sides; straight through in one stroke."""
    across, down = x + CELL // 2, y + ROW // 2
    sides = sides.lower()
    d = ""
    if "l" in sides and "r" in sides:
        d += f"M{x} {down}h{CELL}"
        sides = sides.replace("l", "").replace("r", "")
    if "u" in sides and "d" in sides:
        d += f"M{across} {y}v{ROW}"
        sides = sides.replace("u", "").replace("d", "")
    ends = {"left": x, "right": x + CELL, "top": y, "bottom": y + ROW}
    return d + "".join(f"M{across} {down}{_ENDS[side].format(**ends)}" for side in sides)


def _dashes(many: int, x: int, y: int) -> str:
    step = CELL / many
    return "".join(f"M{x + n * step + step * 0.2:.3g} {y + ROW // 2}h{step * 0.6:.2g}" for n in range(many))


def _blocks(char: str) -> list[tuple[int, float, int, float]]:
    """The boxes of a block character: left, top, width, height within its place."""
    half = ROW / 2
    if char == "■":
        return [(1, 6, CELL - 2, CELL - 2)]
    if char == "▀":
        return [(0, 0, CELL, half)]
    if char == "▐":
        return [(CELL // 2, 0, CELL // 2, ROW)]
    if "▁" <= char <= "█":
        tall = ROW * (ord(char) - 0x2580) / 8
        return [(0, ROW - tall, CELL, tall)]
    if "▉" <= char <= "▏":
        return [(0, 0, max(1, round(CELL * (0x2590 - ord(char)) / 8)), ROW)]
    if char in _QUARTERS:
        return [
            (CELL // 2 * (n % 2), half * (n // 2), CELL // 2, half) for n in range(4) if _QUARTERS[char] >> (3 - n) & 1
        ]
    return []


def _circle(x: float, y: float, radius: float) -> str:
    arc = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{x - radius:g} {y:g}{arc} {2 * radius:g} 0{arc} {-2 * radius:g} 0z"


def _braille(bits: int, x: int, y: int) -> str:
    places = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    return "".join(
        _circle(x + 2.5 + 5 * across, y + 2.5 + 5 * down, _DOT)
        for n, (across, down) in enumerate(places)
        if bits >> n & 1
    )
