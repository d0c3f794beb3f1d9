"""A new file in the place of a damaged journal. The damaged one is set aside with its side files, never removed."""

import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tracker.errors import JournalError
from tracker.store.disk import sides_of, sync
from tracker.store.paths import ASIDE


def put_in_place(new: Path, real: Path, *, now: datetime) -> tuple[Path, ...]:
    """Make `new` the journal `real` and return where the old file and its side files are now, the file first.

    `new` is a whole file in the same folder that nobody has open. What is there gets the name
    `journal.db.damaged-20261123T101500Z` (its side files the same with their ending, so that they stay together);
    nothing where nothing was. At no moment is the new file beside old side files, which SQLite would play into it, nor
    the journal's name without a file. Only a file system without hard links leaves it so for a moment; a death then
    leaves all of it under the new names, and whoever opens the journal is told of them. Raises JournalError, after
    which everything is under its old name.
    """
    given: dict[Path, Path] = {}
    try:
        sync(new)
        base = _free(real, now)
        given = {old: base.with_name(base.name + old.name[len(real.name) :]) for old in (*sides_of(real), real)}
        given = {old: name for old, name in given.items() if os.path.lexists(old)}
        if _linked(given):
            for old in given:
                if old != real:
                    old.unlink()
        new.replace(real)
    except OSError as error:
        _take_back(given)
        why = error.strerror or error
        raise JournalError(f"The journal {real} can't be replaced ({why}); it was left as it is.") from error
    try:
        sync(real.parent)
    except OSError as error:
        why = error.strerror or error
        raise JournalError(f"The disk failed ({why}) after the journal {real} was replaced; check the disk.") from error
    return tuple(reversed(given.values()))


def _free(real: Path, now: datetime) -> Path:
    """A name for the damaged file that neither a file nor a side file has."""
    name, n = f"{real.name}{ASIDE}{now.astimezone(UTC):%Y%m%dT%H%M%SZ}", 1
    base = real.with_name(name)
    while any(os.path.lexists(path) for path in (base, *sides_of(base))):
        n += 1
        base = real.with_name(f"{name}_{n}")
    return base


def _linked(given: dict[Path, Path]) -> bool:
    """Give the files their second names; where a file system has no such thing, their new names alone, and False."""
    made: list[Path] = []
    try:
        for old, name in given.items():
            os.link(old, name)
            made.append(name)
    except OSError:
        for name in made:
            name.unlink()
        for old, name in given.items():
            old.rename(name)
        return False
    return True


def _take_back(given: dict[Path, Path]) -> None:
    for old, name in given.items():
        with suppress(OSError):
            if not os.path.lexists(old):
                name.rename(old)
            elif os.path.samestat(old.lstat(), name.lstat()):
                name.unlink()  # the second name of a file that has its first one still
