"""Photos: hashtags of captions, and what is a picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pictures import png
from tracker.domain.photos import Photo, hashtags_in, picture_suffix
from tracker.domain.text import is_tag

HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Rain over Karnala #Ghat, then sun", ("ghat",)),
        ("#goa#sea #goa", ("goa", "sea")),
        ("(#tromsø) “#midnight-sun”", ("tromsø", "midnight-sun")),
        ("no tag: a#b, #, #!, C#", ()),
        ("#走る。 ＃海", ("走る", "海")),
        ("", ()),
    ],
)
def test_the_hashtags_of_a_caption(text: str, tags: tuple[str, ...]) -> None:
    assert hashtags_in(text) == tags


@given(st.text(alphabet=st.sampled_from("ab#＃ .,!é走\u200d\n"), max_size=20))
def test_what_is_found_is_always_a_tag(text: str) -> None:
    assert all(is_tag(tag) for tag in hashtags_in(text))


@pytest.mark.parametrize(
    ("data", "suffix", "kept"),
    [
        (png(), ".png", ".png"),
        (png(), ".PNG", ".png"),
        (png(), ".jpg", ".png"),  # it is what it is, not what it is called
        (b"\xff\xd8\xff\xe0", ".jpeg", ".jpeg"),
        (b"\xff\xd8\xff\xe0", "", ".jpg"),
        (b"GIF89a", ".gif", ".gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", ".webp", ".webp"),
        (b"RIFF\0\0\0\0WAVEfmt ", ".webp", ""),
        (HEIC, ".heic", ".heic"),
        (HEIC.replace(b"heic", b"avif"), ".heic", ""),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", ".svg", ""),
        (b"", ".png", ""),
    ],
)
def test_a_picture_is_told_by_its_bytes(data: bytes, suffix: str, kept: str) -> None:
    assert picture_suffix(data, suffix) == kept


@given(st.binary(max_size=80))
def test_any_bytes_are_looked_at_in_peace(data: bytes) -> None:
    assert picture_suffix(data, ".png") in ("", ".png", ".jpg", ".gif", ".webp", ".heic")


def test_a_photo_is_called_by_its_file_whatever_the_path_claims() -> None:
    assert Photo(id="p", session_id="s", path="../../etc/passwd").name == "passwd"
