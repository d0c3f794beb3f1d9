"""Photos of sessions: the picture is copied beside the journal under a name made of its content; the original stays."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from tracker.config import typed_path
from tracker.domain.photos import CAPTION_LIMIT, Photo, picture_suffix
from tracker.domain.sessions import Session
from tracker.domain.text import NOTE_LIMIT, clean_text
from tracker.errors import JournalError, NotFoundError, RefusedError
from tracker.services.files import write_whole
from tracker.services.ids import new_id
from tracker.services.moments import Moment
from tracker.services.views import Logged, ShownPhoto
from tracker.services.wording import brief
from tracker.sources.files import read_file
from tracker.store.disk import make_folder
from tracker.store.journal import Filter, Reader, Writer

LIMIT = 50_000_000  # bytes: more than any camera's picture, less than a film
_NAME = 16  # hexadecimal digits of a file's name: no two pictures of a life share them


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that was read: its bytes and the name of its copy."""

    data: bytes
    name: str


def is_named_by(name: str, digest: str) -> bool:
    """Whether a copy of that file name, whose content has that SHA-256 (hex), is what it was when it was made."""
    return Path(name).stem == digest[:_NAME]


def read_picture(path: Path) -> Picture:
    """The picture in a file. RefusedError where it is no file, no picture, or too large; SourceError where unread."""
    path = typed_path(path)
    named = clean_text(str(path), limit=200)
    if path.exists() and not path.is_file():
        raise RefusedError(f"{named} is no file; name the picture itself.")
    if path.is_file() and path.stat().st_size > LIMIT:
        raise RefusedError(f"{named} is larger than {LIMIT // 1_000_000} MB; make the picture smaller first.")
    data = read_file(path, limit=LIMIT)
    kept = picture_suffix(data, path.suffix)
    if not kept:
        raise RefusedError(f"{named} is no picture that can be kept; known are PNG, JPEG, GIF, WebP and HEIC.")
    return Picture(data=data, name=f"{sha256(data).hexdigest()[:_NAME]}{kept}")


def caption_of(text: str) -> str:
    """A caption as it is kept. RefusedError for one that is too long."""
    caption = clean_text(text, limit=NOTE_LIMIT)
    if len(caption) > CAPTION_LIMIT:
        raise RefusedError(f"The caption has {len(caption):,} characters; {CAPTION_LIMIT} is the most.")
    return caption


def add(writer: Writer, at: Moment, session: Session, picture: Picture, caption: str, folder: Path) -> ShownPhoto:
    """Add a picture to a session and put its copy into `folder`, before anything refers to it.

    RefusedError where the session has it already, JournalError where the copy can't be written.
    """
    name = f"{brief(session, at.units)} of {session.local_date}"
    stem = Path(picture.name).stem
    if any(Path(photo.name).stem == stem for photo in writer.photos_of((session.id,))):
        raise RefusedError(f"{name[:1].upper()}{name[1:]} has this picture already; nothing was stored.")
    photo = keep(writer, picture, session.id, caption_of(caption), folder, at.now)
    writer.title = f"Added a photo to {name}"
    return _shown(photo, session, folder)


def add_to_logged(
    writer: Writer, at: Moment, logged: Logged, picture: Picture, caption: str, folder: Path
) -> ShownPhoto:
    """Add a picture to the first session that a line has just logged. RefusedError where it logged none."""
    if not logged.sessions:
        raise RefusedError("A photo belongs to a session, and this line logs none; nothing was stored.")
    title = writer.title
    added = add(writer, at, logged.sessions[0], picture, caption, folder)
    writer.title = f"{title} with a photo"
    return added


def remove(writer: Writer, at: Moment, ref: str, folder: Path) -> ShownPhoto:
    """Take a photo off its session; its copy stays, so that undo brings it back."""
    photo = meant(writer, at, ref)
    writer.remove_photo(photo.id)
    session = writer.session(photo.session_id)
    if session is None:  # `meant` knows no photo of such a session
        raise NotFoundError("The session of this photo is not in the journal any more.")
    writer.title = f"Removed a photo of {brief(session, at.units)} of {session.local_date}"
    return _shown(photo, session, folder)


def meant(reader: Reader, at: Moment, ref: str) -> Photo:
    """The photo called "last", or whose id or file name ends or begins with `ref`. NotFoundError for none or several.

    A file's name may be given as far as it tells it from the others.
    """
    ref = clean_text(ref, limit=60).casefold()
    known = reader.photos(at.athlete.id) if at.athlete.id else ()
    if ref == "last" and known:
        return max(known, key=lambda photo: photo.id)
    found = [photo for photo in known if ref and (photo.id.endswith(ref) or photo.name.startswith(ref))]
    if len(found) != 1:
        many = f"{len(found)} photos fit {ref!r}; write more of the id" if found else f"No photo is called {ref!r}"
        raise NotFoundError(f"{many}; `tracker photo list` shows them.")
    return found[0]


def shown(reader: Reader, at: Moment, folder: Path, session: Session | None = None) -> tuple[ShownPhoto, ...]:
    """The athlete's photos with their sessions, newest day first, or those of one session."""
    if session is not None:
        return tuple(_shown(photo, session, folder) for photo in reader.photos_of((session.id,)))
    if not at.athlete.id:
        return ()
    sessions = {one.id: one for one in reader.sessions(at.athlete.id, filter=Filter(photographed=True))}
    return tuple(_shown(photo, sessions[photo.session_id], folder) for photo in reader.photos(at.athlete.id))


def _shown(photo: Photo, session: Session, folder: Path) -> ShownPhoto:
    return ShownPhoto(photo=photo, session=session, file=folder / photo.name)


def keep(writer: Writer, picture: Picture, session_id: str, caption: str, folder: Path, now: datetime) -> Photo:
    """Store a photo of a session and put its copy into `folder`. JournalError where that can't be written."""
    photo = Photo(id=new_id(now), session_id=session_id, path=f"{folder.name}/{picture.name}", caption=caption)
    writer.add_photo(photo)
    keep_copy(folder / picture.name, picture.data)
    return photo


def keep_copy(path: Path, data: bytes) -> None:
    """Write the copy of a picture unless it is there whole already. JournalError where it can't be written."""
    try:
        if path.is_file() and path.read_bytes() == data:
            return
        make_folder(path.parent)  # as private as the journal beside it
        write_whole(path, data, over=True)
    except OSError as error:
        raise JournalError(
            f"The photo can't be kept as {path}: {error.strerror or error}; nothing was stored."
        ) from error
