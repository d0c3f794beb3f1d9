"""Texts whose characters hide, turn, pile up, look alike or are none."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from unicodedata import normalize

from rich.cells import cell_len

from tests.catalogue.figures import into_another, journal_file
from tests.catalogue.room import Room, Tried, is_one_sentence
from tests.catalogue.rows import row
from tests.catalogue.texts import everywhere, shown, typed
from tests.formats.gps.track_writer import START, Track, gpx_bytes, line
from tests.tui.driving import template

RUNNER = "\U0001f3c3\U0001f3fd\u200d\u2640\ufe0f"
TABLE = "Date,Activity,Distance (km),Duration,Note"


def _kept(room: Room, text: str, stored: str) -> Iterator[Tried]:
    """What is stored of a text at the places that keep one, read back as JSON and from the export."""
    assert room.cli("log", "run", "5km", "--", text).code == 0
    assert room.cli("mark", "sick", "@2026-11-10", "--note", text).code == 0
    assert room.cli("athlete", "add", "--", f"A {text}").code == 0
    assert room.cli("race", "add", "--on", "2026-12-30", "--", f"Race {text}").code == 0
    held = room.cli("journal", "--json").json["sessions"]
    assert stored in [one["note"] for one in held], (stored, held)
    people = [one["name"] for one in room.cli("athlete", "list", "--json").json["athletes"]]
    assert f"A {stored}" in people, people
    races = [one["event"] for one in room.cli("race", "list", "--json").json["races"]]
    assert f"Race {stored}" in races, races
    assert room.cli("export", "-o", "kept.json").code == 0
    out = Path("kept.json").read_text(encoding="utf-8")
    assert json.loads(out)["marks"][0]["note"] == stored, out[-600:]
    again = into_another(room, Path("kept.json"))
    assert again.code == 0, again
    yield Tried("note, day mark, athlete, race, export and back", f"stored as {stored!a}")


@row("U01", "marks that turn the direction: RLO, LRO, isolates", slow=True)
def turned(room: Room) -> Iterator[Tried]:
    text = "left\u202eright\u202c \u2066isle\u2069 \u200e\u061c."
    yield from _kept(room, text, "leftright isle .")
    yield from everywhere(room, text)


@row("U02", "characters of no width: space, joiner, soft hyphen, tags", slow=True)
def no_width(room: Room) -> Iterator[Tried]:
    text = "a\u200bb\u200dc\ufeffd\u00ade\U000e0041\u2060f"
    yield from _kept(room, text, "abcdef")
    assert room.cli("athlete", "add", "Ankita").code == 0
    yield room.refused("athlete that is there", "athlete", "add", "Ank\u200bi\u00adta", says="already")
    for word in ("ab\u200bcd", "ABCDEF", "abc\u00addef"):
        assert room.cli("journal", "--", word).code == 0, word
    yield Tried("search", "found whichever way it is typed")
    yield from everywhere(room, text)


@row("U03", "fifty marks on one letter", slow=True)
def piled(room: Room) -> Iterator[Tried]:
    yield from _kept(room, "z\u0335" + "\u0335" * 50 + "o", "z" + "\u0335" * 4 + "o")
    yield from everywhere(room, "e" + "\u0301" * 60)


@row("U04", "é composed and decomposed, Å as the angstrom sign")
def composed(room: Room) -> Iterator[Tried]:
    assert room.cli("log", "run 5km", "Cafe\u0301 \u212b").code == 0
    [one] = [one for one in room.cli("journal", "--json").json["sessions"] if "Caf" in one["note"]]
    assert one["note"] == normalize("NFC", "Cafe\u0301 \u212b") == "Café Å"
    for word in ("café", "CAFE\u0301", "\u00c5", "a\u030a"):
        assert room.cli("journal", "--", word).code == 0, word
    assert room.cli("athlete", "add", "Rene\u0301").code == 0
    yield room.refused("athlete that is there", "athlete", "add", "RENÉ", says="already")
    assert room.cli("log", "run 5km", "#cafe\u0301", "#CAFÉ").code == 0
    assert room.cli("journal", "--json", "#café").json["sessions"][0]["tags"] == ["café"]
    yield Tried("note, search, athlete, hashtag", "one text in its composed form, whichever way it was typed")


@row("U05", "emoji with a variation selector", slow=True)
def selected(room: Room) -> Iterator[Tried]:
    yield from _kept(room, "❤️ ☀️ 1️⃣ 🏳️‍🌈", "❤️ ☀️ 1️⃣ 🏳️‍🌈")
    shown(room)
    assert room.cli("journal", "--", "❤").code == 0
    yield Tried("search", "found with and without the selector")


@row("U06", "a runner of five characters, and Devanagari", slow=True)
def joined(room: Room) -> Iterator[Tried]:
    yield from _kept(room, f"{RUNNER} धावक", f"{RUNNER} धावक")
    shown(room)


@row("U07", "characters of two cells")
def wide(room: Room) -> Iterator[Tried]:
    assert room.cli("log", "run 5km 30:00", "走る人 ＲＵＮ").code == 0
    told = room.cli("journal")
    rows = [one for one in told.out.split("\n") if " Run " in one]
    starts = {cell_len(one[: one.index("Run")]) for one in rows}
    assert len(starts) == 1, rows
    room.cli("race", "add", "東京マラソン", "--on", "2027-03-07", "--distance", "marathon")
    room.cli("race", "add", "Oslo", "--on", "2027-03-08", "--distance", "half")
    dated = [one for one in room.cli("race", "list").out.split("\n") if "Mar 2027" in one]
    assert len({cell_len(one[: one.index("Mar 2027")]) for one in dated}) == 1, dated
    yield Tried("journal, race list", "columns stand under one another")


@row("U08", "İ, ß, dotless i and ŁÓDŹ: letters whose case is not one letter")
def cased(room: Room) -> Iterator[Tried]:
    for note in ("Åse", "ŁÓDŹ", "Straße", "İstanbul"):
        assert room.cli("log", "run 5km", note).code == 0
    for word, note in (("åse", "Åse"), ("łódź", "ŁÓDŹ"), ("STRASSE", "Straße"), ("i̇stanbul", "İstanbul")):
        [one] = room.cli("journal", "--json", "--", word).json["sessions"]
        assert one["note"] == note, (word, one)
    assert room.cli("athlete", "add", "Åse").code == 0
    yield room.refused("athlete that is there", "athlete", "add", "ÅSE", says="already")
    yield Tried("search", "found in any case")


@row("U09", "half of a surrogate pair", slow=True)
def halved(room: Room) -> Iterator[Tried]:
    yield from _kept(room, "a\ud800b", "a\ufffdb")
    told = into_another(room, journal_file(room, "note", '"a\\ud800b"', name="half.json"))
    assert told.code == 0, told
    assert room.cli("journal", "--json", "--db", room.journal.parent / "second" / "journal.db").code == 0
    yield Tried("journal file", "replaced by U+FFFD")
    for where, words in typed(room, "a\udcffb\ud800"):
        told = room.cli(*words)
        assert told.code in (0, 1, 2), (where, told)
    shown(room)
    yield Tried("every place that is typed into", "replaced, or refused and shown harmless")


@row("U10", "NUL in a text", slow=True)
def nul(room: Room) -> Iterator[Tried]:
    yield from _kept(room, "a\0b", "ab")
    yield from everywhere(room, "a\0b")


@row("U11", "emoji, @, :, / and .. in a name that a file is called by", slow=True)
def as_file_names(room: Room) -> Iterator[Tried]:
    title = "../../🏃 @home: 90/20 \\ <b>|?*"
    made = template(room.inputs, title=title, award=title, goal=title, place=title)
    assert room.cli("challenge", "start", made).code == 0
    with _Inside(room):
        for words in ("export", "export --csv", "export --calendar", "export --challenge made"):
            told = room.cli(*words.split())
            assert told.code == 0, told
        assert room.cli("export", "--digest", "made", "--as", title).code == 0
        assert room.cli("race", "add", "--on", "2027-01-01", "--", title).code == 0
    [race] = room.cli("race", "list", "--json").json["races"]
    assert re.fullmatch(r"[a-z0-9-]{1,60}", race["id"]), race
    story = f"{title}\n\n{title} challenge: run 5 km every day for 10 days.\n"
    told = room.cli("template", "import", room.file("story.txt", story), "--yes", "--json")
    assert told.code == 0, told
    for one in told.json["imported"][0]["templates"]:
        path = Path(one["path"])
        assert path.parent == room.journal.parent / "templates"
        assert re.fullmatch(r"[a-z0-9-]{1,60}\.toml", path.name), path
    yield Tried(
        "exports, race, template of an article",
        "files and handles of small letters, digits and hyphens, none elsewhere",
    )


class _Inside:
    """New files appear in the current folder alone, and none in a folder below it."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._before = self._there()

    def _there(self) -> set[Path]:
        return {path for path in self._room.outer.rglob("*") if "backups" not in path.parts}

    def __enter__(self) -> None:
        self._before = self._there()

    def __exit__(self, *_: object) -> None:
        new = self._there() - self._before
        assert all(path.parent in (self._room.inputs, self._room.journal.parent) for path in new), new
        assert all(re.fullmatch(r"[\w.-]+", path.name) for path in new), new


