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
from tracker.store.images import Key, Shape, damaged, shape_of
from tracker.store.rows import stored_instant
from tracker.store.sealing import seal_of
from tracker.store.tables import Row
from tracker.store.tables_history import CHANGE
from tracker.store.values import ChangeValue

Run = dict[Key, tuple[str | None, str | None]]  # of rows of one table: the image each has and the one it is to have
# what AUTOINCREMENT would give, before there is a row: a change is written once, at its end, with its seal
_NEXT = (
    "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'change'), 0), "
    "coalesce((SELECT max(id) FROM change), 0)) + 1"
)
_UNDONE = "SELECT * FROM change WHERE state = 'undone'"
_IMAGES = "SELECT {}, seal FROM change_row WHERE change_id = ? ORDER BY seq"


class Recorder:
    """Writes the change of one unit of work and its images, at the end."""

    def __init__(self, access: Access, at: datetime) -> None:
        self._access = access
        self._at = at
        self._id: int | None = None
        self._images: list[Row] = []

    @property
    def id(self) -> int:
        """Id of the change, larger than that of any change before."""
        if self._id is None:
            ((following,),) = self._access.bare(_NEXT)
            self._id = int(following)
        return self._id

    def note(self, shape: Shape, key: Key, before: str | None, after: str | None) -> None:
        """Remember the images of a row that was inserted (`before` is `None`), removed (`after` is) or replaced."""
        name = "/".join(map(str, key))
        self._images.append(_image_row(self.id, len(self._images), shape.name, name, before, after))

    def note_new(self, shape: Shape, rows: Sequence[Row], images: Sequence[str]) -> None:
        """Remember that rows were inserted, however many."""
        if rows:
            change, table, key_of = self.id, shape.name, shape.key_of
            self._images += [
                _image_row(change, n, table, "/".join(map(str, key_of(row))), None, image)
                for n, (row, image) in enumerate(zip(rows, images, strict=True), start=len(self._images))
            ]

    def finish(self, title: str) -> ChangeValue | None:
        """Store the change under `title`, and drop what was undone; `None` when nothing was changed."""
        if not self._images:
            return None
        shape, at = shape_of("change"), stored_instant(self._at)
        undone = self._access.raw(_UNDONE)
        shape.update(self._access, {shape.image(row): row | {"state": "dropped"} for row in undone})
        shape.insert(self._access, [{"id": self.id, "at": at, "title": title, "state": "done", "moved_at": None}])
        shape_of("change_row").insert(self._access, self._images)
        return ChangeValue(self.id, title, self._at)


def _image_row(change: int, seq: int, table: str, key: str, before: str | None, after: str | None) -> Row:
    return {"change_id": change, "seq": seq, "of_table": table, "row_key": key, "before": before, "after": after}


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
    steps = _steps(access, change)
    with readable(access.path):
        for shape, run in _runs(reversed(steps) if back else steps, back=back):
            _move_run(access, shape, run, change, back=back)
    shape, key = shape_of("change"), (change.id,)
    row = shape.find(access, [key])[key]
    moved = {"state": "undone" if back else "done", "moved_at": stored_instant(at)}
    shape.update(access, {shape.image(row): row | moved})


def _steps(access: Access, change: ChangeValue) -> list[Row]:
    """The images of a change, in order. JournalError when one of them is not as it was written."""
    shape = shape_of("change_row")
    names = (*shape.columns,)
    steps = []
    for *values, seal in access.bare(_IMAGES.format(", ".join(names)), (change.id,)):
        step = dict(zip(names, values, strict=True))
        if seal_of(shape.name, shape.image(step)) != seal:
            raise damaged(shape.name)
        steps.append(step)
    return steps


def _move_run(access: Access, shape: Shape, run: Run, change: ChangeValue, *, back: bool) -> None:
    found = shape.find(access, run)
    expected = {key: now for key, (now, _) in run.items() if now is not None}
    if {key: shape.image(row) for key, row in found.items()} != expected:
        raise JournalError(
            f"“{change.title}” can't be {'undone' if back else 'done again'}, because a {shape.name} it changed "
            "was changed by something else since; nothing was stored."
        )
    wanted = {key: shape.row(then) for key, (_, then) in run.items() if then is not None}
    shape.delete(access, {expected[key]: key for key in found if key not in wanted})
    shape.update(access, {expected[key]: row for key, row in wanted.items() if key in found})
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
