"""What a template file means: defaults, short forms, groups, stages, places between places."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tracker.domain.goals import Agg, Attribution, Goal, Group, Leaf, Need, NeedKind, Op, Per, leaves
from tracker.domain.routes import great_circle_km
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Continuity, FreezeRule, Makeup, OnMiss, RestRule, Template, Window, WindowKind
from tracker.errors import TemplateError
from tracker.formats.template import load_template, read_template, template_json_schema

KM = 1_000_000
HEAD = 'format = 1\nslug = "x"\ntitle = "X"\n'
WEEK = "[window]\ndays = 7\n"
RUN = '[[goals]]\nof = "run"\nper = "day"\ntarget = "5 km"\n'


def read(body: str) -> Template:
    return read_template(HEAD + body, name="x.toml")


def goal(text: str) -> Leaf:
    """The only goal of a template whose goal is `text`."""
    found = read(f"{WEEK}[[goals]]\n{text}").goal
    assert isinstance(found, Leaf)
    return found


def test_a_short_file_is_enough() -> None:
    template = read(WEEK + RUN)
    assert template.version == 1
    assert template.window == Window(kind=WindowKind.ROLLING, days=7)
    assert template.goal == Leaf(
        key="run",
        title="Run",
        measure=Measure.DISTANCE,
        per=Per.DAY,
        target=5 * KM,
        counts=leaves(template.goal)[0].counts,
    )
    assert leaves(template.goal)[0].counts.assisted is False
    assert template.continuity == Continuity()


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("weeks = 12", Window(kind=WindowKind.ROLLING, days=84)),
        ("months = 3", Window(kind=WindowKind.ROLLING, months=3)),
        ("years = 1", Window(kind=WindowKind.ROLLING, years=1)),
        ('every = "month"', Window(kind=WindowKind.RECURRING, every="month")),
        ("open = true", Window(kind=WindowKind.OPEN)),
        (
            "first = 2025-12-24\nlast = 2025-12-31\nyearly = true",
            Window(kind=WindowKind.FIXED, first=date(2025, 12, 24), last=date(2025, 12, 31), yearly=True),
        ),
    ],
)
def test_windows(text: str, window: Window) -> None:
    assert read(f"[window]\n{text}\n{RUN}").window == window


@pytest.mark.parametrize(
    ("text", "measure", "target"),
    [
        ('of = "run"\nper = "day"\ntarget = "1 mi"', Measure.DISTANCE, 1_609_344),
        ('of = "swim"\nper = "day"\ntarget = "1500 m"', Measure.DISTANCE, 1_500_000),
        ('of = "run"\nper = "day"\ntarget = "half"', Measure.DISTANCE, 21_097_500),
        ('of = "ride"\nmeasure = "climb"\nper = "day"\ntarget = "8848 m"', Measure.CLIMB, 8_848_000),
        ('per = "day"\ntarget = "45 min"', Measure.MOVING, 2_700),
        ('measure = "elapsed"\nper = "day"\ntarget = "1:30:00"', Measure.ELAPSED, 5_400),
        ('of = "plank"\nper = "day"\ntarget = "2 min"', Measure.HOLD, 120),
        ('of = "push-up"\nper = "day"\ntarget = 50', Measure.REPS, 50),
        ('of = "push-up"\nper = "day"\ntarget = "50"', Measure.REPS, 50),
        ('measure = "steps"\nper = "day"\ntarget = 10000', Measure.STEPS, 10_000),
        ('measure = "sessions"\nper = "week"\ntarget = 4', Measure.SESSIONS, 4),
        ('agg = "count"\nper = "week"\ntarget = 4', Measure.SESSIONS, 4),
    ],
)
def test_the_unit_of_a_target_names_its_measure(text: str, measure: Measure, target: int) -> None:
    found = goal(text)
    assert (found.measure, found.target) == (measure, target)
    assert found.agg is (Agg.COUNT if measure is Measure.SESSIONS else Agg.SUM)


@pytest.mark.parametrize(
    ("text", "need", "attribution"),
    [
        ("", Need(), Attribution.START),
        ('need = "all"', Need(), Attribution.START),
        ("need = 5", Need(NeedKind.COUNT, 5), Attribution.START),
        ('need = "5"', Need(NeedKind.COUNT, 5), Attribution.START),
        ('need = "streak"', Need(NeedKind.STREAK), Attribution.CREDIT),
        ('need = "streak 6"', Need(NeedKind.STREAK, 6), Attribution.CREDIT),
        ('need = "streak"\nattribution = "strict"', Need(NeedKind.STREAK), Attribution.STRICT),
    ],
)
def test_needs(text: str, need: Need, attribution: Attribution) -> None:
    found = goal(f'of = "run"\nper = "day"\ntarget = "5 km"\n{text}')
    assert (found.need, found.attribution) == (need, attribution)


def test_of_sessions_one_must_reach_the_target() -> None:
    found = goal('of = "ride"\nper = "session"\ntarget = "100 km"')
    assert (found.need, found.agg) == (Need(NeedKind.COUNT, 1), Agg.MAX)


def test_what_counts() -> None:
    counts = goal(
        'of = ["foot", "ride"]\nexcept = "walk"\nper = "day"\ntarget = "5 km"\nmin_session = "45 min"\n'
        'indoor = "no"\nvirtual = false\nassisted = "any"\nrace = "yes"\nmanual = true'
    ).counts
    assert (counts.kinds, counts.excepted) == (("foot", "ride"), ("walk",))
    assert (counts.indoor, counts.virtual, counts.assisted, counts.race, counts.manual) == (
        False,
        False,
        None,
        True,
        True,
    )
    assert counts.least == (Measure.MOVING, 2_700)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("30 min elapsed", (Measure.ELAPSED, 1_800)),
        ("2 km", (Measure.DISTANCE, 2 * KM)),
        ("600 m climb", (Measure.CLIMB, 600_000)),
        ("20 reps", (Measure.REPS, 20)),
    ],
)
def test_smallest_sessions(text: str, least: tuple[Measure, int]) -> None:
    assert goal(f'measure = "sessions"\nper = "day"\ntarget = 1\nmin_session = "{text}"').counts.least == least


def test_titles_and_keys_come_from_the_activities() -> None:
    found = goal('of = ["run", "walk", "hike"]\nper = "day"\ntarget = "5 km"')
    assert (found.key, found.title) == ("run", "Run, walk or hike")
    anything = goal('per = "day"\ntarget = "45 min"')
    assert (anything.key, anything.title) == ("goal", "Any activity")


def nested(body: str) -> Goal:
    return read(WEEK + body).goal


def test_groups() -> None:
    swim = '{ of = "swim", per = "window", target = "2.4 mi" }'
    row = '{ of = "erg-row", per = "window", target = "10 km" }'
    both = nested(f"{RUN}[[goals]]\nany = [{swim}, {row}]\n")
    assert isinstance(both, Group)
    assert both.op is Op.ALL
    inner = both.goals[1]
    assert isinstance(inner, Group)
    assert (inner.op, [each.key for each in leaves(inner)]) == (Op.ANY, ["swim", "erg-row"])


def test_k_of() -> None:
    found = read_template(
        f'{HEAD}compose = "2 of"\n{WEEK}{RUN}'
        '[[goals]]\nof = "ride"\nper = "day"\ntarget = "20 km"\n'
        '[[goals]]\nof = "swim"\nper = "day"\ntarget = "1 km"\n',
        name="x.toml",
    ).goal
    assert isinstance(found, Group)
    assert (found.op, found.k, found.needed) == (Op.K_OF, 2, 2)


def test_a_group_may_be_composed_by_number() -> None:
    inner = ", ".join(
        f'{{ key = "{kind}", of = "{kind}", per = "day", target = "1 km" }}' for kind in ("run", "walk", "hike")
    )
    found = nested(f'[[goals]]\ncompose = "2 of"\ngoals = [{inner}]\n')
    assert isinstance(found, Group)
    assert (found.op, found.k, len(found.goals)) == (Op.K_OF, 2, 3)


def test_a_day_table() -> None:
    found = goal('of = "squat"\nper = "stage"\ntarget = [50, 55, 60, "rest", 70, 0, "80"]')
    assert found.target == (50, 55, 60, 0, 70, 0, 80)


def test_stage_rows_may_hold_the_targets() -> None:
    template = read(
        '[window]\ndays = 2\n[[goals]]\nof = "ride"\nper = "stage"\n[[goals]]\nof = "run"\nper = "stage"\n'
        '[[stages]]\nname = "Pen"\ntargets = { ride = "90 km", run = "20 km" }\n'
        '[[stages]]\nname = "Kolad"\ntargets = { ride = "60 km", run = "rest" }\n'
    )
    assert [each.target for each in leaves(template.goal)] == [(90 * KM, 60 * KM), (20 * KM, 0)]
    assert template.stages == ("Pen", "Kolad")


def test_stage_names_alone() -> None:
    template = read(f'stages = [{{ name = "One" }}, {{ name = "Two" }}]\n[window]\ndays = 2\n{RUN}')
    assert template.stages == ("One", "Two")


def test_continuity() -> None:
    template = read(
        f'{WEEK}{RUN}[continuity]\nexcuses = ["sick", "pause"]\nrest = "2 per month"\npause_days = 90\n'
        'freeze = { initial = 1, earn_every = 7, most = 3 }\nmakeup = "none"\non_miss = "fail"\n'
    )
    assert template.continuity == Continuity(
        excuses=frozenset({MarkKind.SICK, MarkKind.PAUSE}),
        rest=RestRule(n=2, per="month"),
        freeze=FreezeRule(initial=1, earn_every=7, most=3),
        pause_days=90,
        makeup=Makeup.NONE,
        on_miss=OnMiss.FAIL,
    )


def test_free_weekdays() -> None:
    rest = read(f'{WEEK}{RUN}[continuity]\nweekdays = ["sun", "sat"]\n').continuity.rest
    assert rest == RestRule(weekdays=(5, 6))


def test_entry_deadlines_are_instants() -> None:
    assert read(f"{WEEK}{RUN}[entry]\nlate_days = 3\n").entry.late_days == 3
    entry = read(f"{WEEK}{RUN}[entry]\nlate_until = 2027-01-04T23:59:00+05:30\n").entry
    assert entry.late_until == datetime(2027, 1, 4, 18, 29, tzinfo=UTC)


def test_places_between_places_are_put_by_geometry() -> None:
    """Domain research 5.2: straight sums of 426.1 km scaled to the declared 558 km."""
    stops = [
        ("Mumbai", 19.07283, 72.88261),
        ("Pen", 18.73734, 73.09603),
        ("Kolad", 18.41, 73.22),
        ("Chiplun", 17.53339, 73.50935),
        ("Ratnagiri", 16.99154, 73.31022),
        ("Kankavli", 16.26609, 73.71217),
        ("Panaji", 15.49574, 73.82624),
    ]
    places = ", ".join(f'{{ name = "{name}", lat = {lat}, lon = {lon} }}' for name, lat, lon in stops)
    route = read(f'{WEEK}{RUN}[route]\nname = "Konkan"\nlength = "558 km"\nplaces = [{places}]\n').route
    assert route is not None
    expected = [0.0, 57.0, 107.7, 241.5, 325.1, 444.7, 558.0]
    assert [(place.at_mm or 0) / KM for place in route.places] == pytest.approx(expected, abs=0.1)
    assert great_circle_km(stops[0][1:], stops[-1][1:]) == pytest.approx(410.2, abs=0.1)


def test_places_may_be_given_in_part() -> None:
    places = (
        '{ name = "a", lat = 0, lon = 0 }, { name = "b", lat = 0, lon = 1 }, '
        '{ name = "c", lat = 0, lon = 2, at = "40 km" }, { name = "d", lat = 0, lon = 4 }, '
        '{ name = "e", lat = 0, lon = 5 }'
    )
    route = read(f'{WEEK}{RUN}[route]\nname = "r"\nlength = "100 km"\nplaces = [{places}]\n').route
    assert route is not None
    assert [round((place.at_mm or 0) / KM, 3) for place in route.places] == [0, 20, 40, 80, 100]


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ('{ name = "a" }, { name = "b" }, { name = "c" }', [0, None, 100]),
        ('{ name = "a" }, { name = "b", at = "30 km" }, { name = "c" }, { name = "d" }', [0, 30, None, 100]),
        # between two places of the map the geometry decides, and one that is not on the map stays without a distance
        ('{ name = "a", lat = 0, lon = 0 }, { name = "b", lat = 0, lon = 1 }, { name = "x" }, '
         '{ name = "c", lat = 0, lon = 4 }', [0, 25, None, 100]),
        # the map says nothing of a stretch one of whose ends is not on it
        ('{ name = "a" }, { name = "b", lat = 0, lon = 1 }, { name = "c", lat = 0, lon = 4 }', [0, None, 100]),
        ('{ name = "a", lat = 0, lon = 0 }, { name = "b", lat = 0, lon = 1 }, '
         '{ name = "c", lat = 0, lon = 2, at = "40 km" }, { name = "d" }', [0, 20, 40, 100]),
    ],
)  # fmt: skip
def test_places_without_coordinates_keep_their_order_and_may_have_no_distance(
    places: str, expected: list[int | None]
) -> None:
    route = read(f'{WEEK}{RUN}[route]\nname = "r"\nlength = "100 km"\nplaces = [{places}]\n').route
    assert route is not None
    assert [None if place.at_mm is None else place.at_mm // KM for place in route.places] == expected


def test_text_from_a_file_is_cleaned() -> None:
    template = read_template(
        'format = 1\nslug = "x"\ntitle = "A \\u202e \\u001b[31mB"\nsummary = """\none\ntwo"""\n' + WEEK + RUN, name="x"
    )
    assert "\x1b" not in template.title
    assert "\u202e" not in template.title
    assert template.summary == "one two"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_files_with_a_mark_and_either_line_ending(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + WEEK + RUN).replace("\n", ending).encode())
    assert load_template(path).slug == "x"


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes(b'format = 1\ntitle = "Troms\xf8"\n')
    with pytest.raises(TemplateError, match=r"line 2: is no UTF-8 text; save the file as UTF-8\."):
        load_template(path)


@pytest.mark.parametrize("name", ["missing.toml", "a\0b.toml", "."])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(TemplateError, match=r"can't be read|is no file"):
        load_template(tmp_path / name)


def test_the_schema_for_editors_knows_every_table() -> None:
    schema = template_json_schema()
    assert schema["additionalProperties"] is False
    assert {"format", "slug", "window", "goals", "route", "race", "claims"} <= schema["properties"].keys()
    assert schema["$defs"]["PlaceTable"]["required"] == ["name"]
    assert {"except", "any", "all"} <= schema["$defs"]["GoalTable"]["properties"].keys()
