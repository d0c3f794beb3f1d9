"""Making share cards of what a day, a challenge or a medal is. Pure; the text of a card is in `cards.py`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.domain.amount_words import amount
from tracker.domain.card_parts import (
    effort_figures,
    goal_bar,
    goal_figures,
    hashtags,
    hits_figure,
    in_a_row,
    note_of,
    road_of,
    sport_figures,
    target_bar,
    titled,
    total_figure,
)
from tracker.domain.cards import Card, CardKind, Emblem, Figure
from tracker.domain.goals import Per
from tracker.domain.medals import Medal
from tracker.domain.progress import Progress, Status, Streak, TargetNow
from tracker.domain.sessions import Measure, Session
from tracker.domain.text import clean_text
from tracker.domain.verdict import day_name

BARS = 4
FIGURES = 3
MEDALS = 4
WHY = 140  # characters


def day_card(
    on: date,
    progress: Progress | None,
    sessions: Sequence[Session],
    streak: Streak | None,
    *,
    captions: Sequence[str] = (),
    units: str = "km",
    athlete: str = "",
) -> Card:
    """The card of a day: of a challenge as it stood at the end of it, or of everything that was done.

    `sessions` are those of the day that it tells of, in order of time, `captions` those of their photos.
    """
    found = progress.streak if progress is not None and progress.streak is not None else streak
    plain = Card(
        kind=CardKind.DAY,
        ref="",
        on=on,
        title=day_name(on),
        subtitle="",
        streak=in_a_row(found, found.current) if found is not None else "",
        note=note_of(sessions, captions),
        hashtags=hashtags(sessions, captions, progress),
        athlete=titled(athlete),
    )
    hero, by_sport = sport_figures(sessions, units)
    if progress is None:
        return replace(plain, hero=hero, figures=(*by_sport, *effort_figures(sessions, units))[:FIGURES])
    total = total_figure(progress, units)
    targets = [one for one in progress.targets if one.target and not _said(one, whole=bool(total or hero))]
    return replace(
        plain,
        ref=progress.handle,
        title=titled(progress.challenge.title),
        subtitle=" · ".join(filter(None, (_number(progress), day_name(on)))),
        hero=total or hero or Figure(value=f"{progress.day:,}", label="days" if progress.day > 1 else "day"),
        bars=tuple(target_bar(target, units) for target in targets)[:BARS],
        figures=effort_figures(sessions, units)[:FIGURES],
        road=road_of(progress, units),
        verdict="Completed" if progress.completed_on == on else "",
        medals=tuple(emblem(medal) for medal in progress.medals if medal.on == on)[:MEDALS],
    )


def challenge_card(
    progress: Progress,
    sessions: Sequence[Session],
    *,
    captions: Sequence[str] = (),
    units: str = "km",
    athlete: str = "",
) -> Card:
    """The card of a challenge as it stands or ended; `sessions` are those that counted, in order of time."""
    streak = progress.streak
    ended = progress.status in (Status.COMPLETED, Status.FAILED, Status.ABANDONED)
    row = ""
    if streak is not None and streak.longest > 1 and ended:
        row = in_a_row(streak, streak.longest)
    elif streak is not None:
        row = in_a_row(streak, streak.current)
    bars = [goal_bar(goal) for goal in progress.goals if goal.needed > 1]
    return Card(
        kind=CardKind.CHALLENGE,
        ref=progress.handle,
        on=progress.completed_on or progress.failed_on or progress.today,
        title=titled(progress.challenge.title),
        subtitle=_standing(progress),
        hero=total_figure(progress, units) or hits_figure(progress) or sport_figures(sessions, units)[0],
        bars=tuple(bars)[:BARS],
        figures=(*goal_figures(progress, units), *effort_figures(sessions, units))[: FIGURES + 1],
        streak=row,
        road=road_of(progress, units),
        medals=tuple(emblem(medal) for medal in progress.medals)[-MEDALS:],
        note=note_of(sessions, captions),
        hashtags=hashtags(sessions, captions, progress),
        athlete=titled(athlete),
    )


def medal_card(
    medal: Medal,
    progress: Progress | None,
    sessions: Sequence[Session],
    *,
    captions: Sequence[str] = (),
    units: str = "km",
    athlete: str = "",
) -> Card:
    """The card of a medal with what earned it: `sessions` are its proof, `progress` its challenge, if it has one."""
    hero = None
    if medal.value is not None and medal.measure is not None:
        value = amount(medal.value, medal.measure, units)
        hero = None if value in medal.title else Figure(value=value, label="")
    return Card(
        kind=CardKind.MEDAL,
        ref=medal.key,
        on=medal.on,
        title=titled(medal.title),
        subtitle=" · ".join(filter(None, (titled(medal.challenge_title), day_name(medal.on)))),
        hero=hero,
        figures=effort_figures(sessions, units)[:FIGURES],
        verdict=clean_text(medal.why, limit=WHY),
        medals=(emblem(medal),),
        note=note_of(sessions, captions),
        hashtags=hashtags(sessions, captions, progress),
        athlete=titled(athlete),
    )


def emblem(medal: Medal) -> Emblem:
    """A medal as a card shows it."""
    title, band = titled(medal.title), titled(medal.band)
    return Emblem(title=title, artefact=medal.artefact, band=band)


def _standing(progress: Progress) -> str:
    """How a challenge stands, with its day: "Completed on Mon 30 Jun 2025", "Day 3 of 5 · Sat 28 Jun 2025"."""
    match progress.status:
        case Status.COMPLETED:
            return f"Completed on {day_name(progress.completed_on or progress.today)}"
        case Status.PLANNED:
            return f"Starts on {day_name(progress.challenge.period.start)}"
        case Status.FAILED:
            return f"Ended on {day_name(progress.failed_on or progress.today)}"
        case Status.ABANDONED:
            return f"Ended on {day_name(progress.challenge.ended_on or progress.today)}"
        case _:
            return " · ".join(filter(None, (_number(progress), day_name(progress.today))))


def _number(progress: Progress) -> str:
    """ "Day 3 of 5"; nothing for a challenge of one day."""
    if progress.days == 1:
        return ""
    return f"Day {progress.day}" + (f" of {progress.days}" if progress.days else "")


def _said(target: TargetNow, *, whole: bool) -> bool:
    """Whether the rest of a card says it: what the `whole` is shown of, or that a single session was done."""
    return (whole and target.per is Per.WINDOW) or (target.measure is Measure.SESSIONS and target.target == 1)
