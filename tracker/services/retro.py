"""A challenge in the past, over the history that is in the journal: started for real, or only to see how it went."""

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from tracker.domain.days import Period
from tracker.domain.evidence import of_sessions, questions, wants_sessions
from tracker.domain.progress import Progress
from tracker.domain.retro import CountedOn, counted_on
from tracker.domain.scaling import WHOLE, scaled
from tracker.domain.templates import Challenge, Template, WindowKind
from tracker.domain.totals import TOTAL, total_leaf
from tracker.domain.windows import period_of, resolved
from tracker.errors import RefusedError
from tracker.services.enrolment import start_day
from tracker.services.moments import Moment
from tracker.services.reading import progress_of
from tracker.store.journal import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehearsed:
    """How a challenge would stand had it been started on another day; nothing of it is stored."""

    progress: Progress
    counted_on: CountedOn | None


def rehearsed(reader: Reader, at: Moment, template: Template, on: date, scale: Fraction = WHOLE) -> Rehearsed:
    """A challenge as if it had been started on `on`. RefusedError for one that goes by the clock or needs a team."""
    template = scaled(resolved(template, on), scale)
    if template.window.kind is WindowKind.INSTANT or template.team is not None:
        raise RefusedError(f"{template.title} can't be tried out; start it and take it back with undo.")
    period = period_of(template.window, start_day(on, at.today), week_start=at.athlete.week_start)
    challenge = Challenge(
        id="",
        handle=template.slug,
        template=template,
        period=period,
        joined_at=at.now,
        week_start=at.athlete.week_start,
        athletes=(at.athlete.id,),
    )
    progress = progress_of(reader, challenge, at, table=True)
    return Rehearsed(progress=progress, counted_on=counted_on_of(reader, at, progress))


def counted_on_of(reader: Reader, at: Moment, progress: Progress) -> CountedOn | None:
    """A challenge of days that is over, counted on to today; None where that says nothing new, or it is a team's."""
    challenge, template = progress.challenge, progress.challenge.template
    end = progress.period.end
    leaf = total_leaf(template, challenge.period)
    if leaf is None or end is None or end > at.today or challenge.starts_at is not None or template.team is not None:
        return None
    if not of_sessions(leaf) or wants_sessions(leaf) or leaf.fact or challenge.ended_on is not None:
        return None
    taken = progress.evidence.taken if progress.evidence is not None else ()
    choice = replace(questions(challenge, taken)[TOTAL], period=Period(challenge.period.start, None))
    return counted_on(progress, reader.day_amounts(at.athlete.id, choice), at.today)
