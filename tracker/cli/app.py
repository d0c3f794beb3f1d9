"""The way into the app, and what stands in for it where there is no terminal."""

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.shell import Shell, terminal

if TYPE_CHECKING:
    from tracker.settings.chosen import Settings


def open_app(*, shell: Shell) -> int:
    """Open the app on the athlete's journal; without a terminal print Today and end."""
    if shell.app is None or shell.output.json or not terminal():
        from tracker.cli.today import today

        return today(shell=shell)
    from tracker.config import journal_path
    from tracker.services.tracker import Tracker

    settings = shell.settings
    tracker = Tracker(
        journal_path(settings.journal), shell.clock(), athlete=shell.options.athlete, units=settings.units
    )
    return shell.app(tracker, demo=False, settings=settings)


def demo(*, shell: Shell) -> int:
    """Open the app on a throwaway journal; without a terminal print its Today and end."""
    from tempfile import TemporaryDirectory

    from tracker.services.demo import DEMO_NOW
    from tracker.services.demo_tracker import DemoTracker

    clock = shell.clock(DEMO_NOW)
    athlete, units = shell.options.athlete, shell.settings.units
    with TemporaryDirectory(prefix="tracker-demo-", ignore_cleanup_errors=True) as folder:
        tracker = DemoTracker(Path(folder) / "journal.db", clock, athlete=athlete, units=units)
        if shell.app is not None and not shell.output.json and terminal():
            return shell.app(tracker, demo=True, settings=_thrown_away(shell.settings, Path(folder)))
        from tracker.cli.today import today

        shell.use(tracker)
        try:
            return today(shell=shell)
        finally:
            shell.close()


def _thrown_away(settings: "Settings", folder: Path) -> "Settings":
    """The athlete's settings as they are, what is changed in them kept in `folder` alone."""
    from dataclasses import replace

    path = folder / "config.toml"
    if settings.file.path.is_file():
        path.write_bytes(settings.file.path.read_bytes())
    return replace(settings, file=replace(settings.file, path=path))
