"""Why a day was a hit, a miss or excused: the day, the rule and the figures, in a sentence."""

from datetime import date

from tracker.domain.attempt import Attempt
from tracker.domain.buckets import Tally
from tracker.domain.goals import Cmp
from tracker.domain.quantities import format_amount
from tracker.domain.rule_words import joined
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.verdict import amount_of, day_name

_EXCUSES = {
    MarkKind.REST: "a day of rest",
    MarkKind.SICK: "marked sick",
    MarkKind.TRAVEL: "marked as travel",
    MarkKind.FREEZE: "frozen with a token",
    MarkKind.PAUSE: "paused",
    MarkKind.VOID: "a date that the calendar of the zone skipped",
}


def day_why(attempt: Attempt, day: date, units: str) -> str:
    """What made a day of a challenge what it is; empty for goals that ask nothing of single days."""
    if not attempt.daily or day not in attempt.period:
        return ""
    name, excuse = day_name(day), attempt.excused.get(day)
    figures = [_figure(tally, day, units) for tally in attempt.daily if not tally.rests_on(day)]
    told = joined(figures, "and") if figures else "nothing is asked"
    if day in attempt.day_hits:
        return f"{name} is a hit: {told}."
    if excuse is not None:
        return f"{name} is excused: {_excuse(attempt, day, excuse)}. It adds nothing and breaks nothing."
    if day > attempt.today:
        return f"{name} is still to come."
    if day == attempt.today:
        return f"{name} is still open: {told}."
    return f"{name} was missed: {told}."


def _excuse(attempt: Attempt, day: date, kind: MarkKind) -> str:
    if kind is MarkKind.REST and attempt.rests(day):
        return "the table asks nothing of it"
    rest = attempt.template.continuity.rest
    marked = any(mark.on == day and mark.kind is kind for mark in attempt.evidence.marks)
    if kind is MarkKind.REST and rest is not None and not marked:
        return "one of the days of rest that the rules allow"
    return _EXCUSES[kind]


def _figure(tally: Tally, day: date, units: str) -> str:
    """ "ride 92 of 90 km", "at most 2 h: 1:40:00"."""
    leaf, target = tally.leaf, tally.target_on(day)
    done = tally.shown(tally.bucket_of(day))
    if leaf.measure is Measure.CHECK:
        return f"{leaf.title.lower()} {'ticked' if done else 'not ticked'}"
    credit = " (reached over midnight)" if day in tally.credited else ""
    asked = amount_of(leaf, target, units)
    shown = format_amount(done, leaf.measure, units, unit=False) if done else "0"
    bound = "at most " if leaf.cmp is Cmp.AT_MOST else ""
    return f"{leaf.title.lower()} {shown} of {bound}{asked}{credit}"
