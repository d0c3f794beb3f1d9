"""The app itself: its places, what it asks of the journal, and the one place where failures are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.command import Provider
from textual.events import Event, Key
from textual.reactive import var
from textual.widget import Widget

from tracker.tui import messages
from tracker.tui.backstage import Backstage
from tracker.tui.commands import bindings
from tracker.tui.desk import Desk
from tracker.tui.dressed import DressedApp
from tracker.tui.failures import Failures
from tracker.tui.screens import places
from tracker.tui.screens.place import Place
from tracker.tui.screens.today import TodayScreen

if TYPE_CHECKING:
    from tracker.services.articles import Adopted
    from tracker.services.tracker import Tracker
    from tracker.services.views import Today
    from tracker.tui.dialogs.start import Start

TICK = 1.0  # seconds between looks at the clock
POLL = 0.75  # seconds between looks for what another window wrote


def _commands() -> type[Provider]:
    from tracker.tui.palette import Commands

    return Commands


class TrackerApp(DressedApp):
    """The app on one journal. `settled` is called once, when the first figures stand on the screen or can't."""

    TITLE = "tracker"
    DEFAULT_MODE: ClassVar[str] = "today"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("app")]
    COMMANDS = {_commands}  # noqa: RUF012 declared by the toolkit as a set of the class

    today: var[Today | None] = var(None)
    when: var[tuple[str, ...]] = var(())

    def __init__(
        self,
        tracker: Tracker,
        *,
        demo: bool = False,
        ascii: bool = False,
        settled: Callable[[], None] | None = None,
    ) -> None:
        super().__init__()
        self.tracker = tracker
        self.demo = demo
        self.ascii = ascii
        self._settled = settled
        self._started = False
        self._backstage = Backstage(self)
        self.desk = Desk(tracker, self._backstage.run)
        self._version: int | None = None
        self._failures = Failures(self, self._fault_answered)
        self.set_class(ascii, "-ascii")
        for name in places.NAMES:
            self.add_mode(name, partial(self._place, name))

    # -- places ---------------------------------------------------------------------------------------------------

    def _place(self, name: str) -> Place:
        place = places.place_named(name, self.desk, ascii=self.ascii)
        place.demo, place.when, place.today = self.demo, self.when, self.today
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

    def watch_when(self, when: tuple[str, ...]) -> None:
        """Hand date and zone down to the headers."""
        for place in self.places():
            place.when = when

    async def action_show(self, name: str) -> None:
        """Go to a place, leaving any dialog."""
        await self.switch_mode(name)

    async def on_event(self, event: Event) -> None:
        """Let a command's letter act before the next key is looked at.

        Left to bubble, the letter that moves to an input would act only after the keys behind it had gone to the old
        focus, and fast typing or a paste would mark, delete and undo instead of being written.
        """
        if isinstance(event, Key) and not event.is_forwarded and event.is_printable and not self.typing:
            active = self.screen.active_bindings.get(event.key)
            if active is not None and active.enabled:
                await self.run_action(active.binding.action, active.node)
                return
        await super().on_event(event)

    @property
    def typing(self) -> bool:
        """Whether letters are text now."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

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

    def _settle(self) -> None:
        """The first figures stand on the screen: make ready what they did without."""
        self.read_later_styles()
        self.desk.warm_up(self)
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
        if self.today is not None:
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
        self._failures.tell(event.job, event.error)
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
        told = {command.help: command for command in reversed(active)}  # keys that do the same are told once
        await self.push_screen(HelpDialog(text, list(reversed(told.values()))))

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
        if action in ("undo", "redo", "start_challenge", "import_article"):
            return self.today is not None
        return True

    async def action_start_challenge(self, slug: str = "") -> None:
        """Choose a challenge from the library, `slug` to begin with, and start it."""
        if self.today is None:
            return
        from tracker.tui.dialogs.start import StartDialog

        await self.push_screen(StartDialog(self.desk, self.today.today, self.today.units, slug), self._start_answered)

    async def action_import_article(self) -> None:
        """Read a challenge or a race out of an article; one that was begun goes on where it was left."""
        if self.today is None:
            return
        from tracker.tui.screens.article_source import SourceScreen

        for mode, stack in self._screen_stacks.items():
            if any(isinstance(screen, SourceScreen) for screen in stack):
                await self.switch_mode(mode)
                return
        await self.push_screen(SourceScreen(self.desk, self.today, ascii=self.ascii), self._article_kept)

    async def _article_kept(self, adopted: Adopted | None) -> None:
        """Go to what was made: the challenge on Today, else the template in the library."""
        if adopted is None:
            return
        if adopted.started is not None:
            await self.switch_mode("today")
        elif adopted.templates:
            from tracker.tui.screens.library import LibraryScreen

            await self.switch_mode("library")
            if isinstance(self.shown, LibraryScreen):
                self.shown.open_slug(adopted.templates[0].template.slug)

    def _start_answered(self, answer: Start | None) -> None:
        if answer is not None:
            self.desk.start_challenge(self.shown or self, *answer)
