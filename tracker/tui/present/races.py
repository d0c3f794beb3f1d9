"""The calendar of races in words: its rows, the countdown to the next one."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tracker.domain.medals import Medal
from tracker.domain.quantities import format_distance
from tracker.domain.races import ResultStatus
from tracker.domain.text import clean_text
from tracker.services.race_words import countdown, long_said
from tracker.services.races import RaceStand, outcome
from tracker.tui.ink import ACCENT, BAD, GOOD, KEY, MUTED, WARN
from tracker.tui.present.dates import long_day
from tracker.tui.present.digits import digit_rows
from tracker.tui.present.medals import sign_of as medal_sign

SIGNS = {
    ResultStatus.ENTERED: ("○", "entered", MUTED),
    ResultStatus.STARTED: ("▶", "started", ACCENT),
    ResultStatus.FINISHED: ("✓", "finished", GOOD),
    ResultStatus.VIRTUAL: ("✓", "virtual", GOOD),
    ResultStatus.OVER_LIMIT: ("✗", "over the limit", WARN),
    ResultStatus.DNF: ("✗", "did not finish", WARN),
    ResultStatus.DNS: ("–", "did not start", MUTED),
    ResultStatus.DSQ: ("✗", "disqualified", BAD),
}
ASCII_SIGNS = {"○": "o", "▶": ">", "✓": "+", "✗": "x", "–": "-"}


def sign_of(stand: RaceStand, *, ascii: bool = False) -> tuple[str, str, str]:
    """The sign, word and style of how a race stands."""
    if stand.result is not None:
        sign, word, style = SIGNS[stand.result.status]
    elif stand.in_days >= 0:
        sign, word, style = "○", countdown(stand.in_days), ACCENT
    else:
        sign, word, style = "–", "no result yet", MUTED
    return ASCII_SIGNS[sign] if ascii else sign, word, style


def race_rows(
    stand: RaceStand, medals: Sequence[Medal], units: str, width: int, *, ascii: bool = False
) -> tuple[Content, Content]:
    """A race in the calendar: its name with what came of it or how far off it is, below it date, distance, place.

    `medals` are those that it earned.
    """
    race, result = stand.race, stand.result
    sign, word, style = sign_of(stand, ascii=ascii)
    coming = stand.in_days >= 0 and (result is None or result.chip_or_gun_s is None)
    came = countdown(stand.in_days) if coming else outcome(result, units) if result is not None else word
    sign_won = f" {medal_sign(medals[0], ascii=ascii)[0]}" if medals else ""
    right = Content.assemble((came, ACCENT if coming else style), (sign_won, KEY))
    name = Content(clean_text(race.event, limit=120)).truncate(
        max(4, width - right.cell_length - 3), ellipsis=True, pad=True
    )
    parts = [long_day(race.on), format_distance(race.distance_mm, units) if race.distance_mm is not None else "open",
             clean_text(race.place, limit=60)]  # fmt: skip
    return (
        Content.assemble((f"{sign} ", style), name.stylize("bold"), " ", right),
        Content.assemble("  ", (" · ".join(part for part in parts if part), MUTED)),
    )


def hero_lines(stands: Sequence[RaceStand], units: str, width: int, *, ascii: bool = False) -> list[Content]:
    """The next race in large figures; nothing where none is to come."""
    stand = next((one for one in stands if one.in_days >= 0 and not _over(one)), None)
    if stand is None:
        return []
    race = stand.race
    near = {0: "today", 1: "tomorrow"}.get(stand.in_days)
    name = Content(clean_text(race.event, limit=120)).stylize("bold")
    when = f"{long_day(race.on)} · {long_said(race, units)}"
    if near is not None:
        return [
            Content.assemble((near.capitalize(), KEY)),
            name.truncate(width, ellipsis=True),
            Content.styled(when, MUTED),
        ]
    figures = digit_rows(str(stand.in_days), ascii=ascii)
    words = (Content.styled("days to", MUTED), name, Content.styled(when, MUTED))
    return [
        Content.assemble((row, KEY), "  ", said).truncate(width, ellipsis=True)
        for row, said in zip(figures, words, strict=True)
    ]


def _over(stand: RaceStand) -> bool:
    return stand.result is not None and stand.result.chip_or_gun_s is not None


def won_with(stand: RaceStand, medals: Sequence[Medal]) -> tuple[Medal, ...]:
    """The medals that the result of a race earned, those among them that are still earned."""
    result, key = stand.result, f"race/{stand.race.handle}"
    return tuple(
        medal
        for medal in medals
        if not medal.revoked and (medal.key == key or (result is not None and result.id in medal.results))
    )


def removal(stand: RaceStand, units: str) -> tuple[str, list[str]]:
    """The question before a race is removed: its heading, and what it is about."""
    name = clean_text(stand.race.event, limit=80)
    came = f", {outcome(stand.result, units)}" if stand.result is not None else ""
    return f"Remove {name}?", [f"{name}, {long_day(stand.race.on)}{came}"]
