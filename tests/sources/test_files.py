"""Files as a source: only files, only so long, and never a wait."""

import os
import socket
import time
from pathlib import Path

import pytest

from tracker.sources.errors import SourceError
from tracker.sources.files import read_file


def _refused(path: Path, **options: int) -> str:
    started = time.monotonic()
    with pytest.raises(SourceError) as caught:
        read_file(path, **options)
    assert time.monotonic() - started < 1
    said = str(caught.value)
    assert said.isprintable()
    assert said.endswith(".")
    return said


def test_a_file_and_a_link_to_one_are_read(tmp_path: Path) -> None:
    file = tmp_path / "story ø.txt"
    file.write_bytes(b"90 km")
    (tmp_path / "link").symlink_to(file)
    assert read_file(file) == b"90 km"
    assert read_file(tmp_path / "link") == b"90 km"
    assert read_file(Path(os.devnull).parent / ".." / file) == b"90 km"


def test_the_limit_is_exact(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 100)
    assert len(read_file(file, limit=100)) == 100
    assert "longer than" in _refused(file, limit=99)


def test_a_file_of_six_million_bytes_is_refused_by_its_size(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as out:
        out.truncate(6_000_000)
    assert "a.txt is longer than 5 MB" in _refused(file)


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is a pipe or device" in _refused(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    assert "is a pipe or device" in _refused(tmp_path / "link")


def test_a_file_that_becomes_a_pipe_is_refused_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x")
    status = file.stat()
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(Path, "stat", lambda self: status)
    assert "is a pipe or device" in _refused(tmp_path / "pipe")


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null", "/dev/tty"])
def test_devices_are_refused(device: str) -> None:
    if Path(device).exists():
        assert "is a pipe or device" in _refused(Path(device))


def test_a_socket_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind("door")
        assert "is a pipe or device" in _refused(Path("door"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is a folder; name the file in it" in _refused(tmp_path)


def test_missing_and_odd_paths_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "gone").symlink_to(tmp_path / "nothing")
    assert "There is no file at" in _refused(tmp_path / "b.txt")
    assert "There is no file at" in _refused(tmp_path / "gone")
    assert "There is no file at" in _refused(tmp_path / "a.txt" / "b.txt")
    assert "can't be read" in _refused(tmp_path / "loop")
    assert "can't be read" in _refused(tmp_path / ("n" * 300))
    assert "can't be read" in _refused(tmp_path / "a\0b")
    assert "https://" in _refused(Path("www.example.org/story"))


def test_a_name_that_acts_is_shown_escaped(tmp_path: Path) -> None:
    said = _refused(tmp_path / "a\x1b]0;TITLE\x07\n\u202e.txt")
    assert "\\x1b]0;TITLE\\x07\\n\\u202e.txt" in said


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")

    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert "may not be read" in _refused(file)
