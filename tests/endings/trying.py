"""Each way in which the app can end or be held up, tried in a real terminal: what was wrong, and how long it took."""

import os
import select
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, sleep

from tests.endings.ptys import APP, LIMIT, QUIT, READY, ROOT, Program, app, kept, typing

SHORT = 2.0  # seconds that an ending may take
TYPED = b"run 5km along the quay"
CANARY = "CANARY-182"
BROKEN = f"""
from tracker.tui.shell import TrackerApp
def broken(*_):
    heart_rate = "{CANARY}"
    raise ValueError(f"bad {{heart_rate}}")
async def broken_async(*_):
    broken()
"""
# where a fault can be, as what the key U does; those after the dots must not end the app
CRASHES = {
    "handler": "TrackerApp.action_redo = broken",
    "timer": "TrackerApp.action_redo = lambda self: self.set_timer(0.01, broken)",
    "worker": "TrackerApp.action_redo = lambda self: self.run_worker(broken, thread=True)",
    "task of the app": "TrackerApp.action_redo = lambda self: self.run_worker(broken_async())",
    "drawing": """
from textual.widgets import Static
class Bad(Static):
    render = broken
TrackerApp.action_redo = lambda self: self.screen.mount(Bad())
""",
    "input thread": """
from textual._xterm_parser import XTermParser
feed = XTermParser.feed
XTermParser.feed = lambda self, data: broken() if "U" in data else feed(self, data)
""",
}
FAULTS = {
    "job": """
from tracker.services.tracker import Tracker
Tracker.redo = broken
""",
    "thread": """
import threading
def start(self):
    threading.Thread(target=broken).start()
    self.set_timer(0.3, lambda: self.notify("was noted"))
TrackerApp.action_redo = start
""",
    "lost task": """
import asyncio, gc
def start(self):
    asyncio.get_running_loop().create_task(broken_async())
    self.set_timer(0.2, gc.collect)
    self.set_timer(0.3, lambda: self.notify("was noted"))
TrackerApp.action_redo = start
""",
}


@dataclass(frozen=True)
class Tried:
    """One ending: what was wrong with it, nothing when all was right, and its seconds where they count."""

    name: str
    wrong: tuple[str, ...]
    seconds: float = 0.0

    @property
    def clean(self) -> bool:
        """Whether nothing was wrong, and it was quick: the soak asks so, a test's machine may be busy."""
        return not self.wrong and self.seconds <= SHORT


def _tried(name: str, code: int, program: Program, journal: Path, *, typed: bytes = TYPED) -> Tried:
    """Wait for the end and look at what is left."""
    began = monotonic()
    found = program.end(LIMIT) if program.master >= 0 else program.process.wait(LIMIT)
    took = monotonic() - began
    wrong = list(program.left_behind) if program.master >= 0 else []
    if found != code:
        wrong.append(f"exit code {found} instead of {code}")
    if typed and not kept(journal, typed):
        wrong.append("what was typed is lost")
    program.close()
    return Tried(name, tuple(wrong), took)


def signalled(journal: Path, number: signal.Signals) -> Tried:
    """A signal from outside while something is typed."""
    program = typing(app(journal), TYPED)
    program.process.send_signal(number)
    return _tried(number.name, 128 + number, program, journal)


def early(journal: Path, delay: float) -> Tried:
    """A signal at any moment of the start, before or after the terminal was changed."""
    program = Program(["-m", "tracker"], {"TRACKER_DB": str(journal)})
    sleep(delay)
    program.process.send_signal(signal.SIGTERM)
    began = monotonic()
    code = program.end()
    wrong = list(program.left_behind)
    if code not in (143, -signal.SIGTERM):  # the latter before there is anything to clean up
        wrong.append(f"exit code {code} after {delay:.2f} s")
    program.close()
    return Tried("SIGTERM while it starts", tuple(wrong), monotonic() - began)


def hung_up(journal: Path, how: str = "") -> Tried:
    """The terminal goes away: with a SIGHUP, with one that is "ignored", or with none ("untold")."""
    before = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN)" if how == "ignored" else ""
    program = typing(app(journal, before, controlling=how != "untold"), TYPED)
    program.hang_up()
    return _tried(f"terminal closed{f', SIGHUP {how}' if how else ''}", 129, program, journal)


def killed(journal: Path) -> Tried:
    """SIGKILL a little more than a second after the last key: nothing can be given back, but what was typed is kept."""
    program = typing(app(journal), TYPED)
    end = monotonic() + LIMIT
    while not kept(journal, TYPED) and monotonic() < end:
        program.quiet(0.1)
    program.process.kill()
    code = program.end()
    program.close()
    lost = () if kept(journal, TYPED) else ("what was typed is lost",)
    return Tried("SIGKILL", lost if code == -signal.SIGKILL else (*lost, f"exit code {code}"), 0.0)


