"""Domain values to rows as SQLite holds them, and what SQLAlchemy reads to domain values.

Text is folded here, once, into the columns that are searched and compared.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from operator import attrgetter, itemgetter
from typing import Any, TypeVar

from tracker.domain.photos import hashtags_in
from tracker.domain.sessions import Athlete, DayFact, Mark, MarkKind, Part, Session
from tracker.domain.text import fold_text
from tracker.errors import JournalError
from tracker.store.tables import Row
from tracker.store.values import Batch, StoredChallenge

SESSION_FIELDS = tuple(field.name for field in fields(Session) if field.name not in ("tags", "parts"))
_FACT_FIELDS = tuple(field.name for field in fields(DayFact) if field.name != "on")
PART_FIELDS = tuple(field.name for field in fields(Part))
_session_values = attrgetter(*SESSION_FIELDS)
_NOT_OF_CHALLENGE = (
    "start",
    "end",
    "athletes",
    "factors",
    "ended_on",
)  # under other names, or in the rows of participants
_T = TypeVar("_T")
WHOLE = 1000  # the factor per mille of one whose amounts count as they are
_CHALLENGE_FIELDS = tuple(field.name for field in fields(StoredChallenge) if field.name not in _NOT_OF_CHALLENGE)


def session_row(session: Session, captions: Sequence[str] = ()) -> Row:
    """The row of a session that is not deleted, without its tags and parts; `captions` are those of its photos."""
    row: Row = dict(zip(SESSION_FIELDS, _session_values(session), strict=True))
    row["computed"] = " ".join(session.computed)
    row["search"] = search_text(session, captions)
    row["deleted_at"] = None
    return storable(row)


def search_text(session: Session, captions: Sequence[str] = ()) -> str:
    """Note and tags, then the captions of photos, folded, a line each; a caption's hashtags once more as "#ghat"."""
    texts = [session.note, *session.tags]
    if captions:
        texts += [*captions, *(f"#{tag}" for caption in captions for tag in hashtags_in(caption))]
    return "\n".join(fold_text(text) for text in texts) if any(texts) else ""


def tag_rows(session: Session) -> list[Row]:
    return [storable({"session_id": session.id, "position": n, "tag": tag}) for n, tag in enumerate(session.tags)]


def part_rows(session: Session) -> list[Row]:
    return [
        storable({"session_id": session.id, "position": n, **{name: getattr(part, name) for name in PART_FIELDS}})
        for n, part in enumerate(session.parts)
    ]


def session_of(row: Sequence[Any], tags: tuple[str, ...], parts: tuple[Part, ...]) -> Session:
    """A session from its columns in the order of `SESSION_FIELDS`."""
    named = dict(zip(SESSION_FIELDS, row, strict=True))
    _refuse_gaps(Session, named)
    named["computed"] = tuple(named["computed"].split())
    return Session(**named, tags=tags, parts=parts)


def athlete_row(athlete: Athlete) -> Row:
    row: Row = {field.name: getattr(athlete, field.name) for field in fields(Athlete)}
    return storable(row | {"name_key": fold_text(athlete.name)})


def athlete_of(row: Mapping[str, Any]) -> Athlete:
    return _made(Athlete, {field.name: row[field.name] for field in fields(Athlete)})


def mark_row(mark: Mark) -> Row:
    row: Row = {field.name: getattr(mark, field.name) for field in fields(Mark) if field.name != "on"}
    return storable(row | {"on_date": mark.on, "kind": mark.kind.value})


def mark_of(row: Mapping[str, Any]) -> Mark:
    named = {field.name: row[field.name] for field in fields(Mark) if field.name not in ("on", "kind")}
    return _made(Mark, named | {"on": row["on_date"], "kind": MarkKind(row["kind"])})


def challenge_row(challenge: StoredChallenge) -> Row:
    row: Row = {name: getattr(challenge, name) for name in _CHALLENGE_FIELDS}
    return storable(
        row | {"handle_key": fold_text(challenge.handle), "start_date": challenge.start, "end_date": challenge.end}
    )


