"""A session with all that only its own page shows, read at one instant."""

from dataclasses import dataclass

from tracker.domain.origins import Origin
from tracker.domain.photos import Photo
from tracker.domain.recordings import Lap, TrackPoint
from tracker.domain.sessions import Session
from tracker.store.journal import Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedSession:
    """A session, its laps and its track as far as they are kept, its photos, and the recordings behind it."""

    session: Session
    laps: tuple[Lap, ...] = ()
    track: tuple[TrackPoint, ...] = ()
    origins: tuple[Origin, ...] = ()
    photos: tuple[Photo, ...] = ()


def session_opened(reader: Reader, session: Session) -> OpenedSession:
    """A stored session, opened."""
    detail = reader.details_of([session.id]).get(session.id)
    return OpenedSession(
        session=session,
        laps=() if detail is None else detail.laps,
        track=() if detail is None else detail.track,
        origins=reader.sources_of(session.id),
        photos=reader.photos_of([session.id]),
    )
