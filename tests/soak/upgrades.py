"""G3: journals of every released schema, upgraded: killed anywhere, by two at once, with the same rows and totals."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from tests.faults.benches import ROOT, Tally, bench
from tests.faults.operations import UPGRADES, released
from tests.faults.places import Place
from tests.faults.points import in_turn, ranked
from tests.faults.trials import NOW
from tests.soak.budget import Budget, Finding
from tests.store.released import schemas
from tracker.store.journal import Store
from tracker.store.kept import backups_of, is_whole
from tracker.store.opening import SCHEMA

ASKED_KILLED = "every upgrade killed at 100 % of statements and calls: old or new, the retry works, 100 % backed up"
ASKED_SAME = "each released schema to this one: every row, total and change as it was"
ASKED_TWICE = "two programs that upgrade at once: one upgrade, one backup, both go on (A21)"
ROUNDS, TURN = 3, 40
# The log keeps images of rows, which upgrades extend; who reads it is held to it by tests of its own.
_UNCOMPARED = {"alembic_version", "change_row", "sqlite_sequence"}


def upgrades(budget: Budget) -> list[Finding]:
    """Compare first, then two at once, then kills as far as the time goes."""
    return [_same(), _two_at_once(), *_killed(budget)]


def _killed(budget: Budget) -> list[Finding]:
    statements, calls = Tally(), Tally()
    with bench() as made:
        if made.why_not:
            return [Finding("G3", ASKED_KILLED, "not measured", met=False, left_out=made.why_not)]
        looked = {one.name: made.ask(do="look", operation=one.name) for one in UPGRADES}
        for name, about in looked.items():
            every = range(1, about["statements"] + 1)
            made.try_all(statements, every, budget, do="statement", operation=name)
        for name, at in in_turn({name: ranked(about["events"]) for name, about in looked.items()}, TURN):
            made.try_all(calls, at, budget, do="kill", operation=name)
    wrong = [*statements.violations, *calls.violations]
    measured = (
        f"{statements.tried} of {statements.tried + statements.cut} statements and {calls.tried} of "
        f"{calls.tried + calls.cut} calls of {len(UPGRADES)} upgrades: {len(wrong)} violations"
        f"{Tally(violations=wrong).first()}"
    )
    cut = statements.cut + calls.cut
    left_out = f"{cut} points that the time did not suffice for" if cut else ""
    return [Finding("G3", ASKED_KILLED, measured, met=not wrong and not statements.cut, left_out=left_out)]


def _same() -> Finding:
    rows, wrong = 0, []
    for schema in schemas():
        with tempfile.TemporaryDirectory() as folder:
            place = Place(Path(folder))
            released(schema)(place)
            before = _tables(place.journal)
            store = Store.open(place.journal, now=NOW)
            wrong += [f"schema {schema}: {sentence}" for sentence in store.check()]
            store.close()
            after = _tables(place.journal)
            for table in before.keys() - _UNCOMPARED:
                columns = [name for name in before[table][0] if name in after.get(table, ((), ()))[0]]
                rows += len(before[table][1])
                if (
                    _rows(before[table], columns) != _rows(after[table], columns)
                    if table in after
                    else before[table][1]
                ):
                    wrong.append(f"schema {schema}: {table} is not as it was")
    measured = (
        f"{len(schemas())} schemas to {SCHEMA}, {rows} rows: {len(wrong)} differ{Tally(violations=wrong).first()}"
    )
    return Finding("G3", ASKED_SAME, measured, met=not wrong and rows > 0)


_Table = tuple[tuple[str, ...], list[tuple[object, ...]]]


def _tables(path: Path) -> dict[str, _Table]:
    """The columns and rows of each table."""
    with closing(sqlite3.connect(path)) as connection:
        found = {}
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            asked = connection.execute(f'SELECT * FROM "{name}"')
            found[name] = (tuple(column[0] for column in asked.description), asked.fetchall())
        return found


def _rows(table: _Table, columns: list[str]) -> list[tuple[object, ...]]:
    places = [table[0].index(name) for name in columns]
    return sorted((tuple(row[place] for place in places) for row in table[1]), key=repr)


def _two_at_once() -> Finding:
    wrong = []
    for number in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            place = Place(Path(folder))
            released(schemas()[number % (len(schemas()) - 1)])(place)
            said = _both(place)
            backups = backups_of(place.journal)
            if said != [0, 0]:
                wrong.append(f"they ended with {said}")
            if len(backups) != 1 or not is_whole(backups[0]):
                wrong.append(f"{len(backups)} backups")
            store = Store.open(place.journal, now=NOW)
            wrong += store.check()
            store.close()
    measured = f"{ROUNDS} rounds: {len(wrong)} violations{Tally(violations=wrong).first()}"
    return Finding("G3", ASKED_TWICE, measured, met=not wrong)


def _both(place: Place) -> list[int]:
    """Two programs on one journal; their exit codes."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
    environment = os.environ | {name: str(place.root) for name in names}
    words = [sys.executable, "-m", "tracker", "--db", str(place.journal), "athlete", "list"]
    running = [
        subprocess.Popen(
            words,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            stdin=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    return [one.wait(timeout=60) for one in running]
