"""What the app asks about challenges."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.message_pump import MessagePump

from tracker.tui import messages
from tracker.tui.backstage import CHANGE, Job
from tracker.tui.desk.core import DeskCore, same

if TYPE_CHECKING:
    from datetime import date

    from tracker.domain.progress import Progress
    from tracker.domain.what_if import WhatIf
    from tracker.tui.widgets.start_form import Start


class ChallengeDesk(DeskCore):
    """Jobs about challenges."""

    def read_challenges(self, to: MessagePump) -> None:
        """Read every challenge, without day tables."""
        call = self._tracker.challenges
        self._run(Job("challenges", "Reading the challenges", call, messages.ChallengesRead, to))

    def read_challenge(self, to: MessagePump, handle: str) -> None:
        """Read one challenge with all that its page shows."""
        call = partial(self._tracker.opened, handle)
        self._run(Job("challenge", "Reading the challenge", call, messages.ChallengeRead, to))

    def suppose(self, to: MessagePump, handle: str, what: WhatIf) -> None:
        """Work out what follows from a what-if."""
        tracker = self._tracker

        def suppose() -> messages.ChallengeSupposed:
            from tracker.domain.medals_ahead import medals_ahead

            supposed = tracker.what_if(handle, what)
            return messages.ChallengeSupposed(supposed, medals_ahead(supposed.then, tracker.units))

        self._run(Job("what-if", "Asking what if", suppose, same, to))

    def keep_rests(self, to: MessagePump, days: Sequence[date]) -> None:
        """Mark days as rest."""
        call = partial(self._tracker.rest_on, days)
        self._change(to, "Marking the days", call, partial(messages.DayMarked, "rest"))

    def read_why(self, to: MessagePump, handle: str, day: date | None) -> None:
        """Read the reasons behind a challenge, or behind one of its days."""
        call = partial(self._tracker.why, handle, day)
        self._run(Job("why", "Looking for the reasons", call, messages.WhyRead, to))

    def start_challenge(self, to: MessagePump, wanted: Start) -> None:
        """Start a challenge from the library; `to` gets StartRefused where it can't be."""
        tracker = self._tracker

        def start() -> Progress:
            from tracker.domain.days import settle

            day, at = wanted.on, None
            if wanted.at_s is not None:
                at = settle(day or tracker.local_date(), wanted.at_s, wanted.zone or tracker.zone()).instant
            return tracker.start(
                wanted.slug,
                on=day if at is None else None,
                at=at,
                zone=wanted.zone or None,
                with_=wanted.with_,
                factors=dict(wanted.factors),
                scale=wanted.scale,
            )

        self._run(
            Job(CHANGE, "Starting the challenge", start, messages.ChallengeStarted, to, failed=messages.StartRefused)
        )

    def end_challenge(self, to: MessagePump, handle: str) -> None:
        """End a challenge before its time."""
        self._change(to, "Ending the challenge", partial(self._tracker.end, handle), messages.ChallengeEnded)
