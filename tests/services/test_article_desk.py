"""From a draft to the library and the journal: one step in, one step out, and nothing half done."""

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.articles.drafts_made import STORY, amount, challenge, draft, said, story, target
from tests.clocks import FrozenClock
from tracker.articles.drafts import Draft, Found, Kind, Per, RaceDraft, Role, Target, Unit
from tracker.articles.fields import change
from tracker.domain.races import ResultStatus
from tracker.errors import JournalError, NotFoundError, RefusedError, TrackerError
from tracker.formats.template import load_template
from tracker.services import files as files_module
from tracker.services.articles import ReadArticle
from tracker.services.athletes import AthleteForm
from tracker.services.library import free_slug, save_template
from tracker.services.tracker import Tracker

ARTICLE = ReadArticle(source="goa.txt", name="goa.txt")
START = date(2025, 7, 7)


@pytest.fixture
def desk(tmp_path: Path) -> Tracker:
    return Tracker(tmp_path / "journal.db", FrozenClock("2025-07-06T12:00+05:30"))


def files(desk: Tracker) -> list[str]:
    return sorted(path.name for path in desk.own_templates.glob("*")) if desk.own_templates.is_dir() else []


def test_the_story_becomes_a_template_a_running_challenge_and_a_race_with_its_medal(desk: Tracker) -> None:
    adopted = desk.adopt(ARTICLE, story(), on=START)
    assert files(desk) == ["mumbai-to-goa-2.toml"]  # the library that is shipped has one of that name
    assert adopted.started is not None
    assert (adopted.started.handle, adopted.started.period.start) == ("mumbai-to-goa-2", START)
    assert [one.target for one in adopted.started.targets] == []  # it begins tomorrow
    (race,) = desk.races()
    assert (race.race.event, race.race.on, race.race.distance_mm) == (
        "Midnight Sun Half Marathon",
        date(2025, 6, 21),
        21_097_500,
    )
    assert race.result is not None
    assert (race.result.status, race.result.medal) == (ResultStatus.FINISHED, "Midnight Sun Half Marathon medal")
    assert adopted.left_out == ()
    assert len(desk.athletes()) == 1  # nobody is joined who was not named for it


def test_one_undo_takes_back_all_that_the_journal_got_and_redo_brings_it(desk: Tracker) -> None:
    desk.log("run 5km")
    desk.adopt(ARTICLE, story(), on=START)
    undone = desk.undo()
    assert undone is not None
    assert undone.title == "Imported: started Mumbai to Goa, race Midnight Sun Half Marathon"
    assert desk.challenges() == ()
    assert desk.races() == ()
    assert files(desk) == ["mumbai-to-goa-2.toml"]  # files are no part of the journal
    desk.redo()
    assert [one.handle for one in desk.challenges()] == ["mumbai-to-goa-2"]
    assert [stand.result is not None for stand in desk.races()] == [True]


def test_without_a_start_only_the_race_is_in_the_journal(desk: Tracker) -> None:
    adopted = desk.adopt(ARTICLE, story())
    assert adopted.started is None
    assert desk.challenges() == ()
    assert len(desk.races()) == 1


def test_a_template_alone_leaves_no_entry_in_the_undo_log(desk: Tracker) -> None:
    desk.log("run 5km")
    desk.adopt(ARTICLE, replace(story(), races=()))
    change_ = desk.last_change()
    assert change_ is not None
    assert not change_.title.startswith("Imported")


def test_an_import_adds_to_the_library_and_starts_by_its_name(desk: Tracker) -> None:
    desk.adopt(ARTICLE, replace(story(), races=()))
    (own,) = [entry for entry in desk.library() if entry.own]
    assert own.template.slug == "mumbai-to-goa-2"
    assert desk.template("mumbai-to-goa-2").own
    assert not desk.template("mumbai-to-goa").own
    assert own.template.route is not None  # its places are those of the road that the library knows
    assert [place.name for place in own.template.route.places] == ["Mumbai", "Chiplun", "Goa"]
    assert desk.start("mumbai-to-goa-2", on=START).handle == "mumbai-to-goa-2"


