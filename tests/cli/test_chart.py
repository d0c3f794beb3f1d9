"""`chart`: every chart in the terminal and as JSON."""

import pytest

from tests.cli.conftest import Cli

COLUMNS = 72
KINDS = ("day", "week", "month", "year", "heat", "years", "pace", "streaks")


@pytest.fixture
def trained(cli: Cli) -> Cli:
    """Three days of Mumbai to Goa, a run with a time, and rest."""
    cli("challenge", "start", "mumbai-to-goa", "--on", "2025-06-26", "--at", "2025-06-26T05:00+05:30")
    for day, line in ((26, "90c 20r"), (27, "90c 20r"), (28, "90c 20r")):
        cli("log", *line.split(), f"@2025-06-{day}")
    cli("log", "run", "5km", "28:00", "@2025-06-20")
    cli("log", "rest", "@2025-06-19")
    return cli


def test_an_empty_journal_is_told_in_one_sentence(cli: Cli) -> None:
    for kind in KINDS:
        told = cli("chart", kind)
        assert told.code == 0
        assert told.out.count("\n") == 1
        assert "tracker log run 5km" in told.out
    assert "this day" not in cli("chart", "day", "--n", "1").out
    assert cli("chart", "week", "yoga").out.startswith("No session of yoga was logged in the last 12 weeks")
    assert cli("chart", "heat", "foot").out.startswith("No session on foot was logged in the 53 weeks up to today")
    assert cli("chart", "heat", "strength", "--back", "1").out.startswith(
        "No session of strength was logged in the 53 weeks up to 28 Jun 2024"
    )
    assert cli("chart", "year", "--n", "1").out.startswith("Nothing was logged this year")


@pytest.mark.parametrize("plain", [(), ("--ascii",), ("--units", "mi")])
def test_every_chart_fits_the_terminal(trained: Cli, monkeypatch: pytest.MonkeyPatch, plain: tuple[str, ...]) -> None:
    monkeypatch.setenv("COLUMNS", str(COLUMNS))
    for what in (*KINDS, "mumbai-to-goa"):
        told = trained("chart", what, *plain)
        assert (told.code, told.err) == (0, "")
        assert told.out.count("\n") > 1
        assert all(len(line) <= COLUMNS for line in told.out.splitlines())
        assert "--ascii" not in plain or told.out.isascii()
    told = trained("chart", "mumbai-to-goa", "--map", *plain)
    assert "Chiplun" in told.out
    assert "Ratnagiri" in told.out


def test_amounts_that_are_not_known_are_told(cli: Cli) -> None:
    cli("log", "walk", "6000steps")
    assert cli("chart", "week", "walk").out == "No amount is known of the 1 session in the last 12 weeks.\n"
    assert cli("chart", "years", "walk").out.startswith("No amount of walk was logged this year or last: ")
    assert cli("chart", "heat", "walk").out.startswith("Walk on 1 day in 53 weeks\n")
    cli("log", "walk", "40min")
    assert "40 min" in cli("chart", "week", "walk").out  # nothing but a time is known of it
    assert cli("chart", "pace", "walk", "--n", "1").out.startswith(
        "No session of walk with a distance and a time in the last 1 day: tracker log run 5km 28:00"
    )


def test_volume_as_json(trained: Cli) -> None:
    found = trained("chart", "week", "--n", "2", "--json").json
    assert found["by"] == "week"
    assert found["activity"] is None
    assert found["measure"] == "distance"  # hardly any time is known
    assert found["today"] == "2025-06-28"
    assert found["series"][0] == {
        "name": "ride",
        "measure": "distance",
        "points": [{"date": "2025-06-16", "value": 0}, {"date": "2025-06-23", "value": 270_000}],
    }
    assert found["sessions"] == [{"date": "2025-06-16", "count": 1}, {"date": "2025-06-23", "count": 6}]
    of_runs = trained("chart", "months", "running", "--json").json
    assert (of_runs["by"], of_runs["activity"]) == ("month", "run")
    assert [one["name"] for one in of_runs["series"]] == ["run"]
    assert of_runs["series"][0]["points"][-1] == {"date": "2025-06-01", "value": 65_000}
    assert trained("chart", "month", "--activity", "run", "--json").json == of_runs


