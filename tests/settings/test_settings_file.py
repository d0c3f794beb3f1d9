"""The file of settings: what it says, what is wrong in it and where, and that reading it never fails or creates."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_config_path

from tracker.settings.file import LIMIT, parse, read_file, settings_path
from tracker.settings.table import SETTINGS, Kind

FILE = Path("config.toml")
WORDS = st.sampled_from(
    ["theme", "ascii", "keys", "start", '"nord"', "true", "[keys]", "=", "[", "]", "{", "}", '"', "'''", "#", "\n", ".",
     ",", "1", "1979-05-27", "inf", "\x00", "\ufeff", "today.log", "\\u0000"]
)  # fmt: skip


def test_what_it_says_and_where() -> None:
    found = parse(
        FILE, '# mine\ntheme = "nord" # dark\n\nascii = true\n[keys]\ntoday.log = "L"\n"app.undo" = ["z", ","]\n'
    )
    assert found.values == {"theme": "nord", "ascii": True}
    assert found.keys == {"today.log": "L", "app.undo": "z,comma"}
    assert (found.lines["ascii"], found.lines["keys.today.log"], found.lines["keys.app.undo"]) == (4, 6, 7)
    assert found.faults == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('thme = "nord"', "config.toml, line 1: There is no setting 'thme'; did you mean 'theme'?"),
        ("qqq = 1", "there is theme, colour, ascii"),
        ("week_start = 1", "write tracker athlete set --week-start."),
        ("\ntheme = 3", "config.toml, line 2: theme is a text in quotes, not 3."),
        ('theme = "nrod"', "theme can't be 'nrod'; did you mean nord?"),
        ('units = "furlong"', "units can't be 'furlong'; choose one of athlete, km, mi."),
        ('ascii = "on"', "ascii is true or false, not 'on'."),
        ('journal = "here.db"', "journal is a whole path"),
        ('keys = "L"', "[keys] is a table"),
        ('private = "home"', "private can't be 'home': write latitude, longitude and radius, as in 59.913,10.752 200m"),
        ('private = "91,0 5m"', "a latitude within 90"),
        ('private = "59,0 90km"', "a radius from 1 m to 50 km"),
        ("[keys]\n'today.log' = 3", "config.toml, line 2: keys.today.log is a key in quotes"),
        ("[keys]\n'today.log' = []", "keys.today.log is a key in quotes"),
        ("theme = \n", "line 1 can't be read (Invalid value)"),
        ("theme", "can't be read"),
        ("a = " + "[" * 50_000, "no settings nest like that"),
    ],
)
def test_a_fault_names_the_line_and_the_fix(text: str, fault: str) -> None:
    found = parse(FILE, text)
    assert len(found.faults) == 1
    assert fault in found.faults[0]
    assert found.values == {}


def test_one_fault_leaves_the_rest() -> None:
    found = parse(FILE, 'theme = "nrod"\nascii = true\n')
    assert found.values == {"ascii": True}
    assert not found.broken


@given(st.one_of(st.text(), st.lists(WORDS).map("".join)))
def test_no_text_is_too_odd(text: str) -> None:
    found = parse(FILE, text)
    assert all(len(fault) < 400 for fault in found.faults)
    assert found.broken or set(found.values) <= {setting.key for setting in SETTINGS}
    for setting in SETTINGS:
        if setting.key in found.values and setting.kind is Kind.CHOICE:
            assert found.values[setting.key] in setting.choices


@given(st.binary(max_size=300))
def test_no_file_is_too_odd(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.mktemp("odd") / "config.toml"
    path.write_bytes(content)
    assert read_file(path).path == path


def test_what_can_not_be_read_is_told(tmp_path: Path) -> None:
    assert read_file(tmp_path / "none" / "config.toml").faults == ()
    assert not (tmp_path / "none").exists()
    for path, why in ((tmp_path, "it is no file"), (tmp_path / "big.toml", "100 kB"), (tmp_path / "bad.toml", "UTF-8")):
        if path.name == "big.toml":
            path.write_text("#" * (LIMIT + 1))
        if path.name == "bad.toml":
            path.write_bytes(b"\xff\xfe")
        found = read_file(path)
        assert found.broken
        assert why in found.faults[0]


def test_a_mark_of_byte_order_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes('\ufefftheme = "nord"\r\n'.encode())
    assert read_file(path).values == {"theme": "nord"}


@pytest.mark.parametrize("root", [None, "", "relative", "/somewhere/else"])
def test_it_is_where_the_platform_has_it(root: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if root is None:
        monkeypatch.delenv("XDG_CONFIG_HOME")
    else:
        monkeypatch.setenv("XDG_CONFIG_HOME", root)
    assert settings_path(os.environ) == user_config_path("tracker", appauthor=False) / "config.toml"


def test_a_variable_puts_it_elsewhere(own_home: Path) -> None:
    assert settings_path({"TRACKER_CONFIG": "~/mine.toml"}) == own_home / "mine.toml"
    assert settings_path({"TRACKER_CONFIG": "/a/b.toml"}) == Path("/a/b.toml")


@pytest.mark.parametrize("line", ["{} = 1", "[{}]\nx = 1", "x = {{{} = 1}}", "[[{}]]"])
def test_a_key_of_very_many_parts_never_reaches_the_parser(line: str) -> None:
    for part in ("a", '"a"', "'a'"):
        found = parse(Path("config.toml"), line.format(".".join([part] * 20_000)))
        assert found.faults == ("The settings in config.toml are left out: a key in it has more than 10 parts.",)
    fine = parse(Path("config.toml"), 'journal = "/a.b.c.d.e.f.g.h.i.j.k.l.m/x.db" # a.b.c.d.e.f.g.h.i.j.k.l\n')
    assert fine.values == {"journal": "/a.b.c.d.e.f.g.h.i.j.k.l.m/x.db"}
