"""The demo: the couple's June of 2025 and a year of training before it, the same on every machine.

The story is data, `seeds/demo/story.toml`: log lines as they were typed, read by the product's own grammar, and the
habits from which the year is made up.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from tracker.config import seeds_dir
from tracker.domain.days import DAY, local_date, midnight, zone_at, zone_on
from tracker.domain.logline import Context, parse
from tracker.domain.recording import session_of
from tracker.domain.sessions import Athlete, Draft, Mark, MarkDraft, Session
from tracker.services.demo_training import Entered, training
from tracker.services.ids import new_id
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm

DEMO_NOW = datetime(2025, 6, 28, 13, 10, tzinfo=UTC)  # 18:40 in India, day 3 of Mumbai to Goa


@dataclass(frozen=True, slots=True, kw_only=True)
class RaceDone:
    """What came of a race for one athlete, as they typed it on the evening of the race."""

    athlete: str
    race: str  # handle
    on: date
    form: ResultForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """A photo of a session: the id of the session, the picture among the seeds, and its caption."""

    session: str
    picture: Path
    caption: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What the demo journal holds. Each start is (template slug, day, athlete ids, the one who started it first)."""

    athletes: tuple[Athlete, ...]
    sessions: tuple[Session, ...]  # in the order they were entered
    marks: tuple[Mark, ...]
    starts: tuple[tuple[str, date, tuple[str, ...]], ...]
    races: tuple[RaceForm, ...] = ()
    results: tuple[RaceDone, ...] = ()
    shots: tuple[Shot, ...] = ()


def demo_story(until: datetime = DEMO_NOW) -> Story:
    """What had been entered before `until` (aware), and the challenges whose first day had begun by then.

    The same for every call: identifiers and amounts come from a seeded generator, whatever `until` is.
    """
    with (seeds_dir() / "demo" / "story.toml").open("rb") as file:
        story = tomllib.load(file)
    rng = Random(story["seed"])  # noqa: S311 a story, not a secret
    athletes: dict[str, Athlete] = {}
    sessions: list[Session] = []
    marks: list[Mark] = []
    shots: list[Shot] = []
    for table in story["athletes"]:
        key = new_id(midnight(story["first"], table["zone"]), rng.getrandbits)
        athlete = Athlete(id=key, name=table["name"], zone=table["zone"])
        athletes[athlete.name] = athlete
        moves: list[tuple[date, str]] = []
        shown = {entry["at"].astimezone(UTC): entry for entry in table["log"] if "photo" in entry}
        for entered in [*training(table, story["first"], story["last"], rng), *_lines(table, athlete)]:
            if isinstance(entered.what, Draft):
                sessions.append(_session(entered, entered.what, athlete, moves, rng))
                if entered.at in shown:
                    shots.append(_shot(sessions[-1], shown[entered.at]))
            else:
                found = _marks(entered.at, entered.what, athlete, moves, rng)
                moves += [(mark.on, mark.zone) for mark in found if mark.zone is not None]
                marks += found
    return Story(
        athletes=tuple(athletes.values()),
        sessions=tuple(sorted((each for each in sessions if each.logged_at < until), key=lambda each: each.logged_at)),
        marks=tuple(sorted((each for each in marks if each.logged_at < until), key=lambda each: each.logged_at)),
        starts=tuple(_start(table, athletes) for table in story["starts"] if _begun(table, athletes, until)),
        races=tuple(RaceForm(**table) for table in story["races"]),
        results=tuple(_result(table) for table in story["results"] if table["on"] < until.date()),
        shots=tuple(shots),
    )


def _result(table: Mapping[str, Any]) -> RaceDone:
    form = ResultForm(**{name: table[name] for name in ("gun", "chip", "splits") if name in table})
    return RaceDone(athlete=table["athlete"], race=table["race"], on=table["on"], form=form)


def _shot(session: Session, entry: Mapping[str, Any]) -> Shot:
    picture = seeds_dir() / "demo" / "photos" / entry["photo"]
    return Shot(session=session.id, picture=picture, caption=entry["caption"])


def _lines(table: Mapping[str, Any], athlete: Athlete) -> list[Entered]:
    """The athlete's own log lines, read as they would have been when they were entered."""
    found: list[Entered] = []
    moves: list[tuple[date, str]] = []
    for entry in table["log"]:
        at = entry["at"].astimezone(UTC)
        zone = zone_at(at, moves, athlete.zone)
        parsed = parse(entry["line"], Context(today=local_date(at, zone), now=at, zone=zone))
        found += [Entered(at, draft) for draft in parsed.drafts]
        found += [Entered(at, mark) for mark in parsed.marks]
        moves += [(mark.first, mark.zone) for mark in parsed.marks if mark.zone is not None]
    return found


def _session(entered: Entered, draft: Draft, athlete: Athlete, moves: list[tuple[date, str]], rng: Random) -> Session:
    return session_of(
        draft,
        key=new_id(entered.at, rng.getrandbits),
        athlete=athlete,
        zone=zone_on(draft.on, moves, athlete.zone),
        now=entered.at,
    )


def _marks(at: datetime, draft: MarkDraft, athlete: Athlete, moves: list[tuple[date, str]], rng: Random) -> list[Mark]:
    """A mark for each day; a zone that was moved to stands on the first."""
    days = [draft.first + n * DAY for n in range((draft.last - draft.first).days + 1)]
    return [
        Mark(
            id=new_id(at, rng.getrandbits),
            athlete_id=athlete.id,
            on=day,
            kind=draft.kind,
            logged_at=at,
            logged_on=local_date(at, zone_at(at, moves, athlete.zone)),
            zone=draft.zone if day == draft.first else None,
            note=draft.note,
        )
        for day in days
    ]


def _start(table: Mapping[str, Any], athletes: Mapping[str, Athlete]) -> tuple[str, date, tuple[str, ...]]:
    return table["template"], table["on"], tuple(athletes[name].id for name in table["athletes"])


def _begun(table: Mapping[str, Any], athletes: Mapping[str, Athlete], until: datetime) -> bool:
    return midnight(table["on"], athletes[table["athletes"][0]].zone) <= until
