"""Benches in processes of their own, asked from a test or from the soak."""

import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.soak.budget import Budget

ROOT = Path(__file__).parent.parent.parent
_MEMORY = Path("/dev/shm")
IN_MEMORY = str(_MEMORY) if _MEMORY.is_dir() else None  # for what is not about the disk
PIECE = 8  # trials in one request, so that a budget is kept


@dataclass
class Tally:
    """What was tried and found so far. `cut` counts what the time did not suffice for."""

    tried: int = 0
    cut: int = 0
    states: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def add(self, answer: dict[str, Any]) -> None:
        """Count an answer in."""
        self.tried += answer["tried"]
        self.states.update(answer["states"])
        self.violations += answer["violations"]

    @property
    def told(self) -> int:
        """How often it had been acknowledged when it went wrong."""
        return sum(count for state, count in self.states.items() if state.endswith("told"))

    def first(self, most: int = 3) -> str:
        """The first violations, for a report."""
        return f"; first: {' / '.join(self.violations[:most])}" if self.violations else ""


class BenchProcess:
    """A bench in another process, which has everything loaded."""

    def __init__(self, folder: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-m", "tests.faults.serving", str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        told = self.ask(do="possible")
        self.why_not: str = told["why_not"]
        self.operations: list[str] = told["operations"]

    def ask(self, **request: Any) -> dict[str, Any]:
        """Send a request and wait for its answer. AssertionError where the bench itself broke."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(request) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {"broken": "it died"}
        if "broken" in answer:
            raise AssertionError(f"the bench broke at {request}: {answer['broken']}")
        return answer

    def try_all(self, tally: Tally, at: Sequence[int], budget: Budget | None = None, **request: Any) -> None:
        """Ask for trials at these points, in pieces, until the budget is used up."""
        for start in range(0, len(at), PIECE):
            piece = at[start : start + PIECE]
            if budget is not None and budget.over:
                tally.cut += len(piece)
            else:
                tally.add(self.ask(at=list(piece), **request))

    def close(self) -> None:
        """Let it clean up and end."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(timeout=30)
        if self._process.stdout is not None:
            self._process.stdout.close()


@contextmanager
def bench() -> Iterator[BenchProcess]:
    """A bench for the time of a block, in memory where that can be."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY, prefix="faults-") as folder:
        made = BenchProcess(Path(folder) / "bench")
        try:
            yield made
        finally:
            made.close()
