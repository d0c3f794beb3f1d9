"""One race in words: its course, what came of it, the splits, the bands, the medals, the bests."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.content import Content

from tracker.domain.days import local_time
from tracker.domain.medals import Medal
from tracker.domain.quantities import format_distance, format_duration, format_rate
from tracker.domain.race_bands import BandStanding
from tracker.domain.race_rules import read_age_rule
from tracker.domain.race_times import broken_limits
from tracker.domain.races import Race, Result, ResultStatus
from tracker.domain.records import STANDARD, RaceBest
from tracker.domain.text import clean_text
from tracker.services.race_sheets import RaceSheet
from tracker.services.race_words import climb_said, countdown, laps_of, limit_said, long_said, places_said
from tracker.services.races import RaceStand
from tracker.services.wording import exactly, plain_day
from tracker.tui.ink import ACCENT, FAINT, KEY, MUTED, WARN
from tracker.tui.present.dates import long_day, short_day
from tracker.tui.present.digits import digit_rows
from tracker.tui.present.medals import sign_of as medal_sign
from tracker.tui.present.races import sign_of

NAMES = dict(STANDARD["run"])
SPACED = re.compile(r"(?<=[0-9])(?=(?:km|mi|m)$)")  # "10km" is told as "10 km"
TIMED = (ResultStatus.FINISHED, ResultStatus.VIRTUAL, ResultStatus.OVER_LIMIT)


def race_lines(
    sheet: RaceSheet, medals: Sequence[Medal], zone: str, units: str, width: int, *, ascii: bool = False
) -> list[Content]:
    """All there is to say about a race. `zone` is the athlete's own."""
    stand = sheet.stand
    lines = _course(stand, zone, units, width)
    if stand.result is not None:
        lines += _part("Result", _result(sheet, stand.result, units, width, ascii=ascii))
        lines += _part("Splits", _splits(sheet, stand.result, units))
    lines += _part("Bands", [line for band in sheet.bands for line in _band(band, units, width)])
    if stand.result is None or stand.result.status in (ResultStatus.ENTERED, ResultStatus.STARTED):
        lines += _part("To win", [line for said in sheet.awards for line in _item(f"{said}.", width)])
    lines += _expected(sheet, units, ascii=ascii)
    lines += _part("Medals", [_medal(medal, ascii=ascii) for medal in medals])
    lines += _part("Personal bests", _bests(sheet, units, ascii=ascii))
    return lines


def _part(heading: str, lines: Sequence[Content]) -> list[Content]:
    return [Content(""), Content.styled(heading, ACCENT), *lines] if lines else []


def _item(text: str, width: int) -> list[Content]:
    first, *rest = Content(clean_text(text)).wrap(max(width - 2, 10))
    return [Content.assemble(("· ", ACCENT), first), *(Content.assemble("  ", line) for line in rest)]


def _course(stand: RaceStand, zone: str, units: str, width: int) -> list[Content]:
    race = stand.race
    when = countdown(stand.in_days)
    head = [(long_day(race.on), "bold"), (f" · {when}" if when else "", KEY)]
    where = [long_said(race, units), climb_said(race, units), race.variant, race.place, race.region, race.series]
    lines = [Content.assemble(*head)]
    lines += Content(clean_text(" · ".join(part for part in where if part))).wrap(max(width, 10))
    told = [*_start(race, zone), *(f"age {rule}" for rule in read_age_rule(race.age_rule))]
    told += [f"limit {limit_said(race, limit, units)}" for limit in race.limits]
    return [*lines, *_packed(told, width)]


def _start(race: Race, zone: str) -> list[str]:
    """When it starts there, and when that is where the athlete is."""
    if not race.timed:
        return [race.zone]
    there, here = local_time(race.starts_at, race.zone), local_time(race.starts_at, zone)
    said = f"starts {there:%H:%M}, {race.zone}"
    if there.utcoffset() == here.utcoffset():
        return [said]
    day = "" if there.date() == here.date() else f" on {short_day(here.date())}"
    return [said, f"{here:%H:%M}{day} in {zone}"]


