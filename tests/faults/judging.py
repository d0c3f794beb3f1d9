"""What is left after something went wrong: as before or as after, never in between, and truly told."""

import hashlib
import re
from dataclasses import dataclass, field

from tests.faults.children import Event, Run
from tests.faults.operations import Operation
from tests.faults.places import DAMAGED, Place
from tracker import clock
from tracker.errors import TrackerError
from tracker.services.tracker import Tracker

JOURNAL, BACKUPS = "data/journal.db", "data/backups/"


@dataclass
class Subject:
    """An operation, the place it begins at, and what each file holds before, after and on the way.

    `known` is what is found wrong with its journal when all went well. `events` are its calls, `statements` how much
    SQL it runs, `seconds` how long it takes.
    """

    operation: Operation
    base: Place
    before: dict[str, str]
    after: dict[str, str] = field(default_factory=dict)
    known: list[str] = field(default_factory=list)
    between: dict[str, str] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    statements: int = 0
    seconds: float = 0.0


@dataclass
class Trial:
    """One thing gone wrong: what was violated, whether it had been acknowledged, which state the journal is in."""

    violations: list[str]
    acknowledged: bool
    state: str
    left: list[str] = field(default_factory=list)


def state_of(subject: Subject, found: dict[str, str]) -> str:
    """Which of its states the journal is in."""
    journal = found.get(JOURNAL)
    if journal == subject.after.get(JOURNAL) != subject.before.get(JOURNAL):
        return "new"
    if journal == subject.before.get(JOURNAL):
        return "old" if found != subject.after else "new"
    if subject.between and journal in (subject.between.get(JOURNAL), "empty"):
        return "between"
    return "other"


def in_between(subject: Subject, found: dict[str, str]) -> list[str]:
    """The files that are neither as before nor as after."""
    wrong = []
    for name in sorted(found.keys() | subject.before.keys() | subject.after.keys()):
        may = {state.get(name) for state in (subject.before, subject.after, subject.between or subject.after)}
        may |= {"empty"} if subject.between and name == JOURNAL else set()
        if name.startswith(BACKUPS):
            may |= _whole(subject) if name.endswith(".db") else {found.get(name)}
        if found.get(name) not in may and not _second(subject, found, name):
            wrong.append(f"{name} is {_how(subject, name, found.get(name))}")
    if any(name.startswith("typed ") for name in subject.before) and not any(
        name.startswith("typed ") for name in found
    ):
        wrong.append("what was typed is gone")
    return wrong


def _second(subject: Subject, found: dict[str, str], name: str) -> bool:
    """Whether it is a further file with what belongs there, from the time before: `x.damaged-1_2` beside `x.damaged-1`.

    A text that was typed may stand beside what became of it.
    """
    first = subject.after.get(re.sub(r"_[0-9]+(\.[a-z]+)?$", r"\1", name))
    return name in found and found[name] == (subject.before.get(name) if name.startswith("typed ") else first)


def _whole(subject: Subject) -> set[str | None]:
    """What a backup may hold: the journal as it was, or as it is."""
    return {state.get(JOURNAL) for state in (subject.before, subject.after, subject.between) if JOURNAL in state}


def unguarded(subject: Subject, found: dict[str, str], state: str) -> list[str]:
    """Where it was done without the backup that is owed before."""
    if not subject.operation.guarded or state != "new":
        return []
    return [] if subject.before.get(JOURNAL) in _copies(found) else ["done without a backup"]


def false_manifests(place: Place, found: dict[str, str]) -> list[str]:
    """The backups whose manifest tells of other bytes."""
    wrong = []
    for name in found:
        manifest = (place.root / name).with_suffix(".json")
        if name.startswith(BACKUPS) and name.endswith(".db") and manifest.exists():
            raw = hashlib.sha256((place.root / name).read_bytes()).hexdigest()
            if f'"{raw}"' not in manifest.read_text(encoding="utf-8"):
                wrong.append(f"{name} is not what its manifest says")
    return wrong


def _how(subject: Subject, name: str, digest: str | None) -> str:
    if digest is None:
        return "gone"
    if digest.startswith(DAMAGED) or digest == "empty":
        return digest
    return "half-way" if name in subject.before or name in subject.after else "nobody's"


def lost(subject: Subject, found: dict[str, str]) -> list[str]:
    """What is not as after, though it should be: files, and the states that backups were made of."""
    after, later = subject.after, subject.operation.later
    names = (name for name in sorted(found.keys() | after.keys()) if not name.startswith((BACKUPS, *later)))
    wrong = [
        f"{name} is not" for name in names if found.get(name) != after.get(name) and not _second(subject, found, name)
    ]
    if BACKUPS not in later and _copies(after) - _copies(found):
        wrong.append("the backup is not")
    return [f"acknowledged, but {one}" for one in wrong]


def _copies(found: dict[str, str]) -> set[str]:
    """The states that there are backups of."""
    return {digest for name, digest in found.items() if name.startswith(BACKUPS) and name.endswith(".db")}


def told_wrong(run: Run, trial: Trial) -> list[str]:
    """Where the work ended by itself: one sentence if it did not succeed, and a true one."""
    if run.killed or run.late:
        return []
    told = run.complained.strip()
    if run.status == 0:
        return []
    if "\n" in told or "Traceback" in told or "fault of tracker" in told or not told:
        return [f"it said: {told!r}"]
    if trial.state == "new" and "nothing was" in told:
        return [f"it is done, though it said: {told!r}"]
    return []


def unopened(place: Place) -> list[str]:
    """Whether the product opens the journal, before anything else has mended what a dead program left."""
    tracker = Tracker(place.journal, clock.SystemClock())
    try:
        tracker.open()
        return [] if tracker.last_change() else ["its changes are gone"]
    except TrackerError as error:
        return [f"it can't be opened: {error}"]
    finally:
        tracker.close()


def faults_of(place: Place) -> list[str]:
    """What the product itself finds wrong: with the file, each row, and what the rows mean."""
    tracker = Tracker(place.journal, clock.SystemClock())
    try:
        return [fault.said for fault in tracker.check().faults]
    except TrackerError as error:
        return [str(error)]
    finally:
        tracker.close()
