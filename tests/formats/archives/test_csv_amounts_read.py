"""Amounts of other services: N rows of the reliability research."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputError, RefusedError
from tracker.formats.archives.csv_amounts import (
    Comma,
    Evidence,
    heart,
    read_energy,
    read_length,
    read_number,
    read_seconds,
    read_whole,
)


@pytest.mark.parametrize(
    ("text", "comma", "value"),
    [
        ("5.81", Comma.OPEN, "5.81"),
        ("5,81", Comma.OPEN, "5.81"),
        ("5,81", Comma.GROUPS, "5.81"),
        ("1,234.5", Comma.OPEN, "1234.5"),
        ("1.234,5", Comma.OPEN, "1234.5"),
        ("1\u202f234,5", Comma.OPEN, "1234.5"),
        ("1 234,5", Comma.OPEN, "1234.5"),
        ("4,808", Comma.GROUPS, "4808"),
        ("4,808", Comma.DECIMAL, "4.808"),
        ("4.808", Comma.DECIMAL, "4808"),
        ("4.808", Comma.OPEN, "4.808"),
        ("1,234,567", Comma.OPEN, "1234567"),
        ("0.4971749504535062", Comma.OPEN, "0.4971749504535062"),
        ("１２", Comma.OPEN, "12"),
        ("4.9e-05", Comma.OPEN, "0.000049"),
        ("-0.0", Comma.OPEN, "0"),
    ],
)
def test_numbers(text: str, comma: Comma, value: str) -> None:
    assert read_number(text, "Distance", comma) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["nan", "inf", "-inf", "1e400", "1_000", "٣", "½", "²", "0x10", "+5", "5.", ".5", "True", "7x", "9" * 5000, ""],
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="Distance"):
        read_number(text, "Distance")


@pytest.mark.parametrize("text", ["-5", "−5", "-0.1"])
def test_a_negative_amount_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="negative"):
        read_number(text, "Distance")


def test_what_may_be_two_numbers_is_refused_with_both() -> None:
    with pytest.raises(InputError, match=r"1\.234 or 1234"):
        read_number("1,234", "Distance", Comma.OPEN)
    assert read_number("1,234", "Steps", Comma.OPEN, whole=True) == 1234


@pytest.mark.parametrize(
    ("cells", "whole", "comma"),
    [
        (["5,81", "4,808"], False, Comma.DECIMAL),
        (["5.81", "4,808"], False, Comma.GROUPS),
        (["4,808"], False, Comma.OPEN),
        (["4,808"], True, Comma.GROUPS),
        (["5,81", "5.81"], False, Comma.OPEN),
        (["--", "", "12"], False, Comma.OPEN),
    ],
)
def test_the_cells_tell_what_a_comma_is(cells: list[str], whole: bool, comma: Comma) -> None:
    evidence = Evidence()
    for cell in cells:
        evidence.see(cell, whole=whole)
    assert evidence.comma is comma


@pytest.mark.parametrize(
    ("text", "unit", "mm"),
    [("5", "km", 5_000_000), ("0.5", "mi", 804_672), ("3.1 mi", "km", 4_988_966), ("50yd", "m", 45_720)],
)
def test_lengths(text: str, unit: str, mm: int) -> None:
    assert read_length(text, "Distance", unit) == mm


def test_nobody_goes_more_than_a_thousand_kilometres() -> None:
    assert read_length("1000", "Distance", "km") == 10**9
    for text in ("1000.1", "1e99", "9" * 30):
        with pytest.raises(RefusedError, match="1,000 km"):
            read_length(text, "Distance", "km")
    with pytest.raises(InputError, match="unknown unit"):
        read_length("5 furlongs", "Distance", "km")


def test_energies() -> None:
    assert read_energy("100", "Calories", "kcal") == 418
    assert read_energy("1,000 kJ", "Calories", "kcal") == 1000
    with pytest.raises(RefusedError):
        read_energy("9999999", "Calories", "kcal")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:31:24", 1884),
        ("00:02:15.3", 135),
        ("00:02:15,7", 136),
        ("28:30", 1710),
        ("75:30", 4530),
        ("1:05:12", 3912),
        ("1h 10m", 4200),
        ("45m", 2700),
        ("1 h 5 min 3 s", 3903),
        ("PT1H5M", 3900),
        ("1.5 h", 5400),
    ],
)
def test_durations(text: str, seconds: int) -> None:
    assert read_seconds(text, "Time") == seconds


def test_durations_that_need_more() -> None:
    assert read_seconds("45", "Time", "min") == 2700
    assert read_seconds("1:30", "Time", short="h:m") == 5400
    with pytest.raises(InputError, match=r"0:01:30 or 1:30:00"):
        read_seconds("1:30", "Time", short="")
    for text in ("45", "1:75:00", "1:00:60", "abc", "-1:00:00", "1 fortnight", "nan"):
        with pytest.raises(InputError):
            read_seconds(text, "Time")


@pytest.mark.parametrize(
    ("text", "fine"), [("0", True), ("100000", True), ("100001", False), ("1.5", False), ("-1", False)]
)
def test_counts(text: str, fine: bool) -> None:
    if fine:
        assert read_whole(text, "Reps", Comma.OPEN, 0, 100_000) == int(text)
    else:
        with pytest.raises(InputError):
            read_whole(text, "Reps", Comma.OPEN, 0, 100_000)


def test_a_heart_beats_like_one() -> None:
    warnings: list[str] = []
    assert [heart(Decimal(n), warnings) for n in (0, 150, 300, 5)] == [None, 150, None, None]
    assert len(warnings) == 2


@given(st.text(max_size=50), st.sampled_from(Comma))
def test_no_text_raises_anything_but_an_input_error(text: str, comma: Comma) -> None:
    for read in (
        lambda: read_number(text, "x", comma),
        lambda: read_length(text, "x", "km", comma),
        lambda: read_energy(text, "x", "kcal", comma),
        lambda: read_seconds(text, "x", "s", comma=comma),
        lambda: read_whole(text, "x", comma, 0, 10),
    ):
        with suppress(InputError):
            assert read() >= 0
