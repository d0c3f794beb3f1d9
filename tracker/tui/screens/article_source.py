"""The first step of an import: the article's text, or where it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Paste
from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from tracker.domain.text import clean_text
from tracker.errors import TrackerError
from tracker.services.folders import SUFFIXES
from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.drafts import LINE
from tracker.tui.ink import BAD, MUTED
from tracker.tui.screens.step import Step
from tracker.tui.sheet import Sheet, source_of
from tracker.tui.widgets.typed_before import typed_said

if TYPE_CHECKING:
    from tracker.services.articles import Adopted, ReadArticle
    from tracker.services.views import Today
    from tracker.tui.desk import Desk

LONGEST = 1_000_000  # characters that are taken into the field
HINT = "Paste the article here, then press f5. Or write where it is: a file such as ~/article.html, or https://…"


class ArticleArea(TextArea):
    """The field of the text. What is pasted keeps its lines; a paste that no field can bear is refused whole."""

    def __init__(self, text: str) -> None:
        super().__init__(text, id="article-source", placeholder=Content(HINT), tab_behavior="focus")
        self.cursor_blink = False

    async def _on_paste(self, event: Paste) -> None:
        """Refuse what is too long; the toolkit's own handler, which runs after this one, takes in the rest."""
        if len(event.text) > LONGEST:
            event.prevent_default()
            event.stop()
            size = f"{len(event.text) / 1_000_000:.1f} million characters"
            self.notify(f"{size} are too much to paste; save it as a file and type its path.", markup=False)


class SourceScreen(Step["Adopted"]):
    """Answers with what was kept, None when it was closed. What was typed stays with the desk until it is kept."""

    AREA: ClassVar[str] = "source"
    STEP: ClassVar[int] = 0
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("source")]
    AUTO_FOCUS: ClassVar[str | None] = "#article-source"
    HELP: ClassVar[str] = (
        "Paste the text of an article, or type where it is: the path of a file (.txt, .md, .html) or an address that "
        "begins with https. f5 reads it. Nothing leaves this machine unless you give an address, and nothing is "
        "stored before you start or save."
    )

    def __init__(self, desk: Desk, today: Today, *, ascii: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.today = today
        self.ascii = ascii
        self._draft = desk.drafts.begin("article")
        self._reading: str | None = None  # what is being read
        self._refused = ""  # the text that was read and holds nothing to follow
        self._sheet: Sheet | None = None
        self._sheet_text = ""  # what the sheet was read from

    def body(self) -> Iterable[Widget]:
        """The field, what is wrong with it, the button."""
        with Vertical(id="source", classes="panel"):
            yield ArticleArea(self._draft.texts.get(LINE, ""))
            with Horizontal(id="source-row"):
                yield Static("", id="source-said", markup=False)
                yield Button("Read it", id="source-read", compact=True, action="screen.read")

    def on_mount(self) -> None:
        """Name it; the cursor stands behind what was typed before."""
        panel = self.query_one("#source")
        panel.border_title = Content("Article")
        panel.border_subtitle = key_line(("source.read", "source.close"))
        self.area.move_cursor(self.area.document.end)
        if self._draft.before is not None:
            self.say(f"{typed_said(self._draft.before)}.")

    @property
    def area(self) -> ArticleArea:
        """The field."""
        return self.query_one(ArticleArea)

    def say(self, text: str, style: str = MUTED) -> None:
        """Say something below the field."""
        self.query_one("#source-said", Static).update(Content.styled(clean_text(text), style))

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._draft.put({LINE: event.text_area.text})
        if self._reading is None:
            self.say("")

    # -- reading --------------------------------------------------------------------------------------------------

    async def action_read(self) -> None:
        """Read what is typed; what was read already is shown again with everything changed since."""
        typed = self.area.text
        if self._reading is not None:
            return
        if not typed.strip():
            self.say("There is nothing to read yet: paste an article, or type a path or an address.", BAD)
            self.set_focus(self.area)
            return
        path = source_of(typed) or ""
        if path.lower().endswith(SUFFIXES):
            self._draft.drop()
            self.dismiss(None)
            self.app.call_later(self.app.run_action, f"app.import_files({path!r})")
            return
        if self._sheet is not None and typed == self._sheet_text:
            await self._show(self._sheet)
            return
        self._reading = typed
        self.add_class("-reading")
        self.say("Reading…")
        self.desk.read_article(self, typed)

    def _settle(self) -> None:
        self._reading = None
        self.remove_class("-reading")

    @on(messages.ReadingFailed)
    def _failed(self, event: messages.ReadingFailed) -> None:
        event.stop()
        self._settle()
        known = isinstance(event.error, TrackerError)
        self.say(str(event.error) if known else "This text could not be read; it is still here.", BAD)

    @on(messages.ArticleRead)
    async def _read(self, event: messages.ArticleRead) -> None:
        event.stop()
        self._settle()
        fault = self._fault(event.article)
        draft = event.article.draft
        if draft is not None:
            self._sheet, self._sheet_text = Sheet(event.article, draft), event.typed
        if fault:
            again = " f5 again opens it all the same, to add lines by hand." if draft is not None else ""
            self.say(f"{fault}{again}", BAD)
            self.set_focus(self.area)
        elif self._sheet is not None and self.is_current:
            await self._show(self._sheet)

    def _fault(self, article: ReadArticle) -> str:
        """Why there is nothing to check, in one sentence; "" where there is."""
        if article.error is not None:
            return str(article.error)
        draft = article.draft
        if draft is None or not (draft.challenges or draft.races):
            return (draft.refusal if draft is not None else "") or "The text holds nothing that one could follow."
        return ""

    # -- the second step ------------------------------------------------------------------------------------------

    async def _show(self, sheet: Sheet) -> None:
        from tracker.tui.screens.article_draft import DraftScreen

        self.say("")
        await self.app.push_screen(DraftScreen(self.desk, self.today, sheet, ascii=self.ascii), self._checked)

    def _checked(self, adopted: Adopted | None) -> None:
        """The draft was kept, or one came back to the text."""
        if adopted is not None:
            self._draft.drop()
            self.dismiss(adopted)
        else:
            self.set_focus(self.area)

    def action_close(self) -> None:
        """Close; what was typed stays for the next time."""
        self.dismiss(None)
