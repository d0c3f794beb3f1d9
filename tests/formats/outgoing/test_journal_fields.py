"""The file of a journal says every field of every value, and the paper says every field of the file."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from tracker.domain.origins import Origin
from tracker.domain.photos import Photo
from tracker.domain.races import Race, Result, Split
from tracker.domain.recordings import Lap
from tracker.domain.sessions import Athlete, DayFact, Mark, Part, Session
from tracker.domain.templates import Limit
from tracker.errors import RefusedError
from tracker.formats.outgoing import journal_fields
from tracker.formats.outgoing.checks import record, table
from tracker.formats.outgoing.journal_fields import JOURNAL
from tracker.store.journal import Batch, StoredChallenge, StoredMedal
from tracker.store.reading_all import KeptSession, Participation

PAPER = (Path(__file__).parents[3] / "docs" / "formats.md").read_text()
ELSEWHERE = {  # fields that are said in another way, or belong to the one file they are in
    Session: {"version"},
    KeptSession: {"session"},
    StoredChallenge: {"template_json", "athletes", "factors", "ended_on"},
    Result: {"race"},
}
HELD: list[tuple[Any, str]] = [
    (Athlete, "athletes"),
    (Batch, "batches"),
    (StoredChallenge, "challenges"),
    (Participation, "participants"),
    (Session, "sessions"),
    (KeptSession, "sessions"),
    (Mark, "marks"),
    (DayFact, "facts"),
    (Race, "races"),
    (Result, "results"),
    (StoredMedal, "medals"),
    (Photo, "photos"),
    (Origin, "origins"),
]


@pytest.mark.parametrize(("kind", "key"), HELD)
def test_every_field_of_a_value_is_in_the_file(kind: Any, key: str) -> None:
    names = {field.name for field in fields(kind)} - ELSEWHERE.get(kind, set())
    assert names <= JOURNAL[key].keys()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Part, journal_fields.PART),
        (Lap, journal_fields.LAP),
        (Limit, journal_fields.LIMIT),
        (Split, journal_fields.SPLIT),
    ],
)
def test_every_field_of_what_a_value_holds_is_in_the_file(kind: Any, said: dict[str, Any]) -> None:
    assert {field.name for field in fields(kind)} == said.keys()


@pytest.mark.parametrize("key", JOURNAL)
def test_the_paper_tells_every_list_and_field(key: str) -> None:
    section = PAPER.partition(f"### `{key}`")[2].partition("\n##")[0]
    assert section
    assert [name for name in JOURNAL[key] if f"`{name}`" not in section] == []


ATHLETE = {"id": "a", "name": "Asha", "zone": "Asia/Kolkata"}


@pytest.mark.parametrize(
    ("key", "changes", "said"),
    [
        ("athletes", {"colour": "red"}, "has 'colour', which this version"),
        ("athletes", {"name": None}, "lacks name"),
        ("athletes", {"name": ""}, "name: a text is empty"),
        ("athletes", {"name": 5}, "name: a text is none"),
        ("athletes", {"name": "x" * 301}, "name: a text is none, or longer than 300"),
        ("athletes", {"zone": "Mars/Base"}, "zone: a time zone is none"),
        ("athletes", {"zone": "../../etc/passwd"}, "zone: a time zone is none"),
        ("athletes", {"week_start": 7}, "week_start: a number is none, or out of bounds"),
        ("athletes", {"week_start": 1.0}, "week_start: a number is none"),
        ("athletes", {"week_start": True}, "week_start: a number is none"),
        ("athletes", {"born": "2025-02-30"}, "born: a date is none"),
        ("athletes", {"born": "20250228"}, "born: a date is none"),
        ("athletes", {"sex": "x"}, "sex: a word is not among"),
        ("athletes", {"id": "a b"}, "id: an id is none"),
        ("athletes", {"id": "a\u202eb"}, "id: an id is none"),
    ],
)
def test_a_value_that_can_not_be_is_refused_with_its_place(key: str, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        record({**ATHLETE, **changes}, JOURNAL[key], "athletes 1")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("distance_mm", -5, "distance_mm: a number"),
        ("distance_mm", 2**63, "distance_mm: a number"),
        ("distance_mm", 1e999, "distance_mm: a number"),
        ("rpe", 11, "rpe: a number"),
        ("activity", "hoverboard", "activity: a word"),
        ("started_at", "2025-06-28T10:00:00", "started_at: an instant has no zone"),
        ("started_at", "now", "started_at: a time is none"),
        ("parts", [{"count": 0}], "parts: item 1, count"),
        ("parts", {"count": 1}, "parts: a list is none"),
        ("track", [[0, 0], [910_000_000_0, 0]], "track: a point"),
        ("track", [[0]], "track: a point"),
        ("laps", [{"elapsed_s": 1.5}], "laps: item 1, elapsed_s"),
        ("tags", ["a", 5], "tags: a text"),
    ],
)
def test_a_session_that_can_not_be_is_refused_with_its_place(name: str, value: Any, said: str) -> None:
    with pytest.raises(RefusedError, match=said):
        record({**SESSION, name: value}, JOURNAL["sessions"], "sessions 1")


def test_what_could_act_on_a_terminal_is_cleaned_and_all_else_stays() -> None:
    found = record({**SESSION, "note": "a  b\nनमस्ते"}, JOURNAL["sessions"], "sessions 1")
    assert found["note"] == "a  b\nनमस्ते"
    found = record({**SESSION, "note": "x\x1b]0;T\x07y \ud800"}, JOURNAL["sessions"], "sessions 1")
    assert found["note"] == "x]0;Ty \ufffd"


SESSION = {
    "id": "s",
    "athlete_id": "a",
    "activity": "run",
    "started_at": "2025-06-28T10:00:00Z",
    "zone": "UTC",
    "local_date": "2025-06-28",
    "end_date": "2025-06-28",
    "timed": True,
    "logged_at": "2025-06-28T10:00:00Z",
    "logged_on": "2025-06-28",
}


def test_texts_within_a_table_and_names_are_made_harmless() -> None:
    rules = {"title": "a\x1b]0;T\x07b", "goals": [{"title": "x\x7fy", "n": 1}], "summary": "two\nlines"}
    found = table(rules)
    assert found == {"title": "a]0;Tb", "goals": [{"title": "xy", "n": 1}], "summary": "two\nlines"}
    who = record({"id": "a", "name": "Me\n\x9b31m", "zone": "Asia/Kolkata"}, JOURNAL["athletes"], "athletes 1")
    assert who["name"] == "Me 31m"
    with pytest.raises(RefusedError, match="a text is empty"):
        record({"id": "a", "name": "\x00\u200b", "zone": "Asia/Kolkata"}, JOURNAL["athletes"], "athletes 1")
