"""`export`: everything, the sessions, the calendar, a challenge or a log digest, as a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.shell import Shell
from tracker.config import typed_path
from tracker.errors import UsageError

if TYPE_CHECKING:
    from tracker.services.exports.leaving import Left

STDOUT = "-"


def export(
    *,
    output: Annotated[str, Parameter(name=("--output", "-o"), metavar="FILE", allow_leading_hyphen=True)] = "",
    csv: Annotated[bool, Parameter(negative=())] = False,
    calendar: Annotated[bool, Parameter(negative=())] = False,
    challenge: Annotated[str, Parameter(metavar="CHALLENGE")] = "",
    digest: Annotated[str, Parameter(metavar="CHALLENGE")] = "",
    as_: Annotated[str, Parameter(name="--as", metavar="NAME")] = "",
    no_photos: Annotated[bool, Parameter(negative=())] = False,
    force: Annotated[bool, Parameter(negative=())] = False,
    shell: Shell,
) -> int:
    """Write a file that leaves the journal.

    Parameters
    ----------
    output
        The file; - is standard output. Without it a file of a fitting name in this folder.
    csv
        Your sessions as a sheet, for a spreadsheet.
    calendar
        Your sessions and races, and the planned days of the challenges that run, as iCalendar.
    challenge
        A challenge to hand to a friend, by its name in challenge list.
    digest
        What a challenge may count of your log, for the board of a friend.
    as_
        How your friends know you, in a digest.
    no_photos
        Leave the pictures out of the whole journal.
    force
        Write over a file that is there already.
    """
    kinds = [name for name, on in (("--csv", csv), ("--calendar", calendar)) if on]
    kinds += [name for name, handle in (("--challenge", challenge), ("--digest", digest)) if handle]
    if len(kinds) > 1:
        raise UsageError(f"One file at a time: take {kinds[0]} or {kinds[1]}.")
    if as_ and not digest:
        raise UsageError("--as says who a digest is of; write --digest with the name of a challenge.")
    if no_photos and kinds:
        raise UsageError(f"--no-photos is for the whole journal, and {kinds[0]} holds no photos.")
    tracker = shell.tracker
    path, over = _path(output), force
    if csv:
        left = tracker.export_sessions(path, over=over)
    elif calendar:
        left = tracker.export_calendar(path, over=over)
    elif challenge:
        left = tracker.export_challenge(challenge, path, over=over)
    elif digest:
        left = tracker.export_digest(digest, path, name=as_, over=over)
    else:
        left = tracker.export_journal(path, pictures=not no_photos, over=over)
    return _tell(shell, left, output, over=over)


def _path(output: str) -> Path | None:
    """Where the file goes; None where its name is still to be made, or where it goes to standard output."""
    if output.startswith("-") and output != STDOUT:
        raise UsageError(f"-o is followed by a file, not by {output}; write ./{output} for a file of that name.")
    return None if output in ("", STDOUT) else typed_path(output)


def _tell(shell: Shell, left: "Left", output: str, *, over: bool) -> int:
    if output == STDOUT:
        shell.output.raw(left.data.decode())
    elif left.path is None:
        from tracker.services.exports.leaving import check_free, save

        path = Path(left.name)
        check_free(path, over=over)
        left = save(left, path, over=over)
    for note in left.notes:
        shell.output.warn(note)
    if output == STDOUT:
        return 0
    shell.output.document(
        {"file": str(left.path), "kind": left.kind, "bytes": left.size, "said": left.said, "notes": list(left.notes)}
    )
    shell.output.say(f"Wrote {left.path}: {left.said}.")
    return 0
