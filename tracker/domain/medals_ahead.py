"""The medals still to come with a challenge: what is left to each in its own measure, the nearest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import count, dropwhile

from tracker.domain import streaks
from tracker.domain.amount_words import amount
from tracker.domain.attempt import Attempt
from tracker.domain.attempts import attempts_of
from tracker.domain.buckets import Tally
from tracker.domain.challenge_streak import chain_of
from tracker.domain.goals import Agg, Cmp, Group, Leaf, NeedKind, Op, Per, leaves
from tracker.domain.progress import GoalState, Progress, Status
from tracker.domain.quantities import format_amount
from tracker.domain.rule_when import UNIT
from tracker.domain.rule_words import counted
from tracker.domain.sessions import Measure
from tracker.domain.templates import Award, OnMiss, Trigger

_OVER = (Status.FAILED, Status.ABANDONED)
_COUNTED = {Measure.SESSIONS: "session", Measure.RESULTS: "result"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MedalAhead:
    """An award that is not yet earned. `left` is in the base unit of `measure`, or a plain count of `unit`s ("day",
    "finish"); None where it can't be told. `share` is what is left of the whole way to it, for their order.
    """

    award: str  # key
    title: str
    artefact: str
    words: str  # "in 88 km", "at Ratnagiri in 13 km", "after 4 more days", "when completed"
    left: int | None = None
    measure: Measure | None = None
    unit: str = ""
    share: Fraction | None = None


def medals_ahead(progress: Progress, units: str = "km") -> tuple[MedalAhead, ...]:
    """What each award still asks, the nearest first and those without a measure last; of a ladder the next rung.

    None of a challenge that failed or was ended, nor after its last day.
    """
    end = progress.period.end
    if progress.status in _OVER or (end is not None and progress.today >= end):
        return ()
    look = _Look(progress, units)
    found = [one for award in progress.challenge.template.awards for one in look.ahead(award)]
    return tuple(sorted(found, key=lambda one: (one.share is None, one.share or 0, one.left or 0)))


class _Look:
    """The awards of one challenge as it stands."""

    def __init__(self, progress: Progress, units: str) -> None:
        self.progress = progress
        self.template = progress.challenge.template
        self.units = units
        self.leaves = {leaf.key: leaf for leaf in leaves(self.template.goal)}

    @cached_property
    def attempt(self) -> Attempt | None:
        """The present attempt, for what the progress does not hold; made when it is first needed."""
        progress, evidence = self.progress, self.progress.evidence
        if evidence is None:
            return None
        challenge = progress.challenge
        today = progress.today if challenge.ended_on is None else min(progress.today, challenge.ended_on)
        if self.template.continuity.on_miss is OnMiss.RESET:
            return attempts_of(challenge, evidence, today)[-1][0]
        return Attempt(challenge, evidence, today, progress.period, progress.attempt)

    def ahead(self, award: Award) -> Iterator[MedalAhead]:
        """The award as it is still to be earned; nothing where it can't be any more."""
        earned = {medal.value for medal in self.progress.medals if medal.award == award.key}
        again = award.repeatable or award.on is Trigger.TIER or len(award.n) > 1
        if earned and not again:
            return
        match award.on:
            case Trigger.COMPLETE:
                yield self._complete(award)
            case Trigger.AMOUNT | Trigger.PERCENT | Trigger.TIER | Trigger.PLACE:
                yield from self._amount(award)
            case Trigger.SESSION:
                leaf = self.leaves.get(award.goal) or next(iter(self.leaves.values()))
                size = amount(award.amount or 0, leaf.measure, self.units, label=leaf.unit)
                yield self._one(award, f"in one session of {size}", award.amount, leaf.measure, leaf.unit)
            case Trigger.STREAK:
                yield from self._streak(award, earned)
            case _:
                yield from self._results(award)

    def _one(
        self,
        award: Award,
        words: str,
        left: int | None = None,
        measure: Measure | None = None,
        unit: str = "",
        whole: int = 0,
        title: str = "",
    ) -> MedalAhead:
        share = Fraction(left, whole) if left is not None and whole else None
        return MedalAhead(
            award=award.key,
            title=title or award.title,
            artefact=award.artefact,
            words=words,
            left=left,
            measure=measure,
            unit=unit,
            share=share,
        )

    def _in(self, left: int, measure: Measure, unit: str) -> str:
        """ "in 88 km", "after 3 more sessions"."""
        noun = _COUNTED.get(measure)
        return (
            f"after {counted(left, f'more {noun}')}" if noun else f"in {amount(left, measure, self.units, label=unit)}"
        )

    # -- amounts ------------------------------------------------------------------------------------------------------

    def _amount(self, award: Award) -> Iterator[MedalAhead]:
        """An amount, a share of the target, a rung or a place: of the total, or of one goal."""
        total, tally = self.progress.total, None
        if award.goal or (award.on is Trigger.TIER and any(leaf.is_ladder for leaf in self.leaves.values())):
            tally = self._tally(award)
        if tally is not None:
            done, leaf = max((value for _, value in tally.running()), default=0), tally.leaf
            measure, unit, target = leaf.amounts_in, leaf.unit, leaf.target_of(0)
            if leaf.agg is Agg.MIN:
                return  # there a smaller amount is the better one: nothing is left to it
        elif total is not None and not award.goal:
            leaf, done, measure, unit, target = None, total.done, total.measure, total.unit, total.first or total.target
        else:
            return
        aim = self._aim(award, leaf, done, target)
        if aim is None or aim <= done:
            return
        left = aim - done
        of = f" of {leaf.title}" if leaf is not None and len(self.leaves) > 1 else ""
        words = f"{self._in(left, measure, unit)}{of}"
        if leaf is not None and leaf.per is Per.BY:
            words = f"after {counted(left, f'more {_bucket(leaf)}')}{of}"
        elif leaf is not None and leaf.agg is Agg.MAX:
            words = f"with {amount(aim, measure, self.units, label=unit)} at once{of}"
        if award.on is Trigger.PLACE:
            words = f"at {award.place} {words}"
        many = award.repeatable or award.on is Trigger.TIER
        title = f"{award.title}: {format_amount(aim, measure, self.units)}" if many else ""
        yield self._one(award, words, left, measure, unit, aim, title)

    def _tally(self, award: Award) -> Tally | None:
        """The tally of the goal an award looks at: the one it names, else the first ladder."""
        if self.attempt is None:
            return None
        tallies = self.attempt.tallies
        return tallies.get(award.goal) or next((one for one in tallies.values() if one.leaf.is_ladder), None)

    def _aim(self, award: Award, leaf: Leaf | None, done: int, target: int) -> int | None:
        """The amount that an award is given for next; None where there is none."""
        match award.on:
            case Trigger.PERCENT:
                return -(-target * (award.percent or 100) // 100)
            case Trigger.PLACE:
                places = self.template.route.places if self.template.route is not None else ()
                return next((one.at_mm for one in places if one.name.casefold() == award.place.casefold()), None)
            case Trigger.TIER if leaf is None:
                return self.progress.total.target if self.progress.total is not None else None
            case Trigger.TIER:
                return next(dropwhile(lambda rung: leaf.enough(rung) <= done, leaf.ladder()), None) if leaf else None
            case _:
                step = award.amount or 0
                return (done // step + 1) * step if award.repeatable and step else step

    # -- days ---------------------------------------------------------------------------------------------------------

    def _complete(self, award: Award) -> MedalAhead:
        """What completes the challenge: the one goal left, or the days that all goals left still need."""
        progress, goal = self.progress, self.template.goal
        plain = isinstance(goal, Leaf) or (isinstance(goal, Group) and goal.op is Op.ALL and not goal.sequence)
        wanting = [state for state in progress.goals if not state.met] if plain else []
        units = {_bucket(self.leaves[state.goal]) for state in wanting}
        if len(units) == 1 and "" not in units and all(state.needed for state in wanting):
            (unit,) = units
            left, whole = max((self._lacking(state), state.needed) for state in wanting)
            if left > 0:
                return self._one(award, f"after {counted(left, f'more {unit}')}", left, None, unit, whole)
        if len(wanting) == 1 and wanting[0].per is Per.WINDOW:
            leaf, total = self.leaves[wanting[0].goal], progress.total
            done = next((one.done for one in progress.targets if one.goal == leaf.key), None)
            if done is None and len(self.leaves) == 1 and total is not None:
                done = total.done
            left = leaf.enough(leaf.target_of(0)) - (done or 0)
            if leaf.cmp is Cmp.AT_LEAST and leaf.agg in (Agg.SUM, Agg.COUNT, Agg.DAYS) and left > 0:
                said = self._in(left, leaf.amounts_in, leaf.unit)
                return self._one(award, said, left, leaf.amounts_in, leaf.unit, leaf.target_of(0))
        return self._one(award, "when completed")

    def _lacking(self, state: GoalState) -> int:
        """How many buckets a goal still needs: of a streak those that the present one lacks."""
        streak = self.progress.streak
        if self.leaves[state.goal].need.kind is NeedKind.STREAK and len(self.leaves) == 1 and streak is not None:
            return state.needed - streak.current
        return state.needed - state.hits

    def _streak(self, award: Award, earned: set[int | None]) -> Iterator[MedalAhead]:
        """The next length of a streak, of one goal or of all together."""
        held = self._held(award)
        if held is None or not award.n:
            return
        current, unit = held
        counts: Iterator[int] = iter(n for n in award.n if n > current and (award.repeatable or n not in earned))
        if award.repeatable:
            step = award.n[-1]
            counts = iter((*counts, next(n for n in count(2 * step, step) if n > current)))
        n = next(counts, None)
        if n is not None:
            many = award.repeatable or len(award.n) > 1
            title = f"{award.title}: {counted(n, unit)}" if many else ""
            yield self._one(award, f"after {counted(n - current, f'more {unit}')}", n - current, None, unit, n, title)

    def _held(self, award: Award) -> tuple[int, str] | None:
        """(present length, unit) of the streak an award looks at."""
        streak = self.progress.streak
        tally = None
        if award.goal in self.leaves and len(self.leaves) > 1 and self.attempt is not None:
            tally = self.attempt.tallies[award.goal]
        if tally is None or self.attempt is None or tally.unit is Per.EVERY:
            return None if streak is None else (streak.current, {Per.EVERY.value: "slot"}.get(streak.unit, streak.unit))
        chain = chain_of(self.attempt)
        if chain is None or tally.unit not in UNIT:
            return None
        now = streaks.number_of(self.attempt.today, tally.unit, self.progress.challenge.week_start)
        bridges = tally.excused_numbers(self.attempt.excused)
        return streaks.standing(tally.hits, frozenset(bridges), now).current, UNIT[tally.unit]

    def _results(self, award: Award) -> Iterator[MedalAhead]:
        """Finishes, bands, the n-th one, sets, one edition after the other."""
        from tracker.domain.results_ahead import result_ahead

        found = None if self.attempt is None else result_ahead(award, self.attempt)
        if found is not None:
            words, left, unit, whole, title = found
            yield self._one(award, words, left, None, unit, whole, title)


def _bucket(leaf: Leaf) -> str:
    """What the buckets are called that a goal counts; empty where it counts none."""
    if leaf.need.kind is NeedKind.BEST:
        return ""
    if leaf.per is Per.BY and leaf.by is not None:
        return leaf.by.value.replace("_", " ")
    return {**UNIT, Per.EVERY: "slot", Per.SESSION: "session"}.get(leaf.per, "")
