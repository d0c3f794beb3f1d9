"""C12 to C22: JSON and templates: files of our own that somebody changed, and names that would leave their folder."""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tests.catalogue.files import elsewhere, every_way
from tests.catalogue.room import Room, Tried, is_one_sentence
from tests.catalogue.rows import row
from tests.catalogue.texts import toml
from tests.formats.archives.test_garmin_summaries import RUN as GARMIN
from tests.formats.archives.test_garmin_summaries import export as garmin_export

OWN: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("journal file", ()),
    ("challenge file", ("--challenge", "mumbai-to-goa")),
    ("digest", ("--digest", "mumbai-to-goa", "--as", "Ankita")),
)
HEAD = 'format = 1\nslug = "made"\nversion = 1\ntitle = "Made"\n'
WINDOW = "[window]\ndays = 5\n"
GOAL = '[[goals]]\nkey = "run"\nof = "run"\nper = "day"\ntarget = "5 km"\n'


def exported(room: Room) -> Iterator[tuple[str, str]]:
    """The three kinds of file that leave and come back, as texts."""
    for where, words in OWN:
        path = room.inputs / "own.json"
        assert room.cli("export", *words, "-o", path, "--force").code == 0
        yield where, path.read_text()


def friend(room: Room) -> Path:
    """A journal of a friend who takes part in the same challenge."""
    path = room.journal.parent / "friend" / "journal.db"
    if not path.exists():
        assert room.cli("export", "--challenge", "mumbai-to-goa", "-o", "hand.json").code == 0
        assert room.cli("import", "hand.json", "--yes", "--db", path).code == 0
        (room.inputs / "hand.json").unlink()
    return path


def changed(room: Room, change: Callable[[str], str], *says: str) -> Iterator[Tried]:
    """Each file of our own with its text changed, refused by a friend's journal; each of `says` is in one reason."""
    reasons: dict[str, list[str]] = {}
    for where, text in exported(room):
        made = change(text)
        assert made != text, where
        path, other = room.file("changed.json", made.encode("utf-8", "surrogatepass")), friend(room)
        with room.unchanged():
            told = room.cli("import", path, "--yes", "--json", "--db", other)
        assert told.code == 1, (where, told)
        [item] = told.json["items"]
        reason = room.plain(item["reason"])
        assert is_one_sentence(reason), reason
        reasons.setdefault(reason, []).append(where)
    assert all(any(wanted in reason for reason in reasons) for wanted in says), (says, reasons)
    for reason, places in reasons.items():
        yield Tried(", ".join(places), f"refused: {reason}")


def first_number(text: str, number: str) -> str:
    """The text with its first number of a field written otherwise."""
    head, sign, rest = text.partition(',"format":1')
    assert sign
    return f'{head}{sign},"more":{number}{rest}'


@row("C12", "JSON with NaN, Infinity, 1e999, a key twice", slow=True)
def constants(room: Room) -> Iterator[Tried]:
    for number in ("NaN", "-Infinity"):
        yield from changed(room, lambda text, number=number: first_number(text, number), "no number")  # type: ignore[misc]
    yield from changed(room, lambda text: first_number(text, "1e999"))
    yield from changed(room, lambda text: text.replace(',"format":1', ',"format":1,"format":1'), "twice")
    lists = {
        f"{name}.json": garmin_export(GARMIN).replace(b"500012.3", value)
        for name, value in (("nan", b"NaN"), ("inf", b"Infinity"), ("large", b"1e999"), ("twice", b'1, "distance": 2'))
    }
    for name, data in lists.items():
        brought = room.brought(f"Garmin's list ({name})", room.file(name, data))
        yield brought.tried(len(brought.came))
    assert all((one["distance_m"] or 0) < 10_000_000 for one in room.cli("journal", "--json").json["sessions"])


