"""What `--at` may say."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.instants import as_utc, read_date, read_instant
from tracker.errors import UsageError


def india() -> str:
    return "Asia/Kolkata"


def oslo() -> str:
    return "Europe/Oslo"


def never() -> str:
    raise AssertionError("an offset needs no zone")


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-06-29T07:00+05:30", datetime(2025, 6, 29, 1, 30, tzinfo=UTC)),
        ("2025-06-29T01:30:00Z", datetime(2025, 6, 29, 1, 30, tzinfo=UTC)),
        ("2025-06-29 07:00:15+0530", datetime(2025, 6, 29, 1, 30, 15, tzinfo=UTC)),
    ],
)
def test_an_offset_says_all(text: str, instant: datetime) -> None:
    assert read_instant(text, never) == instant


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-06-29", datetime(2025, 6, 29, 6, 30, tzinfo=UTC)),
        ("2025-06-29T00:00", datetime(2025, 6, 28, 18, 30, tzinfo=UTC)),
        ("2025-06-29 07:00", datetime(2025, 6, 29, 1, 30, tzinfo=UTC)),
    ],
)
def test_a_wall_clock_is_the_machines_and_a_date_is_noon(text: str, instant: datetime) -> None:
    assert read_instant(text, india) == instant


def test_a_wall_clock_that_never_was_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="does not exist in Europe/Oslo"):
        read_instant("2025-03-30T02:30", oslo)


@pytest.mark.parametrize(
    "text", ["", "now", "07:00", "2025-13-01", "29.06.2025", "0001-01-01", "9999-12-31T23:59-12:00", "\x1b[2J"]
)
def test_nonsense_is_wrong_usage(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_instant(text, india)
    assert caught.value.exit_code == 2


@given(st.text(max_size=30))
def test_it_reads_or_refuses(text: str) -> None:
    with suppress(UsageError):
        assert read_instant(text, india).tzinfo is not None


@given(st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2199, 12, 30), timezones=st.just(UTC)))  # noqa: DTZ001
def test_what_json_says_can_be_given_back(moment: datetime) -> None:
    assert read_instant(as_utc(moment), never) == moment.replace(microsecond=0)


def test_dates_of_options() -> None:
    today = date(2025, 6, 28)
    assert read_date("2025-06-26", today, "--on") == date(2025, 6, 26)
    assert read_date("Tomorrow", today, "--on") == date(2025, 6, 29)
    assert read_date("@yday", today, "--on") == date(2025, 6, 27)
    with pytest.raises(UsageError, match="--on"):
        read_date("2025-02-30", today, "--on")
