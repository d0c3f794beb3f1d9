"""A connection that keeps to one deadline and one number of bytes, whatever the other side does.

A timeout of a socket starts anew with every byte; a server that sends one byte a second never meets it. So each
reading and sending is given what is left of the time, and every byte is counted, headers and chunk lines too.
"""

import io
import socket
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread

# An address that doesn't answer leaves time for the next one.
_PER_ADDRESS = 5.0
_ADDRESSES = 4

Resolve = Callable[[str, int], Sequence[str]]
Connect = Callable[[str, int, float], socket.socket]


class LateError(Exception):
    """The deadline has passed."""


class FullError(Exception):
    """More bytes came than were allowed."""


class Deadline:
    """The end of the time given, on a clock in seconds that only runs forward."""

    def __init__(self, seconds: float, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """Seconds left, more than 0; LateError when there are none."""
        left = self._end - self._clock()
        if left <= 0:
            raise LateError
        return left


class Wire:
    """What http.client takes for a socket: sends and reads `sock` until the deadline and `limit` bytes."""

    def __init__(self, sock: socket.socket, deadline: Deadline, limit: int) -> None:
        self._sock = sock
        self._deadline = deadline
        self.allowed = limit

    def sendall(self, data: bytes) -> None:
        """Send all of `data` before the deadline."""
        self._sock.settimeout(self._deadline.left())
        try:
            self._sock.sendall(data)
        except TimeoutError:
            raise LateError from None

    def makefile(self, mode: str, *_: object) -> io.BufferedReader:
        """The answer as a binary file."""
        return io.BufferedReader(_Incoming(self))

    def receive(self, buffer: memoryview) -> int:
        """Read some bytes into `buffer`; 0 at the end. LateError and FullError at the limits."""
        if self.allowed <= 0:
            raise FullError
        self._sock.settimeout(self._deadline.left())
        try:
            count = self._sock.recv_into(buffer[: self.allowed])
        except TimeoutError:
            raise LateError from None
        self.allowed -= count
        return count

    def close(self) -> None:
        """Does nothing: http.client lets go of the connection while the answer is still being read."""


class _Incoming(io.RawIOBase):
    def __init__(self, wire: Wire) -> None:
        self._wire = wire

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        return self._wire.receive(memoryview(buffer))  # type: ignore[arg-type]


def system_resolve(host: str, port: int) -> list[str]:
    """All addresses the machine's resolver gives for `host`; OSError when there are none."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def system_connect(address: str, port: int, seconds: float) -> socket.socket:
    """A TCP connection to an IP address; OSError when there is none within `seconds`."""
    return socket.create_connection((address, port), timeout=seconds)


def resolved(host: str, port: int, resolve: Resolve, deadline: Deadline) -> tuple[str, ...]:
    """What `resolve` gives, within the deadline: the machine's resolver knows no timeout, so it is left behind."""
    answers: SimpleQueue[tuple[str, ...] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(tuple(resolve(host, port)))
        except Exception as error:  # handed over to the thread that waits
            answers.put(error)

    left = deadline.left()
    Thread(target=ask, name="resolve", daemon=True).start()
    try:
        answer = answers.get(timeout=left)
    except Empty:
        raise LateError from None
    if isinstance(answer, (OSError, UnicodeError)):
        return ()
    if isinstance(answer, Exception):
        raise answer
    return answer


def connected(addresses: tuple[str, ...], port: int, connect: Connect, deadline: Deadline) -> socket.socket:
    """A connection to the first of `addresses` that answers; OSError when none does, LateError at the deadline."""
    failure = OSError("it has no address")
    tried = addresses[:_ADDRESSES]
    for number, address in enumerate(tried, start=1):
        left = deadline.left()
        try:
            return connect(address, port, left if number == len(tried) else min(left, _PER_ADDRESS))
        except OSError as error:
            failure = error
    deadline.left()
    raise failure
