"""What is typed and not stored yet: kept in a file of the window's own, taken up by the next one, gone once stored."""

import errno
import fcntl
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.message_pump import MessagePump
from textual.widgets import Input, TextArea

from tests.clocks import FrozenClock
from tests.tui.driving import Stage, mumbai, staged
from tests.tui.filled import filled
from tests.tui.test_walk import Step, _paste, downloads, go
from tracker.services.race_forms import RaceForm
from tracker.services.tracker import Tracker
from tracker.tui import pictures
from tracker.tui.backstage import Job
from tracker.tui.desk import Desk
from tracker.tui.dialogs.race_form import RaceDialog
from tracker.tui.drafts import LINE, LOG, Drafts
from tracker.tui.keeping import tell_lost
from tracker.tui.typed_files import FORMAT, Typed, parsed, written

AT = datetime(2025, 6, 28, 2, 30, tzinfo=UTC)
TEXTS = st.dictionaries(st.text(max_size=20), st.text(max_size=80), max_size=4)


def drafts(folder: Path, at: datetime = AT) -> Drafts:
    """The drafts of a window that starts now."""
    made = Drafts(folder / "journal.db", lambda: at)
    made.take_up()
    return made


def files(folder: Path) -> list[str]:
    """The side files."""
    return sorted(path.name for path in folder.iterdir() if ".typed-" in path.name)


def _saved(window: Drafts) -> bool:
    return window.saved


def test_a_form_is_kept_offered_again_and_gone_once_it_is_stored(tmp_path: Path) -> None:
    window = drafts(tmp_path)
    form = window.begin("edit/1", {LINE: "run 5km"})
    assert (form.texts, form.before) == ({LINE: "run 5km"}, None)
    form.put({LINE: "run 5km"})
    window.save()
    assert files(tmp_path) == [], "nothing was typed"
    form.put({LINE: "run 7km naïve \udcff"})
    window.save()
    (name,) = files(tmp_path)
    assert (tmp_path / name).stat().st_mode & 0o077 == 0
    window.close()
    after = drafts(tmp_path, AT + timedelta(days=1))
    assert len(files(tmp_path)) == 1, "taken over, not doubled"
    again = after.begin("edit/1", {LINE: "run 5km"})
    assert (again.texts, again.before) == ({LINE: "run 7km naïve ?"}, AT)
    again.put({LINE: "run 7km naïve ?"})
    assert (again.texts, again.before) == ({LINE: "run 7km naïve ?"}, AT), "nothing was typed yet"
    again.put({LINE: "run 8km"})
    assert (again.texts, again.before) == ({LINE: "run 8km"}, None)
    assert after.forms(since=AT + timedelta(days=2)) == ()
    again.drop()
    assert again.texts == {LINE: "run 5km"}
    after.close()
    assert files(tmp_path) == []


def test_two_windows_never_overwrite_each_other_and_neither_is_lost(tmp_path: Path) -> None:
    one, other = drafts(tmp_path), drafts(tmp_path, AT + timedelta(minutes=1))
    one.begin(LOG).put({LINE: "run 5km"})
    other.begin(LOG).put({LINE: "ride 90km"})
    one.save()
    other.save()
    third = drafts(tmp_path)
    assert third.begin(LOG).texts == {}, "both windows live"
    one.close()
    other.close()
    last = drafts(tmp_path)
    first = last.begin(LOG)
    assert first.texts == {LINE: "ride 90km"}, "the later one first"
    first.drop()
    assert last.begin(LOG).texts == {LINE: "run 5km"}, "then the other"
    last.close(orderly=True)
    assert len(files(tmp_path)) == 1


