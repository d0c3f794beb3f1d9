"""One way in for every source: a file, standard input, a web page or a text already at hand, as an article's text.

What only some sources need (the network, the page reader) is imported when such a source comes.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tracker.config import typed_path
from tracker.errors import NotFoundError
from tracker.sources.errors import SourceError, shown
from tracker.sources.files import read_file
from tracker.sources.limits import SOURCE_BYTES, TEXT_CHARACTERS
from tracker.sources.texts import charset_of_page, is_html, text_of

STDIN = "-"
_WEB = re.compile(r"https?:", re.IGNORECASE)
# "notes: day 1.txt" is a file; these, and whatever has // after it, aren't.
_SCHEME = re.compile(
    r"([a-z][a-z0-9+.-]+):(?=//)|(about|blob|data|file|ftp|javascript|mailto|view-source):", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Article:
    """The text of an article and where it came from.

    `source` is what was asked for, `url` where a web page was found in the end. A page gives its `title` (else empty)
    and, where it says so itself, the day it was `published`. The text is as it was read: whoever shows it cleans it.
    """

    source: str
    text: str
    title: str = ""
    published: date | None = None
    url: str | None = None


def read_source(source: str, *, stdin: Callable[[], bytes], allow_private: bool = False) -> Article:
    """The article at `source`: "-" is standard input, http:// and https:// a web page, everything else a path.

    `stdin` gives the bytes of standard input when they are wanted. `allow_private` lets web pages of this machine and
    its networks be fetched. SourceError, one sentence that names the source, when there is no text to be had.
    """
    if source == STDIN:
        return read_bytes(stdin(), "standard input", source=source)
    text = source.strip()
    if not text:
        raise SourceError(
            "An empty source names nothing; give a path, an http or https address, or - for standard input."
        )
    if _WEB.match(text):
        return _read_page(text, allow_private)
    scheme = _SCHEME.match(text)
    if scheme:
        name = shown((scheme[1] or scheme[2]).lower())
        raise SourceError(
            f"A source of {name}: can't be read; give a path, an http or https address, or - for standard input."
        )
    return read_bytes(read_file(_path(source)), source, source=source)


def read_bytes(
    data: bytes, place: str, *, source: str, charset: str | None = None, html: bool = False, url: str | None = None
) -> Article:
    """The article in `data`, plain text or a page; `place` names it in messages, `html` says that it is a page."""
    if len(data) > SOURCE_BYTES:
        raise SourceError(f"{shown(place)} is longer than {SOURCE_BYTES // 1_000_000} MB; give the article alone.")
    text = text_of(data, place, charset=charset)
    if html or is_html(text, name=place):
        text = text_of(data, place, charset=charset or charset_of_page(data))
        return _article_of_page(text, place, source, url)
    return read_text(text, place, source=source, html=False, url=url)


def read_text(text: str, place: str, *, source: str, html: bool | None = None, url: str | None = None) -> Article:
    """The article in a text already at hand, such as a pasted one; `html` None looks whether it is a page."""
    if is_html(text) if html is None else html:
        return _article_of_page(text, place, source, url)
    if not text.strip():
        raise SourceError(f"There is no text in {shown(place)}.")
    _refuse_long(text, place)
    return Article(source, text, url=url)


def _article_of_page(html: str, place: str, source: str, url: str | None) -> Article:
    from tracker.sources.pages import page_text

    page = page_text(html, place)
    _refuse_long(page.text, place)
    return Article(source, page.text, page.title, page.published, url)


def _read_page(url: str, allow_private: bool) -> Article:
    from tracker.sources.fetching import fetch

    page = fetch(url, allow_private=allow_private)
    html = page.content_type in ("text/html", "application/xhtml+xml")
    return read_bytes(page.data, page.url, source=url, charset=page.charset, html=html, url=page.url)


def _refuse_long(text: str, place: str) -> None:
    if len(text) > TEXT_CHARACTERS:
        raise SourceError(
            f"{shown(place)} holds more than {TEXT_CHARACTERS // 1_000_000} million characters; give one article."
        )


def _path(source: str) -> Path:
    try:
        return typed_path(source)
    except NotFoundError:
        raise SourceError(f"{shown(source)} can't be read: no such home.") from None
