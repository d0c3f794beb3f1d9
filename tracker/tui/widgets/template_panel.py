"""What a template asks: its summary, its plan, its road on a map, its rules, its printed figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from tracker.tui.widgets.chart_panel import ChartPanel, Make
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.services.views import LibraryEntry

MAP_ROWS = 14


class TemplatePanel(VerticalScroll):
    """Shows a template, its plan and its map once they came; scrolls what is too long."""

    HELP: ClassVar[str] = (
        "What the template under the cursor asks: the plan as it would be started today, the road with its map, the "
        "rules in plain words, and the figures that were printed about it, each with its source. The arrows scroll."
    )

    def __init__(self) -> None:
        super().__init__(id="template", classes="panel")

    def compose(self) -> ComposeResult:
        """The words, and the map between them."""
        yield TemplateWords(id="template-asked")
        yield RoadMap("", rows=MAP_ROWS, id="template-map")
        yield TemplateRules(id="template-told")

    @property
    def words(self) -> TemplateWords:
        """What is asked."""
        return self.query_one(TemplateWords)

    def show_entry(self, entry: LibraryEntry | None, units: str, road: Make | None, *, ascii: bool) -> None:
        """Show another template, its plan still to come; `road` draws its map, None where there is none."""
        from tracker.domain.text import clean_text

        for part in self.query(TemplatePart):
            part.units, part.ascii = units, ascii
            part.entry = entry
        self.words.outline = None
        chart = self.query_one(RoadMap)
        if road is not None and entry is not None:
            chart.show(road, (entry.template.route, units))
        else:
            chart.clear()
        self.border_title = Content(clean_text(entry.template.title, limit=120) if entry is not None else "")
        self.scroll_home(animate=False)


class RoadMap(ChartPanel, can_focus=False):
    """The road on its map; no border of its own."""

    DEFAULT_CLASSES: ClassVar[str] = ""


class TemplatePart(Panel, can_focus=False):
    """A part of the words about a template; no border of its own."""

    DEFAULT_CLASSES: ClassVar[str] = ""
    entry: reactive[LibraryEntry | None] = reactive(None, layout=True)
    units = reactive("km")
    ascii = reactive(False)


class TemplateWords(TemplatePart, can_focus=False):
    """What one would take on; with its plan once `outline` came, or a text that says why there is none."""

    outline: reactive[Progress | str | None] = reactive(None, layout=True)

    def lines(self, width: int) -> list[Content]:
        """Summary, plan and road."""
        if self.entry is None:
            return []
        from tracker.tui.present.template import asked_lines

        return asked_lines(self.entry, self.outline, self.units, width)


class TemplateRules(TemplatePart, can_focus=False):
    """What is said about it."""

    def lines(self, width: int) -> list[Content]:
        """Rules, printed figures and tags."""
        if self.entry is None:
            return []
        from tracker.tui.present.template import told_lines

        return told_lines(self.entry, self.units, width, ascii=self.ascii)
