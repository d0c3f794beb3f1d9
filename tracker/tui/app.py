"""Starts the app: what must be done before the first frame, and what must be put right after the last."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracker.services.tracker import Tracker
    from tracker.settings.chosen import Settings


def run_app(tracker: Tracker, settings: Settings, *, demo: bool = False) -> int:
    """Run the app on a terminal until it ends; returns the process's exit code.

    The garbage collector rests until the first figures stand on the screen: collecting while hundreds of modules
    are imported costs a third of the start. What was imported by then lives to the end and is never looked at again.
    """
    gc.disable()
    try:
        from tracker.tui.shell import TrackerApp
        from tracker.tui.terminal import tolerate_bytes

        tolerate_bytes()
        app = TrackerApp(tracker, settings, demo=demo, settled=_thaw)
        try:
            app.run()
        finally:
            app.desk.unsent.save()
        sys.stderr.flush()
        return app.return_code or 0
    finally:
        _thaw()
        tracker.close()


def _thaw() -> None:
    gc.freeze()
    gc.enable()
