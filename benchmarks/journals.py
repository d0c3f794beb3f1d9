"""Journals to measure with: empty, and one of 100,000 sessions with 20 running challenges."""

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from tracker.clock import ShiftedClock
from tracker.domain.sessions import Session
from tracker.services.tracker import Tracker
from tracker.store.journal import Store

NOW = datetime(2026, 6, 15, 12, 0, tzinfo=UTC)
SESSIONS = 100_000
CHALLENGES = 20
SLUGS = ("mumbai-to-goa", "walk-1000-miles", "usrsa-run-streak", "movember-60", "squat-30", "million-metres-row")


def empty(path: Path) -> Path:
    """A journal with nothing in it."""
    desk = Tracker(path, ShiftedClock(NOW))
    desk.open()
    desk.close()
    return path


def large(path: Path) -> Path:
    """Ten years of sessions, several a day, and 20 challenges that run today."""
    desk = Tracker(path, ShiftedClock(NOW))
    desk.log("run 5km")
    rows = _sessions(desk.athletes()[0].id)
    desk.close()
    store = Store.open(path, now=NOW)
    with store.write("Benchmark", at=NOW) as writer:
        writer.add_sessions(rows)
    store.close()
    templates = [entry.template.slug for entry in desk.library()]
    chosen = [slug for slug in SLUGS if slug in templates] or templates
    folder = path.parent / "templates"
    folder.mkdir(exist_ok=True)
    for n in range(CHALLENGES):
        slug = chosen[n % len(chosen)]
        source = Path(desk.template(slug).path).read_text()
        mine = folder / f"{slug}-{n}.toml"
        mine.write_text(source.replace(f'slug = "{slug}"', f'slug = "{slug}-b{n}"', 1))
        desk.start(str(mine), on=date(2026, 6, 13))
    desk.close()
    return path


def _sessions(athlete_id: str) -> list[Session]:
    chance = random.Random(1)
    first = date(2016, 6, 20)
    found = []
    for n in range(SESSIONS):
        offset = chance.randrange(3640)
        day = first + timedelta(days=offset + (offset % 9 == 8))
        started = datetime(day.year, day.month, day.day, chance.randrange(5, 18), chance.randrange(60), tzinfo=UTC)
        found.append(
            Session(
                id=f"01900000-0000-7000-8000-{n:012x}",
                athlete_id=athlete_id,
                activity=("run", "ride", "walk", "push-up")[n % 4],
                started_at=started,
                zone="UTC",
                local_date=day,
                end_date=day,
                timed=True,
                logged_at=started,
                logged_on=day,
                distance_mm=None if n % 4 == 3 else chance.randrange(1_000_000, 90_000_000),
                elapsed_s=chance.randrange(600, 3600),
                reps=chance.randrange(5, 60) if n % 4 == 3 else None,
                note="steady",
            )
        )
    return found
