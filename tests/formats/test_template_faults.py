"""Wrong template files are refused with the line and the field of every fault (reliability C15 to C22)."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import TemplateError
from tracker.formats.template import read_template

HEAD = 'format = 1\nslug = "x"\ntitle = "X"\n'
WEEK = "[window]\ndays = 7\n"
RUN = '[[goals]]\nof = "run"\nper = "day"\ntarget = "5 km"\n'


def faults(text: str) -> tuple[str, ...]:
    """The faults of a whole file."""
    with pytest.raises(TemplateError) as caught:
        read_template(text, name="x.toml")
    assert str(caught.value).endswith(".")
    return caught.value.faults


def fault(text: str) -> str:
    found = faults(text)
    assert len(found) == 1, found
    return found[0]


def test_a_fault_names_line_field_and_fix() -> None:
    text = f'{HEAD}{WEEK}[[goals]]\nkey = "ride"\nof = "ride"\nper = "day"\n# in kilometres\ntarget = "90 kmh"\n'
    assert fault(text) == "x.toml line 11, goals[1].target: '90 kmh' is no distance; write for example 90 km"


def test_all_faults_come_at_once_in_the_order_of_the_lines() -> None:
    found = faults(f'{HEAD}{WEEK}{RUN}need = 9\n[[goals]]\nof = "rdie"\nper = "day"\ntarget = "-5 km"\n')
    assert [each.split(":")[0] for each in found] == [
        "x.toml line 10, goals[1].need",
        "x.toml line 12, goals[2].of[1]",
        "x.toml line 14, goals[2].target",
    ]


def test_the_message_is_one_sentence_and_counts_the_rest() -> None:
    with pytest.raises(TemplateError, match=r"^x\.toml line 2, slug: .* \(and 1 more fault\)\.$"):
        read_template('format = 1\nslug = "A"\ntitle = ""\n' + WEEK + RUN, name="x.toml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[widnow]\ndays = 5\n", "line 10, widnow: there is no such key; did you mean 'window'?"),
        ("[continuity]\non_mis = 'fail'\n", "continuity.on_mis: there is no such key; did you mean 'on_miss'?"),
        ("[route]\nname='r'\nlength='9 km'\nplaces=[{name='a',lat=1,lon=1},\n{name='b',lat=1,lng=1,lon=2}]\n",
         "line 14, route.places[2].lng: there is no such key; did you mean 'lon'?"),
        ("include = 'https://example.org/y.toml'\n", "line 10, goals[1].include: there is no such key; "),
    ],
)  # fmt: skip
def test_unknown_keys(text: str, expected: str) -> None:
    assert any(expected in each for each in faults(HEAD + WEEK + RUN + text))


def test_what_is_quoted_cannot_act() -> None:
    """A key may hold an escape sequence; what is said about it may not."""
    odd_key = '"\\u001b[31m\\u202e" = 1\n'
    odd_target = RUN.replace("5 km", "5 \\u001b[31m")
    for each in (*faults(HEAD + odd_key + WEEK + RUN), *faults(HEAD + WEEK + odd_target)):
        assert "\x1b" not in each
        assert "\u202e" not in each


def test_unknown_activities_are_told_the_nearest() -> None:
    assert "did you mean ride?" in fault(HEAD + WEEK + RUN.replace("run", "rde"))


@pytest.mark.parametrize(
    "slug",
    [
        "../../x",
        "/x",
        "a/b",
        "CON",
        "con",
        "lpt1",
        ".",
        "",
        "~",
        "x\\u0000",
        "a" * 61,
        "x.",
        "-x",
        "Run",
        "run streak",
        "ø",
    ],
)
def test_slugs_that_could_leave_the_folder(slug: str) -> None:
    """C19."""
    text = f'format = 1\nslug = "{slug}"\ntitle = "X"\n{WEEK}{RUN}'
    assert fault(text).startswith("x.toml line 2, slug: ")


@pytest.mark.parametrize(
    ("window", "expected"),
    [
        ("days = 0", "days: 0 must be at least 1"),
        ("days = -5", "days: -5 must be at least 1"),
        ("days = 100000", "days: 100000 must be at most 3660"),
        ("days = 5.5", "days: 5.5 must be a whole number"),
        ('days = "5"', "days: '5' must be a whole number"),
        ("", "window: says not how long"),
        ("days = 5\nopen = true", "open: a window has one length; leave one of them out (see window.days, line 5)"),
        ("days = 5\nmonths = 1", "months: a window has one length"),
        ("days = 5\nfirst = 2025-01-01", "first: a window has one length"),
        ("first = 2025-06-30\nlast = 2025-06-26",
         "last: 2025-06-26 is before the first day 2025-06-30 (see window.first, line 5)"),
        ("first = 2025-06-30", "window.last: is missing"),
        ("first = 2025-06-30T00:00:00\nlast = 2025-07-01", "window.first: 2025-06-30 00:00:00 must be a date"),
        ("first = 2025-01-01\nlast = 2027-01-01\nyearly = true", "at most 366 days, not 731"),
        ("first = 0001-01-01\nlast = 0001-01-02", "must be between 1900-01-01 and 2999-12-31"),
        ("open = true\nyearly = true", "yearly: belongs to a window with a first and a last day"),
        ('every = "fortnight"', "every: 'fortnight' is not one of week, month, season or year"),
    ],
)  # fmt: skip
def test_windows_that_are_none(window: str, expected: str) -> None:
    """C20."""
    assert any(expected in each for each in faults(f"{HEAD}[window]\n{window}\n{RUN}"))


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ('of = "run"\nper = "day"', "target: is missing"),
        ('of = "run"\ntarget = "5 km"', "per: is missing"),
        ('of = "run"\nper = "day"\ntarget = "0 km"', "target: '0 km' asks for nothing"),
        ('of = "run"\nper = "day"\ntarget = "-5 km"', "target: '-5 km' is negative"),
        ('of = "run"\nper = "day"\ntarget = -5', "what '-5' counts is open"),
        ('of = "push-up"\nper = "day"\ntarget = "-5"', "target"),
        ('of = "run"\nper = "window"\ntarget = "1000000000 km"', "'1000000000 km' is more than a template may ask for"),
        ('of = "run"\nper = "day"\ntarget = 1e3', "target: must be an amount"),
        ('of = "run"\nper = "day"\ntarget = true', "target: must be an amount"),
        ('of = "run"\nper = "day"\ntarget = 5', "what '5' counts is open"),
        ('of = "run"\nper = "day"\ntarget = "5"', "what '5' counts is open"),
        ('of = "run"\nper = "day"\ntarget = "1,234 km"', "may be 1234 or 1.234"),
        ('of = "run"\nper = "day"\ntarget = ["1 km"]', 'goes with per = "stage" (see goals[1].per, line 8)'),
        ('of = "run"\nper = "stage"\ntarget = "1 km"', "is one amount for all days"),
        ('of = "run"\nper = "stage"\ntarget = ["1 km"]', "has 1 row and the window 7 days (see window, line 4)"),
        ('of = "run"\nper = "stage"\ntarget = []', "has 0 rows"),
        ('of = "run"\nper = "stage"\ntarget = ["rest","rest","rest","rest","rest","rest","rest"]', "asks for nothing"),
        ('of = "run"\nper = "stage"\ntarget = ["1 km","2 km","3 kg","rest","1 km","1 km","1 km"]',
         "goals[1].target[3]: '3 kg' is no distance"),
        ('of = "run"\nper = "week"\nagg = "count"\ntarget = "3 km"', "counts sessions, so '3 km' can't be"),
        ('of = "run"\nmeasure = "distance"\nagg = "count"\nper = "week"\ntarget = "3 km"', "a count is of sessions"),
        ('measure = "sessions"\nagg = "max"\nper = "week"\ntarget = 3', "sessions are counted; leave agg out"),
        ('measure = "sessions"\nper = "session"\ntarget = 3', "to count sessions write per"),
        ('of = "run"\nmeasure = "moving"\nper = "day"\ntarget = "5 km"', "'5 km' is no time; write for example 45 min"),
        ('of = "run"\nper = "window"\ntarget = "5 km"\nneed = 3', "the window is one bucket"),
        ('of = "run"\nper = "session"\ntarget = "5 km"\nneed = "streak"', "sessions come in no row"),
        ('of = "run"\nper = "day"\ntarget = "5 km"\nneed = 0', "need: '0' must be"),
        ('of = "run"\nper = "day"\ntarget = "5 km"\nneed = 8', "asks for 8 days and the window has 7"),
        ('of = "run"\nper = "day"\ntarget = "5 km"\nneed = "streak 30"', "asks for 30 days and the window has 7"),
        ('of = "run"\nper = "day"\ntarget = "5 km"\nneed = "most"', "need: 'most' must be"),
        ('of = ["run", "run"]\nper = "day"\ntarget = "5 km"', "names 'run' twice"),
        ('of = []\nper = "day"\ntarget = "5 km"', "of: must be an activity or a list of them"),
        ('key = "total"\nof = "run"\nper = "day"\ntarget = "5 km"', "'total' is the name of the whole"),
        ('key = "Big Run"\nof = "run"\nper = "day"\ntarget = "5 km"', "key: 'Big Run' can't be a key"),
        ('of = "run"\nper = "day"\ntarget = "5 km"\nindoor = "maybe"', "indoor: 'maybe' is not one of"),
        ('of = "run"\nper = "day"\ntarget = "5 km"\nmin_session = "9"', "what '9' counts is open"),
        ('of = "run"\nper = "day"\ntarget = "5 km"\nmin_session = "0 min"', "'0 min' asks for nothing"),
        ('of = "run"\nper = "dya"\ntarget = "5 km"', "per: 'dya' is not one of window, session, day, week"),
        ('any = [{of = "run", per = "day", target = "5 km"}]\nper = "day"', "belongs to a single goal, not to a group"),
        ('any = []', "any: is empty"),
        ('compose = "2 of"\ngoals = [{of = "run", per = "day", target = "5 km"}]', "asks for 2 of 1 goal; write"),
        ('compose = "any"\nof = "run"\nper = "day"\ntarget = "5 km"', "compose: joins nothing"),
    ],
)  # fmt: skip
def test_goals_that_contradict_themselves(goal: str, expected: str) -> None:
    """C20."""
    found = faults(f"{HEAD}{WEEK}[[goals]]\n{goal}\n")
    assert any(expected in each for each in found), found


def test_goals_with_one_key() -> None:
    text = f"{HEAD}{WEEK}{RUN}{RUN}"
    expected = "goals[2].key: 'run' is the key of another goal; give each goal a key of its own (see goals[1], line 6)"
    assert expected in fault(text)


def test_more_goals_asked_for_than_there_are() -> None:
    text = f'{HEAD}compose = "3 of"\n{WEEK}{RUN}{RUN.replace("run", "ride")}'
    assert fault(text) == "x.toml line 4, compose: asks for 3 of 2 goals; write 1 to 2 (see goals, line 7)"


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("[continuity]\nrest = '8 per week'", "'8 per week' leaves no day to train; at most 6"),
        ("[continuity]\nrest = 'often'", "'often' must be like"),
        ("[continuity]\nrest = '0 per week'", "'0 per week' must be like"),
        ("[continuity]\nrest = '1 per week'\nweekdays = ['sun']", "weekdays: rest is so many days or fixed ones"),
        ("[continuity]\nmakeup = 'any'\non_miss = 'restart'", "can't both be made up and start again"),
        ("[continuity]\nexcuses = ['ill']", "excuses[1]: 'ill' is not one of sick, travel, pause or rest"),
        ("[continuity]\nfreeze = {}", "gives no freeze"),
        ("[continuity]\nfreeze = { initial = 3, most = 2 }", "is less than there are at the start"),
        ("[entry]\nlate_until = 2027-01-04T23:59:00", "late_until: must be an instant with its offset"),
        ("[entry]\nlate_days = -1", "late_days: -1 must be at least 0"),
        ("[[awards]]\nkey='a'\ntitle='A'\n[[awards]]\nkey='a'\ntitle='B'", "'a' is the key of another award"),
        ("[[awards]]\nkey='a'\ntitle='A'\non='result'", "is given for a result and there is no [race]"),
        ("[[claims]]\nfield='t'\nvalue='1'\nsource='s'\nchosen=true\n[[claims]]\nfield='t'\nvalue='2'\nsource='s'\nchosen=true",
         "two claims of 't' are chosen; choose one (see claims[1].chosen, line 14)"),
        ("[[stages]]\nname='one'", "1 stage and a window of 7 days"),
        ("[[stages]]\nname='one'\ntarget='5 km'", 'belongs to a goal that has per = "stage"'),
        ("[[stages]]\nname='one'\ntargets={ swim = '5 km' }", "is the key of no goal"),
    ],
)  # fmt: skip
def test_tables_that_contradict_themselves(rest: str, expected: str) -> None:
    found = faults(f"{HEAD}{WEEK}{RUN}{rest}\n")
    assert any(expected in each for each in found), found


def test_stages_without_a_target() -> None:
    text = (
        f'{HEAD}[window]\ndays = 2\n[[goals]]\nof = "run"\nper = "stage"\n'
        '[[stages]]\nname = "a"\ntarget = "5 km"\n[[stages]]\nname = "b"\n'
    )
    assert "stages[2]: has no target for 'run'; write an amount or \"rest\" (see goals[1], line 6)" in fault(text)


def test_one_stage_target_for_two_goals() -> None:
    text = (
        f'{HEAD}[window]\ndays = 1\n[[goals]]\nof = "run"\nper = "stage"\n[[goals]]\nof = "ride"\nper = "stage"\n'
        '[[stages]]\nname = "a"\ntarget = "5 km"\n'
    )
    assert "more than one goal has stages" in fault(text)


def test_a_day_table_needs_days() -> None:
    assert "a day table needs a window of a fixed number of days (see window, line 4)" in fault(
        f'{HEAD}[window]\nmonths = 1\n[[goals]]\nof = "run"\nper = "stage"\ntarget = ["1 km"]\n'
    )


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ("{name='a',lat=1,lon=1,at='5 km'},{name='b',lat=1,lon=2,at='11 km'}",
         "route.places[2].at: lies beyond the end of the route (see route.length, line 12)"),
        ("{name='a',lat=1,lon=1},{name='b',lat=1,lon=2,at='6 km'},{name='c',lat=1,lon=3,at='5 km'}",
         "route.places[3].at: lies before the place above it"),
        ("{name='a',lat=91,lon=1},{name='b',lat=1,lon=2}", "lat: 91 must be at most 90"),
        ("{name='a',lat=1,lon=1},{name='b',lat=nan,lon=2}", "lat: nan is no number"),
        ("{name='a',lat=1,lon=1},{name='b',lat=1,lon=2,at='far'}", "at: 'far' is no distance"),
        ("{name='a',lat=1},{name='b'}", "route.places[1].lat: stands alone; write lon too, or leave both out"),
        ("{name='a'},{name='b',lon=1}", "route.places[2].lon: stands alone; write lat too, or leave both out"),
        ("{name='a',lat=1,lon=1}", "places: is empty"),
    ],
)  # fmt: skip
def test_routes_that_cannot_be(places: str, expected: str) -> None:
    text = f"{HEAD}{WEEK}{RUN}[route]\nname = 'r'\nlength = '10 km'\nplaces = [{places}]\n"
    found = faults(text)
    assert any(expected in each for each in found), found


@pytest.mark.parametrize(
    ("race", "expected"),
    [
        ({"zone": "'Mars/Phobos'"}, "race.zone: There is no time zone 'Mars/Phobos'"),
        ({"starts_at": "2025-06-21T22:30:00Z"}, "race.starts_at: is the clock at the place"),
        ({"starts_at": "2025-06-22T22:30:00"}, "race.starts_at: is not on a day of the window (see window, line 4)"),
        ({"distance": "'0 km'"}, "race.distance: '0 km' asks for nothing"),
        ({"limit": "'soon'"}, "race.limit: 'soon' is no time"),
        ({"age_rule": "'old enough'"}, "race.age_rule"),
    ],
)
def test_races_that_cannot_be(race: dict[str, str], expected: str) -> None:
    table = {
        "event": "'E'",
        "place": "'P'",
        "zone": "'Europe/Oslo'",
        "starts_at": "2025-06-21T22:30:00",
        "distance": "'half'",
    }
    lines = "\n".join(f"{key} = {value}" for key, value in (table | race).items())
    found = faults(f"{HEAD}[window]\nfirst = 2025-06-21\nlast = 2025-06-21\n{RUN}[race]\n{lines}\n")
    assert any(expected in each for each in found), found


def test_a_newer_format_is_refused_with_both_versions() -> None:
    """C22: even when the rest of the file is unknown to this version."""
    found = fault('format = 2\nslug = "x"\n[orbit]\nplanets = 9\n')
    assert (
        found
        == "x.toml line 1, format: the file is of format 2 and this version of tracker reads format 1; update tracker"
    )


@pytest.mark.parametrize("version", ["", "format = 0\n", "format = '1'\n", "format = true\n"])
def test_the_format_must_be_said(version: str) -> None:
    assert any("format" in each for each in faults(HEAD.replace("format = 1\n", version) + WEEK + RUN))


def test_broken_toml_names_its_line() -> None:
    assert "line 2" in fault("format = 1\nslug = \n")


def test_duplicate_keys_are_refused() -> None:
    """C16."""
    assert "Cannot overwrite" in fault(f"{HEAD}slug = 'y'\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a." * 900 + "a = 1", "a key has at most 5 parts"),
        ("[" + "a." * 900 + "a]", "a key has at most 5 parts"),
        ("a = " + "[" * 1_900, "at most 5 deep"),
        ("a = " + "{a=" * 600, "at most 5 deep"),
        ("a = " + "\n".join("[" * 100_000), "at most 5 deep"),
        ("a" * 2_001 + " = 1", "has 2,005 characters and a line at most 2,000"),
        ("#" * 300_000, "at most 262,144"),
        ("a = inf", "inf is no number"),
        ("a = [{ b = -inf }]", "-inf is no number"),
        ("\n".join(f"k{n} = 1" for n in range(20_000)), "there is no such key"),
    ],
)
def test_files_made_to_hurt(text: str, expected: str) -> None:
    """C15, C16: refused at once, before the parser gets them."""
    began = time.perf_counter()
    with pytest.raises(TemplateError) as caught:
        read_template(f"format = 1\n{text}\n", name="x.toml")
    assert time.perf_counter() - began < 5
    assert any(expected in each for each in (str(caught.value), *caught.value.faults))


@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(TemplateError):
        read_template(text, name="x.toml")


@given(st.data())
def test_a_damaged_file_is_read_or_refused(data: st.DataObject) -> None:
    rest = '[continuity]\nrest = "1 per week"\n[[claims]]\nfield = "f"\nvalue = "v"\nsource = "s"\n'
    sound = f'{HEAD}tags = ["a"]\n{WEEK}{RUN}{rest}'
    start = data.draw(st.integers(0, len(sound)))
    length = data.draw(st.integers(0, 12))
    patch = data.draw(st.text(alphabet='abc=[]{}"\n.,#1-\u202e', max_size=8))
    with suppress(TemplateError):
        read_template(sound[:start] + patch + sound[start + length :], name="x.toml")
