"""The longest streaks as bars."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.charts.drawing import cells
from tracker.charts.streaks import streak_bars
from tracker.domain.series import Span, Spans

TODAY = date(2025, 6, 28)


def span(first: date, length: int, days: int = 0) -> Span:
    return Span(first=first, last=first + timedelta((days or length) - 1), length=length)


LONGEST = span(date(2024, 3, 5), 41)
WINTER = span(date(2024, 12, 28), 20)
SHORT = span(date(2025, 2, 3), 1)
NOW = span(date(2025, 6, 26), 3)


def spans(*found: Span, running: bool = True) -> Spans:
    return Spans(first=date(2024, 1, 1), today=TODAY, spans=found, running=running)


def test_the_picture() -> None:
    drawing = streak_bars(spans(LONGEST, WINTER, SHORT, NOW), 70, 4)
    assert drawing.title == "41 days the longest (5 Mar – 14 Apr 2024), 3 now"
    assert drawing.plain().splitlines() == [
        "      5 Mar – 14 Apr 2024  " + "▆" * 30 + " 41 days",
        "28 Dec 2024 – 16 Jan 2025  " + "▆" * 15 + " 20 days",
        "         26 – 28 Jun 2025  " + "▆" * 2 + " 3 days, now",
        "               3 Feb 2025  " + "▆" + " 1 day",
    ]
    accents = [span.text.strip() for row in drawing.rows for span in row if span.role == "accent"]
    assert accents == ["26 – 28 Jun 2025", "▆▆", "3 days, now"]


def test_the_running_one_is_there_even_where_it_is_short() -> None:
    drawing = streak_bars(spans(LONGEST, WINTER, SHORT, NOW), 70, 2, ascii=True)
    assert [line.split()[-1] for line in drawing.plain().splitlines()] == ["days", "now"]
    assert drawing.plain().isascii()


def test_titles() -> None:
    assert streak_bars(spans(), 70, 5).plain().strip() == "No streak yet: it starts with the first day"
    assert streak_bars(spans(LONGEST, running=False), 70, 5).title == (
        "41 days the longest (5 Mar – 14 Apr 2024), none runs now"
    )
    assert streak_bars(spans(SHORT, NOW), 70, 5).title == "3 days now, the longest yet"


def test_narrow_ones_leave_the_dates_out() -> None:
    assert streak_bars(spans(LONGEST, NOW), 30, 3).plain().splitlines() == ["▆" * 17 + " 41 days", "▆ 3 days, now"]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.builds(Span, first=st.dates(), last=st.dates(), length=st.integers(0, 10**6)), max_size=40),
    st.booleans(),
    st.integers(-1, 200),
    st.integers(-1, 40),
    st.booleans(),
)
def test_any_spans_at_any_size(found: list[Span], running: bool, width: int, height: int, plain: bool) -> None:
    drawing = streak_bars(spans(*found, running=running), width, height, ascii=plain)
    assert drawing.height == max(height, 0)
    assert all(sum(cells(span.text) for span in row) == max(width, 0) for row in drawing.rows)
    assert not plain or drawing.plain().isascii()
