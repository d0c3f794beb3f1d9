"""What a file is, by its content: the extension only decides where the content says nothing."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from tracker.errors import InputError
from tracker.formats.archives.limits import GZIP

HEAD = 65_536  # bytes of a file that are looked at
WATCH = ("fit", "gpx", "tcx")  # the kinds with a reader of their own
OWN = ("journal", "challenge", "digest")

_MAGIC = (
    (b"\x00\x05\x16\x07", "appledouble"),
    (b"\x00\x05\x16\x00", "appledouble"),
    (GZIP, "gzip"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PK\x07\x08", "zip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"%PDF-", "pdf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"SRM5", "srm"),
    (b"SRM6", "srm"),
    (b"SRM7", "srm"),
    (b"SRM9", "srm"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1", "office"),
)
_ROOTS = {
    "gpx": "gpx",
    "trainingcenterdatabase": "tcx",
    "healthdata": "apple-health",
    "html": "html",
    "kml": "kml",
    "pwx": "pwx",
    "sml": "suunto",
    "clinicaldocument": "cda",
    "fitnessworkbook": "sporttracks",
    "polar-exercise-data": "polar-xml",
    "svg": "image",
}
_JSON_SIGNS = (
    ("summarizedActivitiesExport", "garmin-summaries"),
    ("DeviceLog", "suunto"),
    ("exportVersion", "polar-flow"),
    ("physicalInformationSnapshot", "polar-flow"),
    ("start_epoch_ms", "nike"),
    ("active_duration_ms", "nike"),
    ("RIDE", "goldencheetah"),
    ("icu_training_load", "intervals"),
    ("fitnessActivity", "google-fit"),
    ("logId", "fitbit"),
    ("FeatureCollection", "geojson"),
    ("start_latlng", "strava-api"),
)
_ENDOMONDO = re.compile(r'\A\s*\[\s*\{\s*"(?:name|sport)"\s*:.{0,400}?\{\s*"(?:source|created_date|sport)"', re.S)
_NAME = re.compile(r"<(?:!doctype\s+)?(?:[\w.-]+:)?([\w.-]+)", re.IGNORECASE)
_CONTROL = bytes((*range(9), *range(14, 27), *range(28, 32)))  # which no text has, unlike escape
_DELIMITED = re.compile(r"[,;\t]")


def kind_of(head: bytes, name: str) -> str:
    """What the file that begins with `head` (its first HEAD bytes) is; `name` helps where the content is no help.

    "fit", "gpx", "tcx", "csv", "json", "zip", "gzip", "apple-health", "garmin-summaries", "tracker-journal" and such,
    a kind of `foreign` such as "polar-hrm", "empty", "text", or "" for what nobody knows.
    """
    if not head:
        return "empty"
    kind = _by_magic(head) or _by_text(head)
    if kind == "sqlite" and name.lower().startswith("health_connect"):
        return "health-connect"
    if kind not in ("", "text", "xml"):
        return kind
    extension = name.lower().removesuffix(".gz").rpartition(".")[2]
    # a reader can say better what is wrong with a damaged file of its own
    return extension if extension in WATCH else kind


def own_kind(path: Path) -> str:
    """ "tracker-journal", "tracker-challenge" or "tracker-digest" for a file that tracker wrote itself, else ""."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            head = file.read(HEAD)
    except (OSError, ValueError):
        return ""
    kind = kind_of(head, path.name) if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{" else ""
    return kind if kind.startswith("tracker-") else ""


def text_of(head: bytes) -> str | None:
    """The head of a file as text, `None` where it is none."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").lstrip("\ufeff")
    head = head.removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"<\x00", b"\x00<"):
        return head[: len(head) // 2 * 2].decode("utf-16-le" if head[:1] == b"<" else "utf-16-be", "replace")
    some = head[:4096]
    if (len(some) - len(some.translate(None, _CONTROL))) * 50 > len(some):
        return None
    return head.decode("utf-8", "replace")


def _by_magic(head: bytes) -> str:
    if head[8:12] == b".FIT":
        return "fit"
    if head[257:262] == b"ustar":
        return "tar"
    if head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] in (b"WEBP", b"AVI ")):
        return "image"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), "")


def _by_text(head: bytes) -> str:
    text = text_of(head)
    if text is None:
        return ""
    start = text.lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _by_root(start)
    if start[:1] in ("{", "["):
        if start.startswith("[Params]"):
            return "polar-hrm"
        return _by_keys(start)
    line = next((line for line in text.splitlines() if line.strip()), "")
    return "csv" if _DELIMITED.search(line) or _titled(head) else "text"


def _titled(head: bytes) -> bool:
    """Whether a table of sessions stands below a line or some that are no part of it."""
    from tracker.formats.archives.csv_text import headings_of
    from tracker.formats.archives.plain_columns import check_columns, columns_meant

    headings = headings_of(head)
    if len(headings) < 2:
        return False
    try:
        check_columns(columns_meant(headings, ()), headings)
    except InputError:
        return False
    return True


def _by_root(text: str) -> str:
    """By the local name of the root element, past the declaration and comments; a document type names it, too."""
    at = 0
    while (at := text.find("<", at)) >= 0:
        ends = next((end for start, end in (("<!--", "-->"), ("<?", "?>")) if text.startswith(start, at)), "")
        if not ends:
            break
        if (at := text.find(ends, at)) < 0:
            return "xml"
    found = _NAME.match(text, at) if at >= 0 else None
    return _ROOTS.get(found[1].lower(), "xml") if found else "xml"


def _by_keys(text: str) -> str:
    for key, value in _top(text):
        if key == "tracker" and value in OWN:
            return f"tracker-{value}"
    if _ENDOMONDO.match(text):
        return "endomondo"
    return next((kind for sign, kind in _JSON_SIGNS if f'"{sign}"' in text), "json")


def _top(text: str) -> Iterator[tuple[str, object]]:
    """The first keys of a JSON object and their values, as far as the text holds them whole."""
    decoder = json.JSONDecoder()
    at = 0
    try:
        while text[at : at + 1] in ("{", ","):
            key, at = decoder.raw_decode(text, _past(text, at + 1))
            value, at = decoder.raw_decode(text, _past(text, _past(text, at) + 1))
            yield str(key), value
            at = _past(text, at)
    except (ValueError, RecursionError):
        return


def _past(text: str, at: int) -> int:
    """The place of the next character that is no space."""
    while text[at : at + 1].isspace():
        at += 1
    return at
