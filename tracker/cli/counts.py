"""Whole numbers given to an option: digits alone. What is no whole number is refused, never rounded."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tracker.domain.quantities import plain_number_text
from tracker.errors import UsageError

if TYPE_CHECKING:
    from cyclopts import Token

_DIGITS = re.compile(r"[0-9]{1,9}")
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")


def whole(_type: object, tokens: "Sequence[Token]") -> int:
    """The number an option is given; its bounds are for the command to check. UsageError names the option."""
    token = tokens[0]
    plain = plain_number_text(token.value)
    if not _WHOLE.fullmatch(plain):
        said = token.value if len(token.value) <= 40 else f"{token.value[:39]}…"
        raise UsageError(f"{token.keyword} takes a whole number of at most 15 digits, as in 12, not {said!r}.")
    return int(plain)


def number_to(most: int, text: str) -> int | None:
    """The whole number from 1 to `most` that a typed text is; None where it is none, however many digits it has."""
    plain = plain_number_text(text)
    return int(plain) if _DIGITS.fullmatch(plain) and 1 <= int(plain) <= most else None
