"""A room to try an input in: a home of its own with a journal, the command line, and what must not change."""

import hashlib
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from types import TracebackType
from typing import Any, Self

from tests.clocks import FrozenClock
from tracker import __main__ as main
from tracker.cli.main import run
from tracker.services.tracker import Tracker

AT = "2026-11-23T12:00+05:30"  # what the clock says
ROOT = Path(__file__).parent.parent.parent
MOST_SECONDS, MOST_MB = 10.0, 300.0  # for one input, however large (G7)
# What no terminal may see: controls but the line break, marks that turn the direction, separators, halves of pairs.
ACTING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
# Runs a command and notes its exit code and the most memory of it and its children; a process of its own, because the
# memory of the one that starts a process counts as that process's until its program is loaded.
MEASURED = (
    "import os, subprocess, sys; child = subprocess.Popen(sys.argv[2:]); _, status, used = os.wait4(child.pid, 0); "
    "open(sys.argv[1], 'w').write("
    "f'{os.waitstatus_to_exitcode(status)} {used.ru_maxrss} {used.ru_utime + used.ru_stime}')"
)
OURS = ("journal.db", "journal.db-journal")
KEPT = ("backups", "drafts")  # folders beside the journal that a refused change may have written to


@dataclass(frozen=True, slots=True)
class Tried:
    """Where an input was tried ("import", "log line"), and what happened: "refused: SENTENCE", or what became of it."""

    where: str
    happened: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a command answered; of one in a process of its own also how many seconds it took by the clock, and kept
    processors busy, and the most memory (MB) of it or one of its children.
    """

    code: int
    out: str
    err: str
    seconds: float = 0.0
    busy_s: float = 0.0
    peak_mb: float = 0.0

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document it must be."""
        return json.loads(self.out)

    @property
    def reason(self) -> str:
        """The sentence of a refusal: the first line of standard error, without the program's name."""
        return self.err.split("\n")[0].removeprefix("tracker: ")

    def in_bounds(self, within: float = MOST_SECONDS) -> Self:
        """Itself, after checking time and memory; for inputs whose point is their size, run by `Room.child`."""
        # on a machine that is busy with something else as well, the clock says too much
        assert min(self.seconds, self.busy_s) <= within, f"{self.seconds:.1f} s, {self.busy_s:.1f} s busy"
        assert self.seconds <= 6 * within, f"{self.seconds:.1f} s"
        assert 0 < self.peak_mb <= MOST_MB, f"{self.peak_mb:.0f} MB"
        return self


@dataclass(frozen=True, slots=True)
class State:
    """A journal by a digest of all its rows, and every other file of the room by a digest of its bytes."""

    journal: str
    files: Mapping[str, str]


