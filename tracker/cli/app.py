"""The way into the app, and what stands in for it where there is no terminal."""

import os
from typing import TYPE_CHECKING

from tracker.cli.shell import AppOpener, Shell, terminal

if TYPE_CHECKING:
    from tracker.services.tracker import Tracker


def open_app(*, shell: Shell) -> int:
    """Open the app on the athlete's journal; without a terminal print Today and end."""
    if shell.app is None or shell.output.json or not terminal():
        from tracker.cli.today import today

        return today(shell=shell)
    from tracker.config import journal_path
    from tracker.services.tracker import Tracker

    options = shell.options
    tracker = Tracker(journal_path(options.db), shell.clock(), athlete=options.athlete, units=options.units)
    return _run(shell, shell.app, tracker, demo=False)


def demo(*, shell: Shell) -> int:
    """Open the app on a throwaway journal; without a terminal print its Today and end."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from tracker.services.demo import DEMO_NOW
    from tracker.services.demo_tracker import DemoTracker

    clock = shell.clock(DEMO_NOW)
    options = shell.options
    with TemporaryDirectory(prefix="tracker-demo-", ignore_cleanup_errors=True) as folder:
        tracker = DemoTracker(Path(folder) / "journal.db", clock, athlete=options.athlete, units=options.units)
        if shell.app is not None and not shell.output.json and terminal():
            return _run(shell, shell.app, tracker, demo=True)
        from tracker.cli.today import today

        shell.use(tracker)
        try:
            return today(shell=shell)
        finally:
            shell.close()


def _run(shell: Shell, app: AppOpener, tracker: "Tracker", *, demo: bool) -> int:
    """The app's own exit code. It reads how to draw from the environment, like everything in the terminal."""
    if shell.options.ascii:
        os.environ["TRACKER_ASCII"] = "1"
    if shell.options.no_color:
        os.environ["NO_COLOR"] = "1"
    return app(tracker, demo=demo)
