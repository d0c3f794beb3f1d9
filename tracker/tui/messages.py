"""What happened, as messages: frozen values named in the past tense, posted up by widgets and back by workers."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeVar, dataclass_transform

from textual.message import Message

if TYPE_CHECKING:
    from datetime import date

    from tracker.articles.drafts import Draft
    from tracker.charts.drawing import Drawing
    from tracker.domain.progress import Progress
    from tracker.domain.sessions import Mark, Session
    from tracker.domain.templates import Template
    from tracker.services.articles import Adopted, ReadArticle
    from tracker.services.views import Change, Deleted, JournalDay, LibraryEntry, Logged, Today
    from tracker.tui.backstage import Job
    from tracker.tui.sheet import Planned

M = TypeVar("M", bound=Message)


@dataclass_transform(frozen_default=True, eq_default=False)
def happening(cls: type[M]) -> type[M]:
    """Make a Message a frozen dataclass.

    The toolkit keeps its own book-keeping on each message (sender, whether it was stopped), so only the fields that
    were declared are frozen.
    """
    made = dataclass(frozen=True, eq=False)(cls)
    frozen = frozenset(field.name for field in fields(made))  # type: ignore[arg-type]

    def assign(self: Message, name: str, value: object) -> None:
        if name in frozen:
            raise AttributeError(f"{cls.__name__}.{name} is what happened; it can't be changed.")
        object.__setattr__(self, name, value)

    made.__setattr__ = assign  # type: ignore[method-assign,assignment]
    return made


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
class ChallengesRead(Message):
    """All challenges were read."""

    challenges: tuple[Progress, ...]


@happening
class ChallengeRead(Message):
    """One challenge was read with its day table and its rules in plain words."""

    progress: Progress
    rules: tuple[str, ...]


@happening
class WhyRead(Message):
    """The reasons behind a challenge, or a day of it, a sentence each."""

    sentences: tuple[str, ...]


@happening
class PlanDrawn(Message):
    """A plan chart was drawn."""

    drawing: Drawing


@happening
class LibraryRead(Message):
    """The library was read."""

    entries: tuple[LibraryEntry, ...]


@happening
class OutlineRead(Message):
    """The plan of a template as it would be started today was worked out; a text says why it can't be."""

    template: Template
    outline: Progress | str


@happening
class IndexRead(Message):
    """The days that hold matching sessions were read, newest first."""

    query: str
    days: tuple[JournalDay, ...]


@happening
class FilterRefused(Message):
    """The filter can't be read."""

    query: str
    error: Exception


@happening
class PageRead(Message):
    """The sessions and marks of some days were read, newest first."""

    query: str
    first: date
    last: date
    sessions: tuple[Session, ...]
    marks: tuple[Mark, ...]


@happening
class LineWritten(Message):
    """A session was written out as a log line."""

    session: Session
    line: str


@happening
class Written(Message):
    """Something was written to the journal."""


@happening
class SessionsLogged(Written):
    """A log line was committed."""

    line: str
    logged: Logged


@happening
class LineRefused(Message):
    """A log line, or the edit of one, was not committed."""

    line: str
    error: Exception


@happening
class DayMarked(Written):
    """Today was marked."""

    kind: str
    logged: Logged


@happening
class SessionEdited(Written):
    """A session was changed."""

    logged: Logged


@happening
class SessionsDeleted(Written):
    """Sessions were put into the trash."""

    deleted: Deleted


@happening
class ChallengeStarted(Written):
    """A challenge was started."""

    progress: Progress


@happening
class ChallengeEnded(Written):
    """A challenge was ended before its time."""

    progress: Progress


@happening
class ArticleRead(Message):
    """What was typed was read: the text itself, or what is at its path or address. `article.error` says why not."""

    typed: str
    article: ReadArticle


@happening
class ReadingFailed(Message):
    """Reading broke; what was typed stays."""

    error: Exception


@happening
class DraftPlanned(Message):
    """What a draft would become was worked out."""

    draft: Draft
    planned: tuple[Planned, ...]


@happening
class ArticleAdopted(Written):
    """A draft became templates, perhaps a challenge, and races."""

    adopted: Adopted


@happening
class AdoptionRefused(Message):
    """A draft could not be stored; nothing of it was."""

    error: Exception


@happening
class ChangeUndone(Written):
    """The last change was taken back; `change` is None when there was none."""

    change: Change | None


@happening
class ChangeRedone(Written):
    """A change taken back was made again; `change` is None when there was none."""

    change: Change | None
