"""Text in columns."""

from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.layout import columns, cut, pad, tidy, width, wrap

ANY = st.text(max_size=60)


def test_wide_and_combining_characters_are_measured_in_cells() -> None:
    assert width("ride") == 4
    assert width("कोकण") == 4  # two of its four letters are vowel signs that take a cell of their own
    assert width("孟買") == 4
    assert width("e\u0301") == 1


def test_a_cut_ends_in_an_ellipsis() -> None:
    assert cut("Ratnagiri", 5) == "Ratn…"
    assert cut("Ratnagiri", 9) == "Ratnagiri"
    assert cut("孟買到果阿", 5) == "孟買…"


@given(ANY, st.integers(1, 30))
def test_a_cut_never_exceeds_its_cells(text: str, cells: int) -> None:
    assert width(cut(tidy(text), cells)) <= cells


@given(ANY, st.integers(0, 30))
def test_padding_fills_up(text: str, cells: int) -> None:
    line = tidy(text)
    assert width(pad(line, cells)) == max(cells, width(line))


@given(st.lists(st.lists(ANY, max_size=4), max_size=5))
def test_columns_hold_one_line_a_row_and_nothing_that_acts(rows: list[list[str]]) -> None:
    lines = columns(rows, "lr")
    assert len(lines) == (len(rows) if rows else 0)
    assert not any("\x1b" in line or "\n" in line for line in lines)


def test_numbers_stand_right() -> None:
    assert columns([["a", "1"], ["bb", "100"]], "lr") == ["a     1", "bb  100"]


def test_wrapping_keeps_words_whole() -> None:
    assert wrap("one two three four", 9, "  ") == ["  one two", "  three", "  four"]
    assert wrap("", 9) == []


def test_columns_give_way_where_the_line_is_too_wide() -> None:
    rows = [["NAME", "A LONG TITLE", "A LONG HEAD"], ["mumbai-to-goa", "Mumbai to Goa in five days", "330 km"]]
    wide = columns(rows, "llr")
    assert columns(rows, "llr", within=max(map(width, wide)), give=(1, 2)) == wide
    narrow = columns(rows, "llr", within=36, give=(1, 2))
    assert max(map(width, narrow)) == 36
    assert narrow[1] == "mumbai-to-goa  Mumbai to…     330 km"
    least = columns(rows, "llr", within=10, give=(1, 2))
    assert least[1] == "mumbai-to-goa  Mumbai to…  330 km", "a name and a number are never cut"


@given(st.lists(st.lists(ANY, min_size=3, max_size=3), max_size=5), st.integers(40, 80))
def test_columns_that_all_give_fit(rows: list[list[str]], room: int) -> None:
    assert all(width(line) <= room for line in columns(rows, "l", within=room, give=(0, 1, 2)))
