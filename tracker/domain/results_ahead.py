"""What an award that goes by race results still asks."""

from tracker.domain.attempt import Attempt
from tracker.domain.outcomes import items_done
from tracker.domain.race_awards import finished_results
from tracker.domain.rule_words import counted, day_said, joined
from tracker.domain.templates import Award, Trigger

NAMED = 2  # items of a set that are told by name
Left = tuple[str, int | None, str, int, str]  # words, what is left, its unit, of how many, the medal's title


def result_ahead(award: Award, attempt: Attempt) -> Left | None:
    """The next medal of an award and what it still asks; None where there is none to come."""
    if award.on is Trigger.RESULT:
        race = attempt.template.race
        day = race.starts_at.date() if race is not None else None
        when = f" on {day_said(day)}" if day is not None and day >= attempt.today else ""
        return (f"by the result{when}" if award.bands else f"at the finish{when}"), None, "", 0, ""
    finished = finished_results(attempt, award)
    if award.on is Trigger.SET:
        done = items_done(award.items, finished)
        missing = [item.name for item in award.items if item.name not in done]
        few = len(missing) <= NAMED
        said = f"after {joined(missing, 'and')}" if missing and few else f"after {counted(len(missing), 'more item')}"
        return (said, len(missing), "item", len(award.items), "") if missing else None
    if award.on is Trigger.CONSECUTIVE:
        years = sorted({one.race.on.year for one in finished})
        n = award.n[0] if award.n else 2
        if len(years) >= n or (years and attempt.today.year - years[0] >= n):
            return None  # the first years of a life come only once
        left = n - len(years)
        return f"after {counted(left, 'more result')} in a row", left, "result", n, ""
    return _nth(award, len(finished))


def _nth(award: Award, have: int) -> Left | None:
    """The next of the counts of finishes that an award is given at."""
    wanted = [n for n in award.n if n > have]
    if award.repeatable and award.n and not wanted:
        wanted = [(have // award.n[-1] + 1) * award.n[-1]]
    if not wanted:
        return None
    n = wanted[0]
    title = f"{award.title}: {n}" if award.repeatable or len(award.n) > 1 else ""
    return f"after {counted(n - have, 'more result')}", n - have, "result", n, title
