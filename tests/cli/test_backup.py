"""`backup` and `restore`, and the backup that the day's first change gets by itself."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.pictures import png_file
from tracker.store import backups
from tracker.store.backups import surveyed


@pytest.fixture
def now(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The command line by the machine's own clock."""
    monkeypatch.delenv("TRACKER_AT")
    return cli


def _kept(cli: Cli) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli("restore", "--json").json["backups"]
    return found


def test_a_journal_comes_back_and_goes_again(cli: Cli, tmp_path: Path) -> None:
    assert cli("restore").out == "There is no backup yet: tracker backup makes one.\n"
    assert (cli("backup").code, cli("restore", "last").code) == (1, 1)
    assert not (tmp_path / "journal.db").exists()
    cli("log", "run", "5km")
    told = cli("backup")
    assert told.out.startswith("Backed up: 1 session, ")
    assert "read again and found whole" in told.out
    cli("log", "run", "7km")
    digest = cli("check", "--json").json["digest"]
    told = cli("restore", "last")
    assert told.code == 0
    assert told.out.startswith("Restored: 1 session, ")
    assert "tracker restore before brings it back" in told.out
    assert len(cli("journal", "--json").json["sessions"]) == 1
    again = cli("restore", "last")
    assert (again.code, again.out) == (0, "The journal is in that state already; nothing was changed.\n")
    restored = cli("restore", "before", "--json").json["restored"]
    assert restored["backup"]["digest"] == digest == cli("check", "--json").json["digest"]
    assert (restored["changed"], restored["aside"], restored["photos"]) == (True, [], 0)
    assert restored["before"]["reason"] == "before-restore"
    lines = cli("restore").out.splitlines()
    assert len(lines) == 4
    assert [
        word in line
        for word, line in zip(("before a restore", "before a restore", "asked for"), lines[:3], strict=True)
    ]
    assert [one["sessions"] for one in _kept(cli)] == [1, 2, 1]
    assert cli("restore", "77").err == "tracker: There is no backup 77; tracker restore lists them.\n"


def test_a_file_is_written_once_unless_it_is_forced(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    cli("log", "run", "5km")
    made = cli("backup", "sent.zip", "--json").json["backup"]
    assert (made["file"], made["sessions"], made["reason"]) == ("sent.zip", 1, "asked")
    told = cli("backup", "sent.zip")
    assert (told.code, told.out) == (1, "")
    assert "add --force" in told.err
    assert cli("backup", "sent.zip", "--force").code == 0
    assert cli("backup", "sent.db").code == 0
    cli("log", "run", "7km")
    for sent in ("sent.zip", "./sent.db"):
        assert cli("restore", sent).code == 0
        assert len(cli("journal", "--json").json["sessions"]) == 1
        cli("restore", "before")
        assert len(cli("journal", "--json").json["sessions"]) == 2


def test_a_bundle_that_lacks_photos_does_not_pass_for_a_whole_one(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    cli("log", "run", "5km", "--photo", str(png_file(tmp_path / "x.png")))
    assert cli("backup", "whole.zip", "--json").json["backup"]["lacking"] == []
    (photo,) = (tmp_path / "photos").iterdir()
    photo.write_bytes(b"")
    told = cli("backup", "sent.zip")
    assert (told.code, told.err) == (1, "")
    assert told.out.startswith("Backed up: 1 session, ")
    assert "but not all photos." in told.out
    assert f"lacking  1 photo, gone or not as added: {photo.name}" in told.out
    assert "found whole" not in told.out
    told = cli("backup", "other.zip", "--json")
    assert (told.code, told.json["backup"]["lacking"]) == (1, [photo.name])
    told = cli("restore", "whole.zip")
    assert told.out == "The journal is in that state already.\n1 photo and 0 templates were brought back.\n"
    assert cli("check").code == 0
    assert cli("restore", "sent.zip").out == "The journal is in that state already; nothing was changed.\n"


def test_the_first_change_of_a_day_is_backed_up_after_its_answer(
    now: Cli, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[str] = []
    make = backups.backup_from

    def watched(*words: Any, **named: Any) -> object:
        told.append(capsys.readouterr().out)
        return make(*words, **named)

    monkeypatch.setattr(backups, "backup_from", watched)
    now("today")
    assert told == []
    now("log", "run", "5km")
    assert told[0].startswith("Logged  Run  5 km")
    now("log", "run", "6km")
    now("undo")
    now("journal")
    assert len(told) == 1
    (kept,) = _kept(now)
    assert (kept["reason"], kept["sessions"], kept["app"]) == ("daily", 1, kept["app"])


def test_nothing_is_backed_up_of_another_time(cli: Cli, tmp_path: Path) -> None:
    cli("log", "run", "5km")
    assert not (tmp_path / "backups").exists()


def test_a_backup_that_fails_takes_nothing_back(now: Cli, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    told = now("log", "run", "5km")
    assert (told.code, told.out[:6]) == (0, "Logged")
    assert told.err.startswith("tracker: What you did is stored, but it is in no backup: ")
    assert told.err.count("\n") == 1
    assert len(now("journal", "--json").json["sessions"]) == 1


@pytest.mark.parametrize(
    "spoil", [lambda data: b"x" * len(data), lambda data: data[:100] + bytes(8_000) + data[8_100:]]
)
def test_a_damaged_journal_is_restored_and_kept(cli: Cli, tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    cli("log", "run", "5km")
    made = cli("backup", "--json").json["backup"]
    path = tmp_path / "journal.db"
    damaged = spoil(path.read_bytes())
    path.write_bytes(damaged)
    assert cli("journal").code == 1
    told = cli("restore", "1")
    assert told.code == 0
    assert "What was damaged is kept as " in told.out
    (aside,) = tmp_path.glob("journal.db.damaged-*")
    assert aside.read_bytes() == damaged
    assert surveyed(path).digest == made["digest"]
    assert cli("check").code == 0
    assert json.loads(cli("restore", "1", "--json").out)["restored"]["changed"] is False


def test_a_journal_that_is_gone_is_brought_back(cli: Cli, tmp_path: Path) -> None:
    cli("log", "run", "5km")
    cli("backup")
    path = tmp_path / "journal.db"
    path.unlink()
    told = cli("log", "run", "6km")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert "tracker restore last" in told.err
    assert not path.exists()
    assert cli("restore", "last").code == 0
    assert len(cli("journal", "--json").json["sessions"]) == 1
