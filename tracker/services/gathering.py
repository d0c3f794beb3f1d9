"""The evidence for a challenge: every question of its rules put to the journal."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tracker.domain.counting import Selection, Taken
from tracker.domain.days import DAY, Period
from tracker.domain.evidence import (
    Evidence,
    all_leaves,
    asks_results,
    facts_asked,
    questions,
    reach,
    wants_midnight,
    whole_keys,
)
from tracker.domain.sessions import Session
from tracker.domain.templates import Challenge
from tracker.services.moments import Moment, moment_of
from tracker.store.journal import Reader

if TYPE_CHECKING:
    from tracker.domain.races import Result


def evidence_of(reader: Reader, challenge: Challenge, at: Moment, taken: tuple[Taken, ...] = ()) -> Evidence:
    """What the journal holds for a challenge: of the athlete of the moment, or of the whole team."""
    if challenge.template.team is None:
        return _of_one(reader, challenge, at, taken)
    from tracker.domain.teams import together

    known = {athlete.id: athlete for athlete in reader.athletes()}
    moments = [moment_of(reader, known[one], at.now, at.units) for one in challenge.athletes if one in known]
    mine = next((n for n, one in enumerate(moments) if one.athlete.id == at.athlete.id), 0)
    members = [_of_one(reader, challenge, one, taken) for one in moments]
    return together(challenge, members, mine)


def _of_one(reader: Reader, challenge: Challenge, at: Moment, taken: tuple[Taken, ...]) -> Evidence:
    who = at.athlete
    asked = questions(challenge, taken)
    found = all_leaves(challenge.template, challenge.period)
    whole = whole_keys(challenge)
    shared = {leaf.key for leaf in found if wants_midnight(leaf) and leaf.key in asked}
    late = shared - whole
    marks = reader.marks(who.id, challenge.period.start)
    return Evidence(
        amounts={key: reader.day_amounts(who.id, choice) for key, choice in asked.items() if key not in whole},
        over_midnight={key: reader.over_midnight(who.id, asked[key]) for key in late},
        sessions={key: _whole(reader, who.id, asked[key], begun_before=key in shared) for key in whole},
        facts=_facts(reader, challenge, who.id),
        results=_results(reader, who.id) if asks_results(challenge.template) else (),
        marks=tuple(mark for mark in marks if mark.challenge_id in (None, challenge.id)),
        zone=at.zone,
        now=at.now,
        taken=taken,
        sex=who.sex,
        born=who.born,
    )


def _whole(reader: Reader, athlete_id: str, choice: Selection, *, begun_before: bool) -> tuple[Session, ...]:
    """The sessions that fit, those among them that began on the evening before and ended inside where asked for."""
    inside = reader.fitting(athlete_id, choice)
    if not begun_before:
        return inside
    before = (one for one in reader.over_midnight(athlete_id, choice) if one.local_date < choice.period.start)
    return (*before, *inside)


def _results(reader: Reader, athlete_id: str) -> tuple["Result", ...]:
    from tracker.domain.race_rules import settled

    return tuple(settled(one) for one in reader.results(athlete_id))


def _facts(reader: Reader, challenge: Challenge, athlete_id: str) -> Mapping[str, Mapping[date, int]]:
    span, entry = reach(challenge), challenge.template.entry
    return {
        key: reader.facts(athlete_id, key, span.start, span.end, late_days=entry.late_days, late_until=entry.late_until)
        for key in facts_asked(challenge)
    }


def one_day(choice: Selection, day: date) -> Selection:
    """The same question about a single day."""
    return days_before(choice, day, 1)


def days_before(choice: Selection, day: date, days: int) -> Selection:
    """The same question about the `days` days that end with `day`."""
    return replace(choice, period=Period(day - (days - 1) * DAY, day + DAY))
