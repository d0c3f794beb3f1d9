"""Pages by their addresses: schemes, addresses, redirects, and servers that mean no good (on loopback alone)."""

import gzip
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, repeat
from time import monotonic

from tests.catalogue.figures import grouped
from tests.catalogue.room import Room, Tried, is_one_sentence
from tests.catalogue.rows import row
from tests.sources.serving import Answer, Server, page, redirect
from tracker.sources.errors import SourceError
from tracker.sources.fetching import fetch

STORY = "<html><head><title>The ride</title></head><body><article><h1>The ride</h1>" + (
    "<p>Anna Berg will cycle 90 km a day for 5 days from Oslo to Bergen, with friends beside her all the way.</p>" * 3
)
PRIVATE = (
    "http://127.0.0.1/", "http://localhost/", "http://10.0.0.1/", "http://192.168.1.1/", "http://169.254.169.254/",
    "http://0.0.0.0/", "http://[::1]/", "http://[fe80::1]/", "http://224.0.0.1/", "http://100.64.0.1/",
    "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://[::ffff:127.0.0.1]/",
)  # fmt: skip
NUMBERED = ("http://2130706433/", "http://0x7f.1/", "http://127.1/", "http://0/", "http://user:pw@127.0.0.1/")


def _refused(room: Room, sources: Mapping[str, str], *options: str, says: str = "") -> Iterator[Tried]:
    """Every source is refused in one sentence with nothing kept, and none takes long."""
    found = []
    with room.unchanged():
        for where, url in sources.items():
            began = monotonic()
            told = room.cli("template", "import", url, "--yes", *options)
            assert monotonic() - began < 10, where
            assert told.code == 1, (url, told)
            assert is_one_sentence(told.reason), (url, told)
            assert says in told.reason, (url, told)
            found.append(Tried(where, f"refused: {_plain(told.reason)}"))
    yield from grouped(found)


def _plain(text: str) -> str:
    """A reason without the port that the server happened to have."""
    start = text.find("127.0.0.1:")
    if start < 0:
        return text
    end = start + len("127.0.0.1:")
    while text[end : end + 1].isdigit():
        end += 1
    return _plain(f"{text[:start]}127.0.0.1{text[end:]}")


@contextmanager
def _serving(answers: Mapping[str, bytes | Answer]) -> Iterator[Server]:
    with Server() as server:
        server.answers |= answers
        yield server


def _asked(room: Room, answers: Mapping[str, bytes | Answer], *, says: str = "") -> Iterator[Tried]:
    """Answers of a server, by what each is; every one is refused."""
    with _serving({f"/{number}": answer for number, answer in enumerate(answers.values())}) as server:
        sources = {where: server.url(f"/{number}") for number, where in enumerate(answers)}
        yield from _refused(room, sources, "--allow-private", says=says)


@row("H01", "addresses of file:, data: and ftp:")
def schemes(room: Room) -> Iterator[Tried]:
    kept = room.file("story.txt", "Anna Berg will cycle 90 km a day for 5 days from Oslo to Bergen.\n")
    urls = (
        f"file://{kept}",
        f"FILE:{kept}",
        "data:text/html,<p>90 km",
        "ftp://127.0.0.1/x",
        "javascript:alert(1)",
        "gopher://x/",
    )
    yield from _refused(
        room, {url.partition(":")[0] + ":": url for url in urls}, "--allow-private", says="can't be read"
    )


@row("H02", "redirects to file:, data: and ftp:", slow=True)
def redirected(room: Room) -> Iterator[Tried]:
    targets = (
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://127.0.0.1/x",
        "FILE:/etc/passwd",
        "//user:pw@127.0.0.1/",
    )
    yield from _asked(
        room, {f"redirect to {one.partition('/')[0]}": redirect(one) for one in targets}, says="redirects, and"
    )


@row("H03", "addresses of this machine and of private networks", slow=True)
def private(room: Room) -> Iterator[Tried]:
    yield from _refused(room, {url: url for url in PRIVATE})
    told = room.cli("template", "import", "http://127.0.0.1:9/", "--yes", "--allow-private")
    assert "can't be reached" in told.reason, told
    yield Tried("the same with --allow-private", "asked; nothing listens there")


