"""Which sessions of a journal's file the journal has under other ids: both imported the same recording."""

from collections.abc import Collection, Mapping

from tracker.domain.duplicates import DIGEST_KEY, alike_by_name
from tracker.domain.origins import Decision, Origin, Outline
from tracker.domain.sessions import Session
from tracker.services.exports.filed import Filed
from tracker.services.imports.comparing import trace_of_stored
from tracker.store.journal import Reader
from tracker.store.outlines import Outlines


def same_sessions(
    reader: Reader, filed: Filed, athletes: Mapping[str, str], there: Collection[str]
) -> dict[str, Outline]:
    """By ids of the file, the sessions of the journal that are the same, but for those that are `there` by their ids.

    `athletes` lead from those of the file to those of the journal, as far as it had them before.
    """
    held = {kept.session.id: kept.deleted_at is not None for kept in filed.sessions}
    missing = [kept.session for kept in filed.sessions if kept.session.id not in there]
    missing.sort(key=lambda session: held[session.id])
    found: dict[str, Outline] = {}
    for said, mine in athletes.items():
        sessions = {session.id: session for session in missing if session.athlete_id == said}
        if sessions:
            found |= _of_athlete(reader, mine, sessions, filed.origins, held)
    return found


def _of_athlete(
    reader: Reader,
    athlete_id: str,
    sessions: Mapping[str, Session],
    filed: Collection[Origin],
    held: Mapping[str, bool],
) -> dict[str, Outline]:
    """The same for one athlete of the journal. `held` are all ids of the file, and whether each is deleted there."""
    origins = [one for one in filed if one.session_id in sessions]
    known = reader.origins_of(athlete_id, [one.key for one in origins])
    named = {
        key: reader.sessions_of_source(athlete_id, session.source, session.external_id)
        for key, session in sessions.items()
        if session.external_id is not None
    }
    ids = {one.session_id for one in known.values() if one.session_id} | {one for of in named.values() for one in of}
    outlines = _free(reader.outlines_of(athlete_id, ids), held)
    found = _by_recording(sessions, origins, {key: outlines.get(one.session_id or "") for key, one in known.items()})
    # a file may hold two sessions that a service knows by one id: they are not one
    taken = {one.id for one in found.values()}
    for key, ids_there in named.items():
        free = (outlines[one] for one in ids_there if one in outlines and one not in taken)
        if key not in found and (first := next(free, None)) is not None:
            found[key] = first
            taken.add(first.id)
    return found


def _free(outlines: Outlines, held: Mapping[str, bool]) -> dict[str, Outline]:
    """By id, those of the journal that the file does not tell from its others: not those that it has itself.

    What stands here and is deleted in the file may have been taken again there.
    """
    return {one.id: one for one in outlines if one.id not in held or (held[one.id] and not one.deleted)}


def _by_recording(
    sessions: Mapping[str, Session], origins: Collection[Origin], known: Mapping[str, Outline | None]
) -> dict[str, Outline]:
    """By id, what the journal made of the same recordings: `known` are its sessions by the keys of recordings.

    First goes what stands, then what a session was made of before what was linked to it, then content before names.
    """
    pairs = [(one, there) for one in origins if (there := known.get(one.key)) is not None]
    pairs.sort(key=lambda pair: (pair[1].deleted, pair[0].decision is Decision.LINKED, not _is_content(pair[0])))
    found: dict[str, Outline] = {}
    for origin, there in pairs:
        session = sessions[origin.session_id or ""]
        if session.id not in found and (_is_content(origin) or _is_named(origin.key, session, there)):
            found[session.id] = there
    return found


def _is_content(origin: Origin) -> bool:
    return origin.key.startswith(DIGEST_KEY)


def _is_named(key: str, session: Session, there: Outline) -> bool:
    return alike_by_name(key, trace_of_stored(session), trace_of_stored(there)) is not None
