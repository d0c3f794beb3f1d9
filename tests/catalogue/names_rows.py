"""Searches, names and hashtags."""

from collections.abc import Iterator
from typing import Any

from tests.catalogue.figures import Words, into_another, journal_file, refused_at
from tests.catalogue.room import Room, Tried, is_one_sentence
from tests.catalogue.rows import row


@row("S01", "%, _, \\, ', \" and ;-- in a search", slow=True)
def signs(room: Room) -> Iterator[Tried]:
    signs = ("%", "_", "\\", "'", '"', ";--", "100%", "a_b", "' OR 1=1 --", "*", "?", "[a-z]")
    for number, sign in enumerate(signs):
        assert room.cli("log", f"run {number + 1}km", "--", f"note {sign}x").code == 0
    for sign in signs:
        found = room.cli("journal", "--json", "--", sign).json["sessions"]
        wanted = [one for one in room.cli("journal", "--json").json["sessions"] if _has(one, sign)]
        assert [one["id"] for one in found] == [one["id"] for one in wanted], (sign, found)
    yield Tried("search", "each sign finds itself and nothing else")
    for sign in signs:
        told = room.cli("delete", "--", sign)
        assert told.code == 1, (sign, told)
    yield Tried("session's id", "no session ends so")


def _has(session: dict[str, Any], text: str) -> bool:
    held = " ".join((session["note"], *session["tags"]))
    return all(word in held for word in text.split())


@row("S02", "a search of 60,000 characters")
def long_search(room: Room) -> Iterator[Tried]:
    for text in ("x" * 60_000, "x " * 30_000, "%" * 60_000, "#a" * 30_000):
        told = room.cli("journal", "--", text)
        assert told.code == 1, told
        assert len(told.out) < 1_000, len(told.out)
    yield Tried("search", "cut to a hundred characters")


@row("S03", 'the search languages of others: ", NEAR(, *, -')
def languages(room: Room) -> Iterator[Tried]:
    assert room.cli("log", "run 5km", "--", "hills NEAR(the) sea*").code == 0
    for text, count in (
        ('"hills', 0),
        ("NEAR(the)", 1),
        ("sea*", 1),
        ("-hills", 0),
        ("hills AND sea", 0),
        ("note:hills", 0),
    ):
        told = room.cli("journal", "--json", "--", text)
        assert len(told.json["sessions"]) == count, (text, told)
    yield Tried("search", "words like any others")


@row("S04", "names of columns and keys made up to act", slow=True)
def keys(room: Room) -> Iterator[Tried]:
    name = "id; DROP TABLE session--"
    places: dict[str, Words] = {
        "setting": ("config", "set", name, "x"),
        "keys of a command": ("config", "set", f"keys.{name}", "x"),
        "chart": ("chart", name),
        "fact": ("fact", "remove", name),
        "mark": ("mark", name),
    }
    yield from refused_at(room, places)
    columns = room.file("t.csv", "a,b\n1,2\n")
    yield room.brought("column of a table", columns, options=("--columns", f"a={name}")).tried(
        0, "no field of a session"
    )
    path = journal_file(room, "note", '"x"')
    path.write_text(path.read_text().replace('"zone":', f'"{name}":', 1).replace('"zone": ', f'"{name}": ', 1))
    told = into_another(room, path)
    assert told.code == 1, told
    assert "does not know" in told.out + told.err, told
    yield Tried("journal file", "refused: a field that is not known is named")


@row("S05", "names that differ in case, spaces or composition alone", slow=True)
def same_names(room: Room) -> Iterator[Tried]:
    assert room.cli("athlete", "add", "Ankita Åse").code == 0
    for name in ("ankita åse", " Ankita   Åse ", "ANKITA A\u030aSE", "Ankita\u00a0Åse"):
        yield room.refused("athlete", "athlete", "add", "--", name, says="already")
    assert room.cli("athlete", "add", "Ben").code == 0
    yield room.refused("athlete's new name", "athlete", "set", "Ben", "--rename", "ANKITA ÅSE", says="already")
    assert room.cli("race", "add", "Oslo Half", "--on", "2027-05-01", "--distance", "half").code == 0
    for name in ("oslo half", "Oslo  HALF"):
        yield room.refused("race", "race", "add", name, "--on", "2027-05-01", "--distance", "half")
    yield room.refused("challenge", "challenge", "start", "mumbai-to-goa", "--on", "2026-11-20")


@row("S06", "All, None, null, 0, -h, --help and @file as names", slow=True)
def plain_names(room: Room) -> Iterator[Tried]:
    room.file("file", "not read\n")
    names = ("All", "None", "null", "0", "-h", "--help", "@file", "true", "last", "me")
    for name in names:
        told = room.cli("athlete", "add", "--", name)
        assert told.code == (1 if name == "me" else 0), (name, told)
        told = room.cli("race", "add", "--on", "2027-05-01", "--", name)
        assert told.code == 0, (name, told)
        told = room.cli("log", "run 5km", "--", f'"{name}"')
        assert told.code == 0, (name, told)
        assert name in room.cli("session", "last", "--json").json["session"]["note"]
    people = {one["name"] for one in room.cli("athlete", "list", "--json").json["athletes"]}
    assert {name for name in names if name != "me"} <= people, people
    assert room.cli("today", "--athlete", "None").code == 0
    assert "--help" in room.cli("today", "--athlete=--help", "--json").out
    yield Tried("athlete, race, note", "plain names; what begins with a hyphen stands behind --")


@row("S07", "hashtags: 500 of them, #, ##, #1, #a-b, #a.b, #é, #a#b, 300 long", slow=True)
def hashtags(room: Room) -> Iterator[Tried]:
    for text, kept in (("#1", ["1"]), ("#a-b", ["a-b"]), ("#é", ["é"]), ("#a#b", ["a", "b"]), ("#A #a", ["a"])):
        told = room.cli("log", "run 5km", *text.split(), "--json")
        assert told.json["sessions"][0]["tags"] == kept, (text, told)
        yield Tried("log line", f"{text}: kept as {', '.join(kept)}")
    many = " ".join(f"#t{n}" for n in range(500))
    for text in ("#", "##", "#a.b", "#" + "x" * 300, many):
        told = room.cli("log", f"run 5km {text}")
        assert told.code == 2, (text, told)
        assert is_one_sentence(told.reason), told
        yield Tried("log line", f"refused: {told.reason}")
    rows = room.file("t.csv", f'Date,Activity,Distance (km),Tags\n2026-04-03,run,5,"{many} #a.b ##"\n')
    found = room.brought("table of sessions", rows)
    assert len(found.came[0]["sessions"][0]["tags"]) <= 100, found
    yield found.tried(1)
