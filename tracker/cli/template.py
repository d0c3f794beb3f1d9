"""`template`: list, show, check, schema."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tracker.cli.complete import slugs
from tracker.cli.shell import Shell
from tracker.errors import TemplateError, TrackerError


def list_(*, shell: Shell) -> int:
    """The library."""
    from tracker.cli import page_documents
    from tracker.cli.layout import columns
    from tracker.cli.words import window_of

    library = shell.tracker.library()
    output = shell.output
    if output.json:
        output.document({"templates": [page_documents.template(entry) for entry in library]})
        return 0
    rows = [["NAME", "CHALLENGE", "WHEN"]]
    rows += [[entry.template.slug, entry.template.title, window_of(entry.template.window)] for entry in library]
    head, *lines = columns(rows, within=output.columns, give=(1, 2))
    output.lines([head], "muted")
    output.lines(lines)
    output.say()
    output.say("tracker template show NAME tells all about one; tracker challenge start NAME begins it.")
    return 0


def show(name: Annotated[str, Parameter(completer=slugs)], /, *, shell: Shell) -> int:
    """One template.

    Parameters
    ----------
    name
        Its name in the library, as template list prints it.
    """
    from tracker.cli import page_documents
    from tracker.cli.page import template_page

    entry = shell.tracker.template(name)
    if shell.output.json:
        shell.output.document(page_documents.template(entry))
    else:
        template_page(shell.output, entry, shell.tracker.units)
    return 0


def schema(*, shell: Shell) -> int:
    """The JSON schema of the template file, the same with and without --json."""
    import json

    from tracker.formats.template import template_json_schema

    shell.output.raw(json.dumps(template_json_schema(), indent=2, ensure_ascii=False))
    return 0


def check(file: Path, /, *more: Path, shell: Shell) -> int:
    """Check template files.

    Parameters
    ----------
    file
        A template file.
    more
        Further files.
    """
    output = shell.output
    answers = []
    for path in (file, *more):
        faults: tuple[str, ...] = ()
        try:
            entry = shell.tracker.check_template(path)
            output.say(f"{path}: in order ({entry.template.title})")
        except TemplateError as error:
            faults = error.faults or (str(error),)
        except TrackerError as error:
            faults = (str(error),)
        for fault in faults:
            output.say(fault if str(path) in fault else f"{path}: {fault}")
        answers.append({"path": str(path), "ok": not faults, "faults": list(faults)})
    output.document({"files": answers})
    return 0 if all(answer["ok"] for answer in answers) else 1
