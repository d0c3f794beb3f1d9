"""`undo` and `redo`."""

from typing import TYPE_CHECKING

from tracker.cli.shell import Shell

if TYPE_CHECKING:
    from tracker.services.views import Change

NOTHING = 1  # exit code: there was nothing to take back


def undo(*, shell: Shell) -> int:
    """Take back the last change."""
    return _told(shell, shell.tracker.undo(), "undone", "There is nothing to undo.", "tracker redo brings it back.")


def redo(*, shell: Shell) -> int:
    """Bring back what undo took."""
    return _told(shell, shell.tracker.redo(), "redone", "There is nothing to redo.", "")


def _told(shell: Shell, change: "Change | None", verb: str, nothing: str, hint: str) -> int:
    from tracker.cli import documents
    from tracker.cli.output import Span

    if shell.output.json:
        shell.output.document({verb: documents.change(change)})
    elif change is None:
        shell.output.warn(nothing)
    else:
        shell.output.say(f"{verb.capitalize()}: {change.title}", Span(f"  {hint}" if hint else "", "muted"))
    return NOTHING if change is None else 0
