"""A server that answers byte by byte what a test tells it to, however wrong."""

import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from typing import Self

Answer = Callable[[socket.socket, "Server"], None]


class Server:
    """Listens on 127.0.0.1. `answers` maps a target to bytes or to a function that writes to the connection.

    A `greeting` has the connection before anything is read from it.
    """

    def __init__(self) -> None:
        self.answers: dict[str, bytes | Answer] = {}
        self.greeting: Answer | None = None
        self.requests: list[str] = []
        self.closing = Event()
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = Thread(target=self._serve, daemon=True)

    def url(self, target: str = "/") -> str:
        """The URL of `target` here."""
        return f"http://127.0.0.1:{self.port}{target}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._socket.close()
        with suppress(OSError):  # wakes the thread that waits for a connection
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        self._thread.join(5)

    def _serve(self) -> None:
        while not self.closing.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection, suppress(OSError):
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        if self.greeting is not None:
            self.greeting(connection, self)
            return
        request = b""
        while b"\r\n\r\n" not in request:
            block = connection.recv(65_536)
            if not block:
                return
            request += block
        self.requests.append(request.decode("latin-1"))
        target = self.requests[-1].split(" ", 2)[1]
        answer = self.answers.get(target, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        if callable(answer):
            answer(connection, self)
        else:
            connection.sendall(answer)


def page(
    body: bytes,
    *headers: str,
    status: str = "200 OK",
    kind: str = "text/html; charset=utf-8",
    length: int | None = None,
) -> bytes:
    """An answer with `body`; its length is told truly unless `length` says otherwise."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers]
    if kind:
        lines.append(f"Content-Type: {kind}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    """A redirect to `location`."""
    return f"HTTP/1.1 {status}\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()
