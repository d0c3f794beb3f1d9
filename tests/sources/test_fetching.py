"""A page by its URL, from servers that mean well and others (rows H01 to H15 of the catalogue, on loopback alone)."""

import gzip
import itertools
import socket
import time
import zlib
from collections.abc import Callable
from threading import Event

import pytest

from tests.sources.serving import Answer, Server, page, redirect
from tracker import __version__
from tracker.sources.errors import SourceError
from tracker.sources.fetching import Fetched, fetch


def _fetched(url: str, **options: object) -> Fetched:
    return fetch(url, allow_private=True, **options)  # type: ignore[arg-type]


def _refused(url: str, **options: object) -> str:
    started = time.monotonic()
    with pytest.raises(SourceError) as caught:
        _fetched(url, **options)
    assert time.monotonic() - started < 4
    said = str(caught.value)
    assert said.isprintable()
    assert said.endswith(".")
    return said


def test_a_page_comes_with_what_the_server_says_of_it(server: Server) -> None:
    server.answers["/a?b=%C3%B8"] = page("<p>Tromsø</p>".encode(), kind="Text/HTML; charset=UTF-8")
    found = _fetched(server.url("/a?b=ø#part"))
    assert found == Fetched(server.url("/a?b=%C3%B8"), "<p>Tromsø</p>".encode(), "text/html", "UTF-8")


def test_the_request_is_honest_and_remembers_nothing(server: Server) -> None:
    server.answers["/"] = page(b"<p>x", "Set-Cookie: a=b")
    _fetched(server.url())
    _fetched(server.url())
    for request in server.requests:
        assert f"User-Agent: tracker-tui/{__version__}\r\n" in request
        assert f"Host: 127.0.0.1:{server.port}\r\n" in request
        assert "Accept-Encoding: identity\r\n" in request
        assert "cookie" not in request.lower()


def test_loopback_is_refused_unless_allowed(server: Server) -> None:
    server.answers["/"] = page(b"<p>x")
    with pytest.raises(SourceError, match="private network"):
        fetch(server.url())
    assert server.requests == []


def test_proxies_of_the_environment_are_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.answers["/"] = page(b"<p>x")
    assert _fetched(server.url()).data == b"<p>x"


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
def test_redirects_are_followed_and_the_last_url_kept(server: Server, status: str) -> None:
    server.answers["/"] = redirect("next page?x=1", status)
    server.answers["/next%20page?x=1"] = page(b"<p>here")
    assert _fetched(server.url()).url == server.url("/next%20page?x=1")


def test_five_redirects_are_followed_and_six_are_not(server: Server) -> None:
    for number in range(6):
        server.answers[f"/{number}"] = redirect(f"/{number + 1}")
    server.answers["/6"] = page(b"<p>end")
    assert _fetched(server.url("/1")).data == b"<p>end"
    assert "redirects more than 5 times" in _refused(server.url("/0"))


def test_a_loop_of_redirects_ends(server: Server) -> None:
    server.answers["/"] = redirect("/")
    assert "redirects more than 5 times" in _refused(server.url())
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://127.0.0.1/x",
        "FILE:/etc/passwd",
        "http://u:p@127.0.0.1/",
        "http://2130706433/",
    ],
)
def test_redirects_keep_to_the_rules_of_addresses(server: Server, location: str) -> None:
    server.answers["/"] = redirect(location)
    said = _refused(server.url())
    assert said.startswith(f"{server.url()} redirects, and ")
    assert "u:p" not in said


def test_a_redirect_into_a_private_network_is_refused(server: Server) -> None:
    server.answers["/"] = redirect("http://inside.example/admin")
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["93.184.216.34"] if host == "outside.example" else ["169.254.169.254"]

    with pytest.raises(SourceError, match=r"inside\.example/admin leads to a machine of this or another private"):
        fetch("http://outside.example/", resolve=resolve, connect=_to(server))
    assert asked == ["outside.example", "inside.example"]
    assert len(server.requests) == 1


def _to(server: Server) -> Callable[[str, int, float], socket.socket]:
    """Stands in for the public internet: every address is the test's server."""
    return lambda _address, _port, seconds: socket.create_connection(("127.0.0.1", server.port), seconds)


def test_the_connection_goes_to_the_address_that_was_checked(server: Server) -> None:
    server.answers["/"] = page(b"<p>x")
    answers = itertools.chain([["93.184.216.34"]], itertools.repeat(["127.0.0.1"]))
    reached: list[tuple[str, int]] = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        reached.append((address, port))
        return _to(server)(address, port, seconds)

    fetch("http://rebinding.example/", resolve=lambda _host, _port: next(answers), connect=connect)
    assert reached == [("93.184.216.34", 80)]
    assert "Host: rebinding.example\r\n" in server.requests[0]
    with pytest.raises(SourceError, match="private network"):
        fetch("http://rebinding.example/", resolve=lambda _host, _port: next(answers), connect=connect)
    assert len(reached) == 1


