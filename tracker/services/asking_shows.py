"""What the handle can be asked for to look at and to show around: photos and share cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.config import photos_dir
from tracker.services.handle import Handle

if TYPE_CHECKING:
    from tracker.domain.cards import Card
    from tracker.domain.photos import Photo
    from tracker.services.opened_session import OpenedSession
    from tracker.services.views import ShownPhoto


class AskingShows(Handle):
    """Questions about photos and cards. Every one may raise JournalError."""

    def photo_file(self, photo: Photo) -> Path:
        """The file that holds a photo, in the folder beside the journal; it may have been removed by somebody."""
        return photos_dir(self.path) / photo.name

    def photos(self, first: date = date.min, last: date = date.max) -> tuple[Photo, ...]:
        """The photos of the athlete's sessions from `first` to `last`, both included, newest day first."""
        with self._reading() as (reader, at):
            return reader.photos(at.athlete.id, first, last) if at.athlete.id else ()

    def photos_of(self, session_ids: Sequence[str]) -> tuple[Photo, ...]:
        """The photos of some sessions by their whole ids, deleted ones too; those of one in the order they came."""
        with self._reading() as (reader, _):
            return reader.photos_of(session_ids)

    def photo_list(self, ref: str = "") -> tuple[ShownPhoto, ...]:
        """All photos with their sessions and files, newest day first, or those of the session that `ref` means."""
        from tracker.services import photos
        from tracker.services.lookup import session_meant

        with self._reading() as (reader, at):
            session = session_meant(reader, at, ref) if ref else None
            return photos.shown(reader, at, photos_dir(self.path), session)

    def opened_session(self, ref: str) -> OpenedSession:
        """One session with its laps, its track and its sources. NotFoundError where none or several fit `ref`."""
        from tracker.services.lookup import session_meant
        from tracker.services.opened_session import session_opened

        with self._reading() as (reader, at):
            return session_opened(reader, session_meant(reader, at, ref))

    def share(self, what: str = "day", ref: str = "", on: date | None = None) -> Card:
        """The card of a "day", a "challenge" or a "medal", as things stood at the end of `on` (today when not given).

        `ref` is a challenge's handle, for a medal also its key or title; without one the nearest thing is meant: the
        challenge that the day fed, the one that runs, the newest medal. NotFoundError where there is nothing to show.
        """
        from tracker.services.sharing import card_of

        with self._reading() as (reader, at):
            return card_of(reader, at, what, ref, on)
