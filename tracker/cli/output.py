"""The only place that prints. Every string is cleaned here, markup is never read, colour goes to a terminal alone."""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TextIO

from tracker.cli.layout import cut, tidy, width, wrap
from tracker.cli.options import Options
from tracker.errors import InputError, TemplateError, TrackerError

if TYPE_CHECKING:
    from tracker.charts.drawing import Drawing

SGR = {"title": "1", "muted": "2", "good": "32", "warn": "33", "bad": "31", "accent": "1;36"}
SGR |= {"axis": "2", "ride": "36", "run": "33", "other": "35", "plan": "2", "done": "36", "area": "2", "track": "90"}
SGR |= {"projection": "35", "success": "32", "warning": "33", "error": "31"}  # the roles of a drawing
# a terminal's background is not known here, so the shades alone tell how much, in one hue
SGR |= {"heat-0": "2", "heat-1": "36", "heat-2": "36", "heat-3": "36", "heat-4": "36", "best": "1;33"}
BACK = {"track": "100", "ride": "46", "run": "43", "other": "45", "done": "46"}
PLAIN_SIGNS = str.maketrans(
    {"→": "->", "…": "...", "·": "-", "−": "-", "–": "-", "—": "-", "×": "x", "✓": "+", "✗": "x", "●": "*", "○": "o"}
)
INCAPABLE = ("", "dumb", "unknown")  # values of TERM: terminals that write lines and can do nothing else
# A JSON string may hold these raw, a terminal must not see them: C1, direction marks, line separators, lone surrogates.
UNSAFE_IN_JSON = "[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"


class Span(NamedTuple):
    """A piece of a line with a style: a key of `SGR`, and perhaps one of `BACK` behind it."""

    text: str
    style: str = ""
    back: str = ""


Cell = str | Span


class Output:
    """Standard output and standard error of one command.

    In `--json` mode `say` is silent and `document` prints; in text mode the other way round. Errors go to standard
    error in both.
    """

    def __init__(self, options: Options, *, stdout: TextIO | None = None, stderr: TextIO | None = None) -> None:
        self._out = stdout or sys.stdout
        self._err = stderr or sys.stderr
        self.json = options.json
        self.ascii = options.ascii or not _draws(self._out)
        self.color = not options.no_color and os.environ.get("TERM") not in INCAPABLE and self._out.isatty()
        _forgive(self._out)
        _forgive(self._err)

    @property
    def columns(self) -> int:
        """Cells of a line: the terminal's, kept between 60 and 120 so that a line stays readable; 80 in a pipe."""
        if not self._out.isatty():
            said = os.environ.get("COLUMNS", "")
            wide = int(said[:4]) if said.isascii() and said.isdecimal() else 0
            return wide if wide >= 60 else 80
        return min(120, max(60, shutil.get_terminal_size().columns))

    def say(self, *cells: Cell) -> None:
        """One line of text for a person; an empty call is a blank line."""
        if not self.json:
            self._out.write("".join(self._cell(cell) for cell in cells).rstrip() + "\n")

    def lines(self, lines: Sequence[str], style: str = "") -> None:
        """Several lines in one style."""
        for line in lines:
            self.say(Span(line, style))

    def drawn(self, drawing: "Drawing") -> list[list[Span]]:
        """The rows of a drawing as cells for `say`; without colour the shapes alone carry the meaning."""
        rows = (drawing if self.color else drawing.textured()).rows
        return [[Span(span.text, span.role, span.back) for span in row] for row in rows]

    def drawing(self, drawing: "Drawing") -> None:
        """A whole drawing under its title, which states the finding."""
        if drawing.title:
            self.lines(wrap(drawing.title, self.columns), "title")
        for row in self.drawn(drawing):
            self.say(*row)

    def raw(self, text: str) -> None:
        """A whole text for a file or a shell (a completion script, help) in either mode: as it stands, but on a
        terminal without what could steer it.
        """
        shown = harmless(text) if self._out.isatty() else text
        self._out.write(shown if shown.endswith("\n") else shown + "\n")

    def document(self, content: Mapping[str, Any]) -> None:
        """The one JSON document of `--json`."""
        if self.json:
            self._out.write(encode(content, indent=self._out.isatty(), ascii=not _draws(self._out)) + "\n")

    def complain(self, error: TrackerError) -> None:
        """An error on standard error: its sentence, the word it means under the line, a template's other faults."""
        self._err.write(f"tracker: {self._signs(tidy(str(error)))}\n")
        if isinstance(error, InputError) and 0 < error.end - error.start <= min(len(error.text), self.columns):
            for line in pointing(error.text, error.start, error.end, self.columns):
                self._err.write(f"{self._signs(line)}\n")
        if isinstance(error, TemplateError):
            for fault in error.faults:
                self._err.write(f"  {self._signs(tidy(fault))}\n")

    def warn(self, sentence: str) -> None:
        """A remark on standard error, in either mode."""
        self._err.write(f"{self._signs(tidy(sentence))}\n")

    def flush(self) -> None:
        """Hand everything over; raises OSError when nobody takes it."""
        self._out.flush()
        self._err.flush()

    def _cell(self, cell: Cell) -> str:
        span = Span(cell) if isinstance(cell, str) else cell
        text = self._signs(_keep_spaces(span.text))
        codes = ";".join(code for code in (SGR.get(span.style), BACK.get(span.back)) if code)
        return f"\x1b[{codes}m{text}\x1b[0m" if codes and self.color and (span.back or text.strip()) else text

    def _signs(self, text: str) -> str:
        return text.translate(PLAIN_SIGNS) if self.ascii else text


def pointing(text: str, start: int, end: int, columns: int) -> list[str]:
    """The line that was typed and a row of carets under its characters `start` to `end` (half-open)."""
    before, word, after = (_keep_spaces(part) for part in (text[:start], text[start:end], text[end:]))
    room = columns - 4
    if width(before) > room // 2:
        before = "…" + cut(before[::-1], room // 2)[::-1].lstrip("…")
    line = cut(before + word + after, room)
    carets = min(max(1, width(word)), max(1, room - width(before)))
    return [f"  {line}", f"  {' ' * width(before)}{'^' * carets}"]


def encode(content: Mapping[str, Any], *, indent: bool = False, ascii: bool = False) -> str:
    """`content` as JSON text that is safe to show: what could steer a terminal is written as an escape."""
    import json
    import re

    text = json.dumps(content, ensure_ascii=ascii, allow_nan=False, indent=2 if indent else None)
    return re.sub(UNSAFE_IN_JSON, lambda found: f"\\u{ord(found.group()):04x}", text)


def harmless(text: str) -> str:
    """Lines of text with nothing in them that acts on a terminal; spaces, tabs and line breaks stay."""
    import re

    return re.sub(f"[\x00-\x08\x0b-\x1f{UNSAFE_IN_JSON[1:]}", "", text)


def _keep_spaces(text: str) -> str:
    """Cleaned like `tidy`, but the spaces that align columns stay."""
    if text.isascii() and text.isprintable():
        return text
    return " ".join(tidy(part) if part else "" for part in text.split(" "))


def _draws(stream: TextIO) -> bool:
    """Whether the stream can take blocks and dots."""
    try:
        "█⣿→".encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _forgive(stream: TextIO) -> None:
    """A character the stream can't encode becomes a question mark instead of an error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")
