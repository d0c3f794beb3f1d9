"""Every kind of source through the one way in."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.sources import page_samples as samples
from tests.sources.serving import Server, page
from tracker.errors import TrackerError
from tracker.sources.errors import SourceError
from tracker.sources.reading import Article, read_source, read_text

STORY = "They cycled 90 km and ran 20 km a day.\n"


def _no_stdin() -> bytes:
    raise AssertionError("standard input was read")


def _read(source: str, stdin: bytes | None = None, *, private: bool = False) -> Article:
    return read_source(source, stdin=_no_stdin if stdin is None else lambda: stdin, allow_private=private)


def _refused(source: str, stdin: bytes | None = None, *, private: bool = False) -> str:
    with pytest.raises(SourceError) as caught:
        _read(source, stdin, private=private)
    said = str(caught.value)
    assert said.isprintable()
    assert said.endswith(".")
    assert len(said) < 500
    return said


@pytest.mark.parametrize("name", ["a.txt", "a.md", "notes: day 1.txt", "-a", "a.dat", "http", "x:y", "c:story.txt"])
def test_a_text_file_is_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_text(f"# Title\n\n- {STORY}")
    assert _read(name) == Article(name, f"# Title\n\n- {STORY}")


def test_offsets_stay_those_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("  løp\r\n\x1b[1m\t90 km\u202e over the hills and far away\n\n\n ".encode())
    assert _read(str(tmp_path / "a.txt")).text == "  løp\r\n\x1b[1m\t90 km\u202e over the hills and far away\n\n\n "


@pytest.mark.parametrize("name", ["a.html", "a.txt", "noname"])
def test_a_page_in_a_file_is_read_as_a_page(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text(samples.NEWS)
    article = _read(str(file))
    assert (article.title, article.published, article.url) == ("From Mumbai to Goa", date(2025, 7, 14), None)
    assert "- Day 3: rest" in article.text.split("\n")


def test_a_page_may_declare_its_own_charset(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_bytes("<html><meta charset=windows-1251><p>Он пробежал 90 км за день".encode("windows-1251"))
    assert _read(str(file)).text == "Он пробежал 90 км за день"


def test_a_home_is_known(own_home: Path) -> None:
    (own_home / "story.txt").write_text(STORY)
    assert _read("~/story.txt").text == STORY
    _refused("~nobody-of-this-name/story.txt")


def test_standard_input_is_text_or_a_page() -> None:
    assert _read("-", STORY.encode("utf-16")) == Article("-", STORY)
    assert "- Day 3: rest" in _read("-", samples.NEWS.encode()).text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "There is no text in standard input."),
        (b" \n\t\n", "There is no text in standard input."),
        (b"%PDF-1.7", "standard input is a PDF, not text"),
        (bytes(900), "standard input is binary data"),
        (b"x " * 500_001, "more than 1 million characters"),
        (b"x" * 5_000_001, "longer than 5 MB"),
        (b"<p>" + b"90 km a day. " * 100_000, "more than 1 million characters"),
        (samples.LOGIN.encode(), "There is no article text at standard input: it asks to sign in"),
    ],
)
def test_what_is_no_article_is_refused(data: bytes, words: str) -> None:
    assert words in _refused("-", data)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("file:///etc/passwd", "A source of file: can't be read"),
        ("FILE:/etc/passwd", "A source of file: can't be read"),
        ("data:text/html,<p>x", "A source of data: can't be read"),
        ("ftp://example.org/", "A source of ftp: can't be read"),
        ("javascript:alert(1)", "A source of javascript: can't be read"),
        ("gopher://x", "A source of gopher: can't be read"),
        ("http:story", "not a whole web address"),
        ("HTTPS://user:secret@example.org/", "user name or password"),
        ("http://127.0.0.1/", "private network"),
        ("http://localhost./", "private network"),
        ("", "An empty source names nothing"),
        ("missing.txt", "There is no file at missing.txt"),
        ("a\0b", "can't be read"),
    ],
)
def test_other_sources_are_refused_by_name(monkeypatch: pytest.MonkeyPatch, source: str, words: str) -> None:
    monkeypatch.setattr("socket.getaddrinfo", lambda host, *_, **__: [(2, 1, 6, "", ("127.0.0.1", 80))])
    said = _refused(source)
    assert words in said
    assert "secret" not in said


def test_a_page_of_the_web_comes_with_where_it_was_found(server: Server) -> None:
    server.answers["/go"] = b"HTTP/1.1 301 Moved\r\nLocation: /story\r\nContent-Length: 0\r\n\r\n"
    server.answers["/story"] = page(samples.NEWS.encode())
    article = _read(server.url("/go"), private=True)
    assert (article.source, article.url) == (server.url("/go"), server.url("/story"))
    assert (article.title, article.published) == ("From Mumbai to Goa", date(2025, 7, 14))
    assert "1 | 90 km | 20 km" in article.text.split("\n")


def test_plain_text_of_the_web_is_text(server: Server) -> None:
    server.answers["/a.txt"] = page("Ella corrió 20 km".encode("windows-1252"), kind="text/plain; charset=iso-8859-1")
    assert _read(server.url("/a.txt"), private=True).text == "Ella corrió 20 km"


@pytest.mark.parametrize("charset", ["bogus", "utf-8", "iso-8859-1"])
def test_a_wrong_charset_of_the_web_still_gives_text(server: Server, charset: str) -> None:
    body = "<html><meta charset=bogus><p>De løp 20 km hver dag".encode()
    server.answers["/"] = page(body, kind=f"text/html; charset={charset}")
    assert _read(server.url(), private=True).text == "De løp 20 km hver dag"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"%PDF-1.5 x", "is a PDF, not text"),
        (b"\x89PNG\r\n\x1a\n", "is a PNG picture, not text"),
        (b"PK\x03\x04", "is a zip archive or an office document, not text"),
        (b"", "There is no article text at"),
        (samples.LOGIN.encode(), "it asks to sign in"),
        (samples.SCRIPT_ONLY.encode(), "a script draws it"),
        (samples.CONSENT.encode(), "it asks for consent first"),
    ],
)
def test_the_content_of_a_web_page_decides(server: Server, body: bytes, words: str) -> None:
    server.answers["/story"] = page(body)
    said = _refused(server.url("/story"), private=True)
    assert words in said
    assert server.url("/story") in said


def test_a_pasted_text_is_text_or_a_page() -> None:
    assert read_text(STORY, "the pasted text", source="paste") == Article("paste", STORY)
    assert "- Day 3: rest" in read_text(samples.NEWS, "the pasted text", source="paste").text
    with pytest.raises(SourceError, match=r"There is no text in the pasted text\."):
        read_text(" \n", "the pasted text", source="paste")


def test_it_is_an_error_of_the_tracker() -> None:
    assert issubclass(SourceError, TrackerError)
    assert SourceError.exit_code == 1


_HEAVY = "{'trafilatura', 'lxml', 'http.client', 'ssl', 'socket', 'subprocess', 'html.parser', 'json'}"


def _python(program: str, *arguments: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=folder, capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


def test_a_text_file_loads_nothing_of_the_web(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    root = str(Path(__file__).parents[2])
    program = (
        f"import sys; sys.path.insert(0, {root!r})\n"
        "from tracker.sources.reading import read_source\n"
        "text = read_source('a.txt', stdin=bytes).text\n"
        f"print(sorted({_HEAVY} & set(sys.modules)), text.strip())"
    )
    assert _python(program, folder=tmp_path) == f"[] {STORY.strip()}"


def test_the_extractor_is_loaded_by_the_child_alone_and_found_from_anywhere(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(samples.NEWS)
    (tmp_path / "json.py").write_text("raise SystemExit('planted')")
    root = str(Path(__file__).parents[2])
    program = (
        f"import sys; sys.path[:1] = [{root!r}]\n"
        "from tracker.sources.reading import read_source\n"
        "text = read_source('a.html', stdin=bytes).text\n"
        "print(sorted({'trafilatura', 'lxml', 'http.client', 'ssl'} & set(sys.modules)), 'Day 3' in text)"
    )
    assert _python(program, folder=tmp_path) == "[] True"


def test_where_limits_are_not_known_the_page_is_read_all_the_same(tmp_path: Path) -> None:
    root = str(Path(__file__).parents[2])
    program = (
        f"import sys; sys.path.insert(0, {root!r}); sys.modules['resource'] = None\n"
        "from tracker.sources.extract import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=samples.NEWS.encode(),
        capture_output=True,
        check=True,
        env=dict(os.environ),
    )
    assert b"Day 3: rest" in done.stdout
