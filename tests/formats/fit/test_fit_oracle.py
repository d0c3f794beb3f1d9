"""Made files say the same to fitdecode as to this reader."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import fitdecode  # type: ignore[import-untyped]
from fitdecode.profile import FIELD_TYPES  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.fit.fit_reading import NOW, START, TRACKED, only
from tests.formats.fit.fit_writer import Leg, fit_bytes
from tracker.domain.activities import ACTIVITIES
from tracker.formats.fit.sports import sport_of

NAMES = {"e biking": "e-biking", "stand up paddleboarding": "stand-up paddleboarding"}


def decoded(content: bytes) -> dict[str, list[dict[str, Any]]]:
    """The messages that fitdecode finds, by their names."""
    found: dict[str, list[dict[str, Any]]] = {}
    with fitdecode.FitReader(BytesIO(content), check_crc=fitdecode.CrcCheck.RAISE) as reader:
        for frame in reader:
            if isinstance(frame, fitdecode.FitDataMessage):
                found.setdefault(frame.name, []).append({field.name: field.value for field in frame.fields})
    return found


@st.composite
def files(draw: st.DrawFn) -> bytes:
    elapsed = draw(st.integers(60_000, 20_000_000)) / 1000
    leg = Leg(
        start=draw(st.integers(800_000_000, 1_160_000_000)),
        elapsed=elapsed,
        timer=elapsed * draw(st.floats(0.3, 1)),
        moving=draw(st.none() | st.floats(1, elapsed)),
        distance=draw(st.none() | st.floats(1, elapsed * 20)),
        sport=draw(st.sampled_from((1, 2, 5, 11, 12, 15, 17, 37, 41))),
        kcal=draw(st.none() | st.integers(1, 9_000)),
        ascent=draw(st.none() | st.integers(0, 9_000)),
        hr=draw(st.none() | st.integers(20, 219)),
        hr_max=draw(st.none() | st.integers(20, 220)),
        cycles=draw(st.none() | st.integers(1, 200_000)),
    )
    assert isinstance(leg.start, int)
    return fit_bytes(
        datetime(1989, 12, 31, tzinfo=UTC) + timedelta(seconds=leg.start),
        seconds=round(elapsed),
        sessions=[leg],
        records=draw(st.integers(2, 40)),
        laps=draw(st.integers(0, 5)),
        hr=draw(st.none() | st.integers(20, 220)),
        at=draw(st.none() | st.tuples(st.floats(-89, 89), st.floats(-179, 179))),
        offset=draw(st.none() | st.integers(-56, 56).map(lambda quarters: quarters * 900)),
        big=draw(st.booleans()),
    )


@settings(max_examples=60)
@given(files())
def test_as_fitdecode_reads_it(content: bytes) -> None:
    found, told = only(content, TRACKED), decoded(content)
    [session] = told["session"]
    assert found.started_at == session["start_time"]
    assert found.started_at is not None
    assert found.started_at < NOW
    assert abs((found.elapsed_s or 0) - session["total_elapsed_time"]) <= 0.5
    assert abs((found.timer_s or 0) - session["total_timer_time"]) <= 0.5
    moving = session["total_moving_time"]
    assert (found.moving_s or 0) == int((moving or 0) + 0.5)
    if session["total_distance"] is not None:
        assert (found.distance_mm or 0) == round(session["total_distance"] * 1000)
    assert found.climb_mm == (None if session["total_ascent"] is None else session["total_ascent"] * 1000)
    assert found.energy_kj == (None if (kcal := session["total_calories"]) is None else round(kcal * 4.184))
    beats = [record["heart_rate"] for record in told["record"] if record["heart_rate"] is not None]
    mean = round(sum(beats) / len(beats)) if beats else None
    assert found.hr_avg == (session["avg_heart_rate"] or mean)
    assert len(found.laps) == len(told.get("lap", []))
    [activity] = told["activity"]
    if activity["local_timestamp"] is None:
        assert found.offset_s is None
    else:
        gap = activity["local_timestamp"] - activity["timestamp"]
        assert found.offset_s == gap.total_seconds()
    places = [
        (record["position_lat"], record["position_long"])
        for record in told["record"]
        if record["position_lat"] is not None and (record["position_lat"], record["position_long"]) != (0, 0)
    ]
    assert bool(found.track) == bool(places)
    if places:
        degrees = 180 / 2**31
        for point, place in ((found.track[0], places[0]), (found.track[-1], places[-1])):
            assert abs(point[0] / 1e7 - place[0] * degrees) < 1e-6
            assert abs(point[1] / 1e7 - place[1] * degrees) < 1e-6


def test_sports_have_their_names_and_activities_that_exist() -> None:
    for number, name in FIELD_TYPES["sport"].enum.items():
        if number == 254:
            continue
        found = sport_of(number, None, None)
        plain = name.replace("_", " ")
        assert found.word == ("" if number == 0 else NAMES.get(plain, plain))
        assert found.activity is None or found.activity in ACTIVITIES
        for sub_sport in FIELD_TYPES["sub_sport"].enum:
            assert sport_of(number, sub_sport, None).activity in {None, *ACTIVITIES}
    for sport, sub_sport in ((1, 3), (2, 8), (5, 17), (12, 42), (4, 15), (10, 43), (2, 46), (64, 85)):
        words = FIELD_TYPES["sub_sport"].enum[sub_sport].replace("_", " ")
        assert sport_of(sport, sub_sport, None).word.endswith(words)


def test_flags() -> None:
    treadmill, e_bike, mountain, zwift = (sport_of(*told) for told in ((1, 1, 1), (21, 0, 1), (2, 47, 1), (2, 0, 260)))
    assert (treadmill.activity, treadmill.indoor, treadmill.virtual) == ("run", True, False)
    assert (e_bike.activity, e_bike.assisted) == ("ride", True)
    assert (mountain.activity, mountain.assisted) == ("ride-mtb", True)
    assert (zwift.activity, zwift.indoor, zwift.virtual) == ("ride", True, True)
    assert only(fit_bytes(START, sport=200)).activity is None
