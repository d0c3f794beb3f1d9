"""Words that must not get out: put into every field, then each way of breaking is gone, and all that is left searched.

`python -m tests.endings.canaries HOW` runs the lines that it reads as JSON on standard input with a store that breaks.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import Any, NoReturn

from tests.endings.dirty import FIELDS, token
from tests.endings.ptys import LIMIT, ROOT, Program
from tests.endings.trying import BROKEN, CRASHES, notes_in

WORD = "CANARY"
TYPED = "CANARYtyped"
# those that no journal holds: what is typed, searched, named, set, given on the line
BESIDE = ("typed", "searched", "filename", "folder", "setting", "heart", "option")
ALL = (*(token(field) for field in FIELDS), *(f"{WORD}{name}" for name in BESIDE))
LEFT = b"\x1b[?1049l"

LINES = (
    *(["today"], ["streak"], ["journal"], ["session"], ["records"], ["medals"], ["challenge", "list"], ["doctor"]),
    *(["challenge", "show", "made"], ["challenge", "why", "made"], ["race", "list"], ["athlete", "list"], ["chart"]),
    *(["photo", "list"], ["fact", "list"], ["share"], ["export", "-o", "-"], ["undo"], ["redo"], ["delete", "last"]),
    *(["log", f"run 5km -- {TYPED}"], ["journal", f"{WORD}searched"], ["mark", "sick", "--note", f"{WORD}option"]),
    *(["edit", "last", f"6km -- {WORD}option"], ["race", "add", f"{WORD}option", "--on", "2026-01-01"], ["check"]),
    *(["athlete", "add", f"{WORD}option"], ["import", f"{WORD}filename.gpx", "--yes"], ["backup"], ["restore"]),
)


def _group(said: str) -> NoReturn:
    raise ExceptionGroup(said, [KeyError(said), ValueError(said)])


def _statement(said: str) -> NoReturn:
    from sqlalchemy.exc import StatementError

    raise StatementError(said, f"SELECT '{said}'", (said,), ValueError(said))


def _of(kind: Callable[[str], BaseException]) -> Callable[[str], NoReturn]:
    def broken(said: str) -> NoReturn:
        heart_rate = f"{said} {WORD}heart"
        try:
            raise LookupError(heart_rate)
        except LookupError as error:
            raise kind(heart_rate) from error

    return broken


HOW: dict[str, Callable[[str], object]] = {
    "ValueError": _of(ValueError),
    "KeyError": _of(KeyError),
    "OSError": _of(OSError),
    "UnicodeError": _of(lambda said: UnicodeDecodeError("utf-8", said.encode(), 0, 1, said)),
    "AssertionError": _of(AssertionError),
    "RecursionError": _of(RecursionError),
    "group": _group,
    "statement": _statement,
}

# what is in the note of it; an error of the machine is told and not noted
NOTED = {"OSError": "", "group": "ExceptionGroup", "statement": "StatementError"}


def searched(text: str | bytes) -> list[str]:
    """The words that are in it."""
    found = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return [word for word in ALL if word in found]


def commands_break(journal: Path, how: str) -> tuple[int, list[str]]:
    """Every command while the store breaks in that way: how many broke, and what got out of it and where."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.endings.canaries", how],
        input=json.dumps(LINES).encode(),
        cwd=ROOT,
        env={**os.environ, "TRACKER_DB": str(journal), "PYTHONPATH": str(ROOT), "TRACKER_DEBUG": ""},
        capture_output=True,
        timeout=LIMIT * 3,
        check=True,
    )
    answers = json.loads(done.stdout)
    wrong = [f"outside of all commands: {word}" for word in searched(done.stderr)]
    for words, (code, said) in zip(LINES, answers, strict=True):
        given = " ".join(words)
        wrong += [f"{words[0]}: {word} is told" for word in searched(said) if word not in given and code]
        if "fault of tracker" in said or "The machine refused" in said:
            wrong += [f"{words[0]}: {word} is echoed" for word in searched(said)]
    wrong += _noted(NOTED.get(how, "LookupError"))
    return sum(code == 1 for code, _ in answers), wrong


