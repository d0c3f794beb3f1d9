"""A session opened in the journal: what a watch recorded of it, its laps and track, and where it came from."""

from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.formats.fit.fit_writer import fit_bytes
from tests.tui.driving import staged
from tests.tui.test_bringing import DAWN, INDIA
from tests.tui.test_sizes import resized
from tracker.domain.sessions import Session
from tracker.services.imports.views import ImportWishes
from tracker.services.tracker import Tracker
from tracker.tui.dialogs.opened_session import SessionDialog
from tracker.tui.screens.journal import JournalScreen


def recorded(tracker: Tracker, folder: Path, *, tracks: bool = True) -> Session:
    """An hour's run of three laps from a file whose name means no good."""
    path = folder / "[red]run[-red].fit"
    path.write_bytes(fit_bytes(DAWN, seconds=3600, distance=10_000, laps=3, offset=INDIA))
    tracker.keep_imports(tracker.read_imports([path], ImportWishes(tracks=tracks)))
    return tracker.journal()[0]


@pytest.mark.parametrize("ascii", [False, True], ids=["signs", "letters"])
async def test_it_shows_all_that_is_kept(ascii: bool, tracker: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    recorded(tracker, tmp_path)
    async with staged(tracker, ascii=ascii) as stage:
        await stage.press("3", "enter")
        assert isinstance(stage.app.screen, SessionDialog)
        text = stage.text()
        figures = ("1:00:00", "6:00 /km", "140 bpm", "170 bpm", "300 kcal", "+40 m")
        for said in ("run 10 km, Sat 1 Mar 2025", *figures, "[red]run[-red].fit"):
            assert said in text, said
        assert ("o" if ascii else "○") in text, "where its track began"
        for size in ((20, 5), (50, 15), (80, 24), (300, 100)):
            await resized(stage, size)
        assert "Lap  Distance" in stage.text()
        await stage.press("escape")
        assert isinstance(stage.app.screen, JournalScreen)


async def test_it_leads_to_its_line_and_back(tracker: Tracker, clock: FrozenClock) -> None:
    tracker.log("run 5km 28:00 hills #ghat")
    async with staged(tracker) as stage:
        await stage.press("3", "enter")
        text = stage.text()
        assert "hills #ghat" in text
        assert "by hand" in text
        assert "5:36 /km" in text
        assert "Lap" not in text
        await stage.press("e")
        assert isinstance(stage.app.screen, JournalScreen)
        assert stage.app.screen.has_class("-editing")
        await stage.press("escape", "enter", "enter")
        assert isinstance(stage.app.screen, JournalScreen), "enter closes it too"


def test_without_a_track_there_is_none(tracker: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    session = recorded(tracker, tmp_path, tracks=False)
    opened = tracker.opened_session(session.id)
    assert opened.track == ()
    assert len(opened.laps) == 3
    assert {one.path for one in opened.origins} == {"[red]run[-red].fit"}
