"""This year's running total against the years before it."""

from datetime import date

from tracker.charts.amounts import said
from tracker.charts.axes import Box, draw_amounts, draw_days, draw_key
from tracker.charts.canvas import Line, Stroke, cell_of, plot_lines
from tracker.charts.drawing import Drawing, Grid, cells, message
from tracker.charts.scales import amount_ticks, day_name
from tracker.domain.series import YearLine, Years

# role, stroke and signs of each line, the present year first; more than these are a tangle
_STYLES = (
    ("done", Stroke.STRONG, "▀▀", "##"),
    ("plan", Stroke.LIGHT, "⠶⠶", ".."),
    ("axis", Stroke.DASHED, "⠒ ⠒", "- -"),
)
_DAYS = 366
Points = tuple[tuple[float, float], ...]


def year_lines(years: Years, width: int, height: int, *, units: str = "km", ascii: bool = False) -> Drawing:
    """The years' totals in exactly `width` x `height` cells: the first strong, the others light, a sign at today.

    The title says how far the present year is ahead of the one before it on the same day. At most three years are
    drawn, the latest ones. Too small or nothing to show: a message. Never raises.
    """
    title = _title(years, units)
    high = max((total for line in years.lines[: len(_STYLES)] for _, total in line.points), default=0)
    if high <= 0:
        return message(title, width, height, title, ascii=ascii)
    ticks = amount_ticks(high, years.measure, units, 1 + max(3, height - 3) // 3)
    gutter = max(cells(tick.label) for tick in ticks) + 1
    top = 1 if height >= 7 else 0
    box = gutter, top, width - gutter - 1, height - top - 2
    if box[2] < 10 or box[3] < 2:
        return message(title, width, height, title, ascii=ascii)
    grid = Grid(width, height)
    draw_amounts(grid, ticks, (0.0, float(high)), box, ascii=ascii)
    draw_days(grid, date(years.today.year, 1, 1), _DAYS, box, yearless=True, ascii=ascii)
    _lines(grid, years, float(high), box, ascii)
    if top:
        draw_key(grid, gutter, _key(years, units, ascii))
    return grid.drawing(title)


def _lines(grid: Grid, years: Years, high: float, box: Box, ascii: bool) -> None:
    """The lines, the present year last and above the others, and a sign where it stands today."""
    left, top, width, height = box
    across, up = (0.0, float(_DAYS)), (0.0, high)
    lines = [_points(line, _until(years, line)) for line in years.lines[: len(_STYLES)]]
    drawn = [Line(points, role, stroke) for points, (role, stroke, _, _) in zip(lines, _STYLES, strict=False)]
    drawn.append(Line(lines[0], "area", Stroke.AREA))
    grid.blit(plot_lines(drawn[::-1], width, height, across, up, ascii=ascii), left, top)
    if years.lines[0].year == years.today.year:
        column, row = cell_of(lines[0][-1], across, up, (width, height), Stroke.STRONG, ascii=ascii)
        grid.put(left + column, top + row, "@" if ascii else "◉", "accent")


def _until(years: Years, line: YearLine) -> int:
    """The day of the year up to which a line goes: today in the present year, else the year's last."""
    return _number(years.today, line.year) if line.year == years.today.year else _DAYS


def _points(line: YearLine, until: int) -> Points:
    """The total at the end of each day on which it grew, level in between, from zero to day `until`."""
    points = [(0.0, 0.0)]
    for day, total in line.points:
        if day > until:
            break
        points += [(day - 1.0, points[-1][1]), (float(day), float(total))]
    points.append((float(max(until, points[-1][0])), points[-1][1]))
    return tuple(points)


def _number(day: date, year: int) -> int:
    """The day's number in another year; 29 February is the 28th in a year that has none."""
    try:
        same = day.replace(year=year)
    except ValueError:
        same = day.replace(year=min(max(year, 1), 9999), day=28)
    return same.timetuple().tm_yday


def _title(years: Years, units: str) -> str:
    if not years.lines or not any(total > 0 for line in years.lines for _, total in line.points):
        return "Nothing logged in these years" if len(years.lines) > 1 else "Nothing logged this year"
    present = years.lines[0]
    day = day_name(years.today)
    done = present.upto(_number(years.today, present.year))
    text = f"{said(done, years.measure, units, years.activity)} by {day}"
    if len(years.lines) < 2:
        return text
    before = years.lines[1]
    ahead = done - before.upto(_number(years.today, before.year))
    if ahead == 0:
        return f"{text}, as much as in {before.year}"
    amount = said(abs(ahead), years.measure, units, years.activity)
    return f"{text}, {amount} {'ahead of' if ahead > 0 else 'behind'} {before.year}"


def _key(years: Years, units: str, ascii: bool) -> list[tuple[str, str, str]]:
    """Each year with its total, of the present one so far."""
    items = []
    for line, (role, _, sign, plain) in zip(years.lines, _STYLES, strict=False):
        total = said(line.upto(_until(years, line)), years.measure, units, years.activity)
        items.append((plain if ascii else sign, role, f"{line.year} {total}"))
    return items
