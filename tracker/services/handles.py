"""Names that people type: a race's handle from its event and year."""

import re
import unicodedata
from collections.abc import Collection
from datetime import date

NAME_LIMIT = 60  # characters of a handle that come from the event
HANDLE_LIMIT = 80  # with the year and a number
_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "å": "a", "ß": "ss", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "œ": "oe"})


def free_handle(event: str, on: date, taken: Collection[str]) -> str:
    """A handle that no race has: the event and its year as a word, numbered where it is taken."""
    slug = slug_of(event)
    year = str(on.year)
    base = slug if slug.endswith(f"-{year}") else f"{slug}-{year}"
    used = {handle.casefold() for handle in taken}
    handle, n = base, 1
    while handle in used:
        n += 1
        handle = f"{base}-{n}"
    return handle


def slug_of(event: str) -> str:
    """An event's name as a word to type: "Tromsø Midnight Sun" is tromso-midnight-sun; never empty."""
    plain = unicodedata.normalize("NFKD", event.casefold().translate(_LETTERS))
    kept = "".join(c if c.isalnum() else "" if unicodedata.combining(c) or c in "'’" else "-" for c in plain)
    word = re.sub(r"-+", "-", kept)[:NAME_LIMIT].strip("-")
    return word or "race"
