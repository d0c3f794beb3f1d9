"""Writing one setting leaves everything else in the file as its owner wrote it, or leaves the file alone."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.settings.file import read_file
from tracker.settings.table import SettingsError, Value
from tracker.settings.writing import drop, put

MINE = '# looks\ntheme = "nord"  # dark\nthme = 1\n\n[keys] # mine\ntoday.log = "L" # own\n"app.undo" = "z"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file with remarks."""
    path = tmp_path / "config.toml"
    path.write_text(MINE)
    return path


def test_one_value_changes_and_the_remarks_stay(file: Path) -> None:
    found = put(file, "theme", "dracula")
    assert file.read_text() == MINE.replace('"nord"', '"dracula"')
    assert found == read_file(file)
    put(file, "keys.today.log", "K")
    put(file, "keys.today.rest", "R")
    put(file, "ascii", True)
    assert file.read_text() == (
        '# looks\ntheme = "dracula"  # dark\nthme = 1\nascii = true\n\n[keys] # mine\ntoday.log = "K" # own\n'
        '"app.undo" = "z"\n"today.rest" = "R"\n'
    )
    for key in ("theme", "ascii", "keys.today.log", "keys.today.rest"):
        drop(file, key)
    assert file.read_text() == '# looks\nthme = 1\n\n[keys] # mine\n"app.undo" = "z"\n'


def test_the_first_setting_makes_the_file_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "config.toml"
    assert drop(path, "theme").values == {}
    assert not path.parent.exists()
    assert put(path, "keys.app.undo", "z").keys == {"app.undo": "z"}
    assert put(path, "start", "journal").values == {"start": "journal"}
    assert list(path.parent.iterdir()) == [path]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_stays_a_link_and_the_mode_stays(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    file.chmod(0o640)
    put(link, "theme", "dracula")
    assert link.is_symlink()
    assert 'theme = "dracula"' in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_file_that_can_not_be_read_is_left_alone(file: Path) -> None:
    file.write_text("theme = \n")
    with pytest.raises(SettingsError, match=r"line 1 can't be read .* Mend or remove"):
        put(file, "theme", "nord")
    with pytest.raises(SettingsError):
        drop(file, "theme")
    assert file.read_text() == "theme = \n"


def test_where_nothing_can_be_written_it_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(SettingsError, match="can't be written"):
        put(blocked / "config.toml", "theme", "nord")
    assert list(tmp_path.iterdir()) == [blocked]


@given(
    st.lists(
        st.sampled_from(
            [("theme", "nord"), ("ascii", True), ("ascii", False), ("units", "mi"), ("keys.today.log", "L"),
             ("keys.app.undo", "z"), ("journal", "/tmp/Ö \"x'.db"), ("theme", None), ("ascii", None),
             ("keys.today.log", None)]
        ),
        max_size=8,
    ),
    st.sampled_from(["", MINE, "[keys]\n", "[keys.today]\nlog = 'x'\n", "[keys]\n[keys.app]\nundo='y'\n", "a = 1"]),
)  # fmt: skip
def test_what_was_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Value | None]], text: str
) -> None:
    path = tmp_path_factory.mktemp("written") / "config.toml"
    path.write_text(text)
    before = read_file(path)
    said: dict[str, Value] = {**before.values, **{f"keys.{name}": keys for name, keys in before.keys.items()}}
    for key, value in steps:
        if value is None:
            said.pop(key, None)
            drop(path, key)
        else:
            said[key] = value
            put(path, key, value)
    found = read_file(path)
    assert {**found.values, **{f"keys.{name}": keys for name, keys in found.keys.items()}} == said
    assert len(found.faults) == len(before.faults)
