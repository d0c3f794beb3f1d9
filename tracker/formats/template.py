"""Template files: TOML text to the template it means, and the JSON snapshot that a started challenge keeps.

Reading TOML needs the parser and the schema, which take a quarter of a second to import; snapshots need neither, so
those parts are imported by the call that uses them.
"""

from pathlib import Path
from typing import Any

from tracker.domain.templates import Template
from tracker.errors import TemplateError
from tracker.formats.template_json import template_from_json, template_to_json
from tracker.formats.template_lines import MAX_BYTES

__all__ = ["load_template", "read_template", "template_from_json", "template_json_schema", "template_to_json"]


def read_template(text: str, *, name: str) -> Template:
    """The template that a TOML text describes; `name` stands for the file in what is said about it.

    Raises TemplateError: its message is the first fault, `.faults` names each with its line and field.
    """
    from tracker.formats.template_reader import read

    return read(text.removeprefix("\ufeff"), name)


def load_template(path: Path) -> Template:
    """The template in the file at `path`. Raises TemplateError as `read_template` does, or when it can't be read."""
    if path.exists() and not path.is_file():  # a pipe would be waited for, without an end
        raise TemplateError(f"{path} is no file; name the template's file itself.")
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        fault = f"{path} line {line}: is no UTF-8 text; save the file as UTF-8"
        raise TemplateError(f"{fault}.", (fault,)) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise TemplateError(f"{path} can't be read: {reason}.") from error
    return read_template(text.replace("\r\n", "\n"), name=str(path))


def template_json_schema() -> dict[str, Any]:
    """The JSON schema of a template file, for editors."""
    from tracker.formats import template_schema

    return template_schema.template_json_schema()