def _packed(parts: Sequence[str], width: int) -> list[Content]:
    """As many of the parts on a line as fit, each whole where it can be."""
    lines: list[str] = []
    for part in parts:
        said = clean_text(part)
        if lines and len(lines[-1]) + 3 + len(said) <= width:
            lines[-1] += f" · {said}"
        else:
            lines.append(said)
    return [row for line in lines for row in Content.styled(line, MUTED).wrap(max(width, 10))]


def _result(sheet: RaceSheet, result: Result, units: str, width: int, *, ascii: bool) -> list[Content]:
    sign, word, style = sign_of(sheet.stand, ascii=ascii)
    seconds = result.gun_or_chip_s
    lines = []
    if seconds is not None and result.status in TIMED:
        rows = digit_rows(format_duration(seconds), ascii=ascii)
        basis = "official time" if result.gun_s is not None else "chip time"
        chip = [f"chip {format_duration(result.chip_s)}"] if result.chip_s not in (None, seconds) else []
        rate = format_rate(result.covered_mm or None, result.chip_or_gun_s, sheet.activity, units)
        besides = " · ".join([*chip, *([rate] if rate else [])])
        beside = (Content.styled(f"{sign} {word}", style), Content.styled(basis, MUTED), Content.styled(besides, MUTED))
        lines += [Content.assemble((row, KEY), "  ", said) for row, said in zip(rows, beside, strict=True)]
    else:
        far = f" after {format_distance(result.distance_mm, units)}" if result.distance_mm is not None else ""
        lines.append(Content.assemble((f"{sign} {word}", style), (far, MUTED)))
    facts = places_said(result)
    if facts:
        lines += Content(" · ".join(clean_text(fact, limit=80) for fact in facts)).wrap(max(width, 10))
    for limit in broken_limits(result.race, result):
        lines += Content.styled(f"Outside the limit {limit_said(result.race, limit, units)}.", WARN).wrap(
            max(width, 10)
        )
    lines += [row for line in _against(sheet, result, units, ascii=ascii) for row in line.wrap(max(width, 10))]
    if result.note:
        lines += Content.styled(clean_text(result.note), MUTED).wrap(max(width, 10))
    return lines


def _against(sheet: RaceSheet, result: Result, units: str, *, ascii: bool) -> list[Content]:
    """Whether it is a personal best, and by how much."""
    best, former, own = sheet.best, sheet.former, result.chip_or_gun_s
    if best is None or own is None or result.status is not ResultStatus.FINISHED:
        return []
    over = distance_name(best.distance_mm, units)
    if best.result.race.id == result.race.id:
        by = f", by {format_duration(former.seconds - own)}" if former is not None and former.seconds > own else ""
        first = "" if former is not None else ", the first time over it"
        star = "*" if ascii else "★"
        return [Content.assemble((f"{star} Personal best", KEY), f" over {_lower(over)}{by}{first}")]
    race = best.result.race
    return [
        Content.assemble(
            (f"{format_duration(own - best.seconds)} off the best", MUTED),
            (f" of {format_duration(best.seconds)}, {clean_text(race.event, limit=60)} {race.on.year}", MUTED),
        )
    ]


def _splits(sheet: RaceSheet, result: Result, units: str) -> list[Content]:
    """A row for each stretch: where, the time so far, the time of the stretch, its pace."""
    if not result.splits:
        return []
    cells = [
        (
            SPACED.sub(" ", clean_text(lap.name, limit=40)),
            format_duration(lap.elapsed_s),
            format_duration(lap.lap_s),
            format_rate(lap.mm, lap.lap_s, sheet.activity, units) or "",
        )
        for lap in laps_of(result, finish=result.status in TIMED)
    ]
    name_width = min(18, max(len(cell[0]) for cell in cells))
    head = f"{'':<{name_width}} {'Time':>9} {'Split':>9} {'Pace':>12}"
    rows = [
        Content.assemble(
            Content(name).truncate(name_width, ellipsis=True, pad=True),
            f" {time:>9}",
            (f" {lap:>9}", MUTED),
            (f" {pace:>12}", ""),
        )
        for name, time, lap, pace in cells
    ]
    return [Content.styled(head, FAINT), *rows]


