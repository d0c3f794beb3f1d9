"""What SQLite and SQLAlchemy complain of, as one sentence each. Nothing else of theirs leaves this room."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import BusyJournalError, JournalError, TrackerError

_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing was stored in {path}; free some space elsewhere and try again.",
    sqlite3.SQLITE_READONLY: "The journal {path} is read-only: nothing was stored; allow writing to it and its folder.",
    sqlite3.SQLITE_PERM: "The journal {path} is not yours to write: nothing was stored; check who owns it.",
    sqlite3.SQLITE_IOERR: "The disk failed while using {path}: nothing was stored; check the disk, then try again.",
    sqlite3.SQLITE_CANTOPEN: "The journal {path} can't be opened; check that the folder exists and is yours.",
    sqlite3.SQLITE_NOTADB: "{path} is not a journal of this program; it was left as it is.",
    sqlite3.SQLITE_CORRUPT: "The journal {path} is damaged; keep it as it is and restore a backup beside it.",
    sqlite3.SQLITE_TOOBIG: "A text is too long for the journal {path}: nothing was stored; shorten it.",
    sqlite3.SQLITE_INTERRUPT: "The journal {path} was interrupted: nothing was stored; try again.",
}
_BUSY = "Another window is writing to the journal {path}: nothing was stored; try again in a moment."
_MOVED = "The journal {path} was replaced or removed while it was open: nothing was stored; close and open it again."
_KNOWN_TWICE = {
    "session.source": "A session with the same source and id is already in the journal: nothing was stored.",
    "athlete.name_key": "There is already an athlete of that name: nothing was stored; choose another name.",
    "challenge.handle_key": "There is already a challenge of that name: nothing was stored; choose another name.",
    "race.handle_key": "There is already a race of that name: nothing was stored; choose another name.",
}


def moved(path: Path) -> JournalError:
    """The error for a journal file that is no longer the one that was opened."""
    return JournalError(_MOVED.format(path=path))


def explain(error: sqlite3.Error, path: Path) -> JournalError:
    """The error a person reads for one that SQLite raised about the journal at `path`."""
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyJournalError(_BUSY.format(path=path))
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return moved(path)
    if primary == sqlite3.SQLITE_CONSTRAINT:
        column = str(error).rpartition("failed: ")[2]
        known = next((said for key, said in _KNOWN_TWICE.items() if column.startswith(key)), None)
        return JournalError(known or f"The journal {path} refused a value ({column}): nothing was stored.")
    if primary in _SENTENCES:
        return JournalError(_SENTENCES[primary].format(path=path))
    return JournalError(f"The journal {path} can't be used ({error}): nothing was stored.")


def is_undecodable(error: BaseException | None) -> bool:
    """Whether a text in the file is not valid UTF-8: rot that SQLite's own checks don't see."""
    return isinstance(error, sqlite3.OperationalError) and "decode to UTF-8" in str(error)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what reading rows raises, where the file holds what it never should, into JournalError."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        if isinstance(error, UnicodeError):
            raise
        raise JournalError(
            f"The journal {path} holds a value that can't be read ({error}); keep it as it is and restore a backup."
        ) from error


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what the database layer raises inside into JournalError or BusyJournalError.

    A text that can't be stored (lone surrogates), a number beyond 64 bits and a datetime without a zone are refused
    the same way: callers clean what comes from outside, but nothing bare gets past here.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error
    except (UnicodeError, OverflowError) as error:
        raise _refused(error, path) from error
    except TrackerError:
        raise
    except Exception as error:
        from sqlalchemy.exc import DBAPIError, SQLAlchemyError  # here, because looking at a file's header loads neither

        if isinstance(error, DBAPIError) and isinstance(error.orig, sqlite3.Error):
            raise explain(error.orig, path) from error
        if isinstance(error, SQLAlchemyError):
            raise _refused(getattr(error, "orig", None) or error, path) from error
        raise


def _refused(error: BaseException, path: Path) -> JournalError:
    return JournalError(f"The journal {path} can't hold a value ({error}): nothing was stored.")
