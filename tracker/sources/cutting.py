"""The first pass over a page: what holds no markup of its own is cut out, before a parser can stumble over it."""

import re

from tracker.sources.metadata import Metadata

_OPENERS = re.compile(
    r"<!--|<!\[|<\?|<(script|style|noscript|iframe|textarea|noembed|noframes)(?=[\s/>])", re.IGNORECASE
)
_ENDS = {
    name: re.compile(rf"</{name}[^>]{{0,200}}>", re.IGNORECASE)
    for name in ("script", "style", "noscript", "iframe", "textarea", "noembed", "noframes")
}
_JSON_LD = re.compile(r"[^>]{0,500}application/ld\+json[^>]{0,200}>", re.IGNORECASE)
_JSON_LIMIT = 1_000_000


def cut(html: str, metadata: Metadata) -> tuple[str, int]:
    """`html` without comments, declarations and elements of raw text, in one pass, and the number of its scripts.

    Blocks of JSON-LD are handed to `metadata`.
    """
    kept: list[str] = []
    at = scripts = 0
    endless: set[str] = set()
    while found := _OPENERS.search(html, at):
        kept.append(html[at : found.start()])
        name = (found[1] or found[0]).lower()
        scripts += name == "script"
        start = found.end()
        if name in _ENDS:
            end = _ENDS[name].search(html, start)
            if end is None:
                at = len(html)  # raw text without an end is raw text to the end
                break
            if name == "script" and _JSON_LD.match(html, start):
                metadata.read_json(html[html.index(">", start) + 1 : end.start()][:_JSON_LIMIT])
            at = end.end()
        else:
            mark = "-->" if name == "<!--" else ">"
            where = -1 if name in endless else html.find(mark, start - 2 if mark == "-->" else start)
            if where < 0:
                endless.add(name)
            at = start if where < 0 else where + len(mark)
        kept.append(" ")
    kept.append(html[at:])
    return "".join(kept), scripts
