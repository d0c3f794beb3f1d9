"""A challenge with all that its page shows, read at one instant."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tracker.domain.counting import counting_as
from tracker.domain.evidence import questions
from tracker.domain.ghosts import Ghost
from tracker.domain.medals_ahead import MedalAhead, medals_ahead
from tracker.domain.progress import Progress
from tracker.domain.retro import CountedOn
from tracker.domain.routes import Coast
from tracker.domain.rules import plain_rules
from tracker.services.coasts import coast_of
from tracker.services.enrolment import challenge_named
from tracker.services.ghosts import ghosts_of
from tracker.services.moments import Moment, moment_of
from tracker.services.reading import challenge_of, progress_of
from tracker.services.retro import counted_on_of
from tracker.store.journal import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A challenge with its day table, and what belongs to it.

    `notes` are the notes and hashtags of a day's sessions that count, the earliest first; `partners` are the others
    who take part with their names; of a team, which has one progress, there are none.
    """

    progress: Progress
    rules: tuple[str, ...]
    notes: Mapping[date, tuple[str, ...]]
    name: str
    partners: tuple[tuple[str, Progress], ...]
    ghosts: tuple[Ghost, ...]
    ahead: tuple[MedalAhead, ...]
    coast: Coast
    counted_on: CountedOn | None


def opened_of(reader: Reader, at: Moment, handle: str) -> Opened:
    """One challenge, opened. NotFoundError with the nearest handle."""
    progress = progress_of(reader, challenge_of(challenge_named(reader, at, handle)), at, table=True)
    template = progress.challenge.template
    return Opened(
        progress=progress,
        rules=plain_rules(template, at.units),
        notes=_notes(reader, at, progress),
        name=at.athlete.name,
        partners=tuple(_partners(reader, at, progress)),
        ghosts=ghosts_of(reader, at, handle),
        ahead=medals_ahead(progress, at.units),
        coast=coast_of(template.route) if template.route is not None else (),
        counted_on=counted_on_of(reader, at, progress),
    )


def _notes(reader: Reader, at: Moment, progress: Progress) -> dict[date, tuple[str, ...]]:
    """What was written about the days of the table, by sessions that count where the challenge counts any."""
    if not progress.stages:
        return {}
    asked = questions(progress.challenge, progress.evidence.taken if progress.evidence is not None else ())
    kinds = [choice.activities for choice in asked.values()]
    counting = frozenset[str]().union(*kinds) if all(kinds) else frozenset[str]()
    found: dict[date, tuple[str, ...]] = {}
    for one in reversed(reader.written(at.athlete.id, progress.stages[0].on, progress.stages[-1].on, counting)):
        if asked and not any(counting_as(choice, one) for choice in asked.values()):
            continue
        said = " ".join([*([one.note] if one.note else []), *(f"#{tag}" for tag in one.tags)])
        before = found.get(one.local_date, ())
        if said and said not in before:
            found[one.local_date] = (*before, said)
    return found


def _partners(reader: Reader, at: Moment, progress: Progress) -> Iterator[tuple[str, Progress]]:
    """The others in the challenge, each in their own zone."""
    challenge = progress.challenge
    if challenge.template.team is not None:
        return
    for other in reader.athletes():
        if other.id != at.athlete.id and other.id in challenge.athletes:
            yield other.name, progress_of(reader, challenge, moment_of(reader, other, at.now, at.units))
