"""The one handle that the command line and the app share: every call is one use case.

Making it imports nothing heavy: the app's first frame stands before anything is asked of it. What it can be asked is
in `asking.py`, what it can change in `changing.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.services.changing import Changing

if TYPE_CHECKING:
    from tracker.services.views import Change
    from tracker.store.values import ChangeValue

SHORT = 6  # characters of an id that people see and type


class Tracker(Changing):
    """A journal with a clock and an athlete. Nothing is opened before the first question; any thread may call."""

    def last_change(self) -> Change | None:
        """What `undo` would take back."""
        return _change(self._opened().last_change())

    def undo(self) -> Change | None:
        """Take back the last change; None when there is none."""
        return _change(self._opened().undo(self.clock.now()))

    def redo(self) -> Change | None:
        """Bring back what was last taken back; None when there is nothing."""
        return _change(self._opened().redo(self.clock.now()))


def _change(found: ChangeValue | None) -> Change | None:
    from tracker.services.views import Change

    return None if found is None else Change(id=found.id, title=found.title, at=found.at)