def crashed(journal: Path, where: str) -> Tried:
    """A fault of our own that ends the app."""
    program = typing(app(journal, BROKEN + CRASHES[where]), TYPED)
    program.send(b"\x1b").quiet()
    program.send(b"U")
    tried = _tried(f"crash in {where}", 1, program, journal)
    wrong = list(tried.wrong)
    if b"fault of its own (ValueError)" not in program.written:
        wrong.append("nothing is said of it")
    return Tried(tried.name, tuple(wrong) + tuple(_told_of(program)), tried.seconds)


def bore(journal: Path, where: str) -> Tried:
    """A fault of our own that the app survives."""
    program = typing(app(journal, BROKEN + FAULTS[where]), TYPED)
    program.send(b"\x1b").quiet()
    program.send(b"U").until(b"was noted")
    program.send(b"\x1b").quiet()
    program.send(QUIT)
    tried = _tried(f"fault in {where}", 0, program, journal)
    return Tried(tried.name, tried.wrong + tuple(_told_of(program)), tried.seconds)


def _told_of(program: Program) -> list[str]:
    """Values that got out, and the note that is missing."""
    notes = notes_in(Path(os.environ["XDG_DATA_HOME"]))
    wrong = [] if any("ValueError" in note for note in notes) else ["no note was made"]
    if CANARY.encode() in program.all or any(CANARY in note for note in notes):
        wrong.append("a value got out")
    return wrong


def notes_in(home: Path) -> list[str]:
    """The notes of faults that were made under a data folder."""
    return [path.read_text(encoding="utf-8") for path in sorted(home.rglob("crash-*.json"))]


