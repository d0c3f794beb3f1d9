"""What the handle can be asked about long spans: series for charts, each from one snapshot of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.services.handle import Handle

if TYPE_CHECKING:
    from tracker.domain.series import Efforts, Heat, Spans, Volume, Years


class AskingProgress(Handle):
    """Questions about what was done over time. Every one may raise JournalError."""

    def sports(self) -> tuple[str, ...]:
        """The sports that sessions were logged of, the one done most often first."""
        from tracker.services.sports import sports_of

        with self._reading() as (reader, at):
            return sports_of(reader, at)

    def heat(self, activity: str = "", *, back: int = 0) -> Heat:
        """The 53 weeks that end today, or on the same date `back` years earlier; of all activities by default."""
        from tracker.services.heat import heat_of

        with self._reading() as (reader, at):
            return heat_of(reader, at, activity, back)

    def volume(self, by: str = "week", n: int = 12, *, activity: str = "") -> Volume:
        """The amounts of the last `n` days, weeks, months or years by sport, this one among them."""
        from tracker.services.volume import volume_of

        with self._reading() as (reader, at):
            return volume_of(reader, at, by, n, activity)

    def years(self, activity: str = "") -> Years:
        """This year beside the last one."""
        from tracker.services.years import years_of

        with self._reading() as (reader, at):
            return years_of(reader, at, activity)

    def efforts(self, activity: str, *, days: int = 365) -> Efforts:
        """The sessions of a sport whose distance and time are known, of the `days` days that end today."""
        from tracker.services.efforts import efforts_of

        with self._reading() as (reader, at):
            return efforts_of(reader, at, activity, days)

    def streak_spans(self) -> Spans:
        """Every streak over everything logged."""
        from tracker.services.streak_spans import streak_spans_of

        with self._reading() as (reader, at):
            return streak_spans_of(reader, at)
