"""What fuzzing tries on articles: their text, the pages they stand on, and the servers these come from."""

import gzip
import socket
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from benchmarks.articles.soundness import tried
from tests.fuzzing.fuzzer import Run, Target
from tests.sources import page_samples as samples
from tests.sources.serving import page, redirect
from tracker.articles.reading import read
from tracker.errors import TrackerError
from tracker.sources.errors import SourceError
from tracker.sources.fetching import fetch
from tracker.sources.packing import PackingError, unpacked
from tracker.sources.slimming import slimmed
from tracker.sources.texts import charset_of_page, text_of
from tracker.sources.wire import FullError

TEXTS = Path(__file__).parents[1] / "articles" / "texts"
_PAGES = (
    samples.NEWS,
    samples.BLOG,
    samples.DATA_ONLY,
    samples.DATA_HTML,
    samples.HIDDEN,
    samples.ENTITIES,
    samples.LOGIN,
)
_TAGS = (
    b"<p>", b"</p>", b"<div>", b"<table>", b"<td>", b"<li>", b"<script>", b"</script>", b"<style>", b"<!--", b"-->",
    b"<![CDATA[", b"<![", b"<?", b"&#x1b;", b"&#0;", b"&amp;", b"hidden", b'style="display:none"', b"<title>",
    b"<meta ", b"<h1>", b"<a href=x>", b"<br>", b'<script type="application/ld+json">', b'{"articleBody":"', b"<svg>",
    b"<template>", b'charset="utf-16"', b"<base>",
)  # fmt: skip
_HTTP = (
    b"HTTP/1.1 200 OK\r\n", b"\r\n\r\n", b"Content-Length: 5\r\n", b"Content-Length: -1\r\n",
    b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"Location: /x\r\n", b"302 Found",
    b"304 Not Modified", b"100 Continue", b"ffffffff\r\n", b"0\r\n\r\n",
    b"Content-Type: text/html; charset=utf-16\r\n", b"HTTP/0.9", b"HTTP/1.0", b"Set-Cookie: a=b\r\n", b"\x1b]0;T\x07",
)  # fmt: skip


def _articles(_folder: Path) -> Run:
    def run(data: bytes) -> None:
        tried(data.decode("utf-8", "surrogateescape"))

    return run


def _article_seeds() -> Sequence[bytes]:
    return [path.read_bytes()[:1_200] for path in sorted(TEXTS.glob("*.txt"))[::2]]


def _pages(_folder: Path) -> Run:
    def run(data: bytes) -> None:
        with suppress(SourceError):  # what is no text at all
            text_of(data, "page.html", charset=charset_of_page(data))
        found = slimmed(data.decode("utf-8", "replace"))
        assert len(found.html) <= 20 * len(data) + 1_000
        for line in found.lines[:3]:
            read(line)

    return run


def _servers(_folder: Path) -> Run:
    """An answer of a server, byte by byte as it is; redirects are answered with the same again."""

    def run(data: bytes) -> None:
        def connect(_address: str, _port: int, seconds: float) -> socket.socket:
            ours, theirs = socket.socketpair()
            theirs.settimeout(seconds)
            with theirs, suppress(OSError):
                theirs.sendall(data)
            return ours

        try:
            fetch("http://page.example/x", resolve=lambda _host, _port: ["93.184.216.34"], connect=connect, seconds=5)
        except TrackerError as error:
            _printable(str(error))

    return run


def _printable(said: str) -> None:
    assert said.isprintable(), ascii(said)


def _answers() -> Sequence[bytes]:
    body = samples.BLOG.encode()
    chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    chunked += b"5\r\n<p>90\r\n3\r\n km\r\n0\r\n\r\n"
    return [
        page(body), page(gzip.compress(body), "Content-Encoding: gzip"),
        page(zlib.compress(body), "Content-Encoding: deflate"), chunked, redirect("/next"),
        page(b"", status="404 Not Found"), page(body, kind="text/html; charset=latin-1"),
    ]  # fmt: skip


def _packing(_folder: Path) -> Run:
    def run(data: bytes) -> None:
        for encoding in ("gzip", "deflate", "identity", "br"):
            try:
                assert len(unpacked(data, encoding, 100_000)) <= max(100_000, len(data))
            except (PackingError, FullError):
                continue

    return run


def _packed() -> Sequence[bytes]:
    body = samples.BLOG.encode()
    return [
        gzip.compress(body),
        zlib.compress(body),
        zlib.compress(body)[2:-4],
        gzip.compress(b"x") * 3,
        gzip.compress(bytes(200_000)),
    ]


TARGETS = (
    Target(name="articles", made=_articles, seeds=_article_seeds, longest=4_000),
    Target(name="pages", made=_pages, seeds=lambda: [text.encode() for text in _PAGES], pieces=_TAGS),
    Target(name="servers", made=_servers, seeds=_answers, pieces=_HTTP, slow=True),
    Target(name="packing", made=_packing, seeds=_packed, pieces=(b"\x1f\x8b\x08", b"\x78\x9c")),
)
