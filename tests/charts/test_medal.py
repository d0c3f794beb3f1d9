"""Drawn medals: their size, their shapes, what is engraved, in words and in ASCII."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.charts.drawing import ROLES
from tracker.charts.medal import HEIGHT, KINDS, METALS, WIDTH, medal
from tracker.formats.template_schema_awards import AwardTable


def _given() -> tuple[str, ...]:
    """What a template may hand out."""
    return AwardTable.model_fields["artefact"].annotation.__args__  # type: ignore[union-attr,no-any-return]


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_every_shape_has_its_size_and_its_engraving(kind: str, ascii: bool) -> None:
    drawing = medal(kind, ("400", "km"), ascii=ascii)
    assert (drawing.width, drawing.height) == (WIDTH, HEIGHT)
    assert all(sum(len(span.text) for span in row) == WIDTH for row in drawing.rows)
    assert "400" in drawing.plain()
    assert {span.role for row in drawing.rows for span in row} <= set(ROLES)
    if ascii:
        assert drawing.plain().isascii()


def test_everything_that_can_be_given_has_a_shape_of_its_own() -> None:
    assert set(_given()) <= set(KINDS)
    for ascii in (False, True):
        assert len({medal(kind, ascii=ascii).plain() for kind in KINDS}) == len(KINDS)


def test_what_nobody_can_draw_is_a_medal() -> None:
    assert medal("spoon", ("1",)).plain() == medal("medal", ("1",)).plain()


@pytest.mark.parametrize("metal", METALS)
def test_the_metal_is_a_role(metal: str) -> None:
    roles = {span.role for row in medal("medal", ("1", "km"), metal=metal).rows for span in row}
    assert metal in roles
    assert "ribbon" in roles
    assert not roles & (set(METALS) - {metal})


def test_one_that_is_gone_keeps_its_shape_and_loses_its_metal() -> None:
    gone = medal("medal", ("400", "km"), dim=True)
    assert gone.plain() == medal("medal", ("400", "km")).plain()
    assert {span.role for row in gone.rows for span in row} == {"axis"}


@given(st.sampled_from((*KINDS, "?")), st.lists(st.text(max_size=30), max_size=4), st.booleans())
def test_any_engraving_stays_inside(kind: str, engraved: list[str], ascii: bool) -> None:
    drawing = medal(kind, engraved, ascii=ascii)
    assert (drawing.width, drawing.height) == (WIDTH, HEIGHT)
