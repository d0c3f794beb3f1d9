"""A calendar of days by how much was done: a column a week, a row a weekday, more is denser."""

from dataclasses import dataclass
from datetime import date

from tracker.charts.amounts import said
from tracker.charts.axes import draw_key
from tracker.charts.drawing import Drawing, Grid, cells, message
from tracker.charts.heat_levels import ASCII_SIGNS, SIGNS, Levels, levels_of
from tracker.charts.scales import MONTHS, WEEKDAYS, dated
from tracker.domain.activities import ACTIVITIES, title_of
from tracker.domain.series import Heat
from tracker.domain.sessions import MarkKind, Measure

_LABELS = 3  # cells at the left for the names of weekdays
_NAMED = {0, 2, 4}  # Monday, Wednesday, Friday


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the days are: weeks of `cell` columns from `left`, weekdays in rows from `top`.

    Days are ordinals, so that a week may begin before the first date there is. `first` begins the first week shown;
    days with something to say lie between `start` and `end`, both included.
    """

    left: int
    top: int
    cell: int
    weeks: int
    first: int
    start: int
    end: int

    def at(self, day: int) -> tuple[int, int]:
        """The column and the row of a day."""
        week, weekday = divmod(day - self.first, 7)
        return self.left + week * self.cell, self.top + weekday


def heat_map(heat: Heat, width: int, height: int, *, units: str = "km", ascii: bool = False) -> Drawing:
    """The calendar in exactly `width` x `height` cells; the title counts the days and names the one with the most.

    `·` is nothing, `░▒▓█` more and more (`.` and `:+*#`), a letter a mark of a day without a session, an arrow points
    at today, days to come are blank. Where the weeks don't fit, the last ones are shown; with room for two cells a
    week the days stand apart. Below 7 rows there is only the title. Never raises.
    """
    layout = _layout(heat, width, height)
    shown = _shown(heat, layout)
    title = _title(heat, shown, layout, units)
    if layout is None or not shown:
        return message(title, width, height, title, ascii=ascii)
    grid = Grid(width, height)
    levels = levels_of(tuple(shown.values()), heat.measure, units)
    if layout.top:
        _months(grid, layout)
    _weekdays(grid, heat, layout)
    _days(grid, heat, layout, shown, levels, ascii)
    below = layout.top + 7
    if height > below:
        _legend(grid, min(below + 1, height - 1), heat, layout, shown, levels, units, ascii)
    return grid.drawing(title)


def heat_day(heat: Heat, width: int, height: int, column: int, row: int) -> date | None:
    """The day that `heat_map` of that size draws at a cell; None beside the days and for days to come."""
    layout = _layout(heat, width, height)
    if layout is None:
        return None
    week, weekday = (column - layout.left) // layout.cell, row - layout.top
    day = layout.first + week * 7 + weekday
    inside = 0 <= week < layout.weeks and 0 <= weekday < 7
    return date.fromordinal(day) if inside and layout.start <= day <= layout.end else None


def heat_cell(heat: Heat, width: int, height: int, on: date) -> tuple[int, int] | None:
    """The column and the row where `heat_map` of that size draws a day; None where it does not."""
    layout = _layout(heat, width, height)
    if layout is None or not layout.start <= on.toordinal() <= layout.end:
        return None
    return layout.at(on.toordinal())


def _layout(heat: Heat, width: int, height: int) -> _Layout | None:
    start = heat.first.toordinal()
    first = start - (heat.first.weekday() - heat.week_start) % 7
    weeks = (heat.last.toordinal() - first) // 7 + 1
    left = _LABELS if width >= 12 else 0
    room = width - left - 1  # one for the arrow at today
    if height < 7 or room < 1 or weeks < 1:
        return None
    cell = 2 if weeks * 2 <= room else 1
    kept = min(weeks, room)
    first += (weeks - kept) * 7
    end = min(heat.last, heat.today).toordinal()
    return _Layout(left, 1 if height >= 8 else 0, cell, kept, first, max(start, first), end)


def _shown(heat: Heat, layout: _Layout | None) -> dict[int, int]:
    """The days with a session that are shown, as ordinals, with their amounts, 0 where it is not known."""
    start = heat.first.toordinal() if layout is None else layout.start
    end = min(heat.last, heat.today).toordinal()
    found = {on.toordinal(): 0 for on in heat.active}
    found |= {on.toordinal(): amount for on, amount in heat.amounts.items() if amount > 0}
    return {day: amount for day, amount in found.items() if start <= day <= end}


def _title(heat: Heat, shown: dict[int, int], layout: _Layout | None, units: str) -> str:
    weeks = max(0, heat.last.toordinal() - heat.first.toordinal() + 7) // 7 if layout is None else layout.weeks
    within = f"in {weeks} week{'s' if weeks != 1 else ''}"
    if not shown:
        return f"Nothing logged {within}"
    days = f"day{'s' if len(shown) != 1 else ''}"
    one = heat.activity in ACTIVITIES
    text = f"{title_of(heat.activity)} on {len(shown)} {days}" if one else f"{len(shown)} active {days}"
    text = f"{text} {within}"
    most = max(shown, key=lambda day: (shown[day], day))
    if shown[most] <= 0 or heat.measure is Measure.CHECK:
        return text
    amount = said(shown[most], heat.measure, units, heat.activity)
    return f"{text}, most {amount} on {dated(date.fromordinal(most), heat.today)}"


def _months(grid: Grid, layout: _Layout) -> None:
    """The name of each month over the week that its first day is in, the year in January's place where it fits."""
    begun = []
    for week in range(layout.weeks):
        days = range(layout.first + week * 7, layout.first + week * 7 + 7)
        firsts = [on for on in _dates(days, layout) if on.day == 1]
        begun += [(layout.left + week * layout.cell, on) for on in firsts]
    if not begun or begun[0][0] - layout.left > 3:
        begun = [*((layout.left, on) for on in _dates(range(layout.start, layout.start + 1), layout)), *begun]
    for column, on in begun:
        name = str(on.year) if on.month == 1 and layout.cell > 1 else MONTHS[on.month - 1]
        if column + cells(name) <= grid.width:
            grid.put(column, 0, name, "axis")


