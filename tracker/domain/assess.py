"""How a challenge stands for one athlete on one day: the journal's amounts and marks in, a Progress out. Pure."""

from dataclasses import replace
from datetime import date

from tracker.domain.attempt import Attempt
from tracker.domain.attempts import attempts_of
from tracker.domain.awards import medals_of
from tracker.domain.buckets import Tally
from tracker.domain.challenge_streak import streak_of
from tracker.domain.challenge_total import plan_of, projection_of, total_of
from tracker.domain.daytable import stages_of
from tracker.domain.evidence import Evidence
from tracker.domain.goals import Cmp, Leaf, NeedKind, Per
from tracker.domain.progress import Column, GoalState, Progress, Status, TargetNow
from tracker.domain.routes import position
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Challenge
from tracker.domain.totals import TOTAL
from tracker.domain.verdict import goal_why, verdict


def assess(
    challenge: Challenge,
    evidence: Evidence,
    today: date,
    *,
    athlete_id: str = "",
    units: str = "km",
    table: bool = True,
) -> Progress:
    """The challenge as it stands on `today`. `table` asks for the day table too (`stages`), which costs a row a day."""
    ended = challenge.ended_on
    attempts = attempts_of(challenge, evidence, today if ended is None else min(today, ended))
    attempt, failed = attempts[-1]
    completed = attempt.met_on if failed is None else None
    if failed is None and completed is None and attempt.over:
        failed = attempt.period.last
    plan = plan_of(attempt)
    total = total_of(attempt, plan)
    amounts = {key: tally.amounts for key, tally in attempt.tallies.items()}
    if attempt.total is not None:
        amounts[TOTAL] = attempt.total.amounts
    number = attempt.period.day_number(attempt.today)
    found = Progress(
        challenge=challenge,
        athlete_id=athlete_id,
        today=today,
        status=_status(attempt, completed, failed, today),
        day=max(0, number if attempt.period.days is None else min(number, attempt.period.days)),
        days=attempt.period.days,
        targets=_targets(attempt),
        goals=tuple(_goal_state(attempt, tally) for tally in attempt.tallies.values()),
        total=total,
        projection=projection_of(attempt, total),
        position=position(challenge.template.route, total.done) if challenge.template.route and total else None,
        streak=streak_of(attempts, units),
        columns=tuple(_column(tally.leaf) for tally in attempt.tallies.values()),
        stages=stages_of(attempt, plan, units) if table else (),
        completed_on=completed,
        failed_on=failed,
        attempt=attempt.number,
        period=attempt.period,
        medals=medals_of(attempts, completed, units) if challenge.template.awards else (),
        verdict="",
        amounts=amounts,
        evidence=evidence,
    )
    return replace(found, verdict=verdict(found, units))


def _status(attempt: Attempt, completed: date | None, failed: date | None, today: date) -> Status:
    ended = attempt.challenge.ended_on
    if completed is not None:
        return Status.COMPLETED
    if ended is not None and ended <= today:
        return Status.ABANDONED
    if attempt.today < attempt.challenge.period.start:
        return Status.PLANNED
    if failed is not None:
        return Status.FAILED
    return Status.PAUSED if attempt.excused.get(attempt.today) is MarkKind.PAUSE else Status.ACTIVE


def _targets(attempt: Attempt) -> tuple[TargetNow, ...]:
    if attempt.today not in attempt.period:
        return ()
    return tuple(_target(attempt, tally) for tally in attempt.tallies.values() if tally.has_begun)


def _target(attempt: Attempt, tally: Tally) -> TargetNow:
    leaf, bucket = tally.leaf, tally.bucket_of(attempt.today)
    done, target = tally.shown(bucket), bucket.target
    if leaf.need.kind is NeedKind.BEST and leaf.need.n is not None:
        done, target = tally.best_sum(leaf.need.n), leaf.target_of(0)
    return TargetNow(
        goal=leaf.key,
        title=leaf.title,
        activity=first_kind(leaf),
        measure=shown_measure(leaf),
        per=leaf.per,
        target=target,
        done=done,
        excused=attempt.excused.get(attempt.today) if tally.daily else None,
        unit=leaf.unit,
        at_most=leaf.cmp is Cmp.AT_MOST,
        number=bucket.number,
    )


def _goal_state(attempt: Attempt, tally: Tally) -> GoalState:
    leaf = tally.leaf
    met = attempt.met_of(leaf)
    hits, needed = tally.standing(met, attempt.excused, attempt.settled)
    rung = leaf.rung_before(tally.shown(tally.bucket_of(tally.today))) if leaf.is_ladder else 0
    return GoalState(
        goal=leaf.key,
        title=leaf.title,
        per=leaf.per,
        hits=hits,
        needed=needed,
        met=met is not None,
        why=goal_why(leaf, hits, needed, met),
        rung=rung,
        next_rung=_rung_above(leaf, rung),
        missing=tally.missing,
    )


def _rung_above(leaf: Leaf, rung: int) -> int | None:
    if leaf.tier_step is not None:
        return rung + leaf.tier_step
    return next((one for one in leaf.tiers if one > rung), None)


def shown_measure(leaf: Leaf) -> Measure:
    """The measure of a leaf's amounts: sessions where those, days or different keys are counted."""
    if leaf.per in (Per.SESSION, Per.BY) and leaf.measure is not Measure.RESULTS:
        return Measure.SESSIONS
    return leaf.amounts_in


def first_kind(leaf: Leaf) -> str:
    """The activity a leaf is shown under; empty where any counts."""
    return leaf.counts.kinds[0] if leaf.counts.kinds else ""


def _column(leaf: Leaf) -> Column:
    return Column(
        goal=leaf.key, title=leaf.title, measure=shown_measure(leaf), activity=first_kind(leaf), unit=leaf.unit
    )
