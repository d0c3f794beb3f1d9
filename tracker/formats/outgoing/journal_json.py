"""A whole journal as one JSON document: `{"tracker": "journal", "format": 1, "athletes": [...], ...}`.

The same journal always gives the same bytes: nothing in it says when it was written.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.formats.outgoing.own_file import written

KIND = "journal"


def journal_bytes(lists: Iterable[tuple[str, Iterable[Mapping[str, Any]]]]) -> Iterator[bytes]:
    """The document in pieces. `lists` are those of `journal_fields.JOURNAL`, in that order, each with its records."""
    return written(KIND, lists)
