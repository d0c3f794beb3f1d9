"""Every GPX and TCX file of the folder of real recordings against its reference values."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.formats.fit.fit_reading import outcome
from tests.formats.fit.real_files import ABSENT, FOLDER, WHY, expected
from tests.formats.gps.reading import gpx, tcx
from tracker.domain.recordings import Recording

FILES = expected((".gpx", ".tcx"))
pytestmark = pytest.mark.skipif(ABSENT, reason=WHY)


@pytest.mark.parametrize("known", FILES, ids=[file["file"] for file in FILES])
def test_a_real_file_gives_what_is_known_of_it(known: dict[str, Any]) -> None:
    name: str = known["file"]
    item = (gpx if name.endswith(".gpx") else tcx)((FOLDER / name).read_bytes())
    assert outcome(item) == known["outcome"]
    if known["outcome"] == "refuse":
        return
    tracks = [track for track in known.get("per_track", []) if track["start_utc"]]
    if len(item.recordings) == len(tracks) > 1:
        tracks.sort(key=lambda track: track["start_utc"])
        for recording, track in zip(item.recordings, tracks, strict=True):
            _compare(recording, {"start_utc": track["start_utc"], **track})
        return
    assert len(item.recordings) == len(known["activities"])
    for recording, one in zip(item.recordings, known["activities"], strict=True):
        _compare(recording, one)


def _compare(recording: Recording, known: dict[str, Any]) -> None:
    if any(question.value == "when" for question, _ in recording.asks):
        assert recording.started_at is None
    else:
        start = datetime.fromisoformat(known["start_utc"]).astimezone(UTC)
        assert recording.started_at is not None
        assert abs((recording.started_at - start).total_seconds()) <= 1
        # where laps say more than the points, they count
        elapsed = known["elapsed_s"] if not known.get("timer_s") else max(known["elapsed_s"], known["timer_s"])
        assert recording.elapsed_s == pytest.approx(elapsed, abs=1)
    assert recording.offset_s == (known.get("tz_offset_s") or recording.offset_s)
    if known.get("timer_s"):
        assert recording.timer_s == pytest.approx(known["timer_s"], abs=1)
    metres = known["distance_m"]
    if recording.format == "gpx":
        assert (recording.distance_mm or 0) / 1000 == pytest.approx(metres, rel=0.005, abs=5)
    else:
        assert (recording.distance_mm or 0) / 1000 == pytest.approx(metres, abs=0.1)
    if known.get("avg_hr"):
        assert recording.hr_avg == pytest.approx(known["avg_hr"], abs=2)
        assert recording.hr_max == pytest.approx(known["max_hr"], abs=2)
    if known.get("calories"):
        assert recording.energy_kj == pytest.approx(known["calories"] * 4.184, abs=4.2)
    if known.get("laps"):
        assert len(recording.laps) == known["laps"]
    if known.get("ascent_raw_m"):
        assert known["ascent_raw_m"] / 2 - 0.1 <= (recording.climb_mm or 0) / 1000 <= known["ascent_raw_m"] + 0.1
    sport = known.get("sport")
    assert recording.activity == {"running": "run", "Running": "run", "Biking": "ride"}.get(sport or "")
