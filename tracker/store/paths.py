"""Where a journal may be: paths made real, files made, names that a dying program left behind taken back."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from tracker.errors import JournalError

ASIDE = ".damaged-"  # what follows a journal's name where it was moved aside, before the time


def checked(path: Path) -> Path:
    """The path without symbolic links; JournalError when no journal can be there."""
    try:
        real = path.resolve()
        found = real.stat() if real.exists() else None
    except (OSError, RuntimeError, ValueError) as error:
        raise JournalError(f"The journal path {path} can't be used ({error}); choose another with --db.") from error
    if found is None:
        return real
    if stat.S_ISDIR(found.st_mode):
        raise JournalError(f"{path} is a folder, not a journal; name a file in it, such as {path / 'journal.db'}.")
    if not stat.S_ISREG(found.st_mode):
        raise JournalError(f"{path} is not a plain file; choose another place for the journal.")
    if found.st_nlink > 1 and _second_names(real, found) > 1:
        raise JournalError(
            f"The journal {path} has a second name (a hard link), which can damage it; make it a copy of its own."
        )
    if not os.access(real, os.R_OK, effective_ids=os.access in os.supports_effective_ids):
        raise JournalError(f"The journal {path} is not yours to read; check who owns it.")
    return real


def create(real: Path) -> None:
    """Create the folder and an empty file, readable by its owner alone, where there is none."""
    try:
        if not real.parent.is_dir():
            from tracker.store.disk import make_folder

            make_folder(real.parent)
        os.close(os.open(real, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        pass
    except NotADirectoryError:
        raise JournalError(f"{real.parent} is a file, so no journal can be in it; choose another place.") from None
    except OSError as error:
        why = error.strerror or error
        raise JournalError(f"The journal {real} can't be created ({why}); check its folder {real.parent}.") from error


def _second_names(real: Path, found: os.stat_result) -> int:
    """How many names the file still has, after taking back those of a moving aside that a dying program left half done.

    It had given the file its new name and not yet put another one in its place: the old name alone counts, and the
    side files belong to it.
    """
    from tracker.store.disk import sides_of

    for name in asides(real):
        with suppress(OSError):
            there = name.lstat()
            if (there.st_dev, there.st_ino) == (found.st_dev, found.st_ino):
                for moved, own in zip(sides_of(name), sides_of(real), strict=True):
                    with suppress(FileNotFoundError):
                        if own.exists():
                            moved.unlink()
                        else:
                            moved.rename(own)
                name.unlink()
    return real.stat().st_nlink


def asides(real: Path) -> list[Path]:
    """The names beside a journal under which it, or an earlier one, was moved aside, with those of their side files."""
    try:
        return [one for one in sorted(real.parent.iterdir()) if one.name.startswith(real.name + ASIDE)]
    except OSError:
        return []
