"""What SQLite and SQLAlchemy complain of, as one sentence each. Nothing else of theirs leaves this room."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tracker.errors import (
    BusyJournalError,
    DamagedJournalError,
    GoneJournalError,
    JournalError,
    NewerJournalError,
    ReadOnlyJournalError,
    ReplacedJournalError,
    TrackerError,
)

WAYS_OUT = "`tracker restore` brings back a backup, `tracker check --fix` saves what can be read."
_SENTENCES = {
    sqlite3.SQLITE_FULL: "The disk is full: nothing was stored in {path}; free some space elsewhere and try again.",
    sqlite3.SQLITE_READONLY: "The journal {path} can only be read: nothing was stored; allow writing to it.",
    sqlite3.SQLITE_PERM: "The journal {path} is not yours to write: nothing was stored; check who owns it.",
    sqlite3.SQLITE_IOERR: "The disk failed while using {path}: nothing was stored; check the disk, then try again.",
    sqlite3.SQLITE_CANTOPEN: "The journal {path} can't be opened; check that the folder exists and is yours.",
    sqlite3.SQLITE_NOTADB: "{path} is no journal, or not any more: nothing was stored; " + WAYS_OUT,
    sqlite3.SQLITE_CORRUPT: "The journal {path} is damaged: nothing was stored; " + WAYS_OUT,
    sqlite3.SQLITE_TOOBIG: "A text is too long for the journal {path}: nothing was stored; shorten it.",
    sqlite3.SQLITE_INTERRUPT: "The journal {path} was interrupted: nothing was stored; try again.",
}
_KINDS = {
    sqlite3.SQLITE_READONLY: ReadOnlyJournalError,
    sqlite3.SQLITE_NOTADB: DamagedJournalError,
    sqlite3.SQLITE_CORRUPT: DamagedJournalError,
}
_BUSY = "Another window is using the journal {path}: this was not done; try again in a moment."
# The rollback journal is gone, which is the commit, and only then the folder could not be synced.
_PERHAPS = (
    "The disk failed while using {path} just as something was stored: look whether it was before you do it again, and "
    "check the disk."
)
_MOVED = "The journal {path} was replaced while it was open: nothing was stored; close and open it again."
_GONE = (
    "The journal is gone from {path}, and nothing is stored (was its folder moved?): put it back, or start tracker "
    "with --db and the place where it is now."
)
_KNOWN_TWICE = {
    "athlete.name_key": "There is already an athlete of that name: nothing was stored; choose another name.",
    "challenge.handle_key": "There is already a challenge of that name: nothing was stored; choose another name.",
    "race.handle_key": "There is already a race of that name: nothing was stored; choose another name.",
}


def moved(path: Path) -> ReplacedJournalError:
    """The error for a journal file that is no longer the one that was opened, or that is no more."""
    if is_gone(path):
        return GoneJournalError(_GONE.format(path=path))
    return ReplacedJournalError(_MOVED.format(path=path))


def is_gone(path: Path) -> bool:
    """Whether nothing is at a path; not where that can't be told."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        pass
    return False


def other_journal(path: Path, *, newer: bool) -> JournalError:
    """The error for a file that became another journal, or none, while it was open."""
    if newer:
        return NewerJournalError(
            f"A newer version of tracker has upgraded the journal {path}: nothing was stored; close this window and "
            "update tracker."
        )
    return ReplacedJournalError(
        f"The journal {path} was emptied or written over while it was open: nothing was stored; close this window and "
        "open it again."
    )


def read_only(path: Path, why: str) -> ReadOnlyJournalError:
    """The error for a change of a journal that can only be read; `why` ends the sentence that says so."""
    return ReadOnlyJournalError(f"The journal {path} can only be read, because {why}: nothing was stored.")


def damaged(path: Path) -> DamagedJournalError:
    """The error for a change of a journal that is known to be damaged."""
    return DamagedJournalError(_SENTENCES[sqlite3.SQLITE_CORRUPT].format(path=path))


def explain(error: sqlite3.Error, path: Path) -> JournalError:
    """The error a person reads for one that SQLite raised about the journal at `path`."""
    code = getattr(error, "sqlite_errorcode", 0)
    primary = code & 0xFF
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return BusyJournalError(_BUSY.format(path=path))
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return moved(path)
    if code == sqlite3.SQLITE_IOERR_DIR_FSYNC:
        return JournalError(_PERHAPS.format(path=path))
    if primary == sqlite3.SQLITE_CONSTRAINT:
        column = str(error).rpartition("failed: ")[2]
        known = next((said for key, said in _KNOWN_TWICE.items() if column.startswith(key)), None)
        return JournalError(known or f"The journal {path} refused a value ({column}): nothing was stored.")
    if primary in _SENTENCES:
        return _KINDS.get(primary, JournalError)(_SENTENCES[primary].format(path=path))
    return JournalError(f"The journal {path} can't be used ({error}): nothing was stored.")


def is_undecodable(error: BaseException | None) -> bool:
    """Whether a text in the file is not valid UTF-8: rot that SQLite's own checks don't see."""
    return isinstance(error, sqlite3.OperationalError) and "decode to UTF-8" in str(error)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn what reading rows raises, where the file holds what it never should, into JournalError."""
    try:
        yield
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:
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
