"""What lies in a folder and could be brought in: for choosing a file without leaving the app."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tracker.config import typed_path
from tracker.domain.text import clean_text
from tracker.errors import NotFoundError

# by these a file is offered; what it is, its content says when it is read
SUFFIXES = (".fit", ".gpx", ".tcx", ".gz", ".zip", ".csv", ".xml", ".json")
MOST = 500  # entries of one folder that are listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A folder or a file. `size` is in bytes, `changed` aware."""

    path: Path
    name: str  # as people read it
    folder: bool
    size: int
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A folder that is looked at: what in it begins or goes on as was typed. `fault` says why there is nothing."""

    typed: str
    folder: Path
    entries: tuple[Listed, ...] = ()
    more: int = 0  # entries beyond those listed
    fault: str = ""


def first_folder(home: Path) -> Path:
    """Where people find what they downloaded; the home folder where there is no such place."""
    downloads = home / "Downloads"
    return downloads if downloads.is_dir() else home


def folder_meant(typed: str, home: Path) -> tuple[Path, str]:
    """The folder of a half-typed path, and how the name behind it begins; a word alone belongs to the first folder.

    `home` for what can be no path. The folder need not be there.
    """
    plain = _plain(typed)
    try:
        path = typed_path(plain) if plain else first_folder(home)
        if not path.is_absolute():
            path = (home if "/" in plain else first_folder(home)) / path
        whole = not plain or plain.endswith(("/", "\\")) or path.is_dir()
    except (OSError, ValueError, NotFoundError):
        return home, plain
    return (path, "") if whole else (path.parent, path.name)


def listing(typed: str, home: Path) -> Listing:
    """What a half-typed path may go on with: a folder's files, the newest first, then its folders by name."""
    folder, begun = folder_meant(typed, home)
    try:
        found = list(_entries(folder, begun.casefold()))
    except (OSError, ValueError):
        fault = f"{clean_text(_plain(typed), limit=200)} can't be looked into."
        return Listing(typed=typed, folder=folder, fault=fault)
    files = sorted((one for one in found if not one.folder), key=lambda one: one.changed, reverse=True)
    folders = sorted((one for one in found if one.folder), key=lambda one: one.name.casefold())
    shown = (*files, *folders)[:MOST]
    return Listing(typed=typed, folder=folder, entries=shown, more=len(found) - len(shown))


def _plain(typed: str) -> str:
    return typed.strip().strip("'\"").removeprefix("file://")


def _entries(folder: Path, begun: str) -> Iterator[Listed]:
    for path in folder.iterdir():
        if path.name.startswith((".", "~$")) or begun not in path.name.casefold():
            continue
        try:
            about = path.stat()
            is_folder = path.is_dir()
        except OSError:  # a broken link, or one that was just removed
            continue
        if is_folder or path.name.casefold().endswith(SUFFIXES):
            yield Listed(
                path=path,
                name=clean_text(path.name, limit=120),
                folder=is_folder,
                size=about.st_size,
                changed=datetime.fromtimestamp(about.st_mtime, UTC),
            )
