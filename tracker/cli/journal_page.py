"""The journal as text: days, newest first, with their sessions and marks."""

from collections.abc import Sequence
from datetime import date

from tracker.cli.layout import columns
from tracker.cli.output import Output, Span
from tracker.cli.session_words import session_cells
from tracker.domain.sessions import Mark, Session
from tracker.domain.verdict import day_name
from tracker.services.tracker import SHORT

LONGEST = 100  # characters of a filter that are shown


def empty(output: Output, query: str) -> None:
    """Nothing to show, and what to do about it."""
    if query:
        output.say(f"No session matches {query if len(query) <= LONGEST else f'{query[:LONGEST]}…'}.")
    else:
        output.say("The journal is empty. Log the first session: tracker log run 5km 28:00")


def page(output: Output, sessions: Sequence[Session], marks: Sequence[Mark], units: str) -> None:
    """The sessions, each with its short id, and the marks, under their dates."""
    rows = [[f"  {session.id[-SHORT:]}", *session_cells(session, units)] for session in sessions]
    by_day: dict[date, list[str]] = {}
    for session, line in zip(sessions, columns(rows, "llrrrl"), strict=True):
        by_day.setdefault(session.local_date, []).append(line)
    said: dict[date, list[str]] = {}
    for mark in marks:
        words = ", ".join(part for part in (mark.kind.value, mark.zone, mark.note) if part)
        said.setdefault(mark.on, []).append(words)
    for number, on in enumerate(sorted({*by_day, *said}, reverse=True)):
        if number:
            output.say()
        marked = f"  {'; '.join(said[on])}" if on in said else ""
        output.say(Span(day_name(on), "title"), Span(marked, "accent"))
        output.lines(by_day.get(on, []))