class Room:
    """A journal with a few sessions and a running challenge, in a home of its own below `folder`; a context manager.

    Inputs are made in `inputs`, which is the current folder. `at` is what the clock of the commands says.
    """

    def __init__(self, folder: Path) -> None:
        self.root = folder / "a" / "b"  # deep, so that what climbs out of it is still found
        self.outer = folder
        self.inputs, self.home = self.root / "in", self.root / "home"
        self.journal = self.home / "journal" / "journal.db"
        self.at = AT
        self.clock = FrozenClock(AT)
        self._tracker: Tracker | None = None
        self._before: dict[str, str] = {}
        self._was = Path.cwd()

    def __enter__(self) -> Self:
        self._before = dict(os.environ)
        self.inputs.mkdir(parents=True)
        self.journal.parent.mkdir(parents=True)
        for name in list(os.environ):
            if name.startswith(("TRACKER_", "XDG_")) or name == "NO_COLOR":
                del os.environ[name]
        os.environ |= {
            "HOME": str(self.home),
            "TRACKER_DB": str(self.journal),
            "TRACKER_DEBUG": "1",  # what nobody foresaw is raised, and fails the row
            "COLUMNS": "120",
            "TZ": "Asia/Kolkata",
        }
        self.journal.write_bytes(_seeded())
        os.chdir(self.inputs)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._tracker is not None:
            self._tracker.close()
        os.environ.clear()
        os.environ.update(self._before)
        os.chdir(self._was)

    @property
    def tracker(self) -> Tracker:
        """A handle on the journal, by a clock that stands."""
        if self._tracker is None:
            self._tracker = Tracker(self.journal, self.clock)
        return self._tracker

    def file(self, name: str, data: bytes | str) -> Path:
        """A file among the inputs; folders on the way are made."""
        path = self.inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
        return path

    # -- the command line ---------------------------------------------------------------------------------------------

    def cli(self, *words: str | Path, stdin: bytes = b"", broken: bool = False) -> Told:
        """Run a command in this process; what it told is checked to do nothing to a terminal.

        `broken`: tracker itself was broken on purpose, and may say so.
        """
        os.environ["TRACKER_AT"] = self.at
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
        before, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
        try:
            with redirect_stdout(out), redirect_stderr(err):
                code = run([str(word) for word in words], main.open_app, main.key_faults)
        finally:
            sys.stdin = before
        return self._told(code, _bytes(out), _bytes(err), broken=broken)

    def child(self, *words: str | Path, stdin: bytes = b"") -> Told:
        """The same in a process of its own, with its time and its memory."""
        environment = {**os.environ, "TRACKER_AT": self.at, "PYTHONPATH": str(ROOT)}
        began = monotonic()
        with TemporaryDirectory() as kept:
            given, out, err, used = (Path(kept, name) for name in ("in", "out", "err", "used"))
            given.write_bytes(stdin)
            with given.open("rb") as reading, out.open("wb") as writing, err.open("wb") as complaining:
                subprocess.run(
                    [sys.executable, "-ISc", MEASURED, used, sys.executable, "-m", "tracker", *map(str, words)],
                    stdin=reading,
                    stdout=writing,
                    stderr=complaining,
                    env=environment,
                    check=True,
                )
            code, peak, busy_s = used.read_text().split()
            peak_mb = int(peak) / (1 << 20 if sys.platform == "darwin" else 1 << 10)
            told = self._told(int(code), out.read_bytes(), err.read_bytes())
            return replace(told, seconds=monotonic() - began, busy_s=float(busy_s), peak_mb=peak_mb)

    def _told(self, code: int, out: bytes, err: bytes, *, broken: bool = False) -> Told:
        # CSV and iCalendar end their lines in two characters, by their standards
        told = Told(code, out.decode().replace("\r\n", "\n"), err.decode())
        for text in (told.out, told.err):
            assert not (found := ACTING.search(text)), f"{found[0]!r} in {text[max(0, found.start() - 80) :][:200]!r}"
        assert told.code in (0, 1, 2), told
        assert "Traceback" not in told.err, told.err
        assert broken or "fault of" not in told.err, told.err
        return told

    # -- what must not change -----------------------------------------------------------------------------------------

    def state(self) -> State:
        """The journal and every file below the room's folder but the journal's own and those in `KEPT`."""
        files = {}
        for path in sorted(self.outer.rglob("*")):
            inside = path.relative_to(self.outer)
            ours = path.parent == self.journal.parent and path.name in OURS
            if not (ours or set(inside.parts) & set(KEPT)):
                files[str(inside)] = _hashed(path) if path.is_file() else ""
        return State(_digest(self.journal), files)

    @contextmanager
    def unchanged(self) -> Iterator[None]:
        """Nothing is stored and no file is made or changed meanwhile."""
        before = self.state()
        yield
        after = self.state()
        assert after.journal == before.journal, "the journal was changed"
        assert after.files == before.files, sorted(set(after.files.items()) ^ set(before.files.items()))

    @contextmanager
    def no_file_outside(self) -> Iterator[None]:
        """Nothing is made or changed meanwhile but beside the journal."""
        beside = str(self.journal.parent.relative_to(self.outer))
        before = {name: is_now for name, is_now in self.state().files.items() if not name.startswith(beside)}
        yield
        after = {name: is_now for name, is_now in self.state().files.items() if not name.startswith(beside)}
        assert after == before, sorted(set(after.items()) ^ set(before.items()))

    # -- trying -------------------------------------------------------------------------------------------------------

    def refused(self, where: str, *words: str | Path, says: str = "", stdin: bytes = b"", child: bool = False) -> Tried:
        """Run a command that must be refused in one sentence, `says` in it, with nothing written.

        `child`: in a process of its own, and within the bounds of time and memory.
        """
        with self.unchanged():
            told = self.child(*words, stdin=stdin).in_bounds() if child else self.cli(*words, stdin=stdin)
        assert told.code in (1, 2), (words, told)
        reason = self.plain(told.reason)
        assert is_one_sentence(reason), reason
        assert says in reason, (says, reason)
        return Tried(where, f"refused: {reason}")

    def taken(self, where: str, *words: str | Path, stdin: bytes = b"", child: bool = False) -> Told:
        """Run a command that must do what it is asked; no file is made but beside the journal."""
        with self.no_file_outside():
            told = self.child(*words, stdin=stdin).in_bounds() if child else self.cli(*words, stdin=stdin)
        assert told.code == 0, (where, told)
        return told

    def brought(
        self,
        where: str,
        *paths: Path,
        options: tuple[str, ...] = (),
        child: bool = False,
        within: float = MOST_SECONDS,
    ) -> "Brought":
        """Import files with --yes. Where nothing came of it nothing was written; what was left out has a reason."""
        before = self.state()
        words: tuple[str | Path, ...] = ("import", *paths, "--yes", "--json", *options)
        with self.no_file_outside():
            told = self.child(*words).in_bounds(within) if child else self.cli(*words)
        if not told.out:  # refused as a whole, before anything was read
            assert is_one_sentence(self.plain(told.reason)), told.reason
            assert self.state() == before
            return Brought(where, ((", ".join(path.name for path in paths), self.plain(told.reason)),), (), (), told)
        left: list[tuple[str, str]] = []
        asks: list[tuple[str, str]] = []
        came = []
        for item in told.json["items"]:
            if item["outcome"] in ("import", "import_warn"):
                came.append(item)
            elif item["outcome"] != "duplicate":
                reason = self.plain(item["reason"])
                assert item["outcome"] == "ask" or is_one_sentence(reason), item  # of a question there may be several
                (asks if item["outcome"] == "ask" else left).append((self.plain(item["path"]), reason))
        if told.json["counts"]["refuse"] == len(told.json["items"]):  # a copy may be kept as a further source
            assert self.state() == before, "nothing came of it, yet something was written"
        return Brought(where, tuple(left), tuple(asks), tuple(came), told)

    def plain(self, text: str) -> str:
        """`text` without the paths of this room, the same on every machine."""
        for path in (self.inputs, self.home, self.root, self.outer):
            text = text.replace(f"{path}/", "").replace(str(path), path.name)
        return text


