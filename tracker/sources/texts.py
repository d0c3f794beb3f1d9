"""Bytes as text: which encoding they are in, and whether they are text at all."""

import codecs
import re

from tracker.sources.errors import SourceError, shown

# What may act on a terminal or turn a line about: each becomes one space, a lone surrogate U+FFFD. Line breaks and
# tabs stay.
INVISIBLE = dict.fromkeys(
    (
        *(code for code in range(0xA0) if (code < 0x20 or code >= 0x7F) and code not in (9, 10, 13)),
        *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),
    ),
    " ",
) | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Python's codecs hold more than charsets (zip, rot13, idna): a page may only name one of these.
_CHARSETS = re.compile(
    r"utf-?8|utf-?16(-?[lb]e)?|utf-?32(-?[lb]e)?|us-ascii|ascii|iso-?8859-?\d\d?|latin-?\d\d?|(windows|cp)-?125\d"
    r"|koi8-?[ru]|mac(intosh|-?roman)|shift[_-]?jis|sjis|euc-?(jp|kr)|iso-?2022-?jp|gb2312|gbk|gb18030|big5(-?hkscs)?"
    r"|tis-?620|windows-874"
)
_SINGLE_BYTE = re.compile(r"iso-?8859|latin|windows|cp|koi8|mac|us-ascii|ascii|tis")
# On the web these two names mean Windows' superset of them.
_SUPERSET = re.compile(r"us-ascii|ascii|iso-?8859-?1|latin-?1")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_META_WITHIN = 4_096

_STARTS = (
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"SQLite format 3\x00", "a database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a rich text document"),
    (b"ID3", "a sound"),
    (b"OggS", "a sound or film"),
)
_INSIDE = (
    (slice(0, 4), b"RIFF", "a picture, sound or film"),
    (slice(4, 8), b"ftyp", "a picture or film"),
    (slice(8, 12), b".FIT", "an activity file"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.02

_PAGE_START = re.compile(
    r"\ufeff?\s*(<\?xml[^>]{0,200}>\s*)?(<!--.{0,2000}?-->\s*){0,5}<(!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_PIECE_START = re.compile(
    r"\s*<(article|main|section|div|p|h[1-6]|ul|ol|table|meta|title|script|style|header|span)\b[^<]{0,2000}>",
    re.IGNORECASE,
)
_TEXT_NAMES = (".txt", ".text", ".md", ".markdown")


def decoded(data: bytes, *, charset: str | None = None) -> str:
    """`data` as text; never raises. What no encoding explains becomes U+FFFD.

    A byte order mark decides, then UTF-8 where the bytes are UTF-8, then the declared `charset`, then Windows-1252.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    name = (charset or "").strip().strip("\"'").lower()
    if not _CHARSETS.fullmatch(name):
        name = ""
    orders = ["utf-8"]
    if name and name not in ("utf-8", "utf8"):
        if _SUPERSET.fullmatch(name):
            name = "windows-1252"
        # bytes of a multi-byte charset may look like UTF-8, those of a single-byte one all but never
        orders.insert(1 if _SINGLE_BYTE.match(name) else 0, name)
    for order in orders:
        text = _exactly(data, order)
        if text is not None:
            return text
    return data.decode("utf-8" if _mostly_utf8(data) else "windows-1252", "replace")


def charset_of_page(data: bytes) -> str | None:
    """The charset an HTML page declares in its first bytes, if any."""
    found = _META_CHARSET.search(data[:_META_WITHIN])
    return found[1].decode("ascii") if found else None


def text_of(data: bytes, place: str, *, charset: str | None = None) -> str:
    """`data` as text. SourceError, naming `place`, when it is a picture, a PDF, an archive or other binary data."""
    what = _binary_kind(data)
    if what is None:
        text = decoded(data, charset=charset)
        if len(_CONTROLS.findall(text)) <= len(text) * _MOST_CONTROLS:
            return text
        what = "binary data"
    raise SourceError(f"{shown(place)} is {what}, not text; give the text of the article, a text file or a web page.")


def is_html(text: str, *, name: str = "") -> bool:
    """Whether `text` is an HTML page: by how it starts, and where that leaves it open by the end of its `name`."""
    if _PAGE_START.match(text[:16_384]):
        return True
    ending = name.lower()
    if ending.endswith(_TEXT_NAMES):
        return False
    if ending.endswith((".html", ".htm", ".xhtml")):
        return "<" in text
    return _PIECE_START.match(text[:4_096]) is not None


def _binary_kind(data: bytes) -> str | None:
    for start, what in _STARTS:
        if data.startswith(start):
            return what
    if b"%PDF-" in data[:1_024] and data.lstrip()[:1] != b"<":
        return "a PDF"
    return next((what for where, mark, what in _INSIDE if data[where] == mark), None)


def _exactly(data: bytes, charset: str) -> str | None:
    try:
        return data.decode(charset)
    except (UnicodeError, LookupError, ValueError):
        return None


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return len(_NOT_ASCII.findall(data)) > 2 * wrong and sum(c > "\x7f" for c in text) > 2 * wrong
