"""What if: asked of the journal as it is now, and what of it can be kept."""

from collections.abc import Iterable, Iterator
from datetime import date

from tracker.domain.days import DAY
from tracker.domain.sessions import MarkDraft, MarkKind
from tracker.domain.what_if import Supposed, WhatIf, suppose
from tracker.services import logbook
from tracker.services.enrolment import challenge_named
from tracker.services.moments import Moment
from tracker.services.reading import challenge_of, progress_of
from tracker.services.views import Logged
from tracker.services.wording import logged_title
from tracker.store.journal import Reader, Writer


def supposed_of(reader: Reader, at: Moment, handle: str, what: WhatIf) -> Supposed:
    """What follows from `what` in a challenge. NotFoundError, or RefusedError for days that can't be supposed."""
    progress = progress_of(reader, challenge_of(challenge_named(reader, at, handle)), at, table=True)
    return suppose(progress, what, units=at.units)


def keep_rests(writer: Writer, at: Moment, days: Iterable[date]) -> Logged:
    """Mark days as rest, all in one change; a day that already bears the mark is left as it is."""
    kept = [
        logbook.mark(writer, at, MarkDraft(kind=MarkKind.REST, first=first, last=last)) for first, last in _spans(days)
    ]
    marks = tuple(mark for one in kept for mark in one.marks)
    writer.title = logged_title((), marks, at.units)
    return Logged(
        sessions=(),
        marks=marks,
        feeds=(),
        streaks=kept[-1].streaks if kept else (),
        medals=tuple(medal for one in kept for medal in one.medals),
        revoked=tuple(medal for one in kept for medal in one.revoked),
    )


def _spans(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Days in a row as (first, last)."""
    found: list[list[date]] = []
    for day in sorted(days):
        if found and found[-1][1] + DAY == day:
            found[-1][1] = day
        else:
            found.append([day, day])
    return ((first, last) for first, last in found)
