"""What the tables beside the goals mean: windows, editions, races, teams, routes, entry, awards."""

from datetime import UTC, date, datetime

import pytest

from tracker.domain.goals import Item
from tracker.domain.sessions import Measure
from tracker.domain.templates import (
    Award,
    Band,
    Edition,
    Entry,
    Limit,
    Makeup,
    RaceDay,
    RestRule,
    Team,
    TeamAgg,
    Template,
    Trigger,
    Window,
    WindowKind,
)
from tracker.formats.template import read_template, template_json_schema
from tracker.formats.template_amounts import amount_of

KM = 1_000_000
START = datetime.fromisoformat("2025-06-21T22:30:00")
HEAD = 'format = 1\nslug = "x"\ntitle = "X"\n'
MONTH = "[window]\ndays = 28\n"
OPEN = "[window]\nopen = true\n"
RUN = '[[goals]]\nof = "run"\nper = "day"\ntarget = "5 km"\n'
TOTAL = '[[goals]]\nof = "run"\nper = "window"\ntarget = "500 km"\n'
RACE = "event = 'E'\nplace = 'P'\nzone = 'Europe/Oslo'\nstarts_at = 2025-06-21T22:30:00\n"


def read(body: str) -> Template:
    return read_template(HEAD + body, name="x.toml")


def award(text: str, rest: str = MONTH + RUN) -> Award:
    """The only award of a template."""
    (found,) = read(f"{rest}[[awards]]\nkey = 'a'\ntitle = 'A'\n{text}\n").awards
    return found


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("instant = true", Window(kind=WindowKind.INSTANT)),
        ('instant = true\nlength = "48 h"', Window(kind=WindowKind.INSTANT, length_s=172_800)),
        ('instant = true\nlength = "28 d"', Window(kind=WindowKind.INSTANT, length_s=28 * 86_400)),
        (
            "instant = true\nstarts_at = 2021-03-06T09:30:00+05:30",
            Window(kind=WindowKind.INSTANT, starts_at=datetime(2021, 3, 6, 4, tzinfo=UTC)),
        ),
        ('every = "season"\nseason = "11-01"', Window(kind=WindowKind.RECURRING, every="season", season=(11, 1))),
        ("weeks = 3\nfirst_hit = true", Window(kind=WindowKind.ROLLING, days=21, first_hit=True)),
        ("open = true\nhistory = true", Window(kind=WindowKind.OPEN, history=True)),
    ],
)
def test_windows(text: str, window: Window) -> None:
    assert read(f"[window]\n{text}\n{TOTAL}").window == window


def test_editions() -> None:
    template = read(
        f"[window]\neditions = true\n{RUN}"
        f"[[editions]]\nname = '2024'\nfirst = 2024-06-22\nlast = 2024-06-22\nnote = 'rain'\n"
        f"[[editions]]\nname = '2025'\nfirst = 2025-06-21\nlast = 2025-06-21\n[editions.race]\n{RACE}"
    )
    assert template.window == Window(kind=WindowKind.FIXED)
    assert template.editions == (
        Edition(name="2024", first=date(2024, 6, 22), last=date(2024, 6, 22), note="rain"),
        Edition(
            name="2025",
            first=date(2025, 6, 21),
            last=date(2025, 6, 21),
            race=RaceDay(event="E", place="P", zone="Europe/Oslo", starts_at=START),
        ),
    )


def test_editions_of_one_length_have_day_tables() -> None:
    template = read(
        '[window]\neditions = true\n[[goals]]\nof = "run"\nper = "stage"\ntarget = ["5 km", "rest"]\n'
        "[[editions]]\nname = 'a'\nfirst = 2024-06-01\nlast = 2024-06-02\n"
        "[[editions]]\nname = 'b'\nfirst = 2025-06-01\nlast = 2025-06-02\n"
    )
    assert len(template.editions) == 2


