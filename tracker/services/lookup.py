"""What a person meant by a reference to a session or by the words of a mark."""

from dataclasses import replace
from datetime import date

from tracker.domain.days import zone_of
from tracker.domain.logline import parse
from tracker.domain.logline.dates import read_date
from tracker.domain.sessions import MarkDraft, MarkKind, Session
from tracker.domain.text import NOTE_LIMIT, clean_text
from tracker.errors import InputError, NotFoundError, RefusedError
from tracker.services.logbook import context
from tracker.services.moments import Moment
from tracker.services.near import nearest
from tracker.store.journal import Reader


def session_meant(reader: Reader, at: Moment, ref: str) -> Session:
    """The session called "last", or whose id ends with `ref`. NotFoundError where none or several fit."""
    ref = clean_text(ref, limit=40).casefold()
    if ref == "last":
        newest = reader.newest_session(at.athlete.id) if at.athlete.id else None
        if newest is None:
            raise NotFoundError("The journal holds no session yet; log one with `tracker log run 5km`.")
        return newest
    found = [session for session in reader.sessions_ending(ref) if session.athlete_id == at.athlete.id] if ref else []
    if len(found) != 1:
        many = f"{len(found)} sessions end in {ref!r}; write more of the id" if found else f"No session ends in {ref!r}"
        raise NotFoundError(f"{many}; `tracker journal` shows the ids.")
    return found[0]


def _is_date(word: str, today: date) -> bool:
    """Whether a word is a date or a span of dates without its `@`, even one that is not in the calendar."""
    try:
        read_date(word.casefold().partition("..")[0], today, nearest=True)
    except RefusedError:
        return True
    except InputError:
        return False
    return True


def mark_meant(at: Moment, kind: str, when: str, zone: str | None, note: str) -> MarkDraft:
    """The mark that `kind` and `when` say, read by the log line's own grammar."""
    kinds = [known.value for known in MarkKind if known is not MarkKind.VOID]
    if kind.casefold() not in kinds:
        raise NotFoundError(f"There is no mark {kind!r}{nearest(kind, kinds)}; use {', '.join(kinds)}.")
    days = " ".join(f"@{word}" if _is_date(word, at.today) else word for word in when.split())
    parsed = parse(f"{kind.casefold()} {days}".strip(), context(at))
    if parsed.drafts or len(parsed.marks) != 1:
        raise RefusedError(f"{when!r} is no date or span for a mark; write for example @fri..sun or 2d.")
    draft = parsed.marks[0]
    if zone is not None and draft.kind is not MarkKind.TRAVEL:
        raise RefusedError(
            f"A {draft.kind.value} day changes no zone; mark the move with `tracker mark travel --zone {zone}`."
        )
    if zone is not None:
        zone_of(zone)
        draft = replace(draft, zone=zone)
    return replace(draft, note=clean_text(note, limit=NOTE_LIMIT)) if note else draft
