"""Storing a large import, taking it back and doing it again; what the review asks of a large journal.

`python -m benchmarks.imports_store` prints each figure beside the one to reach.
"""

import random
import shutil
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Table, insert

from benchmarks import journals
from tracker.domain.origins import Decision, Detail, Origin
from tracker.domain.recordings import Lap
from tracker.domain.sessions import Athlete, Part, Session
from tracker.store.engine import WRITING, make_engine
from tracker.store.journal import Batch, Store
from tracker.store.tables import BATCH, PART, SESSION, TAG

NOW = journals.NOW
IMPORTED = 3_000
ROUNDS = 5
WHO = "asha"


@dataclass(frozen=True)
class Import:
    """What one import stores."""

    batch: Batch
    sessions: list[Session]
    origins: list[Origin]
    details: list[Detail]


def made() -> Import:
    """3,000 sessions, each with three origins, laps, up to three tags; one in ten has legs."""
    chance = random.Random(2)
    batch = Batch(id="b1", at=NOW, title="export.zip", source="strava")
    legs = (Part(activity="swim", distance_mm=1_500_000), Part(activity="ride", distance_mm=40_000_000))
    sessions = []
    for n in range(IMPORTED):
        on = date(2016, 6, 20) + timedelta(days=n)
        sessions.append(
            Session(
                id=f"01900000-0000-7000-9000-{n:012x}",
                athlete_id=WHO,
                activity="triathlon" if n % 10 == 0 else "run",
                started_at=datetime(on.year, on.month, on.day, 6, chance.randrange(60), tzinfo=UTC),
                zone="UTC",
                local_date=on,
                end_date=on,
                timed=True,
                logged_at=NOW,
                logged_on=NOW.date(),
                distance_mm=chance.randrange(1_000_000, 42_000_000),
                elapsed_s=7_000,
                timer_s=6_900,
                moving_s=6_800,
                hr_avg=140,
                hr_max=181,
                computed=("hr_avg",) if n % 3 == 0 else (),
                note="Morning run along the river",
                tags=("river", "easy", "long")[: n % 4],
                parts=legs if n % 10 == 0 else (),
                source="strava",
                external_id=f"strava:{n}",
                batch_id=batch.id,
            )
        )
    return Import(
        batch,
        sessions,
        [
            Origin(
                athlete_id=WHO,
                key=f"{kind}:{one.id}",
                session_id=one.id,
                decision=Decision.STORED,
                path=f"export.zip: activities/{n}.fit.gz",
                format="fit",
                batch_id=batch.id,
                at=NOW,
            )
            for n, one in enumerate(sessions)
            for kind in ("sha256", "fit", "strava")
        ],
        [
            Detail(session_id=one.id, laps=tuple(Lap(elapsed_s=300 + n, distance_mm=1_000_000) for n in range(8)))
            for one in sessions
        ],
    )


def store_at(path: Path) -> Store:
    """An empty journal with one athlete."""
    store = Store.open(path, now=NOW)
    with store.write("Began", at=NOW) as writer:
        writer.add_athlete(Athlete(id=WHO, name="Asha", zone="UTC"))
    return store


def seconds(job: Callable[[], object]) -> float:
    """How long a job takes."""
    start = time.perf_counter()
    job()
    return time.perf_counter() - start


def keep(store: Store, what: Import) -> None:
    """Store an import by the writer, with its undo log."""
    with store.write("Import", at=NOW) as writer:
        writer.add_batch(what.batch)
        writer.add_sessions(what.sessions)
        writer.add_details(what.details)
        writer.add_origins(what.origins)


def bare(path: Path, rows: dict[Table, list[dict[str, object]]]) -> None:
    """Insert the same rows by SQLAlchemy Core, without an undo log."""
    engine = make_engine(path)
    with engine.connect().execution_options(**WRITING) as connection, connection.begin():
        for table, some in rows.items():
            connection.execute(insert(table), some)
    engine.dispose()


def rows_of(path: Path) -> dict[Table, list[dict[str, object]]]:
    """The rows of a journal's import, as SQLAlchemy reads them."""
    from tracker.store.tables_imports import DETAIL, ORIGIN

    engine = make_engine(path)
    with engine.connect() as connection:
        tables = (BATCH, SESSION, TAG, PART, DETAIL, ORIGIN)
        found = {table: [dict(row._mapping) for row in connection.execute(table.select())] for table in tables}
    engine.dispose()
    return found


@dataclass(frozen=True)
class Times:
    """Seconds of one round."""

    floor: float
    write: float
    undo: float
    redo: float


def one_round(empty: Path, path: Path, what: Import) -> tuple[Times, int]:
    """The times on a journal of its own, and the number of rows."""
    shutil.copy(empty, path)
    store = Store.open(path, now=NOW)
    write = seconds(lambda: keep(store, what))
    rows = rows_of(path)
    undo, redo = seconds(lambda: store.undo(NOW)), seconds(lambda: store.redo(NOW))
    store.close()
    shutil.copy(empty, path)
    floor = seconds(lambda: bare(path, rows))
    return Times(floor, write, undo, redo), sum(map(len, rows.values()))


def measured(folder: Path) -> tuple[list[Times], int]:
    """The times of some rounds of writing, undoing and redoing 3,000 sessions, and the number of rows."""
    what, empty = made(), folder / "empty.db"
    store_at(empty).close()
    rounds = [one_round(empty, folder / f"{n}.db", what) for n in range(ROUNDS)]
    return [times for times, _ in rounds], rounds[0][1]


@dataclass(frozen=True)
class Rates:
    """How long writing takes against a Core insert of the same rows; `detail` has the seconds."""

    write: float
    detail: str


def rates() -> Rates:
    """Write, undo and redo 3,000 sessions."""
    with TemporaryDirectory() as name:
        times, rows = measured(Path(name))
    middle = {name: statistics.median(getattr(one, name) for one in times) for name in ("write", "undo", "redo")}
    said = ", ".join(f"{name} {taken:.2f} s" for name, taken in middle.items())
    return Rates(statistics.median(one.write / one.floor for one in times), f"{rows:,} rows, {said}")


def storing() -> None:
    """Print what storing takes."""
    found = rates()
    print(f"write {IMPORTED:,} sessions / Core insert {found.write:6.2f}   to reach 2   {found.detail}")
    print("to reach for undo and redo: 2 s each")


def asking(folder: Path) -> None:
    """What a review asks of 100,000 sessions."""
    path = folder / "large.db"
    store = store_at(path)
    with store.write("Benchmark", at=NOW) as writer:
        writer.add_sessions(journals._sessions(WHO))
    what = made()
    keep(store, what)
    keys = [f"{kind}:{n}" for n in range(5_000) for kind in ("sha256", "strava")]
    with store.read() as reader:
        asked: dict[str, Callable[[], object]] = {
            "outlines, all": lambda: reader.outlines(WHO, date(2000, 1, 1), date(2030, 1, 1)),
            "outlines, a week": lambda: reader.outlines(WHO, date(2020, 1, 1), date(2020, 1, 7)),
            "10,000 unknown keys": lambda: reader.origins_of(WHO, keys),
            "9,000 known keys": lambda: reader.origins_of(WHO, [one.key for one in what.origins]),
        }
        for name, ask in asked.items():
            print(f"{name:<22} {statistics.median(seconds(ask) for _ in range(ROUNDS)) * 1000:8.1f} ms")
    store.close()


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as name:
        storing()
        asking(Path(name))


if __name__ == "__main__":
    main()
