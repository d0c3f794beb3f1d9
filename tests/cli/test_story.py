"""Mumbai to Goa in the shell, day by day, with `--at`; and the keys that scripts rely on."""

import pytest

from tests.cli.conftest import Cli

CLIMBS = (820, 1450, 1240, 980, 620)
SESSION = {
    "id",
    "activity",
    "local_date",
    "started_at",
    "zone",
    "distance_m",
    "elapsed_s",
    "moving_s",
    "climb_m",
    "reps",
}
SESSION |= {
    "hold_s",
    "note",
    "tags",
    "rpe",
    "hr_avg",
    "steps",
    "timed",
    "indoor",
    "virtual",
    "assisted",
    "race",
    "parts",
}
FEED = {"challenge", "goal", "before", "after", "target", "hit", "day", "measure"}
STREAK = {
    "challenge",
    "rule",
    "current",
    "longest",
    "longest_from",
    "longest_to",
    "status",
    "until",
    "why",
    "unit",
    "title",
}
CHALLENGE = {
    "id",
    "title",
    "day",
    "days",
    "status",
    "targets",
    "total",
    "projection",
    "route",
    "verdict",
    "completed_on",
}
TARGET = {"goal", "activity", "measure", "target", "done", "left"}
TOTAL = {"measure", "target", "done", "planned", "balance", "days_ahead", "needed_per_day"}


def days(cli: Cli, count: int) -> None:
    """Start on 26 June 2025 and log `count` days in the evening."""
    assert cli("challenge", "start", "mumbai-to-goa", "--on", "2025-06-26", "--at", "2025-06-26T05:30+05:30").code == 0
    for n in range(count):
        at = f"2025-06-{26 + n}T19:30+05:30"
        assert cli("log", f"ride 90km +{CLIMBS[n]}m", "--at", at).code == 0
        assert cli("--at", at, "log", "20r").code == 0
        assert cli("log", "pushups", "50", f"--at={at}").code == 0


def test_the_morning_of_day_four(cli: Cli) -> None:
    days(cli, 3)
    told = cli("today", "--json", "--at", "2025-06-29T06:00+05:30")
    assert (told.code, told.err) == (0, "")
    found = told.json
    assert (found["date"], found["zone"]) == ("2025-06-29", "Asia/Kolkata")
    (goa,) = found["challenges"]
    assert goa.keys() >= CHALLENGE
    assert (goa["id"], goa["day"], goa["days"], goa["status"]) == ("mumbai-to-goa", 4, 5, "active")
    assert goa["total"].keys() >= TOTAL
    assert goa["total"] | {"days_ahead": None} == goa["total"] | {
        "measure": "distance",
        "target": 558_000,
        "done": 330_000,
        "planned": 334_800,
        "balance": -4_800,
        "needed_per_day": 114_000,
        "days_ahead": None,
    }
    assert goa["total"]["days_ahead"] == pytest.approx(-0.043, abs=0.001)
    assert [one.keys() >= TARGET for one in goa["targets"]] == [True, True]
    assert [(one["goal"], one["target"], one["done"], one["left"]) for one in goa["targets"]] == [
        ("ride", 90_000, 0, 90_000),
        ("run", 20_000, 0, 20_000),
    ]
    assert goa["route"] == {
        "length_m": 558_000,
        "at_m": 330_000,
        "place": "Ratnagiri",
        "next": {"name": "Kankavli", "in_m": 114_700},
        "unplaced": [],
    }
    assert goa["projection"] is None
    streak = found["streaks"][0]
    assert streak.keys() >= STREAK
    assert (streak["challenge"], streak["current"], streak["status"]) == ("mumbai-to-goa", 3, "at_risk")
    assert streak["until"] == "2025-06-29"
    assert found["next_race"] is None


