"""`challenge`: list, show, start, end."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.complete import handles, slugs
from tracker.cli.shell import Shell

if TYPE_CHECKING:
    from tracker.domain.progress import Progress


def list_(*, shell: Shell) -> int:
    """All your challenges."""
    from tracker.cli import documents
    from tracker.cli.layout import columns
    from tracker.cli.words import day_of, done_of
    from tracker.domain.verdict import day_name

    found = shell.tracker.challenges()
    output, units = shell.output, shell.tracker.units
    if output.json:
        output.document({"challenges": [documents.challenge(one) for one in found]})
        return 0
    if not found:
        output.say("No challenge is started yet.")
        output.say("  tracker template list                    what there is")
        output.say("  tracker challenge start mumbai-to-goa    start one")
        return 0
    rows = [["HANDLE", "CHALLENGE", "STATUS", "FROM", "DONE"]]
    rows += [
        [one.handle, one.challenge.title, day_of(one), day_name(one.challenge.period.start), done_of(one, units)]
        for one in found
    ]
    head, *lines = columns(rows)
    output.lines([head], "muted")
    output.lines(lines)
    return 0


def show(handle: Annotated[str, Parameter(completer=handles)], /, *, shell: Shell) -> int:
    """One challenge.

    Parameters
    ----------
    handle
        Its handle, as challenge list prints it.
    """
    from tracker.cli import page_documents
    from tracker.cli.page import challenge_page
    from tracker.domain.rules import plain_rules

    progress = shell.tracker.challenge(handle)
    rules = plain_rules(progress.challenge.template, shell.tracker.units)
    if shell.output.json:
        shell.output.document(page_documents.challenge_page(progress, rules))
    else:
        challenge_page(shell.output, progress, rules, shell.tracker.units)
    return 0


def start(
    name: Annotated[str, Parameter(completer=slugs)],
    /,
    *,
    on: Annotated[str | None, Parameter(metavar="DATE")] = None,
    with_: Annotated[
        list[str] | None, Parameter(name="--with", metavar="NAME", consume_multiple=True, negative=())
    ] = None,
    shell: Shell,
) -> int:
    """Start a challenge.

    Parameters
    ----------
    name
        A template of the library (template list), or a template file.
    on
        The first day: 2025-06-26, yesterday, tomorrow; today when not given.
    with_
        Who takes part with you.
    """
    progress = shell.tracker.start(name, on=_date(shell, on, "--on"), with_=tuple(with_ or ()))
    return _told(shell, progress, "Started")


def end(
    handle: Annotated[str, Parameter(completer=handles)],
    /,
    *,
    on: Annotated[str | None, Parameter(metavar="DATE")] = None,
    shell: Shell,
) -> int:
    """End a challenge early.

    Parameters
    ----------
    handle
        Its handle, as challenge list prints it.
    on
        The day it ended; today when not given.
    """
    return _told(shell, shell.tracker.end(handle, on=_date(shell, on, "--on")), "Ended")


def _date(shell: Shell, text: str | None, option: str) -> date | None:
    from tracker.cli.instants import read_date

    return None if text is None else read_date(text, shell.tracker.today().today, option)


def _told(shell: Shell, progress: "Progress", verb: str) -> int:
    from tracker.cli import documents
    from tracker.cli.words import span_of

    output = shell.output
    if output.json:
        output.document(documents.challenge(progress))
        return 0
    output.say(f"{verb}: {progress.challenge.title}, {span_of(progress.challenge.period)}.")
    output.say(f"  {progress.verdict}")
    output.say(f"  tracker challenge show {progress.handle}")
    return 0
