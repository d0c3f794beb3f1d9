"""A journal with something in every table, ways to damage its file, and what then became of its answers."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from tests.store.released import released_journal
from tracker.domain.counting import Selection
from tracker.domain.days import Period
from tracker.domain.goals import Agg
from tracker.domain.origins import Detail
from tracker.domain.recordings import Lap
from tracker.domain.sessions import Measure, Part, Session
from tracker.errors import JournalError
from tracker.store import journal
from tracker.store.engine import make_engine
from tracker.store.journal import Filter, Reader, Store
from tracker.store.surveying import survey

NOW = datetime(2026, 10, 1, 6, 0, tzinfo=UTC)
PAGE = 4096
_FIRST = date(2026, 9, 1)
_EVER = Period(date(2020, 1, 1), None)
_LONG = 400  # points of a track that does not fit into a page


@cache
def rich_journal() -> bytes:
    """The bytes of a journal with rows in every table, pages of every kind, and changes done, undone and dropped."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        released_journal(path, 3)
        store = Store.open(path, now=NOW)
        with store.write("Logged many", at=NOW) as writer:
            writer.add_sessions([_session(n) for n in range(70)])
            track = tuple((590_000_000 + n * 97, 180_000_000 - n * n) for n in range(_LONG))
            writer.add_details([Detail(session_id="many-7", laps=(Lap(elapsed_s=60, hr_avg=140),), track=track)])
        with store.write("Changed some", at=NOW) as writer:
            some = [one for one in writer.sessions("asha") if one.id.startswith("many-1")]
            writer.replace_sessions([replace(one, note=f"{one.note} again", tags=()) for one in some])
        with store.write("Deleted some", at=NOW) as writer:
            writer.delete_sessions([f"many-{n}" for n in range(30, 36)], NOW)
        store.undo(NOW)
        store.close()
        return path.read_bytes()


def _session(n: int) -> Session:
    on = _FIRST + timedelta(days=n % 28)
    return Session(
        id=f"many-{n}",
        athlete_id="asha",
        activity=("run", "ride", "push-up")[n % 3],
        started_at=datetime(on.year, on.month, on.day, 1, n % 60, tzinfo=UTC),
        zone="Asia/Kolkata",
        local_date=on,
        end_date=on,
        timed=bool(n % 2),
        logged_at=NOW,
        logged_on=on,
        distance_mm=n * 100_000,
        elapsed_s=600 + n,
        moving_s=500 + n,
        hr_avg=120 + n % 50,
        note=f"Tromsø → Ålesund, kilometre {n}",
        tags=("goa", f"day-{n % 7}"),
        parts=(Part(count=2, reps=n),) if n % 5 == 0 else (),
    )


def damaged(kind: str, random: Random) -> bytes:
    """The journal with one mutation of that kind."""
    whole = rich_journal()
    while (found := KINDS[kind](bytearray(whole), random)) == whole:
        pass
    return bytes(found)


def _byte(data: bytearray, random: Random) -> bytearray:
    data[random.randrange(len(data))] ^= random.randrange(1, 256)
    return data


def _bit(data: bytearray, random: Random) -> bytearray:
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    return data


def _header_byte(data: bytearray, random: Random) -> bytearray:
    data[random.randrange(100)] ^= random.randrange(1, 256)
    return data


