"""The app itself: its places, what it asks of the journal, and the one place where failures are told."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.reactive import var
from textual.widget import Widget

from tracker.tui import messages, terminal, themes
from tracker.tui.backstage import Backstage
from tracker.tui.commands import bindings
from tracker.tui.desk import Desk
from tracker.tui.safety import HarmlessLines
from tracker.tui.screens.place import Place
from tracker.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from tracker.services.tracker import Tracker
    from tracker.services.views import Today

TICK = 1.0  # seconds between looks at the clock
POLL = 0.75  # seconds between looks for what another window wrote


def _commands() -> type[Provider]:
    from tracker.tui.palette import Commands

    return Commands


class TrackerApp(App[None]):
    """The app on one journal. `settled` is called once, when the first figures stand on the screen or can't."""

    TITLE = "tracker"
    CSS_PATH: ClassVar[Path] = Path(__file__).parent / "styles" / "app.tcss"
    DEFAULT_MODE: ClassVar[str] = "today"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    COMMANDS = {_commands}  # noqa: RUF012 declared by the toolkit as a set of the class
    NOTIFICATION_TIMEOUT: ClassVar[float] = 6

    today: var[Today | None] = var(None)
    when: var[tuple[str, ...]] = var(())

    def __init__(
        self,
        tracker: Tracker,
        *,
        demo: bool = False,
        ascii: bool = False,  # noqa: A002 the word of the option it carries
        settled: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.tracker = tracker
        self.demo = demo
        self.ascii = ascii
        self._settled = settled
        self._backstage = Backstage(self)
        self.desk = Desk(tracker, self._backstage.run)
        self._version: int | None = None
        self._told: set[str] = set()
        self._filters.append(HarmlessLines())
        self.set_class(ascii, "-ascii")
        self.animation_level = "none"
        for theme in themes.OWN:
            self.register_theme(theme)
        wanted = os.environ.get("TRACKER_THEME", themes.DEFAULT)
        self._no_theme = "" if wanted in self.available_themes else wanted
        self.theme = themes.DEFAULT if self._no_theme else wanted
        for name, place in (
            ("today", self._today_place),
            ("challenges", self._challenges_place),
            ("journal", self._journal_place),
        ):
            self.add_mode(name, place)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The variables that the app's styles use beyond the toolkit's own."""
        return themes.bars_of(self.current_theme)

    # -- places ---------------------------------------------------------------------------------------------------

    def _today_place(self) -> Place:
        return self._furnished(TodayScreen(self.desk, ascii=self.ascii))

    def _challenges_place(self) -> Place:
        from tracker.tui.screens.challenges import ChallengesScreen

        return self._furnished(ChallengesScreen(self.desk, ascii=self.ascii))

    def _journal_place(self) -> Place:
        from tracker.tui.screens.journal import JournalScreen

        return self._furnished(JournalScreen(self.desk, ascii=self.ascii))

    def _furnished(self, place: Place) -> Place:
        place.demo = self.demo
        place.when = self.when
        place.today = self.today
        return place

    def places(self) -> Iterator[Place]:
        """The places that were opened so far."""
        for stack in self._screen_stacks.values():
            yield from (screen for screen in stack if isinstance(screen, Place))

    def watch_today(self, today: Today | None) -> None:
        """Hand the figures down to the places."""
        for place in self.places():
            place.today = today

    def watch_when(self, when: tuple[str, ...]) -> None:
        """Hand date and zone down to the headers."""
        for place in self.places():
            place.when = when

    def action_show(self, name: str) -> None:
        """Go to a place, leaving any dialog."""
        self.switch_mode(name)

    # -- start and end --------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the first frame, then open the journal."""
        if not self.is_headless:
            terminal.heed_signals(self._leave)
        if self._no_theme:
            self.notify(f"There is no theme {self._no_theme!r}.", title="Theme", severity="warning", markup=False)
        self.call_after_refresh(self.open_journal)

    def open_journal(self) -> None:
        """Open the journal and read Today, off the screen's thread."""
        self.desk.open(self)

    def _leave(self, code: int) -> None:
        self.exit(return_code=code)

    def _fatal_error(self) -> None:
        """Tell a crash without the values that were in it."""
        self.bell()
        if self._exception is not None:
            self._exit_renderables.append(terminal.crash_report(self._exception))
        self._close_messages_no_wait()

    def _start_clocks(self) -> None:
        if self._settled is not None:
            settled, self._settled = self._settled, None
            self.call_after_refresh(settled)
            self.set_interval(TICK, self.tick, name="clock")
            self.set_interval(POLL, self.poll, name="changes")

    # -- the journal ----------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Look at the clock: a new date, or a new zone, makes everything be read afresh."""
        today = self.today
        if today is None:
            return
        from tracker.domain.days import local_date, zone_at

        now = self.tracker.clock.now()
        zone = zone_at(now, today.moves, today.athlete.zone)
        if (local_date(now, zone, today.athlete.day_start_s), zone) != (today.today, today.zone):
            self.read_afresh()

    def poll(self) -> None:
        """Look whether another window wrote."""
        self.desk.read_version(self)

    def read_afresh(self) -> None:
        """Read Today and what the shown place shows; the other places read when they are shown again."""
        self.desk.read_today(self)
        for place in self.places():
            place.stale = True
        if isinstance(self.screen_stack[0], Place):
            self.screen_stack[0].refresh_if_stale()

    @on(messages.TodayRead)
    def _today_read(self, event: messages.TodayRead) -> None:
        from tracker.tui.present.dates import header_times

        today = event.today
        self.when = header_times(today.today, today.zone, today.athlete.name if len(today.athletes) > 1 else "")
        self.today = today
        self.refresh_bindings()
        for place in self.places():
            if place is self.screen_stack[0]:
                place.refresh_if_stale()
        self._start_clocks()

    @on(messages.VersionRead)
    def _version_read(self, event: messages.VersionRead) -> None:
        self._told.clear()
        before, self._version = self._version, event.version
        if before is not None and before != event.version:
            self.read_afresh()

    @on(messages.Written)
    def _written(self, event: messages.Written) -> None:
        from tracker.tui.present.toasts import toast_of

        text = toast_of(event, self.today.units if self.today is not None else "km")
        self.notify(text, markup=False)
        self.read_afresh()

    @on(messages.JobEnded)
    def _job_ended(self) -> None:
        self._backstage.ended()

    @on(messages.JobFailed)
    def _job_failed(self, event: messages.JobFailed) -> None:
        """Where every failed call is told: at its field, as a toast, or with its detail in a dialog."""
        from tracker.errors import InputError, TrackerError

        job, error = event.job, event.error
        if job.quiet and job.description in self._told:
            return
        self._told.add(job.description)
        if job.failed is not None:
            job.to.post_message(job.failed(error))
            if isinstance(error, InputError):
                return
        if isinstance(error, TrackerError) and job.group != "open":
            self.notify(str(error), title=error.title, severity="error", markup=False, timeout=10)
            return
        from tracker.tui.dialogs.fault import FaultDialog

        self.push_screen(FaultDialog(error, opening=job.group == "open"), self._fault_answered)
        self._start_clocks()

    def _fault_answered(self, again: bool | None) -> None:
        if self.today is None:
            if again:
                self.open_journal()
            else:
                self.exit(return_code=1)

    # -- what the places ask --------------------------------------------------------------------------------------

    @on(TodayScreen.ChallengeOpened)
    def _challenge_opened(self, event: TodayScreen.ChallengeOpened) -> None:
        from tracker.tui.screens.challenges import ChallengesScreen

        self.switch_mode("challenges")
        if isinstance(self.screen, ChallengesScreen):
            self.screen.open_handle(event.handle)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.desk.undo(self)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.desk.redo(self)

    async def action_help(self) -> None:
        """Explain the focused panel and the keys that work in it."""
        from tracker.tui.commands import BY_ID
        from tracker.tui.dialogs.words import HelpDialog

        chain = self.screen.focused.ancestors_with_self if self.screen.focused is not None else [self.screen]
        text = next((node.HELP for node in chain if isinstance(node, Widget) and node.HELP), None) or ""
        active = [
            BY_ID[found.binding.id] for found in self.screen.active_bindings.values() if found.binding.id in BY_ID
        ]
        await self.push_screen(HelpDialog(text, list(dict.fromkeys(active))))

    def action_next_athlete(self) -> None:
        """Show the journal of the next athlete."""
        if self.today is None:
            return
        names = [athlete.name for athlete in self.today.athletes]
        at = names.index(self.today.athlete.name) if self.today.athlete.name in names else -1
        self.tracker.athlete = names[(at + 1) % len(names)]
        self.read_afresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What works only with a journal open, or with several athletes in it."""
        if action == "next_athlete":
            return self.today is not None and len(self.today.athletes) > 1
        if action in ("undo", "redo", "start_challenge"):
            return self.today is not None
        return True

    def action_help_quit(self) -> None:
        """Control-C quits nothing: it may be a copy gone astray."""
        self.notify("q quits; ctrl+q quits from anywhere.", title="Quit?", markup=False)

    async def action_start_challenge(self) -> None:
        """Choose a challenge from the library and start it."""
        if self.today is None:
            return
        from tracker.tui.dialogs.start import StartDialog

        await self.push_screen(StartDialog(self.desk, self.today.today, self.today.units), self._start_answered)

    def _start_answered(self, answer: tuple[str, date] | None) -> None:
        if answer is not None:
            place = self.screen_stack[0]
            self.desk.start_challenge(place, *answer)
