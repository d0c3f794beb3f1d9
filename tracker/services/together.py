"""Logging for several athletes at once: what they did together is one change for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker.domain.days import zone_on
from tracker.domain.logline import Parsed, parse
from tracker.domain.rule_words import joined
from tracker.domain.sessions import Athlete, MarkDraft
from tracker.services import logbook
from tracker.services.moments import Moment, athlete_named, moment_of
from tracker.services.views import Logged, LoggedFor
from tracker.store.journal import Writer


def log(writer: Writer, at: Moment, line: str, names: Sequence[str] = ()) -> Logged:
    """Store what a line says for the one who asks and for the athletes of those names.

    The line is read once, as the one who asks means it: in their units, on their date and in their zone. InputError,
    RefusedError and NotFoundError leave everything as it was.
    """
    parsed = parse(line, logbook.context(at))
    return _for_all(writer, at, names, lambda one: logbook.stored(writer, one, _placed(parsed, at)))


def mark(writer: Writer, at: Moment, draft: MarkDraft, names: Sequence[str] = ()) -> Logged:
    """Mark the days of a draft for the one who asks and for the athletes of those names."""
    return _for_all(writer, at, names, lambda one: logbook.mark(writer, one, draft))


def _placed(parsed: Parsed, at: Moment) -> Parsed:
    """What was read, each session in the zone where the one who asks was: the others were there too."""
    drafts = tuple(
        replace(draft, zone=draft.zone or zone_on(draft.on, at.moves, at.athlete.zone)) for draft in parsed.drafts
    )
    return replace(parsed, drafts=drafts)


def _for_all(writer: Writer, at: Moment, names: Sequence[str], stored: Callable[[Moment], Logged]) -> Logged:
    at = logbook.ensure_athlete(writer, at)
    others = _others(writer, at, names)
    done = stored(at)
    title = writer.title
    found = tuple(LoggedFor(athlete=one, logged=stored(moment_of(writer, one, at.now, None))) for one in others)
    if found:
        everyone = joined([at.athlete.name, *(one.name for one in others)], "and")
        writer.title = f"{title} for {everyone}" if title else ""
    return replace(done, others=found)


def _others(writer: Writer, at: Moment, names: Sequence[str]) -> list[Athlete]:
    """The athletes of those names, each once, without the one who asks. NotFoundError with the nearest name."""
    found = {one.id: one for one in (athlete_named(writer, name) for name in names)}
    found.pop(at.athlete.id, None)
    return list(found.values())