def _sector(data: bytearray, random: Random) -> bytearray:
    at = random.randrange(len(data) // 512) * 512
    data[at : at + 512] = bytes(512)
    return data


def _page(data: bytearray, random: Random) -> bytearray:
    at = random.randrange(len(data) // PAGE) * PAGE
    data[at : at + PAGE] = bytes(PAGE)
    return data


def _cut(data: bytearray, random: Random) -> bytearray:
    pages = random.random() < 0.5
    return data[: random.randrange(len(data) // PAGE) * PAGE if pages else random.randrange(len(data))]


def _swap(data: bytearray, random: Random) -> bytearray:
    one, other = (random.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE], data[other : other + PAGE] = data[other : other + PAGE], data[one : one + PAGE]
    return data


def _old_page(data: bytearray, random: Random) -> bytearray:
    """A page that was never written: it holds what another one holds."""
    one, other = (random.randrange(len(data) // PAGE) * PAGE for _ in range(2))
    data[one : one + PAGE] = data[other : other + PAGE]
    return data


def _cell_text(data: bytearray, random: Random) -> bytearray:
    """A byte of a text in a cell that is none in UTF-8."""
    places = _text_places()
    at, length = places[random.randrange(len(places))]
    data[at + random.randrange(length)] = random.choice((0x80, 0xC3, 0xE2, 0xF8, 0xFF))
    return data


def _cell_digit(data: bytearray, random: Random) -> bytearray:
    """A letter or digit of a text in a cell that became another one: nothing that SQLite could see."""
    places = _text_places()
    at, length = places[random.randrange(len(places))]
    data[at + random.randrange(length)] = random.choice(b"0123456789abcdefghijklmnopqrstuvwxyz")
    return data


@cache
def _text_places() -> list[tuple[int, int]]:
    """Where texts of cells lie in the file, and how long they are, in bytes."""
    whole = rich_journal()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        path.write_bytes(whole)
        texts: set[bytes] = set()
        with closing(sqlite3.connect(path)) as connection:
            for table in _tables(connection):
                for row in connection.execute(f'SELECT * FROM "{table}"'):
                    texts |= {value.encode() for value in row if isinstance(value, str) and len(value) > 5}
    return [(whole.index(text), len(text)) for text in sorted(texts) if text in whole]


Mutation = Callable[[bytearray, Random], bytearray]
KINDS: Mapping[str, Mutation] = {
    "one byte": _byte,
    "one bit": _bit,
    "a byte of the header": _header_byte,
    "512 bytes zeroed": _sector,
    "a page zeroed": _page,
    "truncated": _cut,
    "pages swapped": _swap,
    "a page lost": _old_page,
    "bytes that are no text": _cell_text,
    "another letter": _cell_digit,
}


def _tables(connection: sqlite3.Connection) -> list[str]:
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in named if not name.startswith("sqlite_")]


@dataclass(frozen=True)
class Seen:
    """A damaged journal as it was seen. `changed`: its answers are others, or none; `error`: what nobody caught."""

    changed: bool
    reported: bool
    by_sqlite: bool  # its own two checks say so too
    kept: bool  # every byte of the file is as it was
    error: str = ""


def seen(path: Path, data: bytes) -> Seen:
    """Put `data` at `path`, ask it everything, and look it over."""
    path.write_bytes(data)
    with _backed_up(path):
        return _seen(path, data)


@contextmanager
def _backed_up(path: Path) -> Iterator[None]:
    """With a backup beside it, by which an emptied journal is known not to be a new one."""
    backup = path.parent / "backups" / f"{path.stem}-v4-20260930T060000Z.db"
    backup.parent.mkdir(exist_ok=True)
    backup.write_bytes(rich_journal())
    try:
        yield
    finally:
        shutil.rmtree(backup.parent)


def _seen(path: Path, data: bytes) -> Seen:
    error = ""
    try:
        changed = answers(path) != _whole_answers()
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
            found = survey(connection)
    except Exception as raised:  # what is looked for: anything that is no JournalError
        error = f"{type(raised).__name__}: {raised}"
        return Seen(True, False, False, path.read_bytes() == data, error)
    return Seen(changed, not found.sound, _sqlite_sees(path), path.read_bytes() == data)


def _sqlite_sees(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
            verdict = connection.execute("PRAGMA integrity_check").fetchall()
            return verdict != [("ok",)] or bool(connection.execute("PRAGMA foreign_key_check").fetchall())
    except (sqlite3.Error, UnicodeError):
        return True


@cache
def _whole_answers() -> object:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        path.write_bytes(rich_journal())
        found = answers(path)
    assert not isinstance(found, str)
    return found


_engine = cache(make_engine)  # statements stay compiled from one journal at a path to the next; no connection does


def answers(path: Path) -> object:
    """Everything that a journal answers, and every row of it by the file alone; the sentence when it won't."""
    try:
        with patch.object(journal, "make_engine", _engine):
            store = Store.open(path, now=NOW, busy_ms=0)
        try:
            with store.read() as reader:
                found = list(_asked(reader))
            return found, store.last_change(), store.next_redo(), _rows(path)
        finally:
            store.close()
    except (JournalError, sqlite3.Error) as error:
        return str(error)
    finally:
        for side in path.parent.glob(f"{path.name}?*"):
            side.unlink()


def _asked(reader: Reader) -> Iterator[object]:
    yield reader.athletes(), reader.challenges(), reader.challenge_handles(), reader.participations()
    yield reader.races(), reader.batches(), reader.all_photos(), reader.all_origins()
    yield tuple(reader.all_sessions())
    for who in ("asha", "ben"):
        yield reader.sessions(who), reader.newest_session(who), reader.day_index(who), reader.count_sessions(who)
        yield reader.day_index(who, Filter(words=("ghat",))), reader.day_index(who, Filter(tags=("goa",)))
        yield reader.challenges(who), reader.marks(who), reader.zones(who), reader.active_days(who)
        yield reader.day_facts(who, date.min, date.max), reader.facts(who, "water", date(2026, 1, 1), None)
        yield reader.results(who), reader.medals(who), reader.photos(who)
        yield reader.session_counts(who, date.max), tuple(reader.outlines(who, date.min, date.max))
        yield reader.day_sums(who, tuple(Measure), date(2026, 1, 1), date(2026, 12, 31))
        for measure in (Measure.DISTANCE, Measure.REPS):
            choice = Selection(measure=measure, agg=Agg.SUM, period=_EVER)
            yield reader.day_amounts(who, choice), reader.over_midnight(who, choice)


def _rows(path: Path) -> object:
    """Every row without its seal, by table and key, as bytes where it is text."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
        names = _tables(connection)
        connection.text_factory = bytes
        connection.row_factory = sqlite3.Row
        return {
            table: sorted(
                repr([row[name] for name in row.keys() if name != "seal"])  # noqa: SIM118 a Row is no mapping
                for row in connection.execute(f'SELECT * FROM "{table}"')
            )
            for table in names
        }
