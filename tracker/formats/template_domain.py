"""From a template file of the right shape to the template it means, refusing whatever contradicts itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.days import Period
from tracker.domain.goals import Leaf, leaves
from tracker.domain.templates import Claim, Continuity, Edition, Entry, Template, Window, WindowKind
from tracker.domain.totals import total_leaf
from tracker.formats.template_award_goals import AwardGoals
from tracker.formats.template_awards import AwardReader
from tracker.formats.template_continuity import continuity_of, team_of
from tracker.formats.template_entry import entry_of, tolerance_of
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_goals import GoalReader
from tracker.formats.template_lines import Path
from tracker.formats.template_race import race_of
from tracker.formats.template_route import read_route
from tracker.formats.template_schema import ClaimTable, TemplateFile
from tracker.formats.template_spot import Span
from tracker.formats.template_window import editions_of, span_of, window_of

_SOME_DAY = date(2024, 1, 1)  # for what is the same on any day
_SOME_DAYS = 28


def to_template(file: TemplateFile, faults: Faults) -> Template:
    """The template that `file` means. Raises TemplateError with every fault found."""
    window = window_of(file.window, faults)
    editions = editions_of(file.editions, file.window, faults)
    span = span_of(window, editions)
    tolerance = tolerance_of(file.entry, faults)
    reader = GoalReader(faults, span, file.stages, tolerance)
    before = len(faults)
    read = reader.read(file.goals, file.compose, file.order)
    goal = read if len(faults) == before else None  # what is half read contradicts nothing else
    race = race_of(file.race, ("race",), faults) if file.race is not None else None
    if file.race is not None and window is not None and not _within(window, editions, file.race.starts_at.date()):
        faults.clash(("race", "starts_at"), ("window",), "is not on a day of the window")
    route = read_route(file.route, faults) if file.route is not None else None
    continuity = Continuity()
    if file.continuity is not None:
        continuity = continuity_of(file.continuity, goal, reader.paths, span, faults)
    entry = entry_of(file.entry, window, editions, faults) if file.entry is not None else Entry()
    team = team_of(file.team, goal, faults) if file.team is not None else None
    claims = _claims(file.claims, faults)
    template = None
    if window is not None and goal is not None:
        template = Template(
            slug=file.slug,
            version=file.version,
            title=file.title,
            window=window,
            goal=goal,
            summary=file.summary,
            continuity=continuity,
            entry=entry,
            route=route,
            race=race,
            claims=claims,
            tags=tuple(dict.fromkeys(file.tags)),
            stages=tuple(stage.name for stage in file.stages),
            team=team,
            editions=editions,
        )
    sound = template if file.route is None or route is not None else None  # without its road it has another total
    awards = AwardReader(
        faults=faults,
        span=span,
        goals=AwardGoals(
            faults=faults,
            leaves=leaves(sound.goal) if sound is not None else (),
            paths=reader.paths,
            total=_total(sound, span) if sound is not None else None,
        ),
        route=route,
        routed=file.route is not None,
        race=race,
        raced=file.race is not None or any(table.race is not None for table in file.editions),
    ).read(file.awards)
    faults.raise_if_any()
    if template is None:
        raise AssertionError("a file without faults has a window and a goal")
    return replace(template, awards=awards)


def _total(template: Template, span: Span) -> Leaf | None:
    """The total that a challenge of this template has, whenever it starts."""
    kind = template.window.kind
    endless = kind is WindowKind.OPEN or (kind is WindowKind.INSTANT and span.length_s is None)
    days = span.days or _SOME_DAYS
    return total_leaf(template, Period(_SOME_DAY, None if endless else _SOME_DAY + timedelta(days=days)))


def _within(window: Window, editions: Sequence[Edition], day: date) -> bool:
    if editions:
        return any(edition.first <= day <= edition.last for edition in editions)
    if window.first is None or window.last is None or window.yearly:
        return True
    return window.first <= day <= window.last


def _claims(tables: Sequence[ClaimTable], faults: Faults) -> tuple[Claim, ...]:
    chosen: dict[str, Path] = {}
    for index, table in enumerate(tables):
        path: Path = ("claims", index, "chosen")
        if table.chosen and table.field in chosen:
            faults.clash(path, chosen[table.field], f"two claims of {quoted(table.field)} are chosen; choose one")
        if table.chosen:
            chosen.setdefault(table.field, path)
    return tuple(
        Claim(
            field=table.field,
            value=table.value,
            source=table.source,
            published=table.published,
            note=table.note,
            chosen=table.chosen,
        )
        for table in tables
    )
