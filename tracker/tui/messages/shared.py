"""What happens anywhere in the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening

if TYPE_CHECKING:
    from tracker.services.views import Change, Today
    from tracker.tui.backstage import Job


@happening
class JobFailed(Message):
    """A call to the journal raised; `error` is what it raised."""

    job: Job
    error: Exception


@happening
class JobEnded(Message):
    """A change to the journal came to its end, well or not."""

    job: Job


@happening
class WarmedUp(Message):
    """All that was put off at the start is imported."""


@happening
class TodayRead(Message):
    """Today's figures were read afresh."""

    today: Today


@happening
class VersionRead(Message):
    """The journal's data version: it differs when another window wrote."""

    version: int


@happening
class WhyRead(Message):
    """The reasons behind a challenge, or a day of it, a sentence each."""

    sentences: tuple[str, ...]


@happening
class Written(Message):
    """Something was written to the journal."""


@happening
class ChangeUndone(Written):
    """The last change was taken back; `change` is None when there was none."""

    change: Change | None


@happening
class ChangeRedone(Written):
    """A change taken back was made again; `change` is None when there was none."""

    change: Change | None
