"""Broken and hostile files: what can be read of them is kept, the rest is said, and nothing is ever raised."""

import os
import struct
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.fit.fit_reading import START, TRACKED, WANTED, only, outcome, read
from tests.formats.fit.fit_writer import (
    RECORD,
    TYPES,
    Field,
    container,
    crc16,
    data,
    definition,
    fit_bytes,
    fit_time,
    message,
)
from tracker.domain.recordings import Item
from tracker.formats.fit import decoding, read_fit
from tracker.formats.fit.container import checksum
from tracker.formats.fit.summaries import NEEDED
from tracker.formats.told import decode, encode

WHOLE = fit_bytes(laps=2)
BODY = WHOLE[14:-2]
FIRST = fit_time(START) or 0
SAME = ("started_at", "elapsed_s", "distance_mm", "hr_avg", "laps", "activity", "device")


def unchanged(damaged: bytes) -> None:
    """The summary is that of the whole file."""
    found, told = only(damaged), only(WHOLE)
    assert [getattr(found, name) for name in SAME] == [getattr(told, name) for name in SAME]


def said(damaged: bytes) -> str:
    """What is warned of."""
    return " ".join(only(damaged).warnings)


def test_a_wrong_checksum_is_warned_of() -> None:  # F01
    wrong = container(BODY, crc=1)
    unchanged(wrong)
    assert "checksum" in said(wrong)


@pytest.mark.parametrize("header", [12, 14])
def test_a_header_without_a_checksum_is_legal(header: int) -> None:
    legal = container(BODY, header=header, header_crc=0)
    unchanged(legal)
    assert said(legal) == ""


@pytest.mark.parametrize("size", [0xFFFF_FFFF, len(BODY) + 1_000])
def test_a_length_beyond_the_end_reads_to_the_end(size: int) -> None:  # F02
    long = container(BODY, size=size)
    unchanged(long)
    assert "cut off" in said(long)


def test_a_length_of_0_reads_to_the_end() -> None:
    opened = container(BODY, size=0)
    unchanged(opened)
    assert "stopped" in said(opened)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "empty"),
        (bytes(5_000), "zeros"),
        (b"Dear diary, today I ran.", "no FIT file"),
        (b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        ", "Mac"),
        (b"<?xml version='1.0'?><gpx/>", "no FIT file"),
        (WHOLE[:13], "nothing to import"),
        (container(b""), "nothing to import"),
        (container(message(RECORD, [(253, "uint32", FIRST)])), "nothing to import"),
    ],
)
def test_what_is_no_activity_is_refused(content: bytes, why: str) -> None:  # F03
    item = read(content)
    assert why in item.refused
    assert (item.path, item.format, item.recordings) == ("run.fit", "fit", ())


def test_a_file_cut_off_in_a_record_keeps_those_before() -> None:  # F04
    fields: list[Field] = [(253, "uint32", FIRST), (5, "uint32", 0), (3, "uint8", 120)]
    rows = [data([(253, "uint32", FIRST + n), (5, "uint32", n * 300), (3, "uint8", 120)]) for n in range(60)]
    whole = container(definition(RECORD, fields) + b"".join(rows))
    found = only(whole[:-6])
    assert (found.elapsed_s, found.distance_mm, found.hr_avg) == (58, 58 * 3_000, 120)
    assert "cut off" in found.warnings[0]


def test_data_without_a_definition() -> None:  # F05
    assert "nothing to import" in read(container(b"\x05" + bytes(40))).refused
    middle = container(BODY[:-30] + b"\x0b" + bytes(2_000))
    assert "incomplete" in said(middle)
    assert only(middle).distance_mm == 5_000_000


def test_sizes_that_fit_no_type() -> None:  # F06
    session = struct.pack("<BBBHB", 0x40, 0, 0, 18, 6)
    session += bytes((2, 4, 0x86, 7, 4, 0x86, 9, 3, 0x86, 11, 0, 0x84, 16, 2, 0x86, 5, 255, 0x00))
    values = struct.pack("<II3sH255s", FIRST, 600_000, b"abc", 140, b"\x01" * 255)
    found = only(container(session + b"\0" + values))
    assert (found.elapsed_s, found.distance_mm, found.energy_kj, found.hr_avg) == (600, None, None, 140)
    assert found.activity == "run"


