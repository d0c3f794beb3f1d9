"""The file of a whole journal, read again record by record, each checked by its fields."""

from collections.abc import Iterator
from typing import Any, BinaryIO, NamedTuple

from tracker.errors import RefusedError
from tracker.formats.outgoing.checks import record, unknown
from tracker.formats.outgoing.journal_fields import JOURNAL
from tracker.formats.outgoing.journal_json import KIND
from tracker.formats.outgoing.own_file import parts_of


class Read(NamedTuple):
    """A record of the list `key`, counted from 1, with the checked values of `journal_fields`."""

    key: str
    number: int
    values: dict[str, Any]

    @property
    def where(self) -> str:
        """The place, for people: "sessions 12"."""
        return f"{self.key} {self.number:,}"


def read_journal(stream: BinaryIO, name: str) -> Iterator[Read]:
    """The records of a journal's file in their order. RefusedError says what is wrong, and where."""
    for key, number, value in parts_of(stream, name, KIND, apart="pictures"):
        fields = JOURNAL.get(key)
        if fields is None:
            raise unknown(name, key)
        if number is None:
            raise RefusedError(f"{name}: {key} is no list; nothing was stored.")
        if number:
            yield Read(key, number, record(value, fields, f"{name}: {key} {number:,}"))