def test_day_four_in_words(cli: Cli) -> None:
    days(cli, 3)
    told = cli("today", "--at", "2025-06-29T06:00+05:30")
    assert told.code == 0
    assert "Sun 29 Jun 2025 · Asia/Kolkata" in told.out
    assert "Mumbai → Goa · day 4 of 5" in told.out
    assert "0 / 90 km   90 km to go" in told.out
    assert "330 of 558 km, 4.8 km behind plan. 114 km a day needed." in told.out
    assert "330 of 558 km, 59 %, 4.9 km past Ratnagiri, next Kankavli in 114.7 km." in told.out
    assert "  Streak: 3 days, at risk until today 24:00\n" in told.out
    assert "3 days hit from Thu 26 Jun 2025 to Sat 28 Jun 2025; today is still open." in told.out
    assert max(map(len, told.out.splitlines())) <= 120
    plain = cli("today", "--ascii", "--at", "2025-06-29T06:00+05:30").out
    assert plain.isascii()


def test_done_by_its_day_goals_and_honest_about_the_rest(cli: Cli) -> None:
    days(cli, 5)
    at = ("--at", "2025-06-30T21:00+05:30")
    (goa,) = cli("today", "--json", *at).json["challenges"]
    assert (goa["status"], goa["completed_on"], goa["total"]["done"]) == ("completed", "2025-06-30", 550_000)
    assert [medal["key"] for medal in goa["medals"]] == ["chiplun", "400-km", "finish"]
    text = cli("today", *at).out
    assert "completed" in text
    assert "550 of 558 km: 8 km short of the route" in text
    page = cli("challenge", "show", "mumbai-to-goa", *at).out
    assert "BALANCE" in page
    assert page.count(" done\n") == 5
    listed = cli("challenge", "list", *at)
    assert "550 of 558 km" in listed.out
    streak = cli("streak", "--json", *at).json["streaks"][0]
    assert (streak["current"], streak["longest"]) == (5, 5)


def test_what_log_answers(cli: Cli) -> None:
    days(cli, 2)
    told = cli("log", "--json", "90c", "20r")
    assert told.code == 0
    found = told.json
    ride, run = found["sessions"]
    assert ride.keys() >= SESSION
    assert (ride["activity"], ride["distance_m"], ride["local_date"]) == ("ride", 90_000, "2025-06-28")
    assert ride["started_at"].endswith("Z")
    assert ride["zone"] == "Asia/Kolkata"
    assert (run["activity"], run["elapsed_s"]) == ("run", None)
    assert all(feed.keys() >= FEED for feed in found["feeds"])
    assert [(feed["goal"], feed["before"], feed["after"], feed["target"], feed["hit"]) for feed in found["feeds"]] == [
        ("ride", 0, 90_000, 90_000, True),
        ("run", 0, 20_000, 20_000, True),
    ]
    assert found["streaks"][0]["current"] == 3
    assert (found["marks"], [medal["key"] for medal in found["medals"]]) == ([], ["chiplun"])


def test_log_in_words(cli: Cli) -> None:
    days(cli, 0)
    told = cli("log", "ride", "90km", "4:10", "+820m", "hills", "#ghat", "--at", "2025-06-26T19:30+05:30")
    assert told.out.splitlines()[0] == "Logged  Ride  90 km  4:10:00  21.6 km/h  today  +820 m · hills · #ghat"
    assert "Mumbai → Goa, day 1: ride 90 / 90 km done." in told.out
    told = cli("log", "20r", "--at", "2025-06-26T20:30+05:30")
    assert "run 20 / 20 km done; day 1 complete." in told.out
    assert "  Streak  Mumbai → Goa       1 day, safe until Fri 27 Jun 24:00\n" in told.out


@pytest.mark.parametrize(
    ("argv", "note"),
    [
        (["run", "5mi", "rpe7", "hr152", "with Ankita"], "with Ankita"),
        (['run 5mi rpe7 hr152 "with Ankita"'], "with Ankita"),
        (["run", "5mi", "rpe7", "hr152", "--", "-h --help"], "-h --help"),
        (["--", "run", "5mi", "rpe7", "hr152", 'say "hi"'], 'say "hi"'),
    ],
)
def test_words_reach_the_log_as_they_were_meant(cli: Cli, argv: list[str], note: str) -> None:
    (session,) = cli("log", "--json", *argv).json["sessions"]
    assert session["distance_m"] == 8046.72
    assert (session["rpe"], session["hr_avg"]) == (7, 152)
    assert session["note"] == note