@dataclass(frozen=True, slots=True)
class Brought:
    """What came of an import: (path, reason) of what was refused and of what waits, the items stored, what was told.

    A copy of what is there already is neither.
    """

    where: str
    left: tuple[tuple[str, str], ...]
    asks: tuple[tuple[str, str], ...]
    came: tuple[dict[str, Any], ...]
    told: Told

    @property
    def reasons(self) -> tuple[str, ...]:
        """Each reason once."""
        return tuple(dict.fromkeys(reason for _, reason in (*self.left, *self.asks)))

    def in_bounds(self) -> Self:
        """Itself, after checking time and memory."""
        self.told.in_bounds()
        return self

    def tried(self, stored: int, *says: str) -> Tried:
        """What happened, after checking how many files or members were stored and that each of `says` is a reason."""
        assert len(self.came) == stored, (len(self.came), self.told)
        for wanted in says:
            assert any(wanted in reason for reason in self.reasons), (wanted, self.reasons)
        said = [f"{stored} stored"] if stored else []
        for word, found in (("refused", self.left), ("asks", self.asks)):
            said += [f"{word}: {' / '.join(dict.fromkeys(reason for _, reason in found))}"] if found else []
        return Tried(self.where, "; ".join(said) or "there already")


def is_one_sentence(text: str) -> bool:
    """Whether a reason is one plain sentence of sensible length that does nothing to a terminal."""
    bare = re.sub(r'"[^"]*"|\([^)]*\)', "x", text)
    return (
        3 < len(text) <= 500
        and not ACTING.search(text)
        and "\n" not in text
        and text[-1] in ".?!"
        and not re.search(r"[.!?] +[A-Z]", bare)
        and "Error" not in bare
    )


def _hashed(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _bytes(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    whole = stream.buffer
    assert isinstance(whole, io.BytesIO)
    return whole.getvalue()


def _digest(journal: Path) -> str:
    if not journal.exists():
        return ""
    connection = sqlite3.connect(f"file:{journal}?mode=ro", uri=True)
    try:
        return hashlib.sha256("\n".join(connection.iterdump()).encode("utf-8", "surrogateescape")).hexdigest()
    finally:
        connection.close()


@cache
def _seeded() -> bytes:
    """The bytes of a journal with three days of sessions, a rest day and a challenge that runs."""
    with TemporaryDirectory() as folder:
        clock = FrozenClock("2026-11-20T20:00+05:30")
        tracker = Tracker(Path(folder, "journal.db"), clock)
        tracker.log("run 5km 30:00 hills #ghat")
        tracker.start("mumbai-to-goa")
        clock.move(days=1)
        tracker.log("ride 90km 4:10 +820m")
        tracker.log("rest @2026-11-19")
        clock.move(days=1)
        tracker.log("run 20km 1:58:30")
        tracker.close()
        return Path(folder, "journal.db").read_bytes()
