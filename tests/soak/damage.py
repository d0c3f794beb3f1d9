"""G5: journals damaged in every way, asked everything and looked over; some of them salvaged."""

import shutil
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak.budget import Budget, Finding
from tests.store import mutating
from tracker.errors import JournalError
from tracker.store.salvage.salvaging import salvage

ENOUGH = 600
_SALVAGED_EVERY = 12  # salvage takes as long as several looks


@dataclass
class _Told:
    """What was seen so far."""

    mutated: int = 0
    changed: int = 0  # those that answer otherwise, or not at all
    reported: int = 0  # of those
    past_sqlite: int = 0  # of those, where its own two checks find nothing
    salvaged: int = 0
    refused: int = 0  # of those that were to be salvaged
    by_kind: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    wrong_salvage: list[str] = field(default_factory=list)


def damage(budget: Budget) -> list[Finding]:
    """Mutated journals of each kind in turn: whatever changes an answer is to be reported, and nothing written."""
    random, told, kinds = budget.random(), _Told(), tuple(mutating.KINDS)
    with TemporaryDirectory() as folder:
        while not budget.over:
            n, kind = told.mutated, kinds[told.mutated % len(kinds)]
            data = mutating.damaged(kind, random)
            path = Path(folder) / "journal.db"
            found = mutating.seen(path, data)
            told.mutated += 1
            told.changed += found.changed
            told.reported += found.changed and found.reported
            told.past_sqlite += found.changed and not found.by_sqlite
            told.by_kind[kind] += found.changed
            told.wrong += [f"{kind}, number {n}: {fault}" for fault in _faults(found)]
            if found.reported and n % _SALVAGED_EVERY == 0:
                told.wrong_salvage += [f"{kind}, number {n}: {fault}" for fault in _salvage(path, data, told)]
    return [_seen(told), _saved(told)]


def _faults(found: mutating.Seen) -> list[str]:
    if found.error:
        return [found.error]
    return [
        *(["it answers otherwise and nothing is reported"] if found.changed and not found.reported else []),
        *(["the file was changed"] if not found.kept else []),
    ]


def _salvage(path: Path, data: bytes, told: _Told) -> list[str]:
    """What is wrong with salvaging the journal at `path`: it is to be sound then, and the damaged bytes still there."""
    try:
        found = salvage(path, now=mutating.NOW)
    except JournalError:
        told.refused += 1
        return [] if path.read_bytes() == data else ["refused, and yet the file was changed"]
    except Exception as error:  # what is looked for
        return [f"{type(error).__name__}: {error}"]
    told.salvaged += 1
    kept = found.aside[:1] and found.aside[0].read_bytes() == data
    faults = [] if kept else ["the damaged bytes are not there any more"]
    if isinstance(said := mutating.answers(path), str):
        faults.append(f"the new journal does not answer: {said}")
    for left in path.parent.iterdir():
        shutil.rmtree(left) if left.is_dir() else left.unlink()
    return faults


def _seen(told: _Told) -> Finding:
    missed = told.past_sqlite * 100 // max(told.changed, 1)
    return Finding(
        "G5",
        f"of at least {ENOUGH} mutated journals each that answers otherwise is reported; none raises, no byte changes",
        f"{told.reported:,} of {told.changed:,} that answer otherwise reported, of {told.mutated:,} mutated in "
        f"{len(mutating.KINDS)} ways (SQLite's own checks miss {missed} % of them); "
        f"{'; '.join(told.wrong[:5]) or '0 uncaught exceptions, 0 files changed'}",
        met=not told.wrong and told.mutated >= ENOUGH,
        left_out="" if told.mutated >= ENOUGH else f"the time ended before number {ENOUGH}",
    )


def _saved(told: _Told) -> Finding:
    return Finding(
        "G5",
        "a salvaged journal is sound and the damaged file is kept as it was",
        f"{told.salvaged:,} salvaged, {told.refused:,} with nothing to save left untouched; "
        f"{'; '.join(told.wrong_salvage[:5]) or '0 violations'}",
        met=not told.wrong_salvage and told.salvaged > 0,
        left_out=f"one damaged journal of {_SALVAGED_EVERY} is salvaged, for the time it takes",
    )
