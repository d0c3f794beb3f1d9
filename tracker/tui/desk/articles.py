"""What the app asks about an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.desk.core import DeskCore, same

if TYPE_CHECKING:
    from datetime import date

    from tracker.articles.drafts import Draft
    from tracker.services.articles import Adopted, ReadArticle


class ArticleDesk(DeskCore):
    """Jobs about an article."""

    def read_article(self, to: MessagePump, typed: str) -> None:
        """Read an article: `typed` is its text, or one line with a path or an address."""
        tracker = self._tracker

        def read() -> messages.ArticleRead:
            from tracker.tui.sheet import source_of

            source = source_of(typed)
            article = tracker.read_text(typed) if source is None else tracker.read_article(source)
            return messages.ArticleRead(typed, article)

        self._run(Job("article", "Reading the article", read, same, to, failed=messages.ReadingFailed))

    def plan_draft(self, to: MessagePump, article: ReadArticle, draft: Draft, first: date) -> None:
        """Work out what a draft would become, started on `first`."""

        def planned() -> messages.DraftPlanned:
            from tracker.tui.sheet import planned_of

            return messages.DraftPlanned(draft, planned_of(self._tracker.plan_of, article, draft, first))

        self._run(Job("draft", "Working out the plan", planned, same, to))

    def adopt(
        self, to: MessagePump, article: ReadArticle, draft: Draft, on: date | None, at_s: int | None = None
    ) -> None:
        """Keep a draft: templates, races, and with `on` the first challenge begun on that day.

        What goes by the hour begins at `at_s`, in seconds after midnight; without it now, or with the day if it is
        another one.
        """
        tracker = self._tracker

        def kept() -> Adopted:
            from tracker.domain.days import settle
            from tracker.tui.sheet import by_the_hour

            if on is None or not by_the_hour(tracker.plan_of, article, draft):
                return tracker.adopt(article, draft, on=on)
            if at_s is None and on == tracker.local_date():
                return tracker.adopt(article, draft, at=tracker.clock.now())
            return tracker.adopt(article, draft, at=settle(on, at_s or 0, tracker.zone()).instant)

        description = "Starting the challenge" if on is not None else "Saving the template"
        self._run(Job(CHANGE, description, kept, messages.ArticleAdopted, to, failed=messages.AdoptionRefused))
