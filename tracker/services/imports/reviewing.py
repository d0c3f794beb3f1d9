"""From paths to a review: read, placed, compared. Nothing is stored."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from tracker.domain.recordings import Wanted
from tracker.domain.text import clean_text
from tracker.services.imports.hearing import hear
from tracker.services.imports.knowing import stored_with
from tracker.services.imports.placing import ground_of
from tracker.services.imports.reading import Run, Told, read_in
from tracker.services.imports.review import judged, material_of
from tracker.services.imports.views import ImportProgress, ImportWishes, Review
from tracker.services.moments import Moment
from tracker.store.journal import Reader

Reading = Callable[[], AbstractContextManager[tuple[Reader, Moment]]]


def review(
    reading: Reading,
    state: Callable[[], object],
    paths: Sequence[Path],
    wishes: ImportWishes | None = None,
    *,
    run: Run | None = None,
    progress: Told | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Review:
    """What the files at `paths` hold, compared with the journal that `reading` opens.

    `state` says in which state that is. `run` has the files read, children with limits unless it is given. Errors as
    for `Tracker.read_imports`.
    """
    wishes = wishes or ImportWishes()
    with reading() as (_, at):
        pass  # the journal is not held while files are read
    ground = ground_of(at.athlete, at.moves, at.now, wishes.zone, wishes.activity)
    wanted = Wanted(
        now=at.now,
        units=wishes.units or at.units,
        day_first=wishes.day_first,
        columns=wishes.columns,
        tracks=wishes.tracks,
        private=wishes.private,
    )
    read = read_in(paths, wanted, run or _hearing(cancelled), progress=progress, cancelled=cancelled)
    if progress is not None:
        count = len(read.found)
        progress(ImportProgress(phase="comparing", done=count, total=count))
    material = material_of(read.found, at, ground, wishes)
    seen = state()
    with reading() as (reader, at):
        material = replace(stored_with(reader, at, material), seen=seen)
    return Review(title=_title(paths), items=judged(material), skipped=read.skipped, material=material)


def _hearing(cancelled: Callable[[], bool] | None) -> Run:
    return lambda paths, wanted: hear(paths, wanted, cancelled=cancelled)


def _title(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return clean_text(paths[0].name or str(paths[0]), limit=100)
    return f"{len(paths)} files"
