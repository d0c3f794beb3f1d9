"""What is typed over an article's draft: kept until the article is, though the draft itself is read anew each time."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from tracker.tui.drafts import LINE
from tracker.tui.widgets.first_day import DAY, FIRST

if TYPE_CHECKING:
    from tracker.tui.drafts import Draft, Drafts


class SheetDrafts:
    """The lines of one article, known by its text. A line that was taken into the draft is still stored nowhere."""

    def __init__(self, drafts: Drafts, text: str) -> None:
        self._drafts = drafts
        self._form = f"article/{sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}/"
        self._added = 0  # lines added to this draft so far
        self.waiting = len([form for form in drafts.forms(self._form) if not form.endswith(f"/{DAY}")])

    @property
    def said(self) -> str:
        """How many lines wait, and where."""
        lines = "1 line that you typed" if self.waiting == 1 else f"{self.waiting} lines that you typed"
        return f"{lines} about this article before and kept nowhere yet: edit the row, or add a line, to have it again."

    def line(self, path: str, value: str) -> Draft:
        """The line of the row at `path`, which reads `value`."""
        return self._drafts.begin(f"{self._form}{path}", {LINE: value})

    def added(self) -> Draft:
        """The next line to be added."""
        return self._drafts.begin(f"{self._form}+{self._added}")

    def first_day(self) -> Draft:
        """The first day."""
        return self._drafts.begin(f"{self._form}{DAY}", {DAY: FIRST})

    def taken(self, path: str | None) -> None:
        """The line at `path`, or an added one, was taken into the draft."""
        self._added += path is None

    def stored(self) -> None:
        """All of it is kept now."""
        self._drafts.drop_all(self._form)
