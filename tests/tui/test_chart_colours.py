"""The colours of charts in every theme there is."""

from itertools import pairwise

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from tracker.charts.drawing import ROLES, Drawing, Span
from tracker.tui.present.drawings import STYLES, drawing_lines, title_within
from tracker.tui.themes import OWN, bars_of

THEMES = {theme.name: theme for theme in (*BUILTIN_THEMES.values(), *OWN)}
HEAT = [f"heat-{level}" for level in range(5)]


@pytest.mark.parametrize("name", THEMES)
def test_the_levels_of_days_go_one_way_and_stand_apart(name: str) -> None:
    theme = THEMES[name]
    colours = {**bars_of(theme), **theme.variables}
    levels = [_light(colours[role]) for role in HEAT]
    assert levels == sorted(levels, reverse=not theme.dark)
    assert min(_contrast(one, other) for one, other in pairwise(levels)) > 1.2
    if not Color.parse(theme.background or "ansi_default").ansi:
        against = [_contrast(level, _light(theme.background or "")) for level in levels]
        assert against == sorted(against)
        assert against[4] > 4.5
        assert against[2] > 2


def _light(colour: str) -> float:
    """How much light a colour gives, 0 to 1."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    ]
    return sum(part * share for part, share in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def _contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_every_role_has_a_style_and_a_calendar_is_of_squares() -> None:
    assert set(ROLES) <= {*STYLES, "track"}
    drawing = Drawing((tuple(Span("·░▒▓█"[level], role) for level, role in enumerate(HEAT)), (Span("█░", "ride"),)))
    squares, bars = drawing_lines(drawing)
    assert (squares.plain, bars.plain) == ("■■■■■", "█░")
    assert [line.plain for line in drawing_lines(drawing.textured())] == ["·░▒▓█", "█░"]


@pytest.mark.parametrize(
    ("width", "said"),
    [
        (60, "5 km best 30:00 on 25 Jun; median 5:53 /km, 2 s faster"),
        (56, "5 km best 30:00 on 25 Jun; median 5:53 /km, 2 s faster"),
        (55, "5 km best 30:00 on 25 Jun; median 5:53 /km"),
        (40, "5 km best 30:00 on 25 Jun"),
        (9, "5 km best 30:00 on 25 Jun"),
    ],
)
def test_a_finding_is_told_in_whole_clauses(width: int, said: str) -> None:
    assert title_within("5 km best 30:00 on 25 Jun; median 5:53 /km, 2 s faster", width) == said
