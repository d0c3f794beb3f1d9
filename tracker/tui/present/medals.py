"""Medals in words and shapes: what is engraved, the cell on the shelf, the proof."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from tracker.charts.drawing import Drawing
from tracker.charts.medal import WIDTH as DRAWN
from tracker.charts.medal import medal as drawn
from tracker.domain.medals import Medal
from tracker.domain.quantities import format_amount
from tracker.domain.sessions import Measure, Session
from tracker.domain.text import clean_text, fold_text
from tracker.services.race_sheets import Proof
from tracker.services.races import outcome
from tracker.tui.ink import ACCENT, FAINT, KEY, MUTED, WARN
from tracker.tui.present.amounts import amount, session_amounts
from tracker.tui.present.dates import MONTHS, long_day
from tracker.tui.present.drawings import row_content

CELL = 21  # cells of a medal on the shelf
ROWS = 11  # rows of a shelf: the medal, the board, two rows of its name, the day, a blank
LONGEST = 7  # characters that go into one line of an engraving
GONE = "no longer earned"
_METAL = re.compile(r"\b(gold|silver|bronze)\b")
_DISTANCES = (
    (("half", "halvmaraton"), ("HALF", "21.1")),
    (("marathon", "maraton"), ("FULL", "42.2")),
)


def metal_of(medal: Medal) -> str:
    """Gold, silver or bronze, by its band or its title; gold where neither says."""
    found = _METAL.search(fold_text(f"{medal.band} {medal.title}"))
    return found[1] if found is not None else "gold"


def shape_of(medal: Medal) -> str:
    """What is drawn for it: its artefact; a buckle where a medal is called one."""
    return "buckle" if medal.artefact == "medal" and "buckle" in fold_text(medal.title) else medal.artefact


def engraved(medal: Medal, units: str) -> tuple[str, str]:
    """Two short texts: the distance, amount or count it was given for, else the month and the year."""
    dated = MONTHS[medal.on.month - 1], str(medal.on.year)
    if medal.results or medal.award == "typed":
        title = fold_text(medal.title)
        return next((lines for words, lines in _DISTANCES if any(word in title for word in words)), dated)
    if medal.value is None:
        return dated
    if medal.measure is None:
        return f"{medal.value:,}", dated[1]
    number, _, unit = amount(medal.value, medal.measure, units).partition(" ")
    return (number, unit or dated[1]) if len(number) <= LONGEST else dated


def medal_drawing(medal: Medal, units: str, *, ascii: bool = False) -> Drawing:
    """The medal, drawn; dim where the log no longer earns it."""
    return drawn(
        shape_of(medal),
        engraved(medal, units),
        metal=metal_of(medal),
        dim=bool(medal.revoked),
        ascii=ascii,
    )


def cell_rows(medal: Medal, units: str, *, ascii: bool = False, chosen: bool = False) -> list[Content]:
    """A medal on the shelf: `ROWS` rows of `CELL` cells."""
    left = (CELL - DRAWN) // 2
    rows = [
        Content.assemble(" " * left, row_content(row), " " * (CELL - DRAWN - left))
        for row in medal_drawing(medal, units, ascii=ascii).rows
    ]
    board = ("=" if ascii else "━") if chosen else ("-" if ascii else "─")
    rows.append(Content.styled(board * CELL, ACCENT if chosen else FAINT))
    style = FAINT if medal.revoked else KEY if chosen else ""
    named = Content(clean_text(medal.name, limit=120)).wrap(CELL - 2)
    named = [*named[:1], Content(" ").join(named[1:]).truncate(CELL - 2, ellipsis=True)] if named[1:] else named
    rows += [_centred(line.stylize(style) if style else line) for line in [*named, Content("")][:2]]
    rows.append(_centred(Content.styled(GONE, WARN) if medal.revoked else Content.styled(_day(medal), MUTED)))
    return [*rows, Content(" " * CELL)]


def _day(medal: Medal) -> str:
    return long_day(medal.on).partition(" ")[2]


def _centred(line: Content) -> Content:
    left = max(0, CELL - line.cell_length) // 2
    return Content.assemble(" " * left, line, " " * max(0, CELL - left - line.cell_length))


def cabinet_title(medals: Sequence[Medal]) -> str:
    """The head of the cabinet: how many it holds, and how many are gone."""
    gone = sum(1 for medal in medals if medal.revoked)
    held = len(medals) - gone
    return f"Medals · {held:,}" + (f" and {gone:,} {GONE}" if gone else "")


def sign_of(medal: Medal, *, ascii: bool = False) -> tuple[str, str]:
    """The sign that stands for a medal in a line, and its style."""
    if medal.revoked:
        return ("o" if ascii else "○"), FAINT
    return ("*" if ascii else "◉"), KEY


# -- the proof ----------------------------------------------------------------------------------------------------


def proof_lines(proof: Proof, units: str, width: int, *, ascii: bool = False) -> list[Content]:
    """The drawn medal with its day beside it, then the rule, why, and what earned it."""
    medal = proof.medal
    lines = _beside(medal, units, width, ascii=ascii)
    if medal.revoked:
        lines += [Content(""), *_wrapped(medal.revoked, width, WARN)]
    if proof.rule:
        lines += [Content(""), Content.styled("Rule", ACCENT)]
        lines += [line for said in proof.rule for line in _wrapped(f"{said}.", width)]
    if proof.results or proof.sessions:
        lines += [Content(""), Content.styled("Earned with", ACCENT)]
    for result in proof.results:
        time = outcome(result, units)
        chip = ""
        if result.chip_s is not None and result.chip_s != result.gun_s:
            chip = f" · chip {format_amount(result.chip_s, Measure.ELAPSED)}"
        said = f"{clean_text(result.race.event, limit=80)} · {time}{chip}"
        lines += _dated(long_day(result.race.on), said, width)
    for session in proof.sessions:
        lines += _dated(long_day(session.local_date), _session(session, units), width)
    if proof.more:
        lines.append(Content.styled(f"and {proof.more:,} sessions more", MUTED))
    return lines


def _beside(medal: Medal, units: str, width: int, *, ascii: bool) -> list[Content]:
    """The medal at the left; its kind, day, challenge and reason at the right of it."""
    room = max(10, width - DRAWN - 3)
    words = [
        Content.styled(f"{clean_text(medal.artefact, limit=40).capitalize()} · {long_day(medal.on)}", MUTED),
        *_wrapped(medal.challenge_title, room, MUTED),
        Content(""),
        *_wrapped(medal.why, room),
    ]
    art = [row_content(row) for row in medal_drawing(medal, units, ascii=ascii).rows]
    blank = Content(" " * DRAWN)
    tall = max(len(art), len(words))
    art += [blank] * (tall - len(art))
    words += [Content("")] * (tall - len(words))
    return [Content.assemble(row, "   ", said) for row, said in zip(art, words, strict=True)]


def _wrapped(text: str, width: int, style: str = "") -> list[Content]:
    if not text:
        return []
    said = Content(clean_text(text))
    return list((said.stylize(style) if style else said).wrap(max(width, 10)))


def _dated(day: str, said: str, width: int) -> list[Content]:
    """A day at the left, what was done then beside it, longer ones indented below themselves."""
    column = 16
    first, *rest = Content(said).wrap(max(10, width - column))
    return [
        Content.assemble((f"{day:<{column}}", MUTED), first),
        *(Content.assemble(" " * column, line) for line in rest),
    ]


def _session(session: Session, units: str) -> str:
    from tracker.domain.activities import title_of

    note = f" · {clean_text(session.note, limit=60)}" if session.note else ""
    return f"{title_of(session.activity)} {session_amounts(session, units)}{note}"


# -- the moment it is handed over ---------------------------------------------------------------------------------


def celebration_lines(medals: Sequence[Medal], units: str, width: int, *, ascii: bool = False) -> list[Content]:
    """The medals side by side as far as there is room, each with its name; below them why they were given."""
    shown = medals[: max(1, width // CELL)]
    cells = [cell_rows(medal, units, ascii=ascii, chosen=True) for medal in shown]
    space = " " * max(0, (width - CELL * len(shown)) // 2)
    lines = [Content.assemble(space, *rows) for rows in zip(*cells, strict=True)]
    for medal in shown:
        said = clean_text(f"{medal.challenge_title}: {medal.why}" if medal.challenge_title else medal.why)
        lines += [_middle(line, width) for line in Content(said).wrap(max(width, 10))]
    if len(medals) > len(shown):
        lines.append(_middle(Content.styled(f"and {len(medals) - len(shown)} more in the cabinet", MUTED), width))
    return lines


def _middle(line: Content, width: int) -> Content:
    return Content.assemble(" " * max(0, (width - line.cell_length) // 2), line)
