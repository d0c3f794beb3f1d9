"""`check`: is the journal as it was written, and what can be saved where it is not?"""

from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from tracker.cli.shell import Shell

if TYPE_CHECKING:
    from tracker.cli.documents import Document
    from tracker.domain.soundness import Salvaged, Survey

MOST = 20  # faults that are told one by one in text


def check(*, fix: Annotated[bool, Parameter(negative=())] = False, shell: Shell) -> int:
    """Look the journal over, every row of it.

    Parameters
    ----------
    fix
        Save a damaged journal into a new one; the damaged file is set aside.
    """
    desk = shell.handle
    found = desk.check()
    fixed: Salvaged | None = None
    if fix and any(fault.kind != "meaning" for fault in found.faults):
        fixed = desk.fix()
    now = found if fixed is None else fixed.survey
    cautions = desk.cautions()
    read_only = desk.read_only if now.counts else ""
    output = shell.output
    if output.json:
        output.document(
            {
                "sound": now.sound,
                "journal": str(desk.path),
                "read_only": read_only,
                "counts": dict(now.counts),
                "digest": now.digest,
                "faults": _faults(found),
                "cautions": list(cautions),
                "fixed": None if fixed is None else _fixed(fixed),
            }
        )
        return 0 if now.sound else 1
    _say_found(shell, found)
    if fixed is not None:
        _say_fixed(shell, fixed)
    elif not found.sound:
        _say_ways_out(shell, found, fix=fix)
    for sentence in (*([read_only] if read_only else []), *cautions):
        output.say(sentence)
    return 0 if now.sound else 1


def _faults(found: "Survey") -> "list[Document]":
    return [
        {"kind": fault.kind.value, "said": fault.said, "table": fault.table, "key": fault.key} for fault in found.faults
    ]


def _fixed(fixed: "Salvaged") -> "Document":
    return {
        "sound": fixed.survey.sound,
        "mended": fixed.mended,
        "left_out": dict(fixed.left_out),
        "changes_lost": fixed.changes_lost,
        "aside": [str(path) for path in fixed.aside],
        "report": None if fixed.report is None else str(fixed.report),
        "doubts": list(fixed.doubts),
        "backup": None if fixed.backup is None else {"name": fixed.backup.name, "sessions": fixed.backup.sessions},
    }


def _say_found(shell: Shell, found: "Survey") -> None:
    from tracker.cli.output import Span
    from tracker.domain.rule_words import counted

    output = shell.output
    if found.sound:
        rows = counted(sum(found.counts.values()), "row")
        output.say(Span("sound", "good"), f"  {shell.handle.path}")
        output.say(
            f"       {counted(found.counts.get('session', 0), 'session')}, {rows} in all: every one is as it was"
        )
        output.say("       written, and all of it agrees.")
        output.say(f"       Digest {found.digest}")
        return
    output.say(Span("wrong", "bad"), f"  {shell.handle.path}")
    for fault in found.faults[:MOST]:
        output.say(f"       {fault.said}")
    if len(found.faults) > MOST:
        output.say(f"       {counted(len(found.faults) - MOST, 'more fault')}; --json shows them all.")


def _say_ways_out(shell: Shell, found: "Survey", *, fix: bool) -> None:
    from tracker.cli.output import Span

    output = shell.output
    output.say()
    if all(fault.kind == "meaning" for fault in found.faults):
        output.say("The file itself is sound, so no salvage would mend this; what is named can be edited or deleted.")
        return
    if fix:
        return
    output.say("Store nothing more in it until it is whole again:")
    for command, does in (
        ("tracker restore", "lists the backups; tracker restore last brings the newest one back"),
        ("tracker check --fix", "saves all that can be read into a new journal and sets this one aside"),
    ):
        output.say("  ", Span(f"{command:<21}", "accent"), does)


def _say_fixed(shell: Shell, fixed: "Salvaged") -> None:
    from tracker.cli.output import Span
    from tracker.domain.rule_words import counted

    output = shell.output
    output.say()
    lost = sum(fixed.left_out.values())
    sessions = counted(fixed.survey.counts.get("session", 0), "session")
    output.say(Span("saved", "good"), f"  {sessions}, {counted(sum(fixed.survey.counts.values()), 'row')} in all")
    if fixed.mended:
        output.say(f"       {counted(fixed.mended, 'row')} of them out of the undo log")
    if lost:
        output.say(Span("lost", "bad"), f"   {counted(lost, 'row')}")
    if fixed.changes_lost:
        output.say(f"       {counted(fixed.changes_lost, 'change')} can't be undone any more")
    _say_doubts(shell, fixed)
    if fixed.report is not None:
        output.say(f"       What was lost or mended is listed in {fixed.report}")
    output.say(f"       The damaged file is kept as {fixed.aside[0]}")


def _say_doubts(shell: Shell, fixed: "Salvaged") -> None:
    """Why more may be lost than was counted, and the backup that may have it."""
    from tracker.cli.output import Span
    from tracker.domain.rule_words import counted

    if not fixed.doubts:
        return
    output = shell.output
    output.say(Span("doubt", "bad"), "  More may be lost.")
    for said in fixed.doubts:
        output.say(f"       {said}")
    if fixed.backup is None:
        output.say("       There is no backup that might have it.")
        return
    backup = fixed.backup
    holds = "" if backup.sessions is None else f", which has {counted(backup.sessions, 'session')}"
    output.say(f"       Instead, tracker restore last brings back {backup.name}{holds}.")
