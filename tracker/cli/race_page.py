"""Races as text: the calendar with its countdown, one race with what came of it."""

from collections.abc import Sequence

from tracker.cli.layout import columns, wrap
from tracker.cli.output import Output, Span
from tracker.cli.words import medal_line, plural
from tracker.domain.days import local_time
from tracker.domain.quantities import format_climb, format_distance, format_duration
from tracker.domain.race_rules import read_age_rule
from tracker.domain.race_times import broken_limits, limit_instant, limit_words
from tracker.domain.races import Race, Result, ResultStatus
from tracker.domain.templates import Limit
from tracker.domain.verdict import day_name
from tracker.services.races import RaceStand, outcome
from tracker.services.wording import exactly, plain_day

DONE_WELL = (ResultStatus.FINISHED, ResultStatus.VIRTUAL)


def list_page(output: Output, found: Sequence[RaceStand], units: str) -> None:
    """Every race in a row: those to come with their countdown, then those that were."""
    if not found:
        output.say("No race is in the calendar yet.")
        output.say("  tracker race add 'Midnight Sun Marathon' --on '2026-06-20 20:30' --zone Europe/Oslo")
        return
    rows = [["RACE", "EVENT", "DATE", "", "DISTANCE", "RESULT"]]
    for stand in found:
        race, result = stand.race, stand.result
        long = format_distance(race.distance_mm, units) if race.distance_mm is not None else "open"
        came = outcome(result, units) if result is not None else "" if stand.in_days >= 0 else "not entered yet"
        rows.append([race.handle, race.event, plain_day(race.on), countdown(stand.in_days), long, came])
    head, *lines = columns(rows, "llllrl", within=output.columns, give=(1, 5))
    output.lines([head], "muted")
    output.lines(lines)


def countdown(in_days: int) -> str:
    """ "today", "tomorrow", "in 204 days", and nothing once it is over."""
    if in_days < 0:
        return ""
    return {0: "today", 1: "tomorrow"}.get(in_days, f"in {plural(in_days, 'day')}")


def page(output: Output, stand: RaceStand, verb: str, units: str, *, whole: bool) -> None:
    """A race after what was done with it; `whole` shows all that is known."""
    race = stand.race
    output.say(
        Span(f"{verb} " if verb else ""),
        Span(race.event, "title"),
        Span(f"  {day_name(race.on)}  {race.handle}", "muted"),
    )
    if whole:
        _course(output, stand, units)
        if stand.result is not None:
            _result(output, stand.result, units)
    for medal in stand.medals:
        output.say("  ", Span(medal_line(medal), "good"))
    for medal in stand.revoked:
        output.say("  ", Span(f"No longer earned: {medal.title}.", "warn"))
    if verb == "Added":
        output.say(Span(f"  tracker race result {race.handle} 4:12:30 says what came of it.", "muted"))
    if verb.startswith("Removed"):
        output.say(Span("  tracker undo brings it back.", "muted"))


def _course(output: Output, stand: RaceStand, units: str) -> None:
    race = stand.race
    wall = local_time(race.starts_at, race.zone)
    start = f"starts {wall:%H:%M} {race.zone}" if race.timed else race.zone
    distance = exactly(race.distance_mm, units) if race.distance_mm is not None else "as far as it goes"
    climb = f"+{format_climb(race.climb_mm, units)}" if race.climb_mm else ""
    parts = [countdown(stand.in_days), distance, climb, race.variant, start, race.place, race.region, race.series]
    output.lines(wrap(" · ".join(part for part in parts if part), output.columns, "  "))
    for rule in read_age_rule(race.age_rule):
        output.say(f"  Age {rule}")
    for limit in race.limits:
        output.say(f"  Limit {_limit(race, limit, units)}")


def _limit(race: Race, limit: Limit, units: str) -> str:
    where = "the finish" if limit.at_mm is None else format_distance(limit.at_mm, units)
    said = limit_words(limit, where)
    if limit.elapsed_s is None or not race.timed:
        return said
    wall = local_time(limit_instant(race, limit), race.zone)
    day = "" if wall.date() == race.on else f" on {day_name(wall.date())}"
    return f"{said}, until {wall:%H:%M}{day}"


def _result(output: Output, result: Result, units: str) -> None:
    style = "good" if result.status in DONE_WELL else "warn"
    cells = [outcome(result, units)]
    if result.chip_s is not None:
        cells.append(f"chip {format_duration(result.chip_s)}")
    if result.status is ResultStatus.VIRTUAL:
        cells.append("no personal best")
    output.say("  ", Span(cells[0], style), *[f" · {cell}" for cell in [*cells[1:], *_places(result)]])
    for limit in broken_limits(result.race, result):
        output.say("  ", Span(f"Outside the limit {_limit(result.race, limit, units)}.", "warn"))
    if result.splits:
        rows, before = [], 0
        for split in result.splits:
            lap = format_duration(split.elapsed_s - before)
            rows.append([f"  {split.name}", format_duration(split.elapsed_s), f"+{lap}"])
            before = split.elapsed_s
        output.lines(columns(rows, "lrr"))
    if result.medal:
        output.say(f"  Medal: {result.medal}")
    if result.note:
        output.lines(wrap(result.note, output.columns, "  "), "muted")


def _places(result: Result) -> list[str]:
    found = []
    if result.pos_overall is not None:
        found.append(f"{result.pos_overall:,}{f' of {result.of_n:,}' if result.of_n else ''}")
    if result.pos_sex is not None:
        found.append(f"{result.pos_sex:,} by sex")
    if result.pos_class is not None:
        found.append(f"{result.pos_class:,} in {result.class_name or 'class'}")
    elif result.class_name:
        found.append(result.class_name)
    if result.bib:
        found.append(f"bib {result.bib}")
    if result.relay:
        found.append("relay")
    return found
