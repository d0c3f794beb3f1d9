"""Drives the app in tests: a journal in a temporary folder, a clock that stands, and no sleeping."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from textual.geometry import Region
from textual.message import Message
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from tests.clocks import FrozenClock
from tracker.services.tracker import Tracker
from tracker.settings.chosen import load
from tracker.tui.shell import TrackerApp

WIDE = (120, 36)


@dataclass
class Stage:
    """An app that runs, the hands on its keys, and every message it saw."""

    app: TrackerApp
    pilot: Pilot[None]
    seen: list[Message] = field(default_factory=list)

    async def settle(self) -> None:
        """Wait until no call to the journal runs and every answer was handled."""
        idle = 0
        while idle < 2:
            await self.pilot.pause()
            running = [worker for worker in self.app.workers if not worker.is_finished]
            for worker in running:
                try:
                    await worker.wait()
                except (WorkerCancelled, WorkerFailed):
                    continue
            idle = 0 if running else idle + 1

    async def press(self, *keys: str) -> None:
        """Press keys and wait for what they bring; a place that a digit leads to has all it shows before the next."""
        for begin, end in pairwise((0, *(n for n, key in enumerate(keys[:-1], 1) if key in "123456"), len(keys))):
            await self.pilot.press(*keys[begin:end])
            await self.settle()

    async def write(self, text: str) -> None:
        """Type a text into whatever has the focus."""
        await self.pilot.press(*(NAMES.get(char, char) for char in text))
        await self.settle()

    def text(self) -> str:
        """What stands on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def found(self, kind: type[Message]) -> list[Message]:
        """The messages of a kind, each once though it bubbled, in the order they came."""
        return list({id(message): message for message in self.seen if isinstance(message, kind)}.values())

    def row_of(self, text: str) -> int:
        """The first row of the screen that holds a text."""
        return next(number for number, row in enumerate(self.text().split("\n")) if text in row)


NAMES = {
    " ": "space", "#": "number_sign", "@": "at", ":": "colon", ">": "greater_than_sign", '"': "quotation_mark",
    "+": "plus", "-": "minus", ".": "full_stop", "/": "slash", "[": "left_square_bracket", "]": "right_square_bracket",
}  # fmt: skip


@asynccontextmanager
async def staged(
    tracker: Tracker,
    size: tuple[int, int] = WIDE,
    *,
    ascii: bool = False,
    wait: bool = True,
) -> AsyncIterator[Stage]:
    """The app on a journal, its first figures on the screen unless `wait` is off."""
    app = TrackerApp(tracker, load(os.environ, {"ascii": True} if ascii else {}))
    seen: list[Message] = []
    async with app.run_test(size=size, notifications=True, tooltips=True, message_hook=seen.append) as pilot:
        stage = Stage(app, pilot, seen)
        if wait:
            await stage.settle()
        try:
            yield stage
        finally:
            app.desk.drafts.close()  # as `run_app` does: what is typed is there for the next window


def mumbai(tracker: Tracker, clock: FrozenClock, days: int = 2) -> None:
    """Mumbai to Goa with its first days done as planned; the clock then stands on the following morning."""
    clock.set("2025-06-26T05:30+05:30")
    tracker.start("mumbai-to-goa", on=date(2025, 6, 26))
    for n in range(days):
        clock.set(f"2025-06-{26 + n}T19:30+05:30")
        tracker.log("ride 90km 4:10 +820m hills #ghat")
        tracker.log("run 20km 1:58:30")
    clock.set(f"2025-06-{26 + days}T06:00+05:30" if days < 5 else "2025-06-30T20:00+05:30")


def region_meta(app: TrackerApp) -> list[dict[str, object]]:
    """What clicks would do, for every segment on the screen."""
    screen = app.screen
    lines = screen._compositor.render_strips(Region(0, 0, *screen.size).size)
    return [dict(segment.style.meta) for line in lines for segment in line if segment.style and segment.style._meta]


def template(folder: Path, **texts: str) -> Path:
    """A template file whose texts are given: title, summary, goal, place, award."""
    said = {"title": "Plain", "summary": "Plain.", "goal": "Run", "place": "Here", "award": "Medal", **texts}
    path = folder / "made.toml"
    path.write_text(
        f"""
format = 1
slug = "made"
version = 1
title = {_toml(said["title"])}
summary = {_toml(said["summary"])}

[window]
days = 5

[[goals]]
key = "run"
title = {_toml(said["goal"])}
of = "run"
per = "day"
target = "5 km"

[route]
name = "Road"
length = "25 km"
places = [
  {{ name = {_toml(said["place"])}, lat = 19.0, lon = 72.8, at = "0 km" }},
  {{ name = "There", lat = 18.0, lon = 73.0, at = "25 km" }},
]

[[awards]]
key = "finish"
title = {_toml(said["award"])}
artefact = "medal"
on = "complete"
""",
        encoding="utf-8",
    )
    return path


def _toml(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
