"""A template written as a file reads back as the same template, whatever an article put into it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles.drafts_made import amount, challenge, story, target
from tests.articles.test_fields import TARGETS
from tracker.articles.drafts import ChallengeDraft, Found, Per, Stage, Unit
from tracker.articles.planning import plan
from tracker.config import seeds_dir
from tracker.domain.templates import Template
from tracker.errors import RefusedError, TemplateError
from tracker.formats.template import load_template, read_template
from tracker.formats.template_writer import quoted, template_to_toml

KNOWN = {"mumbai": (19.07, 72.88), "chiplun": (17.53, 73.51), "goa": (15.5, 73.83)}
STORY = """\
format = 1
slug = "mumbai-to-goa"
version = 1
title = "Mumbai to Goa"
summary = \"""
5 days: ride 90 km a day, run 20 km a day. From Mumbai to Goa by way of Chiplun. Done by Milind and Ankita. Read from \\
example.org/goa.\"""
tags = ["ride", "run", "fitindia"]

[window]
days = 5

[[goals]]
key = "ride"
title = "Ride"
of = "ride"
per = "day"
target = "90 km"

[[goals]]
key = "run"
title = "Run"
of = "run"
per = "day"
target = "20 km"

[route]
name = "Mumbai to Goa"
length = "550 km"
places = [
  { name = "Mumbai", lat = 19.07, lon = 72.88, at = "0 km" },
  { name = "Chiplun", lat = 17.53, lon = 73.51, at = "245.2 km" },
  { name = "Goa", lat = 15.5, lon = 73.83, at = "550 km" },
]

[[awards]]
key = "finish"
title = "Mumbai to Goa in 5 days"
artefact = "medal"
on = "complete"

[[claims]]
field = "duration"
value = "5 days"
source = "example.org/goa"
note = "“5 days”"
chosen = true
"""


def again(template: Template) -> Template:
    return read_template(template_to_toml(template), name="again.toml")


def test_the_story_reads_like_a_file_of_the_library() -> None:
    text = template_to_toml(plan(story().challenges[0], source="https://example.org/goa", places=KNOWN).template)
    assert text.startswith(STORY)
    assert all(len(line) <= 120 for line in text.splitlines())


AWKWARD = (
    'quotes " and \\ back',
    "''' \"\"\"",
    "tab\tand\nline",
    "\x1b[31m red \x07",
    "# no = comment",
    "→ ünïcode 走る",
    "\u202e turned",
    "\ud800",
    "[[goals]]",
    "{ a = 1 }",
    "x" * 500,
    "end\\",
)


@pytest.mark.parametrize("text", AWKWARD)
def test_words_of_an_article_are_only_words(text: str) -> None:
    one = challenge("T " + text, target("running", "5", Unit.KM), days=5)
    rich = replace(
        one,
        people=(Found(text, None),),
        places=(Found(text, None),),
        medals=(Found("medal " + text, None),),
        hashtags=(Found("#tag" + text, None),),
        stages=(Stage(1, "cycling", amount("5", Unit.KM), None, start=text, finish=text),),
    )
    template = plan(rich, source=text).template
    assert again(template) == template
    assert "\x1b" not in template_to_toml(template)


@given(st.text(max_size=80))
def test_any_text_is_a_string_of_toml(text: str) -> None:
    import tomllib

    plain = text.encode("utf-8", "replace").decode()
    assert tomllib.loads(f"a = {quoted(plain)}") == {"a": plain}


STAGES = st.builds(
    lambda day, activity, number, start, finish, rest: Stage(
        day, activity, None if rest else amount(str(number), Unit.KM), None, start=start, finish=finish, rest=rest
    ),
    st.integers(0, 40),
    st.sampled_from(["running", "cycling", "mixed"]),
    st.integers(1, 300),
    st.sampled_from([None, "Roanoke", "Peaks"]),
    st.sampled_from([None, "Asheville", 'A "quoted" town']),
    st.booleans(),
)
NAMES = st.lists(st.text(max_size=30).map(lambda text: Found(text, None)), max_size=3).map(tuple)
DRAFTS = st.builds(
    lambda title, targets, days, stages, names, first: ChallengeDraft(
        title=Found(title, None),
        days=None if days is None else Found(days, None),
        first=first,
        targets=tuple(targets),
        stages=tuple(stages),
        route=(Found("Mumbai", None), Found("Goa", None)),
        people=names,
        medals=names,
        hashtags=names,
    ),
    st.text(max_size=150),
    st.lists(TARGETS, max_size=5),
    st.one_of(st.none(), st.integers(1, 4_000)),
    st.lists(STAGES, max_size=6),
    NAMES,
    st.sampled_from([None, Found(date(2025, 6, 26), None)]),
)


@settings(max_examples=150)
@given(DRAFTS, st.text(max_size=40))
def test_every_plan_reads_back_as_it_was(one: ChallengeDraft, source: str) -> None:
    try:
        template = plan(one, source=source, places=KNOWN).template
    except RefusedError:
        return
    assert again(template) == template


@pytest.mark.parametrize(
    "slug", ["six-star", "norseman", "stairs-everest", "gvrat", "75-hard", "red-january", "100-marathons", "ironman"]
)
def test_what_can_not_be_written_is_refused(slug: str) -> None:
    with pytest.raises(TemplateError, match="can't be written"):
        template_to_toml(load_template(seeds_dir() / f"{slug}.toml"))


def test_files_of_the_library_that_can_be_written_read_back_the_same() -> None:
    written = 0
    for path in seeds_dir().glob("*.toml"):
        template = load_template(path)
        try:
            text = template_to_toml(template)
        except TemplateError:
            continue
        assert read_template(text, name=path.name) == template
        written += 1
    assert written


def test_a_total_of_hours_by_the_clock() -> None:
    template = plan(challenge("Row", target("rowing", "24", Unit.HOUR, Per.TOTAL), days=1)).template
    assert 'length = "24 h"' in template_to_toml(template)
    assert again(template) == template
