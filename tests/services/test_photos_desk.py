"""Photos through the desk and the command line: copied, refused in one sentence, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.pictures import png, png_file
from tracker.errors import NotFoundError, RefusedError, TrackerError
from tracker.services import photos
from tracker.services.tracker import Tracker


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Tracker]:
    """A journal with a ride and a run."""
    made = Tracker(tmp_path / "kept" / "journal.db", FrozenClock("2025-06-28T18:40+05:30"))
    made.log("ride 90km 4:10 @05:10")
    made.log("run 20km 1:58:30 @15:00")
    yield made
    made.close()


def test_a_picture_is_copied_under_the_name_of_its_content(desk: Tracker, tmp_path: Path) -> None:
    original = png_file(tmp_path / "Goa Beach.PNG")
    shown = desk.photo_add("last", original, "The sea  at last\n#Goa")
    assert shown.photo.caption == "The sea at last #Goa"
    assert shown.file.read_bytes() == png()
    assert shown.file == desk.photo_file(shown.photo)
    assert shown.file.parent == tmp_path / "kept" / "photos"
    assert shown.file.suffix == ".png"
    assert original.read_bytes() == png()
    assert [one.activity for one in desk.journal("#goa sea")] == ["run"]
    assert desk.photo_list() == desk.photo_list("last") == (shown,)
    change = desk.undo()
    assert change is not None
    assert change.title == "Added a photo to run 20 km of 2025-06-28"
    assert desk.photos() == ()
    assert shown.file.is_file(), "undo leaves the copy, for redo"
    desk.redo()
    assert desk.photo_list() == (shown,)


def test_the_same_picture_goes_on_two_sessions_but_not_twice_on_one(desk: Tracker, tmp_path: Path) -> None:
    one, other = png_file(tmp_path / "a.png"), png_file(tmp_path / "b.png")
    first = desk.photo_add("last", one)
    with pytest.raises(RefusedError, match=r"^Run 20 km of 2025-06-28 has this picture already"):
        desk.photo_add("last", other, "again")
    ride = desk.journal("ride")[0]
    second = desk.photo_add(ride.id, other)
    assert second.file == first.file
    assert len(list(second.file.parent.iterdir())) == 1
    first.file.write_bytes(b"spoilt")
    desk.photo_remove(second.photo.id)
    desk.photo_add(ride.id, one)
    assert first.file.read_bytes() == png(), "a spoilt copy is made good"


@pytest.mark.parametrize("name", ["missing.png", "text.png", "empty.jpg", "folder", "large.png"])
def test_what_is_no_picture_is_refused_in_one_sentence(
    desk: Tracker, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "text.png").write_text("no picture")
    (tmp_path / "empty.jpg").touch()
    (tmp_path / "folder").mkdir()
    png_file(tmp_path / "large.png")
    if name == "large.png":
        monkeypatch.setattr(photos, "LIMIT", 20)
    before = desk.last_change()
    with pytest.raises(TrackerError) as refused:
        desk.photo_add("last", tmp_path / name)
    assert name in str(refused.value)
    assert str(refused.value).endswith(".")
    assert desk.last_change() == before
    assert not (tmp_path / "kept" / "photos").exists()


def test_a_caption_that_is_too_long_is_refused(desk: Tracker, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="501 characters"):
        desk.photo_add("last", png_file(tmp_path / "a.png"), "x" * 501)


def test_a_photo_is_logged_with_its_session_as_one_change(desk: Tracker, tmp_path: Path) -> None:
    picture = png_file(tmp_path / "a.png")
    logged = desk.log("ride 18km 45min hills", photo=picture, caption="#ghat")
    (kept,) = desk.photos_of([logged.sessions[0].id])
    assert kept.caption == "#ghat"
    change = desk.undo()
    assert change is not None
    assert change.title == "Logged ride 18 km with a photo"
    assert len(desk.journal()) == 2
    with pytest.raises(RefusedError, match="this line logs none"):
        desk.log("rest", photo=picture)
    assert desk.marks(desk.local_date(), desk.local_date()) == ()


def test_a_photo_is_meant_by_its_id_its_name_or_last(desk: Tracker, tmp_path: Path) -> None:
    first = desk.photo_add("last", png_file(tmp_path / "a.png", 1)).photo
    with pytest.raises(NotFoundError, match="No photo is called 'zz'"):
        desk.photo_remove("zz")
    assert desk.photo_remove(first.name[:7]).photo == first
    desk.undo()
    assert desk.photo_remove(first.id[-6:]).photo == first
    desk.undo()
    assert desk.photo_remove("last").photo == first
    with pytest.raises(NotFoundError, match="tracker photo list"):
        desk.photo_remove("last")


def test_deleted_sessions_keep_their_photos(desk: Tracker, tmp_path: Path) -> None:
    shown = desk.photo_add("last", png_file(tmp_path / "a.png"))
    desk.delete(["last"])
    assert desk.photo_list() == ()
    desk.undo()
    assert desk.photo_list() == (shown,)
