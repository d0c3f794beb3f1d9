"""Which steps from line to line a run takes in a folder's files, told by the interpreter itself."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

Arc = tuple[str, int, int]


class Arcs:
    """Collects the arcs that calls take within the Python files of `folder`; `seen` holds all of them."""

    def __init__(self, folder: Path) -> None:
        self.seen: set[Arc] = set()
        self._prefix = str(folder)

    def new_in(self, call: Callable[[], object]) -> int:
        """Run `call` and return how many arcs it took that no call took before. What it raises goes on."""
        before = len(self.seen)
        if sys.version_info >= (3, 12):
            self._monitored(call)
        else:
            self._traced(call)
        return len(self.seen) - before

    def _traced(self, call: Callable[[], object]) -> None:
        """By a trace function in the frames of the folder, with the line before as the arc's start."""
        seen, prefix = self.seen, self._prefix
        ours: dict[CodeType, bool] = {}

        def enter(frame: FrameType, event: str, _: Any) -> Any:
            code = frame.f_code
            if code not in ours:
                ours[code] = code.co_filename.startswith(prefix)
            if not ours[code]:
                return None
            name = code.co_filename
            last = 0

            def step(inner: FrameType, what: str, _: Any) -> Any:
                nonlocal last
                if what == "line":
                    line = inner.f_lineno
                    seen.add((name, last, line))
                    last = line
                return step

            return step

        sys.settrace(enter)
        try:
            call()
        finally:
            sys.settrace(None)

    if sys.version_info >= (3, 12):

        def _monitored(self, call: Callable[[], object]) -> None:
            """By line events. Lines of one code are chained in the order they come, whichever frame they are of."""
            monitoring = sys.monitoring
            tool, seen, prefix = monitoring.COVERAGE_ID, self.seen, self._prefix
            last: dict[CodeType, int] = {}

            def step(code: CodeType, line: int) -> Any:
                if not code.co_filename.startswith(prefix):
                    return monitoring.DISABLE
                seen.add((code.co_filename, last.get(code, 0), line))
                last[code] = line
                return None

            monitoring.use_tool_id(tool, "article fuzzing")
            monitoring.register_callback(tool, monitoring.events.LINE, step)
            monitoring.set_events(tool, monitoring.events.LINE)
            try:
                call()
            finally:
                monitoring.set_events(tool, 0)
                monitoring.register_callback(tool, monitoring.events.LINE, None)
                monitoring.free_tool_id(tool)
