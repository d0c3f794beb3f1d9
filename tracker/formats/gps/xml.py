"""Reading XML that somebody else wrote: by local names, in one pass, without document types.

The parser is expat: it reads namespaces that were never declared, needs no memory beyond what a reader keeps, and
costs a child process nothing to import. A document type is refused, so no entity is ever expanded or fetched.
"""

import re
from codecs import getincrementaldecoder
from collections.abc import Callable, Mapping
from typing import NoReturn, Protocol, TypeVar
from xml.parsers import expat

from tracker.domain.text import clean_text

DEPTH = 100
ATTRIBUTES = 1_000
PREFIXES = 20  # of which it is said that they are not declared
TAG_BYTES = 100_000
TEXT = 20_000  # characters of one element; what is beyond is left out

_LONG_TAG = re.compile(rb"<[^!?>][^>]{%d}" % TAG_BYTES)
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})")
_HEAD = re.compile(rb"[\s\xef\xbb\xbf]*")
_CUT_SHORT = {  # how expat says that a document ends before its end
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
}
_BETWEEN_TAGS = expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]
_STEP = 1 << 20

Begin = Callable[[dict[str, str]], object]
Text = Callable[[str], object]
End = Callable[[], object]
_Doing = tuple[Begin | None, Text | None, End | None]


class XmlFault(Exception):  # noqa: N818 (never leaves the readers: it becomes the sentence of a refused item)
    """A document that isn't read; the message is one sentence without the file's name."""


class Reader(Protocol):
    """What is told of a document as it goes by: by local name, the start, the text or the end of elements.

    An element is in `texts` or in `ends`, not in both. `depth` is set by the pass and says how deep the element is
    that is told of; the outermost is 1.
    """

    begins: Mapping[str, Begin]
    texts: Mapping[str, Text]
    ends: Mapping[str, End]
    depth: Callable[[], int]

    def kept(self) -> bool:
        """Whether anything worth keeping was read so far."""


R = TypeVar("R", bound=Reader)


def scanned(data: bytes, root: str, make: Callable[[], R]) -> tuple[R, tuple[str, ...]]:
    """A reader that was told of the whole document, and warnings, a sentence each.

    `root` is the local name that the outermost element must have. A document that stops between two elements is read
    as far as it goes. XmlFault for everything that isn't read.
    """
    text, encoding = _plain(data)
    if not text:
        raise XmlFault("It is empty: export or copy it again.")
    if _has_long_tag(text):
        raise XmlFault("An element in it is too long to be real: export it again.")
    warnings: list[str] = []
    try:
        reader, fault = _told(text, encoding, root, make, warnings)
        if fault is not None and fault.code not in _CUT_SHORT and (recoded := _recoded(text)) is not None:
            warnings = ["It says it is UTF-8 but isn't: it was read as Windows-1252, so look at its names."]
            reader, fault = _told(recoded, "utf-8", root, make, warnings)
    except MemoryError:
        raise XmlFault("It is too large to be read.") from None
    if fault is not None:
        if fault.code != _BETWEEN_TAGS or not reader.kept():
            _refuse(fault)
        warnings.append(f"It ends too early, in line {fault.lineno}: what was in the rest is missing.")
    return reader, tuple(warnings)


def _has_long_tag(data: bytes) -> bool:
    """Whether a tag has more than `TAG_BYTES`: looked for only where so long a stretch may be without an end of one."""
    half = TAG_BYTES // 2
    ends = (data.find(b">", at, at + half) for at in range(0, len(data), half))
    return len(data) > TAG_BYTES and min(ends) < 0 and _LONG_TAG.search(data) is not None