def test_people_join_only_when_asked(desk: Tracker) -> None:
    adopted = desk.adopt(ARTICLE, story(), on=START, with_=("Ankita",))
    assert adopted.started is not None
    assert sorted(one.name for one in desk.athletes()) == ["Ankita", "Me"]


def test_a_second_import_never_writes_over_the_first(desk: Tracker) -> None:
    alone = replace(story(), races=())
    first = desk.adopt(ARTICLE, alone).templates[0].path
    before = first.read_text()
    second = desk.adopt(ARTICLE, change(alone, "challenges[0].days", "9 days")).templates[0].path
    assert files(desk) == ["mumbai-to-goa-2.toml", "mumbai-to-goa-3.toml"]
    assert first.read_text() == before
    assert load_template(second).window.days == 9


def test_a_file_that_appears_meanwhile_is_not_written_over(desk: Tracker) -> None:
    template = desk.plan_of(ARTICLE, story()).template
    desk.own_templates.mkdir()
    taken = desk.own_templates / f"{template.slug}.toml"
    taken.write_text("mine")
    with pytest.raises(JournalError, match=r"can't be written: .*exists"):
        save_template(template, desk.own_templates)
    assert taken.read_text() == "mine"
    assert files(desk) == [taken.name]


def test_where_the_start_is_refused_nothing_stays(desk: Tracker) -> None:
    desk.adopt(ARTICLE, replace(story(), races=()), on=START)
    with pytest.raises(RefusedError, match="too far off"):
        desk.adopt(ARTICLE, story(), on=date(2099, 1, 1))
    assert files(desk) == ["mumbai-to-goa-2.toml"]
    assert desk.races() == ()


