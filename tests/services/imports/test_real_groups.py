"""The real files, all at once and again: the groups of duplicates that people labelled, and nothing twice."""

import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.services.imports.telling import desk, in_process
from tracker.services.imports import reviewing
from tracker.services.imports.views import Choice, Review, Reviewed
from tracker.services.tracker import Tracker

FOLDER = Path(os.environ.get("TRACKER_ACTIVITIES", Path(__file__).parents[3] / "../shared/activities")).resolve()

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real activity files are not here: TRACKER_ACTIVITIES")


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text())
    return found


def read(tracker: Tracker, told: dict[str, Any]) -> Review:
    paths = [FOLDER / one["file"] for one in told["files"]]
    return reviewing.review(tracker._reading, tracker._state, paths, run=in_process)


@pytest.fixture(scope="module")
def tracker(tmp_path_factory: pytest.TempPathFactory) -> Tracker:
    return desk(tmp_path_factory.mktemp("groups"), zone="Europe/Berlin")


@pytest.fixture(scope="module")
def review(tracker: Tracker, told: dict[str, Any]) -> Review:
    return read(tracker, told)


def of_file(review: Review, name: str) -> list[int]:
    file, _, row = name.partition("#")
    wanted = Path(file).name
    found = [n for n, one in enumerate(review.items) if one.file.endswith(wanted) or wanted in one.path]
    return [found[int(row)]] if row.isdigit() and int(row) < len(found) else found[:1]


def kept(review: Review, n: int) -> int:
    """The item that a group leads to."""
    other = review.items[n].other
    return kept(review, other) if isinstance(other, int) else n


def test_the_labelled_groups_come_out(review: Review, told: dict[str, Any]) -> None:
    for group in told["groups"]["duplicates"]:
        members = [n for name in group["members"] for n in of_file(review, name)]
        assert len(members) >= 2, group["members"]
        assert len({kept(review, n) for n in members}) == 1, group["why"]
        kinds = {review.items[n].kind for n in members if kept(review, n) != n}
        assert kinds == ({"duplicate"} if group["certain"] else {"near-duplicate"}), group["why"]
    for group in told["groups"]["not_duplicates"]:
        assert len({kept(review, n) for name in group["members"] for n in of_file(review, name)}) == 2, group["why"]


def test_nothing_else_is_a_duplicate(review: Review, told: dict[str, Any]) -> None:
    grouped = {n for group in told["groups"]["duplicates"] for name in group["members"] for n in of_file(review, name)}
    grouped |= {n for n in range(len(review.items)) if "12866632127" in review.items[n].path}
    others = [one.path for n, one in enumerate(review.items) if one.other is not None and n not in grouped]
    assert others == ["route_2019-06-11_3.00pm.gpx"], "it came with its workout already"
    assert review.items[kept(review, of_file(review, others[0])[0])].format == "apple-health"


def test_the_richest_of_a_group_is_the_one_that_is_kept(review: Review) -> None:
    def leads(name: str) -> str:
        return Path(review.items[kept(review, of_file(review, name)[0])].path).name

    assert leads("12866632127.fit.gz") == "2022-05-29-15-53-35_Laufen_Landal_Park.fit"
    assert leads("2067489619.gpx") == "2067489619.fit"
    assert leads("testdata.gpx") == "testdata.tcx"


def test_each_file_by_itself_has_its_outcome(tmp_path: Path, told: dict[str, Any]) -> None:
    alone = desk(tmp_path, zone="Europe/Berlin")
    wrong = []
    for one in told["files"]:
        review = reviewing.review(alone._reading, alone._state, [FOLDER / one["file"]], run=in_process)
        if _outcome(review.items) != one["outcome"]:
            wrong.append((one["file"], one["outcome"], [(item.outcome, item.reason) for item in review.items]))
    assert wrong == []


def _outcome(items: tuple[Reviewed, ...]) -> str:
    """A file's outcome by those of its items: with one good and one bad member it is imported with a warning."""
    seen = Counter(item.outcome for item in items)
    if len(seen) == 1:
        return next(iter(seen))
    return "import_warn" if seen["import"] or seen["import_warn"] else "ask"


def test_all_again_adds_nothing(tracker: Tracker, review: Review, told: dict[str, Any]) -> None:
    done = tracker.keep_imports(review)
    assert done.stored == sum(one.choice is Choice.STORE for one in review.items)
    again = read(tracker, told)
    assert {one.kind for one in again.items} == {"duplicate", "refused", "ask"}
    assert tracker.keep_imports(again).batch_id is None
    tracker.undo()
    assert [one.kind for one in read(tracker, told).items] == [one.kind for one in review.items]
