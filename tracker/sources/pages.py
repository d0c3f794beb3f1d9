"""The text of an HTML page, read by a child process and checked again when it comes back."""

import json
import re
from dataclasses import dataclass
from datetime import date

from tracker.sources.child import ChildError, LateChildError, run_module
from tracker.sources.errors import SourceError, shown
from tracker.sources.limits import PAGE_BYTES, PAGE_SECONDS, TITLE_CHARACTERS
from tracker.sources.texts import INVISIBLE
from tracker.sources.walls import why_no_article

_ANSWER_LIMIT = 8_000_000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says: `text` with one paragraph, list item or table row a line; `title` may be empty."""

    title: str
    text: str
    published: date | None


def page_text(html: str, place: str, *, seconds: float = PAGE_SECONDS) -> Page:
    """The article in `html`; `place` names it in messages.

    SourceError when there is none (a script would draw it, it asks to sign in, it is empty), or when the page takes
    more than `seconds` or too much memory to read.
    """
    data = html.encode("utf-8", "replace")
    name = shown(place)
    if len(data) > PAGE_BYTES:
        raise SourceError(f"{name} is too large a page to read; save the text of the article alone.")
    try:
        answer = json.loads(run_module("tracker.sources.extract", data, seconds=seconds, limit=_ANSWER_LIMIT))
        title, text, published = answer["title"], answer["text"], answer["published"]
        script, password = bool(answer["script"]), bool(answer["password"])
        if not (isinstance(title, str) and isinstance(text, str)):
            raise TypeError
    except LateChildError:
        raise SourceError(
            f"{name} could not be read within {seconds:g} seconds; give the text of the article."
        ) from None
    except (ChildError, ValueError, KeyError, TypeError, RecursionError):
        raise SourceError(f"{name} could not be read as a page; give the text of the article.") from None
    text = text.translate(INVISIBLE).strip()
    reason = why_no_article(text, script=script, password=password)
    if reason:
        raise SourceError(f"There is no article text at {name}: {reason}; copy the text and give that.")
    return Page(" ".join(title.translate(INVISIBLE).split())[:TITLE_CHARACTERS], text, _day(published))


def _day(value: object) -> date | None:
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
