"""The way into the app, and what stands in for it where there is no terminal."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.cli.output import INCAPABLE
from tracker.cli.shell import Shell, terminal

if TYPE_CHECKING:
    from tracker.settings.chosen import Settings


def open_app(*, shell: Shell) -> int:
    """Open the app on the athlete's journal; without a terminal print Today and end."""
    if shell.app is None or not _shows_app(shell):
        from tracker.cli.today import today

        return today(shell=shell)
    from tracker.config import journal_path
    from tracker.services.tracker import Tracker

    settings = shell.settings
    tracker = Tracker(
        journal_path(settings.journal), shell.clock(), athlete=shell.options.athlete, units=settings.units
    )
    return shell.app(tracker, demo=False, settings=settings)


def _shows_app(shell: Shell) -> bool:
    """Whether the app can be seen here; why not is said to a person, not to a script."""
    if shell.output.json or not terminal():
        return False
    if sys.stderr is None or not sys.stderr.isatty():  # what it draws on: the other one may be read by a program
        shell.output.warn("tracker: The app needs standard error to be the terminal too; here is Today instead.")
        return False
    kind = os.environ.get("TERM", "")
    if sys.platform != "win32" and kind in INCAPABLE:
        shell.output.warn(f"tracker: A terminal with TERM={kind} can't show the app; here is Today instead.")
        return False
    return True


def demo(*, shell: Shell) -> int:
    """Open the app on a throwaway journal; without a terminal print its Today and end."""
    from tempfile import TemporaryDirectory

    from tracker.services.demo import DEMO_NOW
    from tracker.services.demo_tracker import DemoTracker

    clock = shell.clock(DEMO_NOW)
    athlete, units = shell.options.athlete, shell.settings.units
    with TemporaryDirectory(prefix="tracker-demo-", ignore_cleanup_errors=True) as folder:
        tracker = DemoTracker(Path(folder) / "journal.db", clock, athlete=athlete, units=units)
        if shell.app is not None and _shows_app(shell):
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
