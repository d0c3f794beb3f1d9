"""The codec between reader and parent: everything comes through, nothing impossible does."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.activities import ACTIVITIES
from tracker.domain.recordings import Asked, Circle, Entry, Item, Lap, Progress, Recording, Told, Wanted
from tracker.domain.sessions import Part
from tracker.domain.text import clean_text
from tracker.formats.told import Job, decode, decode_job, encode, encode_job
from tracker.formats.told_checks import ToldError

words = st.text(max_size=40).map(clean_text)
count = st.none() | st.integers(0, 10**6)
instants = st.datetimes(datetime.fromisoformat("1995-01-01"), datetime.fromisoformat("2030-01-01"))
points = st.tuples(st.integers(-(9 * 10**8), 9 * 10**8), st.integers(-(18 * 10**8), 18 * 10**8))
parts = st.builds(
    Part,
    count=st.integers(1, 50),
    activity=st.none() | st.sampled_from(sorted(ACTIVITIES)),
    distance_mm=count,
    elapsed_s=count,
    reps=count,
    hold_s=count,
)
recordings = st.builds(
    Recording,
    format=st.sampled_from(("fit", "gpx", "strava")),
    activity=st.none() | st.sampled_from(sorted(ACTIVITIES)),
    sport=words,
    started_at=st.none() | instants.map(lambda at: at.replace(tzinfo=UTC)),
    local=st.none() | instants,
    offset_s=st.none() | st.integers(-50_400, 50_400),
    zone=st.sampled_from(("", "Asia/Kolkata", "Europe/Oslo")),
    timed=st.booleans(),
    elapsed_s=count,
    timer_s=count,
    moving_s=count,
    distance_mm=count,
    climb_mm=count,
    energy_kj=count,
    hr_avg=st.none() | st.integers(0, 300),
    reps=count,
    rpe=st.none() | st.integers(0, 10),
    computed=st.sampled_from(((), ("distance_mm", "hr_avg"))),
    indoor=st.booleans(),
    by_hand=st.booleans(),
    title=words,
    note=st.text(max_size=40).map(lambda text: clean_text(text, one_line=False)),
    tags=st.tuples(words),
    parts=st.lists(parts, max_size=3).map(tuple),
    laps=st.lists(st.builds(Lap, elapsed_s=st.integers(0, 9_999), distance_mm=count), max_size=3).map(tuple),
    track=st.lists(points, max_size=5).map(tuple),
    device=words,
    ids=st.tuples(words),
    digest=words,
    warnings=st.tuples(words),
    asks=st.lists(st.tuples(st.sampled_from(Asked), words), max_size=2).map(tuple),
)
items = st.builds(Item, path=words, format=words, recordings=st.lists(recordings, max_size=2).map(tuple), refused=words)
entries = st.builds(Entry, member=st.text(max_size=30), listed=st.none() | recordings, path=words)
progress = st.builds(Progress, st.integers(0, 2**40), st.integers(0, 2**40))


@given(items | entries | progress)
def test_what_is_told_comes_through_unchanged(told: Told) -> None:
    line = encode(told)
    assert b"\n" not in line
    assert decode(line) == told


@given(st.text(max_size=50), st.none() | st.lists(st.text(max_size=20), max_size=3).map(tuple))
def test_a_job_comes_through_unchanged(path: str, members: tuple[str, ...] | None) -> None:
    wanted = Wanted(
        now=datetime(2026, 1, 1, tzinfo=UTC),
        units="mi",
        day_first=True,
        columns=(("Dauer", "elapsed_s"),),
        tracks=True,
        private=(Circle(lat=18.9, lon=72.8, radius_m=200),),
    )
    job = Job(path=path, wanted=wanted, members=members)
    assert decode_job(encode_job(job)) == job


def test_a_name_that_no_encoding_explains_comes_through() -> None:
    job = Job(path="/x/\udce9t\udce9.fit", wanted=Wanted(now=datetime(2026, 1, 1, tzinfo=UTC)))
    assert decode_job(encode_job(job)).path == job.path


BAD: list[dict[str, Any]] = [
    {"elapsed_s": -1},
    {"elapsed_s": 1.5},
    {"elapsed_s": True},
    {"elapsed_s": "60"},
    {"elapsed_s": 10**12},
    {"distance_mm": 2**63},
    {"hr_avg": 70_000},
    {"rpe": 11},
    {"activity": "flying"},
    {"zone": "Mars/Base"},
    {"zone": "../../etc/passwd"},
    {"offset_s": 90_000},
    {"started_at": "2025-06-28T20:00:00"},
    {"started_at": "2025-02-30T20:00:00Z"},
    {"started_at": "0001-01-01T00:00:00Z"},
    {"started_at": 5},
    {"local": "2025-06-28T20:00:00Z"},
    {"indoor": 1},
    {"note": "x" * 5_000},
    {"title": None},
    {"tags": "hills"},
    {"tags": ["x" * 60]},
    {"computed": ["unknown"]},
    {"parts": [{"count": 0}]},
    {"parts": [{"speed": 5}]},
    {"laps": [{"distance_mm": 5}]},
    {"laps": [{"elapsed_s": 1}] * 10_001},
    {"track": [[0, 0]] * 5_001},
    {"track": [[910_000_000, 0]]},
    {"track": [[0, 0, 0]]},
    {"track": [0, 0]},
    {"track": [[0, 1.5]]},
    {"asks": [["never", "x"]]},
    {"unknown": 1},
]


@pytest.mark.parametrize("field", BAD, ids=str)
def test_nothing_impossible_comes_in(field: dict[str, Any]) -> None:
    line = json.dumps({"item": {"path": "a.fit", "recordings": [{"format": "fit", **field}]}}).encode()
    with pytest.raises(ToldError):
        decode(line)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b"null",
        b'{"item":{}}',
        b'{"item":{"path":"a"},"entry":{"member":"b"}}',
        b'{"item":{"path":"a","recordings":[{}]}}',
        b'{"item":{"path":"a","skipped":NaN}}',
        b'{"progress":{"done":1}}',
        b'{"progress":{"done":-1,"total":1}}',
        b'{"progress":{"done":Infinity,"total":1}}',
        b'{"entry":{"member":5}}',
        b'{"item":' + b"[" * 100_000,
        b'{"progress":{"done":' + b"9" * 10_000 + b',"total":1}}',
    ],
)
def test_no_other_line_comes_in(line: bytes) -> None:
    with pytest.raises(ToldError):
        decode(line)


def test_text_is_cleaned_again() -> None:
    line = json.dumps(
        {"item": {"path": "a\x1b[2J\u202eb.fit", "recordings": [{"format": "fit", "title": "x\ny", "note": "x\n\0y"}]}}
    ).encode()
    told = decode(line)
    assert isinstance(told, Item)
    assert told.path == "a[2Jb.fit"
    assert (told.recordings[0].title, told.recordings[0].note) == ("x y", "x\ny")
