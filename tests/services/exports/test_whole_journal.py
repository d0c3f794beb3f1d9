"""A journal that leaves as a file and comes back is the same journal, to the last row."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.histories import NOW, fill
from benchmarks.roundtrip import round_trip, rows_of
from tests.clocks import FrozenClock
from tracker.config import photos_dir
from tracker.errors import RefusedError
from tracker.services.tracker import Tracker
from tracker.store.journal import Store

Open = Callable[[str], Tracker]


@pytest.fixture
def open_(tmp_path: Path) -> Iterator[Open]:
    """Opens journals by name, each in a folder of its own."""
    opened: list[Tracker] = []

    def make(name: str) -> Tracker:
        opened.append(Tracker(tmp_path / name / "journal.db", FrozenClock(NOW.isoformat())))
        opened[-1].open()
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def filled(path: Path, seed: int) -> Path:
    store = Store.open(path, now=NOW)
    fill(store, seed)
    store.close()
    return path


@pytest.mark.parametrize("seeds", [range(15), range(15, 30), range(30, 45), range(45, 60)], ids=str)
def test_sixty_histories_come_back_identical(tmp_path: Path, seeds: range) -> None:
    for seed in seeds:
        first = filled(tmp_path / f"{seed}" / "first.db", seed)
        assert round_trip(first, tmp_path / f"{seed}-again" / "second.db"), seed


def test_the_generated_histories_hold_something_of_everything(tmp_path: Path) -> None:
    counts: dict[str, int] = {}
    for seed in range(12):
        for table, rows in rows_of(filled(tmp_path / f"{seed}.db", seed)).items():
            counts[table] = counts.get(table, 0) + len(rows)
    assert [table for table, count in counts.items() if count < 2] == []


def test_a_second_import_of_the_same_file_changes_nothing(tmp_path: Path, open_: Open) -> None:
    filled(tmp_path / "a" / "journal.db", 3)
    file = tmp_path / "a.json"
    open_("a").export_journal(file)
    other = open_("b")
    other.keep_own(other.read_own(file))
    before = other.data_version()
    found = other.read_own(file)
    assert found.count("new") == found.count("conflict") == found.count("warned") == 0
    assert {item.outcome for item in found.items} == {"duplicate"}
    assert other.keep_own(found).title == ""
    assert other.data_version() == before


def test_one_undo_takes_it_back_and_redo_brings_it_again(tmp_path: Path, open_: Open) -> None:
    first = filled(tmp_path / "a" / "journal.db", 5)
    file = tmp_path / "a.json"
    open_("a").export_journal(file)
    other = open_("b")
    kept = other.keep_own(other.read_own(file))
    change = other.undo()
    assert change is not None
    assert change.title == kept.title
    assert not any(rows_of(other.path).values())
    other.redo()
    assert rows_of(other.path) == rows_of(first)


def test_what_a_file_says_of_itself_is_told_before_anything_is_stored(tmp_path: Path, open_: Open) -> None:
    one = open_("a")
    one.log("run 20km 2:00 @06:00 #ghat")
    one.log("rest @yday")
    left = one.export_journal(tmp_path / "a.json")
    assert (left.said, left.path) == ("the whole journal, 1 session", tmp_path / "a.json")
    other = open_("b")
    found = other.read_own(tmp_path / "a.json")
    assert found.title == "a.json: a whole journal of 1 athlete with 1 session"
    told = [(item.path, item.outcome, item.kind, item.reason) for item in found.items]
    assert told == [
        ("a.json: sessions 1", "import", "new", "Run 20 km of 28 Jun 2025 is new."),
        ("a.json: athletes", "import", "new", "1 athlete is new."),
        ("a.json: marks", "import", "new", "1 mark is new."),
    ]
    assert found.items[0].session is not None
    assert other.athletes() == ()


def test_pictures_come_back_once_and_missing_ones_are_told(tmp_path: Path, open_: Open) -> None:
    one = open_("a")
    one.log("run 20km")
    one.log("ride 90km")
    for ref, colour in (("last", b"\x01"), ("last", b"\x02")):
        picture = tmp_path / "p.png"
        picture.write_bytes(b"\x89PNG\r\n\x1a\n" + colour)
        one.photo_add(ref, picture, "The sea #goa")
    same = one.photo_add(one.journal()[1].id, picture)
    folder = photos_dir(one.path)
    gone = next(path for path in folder.iterdir() if path.name != same.photo.name)
    gone.unlink()
    left = one.export_journal(tmp_path / "a.json")
    assert left.notes == (f"{gone.name} is gone from its folder, or can't be read, and is not in the file.",)
    assert len(json.loads((tmp_path / "a.json").read_bytes())["pictures"]) == 1
    other = open_("b")
    other.keep_own(other.read_own(tmp_path / "a.json"))
    assert [path.name for path in photos_dir(other.path).iterdir()] == [same.photo.name]
    assert sorted(shown.photo.caption for shown in other.photo_list()) == ["", "The sea #goa", "The sea #goa"]
    assert len(other.journal("#goa")) == 1
    bare = json.loads(one.export_journal(pictures=False).data)
    assert (len(bare["photos"]), bare["pictures"]) == (3, [])


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    document = json.loads(data)
    change(document)
    return json.dumps(document).encode()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.update(format=2), "format 2, from a newer version"),
        (lambda d: d.update(colours=[]), "has 'colours', which this version"),
        (lambda d: d.update(sessions={"id": "a"}), "sessions is no list"),
        (lambda d: d["sessions"][0].update(athlete_id="nobody"), "sessions 1, athlete_id names nothing in the file"),
        (lambda d: d["sessions"][0].update(batch_id="none"), "sessions 1, batch_id names nothing"),
        (lambda d: d["sessions"][0].update(parent_id="none"), "sessions 1, parent_id names nothing"),
        (lambda d: d["sessions"][0].update(end_date="2025-06-01"), "sessions 1 ends before it starts"),
        (lambda d: d["sessions"][0].update(elapsed_s=1, moving_s=2), "more moving time than elapsed time"),
        (lambda d: d["sessions"][0].update(distance_mm=float("nan")), "holds NaN"),
        (lambda d: d["sessions"][0].update(hr_avg="152"), "sessions 1, hr_avg: a number is none"),
        (lambda d: d["challenges"][0].update(template={"format": 1}), "challenges 1: The saved rules"),
        (lambda d: d["challenges"][0]["template"].update(format=99), "challenges 1: The saved rules .* of format 99"),
        (lambda d: d["challenges"][0].update(end="2020-01-01"), "challenges 1 ends before it starts"),
        (lambda d: d["photos"][0].update(path="photos/../../x.png"), "photos 1, path is none"),
        (lambda d: d["pictures"][0].update(name="../../x.png"), "pictures 1 is not the picture that its name says"),
        (lambda d: d["pictures"][0].update(data="AAAA"), "pictures 1 is not the picture that its name says"),
        (lambda d: d["pictures"][0].update(data="%%%"), "pictures 1 is no base64"),
        (lambda d: d.update(templates=[{"name": "../x.toml", "text": ""}]), "a name that no template's file can have"),
        (lambda d: d.update(templates=[{"name": "con.toml", "text": ""}]), "a name that no template's file can have"),
    ],
)
def test_a_file_that_is_wrong_anywhere_stores_nothing(
    tmp_path: Path, open_: Open, change: Callable[[Any], None], said: str
) -> None:
    one = open_("a")
    one.log("run 20km")
    one.start("mumbai-to-goa")
    picture = tmp_path / "p.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    one.photo_add("last", picture)
    file = tmp_path / "a.json"
    file.write_bytes(changed(one.export_journal().data, change))
    other = open_("b")
    found = other.read_own(file)
    assert [item.outcome for item in found.items] == ["refuse"]
    import re

    assert re.search(said, found.refused)
    with pytest.raises(RefusedError):
        other.keep_own(found)
    assert not any(rows_of(other.path).values())
    assert sorted(path.name for path in other.path.parent.iterdir()) == ["journal.db"]


def test_a_file_is_never_written_over_another_one_unasked(tmp_path: Path, open_: Open) -> None:
    one = open_("a")
    file = tmp_path / "a.json"
    file.write_text("mine")
    with pytest.raises(RefusedError, match="is there already"):
        one.export_journal(file)
    assert file.read_text() == "mine"
    one.export_journal(file, over=True)
    assert json.loads(file.read_bytes())["tracker"] == "journal"
    with pytest.raises(RefusedError, match="is a folder"):
        one.export_journal(tmp_path)


def test_a_template_that_could_not_come_back_is_left_out(tmp_path: Path, open_: Open) -> None:
    own = tmp_path / "a" / "templates"
    own.mkdir(parents=True)
    for name, text in (("good.toml", "x = 1\n"), ("a+b,c.toml", "x = 1\n"), ("long.toml", "#" * 400_000)):
        (own / name).write_text(text)
    one, other = open_("a"), open_("b")
    one.log("run 5km")
    left = one.export_journal(tmp_path / "a.json")
    assert [note.split(" is gone")[0] for note in left.notes] == ["a+b,c.toml", "long.toml"]
    found = other.read_own(tmp_path / "a.json")
    assert not found.refused
    other.keep_own(found)
    assert [path.name for path in (tmp_path / "b" / "templates").iterdir()] == ["good.toml"]
