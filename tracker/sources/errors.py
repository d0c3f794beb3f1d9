"""What can go wrong with a source, and how a place is named in the sentence that says so."""

from tracker.errors import TrackerError

_SHOWN = 160


class SourceError(TrackerError):
    """A source can't be read or holds no text. The sentence names the source, so that it can be tried again."""

    title = "Not read"


def shown(place: str) -> str:
    """A path or URL on one line that can't act on a terminal: what isn't printable is escaped, the end cut off."""
    text = "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in place)
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
