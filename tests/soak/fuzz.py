"""G10: every parser on mutated inputs, each in a process of its own; what fails is made small and kept."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.fuzzing.targets import TARGETS
from tests.soak.budget import Budget, Finding

ASKED = "Each parser at least 60 s on mutated inputs, 0 uncaught"
LEAST = 60.0  # seconds for a parser
KEEP = Path("build") / "fuzzing"
_SLACK = 90  # seconds that making failures small may take


def fuzz(budget: Budget) -> list[Finding]:
    """Share the time among the parsers, one after another; with little time each gets less than the goal asks."""
    seconds = max(1.0, budget.left / len(TARGETS) - 1.5)
    found = [_fuzzed(name, seconds, budget.seed) for name in TARGETS]
    failed = [f"{one.parser} ({place})" for one in found for place in one.failed]
    tried = sum(one.tried for one in found)
    measured = f"{len(found)} parsers, {seconds:.0f} s each, {tried:,} inputs; {len(failed)} uncaught"
    if failed:
        measured += f": {', '.join(failed)}; the inputs are in {KEEP}"
    short = (
        f"a parser had {seconds:.0f} s of 60: more minutes for the soak give each of them more"
        if seconds < LEAST
        else ""
    )
    return [Finding("G10", ASKED, measured, met=not failed, left_out=short)]


@dataclass(frozen=True)
class _Turn:
    parser: str
    tried: int = 0
    failed: tuple[str, ...] = ()


def _fuzzed(name: str, seconds: float, seed: int) -> _Turn:
    """One parser's turn. A process that dies or hangs is a failure like any other."""
    words = ["--seconds", f"{seconds:.1f}", "--seed", str(seed), "--keep", str(KEEP), "--json"]
    try:
        ran = subprocess.run(
            [sys.executable, "-m", "tests.fuzzing", name, *words],
            capture_output=True,
            text=True,
            timeout=seconds * 2 + _SLACK,
            check=False,
        )
        found = json.loads(ran.stdout)
    except subprocess.TimeoutExpired:
        return _Turn(name, failed=("it hung",))
    except ValueError:
        last = (ran.stderr.strip().split("\n") or [""])[-1]
        return _Turn(name, failed=(f"the process ended with {ran.returncode}: {last[:100]}",))
    return _Turn(name, found["tried"], tuple(found["failed"]))
