"""Every place where a text of somebody else arrives: typed on the command line, or inside a file that is brought in.

`everywhere` puts a text into each of them and then shows all there is to show; that nothing told can act on a terminal
is checked by the room for every command.
"""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from tests.catalogue.room import ACTING, Room, Tried, is_one_sentence
from tests.formats.archives.making import zipped
from tests.formats.archives.test_apple_export import export as apple_export
from tests.formats.archives.test_apple_export import workout
from tests.formats.archives.test_garmin_summaries import RUN as GARMIN
from tests.formats.archives.test_garmin_summaries import export as garmin_export
from tests.formats.fit.fit_writer import FILE_ID, fit_bytes, message
from tests.formats.gps.track_writer import TcxActivity, Track, gpx_bytes, line, tcx_bytes
from tests.pictures import png
from tests.tui.driving import template

RACE = "harbour-half-2026"
STRAVA = "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,Filename"
PLAIN = "Date,Time,Activity,Distance (km),Duration,Title,Note,Tags"


def typed(room: Room, text: str) -> Iterator[tuple[str, tuple[str | Path, ...]]]:
    """Where a text is typed, and the command that types it there."""
    picture = room.file("picture.png", png(3, 3))
    yield "log line", ("log", "run", "5km", "40:00", "--", text)
    yield "log line of nothing else", ("log", "--", text)
    yield "edited session", ("edit", "last", "--", text)
    yield "day mark", ("mark", "sick", "--note", text)
    yield "zone of a journey", ("mark", "travel", "--zone", text)
    yield "athlete's name", ("athlete", "add", "--", text)
    yield "another athlete", ("today", "--athlete", text)
    race = (f"--{field}={text}" for field in ("place", "region", "series", "variant"))
    yield "race", ("race", "add", "--on", "2026-12-30", *race, "--", text)
    yield "date of a race", ("race", "add", "Other", f"--on={text}")
    result = (f"--{field}={text}" for field in ("bib", "class", "medal", "note"))
    yield "race result", ("race", "result", RACE, "1:50:00", *result)
    yield "split of a race", ("race", "result", RACE, f"--split={text}@10km=50:00")
    yield "photo caption", ("photo", "add", "last", picture, f"--caption={text}")
    yield "journal's filter", ("journal", "--", text)
    yield "session's id", ("delete", "--", text)
    yield "setting", ("config", "set", "theme", "--", text)
    yield "setting's name", ("config", "set", "--", text, "x")
    yield "challenge's name", ("challenge", "show", "--", text)
    yield "template's name", ("template", "show", "--", text)
    yield "chart", ("chart", "--", text)
    yield "medal to share", ("share", "medal", "--", text)
    yield "fact", ("fact", "remove", "--", text)
    yield "shell of a completion", ("completion", "--", text)
    yield "heading of a column", ("import", room.file("p.csv", f"{PLAIN}\n"), "--yes", f"--columns={text}=distance")
    yield "word in place of a command", (text,)


def recordings(text: str) -> Iterator[tuple[str, str, bytes]]:
    """Where a text stands in files of others: what it is there, the file's name, the file; a session in each."""
    points = line(30, start=datetime(2026, 4, 1, 6, tzinfo=UTC))
    later = line(40, start=datetime(2026, 4, 2, 6, tzinfo=UTC))
    marked, quoted = _xml(text), text.replace('"', "'")
    plain = _plain_characters(text)
    whole = gpx_bytes(Track([points], name="HERE", desc="HERE", kind="running", link="https://x.test/"), creator="HERE")
    yield "GPX name", "name.gpx", whole.replace(b"HERE", marked)
    yield "TCX notes", "notes.tcx", tcx_bytes(TcxActivity(notes="HERE", creator="HERE")).replace(b"HERE", marked)
    named = message(FILE_ID, [(0, "enum", 4), (8, "string", text.encode("utf-8", "replace")[:200] + b"\0")], local=7)
    yield "FIT product name", "named.fit", fit_bytes(extra=named)
    yield "CSV cell", "plain.csv", _csv(PLAIN, ["2026-04-03", "07:10", "run", "5", "0:30:00", text, text, text])
    row = ["1", "2026-04-04 07:10:00", text, "Run", text, "1800", "5", ""]
    yield "Strava list", "strava.zip", zipped({"activities.csv": _csv(STRAVA, row)})
    health = workout().replace(" ", f' sourceName="{_attribute(plain)}" ', 1)
    yield "Apple Health source", "export.xml", apple_export(health)
    yield "Garmin title", "garmin.json", garmin_export({**GARMIN, "name": text, "description": text})
    yield "name of a zip member", "member.zip", zipped({f"{quoted.replace('/', '_')}.gpx": gpx_bytes(later)})


