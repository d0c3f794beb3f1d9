"""The rules of a template in plain words, a short statement each."""

from datetime import date

from tracker.domain.activities import ACTIVITIES, title_of
from tracker.domain.goals import Attribution, Group, Leaf, NeedKind, Op, Per, leaves
from tracker.domain.quantities import format_distance, format_duration
from tracker.domain.rule_words import counted, in_words, joined, phrase, said
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Award, Continuity, Makeup, OnMiss, RaceDay, Route, Template, Window, WindowKind

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_BUCKETS = {Per.DAY: "day", Per.STAGE: "day", Per.WEEK: "week", Per.MONTH: "month"}


def plain_rules(template: Template, units: str = "km") -> tuple[str, ...]:
    """The rules as people would tell them: when, what, what a miss does, how late, along which road, for what.

    Each is one statement with a capital and without a full stop; amounts in `units` ("km" or "mi").
    """
    return (
        _window(template.window),
        *_goals(template, units),
        *_counts(template, units),
        *_continuity(template),
        *_entry(template),
        *((_route(template.route, units),) if template.route is not None else ()),
        *(_race(template.race, units) if template.race is not None else ()),
        *(_award(award) for award in template.awards),
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _day(day: date, *, year: bool = True) -> str:
    return f"{day.day} {day:%B %Y}" if year else f"{day.day} {day:%B}"


def _window(window: Window) -> str:
    if window.kind is WindowKind.OPEN:
        return "It has no end; it runs until you end it"
    if window.kind is WindowKind.RECURRING:
        return f"It runs for the calendar {window.every} in which you start"
    if window.first is not None and window.last is not None:
        if window.yearly:
            same = window.first.month == window.last.month
            first = f"{window.first.day}" if same else _day(window.first, year=False)
            return f"From {first} to {_day(window.last, year=False)}, every year"
        if window.first == window.last:
            return f"On {_day(window.first)}"
        return f"From {_day(window.first)} to {_day(window.last)}"
    length = counted(window.days or window.months or window.years or 0, _length_unit(window))
    return f"{length} from the day you start"


def _length_unit(window: Window) -> str:
    return "day" if window.days else "month" if window.months else "year"


def _goals(template: Template, units: str) -> list[str]:
    goal = template.goal
    if isinstance(goal, Group) and goal.op is Op.ALL:
        return [_sentence(phrase(child, units)) for child in goal.goals]
    return [_sentence(phrase(goal, units))]


def _counts(template: Template, units: str) -> list[str]:
    """What counts and what does not, where that is not in the goal's own sentence; said once for all goals alike."""
    found = leaves(template.goal)
    told: dict[str, list[Leaf]] = {}
    for leaf in found:
        for text in _counts_of(leaf, units):
            told.setdefault(text, []).append(leaf)
    return [
        _sentence(text) if len(which) == len(found) else f"{joined([leaf.title for leaf in which], 'and')}: {text}"
        for text, which in told.items()
    ]


def _counts_of(leaf: Leaf, units: str) -> list[str]:
    counts = leaf.counts
    told = []
    if counts.excepted:
        told.append(f"{joined([title_of(kind).lower() for kind in counts.excepted], 'and')} does not count")
    if counts.least is not None and leaf.measure is not Measure.SESSIONS:
        told.append(f"only sessions of at least {said(counts.least[1], counts.least[0], units)} count")
    if counts.indoor is not None and leaf.measure is not Measure.SESSIONS:
        told.append("only indoor sessions count" if counts.indoor else "indoor sessions do not count")
    if counts.virtual is not None:
        told.append("only virtual sessions count" if counts.virtual else "virtual sessions do not count")
    if _wheels(leaf) and counts.assisted is not True:
        told.append("an e-bike counts too" if counts.assisted is None else "an e-bike does not count")
    elif counts.assisted is True:
        told.append("only assisted sessions count")
    if counts.race is not None:
        told.append("only a race counts" if counts.race else "races do not count")
    if counts.manual is not None:
        told.append("only sessions entered by hand count" if counts.manual else "entries by hand do not count")
    if leaf.attribution is Attribution.STRICT:
        told.append("a session over midnight gives each date only its own share")
    if leaf.attribution is Attribution.CREDIT:
        told.append("a session over midnight counts for the later date too where that share is enough")
    return told


def _wheels(leaf: Leaf) -> bool:
    return any(
        kind == "wheels" or (kind in ACTIVITIES and ACTIVITIES[kind].family == "wheels") for kind in leaf.counts.kinds
    )


def _continuity(template: Template) -> list[str]:
    """What a miss does and what excuses one; nothing to say where the goals are not cut into days, weeks or months."""
    cut = [leaf for leaf in leaves(template.goal) if leaf.per in _BUCKETS]
    if not cut:
        return []
    rules, unit = template.continuity, _BUCKETS[cut[0].per]
    told = [_miss(rules, unit, cut, template.window.days)]
    if rules.rest is not None:
        told.append(_rest(rules))
    if rules.freeze is not None:
        told.append(_freeze(rules))
    excuses = [kind.value for kind in MarkKind if kind in rules.excuses]
    if excuses:
        told.append(f"Days marked {joined(excuses, 'or')} are excused")
    elif rules.rest is None and rules.freeze is None:
        told.append(f"No {unit} is excused")
    if rules.pause_days is not None and MarkKind.PAUSE in rules.excuses:
        told.append(f"A pause has at most {counted(rules.pause_days, 'day')}")
    return told


def _miss(rules: Continuity, unit: str, cut: list[Leaf], days: int | None) -> str:
    if rules.makeup is Makeup.ANY:
        of = f" of the {in_words(days)}" if days else ""
        return f"A missed {unit} may be made up on another day{of}"
    if rules.on_miss is OnMiss.RESTART:
        return f"A missed {unit} starts a new attempt the next day"
    if rules.on_miss is OnMiss.FAIL:
        return f"A missed {unit} ends it"
    if rules.on_miss is OnMiss.RESET or all(leaf.need.kind is NeedKind.STREAK for leaf in cut):
        return f"A missed {unit} sets the streak back to nothing"
    return f"A missed {unit} can't be made up, but you carry on"


def _rest(rules: Continuity) -> str:
    rest = rules.rest
    if rest is None:
        raise ValueError("there is no rest to speak of")
    if rest.weekdays:
        named = joined([_WEEKDAYS[day] for day in rest.weekdays], "and")
        return f"{named} {'is' if len(rest.weekdays) == 1 else 'are'} free"
    days = f"{_sentence(in_words(rest.n))} day{'s' if rest.n > 1 else ''} of rest"
    free = "are" if rest.n > 1 else "is"
    return f"{days} {free} free in all" if rest.per == "challenge" else f"{days} a {rest.per} {free} free"


def _freeze(rules: Continuity) -> str:
    freeze = rules.freeze
    if freeze is None:
        raise ValueError("there is no freeze to speak of")
    parts = [f"{counted(freeze.initial, 'freeze')} to begin with"] if freeze.initial else []
    if freeze.earn_every is not None:
        one = "one more" if freeze.initial else "one freeze"
        parts.append(f"{one} for every {counted(freeze.earn_every, 'day')} hit")
    if freeze.most is not None:
        parts.append(f"at most {in_words(freeze.most)} at a time")
    return f"Missed days can be frozen: {', '.join(parts)}"


def _entry(template: Template) -> list[str]:
    late = template.entry.late_days
    told = []
    if late == 0:
        told.append("Enter each session on its own day")
    elif late is not None:
        told.append(f"Enter sessions within {counted(late, 'day')}")
    if template.entry.late_until is not None:
        until = template.entry.late_until
        told.append(f"Enter sessions by {_day(until.date())} {until:%H:%M} UTC")
    return told


def _route(route: Route, units: str) -> str:
    first, last = route.places[0].name, route.places[-1].name
    return f"The road from {first} to {last} is {format_distance(route.length_mm, units)} long"


def _race(race: RaceDay, units: str) -> list[str]:
    start = race.starts_at
    told = [
        f"{race.event} starts on {_day(start.date())} at {start:%H:%M} in {race.place}",
        f"The race is {said(race.distance_mm, Measure.DISTANCE, units)}",
    ]
    if race.limit_s is not None:
        told.append(f"The time limit is {format_duration(race.limit_s)}")
    if race.age_rule:
        rule, _, age = race.age_rule.partition(">=")
        told.append(f"One must be {age} or older, by {rule.replace('birth_', '')} of birth")
    return told


def _award(award: Award) -> str:
    reason = "a result in the race" if award.on == "result" else "completing it"
    return f"{_sentence(award.artefact)} for {reason}: {award.title}"
