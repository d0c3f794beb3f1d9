"""Why a day was a hit, a miss or excused: the day, the rule and the figures, in a sentence."""

from datetime import date

from tracker.domain.attempt import CUT, Attempt
from tracker.domain.buckets import Tally
from tracker.domain.days import DAY, Period, local_time, midnight
from tracker.domain.goals import Cmp, Leaf, Per
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
    """What made a day of a challenge what it is, or how the week, month, slot or total it is in stood."""
    if day not in attempt.period:
        return ""
    if not attempt.daily:
        return " ".join(_standing(attempt, tally, day, units) for tally in attempt.tallies.values())
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
    marks = [mark.kind.value for mark in attempt.evidence.marks if mark.on == day]
    vain = f" It is marked {joined(marks, 'and')}, which excuses nothing here." if marks else ""
    if attempt.open_on(day):
        return f"{name} may still be done in its week: {told}."
    return f"{name} was missed: {told}.{vain}"


def _standing(attempt: Attempt, tally: Tally, day: date, units: str) -> str:
    """How the week, the month, the slots or the total that holds a day stood by its end."""
    leaf = tally.leaf
    if leaf.per is Per.EVERY:
        return _slots(tally, day, units)
    if leaf.per in CUT and tally.chained:
        bucket = tally.bucket_of(day)
        unit = "week" if leaf.per is Per.WEEK else "month"
        done = tally.amount_in(Period(bucket.period.start, min(day + DAY, bucket.period.end or day + DAY)))
        last = bucket.period.last or day
        found = f"{leaf.title}: {_of(leaf, done, bucket.target, units)} in the {unit} by {day_name(day)}"
        if bucket.number in tally.hits:
            return f"{found}; the {unit} was hit on {day_name(tally.met_in(bucket.number))}."
        if bucket.number in attempt.let_go:
            return f"{found}; the {unit} is free by the rest rule."
        if bucket.number in tally.idle:
            return f"{found}; the window cuts this {unit}, so it asks nothing."
        if last < attempt.today:
            return f"{found}; the {unit} was missed."
        return f"{found}; the {unit} is open until {day_name(last)}."
    upto = max((total for on, total in tally.running() if on <= day), default=0)
    target = tally.bucket_of(day).target
    return f"{leaf.title}: {_of(leaf, upto, target, units)} by {day_name(day)}."


def _slots(tally: Tally, day: date, units: str) -> str:
    """The slots that open on a day, each with its clock time."""
    from tracker.domain.slots import SlotTally

    if not isinstance(tally, SlotTally):
        return ""
    told = []
    number = max(0, tally.slot_at(midnight(day, tally.zone)))
    while tally.count is None or number < tally.count:
        wall = local_time(tally.opens(number), tally.zone)
        if wall.date() > day:
            break
        if wall.date() == day:
            over = tally.opens(number + 1) <= tally.now
            state = "hit" if number in tally.hits else "missed" if over else "open"
            figure = _of(tally.leaf, tally.amount_of(number), tally.leaf.target_of(number), units)
            told.append(f"{wall:%H:%M} {state} ({figure})")
        number += 1
    return f"{tally.leaf.title} on {day_name(day)}: {', '.join(told)}." if told else ""


def _of(leaf: Leaf, done: int, target: int, units: str) -> str:
    counts = leaf.per in (Per.SESSION, Per.BY)
    if counts:
        return f"{done:,} of {target:,}"
    return f"{_bare(leaf, done, units)} of {amount_of(leaf, target, units)}"


def _bare(leaf: Leaf, done: int, units: str) -> str:
    """An amount whose unit stands behind the target's; millilitres and litres each carry their own."""
    return amount_of(leaf, done, units, unit=leaf.unit == "ml") if done else "0"


def _excuse(attempt: Attempt, day: date, kind: MarkKind) -> str:
    if kind is MarkKind.REST and attempt.rests(day):
        return "the table asks nothing of it"
    rest = attempt.template.continuity.rest
    marked = any(mark.on == day and mark.kind is kind for mark in attempt.evidence.marks)
    if kind is MarkKind.REST and rest is not None and not marked:
        return "one of the days of rest that the rules allow"
    return _EXCUSES[kind]


def _figure(tally: Tally, day: date, units: str) -> str:
    """ "ride 92 of 90 km", "ride 9 of at most 10 km", "photo ticked"."""
    leaf, target = tally.leaf, tally.target_on(day)
    done = tally.shown(tally.bucket_of(day))
    if leaf.measure is Measure.CHECK:
        return f"{leaf.title.lower()} {'ticked' if done else 'not ticked'}"
    credit = " (reached over midnight)" if day in tally.credited else ""
    bound = "at most " if leaf.cmp is Cmp.AT_MOST else ""
    shown = _bare(leaf, done, units)
    return f"{leaf.title.lower()} {shown} of {bound}{amount_of(leaf, target, units)}{credit}"