def own_files(room: Room, text: str) -> Iterator[tuple[str, Path]]:
    """Files of our own whose texts somebody changed: the whole journal, a challenge, a digest."""
    for where, name, words in (
        ("journal file", "whole.json", ()),
        ("challenge file", "goa.tracker.json", ("--challenge", "mumbai-to-goa")),
        ("digest", "goa.digest.json", ("--digest", "mumbai-to-goa", "--as", "Ankita")),
    ):
        path = room.inputs / name
        assert room.cli("export", *words, "-o", path, "--force").code == 0
        held = json.loads(path.read_text())
        held |= {key: _put(one, text) for key, one in held.items() if key not in ("tracker", "pictures", "photos")}
        path.write_text(json.dumps(held, ensure_ascii=True))
        yield where, path


def shown(room: Room) -> None:
    """Show all there is; what is told is checked by the room, and what is exported here."""
    for words in (
        "journal --json", "session", "today", "today --words", "today --line", "streak", "challenge list",
        "challenge show made", "challenge why made", "chart heat", "chart pace run", "chart made", "chart made --map",
        "race list", f"race show {RACE}", "records", "medals", "photo list", "fact list", "config list",
        "template list", "template show made", "share day", "share challenge made",
        "undo", "redo",
    ):  # fmt: skip
        told = room.cli(*words.split())
        assert told.code in (0, 1), (words, told)
    shown_briefly(room)


def shown_briefly(room: Room, *options: str | Path) -> None:
    """Show the journal, who is in it, and what leaves it."""
    for words in ("journal", "athlete list", "challenge show mumbai-to-goa", "export --csv -o -"):
        told = room.cli(*words.split(), *options)
        assert told.code in (0, 1), (words, told)
    for words in ("share day --svg", "export --calendar -o", "export -o"):
        path = room.inputs / "shown.svg"
        path.unlink(missing_ok=True)
        told = room.cli(*words.split(), path, *options)
        if words != "export -o" and told.code == 1:
            continue  # nothing was done that day, or there is nothing for a calendar
        assert told.code == 0, (words, told)
        found = ACTING.search(path.read_bytes().decode().replace("\r\n", "\n"))
        assert not found, (words, found)


def everywhere(room: Room, text: str) -> Iterator[Tried]:
    """Put `text` into every place, show everything, and say which places kept it as a text and which refused it."""
    assert room.cli("race", "add", "Harbour Half", "--on", "2026-11-22", "--distance", "half").code in (0, 1)
    kept: list[str] = []
    refused: list[str] = []
    for where, words in typed(room, text):
        (kept if _typed(room, words) else refused).append(where)
    yield from _said(kept, refused, "typed")
    if text.isascii() and text.isprintable() and len(text) < 1_000:
        notes = [one["note"] for one in room.cli("journal", "--json").json["sessions"]]
        assert " ".join(text.split()) in notes, (text, notes)
    kept, refused = [], []
    found = {where: room.file(name, data) for where, name, data in recordings(text)}
    odd = room.file(f"{_file_name(text)}.gpx", gpx_bytes(line(40, start=datetime(2026, 4, 5, 6, tzinfo=UTC))))
    brought = room.brought("import", *found.values(), odd)
    names = [str(item["path"]) for item in brought.came]
    for where, path in {**found, "file name": odd}.items():
        (kept if any(path.name in one or path == odd for one in names) else refused).append(where)
    for where, path in own_files(room, text):
        told = room.cli("import", path, "--yes", "--db", _other(room, where))
        assert told.code == 0 or is_one_sentence(room.plain(told.out.strip().split("\n")[-1].strip())), (where, told)
        (kept if told.code == 0 else refused).append(where)
    _templates(room, text)
    kept += ["template file", "own template", "article", "article as a page", "settings file"]
    shown(room)
    shown_briefly(room, "--db", _other(room, "journal file"))
    shown_briefly(room, "--db", _other(room, "digest"))
    yield from _said(kept, refused, "in files")


