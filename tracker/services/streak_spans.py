"""The streaks that were: every run of days over everything logged."""

from datetime import date

from tracker.domain.challenge_streak import everyday_bridges
from tracker.domain.series import Span, Spans
from tracker.domain.streaks import runs, standing
from tracker.services.moments import Moment
from tracker.services.reading import everyday_days
from tracker.store.journal import Reader


def streak_spans_of(reader: Reader, at: Moment) -> Spans:
    """The streaks over everything logged up to today, as `everyday_streak` counts them."""
    hits, marks = everyday_days(reader, at)
    bridges = {day.toordinal() for day in everyday_bridges(hits, marks, at.today, at.zone)}
    numbers = {day.toordinal() for day in hits if day <= at.today}
    return Spans(
        first=min([*hits, at.today]),
        today=at.today,
        spans=tuple(
            Span(first=date.fromordinal(run.first), last=date.fromordinal(run.last), length=run.count)
            for run in runs(numbers, bridges)
        ),
        running=standing(numbers, bridges, at.today.toordinal()).current > 0,
    )