def test_one_private_answer_among_public_ones_is_enough() -> None:
    def connect(address: str, port: int, seconds: float) -> socket.socket:
        raise AssertionError("nothing may be asked")

    with pytest.raises(SourceError, match="private network"):
        fetch("http://mixed.example/", resolve=lambda _h, _p: ["93.184.216.34", "10.0.0.1"], connect=connect)


def test_the_next_address_is_tried_when_one_does_not_answer(server: Server) -> None:
    server.answers["/"] = page(b"<p>x")
    reached: list[str] = []

    def connect(address: str, port: int, seconds: float) -> socket.socket:
        reached.append(address)
        if address.startswith("2606"):
            raise OSError("no route")
        return _to(server)(address, port, seconds)

    fetch("http://two.example/", resolve=lambda _h, _p: ["2606:4700::1111", "93.184.216.34"], connect=connect)
    assert reached == ["2606:4700::1111", "93.184.216.34"]


def test_a_name_without_machine_is_told() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("unknown")

    with pytest.raises(SourceError, match=r"no machine has the name nowhere\.example"):
        fetch("https://nowhere.example/x", resolve=resolve)


def test_a_resolver_that_never_answers_is_left() -> None:
    never = Event()

    def resolve(host: str, port: int) -> list[str]:
        never.wait(3)
        return ["127.0.0.1"]

    assert "did not come within 0.2 seconds" in _refused("http://slow.example/", resolve=resolve, seconds=0.2)
    never.set()


def _drip(start: bytes) -> Answer:
    def answer(connection: socket.socket, server: Server) -> None:
        connection.sendall(start)
        while not server.closing.wait(0.05):
            connection.sendall(b"x")

    return answer


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", id="body"),
        pytest.param(b"HTTP/1.1 200 OK\r\nX: ", id="header"),
        pytest.param(b"HTTP/1.1 200 O", id="status"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n", id="length"),
        pytest.param(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFF\r\n", id="chunk"),
    ],
)
def test_a_byte_now_and_then_does_not_keep_us_past_the_deadline(server: Server, start: bytes) -> None:
    server.answers["/"] = _drip(start)
    started = time.monotonic()
    assert "did not come within 0.3 seconds" in _refused(server.url(), seconds=0.3)
    assert time.monotonic() - started < 1.5


def test_silence_ends_at_the_deadline(server: Server) -> None:
    def answer(_: socket.socket, running: Server) -> None:
        running.closing.wait(5)

    server.answers["/"] = answer
    assert "did not come within 0.2 seconds" in _refused(server.url(), seconds=0.2)


def test_the_deadline_is_one_for_all_hops(server: Server) -> None:
    server.answers["/"] = redirect("/")
    ticks = itertools.count(0.0, 1.5)
    assert "did not come within 15 seconds" in _refused(server.url(), clock=lambda: next(ticks))
    assert len(server.requests) < 6


def _endless(start: bytes, block: bytes) -> Answer:
    def answer(connection: socket.socket, server: Server) -> None:
        connection.sendall(start)
        for _ in range(2_000):
            connection.sendall(block)

    return answer


def test_a_page_without_end_is_left_at_the_limit(server: Server) -> None:
    server.answers["/"] = _endless(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"x" * 65_536)
    assert "longer than 5 MB" in _refused(server.url())


def test_a_page_of_just_the_limit_is_read(server: Server) -> None:
    server.answers["/"] = page(b"x" * 1_000)
    assert len(_fetched(server.url(), limit=1_000).data) == 1_000
    server.answers["/"] = page(b"x" * 1_001)
    assert "longer than 0.001 MB" in _refused(server.url(), limit=1_000)


def test_chunks_without_end_are_left_at_the_limit(server: Server) -> None:
    start = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    server.answers["/"] = _endless(start, b"10000\r\n" + b"x" * 65_536 + b"\r\n")
    assert "longer than 5 MB" in _refused(server.url())
    server.answers["/"] = _endless(start, b"1\r\nx\r\n" * 10_000)
    assert "longer than" in _refused(server.url(), limit=100_000)


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip", "deflate"])
def test_a_bomb_is_left_at_the_limit(server: Server, encoding: str) -> None:
    packed = zlib.compress(bytes(50_000_000)) if encoding == "deflate" else gzip.compress(bytes(50_000_000))
    assert len(packed) < 100_000
    server.answers["/"] = page(packed, f"Content-Encoding: {encoding}")
    assert "longer than 5 MB" in _refused(server.url())


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"90 km a day")),
        ("gzip", gzip.compress(b"90 km ") + gzip.compress(b"a day") + b"\0\0"),
        ("deflate", zlib.compress(b"90 km a day")),
        ("deflate", zlib.compress(b"90 km a day")[2:-4]),
        ("identity", b"90 km a day"),
    ],
    ids=["gzip", "in two members", "zlib", "raw deflate", "plain"],
)
def test_packed_pages_are_unpacked(server: Server, encoding: str, packed: bytes) -> None:
    server.answers["/"] = page(packed, f"Content-Encoding: {encoding}")
    assert _fetched(server.url()).data == b"90 km a day"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(b"90 km a day" * 99)[:-9]),
        ("gzip", b"not packed at all"),
        ("gzip", gzip.compress(b"") * 100),
        ("deflate", b"\x78\x9cjunk"),
        ("br", b"\x0b\x02\x80"),
        ("gzip, gzip", gzip.compress(gzip.compress(b"x"))),
    ],
    ids=["cut off", "not packed", "a hundred empty ones", "junk", "unknown", "twice"],
)
def test_damaged_or_strange_packing_is_told(server: Server, encoding: str, packed: bytes) -> None:
    server.answers["/"] = page(packed, f"Content-Encoding: {encoding}")
    assert "came damaged" in _refused(server.url())