@row("C13", "JSON 100,000 deep, an integer of 10,000 digits", slow=True)
def deep(room: Room) -> Iterator[Tried]:
    yield from changed(room, lambda text: first_number(text, "[" * 100_000 + "]" * 100_000), "deep")
    yield from changed(room, lambda text: first_number(text, "9" * 10_000), "digits")
    files = {
        "deep.json": b"[" * 100_000 + b"]" * 100_000,
        "garmin.json": garmin_export(GARMIN).replace(b"500012.3", b"9" * 10_000),
        "nested.json": garmin_export(GARMIN).replace(b"500012.3", b'{"a":' * 50_000 + b"1" + b"}" * 50_000),
    }
    yield every_way(room, files)
    yield from elsewhere(room, room.file("deep.json", files["deep.json"]))


@row("C14", 'JSON with half a character: "\\ud800"')
def surrogate(room: Room) -> Iterator[Tried]:
    for where, text in exported(room):
        half = text.replace("hills", "hi\\ud800lls").replace('"name":"Me', '"name":"M\\ud800e')
        half = half.replace('"from":"Me', '"from":"M\\ud800e').replace('"name":"Ankita', '"name":"An\\ud800kita')
        assert half != text, where
        other = friend(room) if where == "digest" else room.journal.parent / where / "journal.db"
        told = room.taken(where, "import", room.file("half.json", half), "--yes", "--db", other)
        assert "\ud800" not in told.out
        assert room.cli("journal", "--json", "--db", other).code in (0, 1)
        yield Tried(where, "stored, the half replaced by \ufffd")
    data = garmin_export({**GARMIN, "name": "MARK"}).replace(b"MARK", b"M\\ud800K")
    yield room.brought("Garmin's list", room.file("garmin.json", data)).tried(1)


def templates(room: Room, texts: Mapping[str, str], *says: str, child: bool = False) -> Iterator[Tried]:
    """Each text as a template: checked, started, in one's library, in the file of a whole journal, in the app's editor.

    `says` are in the first fault of one of them. `child`: within the bounds of time and memory.
    """
    reasons: dict[str, None] = {}
    for name, text in texts.items():
        path = room.file(f"{name}.toml", text.encode("utf-8", "replace"))
        for words in (("template", "check", path), ("challenge", "start", path)):
            with room.unchanged():
                told = room.child(*words).in_bounds() if child else room.cli(*words)
            assert told.code == 1, (name, words, told)
        reason = room.plain(told.reason)
        assert is_one_sentence(reason), reason
        reasons[reason] = None
        own = room.journal.parent / "templates" / "made.toml"
        own.parent.mkdir(exist_ok=True)
        own.write_bytes(path.read_bytes())
        with room.unchanged():
            told = room.child("template", "list").in_bounds() if child else room.cli("template", "list", "--json")
            assert told.code in (0, 1), told
            assert room.cli("today").code == 0
        own.unlink()
        if not child:
            assert room.tracker.check_text(text).faults, name
        assert path.read_text(errors="replace")[:100]
    assert all(any(wanted in reason for reason in reasons) for wanted in says), (says, list(reasons))
    yield Tried("template check, challenge start, own library, editor", f"refused: {' / '.join(list(reasons)[:4])}")


def in_settings(room: Room, texts: Mapping[str, str], *, child: bool = False) -> Tried:
    """Each text as the file of settings: left out with a word, whatever is asked."""
    path = room.home / ".config" / "tracker" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    for text in texts.values():
        path.write_bytes(text.encode("utf-8", "replace"))
        with room.unchanged():
            told = room.child("today").in_bounds() if child else room.cli("today")
            assert told.code == 0, told
            assert "config.toml" in told.err, told
            told = room.child("config", "set", "units", "km").in_bounds() if child else room.cli("config", "list")
            assert told.code in (0, 1), told
    path.unlink()
    return Tried("settings file", "left out with a warning, everything else works")


@row("C15", "A TOML key of 20,000 dotted parts", slow=True)
def dotted(room: Room) -> Iterator[Tried]:
    key = ".".join(["a"] * 20_000)
    texts = {"key": f"{HEAD}{key} = 1\n", "table": f"{HEAD}[{key}]\nx = 1\n", "inline": f"{HEAD}x = {{{key} = 1}}\n"}
    yield from templates(room, texts, child=True)
    yield in_settings(room, texts, child=True)


