"""Where each key of a TOML text stands, and the limits a text must keep before it is parsed at all.

The TOML parser of the standard library gives no positions and can be made to work for minutes by a small file, so
this walks the text once beforehand. It takes the text to be valid and stops where it is not: the parser then says
what is wrong there.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field

from tracker.errors import TemplateError

Path = tuple[str | int, ...]

MAX_BYTES = 256 * 1024
MAX_LINE = 2_000  # characters; long enough for a summary on one line
MAX_DEPTH = 5  # parts of a key, and arrays or tables within one another

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_STRING = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}' r"|'''(?:[^']|'(?!''))*'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}\n#]+")


class _StopError(Exception):
    """The text is not valid from here on."""


def line_numbers(text: str, name: str) -> "Lines":
    """The line of every key of `text`. Raises TemplateError when the text is beyond the limits."""
    _check_size(text, name)
    walker = _Walker(text, name)
    with suppress(_StopError):  # the parser that follows names the fault
        walker.document()
    return Lines(walker.found)


@dataclass(frozen=True, slots=True)
class Lines:
    """Line numbers from 1, by path: keys as text, places in an array as numbers from 0."""

    by_path: dict[Path, int]

    def of(self, path: Path) -> int | None:
        """The line of `path`, else of the nearest table it is in; None where nothing is known."""
        for length in range(len(path), 0, -1):
            line = self.by_path.get(path[:length])
            if line is not None:
                return line
        return None


def _check_size(text: str, name: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        raise TemplateError(f"{name} has {size:,} bytes and a template at most {MAX_BYTES:,}; make it smaller.")
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MAX_LINE:
            fault = f"{name} line {number}: has {len(line):,} characters and a line at most {MAX_LINE:,}; break it up"
            raise TemplateError(f"{fault}.", (fault,))


@dataclass(slots=True)
class _Walker:
    text: str
    name: str
    at: int = 0
    line: int = 1
    counted: int = 0  # how far lines are counted
    found: dict[Path, int] = field(default_factory=dict)
    arrays: dict[Path, int] = field(default_factory=dict)  # tables seen so far of each array of tables

    def document(self) -> None:
        """Headers and keys from the first to the last line."""
        table: Path = ()
        self._skip(_BLANK)
        while self.at < len(self.text):
            if self._peek("["):
                table = self._header()
            else:
                self._pair(table, 0)
            self._skip(_BLANK)

    def _header(self) -> Path:
        array = self.text.startswith("[[", self.at)
        self.at += 2 if array else 1
        line, keys = self._key()
        self._expect("]]" if array else "]")
        path: Path = ()
        for place, key in enumerate(keys, 1):
            path = (*path, key)
            if array and place == len(keys):
                self.found.setdefault(path, line)
                self.arrays[path] = self.arrays.get(path, 0) + 1
            if path in self.arrays:
                path = (*path, self.arrays[path] - 1)
        self.found.setdefault(path, line)
        return path

    def _pair(self, table: Path, depth: int) -> None:
        line, keys = self._key()
        path = (*table, *keys)
        for length in range(len(table) + 1, len(path) + 1):
            self.found.setdefault(path[:length], line)
        self._expect("=")
        self._skip(_SPACE)
        self._value(path, depth)

    def _value(self, path: Path, depth: int) -> None:
        self._skip(_SPACE)
        self.found.setdefault(path, self._line())
        if self._peek("[") or self._peek("{"):
            if depth >= MAX_DEPTH:
                self._refuse(f"arrays and tables stand in one another at most {MAX_DEPTH} deep; flatten them")
            if self._peek("["):
                self._array(path, depth + 1)
            else:
                self._inline(path, depth + 1)
        elif not self._skip(_STRING) and not self._skip(_BARE):
            self._stop()

    def _array(self, path: Path, depth: int) -> None:
        self.at += 1
        index = 0
        self._skip(_BLANK)
        while not self._peek("]"):
            self._value((*path, index), depth)
            index += 1
            self._skip(_BLANK)
            if self._peek(","):
                self.at += 1
                self._skip(_BLANK)
            elif not self._peek("]"):
                self._stop()
        self.at += 1

    def _inline(self, path: Path, depth: int) -> None:
        self.at += 1
        self._skip(_BLANK)
        while not self._peek("}"):
            self._pair(path, depth)
            self._skip(_BLANK)
            if self._peek(","):
                self.at += 1
                self._skip(_BLANK)
            elif not self._peek("}"):
                self._stop()
        self.at += 1

    def _key(self) -> tuple[int, list[str]]:
        """A dotted key: its line and its parts without quotes."""
        parts: list[str] = []
        line = self._line()
        while True:
            self._skip(_SPACE)
            match = _KEY.match(self.text, self.at) or self._stop()
            self.at = match.end()
            part = match.group()
            parts.append(part[1:-1] if part[0] in "\"'" else part)
            if len(parts) > MAX_DEPTH:
                self._refuse(f"a key has at most {MAX_DEPTH} parts; write a shorter one")
            self._skip(_SPACE)
            if not self._peek("."):
                return line, parts
            self.at += 1

    def _line(self) -> int:
        self.line += self.text.count("\n", self.counted, self.at)
        self.counted = self.at
        return self.line

    def _peek(self, sign: str) -> bool:
        return self.text.startswith(sign, self.at)

    def _expect(self, sign: str) -> None:
        if not self._peek(sign):
            self._stop()
        self.at += len(sign)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self.at)
        if match is None:
            return False
        self.at = match.end()
        return True

    def _stop(self) -> "re.Match[str]":
        raise _StopError

    def _refuse(self, why: str) -> None:
        fault = f"{self.name} line {self._line()}: {why}"
        raise TemplateError(f"{fault}.", (fault,))
