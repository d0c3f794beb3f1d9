"""The README's pictures, made from the demo journal.

The app runs without a terminal on the evening of the demo, keys are pressed as a person would press them, and what then
stands on the screen becomes an SVG file. Running it again gives the same bytes.
"""

import asyncio
import os
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from textual.events import Paste
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from docs.making.drawn import drawn
from tracker.config import seeds_dir
from tracker.services.demo import DEMO_NOW
from tracker.services.demo_tracker import DemoTracker
from tracker.services.tracker import Tracker
from tracker.settings.chosen import settle
from tracker.settings.file import SettingsFile
from tracker.tui.shell import TrackerApp

FOLDER = Path(__file__).parents[1] / "pictures"
ARTICLE = "july-2025.txt"


class Picture(NamedTuple):
    """A screen: the name of its file, what is seen in words, the terminal's columns and rows, the keys that lead there.

    "paste" among the keys pastes the article.
    """

    name: str
    named: str
    size: tuple[int, int]
    keys: tuple[str, ...] = ()
    theme: str = "midnight-sun"


PICTURES = (
    Picture("today", "Today, day 3 of Mumbai to Goa: targets, streak, road, week and the log line.", (110, 34)),
    Picture("challenge", "A challenge opened: days, plan, map, both athletes, medals.", (150, 40), ("2", "enter")),
    Picture("journal", "The journal: every session, newest first.", (110, 26), ("3",)),
    Picture("progress", "Progress: calendar, volume, this year and last, pace, streaks.", (120, 46), ("4",)),
    Picture("races", "Races with a countdown, and the medal cabinet.", (110, 30), ("5", "m")),
    Picture(
        "library",
        "The library: templates, and what the chosen one asks.",
        (110, 36),
        ("6", "slash", *"goa", "enter", "down"),
    ),
    Picture(
        "article",
        "An article read, in the light theme: each figure beside its phrase.",
        (120, 36),
        ("i", "paste", "f5"),
        theme="high-noon",
    ),
)


class Evening:
    """The clock of the pictures: it stands at the demo's evening."""

    def now(self) -> datetime:
        """18:40 in India on day 3, in UTC."""
        return DEMO_NOW


async def shot(tracker: Tracker, picture: Picture, *, demo: bool = True) -> str:
    """A picture of the app on a journal, as the text of an SVG file."""
    app = TrackerApp(tracker, settle(SettingsFile(FOLDER), {}, {"theme": picture.theme}), demo=demo)
    app.animation_level = "none"
    async with app.run_test(size=picture.size) as pilot:
        await _settled(pilot)
        for key in picture.keys:
            if key == "paste":
                app.post_message(Paste((seeds_dir() / "articles" / ARTICLE).read_text(encoding="utf-8")))
            else:
                await pilot.press(key)
            await _settled(pilot)
        return drawn(app.export_screenshot(simplify=True), picture.named)


async def _settled(pilot: Pilot[None]) -> None:
    """Wait until no work runs behind the screen and every answer was handled."""
    quiet = 0
    while quiet < 2:
        await pilot.pause()
        running = [worker for worker in pilot.app.workers if not worker.is_finished]
        for worker in running:
            with suppress(WorkerCancelled):
                await worker.wait()
        quiet = 0 if running else quiet + 1


def make_pictures(folder: Path, tracker: Tracker, pictures: Iterable[Picture] = PICTURES, *, demo: bool = True) -> None:
    """Write the pictures of a journal into a folder."""
    for picture in pictures:
        text = asyncio.run(shot(tracker, picture, demo=demo))
        (folder / f"{picture.name}.svg").write_text(text, encoding="utf-8")


def _forget_surroundings(home: str) -> None:
    """Let no setting of this machine's show: a home of its own, no variable that tracker or the toolkit reads."""
    for name in list(os.environ):
        if name.startswith(("TRACKER_", "TEXTUAL", "XDG_")) or name in ("NO_COLOR", "COLORFGBG"):
            del os.environ[name]
    os.environ["HOME"] = home


def write_pictures() -> None:
    """Write all pictures of the demo anew."""
    with TemporaryDirectory(prefix="tracker-pictures-") as folder:
        _forget_surroundings(folder)
        tracker = DemoTracker(Path(folder) / "journal.db", Evening())
        try:
            make_pictures(FOLDER, tracker)
        finally:
            tracker.close()
