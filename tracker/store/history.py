"""The undo log: every change with the rows it touched, before and after, so that each can be taken back exactly.

Undo and redo walk one line of changes. A new change drops what was undone and not redone: those stay in the log as
`dropped` and are never applied again.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from tracker.errors import JournalError
from tracker.store.access import Access
from tracker.store.faults import readable
from tracker.store.images import Key, Shape, shape_of
from tracker.store.rows import stored_instant
from tracker.store.tables import Row
from tracker.store.tables_history import CHANGE
from tracker.store.values import ChangeValue

_INSERT_CHANGE = "INSERT INTO change (at, title, state) VALUES (?, '', 'done')"
_INSERT_IMAGE = "INSERT INTO change_row (change_id, seq, of_table, row_key, before, after) VALUES (?, ?, ?, ?, ?, ?)"
Run = dict[Key, tuple[str | None, str | None]]  # of rows of one table: the image each has and the one it is to have
_IMAGES = "SELECT of_table, before, after FROM change_row WHERE change_id = ? ORDER BY seq"


class Recorder:
    """Writes the change of one unit of work: the change itself at the first row, its images at the end."""

    def __init__(self, access: Access, at: datetime) -> None:
        self._access = access
        self._at = at
        self._id: int | None = None
        self._images: list[tuple[Any, ...]] = []  # in the order of _INSERT_IMAGE

    @property
    def id(self) -> int:
        """Id of the change, larger than that of any change before."""
        if self._id is None:
            self._access.run_bare("UPDATE change SET state = 'dropped' WHERE state = 'undone'")
            self._access.run_bare(_INSERT_CHANGE, (stored_instant(self._at),))
            (newest,) = self._access.raw("SELECT last_insert_rowid() AS id")
            self._id = int(newest["id"])
        return self._id

    def note(self, shape: Shape, before: Row | None, after: Row | None) -> None:
        """Remember that a row was inserted (`before` is `None`), removed (`after` is `None`) or replaced."""
        old, new = (None if row is None else shape.image(row) for row in (before, after))
        self._images.append((self.id, len(self._images), shape.name, _name(shape, after or before or {}), old, new))

    def note_new(self, shape: Shape, rows: Sequence[Row]) -> None:
        """Remember that rows were inserted, however many."""
        if rows:
            change, already = self.id, len(self._images)
            self._images += [
                (change, n, shape.name, _name(shape, row), None, shape.image(row))
                for n, row in enumerate(rows, start=already)
            ]

    def finish(self, title: str) -> ChangeValue | None:
        """Store the images under `title`; `None` when nothing was changed."""
        if not self._images:
            return None
        self._access.run_bare("UPDATE change SET title = ? WHERE id = ?", (title, self.id))
        self._access.run_bare(_INSERT_IMAGE, self._images)
        return ChangeValue(self.id, title, self._at)


def _name(shape: Shape, row: Row) -> str:
    """A row's primary key as one text."""
    return "/".join(map(str, shape.key_of(row)))


def last_change(access: Access) -> ChangeValue | None:
    """The change that undo would take back."""
    return _value(access, select(CHANGE).where(CHANGE.c.state == "done").order_by(CHANGE.c.id.desc()).limit(1))


def next_redo(access: Access) -> ChangeValue | None:
    """The change that redo would do again."""
    return _value(access, select(CHANGE).where(CHANGE.c.state == "undone").order_by(CHANGE.c.id).limit(1))


def undo(access: Access, at: datetime) -> ChangeValue | None:
    """Take back the last change; `None` when there is none. JournalError when a row is not as the change left it."""
    change = last_change(access)
    if change is not None:
        _move(access, change, at, back=True)
    return change


def redo(access: Access, at: datetime) -> ChangeValue | None:
    """Do the last undone change again; `None` when there is none. JournalError as for `undo`."""
    change = next_redo(access)
    if change is not None:
        _move(access, change, at, back=False)
    return change


def _value(access: Access, query: Select[Any]) -> ChangeValue | None:
    rows = access.all(query)
    return ChangeValue(rows[0].id, rows[0].title, rows[0].at) if rows else None


def _move(access: Access, change: ChangeValue, at: datetime, *, back: bool) -> None:
    """Put every row of a change into the state before it (`back`) or after it."""
    access.run_bare("PRAGMA defer_foreign_keys=ON")  # rows come back in an order that is right only at the end
    steps = access.raw(_IMAGES, (change.id,))
    with readable(access.path):
        for shape, run in _runs(reversed(steps) if back else steps, back=back):
            _move_run(access, shape, run, change, back=back)
    state = "undone" if back else "done"
    access.run_bare("UPDATE change SET state = ?, moved_at = ? WHERE id = ?", (state, stored_instant(at), change.id))


def _move_run(access: Access, shape: Shape, run: Run, change: ChangeValue, *, back: bool) -> None:
    found = shape.find(access, run)
    expected = {key: now for key, (now, _) in run.items() if now is not None}
    if {key: shape.image(row) for key, row in found.items()} != expected:
        raise JournalError(
            f"“{change.title}” can't be {'undone' if back else 'done again'}, because a {shape.name} it changed "
            "was changed by something else since; nothing was stored."
        )
    wanted = {key: shape.row(then) for key, (_, then) in run.items() if then is not None}
    shape.delete(access, [key for key in found if key not in wanted])
    shape.update(access, [row for key, row in wanted.items() if key in found])
    shape.insert(access, [row for key, row in wanted.items() if key not in found])


def _runs(steps: Iterable[Row], *, back: bool) -> Iterator[tuple[Shape, Run]]:
    """The steps, as far as possible many at a time: those in a row that are about different rows of one table."""
    shape: Shape | None = None
    run: Run = {}
    for step in steps:
        here = shape_of(step["of_table"])
        now, then = (step["after"], step["before"]) if back else (step["before"], step["after"])
        key = here.key_of(here.row(now or then))
        if shape is not None and (here is not shape or key in run):
            yield shape, run
            run = {}
        shape = here
        run[key] = (now, then)
    if shape is not None and run:
        yield shape, run
