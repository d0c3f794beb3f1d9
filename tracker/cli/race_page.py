"""Races as text: the calendar with its countdown, one race with what came of it."""

from collections.abc import Sequence

from tracker.cli.layout import columns, wrap
from tracker.cli.output import Output, Span
from tracker.cli.words import medal_line
from tracker.domain.days import local_time
from tracker.domain.quantities import format_distance, format_duration
from tracker.domain.race_rules import read_age_rule
from tracker.domain.race_times import broken_limits
from tracker.domain.races import Result, ResultStatus
from tracker.domain.verdict import day_name
from tracker.services.race_words import climb_said, countdown, laps_of, limit_said, long_said, places_said
from tracker.services.races import RaceStand, outcome
from tracker.services.wording import plain_day

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
    long, climb = long_said(race, units), climb_said(race, units)
    parts = [countdown(stand.in_days), long, climb, race.variant, start, race.place, race.region, race.series]
    output.lines(wrap(" · ".join(part for part in parts if part), output.columns, "  "))
    for rule in read_age_rule(race.age_rule):
        output.say(f"  Age {rule}")
    for limit in race.limits:
        output.say(f"  Limit {limit_said(race, limit, units)}")


def _result(output: Output, result: Result, units: str) -> None:
    style = "good" if result.status in DONE_WELL else "warn"
    cells = [outcome(result, units)]
    if result.chip_s is not None:
        cells.append(f"chip {format_duration(result.chip_s)}")
    if result.status is ResultStatus.VIRTUAL:
        cells.append("no personal best")
    output.say("  ", Span(cells[0], style), *[f" · {cell}" for cell in [*cells[1:], *places_said(result)]])
    for limit in broken_limits(result.race, result):
        output.say("  ", Span(f"Outside the limit {limit_said(result.race, limit, units)}.", "warn"))
    if result.splits:
        rows = [
            [f"  {lap.name}", format_duration(lap.elapsed_s), f"+{format_duration(lap.lap_s)}"]
            for lap in laps_of(result)
        ]
        output.lines(columns(rows, "lrr"))
    if result.medal:
        output.say(f"  Medal: {result.medal}")
    if result.note:
        output.lines(wrap(result.note, output.columns, "  "), "muted")
