"""`tracker check`: what it says, its document, its exit codes, and what it does where it is told to."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.pictures import png_file
from tracker.store import readonly, volumes


def _rot(path: Path) -> None:
    """A figure of a session becomes another one, and so does its image in the undo log: it is lost."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE session SET distance_mm = 9 WHERE activity = 'run'")
        connection.execute("UPDATE change_row SET after = after || ' ' WHERE of_table = 'session'")
        connection.commit()


def test_a_sound_journal(cli: Cli, tmp_path: Path) -> None:
    cli("log", "90c 20r")
    before = (tmp_path / "journal.db").read_bytes()
    told = cli("check")
    assert (told.code, told.err) == (0, "")
    assert "sound" in told.out
    assert "2 sessions" in told.out
    document = cli("check", "--json").json
    assert document["sound"] is True
    assert document["counts"]["session"] == 2
    assert (document["faults"], document["cautions"], document["read_only"], document["fixed"]) == ([], [], "", None)
    assert document["digest"] in told.out
    assert cli("check", "--fix").code == 0
    assert (tmp_path / "journal.db").read_bytes() == before


def test_damage_is_told_and_nothing_more_is_stored_until_it_is_fixed(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    cli("log", "90c 20r")
    _rot(path)
    told = cli("check")
    assert told.code == 1
    assert "is not as it was written" in told.out
    assert "Store nothing more in it until it is whole again" in told.out
    assert "tracker restore" in told.out
    assert "tracker check --fix" in told.out
    document = cli("check", "--json").json
    assert (document["sound"], {fault["kind"] for fault in document["faults"]}) == (False, {"row"})
    assert {fault["table"] for fault in document["faults"]} == {"session", "change_row"}
    fixed = cli("check", "--fix")
    assert fixed.code == 0
    assert "saved" in fixed.out
    (aside,) = tmp_path.glob("journal.db.damaged-*")  # dated by the machine's time, not by --at
    (report,) = tmp_path.glob("journal.db.left-out-*.txt")
    assert str(aside) in fixed.out
    assert str(report) in fixed.out
    assert not any("20250628" in path.name for path in (aside, report))
    again = cli("check", "--json")
    assert (again.code, again.json["sound"], again.json["counts"]["session"]) == (0, True, 1)
    assert "Ride" in cli("journal").out


def test_the_document_of_a_fix(cli: Cli, tmp_path: Path) -> None:
    cli("log", "90c 20r")
    path = tmp_path / "journal.db"
    data = path.read_bytes()
    path.write_bytes(bytes(100) + data[100:])
    told = cli("check", "--fix", "--json")
    assert told.code == 0
    assert [fault["kind"] for fault in told.json["faults"]] == ["file"]
    fixed = told.json["fixed"]
    assert (fixed["sound"], fixed["left_out"], fixed["changes_lost"], fixed["report"]) == (True, {}, 0, None)
    assert (fixed["doubts"], fixed["backup"]) == ([], None)
    assert Path(fixed["aside"][0]).read_bytes() == bytes(100) + data[100:]
    assert told.json["counts"]["session"] == 2


def test_what_may_be_lost_is_said_with_another_way(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    for n in range(1, 18):
        cli("log", f"run {n}km " + "uphill " * 40)
    cli("challenge", "start", "mumbai-to-goa")
    cli("backup")
    whole = path.read_bytes()
    (backup,) = (one for one in (tmp_path / "backups").glob("*.db") if one.read_bytes()[:16] == whole[:16])
    said = ""
    for pages in range(8, len(whole) // 4096):  # the fewest of which anything can be saved
        path.write_bytes(whole[: pages * 4096])
        told = cli("check", "--fix")
        if told.code == 0:
            said = told.out
            break
    lacking, all_pages = len(whole) // 4096 - pages, len(whole) // 4096
    assert "More may be lost." in said
    assert f"{lacking} of its {all_pages} pages are missing: what was in them can't be told." in said
    assert "page by page" in said
    assert f"tracker restore last brings back {backup.name}, which has 17 sessions" in said
    assert "can't be undone any more" in said
    (report,) = tmp_path.glob("journal.db.left-out-*.txt")
    assert str(report) in said
    assert "More may be lost." in report.read_text()
    assert said.count("tracker restore") == 1
    assert "left as it is" not in said


def test_a_file_that_can_not_be_opened_is_told_of_once(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    cli("log", "90c 20r")
    path.write_bytes(bytes(100) + path.read_bytes()[100:])
    told = cli("check")
    assert told.code == 1
    assert "The file can't be opened as a journal any more (file is not a database)." in told.out
    assert (told.out.count("check --fix"), told.out.count("left as it")) == (1, 0)


def test_where_no_journal_is_nothing_is_checked_and_none_is_made(cli: Cli, tmp_path: Path) -> None:
    for words in (["check"], ["check", "--fix"]):
        told = cli(*words, "--db", str(tmp_path / "elsewhere" / "other.db"))
        assert (told.code, told.out) == (1, "")
        assert "There is no journal at" in told.err
        assert "choose another with --db" in told.err
    assert list(tmp_path.iterdir()) == []
    cli("log", "90c 20r")
    cli("backup")
    (tmp_path / "journal.db").unlink()
    assert "`tracker restore last` brings back the newest backup" in cli("check").err
    assert not (tmp_path / "journal.db").exists()


def test_an_empty_journal_is_not_begun_by_a_check(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    for words in (["check"], ["check", "--fix"], ["check", "--json"]):
        told = cli(*words)
        assert told.code == 1
        assert f"The journal {path} is empty, as a file is that was cut off, so nothing was checked; put a copy" in (
            told.err or told.json["error"]["message"]
        )
        assert [(one.name, one.stat().st_size) for one in tmp_path.iterdir()] == [("journal.db", 0)]
    cli("log", "90c 20r")
    cli("backup")
    path.write_bytes(b"")
    assert "`tracker restore last` brings back the backup" in cli("check").err
    assert path.read_bytes() == b""


def test_a_backup_of_a_newer_journal_says_that_it_is_newer(cli: Cli, tmp_path: Path) -> None:
    cli("log", "90c 20r")
    with closing(sqlite3.connect(tmp_path / "journal.db")) as connection:
        connection.execute("PRAGMA user_version = 99")
    told = cli("backup")
    assert told.code == 1
    assert "was written by a newer version of tracker (its format is 99" in told.err
    assert "damaged" not in told.err


def test_what_a_salvage_would_not_mend_is_left_alone(cli: Cli, tmp_path: Path) -> None:
    cli("log", "run 5km")
    picture = tmp_path / "x.png"
    png_file(picture)
    cli("photo", "add", "last", str(picture))
    next((tmp_path / "photos").iterdir()).unlink()
    told = cli("check", "--fix")
    assert told.code == 1
    assert "has no file" in told.out
    assert "no salvage would mend this" in told.out
    assert not list(tmp_path.glob("*.damaged-*"))


def test_nothing_that_can_be_saved_and_no_journal_at_all_are_refused(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    cli("log", "90c 20r")
    path.write_bytes(path.read_bytes()[:8192])
    told = cli("check", "--fix")
    assert told.code == 1
    assert "be saved" in told.err
    assert len(path.read_bytes()) == 8192
    path.unlink()
    path.write_text("90c 20r\n")
    told = cli("check", "--db", str(path))
    assert told.code == 1


def test_a_journal_that_can_only_be_read(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("log", "90c 20r")
    monkeypatch.setattr(readonly, "_writable", lambda path: not path.is_relative_to(tmp_path))
    said = "tracker: The journal can only be read, because the file is read-only.\n"
    for words in (["today"], ["streak"], ["journal"], ["challenge", "list"], ["chart"], ["export", "-o", "-"]):
        told = cli(*words)
        assert (told.code, told.err) == (0, said), words
    assert cli("today", "--json").json["streaks"]
    assert "can only be read, because the file is read-only" in cli("check").out
    assert cli("check", "--json").json["read_only"] != ""
    assert cli("doctor").code == 1
    for words in (["log", "run 5"], ["undo"], ["delete", "last"], ["challenge", "start", "mumbai-to-goa"]):
        told = cli(*words)
        assert told.code == 1, words
        assert told.err.endswith("can only be read, because the file is read-only: nothing was stored.\n")
        assert told.err.count("\n") == 1
    monkeypatch.undo()


def test_a_risky_place_is_said(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cli("log", "run 5km")
    mounts = f"1 0 0:1 / {tmp_path} rw - nfs4 nas:/x rw\n"
    monkeypatch.setattr(volumes, "_mounts", lambda: mounts)
    told = cli("check")
    assert told.code == 0
    assert "on a disk of another machine (nfs4)" in told.out
    document = cli("doctor", "--json").json
    (place,) = [one for one in document["checks"] if one["name"] == "place"]
    assert (place["ok"], "one machine only" in place["fix"]) == (False, True)
