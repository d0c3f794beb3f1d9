"""Exact quantities, read and written (reliability N rows)."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.quantities import (
    HALF_MM,
    MARATHON_MM,
    MAX_CLIMB_MM,
    MAX_DISTANCE_MM,
    MAX_ELAPSED_S,
    MM_PER_KM,
    MM_PER_MILE,
    duration_readings,
    exact_climb,
    exact_distance,
    exact_duration,
    format_amount,
    format_distance,
    format_duration,
    format_rate,
    parse_amount,
    parse_climb,
    parse_distance,
    parse_duration,
    si,
    unit_label,
)
from tracker.domain.sessions import Measure
from tracker.errors import InputError, RefusedError


@pytest.mark.parametrize(
    ("text", "mm"),
    [
        ("90km", 90 * MM_PER_KM), ("90 km", 90 * MM_PER_KM), ("90k", 90 * MM_PER_KM), ("1500m", 1_500_000),
        ("13.1mi", 21_082_406), ("56 mi", 56 * MM_PER_MILE), ("50 yd", 45_720), ("21,0975 km", HALF_MM),
        ("half", HALF_MM), ("Marathon", MARATHON_MM), ("１２km", 12 * MM_PER_KM), ("0,5 km", 500_000),
        ("1.234 km", 1_234_000), ("1,000.5km", None), ("1000km", MAX_DISTANCE_MM),
    ],
)  # fmt: skip
def test_distances(text: str, mm: int | None) -> None:
    if mm is None:
        with pytest.raises(InputError):
            parse_distance(text)
    else:
        assert parse_distance(text) == mm


def test_a_bare_distance_needs_a_unit() -> None:
    assert parse_distance("20", "km") == 20 * MM_PER_KM
    assert parse_distance("20", "mi") == 20 * MM_PER_MILE
    with pytest.raises(InputError, match="needs a unit"):
        parse_distance("20")


@pytest.mark.parametrize(
    ("row", "text", "why"),
    [
        ("N01", "nan", "no distance"), ("N01", "nankm", "no distance"), ("N02", "inf km", "no distance"),
        ("N02", "1e400", "no distance"), ("N03", "1e308 km", "no distance"), ("N03", "1000000000km", "1,000 km"),
        ("N04", "-5km", "negative"), ("N04", "0km", "no distance at all"), ("N05", "1,234km", "1234 or 1.234"),
        ("N05", "1.234,5km", "separator"), ("N05", "1 234,5 km", "separator"), ("N06", "1_000km", "no number"),
        ("N06", "٣km", "no number"), ("N06", "½km", "no number"), ("N06", "²km", "no number"),
        ("N06", "−5km", "negative"), ("N06", "0x10", "no distance"), ("N06", "+5km", "no number"),
        ("N06", "5.km", "no number"), ("N06", ".5km", "0.5"), ("N08", "9" * 5000 + "km", "too long"),
        ("N09", f"{2**63}km", "too long"), ("N10", "7x", "unknown unit"), ("", "", "no distance"),
        ("", "1001km", "1,000 km"),
    ],
)  # fmt: skip
def test_distances_that_are_refused(row: str, text: str, why: str) -> None:
    with pytest.raises(InputError, match=why) as raised:
        parse_distance(text)
    assert len(str(raised.value)) < 200


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("4:10", 15_000), ("1:58:30", 7_110), ("45min", 2_700), ("2h30", 9_000), ("2h30m", 9_000), ("1h", 3_600),
        ("2h05m20s", 7_520), ("90s", 90), ("3min", 180), ("3 minutes", 180), ("1.5h", 5_400), ("1 h 30 min", 5_400),
        ("PT2H30M", 9_000), ("pt45m", 2_700), ("3m20", 200), ("240:00", MAX_ELAPSED_S), ("45m", 2_700),
    ],
)  # fmt: skip
def test_durations(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text",
    ["", "4:75", "4:5", "4:1:10", "1:60:00", "2h75", ":30", "4:", "-1h", "nan", "0", "0min", "0:00", "45", "pt", "h",
     "241h", "1:2:3:4", "1e3s", "45 minuets", "²min"],
)  # fmt: skip
def test_durations_that_are_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_duration(text)


def test_a_colon_may_mean_minutes() -> None:
    assert duration_readings("25:30") == (25 * 3600 + 1800, 1530)
    assert duration_readings("1:58:30") == (7110, None)
    assert duration_readings("300:00") == (18_000, 18_000)


@pytest.mark.parametrize(
    ("text", "mm"), [("+820m", 820_000), ("820 m", 820_000), ("2700ft", 822_960), ("+0m", 0), ("+12.5m", 12_500)]
)
def test_climbs(text: str, mm: int) -> None:
    assert parse_climb(text) == mm


@pytest.mark.parametrize("text", ["+820km", "+31000m", "-5m", "+", "+m", "up"])
def test_climbs_that_are_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_climb(text)


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("558 km", Measure.DISTANCE, 558 * MM_PER_KM), ("1021.68 km", Measure.DISTANCE, 1_021_680_000),
        ("1 mi", Measure.DISTANCE, MM_PER_MILE), ("45 min", Measure.MOVING, 2_700), ("48 h", Measure.ELAPSED, 172_800),
        ("8848 m", Measure.CLIMB, 8_848_000), ("50", Measure.REPS, 50), ("300 s", Measure.HOLD, 300),
        ("10000", Measure.STEPS, 10_000), ("500 kcal", Measure.ENERGY, 2_092), ("3", Measure.SESSIONS, 3),
        ("1", Measure.CHECK, 1), ("5", Measure.CHECK, 5), ("52", Measure.RESULTS, 52), ("10", Measure.FACT, 10),
        ("3.785 l", Measure.FACT, 3_785), ("1 gal", Measure.FACT, 3_785), ("500 ml", Measure.FACT, 500),
    ],
)  # fmt: skip
def test_amounts_of_templates(text: str, measure: Measure, value: int) -> None:
    assert parse_amount(text, measure) == value


@pytest.mark.parametrize(
    ("text", "measure"),
    [("90", Measure.DISTANCE), ("90 kg", Measure.DISTANCE), ("45", Measure.MOVING), ("1.5", Measure.REPS),
     ("0", Measure.REPS), ("True", Measure.CHECK), ("0", Measure.RESULTS), ("1.5", Measure.FACT),
     ("0 ml", Measure.FACT), ("3 km", Measure.FACT), ("99999999999 km", Measure.DISTANCE)],
)  # fmt: skip
def test_amounts_that_are_refused(text: str, measure: Measure) -> None:
    with pytest.raises(InputError):
        parse_amount(text, measure)


@pytest.mark.parametrize(
    ("mm", "units", "text"),
    [
        (90 * MM_PER_KM, "km", "90 km"), (HALF_MM, "km", "21.1 km"), (HALF_MM, "mi", "13.1 mi"),
        (800_000, "km", "0.8 km"), (40_000, "km", "0.04 km"), (1, "km", "0.000001 km"), (0, "km", "0 km"),
        (-4_800_000, "km", "−4.8 km"), (334_800_000, "km", "334.8 km"), (Fraction(1, 3) * MM_PER_KM, "km", "0.33 km"),
        (250_000, "km", "0.25 km"), (99_960_000, "km", "99.96 km"), (5 * MM_PER_MILE, "mi", "5 mi"),
    ],
)  # fmt: skip
def test_distances_for_people(mm: int | Fraction, units: str, text: str) -> None:
    assert format_distance(mm, units) == text


def test_columns_keep_their_decimals() -> None:
    assert format_distance(38 * MM_PER_KM, decimals=1, unit=False) == "38.0"
    assert format_amount(2 * MM_PER_KM, Measure.DISTANCE, activity="swim", unit=False) == "2"
    assert format_amount(40_000, Measure.DISTANCE, decimals=1) == "0.0 km"


@pytest.mark.parametrize(
    ("value", "measure", "units", "activity", "text"),
    [
        (2 * MM_PER_KM, Measure.DISTANCE, "km", "swim-pool", "2000 m"), (820_000, Measure.CLIMB, "km", "", "820 m"),
        (822_960, Measure.CLIMB, "mi", "", "2700 ft"), (7_110, Measure.ELAPSED, "km", "", "1:58:30"),
        (2_700, Measure.MOVING, "km", "", "45:00"), (45, Measure.HOLD, "km", "", "0:45"),
        (50, Measure.REPS, "km", "", "50"), (12_000, Measure.STEPS, "km", "", "12000"),
        (500, Measure.ENERGY, "km", "", "500 kJ"), (1, Measure.CHECK, "km", "", "yes"),
        (0, Measure.CHECK, "km", "", "no"),
        (Fraction(10, 3), Measure.SESSIONS, "km", "", "3.3"),
    ],
)  # fmt: skip
def test_amounts_for_people(value: int | Fraction, measure: Measure, units: str, activity: str, text: str) -> None:
    assert format_amount(value, measure, units, activity) == text


@pytest.mark.parametrize(
    ("mm", "seconds", "key", "units", "text"),
    [
        (90 * MM_PER_KM, 15_000, "ride", "km", "21.6 km/h"), (90 * MM_PER_KM, 15_000, "ride", "mi", "13.4 mph"),
        (10 * MM_PER_KM, 3_360, "run-trail", "km", "5:36 /km"), (5 * MM_PER_MILE, 2_400, "run", "mi", "8:00 /mi"),
        (2 * MM_PER_KM, 2_240, "swim", "km", "1:52 /100 m"), (2 * MM_PER_KM, 480, "erg-row", "km", "2:00 /500 m"),
        (None, 480, "run", "km", None), (0, 480, "run", "km", None), (MM_PER_KM, 0, "run", "km", None),
        (MM_PER_KM, 480, "plank", "km", None), (MM_PER_KM, 480, "nothing", "km", None),
        (1, 359_999, "run", "km", "99999722:13:20 /km"),
    ],
)  # fmt: skip
def test_rates(mm: int | None, seconds: int, key: str, units: str, text: str | None) -> None:
    assert format_rate(mm, seconds, key, units) == text


def test_labels_and_si() -> None:
    assert [unit_label(m, "mi") for m in (Measure.DISTANCE, Measure.CLIMB, Measure.REPS, Measure.ENERGY)] == [
        "mi", "ft", "", "kJ",
    ]  # fmt: skip
    assert (si(90 * MM_PER_KM, Measure.DISTANCE), si(HALF_MM, Measure.DISTANCE)) == (90_000, 21_097.5)
    assert isinstance(si(90 * MM_PER_KM, Measure.DISTANCE), int)
    assert si(820_000, Measure.CLIMB) == 820
    assert si(50, Measure.REPS) == 50


def test_negative_and_part_seconds() -> None:
    assert format_duration(-90) == "−1:30"
    assert format_duration(Fraction(7199, 2)) == "1:00:00"


@given(st.integers(1, MAX_DISTANCE_MM), st.sampled_from(["km", "mi"]), st.booleans())
def test_distance_reads_back(mm: int, units: str, metres: bool) -> None:
    assert parse_distance(exact_distance(mm, units, metres=metres)) == mm


@given(st.integers(1, 100_000), st.sampled_from([MM_PER_MILE, MM_PER_KM, 914_400, 1_000]))
def test_round_distances_stay_short(count: int, size: int) -> None:
    mm = min(count * size // 100, MAX_DISTANCE_MM)
    assert mm == 0 or parse_distance(exact_distance(mm, "mi")) == mm


@given(st.integers(0, MAX_CLIMB_MM), st.sampled_from(["km", "mi"]))
def test_climb_reads_back(mm: int, units: str) -> None:
    assert parse_climb(exact_climb(mm, units)) == mm


@given(st.integers(1, MAX_ELAPSED_S))
def test_duration_reads_back(seconds: int) -> None:
    assert duration_readings(exact_duration(seconds)) == (seconds, None)
    hours_up = format_duration(seconds)
    value, short = duration_readings(hours_up)
    assert seconds in (value, short)


@given(st.text(max_size=30) | st.from_regex(r"[0-9:.,hms]{1,12}", fullmatch=True))
@pytest.mark.parametrize("read", [parse_distance, parse_duration, parse_climb])
def test_any_text_is_read_or_refused(read: Callable[[str], int], text: str) -> None:
    try:
        value = read(text)
    except InputError as error:
        found: InputError | int = error
    else:
        found = value
    if isinstance(found, InputError):
        assert "\n" not in str(found)
        assert found.text == text
    else:
        assert found >= 0


@given(st.integers(-MAX_DISTANCE_MM, MAX_DISTANCE_MM), st.sampled_from(["km", "mi"]))
def test_no_small_distance_is_shown_as_nothing(mm: int, units: str) -> None:
    text = format_distance(mm, units, unit=False)
    assert (text == "0") == (mm == 0)


def test_a_bound_is_named() -> None:
    with pytest.raises(RefusedError, match=r'"1001km" is more than 1,000 km, the most for one session\.'):
        parse_distance("1001km")
    with pytest.raises(RefusedError, match="the most for a target"):
        parse_amount("2000000 km", Measure.DISTANCE)
