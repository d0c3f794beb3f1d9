"""Paths, settings, variables, arguments, and files of others in the journal's place."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from tests.catalogue.figures import Words
from tests.catalogue.room import Room, Tried, is_one_sentence
from tests.catalogue.rows import row

SECRET = "hunter2-canary"  # stands in for a password: nothing that is told may hold it


@row("S08", "an address with a password in place of the journal")
def password(room: Room) -> Iterator[Tried]:
    url = f"postgresql://tracker:{SECRET}@localhost/tracker"
    with room.unchanged():
        asked: tuple[Words, ...] = (
            ("today", "--db", url),
            ("log", "run 5km", "--db", url),
            ("config", "set", "journal", url),
        )
        for words in asked:
            told = room.cli(*words)
            assert told.code in (1, 2), (words, told)
            assert SECRET not in told.out + told.err, told
            assert is_one_sentence(told.reason), told
    yield Tried("option --db, setting", f"refused: {told.reason}")
    os.environ["TRACKER_DB"] = url
    told = room.cli("today")
    assert told.code in (1, 2), told
    assert SECRET not in told.out + told.err, told
    del os.environ["TRACKER_DB"]
    settings = room.home / ".config" / "tracker" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'journal = "{url}"\n')
    for line in ("today", "config list", "doctor"):
        told = room.cli(*line.split())
        assert SECRET not in told.out + told.err, (line, told)
    assert not [path for path in room.outer.rglob("*") if SECRET in path.name]
    yield Tried("variable, settings file", "refused without showing it; no file is made")


@row("S09", "a journal's path with spaces, ~, %, #, ?, odd bytes, a line break, or that can't be one", slow=True)
def odd_paths(room: Room) -> Iterator[Tried]:
    for name in (
        "with space.db",
        "~x.db",
        "100%.db",
        "a#b.db",
        "what?.db",
        "mode=ro&x.db",
        "\udce9\udcff.db",
        "a\nb.db",
        "-.db",
    ):
        path = room.inputs / "odd" / name
        for words in (("log", "run 5km"), ("journal",), ("doctor",)):
            told = room.cli(*words, f"--db={path}")
            assert told.code == 0 or words == ("doctor",), (name, told)
        assert path.stat().st_size > 0, name
    yield Tried("option --db with spaces, ~, %, #, ?, = and &, odd bytes, a line break", "opened under just that name")
    room.file("file", "x")
    Path("loop.db").symlink_to("loop.db")
    with _as_it_was(room):
        for wrong in (
            "a\0b.db",
            "x" * 300 + ".db",
            str(room.inputs),
            str(room.inputs / "file" / "x.db"),
            "loop.db",
            "/dev/null",
        ):
            told = room.cli("log", "run 5km", f"--db={wrong}")
            assert told.code == 1, (wrong, told)
            assert is_one_sentence(room.plain(told.reason)), (wrong, told)
    yield Tried(
        "option --db with NUL, 300 characters, a folder, a file in place of a folder, a loop, a device",
        "refused in one sentence each",
    )


class _as_it_was:  # noqa: N801 read as a word
    """No file is made or changed among the inputs."""

    def __init__(self, room: Room) -> None:
        self._room = room

    def __enter__(self) -> None:
        self._before = sorted(self._room.outer.rglob("*"))

    def __exit__(self, *_: object) -> None:
        assert sorted(self._room.outer.rglob("*")) == self._before


@row("S10", "a settings file of the wrong type, with unknown keys, of 100 MB, a folder, a loop")
def settings(room: Room) -> Iterator[Tried]:
    path = room.home / ".config" / "tracker" / "config.toml"
    path.parent.mkdir(parents=True)
    said: dict[str, str | bytes] = {
        "wrong type": "theme = 5\nascii = 'yes'\nunits = []\n", "unknown key": "colour_of_the_sky = 'blue'\n",
        "no TOML": "theme = = =\n", "no UTF-8": b"theme = '\xff\xfe'\n", "nested": "x = " + "[" * 5_000 + "\n",
        "NUL": b"theme = 'a\0b'\n", "number of 5,000 digits": f"ascii = {'9' * 5_000}\n", "empty": "",
        "keys that are none": "[keys]\ntoday = 5\n'' = 'x'\nlog = ['a']\n",
    }  # fmt: skip
    for what, text in said.items():
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        told = room.cli("today")
        assert told.code == 0, (what, told)
        assert is_one_sentence(room.plain(told.reason)) if told.err else what == "empty", (what, told)
        assert room.cli("config", "list").code in (0, 1)
    yield Tried(", ".join(said), "the defaults hold, and one line says what is wrong")
    path.unlink()
    with path.open("wb") as file:
        file.truncate(100_000_000)
    _warned(room, "100 MB")
    path.unlink()
    path.mkdir()
    _warned(room, "a folder")
    path.rmdir()
    path.symlink_to(path)
    _warned(room, "a loop")
    yield Tried("100 MB, a folder, a link to itself", "the defaults hold, and one line says why it was not read")
    told = room.cli("config", "set", "theme", "high-noon")
    assert told.code == 1, told
    yield Tried("config set on a link to itself", f"refused: {room.plain(told.reason)}")
    assert room.cli("config", "unset", "theme").code == 0


def _warned(room: Room, what: str) -> None:
    told = room.cli("today")
    assert told.code == 0, (what, told)
    assert is_one_sentence(room.plain(told.reason)), (what, told)


@row("S11", "HOME unset, a home that can't be written, folders that are no whole paths", slow=True)
def environment(room: Room) -> Iterator[Tried]:
    taken = room.file("taken", "x")
    given: dict[str, dict[str, str | None]] = {
        "HOME unset": {"HOME": None}, "HOME empty": {"HOME": ""}, "HOME a file": {"HOME": str(taken)},
        "XDG folders relative": {"XDG_DATA_HOME": "x", "XDG_CONFIG_HOME": "y/z", "XDG_STATE_HOME": "w"},
        "HOME is /proc": {"HOME": "/proc"}, "TMPDIR missing": {"TMPDIR": "/nowhere/at/all"},
        "TZ nonsense": {"TZ": "Mars/Base"}, "TZ of a file": {"TZ": ":/etc/localtime"}, "COLUMNS": {"COLUMNS": "²"},
        "LC_ALL": {"LC_ALL": "xx_YY.nothing"}, "odd bytes": {"TRACKER_THEME": "\udcff", "TRACKER_UNITS": "\x1b[2J"},
    }  # fmt: skip
    for what, variables in given.items():
        before = dict(os.environ)
        os.environ.pop("TRACKER_DB", None)
        for name, value in variables.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        if not what.startswith(("HOME", "XDG")):
            os.environ.setdefault("XDG_DATA_HOME", str(room.home / "data"))
        for words in (("log", "run 5km"), ("doctor",)) if what.startswith(("HOME", "XDG")) else (("config", "list"),):
            told = room.child(*words)
            assert told.code in (0, 1, 2), (what, words, told)
            assert told.code == 0 or told.out or is_one_sentence(room.plain(told.reason)), (what, words, told)
        os.environ.clear()
        os.environ.update(before)
        made = [path for path in room.inputs.rglob("*") if path != taken]
        assert not made, (what, made)
    yield Tried(
        "every variable that says where something is",
        "used, or one sentence says what is wrong; no folder appears elsewhere",
    )


@row("S12", "an argument of 2 MB, and one that is no UTF-8", slow=True)
def arguments(room: Room) -> Iterator[Tried]:
    long = "x" * 2_000_000
    with room.unchanged():
        for words in (
            ("log", long),
            ("journal", long),
            (long,),
            ("athlete", "set", f"--zone={long}"),
            ("challenge", "show", long),
        ):
            told = room.cli(*words)
            assert told.code in (1, 2), (words[0], told.code)
            assert len(told.err) < 2_000, (words[0], len(told.err))
            assert len(told.out) < 2_000, (words[0], len(told.out))
    yield Tried("every command", "refused in a short sentence")
    odd: tuple[Words, ...] = (
        ("log", "run 5km", "\udcff\udcfe"),
        ("race", "add", "\udcff", "--on", "2027-01-01"),
        ("\udcff",),
        ("import", "\udcff.gpx"),
    )
    for line in odd:
        told = room.cli(*line)
        assert "\udcff" not in told.out + told.err
    [note] = [one["note"] for one in room.cli("journal", "--json").json["sessions"] if "\ufffd" in one["note"]]
    assert note == "\ufffd\ufffd", note
    yield Tried(
        "log line, race, command, file", "odd bytes become U+FFFD; a file of such a name is looked for under it"
    )


def _foreign(path: Path, journal: Path, *statements: str) -> Path:
    """The journal as somebody else changed it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(journal.read_bytes())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("synchronous=OFF", "ignore_check_constraints=ON", "writable_schema=ON"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for statement in statements:
            connection.execute(statement)
        connection.execute("COMMIT")
    return path


@row("S13", "a journal of somebody else: triggers, views, a huge schema, values that can't be", slow=True)
def foreign_journal(room: Room) -> Iterator[Tried]:
    made = {
        "trigger": ("CREATE TRIGGER evil AFTER INSERT ON session BEGIN DELETE FROM athlete; END",),
        "view": ("CREATE VIEW evil AS SELECT * FROM session",),
        "a view for a table": ("DROP TABLE mark", "CREATE VIEW mark AS SELECT 1 AS id"),
        "huge schema": tuple(f"CREATE TABLE t{n} (a)" for n in range(2_000)),
        "values": ("UPDATE session SET distance_mm = 9e300", "UPDATE athlete SET name = x'00ff'"),
        "schema that is none": ("UPDATE sqlite_master SET sql = 'CREATE TABLE x' WHERE name = 'mark'",),
    }
    for what, statements in made.items():
        path = _foreign(room.inputs / f"{what.replace(' ', '-')}.db", room.journal, *statements)
        before = path.read_bytes()
        with room.unchanged():
            told = room.cli("restore", path)
        assert told.code == 1, (what, told)
        assert is_one_sentence(room.plain(told.reason)), told
        assert path.read_bytes() == before
        yield Tried(f"restore, {what}", f"refused: {room.plain(told.reason)}")
        checked = room.cli("check", f"--db={path}")
        assert checked.code == 1, (what, checked)
        brought = room.cli("import", path, "--yes")
        assert brought.code == 1, brought
    yield Tried("check", "each is named as a fault")


@row("S14", "a backup that is a link to somewhere else")
def linked_backup(room: Room) -> Iterator[Tried]:
    away = room.inputs / "away.db"
    away.write_bytes(room.journal.read_bytes())
    link = room.inputs / "link.db"
    link.symlink_to(away)
    yield room.refused("restore", "restore", link)
    folder = room.journal.parent / "backups"
    folder.mkdir(exist_ok=True)
    (folder / "journal-v3-20261101T000000Z.db").symlink_to(away)
    told = room.cli("restore", "journal-v3-20261101T000000Z")
    assert told.code in (1, 2), told
    assert is_one_sentence(room.plain(told.reason)), told
    yield Tried("restore of one in the folder", f"refused: {room.plain(told.reason)}")
