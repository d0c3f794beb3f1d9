"""A folder of files, such as an unpacked archive or what a watch syncs to disk."""

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tracker.formats.archives.limits import MAX_MEMBERS, UnreadableError, read_whole
from tracker.formats.archives.packed import Fault, Packed, hidden, why, wrong_name
from tracker.formats.archives.zips import zip_at


class Folder:
    """A folder of files, as an unpacked archive is. Links to folders are not followed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._members: list[str] = []
        self._faults: list[Fault] = []
        self._listed = False

    def members(self) -> Sequence[str]:
        """The files in it, sorted; hidden ones are left out."""
        self._list()
        return self._members

    def faults(self) -> Sequence[Fault]:
        """More files than MAX_MEMBERS, or folders that can't be listed."""
        self._list()
        return self._faults

    def has(self, member: str) -> bool:
        """See Packed."""
        try:
            return not wrong_name(member) and self._path.joinpath(*member.split("/")).is_file()
        except OSError:
            return False

    def read(self, member: str, limit: int) -> bytes:
        """See Packed."""
        with self.opened(member, limit) as (source, _):
            return read_whole(source, limit)

    def head(self, member: str, size: int) -> bytes:
        """See Packed."""
        try:
            with self.opened(member, size) as (source, _):
                return source.read(size)
        except (UnreadableError, OSError):
            return b""

    @contextmanager
    def opened(self, member: str, limit: int) -> Iterator[tuple[BinaryIO, int]]:
        """See Packed."""
        if wrong := wrong_name(member):
            raise UnreadableError(wrong)
        path = self._path.joinpath(*member.split("/"))
        try:
            _check_file(path)
            with path.open("rb") as file:
                yield file, os.fstat(file.fileno()).st_size
        except FileNotFoundError as error:
            raise UnreadableError("It is not there any more: put it back.") from error
        except (OSError, ValueError) as error:
            raise UnreadableError(f"It can't be read: {why(error)}.") from error

    def nested(self, member: str, limit: int) -> Packed:
        """See Packed; it is read where it lies, whatever its size."""
        if wrong := wrong_name(member):
            raise UnreadableError(wrong)
        path = self._path.joinpath(*member.split("/"))
        try:
            _check_file(path)
        except OSError as error:
            raise UnreadableError(f"It can't be read: {why(error)}.") from error
        return zip_at(path)

    def close(self) -> None:
        """See Packed."""

    def _list(self) -> None:
        if self._listed:
            return
        self._listed = True
        failed: list[str] = []
        for folder, folders, files in os.walk(self._path, onerror=lambda error: failed.append(str(error.filename))):
            folders[:] = sorted(name for name in folders if not hidden(name))
            place = Path(folder).relative_to(self._path).as_posix()
            for name in sorted(files):
                member = name if place == "." else f"{place}/{name}"
                if hidden(name):
                    continue
                if wrong := wrong_name(member):
                    self._faults.append(Fault(member, wrong))
                elif len(self._members) == MAX_MEMBERS:
                    self._faults.append(Fault("", f"It holds over {MAX_MEMBERS:,} files: import its subfolders."))
                    return
                else:
                    self._members.append(member)
        for name in failed:
            self._faults.append(Fault(name, "This folder can't be listed: allow reading it."))


def _check_file(path: Path) -> None:
    """UnreadableError for a pipe or a device, which would never end. OSError where there is nothing."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableError("It is no file: leave it out.")
