"""The text of the log line that was not logged yet."""

from pathlib import Path

from tests.tui.driving import staged
from tracker.services.tracker import Tracker
from tracker.tui.unsent import Unsent


def test_it_is_kept_for_its_owner_and_gone_when_empty(tmp_path: Path) -> None:
    first = Unsent(tmp_path / "journal.db")
    first.load()
    assert first.text == ""
    first.text = "run 5km \udcff naïve"
    first.save()
    (file,) = tmp_path.iterdir()
    assert file.stat().st_mode & 0o077 == 0
    second = Unsent(tmp_path / "journal.db")
    second.load()
    assert second.text == "run 5km ? naïve"
    second.text = ""
    second.save()
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    note = Unsent(tmp_path / "missing" / "journal.db")
    note.text = "run 5km"
    note.save()
    note.load()


async def test_it_comes_back_into_the_log_line(tracker: Tracker) -> None:
    note = Unsent(tracker.path)
    note.text = "run 5km along the quay"
    note.save()
    async with staged(tracker) as stage:
        assert "What you had typed is back" in stage.text()
        assert "Run · 5 km · today" in stage.text()
        await stage.press("l", "enter")
        assert stage.app.desk.unsent.text == ""
        assert len(tracker.journal()) == 1
