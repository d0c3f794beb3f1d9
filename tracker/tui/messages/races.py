"""What happens to races and medals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening
from tracker.tui.messages.shared import Written

if TYPE_CHECKING:
    from tracker.domain.medals import Medal
    from tracker.services.race_sheets import Proof, RaceSheet
    from tracker.services.races import RaceStand


@happening
class RacesRead(Message):
    """Every race was read, those to come first."""

    stands: tuple[RaceStand, ...]


@happening
class RaceRead(Message):
    """One race was read with what it can be held against."""

    sheet: RaceSheet


@happening
class CabinetRead(Message):
    """Every medal was read, the newest first."""

    medals: tuple[Medal, ...]


@happening
class ProofRead(Message):
    """What proves a medal was read."""

    proof: Proof


@happening
class RaceAdded(Written):
    """A race was added to the calendar."""

    stand: RaceStand


@happening
class ResultEntered(Written):
    """What came of a race was entered or changed."""

    stand: RaceStand


@happening
class RaceRemoved(Written):
    """A race was removed with its results."""

    stand: RaceStand


@happening
class RaceRefused(Message):
    """A race or its result was not stored."""

    error: Exception
