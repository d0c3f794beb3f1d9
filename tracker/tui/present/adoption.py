"""What a draft would become: the plan as it would be started, the races, what is assumed and what is left out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from tracker.articles.draft_words import date_text
from tracker.articles.drafts import Draft, RaceDraft, Role
from tracker.articles.fields import metres_text
from tracker.domain.quantities import format_duration
from tracker.domain.text import clean_text
from tracker.tui.ink import ACCENT, FAINT, KEY, MUTED, WARN
from tracker.tui.present.outline import outline_lines, road_line

if TYPE_CHECKING:
    from tracker.tui.sheet import Planned

DAYS = 8  # rows of the plan


def planned_lines(
    planned: tuple[Planned, ...], draft: Draft, units: str, width: int, *, ascii: bool = False
) -> list[Content]:
    """The plan of each challenge that is kept, the first one as it would be started, then the races."""
    lines: list[Content] = []
    for number, one in enumerate(planned):
        if len(planned) > 1:
            title = clean_text(draft.challenges[one.number].title.value, limit=120)
            what = "" if not number else "  kept as a template"
            lines.append(Content.assemble((title, ACCENT), (what, FAINT)))
        lines += _plan(one, units, width)
    medal = "*" if ascii else "◉"
    lines += [race_line(race, medal) for race in draft.races if race.role is Role.MAIN]
    if not lines:
        lines.append(Content.styled("Nothing to start yet: a adds a line, such as run 5 km a day.", MUTED))
    lines += [remark for one in planned for remark in _remarks(one)]
    return [row for line in lines for row in line.wrap(max(width, 10))]


def _plan(planned: Planned, units: str, width: int) -> Iterable[Content]:
    if planned.fault:
        yield Content.styled(clean_text(planned.fault), WARN)
    if planned.plan is None or planned.progress is None:
        return
    yield from outline_lines(planned.progress, units, width, rows=DAYS)
    route = planned.plan.template.route
    if route is not None:
        yield road_line(route, units)


def _remarks(planned: Planned) -> Iterable[Content]:
    """What was taken for granted, then what of the text no template says."""
    if planned.plan is not None:
        yield from (Content.styled(clean_text(said), MUTED) for said in planned.plan.assumed)
        yield from (Content.styled(clean_text(said), FAINT) for said in planned.plan.unsaid)


def race_line(race: RaceDraft, medal: str) -> Content:
    """A race as it goes into the journal: "Race Tromsø Midnight Sun · half marathon · 21 June 2025 · ◉ medal"."""
    facts = [
        metres_text(race.metres.value) if race.metres is not None else "",
        clean_text(race.place.value, limit=60) if race.place is not None else "",
        date_text(race.day.value) if race.day is not None else "no date, so it stays out of the journal",
        race.clock.value if race.clock is not None else "",
        format_duration(race.seconds.value) if race.seconds is not None else "",
    ]
    parts: list[str | tuple[str, str]] = [
        ("Race ", ACCENT),
        (clean_text(race.name.value, limit=120), "bold"),
        (f" · {' · '.join(fact for fact in facts if fact)}", MUTED),
    ]
    if race.medal is not None and race.medal.value:
        parts += [" · ", (f"{medal} medal", KEY)]
    return Content.assemble(*parts)
