"""Between the values of the journal and the records of its file."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from tracker.domain.foreign_rules import check_followed
from tracker.domain.origins import Decision, Origin
from tracker.domain.photos import Photo
from tracker.domain.races import Race, Result, ResultStatus, Split
from tracker.domain.recordings import Lap
from tracker.domain.sessions import Athlete, DayFact, Mark, MarkKind, Part, Session
from tracker.domain.templates import Limit, Template
from tracker.errors import JournalError, RefusedError, TemplateError
from tracker.formats.outgoing.checks import check_days, check_session
from tracker.formats.outgoing.plain import instant_text, plain
from tracker.formats.template_json import template_from_json
from tracker.services.reading import challenge_of as challenge_kept
from tracker.store.reading_all import KeptSession, Participation
from tracker.store.values import Batch, StoredChallenge, StoredMedal

Values = dict[str, Any]

_COUNTED = frozenset({"version"})  # counts changes of this file alone
_OF_CHALLENGE = frozenset({"template_json", "athletes", "factors", "ended_on"})
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode


def challenge_record(stored: StoredChallenge) -> Values:
    """A challenge with its template as a table; who takes part is told apart."""
    found: Values = plain(stored, without=_OF_CHALLENGE)
    try:
        found["template"] = json.loads(stored.template_json, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise JournalError(
            f"The saved rules of {stored.handle} can't be read, so nothing was exported; tracker check tells more."
        ) from None
    return found


def _refuse_constant(name: str) -> Any:
    raise ValueError(name)


def session_record(kept: KeptSession) -> Values:
    """A session with its laps, its track, and when it went into the trash."""
    found: Values = plain(kept.session, without=_COUNTED)
    if kept.deleted_at is not None:
        found["deleted_at"] = instant_text(kept.deleted_at)
    if kept.laps:
        found["laps"] = plain(kept.laps)
    if kept.track:
        found["track"] = kept.track  # pairs of numbers already, and many
    return found


def result_record(result: Result) -> Values:
    """A result; its race is named, not repeated."""
    return {"race_id": result.race.id, **plain(result, without=frozenset({"race"}))}


def template_of(values: Values, where: str) -> tuple[str, Template]:
    """The snapshot that a table is, as the journal keeps it, and what it means. RefusedError."""
    text = _encode(values)
    try:
        return text, template_from_json(text)
    except TemplateError as error:
        raise RefusedError(f"{where}: {error}") from error


def challenge_of(values: Values, where: str) -> StoredChallenge:
    """A challenge that nobody takes part in yet. RefusedError for rules that can't be read or followed, and no days."""
    values = dict(values)
    text, _ = template_of(values.pop("template"), where)
    found = StoredChallenge(**{"end": None, **values, "template_json": text})
    check_days(found.start, found.end, found.starts_at, found.ends_at, where)
    try:
        check_followed(challenge_kept(found))
    except RefusedError as error:
        raise RefusedError(f"{where}: {error}") from error
    return found


def session_of(values: Values, where: str) -> KeptSession:
    """A session. RefusedError for one that ends before it starts, or moved for longer than it took."""
    values = dict(values)
    deleted, laps, track = values.pop("deleted_at", None), values.pop("laps", ()), values.pop("track", ())
    parts = tuple(Part(**part) for part in values.pop("parts", ()))
    session = Session(**values, parts=parts)
    check_session(session, where)
    return KeptSession(session=session, deleted_at=deleted, laps=tuple(Lap(**lap) for lap in laps), track=track)


def mark_of(values: Values, _where: str) -> Mark:
    """A day mark."""
    return Mark(**{**values, "kind": MarkKind(values["kind"])})


def race_of(values: Values, _where: str) -> Race:
    """A race."""
    return Race(**{**values, "limits": tuple(Limit(**limit) for limit in values.get("limits", ()))})


def result_of(values: Values, where: str, race: Race) -> Result:
    """A result of a race. RefusedError where the time from one's own start is the longer one."""
    known = {name: value for name, value in values.items() if name != "race_id"}
    status = {"status": ResultStatus(values["status"])} if "status" in values else {}
    splits = tuple(Split(**{"at_mm": None, **split}) for split in values.get("splits", ()))
    found = Result(**{**known, **status, "race": race, "splits": splits})
    if found.gun_s is not None and found.chip_s is not None and found.chip_s > found.gun_s:
        raise RefusedError(f"{where} has a chip time above the gun time; nothing was stored.")
    return found


def origin_of(values: Values, where: str) -> Origin:
    """An origin. RefusedError for one that names no session, unless it was left."""
    found = Origin(**{"session_id": None, "batch_id": None, **values, "decision": Decision(values["decision"])})
    if found.session_id is None and found.decision is not Decision.LEFT:
        raise RefusedError(f"{where} names no session; nothing was stored.")
    return found


MAKERS: Mapping[str, Callable[[Values, str], Any]] = {
    "athletes": lambda values, _: Athlete(**values),
    "batches": lambda values, _: Batch(**values),
    "challenges": challenge_of,
    "participants": lambda values, _: Participation(**values),
    "sessions": session_of,
    "marks": mark_of,
    "facts": lambda values, _: DayFact(**values),
    "races": race_of,
    "medals": lambda values, _: StoredMedal(**values),
    "photos": lambda values, _: Photo(**values),
    "origins": origin_of,
}
"""By list of the file, what a checked record becomes. Results, which need their race, have `result_of`."""
