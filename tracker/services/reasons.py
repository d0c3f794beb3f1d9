"""Why: the day, the rule and the sessions behind what a challenge says."""

from datetime import date

from tracker.domain.attempt import Attempt
from tracker.domain.attempts import attempts_of
from tracker.domain.evidence import questions, reach, wants_midnight
from tracker.domain.goals import Goal, Group, Leaf, leaves
from tracker.domain.progress import Progress, Stage
from tracker.domain.rules import plain_rules
from tracker.domain.verdict import day_name
from tracker.domain.why import day_why
from tracker.domain.why_not import why_not
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
    challenge, evidence = progress.challenge, progress.evidence
    if evidence is None or day not in reach(challenge):
        return (f"{day_name(day)} is not a day of this challenge.",)
    attempts = attempts_of(challenge, evidence, progress.today)
    holding = next(((one, end) for one, end in attempts if day in one.period and (end is None or day <= end)), None)
    told = []
    if holding is not None:
        attempt, failed = holding
        if progress.attempt > 1:
            until = f", failed on {day_name(failed)}" if failed is not None else ""
            told.append(f"Attempt {attempt.number}, from {day_name(attempt.period.start)}{until}.")
        told.append(day_why(attempt, day, at.units))
    elif progress.attempt > 1 and challenge.period.start <= day < progress.period.start:
        told.append(f"{day_name(day)} was missed with nothing that counts, so a new attempt began the day after.")
    else:
        told.append(f"{day_name(day)} lies outside the days of the challenge, and what was done on it may count.")
    told += _sessions(reader, progress, at, day, None if holding is None else holding[0])
    told += [f"Medal: {medal.title}. {medal.why}" for medal in progress.medals if medal.on == day]
    told += [f"Rule: {rule}." for rule in plain_rules(challenge.template, at.units)]
    return tuple(told)


def _sessions(reader: Reader, progress: Progress, at: Moment, day: date, attempt: Attempt | None) -> list[str]:
    """Which sessions counted on a day, and why the others did not."""
    challenge, evidence = progress.challenge, progress.evidence
    asked = questions(challenge, evidence.taken if evidence is not None else ())
    shared = [leaf for leaf in leaves(challenge.template.goal) if wants_midnight(leaf) and leaf.key in asked]
    there = {one.id: one for one in reader.sessions(at.athlete.id, day, day)}
    for leaf in shared:
        there |= {one.id: one for one in reader.over_midnight(at.athlete.id, one_day(asked[leaf.key], day))}
    told = []
    for one in there.values():
        name = f"{brief(one, at.units)} ({one.id[-6:]})"
        keys = [leaf for leaf in leaves(challenge.template.goal) if leaf.key in asked]
        reasons = [
            why_not(challenge, leaf, asked[leaf.key], one, at.units) or _not_yet(attempt, leaf, day) for leaf in keys
        ]
        over = " over midnight" if one.local_date != one.end_date else ""
        if any(not reason for reason in reasons):
            told.append(f"Counted{over}: {name}.")
        elif reasons:
            told.append(f"Did not count: {name}: {'; '.join(dict.fromkeys(reasons))}.")
    return told


def _not_yet(attempt: Attempt | None, leaf: Leaf, day: date) -> str:
    """In a sequence: that a goal's turn had not come."""
    if attempt is None or not _in_order(attempt) or day in attempt.tallies[leaf.key].period:
        return ""
    return f"it was not yet the turn of {leaf.title.lower()}"


def _in_order(attempt: Attempt) -> bool:
    """Whether the goals of a challenge stand in a sequence anywhere."""

    def orders(goal: Goal) -> bool:
        return isinstance(goal, Group) and (goal.sequence or any(orders(child) for child in goal.goals))

    return orders(attempt.template.goal)


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
    told += _failures(progress, at)
    told += [stage.why for stage in progress.stages if _missed(stage, progress)][-5:]
    return tuple(told)


def _missed(stage: Stage, progress: Progress) -> bool:
    asked = any(stage.planned) and not stage.rest
    return asked and bool(stage.why) and stage.on < progress.today and not stage.hit and stage.excused is None


def _failures(progress: Progress, at: Moment) -> list[str]:
    """How the last attempts before this one ended."""
    if progress.attempt <= 1 or progress.evidence is None:
        return []
    attempts = attempts_of(progress.challenge, progress.evidence, progress.today)[:-1]
    return [
        f"Attempt {one.number}, from {day_name(one.period.start)}, failed: {day_why(one, failed, at.units)}"
        for one, failed in attempts[-3:]
        if failed is not None
    ]