def _dates(days: range, layout: _Layout) -> list[date]:
    return [date.fromordinal(day) for day in days if layout.start <= day <= layout.end]


def _weekdays(grid: Grid, heat: Heat, layout: _Layout) -> None:
    for row in range(7):
        weekday = (heat.week_start + row) % 7
        if layout.left and weekday in _NAMED:
            grid.put(0, layout.top + row, WEEKDAYS[weekday][:2], "axis")


def _days(grid: Grid, heat: Heat, layout: _Layout, shown: dict[int, int], levels: Levels, ascii: bool) -> None:
    signs = ASCII_SIGNS if ascii else SIGNS
    marks = {on.toordinal(): kind for on, kind in heat.marks.items()}
    for day in range(layout.start, layout.end + 1):
        mark = marks.get(day)
        if day in shown:
            level = levels.of(shown[day])
            grid.put(*layout.at(day), signs[level], f"heat-{level}")
        elif mark is not None and mark is not MarkKind.VOID:
            grid.put(*layout.at(day), mark[0], "axis")
        elif mark is None:
            grid.put(*layout.at(day), signs[0], "heat-0")
    today = heat.today.toordinal()
    if layout.start <= today <= layout.end:
        column, row = layout.at(today)
        grid.put(column + 1, row, "<" if ascii else "◂", "accent")


def _legend(
    grid: Grid,
    row: int,
    heat: Heat,
    layout: _Layout,
    shown: dict[int, int],
    levels: Levels,
    units: str,
    ascii: bool,
) -> None:
    """What the levels and the marks mean; where there is little room, only which way they go."""
    items = levels.legend(units, unknown=0 in shown.values(), ascii=ascii)
    if layout.left + sum(cells(text) + 5 for _, _, text in items) - 3 > grid.width:
        signs = [(sign, role, "") for sign, role, _ in items[1:]]
        column = grid.put(layout.left, row, "less ", "muted")
        for sign, role, _ in signs:
            column = grid.put(column, row, sign, role)
        grid.put(column, row, " more", "muted")
        return
    kinds = {
        kind
        for on, kind in heat.marks.items()
        if layout.start <= on.toordinal() <= layout.end and on.toordinal() not in shown
    }
    marks = [(kind[0], "axis", kind.value) for kind in MarkKind if kind in kinds and kind is not MarkKind.VOID]
    draw_key(grid, layout.left, [*items, *marks], row=row)