def _band(found: BandStanding, units: str, width: int) -> list[Content]:
    """The band that was reached, and how far the next better one is."""
    title = clean_text(found.award.title, limit=80)
    reached = clean_text(found.reached.name, limit=40) if found.reached is not None else "no band"
    lines = list(Content.assemble(f"{title}: ", (reached, KEY if found.reached else MUTED)).wrap(max(width, 10)))
    if found.following is not None:
        lacking = [
            *([f"{format_duration(found.seconds)} faster"] if found.seconds else []),
            *([f"{found.places:,} place{'' if found.places == 1 else 's'} further up"] if found.places else []),
            *([f"{format_distance(found.mm, units)} further"] if found.mm else []),
        ]
        said = f"next {clean_text(found.following.name, limit=40)}: {' and '.join(lacking)}"
        lines += [Content.assemble("  ", line) for line in Content.styled(said, MUTED).wrap(max(width - 2, 10))]
    return lines


def _medal(medal: Medal, *, ascii: bool) -> Content:
    sign, style = medal_sign(medal, ascii=ascii)
    gone = (" no longer earned", WARN) if medal.revoked else ""
    return Content.assemble((f"{sign} ", style), clean_text(medal.name, limit=120), gone)


def _bests(sheet: RaceSheet, units: str, *, ascii: bool) -> list[Content]:
    """The best of each distance that was raced, this one's marked."""
    lines = []
    named = [(best, distance_name(best.distance_mm, units)) for best in sheet.bests]
    width = max((len(name) for _, name in named), default=0)
    for best, name in named:
        here = sheet.best is not None and best is sheet.best
        lines.append(_best(best, name, width, here=here, ascii=ascii))
    return lines


def _expected(sheet: RaceSheet, units: str, *, ascii: bool) -> list[Content]:
    """The best over the distance of a race to come, else what the best over the nearest one lets one expect."""
    found = sheet.expected
    if found is None:
        return []
    rows = digit_rows(format_duration(found.seconds), ascii=ascii)
    by = f"{format_duration(found.by.seconds)} over {_lower(distance_name(found.by.distance_mm, units))}"
    rate = format_rate(found.distance_mm, found.seconds, sheet.activity, units) or ""
    raced = found.by.distance_mm == found.distance_mm
    told = ("your best", clean_text(found.by.result.race.event, limit=60)) if raced else ("an estimate", f"from {by}")
    beside = (Content(told[0]), Content.styled(told[1], MUTED), Content.styled(rate, MUTED))
    lines = [Content.assemble((row, KEY), "  ", said) for row, said in zip(rows, beside, strict=True)]
    return _part("To beat" if raced else "To expect", lines)


def _best(best: RaceBest, name: str, width: int, *, here: bool, ascii: bool) -> Content:
    race = best.result.race
    time = f"{format_duration(best.seconds):>8}{' gun' if best.gun else ''}"
    mark = ("> " if ascii else "▸ ") if here else "  "
    return Content.assemble(
        (mark, ACCENT),
        f"{name:<{width}}  {time}",
        (f"  {plain_day(race.on):>11}  {clean_text(race.event, limit=60)}", MUTED),
    )


def distance_name(distance_mm: int, units: str) -> str:
    """ "Half marathon", "5 km", else the distance itself."""
    return NAMES.get(distance_mm) or exactly(distance_mm, units)


def _lower(name: str) -> str:
    return f"the {name.lower()}" if name[:1].isalpha() else name


def medals_of(sheet: RaceSheet, medals: Sequence[Medal]) -> tuple[Medal, ...]:
    """The medals that were won with a race: by its result, or on its day with the challenge about it."""
    result, race = sheet.stand.result, sheet.stand.race
    return tuple(
        medal
        for medal in medals
        if (result is not None and result.id in medal.results)
        or medal.key == f"race/{race.handle}"
        or (medal.challenge in sheet.challenges and medal.on == race.on)
    )
