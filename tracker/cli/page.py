"""The long pages: an opened challenge, an opened template."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from tracker.cli.layout import columns, cut, pad, tidy, width, wrap
from tracker.cli.output import Output, Span
from tracker.cli.words import STATUS_STYLE, day_of, span_of, streak_cells, window_of
from tracker.domain.goals import DAILY
from tracker.domain.progress import Column, Progress, Stage, Status
from tracker.domain.quantities import (
    MM_PER_KM,
    MM_PER_MILE,
    format_amount,
    format_distance,
    unit_label,
)
from tracker.domain.race_rules import read_age_rule
from tracker.domain.race_times import limit_words
from tracker.domain.retro import CountedOn, counted_on_words
from tracker.domain.routes import map_line, placed
from tracker.domain.sessions import Measure
from tracker.domain.templates import Claim, Limit, Route, Template
from tracker.domain.verdict import day_name
from tracker.services.views import LibraryEntry

UNIT_MM = {"km": MM_PER_KM, "mi": MM_PER_MILE}
FEW_STAGES = 31  # rows of a day table that are shown in full; of a longer one the days around today


def challenge_page(
    output: Output,
    progress: Progress,
    rules: Sequence[str],
    units: str,
    zone: Callable[[], str],
    beyond: CountedOn | None,
) -> None:
    """A challenge: verdict, streak, day table, road, rules, printed figures; `zone` tells the athlete's IANA zone."""
    title, standing, span = progress.challenge.title, day_of(progress), span_of(progress.challenge.period)
    fits = width(tidy(title)) + len(standing) + len(span) + 4 <= output.columns
    head = (Span(title, "title"), "  ", Span(standing, STATUS_STYLE[progress.status]))
    output.say(*head, Span(f"  {span}" if fits else "", "muted"))
    output.lines([] if fits else [f"  {span}"], "muted")
    output.lines(wrap(progress.verdict, output.columns, "  "))
    if beyond is not None:
        output.lines(wrap(counted_on_words(beyond, units), output.columns, "  "))
    if progress.projection is not None:
        output.lines(wrap(progress.projection.why, output.columns, "  "))
    if progress.streak is not None:
        output.say("  Streak: ", *streak_cells(progress.streak, zone))
        output.lines(wrap(progress.streak.why, output.columns, "          "), "muted")
    if progress.position is not None:
        output.lines(wrap(f"{map_line(progress.position, units)}.", output.columns, "  "))
    _goals(output, progress, units)
    if progress.stages:
        output.say()
        _stages(output, progress, units)
    if progress.medals:
        output.say()
        for medal in progress.medals:
            output.say(f"{medal.artefact.capitalize()}: ", Span(medal.name, "good"), f"  {day_name(medal.on)}")
    _rules(output, rules)
    _road(output, progress.challenge.template.route, units, progress.position.at_mm if progress.position else None)
    _claims(output, progress.challenge.template.claims)


def _goals(output: Output, progress: Progress, units: str) -> None:
    """What the goals come to that no row of the day table shows: weeks, rounds, ladders, lists."""
    shown = [goal for goal in progress.goals if goal.per not in DAILY or goal.rung or goal.next_rung]
    if not shown or (len(shown) == 1 and progress.total is not None and not shown[0].next_rung):
        return
    output.say()
    measures = {column.goal: column for column in progress.columns}
    for goal in shown:
        ladder = ""
        if goal.next_rung is not None and goal.goal in measures:
            column = measures[goal.goal]
            rung = format_amount(goal.next_rung, column.measure, units, column.activity, label=column.unit)
            ladder = f" Next rung {rung}."
        output.lines(wrap(f"{goal.title}: {goal.why}{ladder}", output.columns, "  "))
        if goal.missing:
            output.lines(wrap(f"Open: {', '.join(goal.missing)}.", output.columns, "    "), "muted")


