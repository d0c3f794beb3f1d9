"""Dates of other services: D rows of the reliability research."""

from contextlib import suppress
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputError
from tracker.formats.archives.csv_dates import DateOrder, read_clock, read_when

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)


def local(text: str, day_first: bool | None = None) -> datetime:
    return read_when(text, "Date", day_first, NOW).local


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2026-03-15 18:05:33", "2026-03-15 18:05:33"),
        ("2026-03-15T18:05", "2026-03-15 18:05:00"),
        ("2026/3/5 8:05", "2026-03-05 08:05:00"),
        ("28 Sep 2026, 18:05", "2026-09-28 18:05:00"),
        ("Sep 28, 2026, 6:05 PM", "2026-09-28 18:05:00"),
        ("Sep 28, 2026 at 12:05\u202fam", "2026-09-28 00:05:00"),
        ("Monday, September 28, 2026", "2026-09-28 00:00:00"),
        ("28. September 2026 um 18:05 Uhr", "2026-09-28 18:05:00"),
        ("3. März 2026", "2026-03-03 00:00:00"),
        ("15.03.2026, 18:05:33", "2026-03-15 18:05:33"),
        ("2026-03-15 18:05:33.123", "2026-03-15 18:05:33"),
    ],
)
def test_forms(text: str, value: str) -> None:
    assert local(text) == datetime.fromisoformat(value)


def test_an_offset_makes_an_instant() -> None:
    when = read_when("2016-11-14 07:25:41 -0700", "startDate", None, NOW)
    assert when.instant == datetime(2016, 11, 14, 14, 25, 41, tzinfo=UTC)
    assert when.offset_s == -7 * 3600
    assert read_when("2026-03-15T18:05:00Z", "Date", None, NOW).instant == datetime(2026, 3, 15, 18, 5, tzinfo=UTC)
    assert read_when("2026-03-15", "Date", None, NOW).clock is None
    assert read_when("2026-03-15", "Date", None, NOW).instant is None


def test_the_order_is_never_guessed() -> None:
    assert str(local("7/4/2020 15:36", True)) == "2020-04-07 15:36:00"
    assert str(local("7/4/2020 15:36", False)) == "2020-07-04 15:36:00"
    assert str(local("03.05.26", True)) == "2026-05-03 00:00:00"
    for text in ("7/4/2020 15:36", "03.05.26", "3-5-2026"):
        with pytest.raises(InputError, match="--day-first or --month-first"):
            local(text)


@pytest.mark.parametrize(
    ("texts", "day_first"),
    [
        (["7/4/2020", "7/15/2020"], False),
        (["7/4/2020", "15/7/2020"], True),
        (["7/4/2020", "5/5/2020"], None),
        (["7/15/2020", "15/7/2020"], None),
        ([], None),
    ],
)
def test_the_order_is_what_the_file_shows(texts: list[str], day_first: bool | None) -> None:
    assert DateOrder(None).see_all(texts).day_first is day_first
    assert DateOrder(True).see_all(texts).day_first is True


@pytest.mark.parametrize(
    "text",
    [
        *(
            "2026-02-29",
            "2026-02-30",
            "2026-13-01",
            "0000-01-01",
            "0001-01-01",
            "1899-12-31",
            "9999-12-31",
            "10000-01-01",
        ),
        *("-0044-03-15", "20260315", "2026-W12-3", "now", "12:30", "2026", "P1D", "3 May", "2026-03-15 24:00:00"),
        *(
            "2026-03-15 23:59:60",
            "2026-03-15 18:05 +25:00",
            "2026-03-15 13:05 pm",
            "2026-11-04",
            "3 Foo 2026",
            "x" * 900,
        ),
    ],
)
def test_no_such_date(text: str) -> None:
    with pytest.raises(InputError, match="Date"):
        local(text)


def test_a_day_ahead_may_be_today_elsewhere() -> None:
    assert str(local("2026-11-02 20:00")) == "2026-11-02 20:00:00"


def test_clocks() -> None:
    assert read_clock("18:05", "Time") == (time(18, 5), None)
    assert read_clock("6:05 pm", "Time") == (time(18, 5), None)
    assert read_clock("02:30:00+01:00", "Time") == (time(2, 30), 3600)
    for text in ("25:00", "noon", "0:00 pm", "02:30+19:00"):
        with pytest.raises(InputError):
            read_clock(text, "Time")


@given(st.text(max_size=70), st.none() | st.booleans())
def test_no_text_raises_anything_but_an_input_error(text: str, day_first: bool | None) -> None:
    with suppress(InputError):
        assert read_when(text, "Date", day_first, NOW).day <= date(2026, 11, 3)


@given(st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2026-10-31")))
def test_every_form_of_a_moment_is_that_moment(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    for form in ("%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d %b %Y, %H:%M:%S", "%b %d, %Y, %I:%M:%S %p"):
        assert local(moment.strftime(form)) == moment
    assert local(moment.strftime("%d/%m/%Y %H:%M:%S"), True) == moment
