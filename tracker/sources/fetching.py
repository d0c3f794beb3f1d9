"""A web page by its URL: http and https only, checked addresses at every hop, one deadline, few redirects, few bytes.

Nothing is remembered between two pages: no cookies, no cache. Proxies named in the environment aren't used, since the
address behind a proxy can't be checked.
"""

import http.client
import re
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from tracker import __version__
from tracker.sources.addresses import Address, check_public, joined, parsed
from tracker.sources.errors import SourceError, shown
from tracker.sources.limits import FETCH_SECONDS, REDIRECTS, SOURCE_BYTES
from tracker.sources.packing import PackingError, unpacked
from tracker.sources.wire import (
    Connect,
    Deadline,
    FullError,
    LateError,
    Resolve,
    Wire,
    connected,
    resolved,
    system_connect,
    system_resolve,
)

_HEADER_BYTES = 256_000
_REDIRECTING = (301, 302, 303, 307, 308)
_BLOCK = 65_536
_TYPE = re.compile(r"\s*([a-z0-9.+-]+/[a-z0-9.+-]+)", re.IGNORECASE)
_CHARSET = re.compile(r";\s*charset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
# What a server says of a page it can't tell the kind of; its content decides.
_UNSURE = ("", "application/octet-stream", "binary/octet-stream", "application/xml", "unknown/unknown")
_STATUS_WORDS = {
    401: "asks to sign in (401)",
    402: "asks for payment (402)",
    403: "refuses to show it (403)",
    404: "has no such page (404)",
    410: "no longer has this page (410)",
    429: "has had too many requests (429); try again later",
    451: "may not show it here (451)",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as it came: `url` where it was found in the end, `charset` and `content_type` as the server says."""

    url: str
    data: bytes
    content_type: str
    charset: str | None


def fetch(
    url: str,
    *,
    allow_private: bool = False,
    resolve: Resolve = system_resolve,
    connect: Connect = system_connect,
    clock: Callable[[], float] = time.monotonic,
    seconds: float = FETCH_SECONDS,
    limit: int = SOURCE_BYTES,
) -> Fetched:
    """The page at `url`, at most `limit` bytes packed and unpacked, within `seconds` in all.

    SourceError, one sentence with the URL, for everything that can go wrong. With `allow_private` addresses of this
    machine and its networks are asked too.
    """
    address = parsed(url)
    first = shown(address.url)
    deadline = Deadline(seconds, clock)
    try:
        for hop in range(REDIRECTS + 1):
            try:
                addresses = _checked(address, allow_private, resolve, deadline)
                answer = _asked(address, addresses, connect, deadline, limit)
                if isinstance(answer, Fetched):
                    return answer
                address = joined(address, answer)
            except SourceError as error:
                raise SourceError(f"{first} redirects, and {error}" if hop else str(error)) from None
    except LateError:
        raise SourceError(f"{first} did not come within {seconds:g} seconds; try again later.") from None
    except FullError:
        raise SourceError(f"{first} is longer than {limit / 1_000_000:g} MB; save the article alone.") from None
    except ssl.SSLError as error:
        raise SourceError(f"{first} can't be fetched safely: {_reason(error)}.") from None
    except PackingError as error:
        raise SourceError(f"{first} came damaged: {error}.") from None
    except http.client.IncompleteRead:
        raise SourceError(f"{first} broke off before its end; try again.") from None
    except (http.client.HTTPException, ValueError) as error:
        raise SourceError(f"{first} did not answer as a web server: {_reason(error)}.") from None
    except OSError as error:
        raise SourceError(f"{first} can't be reached: {_reason(error)}.") from None
    raise SourceError(f"{first} redirects more than {REDIRECTS} times; give the address it ends at.")


def _checked(address: Address, allow_private: bool, resolve: Resolve, deadline: Deadline) -> tuple[str, ...]:
    """The addresses of the host, every one of them allowed."""
    addresses = resolved(address.host, address.port, resolve, deadline)
    if not addresses:
        raise SourceError(f"{shown(address.url)} can't be fetched: no machine has the name {shown(address.host)}.")
    if not allow_private:
        check_public(addresses, address.url)
    return addresses


def _asked(
    address: Address, addresses: tuple[str, ...], connect: Connect, deadline: Deadline, limit: int
) -> Fetched | str:
    """The page, or where the server sends us instead."""
    sock = connected(addresses, address.port, connect, deadline)
    connection = http.client.HTTPConnection(address.host, address.port)
    try:
        if address.secure:
            sock = _encrypted(sock, address.host, deadline)
        wire = Wire(sock, deadline, _HEADER_BYTES)
        connection.sock = cast("socket.socket", wire)
        connection.putrequest("GET", address.target, skip_host=True, skip_accept_encoding=True)
        for name, value in _headers(address):
            connection.putheader(name, value)
        connection.endheaders()
        with _answer(connection, address) as response:
            location = response.getheader("Location")
            if response.status in _REDIRECTING and location:
                return location
            if response.status not in (200, 203):
                raise SourceError(f"{shown(address.url)}: the server {_status(response.status)}.")
            # chunk lines count too, so a little more than the page itself
            wire.allowed = limit + limit // 4 + _BLOCK
            return _page(address, response, limit)
    finally:
        connection.close()
        sock.close()


def _answer(connection: http.client.HTTPConnection, address: Address) -> http.client.HTTPResponse:
    try:
        return connection.getresponse()
    except FullError:
        raise SourceError(f"{shown(address.url)} did not answer as a web server: its headers don't end.") from None


def _headers(address: Address) -> list[tuple[str, str]]:
    return [
        ("Host", address.host_header),
        ("User-Agent", f"tracker-tui/{__version__}"),
        ("Accept", "text/html, application/xhtml+xml, text/plain, text/markdown, */*;q=0.1"),
        ("Accept-Encoding", "identity"),
        ("Connection", "close"),
    ]


def _encrypted(sock: socket.socket, host: str, deadline: Deadline) -> socket.socket:
    sock.settimeout(deadline.left())
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=host)
    except TimeoutError:
        raise LateError from None


def _page(address: Address, response: http.client.HTTPResponse, limit: int) -> Fetched:
    said = response.getheader("Content-Type") or ""
    kind = _TYPE.match(said)
    content_type = kind[1].lower() if kind else ""
    if not (content_type.startswith("text/") or content_type in (*_UNSURE, "application/xhtml+xml")):
        raise SourceError(
            f"{shown(address.url)} is {shown(content_type)}, not a page of text; give the article's page."
        )
    declared = response.length
    if declared is not None and declared > limit:
        raise FullError
    blocks: list[bytes] = []
    size = 0
    while block := response.read(_BLOCK):
        blocks.append(block)
        size += len(block)
        if size > limit:
            raise FullError
    if declared is not None and size < declared:
        raise http.client.IncompleteRead(b"", declared - size)
    data = unpacked(b"".join(blocks), response.getheader("Content-Encoding") or "", limit)
    charset = _CHARSET.search(said)
    return Fetched(address.url, data, content_type, charset[1] if charset else None)


def _status(status: int) -> str:
    if status in _STATUS_WORDS:
        return _STATUS_WORDS[status]
    if 500 <= status <= 599:
        return f"has failed ({status}); try again later"
    return f"gives no page ({status})"


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({shown(error.verify_message)})"
    words = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return shown(" ".join(str(words).split()).rstrip("."))
