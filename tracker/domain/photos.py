"""Photos of sessions: a caption and the name of the copy that is kept beside the journal. Pure."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from tracker.domain.text import clean_text, fold_text, is_tag

CAPTION_LIMIT = 500  # characters
_TAGGED = re.compile(r"(?<!\w)[#＃](\S+)")
_HASH = re.compile("[#＃]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A photo of a session. `path` is that of the copy, from the journal's folder: "photos/3f9a2c1b.jpg"."""

    id: str
    session_id: str
    path: str
    caption: str = ""

    @property
    def name(self) -> str:
        """The file's own name, whatever folder the path claims."""
        return PurePosixPath(self.path).name


def hashtags_in(text: str) -> tuple[str, ...]:
    """The tags that a text holds as #tag, folded, without the sign, each once in the order they come."""
    found = []
    for name in (part for match in _TAGGED.finditer(clean_text(text)) for part in _HASH.split(match[1])):
        tag = fold_text(name)
        while tag and not is_tag(tag):
            tag = tag[:-1]  # what closes the sentence is no part of the tag
        found.append(tag)
    return tuple(dict.fromkeys(filter(None, found)))


def picture_suffix(data: bytes, suffix: str) -> str:
    """The suffix of a picture's copy: its own where it fits what the bytes are, else the usual one; "" for no picture.

    Known are PNG, JPEG, GIF, WebP and HEIC, told by their first bytes alone.
    """
    usual = next((kind for kind, is_it in _KINDS.items() if is_it(data)), ())
    return "" if not usual else suffix.lower() if suffix.lower() in usual else usual[0]


def _is_heic(data: bytes) -> bool:
    if data[4:8] != b"ftyp":
        return False
    brands = [data[8:12], *(data[at : at + 4] for at in range(16, min(int.from_bytes(data[:4], "big"), 64), 4))]
    return any(brand in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx") for brand in brands)


_KINDS = {
    (".png",): lambda data: data[:8] == b"\x89PNG\r\n\x1a\n",
    (".jpg", ".jpeg"): lambda data: data[:3] == b"\xff\xd8\xff",
    (".gif",): lambda data: data[:6] in (b"GIF87a", b"GIF89a"),
    (".webp",): lambda data: data[:4] == b"RIFF" and data[8:12] == b"WEBP",
    (".heic", ".heif"): _is_heic,
}
