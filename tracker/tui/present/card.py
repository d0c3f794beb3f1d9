"""A challenge on Today: targets with bars, how it stands, where on the road."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from tracker.charts.route import bar, route_line
from tracker.domain.goals import Per
from tracker.domain.progress import Progress, Status, TargetNow
from tracker.domain.sessions import Measure
from tracker.domain.text import clean_text
from tracker.tui.ink import ACCENT, BAD, GOOD, KEY, MUTED
from tracker.tui.present.amounts import amount, pair
from tracker.tui.present.dates import in_days, near_day, short_day
from tracker.tui.present.drawings import drawing_lines

LABEL = 16  # cells a target's name may take
LEAST_BAR = 8
MEDALS = 3  # shown on a card
UNDER_WAY = (Status.ACTIVE, Status.PAUSED)
ENDED = (Status.COMPLETED, Status.FAILED, Status.ABANDONED)


@dataclass(frozen=True, slots=True)
class Partner:
    """Another who takes part: a name and how the same challenge stands for them."""

    name: str
    progress: Progress


def card_title(progress: Progress) -> str:
    """The challenge and its day: "Mumbai → Goa · day 3 of 5"."""
    title = clean_text(progress.challenge.title)
    match progress.status:
        case Status.PLANNED:
            return f"{title} · starts {in_days(progress.challenge.period.start, progress.today)}"
        case Status.COMPLETED:
            return f"{title} · completed"
        case Status.FAILED:
            return f"{title} · not completed"
        case Status.ABANDONED:
            return f"{title} · ended early"
        case Status.PAUSED:
            return f"{title} · paused"
        case Status.ACTIVE:
            return f"{title} · day {progress.day}" + (f" of {progress.days}" if progress.days else "")


def card_lines(
    progress: Progress,
    units: str,
    width: int,
    *,
    partners: Sequence[Partner] = (),
    ascii: bool = False,
) -> list[Content]:
    """The card's rows, each at most `width` cells."""
    lines: list[Content] = []
    if progress.status in UNDER_WAY:
        lines += target_rows(progress.targets, units, width, ascii=ascii)
    lines += medal_rows(progress, ascii=ascii)
    lines += _standing(progress, width)
    lines += [_partner(partner, units) for partner in partners]
    route = progress.challenge.template.route
    if route is not None and progress.position is not None:
        lines += drawing_lines(route_line(progress.position, route.places, width, ascii=ascii))
    return lines


def _standing(progress: Progress, width: int) -> list[Content]:
    """The verdict, and the day it ends at this pace: beside it where that fits."""
    said = Content(clean_text(progress.verdict))
    if progress.projection is None or progress.status in ENDED:
        return said.wrap(max(width, 10))[:3]
    finish = Content.styled(f"finish {near_day(progress.projection.finish, progress.today)} at this pace", MUTED)
    one = Content.assemble(said, (" · ", MUTED), finish)
    return [one] if one.cell_length <= width else [*said.wrap(max(width, 10))[:3], finish]


def target_rows(
    targets: Sequence[TargetNow],
    units: str,
    width: int,
    *,
    ascii: bool = False,
) -> list[Content]:
    """A row a target: name, bar, done and asked, what is left. The columns line up."""
    if not targets:
        return [Content.styled("Nothing is asked today.", MUTED)]
    names = [clean_text(target.title, limit=60) for target in targets]
    pairs = [_pair(target, units) for target in targets]
    notes = [_note(target, units) for target in targets]
    label = min(LABEL, max(Content(name).cell_length for name in names))
    done = max(len(before) for before, _ in pairs)
    asked = max(len(after) for _, after in pairs)
    said = max(note.cell_length for note in notes)
    room = width - label - done - asked - said - 10
    if room < LEAST_BAR:  # too narrow for words and a bar: the bar goes
        room = 0
    rows = []
    for target, name, (before, after), note in zip(targets, names, pairs, notes, strict=True):
        parts: list[Content | str | tuple[str, str]] = [Content(name).truncate(label, ellipsis=True, pad=True), "  "]
        if room:
            full = target.target or max(1, target.done)
            parts += [*drawing_lines(bar(target.done, full, room, role=_role(target), ascii=ascii)), "  "]
        parts += [before.rjust(done), (" / " if after else "   ", MUTED), after.ljust(asked), "   ", note]
        rows.append(Content.assemble(*parts))
    return rows


def _pair(target: TargetNow, units: str) -> tuple[str, str]:
    """Done and asked; on a day that asks for nothing what was done all the same."""
    if target.target:
        return pair(target.done, target.target, target.measure, units, target.activity, target.unit)
    return (amount(target.done, target.measure, units, target.activity, target.unit) if target.done else "", "")


def _role(target: TargetNow) -> str:
    kind = target.activity.partition("-")[0]
    return kind if kind in ("ride", "run") else "other"


def _note(target: TargetNow, units: str) -> Content:
    if target.excused is not None:
        return Content.styled(f"{target.excused.value} day", MUTED)
    if target.at_most:
        if not target.hit:
            return Content.styled("over", BAD)
        left, _ = pair(target.target - target.done, target.target, target.measure, units, target.activity, target.unit)
        return Content(f"{left} left at most")
    if not target.target:
        return Content.styled("rest", MUTED)
    if target.hit:
        return Content.styled("done", GOOD)
    if target.measure is Measure.CHECK:
        return Content("to tick")
    left, _ = pair(target.left, target.target, target.measure, units, target.activity, target.unit)
    return Content(f"{left} to go{_SPANS.get(target.per, '')}")


_SPANS = {Per.EVERY: " in this slot", Per.ROLLING: " in the span that ends today"}


def medal_rows(progress: Progress, *, ascii: bool = False) -> list[Content]:
    """The last medals that were earned with it, a row each."""
    found = progress.medals[-MEDALS:]
    more = len(progress.medals) - len(found)
    rows = [
        Content.assemble(
            ("* " if ascii else "◉ ", ACCENT),
            (clean_text(medal.title, limit=120), KEY),
            (f" · medal of {short_day(medal.on)}", MUTED),
        )
        for medal in found
    ]
    return [*rows, Content.styled(f"and {more} more", MUTED)] if more else rows


def projection_rows(progress: Progress) -> list[Content]:
    """When the total is reached at the present pace, where that can be told."""
    found = progress.projection
    if found is None or progress.status in ENDED:
        return []
    text = f"finish {near_day(found.finish, progress.today)}"
    if found.latest is not None and found.earliest != found.latest:
        first, last = near_day(found.earliest, progress.today), near_day(found.latest, progress.today)
        text += f", between {first} and {last}"
    return [Content.styled(f"At this pace: {text}", MUTED)]


def _partner(partner: Partner, units: str) -> Content:
    parts = [
        "{} / {}".format(*pair(target.done, target.target, target.measure, units, target.activity, target.unit))
        for target in partner.progress.targets
    ]
    return Content.assemble(
        (f"{clean_text(partner.name, limit=24)}  ", MUTED),
        (" · ".join(parts) or clean_text(partner.progress.verdict), MUTED),
    )
