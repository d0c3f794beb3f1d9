"""Templates at a part of what they ask, or at a multiple."""

from contextlib import suppress
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.planning import preview
from tracker.domain.goals import Leaf, Per, Ramp, leaves
from tracker.domain.scaling import WHOLE, read_scale, scale_text, scaled, scales, times
from tracker.domain.templates import Template, Trigger
from tracker.domain.windows import resolved
from tracker.errors import InputError, RefusedError, TrackerError
from tracker.formats.template import template_from_json, template_to_json
from tracker.services.library import library

KM = 1_000_000
HALF = Fraction(1, 2)
DAY = date(2025, 6, 28)
SHIPPED = {entry.template.slug: entry.template for entry in library()}
FACTORS = st.fractions(min_value=Fraction(1, 100), max_value=10, max_denominator=200)


def _leaf(template: Template, key: str) -> Leaf:
    return next(leaf for leaf in leaves(template.goal) if leaf.key == key)


def test_half_of_mumbai_to_goa_is_half_of_every_amount() -> None:
    half = scaled(SHIPPED["mumbai-to-goa"], HALF)
    assert half.title == "Mumbai → Goa at 50 %"
    assert [leaf.target for leaf in leaves(half.goal)] == [45 * KM, 10 * KM]
    assert half.route is not None
    assert half.route.length_mm == 279 * KM
    assert half.route.places[0].at_mm == 0
    assert half.route.places[-1].at_mm == 279 * KM
    assert half.window == SHIPPED["mumbai-to-goa"].window, "days stay"
    (award,) = [award for award in half.awards if award.on is Trigger.AMOUNT]
    assert (award.amount, award.title) == (200 * KM, "400 km at 50 %"), "called by its amount, so it says so"
    assert [award.title for award in half.awards if award.on is Trigger.COMPLETE] == [
        "Mumbai to Goa on foot and wheels"
    ]


def test_a_day_table_keeps_its_rest_and_a_rep_stays_a_rep() -> None:
    plan = _leaf(scaled(SHIPPED["pushups-50-in-30"], Fraction(1, 20)), leaves(SHIPPED["pushups-50-in-30"].goal)[0].key)
    before = leaves(SHIPPED["pushups-50-in-30"].goal)[0].target
    assert isinstance(before, tuple)
    assert isinstance(plan.target, tuple)
    assert [row == 0 for row in plan.target] == [row == 0 for row in before]
    assert min(row for row in plan.target if row) == 1


@pytest.mark.parametrize("scale", [Fraction(1, 3), Fraction(1, 7), Fraction(7, 3)])
def test_the_rows_of_a_road_lead_to_its_places(scale: Fraction) -> None:
    camino = scaled(SHIPPED["camino-frances"], scale)
    rows = leaves(camino.goal)[0].target
    assert isinstance(rows, tuple)
    assert camino.route is not None
    assert {place.at_mm for place in camino.route.places} <= {0, *accumulate(rows)}
    assert sum(rows) == camino.route.length_mm, "who did every day stands at the end"


