"""What the file of a whole journal says: its lists in order, and the fields of each. docs/formats.md tells the same."""

from tracker.domain.activities import ACTIVITIES
from tracker.domain.origins import Decision
from tracker.domain.races import ResultStatus
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.text import TAG_LIMIT
from tracker.formats.outgoing.checks import (
    LONG,
    MOST,
    Field,
    day,
    ident,
    kept,
    needed,
    points,
    some,
    table,
    whole_text,
    zone,
)
from tracker.formats.told import COUNT, MILLIMETRES, SECONDS
from tracker.formats.told_checks import flag, instant, number, one_of, several, verbatim, wall_clock

PICTURE = 70_000_000  # characters of a picture in base64
TEMPLATE = 300_000  # characters of a template's text: no file of the library is larger
_TAGS = 1_000
_PARTS = 20_000
_LAPS = 20_000
_TRACK = 100_000


def _activity(value: object) -> str:
    return str(one_of(ACTIVITIES)(value))


_amount = Field(number(0, MOST))
# no reader of others' files lets more through, and nothing that is typed comes near
_length = Field(number(0, MILLIMETRES))
_seconds = Field(number(0, SECONDS))
_count = Field(number(0, COUNT))
_heart = Field(number(0, 299))
_flag = Field(flag)
_text = Field(kept())
_note = Field(kept(LONG))
_name = needed(kept(empty=False))

PART = {
    "count": Field(number(1, COUNT)),
    "activity": Field(_activity),
    "distance_mm": _length,
    "elapsed_s": _seconds,
    "reps": _count,
    "hold_s": _seconds,
}
LAP = {"elapsed_s": needed(number(0, SECONDS)), "distance_mm": _length, "hr_avg": _heart}
LIMIT = {"at_mm": _length, "elapsed_s": _seconds, "clock": Field(wall_clock)}
SPLIT = {"name": needed(kept()), "at_mm": _length, "elapsed_s": needed(number(0, SECONDS))}

AMOUNTS = {
    "activity": needed(_activity),
    "distance_mm": _length,
    "elapsed_s": _seconds,
    "timer_s": _seconds,
    "moving_s": _seconds,
    "climb_mm": _length,
    "reps": _count,
    "hold_s": _seconds,
    "steps": _count,
    "energy_kj": _count,
    "indoor": _flag,
    "virtual": _flag,
    "assisted": _flag,
    "race": _flag,
    "tags": Field(several(kept(TAG_LIMIT, empty=False), _TAGS)),
    "parts": Field(some(PART, _PARTS)),
}
DAYS = {
    "started_at": needed(instant),
    "zone": needed(zone),
    "local_date": needed(day),
    "end_date": needed(day),
    "timed": needed(flag),
    "logged_at": needed(instant),
    "logged_on": needed(day),
}

JOURNAL = {
    "athletes": {
        "id": needed(ident),
        "name": needed(kept(empty=False, lines=False)),
        "zone": needed(zone),
        "units": Field(one_of(frozenset(("km", "mi")))),
        "week_start": Field(number(0, 6)),
        "day_start_s": Field(number(0, 86_399)),
        "born": Field(day),
        "sex": Field(one_of(frozenset(("m", "f", "")))),
    },
    "batches": {"id": needed(ident), "at": needed(instant), "title": needed(kept()), "source": needed(kept())},
    "challenges": {
        "id": needed(ident),
        "handle": _name,
        "template_slug": _name,
        "template_version": needed(number(0, MOST)),
        "template": needed(table),
        "start": needed(day),
        "end": Field(day),
        "joined_at": needed(instant),
        "week_start": Field(number(0, 6)),
        "zone": Field(zone),
        "starts_at": Field(instant),
        "ends_at": Field(instant),
    },
    "participants": {
        "challenge_id": needed(ident),
        "athlete_id": needed(ident),
        "ended_on": Field(day),
        "factor": Field(number(1, MOST)),
    },
    "sessions": {
        **AMOUNTS,
        "rpe": Field(number(0, 10)),
        "hr_avg": _heart,
        "hr_max": _heart,
        "computed": Field(several(ident, 20)),
        "note": _note,
        "id": needed(ident),
        "athlete_id": needed(ident),
        **DAYS,
        "source": Field(kept(40, empty=False)),
        "external_id": _text,
        "batch_id": Field(ident),
        "parent_id": Field(ident),
        "deleted_at": Field(instant),
        "laps": Field(some(LAP, _LAPS)),
        "track": Field(points(_TRACK)),
    },
    "marks": {
        "id": needed(ident),
        "athlete_id": needed(ident),
        "on": needed(day),
        "kind": needed(one_of(frozenset(MarkKind) - {MarkKind.VOID})),
        "logged_at": needed(instant),
        "logged_on": needed(day),
        "challenge_id": Field(ident),
        "zone": Field(zone),
        "note": _note,
    },
    "facts": {
        "athlete_id": needed(ident),
        "on": needed(day),
        "key": needed(ident),
        "value": needed(number(0, COUNT)),
        "logged_at": needed(instant),
        "logged_on": needed(day),
    },
    "races": {
        "id": needed(ident),
        "handle": _name,
        "event": _name,
        "zone": needed(zone),
        "starts_at": needed(instant),
        "on": needed(day),
        "timed": _flag,
        "series": _text,
        "place": _text,
        "region": _text,
        "variant": _text,
        "distance_mm": _length,
        "climb_mm": _length,
        "age_rule": _text,
        "limits": Field(some(LIMIT, 1_000)),
        "challenge_id": Field(ident),
    },
    "results": {
        "id": needed(ident),
        "race_id": needed(ident),
        "athlete_id": needed(ident),
        "status": Field(one_of(frozenset(ResultStatus))),
        "bib": _text,
        "class_name": _text,
        "gun_s": _seconds,
        "chip_s": _seconds,
        "distance_mm": _length,
        "splits": Field(some(SPLIT, 10_000)),
        "pos_overall": _count,
        "pos_sex": _count,
        "pos_class": _count,
        "of_n": _count,
        "reference_s": _seconds,
        "relay": _flag,
        "medal": _text,
        "session_id": Field(ident),
        "note": _note,
    },
    "medals": {
        "athlete_id": needed(ident),
        "key": needed(kept(empty=False)),
        "award": needed(kept()),
        "title": needed(kept()),
        "artefact": needed(kept()),
        "on": needed(day),
        "why": needed(kept(LONG)),
        "given_at": needed(instant),
        "challenge_id": Field(ident),
        "band": _text,
        "value": _amount,
        "measure": Field(one_of(frozenset(Measure))),
        "revoked_at": Field(instant),
        "note": _note,
    },
    "photos": {"id": needed(ident), "session_id": needed(ident), "path": needed(kept()), "caption": _note},
    "origins": {
        "athlete_id": needed(ident),
        "key": needed(kept(1_000, empty=False)),
        "session_id": Field(ident),
        "decision": needed(one_of(frozenset(Decision))),
        "path": needed(kept(LONG)),
        "format": needed(kept(40)),
        "batch_id": Field(ident),
        "at": needed(instant),
    },
    "templates": {"name": needed(kept(120, empty=False)), "text": needed(whole_text(TEMPLATE))},
    "pictures": {"name": needed(ident), "data": needed(verbatim(PICTURE))},
}
"""By list, the fields of a record. Whatever a record refers to stands in a list before it, or in its own."""
