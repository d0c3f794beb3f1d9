"""A whole journal as a file: everything that the journal keeps but its undo log."""

import base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tracker.domain.photos import Photo
from tracker.domain.sessions import Athlete
from tracker.formats.outgoing.journal_json import journal_bytes
from tracker.formats.outgoing.plain import plain
from tracker.formats.template_lines import MAX_BYTES
from tracker.services.exports.filed import file_name_fits
from tracker.services.exports.records import Values, challenge_record, result_record, session_record
from tracker.store.journal import Reader


@dataclass(slots=True)
class Written:
    """What went into a file, for those who wait for it."""

    sessions: int = 0
    missing: list[str] = field(default_factory=list)  # pictures whose copy is gone, and templates that are no text


def whole(reader: Reader, own: Path, photos: Path, told: Written, *, pictures: bool = True) -> Iterator[bytes]:
    """The file of a whole journal in pieces, the same bytes for the same journal.

    `own` and `photos` are the folders of own templates and of photos; `told` is filled while the pieces are taken.
    Without `pictures` the photos are named and the pictures themselves left out. Raises JournalError.
    """
    return journal_bytes(_lists(reader, own, photos, told, pictures=pictures))


def _lists(
    reader: Reader, own: Path, photos: Path, told: Written, *, pictures: bool
) -> Iterator[tuple[str, Iterator[Values]]]:
    athletes = reader.athletes()
    shown = reader.all_photos()
    yield "athletes", map(plain, athletes)
    yield "batches", map(plain, reversed(reader.batches()))
    yield "challenges", map(challenge_record, reader.challenges())
    yield "participants", map(plain, reader.participations())
    yield "sessions", _sessions(reader, told)
    yield "marks", (plain(mark) for one in athletes for mark in reader.marks(one.id))
    yield "facts", (plain(fact) for one in athletes for fact in reader.day_facts(one.id, date.min, date.max))
    yield "races", map(plain, reader.races())
    yield "results", _results(reader, athletes)
    yield "medals", (plain(medal) for one in athletes for medal in reader.medals(one.id))
    yield "photos", map(plain, shown)
    yield "origins", map(plain, reader.all_origins())
    yield "templates", _templates(own, told)
    yield "pictures", _pictures(photos, shown, told) if pictures else iter(())


def _sessions(reader: Reader, told: Written) -> Iterator[Values]:
    for kept in reader.all_sessions():
        told.sessions += 1
        yield session_record(kept)


def _results(reader: Reader, athletes: tuple[Athlete, ...]) -> Iterator[Values]:
    for one in athletes:
        yield from map(result_record, reader.results(one.id))


def template_files(own: Path) -> list[Path]:
    """The files of own templates, sound or not, by name."""
    try:
        return sorted(path for path in own.glob("*.toml") if path.is_file())
    except OSError:
        return []


def _templates(own: Path, told: Written) -> Iterator[Values]:
    for path in template_files(own):
        try:
            if not file_name_fits(path.name):
                raise ValueError("a name that no file of ours may have")
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            if len(data) > MAX_BYTES:
                raise ValueError("longer than any template")
            yield {"name": path.name, "text": data.decode()}
        except (OSError, ValueError):  # what is no text is a ValueError too
            told.missing.append(path.name)


def _pictures(folder: Path, shown: tuple[Photo, ...], told: Written) -> Iterator[Values]:
    """Each picture once, however many photos show it."""
    for name in sorted({photo.name for photo in shown}):
        data = _bytes(folder / name)
        if data is None:
            told.missing.append(name)
        else:
            yield {"name": name, "data": base64.b64encode(data).decode("ascii")}


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