@row("C16", "TOML 100,000 deep, inf, a key twice")
def nested(room: Room) -> Iterator[Tried]:
    texts = {
        "deep": f"{HEAD}x = {'[' * 100_000}{']' * 100_000}\n",
        "tables": f"{HEAD}x = {'{a=' * 30_000}1{'}' * 30_000}\n",
        "inf": f"{HEAD}{WINDOW}{GOAL.replace(chr(34) + '5 km' + chr(34), 'inf')}",
        "nan": f"{HEAD}{WINDOW.replace('5', 'nan')}{GOAL}",
        "twice": f'{HEAD}title = "Other"\n{WINDOW}{GOAL}',
    }
    yield from templates(room, texts)
    yield in_settings(room, {"deep": "x = " + "[" * 40_000 + "]" * 40_000, "inf": "theme = inf", "twice": "a=1\na=2\n"})


YAML = {
    "bomb.yaml": "a: &a [x,x]\n"
    + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)},*{chr(97 + n)}]\n" for n in range(20)),
    "apply.yaml": "!!python/object/apply:os.system ['touch evil']\n",
    "cycle.yaml": "a: &a\n  <<: *a\n",
    "norway.yaml": "country: NO\nnumber: 010\ntime: 12:30:45\n",
}


@row("C17", "A YAML file of aliases within aliases", slow=True)
def aliases(room: Room) -> Iterator[Tried]:
    yield every_way(room, {"bomb.yaml": YAML["bomb.yaml"].encode()})
    yield from elsewhere(room, room.file("bomb.yaml", YAML["bomb.yaml"]))


@row("C18", "YAML that makes objects, merges in a cycle, NO, 010, 12:30:45", slow=True)
def yaml(room: Room) -> Iterator[Tried]:
    files = {name: YAML[name].encode() for name in ("apply.yaml", "cycle.yaml", "norway.yaml")}
    yield every_way(room, files)
    for name, data in files.items():
        tried = tuple(elsewhere(room, room.file(name, data)))
    yield from tried
    assert not list(room.outer.rglob("evil"))


NAMES = (
    "../../x", "/x", "a/b", "CON", ".", "..", "", "~", "~root", "x\0y", "n" * 300, "dot.", " ", "a\\b", "C:\\x", "-rf",
    "..\\..\\x", "nul.toml", ".hidden", "x\u202e", "%2e%2e%2fx",
)  # fmt: skip


@row("C19", "Names of templates that would leave their folder, or that no file can have", slow=True)
def names(room: Room) -> Iterator[Tried]:
    slugs = {
        f"slug{n}": f"{HEAD.replace('made', 'HERE')}{WINDOW}{GOAL}".replace('"HERE"', toml(name))
        for n, name in enumerate(NAMES)
    }
    yield from templates(room, slugs)
    own = room.journal.parent / "templates"
    secret = room.file("secret.toml", "kept")
    for name in NAMES:
        for words in (("template", "show"), ("template", "delete"), ("challenge", "start")):
            with room.unchanged():
                told = room.cli(*words, "--", name)
            assert told.code in (1, 2), (words, name, told)
            assert is_one_sentence(room.plain(told.reason)), told
    yield Tried("name typed after template show, template delete, challenge start", "refused in one sentence")
    for n, name in enumerate(NAMES):
        story = f"{name}\n\nRun 5 km every day for 10 days.\n"
        with room.no_file_outside():
            told = room.cli("template", "import", "-", "--yes", stdin=story.encode())
        assert told.code == 0 or is_one_sentence(told.reason), (n, told)
    files = sorted(path.name for path in own.iterdir())
    assert all(name.isascii() and name.replace("-", "").replace(".toml", "").isalnum() for name in files), files
    yield Tried("title of an article", "kept under a name of letters, digits and hyphens in the library's folder")
    for name in NAMES:

        def named(held: dict[str, Any], name: str = name) -> None:
            held["templates"] = [{"name": name, "text": "x"}]

        reason = _filed(room, named)
        assert is_one_sentence(reason), reason
    yield Tried("journal file", f"refused: {reason}")
    assert secret.read_text() == "kept"
    assert not [path for path in room.outer.rglob("x*") if path.is_file()]


