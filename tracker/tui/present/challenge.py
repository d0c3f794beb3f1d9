"""An opened challenge in words: how it stands, its road, its rules, the figures printed about it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tracker.charts.route import route_line
from tracker.domain.ghosts import Ghost
from tracker.domain.medals import Medal
from tracker.domain.medals_ahead import MedalAhead
from tracker.domain.progress import Progress, Status
from tracker.domain.retro import CountedOn, counted_on_words
from tracker.domain.routes import between
from tracker.domain.rule_words import joined
from tracker.domain.templates import Claim
from tracker.domain.text import clean_text
from tracker.tui.ink import ACCENT, BAD, FAINT, GOOD, KEY, MUTED, WARN
from tracker.tui.present.amounts import amount
from tracker.tui.present.card import medal_rows, projection_rows
from tracker.tui.present.dates import in_days, long_day, short_day, span
from tracker.tui.present.digits import digit_rows
from tracker.tui.present.drawings import drawing_lines

SIGNS = {
    Status.ACTIVE: ("▶", "running", ACCENT),
    Status.PAUSED: ("‖", "paused", WARN),
    Status.PLANNED: ("○", "planned", MUTED),
    Status.COMPLETED: ("✓", "completed", GOOD),
    Status.FAILED: ("✗", "not completed", BAD),
    Status.ABANDONED: ("–", "ended early", MUTED),
}
ASCII_SIGNS = {"▶": ">", "‖": "=", "○": "o", "✓": "+", "✗": "x", "–": "-"}
MISSING = 8  # open items named in the summary
RUNNING = (Status.ACTIVE, Status.PAUSED, Status.PLANNED)


def sign_of(status: Status, *, ascii: bool = False) -> tuple[str, str, str]:
    """The sign, word and style of a status."""
    sign, word, style = SIGNS[status]
    return ASCII_SIGNS[sign] if ascii else sign, word, style


def list_rows(progress: Progress, width: int, *, ascii: bool = False) -> tuple[Content, Content]:
    """A challenge in the list: its title, and below it how it stands."""
    sign, word, style = sign_of(progress.status, ascii=ascii)
    title = Content(clean_text(progress.challenge.title, limit=120)).truncate(max(1, width - 3), ellipsis=True)
    return (
        Content.assemble((f"{sign} ", style), title.stylize("bold")),
        Content.assemble("  ", (word, style), (_when(progress), MUTED)),
    )


def _when(progress: Progress) -> str:
    period = progress.period
    match progress.status:
        case Status.PLANNED:
            return f" · starts {in_days(period.start, progress.today)}"
        case Status.ACTIVE | Status.PAUSED:
            return f" · day {progress.day:,}" + (f" of {progress.days:,}" if progress.days else "")
        case _:
            return f" · {_dates(progress)}"


def _dates(progress: Progress) -> str:
    period = progress.period
    return f"from {long_day(period.start)}" if period.last is None else span(period.start, period.last)


def summary_lines(
    progress: Progress,
    units: str,
    width: int,
    *,
    beyond: CountedOn | None = None,
    ghost: Sequence[Content] = (),
    ascii: bool = False,
) -> list[Content]:
    """The hero figures, the verdict, where on the road, how the ghost stands, the dates, what was given for it."""
    lines = _heroes(progress, units, ascii=ascii)
    lines += medal_rows(progress, ascii=ascii)
    lines += Content(clean_text(progress.verdict)).wrap(max(width, 10))
    if beyond is not None:
        lines += Content.styled(counted_on_words(beyond, units), ACCENT).wrap(max(width, 10))
    if progress.position is not None:
        lines += Content.styled(between(progress.position, units), MUTED).wrap(max(width, 10))
    lines += ghost
    lines += [line for row in projection_rows(progress) for line in row.wrap(max(width, 10))]
    sign, word, style = sign_of(progress.status, ascii=ascii)
    facts = [_dates(progress), *([f"attempt {progress.attempt}"] if progress.attempt > 1 else [])]
    lines.append(Content.assemble((f"{sign} {word}", style), (" · " + " · ".join(facts), MUTED)))
    lines += [Content.styled(f"{clean_text(goal.title)}: {goal.why}", MUTED) for goal in progress.goals]
    for goal in progress.goals:
        if goal.missing:
            names = joined([clean_text(name, limit=60) for name in goal.missing[:MISSING]], "and")
            more = f" and {len(goal.missing) - MISSING} more" if len(goal.missing) > MISSING else ""
            lines += Content.styled(f"Still open: {names}{more}", MUTED).wrap(max(width, 10))
    return lines


def _heroes(progress: Progress, units: str, *, ascii: bool) -> list[Content]:
    """Two figures at most, large: what is left to do, and in how many days."""
    if progress.status not in (Status.ACTIVE, Status.PAUSED):
        return []
    figures = []
    total = progress.total
    if total is not None and not total.reached and total.target:
        text = amount(total.target - total.done, total.measure, units)
        number, _, unit = text.partition(" ")
        figures.append((number, f"{unit} to go".strip()))
    if progress.period.last is not None:
        days = (progress.period.last - progress.today).days + 1
        figures.append((str(days), "day left" if days == 1 else "days left"))
    if not figures:
        return []
    rows: list[list[Content | str | tuple[str, str]]] = [[], [], []]
    for number, word in figures:
        for place, row in enumerate(digit_rows(number, ascii=ascii)):
            said = f" {word}" if place == 1 else " " * (len(word) + 1)
            rows[place] += [(row, KEY), (f"{said}   ", MUTED)]
    return [Content.assemble(*row) for row in rows]


def ghost_rows(progress: Progress, ghost: Ghost | None, day: int, units: str, width: int) -> list[Content]:
    """How far the ghost had come by the end of a day: "Ghost: Ankita, 12 km ahead of you on day 3"."""
    total = progress.total
    if ghost is None or total is None or ghost.measure is not total.measure:
        return []
    apart = ghost.at(day) - total.done
    text = amount(abs(apart), total.measure, units, label=total.unit)
    how = "level with you" if not apart else f"{text} {'ahead of' if apart > 0 else 'behind'} you"
    said = f"Ghost: {clean_text(ghost.name, limit=60)}, {how} on day {day:,}"
    return [line.stylize(ACCENT) for line in Content(said).wrap(max(width, 10))]


def medal_lines(
    progress: Progress,
    ahead: Sequence[MedalAhead],
    width: int,
    *,
    lost: Sequence[Medal] = (),
    ascii: bool = False,
) -> list[Content]:
    """The medals earned with it, each with the rule and the day behind it; those to come, with what is left to each.

    `lost` are those that a what-if takes away.
    """
    lines: list[Content] = []
    for medal in progress.medals:
        title = Content.assemble(("* " if ascii else "◉ ", ACCENT), (clean_text(medal.title, limit=120), KEY))
        when = Content.styled(f"  {short_day(medal.on)}", MUTED)
        lines.append(Content.assemble(title, when).truncate(width, ellipsis=True))
        why = Content.styled(clean_text(medal.why), MUTED).wrap(max(width - 2, 10))
        lines += [Content.assemble("  ", line) for line in why]
    gone = {medal.award: medal for medal in lost}
    for one in ahead:
        if one.award not in gone:
            title = Content.assemble(("o " if ascii else "○ ", MUTED), clean_text(one.title, limit=120))
            lines.append(Content.assemble(title, (f"  {clean_text(one.words)}", MUTED)).truncate(width, ellipsis=True))
    for medal in gone.values():
        said = Content.assemble(("x " if ascii else "✗ ", BAD), clean_text(medal.title, limit=120), ("  lost", BAD))
        lines.append(said.truncate(width, ellipsis=True))
    return lines


def road_lines(progress: Progress, width: int, *, ascii: bool = False) -> list[Content]:
    """The road with its places as one line."""
    route, position = progress.challenge.template.route, progress.position
    if route is None or position is None:
        return []
    return drawing_lines(route_line(position, route.places, width, ascii=ascii))


def rule_lines(rules: Sequence[str], width: int) -> list[Content]:
    """A rule a row, longer ones indented below themselves."""
    lines: list[Content] = []
    for rule in rules:
        first, *rest = Content(clean_text(rule)).wrap(max(width - 2, 10))
        lines += [Content.assemble(("· ", ACCENT), first), *(Content.assemble("  ", line) for line in rest)]
    return lines


def claim_rows(claims: Sequence[Claim], width: int, *, ascii: bool = False) -> list[Content]:
    """Figures as they were printed, each with its source; the one that counts is marked."""
    lines: list[Content] = []
    for field in dict.fromkeys(claim.field for claim in claims):
        lines.append(Content.styled(clean_text(field), "bold"))
        for claim in claims:
            if claim.field != field:
                continue
            sign = ("* " if ascii else "● ", ACCENT) if claim.chosen else ("- " if ascii else "○ ", FAINT)
            value = Content(clean_text(claim.value))
            source = Content.styled(f"  {clean_text(claim.source)}", FAINT)
            lines.append(Content.assemble(sign, value, source).truncate(width, ellipsis=True))
            if claim.note:
                note = Content.styled(clean_text(claim.note), MUTED).wrap(max(width - 4, 10))
                lines += [Content.assemble("    ", line) for line in note]
    return lines


def ending(progress: Progress) -> tuple[str, list[str]]:
    """The question before a challenge is ended: its heading, and what it is about."""
    title = clean_text(progress.challenge.title, limit=80)
    return f"End {title}?", [f"{title}, {_dates(progress)}", clean_text(progress.verdict)]