def test_where_the_second_file_fails_the_first_goes_too(desk: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    run = target("running", "5", Unit.KM)
    two = draft(challenge("First", run, days=5), challenge("Second", run, days=5))
    calls: list[str] = []

    def failing(part: Path, path: Path) -> None:
        calls.append(path.name)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        part.rename(path)

    monkeypatch.setattr(files_module, "_name_new", failing)
    with pytest.raises(JournalError, match="No space left"):
        desk.adopt(ARTICLE, two)
    assert calls == ["first.toml", "second.toml"]
    assert files(desk) == []


def test_several_challenges_become_several_templates(desk: Tracker) -> None:
    run = target("running", "5", Unit.KM)
    told = challenge("Told in passing", run, days=5, role=Role.BACKGROUND)
    adopted = desk.adopt(ARTICLE, draft(challenge("A", run, days=5), told, challenge("B", run, days=9)), on=START)
    assert files(desk) == ["a.toml", "b.toml"]
    assert adopted.started is not None
    assert adopted.started.handle == "a"


def race(name: str = "Night Run", day: date | None = date(2025, 6, 1), **more: Any) -> RaceDraft:
    return RaceDraft(
        name=Found(name, None),
        activity="running",
        metres=Found(Decimal(10_000), None),
        day=None if day is None else Found(day, None),
        **more,
    )


@pytest.mark.parametrize(
    ("one", "left_out", "status"),
    [
        (race(day=None), "has no date in the text", None),
        (race(seconds=Found(2_700, None)), "", ResultStatus.FINISHED),
        (race(medal=Found(False, None)), "", None),
        (
            race(day=date(2025, 9, 1), medal=Found(True, None)),
            "medal of Night Run is left out: the race is still",
            None,
        ),
        (race(day=date(2025, 7, 6), clock=Found("23:00", None), medal=Found(True, None)), "is still to come", None),
        (race(day=date(2025, 7, 6), clock=Found("07:00", None), medal=Found(True, None)), "", ResultStatus.FINISHED),
        (race(seconds=Found(5, None)), "result of Night Run is left out", None),
        (race(day=date(2099, 1, 1)), "too far off", None),
    ],
)
def test_what_becomes_of_a_race(desk: Tracker, one: RaceDraft, left_out: str, status: ResultStatus | None) -> None:
    beside = challenge("A", target("running", "5", Unit.KM), days=5)
    adopted = desk.adopt(ARTICLE, draft(beside, races=(one,)), results=True)
    assert (left_out in " ".join(adopted.left_out)) if left_out else adopted.left_out == ()
    results = [stand.result for stand in desk.races()]
    assert [found.status for found in results if found is not None] == ([] if status is None else [status])


def test_a_race_that_is_there_already_is_left_out_with_its_handle(desk: Tracker) -> None:
    desk.adopt(ARTICLE, draft(races=(race(),)))
    again = desk.adopt(ARTICLE, draft(challenge("A", target("running", "5", Unit.KM), days=5), races=(race(),)))
    assert "is there already" in again.left_out[0]
    assert len(desk.races()) == 1


def test_the_time_of_somebody_else_can_be_left_out(desk: Tracker) -> None:
    one = replace(draft(races=(race(seconds=Found(2_700, None), medal=Found(True, None)),)), text=STORY)
    adopted = desk.adopt(ARTICLE, one, results=False)
    (stand,) = desk.races()
    assert stand.result is None
    assert adopted.left_out == ()


@pytest.mark.parametrize(
    ("text", "people", "own"),
    [
        ("Asha won in 45 minutes.", ("Asha",), False),
        ("Asha won in 45 minutes.", (), False),
        ("Milind won in 45 minutes.", ("Asha", "Milind Soman"), True),
        ("I ran, I fell and I won.", ("Asha",), True),
    ],
)
def test_a_result_is_only_the_athletes_own(desk: Tracker, text: str, people: tuple[str, ...], own: bool) -> None:
    desk.log("run 5km")
    desk.athlete_set(None, AthleteForm(name="Milind"))
    one = race(seconds=Found(2_700, None), medal=Found(True, None), people=tuple(Found(name, None) for name in people))
    adopted = desk.adopt(ARTICLE, replace(draft(races=(one,)), text=text))
    (stand,) = desk.races()
    assert (stand.result is not None) == own
    assert len(desk.medals()) == own
    assert adopted.left_out == (
        ()
        if own
        else (
            "The time and medal of Night Run are left out: the text tells of somebody else; if it was you, "
            "`tracker race result night-run-2025` enters it.",
        )
    )


def test_a_clock_time_of_the_start_is_kept(desk: Tracker) -> None:
    desk.adopt(ARTICLE, draft(races=(race(clock=Found("22:30", None)),)))
    (stand,) = desk.races()
    assert stand.race.timed
    assert stand.race.starts_at == datetime(2025, 6, 1, 17, tzinfo=UTC)  # half past ten in the athlete's own zone


def test_what_runs_by_the_clock_is_started_at_an_instant(desk: Tracker) -> None:
    found = said("4 miles every 4 hours")
    slots = Target("running", found(amount("4", Unit.MILE), "4 miles every 4 hours"), Per.SESSION)
    two_days = draft(challenge("Four", slots, days=2))
    with pytest.raises(RefusedError, match="hour"):
        desk.adopt(ARTICLE, two_days, on=START)
    assert files(desk) == []
    adopted = desk.adopt(ARTICLE, two_days, at=datetime(2025, 7, 7, 14, tzinfo=UTC))
    assert adopted.started is not None
    assert adopted.started.challenge.ends_at == datetime(2025, 7, 9, 14, tzinfo=UTC)


def test_a_text_with_nothing_to_follow_stores_nothing(desk: Tracker) -> None:
    with pytest.raises(RefusedError, match="A match report"):
        desk.adopt(ARTICLE, Draft(text="", kind=Kind.NONE, refusal="A match report."))
    with pytest.raises(RefusedError, match="names nothing to do"):
        desk.adopt(ARTICLE, draft(challenge("Empty", days=5)))
    assert files(desk) == []
    assert desk.last_change() is None


# -- the athlete's own library ----------------------------------------------------------------------------------------


def test_a_broken_file_is_named_and_breaks_nothing(desk: Tracker) -> None:
    desk.adopt(ARTICLE, replace(story(), races=()))
    (desk.own_templates / "broken.toml").write_text("format = 1\n")
    (desk.own_templates / "notes.txt").write_text("no template")
    assert [entry.template.slug for entry in desk.library() if entry.own] == ["mumbai-to-goa-2"]
    (fault,) = desk.broken_templates()
    assert fault.path.endswith("broken.toml")
    assert "is missing" in fault.fault
    with pytest.raises(TrackerError, match="is missing"):
        desk.template("broken")


def test_an_own_template_is_found_first_by_file_and_by_slug(desk: Tracker) -> None:
    saved = desk.adopt(ARTICLE, replace(story(), races=())).templates[0].path
    saved.rename(saved.with_name("comrades.toml"))
    assert desk.template("comrades").template.slug == "mumbai-to-goa-2"
    assert desk.template("mumbai-to-goa-2").path.endswith("comrades.toml")
    with pytest.raises(NotFoundError, match="did you mean"):
        desk.template("mumbai-to-goa-9")


def test_a_name_that_is_taken_gets_a_number(desk: Tracker) -> None:
    assert free_slug("mumbai-to-goa", desk.own_templates) == "mumbai-to-goa-2"
    assert free_slug("new", desk.own_templates) == "new"
    desk.own_templates.mkdir()
    long = "a" * 60
    (desk.own_templates / f"{long}.toml").write_text("")
    assert free_slug(long, desk.own_templates) == f"{'a' * 55}-2"


def test_a_folder_that_can_not_be_made_is_one_sentence(desk: Tracker) -> None:
    desk.own_templates.write_text("a file where the folder should be")
    with pytest.raises(JournalError, match="can't be written"):
        desk.adopt(ARTICLE, replace(story(), races=()))


# -- reading ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Callable[[Draft], None]:
    """Puts a draft in the place of what would be read out of any text."""

    def put(found: Draft) -> None:
        module = ModuleType("tracker.articles.reading")
        module.read = lambda text, *, published=None: replace(found, text=text, published=published)  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "tracker.articles.reading", module)

    return put


