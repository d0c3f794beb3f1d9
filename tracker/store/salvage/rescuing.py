"""Reading what can be read of a damaged table: around the places where SQLite fails, row by row if need be."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from tracker.store.sealing import SEAL, Layout, image_of, seal_of

_LENIENT = partial(str, encoding="utf-8", errors="surrogateescape")  # each wrong byte becomes a lone surrogate
_WIDEST = 4_096  # rows of a stretch that is looked through one by one though nothing in it can be read
_PROBES = 16

Values = tuple[Any, ...]


class Found(NamedTuple):
    """A row as it was found; `values` are those of the layout's columns, `wrong` says why it can't be trusted."""

    rowid: int | None
    values: Values
    wrong: str


class Table:
    """A table of a damaged file and the stretches of it that can't be read.

    `holes` are their first and last row numbers; in tables without such `lost` is the first column of the keys on both
    sides, where `None` is the end, and `gaps` says the same in words. `guessed` where the table's ends can't be read:
    nobody knows how many rows it had, and there are no holes.
    """

    def __init__(self, connection: sqlite3.Connection, layout: Layout) -> None:
        self._connection = connection
        self._layout = layout
        self.gaps: list[str] = []
        self.guessed = False
        self.holes: list[tuple[int, int]] = []
        self.lost: list[tuple[Any, Any]] = []

    def rows(self, hints: Sequence[Any] = ()) -> Iterator[Found]:
        """Every row that can be read. `hints` are values of the first key column, for reading around what can't be."""
        usual, self._connection.text_factory = self._connection.text_factory, _LENIENT
        try:
            yield from self._by_rowid() if self._has_rowid() else self._by_key(hints)
        finally:
            self._connection.text_factory = usual

    def _has_rowid(self) -> bool:
        try:
            self._connection.execute(f'SELECT rowid FROM "{self._layout.name}" LIMIT 0')  # noqa: S608
        except sqlite3.DatabaseError as error:
            return "no such column" not in str(error)
        return True

    def _select(self, first: str) -> str:
        names = ", ".join(f'"{name}"' for name in (*self._layout.columns, *[SEAL] * self._layout.sealed))
        return f'SELECT {first}, {names} FROM "{self._layout.name}"'  # noqa: S608

    def _by_rowid(self) -> Iterator[Found]:
        first, last = self._bound("ASC"), self._bound("DESC")
        if first is None and last is None and not self.guessed:
            return
        yield from self._stretch(min(1, first or 1), last or (first or 0) + _WIDEST)
        if self.guessed:  # how far the table went is a guess, and so is what is lost of it
            self.holes.clear()

    def _bound(self, order: str) -> int | None:
        """The last or first rowid; `None` for an empty table, and where it can't be read, which is a gap."""
        try:
            found = self._connection.execute(
                f'SELECT rowid FROM "{self._layout.name}" NOT INDEXED ORDER BY rowid {order} LIMIT 1'  # noqa: S608
            ).fetchone()
        except sqlite3.DatabaseError:
            self.guessed = True
            return None
        return None if found is None else int(found[0])

    def _stretch(self, first: int, last: int) -> Iterator[Found]:
        """The rows with rowids from `first` to `last`, halving the stretch wherever it can't be read whole."""
        stretches = [(first, last)]
        sql = self._select("rowid") + " NOT INDEXED WHERE rowid BETWEEN ? AND ? ORDER BY rowid"
        while stretches:
            low, high = stretches.pop()
            at = low
            try:
                for row in self._connection.execute(sql, (low, high)):
                    yield self._found(row, row[0])
                    at = row[0] + 1
            except sqlite3.DatabaseError:
                if at >= high or not self._promising(at, high):
                    low = self.holes.pop()[0] if self.holes and self.holes[-1][1] == at - 1 else at
                    self.holes.append((low, high))
                    continue
                middle = (at + high) // 2
                stretches += [(middle + 1, high), (at, middle)]

    def _promising(self, low: int, high: int) -> bool:
        """Whether anything of a stretch may be readable: a wide one in which no place can be read is given up."""
        if high - low <= _WIDEST:
            return True
        step = (high - low) // _PROBES
        return any(self._can(f"rowid >= {at} AND rowid <= {at}") for at in range(low, high, step))

    def _can(self, condition: str) -> bool:
        try:
            self._connection.execute(f'SELECT 1 FROM "{self._layout.name}" NOT INDEXED WHERE {condition}').fetchall()  # noqa: S608
        except sqlite3.DatabaseError:
            return False
        return True

    def _by_key(self, hints: Sequence[Any]) -> Iterator[Found]:
        """Forward to where it can't be read, backward to the same, and in between whatever the hints lead to."""
        keys = ", ".join(f'"{name}"' for name in self._layout.keys)
        down = ", ".join(f'"{name}" DESC' for name in self._layout.keys)
        key_of = _key_of(self._layout)
        seen: set[Values] = set()
        ends: list[Any] = [None, None]
        whole = False
        for n, order in enumerate((keys, down)):
            try:
                for row in self._connection.execute(f"{self._select('NULL')} ORDER BY {order}"):
                    found = self._found(row, None)
                    key = key_of(found.values)
                    ends[n] = key[0]
                    if key not in seen:
                        seen.add(key)
                        yield found
                whole = True
            except sqlite3.DatabaseError:
                continue
            break
        if whole:
            return
        yield from self._between(ends, hints, seen, key_of)

    def _between(
        self, ends: list[Any], hints: Sequence[Any], seen: set[Values], key_of: Callable[[Values], Values]
    ) -> Iterator[Found]:
        sql = f'{self._select("NULL")} WHERE "{self._layout.keys[0]}" = ?'
        unreadable = 0
        for hint in hints:
            if (ends[0] is not None and hint < ends[0]) or (ends[1] is not None and hint > ends[1]):
                continue
            try:
                for row in self._connection.execute(sql, (hint,)):
                    found = self._found(row, None)
                    if key_of(found.values) not in seen:
                        seen.add(key_of(found.values))
                        yield found
            except sqlite3.DatabaseError:
                unreadable += 1
        self.lost.append((ends[0], ends[1]))
        known = f" (there are some of {unreadable:,} at least)" if unreadable else ""
        low, high = (
            end if other is None else str(other) for end, other in zip(("its beginning", "its end"), ends, strict=True)
        )
        self.gaps.append(f"what lies between {low} and {high} can't be read{known}")

    def _found(self, row: Values, rowid: int | None) -> Found:
        layout = self._layout
        values = row[1 : 1 + len(layout.columns)]
        try:
            image = image_of(layout.starts, values)
            image.encode()
        except UnicodeEncodeError:
            return Found(rowid, values, "a text in it is not readable")
        except TypeError:
            return Found(rowid, values, "it holds what is neither number nor text")
        fits = not layout.sealed or seal_of(layout.name, image) == row[-1]
        return Found(rowid, values, "" if fits else "it is not as it was written")


def _key_of(layout: Layout) -> Callable[[Values], Values]:
    places = [layout.columns.index(name) for name in layout.keys]
    return lambda values: tuple(values[place] for place in places)
