"""The options that stand anywhere on a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.options import EVERYWHERE, Options, lift
from tracker.errors import UsageError

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8).filter(lambda word: word[0] != "-")


@pytest.mark.parametrize(
    "argv",
    [
        ["--db", "x.db", "--json", "log", "run", "5km"],
        ["log", "--json", "run", "--db=x.db", "5km"],
        ["log", "run", "5km", "--db", "x.db", "--json"],
    ],
)
def test_options_stand_anywhere(argv: list[str]) -> None:
    assert lift(argv, {}) == (Options(json=True, db="x.db"), ["log", "run", "5km"])


def test_what_follows_the_delimiter_is_left_alone() -> None:
    options, words = lift(["log", "--", "--json", "-h", "--db", "x"], {})
    assert options == Options()
    assert words == ["log", "--", "--json", "-h", "--db", "x"]


def test_the_environment_sets_them_and_the_line_wins() -> None:
    environ = {"TRACKER_DB": "env.db", "TRACKER_UNITS": "mi", "TRACKER_AT": "2025-06-29", "NO_COLOR": "1"}
    options, _ = lift(["today", "--db", "line.db"], environ)
    assert options == Options(db="line.db", units="mi", at="2025-06-29", no_color=True)


def test_an_empty_variable_says_nothing() -> None:
    assert lift([], {"TRACKER_DB": "", "NO_COLOR": "", "TRACKER_UNITS": ""}) == (Options(), [])
    assert lift([], {"TRACKER_ASCII": "0"}) == (Options(), [])


def test_the_last_one_wins() -> None:
    assert lift(["--units", "km", "--units=mi"], {})[0].units == "mi"


@pytest.mark.parametrize("argv", [["--db"], ["--db="], ["--at", "--json"], ["--units", "furlong"], ["--athlete"]])
def test_a_missing_or_wrong_value_is_wrong_usage(argv: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        lift(argv, {})
    assert caught.value.exit_code == 2


@given(st.lists(WORDS, max_size=6))
def test_words_come_through_in_their_order(words: list[str]) -> None:
    assert lift(["log", *words], {}) == (Options(), ["log", *words])


def test_each_option_has_its_help() -> None:
    assert all(option.help.endswith(".") for option in EVERYWHERE)
