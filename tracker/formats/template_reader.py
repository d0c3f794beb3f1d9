"""The text of a template file, checked in order: size and depth, syntax, format version, shape, meaning."""

import math
import tomllib
from datetime import date
from typing import Any

from pydantic import ValidationError

from tracker.domain.templates import Template
from tracker.errors import TemplateError
from tracker.formats.template_domain import to_template
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path, line_numbers
from tracker.formats.template_schema import FORMAT, TemplateFile

# what stands in for a part of the wrong shape, so that the rest can be read
_NEEDED: dict[str, Any] = {
    "format": FORMAT,
    "slug": "unsound",
    "title": "Unsound",
    "window": {"open": True},
    "goals": [{"per": "window", "target": "1 km"}],
}
_ENTRIES: dict[str, dict[str, Any]] = {
    "goals": {"per": "window", "target": "1 km"},
    "awards": {"title": "Unsound"},
    "claims": {"field": "unsound", "value": "unsound", "source": "unsound"},
    "stages": {"name": "Unsound"},
    "editions": {"name": "Unsound", "first": date(2000, 1, 1), "last": date(2000, 1, 1)},
}
_KEYED = ("goals", "awards")


def read(text: str, name: str) -> Template:
    """The template that `text` describes. `name` stands for the file in faults. Raises TemplateError."""
    faults = Faults(name, line_numbers(text, name))
    document = _parse(text, name)
    _check_version(document, faults)
    _check_numbers(document, (), faults)
    return to_template(_shaped(document, faults), faults)


def _shaped(document: dict[str, Any], faults: Faults) -> TemplateFile:
    """The file in its shape. Where parts have another one, that is noted and something harmless stands in for them.

    So what the sound parts mean can be checked in the same go; `faults` keeps still about the others.
    """
    try:
        return TemplateFile.model_validate(document)
    except ValidationError as error:
        faults.add_schema(error, TemplateFile)
        unsound = {_part(document, item["loc"]) for item in error.errors(include_url=False, include_input=False)}
    for path in unsound:
        _stand_in(document, path)
    try:
        file = TemplateFile.model_validate(document)
    except ValidationError:  # a part with no stand-in: what is known so far must do
        faults.raise_if_any()
        raise
    faults.unsound |= unsound
    return file


def _part(document: dict[str, Any], path: Path) -> Path:
    """The table that a fault of shape lies in: one of the file's, or an entry of a list of them."""
    listed = len(path) > 1 and isinstance(path[1], int) and isinstance(document.get(str(path[0])), list)
    return tuple(path[:2]) if listed and path[0] in _ENTRIES else tuple(path[:1])


def _stand_in(document: dict[str, Any], path: Path) -> None:
    name = str(path[0])
    if len(path) == 2:
        document[name][path[1]] = {**_ENTRIES[name], **({"key": f"unsound-{path[1]}"} if name in _KEYED else {})}
    elif name in _NEEDED:
        document[name] = _NEEDED[name]
    else:
        document.pop(name, None)


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        fault = f"{name}: is no valid TOML: {error}"
    except (RecursionError, ValueError) as error:
        fault = f"{name}: can't be parsed: {error}"
    raise TemplateError(f"{fault}.", (fault,))


def _check_version(document: dict[str, Any], faults: Faults) -> None:
    found = document.get("format")
    if isinstance(found, int) and not isinstance(found, bool) and found > FORMAT:
        said = f"the file is of format {found} and this version of tracker reads format {FORMAT}; update tracker"
        faults.add(("format",), said)
        faults.raise_if_any()
    if found is None:
        faults.add(("format",), f"is missing; write format = {FORMAT} at the top")
        document["format"] = FORMAT  # told once is enough


def _check_numbers(value: Any, path: Path, faults: Faults) -> None:
    """TOML has numbers that are none: inf and nan."""
    if isinstance(value, float) and not math.isfinite(value):
        faults.add(path, f"{quoted(value)} is no number one can use; write a plain one")
    elif isinstance(value, dict):
        for key, inner in value.items():
            _check_numbers(inner, (*path, key), faults)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            _check_numbers(inner, (*path, index), faults)
