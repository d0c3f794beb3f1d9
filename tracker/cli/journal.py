"""`journal`: what was logged, newest first."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.counts import whole
from tracker.cli.shell import Shell
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.domain.sessions import Mark, Session

MOST = 1_000_000


def journal(*words: str, limit: Annotated[int, Parameter(metavar="N", converter=whole)] = 50, shell: Shell) -> int:
    """The sessions, newest first.

    Parameters
    ----------
    words
        What they must match: an activity, >15km, #tag, 2025, a word of the note.
    limit
        How many at most.
    """
    if not 1 <= limit <= MOST:
        raise UsageError(f"--limit goes from 1 to {MOST:,}, not {limit:,}.")
    query = " ".join(words)
    found = shell.tracker.journal(query, limit + 1)
    more, shown = len(found) > limit, found[:limit]
    code = 1 if query and not shown else 0
    if shell.output.json:
        from tracker.cli import documents

        photos = shell.tracker.photos_of([session.id for session in shown])
        listed = documents.sessions(shown, photos, shell.tracker.photo_file)
        shell.output.document({"sessions": listed, "more": more})
        return code
    from tracker.cli.journal_page import empty, page

    marks = () if query else _marks(shell, shown, all_of_them=not more)
    if not shown and not marks:
        empty(shell.output, query)
        return code
    page(shell.output, shown, marks, shell.tracker.units)
    if more:
        shell.output.say()
        shell.output.say(f"These are the newest {limit:,}; --limit {limit * 4} shows more.")
    return code


def _marks(shell: Shell, shown: "Sequence[Session]", *, all_of_them: bool) -> "tuple[Mark, ...]":
    """The marks of the days that are shown: those after the oldest session, or every one with the whole journal."""
    first = date.min if all_of_them else shown[-1].local_date
    return shell.tracker.marks(first, date.max)
