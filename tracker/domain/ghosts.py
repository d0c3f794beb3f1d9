"""Ghosts: somebody else's running total by day number, to go against on the same day."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.domain.attempts import attempts_of
from tracker.domain.days import DAY, Period
from tracker.domain.goals import DAILY, leaves
from tracker.domain.pace import Plan
from tracker.domain.progress import Position, Progress
from tracker.domain.routes import position
from tracker.domain.rule_words import day_said
from tracker.domain.sessions import Measure
from tracker.domain.templates import Route, Template
from tracker.domain.text import clean_text
from tracker.domain.totals import TOTAL, weights

Kind = Literal["article", "attempt", "partner"]
NAME = 40  # characters
MOST_DAYS = 4_000  # of a plan; further ones are no challenge anybody runs against
NOBODY = "the plan's athlete"
WHO = "athlete"  # the field of a claim that says who did it
# How the summary of a template that was made from an article says it
_DONE_BY = re.compile(r"\bDone by (.{1,60}?)(?:, (?:from|beginning on) |\.(?=\s+[A-Z][a-z]+ [a-z0-9]|\s*$))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """Who it is, and (day number, running total in the measure's base unit) of each of their days, from day 1 on."""

    name: str
    kind: Kind
    points: tuple[tuple[int, int], ...]
    measure: Measure

    def at(self, day: int) -> int:
        """The running total by the end of a day: 0 before day 1, and from their last day on what they came to."""
        if day < 1 or not self.points:
            return 0
        return self.points[min(day, len(self.points)) - 1][1]


def position_of(ghost: Ghost, route: Route, day: int) -> Position:
    """Where on the road the ghost was by the end of a day."""
    return position(route, ghost.at(day))


def article_ghost(progress: Progress) -> Ghost | None:
    """The athlete of the article, who did what each day of the plan asks.

    None without a total, without an end, and where races are counted.
    """
    total, period, template = progress.total, progress.period, progress.challenge.template
    if total is None or total.measure is Measure.RESULTS:
        return None
    if period.days is None or not 0 < period.days <= MOST_DAYS:
        return None
    shares = weights(template, period)
    daily = [leaf for leaf in leaves(template.goal) if leaf.per in DAILY]
    if daily and all(leaf.measure is total.measure for leaf in daily):
        done = 0
        points = []
        for number, share in enumerate(shares, start=1):
            done += share
            points.append((number, done))
    else:
        plan = Plan(total.first or total.target, shares)
        points = [(number, int(plan.at(number))) for number in range(1, period.days + 1)]
    if not points[-1][1]:
        return None
    return Ghost(name=athlete_of(template), kind="article", points=tuple(points), measure=total.measure)


def athlete_of(template: Template) -> str:
    """Who did it, where the template tells: by a figure about the athlete, or in its summary."""
    claims = [claim for claim in template.claims if claim.field.casefold() == WHO]
    told = next((claim.value for claim in sorted(claims, key=lambda claim: not claim.chosen)), "")
    found = _DONE_BY.search(template.summary)
    return clean_text(told or (found[1] if found else ""), limit=NAME) or NOBODY


def earlier_ghosts(progress: Progress) -> Iterator[Ghost]:
    """The attempts at the same challenge before the present one, the latest first, each up to the day it failed on."""
    if progress.evidence is None or progress.total is None:
        return
    *former, _ = attempts_of(progress.challenge, progress.evidence, progress.today)
    for attempt, failed in reversed(former):
        if attempt.total is not None:
            last = failed or attempt.today
            name = f"attempt {attempt.number}" if attempt.number < progress.attempt else f"up to {day_said(last)}"
            yield from _ghost(name, "attempt", attempt.total.amounts, attempt.period, last, progress)


def ghost_of(name: str, kind: Kind, other: Progress, mine: Progress) -> Iterator[Ghost]:
    """The running total of another challenge or athlete as `mine` counts it; none where it counts something else."""
    if other.total is None or mine.total is None or other.total.measure is not mine.total.measure:
        return
    stopped = [day for day in (other.failed_on, other.challenge.ended_on, other.today) if day is not None]
    yield from _ghost(name, kind, other.amounts.get(TOTAL, {}), other.period, min(stopped), mine)


def _ghost(
    name: str, kind: Kind, amounts: Mapping[date, int], span: Period, last: date, mine: Progress
) -> Iterator[Ghost]:
    """What `amounts` came to by each day from the first of `span` up to `last`; none where that is nothing."""
    if mine.total is None:
        return
    history = mine.challenge.template.window.history
    done = sum(value for day, value in amounts.items() if day < span.start) if history else 0
    last = last if span.last is None else min(last, span.last)
    points = []
    for number in range(1, (last - span.start).days + 2):
        done += amounts.get(span.start + (number - 1) * DAY, 0)
        points.append((number, done))
    if done:
        name = clean_text(name, limit=NAME)
        yield Ghost(name=name, kind=kind, points=tuple(points), measure=mine.total.measure)
