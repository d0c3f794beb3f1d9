"""Text from outside, made fit to keep and show: every importer and form passes its text through `clean_text`.

What goes: control characters, private-use characters, bidirectional controls and other invisible characters. A
zero-width joiner stays only between two characters that scripts and emoji may join. A lone surrogate becomes U+FFFD.
"""

import re
from unicodedata import category, normalize

MARKS_PER_LETTER = 4
NOTE_LIMIT = 4_000
TAG_LIMIT = 50
TAGS_LIMIT = 30

_ZWJ = "\u200d"
# A joiner joins when both neighbours are beyond the Latin letters; between others it only hides.
_IDLE_ZWJ = re.compile(r"(?<![^\x00-\u02ff\s\u200d])\u200d|\u200d(?![^\x00-\u02ff\s\u200d])")
_LINES = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_INLINE_SPACES = re.compile(r"[^\S\n]+")
_MANY_LINES = re.compile(r" ?\n ?(?:\n ?)+")
_LONE = re.compile(r"[\ud800-\udfff]")


def clean_text(s: str, *, one_line: bool = True, limit: int = NOTE_LIMIT) -> str:
    """`s` without what can hide or act, in NFC, spaces collapsed, at most `limit` characters; idempotent.

    With `one_line` a line break becomes a space; without it line breaks stay, at most two in a row.
    """
    if s.isascii() and s.isprintable():
        return _SPACES.sub(" ", s).strip()[:limit].rstrip()
    text = _collapsed(_LONE.sub("\ufffd", _LINES.sub("\n", s)), one_line)
    while True:
        # each step can make room for another (a joiner gone lets a letter and its accent meet), so until all agree
        before = text
        text = "".join(c for c in text if c == "\n" or not _hidden(c))
        text = _few_marks(_IDLE_ZWJ.sub("", normalize("NFC", text)))
        text = _collapsed(text, one_line)[:limit].rstrip()
        if text == before:
            return text


def fold_text(s: str) -> str:
    """The form under which two texts are compared: cleaned, case folded, without joiners and variation selectors."""
    text = clean_text(s)
    if text.isascii():
        return text.lower()
    while True:
        before = text
        text = clean_text("".join(c for c in text.casefold() if c != _ZWJ and not "\ufe00" <= c <= "\ufe0f"))
        if text == before:
            return text


def is_tag(s: str) -> bool:
    """Whether `s` (without '#') may be a tag: 1 to 50 letters, digits, marks, `_` and `-`, not only `_` and `-`."""
    return (
        0 < len(s) <= TAG_LIMIT
        and all(c in "_-" or category(c)[0] in "LNM" for c in s)
        and any(category(c)[0] in "LN" for c in s)
    )


def _hidden(c: str) -> bool:
    return (not c.isascii() and category(c) in ("Cc", "Cf", "Co", "Cs") and c != _ZWJ) or c < " " or c == "\x7f"


def _few_marks(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for c in text:
        if category(c)[0] == "M":
            marks += 1
            if marks > MARKS_PER_LETTER:
                continue
        elif c != _ZWJ:
            marks = 0
        kept.append(c)
    return "".join(kept)


def _collapsed(text: str, one_line: bool) -> str:
    if one_line:
        return _SPACES.sub(" ", text).strip()
    text = re.sub(r" ?\n ?", "\n", _INLINE_SPACES.sub(" ", text))
    return _MANY_LINES.sub("\n\n", text).strip()
