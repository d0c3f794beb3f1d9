"""What a miss does, what excuses one, how late a session may be entered, and who takes part, in plain words."""

from tracker.domain.goals import Leaf, NeedKind, Order, Per, leaves
from tracker.domain.rule_tasks import OF_FACTS
from tracker.domain.rule_when import UNIT
from tracker.domain.rule_words import counted, day_said, in_words, joined, sentence
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Continuity, FreezeRule, Makeup, OnMiss, RestRule, Team, TeamAgg, Template

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DUE = (NeedKind.ALL, NeedKind.STREAK)


def continuity_told(template: Template) -> list[str]:
    """The statements; none where no goal asks for one bucket after the other, so that nothing can be missed."""
    cut = [leaf for leaf in leaves(template.goal) if _cut(leaf)]
    rules = template.continuity
    if not any(leaf.need.kind in _DUE for leaf in cut):
        ends = cut and rules.on_miss in (OnMiss.FAIL, OnMiss.RESTART)
        return [_miss(rules, _unit(cut[0]), cut, template.window.days)] if ends else []
    if all(leaf.per is Per.EVERY for leaf in cut):
        streak = all(leaf.need.kind is NeedKind.STREAK for leaf in cut)
        return [_miss(rules, "round", cut, None)] if streak or rules.on_miss is not OnMiss.CONTINUE else []
    unit = _unit(next(leaf for leaf in cut if leaf.per in UNIT))
    told = [_miss(rules, unit, cut, template.window.days)]
    if rules.rest is not None:
        told.append(_rest(rules.rest, unit))
    if rules.freeze is not None:
        told.append(_freeze(rules.freeze))
    excuses = [kind.value for kind in MarkKind if kind in rules.excuses]
    if excuses:
        marks = joined(excuses, "or")
        days = f"Days marked {marks} are excused"
        told.append(days if unit == "day" else f"A {unit} is excused where all its days are marked {marks}")
    elif rules.rest is None and rules.freeze is None:
        told.append(f"No {unit} is excused")
    if rules.pause_days is not None and MarkKind.PAUSE in rules.excuses:
        told.append(f"A pause has at most {counted(rules.pause_days, 'day')}")
    return told


def _cut(leaf: Leaf) -> bool:
    """Whether a leaf is cut into buckets that stand in the calendar or on the clock."""
    return leaf.per is Per.EVERY or (leaf.per in UNIT and leaf.order is not Order.SUCCESS)


def _unit(leaf: Leaf) -> str:
    return UNIT.get(leaf.per, "round")


def _miss(rules: Continuity, unit: str, cut: list[Leaf], days: int | None) -> str:
    if rules.makeup is Makeup.ANY:
        of = f" of the {in_words(days)}" if days and unit == "day" else ""
        return f"A missed {unit} may be made up on a later day{of}"
    if rules.makeup is Makeup.SAME_PERIOD:
        return f"A missed {unit} may be made up later in the same week, not after it"
    if rules.on_miss is OnMiss.RESTART:
        return f"A missed {unit} starts a new attempt the next day"
    if rules.on_miss is OnMiss.FAIL:
        return f"A missed {unit} ends it"
    if rules.on_miss is OnMiss.RESET or all(leaf.need.kind is NeedKind.STREAK for leaf in cut):
        return f"A missed {unit} sets the streak back to nothing"
    return f"A missed {unit} can't be made up, but you carry on"


def _rest(rest: RestRule, unit: str) -> str:
    if rest.weekdays:
        named = joined([_WEEKDAYS[day] for day in rest.weekdays], "and")
        return f"{named} {'is' if len(rest.weekdays) == 1 else 'are'} free"
    number, free = sentence(in_words(rest.n)), "are" if rest.n > 1 else "is"
    what = f"day{'s' if rest.n > 1 else ''} of rest" if unit == "day" else f"missed {unit}{'s' if rest.n > 1 else ''}"
    return (
        f"{number} {what} {free} free in all"
        if rest.per == "challenge"
        else f"{number} {what} a {rest.per} {free} free"
    )


def _freeze(freeze: FreezeRule) -> str:
    parts = [f"{counted(freeze.initial, 'freeze')} to begin with"] if freeze.initial else []
    if freeze.earn_every is not None:
        one = "one more" if freeze.initial else "one freeze"
        parts.append(f"{one} for every {counted(freeze.earn_every, 'day')} hit")
    if freeze.most is not None:
        parts.append(f"at most {in_words(freeze.most)} at a time")
    return f"Missed days can be frozen: {', '.join(parts)}"


def entry_told(template: Template) -> list[str]:
    """How late a session may be entered, and which challenges share none."""
    entry, told = template.entry, []
    of_sessions = any(leaf.measure not in (*OF_FACTS, Measure.RESULTS) for leaf in leaves(template.goal))
    if of_sessions and entry.late_days == 0:
        told.append("Enter each session on its own day")
    elif of_sessions and entry.late_days is not None:
        told.append(f"Enter sessions within {counted(entry.late_days, 'day')}")
    if of_sessions and entry.late_until is not None:
        until = entry.late_until
        zone = "UTC" if not until.utcoffset() else f"UTC{until:%z}"
        told.append(f"Enter sessions by {day_said(until.date())} {until:%H:%M} {zone}")
    if entry.exclusive:
        told.append(
            f"It shares no session with other challenges of the group {entry.exclusive}: "
            "each counts for the one that was started first and still runs"
        )
    return told


def team_told(team: Team) -> list[str]:
    """How many take part, and how their amounts become one."""
    least, most = team.least, team.most
    if most == least:
        size = "Taken on alone" if least == 1 else f"Taken on by a team of {in_words(least)}"
    elif least <= 1:
        size = "Taken on alone or by a team" + (f" of up to {in_words(most)}" if most is not None else "")
    else:
        upper = f"to {in_words(most)}" if most is not None else "or more"
        size = f"Taken on by a team of {in_words(least)} {upper}"
    how = {
        TeamAgg.SUM: "what the members do is added up",
        TeamAgg.MEAN: "what counts is the mean of what the members do",
        TeamAgg.MIN: "what counts is what the member with the least has done",
        TeamAgg.BEST: f"what the best {in_words(team.k or 1)} of them do is added up",
        TeamAgg.RELAY: "a relay, the rows of the day table taken by the members in turn, one each",
    }[team.agg]
    return [f"{size}; {how}"]
