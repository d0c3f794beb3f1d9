"""A number in three rows, for the two or three figures that matter most."""

from __future__ import annotations

from textual.renderables.digits import DIGITS, DIGITS3X3_BOLD


def digit_rows(text: str, *, ascii: bool = False) -> tuple[str, str, str]:
    """Three rows of equal width; in ASCII the number itself stands in the middle row."""
    if ascii:
        return " " * len(text), text, " " * len(text)
    rows = ["", "", ""]
    for character in text:
        at = DIGITS.find(character) * 3
        for n in range(3):
            rows[n] += DIGITS3X3_BOLD[at + n].ljust(3) if at >= 0 else (character if n == 2 else " ")
    return rows[0], rows[1], rows[2]
