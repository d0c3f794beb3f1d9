"""What is noted of a fault of tracker's own: where it broke and in which version, nothing that an athlete wrote.

A note names modules, lines, functions and the types of errors. Values, messages, local variables, paths of the athlete
and the words of a command are never in it: any of them may hold health data (reliability, P15).
"""

import json
import sys
import sysconfig
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from tracker import __version__
from tracker.clock import SystemClock
from tracker.config import crashes_dir
from tracker.services.files import write_whole
from tracker.services.versions import libraries, machine

KEPT = 10  # notes, the newest
LONGEST = 40  # lines of a trace
DEEPEST = 8  # errors that led to one another
_LARGEST = 64_000  # bytes of a note that is read back
_HOME = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Crash:
    """One fault. `at` is an instant in UTC (ISO 8601), `command` a verb without its words, `where` what was going on.

    `kinds` are the types of the errors, the one that began it first; `trace` says where each came from.
    """

    at: str
    version: str
    machine: str
    libraries: Mapping[str, str]
    command: str
    where: str
    kinds: tuple[str, ...]
    trace: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report would hold, and the folder that it is read from, which would not be in it."""

    version: str
    machine: str
    libraries: Mapping[str, str]
    crashes: tuple[Crash, ...]
    folder: Path


def write_crash(error: BaseException, command: str, where: str = "") -> Path | None:
    """Note an error; the file, or None where nothing can be written. Only the newest notes are kept."""
    now = SystemClock().now()
    crash = Crash(
        at=f"{now:%Y-%m-%dT%H:%M:%SZ}",
        version=__version__,
        machine=machine(),
        libraries=libraries(),
        command=command,
        where=where,
        kinds=kinds(error),
        trace=tuple(trace(error)),
    )
    folder = crashes_dir()
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = _free(folder, f"crash-{now:%Y%m%dT%H%M%SZ}")
        write_whole(path, json.dumps(asdict(crash), indent=1).encode(), over=True, mode=0o600)
        for old in _notes(folder)[KEPT:]:
            old.unlink(missing_ok=True)
        return path
    return None


def report() -> Report:
    """What would be sent if one wanted to; notes that can't be read are left out."""
    folder = crashes_dir()
    crashes = [crash for path in _notes(folder) if (crash := _read(path)) is not None]
    return Report(__version__, machine(), libraries(), tuple(crashes), folder)


def kinds(error: BaseException) -> tuple[str, ...]:
    """The types of the errors that led to this one and of itself, the one that began it first."""
    return tuple(_kind(one) for one in _led(error))


def trace(error: BaseException) -> list[str]:
    """Where it broke, the first error first, line by line: no local variables and no message."""
    lines = []
    for one in _led(error):
        lines.append(f"{_kind(one)}:")
        frames = traceback.extract_tb(one.__traceback__)[-LONGEST // 2 :]
        lines += [f"{_place(frame.filename)}:{frame.lineno} in {frame.name}" for frame in frames]
    return lines[-LONGEST:]


def _led(error: BaseException) -> list[BaseException]:
    """The errors that led to this one, first to last: causes, contexts, the first of a group, what a worker raised."""
    chain = [error]
    while len(chain) < DEEPEST:
        last = chain[-1]
        before = last.__cause__ or (None if last.__suppress_context__ else last.__context__)
        if before is None and isinstance(last, BaseExceptionGroup):
            before = last.exceptions[0]
        if before is None and isinstance(getattr(last, "error", None), BaseException):
            before = getattr(last, "error", None)
        if before is None or before in chain:
            break
        chain.append(before)
    return chain[::-1]


def _kind(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _place(name: str) -> str:
    """A source file by its place in a package; what lies elsewhere, or was made at run time, is not named."""
    path = Path(name)
    for home in (_HOME / "tracker", *_libraries_at()):
        if path.is_relative_to(home):
            return (path.relative_to(home.parent) if home.name == "tracker" else path.relative_to(home)).as_posix()
    return name if name.startswith("<frozen ") else "(elsewhere)"


def _libraries_at() -> Iterator[Path]:
    paths = sysconfig.get_paths()
    yield from (Path(paths[key]) for key in ("purelib", "platlib", "stdlib", "platstdlib") if key in paths)
    yield from (Path(entry) for entry in sys.path if entry.endswith(("site-packages", "dist-packages")))


def _free(folder: Path, name: str) -> Path:
    """The next name of this second: a number that was taken once is not taken again while a later one is there."""
    number = max((_number(path) for path in folder.glob(f"{name}*.json")), default=0) + 1
    return folder / (f"{name}.json" if number == 1 else f"{name}_{number}.json")


def _notes(folder: Path) -> list[Path]:
    """The notes, newest first."""
    return sorted(folder.glob("crash-*.json"), key=lambda path: (path.stem.partition("_")[0], _number(path)))[::-1]


def _number(path: Path) -> int:
    _, _, number = path.stem.partition("_")
    return int(number) if number.isdecimal() else 1


def _read(path: Path) -> Crash | None:
    """A note, its texts alone: somebody may have written into it."""
    try:
        if path.stat().st_size > _LARGEST:
            return None
        said = json.loads(path.read_text(encoding="utf-8"))
        return Crash(
            at=str(said["at"]),
            version=str(said["version"]),
            machine=str(said["machine"]),
            libraries={str(name): str(number) for name, number in said["libraries"].items()},
            command=str(said["command"]),
            where=str(said["where"]),
            kinds=tuple(str(kind) for kind in said["kinds"]),
            trace=tuple(str(line) for line in said["trace"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
