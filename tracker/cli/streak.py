"""`streak`: every streak with its reason."""

from tracker.cli.shell import Shell


def streak(*, shell: Shell) -> int:
    """Every streak, with the reason for its number."""
    from tracker.cli import documents
    from tracker.cli.layout import wrap
    from tracker.cli.output import Span
    from tracker.cli.words import streak_cells, streak_length
    from tracker.domain.verdict import day_name

    streaks = shell.tracker.streaks()
    output = shell.output
    if output.json:
        output.document({"streaks": [documents.streak(one) for one in streaks]})
        return 0
    if not streaks:
        output.say("No streak yet: the first session you log begins one (tracker log run 5km 28:00).")
        return 0
    for number, one in enumerate(streaks):
        if number:
            output.say()
        output.say(Span(one.title, "title"))
        output.lines(wrap(one.rule, output.columns, "  "), "muted")
        output.say("  ", *streak_cells(one, shell.tracker.zone))
        output.lines(wrap(one.why, output.columns, "  "))
        if one.longest > one.current and one.longest_from and one.longest_to:
            span = f"{day_name(one.longest_from)} to {day_name(one.longest_to)}"
            output.say(Span(f"  Longest: {streak_length(one.longest, one.unit)}, {span}.", "muted"))
    return 0
