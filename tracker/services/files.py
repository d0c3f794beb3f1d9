"""Writing a file so that it is whole or not there, and never over another one unasked."""

import os
from contextlib import suppress
from pathlib import Path

from tracker.store.disk import sync


def write_whole(path: Path, data: bytes, *, over: bool = False, mode: int = 0o666) -> None:
    """Write `data` to `path`, beside it first and then under its name; its folder must be there.

    It is on the disk for good when this returns. `mode` is who may read it, as far as the process's mask lets them.

    FileExistsError where something of that name is there, unless it may be written over; OSError for all else.
    """
    part = path.with_name(f".{path.name[:100]}.{os.getpid()}.part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        put_under_name(part, path, over=over)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def put_under_name(part: Path, path: Path, *, over: bool = False) -> None:
    """Give a written file its name in the same folder, for good. FileExistsError where that is taken, unless `over`;
    OSError.
    """
    if over:
        part.replace(path)
    else:
        _name_new(part, path)
    sync(path.parent)  # until then a power failure may take the name back


def _name_new(part: Path, path: Path) -> None:
    """Give a written file its name, never that of another file. FileExistsError where there is one."""
    try:
        os.link(part, path)  # unlike a rename, this fails where the name is taken
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if path.exists():
            raise FileExistsError(17, "a file of that name is there already", str(path)) from None
        part.replace(path)
