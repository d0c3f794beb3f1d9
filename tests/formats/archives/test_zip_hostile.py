"""Archives made to do harm, or broken: what is good in them still comes, the rest is said (rows Z01 to Z15)."""

import gzip
import io
import os
import struct
import tarfile
import time
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.archives.making import WANTED, bad, good, gpx, put, read, told, zipped
from tracker.domain.recordings import Entry, Item
from tracker.formats.archives import limits, zips
from tracker.formats.archives.limits import UnreadableError, gunzipped
from tracker.formats.archives.opening import read_member

GOOD = "good.gpx"


def archive(folder: Path, members: dict[str, bytes] | list[tuple[str, bytes]], name: str = "a.zip") -> Path:
    return put(folder, name, zipped(members))


@pytest.mark.parametrize(
    "name", ["../../evil.gpx", "/etc/evil.gpx", "C:\\evil.gpx", "..\\evil.gpx", "a/../../evil.gpx"]
)
def test_z01_names_that_point_outside_are_refused_and_nothing_is_extracted(tmp_path: Path, name: str) -> None:
    path = archive(tmp_path, {name: gpx(), GOOD: gpx()})
    before = sorted(tmp_path.parent.rglob("*"))
    assert good(path) == ["a.zip: good.gpx"]
    assert [*bad(path).values()] == ["Its name points out of the archive: rename it."]
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_z01_a_member_of_a_folder_stays_in_the_folder(tmp_path: Path) -> None:
    put(tmp_path, "secret.gpx", gpx())
    (tmp_path / "in").mkdir()
    item = read_member(tmp_path / "in", "../secret.gpx", WANTED)
    assert (item.recordings, item.refused) == ((), "Its name points out of the archive: rename it.")


def test_z02_a_symbolic_link_is_ignored(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        link = zipfile.ZipInfo("link.gpx")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
        file.writestr("link/x.gpx", gpx())
    path = put(tmp_path, "a.zip", made.getvalue())
    assert (good(path), bad(path)) == (["a.zip: link/x.gpx"], {})


def test_z03_a_bomb_is_stopped_while_it_is_read(tmp_path: Path) -> None:
    path = archive(tmp_path, {"bomb.gpx": b"<gpx>" + bytes(80_000_000), GOOD: gpx()})
    started = time.process_time()
    assert good(path) == ["a.zip: good.gpx"]
    assert bad(path) == {
        "a.zip: bomb.gpx": "It unpacks to over 200 times its size, as only a zip bomb does: leave it out."
    }
    assert time.process_time() - started < 5, "it was not read to its end"


def test_z03_what_packs_badly_is_stopped_at_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.formats.archives.opening.MAX_FILE", 1_000_000)
    path = archive(tmp_path, {"large.gpx": os.urandom(1_100_000)})
    assert "larger than 1 MB" in bad(path)["a.zip: large.gpx"]


def test_z04_a_promised_size_is_not_believed(tmp_path: Path) -> None:
    data = bytearray(zipped({"liar.gpx": gpx() * 50, GOOD: gpx()}))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(sign) + at
        data[place : place + 4] = struct.pack("<I", 10)
    path = put(tmp_path, "a.zip", bytes(data))
    assert good(path) == ["a.zip: good.gpx"]
    assert bad(path) == {"a.zip: liar.gpx": "It is damaged: get the archive again."}


def test_z05_members_that_lie_over_each_other_are_refused_as_a_whole(tmp_path: Path) -> None:
    kernel = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = kernel.compress(bytes(10_000_000)) + kernel.flush()
    crc = zlib.crc32(bytes(10_000_000))
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, 0, 8, 0, 0x21, crc, len(packed), 10_000_000, 8, 0)
    data = local + b"0000.gpx" + packed
    central = b"".join(
        struct.pack(
            "<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 0x21, crc, len(packed), 10_000_000, 8, 0, 0, 0, 0, 0, 0
        )
        + f"{n:04d}.gpx".encode()
        for n in range(500)
    )
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 500, 500, len(central), len(data), 0)
    path = put(tmp_path, "a.zip", data + central + end)
    assert bad(path) == {"a.zip": "Its members lie over each other, as in a zip bomb: nothing of it was read."}


