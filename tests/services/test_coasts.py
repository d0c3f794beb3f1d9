"""The coast beside a road: the smallest cut that holds it, none inland, none from a broken file."""

import json
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.config import seeds_dir
from tracker.domain.templates import Place, Route
from tracker.services.coasts import coast_of, cuts_in
from tracker.services.library import library
from tracker.services.tracker import Tracker

FOLDER = seeds_dir() / "coasts"
INLAND = {"tour-du-mont-blanc", "gvrat", "appalachian-gym"}


def road(*points: tuple[float | None, float | None]) -> Route:
    places = tuple(Place(name=f"P{n}", lat=lat, lon=lon) for n, (lat, lon) in enumerate(points))
    return Route(name="r", length_mm=1_000_000, places=places)


def test_every_shipped_road_by_the_sea_has_its_coast() -> None:
    found = {e.template.slug: coast_of(e.template.route) for e in library() if e.template.route is not None}
    assert {slug for slug, coast in found.items() if not coast} == INLAND
    assert len({coast for coast in found.values() if coast}) == len(found) - len(INLAND)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: str(path.stem))
def test_a_cut_is_small_and_lies_in_its_box(path: Path) -> None:
    assert path.stat().st_size < 12_000
    held = json.loads(path.read_text())
    south, west, north, east = held["box"]
    for line in held["lines"]:
        assert len(line) > 1
        assert all(south - 0.001 <= lat <= north + 0.001 and west - 0.001 <= lon <= east + 0.001 for lat, lon in line)
        assert all(round(value, 3) == value for point in line for value in point)


def test_ones_own_road_over_the_same_ground_has_the_coast_too(tmp_path: Path) -> None:
    own = road((19.0, 72.9), (None, None), (17.5, 73.2))
    tracker = Tracker(tmp_path / "journal.db", FrozenClock("2026-03-01T12:00+01:00"))
    assert tracker.coast(own) == coast_of(own) != ()


@pytest.mark.parametrize(
    "route", [road(), road((None, None)), road((19.0, None)), road((19.0, 72.9), (60.0, 10.0)), road((0.0, 0.0))]
)
def test_no_coast_where_no_cut_holds_every_place(route: Route) -> None:
    assert coast_of(route) == ()


def test_the_smallest_of_several_cuts_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "coasts").mkdir()
    for name, box in (("large", [0, 0, 40, 40]), ("small", [10, 10, 20, 20]), ("other", [10, 10, 12, 12])):
        text = json.dumps({"box": box, "lines": [[[box[0], box[1]], [box[2], box[3]]]]})
        (tmp_path / "coasts" / f"{name}.json").write_text(text)
    monkeypatch.setattr("tracker.services.coasts.seeds_dir", lambda: tmp_path)
    assert coast_of(road((11, 11), (15, 15))) == (((10.0, 10.0), (20.0, 20.0)),)
    assert coast_of(road((5, 5), (15, 15))) == (((0.0, 0.0), (40.0, 40.0)),)


BROKEN = [
    "",
    "{",
    "[]",
    "null",
    '{"box":[1,2,3],"lines":[]}',
    '{"box":[1,2,3,"4"],"lines":[]}',
    '{"box":[1,2,3,true],"lines":[]}',
    '{"box":[1,2,3,NaN],"lines":[]}',
    '{"box":[1,2,3,4]}',
    '{"box":[1,2,3,4],"lines":[[[1,2,3]]]}',
    '{"box":[1,2,3,4],"lines":7}',
    "[" * 100_000,
]


def test_a_broken_file_is_no_coast_and_spoils_no_other(tmp_path: Path) -> None:
    for n, text in enumerate(BROKEN):
        (tmp_path / f"{n}.json").write_text(text)
    (tmp_path / "binary.json").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "z.json").write_text('{"box":[1,2,3,4],"lines":[[[1,2],[3,4]]]}')
    assert cuts_in(tmp_path) == (((1.0, 2.0, 3.0, 4.0), (((1.0, 2.0), (3.0, 4.0)),)),)
    assert cuts_in(tmp_path / "nowhere") == ()