def _stages(output: Output, progress: Progress, units: str) -> None:
    shown, total = _near_today(progress), progress.total
    named = any(stage.title for stage in shown)
    head = ["DAY", "DATE", *(["STAGE"] if named else []), *(_head(column, units) for column in progress.columns)]
    sides = "rl" + "l" * named + "r" * len(progress.columns)
    if total is not None:
        head += ["IN ALL", "BALANCE"]
        sides += "rr"
    formats = [
        _Format(
            column.measure,
            units,
            [*(stage.done[n] for stage in shown), *(stage.planned[n] for stage in shown)],
            column.unit,
        )
        for n, column in enumerate(progress.columns)
    ]
    rows = [[*head, ""]]
    for stage in shown:
        row = [str(stage.number), day_name(stage.on), *([stage.title] if named else [])]
        row += [
            _cell(done, planned, form, ahead=stage.on > progress.today)
            for done, planned, form in zip(stage.done, stage.planned, formats, strict=True)
        ]
        if total is not None:
            sums = _Format(total.measure, units, [stage.total_done or 0 for stage in shown])
            gaps = _Format(total.measure, units, [stage.balance or 0 for stage in shown])
            row += [
                "" if stage.total_done is None else sums.of(stage.total_done),
                "" if stage.balance is None or _still_open(stage, progress) else gaps.signed(stage.balance),
            ]
        rows.append([*row, _sign(stage, progress)])
    named_at = (2,) if named else ()
    lines = columns(rows, sides + "l", within=output.columns, give=(*named_at, *range(2 + named, len(head))))
    output.lines(lines[:1], "muted")
    output.lines(lines[1:])
    if len(shown) < len(progress.stages):
        output.say(Span(f"{len(shown)} of {len(progress.stages):,} days; --json has them all.", "muted"))


