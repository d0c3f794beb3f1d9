"""`challenge`: list, show, why, start, end."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.complete import handles, slugs
from tracker.cli.shell import Shell
from tracker.errors import InputError, UsageError

if TYPE_CHECKING:
    from fractions import Fraction

    from tracker.domain.progress import Progress
    from tracker.domain.retro import CountedOn


def list_(*, shell: Shell) -> int:
    """All your challenges."""
    from tracker.cli import progress_documents
    from tracker.cli.layout import columns
    from tracker.cli.words import day_of, done_of
    from tracker.services.wording import plain_day

    found = shell.tracker.challenges()
    output, units = shell.output, shell.tracker.units
    if output.json:
        output.document({"challenges": [progress_documents.challenge(one) for one in found]})
        return 0
    if not found:
        output.say("No challenge is started yet.")
        output.say("  tracker template list                    what there is")
        output.say("  tracker challenge start mumbai-to-goa    start one")
        return 0
    rows = [["HANDLE", "CHALLENGE", "STATUS", "FROM", "DONE"]]
    rows += [
        [one.handle, one.challenge.title, day_of(one), plain_day(one.challenge.period.start), done_of(one, units)]
        for one in found
    ]
    head, *lines = columns(rows, within=output.columns, give=(1,))
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
    beyond = shell.tracker.counted_on(progress)
    if shell.output.json:
        shell.output.document(page_documents.challenge_page(progress, rules, beyond))
    else:
        challenge_page(shell.output, progress, rules, shell.tracker.units, shell.tracker.zone, beyond)
    return 0


def why(handle: Annotated[str, Parameter(completer=handles)], day: str | None = None, /, *, shell: Shell) -> int:
    """Why it stands as it does.

    Parameters
    ----------
    handle
        Its handle, as challenge list prints it.
    day
        A day: yesterday, fri, 2025-06-27; the whole challenge when not given.
    """
    from tracker.cli.layout import wrap

    on = _date(shell, day, "The day")
    reasons = shell.tracker.why(handle, on)
    output = shell.output
    output.document({"challenge": handle, "date": None if on is None else on.isoformat(), "why": list(reasons)})
    for reason in reasons:
        first, *others = wrap(reason, output.columns, "  ") or [""]
        output.lines([f"- {first.strip()}", *others])
    return 0


def start(
    name: Annotated[str, Parameter(completer=slugs)],
    /,
    *,
    on: Annotated[str | None, Parameter(metavar="START")] = None,
    until: Annotated[str | None, Parameter(metavar="DATE")] = None,
    zone: Annotated[str | None, Parameter(metavar="ZONE")] = None,
    with_: Annotated[
        list[str] | None, Parameter(name="--with", metavar="NAME", consume_multiple=1, negative=())
    ] = None,
    factor: Annotated[list[str] | None, Parameter(metavar="NAME=FACTOR", negative=())] = None,
    scale: Annotated[str | None, Parameter(metavar="SCALE")] = None,
    dry_run: Annotated[bool, Parameter(negative=())] = False,
    shell: Shell,
) -> int:
    """Start a challenge.

    Parameters
    ----------
    name
        A template of the library (template list), or a template file.
    on
        The first day: 2025-06-26, yesterday, tomorrow; today when not given. A challenge that is counted in hours needs
        the clock time too, 2026-03-28 20:00; without --on it starts now.
    until
        The last day, where the start is to be worked out: a plan that ends on race day.
    zone
        The time zone of the clock time, and of all days of the challenge; your own when not given.
    with_
        Who takes part with you.
    factor
        A handicap: what somebody does counts so many times, Ankita=1.1; as often as there are handicaps.
    scale
        Take on a part of every amount, or a multiple: 50%, 0.5, 1/2; what is counted (days, weeks, races) stays.
    dry_run
        Only show how it would stand, over what is logged already; nothing is stored.
    """
    if on is not None and until is not None:
        raise UsageError("--on and --until both say when it runs; give one of them.")
    first, instant = _start(shell, on, zone)
    if dry_run:
        if instant is not None or until is not None or zone is not None or with_ or factor:
            raise UsageError("--dry-run takes --on with a date and --scale, nothing else.")
        of = shell.tracker.template(name).template
        tried = shell.tracker.rehearse(
            of, first or shell.tracker.local_date(), scale=None if scale is None else _scale(scale)
        )
        return _told(shell, tried.progress, "Not stored", tried.counted_on)
    progress = shell.tracker.start(
        name,
        on=first,
        at=instant,
        until=_date(shell, until, "--until"),
        zone=zone,
        with_=tuple(with_ or ()),
        factors=_factors(factor or ()),
        scale=None if scale is None else _scale(scale),
    )
    return _told(shell, progress, "Started", shell.tracker.counted_on(progress))


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

    return None if text is None else read_date(text, shell.tracker.local_date(), option)


def _start(shell: Shell, text: str | None, zone: str | None) -> tuple[date | None, datetime | None]:
    """The first day, or with a clock time the instant."""
    if text is None:
        return None, None
    from tracker.cli.instants import read_moment

    return read_moment(text, shell.tracker.local_date(), zone or shell.tracker.zone(), "--on")


def _scale(text: str) -> "Fraction":
    from tracker.domain.scaling import read_scale

    try:
        return read_scale(text)
    except InputError as error:
        raise type(error)(f"--scale: {error}") from None


def _factors(given: Sequence[str]) -> dict[str, str]:
    """Handicaps by name: `Ankita=1.1`."""
    found = {}
    for text in given:
        name, equals, factor = text.rpartition("=")
        if not equals or not name.strip() or not factor.strip():
            raise UsageError(f"--factor can't be {text!r}: write a name and a number, as in Ankita=1.1.")
        found[name.strip()] = factor.strip()
    return found


def _told(shell: Shell, progress: "Progress", verb: str, beyond: "CountedOn | None" = None) -> int:
    from tracker.cli import progress_documents
    from tracker.cli.layout import wrap
    from tracker.cli.words import span_of
    from tracker.domain.retro import counted_on_words

    output = shell.output
    if output.json:
        output.document({**progress_documents.challenge(progress), "counted_on": progress_documents.counted_on(beyond)})
        return 0
    output.say(f"{verb}: {progress.challenge.title}, {span_of(progress.challenge.period)}.")
    output.lines(wrap(progress.verdict, output.columns, "  "))
    if beyond is not None:
        output.lines(wrap(counted_on_words(beyond, shell.tracker.units), output.columns, "  "))
    if progress.challenge.id:
        output.say(f"  tracker challenge show {progress.handle}")
    return 0