def participant_rows(challenge: StoredChallenge, before: Iterable[Row] = ()) -> list[Row]:
    """A row for each athlete; those who were in it `before` have ended it as they had.

    Athletes beyond the factors count whole. JournalError for more factors than athletes.
    """
    spare = len(challenge.athletes) - len(challenge.factors)
    if spare < 0:
        raise JournalError("The challenge has more factors than athletes: nothing was stored.")
    ended = {row["athlete_id"]: row["ended_on"] for row in before}
    return [
        storable(
            {
                "challenge_id": challenge.id,
                "athlete_id": athlete_id,
                "position": n,
                "ended_on": ended.get(athlete_id),
                "factor": stored_factor(factor),
            }
        )
        for n, (athlete_id, factor) in enumerate(
            zip(challenge.athletes, (*challenge.factors, *[WHOLE] * spare), strict=True)
        )
    ]


def stored_factor(factor: int) -> int | None:
    """A factor as its column holds it."""
    return None if factor == WHOLE else factor


def challenge_of(
    row: Mapping[str, Any], participants: Sequence[tuple[str, int | None]], ended_on: date | None
) -> StoredChallenge:
    """A challenge; `participants` are (athlete id, factor as stored), in order of joining."""
    named = {name: row[name] for name in _CHALLENGE_FIELDS}
    factors = tuple(WHOLE if factor is None else factor for _, factor in participants)
    own = {
        "start": row["start_date"],
        "end": row["end_date"],
        "athletes": tuple(athlete_id for athlete_id, _ in participants),
        "factors": factors if any(factor != WHOLE for factor in factors) else (),
        "ended_on": ended_on,
    }
    return _made(StoredChallenge, named | own)


def fact_row(fact: DayFact) -> Row:
    row: Row = {name: getattr(fact, name) for name in _FACT_FIELDS}
    return storable(row | {"on_date": fact.on})


def fact_of(row: Mapping[str, Any]) -> DayFact:
    return _made(DayFact, {"on": row["on_date"], **{name: row[name] for name in _FACT_FIELDS}})


def batch_row(batch: Batch) -> Row:
    return storable({field.name: getattr(batch, field.name) for field in fields(Batch)})


def _made(kind: type[_T], named: dict[str, Any]) -> _T:
    _refuse_gaps(kind, named)
    return kind(**named)


def _refuse_gaps(kind: type, named: Mapping[str, Any]) -> None:
    """ValueError where rot in the file has left nothing in a place that is never without a value."""
    if None in _NEEDED[kind](named):
        raise ValueError(f"a {kind.__name__} lacks what none can be without")


def _needed(kind: type) -> Callable[[Mapping[str, Any]], tuple[Any, ...]]:
    """What gets the values that may not be None."""
    optional = ("tags", "parts")  # which come from tables of their own
    return itemgetter(
        *(field.name for field in fields(kind) if "None" not in str(field.type) and field.name not in optional)
    )


_KINDS: tuple[type, ...] = (Athlete, DayFact, Mark, Session, StoredChallenge)
_NEEDED = {kind: _needed(kind) for kind in _KINDS}


def storable(row: Row) -> Row:
    """The row as SQLite will hold it, changed in place.

    JournalError for an instant without zone, for a fraction (NaN would become NULL), and for a text with NUL, where
    SQLite's own functions stop reading.
    """
    for name, value in row.items():
        kind = type(value)
        if value is None or kind is int:
            continue
        if kind is bool:
            row[name] = int(value)
        elif kind is str or isinstance(value, str):
            if "\0" in value:
                raise JournalError(f"A text ({name}) holds a NUL character: nothing was stored; remove it.")
        elif isinstance(value, datetime):
            row[name] = stored_instant(value)
        elif isinstance(value, date):
            row[name] = date.isoformat(value)
        elif isinstance(value, float):
            raise JournalError(f"An amount ({name}) is {value}, not a whole number: nothing was stored.")
    return row


def stored_instant(instant: datetime) -> str:
    """An instant as its column holds it: UTC, to the microsecond, text that sorts by time."""
    if instant.utcoffset() is None:
        raise JournalError(f"The time {instant:%Y-%m-%d %H:%M} has no time zone: nothing was stored.")
    return datetime.isoformat(instant.astimezone(UTC), " ", "microseconds")[:26]
