"""What a template asks: its summary, its plan, its road, its rules, its printed figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.services.views import LibraryEntry


class TemplatePanel(VerticalScroll):
    """Shows `entry`, and its plan once `outline` came; scrolls what is too long."""

    HELP: ClassVar[str] = (
        "What the template under the cursor asks: the plan as it would be started today, the road, the rules in plain "
        "words, and the figures that were printed about it, each with its source. The arrows scroll."
    )

    def __init__(self) -> None:
        super().__init__(id="template", classes="panel")

    def compose(self) -> ComposeResult:
        """The words."""
        yield TemplateWords()

    @property
    def words(self) -> TemplateWords:
        """The words."""
        return self.query_one(TemplateWords)

    def show_entry(self, entry: LibraryEntry | None) -> None:
        """Show another template, its plan still to come."""
        from tracker.domain.text import clean_text

        self.words.outline = None
        self.words.entry = entry
        self.border_title = Content(clean_text(entry.template.title, limit=120) if entry is not None else "")
        self.scroll_home(animate=False)


class TemplateWords(Panel, can_focus=False):
    """The words of a template; no border of their own."""

    DEFAULT_CLASSES: ClassVar[str] = ""
    entry: reactive[LibraryEntry | None] = reactive(None, layout=True)
    outline: reactive[Progress | str | None] = reactive(None, layout=True)  # a text says why there is none
    units = reactive("km")
    ascii = reactive(False)

    def lines(self, width: int) -> list[Content]:
        """What one would take on."""
        if self.entry is None:
            return []
        from tracker.tui.present.template import template_lines

        return template_lines(self.entry, self.outline, self.units, width, ascii=self.ascii)
