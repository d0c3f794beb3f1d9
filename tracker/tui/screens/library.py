"""Library: the templates, and what the one under the cursor asks."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.drafts import LINE
from tracker.tui.ink import KEY, MUTED
from tracker.tui.screens.place import Place
from tracker.tui.widgets.chart_panel import ChartPanel, Make
from tracker.tui.widgets.line_input import LineInput
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList
from tracker.tui.widgets.template_panel import TemplatePanel

if TYPE_CHECKING:
    from tracker.services.views import LibraryEntry
    from tracker.tui.desk import Desk

EMPTY = Content.assemble("No template matches. ", ("esc", KEY), (" clears the search, ", MUTED), ("i", KEY),
                         (" imports an article.", MUTED))  # fmt: skip
LEAST_PLACES = 2  # with coordinates, for a map


class SearchInput(LineInput):
    """The input of the search."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("filter")]


class LibraryScreen(Place):
    """Search and list at the left, the template under the cursor at the right; below it where it is narrow."""

    AREA: ClassVar[str] = "library"
    CSS_PATH: ClassVar[Path] = Path(__file__).parent.parent / "styles" / "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("library")]
    AUTO_FOCUS: ClassVar[str | None] = "#template-list"
    HELP: ClassVar[str] = (
        "The templates of the library. / searches titles, summaries and tags while you type. The panel beside the "
        "list tells what the template under the cursor asks: its plan as it would be started today, its road, its "
        "rules in plain words, and the figures that were printed about it. enter starts it, i makes a new one out of "
        "an article, c copies it, e edits one of your own as text (or a copy of another), d deletes one of your own."
    )

    def __init__(self, desk: Desk, *, ascii: bool = False) -> None:
        super().__init__(desk, ascii=ascii)
        self._entries: tuple[LibraryEntry, ...] = ()
        self._wanted: str | None = None  # the slug to put the cursor on
        self._draft = desk.drafts.begin("search")

    def body(self) -> Iterable[Widget]:
        """The list's panel and the preview's."""
        with Horizontal(id="library-body"):
            with Vertical(id="library-pick", classes="panel"):
                hint = "search: half, push-ups, cycling"
                yield SearchInput(hint, id="library-search", value=self._draft.texts.get(LINE, ""))
                yield PickList["LibraryEntry"](self._row, empty=EMPTY, id="template-list")
            yield TemplatePanel()

    def on_mount(self) -> None:
        """Name the list."""
        panel = self.query_one("#library-pick")
        panel.border_title = Content("Library")
        panel.border_subtitle = key_line(("library.filter", "library.start", "library.edit", "library.import"))

    @property
    def templates(self) -> PickList[LibraryEntry]:
        """The list."""
        return self.query_one("#template-list", PickList)

    @property
    def search(self) -> SearchInput:
        """The input."""
        return self.query_one(SearchInput)

    def _row(self, entry: LibraryEntry, width: int) -> tuple[Content]:
        from tracker.tui.present.template import library_row

        return library_row(entry, width)

    # -- data -----------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the library again."""
        self.desk.read_library(self)

    def open_slug(self, slug: str) -> None:
        """Put the cursor on a template once the library is read."""
        self._wanted = slug
        self._forget_search()
        self.reload()

    @on(messages.LibraryRead)
    def _library_read(self, event: messages.LibraryRead) -> None:
        event.stop()
        self._entries = event.entries
        picked = self.templates.picked
        self._show(self._wanted or (picked.template.slug if picked is not None else None))
        self._wanted = None

    def _show(self, slug: str | None) -> None:
        """Show the templates that match, the cursor on `slug` or else on the best match."""
        from tracker.tui.present.template import fit_of, matches

        query = self.search.value
        found = [entry for entry in self._entries if matches(entry.template, query)]
        found.sort(key=lambda entry: fit_of(entry.template, query))
        slugs = [entry.template.slug for entry in found]
        self.templates.set_items(found, at=slugs.index(slug) if slug in slugs else 0)
        count, all_of = len(found), len(self._entries)
        said = f"{count} of {all_of}" if query.strip() else f"{count}"
        self.query_one("#library-pick").border_title = Content(f"Library · {said}")
        self.refresh_bindings()
        self._preview()

    def _preview(self) -> None:
        panel, picked = self.query_one(TemplatePanel), self.templates.picked
        if picked is not panel.words.entry or self.units != panel.words.units:
            panel.show_entry(picked, self.units, self._map_of(picked), ascii=self.ascii)
            if picked is not None:
                self.desk.read_outline(self, picked.template)

    def _map_of(self, entry: LibraryEntry | None) -> Make | None:
        """What draws the road of a template; None without two places that have coordinates."""
        route = entry.template.route if entry is not None else None
        if route is None or sum(place.lat is not None for place in route.places) < LEAST_PLACES:
            return None
        return self.desk.map_of(route, self.units, ascii=self.ascii)

    @on(ChartPanel.DrawingWanted)
    def _drawing_wanted(self, event: ChartPanel.DrawingWanted) -> None:
        event.stop()
        self.desk.draw(event.panel, "road", event.make)

    @on(messages.OutlineRead)
    def _outline_read(self, event: messages.OutlineRead) -> None:
        event.stop()
        words = self.query_one(TemplatePanel).words
        if words.entry is not None and words.entry.template is event.template:
            words.outline = event.outline

    @property
    def units(self) -> str:
        """The athlete's unit of distance."""
        return self.today.units if self.today is not None else "km"

    # -- keys -----------------------------------------------------------------------------------------------------

    @on(LineList.Moved)
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._preview()

    @on(Input.Changed)
    def _searched(self, event: Input.Changed) -> None:
        event.stop()
        self._draft.put({LINE: event.value})
        if self._entries:
            self._show(None)

    @on(Input.Submitted)
    @on(LineInput.Left)
    def _search_done(self) -> None:
        self.set_focus(self.templates)

    def action_focus_filter(self) -> None:
        """Go to the search."""
        self.set_focus(self.search)

    def _forget_search(self) -> None:
        with self.prevent(Input.Changed):
            self.search.value = ""
        self._draft.drop()

    def action_clear(self) -> None:
        """Forget the search, keeping the template under the cursor."""
        picked = self.templates.picked
        self._forget_search()
        self._show(picked.template.slug if picked is not None else None)

    @on(LineList.Chosen)
    async def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        await self.action_start()

    async def action_start(self) -> None:
        """Start the template under the cursor: the dialog asks for the first day."""
        picked = self.templates.picked
        if picked is not None:
            await self.run_action(f"app.start_challenge({picked.template.slug!r})")

    # -- templates of one's own -----------------------------------------------------------------------------------

    def action_edit(self) -> None:
        """Edit the template under the cursor as text; of a shipped one a copy."""
        from tracker.tui.screens.template_text import TextScreen

        picked = self.templates.picked
        if picked is not None:
            self.app.push_screen(TextScreen(self.desk, picked.template.slug, ascii=self.ascii), self._edited)

    def _edited(self, slug: str | None) -> None:
        if slug is not None:
            self.open_slug(slug)

    def action_copy(self) -> None:
        """Make a copy of the template under the cursor one's own."""
        picked = self.templates.picked
        if picked is not None:
            self.desk.copy_template(self, picked.template.slug)

    @on(messages.TemplateCopied)
    def _copied(self, event: messages.TemplateCopied) -> None:
        event.stop()
        self.notify(f"Copied as {event.entry.template.slug}; e edits it.", title="Library", markup=False)
        self.open_slug(event.entry.template.slug)

    async def action_delete(self) -> None:
        """Delete a template of one's own, once that is confirmed."""
        from tracker.domain.text import clean_text
        from tracker.tui.dialogs.confirm import ConfirmDialog

        picked = self.templates.picked
        if picked is None or not picked.own:
            return
        slug = picked.template.slug

        def answered(yes: bool | None) -> None:
            if yes:
                self.desk.delete_template(self, slug)

        lines = (clean_text(picked.template.title, limit=120), picked.path)
        after = "Its file goes into the trash folder beside it. What was started with it goes on as it is."
        await self.app.push_screen(ConfirmDialog("Delete this template?", lines, after), answered)

    @on(messages.TemplateDeleted)
    def _deleted(self, event: messages.TemplateDeleted) -> None:
        event.stop()
        said = f"{event.entry.template.title} is deleted; its file is {event.place}"
        self.notify(said, title="Library", markup=False, timeout=12)
        self.reload()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Starting needs a template under the cursor, deleting one of one's own; clearing needs a search."""
        if action in ("edit", "copy"):
            return self.is_mounted and self.templates.picked is not None
        if action == "delete":
            return self.is_mounted and self.templates.picked is not None and self.templates.picked.own
        if action == "start":
            return self.is_mounted and self.templates.picked is not None and self.today is not None
        if action == "clear":
            return self.is_mounted and bool(self.search.value)
        return True
