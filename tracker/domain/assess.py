"""How a challenge stands for one athlete on one day: the journal's amounts and marks in, a Progress out. Pure."""

from dataclasses import replace
from datetime import date

from tracker.domain import streaks
from tracker.domain.attempt import Attempt, Evidence, present_attempt
from tracker.domain.buckets import Tally
from tracker.domain.challenge_streak import streak_of
from tracker.domain.challenge_total import plan_of, projection_of, total_of
from tracker.domain.daytable import stages_of
from tracker.domain.goals import DAILY, Agg, Leaf, NeedKind, Per
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
    attempt, failed = present_attempt(challenge, evidence, today if ended is None else min(today, ended))
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
        streak=streak_of(attempt, units),
        columns=tuple(_column(tally.leaf) for tally in attempt.tallies.values()),
        stages=stages_of(attempt, plan) if table else (),
        completed_on=completed,
        failed_on=failed,
        attempt=attempt.number,
        period=attempt.period,
        awards=challenge.template.awards if completed else (),  # a race whose goal is met counts as finished
        verdict="",
        amounts=amounts,
        credited={key: tally.credited for key, tally in attempt.tallies.items() if tally.credited},
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
    return tuple(_target(attempt, tally) for tally in attempt.tallies.values())


def _target(attempt: Attempt, tally: Tally) -> TargetNow:
    leaf, bucket = tally.leaf, tally.bucket_of(attempt.today)
    return TargetNow(
        goal=leaf.key,
        title=leaf.title,
        activity=first_kind(leaf),
        measure=shown_measure(leaf),
        per=leaf.per,
        target=bucket.target,
        done=tally.shown(bucket),
        excused=attempt.excused.get(attempt.today) if leaf.per in DAILY else None,
    )


def _goal_state(attempt: Attempt, tally: Tally) -> GoalState:
    leaf = tally.leaf
    met = attempt.met_of(leaf)
    if leaf.per is Per.WINDOW:
        hits, needed = int(met is not None), 1
    elif leaf.per is Per.SESSION:
        hits, needed = tally.amount_in(attempt.period), leaf.need.n or 1
    elif leaf.need.kind is NeedKind.STREAK:
        bridges = tally.excused_numbers(attempt.excused)
        found = streaks.runs(tally.hits, bridges)
        hits, needed = max((run.count for run in found), default=0), leaf.need.n or 0
    else:
        due = tally.due(attempt.settled)
        needed = leaf.need.n if leaf.need.n is not None else len(due)
        counted = leaf.need.n is not None or attempt.period.end is None
        hits = len(tally.hits) if counted else sum(bucket.number in tally.hits for bucket in due)
    return GoalState(
        goal=leaf.key,
        title=leaf.title,
        per=leaf.per,
        hits=hits,
        needed=needed,
        met=met is not None,
        why=goal_why(leaf, hits, needed, met),
    )


def shown_measure(leaf: Leaf) -> Measure:
    """The measure of a leaf's amounts: sessions where sessions are counted."""
    return Measure.SESSIONS if leaf.per is Per.SESSION or leaf.agg is Agg.COUNT else leaf.measure


def first_kind(leaf: Leaf) -> str:
    """The activity a leaf is shown under; empty where any counts."""
    return leaf.counts.kinds[0] if leaf.counts.kinds else ""


def _column(leaf: Leaf) -> Column:
    return Column(goal=leaf.key, title=leaf.title, measure=shown_measure(leaf), activity=first_kind(leaf))