@row("H04", "addresses written as numbers, and with a password")
def numbered(room: Room) -> Iterator[Tried]:
    yield from _refused(room, {url: url for url in NUMBERED})
    told = room.cli("template", "import", "http://user:hunter2@127.0.0.1/", "--allow-private")
    assert "hunter2" not in told.err + told.out, told


def _stub(answers: Iterator[list[str]]) -> Callable[[str, int], list[str]]:
    return lambda _host, _port: next(answers)


@row("H05", "a name that is public when it is looked at and loopback when it is asked", slow=True)
def rebinding(room: Room) -> Iterator[Tried]:
    reached: list[str] = []
    with _serving({"/": page(STORY.encode())}) as server:

        def connect(address: str, _port: int, seconds: float) -> socket.socket:
            reached.append(address)
            return socket.create_connection(("127.0.0.1", server.port), seconds)

        answers = chain([["93.184.216.34"]], repeat(["127.0.0.1"]))
        fetch("http://rebinding.example/", resolve=_stub(answers), connect=connect)
        assert reached == ["93.184.216.34"], reached
        for found in (["127.0.0.1"], ["93.184.216.34", "169.254.169.254"]):
            try:
                fetch("http://rebinding.example/", resolve=_stub(repeat(found)), connect=connect)
            except SourceError as error:
                said = str(error)
            else:
                raise AssertionError(found)
        assert reached == ["93.184.216.34"], reached
    yield Tried("page by its address", f"asked at the address that was checked; else refused: {said}")


@row("H06", "a loop of redirects, six of them, one to a private address", slow=True)
def many_redirects(room: Room) -> Iterator[Tried]:
    hops: dict[str, bytes | Answer] = {f"/hop{n}": redirect(f"/hop{n + 1}") for n in range(6)}
    with _serving({**hops, "/loop": redirect("/loop"), "/hop6": page(STORY.encode())}) as server:
        sources = {"loop": server.url("/loop"), "six redirects": server.url("/hop0")}
        yield from _refused(room, sources, "--allow-private", says="redirects more than 5 times")
        assert room.cli("template", "import", server.url("/hop1"), "--yes", "--allow-private").code == 0
    yield Tried("five redirects", "followed")


def _endless(connection: socket.socket, _server: Server) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    for _ in range(800):
        connection.sendall(b"x" * 65_536)


@row("H07", "a page of 50 MB that does not say how long it is", slow=True)
def without_end(room: Room) -> Iterator[Tried]:
    yield from _asked(room, {"50 MB": _endless}, says="longer than 5 MB")
    large = room.file("large.txt", b"90 km a day. " * 500_000)
    yield room.refused("file of 6.5 MB", "template", "import", large, "--yes", says="longer than 5 MB")
    told = room.cli("template", "import", "-", "--yes", stdin=b"90 km a day. " * 500_000)
    assert "longer than 5 MB" in told.reason, told
    yield Tried("standard input of 6.5 MB", f"refused: {told.reason}")


@row("H08", "a page that unpacks to 100 MB", slow=True)
def bomb(room: Room) -> Iterator[Tried]:
    packed = gzip.compress(bytes(100_000_000))
    assert len(packed) < 200_000
    yield from _asked(room, {"gzip": page(packed, "Content-Encoding: gzip")}, says="longer than 5 MB")


def _dripping(start: bytes) -> Answer:
    def answer(connection: socket.socket, server: Server) -> None:
        connection.sendall(start)
        while not server.closing.wait(0.05):
            connection.sendall(b"x")

    return answer


def _late(start: bytes, said: str) -> Iterator[Tried]:
    with _serving({"/": _dripping(start)}) as server:
        began = monotonic()
        try:
            fetch(server.url(), allow_private=True, seconds=1)
        except SourceError as error:
            assert monotonic() - began < 4
            yield Tried(said, f"refused: {_plain(str(error))}")
        else:
            raise AssertionError(said)


