"""What happens to an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from tracker.tui.messages.happening import happening
from tracker.tui.messages.shared import Written

if TYPE_CHECKING:
    from tracker.articles.drafts import Draft
    from tracker.services.articles import Adopted, ReadArticle
    from tracker.tui.sheet import Planned


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
