"""Races: the calendar with its countdown, the race under the cursor, the medal cabinet."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget

from tracker.tui import messages
from tracker.tui.commands import bindings, key_line
from tracker.tui.ink import KEY, MUTED
from tracker.tui.screens.place import Place
from tracker.tui.widgets.cabinet import Cabinet
from tracker.tui.widgets.line_list import LineList
from tracker.tui.widgets.pick_list import PickList
from tracker.tui.widgets.race_panel import RaceHero, RacePanel

if TYPE_CHECKING:
    from tracker.services.race_sheets import RaceSheet
    from tracker.services.races import RaceStand
    from tracker.tui.desk import Desk

EMPTY = Content.assemble("No race in the calendar yet. ", ("n", KEY), (" adds one.", MUTED))
ABOUT_RACES = ("open", "enter_result", "remove")


class RacesScreen(Place):
    """Calendar at the left, the race and the cabinet at the right; one below the other where it is narrow."""

    AREA: ClassVar[str] = "races"
    CSS_PATH: ClassVar[Path] = Path(__file__).parent.parent / "styles" / "races.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("races")]
    AUTO_FOCUS: ClassVar[str | None] = "#race-list"
    HELP: ClassVar[str] = (
        "The calendar: races to come, the nearest first, then those that were, each with what came of it. The race "
        "under the cursor is told beside it. n adds a race, e enters what came of one, m goes to the medal cabinet."
    )

    def __init__(self, desk: Desk, *, ascii: bool = False) -> None:
        super().__init__(desk, ascii=ascii)
        self._wanted: str | None = None  # the handle to put the cursor on
        self._sheet: RaceSheet | None = None

    def body(self) -> Iterable[Widget]:
        """The calendar's panel, the race's, the cabinet."""
        with Container(id="races"):
            with Vertical(id="race-pick", classes="panel"):
                yield RaceHero(id="race-hero")
                yield PickList["RaceStand"](self._rows, tall=2, empty=EMPTY, id="race-list")
            with Vertical(id="race-side"):
                yield RacePanel(ascii=self.ascii)
                yield Cabinet(ascii=self.ascii)

    def on_mount(self) -> None:
        """Name the list."""
        panel = self.query_one("#race-pick")
        panel.border_title = Content("Races")
        panel.border_subtitle = key_line(("races.add", "races.result", "races.remove"))
        self.query_one(RaceHero).ascii = self.ascii
        self.add_class("-none")

    @property
    def races(self) -> PickList[RaceStand]:
        """The calendar."""
        return self.query_one("#race-list", PickList)

    @property
    def cabinet(self) -> Cabinet:
        """The cabinet."""
        return self.query_one(Cabinet)

    @property
    def units(self) -> str:
        """The athlete's unit of distance."""
        return self.today.units if self.today is not None else "km"

    def _rows(self, stand: RaceStand, width: int) -> tuple[Content, Content]:
        from tracker.tui.present.races import race_rows, won_with

        won = won_with(stand, self.cabinet.medals)
        return race_rows(stand, won, self.units, width, ascii=self.ascii)

    # -- data -----------------------------------------------------------------------------------------------------

    def reload(self) -> None:
        """Read the calendar and the cabinet again."""
        self.desk.read_races(self)
        self.desk.read_cabinet(self)

    def open_handle(self, handle: str) -> None:
        """Put the cursor on a race, now or when the calendar is read."""
        self._wanted = handle
        if not self.stale:
            self._place_cursor()

    def _place_cursor(self) -> None:
        handles = [stand.race.handle for stand in self.races.items]
        if self._wanted in handles:
            self.races.move_to(handles.index(self._wanted) * self.races.tall)
        self._wanted = None

    @on(messages.RacesRead)
    def _races_read(self, event: messages.RacesRead) -> None:
        event.stop()
        picked = self.races.picked
        if self._wanted is None and picked is not None:
            self._wanted = picked.race.handle
        self.races.set_items(event.stands)
        hero = self.query_one(RaceHero)
        hero.units, hero.stands = self.units, event.stands
        self.query_one("#race-pick").border_title = Content(f"Races · {len(event.stands):,}")
        self._place_cursor()
        self._read_picked()

    def _read_picked(self) -> None:
        picked = self.races.picked
        self.set_class(picked is None, "-none")
        if picked is not None:
            self.desk.read_race(self, picked.race.handle)
        else:
            self._show(None)
        self.refresh_bindings()

    @on(messages.RaceRead)
    def _race_read(self, event: messages.RaceRead) -> None:
        event.stop()
        self._show(event.sheet)

    def _show(self, sheet: RaceSheet | None) -> None:
        self._sheet = sheet
        zone = self.today.zone if self.today is not None else "UTC"
        self.query_one(RacePanel).show_sheet(sheet, self.cabinet.medals, zone, self.units)

    @on(messages.CabinetRead)
    def _cabinet_read(self, event: messages.CabinetRead) -> None:
        event.stop()
        self.cabinet.show_medals(event.medals, self.units)
        self.races.rows_changed()
        self._show(self._sheet)
        self.refresh_bindings()

    @on(LineList.Moved, "#race-list")
    def _moved(self, event: LineList.Moved) -> None:
        event.stop()
        self._read_picked()

    @on(Cabinet.Moved)
    def _medal_moved(self, event: Cabinet.Moved) -> None:
        event.stop()
        self.refresh_bindings()

    # -- keys -----------------------------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What needs a race or a medal under the cursor."""
        if not self.is_mounted or self.today is None:
            return action not in (*ABOUT_RACES, "add_race", "open_proof", "share", "go_to_medals")
        here = self.focused is self.cabinet
        if action == "open":
            return (self.cabinet.picked if here else self.races.picked) is not None
        if action in ABOUT_RACES:
            return self.races.picked is not None
        if action == "open_proof":
            return here and self.cabinet.picked is not None
        if action == "share":
            medal = self.cabinet.picked
            return here and medal is not None and not medal.revoked
        if action == "go_to_medals":
            return not here
        if action == "back":
            return self.focused is not self.races
        return True

    async def action_open(self) -> None:
        """Go into the race under the cursor; in the cabinet open the proof."""
        if self.focused is self.cabinet:
            self.action_open_proof()
        else:
            self.set_focus(self.query_one(RacePanel))

    @on(LineList.Chosen, "#race-list")
    def _chosen(self, event: LineList.Chosen) -> None:
        event.stop()
        self.set_focus(self.query_one(RacePanel))

    def action_back(self) -> None:
        """Back to the calendar."""
        self.set_focus(self.races)

    def action_go_to_medals(self) -> None:
        """Go to the cabinet."""
        self.set_focus(self.cabinet)

    # -- medals ---------------------------------------------------------------------------------------------------

    def action_open_proof(self) -> None:
        """Open the proof of the medal under the cursor."""
        if self.cabinet.picked is not None:
            self.desk.read_proof(self, self.cabinet.picked)

    @on(Cabinet.Chosen)
    def _medal_chosen(self, event: Cabinet.Chosen) -> None:
        event.stop()
        self.action_open_proof()

    @on(messages.ProofRead)
    async def _proof_read(self, event: messages.ProofRead) -> None:
        event.stop()
        from tracker.tui.dialogs.proof import ProofDialog

        await self.app.push_screen(ProofDialog(event.proof, self.units, ascii=self.ascii))

    async def action_share(self) -> None:
        """Make a card of the medal under the cursor."""
        medal = self.cabinet.picked
        if medal is not None:
            await self.app.run_action(f"app.share('medal', {medal.key!r})")

    # -- changes --------------------------------------------------------------------------------------------------

    async def action_add_race(self) -> None:
        """Add a race by a form."""
        if self.today is None:
            return
        from tracker.tui.dialogs.race_form import RaceDialog

        dialog = RaceDialog(self.desk, self.today, self.desk.drafts.begin(f"race/{self.today.athlete.id}"))
        await self.app.push_screen(dialog, self._stored)

    async def action_enter_result(self) -> None:
        """Enter what came of the race under the cursor by a form."""
        picked = self.races.picked
        if self.today is None or picked is None:
            return
        from tracker.tui.dialogs.race_result import ResultDialog

        await self.app.push_screen(ResultDialog(self.desk, self.today, picked), self._stored)

    def _stored(self, stand: RaceStand | None) -> None:
        if stand is not None:
            self._wanted = stand.race.handle

    async def action_remove(self) -> None:
        """Remove the race under the cursor, after asking."""
        picked = self.races.picked
        if picked is None:
            return
        from tracker.tui.dialogs.confirm import ConfirmDialog
        from tracker.tui.present.races import removal

        heading, lines = removal(picked, self.units)
        dialog = ConfirmDialog(heading, lines, "What came of it goes with it, for everybody. u brings all of it back.")
        await self.app.push_screen(dialog, partial(self._remove_answered, picked.race.handle))

    def _remove_answered(self, handle: str, yes: bool | None) -> None:
        if yes:
            self.desk.remove_race(self, handle)
