"""ptrace, bare: what one process can ask the kernel about another that it traces (Linux on x86_64 and aarch64)."""

import ctypes
import os
import signal
from collections.abc import Sequence

from tests.faults.calls import machine

_TRACE_ME, _CONTINUE, _TO_NEXT_CALL = 0, 7, 24
_SET_OPTIONS, _EVENT_MESSAGE, _GET_SET, _SET_SET = 0x4200, 0x4201, 0x4204, 0x4205
_GENERAL, _CALL_NUMBER = 1, 0x404  # kinds of register sets; the second on aarch64 alone
_OPTIONS = 0x01 | 0x02 | 0x04 | 0x08 | 0x10 | 0x80 | 0x100000  # call stops marked, children followed, filter, exit kill
_NONE = ctypes.c_ulong(-1).value

SECCOMP_STOP = 7
CALL_STOP = signal.SIGTRAP | 0x80
ANY_CHILD = 0x40000000  # __WALL

if machine() is not None:
    _libc = ctypes.CDLL(None, use_errno=True)
    _libc.ptrace.argtypes = (ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p)
    _libc.ptrace.restype = ctypes.c_long


class _Vector(ctypes.Structure):
    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


# Where the general registers keep things: arguments, number of the call, its result; and how many there are.
_PLACES = {
    "x86_64": ((14, 13, 12, 7, 9, 8), 15, 10, 27),
    "aarch64": ((0, 1, 2, 3, 4, 5), 8, 0, 34),
}


def _ask(request: int, process: int, address: int = 0, data: object = 0) -> None:
    if _libc.ptrace(request, process, address, data) < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def trace_me() -> None:
    """Let the parent trace this process."""
    _ask(_TRACE_ME, 0)


def follow(process: int) -> None:
    """Trace what the process starts as well; all of it dies with the tracer."""
    _ask(_SET_OPTIONS, process, 0, _OPTIONS)


def go_on(process: int, number: int = 0, *, to_next_call: bool = False) -> None:
    """Let a stopped process run, handing it a signal; `to_next_call` stops where a system call begins or ends."""
    _ask(_TO_NEXT_CALL if to_next_call else _CONTINUE, process, 0, number)


class Call:
    """A system call that a stopped process is about to make, or has made."""

    def __init__(self, process: int) -> None:
        self.process = process
        arguments, self._number_at, self._result_at, count = _PLACES[str(machine())]
        self._registers = (ctypes.c_ulong * count)()
        self._vector = _Vector(ctypes.addressof(self._registers), ctypes.sizeof(self._registers))
        _ask(_GET_SET, process, _GENERAL, ctypes.byref(self._vector))
        self.number = int(self._registers[self._number_at])
        self.arguments: Sequence[int] = [int(self._registers[place]) for place in arguments]

    @property
    def result(self) -> int:
        """What it answered, negative for an error; only after it was made."""
        return ctypes.c_long(self._registers[self._result_at]).value

    def refuse(self, error: int) -> None:
        """The call is not made, and answers with that error number."""
        if machine() == "aarch64":
            none = (ctypes.c_int * 1)(-1)
            vector = _Vector(ctypes.addressof(none), ctypes.sizeof(none))
            _ask(_SET_SET, self.process, _CALL_NUMBER, ctypes.byref(vector))
        else:
            self._registers[self._number_at] = _NONE
        self._registers[self._result_at] = ctypes.c_ulong(-error).value
        _ask(_SET_SET, self.process, _GENERAL, ctypes.byref(self._vector))

    def text(self, address: int) -> str:
        """The path at an address in the process's memory."""
        handle = os.open(f"/proc/{self.process}/mem", os.O_RDONLY)
        try:
            raw = b""
            while b"\0" not in raw and len(raw) < 8192:
                page = 4096 - address % 4096
                raw += os.pread(handle, page, address)
                address += page
        finally:
            os.close(handle)
        return os.fsdecode(raw.partition(b"\0")[0])
