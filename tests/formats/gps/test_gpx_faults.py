"""The rows X01 to X20 of bad input, for GPX; what holds for every XML holds for TCX alike and is tried there too."""

import socket
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.formats.gps.reading import gpx, only, tcx
from tests.formats.gps.track_writer import Spot, TcxActivity, Track, gpx_bytes, line, tcx_bytes
from tracker.domain.recordings import Item
from tracker.formats.told import decode, encode

READERS = pytest.mark.parametrize(
    ("read", "good"),
    [(gpx, gpx_bytes(Track([line()], name="Morning"))), (tcx, tcx_bytes(TcxActivity(notes="Morning")))],
)
Read = Callable[[bytes], Item]

CHAIN = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
DOCTYPES = {
    "X01 billion laughs": f'<!DOCTYPE x [<!ENTITY e0 "ha">{CHAIN}]>',
    "X02 quadratic": f'<!DOCTYPE x [<!ENTITY e9 "{"a" * 200_000}">]>',
    "X03 external file": '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>',
    "X03 external address": '<!DOCTYPE x [<!ENTITY e9 SYSTEM "http://127.0.0.1:PORT/x">]>',
    "X04 external type": '<!DOCTYPE x SYSTEM "http://127.0.0.1:PORT/x.dtd">',
    "X05 small entity": '<!DOCTYPE x [<!ENTITY e9 "Morning">]>',
    "parameter entity": '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:PORT/p">%p;]>',
}


