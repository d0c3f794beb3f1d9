"""What if: some days to come supposed otherwise, judged by the real rules. Nothing here is stored.

How it is read: from today to the last day that is changed every day goes as planned, but for the days changed. A
skipped day brings nothing more than it has, a day of rest neither, and bears a rest mark, which the rules excuse or
don't; a day with an amount brings a goal that amount, and never less than was done already. What follows is how the
challenge then stands on the morning after, by the very rules that judge the journal.

Whether it can still be completed is asked of the days after that: each goes as planned, and what may be made up is
made up on the last day on which it may be. A medal is lost when the plan without the change would have earned it by
the end (of an open window: by that morning), and with the change it is not earned. Days after a miss that restarts are
planned by the rows of the attempt that runs today; in a team all that is planned is done by the one who asks.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.domain import teams
from tracker.domain.as_planned import Amounts, Planner
from tracker.domain.assess import assess
from tracker.domain.attempts import attempts_of
from tracker.domain.days import DAY, Period, midnight
from tracker.domain.evidence import Evidence
from tracker.domain.medals import Medal
from tracker.domain.progress import Progress, Stage, Status
from tracker.domain.quantities import MM_PER_KM, MM_PER_MILE
from tracker.domain.sessions import Mark, MarkKind, Measure
from tracker.domain.templates import Challenge
from tracker.domain.verdict import day_name
from tracker.errors import RefusedError

TIMES = (Measure.ELAPSED, Measure.MOVING, Measure.HOLD)
OPEN = (Status.PLANNED, Status.ACTIVE, Status.PAUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What is supposed of days to come.

    `amounts` are by day and the key of the goal, as the goal counts them: in base units, or how many sessions where
    each is judged by itself.
    """

    skipped: frozenset[date] = frozenset()
    rested: frozenset[date] = frozenset()
    amounts: Amounts = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.skipped or self.rested or self.amounts)

    @property
    def days(self) -> tuple[date, ...]:
        """The days that are changed, in order."""
        return tuple(sorted({*self.skipped, *self.rested, *(day for day, _ in self.amounts)}))

    def skip(self, day: date) -> "WhatIf":
        """With that day skipped, or as planned again where it was."""
        other = self.without(day)
        return other if day in self.skipped else replace(other, skipped=other.skipped | {day})

    def rest(self, day: date) -> "WhatIf":
        """With that day rested, or as planned again where it was."""
        other = self.without(day)
        return other if day in self.rested else replace(other, rested=other.rested | {day})

    def bring(self, day: date, goal: str, amount: int) -> "WhatIf":
        """With an amount of a goal on that day, which is then neither skipped nor rested."""
        amounts = {**self.amounts, (day, goal): max(0, amount)}
        return WhatIf(skipped=self.skipped - {day}, rested=self.rested - {day}, amounts=amounts)

    def without(self, day: date) -> "WhatIf":
        """With that day as planned."""
        amounts = {key: amount for key, amount in self.amounts.items() if key[0] != day}
        return WhatIf(skipped=self.skipped - {day}, rested=self.rested - {day}, amounts=amounts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposed:
    """What follows from a what-if.

    `then` is the challenge on the morning after the last changed day, `planned` on the same morning with nothing
    changed; both are `now` where nothing is supposed. `possible` says whether it can still be completed, None where
    that can't be told: where the plan would not complete it either, or a new attempt begins.
    """

    what: WhatIf
    now: Progress
    then: Progress
    planned: Progress
    possible: bool | None = None
    lost: tuple[Medal, ...] = ()


def asked_of(progress: Progress, stage: Stage, column: int) -> int:
    """What a day of the table asks of a goal when it goes as planned, in base units: its row, else its share."""
    if stage.planned[column] or progress.total is None:
        return stage.planned[column]
    whole = progress.columns[column].measure is progress.total.measure and not any(stage.planned)
    if not whole or stage.total_planned is None:
        return 0
    before = next((one.total_planned for one in progress.stages if one.number == stage.number - 1), None)
    return -(-stage.total_planned // 1) - -(-(before or 0) // 1)


def stepped(amount: int, steps: int, asked: int, measure: Measure, units: str = "km") -> int:
    """An amount some steps more or less, never below nothing: a step is a round one, a twentieth of what is
    asked or a little more.

    Distances step in the athlete's unit, times in seconds, minutes or quarters of an hour, counts in 1, 2, 5, 10...
    """
    least = max(1, (asked or amount) // 20)
    if measure in TIMES:
        step = next((one for one in (5, 10, 30, 60, 300, 900) if one >= least), 1_800)
    else:
        unit = (MM_PER_MILE if units == "mi" else MM_PER_KM) // 10 if measure is Measure.DISTANCE else 1
        step = next(
            unit * one * 10**power for power in range(12) for one in (1, 2, 5) if unit * one * 10**power >= least
        )
    whole = amount // step if steps > 0 else -(-amount // step)
    return max(0, (whole + steps) * step)


def suppose(progress: Progress, what: WhatIf, *, units: str = "km") -> Supposed:
    """What follows from `what`. RefusedError where the challenge is over, or a day is not one that is still to come."""
    if not what:
        return Supposed(what=what, now=progress, then=progress, planned=progress)
    challenge = progress.challenge
    if progress.status not in OPEN or progress.evidence is None:
        raise RefusedError(f"{challenge.title} is over; there is nothing left to suppose.")
    for day in what.days:
        if day < progress.today or day not in progress.period:
            raise RefusedError(f"{day_name(day)} is not a day of {challenge.title} that is still to come.")
    last = what.days[-1]
    changed, usual = _Course(progress, progress.evidence, what), _Course(progress, progress.evidence, WhatIf())
    then = changed.on(last + DAY, units, table=True)
    planned = usual.on(last + DAY, units)
    end = progress.period.end
    if end is None:
        return Supposed(what=what, now=progress, then=then, planned=planned, lost=_lost(planned, then))
    finished, could = changed.on(end, units, after=last), usual.on(end, units, after=last)
    return Supposed(
        what=what,
        now=progress,
        then=then,
        planned=planned,
        possible=_possible(could, finished),
        lost=_lost(could, finished),
    )


class _Course:
    """How a challenge would go from today on."""

    def __init__(self, progress: Progress, evidence: Evidence, what: WhatIf) -> None:
        self._progress = progress
        self._what = what
        self._evidence = _rested(progress, evidence, what.rested)

    def on(self, day: date, units: str, *, after: date | None = None, table: bool = False) -> Progress:
        """How it stands on the morning of `day`; from the day after `after` on what may be made up is."""
        progress, challenge = self._progress, self._progress.challenge
        planner = Planner(attempts_of(challenge, self._evidence, progress.today)[-1][0])
        first = max(progress.today, progress.period.start)
        for one in Period(first, max(first, day)).dates():
            if one in self._what.skipped or one in self._what.rested:
                continue
            planner.add(one, self._what.amounts, make_up=after is not None and one > after)
        morning = _at(self._evidence.plus(challenge, planner.sessions, planner.facts), challenge, day)
        return assess(challenge, morning, day, athlete_id=progress.athlete_id, units=units, table=table)


def _rested(progress: Progress, evidence: Evidence, days: Collection[date]) -> Evidence:
    """The evidence with a rest mark on some days."""
    if not days:
        return evidence
    marks = [
        Mark(
            id="",
            athlete_id=progress.athlete_id,
            on=day,
            kind=MarkKind.REST,
            logged_at=evidence.instant(progress.today),
            logged_on=progress.today,
        )
        for day in sorted(days)
    ]
    if not evidence.joined:
        return replace(evidence, marks=(*evidence.marks, *marks))
    own = evidence.members[evidence.mine]
    own = replace(own, marks=(*own.marks, *marks))
    members = (*evidence.members[: evidence.mine], own, *evidence.members[evidence.mine + 1 :])
    return teams.together(progress.challenge, members, evidence.mine)


def _at(evidence: Evidence, challenge: Challenge, day: date) -> Evidence:
    """The evidence as it is on the first instant of a day."""
    return replace(evidence, now=midnight(day, evidence.zone or challenge.zone or "UTC"))


def _possible(could: Progress, finished: Progress) -> bool | None:
    """Whether the change leaves it possible to complete; None where the plan itself would not, or in a new attempt."""
    if finished.status is Status.COMPLETED:
        return True
    return False if could.status is Status.COMPLETED and finished.attempt == could.attempt else None


def _lost(planned: Progress, then: Progress) -> tuple[Medal, ...]:
    kept = {(medal.key, medal.title) for medal in then.medals}
    return tuple(medal for medal in planned.medals if (medal.key, medal.title) not in kept)