def test_z06_one_archive_within_an_archive_is_opened_and_no_more(tmp_path: Path) -> None:
    deepest = zipped({"three.gpx": gpx(3)})
    path = archive(tmp_path, {"in.zip": zipped({"two.gpx": gpx(2), "deep.zip": deepest}), "one.gpx": gpx(1)})
    assert good(path) == ["a.zip: in.zip: two.gpx", "a.zip: one.gpx"]
    reason = "It is an archive within an archive in an archive: unpack it by itself."
    assert bad(path) == {"a.zip: in.zip: deep.zip": reason}
    put(tmp_path / "folder", "a.zip", path.read_bytes())
    assert good(tmp_path / "folder") == ["folder: a.zip: in.zip: two.gpx", "folder: a.zip: one.gpx"]


def test_z07_too_many_members_are_refused_at_once(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for n in range(21_000):
            file.writestr(zipfile.ZipInfo(f"{n}.gpx"), b"")
    path = put(tmp_path, "a.zip", made.getvalue())
    started = time.process_time()
    assert bad(path) == {"a.zip": "It holds over 20,000 files: unpack it and import its folders."}
    assert time.process_time() - started < 2


def test_z07_the_number_that_an_archive_promises_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped({f"{n}.gpx": gpx() for n in range(30)})
    at = data.rindex(b"PK\x05\x06")
    monkeypatch.setattr(zips, "MAX_MEMBERS", 20)
    path = put(tmp_path, "a.zip", data[: at + 8] + struct.pack("<HH", 1, 1) + data[at + 12 :])
    assert bad(path) == {"a.zip": "It holds over 20 files: unpack it and import its folders."}


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_z08_of_two_lists_the_first_is_read_and_the_second_is_named(tmp_path: Path) -> None:
    row = "Activity ID,Activity Date,Activity Name,Activity Type,Elapsed Time,Distance,Filename\n{},{},{},Run,60,1,\n"
    lists = [(name, row.format(n, "2026-05-01 08:00:00", name).encode()) for n, name in enumerate(NAMES)]
    path = archive(tmp_path, lists)
    items = read(path)
    assert [item.recordings[0].title for item in items if item.recordings] == ["activities.csv"]
    assert bad(path) == {
        "a.zip: activities.csv": "It is in the archive twice; the first one was read.",
        "a.zip: Activities.CSV": "It is the second list of activities here; only the first one was read.",
    }


NAMES = ["activities.csv", "Activities.CSV", "activities.csv"]


def test_z09_names_that_no_file_has_are_shown_cleaned(tmp_path: Path) -> None:
    names = ["", "nul\0.gpx", "new\nline.gpx", "\x1b]0;T\x07.gpx", "con.gpx", "l" * 300 + ".gpx", "\u202egpx.exe.gpx"]
    data = zipped([(name or "x.gpx", gpx(n)) for n, name in enumerate(names) if "\0" not in name])
    data = data.replace(b"new\nline", b"new\0line") + b""
    path = put(tmp_path, "a.zip", data)
    shown = [item.path for item in read(path)]
    assert all(character.isprintable() for name in shown for character in name)
    assert sum(bool(item.recordings) for item in read(path)) == 4, "a long name, a device's and a reversed one are read"
    assert set(bad(path).values()) == {"Its name holds control characters: rename it."}


def test_z09_a_member_without_a_name_is_named_so(tmp_path: Path) -> None:
    data = zipped([("x", gpx()), (GOOD, gpx())])
    local = data.index(b"x")
    central = data.index(b"x", data.index(b"PK\x01\x02"))
    for place, length in ((central, central - 18), (local, local - 4)):
        data = data[:length] + b"\0\0" + data[length + 2 : place] + data[place + 1 :]
    at = data.rindex(b"PK\x05\x06")
    size, start = struct.unpack("<II", data[at + 12 : at + 20])
    data = data[: at + 12] + struct.pack("<II", size - 1, start - 1) + data[at + 20 :]
    offset = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4) + 42
    data = data[:offset] + struct.pack("<I", struct.unpack("<I", data[offset : offset + 4])[0] - 1) + data[offset + 4 :]
    path = put(tmp_path, "a.zip", data)
    assert good(path) == ["a.zip: good.gpx"]


