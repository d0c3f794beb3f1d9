"""What the app asks about challenges."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import Job
from tracker.tui.desk.core import DeskCore, same

if TYPE_CHECKING:
    from datetime import date

    from tracker.domain.progress import Progress


class ChallengeDesk(DeskCore):
    """Jobs about challenges."""

    def read_challenges(self, to: MessagePump) -> None:
        """Read every challenge, without day tables."""
        call = self._tracker.challenges
        self._run(Job("challenges", "Reading the challenges", call, messages.ChallengesRead, to))

    def read_challenge(self, to: MessagePump, handle: str) -> None:
        """Read one challenge with its day table and its rules."""
        tracker = self._tracker

        def read() -> messages.ChallengeRead:
            from tracker.domain.rules import plain_rules

            progress = tracker.challenge(handle)
            return messages.ChallengeRead(progress, plain_rules(progress.challenge.template, tracker.units))

        self._run(Job("challenge", "Reading the challenge", read, same, to))

    def read_why(self, to: MessagePump, handle: str, day: date | None) -> None:
        """Read the reasons behind a challenge, or behind one of its days."""
        call = partial(self._tracker.why, handle, day)
        self._run(Job("why", "Looking for the reasons", call, messages.WhyRead, to))

    def draw_plan(
        self,
        to: MessagePump,
        progress: Progress,
        width: int,
        height: int,
        units: str,
        *,
        ascii: bool,
    ) -> None:
        """Draw a challenge's plan chart, which takes longer than a key may."""

        def draw() -> messages.PlanDrawn:
            from tracker.charts.plan import plan_chart

            return messages.PlanDrawn(plan_chart(progress, width, height, units=units, ascii=ascii))

        self._run(Job("plan", "Drawing the plan", draw, same, to))

    def start_challenge(self, to: MessagePump, slug: str, on: date | None, at_s: int | None = None) -> None:
        """Start a challenge from the library, at a clock time (in seconds after midnight) where it goes by hours."""
        tracker = self._tracker

        def start() -> Progress:
            if at_s is None:
                return tracker.start(slug, on=on)
            from tracker.domain.days import settle

            return tracker.start(slug, at=settle(on or tracker.local_date(), at_s, tracker.zone()).instant)

        self._change(to, "Starting the challenge", start, messages.ChallengeStarted)

    def end_challenge(self, to: MessagePump, handle: str) -> None:
        """End a challenge before its time."""
        self._change(to, "Ending the challenge", partial(self._tracker.end, handle), messages.ChallengeEnded)
