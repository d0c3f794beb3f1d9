"""The sheet opens in a spreadsheet without running anything, and its numbers are exact."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.activities import ACTIVITIES
from tracker.domain.recordings import Item, Wanted
from tracker.domain.sessions import Session
from tracker.formats.archives.tables import read_table
from tracker.formats.outgoing.sessions_csv import headings, safe, sessions_csv

SESSION = Session(
    id="s1",
    athlete_id="a",
    activity="ride",
    started_at=datetime(2025, 6, 21, 20, 30, tzinfo=UTC),
    zone="Europe/Oslo",
    local_date=date(2025, 6, 21),
    end_date=date(2025, 6, 22),
    timed=True,
    logged_at=datetime(2025, 6, 22, tzinfo=UTC),
    logged_on=date(2025, 6, 22),
    distance_mm=21_097_500,
    elapsed_s=7_510,
    climb_mm=820_500,
)


def rows(*sessions: Session, units: str = "km") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sessions_csv(sessions, units).decode("utf-8-sig"), newline="")))


def test_a_session_is_a_row_in_plain_words_and_exact_numbers() -> None:
    (row,) = rows(SESSION)
    said = {key: value for key, value in row.items() if value}
    assert said == {
        "Date": "2025-06-21",
        "Time of day": "22:30:00",
        "Zone": "Europe/Oslo",
        "Activity": "Ride",
        "Distance (km)": "21.0975",
        "Duration": "2:05:10",
        "Climb (m)": "820.5",
        "Source": "manual",
        "ID": "s1",
    }


def test_the_file_says_that_it_is_utf_8() -> None:
    data = sessions_csv((replace(SESSION, note="Tromsø"),), "km")
    assert data.startswith(b"\xef\xbb\xbfDate,")
    assert "Tromsø".encode() in data


def test_without_a_clock_time_there_is_no_time_of_day() -> None:
    late = replace(SESSION, timed=False, local_date=date(2025, 6, 20))
    assert when(late) == ("2025-06-20", "")


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        ("2025-06-21T23:30", ("2025-06-22", "01:30:00")),  # a day that begins at four: it counts for the 21st
        ("2025-10-25T23:59", ("2025-10-26", "01:59:00")),
        ("2025-10-26T00:30", ("2025-10-26", "02:30:00+02:00")),
        ("2025-10-26T01:30", ("2025-10-26", "02:30:00+01:00")),
        ("2025-10-26T02:00", ("2025-10-26", "03:00:00")),
    ],
)
def test_date_and_time_are_those_of_calendar_and_clock(instant: str, said: tuple[str, str]) -> None:
    started = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert when(replace(SESSION, started_at=started)) == said


def when(session: Session) -> tuple[str, str]:
    (row,) = rows(session)
    return row["Date"], row["Time of day"]


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://x","90")',
        "@SUM(1)",
        "-2+3",
        "+1",
        "\t=1",
        "\r=1",
        '  "=1',
        "' =1",
        "“=1”",
        "\x00=1",
        "＝1",
        "\n-1",
    ],
)
def test_no_cell_is_a_formula(text: str) -> None:
    (row,) = rows(replace(SESSION, note=text, external_id=text))
    assert row["Note"].startswith("'")
    assert "\0" not in row["Note"]


def test_a_plain_text_stays_as_it_is() -> None:
    for text in ("hills, ghat", "2-3 km", 'she said "go"', "a\nb", "1,5"):
        assert safe(text) == text
        assert rows(replace(SESSION, note=text))[0]["Note"] == text


@given(st.integers(0, 10**10))
def test_a_distance_reads_back_to_the_millimetre(distance_mm: int) -> None:
    one = replace(SESSION, distance_mm=distance_mm)
    assert round(float(rows(one)[0]["Distance (km)"]) * 1_000_000) == distance_mm
    assert round(float(rows(one, units="mi")[0]["Distance (mi)"]) * 1_609_344) == distance_mm


@given(st.text(max_size=30))
def test_whatever_the_note_the_sheet_keeps_its_shape(note: str) -> None:
    found = rows(replace(SESSION, note=note), SESSION)
    assert [row["ID"] for row in found] == ["s1", "s1"]
    assert set(found[0]) == set(headings("km"))


@pytest.mark.parametrize("units", ["km", "mi"])
def test_every_activity_reads_back_with_its_amounts(units: str) -> None:
    sent = [
        replace(
            SESSION,
            activity=key,
            distance_mm=21_097_503,
            moving_s=7_400,
            timer_s=7_450,
            indoor=True,
            race=True,
            energy_kj=4_184,
            hr_avg=152,
            hr_max=180,
            steps=20_000,
            note="=hills, ghat",
            tags=("ghat",),
        )
        for key in ACTIVITIES
    ]
    told = read_table(sessions_csv(sent, units), "s.csv", Wanted(now=datetime(2026, 1, 1, tzinfo=UTC)))
    items = [one for one in told if isinstance(one, Item)]
    assert [item.refused for item in items if item.refused] == []
    for session, item in zip(sent, items, strict=True):
        (found,) = item.recordings
        assert found.local == datetime.fromisoformat("2025-06-21T22:30")
        names = ("activity", "distance_mm", "elapsed_s", "moving_s", "climb_mm", "energy_kj", "hr_avg", "hr_max")
        for name in (*names, "timer_s", "zone", "indoor", "race", "virtual", "steps", "note", "tags"):
            assert getattr(found, name) == getattr(session, name), name
