"""One line that says what the charts of Progress show: which activity, by which bucket; a click chooses."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tracker.tui.ink import KEY, MUTED
from tracker.tui.messages import happening

BUCKETS = ("day", "week", "month", "year")
ALL = "All"
CHOSEN = f"{KEY} reverse"


class SeriesStrip(Widget):
    """The choices with the chosen ones marked: "s All Ride Run   day week month year"."""

    ALLOW_SELECT: ClassVar[bool] = False

    sports: reactive[tuple[str, ...]] = reactive(())
    sport = reactive("")
    by = reactive("week")

    @happening
    class SportChosen(Message):
        """An activity was clicked, "" for all together."""

        sport: str

    @happening
    class BucketChosen(Message):
        """A bucket was clicked."""

        by: str

    def _shown(self) -> tuple[str, ...]:
        """The activities that fit, the chosen one among them; "" is all together."""
        from tracker.domain.activities import title_of

        wanted = ("", *self.sports)
        room = self.size.width - sum(len(bucket) + 2 for bucket in BUCKETS) - 9
        sizes = {one: len(title_of(one) if one else ALL) + 2 for one in wanted}
        last = len(wanted)
        while last > 1 and sum(sizes[one] for one in wanted[:last]) > room:
            last -= 1
        if self.sport in wanted[last:]:
            return (*wanted[: max(1, last - 1)], self.sport)
        return wanted[:last]

    def _pieces(self) -> list[tuple[str, str, Message | None]]:
        """The line's pieces: text, style, and what a click on it posts."""
        from tracker.domain.activities import title_of

        pieces: list[tuple[str, str, Message | None]] = [(" s ", KEY, None)]
        for one in self._shown():
            name = f" {title_of(one) if one else ALL} "
            pieces.append((name, CHOSEN if one == self.sport else MUTED, self.SportChosen(one)))
        pieces.append(("   ", MUTED, None))
        for bucket in BUCKETS:
            post, chosen = self.BucketChosen(bucket), bucket == self.by
            pieces.append((f" {bucket[0]}", CHOSEN if chosen else KEY, post))
            pieces.append((f"{bucket[1:]} ", CHOSEN if chosen else MUTED, post))
        return pieces

    def render(self) -> Content:
        """The line."""
        return Content.assemble(*((text, style) for text, style, _ in self._pieces()))

    def on_click(self, event: Click) -> None:
        """Choose what was clicked."""
        start = 0
        for text, _, post in self._pieces():
            if post is not None and start <= event.x < start + len(text):
                self.post_message(post)
                return
            start += len(text)
