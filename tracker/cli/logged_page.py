"""What a change did, as text: what was stored, what it fed, how the streaks stand."""

from collections.abc import Callable
from datetime import date

from tracker.cli.layout import columns, pad, tidy, width
from tracker.cli.output import Output, Span
from tracker.cli.session_words import mark_line, session_cells
from tracker.cli.words import feed_lines, medal_line, relative_day, streak_cells
from tracker.domain.amount_words import fact_words
from tracker.services.views import Logged


def page(output: Output, done: Logged, verb: str, units: str, today: date, zone: Callable[[], str]) -> None:
    """The sessions and marks after `verb` ("Logged"), then what they fed; `zone` tells the athlete's IANA zone."""
    rows = []
    for session in done.sessions:
        *cells, rest = session_cells(session, units)
        rows.append([verb, *cells, relative_day(session.local_date, today), rest])
    output.lines(columns(rows, "llrrrl"))
    for line in mark_line(done.marks):
        output.say(f"Marked  {line}.")
    output.lines(
        columns([[verb, fact.key, fact_words(fact), relative_day(fact.on, today)] for fact in done.facts], "llrl")
    )
    for note in done.notes:
        output.say("  ", Span(note, "warn"))
    for line in feed_lines(done.feeds, units):
        output.say("  ", line)
    fed = {feed.challenge for feed in done.feeds}
    only_facts = bool(done.facts) and not done.sessions and not done.marks
    streaks = [
        streak
        for streak in done.streaks
        if (streak.challenge is None and not only_facts) or streak.challenge in fed or (streak.challenge and not fed)
    ]
    size = max((width(tidy(streak.title)) for streak in streaks), default=0)
    for streak in streaks:
        output.say(f"  Streak  {pad(tidy(streak.title), size)}  ", *streak_cells(streak, zone))
    for medal in done.medals:
        output.say("  ", Span(medal_line(medal), "good"))
    for medal in done.revoked:
        output.say("  ", Span(f"No longer earned: {tidy(medal.title)}.", "warn"))