def test_a_line_that_cannot_be_read_points_at_the_word_and_stores_nothing(cli: Cli) -> None:
    told = cli("log", "ride", "90kmm", "4:10", "--json")
    assert (told.code, told.out) == (2, "")
    sentence, line, carets = told.err.splitlines()
    assert sentence.startswith("tracker: ")
    assert line == "  ride 90kmm 4:10"
    assert carets.startswith("       ^^^^^")
    assert cli("journal", "--json").json["sessions"] == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("run 5km @2025-07-04", 1),
        ("run 2000km", 1),
        ("run 5km @2025-02-30", 1),
        ("fly 5km", 2),
        ("run 5km 4:75", 2),
    ],
)
def test_the_impossible_is_refused(cli: Cli, line: str, code: int) -> None:
    told = cli("log", line)
    assert (told.code, told.out) == (code, "")
    assert told.err


def test_undo_and_redo_name_the_change(cli: Cli) -> None:
    assert cli("undo").code == 1
    told = cli("undo", "--json")
    assert (told.code, told.json) == (1, {"undone": None})
    cli("log", "90c 20r")
    told = cli("undo", "--json")
    assert told.code == 0
    assert told.json["undone"].keys() == {"id", "title", "at"}
    assert cli("journal", "--json").json["sessions"] == []
    told = cli("redo")
    assert told.code == 0
    assert told.out.startswith("Redone: ")
    assert len(cli("journal", "--json").json["sessions"]) == 2
    assert cli("redo").code == 1


def test_a_wrong_number_is_mended_in_place(cli: Cli) -> None:
    cli("log", "run 20km 1:58:30 hills #ghat")
    told = cli("edit", "last", "21km", "--json")
    (session,) = told.json["sessions"]
    assert (session["distance_m"], session["elapsed_s"], session["note"], session["tags"]) == (
        21_000,
        7_110,
        "hills",
        ["ghat"],
    )
    assert cli("edit", session["id"][-6:], "+900m").code == 0
    assert "+900 m" in cli("journal").out
    assert cli("edit", "nonsense", "5km").code == 1
    assert cli("edit", "last").code == 2


def test_deleting(cli: Cli) -> None:
    cli("log", "90c 20r")
    ids = [session["id"] for session in cli("journal", "--json").json["sessions"]]
    told = cli("delete", ids[0][-6:], ids[1])
    assert told.code == 0
    assert "tracker undo brings them back" in told.out
    assert cli("delete", "last").code == 1
    cli("undo")
    assert len(cli("delete", "last", "--json").json["sessions"]) == 1


def test_the_journal_filters_and_says_when_there_is_more(cli: Cli) -> None:
    assert cli("journal").code == 0
    for n in range(6):
        cli("log", f"run {5 + n}km @-{n} #ghat")
    told = cli("journal", ">8km", "#ghat", "--json")
    assert [session["distance_m"] for session in told.json["sessions"]] == [9_000, 10_000]
    told = cli("journal", "swim")
    assert told.code == 1
    assert "No session matches swim." in told.out
    assert cli("journal", "swim", "--json").json == {"sessions": [], "more": False}
    told = cli("journal", "--limit", "2")
    assert told.out.count("km") == 2
    assert "--limit" in told.out
    assert cli("journal", "--limit", "2", "--json").json["more"] is True
    assert cli("journal", "--limit", "0").code == 2