@row("U12", "hashtags that look alike: #run and #гun")
def alike(room: Room) -> Iterator[Tried]:
    assert room.cli("log", "run 5km", "#run").code == 0
    assert room.cli("log", "run 6km", "#гun").code == 0
    for tag, distance in (("#run", 5_000), ("#гun", 6_000)):
        [one] = room.cli("journal", "--json", "--", tag).json["sessions"]
        assert (one["distance_m"], one["tags"]) == (distance, [tag[1:]])
    yield Tried("hashtag, search", "two tags, each shown as it is")


@row("U13", "a word of a million characters, and ten thousand line breaks", slow=True)
def endless(room: Room) -> Iterator[Tried]:
    endless = (("one word", "x" * 1_000_000), ("line breaks", "a\n" * 10_000), ("spaces", "a " * 100_000))
    for number, (said, text) in enumerate(endless):
        for where, words in (
            ("log line", ("log", "run 5km", text)),
            ("day mark", ("mark", "sick", f"--note={text}")),
            ("athlete", ("athlete", "add", text)),
            ("race", ("race", "add", text, "--on", "2026-12-30")),
            ("search", ("journal", "--", text)),
        ):
            told = room.cli(*words)
            assert told.code == 0 or told.out or is_one_sentence(room.plain(told.reason)), (where, told)
            happened = "cut to its limit" if told.code == 0 else f"refused: {told.reason or 'nothing matches'}"
            yield Tried(f"{where}, {said}", happened)
        table = room.file("long.csv", f'{TABLE}\n2026-04-0{number + 1},run,5,30:00,"{text}"\n')
        points = room.file(
            "long.gpx", gpx_bytes(Track([line(40, start=START + timedelta(number))], name=text, desc=text))
        )
        items = room.cli("import", table, points, "--yes", "--json").json["items"]
        assert all(len(one["note"]) <= 4_000 for item in items for one in item["sessions"])
        for item in items:
            yield Tried(f"{item['format'].upper()} file, {said}", room.plain(item["reason"]))
        told = room.cli("template", "import", "-", "--yes", stdin=f"{text}\nrun 5 km a day for 5 days\n".encode())
        assert told.code == 0 or is_one_sentence(told.reason), told
        held = json.dumps(text)
        again = into_another(room, journal_file(room, "note", held))
        assert again.code in (0, 1), again


@row("U14", "emoji that are not printable to Python", slow=True)
def not_printable(room: Room) -> Iterator[Tried]:
    assert not RUNNER.isprintable()
    yield from _kept(room, f"{RUNNER} home", f"{RUNNER} home")
    told = room.cli("session", "last")
    assert RUNNER in told.out or "\U0001f3c3" in told.out, told.out
    yield Tried("session", "shown whole: what goes is told by category, not by what Python calls printable")
