"""Files of our own that come back: what each is, what importing it would do, and doing it.

A file is a whole journal, a challenge that a friend hands over, or a friend's log digest.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.text import clean_text
from tracker.errors import RefusedError
from tracker.services.exports.filed import Filed, read_filed
from tracker.services.exports.said import CHALLENGE, DIGEST, JOURNAL, item
from tracker.services.imports.views import Imported, Kind, Reviewed
from tracker.services.moments import Moment
from tracker.store.journal import Reader, Writer

if TYPE_CHECKING:
    from tracker.formats.outgoing.challenge_file import Sheet
    from tracker.formats.outgoing.digest import Digest


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A file of our own before anything is written: what it is, in `title`, and an item for all that it holds.

    One that can't be imported has a single item, which is refused and says why.
    """

    path: Path
    format: str
    title: str
    items: tuple[Reviewed, ...]
    held: "Filed | Sheet | Digest | None" = field(default=None, repr=False, compare=False)

    def count(self, kind: Kind) -> int:
        """How many items are of a kind."""
        return sum(item.kind == kind for item in self.items)

    @property
    def refused(self) -> str:
        """Why it can't be imported, "" where it can."""
        return self.items[0].reason if self.held is None else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folders:
    """Where the files beside the journal are."""

    own: Path
    photos: Path


def arrival(reader: Reader, at: Moment, path: Path, kind: str, folders: Folders) -> Arrival:
    """What the file at `path`, of that kind, is and what importing it would do. Raises JournalError."""
    name = clean_text(path.name, limit=200)
    try:
        if kind == JOURNAL:
            return _of_journal(reader, at, read_filed(path), folders)
        if kind == CHALLENGE:
            from tracker.services.exports.handing import arriving_challenge

            return arriving_challenge(reader, at, path)
        if kind == DIGEST:
            from tracker.services.exports.digesting import arriving_digest

            return arriving_digest(reader, at, path)
        raise RefusedError(f"{name} is no file that tracker wrote.")
    except RefusedError as error:
        return refusal(path, kind, str(error))
    except OSError as error:
        return refusal(path, kind, f"{name} can't be read: {error.strerror or error}.")


def refusal(path: Path, kind: str, reason: str) -> Arrival:
    """A file that can't be imported, and why."""
    name = clean_text(path.name, limit=200)
    told = item(path, kind, "", "refused", reason)
    return Arrival(path=path, format=kind, title=f"{name} can't be imported", items=(told,))


def keep(writer: Writer, at: Moment, found: Arrival, folders: Folders) -> Imported:
    """Do it: one unit of work. RefusedError where it can't be done."""
    if isinstance(found.held, Filed):
        from tracker.services.exports.merged import keep_filed, write_templates

        try:
            _, imported = keep_filed(writer, at, found.held, folders.photos)
        except OSError as error:  # its pictures are read only now
            raise RefusedError(f"{found.held.name} can't be read any more: {error.strerror or error}.") from error
        write_templates(found.held, folders.own)
        return imported
    if found.held is None:
        raise RefusedError(found.refused)
    if found.format == CHALLENGE:
        from tracker.services.exports.handing import keep_challenge

        return keep_challenge(writer, at, found)
    from tracker.services.exports.digesting import keep_digest

    return keep_digest(writer, at, found)


def _of_journal(reader: Reader, at: Moment, filed: Filed, folders: Folders) -> Arrival:
    from tracker.services.exports.merge import counted
    from tracker.services.exports.merged import templates_of
    from tracker.services.exports.merging import merge_of

    merge = merge_of(reader, filed, at.units)
    new, otherwise = templates_of(filed, folders.own)
    items = list(merge.items)
    if new:
        verb = "is new" if len(new) == 1 else "are new"
        said = f"{counted(len(new), 'templates')} of your own {verb}."
        items.append(item(filed.path, JOURNAL, "templates", "new", said))
    items += [
        item(
            filed.path,
            JOURNAL,
            f"templates, {name}",
            "conflict",
            f"Your library has {name} with another text; it stays as it is.",
        )
        for name in otherwise
    ]
    sessions = counted(len(filed.sessions), "sessions")
    title = f"{filed.name}: a whole journal of {counted(len(filed.athletes), 'athletes')} with {sessions}"
    return Arrival(path=filed.path, format=JOURNAL, title=title, items=tuple(items), held=filed)
