"""Plays a journal through a template of the library, started as the services start a challenge."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from tests.domain.building import evidence
from tests.library.journal import Facts, Member, Play
from tracker.config import seeds_dir
from tracker.domain.assess import assess
from tracker.domain.evidence import Evidence
from tracker.domain.medals import Medal
from tracker.domain.progress import Progress
from tracker.domain.races import Result
from tracker.domain.sessions import Session
from tracker.domain.teams import together
from tracker.domain.templates import Challenge, Template, WindowKind
from tracker.domain.windows import period_of, resolved, span_of
from tracker.formats.template import load_template


@cache
def template_of(slug: str) -> Template:
    """The template of the library with that slug."""
    return load_template(seeds_dir() / f"{slug}.toml")


def started(play: Play) -> Challenge:
    """The challenge that the play's athlete started."""
    template = template_of(play.slug)
    start = datetime.fromisoformat(play.at) if play.at else date.fromisoformat(play.start)
    found = challenge_of(template, start, zone=play.zone, week_start=play.week_start)
    team = ("a", *(f"member-{n}" for n, _ in enumerate(play.others, 1)))
    return replace(found, athletes=team, factors=play.factors)


def challenge_of(template: Template, start: date | datetime, *, zone: str = "UTC", week_start: int = 0) -> Challenge:
    """A template started on a day, or at an instant where its window runs by the clock."""
    begins = ends = None
    if isinstance(start, datetime):
        assert template.window.kind is WindowKind.INSTANT
        begins = template.window.starts_at or start
        period, ends = span_of(begins, template.window.length_s, zone)
    else:
        template = resolved(template, start)
        period = period_of(template.window, start, week_start=week_start)
    return Challenge(
        id="c",
        handle=template.slug,
        template=template,
        period=period,
        joined_at=datetime.combine(period.start, time(), UTC) - timedelta(days=2),
        week_start=week_start,
        zone=zone if begins else None,
        athletes=("a",),
        starts_at=begins,
        ends_at=ends,
    )


def outcome(play: Play) -> Progress:
    """How the challenge stands at the end of the play's day."""
    challenge = started(play)
    own = _evidence(play, challenge, play.sessions, play.facts, play.results)
    if challenge.template.team is not None and play.others:
        own = together(challenge, [own, *(_member(play, challenge, other) for other in play.others)])
    return assess(challenge, own, date.fromisoformat(play.today))


def _member(play: Play, challenge: Challenge, other: Member) -> Evidence:
    return _evidence(play, challenge, other.sessions, other.facts, ())


def _evidence(
    play: Play, challenge: Challenge, sessions: Iterable[Session], facts: Facts, results: Iterable[Result]
) -> Evidence:
    return evidence(
        challenge,
        sessions,
        zone=play.zone,
        facts=facts,
        results=results,
        taken=play.taken,
        sex=play.sex,
        born=play.born,
    )


def medal_text(medal: Medal, like: str) -> str:
    """A medal written as the expectation `like` is written: with its band, with its date."""
    text = f"{medal.award}:{medal.band}" if medal.band else medal.award
    return f"{text}@{medal.on}" if "@" in like else text
