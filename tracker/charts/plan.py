"""The plan of a challenge against what was done, day by day."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tracker.charts.canvas import Line, Stroke, cell_of, plot_lines
from tracker.charts.drawing import Drawing, Grid, cells, message
from tracker.charts.finding import finding
from tracker.charts.scales import Tick, amount_ticks, day_name, day_ticks
from tracker.domain.progress import Progress, Stage, Status
from tracker.domain.quantities import format_amount

__all__ = ["finding", "plan_chart"]

Points = tuple[tuple[float, float], ...]
Box = tuple[int, int, int, int]  # left, top, width and height of the canvas
_RUNNING = (Status.ACTIVE, Status.PAUSED)


@dataclass(frozen=True, slots=True)
class _Picture:
    """What is drawn: lines in days from the window's start and base units, and how far the axes go."""

    plan: Points
    done: Points
    projected: Points
    days: int
    high: float


def plan_chart(
    progress: Progress,
    width: int,
    height: int,
    *,
    units: str = "km",
    ascii: bool = False,
) -> Drawing:
    """The chart in exactly `width` x `height` cells, its title the finding. Too small or nothing to show: a message.

    A day that still runs is drawn as far into the day as its plan is done, so that the height between the two lines
    is the balance that the title states.
    """
    title = finding(progress, units)
    picture = _picture(progress)
    if progress.total is None:
        return message("No running total here: see the day table.", width, height, title, ascii=ascii)
    if picture is None:
        return message("Nothing to draw yet.", width, height, title, ascii=ascii)
    ticks = amount_ticks(picture.high, progress.total.measure, units, 1 + max(3, height - 3) // 3)
    gutter = max(cells(tick.label) for tick in ticks) + 1
    top = 1 if height >= 7 else 0
    across, up = width - gutter - 1, height - top - 2
    if across < 10 or up < 2:
        return message(title, width, height, title, ascii=ascii)
    grid = Grid(width, height)
    box = gutter, top, across, up
    _amounts(grid, ticks, picture, box, ascii)
    _lines(grid, picture, box, ascii)
    _days(grid, progress, picture, box, ascii)
    if top:
        _key(grid, gutter, picture, progress, units, ascii)
    return grid.drawing(title)


def _amounts(grid: Grid, ticks: tuple[Tick, ...], picture: _Picture, box: Box, ascii: bool) -> None:
    """Labels of the amounts, right-aligned, never in neighbouring rows."""
    left, top, across, up = box
    last = None
    for tick in ticks:
        row = top + cell_of((0.0, tick.at), (0.0, 1.0), (0.0, picture.high), (across, up), ascii=ascii)[1]
        if last is None or last - row > 1:
            grid.put(left - 1 - cells(tick.label), row, tick.label, "axis")
            last = row


def _lines(grid: Grid, picture: _Picture, box: Box, ascii: bool) -> None:
    """The lines themselves, and where one is now at the end of the done line."""
    left, top, across, up = box
    x, y = (0.0, float(picture.days)), (0.0, picture.high)
    drawn = [
        Line(picture.done, "area", Stroke.AREA),
        Line(picture.plan, "plan", Stroke.LIGHT),
        Line(picture.projected, "projection", Stroke.DASHED),
        Line(picture.done, "done", Stroke.STRONG),
    ]
    grid.blit(plot_lines(drawn, across, up, x, y, ascii=ascii), left, top)
    if picture.done:
        column, row = cell_of(picture.done[-1], x, y, (across, up), Stroke.STRONG, ascii=ascii)
        grid.put(left + column, top + row, "@" if ascii else "◉", "accent")


def _days(grid: Grid, progress: Progress, picture: _Picture, box: Box, ascii: bool) -> None:
    """The axis of the days: a line with a tick where each named day begins, the names below it."""
    left, top, across, up = box
    row, first = top + up, _first_day(progress)
    grid.put(left, row, ("-" if ascii else "─") * across, "axis")
    today = (progress.today - first).days
    end = 0
    for tick in day_ticks(first, picture.days, across):
        column = left + round(tick.at / picture.days * across)
        start = column
        if tick.upto is not None:
            span = round(tick.upto / picture.days * across) + left - column
            start += max(0, span - cells(tick.label) + 1) // 2
        if start < end or start + cells(tick.label) > grid.width:
            continue
        grid.put(column, row, "+" if ascii else "┬", "axis")
        role = "accent" if tick.upto is not None and tick.at == today else "axis"
        end = grid.put(start, row + 1, tick.label, role) + 1


def _key(
    grid: Grid,
    column: int,
    picture: _Picture,
    progress: Progress,
    units: str,
    ascii: bool,
) -> None:
    """One row that names the lines, from `column` on, as far as it fits."""
    total = progress.total
    if total is None:
        return
    items = [("##" if ascii else "▀▀", "done", f"done {format_amount(total.done, total.measure, units)}")]
    if picture.plan:
        target = format_amount(total.target, total.measure, units)
        items.append((".." if ascii else "⠶⠶", "plan", f"plan to {target}"))
    if picture.projected and progress.projection is not None:
        finish = day_name(progress.projection.finish)
        items.append(("- -" if ascii else "⠒ ⠒", "projection", f"at this pace {finish}"))
    for sign, role, text in items:
        if column + cells(sign) + 1 + cells(text) > grid.width:
            break
        column = grid.put(column, 0, sign, role) + 1
        column = grid.put(column, 0, text, "muted") + 3


def _picture(progress: Progress) -> _Picture | None:
    """The lines of a challenge; None where there is no day or nothing but zeros to show."""
    stages = progress.stages
    if not stages:
        return None
    plan = tuple((s.number, float(s.total_planned)) for s in stages if s.total_planned is not None)
    if plan:
        plan = ((plan[0][0] - 1, 0.0 if plan[0][0] == 1 else plan[0][1]), *plan)
    done = _done(progress)
    days = max(progress.days or 0, max(s.number for s in stages), 1)
    target = progress.total.target if progress.total else 0
    high = max([target, *(y for _, y in plan), *(y for _, y in done)], default=0)
    if high <= 0:
        return None
    projected: Points = ()
    projection = progress.projection
    if projection is not None and done and target > done[-1][1]:
        finish = float((projection.finish - _first_day(progress)).days + 1)
        days = max(days, min(int(finish), days + days // 3))
        projected = _cut(done[-1], (max(finish, done[-1][0] + 0.1), float(target)), float(days))
    return _Picture(plan, done, projected, days, float(high))


def _first_day(progress: Progress) -> date:
    """The date of day 1, x = 0..1: the stages know it, whichever attempt they belong to."""
    return progress.stages[0].on - timedelta(progress.stages[0].number - 1)


def _cut(start: tuple[float, float], end: tuple[float, float], last: float) -> Points:
    """The line from `start` to `end` as far as x = `last`."""
    if end[0] > last:
        share = (last - start[0]) / (end[0] - start[0])
        end = last, start[1] + share * (end[1] - start[1])
    return (start, end)


def _done(progress: Progress) -> Points:
    """What was done by the end of each day, from zero at the window's start."""
    known = [(s, float(s.total_done)) for s in progress.stages if s.total_done is not None]
    points = [(float(s.number), amount) for s, amount in known]
    if not known:
        return ()
    first = known[0][0].number - 1
    points.insert(0, (float(first), 0.0 if first == 0 else known[0][1]))
    today = known[-1][0]
    if today.on == progress.today and progress.status in _RUNNING:
        before = points[-2]
        points[-1] = (before[0] + _share(progress.stages, today, points[-1][1] - before[1]), points[-1][1])
    return tuple(points)


def _share(stages: tuple[Stage, ...], today: Stage, done: float) -> float:
    """How far into a day that still runs its point stands: the share of the day's plan that is done, at most 1."""
    before = next((s.total_planned for s in stages if s.number == today.number - 1), Fraction(0))
    if today.total_planned is None or before is None or today.total_planned <= before:
        return 1.0 if done > 0 else 0.0
    return min(max(done / float(today.total_planned - before), 0.0), 1.0)
