"""Dates, clock times, zones and day marks of the log line (rules T13 and T14, reliability D rows)."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.domain.logline_cases import CONTEXT, TODAY, draft, mark
from tracker.domain.logline import Context, parse
from tracker.domain.logline.dates import clock_of, read_date, read_zone
from tracker.domain.sessions import MarkDraft, MarkKind
from tracker.errors import InputError, RefusedError


@pytest.mark.parametrize(
    ("word", "on"),
    [
        ("@today", TODAY), ("@yday", date(2025, 6, 27)), ("@Yesterday", date(2025, 6, 27)), ("@fri", date(2025, 6, 27)),
        ("@sat", TODAY), ("@sunday", date(2025, 6, 22)), ("@thurs", date(2025, 6, 26)), ("@-3", date(2025, 6, 25)),
        ("@−3", date(2025, 6, 25)), ("@2025-06-21", date(2025, 6, 21)), ("@2025-6-1", date(2025, 6, 1)),
        ("@21jun", date(2025, 6, 21)), ("@29jun", date(2024, 6, 29)), ("@jun21", date(2025, 6, 21)),
        ("@21june2024", date(2024, 6, 21)), ("@1sept", date(2024, 9, 1)), ("@29feb", date(2024, 2, 29)),
        ("@1900-01-01", date(1900, 1, 1)), ("＠２０２５-06-21", date(2025, 6, 21)), ("@yday,", date(2025, 6, 27)),
    ],
)  # fmt: skip
def test_dates_of_sessions(word: str, on: date) -> None:
    assert draft(f"run 5 {word}").on == on
    assert draft(f"{word} run 5").on == on


@pytest.mark.parametrize(
    ("words", "on", "at_s"),
    [
        ("@yday 22:30", date(2025, 6, 27), 81_000), ("@6:05", TODAY, 21_900), ("at 7am", TODAY, 25_200),
        ("@yday 7:15pm", date(2025, 6, 27), 69_300), ("@12am", TODAY, 0),
        ("@2025-06-21T22:30", date(2025, 6, 21), 81_000),
        ("@fri at 06:00:15", date(2025, 6, 27), 21_615), ("at 6:00 @fri", date(2025, 6, 27), 21_600),
    ],
)  # fmt: skip
def test_clock_times(words: str, on: date, at_s: int) -> None:
    found = draft(f"run 5 {words}")
    assert (found.on, found.at_s) == (on, at_s)


def test_a_clock_time_is_one_only_after_a_date() -> None:
    assert draft("run 20 1:58").at_s is None
    assert draft("run 20 @yday 1:58").elapsed_s is None
    assert draft("run 20 @yday 1:58:30").elapsed_s == 7_110
    assert draft("run 5 @yday 25:30").elapsed_s == 1_530


@pytest.mark.parametrize("word", ["@0001-01-01", "@9999-12-31", "@1899-12-31", "@2025-06-29", "@-9999x", "@-99999"])
def test_d02_only_dates_a_journal_may_have(word: str) -> None:
    with pytest.raises(InputError):
        parse(f"run 5 {word}", CONTEXT)


def test_t14_a_start_more_than_five_minutes_ahead_is_refused() -> None:
    assert draft("run 5 at 17:35").at_s == 63_300
    with pytest.raises(RefusedError, match="2025-06-28 17:36 is still to come, it is 2025-06-28 17:30"):
        draft("run 5 at 17:36")


def test_another_zone_has_its_own_today() -> None:
    late = replace(CONTEXT, now=datetime(2025, 6, 28, 15, 0, tzinfo=UTC))
    assert draft("run 5 @2025-06-29 02:30 Pacific/Auckland", late).on == date(2025, 6, 29)
    assert draft("run 5 @2025-06-29 Pacific/Auckland", late).zone == "Pacific/Auckland"
    assert draft("run 5 @2:30 Pacific/Auckland", late).on == date(2025, 6, 29)
    with pytest.raises(RefusedError):
        draft("run 5 @2025-06-29 02:30", late)


def test_t13_a_time_that_comes_twice_is_the_first_and_said() -> None:
    line = "run 5 @2024-10-27 2:30 Europe/Oslo"
    first = parse(line, CONTEXT)
    assert first.drafts[0].second is False
    assert first.notes == (
        "02:30 comes twice that night; taken: the first (+02:00); write 2nd after it for the second.",
    )
    second = parse(f"{line} 2nd", CONTEXT)
    assert second.drafts[0].second is True
    assert (second.drafts[0].note, second.notes) == ("", ())
    assert parse("run 5 @2024-10-27 2:30 2nd Europe/Oslo", CONTEXT).drafts == second.drafts


def test_2nd_is_a_plain_word_elsewhere() -> None:
    assert draft("run 5 2nd place").note == "2nd place"
    assert draft("run 5 @yday 6:30 2nd place").note == "2nd place"


def test_t13_a_time_that_never_was_is_refused_with_an_offer() -> None:
    with pytest.raises(RefusedError, match="write 2025-03-30 03:30 instead") as raised:
        parse("run 5 @2025-03-30 2:30 Europe/Oslo", CONTEXT)
    error = raised.value
    assert error.text[error.start : error.end] == "2:30"


def test_d10_a_date_that_never_was_is_refused() -> None:
    with pytest.raises(RefusedError, match="2011-12-30 never was in Pacific/Apia"):
        parse("run 5 @2011-12-30 Pacific/Apia", CONTEXT)
    assert draft("run 5 @2011-12-30").on == date(2011, 12, 30)


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Europe/Oslo", "Europe/Oslo"), ("europe/oslo", "Europe/Oslo"), ("america/new_york", "America/New_York"),
        ("America/Port-au-Prince", "America/Port-au-Prince"), ("UTC", "UTC"), ("utc", "UTC"),
        ("EST5EDT", "EST5EDT"), ("Europe/Kiev", "Europe/Kiev"), ("Etc/GMT+5", "Etc/GMT+5"),
    ],
)  # fmt: skip
def test_d14_zones(text: str, zone: str) -> None:
    assert read_zone(text) == zone


@pytest.mark.parametrize(
    "text", ["Mars/Base", "../../etc/passwd", "", "localtime", "Europe", "Europe/", "a\x00/b", "x" * 99]
)
def test_d14_what_is_no_zone(text: str) -> None:
    with pytest.raises(RefusedError, match="is no time zone"):
        read_zone(text)


MARKS: list[tuple[str, MarkKind, date, date]] = [
    ("rest", MarkKind.REST, TODAY, TODAY),
    ("rest @fri..sun", MarkKind.REST, date(2025, 6, 27), date(2025, 6, 29)),
    ("@fri..sun rest", MarkKind.REST, date(2025, 6, 27), date(2025, 6, 29)),
    ("rest @yday", MarkKind.REST, date(2025, 6, 27), date(2025, 6, 27)),
    ("rest day @yday", MarkKind.REST, date(2025, 6, 27), date(2025, 6, 27)),
    ("Rest Friday", MarkKind.REST, date(2025, 6, 27), date(2025, 6, 27)),
    ("rest @mon..wed", MarkKind.REST, date(2025, 6, 30), date(2025, 7, 2)),
    ("rest @tomorrow", MarkKind.REST, date(2025, 6, 29), date(2025, 6, 29)),
    ("sick 2d", MarkKind.SICK, TODAY, date(2025, 6, 29)),
    ("ill 2 days", MarkKind.SICK, TODAY, date(2025, 6, 29)),
    ("sick @yday 3d", MarkKind.SICK, date(2025, 6, 27), date(2025, 6, 29)),
    ("pause 2w", MarkKind.PAUSE, TODAY, date(2025, 7, 11)),
    ("freeze", MarkKind.FREEZE, TODAY, TODAY),
    ("pause @24dec..2jan", MarkKind.PAUSE, date(2025, 12, 24), date(2026, 1, 2)),
    ("rest @-3..-1", MarkKind.REST, date(2025, 6, 25), date(2025, 6, 27)),
    ("rest @2025-06-20..2025-06-22", MarkKind.REST, date(2025, 6, 20), date(2025, 6, 22)),
    ("rest 366d", MarkKind.REST, TODAY, date(2026, 6, 28)),
]


@pytest.mark.parametrize(("line", "kind", "first", "last"), MARKS)
def test_marks(line: str, kind: MarkKind, first: date, last: date) -> None:
    assert mark(line) == MarkDraft(kind=kind, first=first, last=last)


def test_marks_with_a_zone_and_a_note() -> None:
    assert mark("travel Europe/Oslo") == MarkDraft(kind=MarkKind.TRAVEL, first=TODAY, last=TODAY, zone="Europe/Oslo")
    assert mark('pause 5d "knee" again').note == "knee again"
    assert mark('"[bold]\x1b[0m" sick').note == "[bold][0m"


def test_a_mark_word_after_a_session_is_a_note() -> None:
    assert draft("run 5 rest tomorrow then @yday").note == "rest tomorrow then"


def test_the_nearest_date_is_meant_in_a_mark() -> None:
    monday = date(2025, 6, 30)
    assert read_date("fri", monday, nearest=True) == date(2025, 6, 27)
    assert read_date("fri", date(2025, 7, 1), nearest=True) == date(2025, 7, 4)
    assert read_date("fri", date(2025, 7, 1)) == date(2025, 6, 27)
    assert read_date("sun", monday, after=date(2025, 7, 4)) == date(2025, 7, 6)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("0:00", 0), ("23:59", 86_340), ("24:00", None), ("7", None), ("7:5", None), ("12pm", 43_200), ("13pm", None),
     ("23:59:60", None), ("７:00", None)],
)  # fmt: skip
def test_d06_clock_texts(text: str, seconds: int | None) -> None:
    assert clock_of(text) == seconds


def test_a_leap_day_far_from_one() -> None:
    with pytest.raises(RefusedError, match="1900-01-01"):
        read_date("29feb", date(1904, 2, 28))
    context = Context(date(2100, 3, 1), datetime(2100, 3, 1, 12, tzinfo=UTC), "UTC")
    assert draft("run 5 @29feb", context).on == date(2096, 2, 29)
