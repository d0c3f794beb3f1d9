"""The streaks that were: the longest ones as bars with their dates."""

from tracker.charts.drawing import Drawing, Grid, cells, message
from tracker.charts.scales import day_name
from tracker.domain.series import Span, Spans

_WIDE = 40  # from this width on a row names its dates


def streak_bars(spans: Spans, width: int, height: int, *, ascii: bool = False) -> Drawing:
    """The longest streaks in exactly `width` x `height` cells, a bar each, the running one among them and marked.

    The title names the longest and what runs now. No streak or no room: a message. Never raises.
    """
    title = _title(spans, ascii)
    if not spans.spans or width < 12 or height < 1:
        return message(title, width, height, title, ascii=ascii)
    running = spans.spans[-1] if spans.running else None
    kept = _kept(spans, running, height)
    dates = [_dates(span, ascii) for span in kept]
    counts = [_days(span.length) for span in kept]
    left = max(cells(text) for text in dates) + 2 if width >= _WIDE else 0
    right = max(cells(text) for text in counts) + 1 + (5 if running else 0)
    room = width - left - right
    if room < 3:
        return message(title, width, height, title, ascii=ascii)
    longest = max(1, *(span.length for span in kept))
    grid = Grid(width, height)
    for row, (span, when, count) in enumerate(zip(kept, dates, counts, strict=True)):
        here = span is running
        if left:
            grid.put(left - 2 - cells(when), row, when, "accent" if here else "muted")
        filled = max(1, (span.length * room * 2 + longest) // (2 * longest))
        column = grid.put(left, row, ("#" if ascii else "▆") * filled, "accent" if here else "done")
        grid.put(column + 1, row, f"{count}, now" if here else count, "accent" if here else "")
    return grid.drawing(title)


def _kept(spans: Spans, running: Span | None, rows: int) -> list[Span]:
    """The longest, the newer of equals first; the running one is the last where it is not among them."""
    ordered = sorted(spans.spans, key=lambda span: (-span.length, -span.last.toordinal()))
    kept = ordered[:rows]
    if running is not None and all(span is not running for span in kept):
        kept[-1:] = [running]
    return kept


def _days(length: int) -> str:
    return f"{length} day{'s' if length != 1 else ''}"


def _dates(span: Span, ascii: bool) -> str:
    """When it was: "26 – 30 Jun 2025", "28 Feb – 3 Apr 2024", "31 Dec 2024 – 2 Jan 2025"."""
    first, last = span.first, span.last
    end = f"{day_name(last)} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        start = f"{day_name(first)} {first.year}"
    else:
        start = str(first.day) if first.month == last.month else day_name(first)
    return f"{start} {'-' if ascii else '–'} {end}"


def _title(spans: Spans, ascii: bool) -> str:
    if not spans.spans:
        return "No streak yet: it starts with the first day"
    longest = max(spans.spans, key=lambda span: (span.length, span.last.toordinal()))
    running = spans.spans[-1]
    if spans.running and running.length == longest.length:
        return f"{_days(running.length)} now, the longest yet"
    text = f"{_days(longest.length)} the longest ({_dates(longest, ascii)})"
    return f"{text}, {running.length} now" if spans.running else f"{text}, none runs now"
