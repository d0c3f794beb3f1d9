"""These tests talk to servers of their own on this machine, and to nothing else."""

import socket
from collections.abc import Iterator
from ipaddress import ip_address

import pytest

from tests.sources.serving import Server


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection or look-up beyond loopback fails the test."""
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def guarded(self: socket.socket, address: tuple[str, int]) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            assert ip_address(address[0]).is_loopback, f"a test reached for the network: {address}"
        connect(self, address)

    def looked_up(host: str, *args: object, **options: object) -> object:
        assert ip_address(host).is_loopback, f"a test asked for the address of {host}"
        return look_up(host, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", looked_up)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on 127.0.0.1 whose answers the test sets."""
    with Server() as running:
        yield running