def test_a_race_with_everything() -> None:
    race = read(
        f"{OPEN}{RUN}[race]\n{RACE}series = 'S'\nregion = 'R'\nvariant = 'up'\nclimb = '2000 m'\ndistance = '87.6 km'\n"
        "limit = '12 h'\nage_rule = 'birth_date>=20'\n"
        "limits = [{ at = '30 km', elapsed = '4 h' }, { at = '60 km', clock = 2025-06-22T06:30:00 }]\n"
    ).race
    assert race == RaceDay(
        event="E",
        place="P",
        zone="Europe/Oslo",
        starts_at=START,
        distance_mm=87_600_000,
        limit_s=43_200,
        age_rule="birth_date>=20",
        series="S",
        region="R",
        variant="up",
        climb_mm=2_000_000,
        limits=(
            Limit(at_mm=30 * KM, elapsed_s=14_400),
            Limit(at_mm=60 * KM, clock=datetime.fromisoformat("2025-06-22T06:30:00")),
        ),
    )


@pytest.mark.parametrize(
    ("text", "team"),
    [
        ("", Team()),
        ('agg = "mean"\nleast = 4\nmost = 8', Team(agg=TeamAgg.MEAN, least=4, most=8)),
        ('agg = "best 4"\nmost = 6', Team(agg=TeamAgg.BEST, k=4, most=6)),
        ("least = 1", Team(least=1)),
    ],
)
def test_teams(text: str, team: Team) -> None:
    assert read(f"{MONTH}{RUN}[team]\n{text}\n").team == team


def test_a_relay_has_stages() -> None:
    template = read(
        '[window]\ndays = 2\n[[goals]]\nof = "run"\nper = "stage"\ntarget = ["14 km", "24 km"]\n[team]\nagg = "relay"\n'
    )
    assert template.team == Team(agg=TeamAgg.RELAY)


def test_there_and_back() -> None:
    route = read(
        f'{OPEN}{RUN}[route]\nname = "r"\nlength = "10 km"\nreturn = true\n'
        'places = [{ name = "a", lat = 0, lon = 0 }, { name = "b", lat = 0, lon = 1 }]\n'
    ).route
    assert route is not None
    assert route.there_and_back


def test_entry() -> None:
    assert read(f'{MONTH}{RUN}[entry]\nexclusive = "expedition"\n').entry == Entry(exclusive="expedition")


def test_continuity_of_weeks() -> None:
    weekly = '[[goals]]\nof = "run"\nper = "week"\ntarget = "20 km"\n'
    template = read(f'{MONTH}{weekly}[continuity]\nrest = "1 per month"\n')
    assert template.continuity.rest == RestRule(n=1, per="month")
    assert read(f'{MONTH}{RUN}[continuity]\nmakeup = "same_period"\n').continuity.makeup is Makeup.SAME_PERIOD


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Award(key="a", title="A")),
        ("artefact = 'pin'", Award(key="a", title="A", artefact="pin")),
        (
            "on = 'amount'\namount = '400 km'\nrepeatable = true",
            Award(key="a", title="A", on=Trigger.AMOUNT, amount=400 * KM, repeatable=True),
        ),
        (
            "on = 'session'\ngoal = 'run'\namount = '40 x 25 m'",
            Award(key="a", title="A", on=Trigger.SESSION, goal="run", amount=1 * KM),
        ),
        ("on = 'percent'\npercent = 20", Award(key="a", title="A", on=Trigger.PERCENT, percent=20)),
        ("on = 'streak'\nn = [7, 14, 28]", Award(key="a", title="A", on=Trigger.STREAK, n=(7, 14, 28))),
        (
            "on = 'nth'\nn = 10\nevents = ['parkrun']\nonce_per = 'lifetime'",
            Award(key="a", title="A", on=Trigger.NTH, n=(10,), events=("parkrun",), once_per="lifetime"),
        ),
        (
            "on = 'set'\nitems = ['Tokyo', { name = 'Sydney', since = 2025-01-01 }]",
            Award(
                key="a",
                title="A",
                on=Trigger.SET,
                items=(Item(name="Tokyo"), Item(name="Sydney", since=date(2025, 1, 1))),
            ),
        ),
        (
            "on = 'consecutive'\nn = 2\nevents = 'Comrades Marathon'",
            Award(key="a", title="A", on=Trigger.CONSECUTIVE, n=(2,), events=("Comrades Marathon",)),
        ),
    ],
)
def test_awards(text: str, expected: Award) -> None:
    assert award(text) == expected


