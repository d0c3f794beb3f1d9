"""The activities: keys, families, words."""

import pytest

from tracker.domain.activities import (
    ACTIVITIES,
    FAMILIES,
    Activity,
    Rate,
    activity,
    descendants,
    find,
    nearest,
    root,
    title_of,
)
from tracker.domain.sessions import Measure
from tracker.errors import RefusedError

KEYS = {
    *("run", "run-trail", "run-track", "run-road", "run-orienteering", "walk", "hike", "snowshoe"),
    *("ride", "ride-road", "ride-gravel", "ride-mtb", "ride-track", "ride-commute", "handcycle", "wheelchair", "skate"),
    *("swim", "swim-pool", "swim-open", "row", "kayak", "canoe", "sup"),
    *("nordic", "nordic-classic", "nordic-skate", "rollerski", "alpine", "snowboard"),
    *("erg-row", "erg-ski", "erg-bike", "elliptical", "stepper", "stairs"),
    *("push-up", "squat", "plank", "sit-up", "pull-up", "burpee", "lunge", "crunch", "leg-raise", "strength"),
    *("yoga", "sun-salutation", "mobility", "pilates", "dance"),
    *("triathlon", "duathlon", "aquathlon", "swimrun", "brick"),
    *("cross", "class", "team-sport", "racket-sport", "martial-arts", "rock-climb", "custom"),
}


def test_all_kinds_are_there() -> None:
    assert set(ACTIVITIES) == KEYS


def test_no_word_means_two_activities() -> None:
    words = [alias.replace("-", "") for kind in ACTIVITIES.values() for alias in kind.aliases]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("kind", ACTIVITIES.values(), ids=lambda kind: kind.key)
def test_each_kind_is_whole(kind: Activity) -> None:
    found = ACTIVITIES[kind.key]
    assert found.measures
    assert found.family in FAMILIES
    assert found.parent is None or ACTIVITIES[found.parent].family == found.family
    for alias in found.aliases:
        assert find(alias) == (found.key, {})
        assert find(alias.upper()) == (found.key, {})


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("r", "run"), ("ran", "run"), ("running", "run"), ("rode", "ride"), ("bikes", "ride"), ("bicycle", "ride"),
        ("cycled", "ride"), ("c", "ride"), ("b", "ride"), ("w", "walk"), ("s", "swim"), ("h", "hike"),
        ("pushups", "push-up"), ("push-ups", "push-up"), ("push_up", "push-up"), ("pu", "push-up"),
        ("squats", "squat"), ("crunches", "crunch"), ("pilates", "pilates"), ("surya namaskar", "sun-salutation"),
        ("trail run", "run-trail"), ("run trail", "run-trail"), ("sun salutations", "sun-salutation"),
        ("class", "class"), ("classes", "class"), ("fitness class", "class"), ("yoga class", "yoga"),
        ("team sport", "team-sport"), ("football", "team-sport"), ("tennis", "racket-sport"),
        ("stretching", "mobility"), ("rock climbing", "rock-climb"),
        ("bricks", "brick"), ("swimrun", "swimrun"), ("duathlon", "duathlon"), ("nordic walking", "walk"),
        ("step mill", "stepper"), ("stair climber", "stepper"), ("bike erg", "erg-bike"), ("ski erg", "erg-ski"),
    ],
)  # fmt: skip
def test_words(word: str, key: str) -> None:
    assert find(word) == (key, {})


@pytest.mark.parametrize(
    ("word", "key", "flags"),
    [
        ("treadmill", "run", {"indoor"}),
        ("zwift", "ride", {"virtual", "indoor"}),
        ("e-bike", "ride", {"assisted"}),
        ("indoor cycling", "ride", {"indoor"}),
    ],
)
def test_words_that_set_flags(word: str, key: str, flags: set[str]) -> None:
    assert find(word) == (key, dict.fromkeys(flags, True))


@pytest.mark.parametrize("word", ["", "ss", "nonsenseclass", "bs", "rs", "hills", "5", "rest", "\x00", "走る"])
def test_words_that_name_none(word: str) -> None:
    assert find(word) is None


def test_a_kind_includes_what_is_below_it() -> None:
    assert descendants("run") == {"run", "run-trail", "run-track", "run-road", "run-orienteering"}
    assert descendants("plank") == {"plank"}
    assert descendants("foot") == descendants("run") | {"walk", "hike", "snowshoe"}
    assert {"strength", "push-up", "plank"} < descendants("strength")
    assert "erg-bike" not in descendants("wheels")
    assert frozenset().union(*(descendants(family) for family in FAMILIES)) == KEYS


def test_roots_and_titles() -> None:
    assert (root("run-trail"), root("nordic-skate"), root("push-up"), root("erg-row")) == (
        "run", "nordic", "push-up", "erg-row",
    )  # fmt: skip
    assert title_of("ride") == "Ride"
    assert title_of("foot") == "On foot"
    assert title_of("strength") == "Strength"


def test_first_measures_and_rates() -> None:
    first = {key: activity(key).measures[0] for key in KEYS}
    assert {first[key] for key in ("run-trail", "ride", "swim-pool", "erg-row", "nordic")} == {Measure.DISTANCE}
    assert (first["push-up"], first["plank"], first["yoga"]) == (Measure.REPS, Measure.HOLD, Measure.ELAPSED)
    assert activity("run-trail").rate is Rate.PACE
    assert activity("handcycle").rate is Rate.SPEED
    assert activity("swim-open").rate is Rate.PER_100M
    assert activity("erg-row").rate is Rate.PER_500M
    assert activity("plank").rate is None


def test_several_sports_are_a_family_of_their_own() -> None:
    assert descendants("multi") == {"triathlon", "duathlon", "aquathlon", "swimrun", "brick"}
    assert {activity(key).measures[0] for key in descendants("multi")} == {Measure.DISTANCE}
    assert all(activity(key).rate is None and activity(key).longest_h == 24 for key in descendants("multi"))
    assert not descendants("multi") & descendants("run")


def test_a_class_is_measured_by_its_time() -> None:
    assert activity("class").measures[0] is Measure.ELAPSED
    assert activity("team-sport").family == activity("custom").family == "other"


def test_unknown_kinds_are_refused_with_the_nearest() -> None:
    with pytest.raises(RefusedError, match=r'"rnu" is no activity; did you mean run\?'):
        activity("rnu")
    with pytest.raises(RefusedError, match="did you mean wheels"):
        descendants("wheel")
    with pytest.raises(RefusedError, match="is no activity"):
        activity("\x1b]0;x\x07")


@pytest.mark.parametrize(
    ("word", "meant"), [("rnu", "run"), ("bkie", "ride"), ("swmi", "swim"), ("psuhup", "push-up"), ("xyzzy", None)]
)
def test_the_nearest_word(word: str, meant: str | None) -> None:
    assert nearest(word) == meant
