"""What happens to athletes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening
from tracker.tui.messages.shared import Written

if TYPE_CHECKING:
    from tracker.domain.sessions import Athlete


@happening
class AthleteAdded(Written):
    """An athlete was added to the journal."""

    athlete: Athlete


@happening
class AthleteChanged(Written):
    """An athlete was changed."""

    athlete: Athlete


@happening
class AthleteRefused(Message):
    """An athlete was not stored; what was typed stays."""

    error: Exception
