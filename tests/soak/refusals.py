"""G2: the disk refuses any call that changes a file, once or for ever: a true sentence, and nothing half."""

import json
import os
import shutil
import subprocess
import sys

from tests.faults.benches import ROOT, Tally, bench
from tests.faults.points import acting, in_turn
from tests.soak.budget import Budget, Finding

ASKED = "0 half-done states over every refused call (EIO and ENOSPC, once and for ever)"
ASKED_FULL = "on a full disk: said, old backups untouched, guarded steps stopped, reading works (A04-A06, A08, A20)"
KINDS = (("EIO", False), ("ENOSPC", True), ("ENOSPC", False), ("EIO", True))
_PIECE = 24


def refusals(budget: Budget) -> list[Finding]:
    """Refuse each call of each operation in four ways, in turn, as far as the time goes; then a disk that is full."""
    full = _full()
    with bench() as made:
        if made.why_not:
            return [Finding("G2", ASKED, "not measured", met=False, left_out=made.why_not), full]
        calls = {name: acting(made.ask(do="look", operation=name)["events"]) for name in made.operations}
        tally = Tally()
        for name, at in in_turn(calls, _PIECE):
            for error, for_ever in KINDS:
                made.try_all(tally, at, budget, do="refuse", operation=name, error=error, for_ever=for_ever)
    count = sum(len(rank) for ranks in calls.values() for rank in ranks)
    measured = (
        f"{tally.tried} of {tally.tried + tally.cut} refusals over {count} calls of "
        f"{len(calls)} operations: {len(tally.violations)} violations{tally.first()}"
    )
    left_out = f"{tally.cut} refusals that the time did not suffice for" if tally.cut else ""
    return [Finding("G2", ASKED, measured, met=not tally.violations and tally.tried > 0, left_out=left_out), full]


def _full() -> Finding:
    """A small disk in memory, made in a name space of its own, which wants the rights for it."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None:
        return Finding("G2", ASKED_FULL, "not measured", met=True, left_out="mounting a small disk wants root on Linux")
    ran = subprocess.run(
        ["unshare", "-m", sys.executable, "-B", "-m", "tests.faults.full"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if ran.returncode != 0:
        why = (ran.stderr.strip().splitlines() or ["it ended without a word"])[-1]
        mounted = not any(word in why for word in ("mount", "unshare"))
        return Finding("G2", ASKED_FULL, why if mounted else "not measured", met=not mounted, left_out=why)
    steps = json.loads(ran.stdout)
    wrong = [f"{name}: {found}" for name, found in steps.items() if found]
    measured = (
        f"{len(steps) - len(wrong)} of {len(steps)} steps as they should be{': ' if wrong else ''}{'; '.join(wrong)}"
    )
    return Finding("G2", ASKED_FULL, measured, met=not wrong)
