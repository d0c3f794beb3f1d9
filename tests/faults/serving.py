"""`python -m tests.faults.serving FOLDER`: a bench that answers requests, each a line of JSON.

A request names what to do (`do`) with which `operation`; the answer counts what was tried and tells every violation.
"""

import gc
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from tests.faults.children import Event
from tests.faults.judging import Subject, Trial
from tests.faults.operations import OPERATIONS, Operation
from tests.faults.power import losses
from tests.faults.trials import ERRORS, Bench

_BY_NAME = {one.name: one for one in OPERATIONS}
Told = tuple[str, Trial]


def main(folder: str) -> None:
    """Answer until there are no more requests."""
    answers = os.fdopen(os.dup(1), "w")
    sys.stdout.flush()
    os.dup2(2, 1)
    bench = Bench(Path(folder))
    try:
        for line in sys.stdin:
            try:
                answer = _answer(bench, json.loads(line))
            except Exception as error:
                answer = {"broken": f"{type(error).__name__}: {error}"}
            answers.write(json.dumps(answer) + "\n")
            answers.flush()
    finally:
        bench.close()


def _answer(bench: Bench, asked: dict[str, Any]) -> dict[str, Any]:
    if asked["do"] == "possible":
        return {"why_not": bench.why_not, "operations": [one.name for one in OPERATIONS]}
    operation: Operation = _BY_NAME[asked["operation"]]
    subject = bench.subject(operation)
    gc.collect()
    gc.freeze()  # a child that walks what it shares with us would copy it
    if asked["do"] == "look":
        events = [[one.name, one.path, one.target] for one in subject.events]
        return {"events": events, "statements": subject.statements}
    states: Counter[str] = Counter()
    violations = []
    for what, trial in _TRIALS[asked["do"]](bench, subject, asked):
        states[f"{trial.state}, told" if trial.acknowledged else trial.state] += 1
        violations += [f"{operation.name}, {what}: {wrong}" for wrong in trial.violations]
    return {"tried": states.total(), "states": states, "violations": violations}


def _kills(bench: Bench, subject: Subject, asked: dict[str, Any]) -> Iterator[Told]:
    for at in asked["at"]:
        yield f"killed before call {_called(subject.events, at)}", bench.killed(subject, at)


def _sudden(bench: Bench, subject: Subject, asked: dict[str, Any]) -> Iterator[Told]:
    """Killed at any moment of about the time it takes."""
    chance = Random(asked["seed"])
    for _ in range(asked["times"]):
        seconds = chance.random() * subject.seconds
        yield f"killed after {seconds * 1000:.1f} ms", bench.killed_after(subject, seconds)


def _statements(bench: Bench, subject: Subject, asked: dict[str, Any]) -> Iterator[Told]:
    for at in asked["at"]:
        yield f"killed before statement {at}", bench.killed_at_statement(subject, at)


def _refusals(bench: Bench, subject: Subject, asked: dict[str, Any]) -> Iterator[Told]:
    for_ever, error = asked["for_ever"], asked["error"]
    for at in asked["at"]:
        what = f"{error} at call {_called(subject.events, at)}{' and all after it' if for_ever else ''}"
        yield what, bench.refused(subject, at, ERRORS[error], for_ever=for_ever)


def _power(bench: Bench, subject: Subject, asked: dict[str, Any]) -> Iterator[Told]:
    """The power fails before each of some calls: with the least that the disk may hold, and some random more."""
    chance, events = Random(asked["seed"]), bench.recorded(subject)
    wanted = set(asked["at"])
    for at, disk in losses(subject.base, events):
        if at not in wanted:
            continue
        for draw in range(1 + asked["draws"]):
            place = disk.after_loss(bench.empty(), chance if draw else None)
            what = f"power lost before call {_called(events, at)}, {f'draw {draw}' if draw else 'only what was synced'}"
            yield what, bench.seen(subject, place, acknowledged=disk.said)


_TRIALS = {"kill": _kills, "sudden": _sudden, "statement": _statements, "refuse": _refusals, "power": _power}


def _called(events: list[Event], at: int) -> str:
    if at > len(events):
        return f"{at} (it was done)"
    event = events[at - 1]
    return f"{at} ({event.name} {event.path})"


if __name__ == "__main__":
    main(sys.argv[1])
