"""The files beside a journal: where they are by whatever path it is opened, and which of them a bundle carries."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tests.pictures import png_file
from tracker.config import seeds_dir
from tracker.services.template_texts import TRASH
from tracker.services.tracker import Tracker

CLOCK = FrozenClock("2025-06-28T18:40+05:30")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Tracker]:
    """A journal with a run that has a photo."""
    made = Tracker(tmp_path / "real" / "journal.db", CLOCK)
    made.log("run 20km 1:58:30 @15:00")
    made.photo_add("last", png_file(tmp_path / "goa.png"))
    yield made
    made.close()


@pytest.fixture
def linked(desk: Tracker, tmp_path: Path) -> Iterator[Tracker]:
    """The same journal by a symbolic link in another folder."""
    link = tmp_path / "near" / "link.db"
    link.parent.mkdir()
    link.symlink_to(Path("..") / "real" / "journal.db")
    made = Tracker(link, CLOCK)
    yield made
    made.close()


def _packed(bundle: Path) -> set[str]:
    with zipfile.ZipFile(bundle) as found:
        return set(found.namelist())


def test_files_lie_beside_the_journal_and_not_beside_a_link_to_it(
    desk: Tracker, linked: Tracker, tmp_path: Path
) -> None:
    (tmp_path / "near" / "photos").mkdir()
    png_file(tmp_path / "near" / "photos" / "holiday.png")
    added = linked.photo_add("last", png_file(tmp_path / "sea.png", 30))
    own = linked.copy_template("mumbai-to-goa").template
    assert added.file.parent == linked.photo_file(added.photo).parent == tmp_path / "real" / "photos"
    assert linked.own_templates == desk.own_templates == tmp_path / "real" / "templates"
    for one in (desk, linked):
        assert one.check().sound
        assert own in [entry.template for entry in one.library()]
        made = one.back_up(tmp_path / f"{one.path.stem}.zip")
        assert made.lacking == ()
        assert _packed(made.path) >= {f"photos/{added.photo.name}", f"templates/{own.slug}.toml"}
    assert linked.cautions() == ()


def test_files_that_an_earlier_version_left_beside_a_link_are_found_and_told_of(
    desk: Tracker, linked: Tracker, tmp_path: Path
) -> None:
    near, real = tmp_path / "near" / "photos", tmp_path / "real" / "photos"
    real.rename(near)
    assert linked.check().sound
    assert linked.photo_list()[0].file.is_file()
    assert linked.back_up(tmp_path / "all.zip").lacking == ()
    (told,) = linked.cautions()
    assert f"{near} is beside a link to the journal" in told
    assert told.endswith(f"move its files into {real}.")
    assert desk.back_up(tmp_path / "none.zip").lacking == (next(near.iterdir()).name,)
    near.rename(real)
    assert linked.cautions() == ()


@pytest.mark.parametrize("path", ["loop.db", "a\0b.db", "x" * 5_000])
def test_the_folders_of_an_impossible_journal_are_no_fault(tmp_path: Path, path: str) -> None:
    (tmp_path / "loop.db").symlink_to("loop.db")
    assert Tracker(tmp_path / path, CLOCK).own_templates == tmp_path / "templates"


def test_a_bundle_carries_what_symbolic_links_lead_to(desk: Tracker, tmp_path: Path) -> None:
    dots = tmp_path / "dots"
    dots.mkdir()
    (photo,) = (tmp_path / "real" / "photos").iterdir()
    photo.rename(dots / photo.name)
    photo.symlink_to(dots / photo.name)
    mine = dots / "mine.toml"
    mine.write_bytes((seeds_dir() / "mumbai-to-goa.toml").read_bytes())
    desk.own_templates.mkdir()
    (desk.own_templates / "mine.toml").symlink_to(Path("../../dots/mine.toml"))
    (desk.own_templates / "gone.toml").symlink_to(tmp_path / "gone.toml")
    (desk.own_templates / "folder.toml").symlink_to(dots)
    made = desk.back_up(tmp_path / "all.zip")
    assert made.lacking == ()
    assert _packed(made.path) == {"journal.db", "manifest.json", f"photos/{photo.name}", "templates/mine.toml"}
    new = Tracker(tmp_path / "new" / "journal.db", CLOCK)
    assert (new.restore(made.path).templates, new.check().sound) == (1, True)
    assert not (new.own_templates / "mine.toml").is_symlink()
    assert (new.own_templates / "mine.toml").read_bytes() == mine.read_bytes()
    new.close()


def test_a_bundle_says_which_photos_are_lost_or_damaged_and_an_earlier_one_brings_them_back(
    desk: Tracker, tmp_path: Path
) -> None:
    other = desk.photo_add("last", png_file(tmp_path / "sea.png", 30)).file
    (photo,) = (one for one in other.parent.iterdir() if one != other)
    whole = desk.back_up(tmp_path / "whole.zip")
    assert whole.lacking == ()
    photo.write_bytes(b"")
    other.write_bytes(other.read_bytes() + b"rot")
    assert set(desk.back_up(tmp_path / "damaged.zip").lacking) == {photo.name, other.name}
    done = desk.restore(whole.path)
    assert (done.changed, done.photos, done.templates, done.before) == (False, 2, 0, None)
    assert desk.check().sound
    assert sorted(one.name for one in (photo.parent / TRASH).iterdir()) == sorted([photo.name, other.name])
    assert (photo.parent / TRASH / other.name).read_bytes().endswith(b"rot")
    other.unlink()
    assert desk.back_up(tmp_path / "lost.zip").lacking == (other.name,)
    assert desk.restore(tmp_path / "damaged.zip").photos == 1, "better a damaged one than none"
    assert desk.restore(tmp_path / "damaged.zip").photos == 0, "a damaged one takes no damaged one's place"
    assert desk.restore(whole.path).photos == 1
    assert desk.restore(tmp_path / "damaged.zip").photos == 0, "nor that of a whole one"
    assert desk.check().sound
