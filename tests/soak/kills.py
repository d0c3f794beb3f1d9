"""G1: killed at every call that changes a file, at random moments, and without power: nothing acknowledged is lost."""

from tests.faults.benches import BenchProcess, Tally, bench
from tests.faults.points import Told, in_turn, ranked
from tests.soak.budget import Budget, Finding

ASKED_KILLS = "0 acknowledged lost and 0 half-done over 500 kill points or more: every call, and 200 random moments"
ASKED_POWER = "what was acknowledged outlasts a power failure before any call"
SUDDEN = 200
TURN = 40  # calls of an operation before it is another's turn
DRAWS = 2  # of what the disk may hold besides what was synced, at each call


def kills(budget: Budget) -> list[Finding]:
    """Kill every operation at each of its calls, then at random moments; then let the power fail at each."""
    with bench() as made:
        looked = {name: made.ask(do="look", operation=name)["events"] for name in made.operations}
        if made.why_not:
            return [_moments(made, looked, budget)]
        return [_killed(made, looked, budget.share(0.65), budget), _powerless(made, looked, budget)]


def _moments(made: BenchProcess, looked: dict[str, Told], budget: Budget) -> Finding:
    """All that can be done where nothing can be traced: many more random moments."""
    tally, turn = Tally(), 0
    while not budget.over:
        for name in looked:
            tally.add(made.ask(do="sudden", operation=name, seed=budget.seed + turn, times=5))
        turn += 1
    measured = f"{tally.tried} random moments: {len(tally.violations)} violations{tally.first()}"
    return Finding("G1", ASKED_KILLS, measured, met=False, left_out=f"every call, and power failures: {made.why_not}")


def _killed(made: BenchProcess, looked: dict[str, Told], budget: Budget, whole: Budget) -> Finding:
    sudden, each = Tally(), Tally()
    names = list(looked)
    for start in range(SUDDEN // 10):
        name = names[start % len(names)]
        if not whole.over:
            sudden.add(made.ask(do="sudden", operation=name, seed=whole.seed + start, times=10))
    for name, piece in in_turn({name: _to_the_end(ranked(events)) for name, events in looked.items()}, TURN):
        made.try_all(each, piece, budget, do="kill", operation=name)
    wrong = [*sudden.violations, *each.violations]
    told = sudden.told + each.told
    measured = (
        f"{each.tried} of {each.tried + each.cut} calls of {len(looked)} operations and {sudden.tried} random moments, "
        f"{told} of them after the acknowledgement: {len(wrong)} violations{Tally(violations=wrong).first()}"
    )
    met = not wrong and each.tried + sudden.tried >= 500 and sudden.tried >= SUDDEN
    left_out = f"{each.cut} calls that the time did not suffice for" if each.cut else ""
    return Finding("G1", ASKED_KILLS, measured, met=met, left_out=left_out)


def _powerless(made: BenchProcess, looked: dict[str, Told], budget: Budget) -> Finding:
    tally = Tally()
    for name, piece in in_turn({name: _to_the_end(ranked(events)) for name, events in looked.items()}, TURN):
        made.try_all(tally, piece, budget, do="power", operation=name, seed=budget.seed + piece[0], draws=DRAWS)
    measured = (
        f"{tally.tried} disks, what was synced alone and {DRAWS} with some of the rest at each call, {tally.told} of "
        f"them after the acknowledgement: {len(tally.violations)} violations{tally.first()}"
    )
    left_out = f"{tally.cut} calls that the time did not suffice for" if tally.cut else ""
    return Finding("G1", ASKED_POWER, measured, met=not tally.violations and tally.told > 0, left_out=left_out)


def _to_the_end(ranks: list[list[int]]) -> list[list[int]]:
    """With the moment after the last call, when it was done."""
    return [[*ranks[0], max(at for rank in ranks for at in rank) + 1], *ranks[1:]]
