"""`template import`: what is shown, what is asked, what is kept, and what a script gets."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from tests.articles.drafts_made import STORY, challenge, draft, story, target
from tests.cli.conftest import Cli
from tests.cli.test_imports import loaded
from tracker.articles.drafts import Draft, Found, Kind, Per, Unit
from tracker.cli import article_import
from tracker.cli.complete import slugs

Reading = Callable[[dict[str, Draft]], None]
RUN = target("running", "5", Unit.KM)
OPEN = draft(challenge("Five a day", RUN))
LONG = draft(challenge("A challenge whose title says more than any list has room for", RUN, days=7))
TRACK = draft(challenge("Rounds", target("running", "10", Unit.LAP), days=7))
POOL = draft(challenge("Lengths", target("swimming", "100", Unit.LAP), days=7))
NONE = Draft(text="", kind=Kind.NONE, refusal="This is a match report: it holds nothing to follow.")


@pytest.fixture(autouse=True)
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Commands run in a folder of articles; each text stands for a draft."""
    folder = tmp_path / "articles"
    folder.mkdir()
    monkeypatch.chdir(folder)
    drafts = {"story": story(), "open": OPEN, "pool": POOL, "track": TRACK, "long": LONG, "none": NONE}

    def read(text: str, *, published: date | None = None) -> Draft:
        found = drafts[text.split("\n")[0].strip()] if text != STORY else story()
        return replace(found, text=found.text or text, published=published)

    module = ModuleType("tracker.articles.reading")
    module.read = read  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tracker.articles.reading", module)
    for name in drafts:
        (folder / f"{name}.txt").write_text(f"{name}\n")
    return folder