def test_an_amount_that_grows_grows_by_its_part() -> None:
    half = _leaf(scaled(SHIPPED["run30"], HALF), "run")
    assert half.target == Ramp(0, KM // 2)
    third = _leaf(scaled(SHIPPED["run30"], Fraction(1, 3)), "run")
    assert third.per is Per.STAGE, "no whole step, so day by day"
    assert isinstance(third.target, tuple)
    assert third.target[:3] == (333_333, 666_667, KM)
    with pytest.raises(RefusedError, match="grows by steps"):
        scaled(SHIPPED["c2-dog-days"], Fraction(1, 3))


def test_days_that_are_counted_stay_and_what_makes_one_is_scaled() -> None:
    walk = leaves(SHIPPED["100-days-of-walking"].goal)[0]
    half = _leaf(scaled(SHIPPED["100-days-of-walking"], HALF), walk.key)
    assert walk.counts.least is not None
    assert half.counts.least == (walk.counts.least[0], 804_672)
    assert half.counts.cap_day == times(walk.counts.cap_day or 0, HALF)


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("comrades", "about a race"),
        ("parkrun-tourist", "counts results, not amounts"),
        ("red-january", "counts sessions, not amounts"),
    ],
)
def test_what_cannot_be_scaled_says_why(slug: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        scaled(SHIPPED[slug], HALF)


def test_rungs_that_would_fall_together_are_refused() -> None:
    leaf = replace(leaves(SHIPPED["pushups-50-in-30"].goal)[0], per=Per.WINDOW, target=1, tiers=(1, 2, 3))
    template = replace(SHIPPED["pushups-50-in-30"], goal=leaf)
    with pytest.raises(RefusedError, match="fall together"):
        scaled(template, HALF)


@pytest.mark.parametrize("slug", sorted(SHIPPED))
def test_at_one_every_template_is_itself(slug: str) -> None:
    assert scaled(SHIPPED[slug], WHOLE) is SHIPPED[slug]


@pytest.mark.parametrize("slug", sorted(SHIPPED))
def test_every_template_scales_as_a_whole_or_says_why_not(slug: str) -> None:
    """Its snapshot reads back, and the plan's days add up to the total's part within a unit a day."""
    try:
        template = resolved(SHIPPED[slug], DAY)
        before, after = preview(template, DAY), preview(scaled(template, Fraction(2, 3)), DAY)
    except TrackerError:
        return
    kept = after.challenge.template
    assert template_from_json(template_to_json(kept)) == kept
    rows, columns = len(before.stages), len(before.columns)
    assert (len(after.stages), len(after.columns)) == (rows, columns)
    by_key = {leaf.key: leaf for leaf in leaves(template.goal)}
    for n, column in enumerate(before.columns):
        scale = Fraction(2, 3) if scales(by_key[column.goal]) else WHOLE
        asked = sum(stage.planned[n] for stage in before.stages) * scale
        assert abs(sum(stage.planned[n] for stage in after.stages) - asked) <= rows, column.goal


@given(st.sampled_from(sorted(SHIPPED)), FACTORS)
def test_there_and_back_again_within_rounding(slug: str, scale: Fraction) -> None:
    template = SHIPPED[slug]
    try:
        there = scaled(template, scale)
        back = scaled(there, 1 / scale)
    except TrackerError:
        return
    most = max(1, int(1 / scale) + 1)
    for one, other in zip(leaves(template.goal), leaves(back.goal), strict=True):
        for n in range(3):
            small = 0 < one.target_of(n) * scale < 1  # kept at one unit, which is more than its part
            assert small or abs(one.target_of(n) - other.target_of(n)) <= most, (one.key, n)
    if template.route is not None and back.route is not None:
        assert abs(template.route.length_mm - back.route.length_mm) <= most


@given(st.integers(0, 10**12), FACTORS)
def test_an_amount_is_rounded_to_the_nearest_unit_and_never_to_nothing(value: int, scale: Fraction) -> None:
    found = times(value, scale)
    assert (found == 0) is (value == 0)
    assert found == 1 or abs(found - value * scale) <= HALF


@pytest.mark.parametrize(
    ("text", "scale"),
    [("50%", "1/2"), ("0.5", "1/2"), ("1/2", "1/2"), ("½", "1/2"), ("1½", "3/2"), ("1 1/2", "3/2"), ("75 %", "3/4"),
     ("", "1"), ("×2", "2"), ("x 0.5", "1/2"), ("12,5 %", "1/8"), ("1000 %", "10")],
)  # fmt: skip
def test_scales_read_as_people_write_them(text: str, scale: str) -> None:
    assert read_scale(text) == Fraction(scale)


@pytest.mark.parametrize("text", ["half", "1/0", "1/00", "-1", "50", "0", "0.001", "1001%", "%", "1//2", "1e3"])
def test_no_scale_is_refused_with_the_way_to_write_it(text: str) -> None:
    with pytest.raises(InputError, match="write 50 %"):
        read_scale(text)


@given(st.text(max_size=12))
def test_any_text_is_a_scale_or_refused(text: str) -> None:
    with suppress(InputError):
        assert Fraction(1, 100) <= read_scale(text) <= 10


@given(FACTORS)
def test_a_scale_reads_back(scale: Fraction) -> None:
    assert read_scale(scale_text(scale)) == scale
