"""docs/inputs.md: a table of the catalogue by id, what was tried where, and what happened."""

import re
from collections.abc import Mapping, Sequence

from tests.catalogue.room import ROOT, Tried
from tests.catalogue.rows import HOW_MANY, Row

PAGE = ROOT / "docs" / "inputs.md"
TITLES = {
    "T": "Text that would act on a terminal",
    "X": "XML: GPX, TCX, Apple Health",
    "Z": "Archives",
    "F": "FIT files",
    "C": "Tables, JSON, templates",
    "H": "Web pages",
    "U": "Unicode",
    "N": "Numbers",
    "D": "Dates and time zones",
    "S": "Search, names, paths, settings",
}
HEAD = """# Bad inputs

Whatever comes from outside may be broken or made to do harm. Each row below is such an input, tried at every place of
tracker where it can arrive: in none of them may it crash, act on the terminal, make a file outside, or store a part of
what was refused, and each refusal is one sentence. Inputs whose point is their size are read within ten seconds and
300 MB.

The page is written by `python -m tests.catalogue`, which tries all of it; `make test` tries the quick rows again, and
`make soak` every row. [reliability.md](reliability.md) says what tracker promises.
"""


def line_of(row: Row, tried: Sequence[Tried]) -> str:
    """A row of the table."""
    where = "<br>".join(dict.fromkeys(_cell(one.where) for one in tried))
    happened: dict[str, list[str]] = {}
    for one in tried:
        happened.setdefault(_cell(one.happened), []).append(_cell(one.where))
    whole = len(happened) == 1
    said = "<br>".join(what if whole else f"{_short(places)}: {what}" for what, places in happened.items())
    return f"| {row.id} | {_cell(row.said)} | {where} | {said} |"


def page_of(rows: Sequence[Row], found: Mapping[str, Sequence[Tried]]) -> str:
    """The whole page, from what was tried."""
    parts = [HEAD]
    for letter in HOW_MANY:
        parts.append(f"## {TITLES[letter]}\n\n| id | input | where tried | what happened |\n|---|---|---|---|")
        parts += [line_of(row, found[row.id]) for row in rows if row.id[0] == letter]
        parts.append("")
    return "\n".join(parts)


def lines_in(page: str) -> dict[str, str]:
    """The rows of the table on a page, by id."""
    return {match[1]: match[0] for match in re.finditer(r"^\| ([A-Z]\d\d) \|.*$", page, re.MULTILINE)}


def _short(places: Sequence[str]) -> str:
    """The places of one outcome: the first of them where there are many."""
    first = places[0].split(",")[0]
    return first if len(places) == 1 and "," not in places[0] else f"{first} and others"


def _cell(text: str) -> str:
    """A text for a cell: no sign of it is read as a table, as markup, or as a link."""
    escaped = re.sub(r"([\\`*_\[\]|<>])", r"\\\1", text.replace("&", "&amp;"))
    return escaped.replace("\\<br\\>", "<br>")