def test_a_file_is_read_with_its_name_and_questions(
    desk: Tracker, reader: Callable[[Draft], None], tmp_path: Path
) -> None:
    reader(draft(challenge("A", target("running", "5", Unit.KM))))
    path = tmp_path / "article.txt"
    path.write_text(STORY)
    found = desk.read_article(str(path), published=date(2025, 7, 1))
    assert found.draft is not None
    assert (found.name, found.draft.text, found.draft.published) == ("article.txt", STORY, date(2025, 7, 1))
    assert [doubt.field for doubt in found.draft.doubts] == ["challenges[0].days"]


def test_standard_input_and_a_pasted_text(desk: Tracker, reader: Callable[[Draft], None]) -> None:
    reader(story())
    piped = desk.read_article("-", stdin=lambda: STORY.encode())
    assert piped.draft is not None
    assert (piped.name, piped.draft.doubts) == ("standard input", ())
    assert desk.read_text(STORY).name == "pasted text"


@pytest.mark.parametrize("source", ["missing.txt", "ftp://example.org/a", "http://127.0.0.1:1/a", "-", "\x1b[2J.txt"])
def test_a_source_that_can_not_be_read_is_told_and_not_raised(
    desk: Tracker, reader: Callable[[Draft], None], source: str
) -> None:
    reader(story())
    found = desk.read_article(source)
    assert found.draft is None
    assert isinstance(found.error, TrackerError)
    assert "\x1b" not in found.name
