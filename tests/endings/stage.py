"""An app in the product's clothes on which every kind of widget shows a text that acts, as it is, in a real terminal.

`python -m tests.endings.stage`: a key n goes to the next text.
"""

import re
from collections.abc import Iterable

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import (
    Button,
    Checkbox,
    DataTable,
    Input,
    Label,
    Log,
    Markdown,
    OptionList,
    RadioButton,
    RichLog,
    Static,
    Tab,
    Tabs,
    TextArea,
    Tree,
)

from tests.endings.payloads import PAYLOADS, foreign
from tests.endings.ptys import QUIT, Program
from tracker.settings.chosen import default_settings
from tracker.tui.dressed import DressedApp

BEGUN = b"ready to show"
_COLOURS = re.compile(rb"\x1b\[[0-9;]*m")
KINDS = (
    "static content text label button checkbox radio input placeholder area cell header row tree options tab log "
    "richlog markdown above below toast heading link"
).split()


def token(payload: int, kind: str) -> str:
    """The word by which a text is known on a surface."""
    return f"p{payload:02}{kind}"


def drawn(payload: int) -> str:
    """What is shown when a text is drawn everywhere."""
    return f"drawn{payload:02}"


class Stage(DressedApp):
    """One widget of each kind."""

    BINDINGS = [Binding("n", "next", priority=True), Binding("ctrl+q", "quit", priority=True)]  # noqa: RUF012 the toolkit's own type
    CSS = "VerticalScroll > * { height: 3; width: 1fr } VerticalScroll { layout: grid; grid-size: 4; }"

    shown = -1

    def compose(self) -> ComposeResult:
        """A box that holds the widgets."""
        yield VerticalScroll()
        yield Static(BEGUN.decode(), id="said")

    async def action_next(self) -> None:
        """Show the next text on all of them."""
        self.shown += 1
        payload = list(PAYLOADS.values())[self.shown]
        box = self.query_one(VerticalScroll)
        await box.remove_children()
        await box.mount_all(self._widgets(payload))
        self.clear_notifications()
        self.notify(self._said("toast", payload), title=self._said("heading", payload), markup=False, timeout=60)
        self.call_after_refresh(self.call_after_refresh, self._drawn)

    def _drawn(self) -> None:
        self.query_one("#said", Static).update(Content(drawn(self.shown)))

    def _said(self, kind: str, payload: str) -> str:
        return f"{token(self.shown, kind)} {payload} end"

    def _widgets(self, payload: str) -> Iterable[Widget]:
        def said(kind: str) -> str:
            return self._said(kind, payload)

        yield Static(said("static"), markup=False)
        yield Static(Content(said("content")))
        yield Static(Text(said("text")))
        yield Label(Content(said("label")))
        yield Button(Content(said("button")))
        yield Checkbox(Content(said("checkbox")))
        yield RadioButton(Content(said("radio")))
        yield Input(said("input"))
        yield Input(placeholder=said("placeholder"))
        yield TextArea(said("area"))
        table: DataTable[Text] = DataTable(show_row_labels=True)
        table.add_column(Text(said("header")))
        table.add_row(Text(said("cell")), label=Text(said("row")))
        yield table
        tree: Tree[None] = Tree(Text(said("tree")))
        yield tree
        yield OptionList(Content(said("options")))
        yield Tabs(Tab(Content(said("tab"))))
        yield Log().write(said("log"))
        lines = RichLog()
        lines.write(Text(said("richlog")))
        yield lines
        yield Markdown(said("markdown"))
        framed = Static("framed")
        framed.styles.border = ("round", "white")
        framed._border_title, framed._border_subtitle = Content(said("above")), Content(said("below"))
        yield framed
        yield Static(Text(token(self.shown, "link"), Style(link=f"http://x/{payload}")))


def widgets_shown() -> tuple[set[str], list[str]]:
    """Each text on each widget: what was shown, and what acted on the terminal."""
    program = Program(["-m", "tests.endings.stage"], {}, size=(60, 200))
    shown: set[str] = set()
    acted: list[str] = []
    try:
        program.until(BEGUN).quiet()
        for number in range(len(PAYLOADS)):
            program.send(b"n").until(drawn(number).encode())
            if _missing(program.written, number):
                program.quiet()  # some are drawn later than the others
        program.send(QUIT)
        assert program.end() == 0
        acted += foreign(program.all, app=True) + program.left_behind
        for number, name in enumerate(PAYLOADS):
            shown |= {f"{name}: {kind}" for kind in set(KINDS) - _missing(program.all, number)}
    finally:
        program.close()
    return shown, acted


def _missing(written: bytes, number: int) -> set[str]:
    """The kinds of widget on which a text is not to be read, whatever colours it is drawn in."""
    plain = _COLOURS.sub(b"", written)
    return {kind for kind in KINDS if token(number, kind).encode() not in plain}


def main() -> int:
    """Run it."""
    app = Stage(default_settings())
    app.read_later_styles()
    app.run()
    return app.return_code or 0


if __name__ == "__main__":
    raise SystemExit(main())
