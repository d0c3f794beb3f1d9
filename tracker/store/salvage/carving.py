"""Rows known by their seals in the bare pages of a file, for tables that SQLite can't read whole any more."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from tracker.store.salvage.pages import Record, Value, records_in
from tracker.store.sealing import SEAL, Layout, image_of, seal_of


class Carved(NamedTuple):
    """A row out of a page, with its number where the table has such, and its seal, which fits."""

    rowid: int | None
    row: dict[str, Any]
    seal: int


CarvedRows = dict[str, list[Carved]]  # by key; of one row several, where earlier states of it still lie about


def carve(data: bytes, declared: sqlite3.Connection, layouts: Iterable[Layout]) -> dict[str, CarvedRows]:
    """The rows of some tables that the bytes of a file hold, by table; `declared` is a whole journal like it."""
    by_form: dict[tuple[int, bool], list[_Shape]] = defaultdict(list)
    for layout in layouts:
        shape = _Shape(declared, layout)
        by_form[shape.form].append(shape)
    found: dict[str, CarvedRows] = defaultdict(dict)
    for record in records_in(data):
        for shape in by_form.get((len(record.values), record.rowid is not None), ()):
            carved = shape.carved(record)
            if carved is not None:
                key = "/".join(str(carved.row[name]) for name in shape.layout.keys)
                found[shape.layout.name].setdefault(key, []).append(carved)
                break
    return found


class _Shape:
    """How records of a table lie in a file."""

    def __init__(self, declared: sqlite3.Connection, layout: Layout) -> None:
        self.layout = layout
        names = [str(name) for _, name, *_ in declared.execute(f'PRAGMA table_info("{layout.name}")').fetchall()]
        (sql,) = declared.execute("SELECT sql FROM sqlite_master WHERE name = ?", (layout.name,)).fetchone()
        with_rowid = "WITHOUT ROWID" not in str(sql).upper()
        self.form = len(names), with_rowid  # how many values a record has, and whether a number
        self._number = layout.keys[0] if layout.name == "change" else ""  # a key that is the row's own number
        # without rowids the key comes first, whatever order the columns were declared in
        self._names = names if with_rowid else [*layout.keys, *(n for n in names if n not in layout.keys)]

    def carved(self, record: Record) -> Carved | None:
        """The row that a record of this form is, if it is one of this table."""
        row: dict[str, Value] = dict(zip(self._names, record.values, strict=True))
        if self._number:
            row[self._number] = record.rowid
        seal = row.pop(SEAL, None)
        if not isinstance(seal, int):
            return None
        try:
            image = image_of(self.layout.starts, [row[name] for name in self.layout.columns])
        except (TypeError, UnicodeError):
            return None
        return Carved(record.rowid, row, seal) if seal_of(self.layout.name, image) == seal else None
