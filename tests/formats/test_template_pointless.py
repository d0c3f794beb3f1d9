"""Rules that could never come to anything are refused with both places named; what only looks like it is not."""

import pytest

from tests.formats.test_template_faults import HEAD, RUN, WEEK, fault, faults
from tracker.formats.template import read_template

GOAL = "[[goals]]\n"
AWARD = "[[awards]]\nkey = 'x'\ntitle = 'X'\n"
DATES = "[window]\nfirst = 2026-05-01\nlast = 2026-05-10\n"
CLOCK = "[window]\ninstant = true\nstarts_at = 2026-05-01T06:00:00Z\nlength = '10 h'\n"
EDITIONS = (
    "[window]\neditions = true\n[[editions]]\nname = '1'\nfirst = 2025-05-01\nlast = 2025-05-02\n"
    "[[editions]]\nname = '2'\nfirst = 2026-05-01\nlast = 2026-05-02\n"
)


def sound(text: str) -> None:
    read_template(HEAD + text, name="x.toml")


@pytest.mark.parametrize("rule", ["fail", "restart"])
@pytest.mark.parametrize("need", ["3", "'best 3'"])
def test_an_end_for_a_miss_where_only_a_number_is_needed(rule: str, need: str) -> None:
    assert fault(f"{HEAD}{WEEK}{RUN}need = {need}\n[continuity]\non_miss = '{rule}'\n") == (
        "x.toml line 12, continuity.on_miss: is about a miss, and where only a number of them is needed no single one "
        "is missed; leave one out (see goals[1].need, line 10)"
    )


@pytest.mark.parametrize(
    ("goals", "rule"),
    [
        (f"{RUN}need = 3\n", "reset"),
        (f"{RUN}need = 'streak 3'\n", "fail"),
        (f"{RUN}need = 3\n{RUN.replace('run', 'ride')}", "fail"),  # the rides can be missed
    ],
)
def test_a_miss_that_means_something(goals: str, rule: str) -> None:
    sound(f"{WEEK}{goals}[continuity]\non_miss = '{rule}'\n")


def test_the_need_of_a_goal_with_a_key_is_found_too() -> None:
    text = f"{WEEK}{GOAL}key = 'k'\nper = 'week'\ntarget = '5 km'\nneed = 1\n[continuity]\non_miss = 'fail'\n"
    assert "(see goals[1].need, line 10)" in fault(HEAD + text)


TABLE = "[window]\ndays = 3\n[[goals]]\nof = 'run'\nper = 'stage'\ntarget = ['1 km', 'rest', 'rest']\n"


def test_more_days_needed_than_a_day_table_asks_for() -> None:
    expected = "goals[1].need: asks for 2 days and the table asks for something in 1 row (see goals[1].target, line 9)"
    assert fault(f"{HEAD}{TABLE}need = 2\n") == f"x.toml line 10, {expected}"
    sound(f"{TABLE}need = 1\n")
    sound(f"{TABLE}need = 2\ncmp = 'at most'\n")


def test_more_days_needed_than_the_stages_ask_for() -> None:
    stages = "[[stages]]\nname = 'a'\ntarget = '1 km'\n[[stages]]\nname = 'b'\ntarget = 'rest'\n"
    found = fault(f"{HEAD}[window]\ndays = 2\n{GOAL}of = 'run'\nper = 'stage'\nneed = 2\n{stages}")
    assert "the table asks for something in 1 row (see stages, line 10)" in found


@pytest.mark.parametrize(
    ("window", "until", "seen"),
    [
        (DATES, "2026-05-05T00:00:00Z", "window.last, line 6"),
        (DATES, "2026-05-10T09:59:59Z", "window.last, line 6"),
        (CLOCK, "2026-05-01T15:59:59Z", "window.length, line 7"),
        (EDITIONS, "2026-05-01T00:00:00Z", "editions[2].last, line 13"),
    ],
)
def test_entries_that_close_before_the_window_does(window: str, until: str, seen: str) -> None:
    found = fault(f"{HEAD}{window}{RUN}[entry]\nlate_until = {until}\n")
    assert f"entry.late_until: is before the end: what is done after it could never be entered (see {seen})" in found


@pytest.mark.parametrize(
    ("window", "until"),
    [
        (DATES, "2026-05-10T10:00:00Z"),  # midnight where clocks are furthest ahead
        (CLOCK, "2026-05-01T16:00:00Z"),
        (EDITIONS, "2026-05-03T00:00:00Z"),
        (WEEK, "2000-01-01T00:00:00Z"),
        (f"{DATES}yearly = true\n", "2026-05-05T00:00:00Z"),
    ],
)
def test_entries_that_close_late_enough_or_with_no_known_end(window: str, until: str) -> None:
    sound(f"{window}{RUN}[entry]\nlate_until = {until}\n")


