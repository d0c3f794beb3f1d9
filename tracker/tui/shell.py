"""The app itself: its places, what it asks of the journal, and the one place where failures are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.command import Provider
from textual.reactive import var
from textual.screen import ModalScreen

from tracker.tui import messages
from tracker.tui.backstage import Backstage, Job
from tracker.tui.commands import bindings
from tracker.tui.desk import Desk
from tracker.tui.desk.core import TODAY
from tracker.tui.failures import OPENING, Failures
from tracker.tui.reaching import ReachableApp
from tracker.tui.screens import places
from tracker.tui.screens.place import Place
from tracker.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from tracker.domain.medals import Medal
    from tracker.services.tracker import Tracker
    from tracker.services.views import Today
    from tracker.settings.chosen import Settings
    from tracker.tui.trouble import Trouble

TICK = 1.0  # seconds between looks at the clock
POLL = 0.75  # seconds between looks for what another window wrote
# what works only with a journal open
OPEN = frozenset(
    "undo redo share start_challenge import_article import_files export add_athlete change_athlete".split()
)
UNREAD = -1  # no version of the journal has this number: whatever is there is news


def _commands() -> type[Provider]:
    from tracker.tui.palette import Commands

    return Commands


class TrackerApp(ReachableApp):
    """The app on one journal.

    `settled` is called when the first figures stand on the screen or can't, and again when all else is imported.
    """

    TITLE = "tracker"
    DEFAULT_MODE: ClassVar[str] = "today"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    COMMANDS = {_commands}  # noqa: RUF012 declared by the toolkit as a set of the class

    when: var[tuple[str, ...]] = var(())

    def __init__(
        self,
        tracker: Tracker,
        settings: Settings,
        *,
        demo: bool = False,
        settled: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(settings)
        self.tracker = tracker
        self.demo = demo
        self._settled = settled
        self._started = False
        self._backstage = Backstage(self)
        self.desk = Desk(tracker, self._backstage.run)
        self._version: int | None = None
        self._failures = Failures(self, self._fault_answered)
        for name in places.NAMES:
            self.add_mode(name, partial(self.place, name))

    # -- places ---------------------------------------------------------------------------------------------------

    def place(self, name: str) -> Place:
        """A place, newly made, with what is known so far."""
        place = places.place_named(name, self.desk, ascii=self.ascii)
        place.demo, place.when, place.today, place.trouble = self.demo, self.when, self.today, self.trouble
        place._css_update_count = self._css_update_count  # else the toolkit reads every style twice to show it first
        return place

    def places(self) -> Iterator[Place]:
        """The places that were opened so far."""
        for stack in self._screen_stacks.values():
            yield from (screen for screen in stack if isinstance(screen, Place))

    @property
    def shown(self) -> Place | None:
        """The place on the screen, under any dialog; None while the app starts or ends."""
        stack = self._screen_stacks.get(self.current_mode)
        place = stack[0] if stack else None
        return place if isinstance(place, Place) else None

    def watch_today(self, today: Today | None) -> None:
        """Hand the figures down to the places."""
        for place in self.places():
            place.today = today

    def watch_trouble(self, trouble: Trouble | None) -> None:
        """Hand down what is the matter to the places."""
        for place in self.places():
            place.trouble = trouble
        self.refresh_bindings()

    def watch_when(self, when: tuple[str, ...]) -> None:
        """Hand date and zone down to the headers."""
        for place in self.places():
            place.when = when

    async def action_show(self, name: str) -> None:
        """Go to a place, leaving any dialog."""
        await self.switch_mode(name)

    # -- start and end --------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        """Show the first frame, then open the journal."""
        self.call_after_refresh(self.open_journal)

    def open_journal(self) -> None:
        """Open the journal and read Today, off the screen's thread."""
        self.desk.open(self)

    def _start_clocks(self) -> None:
        if self._started:
            return
        self._started = True
        self.call_after_refresh(self._settle)
        self.set_interval(TICK, self.tick, name="clock")
        self.set_interval(POLL, self.poll, name="changes")
        self.keep_safe()

    def _settle(self) -> None:
        """The first figures stand on the screen: make ready what they did without."""
        self.read_later_styles()
        if len(self.screen_stack) > 1:
            self.refresh_css(animate=False)  # a dialog came before its styles
        self.desk.warm_up(self)
        if self._settled is not None:
            self._settled()

    @on(messages.WarmedUp)
    def _warmed_up(self) -> None:
        if self._settled is not None:
            self._settled()

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
        if self.today is not None and not self._mending:
            self.desk.read_version(self)

    def read_afresh(self) -> None:
        """Read Today and what the shown place shows; the other places read when they are shown again."""
        self.desk.read_today(self)
        for place in self.places():
            place.stale = True
        if self.shown is not None:
            self.shown.refresh_if_stale()

    @on(messages.TodayRead)
    def _today_read(self, event: messages.TodayRead) -> None:
        from tracker.tui.present.dates import header_times

        today = event.today
        self.when = header_times(today.today, today.zone, today.athlete.name if len(today.athletes) > 1 else "")
        self.today = today
        self.refresh_bindings()
        if self.shown is not None:
            self.shown.refresh_if_stale()
        self._start_clocks()

    @on(messages.VersionRead)
    def _version_read(self, event: messages.VersionRead) -> None:
        self._failures.forget()
        before, self._version = self._version, event.version
        if before is None:
            before = self.desk.version
        if before != event.version:
            self.read_afresh()
        elif self.shown is not None:
            self.shown.refresh_if_stale()

    @on(messages.Written)
    def _written(self, event: messages.Written) -> None:
        from tracker.tui.present.toasts import medals_of, toast_of

        units = self.today.units if self.today is not None else "km"
        celebrated = self._celebrate(medals_of(event), units)
        for before in [one for one in self._notifications if not one.title]:
            self._unnotify(before)  # u takes back this change now, no more the one before
        self.notify(toast_of(event, units, celebrated=celebrated), markup=False)
        self.read_afresh()

    def _celebrate(self, medals: Sequence[Medal], units: str) -> bool:
        """Show the medals that a change handed over, unless somebody types or a dialog is open: then the toast does."""
        if not medals or self.typing or isinstance(self.screen, ModalScreen):
            return False
        from tracker.tui.dialogs.celebration import CelebrationDialog

        self.push_screen(CelebrationDialog(medals, units, ascii=self.ascii))
        return True

    @on(messages.JobEnded)
    def _job_ended(self) -> None:
        self._backstage.ended()

    @on(messages.JobFailed)
    def _job_failed(self, event: messages.JobFailed) -> None:
        from tracker.errors import BusyJournalError

        if not self.take_as_trouble(event.job, event.error, opening=event.job.group == OPENING):
            self._failures.tell(event.job, event.error)
        if isinstance(event.error, BusyJournalError) and not event.job.changes:
            self._read_again(event.job)
        self._start_clocks()

    def _read_again(self, job: Job) -> None:
        """What another window kept from being read is read at the next look."""
        if isinstance(job.to, Place):
            job.to.stale = True
        elif job.group == TODAY:
            self._version = UNREAD

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

    async def action_search_journal(self, query: str) -> None:
        """Go to the journal and show what matches a filter line."""
        from tracker.tui.screens.journal import JournalScreen

        await self.switch_mode("journal")
        if isinstance(self.shown, JournalScreen):
            self.shown.search(query)

    async def action_share(self, kind: str, ref: str = "", on: str = "") -> None:
        """Make a card of a "day", a "challenge" or a "medal"; `ref` names which one, `on` is a day as 2025-06-28."""
        from datetime import date

        from tracker.tui.dialogs.share import ShareDialog

        day = date.fromisoformat(on) if on else None
        await self.push_screen(ShareDialog(self.desk, kind, ref, day, light=not self.current_theme.dark))

    def action_undo(self) -> None:
        """Take back the last change."""
        self.desk.undo(self)

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.desk.redo(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What works only with a journal open, or with several athletes in it."""
        if action == "next_athlete":
            return self.today is not None and len(self.today.athletes) > 1
        if action in OPEN:
            return self.today is not None
        return super().check_action(action, parameters)
