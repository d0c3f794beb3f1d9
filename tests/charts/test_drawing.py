"""Drawings: exact widths whatever the text, and nothing in them that acts."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.drawing import ROLES, Drawing, Grid, Span, cells, clean, fit, message

HOSTILE = "\x1b[31mPen\x07\u202e\u2066gnp\u200b\r\n\x9b2J"
PALETTE = {"ride": "38;5;33", "run": "1;32", "done": "96", "track": "38;2;10;20;30", "accent": "1;33"}


def controls(text: str) -> set[str]:
    """Characters that a terminal would obey or hide."""
    return {c for c in text if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Mumbai", "Mumbai"),
        ("Tromsø → Goa", "Tromsø → Goa"),
        (HOSTILE, "[31mPengnp  2J"),
        ("a\u0301b", "áb"),
        ("\u0301a", "a"),
        ("x" + "\u0316" * 50, "x" + "\u0316" * 4),
        ("I ❤\ufe0f running", "I ❤ running"),
        ("A\u00a0B", "A B"),
        ("so\u00adft", "soft"),
        ("[bold]x[/]", "[bold]x[/]"),
    ],
)
def test_clean(text: str, shown: str) -> None:
    assert clean(text) == shown


@pytest.mark.parametrize(("text", "size"), [("Goa", 3), ("东京", 4), ("●◉○━┄⣿█", 7), ("a\u0316", 1), ("", 0)])
def test_cells(text: str, size: int) -> None:
    assert cells(text) == size


@pytest.mark.parametrize(
    ("width", "shown"), [(9, "Ratnagiri"), (8, "Ratnagi…"), (2, "R…"), (1, "…"), (0, ""), (-3, "")]
)
def test_fit(width: int, shown: str) -> None:
    assert fit("Ratnagiri", width) == shown


def test_fit_keeps_wide_characters_whole() -> None:
    assert fit("东京湾岸", 6) == "东京…"


@given(st.text(), st.integers(-2, 40))
def test_fit_never_exceeds(text: str, width: int) -> None:
    shown = fit(text, width)
    assert cells(shown) <= max(width, 0)
    assert not controls(shown)


puts = st.lists(
    st.tuples(st.integers(-5, 30), st.integers(-1, 5), st.text(max_size=12), st.sampled_from(ROLES)), max_size=12
)


@given(puts, st.integers(-1, 25), st.integers(-1, 4))
def test_rows_are_exactly_as_wide_as_asked(written: list[tuple[int, int, str, str]], width: int, height: int) -> None:
    grid = Grid(width, height)
    for column, row, text, role in written:
        grid.put(column, row, text, role)
    drawing = grid.drawing("\x1b]0;x\x07")
    assert drawing.height == max(height, 0)
    for spans in drawing.rows:
        assert cells("".join(span.text for span in spans)) == sum(cells(span.text) for span in spans) == max(width, 0)
    assert not controls(drawing.title + drawing.plain().replace("\n", ""))
    assert Grid(0, 0).drawing() == Drawing()


def test_overwriting_half_a_wide_character_leaves_a_blank() -> None:
    grid = Grid(6, 1)
    grid.put(0, 0, "东京湾")
    grid.put(1, 0, "x")
    grid.put(4, 0, "y")
    assert grid.drawing().plain() == " x京y"
    assert grid.drawing().width == 6


def test_ansi_colours_roles_and_leaves_the_rest_plain() -> None:
    rows = ((Span("a", "ride"), Span(" b "), Span("▅", "ride", "run"), Span("  ", "", "track"), Span("  ")),)
    assert Drawing(rows).ansi(PALETTE) == (
        "\x1b[38;5;33ma\x1b[0m b \x1b[38;5;33;42m▅\x1b[0m\x1b[48;2;10;20;30m  \x1b[0m"
    )
    assert Drawing(rows).ansi({}) == "a b ▅"


def test_without_colour_stacked_bars_have_textures() -> None:
    rows = ((Span("██", "ride"), Span("█▂", "run"), Span("▂", "ride", "run"), Span("▆", "ride", "run")),)
    assert Drawing(rows).plain() == "██▒▂▒█"
    assert Drawing(((Span("█▎", "ride", ""), Span("  ", "", "track")),)).plain() == "█▎░░"


def test_message_stands_in_the_middle() -> None:
    assert message("Nothing yet", 15, 3).plain() == "\n  Nothing yet\n"
    assert message("Nothing yet", 5, 1).plain() == "Noth…"
    assert message("Nothing yet", 0, 0).rows == ()
