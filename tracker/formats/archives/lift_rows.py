"""From the rows of a log of sets to its workouts: the rows that say the same time and name belong together."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from tracker.domain.believable import believable_times
from tracker.domain.recordings import Item, Recording, Told
from tracker.domain.text import NOTE_LIMIT
from tracker.errors import InputError
from tracker.formats.archives.csv_dates import When
from tracker.formats.archives.csv_rows import PROGRESS_ROWS, Cells, Digests, refused
from tracker.formats.archives.csv_sheets import Sheet
from tracker.formats.archives.csv_text import Table
from tracker.formats.archives.lifts import Lift, summary, told_of

MAX_SETS = 300_000  # of one file: a set in every waking hour for fifty years
WARNINGS = 10  # of one workout


@dataclass(slots=True)
class _Workout:
    first: Cells
    lifts: list[Lift] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def tell_workouts(
    table: Table,
    path: str,
    sheet: Sheet,
    *,
    key: tuple[str, ...],
    head: Callable[[Cells], Recording],
    lift: Callable[[Cells], Lift | str],
) -> Iterator[Told]:
    """A recording for each workout: rows that are alike in the fields `key`, wherever they stand.

    `lift` reads the set of a row, or gives the remark that stands in its place, "" for nothing at all. `head` reads
    what a row says about the whole workout. A set that can't be read is left out of its workout with a warning.
    """
    workouts: dict[tuple[str, ...], _Workout] = {}
    yield from _gathered(table, path, sheet, key, lift, workouts)
    digests = Digests(sheet.name)
    notes = table.notes
    for said, workout in workouts.items():
        line = workout.first.row.line
        where = f"{path}, line {line}"
        try:
            found = head(workout.first)
        except InputError as error:
            yield refused(where, sheet.name, f"Line {line}: {error}")
            continue
        words = filter(None, (found.note, summary(workout.lifts, sheet.wanted.units), *workout.remarks))
        whole = replace(
            found,
            **told_of(workout.lifts),
            note="\n".join(words)[:NOTE_LIMIT],
            digest=digests.of((*said, *map(repr, workout.lifts))),
            warnings=(*notes, *found.warnings, *workout.warnings),
        )
        yield Item(path=where, format=sheet.name, recordings=(whole,))
        notes = ()
    yield table.progress()


def headed(cells: Cells, when: When, lasted_s: int | None, warnings: list[str]) -> Recording:
    """What a row says about the whole of its workout; `lasted_s` is how long that took, in seconds."""
    return Recording(
        format=cells.sheet.name,
        **when.told(),
        **believable_times(lasted_s, None, None, warnings)._asdict(),
        title=cells.words("title"),
        note=cells.words("note", one_line=False),
        warnings=tuple(warnings),
    )


def _gathered(
    table: Table,
    path: str,
    sheet: Sheet,
    key: tuple[str, ...],
    lift: Callable[[Cells], Lift | str],
    workouts: dict[tuple[str, ...], _Workout],
) -> Iterator[Told]:
    """Put every set into its workout, in their order; rows that can't be read at all are told."""
    name = sheet.name
    for n, row in enumerate(table.rows(), 1):
        if n > MAX_SETS:
            yield refused(path, name, f"It has more than {MAX_SETS:,} sets; the rest was not read: import it in parts.")
            break
        if n % PROGRESS_ROWS == 0:
            yield table.progress()
        if row.problem:
            yield refused(f"{path}, line {row.line}", name, f"Line {row.line}: {row.problem}")
            continue
        cells = Cells(sheet, row)
        workout = workouts.setdefault(tuple(cells.text(one) for one in key), _Workout(cells))
        try:
            done = lift(cells)
        except InputError as error:
            if len(workout.warnings) < WARNINGS:
                workout.warnings.append(f"Line {row.line} was left out: {error}")
            continue
        if isinstance(done, Lift):
            workout.lifts.append(done)
        elif done and done not in workout.remarks:
            workout.remarks.append(done)
