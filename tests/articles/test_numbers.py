"""Numbers in digits, words, fractions, multiples and ranges, as prose writes them."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.numbers import Number, Numbers, digits
from tracker.articles.text import Text


def first(raw: str) -> Number | None:
    """The number that begins at the first token."""
    return Numbers(Text(raw).tokens).at(0)


def value(raw: str) -> Decimal | None:
    number = first(raw)
    return None if number is None else number.value


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("90 km", "90"),
        ("12.5 km", "12.5"),
        ("1,200 steps", "1200"),
        ("10,000 steps", "10000"),
        ("1,234,567 steps", "1234567"),
        ("1,234.5 km", "1234.5"),
        ("1.234.567 steps", "1234567"),
        ("10 000 steps", "10000"),
        ("10\u00a0000 steps", "10000"),
        ("10\u202f000 steps", "10000"),
        ("1 234 567 steps", "1234567"),
        ("10'000 steps", "10000"),
        ("10\u2019000 steps", "10000"),
        ("12,5 km", "12.5"),
        ("42.195 km", "42.195"),
        (".5 miles", "0.5"),
        ("\u00bd mile", "0.5"),
        ("3\u00bd miles", "3.5"),
        ("3 1/2 miles", "3.5"),
        ("1/2 mile", "0.5"),
        ("3 and a half miles", "3.5"),
        ("three and a half hours", "3.5"),
        ("two-and-a-half hours", "2.5"),
        ("one and a quarter hours", "1.25"),
        ("five", "5"),
        ("seventeen days", "17"),
        ("twenty", "20"),
        ("twenty-one", "21"),
        ("twenty one", "21"),
        ("ninety-nine", "99"),
        ("a hundred miles", "100"),
        ("one hundred and ten miles", "110"),
        ("two hundred", "200"),
        ("five hundred and fifty-eight", "558"),
        ("a thousand miles", "1000"),
        ("ten thousand steps", "10000"),
        ("twelve thousand five hundred", "12500"),
        ("one hundred and twenty thousand", "120000"),
        ("two million steps", "2000000"),
        ("half a million steps", "500000"),
        ("1.5 million steps", "1500000"),
        ("10k steps", "10000"),
        ("24.8 million miles", "24800000"),
        ("two dozen", "24"),
        ("a dozen", "12"),
        ("2 lakh steps", "200000"),
        ("\uff11\uff12 km", "12"),
        ("\u0663 km", "3"),
        ("one hundred five miles", "105"),
        ("one hundred hundred miles", "100"),
        ("one hundred and one hundred and one", "101"),
        ("two thousand three million", "2003"),
        ("a hundred two-minute rests", "100"),
    ],
)
def test_one_number(raw: str, expected: str) -> None:
    assert value(raw) == Decimal(expected)


@pytest.mark.parametrize(
    ("raw", "least", "most"),
    [
        ("5-7 km", "5", "7"),
        ("5\u20137 km", "5", "7"),
        ("5 to 7 km", "5", "7"),
        ("five to seven km", "5", "7"),
        ("5 or 6 km", "5", "6"),
        ("8,000 to 10,000 steps", "8000", "10000"),
        ("10 to 15,000 steps", "10000", "15000"),
        ("twenty to twenty-five", "20", "25"),
    ],
)
def test_a_range(raw: str, least: str, most: str) -> None:
    number = first(raw)
    assert number is not None
    assert (number.value, number.most) == (Decimal(least), Decimal(most))


def test_between_two_numbers_is_a_range() -> None:
    number = Numbers(Text("between 5 and 7 km").tokens).at(1)
    assert number is not None
    assert (number.value, number.most) == (Decimal(5), Decimal(7))


@pytest.mark.parametrize("raw", ["10 to 5 km", "5 or 50 km", "5 and 7 km", "12-month"])
def test_what_is_no_range(raw: str) -> None:
    number = first(raw)
    assert number is not None
    assert number.most is None


@pytest.mark.parametrize("raw", ["nan km", "inf", "a", "hundred", "and a half", "the", "", "-", "onerous", "tenth"])
def test_what_is_no_number(raw: str) -> None:
    assert first(raw) is None


@pytest.mark.parametrize("raw", ["9" * 5_000, "1" + ",000" * 2_000, "1" + ".000" * 2_000, "1" + " 000" * 2_000])
def test_more_digits_than_anything_has_are_no_number(raw: str) -> None:
    assert first(raw) is None


def test_a_comma_is_a_decimal_mark_where_the_text_writes_decimals_with_it() -> None:
    assert digits("1.234", commas=True) == 1234
    assert digits("1.234") == Decimal("1.234")
    assert digits("1,234") == 1234
    numbers = Numbers(Text("Sie lief 12,5 km und fuhr 1.234 km, dann 7,5 km.").tokens)
    assert numbers.commas


_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(n: int, hyphen: str = "-", joined: str = " and ") -> str:
    """A whole number below a billion as English writes it."""
    if n < 20:
        return _SMALL[n]
    if n < 100:
        return _TENS[n // 10] + (hyphen + _SMALL[n % 10] if n % 10 else "")
    for size, name in ((1_000_000, "million"), (1_000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            link = joined if rest < 100 else " "
            return f"{in_words(n // size, hyphen, joined)} {name}" + (
                link + in_words(rest, hyphen, joined) if rest else ""
            )
    raise AssertionError(n)


@given(
    st.one_of(st.integers(0, 130), st.integers(0, 999_999_999)),
    st.sampled_from(["-", " "]),
    st.sampled_from([" and ", " "]),
    st.sampled_from([str.lower, str.capitalize, str.upper]),
)
def test_words_mean_their_number(n: int, hyphen: str, joined: str, case: Callable[[str], str]) -> None:
    words = case(in_words(n, hyphen, joined))
    number = first(words + " miles")
    assert number is not None
    assert number.value == n
    assert number.word


_MARKS = {"english": (",", "."), "german": (".", ","), "french": ("\u202f", ","), "swiss": ("'", ".")}


@given(st.integers(0, 99_999_999), st.one_of(st.none(), st.integers(1, 9)), st.sampled_from(sorted(_MARKS)))
def test_digits_mean_their_number_in_every_locale(n: int, tenth: int | None, locale: str) -> None:
    group, mark = _MARKS[locale]
    whole = f"{n:,}".replace(",", group)
    raw = whole if tenth is None else f"{whole}{mark}{tenth}"
    expected = Decimal(n) if tenth is None else Decimal(f"{n}.{tenth}")
    # a text that writes 7,5 elsewhere settles what 1.234 is
    text = Text(f"{raw} km" + (" or 7,5 km" if mark == "," else " or 7.5 km"))
    number = Numbers(text.tokens).at(0)
    assert number is not None
    assert number.value == expected
    assert text.text[text.tokens[number.first].start : text.tokens[number.last - 1].end] == raw


@given(st.integers(1, 5_000), st.integers(1, 5_000), st.sampled_from(["-", "\u2013", " to ", " - "]))
def test_a_range_reads_as_its_ends(one: int, two: int, mark: str) -> None:
    number = first(f"{one}{mark}{two} km")
    assert number is not None
    if one < two:
        assert number.most == two
        assert number.value in (one, one * 1000)
    else:
        assert (number.value, number.most) == (Decimal(one), None)


@given(st.text(alphabet="0123456789.,' /-\u00bd\u00a0kand half", max_size=40))
def test_no_row_of_digits_and_marks_raises(raw: str) -> None:
    tokens = Text(raw).tokens
    numbers = Numbers(tokens)
    for i in range(len(tokens)):
        number = numbers.at(i)
        if number is not None:
            assert i == number.first < number.last <= len(tokens)
            assert number.value >= 0
            assert number.most is None or number.most > number.value