def test_a_page_shorter_than_said_is_an_error(server: Server) -> None:
    server.answers["/"] = page(b"<p>90 km", length=4_000)
    assert "broke off before its end" in _refused(server.url())
    server.answers["/"] = page(b"<p>90 km", length=999_999_999)
    assert "longer than 5 MB" in _refused(server.url())


def test_chunks_that_break_off_are_an_error(server: Server) -> None:
    start = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n"
    server.answers["/"] = start + b"5\r\nabcde\r\n"
    assert "broke off" in _refused(server.url())
    server.answers["/"] = start + b"zz\r\nabcde\r\n"
    _refused(server.url())
    server.answers["/"] = start + b"-5\r\nabcde\r\n"
    _refused(server.url())


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"", id="closed"),
        pytest.param(b"\x1b]0;TITLE\x07 what\r\n\r\n", id="escapes"),
        pytest.param(b"HTTP/1.1 abc\r\n\r\n", id="no number"),
        pytest.param(b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 5_000 + b"\r\n", id="many headers"),
        pytest.param(b"HTTP/1.1 200 OK\r\nA: " + b"b" * 5_000_000 + b"\r\n\r\n", id="long header"),
        pytest.param(b"HTTP/1.1 100 Continue\r\n\r\n" * 100_000, id="continue for ever"),
        pytest.param(b"SSH-2.0-OpenSSH_9.2\r\n", id="another protocol"),
    ],
)
def test_what_is_no_web_server_gets_one_sentence(server: Server, answer: bytes) -> None:
    server.answers["/"] = answer
    said = _refused(server.url())
    assert said.startswith(f"{server.url()} ")
    assert "\x1b" not in said


def test_headers_without_end_are_left(server: Server) -> None:
    server.answers["/"] = _endless(b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 100 Continue\r\n\r\n" * 1_000)
    _refused(server.url())


@pytest.mark.parametrize(
    ("status", "words"),
    [
        ("404 Not Found", "has no such page (404)"),
        ("403 Forbidden", "refuses to show it (403)"),
        ("401 Unauthorized", "asks to sign in (401)"),
        ("500 Oops \x1b[2J", "has failed (500)"),
        ("503 Busy", "has failed (503)"),
        ("418 Teapot", "gives no page (418)"),
        ("204 No Content", "gives no page (204)"),
        ("302 Found", "gives no page (302)"),
    ],
)
def test_a_status_is_told_with_the_url(server: Server, status: str, words: str) -> None:
    server.answers["/story"] = page(b"", status=status)
    said = _refused(server.url("/story"))
    assert said.startswith(server.url("/story"))
    assert words in said


@pytest.mark.parametrize("kind", ["image/png", "application/pdf", "application/json", "video/mp4"])
def test_other_kinds_are_refused(server: Server, kind: str) -> None:
    server.answers["/"] = page(b"x", kind=kind)
    assert f"is {kind}, not a page of text" in _refused(server.url())


@pytest.mark.parametrize("kind", ["", "text/plain", "application/octet-stream", "application/xhtml+xml", "nonsense"])
def test_text_and_unnamed_kinds_are_let_through(server: Server, kind: str) -> None:
    server.answers["/"] = page(b"90 km a day", kind=kind)
    assert _fetched(server.url()).data == b"90 km a day"


def test_a_closed_port_is_told(server: Server) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert "can't be reached" in _refused(f"http://127.0.0.1:{port}/")


def test_encryption_names_the_host_and_not_the_address(server: Server) -> None:
    hello: list[bytes] = []

    def greet(connection: socket.socket, _: Server) -> None:
        hello.append(connection.recv(65_536))
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

    server.greeting = greet
    with pytest.raises(SourceError, match=r"https://named\.example/ can't be fetched safely"):
        fetch("https://named.example/", resolve=lambda _h, _p: ["93.184.216.34"], connect=_to(server))
    assert hello[0].startswith(b"\x16\x03")
    assert b"named.example" in hello[0]


def test_a_handshake_that_drips_ends_at_the_deadline(server: Server) -> None:
    server.greeting = _drip(b"\x16\x03\x03\x20\x00")
    assert "did not come within 0.3 seconds" in _refused(server.url().replace("http:", "https:"), seconds=0.3)
