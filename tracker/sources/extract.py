"""The program that reads a page: HTML on standard input, its text as JSON on standard output.

It runs in a process of its own (`child`), because a page can be made to need all memory or never to end. Only this
module may import trafilatura, which brings lxml.
"""

import json
import logging
import re
import sys
from contextlib import suppress
from math import ceil

from tracker.sources.confining import guard
from tracker.sources.limits import PAGE_BYTES, PAGE_MEMORY, PAGE_SECONDS, TEXT_CHARACTERS
from tracker.sources.slimming import Slim, slimmed

# The body in the page's own data is taken when the page itself shows less than this share of it.
_SHOWN_SHARE = 0.5
_TOO_LONG = 2 * TEXT_CHARACTERS
_SHORT = 1_000
_LITTLE_MORE = 1.5
_RULE = re.compile(r"\|[-|: ]*-[-|: ]*")


def main() -> None:
    """Read a page from standard input and write `{"title", "text", "published", "script", "password"}`."""
    set_limits()
    sys.addaudithook(guard)
    logging.disable()
    html = sys.stdin.buffer.read(PAGE_BYTES).decode("utf-8", "replace")
    page = slimmed(html)
    answer = {
        "title": page.title,
        "text": best_text(page)[: TEXT_CHARACTERS + 1],
        "published": page.published,
        "script": page.needs_script,
        "password": page.password,
    }
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def set_limits() -> None:
    """Hold this process to its memory and processor time, where the system knows such limits."""
    with suppress(ImportError):
        import resource

        limits = (
            (resource.RLIMIT_AS, PAGE_MEMORY),
            (resource.RLIMIT_CPU, ceil(PAGE_SECONDS)),
            (resource.RLIMIT_CORE, 0),
        )
        for limit, most in limits:
            with suppress(ValueError, OSError):
                resource.setrlimit(limit, (most, most))


def best_text(page: Slim) -> str:
    """The article's text: as the extractor finds it, else the body in the page's data, else its lines of text."""
    lines = "\n".join(page.lines)
    # a page with far more text than an article may have is refused by its length, sooner without the extractor
    text = _extracted(page.html) if 0 < len(lines) < _TOO_LONG else lines
    text = tidied(text)
    if len(text) < _SHORT and ("\n" not in text or len(lines) < _LITTLE_MORE * len(text)):
        text = lines  # of a short page the extractor may give one long line
    body = max(page.bodies, key=len, default="")
    return body if len(text) < _SHOWN_SHARE * len(body) else text


def tidied(text: str) -> str:
    """`text` with table rows as "a | b" without outer bars, and without the rules under their headings."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(
        _row(line) if line.startswith("|") else line for line in lines if not _RULE.fullmatch(line)
    ).strip()


def _row(line: str) -> str:
    return " | ".join(cell.strip() for cell in line.strip("|").split("|")).strip()


def _extracted(html: str) -> str:
    try:
        import trafilatura

        return (
            trafilatura.extract(html, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False)
            or ""
        )
    except Exception:  # whatever a page does to the extractor, the lines of text remain
        return ""


if __name__ == "__main__":
    main()
