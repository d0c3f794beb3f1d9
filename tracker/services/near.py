"""What somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?` as the middle of a sentence, or nothing."""
    found = get_close_matches(word.casefold(), list(known), n=1)
    return f" (did you mean {found[0]!r}?)" if found else ""
