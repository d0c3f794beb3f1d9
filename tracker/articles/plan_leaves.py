"""One target of a draft as a goal of a template: its activities, measure and exact amount."""

from dataclasses import dataclass, field

from tracker.articles.draft_words import (
    MIXED,
    activity_title,
    base_amount,
    kinds_of,
    measure_of,
)
from tracker.articles.drafts import Target
from tracker.domain.goals import Agg, Counts, Goal, Group, Leaf, Op
from tracker.domain.goals import Per as Span
from tracker.domain.quantities import (
    MAX_CLIMB_MM,
    MAX_DISTANCE_MM,
    MAX_ELAPSED_S,
    MAX_ENERGY_KJ,
    MAX_REPS,
    MAX_STEPS,
    TARGET_TIMES,
)
from tracker.domain.sessions import Measure
from tracker.domain.templates import Window, WindowKind

MOST_DAYS = 3_660
_BOUNDS = {
    Measure.DISTANCE: TARGET_TIMES * MAX_DISTANCE_MM,
    Measure.CLIMB: TARGET_TIMES * MAX_CLIMB_MM,
    Measure.ENERGY: TARGET_TIMES * MAX_ENERGY_KJ,
    Measure.REPS: TARGET_TIMES * MAX_STEPS,
    Measure.STEPS: TARGET_TIMES * MAX_STEPS,
    Measure.SESSIONS: MAX_REPS,
}


@dataclass(slots=True)
class Asked:
    """What a challenge asks, on its way to a template. `used` are the targets that became goals, in order."""

    days: int | None
    window: Window = field(default_factory=lambda: Window(kind=WindowKind.OPEN))
    leaves: list[Leaf] = field(default_factory=list)
    stages: tuple[str, ...] = ()
    used: list[Target] = field(default_factory=list)
    unsaid: list[str] = field(default_factory=list)
    assumed: list[str] = field(default_factory=list)

    @property
    def goal(self) -> Goal:
        """The goals joined: all of them must hold."""
        return self.leaves[0] if len(self.leaves) == 1 else Group(op=Op.ALL, goals=tuple(self.leaves))


def leaf_of(target: Target, per: Span, amount: int | tuple[int, ...]) -> Leaf:
    """A goal of what a target asks, in base units: one amount for each span, or a row for each day."""
    unit, measure = target.amount.value.unit, measure_in(target)
    kinds = kinds_of(target.activity, target.exercise, unit)
    steps = target.activity == "steps" and measure is Measure.STEPS
    return Leaf(
        key=_key(target, kinds),
        title=activity_title(target.activity, target.exercise)[:120],
        measure=measure,
        per=per,
        target=amount,
        agg=Agg.COUNT if measure is Measure.SESSIONS else Agg.SUM,
        counts=Counts(kinds=kinds),
        fact="steps" if steps else "",
    )


def _key(target: Target, kinds: tuple[str, ...]) -> str:
    if kinds and kinds != ("custom",):
        return kinds[0]
    word = "".join(c for c in target.activity.removeprefix("other:").casefold() if c.isascii() and c.isalnum())[:26]
    return {MIXED: "any", "climbing": "climb"}.get(target.activity, word) or "goal"


def measure_in(target: Target) -> Measure:
    """What a target measures."""
    return measure_of(target.activity, target.amount.value.unit, target.exercise)


def is_bounded(target: Target) -> bool:
    """Whether a template may ask for so much."""
    return amount_in(target) <= _BOUNDS.get(measure_in(target), TARGET_TIMES * MAX_ELAPSED_S)


def amount_in(target: Target) -> int:
    """The amount of a target in its measure's base unit, 1 at least."""
    return max(1, base_amount(target.amount.value.number, target.amount.value.unit))
