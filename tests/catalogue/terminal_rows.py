"""T01 to T20: text that would act on a terminal, or is markup of the widgets that show it."""

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from textual.widgets import Input

from tests.catalogue import texts
from tests.catalogue.room import ACTING, Room, Tried
from tests.catalogue.rows import row
from tests.catalogue.screens import on_screen, told
from tests.endings.ptys import QUIT, Program, app
from tests.formats.gps.track_writer import gpx_bytes, line
from tests.pictures import png
from tests.tui.driving import Stage, template
from tests.tui.test_hostile_text import ACTING as WILD
from tests.tui.test_hostile_text import MARKUP
from tracker.errors import JournalError
from tracker.services.tracker import Tracker

ALL_PLACES = "every place of the app, toast, tooltip"
HARMLESS = "shown as a text, nothing of it acts"


def everywhere(room: Room, text: str) -> Iterator[Tried]:
    """`text` at every place where texts arrive, then on the screens of the app, in a toast and in a tooltip."""
    yield from texts.everywhere(room, text)
    on_screen(room, told(text))
    yield Tried(ALL_PLACES, HARMLESS)


@row("T01", "Clear the screen, or move the cursor and forge a prompt", slow=True)
def cursor(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "a \x1b[2J\x1b[Hb \x1b[10;40Hforged prompt")


@row("T02", "Set the window's title (OSC 0 and 2)", slow=True)
def title(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "a \x1b]0;TITLE\x07b \x1b]2;TITLE\x1b\\")


@row("T03", "Write to the clipboard (OSC 52)", slow=True)
def clipboard(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "a \x1b]52;c;QUJD\x07 b")


@row("T04", "Device control, application command, reset (DCS, APC, ESC c)", slow=True)
def control_strings(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "a \x1bP1$r\x1b\\b \x1b_x\x1b\\c \x1bc d")


@row("T05", "C1 controls as UTF-8", slow=True)
def c1(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "a \x9b31m b \x9d0;x\x9c c")


@row("T06", "NUL, BEL, BS, VT, FF, DEL, CR within a name", slow=True)
def controls(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "a\x00b\x07c\x08d\x0be\x0cf\x7fg\rh")


@row("T07", "[/], which closes markup that none opened", slow=True)
def closing(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "[/]")


@row("T08", "x[/red] and a markup link", slow=True)
def markup_link(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "x[/red] [link=file:x]y[/link]")


@row("T09", "A markup action: [@click=app.quit]", slow=True)
def click(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "[@click=app.quit]90 km[/]")


@row("T10", "Lone brackets and a backslash at the end", slow=True)
def brackets(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "[b + [ [ [ bold] trailing \\")


@row("T11", "Brackets of JSON, of a list, of a colour", slow=True)
def json_brackets(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, '{"a": [true, false]} [1,2,3] km [#ff0]x')


@row("T12", "All of these in toasts, tooltips and titles", slow=True)
def toasts(room: Room) -> Iterator[Tried]:
    on_screen(room, told(*MARKUP, *WILD))
    yield Tried("toast, tooltip", HARMLESS)


@row("T13", "A link whose target holds an escape", slow=True)
def link(room: Room) -> Iterator[Tried]:
    yield from everywhere(room, "#ghat http://x.test/\x1b]0;T\x07end [link=http://x/\x1b]0;T\x07]y[/link]")


@row("T14", "Escapes in what a chart is called")
def chart(room: Room) -> Iterator[Tried]:
    made = template(room.inputs, **dict.fromkeys(("title", "summary", "goal", "place", "award"), "HERE"))
    made.write_text(made.read_text().replace('"HERE"', texts.toml("Road \x1b]0;T\x07\x9b31m")))
    room.taken("template", "challenge", "start", made)
    for words in ("chart made", "chart made --map", "chart week", "chart made --json", "share challenge made"):
        room.taken(words, *words.split())
    assert room.cli("share", "challenge", "made", "--svg", "card.svg").code == 0
    assert not ACTING.search(Path("card.svg").read_text())
    yield Tried("chart of a challenge, its map, its card", HARMLESS)


