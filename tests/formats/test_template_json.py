"""The snapshot of a template keeps every value exactly and costs little."""

import json
import subprocess
import sys

import pytest
from hypothesis import given

from tests.formats.template_values_made import TEMPLATES
from tracker.config import seeds_dir
from tracker.domain.templates import Template
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
