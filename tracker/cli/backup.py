"""`backup` and `restore`: a copy of the journal, and the way back to one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.cli.documents import Document
    from tracker.domain.keeping import Backup, Restored

FEW = 3  # photos that are named one by one in text


def backup(file: str = "", /, *, force: Annotated[bool, Parameter(negative=())] = False, shell: Shell) -> int:
    """Back up the journal.

    Parameters
    ----------
    file
        Where to: a file ending in .zip is a bundle with photos and templates; beside the journal when not given.
    force
        Write over a file that is there already.
    """
    made = shell.handle.back_up(Path(file) if file else None, over=force)
    output = shell.output
    output.document({"backup": {**_document(made), "lacking": list(made.lacking)}})
    output.say(f"Backed up: {_held(made)}, {'but not all photos' if made.lacking else 'read again and found whole'}.")
    output.say(str(made.path))
    if not made.lacking:
        return 0
    _say_lacking(shell, made)
    return 1


def restore(ref: str = "", /, *, shell: Shell) -> int:
    """Bring a backup back, or list them.

    Parameters
    ----------
    ref
        Which one: last, its number, its name or time as listed (2025-06-28 18:40, or 18:40 of today; the beginning
        will do), before (what was there before the last restore), or a file. Without it they are listed.
    """
    if not ref:
        return _listed(shell, shell.handle.backups())
    done = shell.handle.restore(ref)
    output = shell.output
    if output.json:
        output.document({"restored": _restored(done)})
        return 0
    came = bool(done.photos or done.templates)
    if not done.changed:
        output.say(f"The journal is in that state already{'.' if came else '; nothing was changed.'}")
    else:
        output.say(f"Restored: {_held(done.backup)}, as of {_moment(done.backup)}.")
    if came:
        from tracker.domain.rule_words import counted

        output.say(f"{counted(done.photos, 'photo')} and {counted(done.templates, 'template')} were brought back.")
    if done.aside:
        output.say(f"What was damaged is kept as {done.aside[0]}")
    if done.before is not None:
        output.say(f"What was there until now is kept as {done.before.name}: tracker restore before brings it back.")
    return 0


def _say_lacking(shell: Shell, made: "Backup") -> None:
    """The photos that a bundle has not as they were added, and what to do."""
    from tracker.cli.output import Span
    from tracker.config import photos_dir
    from tracker.domain.rule_words import counted

    more = len(made.lacking) - FEW
    names = [*made.lacking[:FEW], *([f"{more:,} more"] if more > 0 else [])]
    said = f"  {counted(len(made.lacking), 'photo')}, gone or not as added: {', '.join(names)}"
    shell.output.say(Span("lacking", "bad"), said)
    shell.output.say(f"Put the files back into {photos_dir(shell.handle.path)}, then back up again.")


def _listed(shell: Shell, found: "Sequence[Backup]") -> int:
    from tracker.cli.layout import columns
    from tracker.domain.amount_words import file_size
    from tracker.domain.keeping import REASON_WORDS

    output = shell.output
    if output.json:
        output.document({"backups": [_document(one) for one in found]})
        return 0
    if not found:
        output.say("There is no backup yet: tracker backup makes one.")
        return 0
    rows = [
        [str(n), _moment(one), _sessions(one), file_size(one.size), REASON_WORDS[one.reason], one.name]
        for n, one in enumerate(found, start=1)
    ]
    output.lines(columns(rows, "rlrrll"))
    output.say("tracker restore 1 brings the first of them back; what is there now is backed up before.")
    return 0


def _held(one: "Backup") -> str:
    from tracker.domain.amount_words import file_size

    return f"{_sessions(one)}, {file_size(one.size)}"


def _sessions(one: "Backup") -> str:
    from tracker.domain.rule_words import counted

    return "not counted" if one.sessions is None else counted(one.sessions, "session")


def _moment(one: "Backup") -> str:
    """When it was made, by the machine's clock."""
    from tracker.domain.verdict import day_name

    here = one.at.astimezone()
    return f"{day_name(here.date())} {here:%H:%M}"


def _document(one: "Backup") -> "Document":
    from tracker.cli.instants import as_utc

    return {
        "file": str(one.path),
        "at": as_utc(one.at),
        "reason": one.reason.value,
        "app": one.app or None,
        "schema": one.schema,
        "bytes": one.size,
        "sessions": one.sessions,
        "counts": dict(one.counts),
        "digest": one.digest or None,
        "sha256": one.sha256 or None,
    }


def _restored(done: "Restored") -> "Document":
    return {
        "backup": _document(done.backup),
        "before": None if done.before is None else _document(done.before),
        "aside": [str(path) for path in done.aside],
        "changed": done.changed,
        "photos": done.photos,
        "templates": done.templates,
    }
