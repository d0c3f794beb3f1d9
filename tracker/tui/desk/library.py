"""What the app asks about the library."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.desk.core import DeskCore, same

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from tracker.charts.drawing import Drawing
    from tracker.domain.templates import Route, Template
    from tracker.services.template_texts import TemplateText


class LibraryDesk(DeskCore):
    """Jobs about templates."""

    def read_library(self, to: MessagePump) -> None:
        """Read the library."""
        self._run(Job("library", "Reading the library", self._tracker.library, messages.LibraryRead, to))

    def read_outline(
        self, to: MessagePump, template: Template, first: date | None = None, scale: Fraction | None = None
    ) -> None:
        """Work out a template's plan as it would be started on `first`, today without it, at a `scale`."""
        tracker = self._tracker

        def read() -> messages.OutlineRead:
            from tracker.articles.planning import preview
            from tracker.domain.scaling import WHOLE, scaled
            from tracker.domain.windows import resolved
            from tracker.errors import RefusedError, TrackerError

            today = tracker.local_date()
            day = first or today
            try:
                outline = preview(scaled(resolved(template, day), scale or WHOLE), day)
            except TrackerError as error:
                return messages.OutlineRead(template, str(error))
            rehearsed = None
            if day < today:
                with suppress(RefusedError):  # by the hour, or a team's: those have to be started
                    rehearsed = tracker.rehearse(template, day, scale=scale)
            return messages.OutlineRead(template, outline, rehearsed)

        self._run(Job("outline", "Working out the plan", read, same, to))

    def map_of(self, route: Route, units: str, *, ascii: bool) -> Callable[[int, int], Drawing]:
        """What draws a road on its map, in exactly so many cells and rows; to be called in a thread."""
        tracker = self._tracker

        def drawn(width: int, height: int) -> Drawing:
            from tracker.charts.route_map import route_map

            return route_map(route, None, tracker.coast(route), width, height, units=units, ascii=ascii)

        return drawn

    # -- templates of one's own -----------------------------------------------------------------------------------

    def read_text(self, to: MessagePump, slug: str) -> None:
        """Read a template's text to edit it."""
        self._run(Job("text", "Reading a template", partial(self._tracker.template_text, slug), messages.TextRead, to))

    def check_text(self, to: MessagePump, text: str) -> None:
        """Check what was typed of a template."""
        call = partial(self._tracker.check_text, text)
        self._run(Job("check", "Checking a template", call, messages.TextChecked, to))

    def save_text(self, to: MessagePump, edited: TemplateText, text: str) -> None:
        """Write a template's text into its file."""
        call = partial(self._tracker.save_text, edited, text)
        self._run(Job(CHANGE, "Saving a template", call, messages.TextSaved, to, failed=messages.TextRefused))

    def copy_template(self, to: MessagePump, slug: str) -> None:
        """Make a copy of a template one's own."""
        call = partial(self._tracker.copy_template, slug)
        self._run(Job(CHANGE, "Copying a template", call, messages.TemplateCopied, to))

    def delete_template(self, to: MessagePump, slug: str) -> None:
        """Put a template of one's own into the trash folder."""

        def deleted() -> messages.TemplateDeleted:
            return messages.TemplateDeleted(*self._tracker.delete_template(slug))

        self._run(Job(CHANGE, "Deleting a template", deleted, same, to))
