"""What happens to challenges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening
from tracker.tui.messages.shared import Written

if TYPE_CHECKING:
    from tracker.charts.drawing import Drawing
    from tracker.domain.progress import Progress


@happening
class ChallengesRead(Message):
    """All challenges were read."""

    challenges: tuple[Progress, ...]


@happening
class ChallengeRead(Message):
    """One challenge was read with its day table and its rules in plain words."""

    progress: Progress
    rules: tuple[str, ...]


@happening
class PlanDrawn(Message):
    """A plan chart was drawn."""

    drawing: Drawing


@happening
class ChallengeStarted(Written):
    """A challenge was started."""

    progress: Progress


@happening
class ChallengeEnded(Written):
    """A challenge was ended before its time."""

    progress: Progress
