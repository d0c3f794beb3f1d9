"""What a page says about itself: its title, the day it was published, the article's body in its own data (JSON-LD)."""

import json
import re
from collections.abc import Iterator
from datetime import date

from tracker.sources.limits import TITLE_CHARACTERS

_SPACES = re.compile(r"\s+")
_ISO_DAY = re.compile(r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_NODES = 20_000
_BODIES = 20
_YEARS = range(1990, 2101)
_ARTICLE_TYPE = re.compile(r"(.*Article|.*Posting|Report|.*Review|WebPage|CreativeWork|Event)", re.IGNORECASE)
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "date",
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title")


class Metadata:
    """Gathered while the page is read; `title` is its <title>, `heading` the text of its first <h1>."""

    def __init__(self) -> None:
        self.title = ""
        self.heading = ""
        self.bodies: list[str] = []
        self._headings: list[str] = []
        self._named: dict[str, str] = {}
        self._headline = ""
        self._days: list[date] = []
        self._marked: list[date] = []

    def read_json(self, text: str) -> None:
        """Take what a block of JSON-LD says of an article; broken blocks say nothing."""
        try:
            data = json.loads(text.strip().removeprefix("<![CDATA[").removesuffix("]]>"), strict=False)
        except (ValueError, RecursionError):
            return
        for node in _nodes(data):
            kinds = node.get("@type", "")
            if not any(isinstance(kind, str) and _ARTICLE_TYPE.fullmatch(kind) for kind in _listed(kinds)):
                continue
            body, headline = node.get("articleBody"), node.get("headline")
            if isinstance(body, str) and body.strip() and len(self.bodies) < _BODIES:
                self.bodies.append(body)
            if isinstance(headline, str):
                self._headline = self._headline or headline
            day = _day(node.get("datePublished"))
            if day is not None:
                self._days.append(day)

    def read_tag(self, tag: str, attrs: dict[str, str]) -> None:
        """Take what a meta or time element, or one with an itemprop, says."""
        if tag == "meta":
            name = (attrs.get("property") or attrs.get("name") or attrs.get("itemprop") or "").lower()
            if name in _DATE_NAMES or name in _TITLE_NAMES:
                self._named.setdefault(name, attrs.get("content", ""))
        if tag == "time" or attrs.get("itemprop", "").lower() == "datepublished":
            published = attrs.get("itemprop", "").lower() == "datepublished" or "pubdate" in attrs
            day = _day(attrs.get("datetime") or attrs.get("content"))
            if day is not None and (published or re.search(r"publish|posted|entry-date", attrs.get("class", ""))):
                self._marked.append(day)

    def end_heading(self) -> None:
        """The <h1> being read has ended."""
        self._headings.append(self.heading)
        self.heading = ""

    def best_title(self) -> str:
        """The article's title on one line, at most 300 characters; empty when the page has none."""
        heading = next((text for text in self._headings if text.strip()), "")
        named = next((self._named[name] for name in _TITLE_NAMES if self._named.get(name, "").strip()), "")
        best = named or self._headline or heading or self.title
        return _SPACES.sub(" ", best).strip()[:TITLE_CHARACTERS]

    def published(self) -> str | None:
        """The day the page was published as YYYY-MM-DD, by what it says in its data and tags; None when it doesn't."""
        named = (_day(self._named.get(name)) for name in _DATE_NAMES)
        day = next((day for day in (*self._days, *named, *self._marked) if day is not None), None)
        return day.isoformat() if day is not None else None


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """All objects in `data`, outermost first, as far as a number of them."""
    waiting = [data]
    for _ in range(_NODES):
        if not waiting:
            return
        node = waiting.pop(0) if len(waiting) < 100 else waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend(node)


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list) else [value]


def _day(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    found = _ISO_DAY.match(value)
    try:
        if found:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        else:
            from email.utils import parsedate_to_datetime

            day = parsedate_to_datetime(value[:60]).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if day.year in _YEARS else None
