"""The first step of bringing a history in: which file it is, and how far reading it has come."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Input, Static

from tracker.config import typed_path
from tracker.domain.text import clean_text
from tracker.errors import NotFoundError, TrackerError
from tracker.tui import messages
from tracker.tui.commands import BY_ID, PRESSED, bindings, key_line
from tracker.tui.drafts import LINE
from tracker.tui.ink import ACCENT, BAD, MUTED
from tracker.tui.present.paths import short
from tracker.tui.screens.step import Step
from tracker.tui.widgets.file_list import FileList, PathInput
from tracker.tui.widgets.line_list import LineList

if TYPE_CHECKING:
    from tracker.services.folders import Listing
    from tracker.services.imports.views import Imported
    from tracker.services.views import Today
    from tracker.settings.chosen import Settings
    from tracker.tui.desk import Desk

TITLE = "Bring your history"
STEPS = ("1 the file", "2 the review")
KNOWN = (
    "Watch files (.fit .gpx .tcx) · the zip of Strava, Garmin or Apple Health · the table of Garmin Connect, "
    "Runkeeper, Hevy or Strong, or your own · a journal, a challenge or a log that tracker wrote"
)
HINT = "~/Downloads/export.zip"
STOPPED = "Stopped; nothing is stored."
KEYS = ("bring.read", "bring.take", "bring.up", "bring.close")


class ImportSourceScreen(Step["Imported"]):
    """Answers with what was stored, None when it was closed."""

    AREA: ClassVar[str] = "bring"
    STEP: ClassVar[int] = 0
    HEADING: ClassVar[str] = TITLE
    LOST: ClassVar[str] = "Nothing of it is stored yet."
    STEPS: ClassVar[tuple[str, ...]] = STEPS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("bring")]
    AUTO_FOCUS: ClassVar[str | None] = "#bring-path"
    HELP: ClassVar[str] = (
        "A file of a watch (.fit, .gpx, .tcx), or what another service let you download: the zip of Strava, Garmin or "
        "Apple Health, a table of Runkeeper, Hevy, Strong or your own. Type its path or choose it below, enter reads "
        "it. It is compared with the journal and shown first; nothing is stored before you say so, and the file stays "
        "where it is. How to get such a file from each service stands in the guide: tracker man import."
    )

    def __init__(self, desk: Desk, today: Today, settings: Settings, path: str = "", *, ascii: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.today = today
        self.settings = settings
        self.ascii = ascii
        self._draft = desk.drafts.begin("bring")
        self._path = path or self._draft.texts.get(LINE, "")
        self._at_once = bool(path)
        self._stop: Event | None = None  # set to stop the reading that is under way

    def body(self) -> Iterable[Widget]:
        """The field, the files below it, how far it is."""
        with Vertical(id="bring", classes="panel"):
            yield PathInput(HINT, id="bring-path", value=self._path)
            yield Static("", id="bring-said", markup=False)
            yield FileList(self.today, ascii=self.ascii)
            yield Static("", id="bring-progress", markup=False)
            yield Static(Content.styled(KNOWN, MUTED), id="bring-known")

    def on_mount(self) -> None:
        """Look around."""
        panel = self.query_one("#bring")
        panel.border_title = Content("File")
        panel.border_subtitle = key_line(KEYS)
        self.desk.read_folder(self, self._path)
        if self._at_once:
            self.call_after_refresh(self.action_submit)

    @property
    def field(self) -> PathInput:
        """The field."""
        return self.query_one(PathInput)

    @property
    def files(self) -> FileList:
        """The files."""
        return self.query_one(FileList)

    def say(self, text: str, style: str = MUTED) -> None:
        """Say something below the field."""
        self.query_one("#bring-said", Static).update(Content.styled(clean_text(text, limit=600), style))

    # -- choosing -------------------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._draft.put({LINE: event.value})
        self.desk.read_folder(self, event.value)

    @on(messages.FolderRead)
    def _folder_read(self, event: messages.FolderRead) -> None:
        event.stop()
        listing: Listing = event.listing
        if listing.typed != self.field.value:
            return
        self.files.set_items(listing.entries, at=0)
        more = f" and {listing.more:,} more" if listing.more else ""
        self.say(listing.fault or f"In {short(listing.folder)}{more}", BAD if listing.fault else MUTED)

    def action_move(self, step: int) -> None:
        """Move in the list while the field keeps the focus."""
        self.files.action_move(step)

    def action_page(self, direction: int) -> None:
        """A screenful of files on."""
        self.files.action_page(direction)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it reads nothing but stopping."""
        return self._stop is None or action not in ("submit", "take", "up", "folder", "move", "page")

    def action_take(self) -> None:
        """Write what is under the cursor into the field."""
        entry = self.files.picked
        if entry is not None:
            self._put(f"{entry.path}/" if entry.folder else str(entry.path))

    def action_up(self) -> None:
        """Go to the folder above."""
        from tracker.services.folders import folder_meant

        above = folder_meant(self.field.value, Path.home())[0].parent
        self._put(f"{above}/" if str(above) != "/" else "/")

    def _put(self, path: str) -> None:
        self.field.value = path
        self.field.cursor_position = len(path)

    @on(LineList.Chosen)
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.action_submit()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_submit()

    def action_submit(self) -> None:
        """Read what is typed where that is a file, else what is under the cursor; look into a folder."""
        if self._stop is not None:
            return
        try:
            typed = typed_path(self.field.value.strip().strip("'\"").removeprefix("file://"))
            if self.field.value.strip() and typed.is_file():
                self._read(typed)
                return
        except NotFoundError as error:
            self.say(str(error), BAD)
            return
        except (OSError, ValueError):
            pass
        entry = self.files.picked
        if entry is None:
            self.say("There is no such file; type its path, or choose one below.", BAD)
        elif entry.folder:
            self.action_take()
        else:
            self._read(entry.path)

    def action_folder(self) -> None:
        """Read the whole folder that is looked at: an export that was unpacked, or a watch's files."""
        from tracker.services.folders import folder_meant

        if self._stop is None:
            self._read(folder_meant(self.field.value, Path.home())[0])

    # -- reading --------------------------------------------------------------------------------------------------

    def _read(self, path: Path) -> None:
        self._stop = Event()
        self.add_class("-reading")
        self._show_keys()
        self.say(f"Reading {path.name}…")
        self.desk.read_imports(self, path, self.settings, self._stop)

    def _show_keys(self) -> None:
        """In the panel's edge what works now."""
        close = BY_ID["bring.close"]
        stop = Content.assemble((close.key, ACCENT), " stop").stylize(Style.from_meta({PRESSED: close.first}))
        self.query_one("#bring").border_subtitle = key_line(KEYS) if self._stop is None else stop
        self.refresh_bindings()

    def _settle(self) -> None:
        self._stop = None
        self.remove_class("-reading")
        self._show_keys()
        self.query_one("#bring-progress", Static).update("")

    @on(messages.ImportProgressed)
    def _progressed(self, event: messages.ImportProgressed) -> None:
        from tracker.tui.present.imports import progress_lines

        event.stop()
        if self._stop is not None and not self._stop.is_set():
            shown = self.query_one("#bring-progress", Static)
            lines = progress_lines(event.progress, max(20, shown.content_size.width), ascii=self.ascii)
            shown.update(Content("\n").join(lines))

    @on(messages.ImportFailed)
    def _failed(self, event: messages.ImportFailed) -> None:
        event.stop()
        stopped = self._stop is not None and self._stop.is_set()
        self._settle()
        if stopped:
            self.say(STOPPED)
            return
        known = isinstance(event.error, TrackerError)
        self.say(str(event.error) if known else "This file could not be read; nothing is stored.", BAD)

    @on(messages.ImportRead)
    async def _import_read(self, event: messages.ImportRead) -> None:
        event.stop()
        stopped = self._stop is not None and self._stop.is_set()
        self._settle()
        review = event.review
        if stopped:
            self.say(STOPPED)
        elif not review.items:
            self.say("There is no activity in it.", BAD)
        elif self.is_current:
            from tracker.tui.screens.import_review import ReviewScreen

            self.say("")
            await self.app.push_screen(ReviewScreen(self.desk, self.today, review, ascii=self.ascii), self._reviewed)

    def _reviewed(self, imported: Imported | None) -> None:
        """It was stored, or one came back to the files."""
        if imported is not None:
            self._draft.drop()
            self.dismiss(imported)
        else:
            self.set_focus(self.field)
            self.desk.read_folder(self, self.field.value)

    def action_close(self) -> None:
        """Stop reading; close when nothing is read."""
        if self._stop is not None:
            self._stop.set()
            self.say("Stopping…")
        else:
            self._draft.drop()
            self.dismiss(None)
