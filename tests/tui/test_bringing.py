"""Bringing a history in and taking it out, in the app."""

import zipfile
from datetime import UTC, date, datetime, timedelta
from os import utime
from pathlib import Path

from textual.widgets import Input

from tests.clocks import FrozenClock
from tests.formats.fit.fit_writer import CYCLING, fit_bytes
from tests.formats.gps.track_writer import gpx_bytes, line
from tests.tui.driving import mumbai, staged
from tests.tui.test_sizes import resized
from tracker.services.exports.leaving import save_in
from tracker.services.imports.views import Choice
from tracker.services.tracker import Tracker
from tracker.tui import messages
from tracker.tui.dialogs.export import ExportDialog
from tracker.tui.screens.article_source import SourceScreen
from tracker.tui.screens.import_review import ReviewScreen
from tracker.tui.screens.import_source import ImportSourceScreen
from tracker.tui.widgets.file_list import FileList

SIZES = ((20, 5), (50, 15), (80, 24), (300, 100))
INDIA = 19_800  # seconds ahead of UTC
DAWN = datetime(2025, 3, 1, 0, 30, tzinfo=UTC)  # 06:00 in India


def count(tracker: Tracker) -> int:
    """How many sessions there are."""
    return sum(day.sessions for day in tracker.journal_index())


def archive(folder: Path) -> Path:
    """A zip of watch files: five days, a copy of one of them, a track that says nothing of when, and a broken one."""
    folder.mkdir(exist_ok=True)
    path = folder / "watch.zip"
    with zipfile.ZipFile(path, "w") as made:
        for n in range(5):
            start = DAWN + timedelta(days=n)
            made.writestr(
                f"{n}.fit",
                fit_bytes(start, seconds=3600, distance=10_000 + 700 * n, offset=INDIA, serial=7 + n, created=start),
            )
        made.writestr("same.gpx", gpx_bytes(line(61, start=DAWN, step_s=60, north=0.0015, east=0)))
        made.writestr("when.gpx", gpx_bytes(line(61, start=None)))
        made.writestr("broken.fit", b"no watch wrote this")
    return path


async def test_an_archive_is_reviewed_stored_and_taken_back(
    tracker: Tracker, clock: FrozenClock, own_home: Path, tmp_path: Path
) -> None:
    mumbai(tracker, clock)
    before = count(tracker)
    archive(own_home / "Downloads")
    async with staged(tracker) as stage:
        await stage.press("I")
        source = stage.app.screen
        assert isinstance(source, ImportSourceScreen)
        assert "watch.zip" in stage.text()
        assert "In ~/Downloads" in stage.text()
        await stage.press("enter")
        screen = stage.app.screen
        assert isinstance(screen, ReviewScreen)
        assert stage.found(messages.ImportProgressed), "it tells how far it is"
        text = stage.text()
        assert all(word in text for word in ("To decide 1", "New 5", "Can't be brought in 1", "stores 5 new"))
        assert count(tracker) == before, "nothing is stored yet"
        # the track without a time waits for words
        assert screen.rows.current is not None
        assert screen.rows.current.kind == "ask"
        await stage.press("e")
        await stage.write("nonsense 7")
        await stage.press("enter")
        assert screen.has_class("-editing")
        assert "nonsense" in stage.text(), "what was typed stays"
        screen.query_one("#amend-line", Input).value = "run @2025-03-20 07:00 40m"
        await stage.press("enter")
        assert "stores 6 new" in stage.text()
        # leave out the newest, take that back, and leave it out again
        await stage.press("home", "x")
        left = [item for item in screen.review.items if item.choice is Choice.LEAVE and item.kind != "refused"]
        assert len(left) == 1
        assert "stores 5 new" in stage.text()
        await stage.press("u")
        assert "stores 6 new" in stage.text()
        await stage.press("U")
        assert "stores 5 new" in stage.text()
        await stage.press("ctrl+s")
        assert "watch.zip: 5 new · u takes it back" in stage.text()
        assert "Journal" in stage.text()
        assert count(tracker) == before + 5
        await stage.press("u")
        assert count(tracker) == before
        await stage.press("U")
        assert count(tracker) == before + 5
        # the same again: nothing is asked, nothing is new
        await stage.press("I", "enter")
        again = stage.app.screen
        assert isinstance(again, ReviewScreen)
        assert "nothing new" in stage.text()
        assert "There already" in stage.text()
        await stage.press("escape", "escape")
        assert not isinstance(stage.app.screen, ReviewScreen | ImportSourceScreen)


async def test_two_copies_stand_side_by_side(tracker: Tracker, clock: FrozenClock, own_home: Path) -> None:
    clock.set("2025-03-01T10:00+05:30")
    tracker.log("ride 10.2km 1:02:00")
    (own_home / "one.fit").write_bytes(fit_bytes(DAWN, seconds=3700, distance=10_240, sport=CYCLING, offset=INDIA))
    async with staged(tracker, (160, 45)) as stage:
        await stage.press("I", "enter")
        screen = stage.app.screen
        assert isinstance(screen, ReviewScreen)
        item = screen.rows.current
        assert item is not None
        assert item.kind == "near-duplicate"
        text = stage.text()
        assert "this copy" in text
        assert "the journal" in text
        assert "140 bpm" in text
        await stage.press("b")
        assert screen.review.items[0].choice is Choice.APART
        await stage.press("ctrl+s")
        assert count(tracker) == 2


