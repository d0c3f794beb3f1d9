"""The repository measures itself: its own labelled articles, read with the weights that are shipped."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import tracker.articles
from benchmarks.articles.__main__ import written
from benchmarks.articles.labels import Labelled, load
from benchmarks.articles.measure import Report, measure
from benchmarks.articles.training import read_all, train
from tracker.articles.drafts import Kind, Per, Role, Unit
from tracker.articles.reading import read
from tracker.articles.text import cleaned

# Five hundredths below what is reached; docs/articles.md has the figures themselves, by cross-validation.
TEMPLATE_F1 = 0.69
STAGES_F1 = 0.90
REFUSED = 0.66  # of the articles that hold nothing to follow
KEPT = 0.93  # of the others
ARTICLES = 30
WEIGHTS_BYTES = 60_000

HERE = Path(__file__).parent
NAMES = [path.stem for path in sorted((HERE / "gold").glob("*.json"))]
ACTIVITY = re.compile(
    r"running|cycling|walking|hiking|swimming|rowing|skiing|strength|steps|climbing|triathlon|mixed|other:[a-z]+( "
    r"[a-z]+)*"
)
CHALLENGE_KEYS = {
    "title",
    "role",
    "duration_days",
    "start_date",
    "end_date",
    "targets",
    "route",
    "stages",
    "people",
    "medals",
    "hashtags",
}
RACE_KEYS = {"name", "role", "activity", "distance_km", "place", "date", "medal", "result_time"}


@cache
def articles() -> tuple[Labelled, ...]:
    return tuple(load(HERE))


@cache
def report() -> Report:
    return measure((article, read(article.text)) for article in articles())


def test_targets_lengths_and_races_are_right_often_enough() -> None:
    assert len(articles()) >= ARTICLES
    assert report().template_f1 >= TEMPLATE_F1


def test_day_lists_are_right_often_enough() -> None:
    assert report().scores["stages"].f1 >= STAGES_F1


def test_what_holds_nothing_to_follow_is_refused_often_enough() -> None:
    refused, kept = report().refused, report().kept
    assert sum(refused) >= REFUSED * len(refused)
    assert sum(kept) >= KEPT * len(kept)


def test_training_twice_gives_the_same_weights() -> None:
    few = articles()[::9]
    one, two = train(read_all(few)), train(read_all(few))
    assert written(one) == written(two)
    assert set(json.loads(written(one))) == {"target", "length", "kind"}


def test_the_weights_are_small_and_readable() -> None:
    path = Path(tracker.articles.__file__).with_name("weights.json")
    assert path.stat().st_size < WEIGHTS_BYTES
    tables = json.loads(path.read_text(encoding="utf-8"))
    assert set(tables) == {"target", "length", "kind"}
    for table in tables.values():
        assert set(table) == {"bias", "weights"}
        assert all(abs(weight) < 20 for weight in table["weights"].values())


def test_every_text_has_its_label_and_the_other_way_about() -> None:
    assert {path.stem for path in (HERE / "texts").glob("*.txt")} == set(NAMES)


def _label(name: str) -> tuple[str, dict[str, Any]]:
    article = next(a for a in articles() if a.name == name)
    return article.text, article.label


@pytest.mark.parametrize("name", NAMES)
def test_a_label_is_well_formed(name: str) -> None:
    text, label = _label(name)
    assert label["id"] == name
    assert label["kind"] in set(Kind)
    assert cleaned(text) == text
    mains = [c for c in label["challenges"] if c["role"] == "main"], [r for r in label["races"] if r["role"] == "main"]
    assert label["kind"] == _kind(*map(len, mains))
    if label["published"] is not None:
        date.fromisoformat(label["published"])
    for challenge in label["challenges"]:
        assert challenge.keys() >= CHALLENGE_KEYS
        _check_challenge(text, challenge)
    for race in label["races"]:
        assert race.keys() >= RACE_KEYS
        assert ACTIVITY.fullmatch(race["activity"])
        assert race["distance_km"] is None or race["distance_km"] > 0
        assert race["date"] is None or date.fromisoformat(race["date"])


def _kind(challenges: int, races: int) -> str:
    return ("both" if races else "challenge") if challenges else ("race" if races else "none")


def _check_challenge(text: str, challenge: dict[str, Any]) -> None:
    assert challenge["role"] in set(Role)
    days = challenge["duration_days"]
    assert days is None or (isinstance(days, int) and 1 <= days <= 3_660)
    for key in ("start_date", "end_date"):
        assert challenge[key] is None or date.fromisoformat(challenge[key])
    for target in challenge["targets"]:
        assert target["evidence"] in text
        assert ACTIVITY.fullmatch(target["activity"])
        assert target["unit"] in set(Unit)
        assert target["per"] in set(Per)
        assert target["amount"] > 0
        assert target.get("max") is None or target["max"] > target["amount"]
        for other in target.get("alt") or ():
            assert other["unit"] in set(Unit)
    for stage in challenge["stages"]:
        assert ACTIVITY.fullmatch(stage["activity"])
        assert stage["unit"] in set(Unit)
        assert isinstance(stage["day"], int)
        assert stage["amount"] > 0
    for tag in challenge["hashtags"]:
        assert tag.startswith("#")
        assert tag.lower() in text.lower()
