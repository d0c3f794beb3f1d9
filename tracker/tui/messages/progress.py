"""What happens on Progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening

if TYPE_CHECKING:
    from tracker.domain.series import Shown
    from tracker.services.records import Records


@happening
class SportsRead(Message):
    """The sports of the journal were read, the one with the most sessions first."""

    sports: tuple[str, ...]


@happening
class SeriesRead(Message):
    """The figures of a chart were read; `panel` is the id of the panel they are for."""

    panel: str
    series: Shown


@happening
class RecordsRead(Message):
    """The records were read."""

    records: Records
