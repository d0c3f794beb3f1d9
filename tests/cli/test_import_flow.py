"""`import`: what is shown, asked, stored and told, by made files."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from benchmarks.archive import write_archive
from tests.cli.conftest import Cli
from tests.formats.fit.fit_writer import CYCLING, fit_bytes
from tests.formats.gps.track_writer import gpx_bytes, line
from tracker.cli import importing
from tracker.services.tracker import Tracker

START = datetime(2025, 3, 1, 1, 30, tzinfo=UTC)
Typing = Callable[[str], None]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Commands run in a folder of files: two FIT, a second device on the first, a bad one, one without times."""
    folder = tmp_path / "files"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "run.fit").write_bytes(fit_bytes(START, offset=19_800))
    (folder / "ride.fit").write_bytes(
        fit_bytes(START + timedelta(days=1), distance=30_000, seconds=4000, sport=CYCLING)
    )
    inside = fit_bytes(START + timedelta(seconds=20), seconds=1700, distance=4000, serial=7, offset=19_800)
    (folder / "phone.fit").write_bytes(inside)
    (folder / "bad.fit").write_bytes(b"nothing of the kind")
    (folder / "walk.gpx").write_bytes(gpx_bytes(line(start=None)))
    return folder


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Somebody at the terminal who types these lines."""

    def typing(lines: str) -> None:
        monkeypatch.setattr(importing, "terminal", lambda: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))

    return typing


def stored(cli: Cli) -> list[tuple[str, float | None, str]]:
    sessions = cli("journal", "--limit", "500", "--json").json["sessions"]
    return sorted((one["activity"], one["distance_m"], one["local_date"]) for one in sessions)


RUN, RIDE = ("run", 5000, "2025-03-01"), ("ride", 30000, "2025-03-02")


def test_enter_stores_what_is_shown_and_undo_takes_it_back(cli: Cli, person: Typing) -> None:
    person("\n")
    told = cli("import", "run.fit", "ride.fit")
    assert (told.code, told.err) == (0, "")
    assert "New: 2" in told.out
    assert "Store it so?" in told.out
    assert "Take it back with: tracker undo" in told.out
    assert "tracker challenge start mumbai-to-goa --on 2025-03-01" in told.out
    assert stored(cli) == [RIDE, RUN]
    assert cli("undo").code == 0
    assert stored(cli) == []
    assert cli("redo").code == 0
    assert stored(cli) == [RIDE, RUN]


@pytest.mark.parametrize("answer", ["n\n", "", "what\nno\n", "i\n1\nn\n"])
def test_no_stores_nothing(cli: Cli, person: Typing, answer: str) -> None:
    person(answer)
    told = cli("import", "run.fit", "ride.fit", "phone.fit")
    assert told.code == 1
    assert "Nothing was stored." in told.out
    assert stored(cli) == []


def test_item_by_item_shows_both_copies_and_takes_the_answer(cli: Cli, person: Typing) -> None:
    both = cli("import", "run.fit", "phone.fit", "--dry-run", "--json").json["items"][1]["sessions"][0]
    assert both["kind"] == "near-duplicate"
    person(f"i\n9\n{both['choices'].index('apart') + 1}\na\n")
    told = cli("import", "run.fit", "phone.fit")
    assert told.code == 0
    assert "Likely the same: 1" in told.out
    assert "5 km" in told.out
    assert "4 km" in told.out
    assert told.err  # 9 is none of the choices
    assert stored(cli) == [("run", 4000, "2025-03-01"), RUN]
    again = cli("import", "run.fit", "phone.fit", "--dry-run", "--json").json
    assert again["counts"]["duplicate"] == 2


def test_words_settle_what_has_no_time(cli: Cli, person: Typing) -> None:
    person("i\nwalk @2025-03-04 7:00 1:20:00\n1\n")
    assert cli("import", "walk.gpx").code == 0
    ((activity, _, on),) = stored(cli)
    assert (activity, on) == ("walk", "2025-03-04")


def test_options_settle_what_has_no_time(cli: Cli) -> None:
    told = cli("import", "walk.gpx", "--yes")
    assert told.code == 1
    assert stored(cli) == []
    told = cli("import", "walk.gpx", "--sport", "hike", "--on", "2025-03-04", "--as", "2h", "--yes", "--json")
    assert told.code == 0, told.out
    ((activity, _, on),) = stored(cli)
    assert (activity, on) == ("hike", "2025-03-04")
    assert told.json["imported"]["stored"] == 1


def test_one_bad_file_keeps_no_other_out_and_a_pipe_stores_nothing_unasked(cli: Cli) -> None:
    told = cli("import", "run.fit", "bad.fit", "missing.fit")
    assert told.code == 1
    assert "--yes" in told.err
    assert stored(cli) == []
    told = cli("import", "run.fit", "bad.fit", "missing.fit", "--yes")
    assert told.code == 1
    assert "Refused: 2" in told.out
    assert stored(cli) == [RUN]


def test_the_json_keeps_the_contract(cli: Cli) -> None:
    found = cli("import", "run.fit", "bad.fit", "--yes", "--json").json
    run, bad = found["items"]
    assert (run["path"], run["format"], run["outcome"], run["kind"]) == ("run.fit", "fit", "import", "new")
    assert (bad["path"], bad["outcome"], bad["sessions"]) == ("bad.fit", "refuse", [])
    assert bad["reason"]
    (session,) = run["sessions"]
    assert (session["activity"], session["distance_m"], session["timer_s"], session["zone"]) == (
        "run",
        5000,
        1800,
        "Asia/Kolkata",
    )
    assert (session["choice"], session["other"]) == ("store", None)
    assert found["counts"] == {"ask": 0, "import_warn": 0, "import": 1, "duplicate": 0, "refuse": 1}
    assert (found["imported"]["stored"], found["imported"]["refused"]) == (1, 1)
    again = cli("import", "run.fit", "--yes", "--json")
    assert (again.code, again.json["counts"]["duplicate"], again.json["imported"]["there"]) == (0, 1, 1)


@pytest.mark.parametrize("where", ["read_imports", "keep_imports"])
def test_ctrl_c_leaves_nothing(cli: Cli, where: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Tracker, where, interrupted)
        assert cli("import", "run.fit", "--yes").code == 130
    assert stored(cli) == []


@pytest.mark.parametrize(
    ("argv", "word"),
    [
        ((), "Say what to import"),
        (("run.fit", "--once"), "--once goes with --watch"),
        (("run.fit", "--watch", "."), "--watch takes its folder alone"),
        (("--watch", "nowhere"), "no folder"),
        (("--watch", ".", "--json"), "--once"),
        (("run.fit", "--sport", "flyng"), "--sport"),
        (("run.fit", "--columns", "Dauer"), "--columns"),
        (("--columns", "Dauer=duration", "nowhere.csv"), "nowhere.csv"),
        (("run.fit", "--day-first", "--month-first"), "exclude each other"),
        (("run.fit", "--private", "here"), "--private"),
        (("run.fit", "--on", "someday"), "--on"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_read(cli: Cli, argv: tuple[str, ...], word: str) -> None:
    told = cli("import", *argv)
    assert told.code == 2
    assert word in told.err


def test_a_watched_folder_once(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "phone.fit").unlink()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    monkeypatch.setattr("tracker.services.imports.watching.SETTLED", -60.0)
    monkeypatch.setattr("tracker.services.imports.watching.PAUSE", 0.0)
    told = cli("import", "--watch", ".", "--once")
    assert told.code == 1  # one of them is refused
    lines = [" ".join(one.split()) for one in told.out.splitlines()]
    assert any(one.startswith("run.fit: Run 5 km 30:00 6:00 /km, stored.") for one in lines)
    assert sum(one.startswith(("bad.fit:", "ride.fit:", "walk.gpx:")) for one in lines) == 3
    assert stored(cli) == [RIDE, RUN]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_from_an_archive_to_would_i_be_in_goa_in_three_commands(cli: Cli, folder: Path) -> None:
    truth = write_archive(folder / "strava.zip", 60, 12, seed=5, records=20)
    assert cli("import", "strava.zip", "--yes").code == 0
    assert len(stored(cli)) == truth.originals
    assert cli("challenge", "start", "mumbai-to-goa", "--on", "2025-03-01").code == 0
    shown = cli("challenge", "show", "mumbai-to-goa")
    assert shown.code == 0
    assert "Goa" in shown.out


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_copy_of_an_archive_is_found_and_none_is_wrong(cli: Cli, folder: Path, language: str) -> None:
    truth = write_archive(folder / "strava.zip", 50, 28, seed=3, language=language, records=20)
    found = cli("import", "strava.zip", "--dry-run", "--json").json
    kinds: dict[str, int] = {}
    for item in found["items"]:
        kinds[item["kind"]] = kinds.get(item["kind"], 0) + 1
    assert kinds == {
        "new": truth.originals,
        "duplicate": len(truth.copies(sure=True)),
        "near-duplicate": len(truth.copies(sure=False)),
    }
    assert cli("import", "strava.zip", "--yes").code == 0
    again = json.loads(cli("import", "strava.zip", "--yes", "--json").out)
    assert again["counts"]["duplicate"] == len(truth.rows)
    assert again["imported"]["batch"] is None


def test_a_file_that_tracker_wrote_comes_back_whole(cli: Cli, folder: Path, person: Typing) -> None:
    assert cli("import", "run.fit", "ride.fit", "--yes").code == 0
    assert cli("export", "-o", "all.json").code == 0
    assert cli("undo").code == 0
    seen = cli("import", "all.json", "--dry-run", "--json").json
    assert {item["format"] for item in seen["items"]} == {"tracker-journal"}
    assert stored(cli) == []
    person("n\n")
    assert cli("import", "all.json").code == 1
    person("\n")
    assert cli("import", "all.json").code == 0
    assert stored(cli) == [RIDE, RUN]
    told = cli("import", "all.json", "run.fit", "--yes")
    assert "import it by itself" in " ".join(told.out.split())


def test_a_challenge_is_only_offered_where_new_sessions_may_fill_it(cli: Cli, folder: Path) -> None:
    offer = "challenge start mumbai-to-goa"
    (folder / "ride.fit").rename(folder / "ride.bin")
    assert offer in cli("import", "run.fit", "--yes").out
    again = cli("import", "run.fit", "--yes")
    assert (again.code, offer in again.out) == (0, False)
    assert cli("export", "-o", "all.json").code == 0
    assert cli("undo").code == 0
    whole = cli("import", "all.json", "--yes")
    assert "1 session stored" in whole.out
    assert offer not in whole.out
    assert cli("challenge", "start", "mumbai-to-goa", "--on", "2025-03-01").code == 0
    more = cli("import", "ride.bin", "--yes")
    assert "1 session stored" in more.out
    assert offer not in more.out


def test_files_may_stand_behind_the_columns_and_what_is_not_read_is_said(cli: Cli, folder: Path) -> None:
    table = "Tag,Was,Weg,Wie weit\n2025-03-01,Laufen,10,x\n2025-03-02,Quidditch,11,\n2025-03-03,Quidditch,12,\n"
    (folder / "log.csv").write_text(table, encoding="utf-8")
    told = cli("import", "--dry-run", "--columns", "Tag=date", "Was=activity", "Weg=distance", "log.csv")
    said = " ".join(told.out.split())
    assert told.code == 0
    assert "Columns not read: Wie weit; name what matters with --columns." in said
    assert said.count("2 items: The file calls its sport “Quidditch”: kept as Other activity") == 1


@pytest.mark.skipif(os.name == "nt", reason="signals are sent as on POSIX")
def test_ctrl_c_ends_a_watch_cleanly_and_leaves_no_reader(folder: Path, tmp_path: Path) -> None:
    environ = {**os.environ, "TRACKER_DB": str(tmp_path / "watched.db"), "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "tracker", "import", "--watch", str(folder)]
    with subprocess.Popen(
        command, env=environ, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith("Watching ")
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=20)
    assert (process.returncode, rest.strip(), errors) == (0, "", "")
