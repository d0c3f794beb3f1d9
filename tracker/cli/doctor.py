"""`doctor`: is everything in order?"""

from tracker.cli.shell import Shell


def doctor(*, shell: Shell) -> int:
    """Check the journal, its backups and this machine."""
    from tracker.cli import documents
    from tracker.cli.layout import pad, width
    from tracker.cli.output import Span

    checks = shell.tracker.doctor()
    healthy = all(check.ok for check in checks)
    output = shell.output
    if output.json:
        output.document({"ok": healthy, "checks": [documents.check(check) for check in checks]})
        return 0 if healthy else 1
    size = max((width(check.name) for check in checks), default=0)
    for check in checks:
        sign = Span("ok   ", "good") if check.ok else Span("wrong", "bad")
        output.say(sign, f"  {pad(check.name, size)}  {check.detail}")
        if not check.ok and check.fix:
            output.say(" " * (size + 9), Span(f"Fix: {check.fix}", "warn"))
    output.say()
    output.say("All is well." if healthy else "Something needs you: see the lines above.")
    return 0 if healthy else 1
