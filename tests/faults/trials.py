"""Tries an operation with one thing gone wrong, and judges what is left: as before or as after, never in between.

A bench lives in a process of its own that has everything loaded, so that a trial is little more than a fork.
"""

import contextlib
import errno
import io
import itertools
import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import Engine, event

from tests.engines import compile_once
from tests.faults.children import Event, Run, alone
from tests.faults.judging import (
    JOURNAL,
    Subject,
    Trial,
    false_manifests,
    faults_of,
    in_between,
    lost,
    state_of,
    told_wrong,
    unguarded,
    unopened,
)
from tests.faults.operations import Operation
from tests.faults.places import Place
from tests.faults.tracing import Plan, possible, traced
from tracker import clock
from tracker.services import ids

NOW = datetime(2025, 6, 28, 5, 30, tzinfo=UTC)
SEED = 2025
Steps = tuple[Callable[[Place], None], ...]


class Bench:
    """Where trials are made, in a folder of its own that is emptied at the end.

    Where nothing can be traced, as `why_not` says, operations have no calls and can be killed at random moments alone.
    """

    def __init__(self, room: Path) -> None:
        self._room = room
        self.why_not = possible()
        self._bases: dict[Steps, Place] = {}
        self._subjects: dict[str, Subject] = {}
        self._known: dict[str, list[str]] = {}  # what is wrong with a journal, by what it holds
        _settle()

    def close(self) -> None:
        """Remove all of it."""
        shutil.rmtree(self._room, ignore_errors=True)

    def subject(self, operation: Operation) -> Subject:
        """The operation, done once without anything going wrong. AssertionError where that does not work."""
        if operation.name not in self._subjects:
            self._subjects[operation.name] = self._made(operation)
        return self._subjects[operation.name]

    def killed(self, subject: Subject, at: int) -> Trial:
        """Killed right before the event of that number; one beyond the last, so that it was done."""
        place, run = self._run(subject, Plan(kill_at=at))
        return self._judged(subject, place, run, product_first=at % 2 == 0)

    def killed_after(self, subject: Subject, seconds: float) -> Trial:
        """Killed after that time, wherever it is then."""
        place = self._place(subject)
        run = alone(self._work(subject, place), place.root, seconds)
        return self._judged(subject, place, run)

    def killed_at_statement(self, subject: Subject, at: int) -> Trial:
        """Killed right before that statement of SQL, counted from 1."""
        place = self._place(subject)
        work = self._work(subject, place)

        def child() -> int:
            with _statements(lambda number: os.kill(os.getpid(), signal.SIGKILL) if number == at else None):
                return work()

        return self._judged(subject, place, alone(child, place.root))

    def refused(self, subject: Subject, at: int, error: int, *, for_ever: bool) -> Trial:
        """With the event of that number refused, or it and all that follow."""
        place, run = self._run(subject, Plan(refuse_at=at, error=error, for_ever=for_ever))
        trial = self._judged(subject, place, run)
        trial.violations += told_wrong(run, trial)
        left = [
            name for name in trial.left if not name.endswith("-journal")
        ]  # SQLite's own, which it knows how to take
        if not for_ever and left and not subject.events[min(at, len(subject.events)) - 1].name.startswith("unl"):
            trial.violations.append(f"left behind: {', '.join(left)}")
        return trial

    def recorded(self, subject: Subject) -> list[Event]:
        """The events with what they wrote."""
        place, run = self._run(subject, Plan(record=True))
        place.remove()
        return run.events

    def seen(self, subject: Subject, place: Place, *, acknowledged: bool) -> Trial:
        """What is found at a place that was made otherwise."""
        said = "said" if acknowledged else ""
        return self._judged(subject, place, Run(status=-9, said=said))

    def empty(self) -> Path:
        """A path for the next place, where nothing is."""
        root = self._room / "now"
        shutil.rmtree(root, ignore_errors=True)
        return root

    # -- making -------------------------------------------------------------------------------------------------------

    def _made(self, operation: Operation) -> Subject:
        base = self._base(operation.begin)
        subject = Subject(operation, base, base.content())
        place = self._place(subject)
        # in this process, so that whatever it imports is there for all children
        with _quiet(), _statements(lambda number: setattr(subject, "statements", number)):
            place.settle_in()
            _same_chances()
            operation.work(place)
        place.remove()
        began = perf_counter()
        place, run = self._run(subject, Plan())
        subject.seconds = perf_counter() - began
        if run.status != 0 or not run.said:
            raise AssertionError(f"{operation.name} ended with {run.status}: {run.complained or run.said}")
        subject.events = run.events
        subject.after = place.content()
        subject.known = faults_of(place)
        if operation.between is not None:
            place, _ = self._run(subject, Plan(), operation.between)
            subject.between = place.content()
        return subject

    def _base(self, steps: Steps) -> Place:
        """Where these steps lead, from an empty place on; each prefix of them is made once."""
        if steps not in self._bases:
            if steps:
                place = self._base(steps[:-1]).copy_to(self.empty())
                with _quiet():
                    place.settle_in()
                    _same_chances(len(steps))
                    steps[-1](place)
            else:
                place = Place(self.empty())
                place.root.mkdir(parents=True)
            self._bases[steps] = place.copy_to(self._room / f"base{len(self._bases)}")
        return self._bases[steps]

    def _place(self, subject: Subject) -> Place:
        return subject.base.copy_to(self.empty())

    def _work(self, subject: Subject, place: Place, work: Callable[[Place], int] | None = None) -> Callable[[], int]:
        def child() -> int:
            place.settle_in()
            _same_chances()
            return (work or subject.operation.work)(place)

        return child

    def _run(self, subject: Subject, plan: Plan, work: Callable[[Place], int] | None = None) -> tuple[Place, Run]:
        place = self._place(subject)
        child = self._work(subject, place, work)
        return place, alone(child, place.root) if self.why_not else traced(child, place.root, plan)

    # -- judging ------------------------------------------------------------------------------------------------------

    def _judged(self, subject: Subject, place: Place, run: Run, *, product_first: bool = False) -> Trial:
        """Old or new, sound, nothing acknowledged lost, and doing it once more works where it was not done."""
        wrong = ["it took too long"] if run.late else []
        wrong += [f"ended with {run.status}: {run.complained}"] if run.status not in (0, 1, 2, -9) else []
        if product_first and subject.before.get(JOURNAL) and not subject.operation.unready:
            wrong += unopened(place)
        found, acknowledged = place.content(), bool(run.said)
        state = state_of(subject, found)
        wrong += in_between(subject, found)
        wrong += unguarded(subject, found, state) + false_manifests(place, found)
        if acknowledged or run.status == 0:
            wrong += lost(subject, found)
        left = place.leftovers()
        if state in ("old", "between") and not acknowledged:
            wrong += self._retried(subject, place)
            found = place.content()
            wrong += [f"once more: {one}" for one in lost(subject, found)]
        return Trial(wrong + self._faults(subject, place, found.get(JOURNAL, "empty")), acknowledged, state, left)

    def _faults(self, subject: Subject, place: Place, digest: str) -> list[str]:
        """What the product finds wrong with a journal that holds this, and not when all went well; asked once."""
        if digest != "empty" and digest not in self._known:
            self._known[digest] = faults_of(place)
        return [f"check: {one}" for one in self._known.get(digest, ()) if one not in subject.known]

    def _retried(self, subject: Subject, place: Place) -> list[str]:
        for name in ("said", "complained"):
            (place.root / name).unlink(missing_ok=True)
        run = alone(self._work(subject, place), place.root)
        return [f"once more, it ended with {run.status}: {run.complained}"] if run.status != 0 else []


# -- the same in every child -------------------------------------------------------------------------------------------

_chances = random.Random(SEED)


def _same_chances(step: int = 0) -> None:
    """The same ids each time, other ones in each step."""
    _chances.seed(SEED + step)
    random.seed(SEED + step)


def _settle() -> None:
    """Make this process fit for trials: time stands, ids repeat, statements are compiled once for all journals."""
    clock.SystemClock.now = lambda _: NOW  # type: ignore[method-assign, assignment]
    ids.new_id.__defaults__ = (lambda bits: _chances.getrandbits(bits),)
    compile_once()


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


@contextlib.contextmanager
def _statements(heard: Callable[[int], None]) -> Iterator[None]:
    """Tell each statement of SQL that this process is about to run, by its number."""
    count = itertools.count(1)

    def listen(*_: Any) -> None:
        heard(next(count))

    event.listen(Engine, "before_cursor_execute", listen)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", listen)


ERRORS = {name: getattr(errno, name) for name in ("EIO", "ENOSPC")}