@row("T15", "File names with escapes, a line break, a reversed direction", slow=True)
def file_names(room: Room) -> Iterator[Tried]:
    points = gpx_bytes(line(60))
    for number, name in enumerate(("a\x1b]0;T\x07.gpx", "b\nc.gpx", "d\u202egpx.exe.gpx")):
        good = room.file(f"good{number}/{name}", points)
        bad, gone = room.file(f"bad{number}/{name}", "nothing"), room.inputs / f"gone{number}" / name
        brought = room.brought("import", good, bad, gone)
        assert len(brought.left) == 2 if number == 0 else 3
        for where, words in (
            ("template check", ("template", "check", bad)),
            ("challenge start", ("challenge", "start", bad)),
            ("article", ("template", "import", gone, "--yes")),
            ("photo", ("photo", "add", "last", bad)),
            ("export", ("export", "-o", good)),
            ("setting", ("config", "set", "journal", f"x{name}")),
        ):
            told = room.cli(*words)
            assert told.code in (0, 1), (where, told)
        picture = room.file(f"good{number}/{name}.png", png(number))
        room.taken("photo", "photo", "add", "last", picture)
    yield Tried("import, template check, challenge start, article, photo, export", "named harmless, read or refused")


@row("T16", "An exception whose text holds escapes")
def exceptions(room: Room) -> Iterator[Tried]:
    wild = "a\x1b]0;T\x07\x9b31m [/] [@click=app.quit]x[/]"
    with patch.object(Tracker, "today", side_effect=JournalError(f"The journal {wild} is locked.")):
        yield Tried("command", f"{room.refused('command', 'today').happened.split(':')[0]}, {HARMLESS}")
    del os.environ["TRACKER_DEBUG"]
    with patch.object(Tracker, "today", side_effect=ValueError(wild)):
        answer = room.cli("today", broken=True)
        assert answer.code == 1
    yield Tried("command with a fault of its own", "one line that holds nothing that acts, exit code 1")


@row("T17", "200 kB pasted; a paste that never ends", slow=True)
def paste(room: Room) -> Iterator[Tried]:
    async def pasted(stage: Stage) -> None:
        await stage.press("l")
        field = stage.app.screen.query_one("#log-line", Input)
        field.insert_text_at_cursor("x" * 200_000)
        await stage.settle()
        assert len(field.value) <= 4_000
        await stage.press("ctrl+u", "escape")

    on_screen(room, pasted)
    yield Tried("log line of the app", "cut to 4,000 characters, the app stays alive")
    with _terminal(room) as terminal:
        terminal.send(b"l")
        terminal.until(b"Leave")
        terminal.send(b"\x1b[200~" + b"run 5km " * 25_000 + b"\x1b[201~")
        terminal.send(b"\x1b[200~run 5km")
        terminal.process.terminate()
        assert terminal.end() == 143
    yield Tried("terminal, bracketed paste", "the app stays alive and ends as asked")


@row("T18", "Bytes that are no UTF-8, typed", slow=True)
def no_utf8(room: Room) -> Iterator[Tried]:
    with _terminal(room) as terminal:
        terminal.send(b"l")
        terminal.until(b"Leave")
        terminal.send(b"run 5km Troms\xf8 \xff\xfe\x80")
        terminal.until("\ufffd".encode())
        terminal.send(b"\r")
        terminal.until(b"takes it back")
        terminal.send(QUIT)
        assert terminal.end() == 0
    notes = [one["note"] for one in room.cli("journal", "--json").json["sessions"]]
    assert any("Troms\ufffd" in note for note in notes), notes
    yield Tried("terminal", "a replacement character for each, kept in the note")


@row("T19", "3,000 random bytes typed, six times", slow=True)
def random_bytes(room: Room) -> Iterator[Tried]:
    for seed in range(6):
        with _terminal(room) as terminal:
            wild = random.Random(seed).randbytes(3_000)
            # what quits on purpose, or stops the process for its shell, is not the matter here
            for part in range(0, len(wild), 250):
                terminal.send(bytes(byte for byte in wild[part : part + 250] if byte not in b"qQ\x03\x04\x11\x1a\x1c"))
                terminal.moved(0.2)
            assert terminal.process.poll() is None, terminal.written[-2_000:]
            terminal.process.terminate()
            assert (code := terminal.end()) == 143, (seed, code, terminal.written[-2_000:])
    yield Tried("terminal", "the app stays alive and ends as asked")


@row("T20", "A name of 5,000 characters, a name of 50 lines", slow=True)
def long_names(room: Room) -> Iterator[Tried]:
    yield from texts.everywhere(room, "n" * 5_000)
    yield from texts.everywhere(room, "\n".join(f"line {n}" for n in range(50)))
    for size in ((80, 24), (120, 36)):
        on_screen(room, told("n" * 5_000), size=size)
    yield Tried(ALL_PLACES, "one line, cut to its place")


@contextmanager
def _terminal(room: Room) -> Iterator[Program]:
    """The app on the room's journal in a pseudo-terminal."""
    program = app(room.journal)
    try:
        yield program.until(b"Mumbai")
    finally:
        program.close()
