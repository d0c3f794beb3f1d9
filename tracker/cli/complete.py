"""Values that a shell completes and that only the library or the journal knows."""

from collections.abc import Iterable
from contextlib import suppress

from tracker.errors import TrackerError


def slugs(context: object) -> Iterable[str]:
    """The names of the library's templates."""
    from tracker.config import seeds_dir

    return sorted(path.stem for path in seeds_dir().glob("*.toml"))


def handles(context: object) -> Iterable[tuple[str, str]]:
    """The handles of the challenges in the journal, with their titles; none when there is no journal."""
    from tracker.clock import SystemClock
    from tracker.config import journal_path
    from tracker.services.tracker import Tracker

    path = journal_path()
    if not path.is_file():
        return []
    tracker = Tracker(path, SystemClock())
    with suppress(TrackerError):
        tracker.open()
        try:
            return [(progress.handle, progress.challenge.title) for progress in tracker.challenges()]
        finally:
            tracker.close()
    return []