def app_breaks(journal: Path, where: str) -> list[str]:
    """The app breaks while something is typed: what gets out, after it has given the terminal back."""
    program = _app(journal, BROKEN.replace("CANARY-182", f"{WORD}heart") + CRASHES[where])
    try:
        program.send(b"\x1b[27u").moved()
        seen = _processes(program.process.pid)
        program.send(b"U")
        code = program.end()
        wrong = [f"exit code {code}"] if code != 1 else []
        wrong += [f"told at the end: {word}" for word in searched(program.all.rpartition(LEFT)[2])]
        wrong += [f"in the process list: {word}" for line in seen for word in searched(line)]
        wrong += ["the window got a title"] if b"\x1b]0;" in program.all or b"\x1b]2;" in program.all else []
    finally:
        program.close()
    return wrong + _noted("ValueError")


def imports_listed(journal: Path) -> list[str]:
    """What the process list shows of an import's readers: not what is read."""
    from tests.endings.commands import children, recordings

    files = recordings(journal.parent / f"{WORD}filename")
    start = "import sys; from tracker.cli.main import run; sys.exit(run(['import', sys.stdin.readline(), '--yes']))"
    process = subprocess.Popen(
        [sys.executable, "-c", start],
        cwd=ROOT,
        env={**os.environ, "TRACKER_DB": str(journal)},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    process.stdin.write(str(files).encode())
    process.stdin.close()
    seen: set[str] = set()
    while process.poll() is None:
        for pid in children(process.pid):
            seen.update(_processes(pid))
    return [f"in the process list: {word}" for line in seen for word in searched(line)] + (
        [] if seen else ["there was no reader"]
    )


def _app(journal: Path, before: str) -> Program:
    from tests.endings.ptys import app

    program = app(journal, before, size=(50, 150))
    program.until(token("goal").encode()).quiet()
    program.send(b"l").moved()
    return program.send(TYPED.encode()).until(TYPED.encode())


def _noted(kind: str) -> list[str]:
    """What the notes of faults, and a report of them, hold that they must not; and that it was noted at all."""
    notes = notes_in(Path(os.environ["XDG_DATA_HOME"]))
    done = [
        subprocess.run([sys.executable, "-m", "tracker", *words], cwd=ROOT, capture_output=True, check=True).stdout
        for words in (["report"], ["report", "--json"])
    ]
    wrong = [] if not kind or any(kind in note for note in notes) else [f"no {kind} was noted"]
    wrong += [f"noted: {word}" for note in notes for word in searched(note)]
    return wrong + [f"reported: {word}" for report in done for word in searched(report)]


def _processes(pid: int) -> list[str]:
    """How a process and its threads are listed; nothing of one that has gone."""
    found = []
    with suppress(OSError):
        for name in ("cmdline", "comm"):
            found.append(Path(f"/proc/{pid}/{name}").read_bytes().decode("utf-8", "replace"))
        for thread in Path(f"/proc/{pid}/task").iterdir():
            found.append((thread / "comm").read_text())
    return found


def main(how: str, lines: Sequence[Sequence[str]]) -> list[tuple[int, str]]:
    """Run the lines while the store reads every text, and then breaks."""
    from tracker.cli.main import run
    from tracker.store.journal import Store

    read, write = Store.read, Store.write

    @contextmanager
    def reading(self: Store, *args: Any, **rest: Any) -> Iterator[Any]:
        with read(self, *args, **rest) as reader:
            everything = " ".join(repr(part) for part in (reader.athletes(), reader.races(), *reader.challenges(None)))
            HOW[how](f"{everything} {' '.join(ALL)}")
            yield reader

    @contextmanager
    def writing(self: Store, *args: Any, **rest: Any) -> Iterator[Any]:
        with write(self, *args, **rest) as writer:
            HOW[how](" ".join(ALL))
            yield writer

    Store.read, Store.write = reading, writing  # type: ignore[method-assign]
    answers = []
    for words in lines:
        said = io.StringIO()
        with redirect_stdout(said), redirect_stderr(said):
            code = run(list(words))
        answers.append((code, said.getvalue()))
    return answers


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1], json.load(sys.stdin))))
