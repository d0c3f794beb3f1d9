"""G11: sequences of use cases and of units of work against their models, many steps each."""

import tempfile

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from tests.engines import compile_once
from tests.faults.benches import IN_MEMORY
from tests.services.test_undo_machine import Journal
from tests.soak.budget import Budget, Finding
from tests.store.test_machine import JournalMachine

STEPS = 50
ENOUGH = 2_000
_ROUND = 20  # sequences between two looks at the clock


def machine(budget: Budget) -> list[Finding]:
    """Sequences of up to 50 steps, most of the time for those of use cases; every one ends with undo to the start."""
    compile_once()
    tempfile.tempdir = IN_MEMORY
    use_cases, wrong = _run(Journal, budget.share(0.9), ENOUGH)
    units, also_wrong = _run(JournalMachine, budget, ENOUGH)
    cut = "" if use_cases >= ENOUGH or units >= ENOUGH else f"the time ended before {ENOUGH:,} of one kind"
    return [
        Finding(
            "G11",
            f"{ENOUGH:,} sequences of at most {STEPS} steps agree with the model, undo returns to the start",
            f"{use_cases:,} of use cases, {units:,} of units of work: {wrong or also_wrong or 'all agree'}",
            met=not wrong and not also_wrong and use_cases + units >= ENOUGH,
            left_out=cut,
        )
    ]


def _run(made: type[RuleBasedStateMachine], budget: Budget, most: int) -> tuple[int, str]:
    """How many sequences were run, and what was wrong with the last."""
    done = 0
    while done < most and not budget.over:
        try:
            run_state_machine_as_test(
                made,
                settings=settings(
                    max_examples=_ROUND,
                    stateful_step_count=STEPS,
                    deadline=None,
                    database=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
        except AssertionError as error:
            return done, f"one does not agree ({str(error)[:200]})"
        done += _ROUND
    return done, ""