def test_z10_protected_members_are_counted_and_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.gpx": gpx(), "b.gpx": gpx(), GOOD: gpx()}))
    for name in (b"a.gpx", b"b.gpx"):
        at = data.index(b"PK\x01\x02", data.index(name) + 9)
        while bytes(data[at + 46 : at + 46 + len(name)]) != name:
            at = data.index(b"PK\x01\x02", at + 4)
        data[at + 8] |= 1
    path = put(tmp_path, "a.zip", bytes(data))
    assert good(path) == ["a.zip: good.gpx"]
    assert "password-protected (2 files)" in bad(path)["a.zip"]


def test_z11_the_whole_members_of_a_cut_archive_come(tmp_path: Path) -> None:
    data = zipped({f"{n}.gpx": gpx(n) for n in range(5)})
    path = put(tmp_path, "a.zip", data[: data.index(b"4.gpx") + 20])
    assert good(path) == [f"a.zip: {n}.gpx" for n in range(4)]
    assert bad(path) == {"a.zip": "The archive is cut off or damaged; 4 files could be read: get it again."}


def test_z11_sizes_that_follow_the_data_are_found_in_a_cut_archive(tmp_path: Path) -> None:
    class Unseekable(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: object) -> int:
            raise OSError("a pipe")

        def tell(self) -> int:
            raise OSError("a pipe")

    made = Unseekable()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for n in range(4):
            file.writestr(f"{n}.gpx", gpx(n))
    data = made.getvalue()
    assert data[6] & 8, "the sizes stand behind the data"
    path = put(tmp_path, "a.zip", data[: data.index(b"PK\x01\x02") - 30])
    assert good(path) == [f"a.zip: {n}.gpx" for n in range(3)]


def test_z11_one_wrong_checksum_costs_one_member(tmp_path: Path) -> None:
    data = bytearray(zipped({"0.gpx": gpx(0), "1.gpx": gpx(1), "2.gpx": gpx(2)}, zipfile.ZIP_STORED))
    data[data.index(b"08:01:05")] ^= 1
    path = put(tmp_path, "a.zip", bytes(data))
    assert good(path) == ["a.zip: 0.gpx", "a.zip: 2.gpx"]
    assert bad(path) == {"a.zip: 1.gpx": "It is damaged: get the archive again."}


def test_z12_an_archive_behind_a_script_is_only_read(tmp_path: Path) -> None:
    path = put(tmp_path, "a.zip", b"#!/bin/sh\nexit 1\n" + zipped({GOOD: gpx()}))
    assert good(path) == ["a.zip: good.gpx"]


def test_z13_a_gzip_bomb_is_stopped(tmp_path: Path) -> None:
    bomb = gzip.compress(b"<gpx>" + bytes(70_000_000), 1)
    path = archive(tmp_path, {"bomb.gpx.gz": bomb, "good.gpx.gz": gzip.compress(gpx())})
    assert good(path) == ["a.zip: good.gpx.gz"]
    assert "larger than 64 MB" in bad(path)["a.zip: bomb.gpx.gz"]
    assert "larger than 64 MB" in bad(put(tmp_path, "bomb.gpx.gz", bomb))["bomb.gpx.gz"]
    small = gzip.compress(b"<gpx>" + bytes(40_000_000))
    assert "zip bomb" in bad(put(tmp_path, "small.gpx.gz", small))["small.gpx.gz"]