def test_two_deadlines_for_entries() -> None:
    assert fault(f"{HEAD}{WEEK}{RUN}[entry]\nlate_days = 1\nlate_until = 2026-05-05T00:00:00Z\n") == (
        "x.toml line 12, entry.late_until: says again how late an entry may come; keep one of them "
        "(see entry.late_days, line 11)"
    )


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("of = 'run'\nexcept = 'run'\ntarget = '5 km'",
         "line 8, goals[1].except: takes away every activity that counts (see goals[1].of, line 7)"),
        ("of = ['run-trail', 'walk']\nexcept = 'foot'\ntarget = '5 km'", "takes away every activity that counts"),
        ("of = 'run'\ntarget = '10 reps'",
         "line 8, goals[1].target: measures repetitions, and none of the activities that count has that "
         "(see goals[1].of, line 7)"),
        ("of = 'run'\nmeasure = 'hold'\ntarget = '5 min'", "line 8, goals[1].measure: measures time held"),
        ("of = ['push-up', 'plank']\nexcept = 'plank'\nmeasure = 'hold'\ntarget = '5 min'", "measures time held"),
        ("of = 'plank'\ntarget = '5 km'", "goals[1].target: measures distance, and none"),
        ("of = ['yoga', 'squat']\ntarget = '5 km'", "goals[1].target: measures distance, and none"),
        ("of = 'run'\ntarget = '10 reps'\nfactors = { run = 2 }", "measures repetitions"),
    ],
)  # fmt: skip
def test_activities_that_leave_nothing_to_count(goal: str, expected: str) -> None:
    assert expected in fault(f"{HEAD}{WEEK}{GOAL}{goal}\nper = 'day'\n")


@pytest.mark.parametrize(
    "goal",
    [
        "of = 'foot'\nexcept = 'run'\ntarget = '5 km'",
        "except = 'foot'\ntarget = '5 km'",
        "of = ['run', 'push-up']\ntarget = '10 reps'",
        "target = '10 reps'",
        "of = 'run'\ntarget = '10 reps'\nfactors = { run = '10 reps/km' }",
        "of = 'stepper'\ntarget = '5 km'",  # a machine may tell a distance
        "of = 'run'\ntarget = '5 h'",
    ],
)
def test_activities_that_leave_something_to_count(goal: str) -> None:
    sound(f"{WEEK}{GOAL}{goal}\nper = 'day'\n")


def test_a_freeze_that_cannot_be_earned() -> None:
    assert fault(f"{HEAD}{WEEK}{RUN}[continuity]\nfreeze = {{ earn_every = 8 }}\n") == (
        "x.toml line 11, continuity.freeze.earn_every: gives no freeze: the window has 7 days to earn one in "
        "(see window, line 4)"
    )
    sound(f"{WEEK}{RUN}[continuity]\nfreeze = {{ earn_every = 7 }}\n")
    sound(f"{WEEK}{RUN}[continuity]\nfreeze = {{ initial = 1, earn_every = 8 }}\n")
    sound(f"[window]\nopen = true\n{RUN}[continuity]\nfreeze = {{ earn_every = 8 }}\n")


def test_an_award_at_a_place_that_stands_twice() -> None:
    places = "[{name='Pen',lat=1,lon=1},{name='Goa',lat=1,lon=2},\n{name='pen',lat=1,lon=1}]"
    road = f"[route]\nname='r'\nlength='9 km'\nplaces={places}\n"
    found = fault(f"{HEAD}{WEEK}{RUN}{road}{AWARD}on = 'place'\nplace = 'Pen'\n")
    assert found == (
        "x.toml line 19, awards[1].place: which 'Pen' is open: it stands twice on the route; give one of them "
        "another name (see route.places[3].name, line 14)"
    )
    sound(f"{WEEK}{RUN}{road}{AWARD}on = 'place'\nplace = 'Goa'\n")


def test_slots_that_do_not_divide_the_window() -> None:
    slots = f"{GOAL}of = 'run'\ntarget = '5 km'\nper = "
    assert fault(f"{HEAD}{CLOCK}{slots}'every 4 h'\n") == (
        "x.toml line 11, goals[1].per: does not divide the window evenly, and a slot that the window cuts never counts "
        "(see window.length, line 7)"
    )
    sound(f"{CLOCK}{slots}'every 2 h'\n")
    sound(f"[window]\ninstant = true\n{slots}'every 4 h'\n")


def test_a_least_amount_climbs_no_ladder() -> None:
    least = f"{WEEK}{GOAL}of = 'run'\nagg = 'min'\nper = 'window'\n"
    found = fault(f"{HEAD}{least}tiers = ['5 km', '9 km']\n")
    assert "line 10, goals[1].tiers: a least amount only falls as more is done; it climbs no ladder" in found
    assert "(see goals[1].agg, line 8)" in found
    award = f"{AWARD}on = 'amount'\namount = '1 km'\n"
    found = fault(f"{HEAD}{least}target = '5 km'\n{award}repeatable = true\n")
    assert "awards[1].repeatable: is earned at each multiple, and the least amount" in found
    assert "(see goals[1].agg, line 8)" in found
    sound(f"{least}target = '5 km'\n{award}")


def test_rows_in_any_order_make_no_streak() -> None:
    goal = f"{WEEK}{GOAL}key = 'k'\nof = 'run'\nper = 'stage'\norder = '{{0}}'\ntarget = {['5 km'] * 7}\n"
    streak = f"{AWARD}on = 'streak'\nn = 3\n"
    for text in (streak, f"{streak}goal = 'k'\n"):
        found = fault(HEAD + goal.replace("{0}", "any in week") + text)
        assert "awards[1].on: is given for days in a row, and rows in any order within a week make none" in found
        assert "(see goals[1].order, line 10)" in found
        sound(goal.replace("{0}", "on success") + text)


def test_an_empty_file_misses_its_format_once() -> None:
    found = faults("")
    assert [each for each in found if "format" in each] == ["x.toml, format: is missing; write format = 1 at the top"]
    assert "x.toml, slug: is missing; add it" in found
