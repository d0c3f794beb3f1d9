"""Recordings for tests, and readers that tell them without a file or a child."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.clocks import FrozenClock
from tracker.domain.recordings import Entry, Item, Recording, Told, Wanted
from tracker.formats.archives.opening import open_source, read_member
from tracker.services.athletes import AthleteForm
from tracker.services.imports import reviewing
from tracker.services.imports.hearing import Heard
from tracker.services.imports.views import ImportWishes, Review
from tracker.services.tracker import Tracker

RUN = Recording(
    format="fit",
    activity="run",
    started_at=datetime(2026, 5, 3, 1, 30, tzinfo=UTC),
    elapsed_s=3600,
    timer_s=3550,
    distance_mm=10_000_000,
    hr_avg=140,
    device="garmin/1/2",
    digest="sha256:run",
)


def desk(folder: Path, zone: str = "Asia/Kolkata", at: str = "2026-11-22T12:00+05:30") -> Tracker:
    """A journal with one athlete."""
    made = Tracker(folder / "journal.db", FrozenClock(at))
    made.athlete_set(None, AthleteForm(name="Milind", zone=zone))
    return made


def item(*recordings: Recording, path: str = "run.fit", **rest: object) -> Item:
    return replace(Item(path=path, format=recordings[0].format if recordings else "", recordings=recordings), **rest)  # type: ignore[arg-type]


def reviewed(tracker: Tracker, *told: Told | tuple[Entry, Item], wishes: ImportWishes | None = None) -> Review:
    """A review of what readers would tell of one file."""

    def run(_paths: Sequence[Path], _wanted: Wanted) -> Iterator[Heard]:
        for one in told:
            yield Heard(0, *one) if isinstance(one, tuple) else Heard(0, one)

    return reviewing.review(tracker._reading, tracker._state, [Path("strava.zip")], wishes, run=run)


def in_process(paths: Sequence[Path], wanted: Wanted) -> Iterator[Heard]:
    """What the real readers tell of real files, without children."""
    for source, path in enumerate(paths):
        for told in open_source(path, wanted):
            yield Heard(source, told, read_member(path, told.member, wanted) if isinstance(told, Entry) else None)


def one_each(recordings: Sequence[Recording], name: Callable[[int], str] = "{}.fit".format) -> list[Item]:
    return [item(recording, path=name(n)) for n, recording in enumerate(recordings)]
