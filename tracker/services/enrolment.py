"""Starting and ending challenges."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tracker.domain.days import FIRST_DATE, Period
from tracker.domain.progress import Progress, Status
from tracker.domain.templates import Template
from tracker.domain.text import clean_text
from tracker.domain.windows import period_of
from tracker.errors import NotFoundError, RefusedError
from tracker.formats.template_json import template_to_json
from tracker.services.ids import new_id
from tracker.services.logbook import athlete_called, ensure_athlete
from tracker.services.near import nearest
from tracker.services.reading import Moment, challenge_of, progress_of
from tracker.store.journal import Reader, Writer
from tracker.store.values import StoredChallenge

NAME_LIMIT = 60
FURTHEST = timedelta(days=3_653)  # how far ahead a start may lie


def start(
    writer: Writer, at: Moment, template: Template, on: date | None = None, partners: Sequence[str] = ()
) -> Progress:
    """Start a challenge on `on` (default today) for the athlete and those who run along.

    RefusedError when a fixed window is over, or when the same challenge already runs on those days.
    """
    at = ensure_athlete(writer, at)
    period = period_of(template.window, _start_day(on or at.today, at.today), week_start=at.athlete.week_start)
    _refuse_twice(writer, at, template, period)
    athletes = [at.athlete.id]
    for name in partners:
        cleaned = clean_text(name, limit=NAME_LIMIT)
        if not cleaned:
            raise RefusedError("A partner's name is empty; write --with followed by a name.")
        athletes.append(athlete_called(writer, at, cleaned).id)
    stored = StoredChallenge(
        id=new_id(at.now),
        handle=_free_handle(writer, template.slug),
        template_slug=template.slug,
        template_version=template.version,
        template_json=template_to_json(template),
        start=period.start,
        end=period.end,
        joined_at=at.now,
        week_start=at.athlete.week_start,
        zone=None,
        ended_on=None,
        athletes=tuple(dict.fromkeys(athletes)),
    )
    writer.add_challenge(stored)
    writer.title = f"Started {template.title}"
    return progress_of(writer, challenge_of(stored), at, table=True)


def _refuse_twice(reader: Reader, at: Moment, template: Template, period: Period) -> None:
    """RefusedError where the same challenge runs, or is to run, on some of those days."""
    for stored in reader.challenges(at.athlete.id):
        if stored.template_slug != template.slug:
            continue
        other = progress_of(reader, challenge_of(stored), at)
        apart = (other.period.end is not None and other.period.end <= period.start) or (
            period.end is not None and period.end <= other.period.start
        )
        if other.status in (Status.ACTIVE, Status.PAUSED, Status.PLANNED) and not apart:
            raise RefusedError(
                f"{template.title} already runs as {other.handle!r} on those days; "
                f"end that one first (`tracker challenge end {other.handle}`) or choose another start with --on."
            )


def _start_day(on: date, today: date) -> date:
    if not FIRST_DATE <= on <= today + FURTHEST:
        raise RefusedError(f"{on} is too far off; a challenge starts between {FIRST_DATE} and ten years from now.")
    return on


def _free_handle(reader: Reader, slug: str) -> str:
    taken = {handle.casefold() for handle in reader.challenge_handles()}
    handle, n = slug, 1
    while handle in taken:
        n += 1
        handle = f"{slug}-{n}"
    return handle


def challenge_named(reader: Reader, at: Moment, handle: str) -> StoredChallenge:
    """The athlete's challenge with that handle. NotFoundError with the nearest one."""
    mine = reader.challenges(at.athlete.id) if at.athlete.id else ()
    for stored in mine:
        if stored.handle == handle.casefold():
            return stored
    known = [stored.handle for stored in mine]
    hint = "`tracker challenge list` shows yours" if known else "start one with `tracker challenge start mumbai-to-goa`"
    raise NotFoundError(f"You have no challenge {handle!r}{nearest(handle, known)}; {hint}.")


def end(writer: Writer, at: Moment, handle: str, on: date | None = None) -> Progress:
    """End a challenge early, on `on` (default today). RefusedError when it is over already."""
    stored = challenge_named(writer, at, handle)
    day = on or at.today
    before = progress_of(writer, challenge_of(stored), at)
    if before.status in (Status.COMPLETED, Status.FAILED, Status.ABANDONED):
        raise RefusedError(f"{before.challenge.title} is over already: {before.verdict}")
    if day > at.today:
        raise RefusedError(f"{day} is still to come; a challenge ends today or earlier.")
    planned = before.status is Status.PLANNED
    if day < stored.start and not planned:
        raise RefusedError(f"{day} lies before {before.challenge.title} began on {stored.start}; choose a later day.")
    ended = replace(stored, ended_on=at.today if planned else day)
    writer.end_participation(stored.id, at.athlete.id, ended.ended_on)
    writer.title = f"Ended {before.challenge.title}"
    return progress_of(writer, challenge_of(ended), at, table=True)