@READERS
@pytest.mark.parametrize("kind", DOCTYPES)
def test_a_document_type_is_refused_and_nothing_is_fetched(read: Read, good: bytes, kind: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        doctype = DOCTYPES[kind].replace("PORT", str(listener.getsockname()[1])).encode()
        head, _, body = good.partition(b"\n")
        item = read(head + doctype + body.replace(b"Morning", b"&e9;"))
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert item.recordings == ()
    assert "document type" in item.refused


@READERS
def test_entities_that_no_document_declares_are_refused(read: Read, good: bytes) -> None:
    assert "undefined entity" in read(good.replace(b"Morning", b"&ouml;")).refused


@READERS
def test_x08_elements_within_elements_without_end(read: Read, good: bytes) -> None:
    deep = b"<a>" * 200_000 + b"</a>" * 200_000
    middle = good.rindex(b"</")
    assert "deep" in read(good[:middle] + deep + good[middle:]).refused
    assert read(good[:middle] + b"<a>" * 90 + b"</a>" * 90 + good[middle:]).refused == ""


@READERS
def test_x09_attributes_without_end(read: Read, good: bytes) -> None:
    middle = good.rindex(b"</")
    many = b"<a " + b" ".join(b'b%d="1"' % n for n in range(100_000)) + b"/>"
    some = b"<a " + b" ".join(b'b%d="1"' % n for n in range(2_000)) + b"/>"
    assert "too long" in read(good[:middle] + many + good[middle:]).refused
    assert "attributes" in read(good[:middle] + some + good[middle:]).refused


@READERS
def test_x12_a_file_cut_mid_tag_stores_nothing(read: Read, good: bytes) -> None:
    for cut in (
        good[: good.rindex(b"<trkpt") + 9] if b"<trkpt" in good else good[: good.rindex(b"<Time") + 3],
        good[:30],
    ):
        item = read(cut)
        assert "incomplete" in item.refused
        assert item.recordings == ()


@READERS
def test_a_file_cut_between_tags_is_read_as_far_as_it_goes_and_says_so(read: Read, good: bytes) -> None:
    end = max(good.rfind(b"</trkpt>") + 8, good.rfind(b"</Trackpoint>") + 13)
    whole, cut = only(read(good)), only(read(good[:end]))
    assert (cut.started_at, cut.distance_mm) == (whole.started_at, whole.distance_mm)
    assert "ends too early" in cut.warnings[0]
    assert whole.warnings == ()


@READERS
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_x13_utf_16(read: Read, good: bytes, encoding: str) -> None:
    whole = replace(only(read(good)), digest="")
    assert replace(only(read(good.decode().encode(encoding))), digest="") == whole
    assert replace(only(read(good.decode().replace("UTF-8", "UTF-16").encode("utf-16"))), digest="") == whole
    assert "UTF-16" in read(b"\xff\xfe" + good[:101]).refused


@READERS
def test_x14_says_utf_8_and_is_latin_1(read: Read, good: bytes) -> None:
    run = only(read(good.replace(b"Morning", "Tromsø – Kåfjord".encode("cp1252"))))
    assert "Tromsø – Kåfjord" in (run.title, run.note)
    assert "Windows-1252" in run.warnings[0]
    silent = good.replace(b' encoding="UTF-8"', b"").replace(b"Morning", b"Troms\xf8")
    assert "Tromsø" in (only(read(silent)).title, only(read(silent)).note)


@READERS
def test_other_encodings_are_read_as_they_say(read: Read, good: bytes) -> None:
    latin = good.replace(b"UTF-8", b"ISO-8859-1").replace(b"Morning", b"Troms\xf8")
    assert ("Tromsø" in (only(read(latin)).title, only(read(latin)).note), only(read(latin)).warnings) == (True, ())
    assert only(read(good.replace(b"UTF-8", b"windows-1250"))).warnings == ()
    for odd in (b"shift_jis", b"no-such-one", b"idna"):
        assert "UTF-8" in read(good.replace(b"UTF-8", odd)).refused


@READERS
def test_x15_nul(read: Read, good: bytes) -> None:
    for nul in (b"&#0;", b"\0", b"&#x1b;", b"\x0b"):
        item = read(good.replace(b"Morning", nul))
        assert item.recordings == ()
        assert "no sound XML in line" in item.refused


@pytest.mark.parametrize(
    "bad",
    [
        Spot("nan", 10.75),
        Spot(59.9, "inf"),
        Spot(910, 10.75),
        Spot(59.9, -181),
        Spot("undefined", "undefined"),
        Spot("", ""),
        Spot("59,91", "10,75"),
        Spot(0, 0),
        Spot(59.9, 10.75, ele="1e999"),
    ],
)
def test_x16_points_that_are_nowhere_are_left_out_and_counted(bad: Spot) -> None:
    spots = line()
    whole = only(gpx(gpx_bytes(spots)))
    run = only(gpx(gpx_bytes([*spots[:30], replace(bad, at=spots[30].at), *spots[30:]])))
    assert run.warnings == ("1 of 61 points have no place that can be and were left out.",)
    assert replace(run, digest="", warnings=()) == replace(whole, digest="")
    item = gpx(gpx_bytes([bad] * 3))
    assert "None of its 3 points has a place on earth: export it again" in item.refused


def test_a_point_without_coordinates_is_left_out_and_counted() -> None:
    data = gpx_bytes(line()).replace(b'lat="59.9103"', b"")
    assert "1 of 60 points" in only(gpx(data)).warnings[0]


def test_an_elevation_that_cant_be_is_left_out_and_its_point_stays() -> None:
    spots = [replace(spot, ele=-32768 if at in (3, 4) else spot.ele) for at, spot in enumerate(line(up=1))]
    run = only(gpx(gpx_bytes(spots)))
    assert run.distance_mm == only(gpx(gpx_bytes(line()))).distance_mm
    assert run.climb_mm == pytest.approx(59_000, rel=0.02)
    assert run.warnings == ("2 of 60 points have no elevation that can be: it was left out.",)


def test_points_without_any_elevation_that_can_be_are_points_all_the_same() -> None:
    run = only(gpx(gpx_bytes([replace(spot, ele="NaN") for spot in line()])))
    assert run.distance_mm == only(gpx(gpx_bytes(line()))).distance_mm
    assert run.climb_mm is None
    assert run.warnings == ("60 of 60 points have no elevation that can be: it was left out.",)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("<![CDATA[<b>Bold</b> & [red]plain[/red]]]>", "<b>Bold</b> & [red]plain[/red]"),
        ("a<!-- hidden -->b<?php echo 1 ?>c", "abc"),
        ("a<i>b</i>c", "abc"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("x\u202egpj.exe", "xgpj.exe"),
        ("  two \n lines ", "two lines"),
        ("n" * 1_000_000, "n" * 300),
    ],
)
def test_x19_names_are_text_and_nothing_else(written: str, read: str) -> None:
    data = gpx_bytes(Track([line()], name="Morning")).replace(b"Morning", written.encode())
    assert only(gpx(data)).title == read


