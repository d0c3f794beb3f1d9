"""A page without what nobody sees: scripts, styles, comments, hidden text, attributes by the thousand, endless nesting.

What is left is small and well formed, so that the extractor can't be held up by it, and whatever a browser would not
show is not read as part of the article. Beside the slimmer page come its lines of text, its title and its date.
"""

import re
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from tracker.sources.cutting import cut
from tracker.sources.metadata import Metadata
from tracker.sources.texts import INVISIBLE

_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_UNREAD = frozenset(
    "audio button canvas datalist dialog map math menu object picture select svg template video".split()
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_ASIDE = frozenset(("nav", "footer", "aside", "form"))
_CELLS = frozenset(("td", "th"))
# What a start tag closes by itself, and where looking for it ends.
_CLOSES: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl",))),
    "tr": (frozenset(("tr", "td", "th")), frozenset(("table",))),
    "td": (_CELLS, frozenset(("tr", "table"))),
    "th": (_CELLS, frozenset(("tr", "table"))),
}
_PARAGRAPH = (frozenset(("p",)), _BLOCKS - {"p"})
_ENDLESS = re.compile(r"&#[0-9]{9,};?")  # no character has such a number, and the parser can't read the longest
_LOOK_BACK = 60
_DEPTH = 150
_ATTRIBUTES = ("id", "class", "itemprop", "role", "lang")
_ATTRIBUTE_LENGTH = 200

_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset("hidden d-none is-hidden display-none sr-only visually-hidden screen-reader-text".split())
_REVEALED = re.compile(r".*[:-](block|flex|grid|inline|table|contents|table-cell|inline-block)")
_SPACES = re.compile(r"\s+")
_LINKED = 0.6
# A page with scripts and less text than this, in characters, is drawn by them.
_DRAWN = 300


@dataclass(frozen=True, slots=True)
class Slim:
    """What is left of a page: `html` for the extractor, `lines` of its text, `bodies` of articles in its own data.

    `needs_script`: scripts would draw what is missing; `password`: it has a field for one.
    """

    html: str
    lines: tuple[str, ...]
    bodies: tuple[str, ...]
    title: str
    published: str | None
    needs_script: bool
    password: bool


def slimmed(html: str) -> Slim:
    """What a reader sees of `html`, of any length and however broken."""
    metadata = Metadata()
    rest, scripts = cut(html, metadata)
    slimmer = _parsed(rest, metadata)
    bodies = tuple(_plain(body) for body in metadata.bodies)
    lines = tuple(line for line, linked in slimmer.lines if linked <= _LINKED * len(line))
    return Slim(
        "".join(slimmer.parts),
        lines,
        tuple(body for body in bodies if body),
        metadata.best_title(),
        metadata.published(),
        scripts > 0 and slimmer.shown < _DRAWN,
        slimmer.password,
    )


def _parsed(html: str, metadata: Metadata) -> "_Slimmer":
    # nothing after the last ">" can be a tag; looking for its end again and again would take for ever
    head, mark, tail = _ENDLESS.sub("&#0;", html).rpartition(">")
    slimmer = _Slimmer(metadata)
    # an AssertionError is the parser's answer to some broken declarations; what was read before it counts
    with suppress(AssertionError):
        slimmer.feed(head + mark + tail.replace("<", "&lt;"))
        slimmer.close()
    slimmer.finish()
    return slimmer


def _plain(body: str) -> str:
    """An article body out of the page's data, which may be HTML itself."""
    text = body.translate(INVISIBLE)
    if not re.search(r"<(p|br|li|div)\b", text, re.IGNORECASE):
        return text.strip()
    slimmer = _parsed(cut(text, Metadata())[0], Metadata())
    return "\n".join(line for line, _ in slimmer.lines)


