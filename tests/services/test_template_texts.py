"""Templates of one's own as texts: edited, checked, saved, copied, deleted."""

from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.errors import NotFoundError, RefusedError, TemplateError
from tracker.services.tracker import Tracker

GOA = "mumbai-to-goa"


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    return Tracker(tmp_path / "journal.db", FrozenClock("2025-06-26T20:00+05:30"))


def _files(desk: Tracker) -> list[str]:
    return sorted(str(path.relative_to(desk.own_templates)) for path in desk.own_templates.rglob("*.toml"))


def test_a_shipped_one_is_edited_as_a_copy_under_a_new_slug(desk: Tracker) -> None:
    shipped = Path(desk.template(GOA).path).read_bytes()
    edited = desk.template_text(GOA)
    assert (edited.path, edited.slug) == (None, "mumbai-to-goa-2")
    saved = desk.save_text(edited, edited.text.replace('"90 km"', '"80 km"'))
    assert _files(desk) == ["mumbai-to-goa-2.toml"]
    assert saved.path is not None
    assert saved.path.read_text(encoding="utf-8") == saved.text
    entry = desk.template("mumbai-to-goa-2")
    assert (entry.own, entry.template.version) == (True, 1)
    assert Path(desk.template(GOA).path).read_bytes() == shipped


def test_saving_again_raises_the_version_once(desk: Tracker) -> None:
    edited = desk.save_text(desk.template_text(GOA), desk.template_text(GOA).text)
    second = desk.save_text(edited, edited.text.replace('"90 km"', '"80 km"'))
    assert desk.template(second.slug).template.version == 2
    assert "version = 2" in second.text
    same = desk.save_text(second, second.text)
    assert same.text == second.text, "nothing changed, so nothing is raised"
    own = desk.save_text(same, same.text.replace("version = 2", "version = 9").replace('"80 km"', '"70 km"'))
    assert desk.template(own.slug).template.version == 9, "a version of one's own stays"


def test_faults_come_with_their_lines_and_are_never_saved(desk: Tracker) -> None:
    edited = desk.template_text(GOA)
    text = edited.text.replace('"20 km"', '"20 lines"').replace('"90 km"', '"90 lines"')
    checked = desk.check_text(text)
    lines = text.split("\n")
    assert checked.template is None
    assert [lines[fault.line - 1] for fault in checked.faults] == ['target = "90 lines"', 'target = "20 lines"']
    assert checked.faults[0].said.startswith("goals[1].target: ")
    (broken,) = desk.check_text(edited.text.replace('"90 km"', '"90 km')).faults
    assert lines[broken.line - 1] == 'target = "90 lines"'
    assert "at line" not in broken.said
    with pytest.raises(TemplateError):
        desk.save_text(edited, text)
    assert _files(desk) == []


def test_a_slug_that_is_taken_is_refused_and_a_new_one_renames_the_file(desk: Tracker) -> None:
    edited = desk.save_text(desk.template_text(GOA), desk.template_text(GOA).text)
    with pytest.raises(RefusedError, match="has a template 'comrades' already"):
        desk.save_text(edited, edited.text.replace("mumbai-to-goa-2", "comrades"))
    renamed = desk.save_text(edited, edited.text.replace("mumbai-to-goa-2", "konkan"))
    assert _files(desk) == ["konkan.toml"]
    assert renamed.slug == "konkan"


def test_what_another_window_saved_is_not_written_over(desk: Tracker) -> None:
    edited = desk.save_text(desk.template_text(GOA), desk.template_text(GOA).text)
    other = desk.save_text(desk.template_text(edited.slug), edited.text.replace('"90 km"', '"60 km"'))
    with pytest.raises(RefusedError, match="changed by another window"):
        desk.save_text(edited, edited.text.replace('"90 km"', '"70 km"'))
    assert other.path is not None
    assert '"60 km"' in other.path.read_text(encoding="utf-8")


def test_a_copy_is_ones_own_and_a_deleted_one_can_be_brought_back(desk: Tracker) -> None:
    copied = desk.copy_template(GOA)
    assert (copied.own, copied.template.title) == (True, "Mumbai → Goa (copy)")
    desk.start(copied.template.slug)
    entry, place = desk.delete_template(copied.template.slug)
    assert entry.template == copied.template
    assert _files(desk) == ["trash/mumbai-to-goa-2.toml"]
    assert [one.challenge.title for one in desk.challenges()] == ["Mumbai → Goa (copy)"], "what was started goes on"
    assert desk.copy_template(GOA).template.slug == "mumbai-to-goa-2", "its slug is free again"
    second = desk.delete_template("mumbai-to-goa-2")[1]
    assert (place.name, second.name) == ("mumbai-to-goa-2.toml", "mumbai-to-goa-2-2.toml"), "both are kept"
    place.rename(desk.own_templates / place.name)
    assert desk.template("mumbai-to-goa-2").template == copied.template


def test_only_ones_own_can_be_deleted(desk: Tracker) -> None:
    with pytest.raises(RefusedError, match="came with tracker"):
        desk.delete_template(GOA)
    with pytest.raises(NotFoundError, match="did you mean"):
        desk.delete_template("mumbai-to-gao")


def test_every_shipped_template_can_be_copied_and_edited(desk: Tracker) -> None:
    for entry in desk.library():
        edited = desk.template_text(entry.template.slug)
        template = desk.check_text(edited.text).template
        assert template is not None
        assert template.slug == edited.slug != entry.template.slug
