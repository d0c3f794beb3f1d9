"""The text of a template file, checked in order: size and depth, syntax, format version, shape, meaning."""

import math
import tomllib
from typing import Any

from pydantic import ValidationError

from tracker.domain.templates import Template
from tracker.errors import TemplateError
from tracker.formats.template_domain import to_template
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path, line_numbers
from tracker.formats.template_schema import FORMAT, TemplateFile


def read(text: str, name: str) -> Template:
    """The template that `text` describes. `name` stands for the file in faults. Raises TemplateError."""
    faults = Faults(name, line_numbers(text, name))
    document = _parse(text, name)
    _check_version(document, faults)
    _check_numbers(document, (), faults)
    try:
        file = TemplateFile.model_validate(document)
    except ValidationError as error:
        faults.add_schema(error, TemplateFile)
        faults.raise_if_any()
        raise AssertionError("a validation error holds at least one fault") from error
    return to_template(file, faults)


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
