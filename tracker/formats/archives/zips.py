"""Zip archives, read as streams member by member: nothing is ever extracted, no size in them is believed."""

import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, BinaryIO

from tracker.formats.archives.limits import CHUNK, MAX_EXPORT, MAX_MEMBERS, Budget, UnreadableError, guard, read_whole
from tracker.formats.archives.packed import Fault, hidden, why, wrong_name
from tracker.formats.archives.salvage import DAMAGED, Lost, salvaged

_END = b"PK\x05\x06"
_TAIL = 65_557  # the longest comment and the record before it
_UTF8 = 0x800
_PROTECTED = 0x1


class ZipArchive:
    """An open zip file. A cut or damaged one gives the members that are whole; one that lies about itself none."""

    def __init__(self, file: BinaryIO, size: int, budget: Budget | None = None) -> None:
        """`size` is that of the file, in bytes. UnreadableError when it is no zip at all."""
        self._file = file
        self._size = size
        self._budget = budget or Budget(size)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._faults: list[Fault] = []
        self._lost: dict[str, Lost] = {}
        self._zip: zipfile.ZipFile | None = None
        if _promised(file, size) > MAX_MEMBERS:
            self._too_many()
            return
        try:
            self._zip = zipfile.ZipFile(file)
            infos = self._zip.infolist()
        except Exception:  # the module raises a dozen kinds over what is broken in a directory
            self._salvage()
            return
        if len(infos) > MAX_MEMBERS:
            self._too_many()
        elif _overlapping(infos):
            self._faults.append(Fault("", "Its members lie over each other, as in a zip bomb: nothing of it was read."))
        else:
            self._index(infos)

    def members(self) -> Sequence[str]:
        """The names of its files, in their order; what macOS adds is left out."""
        return [*self._infos, *self._lost]

    def faults(self) -> Sequence[Fault]:
        """Members that are protected, there twice or named to do harm, and what is wrong with it as a whole."""
        return self._faults

    def read(self, member: str, limit: int) -> bytes:
        """See Packed."""
        if member in self._lost:
            return self._lost[member].read(self._file, limit, self._budget)
        with self.opened(member, limit) as (source, _):
            return read_whole(source, limit)

    def head(self, member: str, size: int) -> bytes:
        """See Packed."""
        try:
            if member in self._lost:
                return self._lost[member].head(self._file, size)
            with self.opened(member, MAX_EXPORT) as (source, _):
                return source.read(size)
        except UnreadableError:
            return b""

    @contextmanager
    def opened(self, member: str, limit: int) -> Iterator[tuple[BinaryIO, int]]:
        """See Packed."""
        if member in self._lost:
            data = self.read(member, limit)
            yield io.BytesIO(data), len(data)
            return
        info = self._infos.get(member)
        if info is None or self._zip is None:
            raise UnreadableError("It is not in the archive any more: get the archive again.")
        with _unreadable():
            raw = self._zip.open(info)
        with raw:
            counted = _Counted(raw, limit, info.compress_size, partial(self._budget.spend, member))
            yield io.BufferedReader(counted, CHUNK), info.file_size

    def close(self) -> None:
        """Let go of the file."""
        if self._zip is not None:
            self._zip.close()
        self._file.close()

    def nested(self, member: str, limit: int) -> "ZipArchive":
        """See Packed; it is held in memory."""
        data = self.read(member, limit)
        return ZipArchive(io.BytesIO(data), len(data), self._budget)

    def has(self, member: str) -> bool:
        """See Packed."""
        return member in self._infos or member in self._lost

    def _index(self, infos: Sequence[zipfile.ZipInfo]) -> None:
        protected = 0
        for info in infos:
            name = _name_of(info)
            if name.endswith("/") or hidden(name) or stat.S_ISLNK(info.external_attr >> 16):
                continue
            if wrong := wrong_name(name):
                self._faults.append(Fault(name, wrong))
            elif info.flag_bits & _PROTECTED:
                protected += 1
            elif name in self._infos:
                self._faults.append(Fault(name, "It is in the archive twice; the first one was read."))
            else:
                self._infos[name] = info
        if protected:
            files = "1 file" if protected == 1 else f"{protected:,} files"
            reason = f"It is password-protected ({files}): unpack it with the password and import the folder."
            self._faults.append(Fault("", reason))

    def _too_many(self) -> None:
        self._faults.append(Fault("", f"It holds over {MAX_MEMBERS:,} files: unpack it and import its folders."))

    def _salvage(self) -> None:
        """What a cut or damaged archive still holds, from its start on."""
        for found in salvaged(self._file, self._size, Budget(self._size)):
            if len(self._lost) == MAX_MEMBERS:
                break
            name = found.name
            if not name.endswith("/") and not hidden(name) and not wrong_name(name):
                self._lost.setdefault(name, found)
        if not self._lost:
            raise UnreadableError("It is no zip archive, or too damaged to be read: get it again.")
        whole = "1 file" if len(self._lost) == 1 else f"{len(self._lost):,} files"
        self._faults.append(Fault("", f"The archive is cut off or damaged; {whole} could be read: get it again."))


def zip_at(path: Path) -> ZipArchive:
    """The archive at `path`, which stays open until it is closed. UnreadableError when it is none."""
    try:
        file = path.open("rb")
        size = file.seek(0, io.SEEK_END)
    except OSError as error:
        raise UnreadableError(f"It can't be read: {why(error)}.") from error
    try:
        return ZipArchive(file, size)
    except BaseException:
        file.close()
        raise


class _Counted(io.RawIOBase):
    """A member as a stream that counts what comes out of it."""

    def __init__(self, raw: IO[bytes], limit: int, packed: int, spend: Callable[[int], None]) -> None:
        self._raw = raw
        self._limit = limit
        self._packed = max(1, packed)
        self._spend = spend
        self._total = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "memoryview | bytearray") -> int:  # type: ignore[override]
        with _unreadable():
            chunk = self._raw.read(len(buffer))
        self._total += len(chunk)
        self._spend(self._total)
        guard(self._total, self._limit, self._packed)
        buffer[: len(chunk)] = chunk
        return len(chunk)


@contextmanager
def _unreadable() -> Iterator[None]:
    """What goes wrong in reading a member as UnreadableError with the fix."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
        raise UnreadableError(DAMAGED) from error
    except NotImplementedError as error:
        raise UnreadableError("It is packed in a way that isn't read: unpack it and import the folder.") from error
    except RuntimeError as error:
        raise UnreadableError("It is password-protected: unpack it with the password.") from error


def _promised(file: BinaryIO, size: int) -> int:
    """How many members the archive says it has: enough to refuse early, never enough to trust."""
    file.seek(max(0, size - _TAIL))
    tail = file.read(_TAIL)
    file.seek(0)
    at = tail.rfind(_END)
    # 65,535 stands for "see elsewhere"
    promised = int.from_bytes(tail[at + 10 : at + 12], "little") if at >= 0 else 0
    return promised if promised < 65_535 else 0


def _overlapping(infos: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether two members share bytes of the file: this is how 45 kB become 10 GB."""
    end = -1
    for info in sorted(infos, key=lambda info: info.header_offset):
        if info.header_offset < end:
            return True
        end = info.header_offset + 30 + len(info.orig_filename) + info.compress_size
    return False


def _name_of(info: zipfile.ZipInfo) -> str:
    """The member's name, with slashes. Many tools write UTF-8 without saying so, which then looks like DOS letters."""
    name = info.orig_filename.replace("\\", "/")
    if not info.flag_bits & _UTF8:
        try:
            return name.encode("cp437").decode("utf-8")
        except UnicodeError:
            return name
    return name
