"""The page that teaches the format: its examples are templates, and its tables name every key."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.goals import Agg, Factor, Leaf, NeedKind, Per, leaves
from tracker.domain.sessions import Measure
from tracker.domain.templates import Template, Trigger, WindowKind
from tracker.errors import TemplateError
from tracker.formats.template import read_template, template_from_json, template_json_schema, template_to_json

PAGE = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
EXAMPLES = [text for text in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL) if text.startswith("format = ")]
KM = 1_000_000


def example(slug: str) -> Template:
    found = [read_template(text, name="docs/templates.md") for text in EXAMPLES]
    return next(template for template in found if template.slug == slug)


def leaf(template: Template) -> Leaf:
    assert isinstance(template.goal, Leaf)
    return template.goal


def test_there_are_five_examples() -> None:
    assert len(EXAMPLES) == 5


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_a_template(text: str) -> None:
    template = read_template(text, name="docs/templates.md")
    assert template_from_json(template_to_json(template)) == template


def test_the_newcomers_example_is_short_and_means_what_was_wanted() -> None:
    """Swim 100 lengths of 25 m, three times a week for 8 weeks, one missed week allowed, bronze at 40 lengths."""
    text = next(text for text in EXAMPLES if "hundred-lengths" in text)
    assert len(text.splitlines()) < 25
    template = example("hundred-lengths")
    swim = leaf(template)
    assert (template.window.kind, template.window.days) == (WindowKind.ROLLING, 56)
    assert (swim.measure, swim.agg, swim.per, swim.target) == (Measure.SESSIONS, Agg.COUNT, Per.WEEK, 3)
    assert swim.need.kind is NeedKind.ALL
    assert swim.counts.kinds == ("swim",)
    assert swim.counts.least == (Measure.DISTANCE, 100 * 25_000)
    assert template.continuity.rest is not None
    assert (template.continuity.rest.n, template.continuity.rest.per) == (1, "challenge")
    (bronze,) = template.awards
    assert (bronze.on, bronze.amount) == (Trigger.SESSION, 40 * 25_000)


def test_the_other_examples_mean_what_is_said_of_them() -> None:
    road = example("passau-to-vienna")
    assert [each.target for each in leaves(road.goal)] == [60 * KM, 4 * KM]
    assert [award.on for award in road.awards] == [Trigger.PLACE, Trigger.PLACE, Trigger.COMPLETE]
    assert sum(5 * each.target for each in leaves(road.goal) if isinstance(each.target, int)) == 320 * KM

    ladder = leaf(example("all-year-ladder"))
    assert (ladder.target, ladder.tiers) == (250 * KM, (250 * KM, 500 * KM, 1000 * KM))
    assert ladder.counts.factors == (Factor(kind="swim", num=4), Factor(kind="ride", num=1, den=4))

    clock = example("four-by-four-by-two-days")
    slots = leaf(clock)
    assert (clock.window.kind, clock.window.length_s) == (WindowKind.INSTANT, 48 * 3600)
    assert (slots.per, slots.every_s, slots.agg, slots.target) == (Per.EVERY, 4 * 3600, Agg.MAX, 4 * 1_609_344)

    race = example("three-lakes-ultra")
    assert leaf(race).measure is Measure.RESULTS
    medal, number, pin = race.awards
    assert [band.name for band in medal.bands] == ["Gold", "Silver", "Silver", "Bronze"]
    assert medal.gun
    assert (number.n, number.repeatable, number.once_per) == ((10,), True, "lifetime")
    assert [item.limit_s for item in pin.items] == [None, None, 36_000]


def test_every_key_has_its_place_in_the_reference() -> None:
    reference = PAGE.partition("# Reference\n")[2]
    told = set(re.findall(r"`([a-z_]+)`", reference))
    tables = template_json_schema()
    keys = {*tables["properties"], *(key for table in tables["$defs"].values() for key in table["properties"])}
    assert keys - told == set()


@given(st.data())
def test_a_damaged_example_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever a slip of the hand leaves of a file is a template or has faults that say so; nothing else happens."""
    sound = data.draw(st.sampled_from(EXAMPLES))
    start = data.draw(st.integers(0, len(sound)))
    length = data.draw(st.integers(0, 30))
    patch = data.draw(st.sampled_from(["", "0", "-1", "every", "[]", "n", "1/0", "rest", "x", "99999999", '"', " km"]))
    with suppress(TemplateError):
        template = read_template(sound[:start] + patch + sound[start + length :], name="x.toml")
        assert template_from_json(template_to_json(template)) == template


KEY = re.compile(r"^\s*([a-z_]+) = .*$", re.MULTILINE)


@given(st.data())
def test_examples_with_their_values_mixed_are_read_or_refused(data: st.DataObject) -> None:
    """Keys with the values of other keys: of the right shape now and then, of the right meaning hardly ever."""
    sound = data.draw(st.sampled_from(EXAMPLES))
    lines = [line for line in sound.splitlines() if KEY.match(line)]
    values = sorted({line.partition(" = ")[2] for text in EXAMPLES for line in text.splitlines() if KEY.match(line)})
    chosen = data.draw(st.lists(st.sampled_from(lines), min_size=1, max_size=3))
    for line in chosen:
        sound = sound.replace(line, f"{line.partition(' = ')[0]} = {data.draw(st.sampled_from(values))}")
    with suppress(TemplateError):
        template = read_template(sound, name="x.toml")
        assert template_from_json(template_to_json(template)) == template
