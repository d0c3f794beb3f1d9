"""A day's figures: volumes read and written, counts, checks, results."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.quantities import MAX_FACT, format_amount, parse_amount, parse_volume, unit_label
from tracker.domain.sessions import Measure
from tracker.errors import InputError, RefusedError


@pytest.mark.parametrize(
    ("text", "ml"),
    [
        ("3.785 l", 3_785), ("3,785ml", None), ("500 ml", 500), ("500ML", 500), ("0.5l", 500), ("33 cl", 330),
        ("2 dl", 200), ("1 gal", 3_785), ("2 gallons", 7_571), ("8 oz", 237), ("3 litres", 3_000), ("0l", 0),
    ],
)  # fmt: skip
def test_volumes(text: str, ml: int | None) -> None:
    if ml is None:  # 3,785 may be 3.785 or 3785
        with pytest.raises(InputError, match="may be"):
            parse_volume(text)
    else:
        assert parse_volume(text) == ml


def test_volumes_that_are_refused() -> None:
    for text in ("3", "3 km", "l", "", "-1 l", "1.2.3 l"):
        with pytest.raises(InputError):
            parse_volume(text)
    assert parse_volume("3", "l") == 3_000
    with pytest.raises(RefusedError, match="10,000 l"):
        parse_volume("10000.1 l")


@pytest.mark.parametrize(
    ("value", "label", "shown", "column"),
    [
        (10, "pages", "10 pages", "10"),
        (10, "", "10", "10"),
        (500, "ml", "500 ml", "500 ml"),
        (999, "ml", "999 ml", "999 ml"),
        (1_000, "ml", "1 l", "1 l"),
        (3_785, "ml", "3.785 l", "3.785 l"),
        (3_800, "ml", "3.8 l", "3.8 l"),
        (100_000, "ml", "100 l", "100 l"),
        (1_999_999, "ml", "1999.999 l", "1999.999 l"),
        (Fraction(3_785, 3), "ml", "1.262 l", "1.262 l"),
        (0, "ml", "0 ml", "0 ml"),
    ],
)
def test_facts_for_people(value: int | Fraction, label: str, shown: str, column: str) -> None:
    assert format_amount(value, Measure.FACT, label=label) == shown
    assert format_amount(value, Measure.FACT, label=label, unit=False) == column


def test_counts_for_people() -> None:
    assert format_amount(52, Measure.RESULTS) == "52"
    assert [format_amount(value, Measure.CHECK) for value in (0, 1, 5)] == ["no", "yes", "5"]
    assert format_amount(3_785, Measure.FACT, label="ml", decimals=1) == "3.8 l"
    assert unit_label(Measure.FACT, label="pages") == "pages"
    assert unit_label(Measure.FACT, label="ml") == ""


@given(st.integers(0, MAX_FACT))
def test_a_volume_reads_back(ml: int) -> None:
    shown = format_amount(ml, Measure.FACT, label="ml")
    number, unit = shown.split()
    assert Decimal(number) * {"l": 1000, "ml": 1}[unit] == ml
    if len(number) < 15 and ml:
        assert parse_volume(shown) == parse_amount(shown, Measure.FACT) == ml