class _Slimmer(HTMLParser):
    """Writes the page anew while it is parsed, and gathers its lines of text."""

    def __init__(self, metadata: Metadata) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.lines: list[tuple[str, int]] = []
        self.password = False
        self.shown = 0
        self._metadata = metadata
        self._open: list[tuple[str, bool]] = []
        self._count: Counter[str] = Counter()
        self._written = 0
        self._hidden_at = -1
        self._line: list[str] = []
        self._linked = 0
        self._item = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_before(tag)
        wanted = {name: value or "" for name, value in reversed(attrs)}
        self.password |= tag == "input" and wanted.get("type", "").lower() == "password"
        if tag == "meta" or "itemprop" in wanted or tag == "time":
            self._metadata.read_tag(tag, wanted)
        if tag == "br" or (tag in _BLOCKS and tag not in _CELLS):
            self._end_line(tag)
            self._item |= tag == "li"
        if tag in _VOID:
            if tag in ("br", "hr") and self._hidden_at < 0:
                self.parts.append(f"<{tag}>")
            return
        if self._hidden_at < 0 and (tag in _UNREAD or _is_hidden(tag, wanted)):
            self._hidden_at = len(self._open)
        written = self._hidden_at < 0 and self._written < _DEPTH
        self._open.append((tag, written))
        self._count[tag] += 1
        if written:
            self._written += 1
            self.parts.append(f"<{tag}{_attributes(wanted)}>" if tag.isalnum() else "<span>")

    def handle_endtag(self, tag: str) -> None:
        if tag == "p" and not self._count["p"]:
            self._end_line(tag)
        if self._count[tag]:
            while self._close_last() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._hidden_at >= 0:
            return
        text = data.translate(INVISIBLE)
        if self._count["title"] and not self._count["body"]:
            self._metadata.title += text
        if self._count["h1"]:
            self._metadata.heading += text
        self.shown += len(text.strip())
        self.parts.append(escape(text, quote=False))
        if not (self._count["title"] or any(self._count[name] for name in _ASIDE)):
            self._line.append(text)
            self._linked += len(text.strip()) if self._count["a"] else 0

    def finish(self) -> None:
        """Close all that is open."""
        while self._open:
            self._close_last()
        self._end_line("")

    def _close_before(self, tag: str) -> None:
        """Close what `tag` ends without saying so: a paragraph before a block, an item before the next one."""
        if tag in _BLOCKS and self._count["p"]:
            self._close_open(*_PARAGRAPH)
        if tag in _CLOSES:
            self._close_open(*_CLOSES[tag])

    def _close_open(self, wanted: frozenset[str], border: frozenset[str]) -> None:
        """Close the outermost of `wanted` that is open within `border`, and all inside it."""
        closing = 0
        for back, (name, _) in enumerate(reversed(self._open[-_LOOK_BACK:]), start=1):
            if name in wanted:
                closing = back
            elif name in border:
                break
        for _ in range(closing):
            self._close_last()

    def _close_last(self) -> str:
        tag, written = self._open.pop()
        self._count[tag] -= 1
        if tag in _BLOCKS:
            self._end_line(tag)
        self._item &= tag != "li"
        if written:
            self._written -= 1
            self.parts.append(f"</{tag}>" if tag.isalnum() else "</span>")
        if len(self._open) == self._hidden_at:
            self._hidden_at = -1
        if tag == "h1":
            self._metadata.end_heading()
        return tag

    def _end_line(self, tag: str) -> None:
        if tag in _CELLS and self._line:
            self._line.append(" | ")
            return
        line = _SPACES.sub(" ", "".join(self._line)).strip(" |")
        if line:
            self.lines.append((f"- {line}" if self._item else line, self._linked))
            self._item = False
        self._line.clear()
        self._linked = 0


def _is_hidden(tag: str, attrs: dict[str, str]) -> bool:
    if tag in ("html", "body"):
        return False  # hidden until a script has run: then the whole page is, or nothing
    if "hidden" in attrs and attrs["hidden"].lower() != "until-found":
        return True
    if _HIDDEN_STYLE.search(attrs.get("style", "")[:1_000]):
        return True
    classes = attrs.get("class", "")[:1_000].lower().split()
    return any(name in _HIDDEN_CLASSES for name in classes) and not any(_REVEALED.fullmatch(name) for name in classes)


def _attributes(attrs: dict[str, str]) -> str:
    kept = ((name, attrs[name].translate(INVISIBLE)[:_ATTRIBUTE_LENGTH]) for name in _ATTRIBUTES if attrs.get(name))
    return "".join(f' {name}="{escape(value)}"' for name, value in kept)
