"""What an athlete does that changes files, each as a piece of work that can be run in a child again and again.

Most are command lines, run by the product's own entry: what they print is the acknowledgement.
"""

import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

from tests.faults.places import Place
from tests.pictures import png_file
from tests.store.released import released_journal, schemas
from tracker.cli.main import run
from tracker.clock import SystemClock
from tracker.errors import TrackerError
from tracker.services.imports.views import Review
from tracker.services.tracker import Tracker
from tracker.store.opening import SCHEMA
from tracker.tui.drafts import LINE, Drafts

_LINES = (
    "ride 90km 4:10 +820m @2025-06-23 ghat",
    "run 20 1:58:30 @2025-06-24",
    "rest @2025-06-25",
    "pushups 50 @2025-06-25",
    "run 7.5 45:00 @2025-06-26 hills",
    "ride 92km 4:20 @2025-06-26",
    "run 21.1 2:05:10 @2025-06-27",
    "water 3l @2025-06-27",
)
_TRACK = """<?xml version="1.0"?><gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>{0}</name>
<type>running</type><trkseg>{1}</trkseg></trk></gpx>"""
_POINT = '<trkpt lat="{0:.5f}" lon="73.00000"><time>2025-06-{1:02d}T05:{2:02d}:00Z</time></trkpt>'
_BACKUP = f"data/backups/journal-v{SCHEMA}-20250628T053000Z_2.db"  # that was asked for, after the day's first


@dataclass(frozen=True)
class Operation:
    """Something done at a place that is as the steps of `begin` make it.

    `later` are the folders whose files may come after the acknowledgement, `between` leads to a state on the way that
    may be seen as well. `unready` says that the place begins with a journal that is damaged or of an earlier version,
    `guarded` that a backup of what was there is owed.
    """

    name: str
    begin: tuple[Callable[[Place], None], ...]
    work: Callable[[Place], int]
    later: tuple[str, ...] = ("data/backups/",)
    between: Callable[[Place], int] | None = None
    unready: bool = False
    guarded: bool = False


# -- how a place begins ------------------------------------------------------------------------------------------------


def filled(place: Place) -> None:
    """A journal of a week with two athletes, a challenge that runs, and a settings file."""
    (place.root / "given").mkdir()
    for line in _LINES:
        _must("log", line)
    _must("athlete", "add", "Ankita")
    _must("challenge", "start", "mumbai-to-goa", "--on", "2025-06-28")
    _must("config", "set", "units", "km")


def undone(place: Place) -> None:
    """The same with its last change taken back."""
    _must("log", "ride 30km")
    _must("undo")


def reviewed(place: Place) -> None:
    """The same with four recordings that were read and reviewed."""
    for day in (19, 20, 21, 22):
        points = "".join(_POINT.format(19 + minute / 400, day, minute) for minute in range(40))
        (place.root / "given" / f"run{day}.gpx").write_text(_TRACK.format(f"Run {day}", points), encoding="utf-8")
    tracker = _tracker(place)
    _reviews[:] = [tracker.read_imports([place.root / "given"])]
    tracker.close()


def pictured(place: Place) -> None:
    """The same with a picture at hand."""
    png_file(place.root / "given" / "ghat.png")


def released(schema: int) -> Callable[[Place], None]:
    """A journal that the version with that schema left."""

    def begin(place: Place) -> None:
        place.journal.parent.mkdir(mode=0o700)
        released_journal(place.journal, schema)

    return begin


def unkept(place: Place) -> None:
    """A filled place without backups, so that the day's first is due."""
    shutil.rmtree(place.journal.parent / "backups")


def backed_up(place: Place) -> None:
    """A filled place with a backup, and a change since."""
    _must("backup")
    _must("log", "ride 30km")


def bundled(place: Place) -> None:
    """A filled place with a bundle of another journal at hand."""
    _must("backup", "given/all.zip")
    shutil.rmtree(place.journal.parent)
    _must("log", "run 8km")


