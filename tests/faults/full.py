"""`python -m tests.faults.full`: what happens on a disk of two megabytes (A04-A06, A08, A20), as JSON.

To be run in a mount name space of its own, as root. Each step answers with what was wrong, nothing where it was right.
"""

import contextlib
import io
import json
import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from tests.faults.operations import released
from tests.faults.places import Place
from tracker.cli.main import run

_NOTE = "uphill all the way " * 150


def main() -> None:
    """Run every step on a disk of its own."""
    steps: dict[str, Callable[[Place], str]] = {
        "logging until it is full": _log_until_full,
        "deleting on a full disk": _delete_when_full,
        "a backup on a full disk": _back_up_when_full,
        "an upgrade without room": _upgrade_without_room,
        "a page limit": _page_limit,
    }
    found = {}
    for name, step in steps.items():
        with _small_disk() as place:
            found[name] = step(place)
    print(json.dumps(found))  # noqa: T201 the answer


@contextlib.contextmanager
def _small_disk() -> Iterator[Place]:
    folder = Path(tempfile.mkdtemp(prefix="full-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tracker", str(folder)], check=True)
    try:
        place = Place(folder / "home")
        place.root.mkdir()
        place.settle_in()
        yield place
    finally:
        os.chdir("/")
        subprocess.run(["umount", str(folder)], check=True)
        folder.rmdir()


def _told(*words: str) -> tuple[int, str, str]:
    """Exit code, what was said and what was complained of."""
    said, complained = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(complained):
        code = run(list(words))
    return code, said.getvalue(), complained.getvalue().strip()


def _fill(place: Place) -> None:
    """Use up the disk to the last block."""
    handle = os.open(place.root / "ballast", os.O_WRONLY | os.O_CREAT)
    try:
        with contextlib.suppress(OSError):
            while os.write(handle, bytes(4096)):
                pass
    finally:
        os.close(handle)


def _count(place: Place) -> int:
    with closing(sqlite3.connect(place.journal)) as connection:
        return int(connection.execute("SELECT count(*) FROM session").fetchone()[0])


def _log_until_full(place: Place) -> str:
    logged = 0
    for _ in range(2000):
        code, _, complained = _told("log", "run 5km", f'"{_NOTE}"')
        if code:
            break
        logged += 1
    else:
        return "it was never full"
    if "full" not in complained or "\n" in complained:
        return complained
    if _count(place) != logged or not logged:
        return f"{_count(place)} sessions of {logged} that were told as stored"
    code, said, complained = _told("journal", "--json")
    if code or said.count('"activity"') < 1:
        return f"reading: {complained}"
    return "" if _told("check")[0] == 0 else "check finds fault"


def _delete_when_full(place: Place) -> str:
    for _ in range(3):
        _told("log", "run 5km", f'"{_NOTE}"')
    _fill(place)
    before = place.content()["data/journal.db"]
    code, _, complained = _told("delete", "last")
    if code == 0:
        return "" if _count(place) == 2 else "told as done, and not done"
    if "elsewhere" not in complained or "\n" in complained:
        return complained
    return "" if place.content()["data/journal.db"] == before else "half done"


def _back_up_when_full(place: Place) -> str:
    _told("log", "run 5km")
    _told("backup")
    kept = {name: digest for name, digest in place.content().items() if "backups/" in name}
    _told("log", "run 6km")
    _fill(place)
    before = place.content()["data/journal.db"]
    code, _, complained = _told("backup")
    if code == 0 or "\n" in complained:
        return f"a backup on a full disk: {code}, {complained}"
    code, _, complained = _told("restore", "2")
    if code == 0 or "\n" in complained:
        return f"a restore on a full disk: {code}, {complained}"
    after = place.content()
    if {name: digest for name, digest in after.items() if "backups/" in name} != kept:
        return "other backups are not as they were"
    if [name for name in place.leftovers() if "backups" in name]:
        return f"left behind: {place.leftovers()}"
    return "" if after["data/journal.db"] == before else "the journal was changed without a backup"


def _upgrade_without_room(place: Place) -> str:
    released(1)(place)
    before = place.content()["data/journal.db"]
    free = shutil.disk_usage(place.root).free
    (place.root / "ballast").write_bytes(b"x" * (free - place.journal.stat().st_size * 2))
    code, _, complained = _told("journal")
    if code == 0 or "free" not in complained or "\n" in complained:
        return f"{code}, {complained}"
    return "" if place.content()["data/journal.db"] == before else "it was changed all the same"


def _page_limit(place: Place) -> str:
    from sqlalchemy import Engine, event

    _told("log", "run 5km")

    def limited(connection: sqlite3.Connection, _record: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}").close()

    event.listen(Engine, "connect", limited)
    try:
        for number in range(200):
            code, _, complained = _told("log", "run 5km", f'"{_NOTE}"')
            if code:
                return "" if "full" in complained and _count(place) == number + 1 else complained
    finally:
        event.remove(Engine, "connect", limited)
    return "it was never full"


if __name__ == "__main__":
    main()