def test_z14_gzip_cut_doubled_and_with_something_behind(tmp_path: Path) -> None:
    half = len(gpx()) // 2
    whole = gzip.compress(gpx())
    names = {
        "cut.gpx.gz": whole[:-30],
        "two.gpx.gz": gzip.compress(gpx()[:half]) + gzip.compress(gpx()[half:]),
        "tail.gpx.gz": whole + b"\0\0\0junk",
        "twin.gpx.gz": whole + b"\x1f\x8bjunk",
        "wrong.gpx.gz": whole[:-6] + b"\1\2" + whole[-4:],
    }
    path = archive(tmp_path, names)
    assert good(path) == ["a.zip: two.gpx.gz", "a.zip: tail.gpx.gz", "a.zip: twin.gpx.gz"]
    assert bad(path) == {
        "a.zip: cut.gpx.gz": "The gzip file is cut off: get it again.",
        "a.zip: wrong.gpx.gz": "The gzip file is damaged: get it again.",
    }


def test_z15_other_archives_are_named_whatever_they_call_themselves(tmp_path: Path) -> None:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as file:
        file.addfile(tarfile.TarInfo("x.gpx"))
    for data, name in (
        (made.getvalue(), "A tar archive"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "A 7z archive"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(50), "A RAR archive"),
        (gzip.compress(made.getvalue()), "A tar archive"),
    ):
        path = put(tmp_path, "a.zip", data)
        assert bad(path) == {"a.zip": f"{name} isn't read: unpack it and import the folder."}
    path = put(tmp_path, "a.zip", b"PK\x03\x04" + os.urandom(500))
    assert bad(path) == {"a.zip": "It is no zip archive, or too damaged to be read: get it again."}


def test_an_archive_may_unpack_to_a_gigabyte_and_no_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_UNPACKED", 3_000)
    monkeypatch.setattr(limits, "PACKED_WELL", 1)
    path = archive(tmp_path, {f"{n}.gpx": gpx(n) for n in range(4)})
    assert len(good(path)) == 3_000 // len(gpx()) == 1
    assert len(good(path)) == 1, "what was read again costs nothing"
    assert set(bad(path).values()) == {
        "The archive unpacks to more than 1 GB: unpack it yourself and import the folder."
    }


def test_an_empty_archive_or_folder_says_so(tmp_path: Path) -> None:
    nothing = "It holds no activity: name the file or folder with the recordings."
    assert bad(archive(tmp_path, {})) == {"a.zip": nothing}
    (tmp_path / "empty").mkdir()
    assert bad(tmp_path / "empty") == {"empty": nothing}
    assert bad(tmp_path / "gone.zip") == {"gone.zip": "There is no such file: check its name."}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes that are files")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    for name in ("a.zip", "b.gpx"):
        os.mkfifo(tmp_path / name)
    no_file = "It is no file: leave it out."
    assert bad(tmp_path) == {f"{tmp_path.name}: {name}": no_file for name in ("a.zip", "b.gpx")}


def test_a_name_without_end_is_refused(tmp_path: Path) -> None:
    [(said, reason)] = bad(archive(tmp_path, {"n" * 5_000 + ".gpx": gpx()})).items()
    assert len(said) < 300
    assert reason == "Its name has more than 1,500 characters: rename it."


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_makes_reading_raise(data: st.DataObject) -> None:
    whole = bytearray(
        zipped({"a.gpx": gpx(), "b.gpx.gz": gzip.compress(gpx()), "activities.csv": b"Activity ID,x\n1,2"})
    )
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(1, len(whole)))])
    try:
        packed = zips.ZipArchive(io.BytesIO(cut), len(cut))
    except UnreadableError:
        return
    for member in packed.members():
        packed.head(member, 100)
        with suppress(UnreadableError):
            packed.read(member, 10_000)


@given(st.binary(max_size=300))
def test_gunzip_only_raises_its_own_error(data: bytes) -> None:
    for made in (b"\x1f\x8b" + data, gzip.compress(data) + data):
        with suppress(UnreadableError):
            gunzipped(made)


def test_members_are_told_before_any_is_read(tmp_path: Path) -> None:
    path = archive(tmp_path, {"a.gpx": b"no gpx at all", "__MACOSX/._a.gpx": b"x", ".hidden.gpx": b"x"})
    assert told(path) == [Entry(member="a.gpx", path="a.zip: a.gpx")]
    item = read_member(path, "gone.gpx", WANTED)
    assert item == Item(path="a.zip: gone.gpx", refused="It is not in the archive any more: get the archive again.")
