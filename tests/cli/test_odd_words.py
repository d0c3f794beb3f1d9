"""Words on the command line that are read in no way, or in one way alone: numbers, dates, paths, signs."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tracker.clock import system_zone
from tracker.domain.days import zone_of
from tracker.errors import RefusedError, TrackerError, UsageError

DAY = date(2025, 6, 28)


@pytest.mark.parametrize("number", ["1.5", "7x", "0x10", "0b11", "1_000", "1e2", "٣", "½", "True", "9" * 5_000])
def test_a_whole_number_is_digits_alone_and_never_rounded(cli: Cli, number: str) -> None:
    for words in (("journal", f"--limit={number}"), ("fact", "list", f"--days={number}"), ("chart", f"--n={number}")):
        told = cli(*words)
        assert told.code == 2
        assert "takes a whole number of at most 15 digits" in told.err
        assert len(told.err) < 300
    assert cli("fact", "list", "--days", "１２").code == 0


def test_a_place_in_a_race_is_one_that_can_be(cli: Cli) -> None:
    cli("race", "add", "Half", "--on", "2025-06-21", "--distance", "half")
    for number, said in (
        ("1.5", "whole number"),
        ("0", "1 or more"),
        ("-3", "1 or more"),
        ("10000001", "10,000,000 at most"),
    ):
        told = cli("race", "result", "half-2025", "2:00:00", f"--position={number}")
        assert (told.code > 0, said in told.err) == (True, True), told
    assert cli("race", "result", "half-2025", "2:00:00", "--position=10000000").code == 0


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("run 5km +-5m", "negative"),
        ("run 5km +−5m", "negative"),
        ("run 5km ++5m", "no number"),
        ("run 5km +.5m", "lacks a digit"),
        ("run 5km hr.5", "lacks a digit"),
        ("run 5km hr½", "no number"),
        ("run 5km rpe²", "no number"),
        ("run +5 km", "unknown unit; a climb is in m, ft"),
        ("run 5km +820 min", "unknown unit; a climb is in m, ft"),
    ],
)
def test_what_looks_like_a_number_is_never_a_note(cli: Cli, line: str, said: str) -> None:
    told = cli("log", line)
    assert told.code in (1, 2), told
    assert said in told.err


def test_a_scale_is_a_number_and_no_power(cli: Cli) -> None:
    for scale in ("²", "٣", "1,234", "nan"):
        assert cli("challenge", "start", "c25k", f"--scale={scale}").code == 2, scale
    assert "at 150 %" in cli("challenge", "start", "c25k", "--scale=1½").out


def test_a_handicap_is_a_number(cli: Cli) -> None:
    for factor in ("nan", "inf", "1e400", "9" * 5_000, "1_0", "-1", "١"):
        told = cli("challenge", "start", "run1000-team", "--with", "Ankita", f"--factor=Ankita={factor}")
        assert told.code == 1
        assert "is no factor; write a number from 0.1 to 10" in told.err


def test_dates_at_the_ends_of_the_calendar_and_in_rare_forms(cli: Cli) -> None:
    for words, said in (
        (("challenge", "start", "higdon-half-n2", "--until", "9999-12-31"), "too far off"),
        (("athlete", "set", "--born", "20260315"), "no date"),
        (("athlete", "set", "--born", "1990-W12-3"), "no date"),
        (("race", "add", "R", "--on", "2025-12-05 20:30", "--limit", "@9999-12-31 02:00"), "more than 100 days after"),
    ):
        told = cli(*words)
        assert told.code > 0
        assert said in told.err
    assert cli("athlete", "set", "--born", "1990-12-31").code == 0


def test_the_length_of_a_pool_is_a_number_of_any_length(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Run 5 km every day for 10 days.\n")
    told = cli("template", "import", str(tmp_path / "a.txt"), "--pool", "9" * 5_000 + "m")
    assert told.code == 2
    assert "write the length of a lap" in told.err


def test_a_zone_of_a_thousand_parts_is_none(cli: Cli) -> None:
    assert "There is no time zone" in cli("athlete", "set", "--zone", "a/sia" * 1_000).err
    assert cli("race", "add", "R", "--on", f"2025-12-05 20:30 {'a/sia' * 1_000}").code == 1


@pytest.mark.parametrize("name", ["localtime", "posixrules", "Factory"])
def test_a_zone_that_is_another_one_elsewhere_is_none(cli: Cli, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "There is no time zone" in cli("athlete", "set", "--zone", name).err
    for zone in (name, ":/etc/localtime"):
        monkeypatch.setenv("TZ", zone)
        assert zone_of(system_zone())
    with pytest.raises(RefusedError):
        zone_of(name)


def test_an_address_is_no_journal_and_is_not_repeated(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "postgresql://tracker:secret@localhost/tracker"
    monkeypatch.chdir(tmp_path)
    said = [cli("today", "--db", address), cli("config", "set", "journal", address)]
    config = tmp_path / "c.toml"
    config.write_text(f'journal = "{address}"\n')
    monkeypatch.setenv("TRACKER_CONFIG", str(config))
    said.append(cli("today"))
    monkeypatch.setenv("TRACKER_DB", address)
    said.append(cli("today"))
    assert [told.code for told in said] == [2, 1, 0, 2]
    assert all("not an address" in told.err for told in said)
    assert not any("secret" in told.err + told.out for told in said)
    assert not (tmp_path / "postgresql:").exists()


def test_a_home_that_nobody_has_is_told(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = "tracker: There is no home ~nosuch, so ~nosuch/j.db leads nowhere; write the whole path.\n"
    for words in (("--db", "~nosuch/j.db", "today"), ("restore", "~nosuch/j.db"), ("export", "-o", "~nosuch/j.db")):
        told = cli(*words)
        assert (told.code, told.out, told.err) == (1, "", said)
    monkeypatch.setenv("TRACKER_DB", "~nosuch/j.db")
    told = cli("log", "run", "5km")
    assert (told.code, told.out, told.err) == (1, "", said)
    assert not (tmp_path / "~nosuch").exists()


def test_settings_in_a_link_to_itself_are_told(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "c.toml").symlink_to(tmp_path / "c.toml")
    monkeypatch.setenv("TRACKER_CONFIG", str(tmp_path / "c.toml"))
    assert "can't be written" in cli("config", "set", "theme", "nord").err


def test_what_is_quoted_is_cut_in_its_middle(cli: Cli) -> None:
    assert len(cli("journal", "x" * 60_000).out) < 200
    for words in (("challenge", "show", "x" * 60_000), ("x" * 60_000,), ("today", f"--at={'x ' * 9_000}")):
        told = cli(*words)
        assert told.code > 0
        assert "…" in told.err
        assert len(told.err) < 700
    assert str(UsageError("There is no 'abc'.")) == "There is no 'abc'."
    assert str(TrackerError(f"No {'y' * 300!r} here.")).endswith("yyy' here.")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("distance_mm", 10**11 + 1), ("elapsed_s", 2**40), ("steps", 10**9), ("hr_avg", 300),
        ("local_date", "0001-01-01"), ("local_date", "9999-12-31"), ("end_date", "2025-W12-3"), ("zone", "localtime"),
    ],
)  # fmt: skip
def test_a_journal_file_holds_nothing_that_can_not_be(cli: Cli, tmp_path: Path, key: str, value: object) -> None:
    cli("log", "run 5km")
    file = tmp_path / "a.tracker.json"
    cli("export", "-o", str(file))
    held = json.loads(file.read_text())
    held["sessions"][0][key] = value
    file.write_text(json.dumps(held))
    told = cli("import", str(file), "--yes", "--db", str(tmp_path / "other.db"))
    assert told.code == 1
    assert f"sessions 1, {key}" in told.out
