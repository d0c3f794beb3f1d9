"""A log digest: what a challenge may count of one athlete's log, and nothing else of it, for the board of a friend."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from tracker.domain.sessions import Athlete, DayFact, Mark, MarkKind, Part, Session
from tracker.errors import RefusedError
from tracker.formats.outgoing.challenge_file import NAME, Sheet, sheet_of, sheet_record
from tracker.formats.outgoing.checks import (
    Field,
    Fields,
    check_session,
    day,
    ident,
    kept,
    needed,
    record,
    unknown,
    zone,
)
from tracker.formats.outgoing.journal_fields import AMOUNTS, DAYS, JOURNAL
from tracker.formats.outgoing.own_file import parts_of, written
from tracker.formats.outgoing.plain import instant_text, plain
from tracker.formats.told_checks import instant, number, one_of

KIND = "digest"
LIMIT = 100_000_000  # characters of a file
MOST = 200_000  # sessions, marks or facts
_HEAD = {
    "made_at": needed(instant),
    "id": needed(ident),
    "name": needed(kept(NAME, empty=False)),
    "zone": needed(zone),
    "week_start": Field(number(0, 6)),
    "day_start_s": Field(number(0, 86_399)),
    "ended_on": Field(day),
}
_LISTS: Mapping[str, Fields] = {
    "sessions": {"id": needed(ident), **AMOUNTS, **DAYS, "source": JOURNAL["sessions"]["source"]},
    "marks": {
        "id": needed(ident),
        "on": needed(day),
        "kind": needed(one_of(frozenset(MarkKind) - {MarkKind.VOID})),
        "logged_at": needed(instant),
        "logged_on": needed(day),
        "zone": Field(zone),
    },
    "facts": {key: field for key, field in JOURNAL["facts"].items() if key != "athlete_id"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One athlete's log for one challenge. The athlete has the id and the name that they go by with others."""

    sheet: Sheet
    athlete: Athlete
    made_at: datetime  # aware, UTC
    ended_on: date | None = None
    sessions: tuple[Session, ...] = ()
    marks: tuple[Mark, ...] = ()
    facts: tuple[DayFact, ...] = ()

    @property
    def name(self) -> str:
        """The athlete's name."""
        return self.athlete.name


def digest_bytes(digest: Digest) -> bytes:
    """The file of a digest: of its sessions, marks and facts only what `_LISTS` names."""
    head = {
        "made_at": instant_text(digest.made_at),
        **_named(digest.athlete, _HEAD),
    }
    if digest.ended_on is not None:
        head["ended_on"] = digest.ended_on.isoformat()
    return b"".join(
        written(
            KIND,
            [
                ("challenge", sheet_record(digest.sheet)),
                ("athlete", head),
                ("sessions", [_named(one, _LISTS["sessions"]) for one in digest.sessions]),
                ("marks", [_named(one, _LISTS["marks"]) for one in digest.marks]),
                ("facts", [_named(one, _LISTS["facts"]) for one in digest.facts]),
            ],
        )
    )


def _named(value: Athlete | Session | Mark | DayFact, fields: Fields) -> dict[str, Any]:
    """Of a value only what is named: what it comes to hold one day stays at home until it is."""
    return {name: said for name, said in plain(value).items() if name in fields}


def read_digest(stream: BinaryIO, name: str) -> Digest:
    """The digest in a file; `name` stands for the file in what is said. RefusedError."""
    sheet: Sheet | None = None
    head: dict[str, Any] = {}
    lists: dict[str, list[dict[str, Any]]] = {key: [] for key in _LISTS}
    for key, count, value in parts_of(stream, name, KIND, limit=LIMIT):
        if key == "challenge":
            sheet = sheet_of(value, f"{name}: the challenge")
        elif key == "athlete":
            head = record(value, _HEAD, f"{name}: the athlete")
        elif key not in lists:
            raise unknown(name, key)
        elif count is None:
            raise RefusedError(f"{name}: {key} is no list; nothing was stored.")
        elif count:
            lists[key].append(record(value, _LISTS[key], f"{name}: {key} {count:,}"))
        if len(lists.get(key, ())) > MOST:
            raise RefusedError(f"{name} has more than {MOST:,} {key}; nothing was stored.")
    if sheet is None or not head:
        raise RefusedError(f"{name} lacks the challenge or the athlete; nothing was stored.")
    made_at, ended_on = head.pop("made_at"), head.pop("ended_on", None)
    athlete = Athlete(**head)
    return Digest(
        sheet=sheet,
        athlete=athlete,
        made_at=made_at,
        ended_on=ended_on,
        sessions=tuple(_session(one, athlete.id, n, name) for n, one in enumerate(lists["sessions"], 1)),
        marks=tuple(Mark(**{**one, "kind": MarkKind(one["kind"]), "athlete_id": athlete.id}) for one in lists["marks"]),
        facts=tuple(DayFact(athlete_id=athlete.id, **one) for one in lists["facts"]),
    )


def _session(values: dict[str, Any], athlete_id: str, number: int, name: str) -> Session:
    parts = tuple(Part(**part) for part in values.pop("parts", ()))
    found = Session(athlete_id=athlete_id, parts=parts, **values)
    check_session(found, f"{name}: sessions {number:,}")
    return found