@READERS
@pytest.mark.parametrize(
    ("data", "root"),
    [
        (b"<html><body>x</body></html>", "<html>"),
        (b'<kml xmlns="x"><Point/></kml>', "<kml>"),
        (b"<x:y xmlns:x='z'/>", "<y>"),
    ],
)
def test_x20_another_kind_of_document(read: Read, good: bytes, data: bytes, root: str) -> None:
    assert f"Its outermost element is {root}" in read(data).refused
    assert good


@READERS
@pytest.mark.parametrize(
    "data", [b"", b"   ", b"\0" * 100, b".FIT\x0e\x10", b"PK\x03\x04", b"\xff\xfe", b"<", b"<\0", b"{}"]
)
def test_x20_no_document_at_all(read: Read, good: bytes, data: bytes) -> None:
    item = read(data)
    assert item.recordings == ()
    assert item.refused.endswith(".")
    assert good


@READERS
def test_what_stands_before_the_declaration_is_skipped(read: Read, good: bytes) -> None:
    whole = replace(only(read(good)), digest="")
    for before in (b" " * 10, b"\xef\xbb\xbf", b"\n\xef\xbb\xbf\n", b"\t\r\n"):
        assert replace(only(read(before + good)), digest="") == whole


@READERS
def test_a_prefix_that_is_never_declared_is_read_and_said(read: Read, good: bytes) -> None:
    at = good.rindex(b"</trkpt>") if b"</trkpt>" in good else good.rindex(b"</Trackpoint>")
    run = only(read(good[:at] + b"<gpxdata:cadence>80</gpxdata:cadence>" + good[at:]))
    assert run.warnings == ('It is no sound XML: the prefix "gpxdata" is never declared: it was read anyway.',)
    late = b'<a xmlns:late="x"><late:b/></a><c xmlns:late="y"><late:b/></c>'
    assert only(read(good[:at] + late + good[at:])).warnings == ()


def test_x10_a_hundred_thousand_points() -> None:
    points = "".join(
        f'<trkpt lat="{45 + at / 100_000}" lon="7"><ele>{at % 7}</ele><time>2026-05-0{1 + at // 86_400}T'
        f"{at // 3600 % 24:02d}:{at // 60 % 60:02d}:{at % 60:02d}Z</time></trkpt>\n"
        for at in range(100_000)
    )
    run = only(gpx(f"<gpx><trk><trkseg>{points}</trkseg></trk></gpx>".encode()))
    assert (run.elapsed_s, run.moving_s, run.warnings) == (99_999, 99_999, ())
    assert run.distance_mm == pytest.approx(111_193_800, rel=0.0001)


def test_what_is_told_of_very_many_faults_can_still_be_sent_on() -> None:
    odd = "".join(f"<p{n}:x/>" for n in range(300))
    links = "".join(f'<link href="https://www.strava.com/activities/{n}"/>' for n in range(1, 40))
    data = (
        f"<gpx>{odd}<trk>{links}<trkseg>"
        '<trkpt lat="1" lon="1"><time>2020-01-01T00:00:00Z</time></trkpt>'
        '<trkpt lat="1.01" lon="1"><time>2020-01-01T00:10:00Z</time></trkpt></trkseg></trk></gpx>'
    )
    item = gpx(data.encode())
    assert len(item.recordings) == 1
    assert decode(encode(item)) == item
