"""How long a part of the soak may take, and what it says at its end."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from time import monotonic


@dataclass(frozen=True)
class Finding:
    """One goal measured. `left_out` says in a sentence what was not covered, and why; empty where all of it was."""

    goal: str
    asked: str
    measured: str
    met: bool
    left_out: str = ""


@dataclass
class Budget:
    """Seconds that a part may take, from now on, and the seed of whatever it draws."""

    seconds: float
    seed: int = 2025
    began: float = field(default_factory=monotonic)

    @property
    def left(self) -> float:
        """Seconds left, at least 0."""
        return max(0.0, self.seconds - (monotonic() - self.began))

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return self.left <= 0

    def share(self, part: float) -> "Budget":
        """A budget of a part (0 to 1) of the seconds left, beginning now."""
        return Budget(self.left * part, self.seed)

    def random(self) -> Random:
        """A source of chance of its own."""
        return Random(self.seed)


Part = Callable[[Budget], list[Finding]]
