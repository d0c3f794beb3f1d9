"""Reading: one bad item never stops the rest, somebody is told how far it is, and it can be stopped."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.services.imports.telling import RUN, desk, item
from tracker.domain.recordings import Entry, Item, Progress, Wanted
from tracker.errors import RefusedError
from tracker.services.imports import reading
from tracker.services.imports.hearing import Heard
from tracker.services.imports.reading import ImportCancelledError, read_in
from tracker.services.imports.views import ImportProgress

WANTED = Wanted(now=datetime(2026, 11, 22, tzinfo=UTC))


def say(*heard: Heard) -> reading.Run:
    def run(_paths: Sequence[Path], _wanted: Wanted) -> Iterator[Heard]:
        yield from heard

    return run


def test_what_is_read_what_is_refused_and_what_nobody_misses(tmp_path: Path) -> None:
    entry = Entry(member="a.fit", listed=replace(RUN, format="strava"), path="activities.csv, line 2")
    read = read_in(
        [tmp_path],
        WANTED,
        say(
            Heard(0, item(RUN)),
            Heard(0, Item(path="bad.fit", refused="bad.fit is empty.")),
            Heard(0, Item(path="none.fit")),
            Heard(0, Item(path="journal.json", format="tracker-journal")),
            Heard(0, Item(path="telemetry.fit", skipped=True)),
            Heard(0, Entry(member="telemetry.fit"), Item(path="telemetry.fit", skipped=True)),
            Heard(0, entry, Item(path="a.fit", skipped=True)),
        ),
    )
    assert [bool(one.recording) for one in read.found] == [True, False, False, False, True]
    assert read.skipped == 2
    assert [one.refused for one in read.found if one.refused] == [
        "bad.fit is empty.",
        "none.fit holds no activity.",
        "journal.json is a file that tracker wrote: import it by itself.",
    ]


def test_how_far_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = iter(range(100))
    monkeypatch.setattr(reading, "monotonic", lambda: next(now))
    (tmp_path / "a.zip").write_bytes(b"x" * 1000)
    told: list[ImportProgress] = []
    heard = [Heard(0, Progress(400, 1000)), Heard(0, item(RUN), ahead=3), Heard(0, item(RUN), ahead=2)]
    read_in([tmp_path / "a.zip"], WANTED, say(*heard), progress=told.append)
    assert [(one.done, one.total, one.bytes_done, one.bytes_total) for one in told] == [
        (0, 0, 400, 1000),
        (1, 4, 400, 1000),
        (2, 4, 400, 1000),
    ]
    assert [round(one.share, 2) for one in told] == [0.4, 0.25, 0.5]
    assert told[-1].words == "Reading 2 of 4, 1 a second, 3 s left"
    assert ImportProgress(phase="comparing", done=4, total=4).words == "Comparing with the journal"


def test_more_than_anybody_has_done_is_refused_as_a_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 2)
    assert len(read_in([tmp_path], WANTED, say(*[Heard(0, item(RUN))] * 2)).found) == 2
    with pytest.raises(RefusedError, match="more than 2 sessions, too many at once"):
        read_in([tmp_path], WANTED, say(*[Heard(0, item(RUN))] * 3))


def test_enough_is_enough(tmp_path: Path) -> None:
    with pytest.raises(ImportCancelledError, match="nothing of it was stored"):
        read_in([tmp_path], WANTED, say(Heard(0, item(RUN))), cancelled=lambda: True)


def test_a_review_that_was_stopped_leaves_no_trace(tmp_path: Path) -> None:
    tracker = desk(tmp_path)
    before = tracker.last_change()
    (tmp_path / "x.gpx").write_text("<gpx/>")
    with pytest.raises(ImportCancelledError):
        tracker.read_imports([tmp_path / "x.gpx"], cancelled=lambda: True)
    assert tracker.last_change() == before