def _told(
    data: bytes, encoding: str | None, root: str, make: Callable[[], R], warnings: list[str]
) -> tuple[R, expat.ExpatError | None]:
    """A new reader that was told of the document as far as it can be read, and what stopped it."""
    reader = make()
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parts: list[str] = []
    collect = parts.append
    names: dict[str, _Doing] = {}
    doing = _Names(reader, data, warnings).doing
    depth = 0

    def outermost(name: str, attributes: dict[str, str]) -> None:
        if _local(name) != root:
            raise XmlFault(f"Its outermost element is <{clean_text(_local(name), limit=40)}>, not <{root}>.")
        parser.StartElementHandler = start
        start(name, attributes)

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH or (attributes and len(attributes) > ATTRIBUTES):
            _refuse_shape(depth)
        try:
            begin, text, _ = names[name]
        except KeyError:
            begin, text, _ = names[name] = doing(name)
        if text is not None:
            parser.CharacterDataHandler = collect
        elif begin is not None:
            begin(attributes)

    def finish(name: str) -> None:
        nonlocal depth
        _, text, end = names[name]
        if text is not None:
            parser.CharacterDataHandler = None
            text("".join(parts)[:TEXT])
            parts.clear()
        elif end is not None:
            end()
        depth -= 1

    def doctype(*_: object) -> NoReturn:
        raise XmlFault("It has a document type (<!DOCTYPE>), which no such file needs: take those lines out.")

    reader.depth = lambda: depth
    parser.StartElementHandler = outermost
    parser.EndElementHandler = finish
    parser.StartDoctypeDeclHandler = doctype
    return reader, _parsed(parser, data)


def _parsed(parser: expat.XMLParserType, data: bytes) -> expat.ExpatError | None:
    """What stopped the parser before the end of the document."""
    try:
        parser.Parse(data, True)
    except expat.ExpatError as fault:
        return fault
    except (ValueError, LookupError):  # an encoding that isn't known, or one of several bytes a character
        raise XmlFault("It is in an encoding that can't be read here: save it as UTF-8.") from None
    return None


def _refuse_shape(depth: int) -> NoReturn:
    """XmlFault for what only a file made to do harm has: elements too deep, else too many attributes."""
    if depth > DEPTH:
        raise XmlFault(f"Its elements lie more than {DEPTH} deep, which no real file needs: export it again.")
    raise XmlFault(f"An element in it has more than {ATTRIBUTES} attributes, too many to be real: export it again.")


class _Names:
    """The names of elements of a document, and what to do at each."""

    def __init__(self, reader: Reader, data: bytes, warnings: list[str]) -> None:
        self._reader, self._data, self._warnings = reader, data, warnings
        self._prefixes = {"xml"}

    def doing(self, name: str) -> _Doing:
        """What to do at an element of that whole name, which is new in the document."""
        local = _local(name)
        prefix = name.removesuffix(local).removesuffix(":")
        if prefix and prefix not in self._prefixes and len(self._prefixes) <= PREFIXES:
            self._prefixes.add(prefix)
            if b"xmlns:" + prefix.encode() not in self._data:
                self._warnings.append(
                    f'It is no sound XML: the prefix "{prefix[:40]}" is never declared: it was read anyway.'
                )
        reader = self._reader
        return reader.begins.get(local), reader.texts.get(local), reader.ends.get(local)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _plain(data: bytes) -> tuple[bytes, str | None]:
    """The document from its first tag on, and the encoding if it is known better than it says itself."""
    for mark, encoding in (
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
        (b"<\0", "utf-16-le"),
        (b"\0<", "utf-16-be"),
    ):
        if data.startswith(mark):
            try:
                return data.decode(encoding).lstrip().encode(), "utf-8"
            except UnicodeError:
                raise XmlFault("It begins as UTF-16 but isn't: save it as UTF-8.") from None
    head = _HEAD.match(data)
    begins = head.end() if head else 0
    marked = b"\xef\xbb\xbf" in data[:begins]
    return (data[begins:] if begins else data), ("utf-8" if marked else None)


def _recoded(data: bytes) -> bytes | None:
    """The document in UTF-8, read as Windows-1252, where it claims UTF-8 and isn't; else None."""
    declared = _DECLARED.match(data)
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        return None
    if _is_utf8(data):
        return None
    return data.decode("cp1252", errors="replace").encode()


def _is_utf8(data: bytes) -> bool:
    decoder = getincrementaldecoder("utf-8")()
    try:
        for at in range(0, len(data), _STEP):  # whole, one rare letter would make a text of four bytes a letter
            decoder.decode(data[at : at + _STEP])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _refuse(fault: expat.ExpatError) -> NoReturn:
    if fault.code in _CUT_SHORT:
        raise XmlFault("It is incomplete, for it ends in the middle: export or copy it again.")
    raise XmlFault(f"It is no sound XML in line {fault.lineno} ({expat.ErrorString(fault.code)}): export it again.")
