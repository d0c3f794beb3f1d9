"""The app itself on a journal whose every text acts: gone through with its keys in a real terminal."""

from pathlib import Path

from tests.endings.dirty import FIELDS, token
from tests.endings.payloads import foreign
from tests.endings.ptys import Program, app

ESCAPE = "\x1b[27u"  # as terminals tell it that can: alone, it would be taken for the beginning of another key
# what is pressed, and what it shows
WALK = (
    ("", "today"),
    ("w", "reasons"),
    (ESCAPE, ""),
    ("x", "card"),
    (ESCAPE, ""),
    ("a", "athletes"),
    (ESCAPE, ""),
    ("2", "challenges"),
    ("\r", "challenge"),
    ("w", "why"),
    (ESCAPE, ""),
    (ESCAPE, ""),
    ("e", "question"),
    ("n", ""),
    ("3", "journal"),
    ("\x1b[F\r", "session"),
    (ESCAPE, ""),
    ("v", "photos"),
    (ESCAPE, ""),
    ("4", "progress"),
    ("5", "races"),
    ("\r", "race"),
    (ESCAPE, ""),
    ("6", "library"),
    ("\r", "template"),
    (ESCAPE, ""),
    (",", "settings"),
    ("1", ""),
    ("u", "toast"),
    ("\x10", "palette"),
    (ESCAPE, ""),
    ("I", "files"),
    (ESCAPE, ""),
    ("B", "backups"),
    (ESCAPE, ""),
    ("l", "log line"),
)
TYPED = "q98z"


def walk(journal: Path, payload: str) -> tuple[set[str], list[str]]:
    """The places at which an acting text was shown (place and field), and what acted on the terminal."""
    shown: set[str] = set()
    acted: list[str] = []
    program = app(journal, size=(60, 160))
    try:
        program.until(token("goal").encode()).quiet()
        seen(program, "today", shown)
        for keys, place in WALK[1:]:
            program.send(keys.encode()).moved()
            seen(program, place, shown)
        typed = f"{TYPED}{payload}"
        program.send(b"\x1b[200~" + typed.encode("utf-8", "replace") + b"\x1b[201~").moved()
        seen(program, "pasted", shown)
        program.process.terminate()  # whatever it may ask before it would quit
        if program.end() != 143:
            acted.append(f"it ended with {program.process.returncode}: {program.written[-300:]!r}")
        acted += foreign(program.all, app=True) + program.left_behind
    finally:
        program.close()
    return shown, acted


def seen(program: Program, place: str, shown: set[str]) -> None:
    """Note what was shown since the last keys."""
    shown |= {f"{place}: {field}" for field in FIELDS if place and token(field).encode() in program.written}
    if TYPED.encode() in program.written:
        shown.add(f"{place}: what was typed")