@row("H09", "a body that comes byte by byte", slow=True)
def dripping_body(room: Room) -> Iterator[Tried]:
    yield from _late(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", "page, with a deadline of a second")


@row("H10", "headers that come byte by byte", slow=True)
def dripping_headers(room: Room) -> Iterator[Tried]:
    yield from _late(b"HTTP/1.1 200 OK\r\nX: ", "page, with a deadline of a second")


@row("H11", "a body shorter than the length that was told", slow=True)
def too_short(room: Room) -> Iterator[Tried]:
    body = STORY.encode()
    yield from _asked(room, {"4,000 bytes told": page(body, length=4_000)}, says="broke off")
    yield from _asked(room, {"999,999,999 bytes told": page(body, length=999_999_999)}, says="longer than 5 MB")


@row("H12", "5,000 headers, one of 5 MB, a bad chunk, a status that is none, an end at once", slow=True)
def odd_answers(room: Room) -> Iterator[Tried]:
    ok = b"HTTP/1.1 200 OK\r\n"
    answers: dict[str, bytes | Answer] = {
        "5,000 headers": ok + b"A: b\r\n" * 5_000 + b"\r\n",
        "a header of 5 MB": ok + b"A: " + b"b" * 5_000_000 + b"\r\n\r\n",
        "a bad chunk": ok + b"Transfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\nzz\r\nabc\r\n",
        "a status with ESC": b"\x1b]0;TITLE\x07 what\r\n\r\n",
        "another protocol": b"SSH-2.0-OpenSSH_9.2\r\n",
        "nothing": b"",
    }
    yield from _asked(room, answers)


@row("H13", "a page that is called HTML and is a picture, a PDF, a zip", slow=True)
def other_kinds(room: Room) -> Iterator[Tried]:
    yield from _asked(
        room,
        {
            "PNG": page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
            "PDF": page(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(256)) * 20),
            "zip": page(b"PK\x03\x04" + bytes(range(256)) * 20),
            "said to be a PNG": page(STORY.encode(), kind="image/png"),
        },
    )


@row("H14", "a character set that is none, the wrong one, none but in the page", slow=True)
def charsets(room: Room) -> Iterator[Tried]:
    story = STORY.replace("Bergen", "Tromsø").replace("<head>", '<head><meta charset="iso-8859-1">')
    answers: dict[str, bytes | Answer] = {
        "/bogus": page(STORY.replace("Bergen", "Tromsø").encode(), kind="text/html; charset=bogus"),
        "/wrong": page(STORY.replace("Bergen", "Tromsø").encode("latin-1"), kind="text/html; charset=utf-8"),
        "/meta": page(story.encode("latin-1"), kind="text/html"),
    }
    with _serving(answers) as server:
        for target in answers:
            told = room.cli("template", "import", server.url(target), "--dry-run", "--json", "--allow-private")
            assert told.code == 0, told
            text = told.json["drafts"][0]["text"]
            assert "Troms" in text, text
            assert "\ufffd" in text or "ø" in text, text
    yield Tried("bogus, wrong, in the page alone", "read, what can't be decoded as U+FFFD")


@row("H15", "404, 403, 500, a login page, a consent wall, an empty body, a page that a script draws", slow=True)
def no_article(room: Room) -> Iterator[Tried]:
    from tests.sources import page_samples as samples

    yield from _asked(
        room,
        {
            "404": page(b"", status="404 Not Found"), "403": page(b"", status="403 Forbidden"),
            "500": page(b"", status="500 Oops"), "login": page(samples.LOGIN.encode()),
            "consent": page(samples.CONSENT.encode()), "empty": page(b""), "script": page(samples.SCRIPT_ONLY.encode()),
            "an article of something else": page(STORY.replace("90 km", "cake").replace("5 days", "a while").encode()),
        },
    )  # fmt: skip


@row("H24", "proxies in the environment", slow=True)
def proxies(room: Room) -> Iterator[Tried]:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        os.environ[name] = "http://127.0.0.1:9"
    with _serving({"/": page(STORY.encode())}) as server:
        told = room.cli("template", "import", server.url(), "--yes", "--allow-private")
        assert told.code == 0, told
        yield Tried("page by its address", "not asked: the page itself is, at an address that was checked")
        yield from _refused(room, {"private address": server.url()}, says="private network")
