"""Bytes of files and pages as text (rows C01, C02, H13, H14)."""

import random
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.sources.errors import SourceError, shown
from tracker.sources.texts import charset_of_page, decoded, is_html, text_of

STORY = "De løp 20 km hver dag fra Tromsø, «uten pause»."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252", "utf-16-le with mark", "utf-16-be with mark"]
)
def test_text_is_read_without_being_told_how(encoding: str) -> None:
    name = encoding.split()[0]
    data = (("\ufeff" if "mark" in encoding else "") + STORY).encode(name)
    assert decoded(data) == STORY
    assert text_of(data, "a.txt") == STORY


@pytest.mark.parametrize(
    ("charset", "text"),
    [
        ("utf-8", STORY),
        ("UTF8", STORY),
        ("iso-8859-1", STORY),
        ("latin1", "løp “90 km” – daglig"),
        ("windows-1251", "Он пробежал 90 км"),
        ("koi8-r", "Он пробежал 90 км"),
        ("shift_jis", "毎日20キロ走った"),
        ("iso-2022-jp", "毎日20キロ走った"),
        ("gb18030", "每天跑20公里"),
        ("euc-kr", "매일 20km를 달렸다"),
        ("'utf-8'", STORY),
    ],
)
def test_the_declared_charset_is_used(charset: str, text: str) -> None:
    used = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "'utf-8'": "utf-8"}.get(charset, charset)
    assert decoded(text.encode(used), charset=charset) == text


@pytest.mark.parametrize(
    "charset", ["bogus", "zip", "rot13", "base64", "idna", "unicode_escape", "utf-7", "", None, "\x1b"]
)
def test_a_charset_that_is_none_changes_nothing(charset: str | None) -> None:
    assert decoded(STORY.encode(), charset=charset) == STORY


def test_wrongly_declared_bytes_are_still_read() -> None:
    assert decoded(STORY.encode(), charset="iso-8859-1") == STORY
    assert decoded(STORY.encode("windows-1252"), charset="utf-8") == STORY
    assert decoded(STORY.encode("windows-1252"), charset="ascii") == STORY


def test_one_broken_byte_does_not_turn_the_rest_about() -> None:
    assert decoded(STORY.encode() * 3 + b"\xff") == STORY * 3 + "\ufffd"


def test_what_nothing_explains_is_replaced() -> None:
    assert decoded(b"90 km \x81\x8d") == "90 km \ufffd\ufffd"


@given(
    st.binary(max_size=200), st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["utf-16", "gbk", "cp1252"]))
)
def test_no_bytes_raise(data: bytes, charset: str | None) -> None:
    assert isinstance(decoded(data, charset=charset), str)
    with suppress(SourceError):
        text_of(data, "x", charset=charset)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        (b"\n\n%PDF-1.4 x", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"PK\x03\x04\x14\0", "a zip archive or an office document"),
        (b"\x1f\x8b\x08\0", "a gzip file"),
        (b"SQLite format 3\0", "a database"),
        (b"{\\rtf1 90 km}", "a rich text document"),
        (b"\x0e\x10\x98\x08\0\0\0\0.FIT", "an activity file"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a picture, sound or film"),
        (bytes(5_000), "binary data"),
        (b"90 km" + bytes(20), "binary data"),
        (random.Random(4).randbytes(4_000), "binary data"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, what: str) -> None:
    with pytest.raises(SourceError) as caught:
        text_of(data, "story.html")
    assert str(caught.value).startswith(f"story.html is {what}, not text; ")


def test_a_stray_control_character_is_no_reason_to_refuse() -> None:
    assert "90 km" in text_of(b"They rode 90 km a day and ran a good 20 km more.\0\x1b[2J" + b" And on." * 9, "a.txt")


@pytest.mark.parametrize(
    ("text", "name", "html"),
    [
        ("<!doctype html><p>x", "", True),
        ("  <!DOCTYPE HTML PUBLIC 'x'>", "a.txt", True),
        ("\ufeff<?xml version='1.0'?>\n<!-- a --><html lang=en>", "a.md", True),
        ("<HTML><p>", "", True),
        ("<article class=x>90 km", "", True),
        ("<p>90 km</p>", "page.HTM", True),
        ("<p>90 km</p>", "a.md", False),
        ("<p align=center>90 km</p>", "README.markdown", False),
        ("# 90 km", "a.html", False),
        ("90 km < 100 km", "a.html", True),
        ("90 km < 100 km", "", False),
        ("We wrote <html> by hand", "", False),
        ("<3 running", "", False),
        ("", "", False),
    ],
)
def test_pages_are_told_from_text(text: str, name: str, html: bool) -> None:
    assert is_html(text, name=name) is html


def test_looking_for_a_page_takes_no_time() -> None:
    assert not is_html("<!--" * 500_000)
    assert not is_html(" " * 2_000_000)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b'<META http-equiv="Content-Type" content="text/html; charset=windows-1251">', "windows-1251"),
        (b"<p>charset=x", None),
        (b" " * 5_000 + b"<meta charset=utf-8>", None),
    ],
)
def test_a_page_may_declare_its_charset(data: bytes, charset: str | None) -> None:
    assert charset_of_page(data) == charset


def test_a_place_is_shown_on_one_line_and_can_not_act() -> None:
    assert shown("a\x1b]0;T\x07\n\u202eb\udcff") == "a\\x1b]0;T\\x07\\n\\u202eb\\udcff"
    assert shown("x" * 1_000).endswith("x…")
    assert shown("Tromsø 90 km.txt") == "Tromsø 90 km.txt"
