"""The line of every key, found without parsing."""

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tracker.config import seeds_dir
from tracker.errors import TemplateError
from tracker.formats.template_lines import Path, line_numbers

TEXT = '''# a comment = not a key
format = 1
title = "a # b = c [d]"   # aside
"quoted key" = 'x'
summary = """
not = a key
[nor.a.table]"""
a.b.c = 3
[window] # here
days = 5
[[goals]]
key = "ride"
target = [
  "1 km", # one
  "2 km",
  { x = 1,
    y = [ 2 ] },
]
[goals.more]
z = 1
[[goals]]
any = [ { key = "k" } ]
[[goals.all]]
key = "inner"
[route]
places = [
  { name = "a" },

  { name = "b", at = "1 km" } ]
'''


def test_where_things_stand() -> None:
    text = TEXT.replace("{ x = 1,\n    y = [ 2 ] }", "{ x = 1, y = [ 2 ] }\n")
    lines = line_numbers(text, "x.toml")
    expected: dict[Path, int] = {
        ("format",): 2,
        ("title",): 3,
        ("quoted key",): 4,
        ("summary",): 5,
        ("a", "b", "c"): 8,
        ("window",): 9,
        ("window", "days"): 10,
        ("goals",): 11,
        ("goals", 0): 11,
        ("goals", 0, "key"): 12,
        ("goals", 0, "target"): 13,
        ("goals", 0, "target", 0): 14,
        ("goals", 0, "target", 1): 15,
        ("goals", 0, "target", 2, "y", 0): 16,
        ("goals", 0, "more", "z"): 20,
        ("goals", 1): 21,
        ("goals", 1, "any", 0, "key"): 22,
        ("goals", 1, "all", 0, "key"): 24,
        ("route", "places", 1, "at"): 29,
    }
    assert {path: lines.of(path) for path in expected} == expected


def test_an_unknown_path_stands_where_its_table_does() -> None:
    lines = line_numbers(TEXT, "x.toml")
    assert lines.of(("window", "weeks")) == 9
    assert lines.of(("nowhere",)) is None


def _paths(value: Any, path: Path = ()) -> list[Path]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, each in inner for found in _paths(each, (*path, key)))]


def test_every_value_of_every_seed_has_a_line() -> None:
    for path in sorted(seeds_dir().rglob("*.toml")):
        text = path.read_text("utf-8")
        lines = line_numbers(text, path.name)
        rows = text.split("\n")
        for found in _paths(tomllib.loads(text))[1:]:
            line = lines.by_path[found]
            if isinstance(found[-1], str):
                assert found[-1] in rows[line - 1], (path.name, found, line)


@given(st.text(alphabet="ab.=[]{}\"'\n#, ", max_size=60))
def test_what_the_parser_takes_has_lines(text: str) -> None:
    try:
        document = tomllib.loads(text)
        lines = line_numbers(text, "x.toml")
    except (tomllib.TOMLDecodeError, TemplateError):
        return
    for found in _paths(document)[1:]:
        assert found in lines.by_path
