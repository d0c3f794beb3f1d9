"""A text broken into rows, as positions."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tracker.tui.present.wrapping import row_at, wrapped

TEXT = st.text(alphabet=st.sampled_from("ab ,\n\n字é\u200d\u0301🏃"), max_size=120)


@given(TEXT, st.integers(4, 30))
def test_rows_fit_and_hold_every_character_that_shows(text: str, width: int) -> None:
    rows = wrapped(text, width)
    assert all(cell_len(text[start:end].rstrip()) <= width for start, end in rows)
    assert all(before[1] <= after[0] for before, after in pairwise(rows))
    shown = "".join(text[start:end] for start, end in rows)
    assert "".join(shown.split()) == "".join(text.split())


@given(TEXT, st.integers(4, 30))
def test_each_character_is_found_in_its_row(text: str, width: int) -> None:
    rows = wrapped(text, width)
    for number, (start, end) in enumerate(rows):
        for position in range(start, end):
            assert row_at(rows, position) == number


def test_lines_broken_because_they_were_full_flow_on() -> None:
    text = "We set out from the harbour at dawn to run twenty\nkilometres. \n\n\nDay 1: 20 km\nDay 2: rest"
    rows = [text[start:end].strip() for start, end in wrapped(text, 200)]
    assert rows == [
        "We set out from the harbour at dawn to run twenty\nkilometres.",
        "",
        "Day 1: 20 km",
        "Day 2: rest",
    ]


def test_an_empty_text_is_one_row() -> None:
    assert wrapped("", 10) == [(0, 0)]


def test_a_long_text_takes_no_longer_than_its_length_asks() -> None:
    assert len(wrapped("x" * 100_000, 40)) == 2_500
    assert len(wrapped("word " * 40_000, 50)) == 4_000
