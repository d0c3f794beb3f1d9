"""What `--json` answers for the long pages and the charts: an opened challenge, a template, a series."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from tracker.cli.documents import Document, amount, award, iso, metres, streak
from tracker.cli.progress_documents import challenge, counted_on
from tracker.domain.progress import Progress, Stage, Total
from tracker.domain.retro import CountedOn
from tracker.domain.sessions import Measure
from tracker.domain.templates import Claim, RaceDay, Template
from tracker.services.views import LibraryEntry


def challenge_page(value: Progress, rules: Sequence[str], beyond: CountedOn | None) -> Document:
    """`challenge show`: the challenge with its day table, goals, rules and printed figures."""
    template_of = value.challenge.template
    measures = {column.goal: column.measure for column in value.columns}
    return {
        **challenge(value),
        "counted_on": counted_on(beyond),
        "template": template_of.slug,
        "version": template_of.version,
        "streak": None if value.streak is None else streak(value.streak),
        "goals": [
            {
                "goal": one.goal,
                "title": one.title,
                "per": str(one.per),
                "hits": one.hits,
                "needed": one.needed,
                "met": one.met,
                "why": one.why,
                "rung": rung(one.rung or None, one.goal, measures),
                "next_rung": rung(one.next_rung, one.goal, measures),
                "missing": list(one.missing),
            }
            for one in value.goals
        ],
        "stages": [stage(one, measures, value.total) for one in value.stages],
        "rules": list(rules),
        "claims": [claim(one) for one in template_of.claims],
        "places": places(template_of),
    }


def rung(value: int | None, goal: str, measures: Mapping[str, Measure]) -> int | float | None:
    """A rung of a goal's ladder in the base unit of its measure."""
    return None if value is None else amount(value, measures[goal]) if goal in measures else value


def stage(value: Stage, measures: Mapping[str, Measure], whole: Total | None) -> Document:
    """One row of the day table; `planned` and `done` by goal."""

    def sums(part: int | Fraction | None) -> int | float | None:
        return None if part is None or whole is None else amount(part, whole.measure)

    def by_goal(row: Iterable[int]) -> Document:
        return {goal: amount(cell, measure) for (goal, measure), cell in zip(measures.items(), row, strict=False)}

    return {
        "day": value.number,
        "date": value.on.isoformat(),
        "title": value.title,
        "planned": by_goal(value.planned),
        "done": by_goal(value.done),
        "total_planned": sums(value.total_planned),
        "total_done": sums(value.total_done),
        "balance": sums(value.balance),
        "hit": value.hit,
        "excused": None if value.excused is None else str(value.excused),
        "rest": value.rest,
        "why": value.why or None,
    }


def claim(value: Claim) -> Document:
    """A figure as printed somewhere."""
    return {
        "field": value.field,
        "value": value.value,
        "source": value.source,
        "published": iso(value.published),
        "note": value.note,
        "chosen": value.chosen,
    }


def places(value: Template) -> list[Document]:
    """The places of a template's route, in order."""
    if value.route is None:
        return []
    return [
        {"name": place.name, "at_m": metres(place.at_mm), "lat": place.lat, "lon": place.lon, "note": place.note}
        for place in value.route.places
    ]


def template(entry: LibraryEntry) -> Document:
    """A template of the library."""
    value = entry.template
    return {
        "id": value.slug,
        "version": value.version,
        "title": value.title,
        "summary": value.summary,
        "window": str(value.window.kind),
        "first": iso(value.window.first),
        "last": iso(value.window.last),
        "days": value.window.days,
        "rules": list(entry.rules),
        "route": None
        if value.route is None
        else {"name": value.route.name, "length_m": metres(value.route.length_mm), "places": places(value)},
        "race": None if value.race is None else race_day(value.race),
        "editions": [
            {
                "name": one.name,
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "note": one.note or None,
                "race": None if one.race is None else race_day(one.race),
            }
            for one in sorted(value.editions, key=lambda one: one.first)
        ],
        "path": entry.path,
        "medals": [award(one) for one in value.awards],
        "claims": [claim(one) for one in value.claims],
        "tags": list(value.tags),
    }


def race_day(value: RaceDay) -> Document:
    """The race of a template, or of one of its editions."""
    return {
        "event": value.event,
        "place": value.place,
        "zone": value.zone,
        "starts": value.starts_at.isoformat(timespec="minutes"),
        "distance_m": metres(value.distance_mm),
        "limit_s": value.limit_s,
        "age_rule": value.age_rule,
        "series": value.series,
        "region": value.region,
        "variant": value.variant,
        "climb_m": metres(value.climb_mm),
        "limits": [
            {
                "at_m": metres(one.at_mm),
                "elapsed_s": one.elapsed_s,
                "clock": None if one.clock is None else one.clock.isoformat(timespec="seconds"),
            }
            for one in value.limits
        ],
    }
