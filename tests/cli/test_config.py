"""`config`, and what the settings do to every other command."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tracker.__main__ import key_faults
from tracker.cli.main import run
from tracker.settings.table import SETTINGS


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings are kept in this test; nothing is there."""
    path = tmp_path / "own.toml"
    monkeypatch.setenv("TRACKER_CONFIG", str(path))
    return path


def test_all_of_them_with_where_they_come_from(cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('theme = "nord"\n[keys]\ntoday.log = "L"\n')
    monkeypatch.setenv("TRACKER_START", "journal")
    told = cli("config", "--ascii")
    assert told.code == 0
    rows = {row.split()[0]: row.split()[1:5] for row in told.out.splitlines() if row.strip()}
    assert rows["theme"][:4] == ["nord", "own.toml,", "line", "1"]
    assert rows["ascii"][:2] == ["on", "--ascii"]
    assert rows["start"][:2] == ["journal", "TRACKER_START"]
    assert rows["units"][:2] == ["athlete", "default"]
    assert rows["journal"][1] == "TRACKER_DB"
    assert rows["keys.today.log"][:4] == ["L", "own.toml,", "line", "3"]
    assert told.out.endswith(f"File: {file}\n")
    found = cli("config", "list", "--json").json
    assert [one["key"] for one in found["settings"]] == [setting.key for setting in SETTINGS]
    assert found["settings"][0] | {"help": ""} == {
        "key": "theme",
        "value": "nord",
        "source": "file",
        "from": "line 1",
        "default": "midnight-sun",
        "choices": found["settings"][0]["choices"],
        "environment": "TRACKER_THEME",
        "help": "",
    }
    assert (found["keys"], found["faults"], found["exists"]) == ({"today.log": "L"}, [], True)


def test_set_get_and_unset(cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert not cli("config", "path", "--json").json["exists"]
    assert cli("config", "set", "ascii", "on").out == f"Set ascii to on in {file}.\n"
    assert cli("config", "get", "ascii").out == "on\n"
    assert cli("config", "set", "keys.today.log", "L,f2").code == 0
    assert file.read_text() == 'ascii = true\n\n[keys]\n"today.log" = "L,f2"\n'
    assert cli("config", "get", "keys.today.log", "--json").json["setting"]["value"] == "L,f2"
    assert cli("config", "unset", "keys.today.log").code == 0
    assert cli("config", "get", "keys.today.log").code == 1
    assert cli("config", "unset", "ascii").out == "ascii is as it comes: off.\n"
    monkeypatch.setenv("TRACKER_THEME", "nord")
    told = cli("config", "set", "theme", "dracula")
    assert (told.code, told.err) == (0, "tracker: TRACKER_THEME is set here and wins over the file.\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("TRACKER_DB")
    cli("config", "set", "journal", "other.db")
    assert cli("config", "get", "journal").out == f"{tmp_path / 'other.db'}\n"
    assert cli("log", "run", "5km").code == 0
    assert (tmp_path / "other.db").exists()
    assert not (tmp_path / "journal.db").exists()


@pytest.mark.parametrize(
    ("argv", "code", "why"),
    [
        (["get", "thme"], 2, "did you mean 'theme'?"),
        (["set", "zone", "Europe/Oslo"], 2, "write tracker athlete set --zone."),
        (["set", "theme", "nrod"], 1, "did you mean nord?"),
        (["set", "units", "furlong"], 1, "choose one of athlete, km, mi."),
        (["set", "ascii", "perhaps"], 1, "ascii is on or off"),
        (["unset", "thme"], 2, "did you mean 'theme'?"),
        (["set", "theme"], 2, "VALUE"),
        (["sett", "theme", "nord"], 2, "did you mean tracker config set?"),
    ],
)
def test_what_cannot_be_is_refused(cli: Cli, file: Path, argv: list[str], code: int, why: str) -> None:
    told = cli("config", *argv)
    assert (told.code, told.out) == (code, "")
    assert why in told.err
    assert not file.exists()


def test_keys_are_judged_by_the_app(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for keys, why in ((["today.lg", "L"], "did you mean 'today.log'?"), (["today.log", "p"], "today.planned")):
        assert run(["config", "set", f"keys.{keys[0]}", keys[1]], None, key_faults) == 1
        assert why in capsys.readouterr().err
    assert not file.exists()
    file.write_text("[keys]\ntoday.log = 'p'\n")
    assert run(["config"], None, key_faults) == 0
    assert "p is today.planned (Planned) already" in capsys.readouterr().err


def test_a_bad_file_is_told_once_and_changes_nothing_else(cli: Cli, file: Path) -> None:
    plain = cli("streak")
    file.write_text('thme = "x"\nunits = "furlong"\nascii = true\n')
    told = cli("streak")
    assert (told.code, told.out.isascii()) == (plain.code, True)
    assert told.err == (
        "tracker: own.toml, line 1: There is no setting 'thme'; did you mean 'theme'? tracker config shows 1 more.\n"
    )
    file.write_text("theme = \n")
    told = cli("streak", "--json")
    assert told.code == plain.code
    assert json.loads(told.out)
    assert told.err.count("\n") == 1
    assert "are left out: line 1 can't be read" in told.err


def test_the_file_says_what_an_option_does_not(cli: Cli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text('units = "mi"\nascii = true\n')
    cli("log", "run", "5")
    assert "5 mi" in cli("journal").out
    assert "5 mi" not in cli("journal", "--units", "km").out
    monkeypatch.setenv("TRACKER_UNITS", "km")
    assert "5 mi" not in cli("journal").out
    cli("athlete", "set", "--born", "1990-01-01", "--units", "km")
    monkeypatch.delenv("TRACKER_UNITS")
    cli("athlete", "set", "--born", "1991-01-01")
    assert cli("athlete", "list", "--json").json["athletes"][0]["units"] == "km", "how it is shown here is not theirs"
    monkeypatch.setenv("TRACKER_ASCII", "0")
    assert not cli("streak").out.isascii() or cli("config", "get", "ascii").out == "off\n"


SCRIPT = """
import sys
from tracker.cli.main import run
code = run(sys.argv[1:])
sys.stdout.flush()
sys.stderr.write("LOADED " + " ".join(n for n in ("tomllib", "tomlkit", "platformdirs", "textual") if n in sys.modules))
"""


def loaded(environ: Mapping[str, str], *argv: str) -> set[str]:
    """What reading settings could load, after a command."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *argv],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
    )
    return set(done.stderr.split("LOADED")[1].split())


def test_settings_cost_nothing_where_there_are_none(file: Path, tmp_path: Path) -> None:
    environ = {"TRACKER_DB": str(tmp_path / "journal.db")}
    assert loaded(environ, "config", "path") == set()
    without = {"TRACKER_DB": str(tmp_path / "journal.db"), "TRACKER_CONFIG": ""}
    if sys.platform.startswith("linux"):
        assert loaded(without, "config", "path") == set()
    file.write_text('theme = "nord"\n')
    assert loaded(environ, "config", "path") == {"tomllib"}
    assert "tomllib" not in loaded(environ, "--help")
    assert loaded(environ, "config", "set", "theme", "nord") == {"tomllib", "tomlkit"}