def own(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "templates").glob("*"))


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Somebody at the terminal who types these lines."""

    def typing(lines: str) -> None:
        monkeypatch.setattr(article_import, "terminal", lambda: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))

    return typing


def test_the_story_is_kept_without_a_question(cli: Cli, tmp_path: Path) -> None:
    told = cli("template", "import", "story.txt", "--start", "2025-06-28", "--with", "Ankita")
    assert (told.code, told.err) == (0, "")
    assert own(tmp_path) == ["mumbai-to-goa-2.toml"]
    assert "Assumed" not in told.out
    assert "Started: Mumbai to Goa" in told.out
    assert "Midnight Sun Half Marathon medal" in told.out
    today = cli("today", "--json").json
    assert [one["target"] for one in today["challenges"][0]["targets"]] == [90_000, 20_000]
    assert cli("undo").code == 0
    assert cli("challenge", "list", "--json").json["challenges"] == []
    assert cli("race", "list", "--json").json["races"] == []


def test_without_a_start_it_says_how_to_begin(cli: Cli) -> None:
    told = cli("template", "import", "story.txt")
    assert "Start it: tracker challenge start mumbai-to-goa-2" in told.out
    assert cli("challenge", "start", "mumbai-to-goa-2").code == 0


def test_a_dry_run_shows_every_figure_with_its_words_and_keeps_nothing(cli: Cli, tmp_path: Path) -> None:
    told = cli("template", "import", "story.txt", "--dry-run")
    assert told.code == 0
    lines = [" ".join(line.split()) for line in told.out.splitlines()]
    assert "Ride per day 90 km “cycled 90 km and ran 20 km daily”" in lines
    assert "Run per day 20 km “cycled 90 km and ran 20 km daily”" in lines
    assert any("progress so far" in line for line in lines)
    assert "- Ride 90 km every day" in told.out
    assert own(tmp_path) == []
    assert cli("race", "list", "--json").json["races"] == []


def test_the_draft_as_json_keeps_the_contract(cli: Cli) -> None:
    found = cli("template", "import", "story.txt", "--dry-run", "--json", "--published", "2025-07-01").json["drafts"]
    (one,) = found
    assert {"source", "text", "kind", "published", "refusal", "challenges", "races", "asides", "doubts"} <= one.keys()
    assert (one["source"], one["kind"], one["published"], one["refusal"]) == ("story.txt", "both", "2025-07-01", None)
    (days,) = one["challenges"]
    assert (days["title"], days["role"], days["duration_days"]) == ("Mumbai to Goa", "main", 5)
    assert [(t["activity"], t["amount"], t["unit"], t["per"], t["max"], t["alt"]) for t in days["targets"]] == [
        ("cycling", 90, "km", "day", None, []),
        ("running", 20, "km", "day", None, []),
    ]
    assert days["route"] == ["Mumbai", "Chiplun", "Goa"]
    assert days["stages"] == []
    (race,) = one["races"]
    assert (race["distance_km"], race["date"], race["medal"]) == (21.0975, "2025-06-21", True)
    assert race["result_time"] is None
    assert one["asides"][0]["role"] == "progress so far"
    for phrase in (days["targets"][0]["evidence"], days["evidence"]["duration_days"], race["evidence"]["name"]):
        assert one["text"][phrase["start"] : phrase["end"]] == phrase["text"]


def test_doubts_stand_in_the_document_with_their_choices(cli: Cli) -> None:
    (one,) = cli("template", "import", "open.txt", "--dry-run", "--json").json["drafts"]
    (doubt,) = one["doubts"]
    assert doubt["field"] == "challenges[0].days"
    assert doubt["choices"][0] == {"label": "7 days", "value": "7"}


def test_without_a_terminal_an_open_question_is_named_and_nothing_kept(cli: Cli, tmp_path: Path) -> None:
    told = cli("template", "import", "open.txt")
    assert told.code == 1
    assert "does not say how long it takes" in told.err
    assert "--yes" in told.err
    assert own(tmp_path) == []


def test_yes_takes_the_first_choice_and_says_so(cli: Cli, tmp_path: Path) -> None:
    told = cli("template", "import", "open.txt", "--yes")
    assert told.code == 0
    assert "Assumed: The text does not say how long it takes; for how long? 7 days." in told.out
    assert own(tmp_path) == ["five-a-day.toml"]
    assert cli("template", "show", "five-a-day", "--json").json["days"] == 7


def test_yes_in_json(cli: Cli, tmp_path: Path) -> None:
    told = cli("template", "import", "open.txt", "none.txt", "--yes", "--json")
    assert told.code == 1
    (one,) = told.json["imported"]
    assert one["templates"] == [
        {"id": "five-a-day", "title": "Five a day", "path": str(tmp_path / "templates" / "five-a-day.toml")}
    ]
    assert (one["started"], one["races"], one["left_out"]) == (None, [], [])
    assert "7 days" in one["assumed"][0]
    assert told.json["failed"][0]["source"] == "none.txt"


@pytest.mark.parametrize(
    ("typed", "days"),
    [("\n", 7), ("2\n", 30), ("12 days\n", 12), ("9\n1\n", 7), ("nonsense\n\n", 7), ("3\n", None)],
)
def test_a_question_is_answered_by_number_by_enter_or_in_words(
    cli: Cli, person: Callable[[str], None], typed: str, days: int | None
) -> None:
    person(typed)
    told = cli("template", "import", "open.txt")
    assert told.code == 0
    assert "Five a day" in told.out
    assert "  1  7 days  (enter)" in told.out
    assert cli("template", "show", "five-a-day", "--json").json["days"] == days


def test_a_person_who_leaves_keeps_nothing(cli: Cli, person: Callable[[str], None], tmp_path: Path) -> None:
    person("")
    told = cli("template", "import", "open.txt")
    assert (told.code, own(tmp_path)) == (1, [])
    assert "nothing was kept" in told.err


@pytest.mark.parametrize(("length", "metres"), [("50m", 5_000), ("25", 2_500), ("33m", 3_300)])
def test_the_pool_may_be_given(cli: Cli, length: str, metres: int, tmp_path: Path) -> None:
    told = cli("template", "import", "pool.txt", "--pool", length)
    assert told.code == 0
    assert f'target = "{metres / 1000:g} km"' in (tmp_path / "templates" / "lengths.toml").read_text()


@pytest.mark.parametrize(
    ("typed", "metres"), [("33 m\n", 3_300), ("33m\n", 3_300), ("33\n2\n", 5_000), ("0 m\n\n", 2_500)]
)
def test_the_length_of_a_pool_may_be_typed(
    cli: Cli, person: Callable[[str], None], typed: str, metres: int, tmp_path: Path
) -> None:
    person(typed)
    assert cli("template", "import", "pool.txt").code == 0
    assert f'target = "{metres / 1000:g} km"' in (tmp_path / "templates" / "lengths.toml").read_text()


def test_the_pool_is_none_of_a_track(cli: Cli, where: Path) -> None:
    (where / "track.txt").write_text("track\n")
    told = cli("template", "import", "track.txt", "--pool", "25m")
    assert told.code == 1
    assert "how long is a lap?" in told.err


@pytest.mark.parametrize("length", ["short", "0", "25km"])
def test_a_pool_that_is_none_is_wrong_usage(cli: Cli, length: str) -> None:
    assert cli("template", "import", "pool.txt", "--pool", length).code == 2


def test_nothing_to_follow_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    told = cli("template", "import", "none.txt", "--yes")
    assert (told.code, told.out) == (1, "")
    assert told.err == "tracker: This is a match report: it holds nothing to follow.\n"
    assert own(tmp_path) == []


def test_a_refused_source_keeps_its_place_among_the_drafts(cli: Cli) -> None:
    told = cli("template", "import", "none.txt", "missing.txt", "story.txt", "--dry-run", "--json")
    assert told.code == 1
    found = told.json["drafts"]
    assert [one["kind"] for one in found] == ["none", "none", "both"]
    assert all(one["refusal"] for one in found[:2])
    assert "missing.txt" in found[1]["refusal"]


def test_one_bad_source_never_loses_a_good_one(cli: Cli, tmp_path: Path) -> None:
    told = cli("template", "import", "missing.txt", "story.txt", "none.txt", "open.txt")
    assert told.code == 1
    assert own(tmp_path) == ["mumbai-to-goa-2.toml"]
    assert told.err.count("tracker: ") == 3
    assert "Saved: Mumbai to Goa" in told.out


def test_an_article_comes_from_standard_input(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert cli("template", "import", "-").code == 0
    assert 'source = "standard input"' in (tmp_path / "templates" / "mumbai-to-goa-2.toml").read_text()


def test_a_time_of_somebody_else_stays_out(cli: Cli) -> None:
    assert cli("template", "import", "story.txt", "--no-results").code == 0
    (race,) = cli("race", "list", "--json").json["races"]
    assert race["result"] is None


@pytest.mark.parametrize(
    "argv",
    [
        ["story.txt", "open.txt", "--start", "today"],
        ["story.txt", "--dry-run", "--start", "today"],
        ["story.txt", "--start", "someday"],
        ["story.txt", "--published", "someday"],
        ["story.txt", "--dryrun"],
        [],
    ],
)
def test_wrong_usage_keeps_nothing(cli: Cli, argv: list[str], tmp_path: Path) -> None:
    told = cli("template", "import", *argv)
    assert told.code == 2
    assert told.err.startswith("tracker: ")
    assert own(tmp_path) == []


def test_text_of_an_article_never_steers_a_terminal(cli: Cli, where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = challenge("\x1b]0;T\x07 Ti\u202etle", replace(RUN), days=5, people=(Found("\x1b[31mMe", None),))
    module = ModuleType("tracker.articles.reading")
    module.read = lambda text, *, published=None: draft(evil)  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tracker.articles.reading", module)
    for argv in (["--dry-run"], ["--dry-run", "--json"], ["--yes"], ["--yes", "--json"]):
        told = cli("template", "import", "story.txt", *argv)
        assert told.code == 0
        assert not {"\x1b", "\x07", "\u202e"} & set(told.out + told.err)


def test_a_long_title_of_ones_own_is_marked_too(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    cli("template", "import", "long.txt", "--yes")
    lines = [line for line in cli("template", "list").out.splitlines() if line.endswith("yours")]
    assert len(lines) == 1
    assert len(lines[0]) <= 80


def test_one_of_several_sources_is_named_once(cli: Cli) -> None:
    told = cli("template", "import", "nope.txt", "none.txt", "")
    assert (told.code, told.out) == (1, "")
    first, second, third = told.err.splitlines()
    assert first.count("nope.txt") == 1
    assert "none.txt: This is a match report" in second
    assert "An empty source names nothing" in third


def test_own_templates_are_marked_and_broken_ones_named_in_the_list(cli: Cli, tmp_path: Path) -> None:
    cli("template", "import", "open.txt", "--yes")
    (tmp_path / "templates" / "broken.toml").write_text("format = 1\n")
    told = cli("template", "list")
    assert told.code == 0
    line = next(line for line in told.out.splitlines() if "Five a day" in line)
    assert line.endswith("yours")
    assert "broken.toml" in told.out
    found = cli("template", "list", "--json").json
    assert [one["id"] for one in found["templates"] if one["own"]] == ["five-a-day"]
    assert [Path(one["path"]).name for one in found["broken"]] == ["broken.toml"]
    assert cli("template", "check", str(tmp_path / "templates" / "five-a-day.toml")).code == 0


def test_completion_offers_own_templates(cli: Cli) -> None:
    cli("template", "import", "open.txt", "--yes")
    assert "five-a-day" in set(slugs(None))


def test_levels_are_asked_for_and_stand_in_the_rules(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    levels = [target("swimming", number, Unit.KM, Per.TOTAL) for number in ("22", "11")]
    module = ModuleType("tracker.articles.reading")
    found = draft(challenge("Swim", *levels, days=84))
    module.read = lambda text, *, published=None: found  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "tracker.articles.reading", module)
    told = cli("template", "import", "story.txt", "--dry-run")
    assert "Open questions" in told.out
    assert "which one" in told.out
    assert "in rungs of 11 km and 22 km" in told.out
    assert json.dumps(cli("template", "import", "story.txt", "--yes", "--json").json)


@pytest.mark.parametrize("argv", [["log", "run", "5km"], ["today"], ["template", "list"], ["--help"]])
def test_commands_that_import_nothing_load_no_reader(tmp_path: Path, argv: list[str]) -> None:
    assert not {"plotext", "textual"} & loaded(tmp_path, *argv)
