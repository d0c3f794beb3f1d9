"""The toolkit's driver for a Unix terminal, made to bear a terminal that goes away."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO, cast

from textual.drivers.linux_driver import LinuxDriver

from tracker.tui.terminal import forget_outputs

if TYPE_CHECKING:
    from textual.app import App

    from tracker.tui.dressed import DressedApp


class Outlet:
    """Where the app's output goes. Once nobody takes it any more it goes nowhere, and `gone` is called."""

    def __init__(self, file: TextIO, gone: Callable[[], None]) -> None:
        self._file = file
        self._gone = gone
        self._lost = False

    def write(self, text: str) -> None:
        """Write a text, or nothing."""
        self._try(lambda: self._file.write(text))

    def flush(self) -> None:
        """Hand over what was written."""
        self._try(self._file.flush)

    def fileno(self) -> int:
        """The file's number."""
        return self._file.fileno()

    def _try(self, call: Callable[[], object]) -> None:
        if self._lost:
            return
        try:
            call()
        except (OSError, ValueError):
            self._lost = True
            self._gone()


class SteadyDriver(LinuxDriver):
    """Ends the app when its terminal has gone, with or without a signal that says so, instead of asking on for ever."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if sys.__stderr__ is not None:
            self._file = cast("Any", Outlet(sys.__stderr__, self._lost))

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except (EOFError, OSError):
            self._lost()
        except Exception as error:
            self._app.call_later(self._app._handle_exception, error)

    def _lost(self) -> None:
        forget_outputs()
        cast("DressedApp", self._app).terminal_gone()