async def test_the_field_says_what_is_wrong_and_looks_around(
    tracker: Tracker, clock: FrozenClock, own_home: Path
) -> None:
    (own_home / "Downloads" / "deep").mkdir(parents=True)
    (own_home / "Downloads" / "deep" / "a.gpx").write_bytes(gpx_bytes(line(3)))
    (own_home / "Downloads" / "letter.zip").write_bytes(b"this is no zip")
    async with staged(tracker, (80, 24)) as stage:
        await stage.press("I")
        assert "letter.zip" in stage.text()
        assert "deep/" in stage.text()
        await stage.write("nowhere.fit")
        await stage.press("enter")
        assert "There is no such file" in stage.text()
        screen = stage.app.screen
        assert isinstance(screen, ImportSourceScreen)
        screen.field.value = "~nobody-of-that-name/x.gpx"
        await stage.press("enter")
        assert "There is no home ~nobody-of-that-name" in stage.text()
        screen.field.value = "deep"
        await stage.settle()
        assert "a.gpx" in stage.text(), "what lies in it"
        screen.field.value = "dee"
        await stage.settle()
        await stage.press("enter")
        assert screen.field.value.endswith("/deep/")
        assert "a.gpx" in stage.text()
        await stage.press("shift+tab")
        assert "letter.zip" in stage.text()
        await stage.press("enter")
        review = stage.app.screen
        assert isinstance(review, ReviewScreen)
        assert "Can't be brought in 1" in stage.text()
        await stage.press("escape", "escape")
        # a path that the article's field is given is no article
        await stage.press("i")
        source = stage.app.screen
        assert isinstance(source, SourceScreen)
        source.area.text = str(own_home / "Downloads" / "deep" / "a.gpx")
        await stage.press("f5")
        assert isinstance(stage.app.screen, ReviewScreen)


async def test_it_stands_at_every_size_and_hostile_names_do_no_harm(
    tracker: Tracker, clock: FrozenClock, own_home: Path
) -> None:
    mumbai(tracker, clock)
    made = archive(own_home / "Downloads")
    made.rename(made.with_name("[red]\u202e.zip"))
    (own_home / "Downloads" / "old\x1b[31m.gpx").write_bytes(gpx_bytes(line(3)))
    utime(own_home / "Downloads" / "old\x1b[31m.gpx", (0, 0))
    (own_home / "Downloads" / "new\nline[bold]").mkdir()
    async with staged(tracker) as stage:
        for keys, said in (("I", "old[31m.gpx"), ("enter", "What was read · 8"), ("e", "What it was")):
            await stage.press(keys)
            for size in SIZES:
                rows = await resized(stage, size)
                assert not set("\x1b\u202e") & set("".join(rows))
                if size[0] >= 80:
                    assert said in "\n".join(rows), f"{keys} at {size}"
        await stage.press("escape", "escape", "escape", "E")
        for size in SIZES:
            await resized(stage, size)
        assert "for a friend" in stage.text()
        assert not stage.found(messages.JobFailed)


async def test_the_mouse_chooses_too_and_typing_goes_on(tracker: Tracker, clock: FrozenClock, own_home: Path) -> None:
    archive(own_home / "Downloads")
    (own_home / "Downloads" / "deep").mkdir()
    async with staged(tracker, (120, 36)) as stage:
        await stage.press("I")
        screen = stage.app.screen
        assert isinstance(screen, ImportSourceScreen)
        await stage.pilot.click(FileList, offset=(4, 1))
        assert screen.files.picked is not None
        assert screen.files.picked.name == "deep"
        assert screen.field.has_focus, "the keys stay with the field"
        await stage.pilot.click(FileList, offset=(4, 0), times=2)
        await stage.settle()
        assert isinstance(stage.app.screen, ReviewScreen)


async def test_a_friends_challenge_comes_as_a_whole(tracker: Tracker, clock: FrozenClock, own_home: Path) -> None:
    mumbai(tracker, clock)
    left = tracker.export_challenge("mumbai-to-goa")
    tracker.undo()  # the sessions
    while tracker.challenges():
        tracker.undo()
    save_in(left, own_home)
    async with staged(tracker) as stage:
        await stage.press("I", "enter")
        assert "takes it over, as one change" in stage.text()
        assert " + mumbai-to-goa" in stage.text()
        assert "e edit" not in stage.text()
        await stage.press("ctrl+s")
        assert stage.app.current_mode == "challenges"
        assert "Started Mumbai → Goa · u takes it back" in stage.text()
        assert len(tracker.challenges()) == 1


async def test_everything_leaves_in_three_keys(tracker: Tracker, clock: FrozenClock, own_home: Path) -> None:
    mumbai(tracker, clock)
    async with staged(tracker) as stage:
        await stage.press("E", "enter")
        dialog = stage.app.screen
        assert isinstance(dialog, ExportDialog)
        assert "Wrote ~/journal.tracker.json" in stage.text()
        await stage.press("enter", "down", "enter", "down", "enter", "down", "enter", "down", "enter")
        names = sorted(path.name for path in own_home.iterdir() if path.is_file())
        assert [name for name in names if "tracker" in name or name.startswith(("mumbai", "sessions"))] == [
            "journal-2.tracker.json",
            "journal.tracker.json",
            "mumbai-to-goa.tracker.json",
            "sessions.csv",
            "tracker.ics",
        ]
        assert "don't know you as Me" in stage.text(), "a log for a friend needs a name that they know one by"
        await stage.press("home", "tab")
        await stage.write("/nowhere/at/all")
        await stage.press("enter")
        assert "There is no folder" in stage.text()
        dialog.query_one("#export-folder", Input).value = "~nobody-of-that-name"
        await stage.press("enter")
        assert "There is no home ~nobody-of-that-name" in stage.text()
        assert date(2025, 6, 28) == tracker.local_date()
