"""The tables of keys in the guide, made from the table of commands.

On a page a table stands between `<!-- keys: journal -->` and `<!-- end -->`; several areas are parted by commas.
"""

import re
from itertools import groupby
from pathlib import Path

from tracker.tui.commands import of_area
from tracker.tui.commands.command import Command, key_name

PAGES = (Path(__file__).parents[1] / "guide.md", *sorted((Path(__file__).parents[1] / "guide").glob("*.md")))
_TABLE = re.compile(r"(<!-- keys: ([a-z, ]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def with_tables(page: str) -> str:
    """A page with the tables that it asks for as the commands are now. ValueError for an area that has no commands."""
    return _TABLE.sub(lambda found: f"{found[1]}{_table(re.split(', *', found[2]))}{found[3]}", page)


def write_tables() -> None:
    """Write the tables of every page anew."""
    for path in PAGES:
        path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")


def _table(areas: list[str]) -> str:
    commands: list[Command] = []
    for area in areas:
        if not of_area(area):
            raise ValueError(f"no command works in {area!r}")
        commands += (command for command in of_area(area) if command.keys)
    rows = [
        f"| {' '.join(map(_keys, alike))} | {said.replace('|', ' ')} |\n"
        for said, alike in groupby(commands, key=lambda command: command.help)  # what does the same shares a row
    ]
    return "\n| Key | Does |\n|---|---|\n" + "".join(rows) + "\n"


def _keys(command: Command) -> str:
    return " ".join(f"`{key_name(key)}`" for key in command.keys.split(","))