def test_marks(cli: Cli) -> None:
    told = cli("mark", "sick", "@26jun..27jun", "--note", "fever", "--json")
    assert [(mark["date"], mark["kind"], mark["note"]) for mark in told.json["marks"]] == [
        ("2025-06-26", "sick", "fever"),
        ("2025-06-27", "sick", "fever"),
    ]
    assert "sick, fever" in cli("journal").out
    told = cli("mark", "sick", "@26jun", "--remove")
    assert told.out == "Taken away: Sick on Thu 26 Jun 2025, fever.\n"
    assert cli("mark", "sick", "@26jun", "--remove").code == 1
    for days, on in (("2025-06-26", [26]), ("thu..fri", [26, 27]), ("yday", [27]), ("26jun 2d", [26, 27])):
        marks = cli("mark", "rest", *days.split(), "--json").json["marks"]
        assert [(one["date"], one["note"]) for one in marks] == [(f"2025-06-{day}", "") for day in on]
        assert cli("mark", "rest", *days.split(), "--remove").code == 0
    assert "no date of the calendar" in cli("mark", "rest", "2025-06-31").err
    assert cli("mark", "travel", "--zone", "Europe/Oslo").code == 0
    assert cli("mark", "travel", "--zone", "Mars/Olympus").code == 1
    assert cli("mark", "holiday").code == 1
    assert cli("mark").code == 2


def test_challenges_start_and_end(cli: Cli, tmp_path: object) -> None:
    told = cli("challenge", "start", "mumbai-to-goa", "--on", "yesterday", "--with", "Ankita", "Milind", "--json")
    assert told.json.keys() >= CHALLENGE
    assert (told.json["first"], told.json["day"]) == ("2025-06-27", 2)
    assert cli("today", "--athlete", "ankita", "--json").json["athlete"] == "Ankita"
    assert cli("today", "--athlete", "Nobody").code == 1
    assert "Ankita: 0 of 558 km" in cli("today").out
    assert cli("challenge", "start", "mumbai-to-go").code == 1
    assert cli("challenge", "start", "mumbai-to-goa", "--on", "32 June").code == 2
    told = cli("challenge", "end", "mumbai-to-goa")
    assert told.out.startswith("Ended: Mumbai → Goa")
    assert cli("challenge", "show", "mumbai-to-goa", "--json").json["status"] == "abandoned"
    assert cli("challenge", "show", "nothing").code == 1
    cli("undo")
    assert cli("challenge", "list", "--json").json["challenges"][0]["status"] == "active"


def test_what_a_page_holds_for_scripts(cli: Cli) -> None:
    days(cli, 1)
    page = cli("challenge", "show", "mumbai-to-goa", "--json").json
    assert page.keys() >= CHALLENGE | {"stages", "rules", "claims", "goals", "places", "streak"}
    assert len(page["stages"]) == 5
    first = page["stages"][0]
    assert (first["date"], first["planned"], first["done"]) == (
        "2025-06-26",
        {"ride": 90_000, "run": 20_000},
        {"ride": 90_000, "run": 20_000},
    )
    assert [claim["value"] for claim in page["claims"] if claim["chosen"] and claim["field"] == "total"] == ["558 km"]


def test_the_library(cli: Cli) -> None:
    found = cli("template", "list", "--json").json["templates"]
    assert {"mumbai-to-goa", "tromso-midnight-sun-half"} <= {template["id"] for template in found}
    text = cli("template", "list").out
    assert all(template["id"] in text for template in found)
    page = cli("template", "show", "mumbai-to-goa")
    assert "Ratnagiri" in page.out
    assert "* 558 km" in page.out
    told = cli("template", "show", "mumbai-to-gao")
    assert told.code == 1
    assert "mumbai-to-goa" in told.err


def test_checking_a_template_names_every_fault(cli: Cli, tmp_path: object) -> None:
    from pathlib import Path

    from tracker.config import seeds_dir

    good = seeds_dir() / "mumbai-to-goa.toml"
    bad = Path(str(tmp_path)) / "bad\x1b]0;T\x07.toml"
    bad.write_text(good.read_text().replace('target = "90 km"', 'target = "ninety"').replace('"20 km"', '"twenty"'))
    assert cli("template", "check", str(good)).code == 0
    told = cli("template", "check", str(good), str(bad))
    assert told.code == 1
    assert "line " in told.out
    assert "\x1b" not in told.out + told.err
    assert str(good) in told.out
    files = cli("template", "check", str(bad), "--json")
    assert files.code == 1
    assert files.json["files"][0]["ok"] is False
    assert len(files.json["files"][0]["faults"]) >= 2
    assert cli("template", "check", "missing.toml").code == 1


