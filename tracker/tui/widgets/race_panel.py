"""One race with all that can be said of it, and the countdown to the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.reactive import reactive

from tracker.tui.commands import key_line
from tracker.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from tracker.domain.medals import Medal
    from tracker.services.race_sheets import RaceSheet
    from tracker.services.races import RaceStand


class RacePanel(VerticalScroll):
    """Shows a race; scrolls what is too long."""

    HELP: ClassVar[str] = (
        "The race under the cursor: its course and its start, there and where you are; what came of it, the splits "
        "with their pace, the band that was reached and how far the next one is, the medals won with it, and the "
        "personal bests by chip time over official distances. The arrows scroll."
    )

    def __init__(self, *, ascii: bool = False) -> None:
        super().__init__(id="race", classes="panel")
        self._ascii = ascii

    def compose(self) -> ComposeResult:
        """The words."""
        words = RaceWords()
        words.ascii = self._ascii
        yield words

    def on_mount(self) -> None:
        """Name it."""
        self.border_title = Content("Race")
        self.border_subtitle = key_line(("races.result", "races.back"))

    @property
    def words(self) -> RaceWords:
        """The words."""
        return self.query_one(RaceWords)

    def show_sheet(self, sheet: RaceSheet | None, medals: tuple[Medal, ...], zone: str, units: str) -> None:
        """Show another race, or the same one read afresh."""
        from tracker.domain.text import clean_text

        words = self.words
        before = words.sheet.stand.race.id if words.sheet is not None else None
        words.zone, words.units, words.medals, words.sheet = zone, units, medals, sheet
        self.border_title = Content(clean_text(sheet.stand.race.event, limit=120) if sheet is not None else "Race")
        if sheet is None or sheet.stand.race.id != before:
            self.scroll_home(animate=False)


class RaceWords(Panel, can_focus=False):
    """The words of a race; no border of their own."""

    DEFAULT_CLASSES: ClassVar[str] = ""
    sheet: reactive[RaceSheet | None] = reactive(None, layout=True)
    medals: reactive[tuple[Medal, ...]] = reactive((), layout=True)
    zone = reactive("UTC")
    units = reactive("km")
    ascii = reactive(False)

    def lines(self, width: int) -> list[Content]:
        """All there is to say."""
        if self.sheet is None:
            return []
        from tracker.tui.present.race import medals_of, race_lines

        won = medals_of(self.sheet, self.medals)
        return race_lines(self.sheet, won, self.zone, self.units, width, ascii=self.ascii)


class RaceHero(Panel, can_focus=False):
    """The next race in large figures, above the calendar; hidden where none is to come."""

    DEFAULT_CLASSES: ClassVar[str] = ""
    stands: reactive[tuple[RaceStand, ...]] = reactive((), layout=True)
    units = reactive("km")
    ascii = reactive(False)

    def watch_stands(self) -> None:
        """Take no room where nothing is to come."""
        self.display = bool(self.lines(40))

    def lines(self, width: int) -> list[Content]:
        """Days, name and date."""
        if not self.stands:
            return []
        from tracker.tui.present.races import hero_lines

        return hero_lines(self.stands, self.units, width, ascii=self.ascii)
