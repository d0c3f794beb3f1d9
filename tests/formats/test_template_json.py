"""The snapshot of a template keeps every value exactly and costs little."""

import json
import subprocess
import sys
from dataclasses import MISSING, fields, is_dataclass

import pytest
from hypothesis import Phase, given, seed, settings

from tests.formats.template_values_made import TEMPLATES
from tracker.config import seeds_dir
from tracker.domain.goals import Cmp, Group, Order, leaves
from tracker.domain.sessions import Measure
from tracker.domain.templates import Template, Trigger
from tracker.errors import TemplateError
from tracker.formats.template import load_template, template_from_json, template_to_json


@given(TEMPLATES)
def test_a_snapshot_gives_the_template_back(template: Template) -> None:
    text = template_to_json(template)
    assert template_from_json(text) == template
    assert template_to_json(template_from_json(text)) == text
    assert "\n" not in text


@pytest.fixture(name="document")
def _document() -> dict[str, object]:
    text = template_to_json(load_template(seeds_dir() / "mumbai-to-goa.toml"))
    document: dict[str, object] = json.loads(text)
    return document


def test_a_field_that_came_later_reads_with_its_default(document: dict[str, object]) -> None:
    del document["tags"], document["stages"]
    template = template_from_json(json.dumps(document))
    assert template.tags == ()
    assert template.stages == ()


def test_a_newer_snapshot_is_refused_with_both_formats(document: dict[str, object]) -> None:
    with pytest.raises(TemplateError, match=r"format 2 and this version of tracker reads format 1; update tracker\."):
        template_from_json(json.dumps(document | {"format": 2}))


@pytest.mark.parametrize(
    "change",
    [
        {"orbit": 1},
        {"version": "1"},
        {"version": True},
        {"window": {"kind": "square"}},
        {"window": 5},
        {"goal": {"key": "ride"}},
        {"goal": {"op": "all", "goals": "ride"}},
        {"claims": {}},
        {"title": None},
        {"entry": {"late_days": None, "late_until": "soon"}},
        {"tags": [1]},
    ],
)
def test_a_snapshot_that_was_tampered_with_is_refused(document: dict[str, object], change: dict[str, object]) -> None:
    with pytest.raises(TemplateError, match=r"can't be read .* restore a backup of the journal\."):
        template_from_json(json.dumps(document | change))


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"format":1', '{"a":NaN}', "[" * 100_000, "9" * 10_000])
def test_texts_that_are_no_snapshot(text: str) -> None:
    with pytest.raises(TemplateError, match="can't be read"):
        template_from_json(text)


def test_reading_a_snapshot_imports_neither_parser_nor_schema() -> None:
    """Twenty snapshots are read for each answer: the quarter second those imports take belongs to files alone."""
    code = (
        "import sys; from tracker.formats.template import template_from_json; "
        "print(sorted({'tomllib', 'pydantic', 'tracker.formats.template_schema'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


OLD = """{"format":1,"slug":"tromso","version":1,"title":"Tromsø","window":{"kind":"rolling","first":null,"last":null,
"yearly":false,"days":2,"months":null,"years":null,"every":null},"goal":{"op":"all","goals":[{"key":"half","title":"Half",
"measure":"distance","per":"session","target":21097500,"agg":"max","counts":{"kinds":["run"],"excepted":[],"indoor":null,
"virtual":null,"assisted":false,"race":true,"manual":null,"least":["moving",60]},"need":{"kind":"count","n":1},
"attribution":"start"},{"key":"walk","title":"Walk","measure":"distance","per":"stage","target":[5000000,0],"agg":"sum",
"counts":{"kinds":["walk"],"excepted":[],"indoor":null,"virtual":null,"assisted":false,"race":null,"manual":null,
"least":null},"need":{"kind":"all","n":null},"attribution":"start"}],"k":0},"summary":"","continuity":{"excuses":["sick"],
"rest":null,"freeze":null,"pause_days":null,"makeup":"any","on_miss":"continue"},"entry":{"late_days":3,
"late_until":null},"route":{"name":"r","length_mm":10,"places":[{"name":"a","lat":1.5,"lon":2,"at_mm":0,"note":""}]},
"race":{"event":"E","place":"P","zone":"Europe/Oslo","starts_at":"2025-06-21T22:30:00","distance_mm":21097500,
"limit_s":null,"age_rule":"birth_year>=15"},"awards":[{"key":"m","title":"M","artefact":"medal","on":"result"},
{"key":"c","title":"C","artefact":"badge","on":"complete"}],"claims":[],"tags":[],"stages":[]}"""


def test_a_snapshot_of_the_first_version_still_reads() -> None:
    template = template_from_json(OLD)
    assert [award.on for award in template.awards] == [Trigger.RESULT, Trigger.COMPLETE]
    half, walk = leaves(template.goal)
    assert (half.counts.least, half.counts.factors, half.tiers) == ((Measure.MOVING, 60), (), ())
    assert (half.cmp, walk.order, walk.target) == (Cmp.AT_LEAST, Order.CALENDAR, (5_000_000, 0))
    assert isinstance(template.goal, Group)
    assert not template.goal.sequence
    assert (template.team, template.editions, template.window.length_s) == (None, (), None)
    assert template.race is not None
    assert template.race.limits == ()
    assert template_from_json(template_to_json(template)) == template


@pytest.mark.parametrize("target", ["5", True, 1.5, None, {"base": 1}, {"base": 1, "step": "2"}, ["5"]])
def test_a_target_of_another_kind_is_refused(target: object) -> None:
    document = json.loads(OLD)
    document["goal"]["goals"][0]["target"] = target
    with pytest.raises(TemplateError, match="can't be read"):
        template_from_json(json.dumps(document))


def _told_apart(value: object, found: dict[str, set[object]]) -> None:
    """Note, by field of each kind of value in `value`, whether it has its default or something else."""
    for one in value if isinstance(value, tuple) else (value,):
        if not is_dataclass(one):
            continue
        for field in fields(one):
            inner = getattr(one, field.name)
            default = field.default if field.default_factory is MISSING else field.default_factory()
            found.setdefault(f"{type(one).__name__}.{field.name}", set()).add(inner != default)
            _told_apart(inner, found)


def test_every_field_is_among_the_values_made() -> None:
    """The property above is worth what it generates: every field is something other than its default now and then."""
    found: dict[str, set[object]] = {}
    rounds = 0
    while rounds < 10 and (not found or any(True not in told for told in found.values())):

        @seed(rounds)
        @settings(max_examples=100, database=None, phases=[Phase.generate])
        @given(TEMPLATES)
        def gather(template: Template) -> None:
            _told_apart(template, found)

        gather()
        rounds += 1
    assert {name for name, told in found.items() if True not in told} == set()
