"""G15: canaries in every field, and none of them in what a fault leaves behind."""

from tests.endings import canaries as birds
from tests.endings.ptys import own_home
from tests.endings.shown import dirty
from tests.endings.trying import CRASHES
from tests.soak.budget import Budget, Finding

ASKED = "20 canaries: 0 in logs, crash reports, titles, process list"


def canaries(budget: Budget) -> list[Finding]:
    """Every command under every kind of fault, the app under every crash, the process list meanwhile."""
    wrong: list[str] = []
    ways = broke = 0
    left: list[str] = []
    with own_home() as home:
        journal = dirty(home / f"{birds.WORD}folder", birds.WORD)
        wrong += birds.imports_listed(journal)
        for how in birds.HOW:
            if budget.over and ways:
                left.append(how)
                continue
            count, found = birds.commands_break(journal, how)
            broke, ways = broke + count, ways + 1
            wrong += [f"{how}: {what}" for what in found]
        for where in CRASHES:
            if budget.over:
                left.append(where)
                continue
            wrong += [f"{where}: {what}" for what in birds.app_breaks(journal, where)]
            ways += 1
    for what in wrong:
        print(f"      {what}", flush=True)
    said = f"{len(birds.ALL)} canaries, {ways} kinds of faults, {broke} commands broken; {len(wrong)} canaries got out"
    out = "what is typed on a command line is in the process list while that command runs, as with any program"
    return [
        Finding(
            "G15",
            ASKED,
            said,
            not wrong and len(birds.ALL) >= 20,
            f"{out}{'; for time: ' + ', '.join(left) if left else ''}",
        )
    ]
