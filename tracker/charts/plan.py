"""The plan of a challenge against what was done, day by day."""

from tracker.charts.axes import Box, draw_amounts, draw_days, draw_key
from tracker.charts.canvas import Line, Stroke, cell_of, plot_lines
from tracker.charts.drawing import Drawing, Grid, cells, clean, message
from tracker.charts.finding import finding
from tracker.charts.plan_lines import Picture, first_day, picture_of
from tracker.charts.scales import amount_ticks, day_name
from tracker.domain.ghosts import Ghost
from tracker.domain.progress import Progress, Projection
from tracker.domain.quantities import format_amount

__all__ = ["finding", "plan_chart"]


def plan_chart(
    progress: Progress,
    width: int,
    height: int,
    *,
    ghost: Ghost | None = None,
    units: str = "km",
    untouched: bool = False,
    ascii: bool = False,
) -> Drawing:
    """The chart in exactly `width` x `height` cells, its title the finding. Too small or nothing to show: a message.

    The projection is a dashed line between two dotted ones, the earliest and the latest finish; a `ghost` that counts
    the same measure is a line of long dashes.
    A day that still runs is drawn as far into the day as its plan is done, so that the height between the two lines
    is the balance that the title states.
    """
    title = finding(progress, units, untouched=untouched)
    picture = picture_of(progress, ghost)
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
    draw_amounts(grid, ticks, (0.0, picture.high), box, ascii=ascii)
    _lines(grid, picture, box, ascii)
    first = first_day(progress)
    draw_days(grid, first, picture.days, box, now=(progress.today - first).days, ascii=ascii)
    if top:
        _key(grid, gutter, picture, progress, ghost, units, ascii)
    return grid.drawing(title)


def _lines(grid: Grid, picture: Picture, box: Box, ascii: bool) -> None:
    """The lines themselves, and where one is now at the end of the done line."""
    left, top, across, up = box
    x, y = (0.0, float(picture.days)), (0.0, picture.high)
    drawn = [
        Line(picture.done, "area", Stroke.AREA),
        Line(picture.plan, "plan", Stroke.LIGHT),
        Line(picture.ghost, "muted", Stroke.LONG),
        Line(picture.earliest, "projection", Stroke.DOTTED),
        Line(picture.latest, "projection", Stroke.DOTTED),
        Line(picture.projected, "projection", Stroke.DASHED),
        Line(picture.done, "done", Stroke.STRONG),
    ]
    grid.blit(plot_lines(drawn, across, up, x, y, ascii=ascii), left, top)
    if picture.done:
        column, row = cell_of(picture.done[-1], x, y, (across, up), Stroke.STRONG, ascii=ascii)
        grid.put(left + column, top + row, "@" if ascii else "◉", "accent")


def _key(
    grid: Grid,
    column: int,
    picture: Picture,
    progress: Progress,
    ghost: Ghost | None,
    units: str,
    ascii: bool,
) -> None:
    """One row that names the lines, from `column` on: in the longest words that fit, and as many as fit."""
    forms = [_items(picture, progress, ghost, units, ascii, form) for form in range(3)]
    room = grid.width - column + 3
    items = next((form for form in forms if sum(cells(sign + text) + 4 for sign, _, text in form) <= room), forms[-1])
    draw_key(grid, column, items)


def _items(
    picture: Picture, progress: Progress, ghost: Ghost | None, units: str, ascii: bool, form: int
) -> list[tuple[str, str, str]]:
    """(sign, role, words) of each line; form 0 has the range of the finish, 1 not, 2 is short."""
    total, projection = progress.total, progress.projection
    if total is None:
        return []
    items = [("##" if ascii else "▀▀", "done", f"done {format_amount(total.done, total.measure, units)}")]
    if picture.plan:
        target = format_amount(total.target, total.measure, units)
        items.append((".." if ascii else "⠶⠶", "plan", f"plan {target}" if form == 2 else f"plan to {target}"))
    if picture.ghost and ghost is not None:
        items.append(("==" if ascii else "⠤⠤", "muted", clean(ghost.name)))
    if picture.projected and projection is not None:
        said = day_name(projection.finish) if form else _finish(projection)
        items.append(("- -" if ascii else "⠒ ⠒", "projection", f"pace {said}" if form == 2 else f"at this pace {said}"))
    return items


def _finish(projection: Projection) -> str:
    """The finish with its range: "24 Jul, 20 Jul to 3 Aug", "24 Jul, from 20 Jul on" where it may never come."""
    finish, earliest = day_name(projection.finish), day_name(projection.earliest)
    if projection.latest is None:
        return f"{finish}, from {earliest} on"
    latest = day_name(projection.latest)
    return finish if earliest == latest else f"{finish}, {earliest} to {latest}"
