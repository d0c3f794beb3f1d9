"""The real files, all in one command: each has the outcome and the figures that several decoders agree on."""

import json
from collections import defaultdict
from datetime import datetime
from typing import Any

import pytest

from tests.cli.conftest import Cli, Told
from tests.formats.fit.real_files import ABSENT, FOLDER, WHY

FIELDS = (  # ours, theirs, what they may be apart beside half a percent of a distance
    ("elapsed_s", "elapsed_s", 1),
    ("timer_s", "timer_s", 1),
    ("distance_m", "distance_m", 5),
    ("climb_m", "ascent_m", 1),
    ("hr_avg", "avg_hr", 2),
    ("hr_max", "max_hr", 1),
)
ODD = ("fit/27-days-activity.fit", "tcx/tour_hr.tcx")  # whose own sums are not believed
pytestmark = pytest.mark.skipif(ABSENT, reason=WHY)
# in one import only the richest of a group is new; two devices on one effort are asked about
SAME = {
    "strava-export/activities/12866632127.fit.gz": "duplicate",
    "strava-export/activities.csv": "duplicate",
    "gpx/2067489619.gpx": "duplicate",
    "gpx/testdata.gpx": "duplicate",
    "fit/activity-unexpected-eof.fit": "duplicate",
    "fit/activity-settings-corruptheader.fit": "duplicate",
    "apple_health_export/workout-routes/route_2019-06-11_3.00pm.gpx": "duplicate",
    "fit/Garmin_Fenix_6S_Pro-Cycling-Indoor-Assioma_Uno.fit": "ask",
}


def outcomes() -> dict[str, str]:
    """The outcome that each file must have, from the list beside them."""
    rows = [line.split("\t") for line in (FOLDER / "MANIFEST.tsv").read_text().splitlines()]
    return {row[0]: row[7] for row in rows[1:]}


def by_file(told: Told) -> dict[str, list[dict[str, Any]]]:
    """The items of each file."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    names = sorted(outcomes(), key=len, reverse=True)
    for item in told.json["items"]:
        found[next(name for name in names if item["path"].startswith(str(FOLDER / name)))].append(item)
    return found


def whole(items: list[dict[str, Any]]) -> str:
    """The outcome of a file with several members: a warning, where some are good and some bad."""
    said = {item["outcome"] for item in items}
    return said.pop() if len(said) == 1 else "import_warn"


def test_every_file_has_its_outcome(cli: Cli) -> None:
    expected = outcomes()
    told = cli("import", *(str(FOLDER / name) for name in expected), "--dry-run", "--json", "--at", "2026-11-22T12:00Z")
    assert told.err == ""
    found = by_file(told)
    got = {name: whole(found[name]) for name in expected}
    assert got == {name: SAME.get(name, outcome) for name, outcome in expected.items()}
    assert all(item["reason"] for items in found.values() for item in items)
    assert cli("journal", "--json").json["sessions"] == []
    _figures(found)
    _rules(found)


def _figures(found: dict[str, list[dict[str, Any]]]) -> None:
    """Start, times, distance and heart rate of every activity that the decoders agree on."""
    known = {one["file"]: one for one in json.loads((FOLDER / "expected.json").read_text())["files"]}
    wrong, compared = [], 0
    for name, one in known.items():
        sessions = [session for item in found[name] for session in item["sessions"]]
        wanted = one.get("activities") or []
        if name in ODD or len(sessions) != len(wanted):
            continue
        for session, want in zip(sessions, wanted, strict=True):
            for field, key, room in FIELDS:
                is_, ought = session[field], want.get(key)
                if ought and is_ is not None and field not in session["computed"]:
                    compared += 1
                    if abs(is_ - ought) > max(room, ought * (0.005 if key == "distance_m" else 0)):
                        wrong.append((name, field, is_, ought))
            if want.get("start_utc"):
                compared += 1
                apart = datetime.fromisoformat(session["started_at"]) - datetime.fromisoformat(want["start_utc"])
                if abs(apart.total_seconds()) > 1:
                    wrong.append((name, "started_at", session["started_at"], want["start_utc"]))
    assert not wrong, wrong
    assert compared > 200


def _single(found: dict[str, list[dict[str, Any]]], name: str) -> dict[str, Any]:
    (session,) = found[name][0]["sessions"]
    return dict(session)


def _rules(found: dict[str, list[dict[str, Any]]]) -> None:
    """Where the rules say something else than the file's own sums."""
    assert _single(found, "fit/27-days-activity.fit")["elapsed_s"] == 7373
    assert _single(found, "tcx/tour_hr.tcx")["elapsed_s"] == 2283
    assert _single(found, "fit/inverted-times.fit")["timer_s"] is None
    assert _single(found, "fit/kaiteriteri.fit")["local_date"] == "2020-01-07"
    assert _single(found, "fit/20170518-191602-1740899583.fit")["distance_m"] is None
    triathlon = _single(found, "fit/sample_mulitple_header.fit")
    assert triathlon["activity"] == "triathlon"
    assert [part["activity"].partition("-")[0] for part in triathlon["parts"]] == ["swim", "ride", "run"]
    row = _single(found, "strava-export/activities.csv")
    assert (row["distance_m"], row["moving_s"], row["started_at"]) == (3322.95, 1411, "2022-05-29T15:53:35Z")
    assert [_start(one) for item in found["gpx/blue_hills.gpx"] for one in item["sessions"]] == sorted(
        _start(one) for item in found["gpx/blue_hills.gpx"] for one in item["sessions"]
    )


def _start(session: dict[str, Any]) -> str:
    return str(session["started_at"])
