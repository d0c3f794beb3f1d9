"""Undo returns to the start from any sequence of changes, and redo to the end; restart and export change nothing."""

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, rule

from tests.clocks import FrozenClock
from tests.pictures import png_file
from tests.services.imports.telling import RUN, item, reviewed
from tracker.domain.recordings import Recording
from tracker.errors import TrackerError
from tracker.services.athletes import AthleteForm
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm
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
FACTS = st.sampled_from(["steps 9000", "water +500ml", "check photo", "pages 12 @yday", "water 2l check diet"])
RACES = st.sampled_from(["Harbour Ten", "Midnight Sun Marathon"])
RESULTS = st.sampled_from(
    [
        ResultForm(gun="50:10", chip="49:58", position=12, of=300),
        ResultForm(status="dnf", distance="6 km"),
        ResultForm(chip="1:05:00", splits=("5km=31:00",), medal="Finisher"),
    ]
)
FORMS = st.sampled_from([AthleteForm(sex="f"), AthleteForm(week_start="sunday"), AthleteForm(born="1990-02-28")])
SLUGS = st.sampled_from(["mumbai-to-goa", "75-hard", "usrsa-run-streak", "tromso-midnight-sun-half"])


@cache
def _empty_journal() -> bytes:
    """A journal that was just made; making one afresh for each sequence would take most of the time."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        desk = Tracker(path, FrozenClock("2025-06-28T18:40+05:30"))
        desk.open()
        desk.close()
        return path.read_bytes()


WATCH = replace(RUN, started_at=datetime(2025, 6, 27, 1, 30, tzinfo=UTC), digest="sha256:watch")
FILES = st.lists(st.sampled_from([WATCH, replace(WATCH, distance_mm=10_050_000, digest="sha256:other")]), min_size=1)
SEQUENCES = 120  # with few steps; `make soak` runs thousands with many


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

    @rule(ref=sessions, shade=st.integers(0, 1), caption=st.sampled_from(["", "at the sea #goa"]))
    def photograph(self, ref: str, shade: int, caption: str) -> None:
        picture = png_file(Path(self.folder.name) / "picture.png", shade)
        self.try_(lambda: self.desk.photo_add(ref, picture, caption))

    @rule()
    def take_off_a_photo(self) -> None:
        self.try_(lambda: self.desk.photo_remove("last"))

    @rule(line=MARKS)
    def mark(self, line: str) -> None:
        self.desk.log(line)
        self.changed()

    @rule(line=FACTS)
    def tell(self, line: str) -> None:
        self.desk.log(line)
        self.changed()

    @rule(day=st.integers(0, 1), key=st.sampled_from(["steps", "water", "photo"]))
    def take_back_a_fact(self, day: int, key: str) -> None:
        self.try_(lambda: self.desk.fact_remove(self.desk.local_date() - timedelta(days=day), key))

    @rule(event=RACES)
    def enter(self, event: str) -> None:
        self.try_(lambda: self.desk.race_add(RaceForm(event=event, on="2025-06-21", distance="10 km")))

    @rule(event=RACES, form=RESULTS)
    def finish(self, event: str, form: ResultForm) -> None:
        handle = f"{event.lower().replace(' ', '-')}-2025"
        self.try_(lambda: self.desk.race_result(handle, form))

    @rule(event=RACES, result_only=st.booleans())
    def withdraw(self, event: str, result_only: bool) -> None:
        handle = f"{event.lower().replace(' ', '-')}-2025"
        self.try_(lambda: self.desk.race_remove(handle, result_only=result_only))

    @rule(form=FORMS)
    def change(self, form: AthleteForm) -> None:
        self.try_(lambda: self.desk.athlete_set(None, form))

    @rule(recordings=FILES)
    def bring_in(self, recordings: list[Recording]) -> None:
        told = [item(recording, path=f"{n}.fit") for n, recording in enumerate(recordings)]
        self.try_(lambda: self.desk.keep_imports(reviewed(self.desk, *told)))

    @rule()
    def restart(self) -> None:
        self.desk.close()
        self.desk = Tracker(self.desk.path, self.clock)
        assert self.picture() == self.states[-1]

    @rule()
    def leave_and_come_back(self) -> None:
        """What leaves as a file makes the same journal elsewhere, and leaves from there as the same file."""
        file, again = (Path(self.folder.name) / f"{name}.tracker.json" for name in ("file", "again"))
        self.desk.export_journal(file, over=True)
        path = Path(self.folder.name) / "elsewhere" / "journal.db"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_empty_journal())
        other = Tracker(path, self.clock)
        try:
            found = other.read_own(file)
            assert not found.refused
            other.keep_own(found)
            other.export_journal(again, over=True)
        finally:
            other.close()
        assert file.read_bytes() == again.read_bytes()
        assert self.picture() == self.states[-1]

    def try_(self, call: Callable[[], object]) -> None:
        try:
            call()
        except TrackerError:
            return
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
