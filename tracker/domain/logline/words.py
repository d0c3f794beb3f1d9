"""A log line cut into words, each knowing where it stands, and the errors that point at them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn, TypeVar
from unicodedata import category

from tracker.domain.quantities import plain_number_text
from tracker.domain.text import clean_text
from tracker.errors import InputError

LINE_LIMIT = 500  # characters of a line, apart from its quoted notes, tags and sets
HARD_LIMIT = 12_000  # characters of a line, all in all: more than a full note, its escapes and all tags

_QUOTES = {'"': '"', "“": "”", "„": "“”", "«": "»"}
_ESCAPES = {"n": "\n", '"': '"', "\\": "\\"}
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a quoted text; `start` and `end` are its place in the line, `plain` its form for reading."""

    text: str  # cleaned
    start: int
    end: int
    quoted: bool = False
    plain: str = ""  # lower case, ASCII digits, no comma or semicolon after it; empty when quoted

    @property
    def numeric(self) -> bool:
        """Whether it begins like a number, so that it is an amount or a mistake but never a note."""
        return looks_numeric(self.plain)

    @property
    def verbal(self) -> bool:
        """Whether it is an ordinary word: not quoted, no number, tag or date."""
        return not self.quoted and not self.numeric and self.plain[:1] not in ("#", "@", "")


def looks_numeric(plain: str) -> bool:
    """Whether a text begins with a digit of any script, up to two signs or points before it or not."""
    head = plain.lstrip("+-.,")[:1] if plain[:3].strip("+-.,") else ""
    return head != "" and category(head) in ("Nd", "No")


def word_of(text: str, start: int, end: int) -> Word | None:
    """An unquoted word; `None` when nothing is left of it once it is cleaned."""
    text = clean_text(text)
    return Word(text, start, end, plain=plain_number_text(text).rstrip(",;")) if text else None


def span(first: Word, last: Word) -> Word:
    """Two neighbouring words as one, with a space between."""
    return Word(f"{first.text} {last.text}", first.start, last.end, plain=f"{first.plain} {last.plain}")


def shown(word: Word) -> str:
    """A word for a message: in quotes, on one line, not too long."""
    text = clean_text(word.text)
    return f'"{text[:39]}…"' if len(text) > 40 else f'"{text}"'


def bad(word: Word, message: str, kind: type[InputError] = InputError) -> NoReturn:
    """Refuses a line because of `word`."""
    raise kind(message, start=word.start, end=word.end)


def at_word(word: Word, read: Callable[[], T]) -> T:
    """What `read` gives; an error in it points at `word`."""
    try:
        return read()
    except InputError as error:
        raise type(error)(str(error), start=word.start, end=word.end) from None


def split(line: str) -> list[Word]:
    """The words of a line. A quote opens at a word's beginning and, when nothing closes it, takes the rest.

    Inside quotes `\\"`, `\\\\` and `\\n` stand for a quote, a backslash and a line break. InputError when too long.
    """
    if len(line) > HARD_LIMIT:
        raise InputError(f"The line has {len(line):,} characters; {HARD_LIMIT:,} is the most.", end=len(line))
    words: list[Word] = []
    at, free = 0, 0
    while at < len(line):
        if line[at].isspace():
            at += 1
            continue
        start = at
        if line[at] in _QUOTES:
            text, at = _quoted(line, at)
            words.append(Word(text, start, at, quoted=True))
            continue
        while at < len(line) and not line[at].isspace():
            at += 1
        word = word_of(line[start:at], start, at)
        if word is not None:
            words.append(word)
            free += 0 if word.plain.startswith("#") or _is_set(word.plain) else at - start + 1
    if free > LINE_LIMIT + 1:
        raise InputError(
            f"The line has {free - 1} characters beside its quoted notes and tags; {LINE_LIMIT} is the most.",
            end=len(line),
        )
    return words


def _is_set(plain: str) -> bool:
    digits = plain.lstrip("0123456789")
    return digits != plain and digits[:1] in ("x", "×")


def _quoted(line: str, at: int) -> tuple[str, int]:
    closers = _QUOTES[line[at]]
    text: list[str] = []
    at += 1
    while at < len(line):
        c = line[at]
        at += 1
        if c in closers:
            break
        if c == "\\" and line[at : at + 1] in _ESCAPES:
            c = _ESCAPES[line[at]]
            at += 1
        text.append(c)
    return "".join(text), at
