"""A challenge to hand to a friend: its rules, its days, and who takes it on."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, BinaryIO

from tracker.domain.templates import Template
from tracker.domain.text import clean_text
from tracker.errors import RefusedError, TemplateError
from tracker.formats.outgoing.checks import Field, check_days, day, kept, needed, record, table, unknown, zone
from tracker.formats.outgoing.own_file import parts_of, written
from tracker.formats.outgoing.plain import instant_text
from tracker.formats.template_json import template_from_json, template_to_json
from tracker.formats.told_checks import instant, number, several

KIND = "challenge"
LIMIT = 20_000_000  # characters of a file
NAME = 60  # characters of a person's name
_FIELDS = {
    "title": needed(kept()),
    "from": needed(kept(NAME)),
    "who": Field(several(kept(NAME, empty=False), 1_000)),
    "start": needed(day),
    "end": Field(day),
    "starts_at": Field(instant),
    "ends_at": Field(instant),
    "zone": Field(zone),
    "week_start": Field(number(0, 6)),
    "template": needed(table),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A challenge as it is handed over. `end` is the first day after it, None where it has no end; `who` are the names
    of those who take part, `sender` is one of them.
    """

    template: Template
    sender: str
    who: tuple[str, ...]
    start: date
    end: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    zone: str | None = None
    week_start: int = 0

    @property
    def title(self) -> str:
        """What it is called."""
        return self.template.title


def challenge_bytes(sheet: Sheet) -> bytes:
    """The file of a challenge."""
    return b"".join(written(KIND, [("challenge", sheet_record(sheet))]))


def read_challenge(stream: BinaryIO, name: str) -> Sheet:
    """The challenge in a file; `name` stands for the file in what is said. RefusedError."""
    found: Sheet | None = None
    for key, _, value in parts_of(stream, name, KIND, limit=LIMIT):
        if key != "challenge":
            raise unknown(name, key)
        found = sheet_of(value, f"{name}: the challenge")
    if found is None:
        raise RefusedError(f"{name} holds no challenge; nothing was stored.")
    return found


def sheet_record(sheet: Sheet) -> dict[str, Any]:
    """A challenge as JSON data."""
    said = {
        "title": sheet.title,
        "from": sheet.sender,
        "who": list(sheet.who),
        "start": sheet.start.isoformat(),
        "end": None if sheet.end is None else sheet.end.isoformat(),
        "starts_at": None if sheet.starts_at is None else instant_text(sheet.starts_at),
        "ends_at": None if sheet.ends_at is None else instant_text(sheet.ends_at),
        "zone": sheet.zone,
        "week_start": sheet.week_start,
        "template": json.loads(template_to_json(sheet.template)),
    }
    return {key: value for key, value in said.items() if value is not None}


def sheet_of(value: object, where: str) -> Sheet:
    """A challenge from JSON data. RefusedError for rules that can't be read and for days that are none."""
    said = record(value, _FIELDS, where)
    try:
        template = template_from_json(json.dumps(said["template"]))
    except TemplateError as error:
        raise RefusedError(f"{where}: {error}") from error
    end, starts_at, ends_at = (said.get(key) for key in ("end", "starts_at", "ends_at"))
    check_days(said["start"], end, starts_at, ends_at, where)
    return Sheet(
        template=template,
        sender=clean_text(said["from"], limit=NAME),
        who=tuple(clean_text(one, limit=NAME) for one in said.get("who", ())),
        start=said["start"],
        end=end,
        starts_at=starts_at,
        ends_at=ends_at,
        zone=said.get("zone"),
        week_start=said.get("week_start", 0),
    )
