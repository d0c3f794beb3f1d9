"""The file of a whole journal as values, every one checked, before anything of it is stored."""

import base64
import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from tracker.domain.origins import Origin
from tracker.domain.photos import Photo, picture_suffix
from tracker.domain.races import Race, Result
from tracker.domain.sessions import Athlete, DayFact, Mark
from tracker.domain.text import clean_text
from tracker.errors import RefusedError
from tracker.formats.outgoing.journal_read import Read, read_journal
from tracker.services.exports.records import MAKERS, result_of
from tracker.store.reading_all import KeptSession, Participation
from tracker.store.values import Batch, StoredChallenge, StoredMedal

_PICTURE = re.compile(r"[0-9a-f]{16}\.[a-z]{3,4}")
_TEMPLATE = re.compile(r"\w[\w .()'-]{0,90}\.toml")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)\b.*", re.IGNORECASE)  # no name of a file on some systems


@dataclass(slots=True)
class Filed:
    """What a file of a whole journal says. `templates` are texts by file name, `pictures` names of pictures in it."""

    path: Path
    athletes: list[Athlete] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    challenges: list[StoredChallenge] = field(default_factory=list)
    participants: list[Participation] = field(default_factory=list)
    sessions: list[KeptSession] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    facts: list[DayFact] = field(default_factory=list)
    races: list[Race] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    medals: list[StoredMedal] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    templates: dict[str, str] = field(default_factory=dict)
    pictures: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """The file, for people."""
        return clean_text(self.path.name, limit=200)


def read_filed(path: Path) -> Filed:
    """What the file at `path` says. RefusedError names what is wrong and where; OSError where it can't be read."""
    filed = Filed(path)
    races: dict[str, Race] = {}
    with path.open("rb") as stream:
        for read in read_journal(stream, filed.name):
            if read.key == "results":
                filed.results.append(_result(read, races))
            elif read.key == "templates":
                filed.templates[_file_name(read)] = read.values["text"]
            elif read.key == "pictures":
                filed.pictures.add(picture_of(read)[0])
            else:
                made = MAKERS[read.key](read.values, read.where)
                getattr(filed, read.key).append(made)
                if isinstance(made, Race):
                    races[made.id] = made
    _check_references(filed)
    return filed


def pictures_of(path: Path, wanted: set[str]) -> Iterator[tuple[str, bytes]]:
    """The wanted pictures of a file that was read before, one after the other: name and bytes."""
    with path.open("rb") as stream:
        for read in read_journal(stream, clean_text(path.name, limit=200)):
            if read.key == "pictures" and read.values["name"] in wanted:
                yield picture_of(read)


def picture_of(read: Read) -> tuple[str, bytes]:
    """Name and bytes of a picture. RefusedError where it is none, or not the one that its name says."""
    name, said = read.values["name"], read.values["data"]
    try:
        data = base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError):
        raise RefusedError(f"{read.where} is no base64; nothing was stored.") from None
    stem, _, suffix = name.partition(".")
    if not _PICTURE.fullmatch(name) or sha256(data).hexdigest()[: len(stem)] != stem:
        raise RefusedError(f"{read.where} is not the picture that its name says; nothing was stored.")
    if picture_suffix(data, f".{suffix}") != f".{suffix}":
        raise RefusedError(f"{read.where} is no picture; nothing was stored.")
    return name, data


def file_name_fits(name: str) -> bool:
    """Whether a template in the file of a journal may be called so, on every system."""
    return _TEMPLATE.fullmatch(name) is not None and _RESERVED.fullmatch(name) is None


def _file_name(read: Read) -> str:
    name: str = read.values["name"]
    if not file_name_fits(name):
        raise RefusedError(f"{read.where} has a name that no template's file can have; nothing was stored.")
    return name


def _result(read: Read, races: dict[str, Race]) -> Result:
    race = races.get(read.values["race_id"])
    if race is None:
        raise RefusedError(f"{read.where} is of a race that is not in the file before it; nothing was stored.")
    return result_of(read.values, read.where, race)


def _check_references(filed: Filed) -> None:
    """RefusedError where something refers to what is not in the file."""
    athletes = {one.id for one in filed.athletes}
    batches = {one.id for one in filed.batches}
    challenges = {one.id for one in filed.challenges}
    sessions = {one.session.id for one in filed.sessions}
    held: tuple[tuple[str, list[Any], dict[str, set[str]]], ...] = (
        ("participants", filed.participants, {"athlete_id": athletes, "challenge_id": challenges}),
        (
            "sessions",
            [one.session for one in filed.sessions],
            {"athlete_id": athletes, "batch_id": batches, "parent_id": sessions},
        ),
        ("marks", filed.marks, {"athlete_id": athletes, "challenge_id": challenges}),
        ("facts", filed.facts, {"athlete_id": athletes}),
        ("races", filed.races, {"challenge_id": challenges}),
        ("results", filed.results, {"athlete_id": athletes, "session_id": sessions}),
        ("medals", filed.medals, {"athlete_id": athletes, "challenge_id": challenges}),
        ("photos", filed.photos, {"session_id": sessions}),
        ("origins", filed.origins, {"athlete_id": athletes, "session_id": sessions, "batch_id": batches}),
    )
    for key, values, references in held:
        for number, value in enumerate(values, 1):
            for name, known in references.items():
                if getattr(value, name) not in known and getattr(value, name) is not None:
                    raise RefusedError(
                        f"{filed.name}: {key} {number:,}, {name} names nothing in the file; nothing was stored."
                    )
    for number, photo in enumerate(filed.photos, 1):
        if photo.path != f"photos/{photo.name}" or not _PICTURE.fullmatch(photo.name):
            raise RefusedError(f"{filed.name}: photos {number:,}, path is none of a photo; nothing was stored.")
