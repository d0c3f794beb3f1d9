"""Values that a shell completes and that only the library or the journal knows."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.layout import tidy
from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.services.tracker import Tracker


def slugs(context: object) -> Iterable[str]:
    """The names of the library's templates."""
    from tracker.config import own_templates_dir, seeds_dir

    folders = (seeds_dir(), own_templates_dir(_journal()))
    names = {path.stem for folder in folders for path in folder.glob("*.toml")}
    return sorted(name for name in names if tidy(name) == name)


def races(context: object) -> Iterable[tuple[str, str]]:
    """The handles of the races in the journal, with their events; none when there is no journal."""
    return _of_journal(lambda tracker: [(stand.race.handle, stand.race.event) for stand in tracker.races()])


def handles(context: object) -> Iterable[tuple[str, str]]:
    """The handles of the challenges in the journal, with their titles; none when there is no journal."""
    return _of_journal(lambda tracker: [(one.handle, one.challenge.title) for one in tracker.challenges()])


def _journal() -> Path:
    from tracker.config import journal_path
    from tracker.settings.chosen import load

    return journal_path(load(os.environ).journal)


def _of_journal(question: Callable[["Tracker"], list[tuple[str, str]]]) -> list[tuple[str, str]]:
    from tracker.clock import SystemClock
    from tracker.services.tracker import Tracker

    path = _journal()
    if not path.is_file():
        return []
    tracker = Tracker(path, SystemClock())
    with suppress(TrackerError):
        tracker.open()
        try:
            return [(tidy(handle), tidy(title)) for handle, title in question(tracker)]  # the shell shows it as it is
        finally:
            tracker.close()
    return []
