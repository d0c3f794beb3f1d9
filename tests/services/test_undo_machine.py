"""Undo returns to the start from any sequence of changes, and redo to the end."""

import sqlite3
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, rule

from tests.clocks import FrozenClock
from tracker.errors import TrackerError
from tracker.services.tracker import Tracker

LINES = st.sampled_from(
    [
        "run 5km",
        "90c 20r",
        "ride 40km 2:00 +300m #hills",
        "pushups 5x20",
        "swim 40x50m @yday",
        "yoga 30min",
        "run 20 @-3",
    ]
)
EDITS = st.sampled_from(["21km", "walk 4km", "rpe7 hr150", "#x #y", '"a note"', "@-2"])
MARKS = st.sampled_from(["rest", "rest @-3", "sick 2d", "travel Europe/Oslo", "pause 3d"])
SLUGS = st.sampled_from(["mumbai-to-goa", "festive-500", "usrsa-run-streak", "walk-1000-miles"])


@cache
def _empty_journal() -> bytes:
    """A journal that was just made; making one afresh for each sequence would take most of the time."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        desk = Tracker(path, FrozenClock("2025-06-28T18:40+05:30"))
        desk.open()
        desk.close()
        return path.read_bytes()


SEQUENCES = 2000


class Journal(RuleBasedStateMachine):
    """Each rule is one use case; `states` remembers what everything looked like after each change."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.clock = FrozenClock("2025-06-28T18:40+05:30")
        path = Path(self.folder.name) / "journal.db"
        path.write_bytes(_empty_journal())
        self.desk = Tracker(path, self.clock)
        self.states: list[object] = []

    sessions: Bundle[str] = Bundle("sessions")

    def picture(self) -> object:
        """Every row of every table but the undo log's own."""
        database = sqlite3.connect(f"file:{self.desk.path}?mode=ro", uri=True)
        try:
            names = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            tables = sorted(name for (name,) in names if not name.startswith(("change", "sqlite_", "alembic_")))
            return {name: sorted(database.execute(f'SELECT * FROM "{name}"'), key=repr) for name in tables}
        finally:
            database.close()

    @initialize()
    def begin(self) -> None:
        self.states = [self.picture()]

    def changed(self) -> None:
        self.clock.move(seconds=1)
        now = self.picture()
        if now != self.states[-1]:
            self.states.append(now)

    @rule(target=sessions, line=LINES)
    def log(self, line: str) -> str:
        logged = self.desk.log(line)
        self.changed()
        return logged.sessions[0].id

    @rule(ref=sessions, line=EDITS)
    def edit(self, ref: str, line: str) -> None:
        try:
            self.desk.edit(ref, line)
        except TrackerError:
            return
        self.changed()

    @rule(ref=consumes(sessions))
    def delete(self, ref: str) -> None:
        try:
            self.desk.delete([ref])
        except TrackerError:
            return
        self.changed()

    @rule(line=MARKS)
    def mark(self, line: str) -> None:
        self.desk.log(line)
        self.changed()

    @rule(slug=SLUGS)
    def start(self, slug: str) -> None:
        try:
            self.desk.start(slug)
        except TrackerError:
            return
        self.changed()

    @rule(slug=SLUGS)
    def end(self, slug: str) -> None:
        try:
            self.desk.end(slug)
        except TrackerError:
            return
        self.changed()

    @rule()
    def undo_and_redo(self) -> None:
        if self.desk.undo() is not None:
            assert self.picture() == self.states[-2]
            self.desk.redo()
            assert self.picture() == self.states[-1]

    def teardown(self) -> None:
        try:
            if self.states:
                for state in reversed(self.states[:-1]):
                    assert self.desk.undo() is not None
                    assert self.picture() == state
                assert self.desk.undo() is None
                for state in self.states[1:]:
                    assert self.desk.redo() is not None
                    assert self.picture() == state
        finally:
            self.desk.close()
            self.folder.cleanup()


TestJournal = Journal.TestCase
TestJournal.settings = settings(
    max_examples=SEQUENCES, stateful_step_count=6, deadline=None, suppress_health_check=list(HealthCheck)
)
