"""What lies in a folder and could be brought in."""

import os
from pathlib import Path

import pytest

from tracker.config import typed_path
from tracker.errors import NotFoundError
from tracker.services.folders import folder_meant, listing


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "Downloads" / "deep").mkdir(parents=True)
    for age, name in enumerate(("new.fit", "old.ZIP", "letter.txt", ".hidden.fit")):
        path = tmp_path / "Downloads" / name
        path.write_bytes(b"x")
        os.utime(path, (1_000_000 - age, 1_000_000 - age))
    return tmp_path


def test_the_newest_file_first_then_the_folders(home: Path) -> None:
    found = listing("", home)
    assert found.folder == home / "Downloads"
    assert [one.name for one in found.entries] == ["new.fit", "old.ZIP", "deep"]
    assert [one.name for one in listing("OLD", home).entries] == ["old.ZIP"]
    assert listing(f"{home}/Downloads/deep/", home).entries == ()


@pytest.mark.parametrize(
    ("typed", "folder", "begun"),
    [
        ("", "Downloads", ""),
        ("ne", "Downloads", "ne"),
        ("deep", "Downloads/deep", ""),
        ("Downloads/ne", "Downloads", "ne"),
        ("'Downloads/deep/'", "Downloads/deep", ""),
        ("nowhere/at/all", "nowhere/at", "all"),
    ],
)
def test_the_folder_that_is_meant(home: Path, typed: str, folder: str, begun: str) -> None:
    assert folder_meant(typed, home) == (home / folder, begun)


def test_a_tilde_is_a_home_and_nobodys_is_told(own_home: Path) -> None:
    assert typed_path("~/x.gpx") == own_home / "x.gpx"
    assert [typed_path(one) for one in ("x~", "./~x", Path("x"))] == [Path("x~"), Path("./~x"), Path("x")]
    for typed in ("~nobody-of-that-name/x.gpx", "~nobody\0/x", "~\ud800/x"):
        with pytest.raises(NotFoundError, match=r"^There is no home ~.*; write the whole path\.$"):
            typed_path(typed)


@pytest.mark.parametrize("typed", ["nowhere/at/all", "a\0b", "~nobody-of-that-name/x/", "x" * 5_000])
def test_what_can_be_no_folder_is_told_or_empty(home: Path, typed: str) -> None:
    found = listing(typed, home)
    assert found.entries == ()
