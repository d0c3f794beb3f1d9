"""A failing input made small: what can go while it still fails goes, and what stays becomes plain."""

from collections.abc import Callable
from time import monotonic

_PLAIN = b"0a \n"


def minimised(data: bytes, fails: Callable[[bytes], bool], seconds: float = 20) -> bytes:
    """The smallest input found within that time that `fails` as `data` does; `data` itself where none is smaller."""
    end = monotonic() + seconds
    before = None
    while before != data and monotonic() < end:
        before = data
        data = _without_parts(data, fails, end)
        data = _plain(data, fails, end)
    return data


def _without_parts(data: bytes, fails: Callable[[bytes], bool], end: float) -> bytes:
    """Parts of half the length are tried first, then of half of that, and so on."""
    size = max(1, len(data) // 2)
    while True:
        at = 0
        while at < len(data) and monotonic() < end:
            shorter = data[:at] + data[at + size :]
            if fails(shorter):
                data = shorter
            else:
                at += size
        if size == 1 or monotonic() >= end:
            return data
        size //= 2


def _plain(data: bytes, fails: Callable[[bytes], bool], end: float) -> bytes:
    """Every byte that may as well be a 0, an a, a space or a line break becomes one."""
    if len(data) > 2_000:
        return data
    for at in range(len(data)):
        for byte in _PLAIN:
            if data[at] in _PLAIN or monotonic() >= end:
                break
            plainer = data[:at] + bytes((byte,)) + data[at + 1 :]
            if fails(plainer):
                data = plainer
    return data