def test_the_calendar_as_json(trained: Cli) -> None:
    trained("log", "run", "30min", "@2025-06-18")
    found = trained("chart", "heat", "run", "--json").json
    assert {key: found[key] for key in ("activity", "measure", "first", "last", "today")} == {
        "activity": "run",
        "measure": "distance",
        "first": "2024-06-24",
        "last": "2025-06-28",
        "today": "2025-06-28",
    }
    assert found["days"][:3] == [
        {"date": "2025-06-18", "active": True, "value": None, "mark": None},
        {"date": "2025-06-19", "active": False, "value": None, "mark": "rest"},
        {"date": "2025-06-20", "active": True, "value": 5_000, "mark": None},
    ]
    earlier = trained("chart", "heat", "--back", "1", "--json").json
    assert (earlier["last"], earlier["days"]) == ("2024-06-28", [])


def test_years_pace_and_streaks_as_json(trained: Cli) -> None:
    trained("log", "run", "5km", "27:30", "@2024-12-31")
    assert trained("chart", "years", "run", "--json").json["years"] == [
        {
            "year": 2025,
            "total": 65_000,
            "points": [
                {"day": 171, "value": 5_000},
                {"day": 177, "value": 25_000},
                {"day": 178, "value": 45_000},
                {"day": 179, "value": 65_000},
            ],
        },
        {"year": 2024, "total": 5_000, "points": [{"day": 366, "value": 5_000}]},
    ]
    pace = trained("chart", "pace", "--json").json
    assert pace["activity"] == "run"  # done as often as riding, and with a name before it
    assert pace["efforts"] == [
        {"date": "2024-12-31", "distance_m": 5_000, "elapsed_s": 1650, "best": "5 km", "race": False},
        {"date": "2025-06-20", "distance_m": 5_000, "elapsed_s": 1680, "best": None, "race": False},
    ]
    assert trained("chart", "speed", "ride", "--n", "30", "--json").json == {
        "activity": "ride",
        "first": "2025-05-30",
        "last": "2025-06-28",
        "efforts": [],
    }
    assert trained("chart", "streak", "--json").json == {
        "first": "2024-12-31",
        "today": "2025-06-28",
        "running": True,
        "streaks": [
            {"first": "2024-12-31", "last": "2024-12-31", "days": 1},
            {"first": "2025-06-20", "last": "2025-06-20", "days": 1},
            {"first": "2025-06-26", "last": "2025-06-28", "days": 3},
        ],
    }


def test_the_road_as_json(trained: Cli) -> None:
    found = trained("chart", "mumbai-to-goa", "--map", "--json").json
    assert (found["challenge"], found["day"]) == ("mumbai-to-goa", 3)
    assert found["route"]["at_m"] == 330_000
    assert found["places"][0]["name"] == "Mumbai"
    (ghost,) = found["ghosts"]
    assert ghost["kind"] == "article"
    assert ghost["at_m"] > 0
    assert all({"lat", "lon"} == point.keys() for line in found["coast"] for point in line)


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("heet", 1, "did you mean 'heat'?"),
        ("mumbai-to-go", 1, "did you mean 'mumbai-to-goa'?"),
        ("run", 1, "tracker chart week run"),
        ("week runn", 1, "did you mean run?"),
        ("heat wheel", 1, "did you mean wheels?"),
        ("heat ####", 1, "write one like run"),
        ("heat treadmill", 1, "run has it: write run"),
        ("streaks run", 2, "takes no activity; an activity goes with day, week, month, year, heat, years, pace."),
        ("week --back 1", 2, "--back goes with heat."),
        ("heat --n 3", 2, "--n goes with day, week, month, year, pace."),
        ("week --map", 2, "--map goes with CHALLENGE."),
        ("mumbai-to-goa run", 2, "takes no activity"),
        ("week --n 0", 2, "1 to 1,000"),
        ("week --n many", 2, "--n"),
        ("heat --back 200", 2, "0 to 123 years"),
        ("pace --n 0", 2, "at least 1 day"),
    ],
)
def test_what_can_not_be_drawn_is_answered_with_the_nearest(trained: Cli, line: str, code: int, said: str) -> None:
    told = trained("chart", *line.split())
    assert (told.code, told.out) == (code, "")
    assert said in told.err


def test_a_challenge_without_a_road_has_no_map(cli: Cli) -> None:
    cli("challenge", "start", "squat-30")
    told = cli("chart", "squat-30", "--map")
    assert told.code == 1
    assert "has no road" in told.err
    assert cli("chart", "squat-30", "--json").json["challenge"] == "squat-30"


def test_a_shell_completes_charts_and_activities(cli: Cli) -> None:
    from tracker.cli.chart import activities, charts

    assert dict(charts(None)).keys() == set(KINDS)
    assert dict(activities(None))["run-trail"] == "Trail run"
    assert dict(activities(None))["foot"] == "On foot"
