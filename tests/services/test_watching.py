"""The watched folder, with a clock and a pause of our own."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from tracker.errors import BusyJournalError
from tracker.services.imports.views import Imported, Review
from tracker.services.imports.watching import PAUSE, Arrival, Watch

NOW = 1_750_000_000.0


@dataclass
class Desk:
    """Stands for the journal: notes what it was given to read."""

    clock: float = NOW
    read: list[list[str]] = field(default_factory=list)
    busy: bool = False
    slept: int = 0

    def watch(self, folder: Path) -> Watch:
        return Watch(folder=folder, read=self._read, keep=self._keep, clock=lambda: self.clock, sleep=self._sleep)

    def _read(self, paths: Sequence[Path]) -> Review:
        if self.busy:
            raise BusyJournalError("Another window holds the journal.")
        self.read.append([path.name for path in paths])
        return cast("Review", self)

    def _keep(self, review: Review) -> Imported:
        return Imported(title="made")

    def _sleep(self, seconds: float) -> None:
        self.clock += seconds
        self.slept += 1


def put(folder: Path, name: str, text: str = "x", *, at: float = NOW - 60) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (at, at))
    return path


def looked(watch: Watch) -> list[Arrival]:
    return list(watch.look())


def test_a_file_is_read_once_when_it_has_settled(tmp_path: Path) -> None:
    desk = Desk()
    watch = desk.watch(tmp_path)
    put(tmp_path, "a.fit")
    assert looked(watch) == []
    put(tmp_path, "a.fit", "longer")
    assert looked(watch) == []
    (arrival,) = looked(watch)
    assert [path.name for path in arrival.paths] == ["a.fit"]
    assert looked(watch) == []
    assert desk.read == [["a.fit"]]


def test_a_file_that_was_changed_just_now_waits(tmp_path: Path) -> None:
    desk = Desk()
    watch = desk.watch(tmp_path)
    put(tmp_path, "a.fit", at=NOW - 1)
    assert looked(watch) + looked(watch) == []
    desk.clock += PAUSE
    assert len(looked(watch)) == 1


def test_a_file_that_is_written_anew_is_read_anew(tmp_path: Path) -> None:
    desk = Desk()
    watch = desk.watch(tmp_path)
    put(tmp_path, "a.fit")
    looked(watch), looked(watch)
    put(tmp_path, "a.fit", "longer")
    looked(watch), looked(watch)
    assert desk.read == [["a.fit"], ["a.fit"]]


def test_what_arrives_together_is_one_import_and_only_activities_are_looked_at(tmp_path: Path) -> None:
    desk = Desk()
    watch = desk.watch(tmp_path)
    for name in ("b.FIT", "a.gpx", "2025/c.tcx.gz", ".hidden.fit", "photo.jpg", "a/b/c/d/e/f/deep.fit", "x.fit.part"):
        put(tmp_path, name)
    looked(watch), looked(watch)
    assert desk.read == [["c.tcx.gz", "a.gpx", "b.FIT"]]
    assert (tmp_path / "b.FIT").read_text() == "x"


def test_a_folder_that_vanishes_is_told_once_and_awaited(tmp_path: Path) -> None:
    desk = Desk()
    folder = tmp_path / "watch"
    put(folder, "a.fit")
    watch = desk.watch(folder)
    looked(watch), looked(watch)
    folder.rename(tmp_path / "away")
    (gone,) = looked(watch)
    assert "is gone" in gone.said
    assert looked(watch) == []
    (tmp_path / "away").rename(folder)
    back = looked(watch)
    assert "is there again" in back[0].said


def test_while_the_journal_is_busy_nothing_is_lost(tmp_path: Path) -> None:
    desk = Desk(busy=True)
    put(tmp_path, "a.fit")
    watch = desk.watch(tmp_path)
    looked(watch)
    assert [arrival.said for arrival in looked(watch)] == ["Another window holds the journal."]
    desk.busy = False
    assert len(looked(watch)) == 1
    assert desk.read == [["a.fit"]]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_passed_over(tmp_path: Path) -> None:
    desk = Desk()
    put(tmp_path, "a.fit")
    put(tmp_path, "shut/b.fit")
    (tmp_path / "shut").chmod(0)
    watch = desk.watch(tmp_path)
    looked(watch), looked(watch)
    (tmp_path / "shut").chmod(0o700)
    assert desk.read == [["a.fit"]]


def test_once_ends_when_all_has_been_read(tmp_path: Path) -> None:
    desk = Desk()
    put(tmp_path, "a.fit")
    put(tmp_path, "b.fit", at=NOW - 1)
    found = list(desk.watch(tmp_path).arrivals(once=True))
    assert [[path.name for path in arrival.paths] for arrival in found] == [["a.fit", "b.fit"]]
    assert desk.slept == 1


def test_once_ends_though_a_file_never_settles(tmp_path: Path) -> None:
    class Busy(Desk):
        def _sleep(self, seconds: float) -> None:
            super()._sleep(seconds)
            put(tmp_path, "a.fit", at=self.clock)

    desk = Busy()
    put(tmp_path, "a.fit", at=NOW)
    assert list(desk.watch(tmp_path).arrivals(once=True)) == []
    assert desk.read == []


def test_a_file_of_a_clock_that_is_ahead_is_read_when_it_stays_as_it_is(tmp_path: Path) -> None:
    desk = Desk()
    watch = desk.watch(tmp_path)
    put(tmp_path, "a.fit", at=NOW + 10_000)
    assert looked(watch) == []
    assert len(looked(watch)) == 1
