"""Why: the day, the rule and the sessions behind what a challenge says."""

from datetime import date

from tracker.domain.evidence import questions
from tracker.domain.progress import Progress
from tracker.domain.rules import plain_rules
from tracker.domain.verdict import day_name
from tracker.services.gathering import one_day
from tracker.services.honours import with_sessions
from tracker.services.moments import Moment
from tracker.services.wording import brief
from tracker.store.journal import Reader


def why_of(reader: Reader, progress: Progress, at: Moment, day: date | None = None) -> tuple[str, ...]:
    """Sentences that say why a challenge stands as it does, or with `day` what made that day what it was.

    `progress` comes with its day table.
    """
    return _day(reader, progress, at, day) if day is not None else _whole(reader, progress, at)


def _day(reader: Reader, progress: Progress, at: Moment, day: date) -> tuple[str, ...]:
    if day not in progress.period:
        return (f"{day_name(day)} is not a day of this challenge.",)
    stage = next((stage for stage in progress.stages if stage.on == day), None)
    told = [stage.why] if stage is not None and stage.why else [f"{day_name(day)} has no target of its own."]
    asked = questions(progress.challenge, progress.evidence.taken if progress.evidence else ())
    counted = {
        one.id: one
        for key, choice in asked.items()
        if not key.startswith("award:")
        for one in reader.fitting(at.athlete.id, one_day(choice, day))
    }
    others = [one for one in reader.sessions(at.athlete.id, day, day) if one.id not in counted]
    told += [f"Counted: {brief(one, at.units)} ({one.id[-6:]})." for one in counted.values()]
    told += [f"Did not count: {brief(one, at.units)} ({one.id[-6:]})." for one in others]
    told += [f"Medal: {medal.title}. {medal.why}" for medal in progress.medals if medal.on == day]
    told += [f"Rule: {rule}." for rule in plain_rules(progress.challenge.template, at.units)]
    return tuple(told)


def _whole(reader: Reader, progress: Progress, at: Moment) -> tuple[str, ...]:
    told = [progress.verdict]
    told += [f"{goal.title}: {goal.why}" for goal in progress.goals]
    told += [f"{goal.title}: still open are {', '.join(goal.missing)}." for goal in progress.goals if goal.missing]
    if progress.streak is not None:
        told.append(f"Streak: {progress.streak.why}")
    if progress.projection is not None:
        found = progress.projection
        told.append(f"Projection: {day_name(found.finish)}, from {found.why}.")
    for medal in progress.medals:
        proof = with_sessions(reader, at, progress, medal)
        ids = ", ".join(one[-6:] for one in (*proof.sessions, *proof.results))
        told.append(f"Medal: {medal.title}. {medal.why}{f' By {ids}.' if ids else ''}")
    told += [f"{stage.why}" for stage in progress.stages if stage.why and stage.on < progress.today and not stage.hit][
        -5:
    ]
    return tuple(told)
