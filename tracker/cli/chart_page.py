"""Charts as text: each drawn under its finding, or one sentence where there is nothing to draw."""

from collections.abc import Sequence

from tracker.cli.layout import wrap
from tracker.cli.output import Output
from tracker.cli.words import plural
from tracker.domain.activities import ACTIVITIES, title_of
from tracker.domain.ghosts import Ghost
from tracker.domain.progress import Progress
from tracker.domain.routes import Coast
from tracker.domain.series import Efforts, Heat, Shown, Spans, Volume, Years
from tracker.domain.templates import Route
from tracker.services.wording import plain_day

HEIGHT = 14
HEAT = 10  # the months, seven weekdays, a blank line and what the signs mean
STREAKS = 12  # at most so many bars
ROAD = 22
BEGIN = "tracker log run 5km is a beginning."


def series(output: Output, value: Shown, activity: str, units: str) -> None:
    """What was done over time, of an activity ("": of all)."""
    match value:
        case Volume():
            _volume(output, value, activity, units)
        case Heat():
            _heat(output, value, units)
        case Years():
            _years(output, value, units)
        case Efforts():
            _efforts(output, value, units)
        case Spans():
            _streaks(output, value)


def _volume(output: Output, value: Volume, activity: str, units: str) -> None:
    """How much was done, a bar a bucket."""
    count = sum(value.sessions)
    span = f"in the last {plural(len(value.keys), value.by)}" if len(value.keys) > 1 else f"this {value.by}"
    span = "today" if value.by == "day" and len(value.keys) == 1 else span
    if not count:
        _say(output, f"{_nothing(activity)} {span}: {BEGIN}")
        return
    if not value.series:
        _say(output, f"No amount is known of the {plural(count, 'session')} {span}.")
        return
    from tracker.charts.week import volume_bars

    output.drawing(volume_bars(value, output.columns, HEIGHT, units=units, ascii=output.ascii))


def _heat(output: Output, value: Heat, units: str) -> None:
    """The calendar of a year."""
    if not value.active:
        weeks = plural(((value.last - value.first).days + 7) // 7, "week")
        last = "today" if value.last == value.today else plain_day(value.last)
        _say(output, f"{_nothing(value.activity)} in the {weeks} up to {last}: {BEGIN}")
        return
    from tracker.charts.heat import heat_map

    output.drawing(heat_map(value, output.columns, HEAT, units=units, ascii=output.ascii))


def _years(output: Output, value: Years, units: str) -> None:
    """This year's running total against the last one's."""
    if not any(line.points for line in value.lines):
        _say(output, f"No amount{_of(value.activity)} was logged this year or last: {BEGIN}")
        return
    from tracker.charts.years import year_lines

    output.drawing(year_lines(value, output.columns, HEIGHT, units=units, ascii=output.ascii))


def _efforts(output: Output, value: Efforts, units: str) -> None:
    """Pace or speed over time."""
    if not value.efforts:
        days = plural((value.last - value.first).days + 1, "day")
        _say(
            output,
            f"No session{_of(value.activity)} with a distance and a time in the last {days}: "
            "tracker log run 5km 28:00 is a beginning.",
        )
        return
    from tracker.charts.efforts import effort_line

    output.drawing(effort_line(value, output.columns, HEIGHT, units=units, ascii=output.ascii))


def _streaks(output: Output, value: Spans) -> None:
    """The longest streaks."""
    if not value.spans:
        _say(output, f"There was no streak yet: {BEGIN}")
        return
    from tracker.charts.streaks import streak_bars

    output.drawing(streak_bars(value, output.columns, min(STREAKS, len(value.spans)), ascii=output.ascii))


def plan(output: Output, value: Progress, units: str) -> None:
    """A challenge's plan line and what was done."""
    from tracker.charts.plan import plan_chart

    output.drawing(plan_chart(value, output.columns, HEIGHT + 4, units=units, ascii=output.ascii))


def on_map(output: Output, value: Progress, route: Route, coast: Coast, ghosts: Sequence[Ghost], units: str) -> None:
    """A challenge's road on a map."""
    from tracker.charts.route_map import route_map

    drawn = route_map(
        route,
        value.position,
        coast,
        output.columns,
        ROAD,
        ghosts=ghosts,
        day=value.day,
        units=units,
        ascii=output.ascii,
    )
    output.drawing(drawn)


def _say(output: Output, sentence: str) -> None:
    output.lines(wrap(sentence, output.columns))


def _nothing(activity: str) -> str:
    return f"No session{_of(activity)} was logged" if activity else "Nothing was logged"


def _of(activity: str) -> str:
    """ " of run", or " on foot" of a family that says where."""
    if not activity:
        return ""
    title = title_of(activity).lower()
    return f" of {title}" if activity in ACTIVITIES or not title.startswith("on ") else f" {title}"
