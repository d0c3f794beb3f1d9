"""A new journal filled with what was saved of a damaged one, and made to agree with itself.

Rows come as they are found, in any order. What is missing is taken from the undo log, which holds every row as the
last change left it; then what refers to a row that is lost goes too, and with it the part of the undo log that could
not be walked any more.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from tracker.domain.text import fold_text
from tracker.store.meaning import INCOMPLETE
from tracker.store.salvage.newrows import NewRows
from tracker.store.sealing import SEAL, image_of, seal_of

if TYPE_CHECKING:
    from tracker.store.salvage.carving import CarvedRows

LOG = ("change", "change_row")
# references that may be empty without another meaning; whatever else refers to a lost row goes with it
_MAY_BE_EMPTY = {
    ("session", "batch_id"),
    ("session", "parent_id"),
    ("race", "challenge_id"),
    ("medal", "challenge_id"),
    ("result", "session_id"),
    ("origin", "batch_id"),
}
_DONE = (
    "SELECT of_table, row_key, change_id, seq, before, after FROM change_row JOIN change ON id = change_id"
    " WHERE state = 'done' ORDER BY change_id, seq"
)
_BROKEN = INCOMPLETE + " UNION SELECT change_id FROM change_row WHERE change_id NOT IN (SELECT id FROM change)"  # noqa: S608


_SPAN = "SELECT min(id), max(id), count(*) FROM change"
_LAST_GAP = (
    "SELECT max(id) - 1 FROM change WHERE id > (SELECT min(id) FROM change) AND id - 1 NOT IN (SELECT id FROM change)"
)


class LogFound(NamedTuple):
    """What was found of the undo log: `whole` where it knows every row there ever was; the newest change; the missing.

    Changes in the middle that are missing make those up to them suspect.
    """

    whole: bool
    newest: int | None
    missing: int


@dataclass
class _End:
    """Where the undo log leaves a row: the change and step that wrote its last image, and the seal of that one."""

    change: int
    seq: int
    seal: int | None  # None where the row is gone
    born: tuple[int, int]


class Filling(NewRows):
    """What is missing among the rows, and what hangs in the air."""

    def put_carved(self, table: str, carved: "CarvedRows") -> None:
        """Insert rows out of bare pages that are not there yet; of several states of a row the one changed last."""
        there = {key for key, _ in self._keys(table)}
        for key, states in carved.items():
            if key not in there:
                last = max(states, key=lambda one: (one.row.get("moved_at") or "", one.row.get("version") or 0))
                if self.put(table, last.row, last.rowid):
                    self.losses.found(table, key)

    def complete(self, carved: "Mapping[str, CarvedRows]") -> None:
        """Take what is missing from the undo log, what that does not know from bare pages, and make the rest agree."""
        self._suspect |= {int(change) for (change,) in self._connection.execute(_BROKEN)}
        ends = self._ends()
        for table, known in ends.items():
            if table in self.layouts and table not in LOG:
                self._mend(table, known, carved.get(table, {}))
        for table, rows in carved.items():
            # what the log knows to be gone, or to be another row by now, is an earlier state
            self.put_carved(table, {key: states for key, states in rows.items() if key not in ends.get(table, {})})
        self._stand_in()
        self._unlink()

    def weigh_log(self, last: int | None) -> LogFound:
        """How much of the undo log was found, whose last change is `last` as far as that is known."""
        low, high, found = self._connection.execute(_SPAN).fetchone()
        (gap,) = self._connection.execute(_LAST_GAP).fetchone()
        if gap is not None:
            self._suspect.add(int(gap))
        whole = not self._suspect and (low, high, found) == (1, last, last)
        return LogFound(whole, high, (last or high or 0) - (low or 1) + 1 - found)

    def look_for_holes(self, table: str, gaps: Iterable[tuple[int, int]]) -> None:
        """Of stretches of rows that could not be read, enter how many are still nowhere to be found."""
        for first, last in gaps:
            sql = f'SELECT count(*) FROM "{table}" WHERE rowid BETWEEN ? AND ?'  # noqa: S608 names of our own
            (there,) = self._connection.execute(sql, (first, last)).fetchone()
            if there <= last - first:
                self.losses.holes[table] += last - first + 1 - there
                self.losses.note(table, f"{last - first + 1 - there:,} of the rows {first} to {last} are lost")

    def _ends(self) -> dict[str, dict[str, _End]]:
        """By table and key, where the changes that stand leave each row they touched."""
        ends: dict[str, dict[str, _End]] = defaultdict(dict)
        for table, key, change, seq, before, after in self._connection.execute(_DONE):
            known = ends[table].get(key)
            born = (change, seq) if known is None or before is None else known.born
            ends[table][key] = _End(change, seq, None if after is None else seal_of(table, after), born)
        return ends

    def _mend(self, table: str, ends: Mapping[str, _End], carved: "CarvedRows") -> None:
        """Insert the rows that the undo log knows and that were not found, in their places or in free ones."""
        there = {key for key, _ in self._keys(table)}
        missing = [(end.born, key, end) for key, end in ends.items() if end.seal is not None and key not in there]
        missing.sort(key=lambda one: one[0])
        free = self._free_places(table, len(missing))
        for _, key, end in missing:
            states = carved.get(key, [])
            same = next((one for one in states if one.seal == end.seal), None)
            place = states[0].rowid if states else next(free, None)
            (image,) = self._connection.execute(
                "SELECT after FROM change_row WHERE change_id = ? AND seq = ?", (end.change, end.seq)
            ).fetchone()
            if not self.put(table, json.loads(image), place):
                self.losses.add(table, key, f"could not be stored: {image}")
                continue
            self.mended += same is None
            self.losses.found(table, key)
            if same is None and any(change >= end.change for change in self._suspect):
                self.losses.note(table, f"{key}: as change {end.change} left it, maybe changed since: {image}")

    def _free_places(self, table: str, wanted: int) -> Iterator[int]:
        """Row numbers that nobody has below the last one, where there are enough of them: order is told by these."""
        if not wanted or table not in self._with_rowid:
            return iter(())
        used = {place for (place,) in self._connection.execute(f'SELECT rowid FROM "{table}"')}  # noqa: S608
        free = [place for place in range(1, max(used, default=0)) if place not in used]
        return iter(free if len(free) >= wanted else ())

    def _stand_in(self) -> None:
        """An athlete for the sessions of one who is lost: all of a journal hangs on its athletes."""
        lost = self._connection.execute(
            "SELECT athlete_id, max(zone) FROM session WHERE athlete_id NOT IN (SELECT id FROM athlete)"
            " GROUP BY athlete_id"
        ).fetchall()
        for key, zone in lost:
            name = f"Athlete {str(key)[-6:]}"
            row = {"id": key, "name": name, "name_key": fold_text(name), "zone": zone, "units": "km"}
            if self.put("athlete", row | {"week_start": 0, "day_start_s": 0}):
                self.losses.note("athlete", f"{key}: lost; {name} stands in, to be renamed and set right.")
                self._touched("athlete", str(key))

    def _unlink(self) -> None:
        """Until nothing refers to a row that is not there: empty what may be empty, take out the rest."""
        again = True
        while again:
            again = False
            for table in self.layouts:
                for reference in self._connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall():
                    again |= self._unlink_one(table, str(reference[3]), str(reference[2]), str(reference[4]))

    def _unlink_one(self, table: str, column: str, parent: str, target: str) -> bool:
        layout = self.layouts[table]
        names = ", ".join(f'"{name}"' for name in layout.columns)
        strays = self._connection.execute(
            f'SELECT {names} FROM "{table}" WHERE "{column}" IS NOT NULL'  # noqa: S608 names of our own
            f' AND "{column}" NOT IN (SELECT "{target}" FROM "{parent}")'
        ).fetchall()
        where = " AND ".join(f'"{name}" = ?' for name in layout.keys)
        for values in strays:
            row = dict(zip(layout.columns, values, strict=True))
            key = tuple(row[name] for name in layout.keys)
            named = "/".join(map(str, key))
            image = image_of(layout.starts, values)
            if (table, column) in _MAY_BE_EMPTY:
                emptied = image_of(layout.starts, [None if name == column else row[name] for name in layout.columns])
                sql = f'UPDATE "{table}" SET "{column}" = NULL, {SEAL} = ? WHERE {where}'  # noqa: S608
                self._connection.execute(sql, (seal_of(table, emptied), *key))
                self.losses.note(table, f"{named}: its {parent} {row[column]} is lost, and was taken out of it.")
            else:
                self._connection.execute(f'DELETE FROM "{table}" WHERE {where}', key)  # noqa: S608
                self.losses.add(table, named, f"its {parent} {row[column]} is lost: {image}")
            if table in LOG:
                self._suspect.add(int(row["change_id"]))
            else:
                self._touched(table, named)
        return bool(strays)
