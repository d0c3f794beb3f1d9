"""Today without drawings: one line for a prompt or a status bar, and sentences for a voice to read."""

from tracker.cli.today_page import RUNNING, figures
from tracker.cli.words import day_of, pace_sentence, race_line, streak_length
from tracker.domain.progress import Progress, Status, Streak, StreakStatus
from tracker.domain.routes import map_line
from tracker.domain.verdict import day_name
from tracker.services.views import Today

RISK = {StreakStatus.SAFE: "safe", StreakStatus.AT_RISK: "at risk", StreakStatus.NONE: "none yet"}


def one_line(found: Today) -> str:
    """The running challenge that ends first, what it still asks today, and the streak; "" where nothing runs.

    Plain text, one line: "Mumbai → Goa · day 3 of 5 · ride 18 km to go · run done · streak 2 days at risk".
    """
    running = [one for one in found.challenges if one.status in RUNNING]
    if not running:
        return " · ".join(_streak_part(one) for one in found.streaks if one.challenge is None and one.current)
    first = running[0]
    parts = [first.challenge.title, day_of(first)]
    parts += [f"{target.title.lower()} {figures(target, found.units)[1]}" for target in first.targets]
    if first.streak is not None:
        parts.append(_streak_part(first.streak))
    if len(running) > 1:
        parts.append(f"{len(running) - 1} more")
    return " · ".join(parts)


def _streak_part(streak: Streak) -> str:
    if not streak.current:
        return "no streak"
    return f"streak {streak_length(streak.current, streak.unit)} {RISK[streak.status]}"


def sentences(found: Today) -> list[str]:
    """Everything Today shows as whole sentences without signs, tables or bars, one a line."""
    whose = f" for {found.athlete.name}" if len(found.athletes) > 1 else ""
    said = [f"Today is {day_name(found.today)}{whose}."]
    for progress in found.challenges:
        said += _challenge(progress, found)
    if not found.challenges:
        said.append("No challenge is running.")
    for streak in found.streaks:
        if streak.challenge is None:
            said.append(f"Anything logged: {streak_length(streak.current, streak.unit)} in a row. {streak.why}")
    if found.next_race is not None:
        said.append(f"Next race: {race_line(found.next_race, found.units)}.")
    return said


def _challenge(progress: Progress, found: Today) -> list[str]:
    said = [f"{progress.challenge.title}, {day_of(progress)}."]
    for target in progress.targets:
        amounts, left = figures(target, found.units)
        said.append(f"{target.title}: {amounts.replace(' / ', ' of ')}, {left}.")
    said.append(progress.verdict)
    if progress.status in RUNNING and (pace := pace_sentence(progress, found.units)):
        said.append(pace)
    if progress.position is not None and progress.status is not Status.PLANNED:
        said.append(f"{map_line(progress.position, found.units)}.")
    if progress.status in RUNNING and progress.streak is not None:
        streak = progress.streak
        said.append(f"Streak: {streak_length(streak.current, streak.unit)}, {RISK[streak.status]}. {streak.why}")
    return said
