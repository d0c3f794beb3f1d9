"""What happens to challenges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening
from tracker.tui.messages.shared import Written

if TYPE_CHECKING:
    from tracker.domain.medals_ahead import MedalAhead
    from tracker.domain.progress import Progress
    from tracker.domain.what_if import Supposed
    from tracker.services.opened import Opened


@happening
class ChallengesRead(Message):
    """All challenges were read."""

    challenges: tuple[Progress, ...]


@happening
class ChallengeRead(Message):
    """One challenge was read with all that its page shows."""

    opened: Opened


@happening
class ChallengeSupposed(Message):
    """It was worked out what follows from a what-if, and which medals are then to come."""

    supposed: Supposed
    ahead: tuple[MedalAhead, ...]


@happening
class ChallengeStarted(Written):
    """A challenge was started."""

    progress: Progress


@happening
class StartRefused(Message):
    """A challenge was not started; what was typed for it stays."""

    error: Exception


@happening
class ChallengeEnded(Written):
    """A challenge was ended before its time."""

    progress: Progress
