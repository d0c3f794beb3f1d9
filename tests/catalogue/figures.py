"""Every place where a figure or a date of somebody else arrives: typed on the command line, or in a file brought in."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tests.catalogue.room import Room, Told, Tried, is_one_sentence

Words = tuple[str | Path, ...]
RACE = "harbour-half-2026"
SAID = 400  # characters of what happened
_TEMPLATE = """format = 1
slug = "made"
version = 1
title = "Made"
[window]
days = 5
[[goals]]
key = "run"
of = "run"
per = "day"
target = {target}
"""


def race(room: Room) -> None:
    """A race that was yesterday, for results."""
    assert room.cli("race", "add", "Harbour Half", "--on", "2026-11-22", "--distance", "half").code == 0


def amounts(x: str) -> dict[str, Words]:
    """The commands that read `x` as an amount, by the place it stands in."""
    return {
        "log line": ("log", "--", f"run {x}km"),
        "log line without a unit": ("log", "--", f"run {x}"),
        "repetitions": ("log", "--", f"pushups {x}"),
        "minutes": ("log", "--", f"yoga {x}min"),
        "climb": ("log", "--", f"run 5km +{x}m"),
        "heart rate": ("log", "--", f"run 5km hr{x}"),
        "steps of a day": ("log", "--", f"steps {x}"),
        "water": ("log", "--", f"water {x}l"),
        "edited session": ("edit", "last", "--", f"{x}km"),
        "distance of a race": ("race", "add", "Other", "--on", "2027-01-01", f"--distance={x}km"),
        "climb of a race": ("race", "add", "Other", "--on", "2027-01-01", f"--climb={x}m"),
        "limit of a race": ("race", "add", "Other", "--on", "2027-01-01", f"--limit={x}h"),
        "race result": ("race", "result", RACE, f"--gun={x}h"),
        "distance of a result": ("race", "result", RACE, "dnf", f"--distance={x}km"),
        "split": ("race", "result", RACE, "2:00:00", f"--split=Harbour@{x}km=45:10"),
        "scale of a challenge": ("challenge", "start", "c25k", f"--scale={x}"),
        "handicap": ("challenge", "start", "run1000-team", "--with", "Ankita", f"--factor=Ankita={x}"),
        "start of the day": ("athlete", "set", f"--day-start={x}"),
        "privacy zone": ("config", "set", "private", "--", f"{x},10.75 200m"),
        "pool of an article": ("template", "import", "-", f"--pool={x}m"),
        "amendment of an import": ("import", "undated.gpx", "--yes", "--as", f"run {x}km @2026-03-01"),
    }


def counts(x: str) -> dict[str, Words]:
    """The commands that read `x` as a whole number."""
    return {
        "place in a race": ("race", "result", RACE, "2:00:00", f"--position={x}"),
        "starters of a race": ("race", "result", RACE, "2:00:00", f"--of={x}"),
        "sessions to list": ("journal", f"--limit={x}"),
        "days of figures": ("fact", "list", f"--days={x}"),
        "bars of a chart": ("chart", "week", f"--n={x}"),
        "years back": ("chart", "heat", f"--back={x}"),
        "effort": ("log", "--", f"run 5km rpe{x}"),
        "sets": ("log", "--", f"pushups {x}x20"),
    }


def dates(x: str) -> dict[str, Words]:
    """The commands that read `x` as a date."""
    return {
        "log line": ("log", "--", f"run 5km @{x}"),
        "edited session": ("edit", "last", "--", f"@{x}"),
        "day mark": ("mark", "rest", "--", f"@{x}"),
        "end of a mark": ("mark", "rest", "--", f"@2026-11-20..{x}"),
        "mark taken off": ("mark", "rest", "--remove", "--", f"@{x}"),
        "race": ("race", "add", "Other", f"--on={x}"),
        "race with a time": ("race", "add", "Other", f"--on={x} 20:30"),
        "limit by the clock": ("race", "add", "Other", "--on=2026-12-05 20:30", f"--limit=@{x} 02:00"),
        "start of a challenge": ("challenge", "start", "c25k", f"--on={x}"),
        "last day of a challenge": ("challenge", "start", "higdon-half-n2", f"--until={x}"),
        "end of a challenge": ("challenge", "end", "mumbai-to-goa", f"--on={x}"),
        "day of a challenge": ("challenge", "why", "mumbai-to-goa", "--", x),
        "birth date": ("athlete", "set", f"--born={x}"),
        "figure of a day": ("log", "--", f"water 2l @{x}"),
        "day of a card": ("share", "day", f"--on={x}"),
        "day of an import": ("import", "undated.gpx", "--yes", f"--on={x}"),
        "amendment of an import": ("import", "undated.gpx", "--yes", "--as", f"run 5km @{x}"),
        "day of an article": ("template", "import", "story.txt", "--dry-run", f"--published={x}"),
    }


def refused_at(room: Room, places: Mapping[str, Words], *, says: str = "") -> Iterator[Tried]:
    """Each command refuses in one sentence, `says` in it, and all of them change nothing; told in one line."""
    found = []
    with room.unchanged():
        for where, words in places.items():
            told = room.cli(*words)
            assert told.code in (1, 2), (where, words, told)
            reason = room.plain(told.reason) or told.out.strip()
            assert is_one_sentence(reason), (where, reason)
            assert says in reason, (where, reason)
            found.append(reason)
    more = len(set(found)) - 1
    yield Tried(", ".join(places), f"refused: {found[0][:SAID]}{f' (and {more} other sentences)' if more else ''}")


def taken_at(room: Room, places: Mapping[str, Words], says: Mapping[str, str]) -> Iterator[Tried]:
    """Each command does it and says it back with the text that `says` names for its place; it is undone again."""
    found = []
    for where, wanted in says.items():
        before = room.tracker.last_change()
        told = room.cli(*places[where])
        assert told.code == 0, (where, told)
        assert wanted in told.out, (where, wanted, told.out)
        found.append(Tried(where, f"read as {wanted}"))
        if room.tracker.last_change() != before:
            assert room.cli("undo").code == 0
    yield from grouped(found)


def without(places: Mapping[str, Words], *names: str) -> dict[str, Words]:
    """The places but those."""
    assert set(names) <= set(places), names
    return {where: words for where, words in places.items() if where not in names}


def only(places: Mapping[str, Words], *names: str) -> dict[str, Words]:
    """Those of the places alone."""
    return {name: places[name] for name in names}


def grouped(tried: Iterable[Tried]) -> Iterator[Tried]:
    """Places where the same happened as one."""
    by: dict[str, list[str]] = {}
    for one in tried:
        by.setdefault(one.happened[:SAID], []).append(one.where)
    for happened, places in by.items():
        yield Tried(", ".join(places), happened)


def made_template(room: Room, target: str, *, where: str = "made.toml") -> Path:
    """A template whose target is written so; `target` is TOML, its quotes with it."""
    return room.file(where, _TEMPLATE.format(target=target))


def journal_file(room: Room, key: str, value: str, *, of: str = "sessions", name: str = "journal.json") -> Path:
    """An export of the journal in which the first thing of a list says `key` so; `value` is JSON as it stands."""
    path = room.inputs / name
    assert room.cli("export", "-o", path, "--force").code == 0
    held = json.loads(path.read_text())
    held[of][0][key] = "\0HERE"
    path.write_text(json.dumps(held).replace('"\\u0000HERE"', value))
    return path


def into_another(room: Room, path: Path) -> Told:
    """Import a file of our own into a journal that holds nothing."""
    return room.cli("import", path, "--yes", "--db", room.journal.parent / "second" / "journal.db")


def own_refused(room: Room, path: Path, where: str, *, says: str = "") -> Tried:
    """A file of our own that is refused; the other journal has nothing of it."""
    told = into_another(room, path)
    assert told.code in (1, 2), told
    reason = room.plain(told.reason) or room.plain(told.out.strip().split("\n")[-1].strip())
    assert says in told.err + told.out, told
    left = room.cli("journal", "--json", "--db", room.journal.parent / "second" / "journal.db")
    assert left.json["sessions"] == []
    return Tried(where, f"refused: {reason}")
