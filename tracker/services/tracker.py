"""The one handle that the command line and the app share: every call is one use case.

Making it imports nothing heavy: the app's first frame stands before anything is asked of it. What it can be asked is
in `asking.py`, what it can change in `changing.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.errors import RefusedError
from tracker.services.changing import Changing
from tracker.services.checking import Checking
from tracker.services.exporting import Exporting
from tracker.services.importing import Importing
from tracker.services.keeping import Keeping
from tracker.services.own_library import OwnLibrary

if TYPE_CHECKING:
    from tracker.articles.drafts import Draft
    from tracker.articles.planning import Plan
    from tracker.services.articles import Adopted, ReadArticle
    from tracker.services.views import Change
    from tracker.store.values import ChangeValue

SHORT = 6  # characters of an id that people see and type


class Tracker(Changing, Importing, Exporting, OwnLibrary, Checking, Keeping):
    """A journal with a clock and an athlete. Nothing is opened before the first question; any thread may call."""

    def use_units(self, units: str | None) -> None:
        """Show and read distances in "km" or "mi" from now on; None in the athlete's own unit."""
        self._units = units

    def last_change(self) -> Change | None:
        """What `undo` would take back."""
        return _change(self._opened().last_change())

    def undo(self) -> Change | None:
        """Take back the last change; None when there is none."""
        return self._moved(self._opened().undo(self.clock.now()))

    def redo(self) -> Change | None:
        """Bring back what was last taken back; None when there is nothing."""
        return self._moved(self._opened().redo(self.clock.now()))

    def _moved(self, found: ChangeValue | None) -> Change | None:
        self._wrote = self._wrote or found is not None
        return _change(found)

    # -- articles -----------------------------------------------------------------------------------------------------

    def read_article(
        self,
        source: str,
        *,
        stdin: Callable[[], bytes] | None = None,
        published: date | None = None,
        allow_private: bool = False,
    ) -> ReadArticle:
        """What the article at `source` says ("-" is standard input, http(s) a page, else a file); nothing is stored.

        A source that can't be read is told in the answer's `error`.
        """
        from tracker.services import articles

        return articles.read_article(source, stdin=stdin or _nothing, published=published, allow_private=allow_private)

    def read_text(self, text: str, *, published: date | None = None) -> ReadArticle:
        """What a pasted text says; nothing is stored."""
        from tracker.services import articles

        return articles.read_text(text, published=published)

    def plan_of(self, article: ReadArticle, draft: Draft, challenge: int = 0) -> Plan:
        """The template that a challenge of a draft would be saved as. RefusedError where it has nothing to do."""
        from tracker.services import articles

        return articles.plan_of(article, draft, draft.challenges[challenge], self.own_templates)

    def adopt(
        self,
        article: ReadArticle,
        draft: Draft | None = None,
        *,
        on: date | None = None,
        at: datetime | None = None,
        with_: Sequence[str] = (),
        races: bool = True,
        results: bool | None = None,
    ) -> Adopted:
        """Keep a draft: its main challenges as templates of one's own, its main races with a date in the journal.

        `on` starts the first challenge on that day, `at` (aware) one that runs by the clock. Times and medals of races
        are entered where the text tells them of the athlete; `results` says whether they are. All that the journal gets
        is one entry in the undo log; the files stay. RefusedError where there is nothing to keep.
        """
        from tracker.services import articles

        found = draft if draft is not None else article.draft
        if found is None:
            raise article.error or RefusedError("There is no text to keep anything of.")
        return articles.adopt(
            self._writing, article, found, self.own_templates, on=on, at=at, with_=with_, races=races, results=results
        )


def _nothing() -> bytes:
    return b""


def _change(found: ChangeValue | None) -> Change | None:
    from tracker.services.views import Change

    return None if found is None else Change(id=found.id, title=found.title, at=found.at)
