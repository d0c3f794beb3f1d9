"""G6: what is kept restores to what it was, in time, and thinning is right over a thousand calendars."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from benchmarks import journals
from benchmarks.journals import NOW
from tests.clocks import FrozenClock
from tests.domain.thinning import lived, wrongs_of
from tests.soak.budget import Budget, Finding
from tests.store.released import released_journal
from tracker.domain.keeping import Backup, Reason
from tracker.domain.sessions import Athlete
from tracker.domain.soundness import Survey
from tracker.errors import TrackerError
from tracker.services.tracker import Tracker
from tracker.store.backups import make_backup, surveyed
from tracker.store.journal import Store
from tracker.store.opening import SCHEMA
from tracker.store.restoring import restore
from tracker.store.surveying import survey

CALENDARS = 1_000
DAYS = 420  # of the life whose backups are restored
LARGE = 24_000  # sessions, which are 20 MB
SECONDS = 2.0
TIMES = 3
_LINES = ("run 5km", "ride 40km 2:00 +300m #hills", "90c 20r", "pushups 5x20", "rest", "water 2l", "swim 40x50m @yday")
_AUTOMATIC = (Reason.DAILY, Reason.TIMED, Reason.CLOSE)


def backups(budget: Budget) -> list[Finding]:
    """Every figure of G6."""
    return [
        _thinned(budget.share(0.4)),
        _restored(budget.share(0.7)),
        *_in_time(),
    ]


def _thinned(budget: Budget) -> Finding:
    random, wrong, done = budget.random(), list[str](), 0
    while done < CALENDARS and not budget.over:
        wrong += wrongs_of(lived(random), random)
        done += 1
    said = f"{done:,} of {CALENDARS:,} calendars, up to 150 backups each; {len(wrong)} violations {wrong[:1] or ''}"
    left_out = "" if done == CALENDARS else "the time was up; give more minutes"
    return Finding("G6", "thinning holds over 1,000 calendars", said.strip(), not wrong and done == CALENDARS, left_out)


@dataclass
class Life:
    """A journal that was kept for more than a year, and what it was whenever a backup was made of it."""

    desk: Tracker
    clock: FrozenClock
    was: dict[str, Survey] = field(default_factory=dict)  # by the backup's name
    days: int = 0

    def keep(self, made: Backup | None) -> None:
        """Remember what the journal is now, if a backup was made."""
        if made is not None:
            self.was[made.name] = _now_in(self.desk.path)


def grown(folder: Path, random: Random, budget: Budget) -> Life:
    """A life of logging, editing, deleting and undoing, with the backups that it gets by itself and those asked for."""
    clock = FrozenClock("2025-01-01T12:00Z")
    life = Life(Tracker(folder / "journal.db", clock), clock)
    for day in range(DAYS):
        if budget.left < budget.seconds * 0.4:
            break  # the rest is for restoring
        clock.set("2025-01-01T12:00Z")
        clock.move(days=day, hours=random.randrange(6))
        if random.random() < 0.5:
            continue
        for _ in range(random.choice((1, 1, 2))):
            _act(life.desk, random)
            life.keep(life.desk.back_up_when_due(random.choice(_AUTOMATIC)))
            clock.move(minutes=random.randrange(1, 50))
        if random.random() < 0.02:
            life.keep(life.desk.back_up())
        life.days = day + 1
    return life


def _act(desk: Tracker, random: Random) -> None:
    try:
        match random.randrange(10):
            case 0:
                desk.undo()
            case 1:
                desk.redo()
            case 2:
                desk.delete(["last"])
            case 3:
                desk.edit("last", "21km")
            case _:
                desk.log(random.choice(_LINES))
    except TrackerError:
        pass  # there was nothing to edit or delete


def _now_in(path: Path) -> Survey:
    with closing(sqlite3.connect(path)) as live:
        return survey(live)


def _restored(budget: Budget) -> Finding:
    with TemporaryDirectory() as name:
        folder = Path(name)
        life = grown(folder, budget.random(), budget)
        aside = folder / "kept"  # for the backups that restoring makes thin out those that were there
        kept = tuple(replace(one, path=aside / one.path.name) for one in life.desk.backups())
        shutil.copytree(life.desk.backups()[0].path.parent, aside)
        wrong: list[str] = []
        done = 0
        for backup in kept:
            if budget.over:
                break
            wrong += _wrongs_of(life, backup, folder)
            done += 1
        released = list(_released(folder))
        wrong += [said for said in released if said]
        life.desk.close()
    measured = (
        f"{done} of {len(kept)} kept backups (of {len(life.was)} made in {life.days} days) equal their manifest and "
        f"the journal of then, in place and on a new machine, each taken back again; {len(released)} of {SCHEMA - 1} "
        f"released versions upgraded; {len(wrong)} violations {wrong[:1] or ''}"
    )
    met = not wrong and done == len(kept) > 0
    left_out = (
        "" if done == len(kept) and life.days == DAYS else f"{DAYS - life.days} days of the life, for lack of time"
    )
    return Finding("G6", "restore of each kept backup equals its manifest: 100 %", measured.strip(), met, left_out)


def _wrongs_of(life: Life, backup: Backup, folder: Path) -> Iterator[str]:
    """What is wrong with restoring one backup over the journal, taking that back, and bringing it to a new place."""
    desk, was = life.desk, life.was[backup.name]
    now = _now_in(desk.path)
    if (was.digest, was.counts) != (backup.digest, backup.counts):
        yield f"{backup.name}: the manifest is not what the journal was"
    life.clock.move(seconds=1)
    done = desk.restore(backup.path)
    if _now_in(desk.path) != was:
        yield f"{backup.name}: the journal is not what was restored"
    if desk.check().faults:
        yield f"{backup.name}: {desk.check().faults[0].said}"
    if done.changed:
        life.clock.move(seconds=1)
        desk.restore("before")
    if _now_in(desk.path) != now:
        yield f"{backup.name}: what was there did not come back"
    new = folder / f"new-{backup.path.stem}.db"
    restore(new, backup.path, now=life.clock.now())
    if surveyed(new) != was:
        yield f"{backup.name}: a new place got something else"
    new.unlink()


def _released(folder: Path) -> Iterator[str]:
    """A journal of each released version, as a backup: what is wrong with it when it is restored, "" for nothing."""
    for version in range(1, SCHEMA):
        given, place = folder / f"v{version}.db", folder / f"from-v{version}.db"
        before = surveyed(released_journal(given, version))
        restore(place, given, now=NOW)
        after = surveyed(place)
        lost = [table for table, n in before.counts.items() if after.counts.get(table, 0) < n]
        yield f"version {version}: {after.faults or lost}" if after.faults or lost else ""


def _in_time() -> Iterator[Finding]:
    """How long a backup and a restore take at 20 MB."""
    with TemporaryDirectory() as name:
        path = Path(name) / "journal.db"
        store = Store.open(path, now=NOW)
        with store.write("Began", at=NOW) as writer:
            writer.add_athlete(Athlete(id="asha", name="Asha", zone="UTC"))
            writer.add_sessions(journals._sessions("asha")[:LARGE])
        size = path.stat().st_size / 1_000_000
        began = perf_counter()
        made = make_backup(path, reason=Reason.ASKED, now=NOW)
        backing = perf_counter() - began
        took, worked = [], []
        for _ in range(TIMES):
            store.undo(NOW)
            began, spent = perf_counter(), process_time()
            restore(path, made.path, now=NOW)
            took.append(perf_counter() - began)
            worked.append(process_time() - spent)
        store.close()
        met = surveyed(path).digest == made.digest and min(took) <= SECONDS
    yield Finding(
        "G6",
        f"restore within {SECONDS:g} s at 20 MB",
        f"{min(took):.2f} s (best of {TIMES}, worst {max(took):.2f} s; {min(worked):.2f} s of it work) at "
        f"{size:.1f} MB and {LARGE:,} sessions, with the backup of what was there; a backup takes {backing:.2f} s",
        met,
    )
