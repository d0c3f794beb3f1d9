"""X: every rule that the tests hold for all inputs, with other inputs than they try in each run."""

import re
import subprocess
import sys

from tests.faults.benches import ROOT
from tests.soak.budget import Budget, Finding
from tests.soak.planting import FAILED

ASKED = "every property of the tests holds for further examples"
_PASSED = re.compile(r"(\d+) passed")


def exploring(budget: Budget) -> list[Finding]:
    """Whole rounds over all properties until the time is up, each from a seed of its own; at least one."""
    rounds, properties = 0, 0
    failed: set[str] = set()
    while rounds == 0 or not budget.over:
        ran = _round(budget.seed + rounds)
        rounds += 1
        failed |= set(FAILED.findall(ran))
        passed = _PASSED.search(ran)
        properties = max(properties, int(passed.group(1)) if passed else 0)
    said = f"{properties} properties, {rounds} {'round' if rounds == 1 else 'rounds'}: {len(failed)} do not hold"
    told = f" ({', '.join(sorted(failed))})" if failed else ""
    return [Finding("X", ASKED, said + told, met=not failed and properties > 0)]


def _round(seed: int) -> str:
    words = ("-m", "hypothesis", "-p", "no:cacheprovider", "--hypothesis-profile=explore")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", *words, f"--hypothesis-seed={seed}", "tests"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    print(f"  seed {seed}: {(ran.stdout.strip().splitlines() or [ran.stderr.strip()])[-1]}", flush=True)
    return ran.stdout
