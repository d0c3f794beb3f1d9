"""What `doctor` looks at: the journal, its backups, the library, the terminal's surroundings."""

import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from tracker import __version__
from tracker.config import seeds_dir
from tracker.domain.rule_words import counted
from tracker.errors import TrackerError
from tracker.services.library import entry_of
from tracker.services.moments import Moment
from tracker.services.views import Check
from tracker.store.journal import Store

LIBRARIES = ("textual", "sqlmodel", "sqlalchemy", "pendulum", "plotext", "cyclopts", "alembic")


def examine(store: Store, at: Moment) -> Iterator[Check]:
    """One check after the other, cheap ones first."""
    yield Check(name="tracker", ok=True, detail=f"{__version__} on Python {platform.python_version()}, {sys.platform}")
    yield _libraries()
    yield _clock(at)
    yield from store_checks(store)
    yield _library()


def _libraries() -> Check:
    found, missing = [], []
    for name in LIBRARIES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return Check(name="libraries", ok=False, detail=f"missing: {', '.join(missing)}", fix="install tracker again")
    return Check(name="libraries", ok=True, detail=", ".join(found))


def _clock(at: Moment) -> Check:
    sane = 2020 <= at.now.year <= 2100
    return Check(
        name="clock",
        ok=sane,
        detail=f"{at.now:%Y-%m-%d %H:%M}Z, your date is {at.today} in {at.zone}",
        fix="" if sane else "set the machine's clock; nothing is lost meanwhile",
    )


def store_checks(store: Store) -> Iterator[Check]:
    """The journal file, its integrity, its backups."""
    writable = os.access(store.path, os.W_OK) and os.access(store.path.parent, os.W_OK)
    with store.read() as reader:
        sessions = sum(reader.count_sessions(athlete.id) for athlete in reader.athletes())
        yield Check(
            name="journal",
            ok=writable,
            detail=f"{store.path} holds {counted(sessions, 'session')} of {counted(len(reader.athletes()), 'athlete')}"
            f"{'' if writable else ', and can only be read'}",
            fix="" if writable else "allow writing to the file and its folder",
        )
    faults = store.check()
    yield Check(
        name="integrity",
        ok=not faults,
        detail="; ".join(faults) if faults else "no damage found",
        fix="" if not faults else "restore the newest good backup; the damaged file is kept as it is",
    )
    backups = sorted((store.path.parent / "backups").glob("*.db"))
    detail = (
        f"{len(backups)} in {store.path.parent / 'backups'}" if backups else "none yet; one is made before each upgrade"
    )
    yield Check(name="backups", ok=True, detail=detail)


def _library() -> Check:
    good, faults = 0, []
    for path in sorted(Path(seeds_dir()).glob("*.toml")):
        try:
            entry_of(path)
            good += 1
        except TrackerError as error:
            faults.append(str(error))
    if faults or not good:
        return Check(
            name="library", ok=False, detail=faults[0] if faults else "no templates found", fix="install tracker again"
        )
    return Check(name="library", ok=True, detail=f"{good} templates")
