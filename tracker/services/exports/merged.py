"""Storing what the file of a whole journal adds: one unit of work, one entry in the undo log."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.domain.origins import Detail
from tracker.domain.rule_words import joined
from tracker.errors import JournalError
from tracker.services.exports.filed import Filed, pictures_of
from tracker.services.exports.merge import Merge, counted, with_athletes
from tracker.services.exports.merging import merge_of
from tracker.services.files import write_whole
from tracker.services.honours import concerned, settle_again
from tracker.services.imports.views import Imported
from tracker.services.moments import Moment, moment_of
from tracker.services.photos import keep_copy
from tracker.store.journal import Reader, Writer

if TYPE_CHECKING:
    from tracker.domain.medals import Medal
    from tracker.domain.progress import Progress

WRITTEN = ""  # stands for the batch of what was written and is no import of sessions
_TOLD = 4  # lists that the undo log names


def keep_filed(writer: Writer, at: Moment, filed: Filed, photos: Path) -> tuple[Merge, Imported]:
    """Store what `filed` adds to the journal; `photos` is the folder for its pictures.

    RefusedError where a picture is none, JournalError where one can't be kept.
    """
    merge = merge_of(writer, filed, at.units)
    before = [(moment, concerned(writer, moment, days, results=True)) for moment, days in _touched(writer, at, merge)]
    _write_pictures(filed, merge, photos, writer)
    _write(writer, merge)
    gained, revoked = _settled(writer, before, filed.name)
    if merge.adds:
        writer.title = f"Imported {_what(merge)} from {filed.name}"
    return merge, _told(merge, writer.title, gained, revoked)


def _write(writer: Writer, merge: Merge) -> None:
    for athlete in merge.athletes:
        writer.add_athlete(athlete)
    for batch in merge.batches:
        writer.add_batch(batch)
    for challenge in merge.challenges:
        writer.add_challenge(challenge)
    if merge.joined:
        standing = {one.id: one for one in writer.challenges()}
        for one in merge.joined:
            standing[one.challenge_id] = with_athletes(standing[one.challenge_id], (one,))
            writer.update_challenge(standing[one.challenge_id])
    for one in merge.ended:
        writer.end_participation(one.challenge_id, one.athlete_id, one.ended_on)
    captions: dict[str, list[str]] = {}
    for photo in merge.photos:
        if photo.caption:
            captions.setdefault(photo.session_id, []).append(photo.caption)
    writer.add_kept(merge.sessions, captions)
    details = [Detail(session_id=one.session.id, laps=one.laps, track=one.track) for one in merge.sessions]
    writer.add_details([one for one in details if one.laps or one.track])
    writer.add_photos(merge.photos)
    for photo in merge.attached:
        writer.add_photo(photo)
    writer.add_origins(merge.origins)
    _write_days(writer, merge)


def _write_days(writer: Writer, merge: Merge) -> None:
    for mark in merge.marks:
        writer.add_mark(mark)
    for fact in merge.facts:
        writer.set_fact(fact)
    for race in merge.races:
        writer.add_race(race)
    for result in merge.results:
        writer.put_result(result)
    for medal in merge.medals:
        writer.put_medal(medal)


def _write_pictures(filed: Filed, merge: Merge, folder: Path, reader: Reader) -> None:
    """Put the pictures that photos will refer to into the folder, before they do."""
    named = {photo.name for photo in (*merge.photos, *merge.attached, *reader.all_photos())}
    wanted = {name for name in named & filed.pictures if not (folder / name).is_file()}
    for name, data in pictures_of(filed.path, wanted) if wanted else ():
        keep_copy(folder / name, data)


def write_templates(filed: Filed, own: Path) -> tuple[int, tuple[str, ...]]:
    """Put own templates into their folder: how many are new, and the names of those that are there otherwise.

    JournalError where the folder can't be written.
    """
    new, otherwise = templates_of(filed, own)
    try:
        for name in new:
            own.mkdir(parents=True, exist_ok=True)
            write_whole(own / name, filed.templates[name].encode())
    except FileExistsError:
        pass  # another window was faster
    except OSError as error:
        raise JournalError(f"A template can't be kept in {own}: {error.strerror or error}.") from error
    return len(new), otherwise


def templates_of(filed: Filed, own: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the file's templates that are new, and of those that the folder has with another text."""
    there = {name: _bytes(own / name) for name in filed.templates}
    new = tuple(name for name, data in there.items() if data is None)
    differing = (name for name, data in there.items() if data is not None and data != filed.templates[name].encode())
    return new, tuple(differing)


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _touched(writer: Writer, at: Moment, merge: Merge) -> list[tuple[Moment, tuple[date, ...]]]:
    """The athletes of the journal for whom something is added, and the days of it."""
    days: dict[str, set[date]] = {}
    for kept in merge.sessions:
        if kept.deleted_at is None:
            days.setdefault(kept.session.athlete_id, set()).update((kept.session.local_date, kept.session.end_date))
    for mark in merge.marks:
        days.setdefault(mark.athlete_id, set()).add(mark.on)
    for fact in merge.facts:
        days.setdefault(fact.athlete_id, set()).add(fact.on)
    for result in merge.results:
        days.setdefault(result.athlete_id, set()).add(result.race.on)
    mine = {one.id: one for one in writer.athletes()}
    return [
        (moment_of(writer, mine[key], at.now, at.units), tuple(sorted(found)))
        for key, found in days.items()
        if key in mine
    ]


def _settled(
    writer: Writer, before: "list[tuple[Moment, tuple[Progress, ...]]]", name: str
) -> "tuple[tuple[Medal, ...], tuple[Medal, ...]]":
    gained: list[Medal] = []
    revoked: list[Medal] = []
    for moment, progress in before:
        more, less = settle_again(writer, moment, progress, f"since {name} was imported")
        gained += more
        revoked += less
    return tuple(gained), tuple(revoked)


def _what(merge: Merge) -> str:
    """What is added, in words: "214 sessions, 12 marks and 2 races"."""
    order = ("sessions", "athletes", "challenges", "races", "results", "marks", "facts", "photos", "medals", "origins")
    new = {key: merge.counts.get(key, {}).get("new", 0) for key in (*order, "participants", "batches")}
    words = [counted(count, key) for key, count in new.items() if count]
    return joined(words if len(words) <= _TOLD else [*words[:_TOLD], "more"], "and")


def _told(merge: Merge, title: str, gained: "tuple[Medal, ...]", revoked: "tuple[Medal, ...]") -> Imported:
    sessions = merge.counts.get("sessions", {})
    days = [kept.session.local_date for kept in merge.sessions if kept.deleted_at is None]
    return Imported(
        title=title,
        batch_id=WRITTEN if title else None,
        stored=sessions.get("new", 0),
        there=sum(of_list.get("duplicate", 0) for of_list in merge.counts.values()),
        refused=sum(of_list.get("conflict", 0) for of_list in merge.counts.values()),
        first=min(days, default=None),
        last=max(days, default=None),
        medals=gained,
        revoked=revoked,
        challenges=tuple(one.handle for one in merge.challenges),
    )