WILD: dict[str, str] = {
    "days": WINDOW.replace("5", "100000") + GOAL,
    "none": WINDOW.replace("5", "0") + GOAL,
    "negative": WINDOW + GOAL.replace("5 km", "-5 km"),
    "far": WINDOW + GOAL.replace("5 km", "1000000000 km"),
    "sport": WINDOW + GOAL.replace('of = "run"', 'of = "quidditch"'),
    "same": WINDOW + GOAL + GOAL,
}


@row("C20", "A template of 100,000 days, of none, of -5 km, of 10^9 km, two days the same, an unknown sport", slow=True)
def wild(room: Room) -> Iterator[Tried]:
    yield from templates(room, {name: f"{HEAD}{rest}" for name, rest in WILD.items()})
    changes: dict[str, Callable[[dict[str, Any]], None]] = {
        "days": lambda it: it["window"].update(days=100_000_000),
        "no days": lambda it: it["window"].update(days=0),
        "target": lambda it: it["goal"]["goals"][0].update(target=10**30),
        "negative": lambda it: it["goal"]["goals"][0].update(target=-5),
        "sport": lambda it: it["goal"]["goals"][0]["counts"].update(kinds=["quidditch"]),
        "no goal": lambda it: it.update(goal=None),
        "slug": lambda it: it.update(slug="../../x"),
    }
    reasons: dict[str, None] = {}
    for name, change in changes.items():
        for where in ("challenge file", "journal file"):

            def altered(held: dict[str, Any], change: Callable[[dict[str, Any]], None] = change) -> None:
                one = held["challenge"] if "challenge" in held else held["challenges"][0]
                change(one["template"])

            reason = _filed(room, altered, where)
            assert is_one_sentence(reason), (name, where, reason)
            reasons[reason] = None
    yield Tried("challenge file, journal file", f"refused: {' / '.join(reasons)}")


@row("C21", "A template that includes itself, an address, a path")
def including(room: Room) -> Iterator[Tried]:
    texts = {
        key: f"{HEAD}{key} = {value}\n{WINDOW}{GOAL}"
        for key, value in (
            ("include", '"made.toml"'),
            ("extends", '"https://x.test/y.toml"'),
            ("base", '"/etc/passwd"'),
            ("import", '["made"]'),
        )
    }
    yield from templates(room, texts, "there is no such key")


@row("C22", "A template, a challenge, a digest, a journal of a newer format", slow=True)
def newer(room: Room) -> Iterator[Tried]:
    texts = {f"format{n}": HEAD.replace("format = 1", f"format = {n}") + WINDOW + GOAL for n in (2, 99, 10**30)}
    yield from templates(room, texts, "format")
    yield from changed(room, lambda text: text.replace('"format":1', '"format":2', 1), "newer version")

    def newer_rules(held: dict[str, Any]) -> None:
        held["challenge"]["template"]["format"] = 2

    reason = _filed(room, newer_rules, "challenge file")
    yield Tried("rules within a challenge file", f"refused: {reason}")


def _filed(room: Room, change: Callable[[dict[str, Any]], None], where: str = "journal file") -> str:
    """Why a file of our own is refused after this change of its values; nothing is written, none of it is kept."""
    text = dict(exported(room))[where]
    held = json.loads(text)
    change(held)
    path = room.file("filed.json", json.dumps(held))
    other = room.journal.parent / "new" / "journal.db"
    told = room.cli("import", path, "--yes", "--json", "--db", other)
    assert told.code == 1, (where, told)
    assert not (other.parent / "templates").exists()
    return room.plain(told.json["items"][0]["reason"] if told.out else told.reason)
