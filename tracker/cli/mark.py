"""`mark`: rest, sick, travel, freeze and pause days."""

from typing import Annotated

from cyclopts import Parameter

from tracker.cli.shell import Shell


def mark(
    kind: str,
    /,
    *when: str,
    zone: Annotated[str | None, Parameter(metavar="ZONE")] = None,
    note: Annotated[str, Parameter(metavar="TEXT")] = "",
    remove: Annotated[bool, Parameter(negative=())] = False,
    shell: Shell,
) -> int:
    """Mark days.

    Parameters
    ----------
    kind
        rest, sick, travel, freeze or pause.
    when
        A day or a span: yday, @fri..sun, 2d, 2025-06-27; today when not given.
    zone
        The time zone arrived in, for travel.
    note
        A few words about it.
    remove
        Take the mark away instead.
    """
    from tracker.cli import documents
    from tracker.cli.logged_page import page
    from tracker.cli.session_words import mark_line

    span = " ".join(when)
    tracker, output = shell.tracker, shell.output
    if remove:
        removed = tracker.unmark(kind, span)
        output.document({"marks": [], "removed": [documents.mark(one) for one in removed]})
        for line in mark_line(removed):
            output.say(f"Taken away: {line}.")
        return 0
    done = tracker.mark(kind, span, zone=zone, note=note)
    output.document(documents.logged(done, (), shell.tracker.photo_file))
    if not output.json:
        page(output, done, "Marked", tracker.units, tracker.local_date(), tracker.zone)
    return 0