def kept_waiting(journal: Path) -> Tried:
    """Another program keeps the lock, a line was entered, and then the athlete quits: it is told and kept."""
    program = app(journal).until(READY).quiet()
    with closing(sqlite3.connect(journal, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE").close()
        program.send(b"l").until(b"Leave").send(TYPED + b"\r").until(b"waits for another window")
        program.send(b"\x1b").quiet()
        program.send(b"r").quiet()
        program.send(QUIT)
        tried = _tried("quitting while another window is waited for", 0, program, journal)
    said = (b"Logging was cut short as tracker closed.", b"Marking the day was not begun as tracker closed")
    told = all(one in program.written for one in said)
    return tried if told else replace(tried, wrong=(*tried.wrong, "nothing is said of it"))


def frozen(journal: Path) -> Tried:
    """The terminal takes no more output (ctrl+s on a slow line, a window that hangs), and then comes a signal."""
    program = typing(app(journal), TYPED).quiet()
    for key in b"\x1b123456" * 12:  # more than the line between us and it takes
        os.write(program.master, bytes([key]))
        sleep(0.03)
    sleep(1.0)
    program.process.send_signal(signal.SIGTERM)
    began = monotonic()
    code = program.process.wait(LIMIT)
    took = monotonic() - began
    program.quiet()
    wrong = list(program.left_behind)
    if code != 143:
        wrong.append(f"exit code {code}")
    if not kept(journal, TYPED):
        wrong.append("what was typed is lost")
    program.close()
    return Tried("SIGTERM, the terminal stands still", tuple(wrong), took)


def slow(journal: Path, keys: int = 120) -> Tried:
    """A line that carries 10 kB a second: every key arrives, in order, and nothing piles up."""
    program = app(journal)
    program.until(READY).send(b"l").until(b"Leave")
    program.quiet()
    before = _memory(program)
    text = b"run 5km -- " + bytes(97 + number % 26 for number in range(keys))
    program.written = b""
    for key in text:
        os.write(program.master, bytes([key]))
        sleep(0.01)
        program.written += (some := os.read(program.master, 100) if _waits(program) else b"")
        program.all += some
    grown = _memory(program) - before
    program.until(text[-20:])
    program.quiet()
    wrong = [] if kept_soon(journal, text) else ["keys were lost"]
    if grown > 30_000_000:
        wrong.append(f"it grew by {grown / 1e6:.0f} MB")
    program.send(QUIT)
    code = program.end()
    if code:
        wrong.append(f"exit code {code}")
    wrong += program.left_behind
    program.close()
    return Tried("slow terminal", tuple(wrong))


def _waits(program: Program) -> bool:
    return bool(select.select([program.master], [], [], 0)[0])


def kept_soon(journal: Path, text: bytes) -> bool:
    """Whether what was typed is kept within the time that a window takes to save it."""
    end = monotonic() + LIMIT
    while not kept(journal, text):
        if monotonic() > end:
            return False
        sleep(0.1)
    return True


def _memory(program: Program) -> int:
    try:
        fields = Path(f"/proc/{program.process.pid}/statm").read_text().split()
    except OSError:
        return 0
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE")


def moved_away(journal: Path) -> Tried:
    """The folder of the journal gets another name: no new one is made, and what is typed then is told at the end."""
    program = app(journal).until(READY)
    elsewhere = journal.parent.rename(journal.parent.with_name("elsewhere"))
    program.send(b"l").until(b"Leave").send(TYPED).until(TYPED[-8:]).send(b"\r").until(b"is gone from")
    tried = _tried("the folder was moved away", 0, program.send(QUIT), journal, typed=b"")
    wrong = list(tried.wrong)
    if TYPED not in program.written:
        wrong.append("what was typed is not told")
    if journal.parent.exists():
        wrong.append("another journal was made")
    elsewhere.rename(journal.parent)
    return replace(tried, wrong=tuple(wrong))


def in_shell(journal: Path, end: bytes = QUIT) -> Tried:
    """Under a real shell: ctrl+c leaves all as it is, ctrl+z gives the terminal back, fg draws everything anew.

    Then `end`: keys that quit, or nothing: the stopped job is killed.
    """
    script = journal.with_name("app.py")
    script.write_text(APP)
    shell = Program(
        ["--noediting", "--norc", "--noprofile", "-i"],
        {"PS1": "P> ", "PYTHONPATH": str(ROOT), "ENDING_JOURNAL": str(journal), "ENDING_BEFORE": ""},
        program="bash",
    )
    wrong = []
    shell.until(b"P> ").send(f"{sys.executable} {script}\n".encode())
    typing(shell, TYPED)
    shell.send(b"\x03").until(b"Quit?")
    shell.send(b"\x1a").until(b"Stopped")
    wrong += [f"stopped: {what}" for what in shell.left_behind]
    if not end:
        shell.send(b"kill %1\n").quiet(1.0)
    shell.send(b"fg\n")
    if end:
        shell.until(b"Today").until(TYPED)
        shell.quiet()
        shell.send(end)
    shell.until(b"P> ").send(b"echo code=$((1000+$?))=\n").until(b"code=1000=", b"code=1143=", b"code=1130=")
    code = b"code=1000=" if end else b"code=1143="
    if code not in shell.written:
        wrong.append(f"the shell says {shell.written[-60:]!r}")
    wrong += shell.left_behind
    if not kept(journal, TYPED):
        wrong.append("what was typed is lost")
    shell.send(b"exit\n")
    shell.end()
    shell.close()
    return Tried("ctrl+c, ctrl+z and fg" if end else "killed while stopped", tuple(wrong))


def without_terminal(journal: Path, how: str) -> Tried:
    """No terminal at one end: an answer in text or a refusal, at once, never a hang. `how` is "in", "out" or "err"."""
    env = {"TRACKER_DB": str(journal)}
    wrong = []
    if how == "all":
        done = subprocess.run(
            [sys.executable, "-m", "tracker"],
            cwd=ROOT,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=LIMIT,
            check=False,
        )
        code, said = done.returncode, done.stdout
    else:
        null = os.open(os.devnull, os.O_RDWR)
        program = Program(["-m", "tracker"], env, **{"std" + how: null})  # type: ignore[arg-type]
        code, said = program.end(), program.all
        program.close()
        os.close(null)
    if code or (how != "out" and b"Nothing is logged yet" not in said) or b"\x1b[?1049h" in said:
        wrong.append(f"exit code {code}, {said[-100:]!r}")
    return Tried(f"no terminal at {how}", tuple(wrong))


def plain_terminal(journal: Path, kind: str) -> Tried:
    """A terminal that writes lines and can do nothing else: Today as text, without any control."""
    program = Program(["-m", "tracker"], {"TRACKER_DB": str(journal), "TERM": kind})
    code = program.end()
    wrong = [] if not code and b"\x1b" not in program.all else [f"exit code {code}, {program.all[-100:]!r}"]
    if b"can't show the app" not in program.all:
        wrong.append("it does not say why there is no app")
    program.close()
    return Tried(f"TERM={kind}", tuple(wrong))


def without_utf8(journal: Path) -> Tried:
    """LC_ALL=C and no UTF-8 mode: the app draws with plain letters and takes what is typed."""
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}
    program = app(journal, env=env)
    program.until(READY).send(b"l").until(b"Leave")
    program.send("run 5km Tromsø quay".encode()).until(b"Troms? quay")
    program.send(b"\r").until(b"takes it back")
    wrong = [] if program.all.isascii() else ["signs that this terminal can't show"]
    if b"\\u" in program.all:
        wrong.append("signs are spelled out")
    program.send(QUIT)
    tried = _tried("LC_ALL=C without UTF-8", 0, program, journal, typed=b"")
    return Tried(tried.name, tried.wrong + tuple(wrong), tried.seconds)