def test_what_a_killed_process_typed_is_taken_up_and_its_litter_swept(tmp_path: Path) -> None:
    code = (
        "import os, sys; from pathlib import Path; from datetime import UTC, datetime\n"
        "from tracker.tui.drafts import Drafts\n"
        "d = Drafts(Path(sys.argv[1]) / 'journal.db', lambda: datetime.now(UTC));"
        "d.begin('race/1').put({'event': 'Oslo'}); d.begin('filter').put({'line': 'run'}); d.save();"
        "os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, env=dict(os.environ))
    assert done.returncode == -9
    (name,) = files(tmp_path)
    (tmp_path / f"{name[:-1]}0.new").write_bytes(b"half wri")
    (tmp_path / "journal.db.unsent").write_text("run 5km")
    for twin in ("1", "2"):  # killed between taking a text over and removing the file it came from
        (tmp_path / f"{name[:-1]}{twin}x").write_bytes((tmp_path / name).read_bytes())
    window = drafts(tmp_path)
    window.begin("race/1").drop()
    assert "race/1" not in window.forms(), "offered once"
    window.begin("race/1").put({"event": "Oslo"})
    assert set(window.forms()) == {"race/1", "filter", LOG}
    assert window.begin(LOG).texts == {LINE: "run 5km"}, "of a version before"
    assert len(list(tmp_path.iterdir())) == 1, "all of it is in this window's file"
    window.close(orderly=True)
    assert set(drafts(tmp_path).forms()) == {LOG, "race/1"}, "a filter is no entry: an orderly end forgets it"


def test_what_is_logged_is_forgotten_before_anybody_is_told(tracker: Tracker) -> None:
    asked: list[Job] = []
    desk = Desk(tracker, asked.append)
    line = desk.drafts.begin(LOG)
    line.put({LINE: "run 5km"})
    desk.drafts.save()
    desk.log_line(MessagePump(), "run 5km")
    line.put({LINE: "run 5km ride 9km"})  # typed while it is being stored
    asked[0].call()
    assert len(tracker.journal()) == 1
    (name,) = files(tracker.path.parent)
    (kept,) = parsed((tracker.path.parent / name).read_bytes())
    assert kept.texts == {LINE: "ride 9km"}, "should the app end now, nothing would be logged twice"
    desk.drafts.close()


def test_what_was_left_stays_where_it_is_until_it_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = drafts(tmp_path)
    before.begin(LOG).put({LINE: "run 5km"})
    before.close()
    (name,) = files(tmp_path)
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", _full)
        window = drafts(tmp_path)
        assert window.begin(LOG).texts == {LINE: "run 5km"}, "it is offered all the same"
        assert name in files(tmp_path)
        window.close()
    assert drafts(tmp_path).begin(LOG).texts == {LINE: "run 5km"}


def _full(handle: int) -> None:
    raise OSError(28, "No space left on device")


def test_a_folder_that_refuses_is_no_fault_and_nothing_is_forgotten(tmp_path: Path) -> None:
    gone = tmp_path / "missing"
    window = drafts(gone)
    window.begin(LOG).put({LINE: "run 5km"})
    window.save()
    assert not _saved(window)
    gone.mkdir()
    window.save()
    assert _saved(window)
    window.close()
    assert drafts(gone).begin(LOG).texts == {LINE: "run 5km"}


def test_what_no_file_could_take_is_known_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = drafts(tmp_path)
    window.begin("edit/1").put({LINE: "ride 9km"})
    window.begin("edit/2").put({LINE: "row 3km"})
    window.save()
    monkeypatch.setattr(os, "fsync", _full)
    window.begin(LOG).put({LINE: "run 5km"})
    window.begin("edit/2").put({LINE: "row 4km"})
    window.begin("search").put({LINE: "goa"})
    window.close()
    assert [one.texts for one in window.lost()] == [{LINE: "row 4km"}, {LINE: "run 5km"}], "the first is in the file"
    assert window.refused == "No space left on device"
    later = drafts(tmp_path)
    later.begin("edit/1")
    later.close()
    assert later.lost() == (), "it is in the file of the window before still"
    monkeypatch.undo()
    window.save()
    assert (window.lost(), window.refused) == ((), "")


async def test_that_nothing_can_be_kept_is_told_at_once_and_all_of_it_at_the_end(
    tracker: Tracker, clock: FrozenClock, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mumbai(tracker, clock)

    async def look(stage: Stage) -> list[str]:
        for _ in range(3):
            stage.app.keep_drafts()
            await stage.settle()
        return [one.message for one in stage.app._notifications if one.title == "Not kept"]

    async with staged(tracker) as stage:
        window = stage.app.desk.drafts
        with monkeypatch.context() as disk:
            disk.setattr(os, "fsync", _full)
            await stage.press("l")
            await stage.write("run 5km")
            (told,) = await look(stage)
            assert told.startswith("What is typed can't be kept (No space left on device).")
            stage.app.clear_notifications()
            assert await look(stage) == [], "once is enough"
        assert await look(stage) == []
        assert _saved(window), "it works again"
        monkeypatch.setattr(os, "fsync", _full)
        await stage.write(" at \u202edawn")
        assert len(await look(stage)) == 1, "and again not"
        window.begin("template/own", {LINE: ""}).put({LINE: "a\n\tb\x1b[2Jc"})
    window.close(orderly=True)
    tell_lost(stage.app)
    assert capsys.readouterr().err == (
        "What you typed could not be kept (No space left on device). It was:\n"
        "  the log line\n    run 5km at dawn\n  a template\n    a\n    b[2Jc\n"
    )


@pytest.mark.parametrize("windows", [False, True])
def test_where_files_know_no_lock_what_is_typed_is_kept_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, windows: bool
) -> None:
    def none(*_: object, **__: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", none)
    if windows:
        monkeypatch.setattr("tracker.tui.drafts.LOCKS", False)
    window = drafts(tmp_path)
    window.begin(LOG).put({LINE: "run 5km"})
    window.save()
    assert _saved(window)
    (name,) = files(tmp_path)
    assert drafts(tmp_path).forms() == (), "that process lives"
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (tmp_path / name).rename(tmp_path / f"journal.db.typed-{ended.pid}-00000000")
    last = drafts(tmp_path)
    assert last.begin(LOG).texts == {LINE: "run 5km"}
    assert len(files(tmp_path)) == 1
    assert f"-{os.getpid()}-" in files(tmp_path)[0]
    last.begin(LOG).drop()
    last.close()
    assert files(tmp_path) == []


@given(st.lists(st.tuples(st.text(min_size=1, max_size=20), TEXTS), max_size=5))
def test_what_is_written_is_read_back(found: list[tuple[str, dict[str, str]]]) -> None:
    once = parsed(written(tuple(Typed(form, texts, AT) for form, texts in found)))
    assert parsed(written(once)) == once
    assert [one.at for one in once] == [AT] * len(found)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff", b"[]", b"null", b'{"format":1}', b'{"format":1,"typed":7}', b'{"format":1,"typed":[{}]}',
     b"[" * 9_999,
     b'{"format":2,"typed":[]}', b'{"format":1,"typed":[{"form":"log","at":"2025-06-28","texts":{}}]}',
     b'{"format":1,"typed":[{"form":"log","at":"2025-06-28T00:00:00+00:00","texts":{"line":7}}]}'],
)  # fmt: skip
def test_what_is_no_such_file_is_left_where_it_is(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        parsed(data)
    left = tmp_path / "journal.db.typed-1-00000000"
    left.write_bytes(data)
    assert drafts(tmp_path).forms() == ()
    assert left.read_bytes() == data
    assert FORMAT == 1


# -- in the app -------------------------------------------------------------------------------------------------------

# every form of the app: a field of it, the place, and what leads to it
FORMS: tuple[tuple[str, str, tuple[Step, ...]], ...] = (
    ("log-line", "today", ("l",)),
    ("start-scale", "today", ("n",)),
    ("athlete-name", "today", (lambda stage: stage.app.call_later(stage.app.run_action, "app.add_athlete"),)),
    ("photo-caption", "journal", ("p",)),
    ("edit-line", "journal", ("e",)),
    ("filter", "journal", ("slash",)),
    ("field-event", "races", ("n",)),
    ("field-splits", "races", ("e",)),
    ("library-search", "library", ("slash",)),
    ("template-text", "library", ("escape", "e")),
    ("draft-line", "settings", ("down", "down", "down", "down", "down", "enter")),
    ("export-folder", "today", ("E",)),
    ("article-source", "today", ("i",)),
    ("on", "today", ("i", _paste, "f5", "down", "e")),
    ("amend-line", "today", ("I", "enter", "e")),
    ("bring-path", "today", ("I",)),
)


def _fields(stage: Stage) -> list[Input | TextArea]:
    """What can be typed into on the screen."""
    found = [one for one in stage.app.screen.query(Input) if one.region]
    areas = [one for one in stage.app.screen.query(TextArea) if not one.read_only]
    return [*found, *areas]


async def test_whatever_is_typed_anywhere_is_kept(
    tracker: Tracker, clock: FrozenClock, tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "can_show", lambda: False)
    filled(tracker, clock, tmp_path)
    downloads(tracker, own_home)
    async with staged(tracker, (160, 60)) as stage:
        missing, count = [], 0
        for name, place, steps in FORMS:
            await go(stage, place, *steps)
            fields = _fields(stage)
            assert name in [field.id for field in fields], name
            for field in fields:
                count += 1
                mark = f"zq{count}qz"
                if isinstance(field, TextArea):
                    field.insert(mark)
                else:
                    field.value += mark
                await stage.pilot.pause()
                kept = [text for one in stage.app.desk.drafts._typed.values() for text in one.texts.values()]
                missing += [] if any(mark in text for text in kept) else [field.id]
        assert missing == []
        assert count > 40


async def test_a_killed_window_loses_nothing_that_was_typed_and_the_next_one_offers_it(
    tracker: Tracker, clock: FrozenClock
) -> None:
    mumbai(tracker, clock)
    tracker.race_add(RaceForm(event="Tata Mumbai Marathon", on="2026-01-18", distance="marathon"))
    async with staged(tracker) as stage:
        await stage.press("l")
        await stage.write("run 5km along the quay")
        await stage.press("escape", "5", "n")
        await stage.write("Midnight Sun")
        await stage.press("escape", "n")
        assert isinstance(stage.app.screen, RaceDialog)
        assert "Typed before" in stage.text(), "left and opened again"
        await stage.press("escape")
        assert stage.app.screen.texts["event"] == "", "esc drops it, and the form stays"
        await stage.write("Oslo half")
        await stage.press("escape", "3", "e")
        await stage.write("77")
        assert not _saved(stage.app.desk.drafts)
        stage.app.keep_drafts()
        await stage.settle()
        assert _saved(stage.app.desk.drafts), "off the screen's thread, a second later at the latest"
        (kept,) = [path for path in tracker.path.parent.iterdir() if ".typed-" in path.name]
        left = kept.read_bytes()  # here it is killed
    kept.write_bytes(left)
    async with staged(tracker) as stage:
        told = " ".join(one.message for one in stage.app._notifications)
        assert "What you had typed is back in the log line" in told
        assert "Not stored when tracker ended: a new race and a session's line" in told
        await stage.press("l", "enter")
        assert "run 5km along the quay" not in kept.parent.joinpath(_only(kept.parent)).read_text()
        stage.app.clear_notifications()
        await stage.press("5", "n")
        assert "Oslo half" in stage.text()
        assert "Typed before" in stage.text()
        await stage.press("tab")
        await stage.write("2026-05-01")
        assert "Typed before" not in stage.text(), "it is typed on"
        await stage.press("ctrl+s")
        assert [one.race.event for one in tracker.races()] == ["Tata Mumbai Marathon", "Oslo half"]
        await stage.press("3", "down", "e")
        assert "typed before" in stage.text()
        await stage.press("escape")
        await stage.press("e")
        assert "typed before" not in stage.text(), "esc dropped it"
        await stage.press("escape")
        stage.app.desk.drafts.close(orderly=True)
        assert files(kept.parent) == []


def _only(folder: Path) -> str:
    (name,) = files(folder)
    return name