def test_an_award_for_each_rung() -> None:
    found = award("on = 'tier'", f'{OPEN}[[goals]]\nof = "run"\nper = "window"\ntiers = ["100 km", "200 km"]\n')
    assert found.on is Trigger.TIER


def test_an_award_for_a_place() -> None:
    road = (
        '[route]\nname = "r"\nlength = "10 km"\n'
        'places = [{ name = "Pen", lat = 0, lon = 0 }, { name = "Panaji", lat = 0, lon = 1 }]\n'
    )
    assert award("on = 'place'\nplace = 'Panaji'", MONTH + RUN + road).place == "Panaji"


@pytest.mark.parametrize(
    ("goal", "text", "amount"),
    [
        ('measure = "sessions"\nper = "week"\ntarget = 3\nmin_session = "45 min"', "'2 h'", 7_200),
        ('measure = "sessions"\nper = "week"\ntarget = 3', "'10 km'", 10 * KM),
        ('measure = "climb"\nper = "window"\ntarget = "8848 m"', "'1000 m'", 1_000_000),
        ('of = "push-up"\nper = "day"\ntarget = 50', "100", 100),
    ],
)
def test_an_award_for_a_session_goes_by_the_goals_measure(goal: str, text: str, amount: int) -> None:
    assert award(f"on = 'session'\namount = {text}", f"{MONTH}[[goals]]\n{goal}\n").amount == amount


def test_amounts_of_other_goals() -> None:
    water = f'{MONTH}[[goals]]\nfact = "water"\nper = "day"\ntarget = "3 l"\n'
    assert award("on = 'amount'\namount = '100 l'", water).amount == 100_000
    places = f'{OPEN}[[goals]]\nper = "by:region"\nneed = 50\n'
    assert award("on = 'amount'\namount = 10", places).amount == 10


def test_an_award_looks_at_the_only_goal_where_there_is_no_total() -> None:
    """Daily goals without an end add up to nothing: the amount is then the goal's own, in all."""
    assert award("on = 'amount'\namount = '100 km'", OPEN + RUN).goal == "run"
    assert award("on = 'amount'\namount = '100 km'", MONTH + RUN).goal == ""


def test_bands() -> None:
    found = award(
        "on = 'result'\nevents = ['E']\nbasis = 'gun'\nbands = [\n{ name = 'Gold', position = 10 },\n"
        "{ name = 'Silver', under = '7:30:00', sex = 'm', age_from = 18, age_to = 39 },\n"
        "{ name = 'Far', amount = '50 km' },\n{ name = 'Mark', within = '125 %' },\n{ name = 'Pin' }]"
    )
    assert found.gun
    assert found.bands == (
        Band(name="Gold", position=10),
        Band(name="Silver", under_s=27_000, sex="m", age_from=18, age_to=39),
        Band(name="Far", amount=50 * KM),
        Band(name="Mark", within=(5, 4)),
        Band(name="Pin"),
    )


@pytest.mark.parametrize("text", ["'5/4'", "1.25", "'1.25'", "'125 %'"])
def test_a_share_of_a_reference_time(text: str) -> None:
    found = award(f"on = 'result'\nevents = ['E']\nbands = [{{ name = 'Mark', within = {text} }}]")
    assert found.bands[0].within == (5, 4)


def test_measures_of_awards_are_known() -> None:
    """Whatever an award may be of, its amount can be read (no measure is forgotten)."""
    texts = {Measure.DISTANCE: "1 km", Measure.CLIMB: "1 m", Measure.ENERGY: "1 kJ"}
    times = dict.fromkeys((Measure.MOVING, Measure.ELAPSED, Measure.HOLD), "1 s")
    for measure in Measure:
        assert amount_of({**texts, **times}.get(measure, "1"), measure) > 0


def test_the_schema_for_editors_knows_short_forms() -> None:
    tables = template_json_schema()["$defs"]
    goal = tables["GoalTable"]["properties"]
    assert {"type": "string"} in goal["any"]["anyOf"][0]["items"]["anyOf"]
    assert {"type": "string"} in goal["items"]["anyOf"][0]["items"]["anyOf"]
    assert "description" in goal["per"]
    assert {"AwardTable", "BandTable", "EditionTable", "TeamTable", "LimitTable", "ItemTable"} <= tables.keys()
    assert "return" in tables["RouteTable"]["properties"]
