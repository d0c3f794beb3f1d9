"""The bytes of a file the athlete names."""

import os
import stat
from pathlib import Path

from tracker.sources.errors import SourceError, shown
from tracker.sources.limits import SOURCE_BYTES


def read_file(path: Path, *, limit: int = SOURCE_BYTES) -> bytes:
    """All bytes of the regular file at `path` (a link to one will do); never waits on a pipe.

    SourceError when it is missing, unreadable, something else than a file, or longer than `limit` bytes.
    """
    try:
        # asked before opening: opening a device can act on it
        _refuse_unless_file(path.stat(), path)
        # the name may have become a pipe since: opened without waiting, and asked again
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with open(handle, "rb") as file:  # noqa: PTH123 opened above, by its number
            status = os.fstat(handle)
            _refuse_unless_file(status, path)
            # one byte more than allowed shows a file that is longer than it says
            data = b"" if status.st_size > limit else file.read(limit + 1)
    except FileNotFoundError:
        raise SourceError(f"There is no file at {shown(str(path))}; check the path{_hint(path)}.") from None
    except NotADirectoryError:
        raise SourceError(f"There is no file at {shown(str(path))}: part of its path is a file.") from None
    except PermissionError:
        raise SourceError(f"{shown(str(path))} may not be read; check its permissions.") from None
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or "its name is no path"
        raise SourceError(f"{shown(str(path))} can't be read: {shown(reason)}.") from None
    if status.st_size > limit or len(data) > limit:
        raise SourceError(f"{shown(str(path))} is longer than {limit // 1_000_000} MB; give the article alone.")
    return data


def _refuse_unless_file(status: os.stat_result, path: Path) -> None:
    if stat.S_ISREG(status.st_mode):
        return
    if stat.S_ISDIR(status.st_mode):
        raise SourceError(f"{shown(str(path))} is a folder; name the file in it.")
    raise SourceError(f"{shown(str(path))} is a pipe or device, not a file; use - to read standard input.")


def _hint(path: Path) -> str:
    return " (a web page starts with https://)" if str(path).lower().startswith("www.") else ""
