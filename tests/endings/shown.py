"""Every command that shows texts of others, run on a terminal over a journal whose texts act; and what was written.

`python -m tests.endings.shown` runs the lines that it reads as JSON, in one process and on its own terminal.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.endings.dirty import FIELDS, token
from tests.endings.payloads import foreign
from tests.endings.ptys import ROOT, Program

AT = "2025-06-28T09:00+05:30"
ARGUMENT = "q99z"  # begins and ends what was typed on the line, or is the name of a file
_OVER = b"<<<%d>>>"


def dirty(folder: Path, payload: str) -> Path:
    """The journal of `dirty.py`, made in a process of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [sys.executable, "-m", "tests.endings.dirty", str(folder)],
        input=json.dumps(payload).encode(),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
    )
    return folder / "journal.db"


def lines(journal: Path, payload: str) -> list[list[str]]:
    """The command lines: what is stored, what is typed, what files are called and hold."""
    typed = f"{ARGUMENT}{payload}{ARGUMENT}".replace("\x00", "").encode("utf-8", "replace").decode()
    named = journal.parent / f"{typed.replace('/', '-')[:60]}.gpx"
    named.write_text("<gpx></gpx>")
    wrong = journal.parent / f"{typed.replace('/', '-')[:60]}.toml"
    wrong.write_text(f"title = {json.dumps(typed)}\nformat = {json.dumps(typed)}\n{json.dumps(typed)} = 1\n")
    plain = [
        *(["today"], ["today", "--line"], ["today", "--words"], ["streak"], ["journal"], ["session"], ["records"]),
        *(["challenge", "list"], ["challenge", "show", "made"], ["challenge", "why", "made"]),
        *(["challenge", "why", "made", "2025-06-26"], ["medals"], ["photo", "list"], ["fact", "list"]),
        *(["athlete", "list"], ["race", "list"], ["template", "list"], ["template", "show", "made"], ["chart"]),
        *(["chart", "made"], ["chart", "made", "--map"], ["chart", "heat"], ["chart", "streaks"], ["share"]),
        *(["share", "challenge", "made"], ["doctor"], ["report"], ["config", "list"], ["check"]),
        *(["undo"], ["redo"], ["edit", "last", "6km"], ["delete", "last"], ["undo"]),
    ]
    exports = [
        *(["export", "-o", "-"], ["export", "--csv", "-o", "-"], ["export", "--calendar", "-o", "-"]),
        *(["export", "--challenge", "made", "-o", "-"], ["export", "--digest", "made", "-o", "-"]),
    ]
    said = [
        *([typed], [f"--{typed}"], ["log", f"run 5x{typed}"], ["log", f"run 5km {typed}"], ["journal", typed]),
        *(["journal", f">{typed}"], ["session", typed], ["delete", typed], ["challenge", "start", typed]),
        *(["challenge", "show", typed], ["template", "show", typed], ["template", "check", str(wrong)]),
        *(["template", "import", str(named)], ["race", "show", typed], ["race", "add", typed, "--on", "2026-01-01"]),
        *(["race", "add", "x", "--on", typed], ["athlete", "add", typed], ["athlete", "set", "--zone", typed]),
        *(["mark", typed], ["chart", typed], ["config", "get", typed], ["config", "set", "theme", typed]),
        *(["import", str(named), "--yes"], ["import", typed], ["import", str(named), "--sport", typed]),
        *(["photo", "add", "last", typed], ["share", "medal", typed], ["today", "--at", typed]),
        *(["today", "--athlete", typed], ["today", "--db", f"{typed}/x/journal.db"], ["today", "--units", typed]),
        *(["export", "-o", f"/nowhere/{typed}"], ["restore", typed], ["backup", f"/nowhere/{typed}.zip"]),
    ]
    asked = [[*line, "--json"] for line in plain]
    asks = [["__complete", *words] for words in (["challenge", "show", ""], ["race", "show", ""])]
    return plain + asked + exports + said + asks


def written(journal: Path, commands: Sequence[Sequence[str]], env: dict[str, str] | None = None) -> list[bytes]:
    """What each command line wrote on a terminal, errors too."""
    script = journal.with_name("lines.json")
    script.write_text(json.dumps(commands))
    surroundings = {"TRACKER_DB": str(journal), "TRACKER_AT": AT, "TRACKER_DEBUG": "", **(env or {})}
    with Path(os.devnull).open() as nothing:
        program = Program(["-m", "tests.endings.shown", str(script)], surroundings, stdin=nothing.fileno())
    try:
        program.until(_OVER % len(commands))
        assert program.end() == 0
    finally:
        program.close()
    found, rest = [], program.all
    for number in range(len(commands)):
        before, _, rest = rest.partition(_OVER % (number + 1) + b"\r\n")
        found.append(before)
    return found


def surfaces(commands: Sequence[Sequence[str]], found: Sequence[bytes]) -> tuple[set[str], list[str]]:
    """The places at which an acting text was shown (command and field), and what acted on the terminal."""
    shown, acted = set(), []
    for words, text in zip(commands, found, strict=True):
        verb = " ".join(word for word in words[:2] if ARGUMENT not in word and not word.startswith(("/", "-")))
        verb += " --json" if "--json" in words else ""
        for field in FIELDS:
            if token(field).encode() in text:
                shown.add(f"{verb}: {field}")
        if ARGUMENT.encode() in text:
            shown.add(f"{verb}: argument")
        for_shell = text.replace(b"\x1fbegin", b"").replace(b"\x1fend", b"") if "__complete" in words else text
        acted += [f"{verb}: {what}" for what in foreign(for_shell, app=False)]
        if b"Traceback" in text or b"fault of tracker" in text:
            acted.append(f"{verb}: it broke")
    return shown, acted


def main(script: str) -> None:
    """Run the lines, one after another."""
    from tracker.__main__ import open_app
    from tracker.cli.main import run

    commands = json.loads(Path(script).read_text())
    os.chdir(Path(script).parent)  # where a relative path leads
    for number, words in enumerate(commands, 1):
        code = run(words, open_app)
        sys.stdout.flush()
        sys.stderr.flush()
        sys.stdout.write(f"{_OVER.decode() % number}\n")
        sys.stdout.flush()
        del code


if __name__ == "__main__":
    main(sys.argv[1])
