"""What the app asks of the journal, each as a job: what is called, and which message brings the answer to whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message
from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.failures import OPENING
from tracker.tui.unsent import Unsent

if TYPE_CHECKING:
    from tracker.articles.drafts import Draft
    from tracker.domain.progress import Progress
    from tracker.domain.sessions import Session
    from tracker.domain.templates import Template
    from tracker.services.articles import Adopted, ReadArticle
    from tracker.services.tracker import Tracker
    from tracker.services.views import Reading, Today


class Desk:
    """Hands calls in with `run`. Nothing here waits: every answer is a message to `to`."""

    def __init__(self, tracker: Tracker, run: Callable[[Job], None]) -> None:
        self._tracker = tracker
        self._run = run
        self.unsent = Unsent(tracker.path)
        self.article_text = ""  # what was pasted or typed to be imported, and not kept yet

    def read(self, line: str, today: Today) -> Reading:
        """How a line reads, at once: no storage is touched. InputError or RefusedError where it can't be read."""
        return self._tracker.read(line, today)

    def open(self, to: MessagePump) -> None:
        """Open the journal and read Today: all that is slow to import is imported in that thread."""

        def opened() -> Today:
            import tracker.tui.present.first  # noqa: F401 here, off the screen's thread

            self.unsent.load()
            self._tracker.open()
            return self._tracker.today()

        self._run(Job(OPENING, "Opening the journal", opened, messages.TodayRead, to))

    def warm_up(self, to: MessagePump) -> None:
        """Import what the other places and the first typed line need, before they are asked for."""

        def warmed() -> messages.WarmedUp:
            import tracker.tui.present.later  # noqa: F401 here, off the screen's thread

            return messages.WarmedUp()

        self._run(Job("warm", "Warming up", warmed, _same, to, quiet=True))

    def read_today(self, to: MessagePump) -> None:
        """Read Today afresh."""
        self._run(Job("today", "Reading today", self._tracker.today, messages.TodayRead, to))

    def read_version(self, to: MessagePump) -> None:
        """See whether another window wrote."""
        call = self._tracker.data_version
        self._run(Job("version", "Looking for changes", call, messages.VersionRead, to, quiet=True))

    def read_challenges(self, to: MessagePump) -> None:
        """Read every challenge, without day tables."""
        call = self._tracker.challenges
        self._run(Job("challenges", "Reading the challenges", call, messages.ChallengesRead, to))

    def read_challenge(self, to: MessagePump, handle: str) -> None:
        """Read one challenge with its day table and its rules."""
        tracker = self._tracker

        def read() -> messages.ChallengeRead:
            from tracker.domain.rules import plain_rules

            progress = tracker.challenge(handle)
            return messages.ChallengeRead(progress, plain_rules(progress.challenge.template, tracker.units))

        self._run(Job("challenge", "Reading the challenge", read, _same, to))

    def read_why(self, to: MessagePump, handle: str, day: date | None) -> None:
        """Read the reasons behind a challenge, or behind one of its days."""
        call = partial(self._tracker.why, handle, day)
        self._run(Job("why", "Looking for the reasons", call, messages.WhyRead, to))

    def draw_plan(
        self,
        to: MessagePump,
        progress: Progress,
        width: int,
        height: int,
        units: str,
        *,
        ascii: bool,
    ) -> None:
        """Draw a challenge's plan chart, which takes longer than a key may."""

        def draw() -> messages.PlanDrawn:
            from tracker.charts.plan import plan_chart

            return messages.PlanDrawn(plan_chart(progress, width, height, units=units, ascii=ascii))

        self._run(Job("plan", "Drawing the plan", draw, _same, to))

    def read_library(self, to: MessagePump) -> None:
        """Read the library."""
        self._run(Job("library", "Reading the library", self._tracker.library, messages.LibraryRead, to))

    def read_outline(self, to: MessagePump, template: Template) -> None:
        """Work out a template's plan as it would be started today."""
        tracker = self._tracker

        def read() -> messages.OutlineRead:
            from tracker.articles.planning import preview
            from tracker.domain.windows import resolved
            from tracker.errors import TrackerError

            today = tracker.local_date()
            try:
                return messages.OutlineRead(template, preview(resolved(template, today), today))
            except TrackerError as error:
                return messages.OutlineRead(template, str(error))

        self._run(Job("outline", "Working out the plan", read, _same, to))

    def read_index(self, to: MessagePump, query: str) -> None:
        """Read which days hold sessions that match."""
        self._run(
            Job(
                "index",
                "Reading the journal",
                partial(self._tracker.journal_index, query),
                partial(messages.IndexRead, query),
                to,
                failed=partial(messages.FilterRefused, query),
            )
        )

    def read_page(self, to: MessagePump, first: date, last: date, query: str) -> None:
        """Read the sessions and marks of some days, both included."""
        tracker = self._tracker

        def read() -> messages.PageRead:
            return messages.PageRead(
                query, first, last, tracker.journal_page(first, last, query), tracker.marks(first, last)
            )

        self._run(Job("page", "Reading a page", read, _same, to))

    def write_out(self, to: MessagePump, session: Session) -> None:
        """Write a session out as the line it would be logged with."""
        call = partial(self._tracker.line_of, session)
        self._run(Job("line", "Writing the session out", call, partial(messages.LineWritten, session), to))

    def log_line(self, to: MessagePump, line: str) -> None:
        """Log a line."""
        self._change(to, "Logging", partial(self._tracker.log, line), partial(messages.SessionsLogged, line), line)

    def mark_today(self, to: MessagePump, kind: str) -> None:
        """Mark today."""
        self._change(to, "Marking the day", partial(self._tracker.mark, kind), partial(messages.DayMarked, kind))

    def edit_session(self, to: MessagePump, ref: str, line: str) -> None:
        """Change a session by a line."""
        self._change(
            to, "Saving the session", partial(self._tracker.edit, ref, line, whole=True), messages.SessionEdited, line
        )

    def delete_sessions(self, to: MessagePump, refs: tuple[str, ...]) -> None:
        """Delete sessions, all or none."""
        self._change(to, "Deleting", partial(self._tracker.delete, refs), messages.SessionsDeleted)

    def start_challenge(self, to: MessagePump, slug: str, on: date | None, at_s: int | None = None) -> None:
        """Start a challenge from the library, at a clock time (in seconds after midnight) where it goes by hours."""
        tracker = self._tracker

        def start() -> Progress:
            if at_s is None:
                return tracker.start(slug, on=on)
            from tracker.domain.days import settle

            return tracker.start(slug, at=settle(on or tracker.local_date(), at_s, tracker.zone()).instant)

        self._change(to, "Starting the challenge", start, messages.ChallengeStarted)

    def end_challenge(self, to: MessagePump, handle: str) -> None:
        """End a challenge before its time."""
        self._change(to, "Ending the challenge", partial(self._tracker.end, handle), messages.ChallengeEnded)

    def read_article(self, to: MessagePump, typed: str) -> None:
        """Read an article: `typed` is its text, or one line with a path or an address."""
        tracker = self._tracker

        def read() -> messages.ArticleRead:
            from tracker.tui.sheet import source_of

            source = source_of(typed)
            article = tracker.read_text(typed) if source is None else tracker.read_article(source)
            return messages.ArticleRead(typed, article)

        self._run(Job("article", "Reading the article", read, _same, to, failed=messages.ReadingFailed))

    def plan_draft(self, to: MessagePump, article: ReadArticle, draft: Draft, first: date) -> None:
        """Work out what a draft would become, started on `first`."""

        def planned() -> messages.DraftPlanned:
            from tracker.tui.sheet import planned_of

            return messages.DraftPlanned(draft, planned_of(self._tracker.plan_of, article, draft, first))

        self._run(Job("draft", "Working out the plan", planned, _same, to))

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

    def undo(self, to: MessagePump) -> None:
        """Take back the last change."""
        self._change(to, "Undoing", self._tracker.undo, messages.ChangeUndone)

    def redo(self, to: MessagePump) -> None:
        """Make the change again that was taken back last."""
        self._change(to, "Redoing", self._tracker.redo, messages.ChangeRedone)

    def _change(
        self,
        to: MessagePump,
        description: str,
        call: Callable[[], object],
        deliver: Callable[..., Message],
        line: str | None = None,
    ) -> None:
        """A call that writes; with a `line`, its refusal goes back to `to` as well."""
        failed = None if line is None else partial(messages.LineRefused, line)
        self._run(Job(CHANGE, description, call, deliver, to, failed=failed))


def _same(message: Message) -> Message:
    return message