def _other(room: Room, where: str) -> Path:
    """A journal elsewhere: one for whole journals, one of a friend for what friends send."""
    return room.journal.parent / ("whole" if where == "journal file" else "friend") / "journal.db"


def _typed(room: Room, words: tuple[str | Path, ...]) -> bool:
    """Whether the command did it; one that did not says why in a sentence and changed nothing."""
    before = room.state()
    told = room.cli(*words)
    if told.code:
        assert room.state() == before, words
        assert told.out.strip() or is_one_sentence(told.reason), (words, told)
    return told.code == 0


def _templates(room: Room, text: str) -> None:
    """A template of that text is checked and started; articles that hold it are kept; settings of it are left out."""
    made = template(room.inputs, **dict.fromkeys(("title", "summary", "goal", "place", "award"), "HERE"))
    made.write_text(made.read_text().replace('"HERE"', toml(text)))
    checked = room.cli("template", "check", made)
    if checked.code == 0:
        assert room.cli("challenge", "start", made).code == 0
    own = room.journal.parent / "templates"
    own.mkdir(exist_ok=True)
    (own / "made.toml").write_bytes(made.read_bytes())
    story = f"{text}\n\nThe Harbour Challenge {text}\n\nRun 5 km every day for 10 days. {text} said the runner.\n"
    page = f"<html><head><title>{_xml(text).decode()}</title></head><body><article><p>{_xml(story).decode()}</p>"
    for path in (room.file("a.txt", story.encode("utf-8", "replace")), room.file("a.html", page)):
        told = room.cli("template", "import", path, "--yes")
        assert told.code == 0 or is_one_sentence(told.reason), told
    settings = room.home / ".config" / "tracker" / "config.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_bytes(f"theme = {toml(text)}\n{toml(text)} = 1\n".encode())
    assert room.cli("today").code == 0
    assert room.cli("config", "list").code in (0, 1)
    settings.unlink()


def _said(kept: list[str], refused: list[str], how: str) -> Iterator[Tried]:
    if kept:
        yield Tried(", ".join(kept), f"{how}: kept as a text, shown without what acts")
    if refused:
        yield Tried(", ".join(refused), f"{how}: refused in one sentence that shows it harmless")


def _put(value: Any, text: str) -> Any:
    """The same JSON with `text` in every field that an athlete writes."""
    if isinstance(value, list):
        return [_put(one, text) for one in value]
    if not isinstance(value, dict):
        return value
    free = ("note", "title", "place", "event", "caption", "summary", "from", "name")
    return {
        key: f"{one} {text}" if key in free and isinstance(one, str) else _put(one, text) for key, one in value.items()
    }


def _csv(head: str, row: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(row)
    return f"{head}\n{out.getvalue()}".encode("utf-8", "replace")


def _plain_characters(text: str) -> str:
    """What XML can hold of a text."""
    return "".join(c for c in text if c in "\t\n" or " " <= c < "\ud800" or "\ue000" <= c < "\ufffe")


def _xml(text: str) -> bytes:
    return escape(_plain_characters(text)).encode()


def _attribute(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def toml(text: str) -> str:
    """A text as a TOML file writes it, between double quotes; what no text holds becomes U+FFFD."""
    return '"' + "".join(_toml_sign(sign) for sign in text) + '"'


def _toml_sign(sign: str) -> str:
    if 0xD800 <= ord(sign) < 0xE000:
        return "\ufffd"
    if sign in '"\\':
        return f"\\{sign}"
    return sign if sign.isprintable() else f"\\U{ord(sign):08x}"


def _file_name(text: str) -> str:
    """The most of a text that can be a file's name here."""
    bare = text.replace("/", "_").replace("\0", "_").encode("utf-8", "replace")
    return bare[:120].decode("utf-8", "ignore") or "x"
