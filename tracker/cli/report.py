"""`report`: what one would send with a report of a fault, to look at. It sends nothing and opens no journal."""

from typing import TYPE_CHECKING

from tracker.cli.shell import Shell

if TYPE_CHECKING:
    from tracker.services.crashes import Crash, Report


def report(*, shell: Shell) -> int:
    """What a report would hold."""
    from tracker.services.crashes import report as found

    said = found()
    output = shell.output
    output.document(_document(said))
    output.say("This is all that a report would hold. Nothing is sent: copy it where you report the fault.")
    output.say()
    output.say(f"  tracker   {said.version}, {said.machine}")
    output.say(f"  with      {_versions(said)}")
    if not said.crashes:
        output.say("  faults    none noted")
    for crash in said.crashes:
        output.say()
        _tell(shell, crash)
    output.say()
    output.say(f"Faults are noted in {said.folder}; what lies there may be deleted.")
    return 0


def _tell(shell: Shell, crash: "Crash") -> None:
    from tracker.cli.output import Span

    at = crash.at.replace("T", " ").removesuffix("Z")
    doing = ", ".join(part for part in (crash.command, crash.where) if part) or "start"
    shell.output.say(Span(f"  {at} UTC  {crash.kinds[-1] if crash.kinds else 'Fault'}", "title"), f"  in {doing}")
    shell.output.say(f"    tracker {crash.version}, {crash.machine}")
    shell.output.lines([f"    {line}" for line in crash.trace], "muted")


def _versions(said: "Report") -> str:
    return ", ".join(f"{name} {number or 'missing'}" for name, number in said.libraries.items())


def _document(said: "Report") -> dict[str, object]:
    from dataclasses import asdict

    document = asdict(said)
    return {"report": {key: value for key, value in document.items() if key != "folder"}, "folder": str(said.folder)}
