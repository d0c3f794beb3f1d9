"""Starts the app: what must be done before the first frame, and what must be put right after the last."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from concurrent.futures import ThreadPoolExecutor

    from tracker.services.tracker import Tracker
    from tracker.settings.chosen import Settings
    from tracker.tui.shell import TrackerApp

PATIENCE = 20.0  # seconds that a change which is being made has to come to its end

BLINK = 0.5  # seconds that everything else has, also a change which still waits for another window


def run_app(tracker: Tracker, settings: Settings, *, demo: bool = False) -> int:
    """Run the app on a terminal until it ends; returns the process's exit code.

    The garbage collector rests until the first figures stand on the screen: collecting while hundreds of modules
    are imported costs a third of the start. What was imported by then lives to the end and is never looked at again.
    """
    gc.disable()
    try:
        from tracker.tui.shell import TrackerApp
        from tracker.tui.terminal import draws, tolerate_bytes

        tolerate_bytes()
        app = TrackerApp(tracker, settings, demo=demo, settled=_thaw)
        if not draws():
            app.show_ascii(True)
        _run(app)
        sys.stderr.flush()
        return app.return_code or 0
    finally:
        _thaw()
        tracker.close()


def _run(app: TrackerApp) -> None:
    """Run it in a loop of our own: the toolkit's would wait for its threads for ever, whatever they wait for."""
    import asyncio
    from concurrent.futures import ThreadPoolExecutor

    from tracker.tui.keeping import back_up_on_close, tell_lost
    from tracker.tui.terminal import GONE, Leaving

    loop = asyncio.new_event_loop()
    loop.set_exception_handler(_stray)
    # more than there are kinds of reads: though all of them wait, a change is begun
    threads = ThreadPoolExecutor(max_workers=32, thread_name_prefix="tracker")
    loop.set_default_executor(threads)
    leaving = Leaving(loop, app.leave, app.desk.drafts.save)
    app.terminal_gone = lambda: leaving.now(GONE)
    with leaving.on_signals():
        try:
            app.run(loop=loop)
        finally:
            app.desk.drafts.close(orderly=app.return_code == 0)
            _wind_up(loop, threads, app)
            tell_lost(app)
        if not leaving.hurried:
            back_up_on_close(app)


def _wind_up(loop: AbstractEventLoop, threads: ThreadPoolExecutor, app: TrackerApp) -> None:
    """End what still runs: tasks at once, threads when they are done, though nobody waits for what is only read.

    A change that has begun to be written is written; one that another window keeps waiting is given up, and told, and
    so is what was to come after it.
    """
    import asyncio

    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks))
    threads.shutdown(wait=False, cancel_futures=True)
    end = monotonic() + BLINK
    for thread in threads._threads:
        thread.join(max(0.0, end - monotonic()))
    unmade = app.wind_up(PATIENCE)
    loop.close()
    if unmade:
        from tracker.domain.text import clean_text

        with suppress(OSError):  # the terminal may have gone
            sys.stderr.writelines(f"{clean_text(one)}\n" for one in unmade)


def _stray(_loop: AbstractEventLoop, context: dict[str, object]) -> None:
    """A fault that nobody waited for is noted; nothing is written over the screen."""
    from tracker.services.crashes import write_crash
    from tracker.tui.failures import APP

    error = context.get("exception")
    if isinstance(error, Exception):
        write_crash(error, APP, "a task")


def _thaw() -> None:
    gc.freeze()
    gc.enable()