def test_the_most_and_the_largest_fields() -> None:  # F06
    wide = struct.pack("<BBBHB", 0x40, 0, 0, RECORD, 255) + bytes((253, 252, 0x86)) * 255
    message = b"\0" + struct.pack("<I", FIRST) * (252 * 255 // 4)
    item = read(container(wide + message * 3))
    assert outcome(item) == "ask"


def test_text_that_is_no_utf_8() -> None:  # F07
    named = message(0, [(0, "enum", 4), (8, "string", b"\xff\xfe\x80 no end")], local=6)
    unchanged(fit_bytes(laps=2, extra=named))


def test_values_that_say_nothing() -> None:  # F08
    none: list[Field] = [(number, "uint32", None) for number in (253, 2, 7, 8, 9, 10)]
    none += [(5, "enum", None), (6, "enum", None), (11, "uint16", None), (16, "uint8", None), (22, "uint16", None)]
    places: list[Field] = [(253, "uint32", FIRST), (0, "sint32", None), (1, "sint32", None), (3, "uint8", None)]
    found = only(container(message(18, none) + message(RECORD, places) * 2), TRACKED)
    known = (found.distance_mm, found.energy_kj, found.hr_avg, found.climb_mm, found.timer_s, found.activity)
    assert known == (None,) * 6
    assert found.track == ()
    assert found.started_at == START  # of the record


def test_times_that_go_backwards() -> None:  # F10
    back = [message(RECORD, [(253, "uint32", FIRST + at), (5, "uint32", at * 300)]) for at in (100, 50, 0, 700, 20)]
    found = only(container(b"".join(back)))
    assert (found.started_at, found.elapsed_s, found.distance_mm) == (START, 700, 2_100_000)


def test_a_record_a_century_later_is_left_out() -> None:
    garbage = message(RECORD, [(253, "uint32", 0xFFFF_0000), (3, "uint8", 1)], local=9)
    assert only(fit_bytes(sessions=[], extra=garbage)).elapsed_s == 1800


@pytest.mark.parametrize("junk", [b"\0", b"appended by firmware 17.21" * 20, bytes(300), b".FIT" * 9])
def test_what_follows_a_file_and_is_none(junk: bytes) -> None:
    unchanged(WHOLE + junk)
    assert said(WHOLE + junk) == ""


def test_a_file_behind_what_a_device_appended() -> None:  # F11
    item = read(WHOLE + b"appended" * 50 + fit_bytes(START + timedelta(days=1)))
    assert len(item.recordings) == 2


def test_a_second_file_that_is_damaged() -> None:
    second = fit_bytes(START + timedelta(days=1))
    assert "Another file" in said(WHOLE + second.replace(b".FIT", b".GIT"))
    first, cut = read(WHOLE + second[:-40]).recordings
    assert (first.warnings, "cut off" in cut.warnings[0]) == ((), True)
    wrong = read(WHOLE + second[:-2] + b"xx").recordings
    assert (wrong[0].warnings, "checksum" in wrong[1].warnings[0]) == ((), True)


def test_developer_fields_and_unknown_messages_are_passed_over() -> None:  # F13
    own: list[Field] = [(253, "uint32", FIRST + 5), (3, "uint8", 99)]
    extra = definition(RECORD, own, local=7, developer=9) + data(own, local=7, developer=b"\xff" * 9)
    extra += message(0xFF42, [(1, "string", b"unknown"), (2, "float32", 1.5), (3, "byte", b"123")], local=8)
    unchanged(fit_bytes(laps=2, extra=extra))


def test_timestamps_in_five_bits() -> None:  # F13
    start = FIRST | 0x1F  # the last before the five bits begin again
    short: list[Field] = [(3, "uint8", 150), (5, "uint32", 0)]
    body = message(RECORD, [(253, "uint32", start), (3, "uint8", 150), (5, "uint32", 0)])
    body += definition(RECORD, short, local=1)
    for n in range(1, 101):
        row = data([(3, "uint8", 150), (5, "uint32", n * 1_000)])
        body += bytes((0x80 | 1 << 5 | (start + n * 10) & 0x1F,)) + row[1:]
    found = only(container(body))
    assert (found.elapsed_s, found.distance_mm, found.hr_avg) == (1000, 1_000_000, 150)


def test_a_compressed_timestamp_without_a_time_before() -> None:
    body = definition(RECORD, [(3, "uint8", 150)]) + bytes((0x85, 150)) * 3
    assert "nothing to import" in read(container(body)).refused


@given(st.binary(max_size=300))
def test_the_checksum_is_that_of_fit(content: bytes) -> None:
    assert checksum(content) == crc16(content)


@pytest.mark.parametrize("size", [32_766, 32_767, 32_768, 70_000])
def test_the_checksum_of_what_is_folded(size: int) -> None:
    content = os.urandom(size)
    assert checksum(content) == crc16(content)


def holds(content: bytes) -> Item:
    """The item of any bytes: it says something, and another process can be told."""
    item = read_fit(content, "run.fit", TRACKED)
    assert bool(item.refused) != bool(item.recordings)
    assert decode(encode(item)) == item
    for recording in item.recordings:
        times = (recording.elapsed_s, recording.timer_s, recording.moving_s, recording.distance_mm, recording.hr_avg)
        assert all(amount is None or amount > 0 for amount in times)
        assert recording.started_at is None or recording.started_at <= WANTED.now + timedelta(days=1)
        assert recording.digest
    return item


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    holds(content)
    holds(container(content))
    holds(container(BODY + content))


@settings(max_examples=200)
@given(st.data())
def test_damaged_files(drawn: st.DataObject) -> None:
    source = drawn.draw(st.sampled_from((WHOLE, WHOLE * 2, fit_bytes(sessions=[]), fit_bytes(big=True, at=None))))
    content = bytearray(source)
    for _ in range(drawn.draw(st.integers(1, 6))):
        at = drawn.draw(st.integers(0, len(content) - 1))
        match drawn.draw(st.integers(0, 3)):
            case 0:
                content[at] = drawn.draw(st.integers(0, 255))
            case 1:
                del content[at : at + drawn.draw(st.integers(1, 40))]
            case 2:
                content[at:at] = drawn.draw(st.binary(min_size=1, max_size=40))
            case _:
                del content[at:]
        content = content or bytearray(b"\0")
    holds(bytes(content))


def field(draw: st.DrawFn) -> Field:
    """One field of any needed number, of any type, with any bits."""
    number = draw(st.sampled_from((253, 0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 16, 17, 22, 25, 39, 44, 47, 59, 193, 199)))
    kind = draw(st.sampled_from(sorted(TYPES)))
    size = draw(st.sampled_from((struct.calcsize(TYPES[kind][1]), 1, 3, 4, 8)))
    likely = struct.pack("<I", FIRST) + bytes(4)
    return number, kind, draw(st.binary(min_size=size, max_size=size) | st.just(likely[:size]))


@settings(max_examples=100)
@given(st.data())
def test_any_values_in_fields_of_any_type(drawn: st.DataObject) -> None:
    one = st.composite(field)()
    body = b""
    for number in drawn.draw(st.lists(st.sampled_from((0, *NEEDED)), min_size=1, max_size=4)):
        fields = drawn.draw(st.lists(one, max_size=6))
        big = drawn.draw(st.booleans())
        body += definition(number, fields, big=big)
        body += b"".join(data(fields, big=big) for _ in range(2))
    holds(container(body, crc=0))
    holds(container(message(18, [(2, "uint32", FIRST), (7, "uint32", 900_000)]) + body, crc=0))
    holds(container(body + BODY, crc=0))


@given(st.integers(0, len(WHOLE)))
def test_a_file_cut_off_anywhere(size: int) -> None:
    item = holds(WHOLE[:size])
    assert outcome(item) == "import" if size == len(WHOLE) else outcome(item) in ("import_warn", "refuse", "ask")


def test_files_made_to_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages of nothing, one after the other: the walk gives up after a million of them, here after a thousand."""
    monkeypatch.setattr(decoding, "_MOST_STEPS", 1_000)
    empty = definition(RECORD, [], local=1) + definition(RECORD, [], local=2)
    session = message(18, [(2, "uint32", FIRST), (7, "uint32", 900_000)], local=3)
    kept = only(container(session + empty + b"\x01\x02" * 3_000 + session, crc=0))
    assert "incomplete, with 996 points" in kept.warnings[0]
    run = only(container(session + empty + b"\x01" * 500_000))
    assert run.warnings == ()  # a run of one kind is one step


def test_definitions_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "_MOST_DEFINITIONS", 50)
    session = message(18, [(2, "uint32", FIRST), (7, "uint32", 900_000)], local=3)
    same = definition(RECORD, []) * 5_000
    assert only(container(session + same)).warnings == ()
    differing = b"".join(definition(number, []) for number in range(200))
    assert "damaged" in only(container(session + differing + bytes(1_200), crc=0)).warnings[0]
