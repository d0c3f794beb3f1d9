"""Today: what to do now, how it stands, and the line to log it with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.css.query import NoMatches
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget

from tracker.tui.commands import bindings
from tracker.tui.messages import LineRefused, SessionsLogged, happening
from tracker.tui.screens.place import Place
from tracker.tui.widgets.challenge_card import ChallengeCard
from tracker.tui.widgets.doors import Doors
from tracker.tui.widgets.figures_panel import FiguresPanel
from tracker.tui.widgets.log_panel import LogPanel
from tracker.tui.widgets.next_panel import NextPanel
from tracker.tui.widgets.no_challenge import NoChallenge
from tracker.tui.widgets.panel import Panel
from tracker.tui.widgets.streak_panel import StreakPanel
from tracker.tui.widgets.week_panel import WeekPanel

if TYPE_CHECKING:
    from tracker.domain.progress import Progress
    from tracker.services.views import Today
    from tracker.tui.desk import Desk


WEEK_ROWS = 11  # rows below which the week's bars say too little


class TodayScreen(Place):
    """Cards of the running challenges, streak, week, what is next, and the log line at the foot."""

    AREA: ClassVar[str] = "today"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("today")]
    AUTO_FOCUS: ClassVar[str | None] = ".panel"

    @happening
    class ChallengeOpened(Message):
        """A challenge is to be opened."""

        handle: str

    def __init__(self, desk: Desk, *, ascii: bool = False) -> None:
        super().__init__(desk, ascii=ascii)
        self._before: Widget | None = None

    def body(self) -> Iterable[Widget]:
        """Two columns, one where it is narrow, and the log line below."""
        with VerticalScroll(id="body", can_focus=False):
            with Vertical(id="left"):
                with VerticalScroll(id="cards", can_focus=False):
                    yield ChallengeCard()
                yield WeekPanel(classes="panel -under-cards")
            with Vertical(id="right"):
                with Vertical(id="side"):
                    yield StreakPanel(id="streak")
                    yield NextPanel(id="next")
                yield WeekPanel(classes="panel -beside-cards")
        with Vertical(id="foot"):
            yield LogPanel(self.desk.read, self.desk.drafts)

    def on_mount(self) -> None:
        """Show the figures that were read while another place was shown."""
        if self.today is not None:
            self.call_later(self._show, self.today)

    def watch_today(self, today: Today | None) -> None:
        """Hand the figures down to the panels."""
        if today is None or not self.is_mounted:
            return
        self.call_later(self._show, today)

    async def _show(self, today: Today) -> None:
        async with self.batch():
            await self._show_cards(today)
            for panel in self.query(FiguresPanel):
                panel.units, panel.ascii = today.units, self.ascii
                panel.today = today
            self._arrange()
            self.query_one(LogPanel).show_today(today)

    def on_resize(self, event: Resize) -> None:
        """Another height may leave room for the week below the cards, or none."""
        self._arrange()

    def _arrange(self) -> None:
        """The week stands below the cards where there is room for it, else in the other column."""
        if self.today is None:
            return
        cards = self.query_one("#cards").children
        width = self.query_one("#cards").size.width - 4
        rows = sum(len(card.lines(width)) + 2 for card in cards if isinstance(card, Panel))
        self.set_class(rows + WEEK_ROWS > self.query_one("#body").size.height, "-crowded")

    async def _show_cards(self, today: Today) -> None:
        """As many cards as there are challenges, the same widgets again where they were there before."""
        from tracker.tui.present.card import Partner

        cards = self.query_one("#cards")
        empty = not today.logged
        self.set_class(empty and not today.challenges, "-empty")
        wanted: list[type[Panel]] = [ChallengeCard] * len(today.challenges) or [Doors if empty else NoChallenge]
        had_focus = self.focused is not None and cards in self.focused.ancestors
        if [type(child) for child in cards.children] != wanted:
            await cards.remove_children()
            await cards.mount(*(kind() for kind in wanted))
            if had_focus or self.focused is None:
                self.set_focus(cards.children[0])
        names = {athlete.id: athlete.name for athlete in today.athletes}
        for card, progress in zip(cards.query(ChallengeCard), today.challenges, strict=False):
            card.units, card.ascii = today.units, self.ascii
            card.partners = tuple(
                Partner(names.get(other.athlete_id, ""), other)
                for other in today.partners
                if other.challenge.id == progress.challenge.id
            )
            card.progress = progress

    @property
    def log_panel(self) -> LogPanel:
        """The log line."""
        return self.query_one(LogPanel)

    @property
    def chosen(self) -> Progress | None:
        """The challenge of the focused card, else the first."""
        card = self.focused if isinstance(self.focused, ChallengeCard) else None
        try:
            return (card or self.query(ChallengeCard).first()).progress
        except NoMatches:
            return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Opening needs a challenge; a plan needs one that still asks something."""
        if action == "open_challenge":
            return self.chosen is not None
        if action == "fill_planned":
            return self.today is not None and bool(self.today.challenges)
        if action == "explain":
            return self.today is not None and (self.today.logged or bool(self.today.challenges))
        if action == "mark":
            return self.today is not None
        if action == "toggle_both":
            return self.today is not None and len(self.today.athletes) > 1
        return True

    def action_focus_log(self) -> None:
        """Go to the log line."""
        self._before = self.focused
        self.set_focus(self.log_panel.input)

    def action_fill_planned(self) -> None:
        """Fill the log line with what today's targets still ask."""
        from tracker.tui.present.planned import planned_line

        if self.today is None:
            return
        line = planned_line(self.today.challenges, self.today.units)
        if not line:
            asked = any(progress.targets for progress in self.today.challenges)
            nothing = "Nothing is left of today's targets." if asked else "No challenge asks for anything today."
            self.notify(nothing, markup=False)
            return
        self.action_focus_log()
        self.log_panel.fill(line)

    def action_mark(self, kind: str) -> None:
        """Mark today."""
        self.desk.mark_today(self, kind, self.log_panel.others)
        self.log_panel.log_for(())

    def action_toggle_both(self) -> None:
        """Log and mark for those who take part in the shown challenge too, or for oneself alone again."""
        if self.today is None:
            return
        if self.log_panel.others:
            self.log_panel.log_for(())
            return
        others = self._company(self.today)
        if not others:
            self.notify("Nobody takes part in this challenge with you.", markup=False)
        self.log_panel.log_for(others)

    def _company(self, today: Today) -> tuple[str, ...]:
        """The others who take part in the shown challenge; without one the other athlete, where there is just one."""
        card = self._before if isinstance(self._before, ChallengeCard) else None
        shown = self.chosen if card is None or isinstance(self.focused, ChallengeCard) else card.progress
        taking = shown.challenge.athletes if shown is not None else ()
        others = [athlete for athlete in today.athletes if athlete.id != today.athlete.id]
        mine = tuple(athlete.name for athlete in others if athlete.id in taking)
        return mine or (tuple(athlete.name for athlete in others) if len(others) == 1 else ())

    def action_open_challenge(self) -> None:
        """Open the focused challenge."""
        if self.chosen is not None:
            self.post_message(self.ChallengeOpened(self.chosen.handle))

    async def action_explain(self) -> None:
        """Explain the streaks."""
        if self.today is None:
            return
        from tracker.tui.dialogs.words import WordsDialog
        from tracker.tui.present.why import why_paragraphs

        await self.app.push_screen(WordsDialog("Why", why_paragraphs(self.today)))

    @on(LogPanel.Submitted)
    def _submitted(self, event: LogPanel.Submitted) -> None:
        event.stop()
        self.desk.log_line(self, event.line, self.log_panel.others)

    @on(LogPanel.Left)
    def _left(self, event: LogPanel.Left) -> None:
        event.stop()
        self._leave_log()

    def _leave_log(self) -> None:
        back = self._before if self._before is not None and self._before.is_attached else None
        self.set_focus(back or self.query(Panel).first())

    @on(SessionsLogged)
    def _logged(self, event: SessionsLogged) -> None:
        self.log_panel.logged(event.line, event.logged)
        if not self.log_panel.input.value:
            self._leave_log()

    @on(LineRefused)
    def _refused(self, event: LineRefused) -> None:
        event.stop()
        self.log_panel.refused(event.error)
        self.set_focus(self.log_panel.input)
