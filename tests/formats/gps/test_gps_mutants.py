"""Whatever the bytes: an item comes back, with sane amounts or one sentence, and nothing is raised."""

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.gps.reading import NOW, gpx, tcx
from tests.formats.gps.track_writer import START, TcxActivity, TcxLap, Track, gpx_bytes, line, tcx_bytes
from tracker.domain.recordings import Circle, Item, Wanted

Read = Callable[[bytes, Wanted], Item]

KEEPING = Wanted(now=NOW, tracks=True, private=(Circle(lat=59.91, lon=10.75, radius_m=50),))
GOOD: dict[str, tuple[Read, bytes]] = {
    "gpx": (
        gpx,
        gpx_bytes(
            Track([line(6, hr=140, up=1), line(4, start=START.replace(hour=9))], name="One", kind="running"),
            Track([line(4, start=START.replace(day=9))], desc="Two", link="https://www.strava.com/activities/1"),
            head="<metadata><name>All</name></metadata>",
        ),
    ),
    "tcx": (
        tcx,
        tcx_bytes(
            TcxActivity([TcxLap(spots=line(6, hr=140), kcal=5, hr_avg=140)], notes="One", creator="Watch", unit=5),
            TcxActivity([TcxLap(start=START.replace(hour=8))], sport="Biking", key="x"),
            multisport=True,
        ),
    ),
}
PIECES = [
    b"<", b">", b"/>", b"</", b"&", b"&#0;", b"\0", b"\xff", b"\xc3", b'"', b"=", b"nan", b"inf", b"-", b"1e999",
    b"9" * 400, b"<trk>", b"</trk>", b"<trkseg>", b'<trkpt lat="1" lon="1">', b"</trkpt>", b"<time>", b"</time>",
    b"<name>", b"<ele>", b"<Lap>", b"</Lap>", b"<Activity>", b"</Activity>", b"<Trackpoint>", b"</Trackpoint>",
    b"<Value>", b"<Id>", b"<Notes>", b"<MultiSportSession>", b"<!DOCTYPE x>", b"<![CDATA[", b"]]>", b"<!--",
    b"<?xml version='1.0' encoding='utf-16'?>", b"1970-01-01T00:00:00Z", b"2026-05-03T06:00:00", b"+99:99",
    b"-9999-12-31T00:00:00+00:00", b"9999-12-31T23:59:59Z", b"0001-01-01T00:00:00+14:00", b"x:",
]  # fmt: skip
edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 60), st.sampled_from(PIECES) | st.binary(max_size=8)), max_size=6
)


def mutated(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """The bytes with pieces cut out and others put in their place."""
    for where, cut, put in changes:
        at = int(where * len(data))
        data = data[:at] + put + data[at + cut :]
    return data


def check(item: Item) -> None:
    """What holds for every item."""
    assert bool(item.refused) != bool(item.recordings)
    if item.refused:
        assert re.fullmatch(r"(?:It|Its|None|The|An) .{5,150}\.", item.refused)
    for one in item.recordings:
        for name in ("elapsed_s", "timer_s", "moving_s", "distance_mm", "climb_mm", "energy_kj", "hr_avg", "hr_max"):
            value = getattr(one, name)
            assert value is None or (type(value) is int and value >= 0), name
        assert one.started_at is None or one.started_at.tzinfo is not None
        assert one.local is None or one.local.tzinfo is None
        assert (one.started_at or one.local) is not None or any(question.value == "when" for question, _ in one.asks)
        assert all(getattr(one, name) is not None for name in one.computed)
        assert all(sentence.endswith(".") for sentence in (*one.warnings, *(why for _, why in one.asks)))
        assert len(one.track) <= 500


@pytest.mark.parametrize("kind", GOOD)
@given(edits)
def test_mutated_documents_never_raise(kind: str, changes: list[tuple[float, int, bytes]]) -> None:
    read, good = GOOD[kind]
    check(read(mutated(good, changes), KEEPING))


VALUES = [
    *("", " ", "nan", "-inf", "1e999", "0", "-0.0", "180", "-180.0", "90.0000001", "1_0", "0x10", "1,5", "9" * 400),
    *("1970-01-01T00:00:00Z", "2026-05-03T06:00:00", "2026-05-03T06:00:00+14:00", "2026-05-03T06:00:00-23:59:59.9"),
    *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "2026-02-30T00:00:00Z"),
    *("running", "Other", "<b/>", "<ele>5</ele><time/>", "<trkpt lat='1' lon='2'/>", "<Lap/>", "<Value>9</Value>"),
    *("<trk><trkseg><trkpt/></trkseg></trk>", "<Activity/>", "<Trackpoint><Position/></Trackpoint>", "<![CDATA[<]]>"),
]  # fmt: skip
VALUE = re.compile(r">([^<>]*)<|=\"([^\"]*)\"")


@pytest.mark.parametrize("kind", GOOD)
@given(st.data())
def test_odd_values_in_sound_documents_never_raise(kind: str, data: st.DataObject) -> None:
    read, good = GOOD[kind]
    text = good.decode().partition("?>")[2]
    for value in data.draw(st.lists(st.sampled_from(VALUES), min_size=1, max_size=8)):
        spots = list(VALUE.finditer(text))
        spot = data.draw(st.sampled_from(spots))
        put = f">{value}<" if spot[1] is not None else f'="{value.replace("<", "")}"'
        text = text[: spot.start()] + put + text[spot.end() :]
    check(read(text.encode(), KEEPING))


@pytest.mark.parametrize("kind", GOOD)
@given(st.binary(max_size=300))
def test_any_bytes_never_raise(kind: str, data: bytes) -> None:
    check(GOOD[kind][0](data, KEEPING))


@pytest.mark.parametrize("kind", GOOD)
def test_a_document_cut_anywhere_never_raises(kind: str) -> None:
    read, good = GOOD[kind]
    for at in range(0, len(good), 7):
        check(read(good[:at], KEEPING))
    item = read(good, KEEPING)
    check(item)
    assert item.refused == ""
