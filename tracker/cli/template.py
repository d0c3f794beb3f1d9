"""`template`: list, show, import, check, delete, schema."""

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from tracker.cli.complete import slugs
from tracker.cli.counts import number_to
from tracker.cli.shell import Shell
from tracker.errors import TemplateError, TrackerError, UsageError


def list_(*, shell: Shell) -> int:
    """The library."""
    from tracker.cli import page_documents
    from tracker.cli.layout import columns, wrap
    from tracker.cli.words import window_of

    library, broken = shell.tracker.library(), shell.tracker.broken_templates()
    output = shell.output
    if output.json:
        output.document(
            {
                "templates": [{**page_documents.template(entry), "own": entry.own} for entry in library],
                "broken": [{"path": one.path, "fault": one.fault} for one in broken],
            }
        )
        return 0
    rows = [["NAME", "CHALLENGE", "WHEN", ""]]
    rows += [
        [
            entry.template.slug,
            entry.template.title,
            window_of(entry.template.window),
            "yours" if entry.own else "",
        ]
        for entry in library
    ]
    head, *lines = columns(rows, within=output.columns, give=(1, 2))
    output.lines([head], "muted")
    output.lines(lines)
    output.say()
    for one in broken:
        output.lines(wrap(f"Not listed: {one.fault}", output.columns))
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


def import_(
    source: Annotated[str, Parameter(allow_leading_hyphen=True)],
    /,
    *more: Annotated[str, Parameter(allow_leading_hyphen=True)],
    dry_run: Annotated[bool, Parameter(negative=())] = False,
    yes: Annotated[bool, Parameter(negative=())] = False,
    start: Annotated[str | None, Parameter(metavar="START")] = None,
    with_: Annotated[
        list[str] | None, Parameter(name="--with", metavar="NAME", consume_multiple=1, negative=())
    ] = None,
    results: Annotated[bool | None, Parameter(negative="--no-results")] = None,
    pool: Annotated[str | None, Parameter(metavar="LENGTH")] = None,
    published: Annotated[str | None, Parameter(metavar="DATE")] = None,
    allow_private: Annotated[bool, Parameter(negative=())] = False,
    shell: Shell,
) -> int:
    """Import articles.

    Parameters
    ----------
    source
        A text, Markdown or HTML file, an http or https address, or - for standard input.
    more
        Further sources.
    dry_run
        Show what would be imported and keep nothing.
    yes
        Ask nothing: take the first choice of each question, and say what was assumed.
    start
        Start the challenge too, on this day: 2025-06-26, tomorrow; with the clock time, 2026-03-28 20:00, where it is
        counted in hours.
    with_
        Who takes part with you.
    results
        Enter the times and medals of the article's races, or leave them out: by default they are entered where the text
        names you, or is told in the first person.
    pool
        How long a lap of the pool is: 25m, 50m.
    published
        The day the article is of, for dates without a year.
    allow_private
        Let web pages of this machine and its networks be read.
    """
    from tracker.cli.article_import import Wishes, run
    from tracker.cli.instants import read_date, read_moment

    option = next((one for one in (source, *more) if one.startswith("-") and one != "-"), None)
    if option is not None:  # a lone hyphen may be a source, so the parser lets all through
        raise UsageError(f"There is no option {option}; for a file of that name write ./{option}")
    if start is not None and (more or dry_run):
        raise UsageError("--start begins one challenge; give it with one source, without --dry-run.")
    today = shell.tracker.local_date()
    on, at = (None, None) if start is None else read_moment(start, today, shell.tracker.zone(), "--start")
    wishes = Wishes(
        dry_run=dry_run,
        yes=yes,
        on=on,
        at=at,
        with_=tuple(with_ or ()),
        results=results,
        pool_m=None if pool is None else _metres(pool),
        published=None if published is None else read_date(published, today, "--published"),
        allow_private=allow_private,
    )
    return run(shell, (source, *more), wishes)


def _metres(text: str) -> int:
    """The length of a lap in whole metres. UsageError."""
    from tracker.cli.article_page import LONGEST_POOL

    metres = number_to(LONGEST_POOL, text.strip().lower().removesuffix("m"))
    if metres is None:
        raise UsageError(f"--pool can't be {text!r}: write the length of a lap, such as 25m.")
    return metres


def delete(name: Annotated[str, Parameter(completer=slugs)], /, *, shell: Shell) -> int:
    """Delete a template of your own.

    Parameters
    ----------
    name
        Its name in the library, as template list prints it.
    """
    entry, place = shell.tracker.delete_template(name)
    shell.output.document({"deleted": {"slug": entry.template.slug, "title": entry.template.title, "path": str(place)}})
    shell.output.say(f"Deleted: {entry.template.title}.")
    shell.output.say(f"  Its file is {place}; move it back to have it again.")
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
