"""Day lists in the layouts that they come in, and what only looks like one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.articles.days import DayList, day_lists
from tracker.articles.drafts import Unit
from tracker.articles.figures import figures
from tracker.articles.text import Text


def lists_of(raw: str) -> tuple[DayList, ...]:
    text = Text(raw)
    return day_lists(text, figures(text))


def amounts(raw: str) -> list[tuple[int, str, str]]:
    """Day, number and unit of every stage that has an amount."""
    return [
        (s.day, str(s.amount.number.normalize()), str(s.amount.unit))
        for one in lists_of(raw)
        for s in one.stages
        if s.amount is not None
    ]


def rests(raw: str) -> list[int]:
    return [s.day for one in lists_of(raw) for s in one.stages if s.rest]


def ways(raw: str) -> list[tuple[str | None, str | None]]:
    return [(s.start, s.finish) for one in lists_of(raw) for s in one.stages]


KM = [(1, "58", "km"), (2, "34", "km"), (3, "91", "km")]


@pytest.mark.parametrize(
    "rows",
    [
        "Day 1: 58 km\nDay 2: 34 km\nDay 3: 91 km\n",
        "Day 1\n58 km\n\nDay 2\n34 km\n\nDay 3\n91 km\n",
        "Stage One Oban, 58km\n\nA wet one.\n\nStage Two Tyndrum, 34km\n\nShort.\n\nStage Three Perth, 91km\n",
        "D1 - 58 km\nD2 - 34 km\nD3 - 91 km\n",
        "Day 1: 58 km. Day 2: 34 km. Day 3: 91 km.\n",
        "Day 1 58 km | Day 2 34 km | Day 3 91 km\n",
        "| Day | Distance (km) |\n|---|---|\n| 1 | 58 |\n| 2 | 34 |\n| 3 | 91 |\n",
        "Date\tRoute\tkm\n1 May\tOban to Tyndrum\t58\n2 May\tTyndrum to Killin\t34\n3 May\tKillin to Perth\t91\n",
        "Fri 3 May: 58 km\nSat 4 May: 34 km\nSun 5 May: 91 km\n",
        "3 May - Day 1 - 58 km\n4 May - Day 2 - 34 km\n5 May - Day 3 - 91 km\n",
        "On the first day they rode 58 km to Tyndrum, on day two 34 km, and the third day brought another 91 km.\n",
        "The plan is 58 km on day one, 34 on day two and 91 on day three.\n",
        "They rode 58km on Monday.\n\nDay one was 58 km long. Day two had 34 km. The "
        "final day of the three was 91 km.\n",
        "Day 3: 91 km\nDay 2: 34 km\nDay 1: 58 km\n",
        "The tour\n\n 1. Oban to Tyndrum, 58 km\n 2. Tyndrum to Killin, 34 km\n 3. Killin "
        "to Perth, 91 km\n\nThree days.\n",
        "Day 1: 58 km, 620 m of climbing\nDay 2: 34 km (21 miles)\nDay 3: 91 km in 5 hours\n",
    ],
)
def test_a_list_of_three_days_reads_the_same_in_every_layout(rows: str) -> None:
    assert amounts("A tour of three days by bike\n\n" + rows) == KM


def test_bare_numbers_count_what_the_heading_says() -> None:
    raw = "Legs of steel\n\nThe 6-Day Squat Challenge\n\nDay 1 50\nDay 2 55\nDay 3 Rest\nDay 4 60\n"
    (one,) = lists_of(raw)
    assert [s.exercise for s in one.stages if s.amount] == ["squat"] * 3
    assert amounts(raw) == [(1, "5E+1", "rep"), (2, "55", "rep"), (4, "6E+1", "rep")]
    assert rests(raw) == [3]


def test_planks_count_seconds() -> None:
    raw = "Plank for a week\n\nDay 1: 20\nDay 2: 25\nDay 3: off\nDay 4: 35\n"
    assert [(d, u) for d, _, u in amounts(raw)] == [(1, "s"), (2, "s"), (4, "s")]


def test_several_days_of_one_row_each_have_its_amount() -> None:
    raw = "Plank month\n\nDays 1 and 2: 30 seconds\nDay 3-4: 40 seconds\nDays 5 and 6: rest\nDay 7: 45 seconds\n"
    assert [d for d, _, _ in amounts(raw)] == [1, 2, 3, 4, 7]
    assert rests(raw) == [5, 6]


def test_several_columns_are_several_exercises() -> None:
    raw = (
        "Core\n\n| Day | Squats | Plank (sec) |\n|---|---|---|\n| 1 | 20 | 15 |\n| 2 | rest | rest |\n| 3 | 30 | 25 |\n"
    )
    (one,) = lists_of(raw)
    assert [(s.day, s.exercise) for s in one.stages if s.amount] == [
        (1, "squat"),
        (1, "plank"),
        (3, "squat"),
        (3, "plank"),
    ]
    assert rests(raw) == [2]


def test_a_day_of_two_sports_has_two_stages() -> None:
    raw = (
        "Three days\n\nDay 1 - swim 10km (6 miles), then bike 90 miles\nDay 2 - bike 170 miles\nDay 3 - run 52 miles\n"
    )
    (one,) = lists_of(raw)
    assert [(s.day, s.activity) for s in one.stages] == [
        (1, "swimming"),
        (1, "cycling"),
        (2, "cycling"),
        (3, "running"),
    ]


def test_an_amount_that_is_repeated_counts_once() -> None:
    raw = "A plan\n\nSample Day 2\n2mi\n2 Miles Easy\n\nSample Day 3\n4mi\n4 Miles Easy\n"
    assert amounts(raw) == [(2, "2", "mi"), (3, "4", "mi")]


def test_start_and_finish_of_the_days() -> None:
    raw = (
        "Ride\n\nDay 1: Lyon → Valence (101 km)\nDay 2: Valence – Avignon, 125 km\n"
        "Day 3: from Avignon to Arles, 40 km\n"
    )
    assert ways(raw) == [("Lyon", "Valence"), ("Valence", "Avignon"), ("Avignon", "Arles")]


def test_a_week_of_weekdays_begins_with_its_first_day() -> None:
    raw = "A plan\n\nMonday: rest\nTuesday: 3 miles easy\nWednesday: 4 miles\nFriday: 6 miles long run\n"
    assert amounts(raw) == [(2, "3", "mi"), (3, "4", "mi"), (5, "6", "mi")]


def test_days_of_numbered_weeks_are_counted_on() -> None:
    raw = "Plan\n\nWeek 1\nDay 1: 3 km\nDay 3: 4 km\n\nWeek 2\nDay 1: 5 km\nDay 3: 6 km\n"
    assert [d for d, _, _ in amounts(raw)] == [1, 3, 8, 10]


def test_a_grid_of_weeks_and_weekdays() -> None:
    raw = "Plan\n\nWeek | Mon | Tue | Wed | Sun\n1 | Rest | 3 mi | Rest | 5 mi\n2 | Rest | 4 mi | Rest | 6 mi\n"
    assert [(d, n) for d, n, _ in amounts(raw)] == [(2, "3"), (7, "5"), (9, "4"), (14, "6")]


GRID = [(1, "3", "km"), (3, "4", "km"), (7, "6", "km"), (8, "3", "km"), (10, "5", "km"), (14, "7", "km")]


@pytest.mark.parametrize(
    "grid",
    [
        "WEEK MON TUE WED THU FRI SAT SUN TOTAL 1 3km Rest 4km Rest Rest Rest 6km 13km "
        "2 3km Rest 5km Rest Rest Rest 7km 15km",
        "WEEK MON TUE WED THU FRI SAT SUN TOTAL\n1 3 Rest 4 Rest Rest Rest 6 13\n2 3 Rest 5 Rest Rest Rest 7 15\n",
        "Week Mon Tue Wed Thu Fri Sat Sun 1 Run 3 km Off Run 4 km Off Cross training Off Long run 6 km "
        "2 Run 3 km Off Run 5 km Off Cross training Off Long run 7 km",
        "Week\tMon\tTue\tWed\tThu\tFri\tSat\tSun\tTotal\n1\t3\t\t4\t\t\t\t6\t13\n2\t3\t\t5\t\t\t\t7\t15\n",
        "| Week | Mon | Wed | Sun | Total |\n|--|--|--|--|--|\n| 1 | 3 km | 4 km | 6 km | 13 km |\n"
        "| 2 | 3 km | 5 km | 7 km | 15 km |\n",
        "Week\nMon\nWed\nFri\nSun\nTotal\n1\n3 km\n4 km\nRest\n6 km\n13 km\n"
        "2\n3 km\n5 km\nRest\n7 km\n15 km\nHave fun.\n",
        "\tMon (km)\tWed (km)\tSun (km)\nWeek 1\t3\t4\t6\nWeek 2\t3\t5\t7\n",
        "Mon | Tue | Wed | Thu | Fri | Sat | Sun\n3 | Rest | 4 | Rest | Rest | Rest | 6\n"
        "3 | Rest | 5 | Rest | Rest | Rest | 7\n",
        "Wk M T W T F S S\n1 3 - 4 - - - 6\n2 3 - 5 - - - 7\n",
    ],
)
def test_a_grid_of_weeks_reads_the_same_in_every_layout(grid: str) -> None:
    assert amounts("The plan in km\n\n" + grid) == GRID


def test_a_week_that_begins_on_sunday_begins_with_its_sunday() -> None:
    raw = (
        "Plan\n\nWeek Sun Mon Tue Wed Thu Fri Sat 1 6 mi Rest 3 mi Rest Rest Rest Rest "
        "2 7 mi Rest 4 mi Rest Rest Rest Rest"
    )
    assert amounts(raw) == [(1, "6", "mi"), (3, "3", "mi"), (8, "7", "mi"), (10, "4", "mi")]
    assert rests(raw) == [2, 4, 5, 6, 7, 9, 11, 12, 13, 14]


def test_the_last_week_of_a_grid_may_be_cut_off() -> None:
    raw = "Miles\n\nWEEK MON TUE WED THU FRI SAT SUN 1 3 Rest 3 Rest 3 Rest 5 2 4 Rest 4"
    assert [(d, n) for d, n, _ in amounts(raw)] == [(1, "3"), (3, "3"), (5, "3"), (7, "5"), (8, "4"), (10, "4")]


def test_weeks_to_go_are_counted_from_the_first() -> None:
    raw = "Plan\n\nWeek | Mon | Wed | Sun\n2 | 2 km | 3 km | 4 km\n1 | 5 km | 6 km | 7 km\n"
    assert [d for d, _, _ in amounts(raw)] == [1, 3, 7, 8, 10, 14]


@pytest.mark.parametrize(
    "rows",
    [
        "Day Route Distance 1 Oban to Tyndrum 58 km 2 Tyndrum to Killin 34 km 3 Killin to Perth 91 km",
        "Day\nRoute\nKm\n1\nOban to Tyndrum\n58\n2\nTyndrum to Killin\n34\n3\nKillin to Perth\n91\n",
        "Day 1 Oban to Tyndrum 58 km Day 2 Tyndrum to Killin 34 km Day 3 Killin to Perth 91 km",
    ],
)
def test_a_table_that_lost_its_lines(rows: str) -> None:
    assert amounts("By bike\n\n" + rows) == KM
    assert ways("By bike\n\n" + rows) == [("Oban", "Tyndrum"), ("Tyndrum", "Killin"), ("Killin", "Perth")]


def test_bare_numbers_of_a_table_that_lost_its_lines() -> None:
    raw = "Stronger\n\nDay Squats 1 2 2 3 3 Rest 4 5 5 8"
    assert [(d, n) for d, n, _ in amounts(raw)] == [(1, "2"), (2, "3"), (4, "5"), (5, "8")]
    assert rests(raw) == [3]


def test_a_list_counted_down_below_a_menu_and_given_again_in_part() -> None:
    raw = (
        "Our month\n\nDAY 1\nDAY 2\nDAY 4\nDay 5: Fri - 50\nDay 4: Thu - Rest\nDay 3: Wed - 30\nDay 2: Tue - 25\n"
        "Day 1: Mon - 20\n\nWhy this?\n\nDay 1: 20 push-ups\nBecause.\n\nDay 3: 30 push-ups\nTwo.\n"
    )
    (one,) = lists_of(raw)
    assert [(s.day, s.amount and int(s.amount.number), s.exercise) for s in one.stages] == [
        (1, 20, "push-up"),
        (2, 25, "push-up"),
        (3, 30, "push-up"),
        (4, None, None),
        (5, 50, "push-up"),
    ]


def test_the_exercise_may_stand_in_the_words_above_the_list() -> None:
    raw = "June\n\nEvery day has its number of squats, and nobody counts for you.\n\nDay 1: 50\nDay 2: 60\n"
    assert amounts(raw) == [(1, "5E+1", "rep"), (2, "6E+1", "rep")]


@pytest.mark.parametrize(
    ("raw", "is_open"),
    [
        ("The ride\n\nDay 1: 58 km\nDay 2: 34 km\nDay 3: 91 km\n", True),
        ("The ride in three days\n\nDay 1: 58 km\nDay 2: 34 km\nDay 3: 91 km\n", False),
        ("The ride\n\nDay 1: 58 km\nDay 2: 34 km\nDay 3: 91 km\n\nThanks to everybody who gave.\n", False),
        ("The ride, 183 km\n\nDay 1: 58 km\nDay 2: 34 km\nDay 3: 91 km\n", False),
        ("The ride\n\nDay 1: 58 km\nDay 2: 34 km\nDay 3: 91 km to the finish\n", False),
        ("A plan of 2 weeks\n\nWEEK MON TUE WED THU FRI SAT SUN 1 3 km Rest 3 km Rest 3 km Rest 5 km", False),
        ("A plan\n\nWEEK MON TUE WED THU FRI SAT SUN 1 3 km Rest 3 km Rest 3 km Rest 5 km", True),
    ],
)
def test_a_list_at_the_end_of_a_text_may_go_on(raw: str, is_open: bool) -> None:
    assert [one.open for one in lists_of(raw)] == [is_open]


def test_times_told_in_the_prose_of_a_list_of_distances_are_no_amounts() -> None:
    raw = "By bike\n\nDay 1\nA two hour walk round town.\n\nDay 2: 58 km\n\nDay 3: 91 km\n"
    assert [d for d, _, _ in amounts(raw)] == [2, 3]


def test_rows_of_weeks_are_marked_as_such() -> None:
    (one,) = lists_of("Plan\n\nWeek 1: 10 miles\nWeek 2: 12 miles\nWeek 3: 14 miles\n")
    assert one.weeks


def test_a_race_of_professionals_is_marked_as_such() -> None:
    raw = (
        "Stage 1: 194 km\nThe peloton was late.\n\nStage 2: 27 km\nA time trial.\n\n"
        "Stage 3: 215 km\nYellow jersey kept.\n"
    )
    (one,) = lists_of("The tour so far\n\n" + raw)
    assert one.professional


@pytest.mark.parametrize(
    "raw",
    [
        "By day 5 he had done 200 km. After day 10 he rested, and on day 12 he saw a bear.\n",
        "Diet\n\nDay 1: Breakfast: eggs. Lunch: salad. 1,200 calories\nDay 2: Breakfast: "
        "oatmeal. Dinner: fish. 1,300 kcal\n",
        "Tips\n\n1. Start with 2 km.\n2. Drink.\n3. Buy shoes.\n4. Sleep 8 hours.\n",
        "She cycled 600km in 5 days, 120 km a day.\n",
        "The Way\n\nSection 1: moor, 12 km\nSection 2: forest, 9 km\n",
        "We ran 30 miles on Saturday and 20 on Sunday.\n",
        "Open Mon Tue Wed Thu 9 to 5, call 1 day or 2 days ahead. A 5 km loop starts 3 doors on.\n",
        "At school\n\nIn Key Stage 1 it is 50 miles for each class, in Key Stage 2 it is 100 miles.\n",
    ],
)
def test_what_is_no_day_list(raw: str) -> None:
    assert amounts(raw) == []


def test_what_was_done_so_far_is_no_amount_of_the_day() -> None:
    raw = "Diary\n\nDay 1: 40 km, 360 to go\nDay 2: 42 km. 82 km so far\nDay 3: rain, 120 km so far\n"
    assert amounts(raw) == [(1, "4E+1", "km"), (2, "42", "km")]


def test_another_level_is_another_list() -> None:
    raw = "Beginner\n\nDay 1: 5 squats\nDay 2: 6 squats\n\nExpert\n\nDay 1: 50 squats\nDay 2: 60 squats\n"
    assert [[s.amount.number for s in one.stages if s.amount] for one in lists_of(raw)] == [
        [Decimal(5), Decimal(6)],
        [Decimal(50), Decimal(60)],
    ]


def test_metres_in_a_list_of_miles_are_miles() -> None:
    raw = "Twelve days, 190 miles\n\n1. Shap, 16m\n2. Keld, 13m\n3. No walking\n4. Reeth, 11m\n"
    assert {s.amount.unit for one in lists_of(raw) for s in one.stages if s.amount} == {Unit.MILE}


_PIECES = st.sampled_from(
    "Day Days Stage Week 1 2 3 7 50 one first last and to - – | \t \n \n\n : , . ( ) km 5km miles "
    "rest Leeds York Monday 12 May "
    "squats seconds the on from Mon Tue Wed WEEK Total Distance off → x 3x10 12/5 % \u00bd D1 W2 prologue".split(" ")
)


@given(st.lists(_PIECES, max_size=60), st.sampled_from(["", " "]))
def test_no_text_breaks_it_and_phrases_are_verbatim(pieces: list[str], glue: str) -> None:
    text = Text(glue.join(pieces))
    for one in day_lists(text, figures(text)):
        assert 0 <= one.start <= one.end <= len(text.text)
        for stage in one.stages:
            assert stage.phrase is not None
            assert text.text[stage.phrase.start : stage.phrase.end] == stage.phrase.text != ""


@given(st.text(max_size=300))
def test_any_characters_are_read(raw: str) -> None:
    lists_of(raw)
