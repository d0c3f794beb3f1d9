"""Every way out: what is written, its name, and the file, whole or not at all."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.text import clean_text
from tracker.errors import NotFoundError, RefusedError
from tracker.services.exports.merge import counted
from tracker.services.files import write_whole
from tracker.services.handles import slug_of
from tracker.services.moments import Moment
from tracker.store.journal import Reader

if TYPE_CHECKING:
    from tracker.services.exports.arriving import Folders


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What left the journal: `name` is a fitting name for its file, `said` what it is, `notes` a sentence each.

    `data` is what was written; once in a file at `path` it is not kept.
    """

    kind: str  # "journal", "sessions", "calendar", "challenge" or "digest"
    name: str
    said: str
    data: bytes = b""
    size: int = 0
    path: Path | None = None
    notes: tuple[str, ...] = ()


def journal(reader: Reader, folders: "Folders", *, pictures: bool) -> Left:
    """Everything."""
    from tracker.services.exports.whole import Written, whole

    told = Written()
    data = b"".join(whole(reader, folders.own, folders.photos, told, pictures=pictures))
    notes = tuple(f"{name} is gone from its folder, or can't be read, and is not in the file." for name in told.missing)
    return Left(
        kind="journal",
        name="journal.tracker.json",
        said=f"the whole journal, {counted(told.sessions, 'sessions')}",
        data=data,
        size=len(data),
        notes=notes,
    )


def sessions(reader: Reader, at: Moment) -> Left:
    """The athlete's sessions as a sheet, oldest first."""
    from tracker.formats.outgoing.sessions_csv import sessions_csv

    found = reader.sessions(at.athlete.id)[::-1] if at.athlete.id else ()
    data = sessions_csv(found, at.units)
    said = counted(len(found), "sessions")
    return Left(kind="sessions", name="sessions.csv", said=said, data=data, size=len(data))


def calendar(reader: Reader, at: Moment) -> Left:
    """The athlete's calendar."""
    from tracker.services.exports.calendars import calendar_of

    data, said = calendar_of(reader, at)
    return Left(kind="calendar", name="tracker.ics", said=said, data=data, size=len(data))


def challenge(reader: Reader, at: Moment, handle: str) -> Left:
    """A challenge for a friend."""
    from tracker.formats.outgoing.challenge_file import challenge_bytes
    from tracker.services.exports.handing import sheet_of

    sheet = sheet_of(reader, at, handle)
    data = challenge_bytes(sheet)
    name = f"{slug_of(handle)}.tracker.json"
    return Left(kind="challenge", name=name, said=sheet.title, data=data, size=len(data))


def digest(reader: Reader, at: Moment, handle: str, name: str) -> Left:
    """The athlete's log as far as a challenge may count it."""
    from tracker.formats.outgoing.digest import digest_bytes
    from tracker.services.exports.digests import digest_of

    made = digest_of(reader, at, handle, name)
    data = digest_bytes(made)
    file = f"{slug_of(handle)}-{slug_of(made.name)}.digest.json"
    said = f"{made.name}'s log for {made.sheet.title}, {counted(len(made.sessions), 'sessions')}"
    return Left(kind="digest", name=file, said=said, data=data, size=len(data))


def check_free(path: Path, *, over: bool) -> None:
    """RefusedError where no file can go to `path`. NotFoundError where its folder is not there."""
    shown = clean_text(str(path), limit=200)
    try:
        if not path.parent.is_dir():
            raise NotFoundError(f"There is no folder {clean_text(str(path.parent), limit=200)}; make it first.")
        if path.is_dir():
            raise RefusedError(f"{shown} is a folder; name a file in it.")
        if path.exists() and not over:
            raise RefusedError(f"{shown} is there already; name another file, or add --force to write over it.")
    except OSError as error:  # such as a name that is too long
        raise RefusedError(f"{shown} can't be written: {error.strerror or error}; name another file.") from error


def save(left: Left, path: Path, *, over: bool) -> Left:
    """Write it. RefusedError where the file is there already or can't be written."""
    shown = clean_text(str(path), limit=200)
    try:
        write_whole(path, left.data, over=over)
    except FileExistsError as error:
        raise RefusedError(f"{shown} is there already; name another file, or add --force to write over it.") from error
    except OSError as error:
        raise RefusedError(f"{shown} can't be written: {error.strerror or error}.") from error
    return replace(left, data=b"", path=path)


def save_in(left: Left, folder: Path) -> Left:
    """Write it into a folder under its own name, with a number behind it where that is taken. Errors as for `save`."""
    stem, _, suffix = left.name.partition(".")
    names = (left.name, *(f"{stem}-{number}.{suffix}" for number in range(2, 1_000)))
    path = next((folder / name for name in names if not (folder / name).exists()), folder / left.name)
    check_free(path, over=False)
    return save(left, path, over=False)