def test_charts_state_their_finding(cli: Cli) -> None:
    days(cli, 3)
    told = cli("chart")
    assert told.code == 0
    assert "330" in told.out
    assert cli("chart", "month").code == 0
    plan = cli("chart", "mumbai-to-goa", "--at", "2025-06-29T06:00+05:30")
    assert plan.out.startswith("4.8 km behind the plan of day 3")
    found = cli("chart", "week", "--json").json
    assert {one["name"] for one in found["series"]} == {"ride", "run"}
    assert found["series"][0]["points"][-1] == {"date": "2025-06-23", "value": 270_000}
    planned, done = cli("chart", "mumbai-to-goa", "--json").json["series"]
    assert [point["value"] for point in planned["points"]] == [111_600, 223_200, 334_800, 446_400, 558_000]
    assert [point["value"] for point in done["points"]] == [110_000, 220_000, 330_000]
    assert cli("chart", "nothing").code == 1


def test_the_doctor(cli: Cli) -> None:
    told = cli("doctor", "--json")
    assert told.code == 0
    assert told.json["ok"] is True
    assert all(check.keys() == {"name", "ok", "detail", "fix"} for check in told.json["checks"])
    assert "All is well." in cli("doctor").out


def test_an_empty_journal_shows_the_doors(cli: Cli) -> None:
    told = cli("today")
    assert told.code == 0
    assert "tracker challenge start mumbai-to-goa" in told.out
    assert "tracker log run 5km" in told.out
    assert cli("today", "--json").json["challenges"] == []
    assert cli("streak").code == 0
    assert cli("challenge", "list").code == 0
    assert cli("chart").code == 0


def test_miles(cli: Cli) -> None:
    cli("log", "run 10", "--units", "mi")
    assert cli("journal", "--json").json["sessions"][0]["distance_m"] == 16_093.44
    assert "10 mi" in cli("journal", "--units", "mi").out


HOSTILE = "\x1b]0;T\x07\u202e[bold]x[/red]\x9b31m"


@pytest.mark.parametrize("verb", [["journal"], ["today"], ["challenge", "list"], ["undo"]])
def test_text_from_outside_is_only_text(cli: Cli, verb: list[str]) -> None:
    cli("challenge", "start", "mumbai-to-goa", "--with", f"A{HOSTILE}")
    cli("log", "run", "5km", f"note {HOSTILE}", "#ghat")
    told = cli(*verb)
    assert not set(told.out + told.err) & set("\x1b\x07\u202e\x9b")


@pytest.mark.parametrize("name", ["All", "None", "null", "0", "@file", "[/]", "x" * 60])
def test_names_are_only_names(cli: Cli, name: str) -> None:
    told = cli("challenge", "start", "mumbai-to-goa", "--with", name)
    assert told.code == 0
    assert cli("today", "--athlete", name, "--json").json["athlete"] == name


def test_an_endless_line_is_refused(cli: Cli) -> None:
    told = cli("log", "run 5km " + "x" * 2_000_000)
    assert told.code in (1, 2)
    assert len(told.err) < 1_000
    assert cli("journal", "--json").json["sessions"] == []


def test_a_broken_command_says_so_in_one_sentence(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.services.tracker import Tracker

    def fail(self: Tracker) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.delenv("TRACKER_DEBUG")
    monkeypatch.setattr(Tracker, "today", fail)
    told = cli("today")
    assert (told.code, told.out) == (1, "")
    assert "ZeroDivisionError" in told.err
    assert told.err.count("\n") == 1


def test_ctrl_c(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from tracker.services.tracker import Tracker

    def interrupted(self: Tracker) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Tracker, "today", interrupted)
    told = cli("today")
    assert (told.code, told.out) == (130, "")
    assert told.err == ""
