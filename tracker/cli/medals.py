"""`medals`: the cabinet, each medal with the rule and the day that earned it."""

from tracker.cli.shell import Shell


def medals(*, shell: Shell) -> int:
    """Print every medal, the newest first."""
    from tracker.cli import documents

    found = shell.tracker.medals()
    output = shell.output
    if output.json:
        output.document({"medals": [documents.medal(one) for one in found]})
        return 0
    from tracker.cli.layout import wrap
    from tracker.cli.output import Span
    from tracker.domain.verdict import day_name

    if not found:
        output.say("No medal yet: finish a challenge, or enter a race result with --medal.")
        return 0
    for medal in (one for one in found if not one.revoked):
        output.say(Span(medal.name, "good"), Span(f"  {medal.artefact}, {day_name(medal.on)}", "muted"))
        whose = f"{medal.challenge_title or medal.challenge}: " if medal.challenge else ""
        output.lines(wrap(f"{whose}{medal.why}", output.columns, "  "))
    gone = [one for one in found if one.revoked]
    if gone:
        output.say()
        output.say(Span("No longer earned", "title"))
    for medal in gone:
        output.say("  ", Span(medal.name, "warn"), Span(f"  {day_name(medal.on)}", "muted"))
        output.lines(wrap(medal.revoked, output.columns, "    "), "muted")
    return 0
