"""What `doctor` looks at: the journal, its backups, the library, the terminal's surroundings."""

import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from tracker import __version__
from tracker.config import seeds_dir
from tracker.domain.rule_words import counted
from tracker.errors import TrackerError
from tracker.services.library import entry_of
from tracker.services.moments import Moment
from tracker.services.versions import libraries
from tracker.services.views import Check
from tracker.store.journal import Store


def examine(store: Store, at: Moment) -> Iterator[Check]:
    """One check after the other, cheap ones first."""
    yield Check(name="tracker", ok=True, detail=f"{__version__} on Python {platform.python_version()}, {sys.platform}")
    yield _libraries()
    yield _clock(at)
    yield from store_checks(store)
    yield _library()


def _libraries() -> Check:
    found = libraries()
    missing = [name for name, number in found.items() if not number]
    if missing:
        return Check(name="libraries", ok=False, detail=f"missing: {', '.join(missing)}", fix="install tracker again")
    return Check(name="libraries", ok=True, detail=", ".join(f"{name} {number}" for name, number in found.items()))


def _clock(at: Moment) -> Check:
    sane = 2020 <= at.now.year <= 2100
    return Check(
        name="clock",
        ok=sane,
        detail=f"{at.now:%Y-%m-%d %H:%M}Z, your date is {at.today} in {at.zone}",
        fix="" if sane else "set the machine's clock; nothing is lost meanwhile",
    )


def store_checks(store: Store) -> Iterator[Check]:
    """The journal file, where it is, its integrity, its backups."""
    from tracker.store.kept import backups_of
    from tracker.store.volumes import cautions

    why = store.read_only
    with store.read() as reader:
        sessions = sum(reader.count_sessions(athlete.id) for athlete in reader.athletes())
        yield Check(
            name="journal",
            ok=not why,
            detail=f"{store.path} holds {counted(sessions, 'session')} of {counted(len(reader.athletes()), 'athlete')}"
            f"{f', and can only be read, because {why}' if why else ''}",
            fix="allow writing to the file and its folder" if why else "",
        )
    for sentence in cautions(store.path):
        said, _, fix = sentence.rstrip(".").partition(": ")
        yield Check(name="place", ok=False, detail=said, fix=fix)
    faults = store.survey().faults
    yield Check(
        name="integrity",
        ok=not faults,
        detail="; ".join(fault.said.rstrip(".") for fault in faults[:5]) if faults else "no damage found",
        fix="" if not faults else "tracker check says more, tracker restore brings back a backup",
    )
    backups = backups_of(store.path)
    detail = f"{len(backups)} in {backups[0].path.parent}" if backups else "none yet; tracker backup makes one"
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