def damaged(place: Place) -> None:
    """A filled place with a backup, whose journal has lost a page since."""
    raw = bytearray(place.journal.read_bytes())
    size = int.from_bytes(raw[16:18], "big")
    with closing(sqlite3.connect(place.journal)) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'session'"
        ((page,),) = connection.execute(sql).fetchall()
    raw[(page - 1) * size : page * size] = bytes(size)
    place.journal.write_bytes(raw)


def typing(place: Place) -> None:
    """A filled place, and a line that was typed into a window that was killed."""
    drafts = Drafts(place.journal, SystemClock().now)
    drafts.begin("log").put({LINE: "ride"})
    drafts.close()


_reviews: list[Review] = []


def _must(*words: str) -> None:
    if run(list(words)) != 0:
        raise AssertionError(f"tracker {' '.join(words)} did not work")


def _tracker(place: Place) -> Tracker:
    return Tracker(place.journal, SystemClock())


# -- what is done ------------------------------------------------------------------------------------------------------


def line(*words: str) -> Callable[[Place], int]:
    """A command line."""
    return lambda _: run(list(words))


def _import(place: Place) -> int:
    tracker = _tracker(place)
    try:
        kept = tracker.keep_imports(_reviews[0])
    except TrackerError as error:
        print(error, file=sys.stderr)  # noqa: T201 as the command line tells it
        return error.exit_code
    finally:
        tracker.close()
    print("Imported", kept.stored, flush=True)  # noqa: T201 the acknowledgement
    return 0


def _type(place: Place) -> int:
    drafts = Drafts(place.journal, SystemClock().now)
    drafts.take_up()
    drafts.begin("log").put({LINE: "ride 90km"})
    drafts.save()
    if drafts.saved:
        print("Kept", flush=True)  # noqa: T201 the acknowledgement
        return 0
    print("The disk refused it: it is tried again.", file=sys.stderr)  # noqa: T201 what the app does by itself
    return 1


UPGRADES = tuple(
    Operation(f"upgrade of schema {one}", (released(one),), line("athlete", "list"), unready=True, guarded=True)
    for one in schemas()
    if one < SCHEMA
)
OPERATIONS = (
    Operation("first log", (), line("log", "run 5km 31:00"), between=line("athlete", "list")),
    Operation("log", (filled,), line("log", "ride 18km 50:00 ghat", "pushups 20")),
    Operation("log with a photo", (filled, pictured), line("log", "ride 18km", "--photo", "given/ghat.png")),
    Operation("edit", (filled,), line("edit", "last", "22km")),
    Operation("delete", (filled,), line("delete", "last")),
    Operation("undo", (filled,), line("undo")),
    Operation("redo", (filled, undone), line("redo")),
    Operation("mark", (filled,), line("mark", "sick", "2d")),
    Operation("start", (filled,), line("challenge", "start", "100-days-of-running")),
    Operation("import", (filled, reviewed), _import, guarded=True),
    Operation("settings", (filled,), line("config", "set", "units", "mi")),
    Operation("export", (filled,), line("export", "-o", "given/all.json")),
    Operation("export over a file", (filled,), line("export", "--csv", "--force", "-o", "given/all.csv")),
    Operation("the day's first log", (filled, unkept), line("log", "ride 18km")),
    Operation("backup", (filled,), line("backup"), later=()),
    Operation("bundle", (filled, pictured), line("backup", "given/all.zip")),
    Operation("restore", (filled, backed_up), line("restore", _BACKUP), guarded=True),
    Operation("restore a bundle", (filled, bundled), line("restore", "given/all.zip"), guarded=True),
    Operation("restore over damage", (filled, backed_up, damaged), line("restore", _BACKUP), unready=True),
    Operation("check --fix", (filled, backed_up, damaged), line("check", "--fix"), unready=True),
    Operation("type", (filled, typing), _type),
    *UPGRADES,
)
