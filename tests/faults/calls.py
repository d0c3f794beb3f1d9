"""The system calls that change what is on a disk, and a filter that stops a process at these alone.

Numbers are those of Linux on x86_64 and aarch64. The filter (seccomp) runs in the kernel, so that a traced process
loses no time at all its other calls.
"""

import ctypes
import os
import platform
from dataclasses import dataclass

_NUMBERS = {  # name: x86_64, aarch64; None where there is none
    "write": (1, 64), "pwrite64": (18, 68), "writev": (20, 66), "pwritev": (296, 70), "pwritev2": (328, 287),
    "sendfile": (40, 71), "copy_file_range": (326, 285), "fallocate": (285, 47),
    "fsync": (74, 82), "fdatasync": (75, 83), "truncate": (76, 45), "ftruncate": (77, 46),
    "open": (2, None), "creat": (85, None), "openat": (257, 56),
    "rename": (82, None), "renameat": (264, 38), "renameat2": (316, 276),
    "mkdir": (83, None), "mkdirat": (258, 34), "rmdir": (84, None), "unlink": (87, None), "unlinkat": (263, 35),
    "link": (86, None), "linkat": (265, 37), "symlink": (88, None), "symlinkat": (266, 36),
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53),
}  # fmt: skip
_MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}  # column above, AUDIT_ARCH

WRITES = frozenset({"write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range"})
SYNCS = frozenset({"fsync", "fdatasync"})
OPENS = {"open": 1, "openat": 2}
"""Where the flags are among the arguments: only opening that may create or empty a file is stopped at."""
MAKING = os.O_CREAT | os.O_TRUNC

PATHS = {  # where the arguments have paths: (folder, path) by position, no folder where it is the current one
    "open": ((None, 0),), "creat": ((None, 0),), "openat": ((0, 1),), "truncate": ((None, 0),),
    "rename": ((None, 0), (None, 1)), "renameat": ((0, 1), (2, 3)), "renameat2": ((0, 1), (2, 3)),
    "mkdir": ((None, 0),), "mkdirat": ((0, 1),), "rmdir": ((None, 0),), "unlink": ((None, 0),), "unlinkat": ((0, 1),),
    "link": ((None, 0), (None, 1)), "linkat": ((0, 1), (2, 3)), "symlink": ((None, 1),), "symlinkat": ((1, 2),),
    "chmod": ((None, 0),), "fchmodat": ((0, 1),),
}  # fmt: skip
HANDLES = dict.fromkeys(("write", "pwrite64", "writev", "pwritev", "pwritev2", "fallocate", "ftruncate"), 0)
HANDLES |= {"fsync": 0, "fdatasync": 0, "fchmod": 0, "sendfile": 0, "copy_file_range": 2}


def machine() -> str | None:
    """The kind of machine where its calls are known, else None."""
    name = platform.machine()
    return name if platform.system() == "Linux" and name in _MACHINES else None


def names() -> dict[int, str]:
    """The name of each call by its number on this machine."""
    column = _MACHINES[str(machine())][0]
    return {number[column]: name for name, number in _NUMBERS.items() if number[column] is not None}  # type: ignore[misc]


# -- the filter: a program for the kernel's packet filter, over the number of the call and its arguments ---------------

_LOAD, _EQUAL, _BITS, _RETURN = 0x20, 0x15, 0x45, 0x06
_ALLOW, _TRACE = 0x7FFF0000, 0x7FF00000
_NUMBER_AT, _MACHINE_AT, _ARGUMENTS_AT = 0, 4, 16
_NO_NEW_PRIVILEGES, _SET_SECCOMP, _MODE_FILTER = 38, 22, 2


@dataclass(frozen=True)
class _Step:
    code: int
    value: int
    yes: int = 0
    no: int = 0


class _Instruction(ctypes.Structure):
    _fields_ = (("code", ctypes.c_uint16), ("yes", ctypes.c_uint8), ("no", ctypes.c_uint8), ("value", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Instruction)))


def _steps() -> list[_Step]:
    kind = str(machine())
    made = [_Step(_LOAD, _MACHINE_AT), _Step(_EQUAL, _MACHINES[kind][1], yes=1), _Step(_RETURN, _ALLOW)]
    made.append(_Step(_LOAD, _NUMBER_AT))
    for number, name in names().items():
        if name in OPENS:
            made.append(_Step(_EQUAL, number, no=4))
            made.append(_Step(_LOAD, _ARGUMENTS_AT + 8 * OPENS[name]))
            made.append(_Step(_BITS, MAKING, no=1))
            made += (_Step(_RETURN, _TRACE), _Step(_RETURN, _ALLOW))
        else:
            made += (_Step(_EQUAL, number, no=1), _Step(_RETURN, _TRACE))
    return [*made, _Step(_RETURN, _ALLOW)]


def install_filter() -> None:
    """From now on this process, and whatever it starts, stops for its tracer at each call of this module's table.

    OSError where the kernel allows no such filter. Without a tracer those calls fail.
    """
    steps = _steps()
    array = (_Instruction * len(steps))(*(_Instruction(one.code, one.yes, one.no, one.value) for one in steps))
    program = _Program(len(steps), array)
    libc = ctypes.CDLL(None, use_errno=True)
    for words in ((_NO_NEW_PRIVILEGES, 1, 0), (_SET_SECCOMP, _MODE_FILTER, ctypes.byref(program))):
        if libc.prctl(ctypes.c_int(words[0]), ctypes.c_ulong(words[1]), words[2], 0, 0) != 0:
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number))