def _near_today(progress: Progress) -> Sequence[Stage]:
    stages = progress.stages
    if len(stages) <= FEW_STAGES:
        return stages
    middle = min(max(progress.day, 1), len(stages)) - 1
    first = max(0, min(middle - FEW_STAGES // 2, len(stages) - FEW_STAGES))
    return stages[first : first + FEW_STAGES]


def _head(column: Column, units: str) -> str:
    unit = unit_label(column.measure, units)
    return f"{column.title} {unit}".strip().upper() if not unit else f"{column.title.upper()} {unit}"


def _cell(done: int, planned: int, form: "_Format", *, ahead: bool) -> str:
    asked = form.of(planned) if planned else "-"
    if form.measure is Measure.CHECK:
        return "" if ahead else form.of(done)
    if ahead:
        return asked
    return f"{form.of(done)} / {asked}" if planned else form.of(done)


class _Format:
    """How the values of one column are written: the same decimals for all, the unit in the head."""

    def __init__(self, measure: Measure, units: str, values: Sequence[int | Fraction], label: str = "") -> None:
        self.measure = measure
        self.units = units
        self.label = label
        self.decimals = decimals_for(values, measure, units)

    def of(self, value: int | Fraction) -> str:
        return format_amount(value, self.measure, self.units, unit=False, decimals=self.decimals, label=self.label)

    def signed(self, value: Fraction) -> str:
        return f"+{self.of(value)}" if value > 0 else self.of(value)


def _still_open(stage: Stage, progress: Progress) -> bool:
    """Whether the day still runs: what it lacks is not behind plan yet."""
    return stage.on == progress.today and not stage.hit and progress.status in (Status.ACTIVE, Status.PAUSED)


def _sign(stage: Stage, progress: Progress) -> str:
    if stage.hit:
        return "done"
    if stage.excused is not None:
        return stage.excused.value
    if stage.rest:
        return "rest"
    if stage.on == progress.today:
        return "today"
    return "missed" if stage.on < progress.today and any(stage.planned) else ""


def template_page(output: Output, entry: LibraryEntry, units: str) -> None:
    """A template: what it asks, when, where, and what was printed about it."""
    template = entry.template
    when = window_of(template.window)
    fits = width(tidy(template.title)) + len(template.slug) + len(when) + 4 <= output.columns
    output.say(Span(template.title, "title"), Span(f"  {template.slug}{f'  {when}' if fits else ''}", "muted"))
    output.lines([] if fits else [f"  {when}"], "muted")
    if template.summary:
        output.lines(wrap(template.summary, output.columns, "  "))
    _race(output, template, units)
    _rules(output, entry.rules)
    _road(output, template.route, units, None)
    if template.awards:
        output.say()
        for award in template.awards:
            output.say(f"{award.artefact.capitalize()}: {award.title}")
    _claims(output, template.claims)
    output.say()
    output.say(f"Start it: tracker challenge start {template.slug}")
    if template.editions:
        output.lines(
            wrap(f"For an edition that is not here, copy {entry.path} and add an [[editions]] block.", output.columns)
        )


def _race(output: Output, template: Template, units: str) -> None:
    race = template.race
    if race is None:
        return
    limits = [Limit(elapsed_s=race.limit_s)] if race.limit_s else []
    start = f"{day_name(race.starts_at.date())} {race.starts_at:%H:%M} {race.zone}"
    long = format_distance(race.distance_mm, units) if race.distance_mm is not None else "as far as it goes"
    output.lines(wrap(f"{race.event}, {race.place}: {long}, {start}", output.columns, "  "))
    for limit in (*limits, *race.limits):
        where = "the finish" if limit.at_mm is None else format_distance(limit.at_mm, units)
        output.say(f"  Limit {limit_words(limit, where)}")
    for rule in read_age_rule(race.age_rule):
        output.say(f"  Age {rule}")


def _rules(output: Output, rules: Sequence[str]) -> None:
    if rules:
        output.say()
        output.say(Span("Rules", "title"))
        for rule in rules:
            first, *others = wrap(rule, output.columns, "    ")
            output.lines([f"  - {first.strip()}", *others])


def _road(output: Output, route: Route | None, units: str, at_mm: int | None) -> None:
    if route is None:
        return
    output.say()
    output.say(Span("Road", "title"), Span(f"  {route.name}, {format_distance(route.length_mm, units)}", "muted"))
    known = placed(route.places)
    decimals = decimals_for([far for far, _ in known], Measure.DISTANCE, units)
    last = max((index for far, index in known if at_mm is not None and far <= at_mm), default=-1)
    following = min((index for far, index in known if at_mm is not None and far > at_mm), default=len(route.places))
    rows = []
    for index, place in enumerate(route.places):
        stands = "" if at_mm is None else "passed" if index <= last else "ahead" if index >= following else ""
        far = "" if place.at_mm is None else format_distance(place.at_mm, units, decimals=decimals)
        rows.append([f"  {far}", place.name, stands, place.note])
    output.lines(columns(rows, "rl", within=output.columns, give=(3,)))


def decimals_for(values: Sequence[int | Fraction], measure: Measure, units: str) -> int | None:
    """Decimals that a whole column shares: none where every value is whole in its unit, else one."""
    if measure is not Measure.DISTANCE:
        return None
    return 0 if all(value % UNIT_MM[units] == 0 for value in values) else 1


def _claims(output: Output, claims: Sequence[Claim]) -> None:
    if not claims:
        return
    output.say()
    output.say(Span("As printed", "title"), Span("  every figure is kept, * is the one used", "muted"))
    size = max(width(claim.field) for claim in claims)
    before = ""
    for claim in claims:
        field = claim.field if claim.field != before else ""
        before = claim.field
        indent = " " * (size + 6)
        first, *others = wrap(claim.value, output.columns, indent) or [indent]
        output.say(f"  {pad(field, size)}  {'*' if claim.chosen else '-'} {first.strip()}")
        output.lines(others)
        published = f", {day_name(claim.published)}" if claim.published else ""
        source = cut(f"{tidy(claim.source)}{published}", output.columns - len(indent))
        output.say(Span(f"{indent}{source}", "muted"))
        if claim.note:
            output.lines(wrap(claim.note, output.columns, indent), "muted")
