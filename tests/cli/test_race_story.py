"""Races, records, medals, facts and athletes in the shell; each change taken back again."""

import json

import pytest

from tests.cli.conftest import Cli

HANDLE = "midnight-sun-half-2025"
RACE = {"id", "event", "starts_at", "zone", "date", "in_days", "distance_m", "age_rule", "limits", "result", "timed"}
RESULT = {"status", "gun_s", "chip_s", "distance_m", "position", "of", "splits", "medal", "session"}
MEDAL = {"award", "title", "artefact", "date", "band", "value", "why", "challenge", "sessions", "results", "revoked"}
RECORD = {"kind", "sport", "estimated", "measure", "value", "distance_m", "elapsed_s", "by", "date", "race", "session"}


@pytest.fixture
def half(cli: Cli) -> Cli:
    """The half is in the calendar."""
    told = cli(
        *("race", "add", "Midnight Sun Half", "--on", "2025-06-21 22:30", "--zone", "Europe/Oslo"),
        *("--distance", "half", "--limit", "3:30", "--age", "birth_year>=15", "--place", "Tromsø"),
        *("--at", "2025-06-01"),
    )
    assert (told.code, told.err) == (0, "")
    assert f"Added Midnight Sun Half  Sat 21 Jun 2025  {HANDLE}" in told.out
    assert "in 20 days · 21.0975 km · starts 22:30 Europe/Oslo · Tromsø" in told.out
    assert "Limit 3:30:00 at the finish, until 02:00 on Sun 22 Jun 2025" in told.out
    return cli


def test_a_race_from_the_calendar_to_the_cabinet(half: Cli) -> None:
    (race,) = half("race", "list", "--json", "--at", "2025-06-20").json["races"]
    assert race.keys() >= RACE
    assert (race["id"], race["in_days"], race["starts_at"]) == (HANDLE, 1, "2025-06-21T20:30:00Z")
    assert (race["distance_m"], race["result"]) == (21_097.5, None)
    assert race["limits"] == [{"at_m": None, "elapsed_s": 12_600, "clock": None, "until": "2025-06-22T00:00:00Z"}]
    assert "tomorrow" in half("race", "list", "--at", "2025-06-20").out
    told = half(
        *("race", "result", HANDLE, "2:06:01.2", "--chip", "2:05:10", "--split", "10km=58:10"),
        *("--split", "20km=1:58:00", "--position", "512", "--of", "2100", "--medal", "Finisher", "--json"),
    )
    result = told.json["race"]["result"]
    assert result.keys() >= RESULT
    assert (result["status"], result["gun_s"], result["chip_s"], result["position"]) == ("finished", 7562, 7510, 512)
    assert [split["elapsed_s"] for split in result["splits"]] == [3490, 7080]
    page = half("race", "show", HANDLE).out
    assert "2:06:02 · chip 2:05:10 · 512 of 2,100" in page
    assert "20km  1:58:00  +59:50" in page
    assert "2:06:02" in half("race", "list").out
    (medal,) = half("medals", "--json").json["medals"]
    assert medal.keys() >= MEDAL
    assert (medal["title"], medal["date"], medal["revoked"]) == ("Finisher", "2025-06-21", None)
    assert "Finisher  medal, Sat 21 Jun 2025" in half("medals").out


def test_each_change_of_a_race_is_taken_back(half: Cli) -> None:
    assert half("race", "result", HANDLE, "2:06:01").code == 0
    assert half("race", "remove", HANDLE, "--result").code == 0
    assert half("race", "show", HANDLE, "--json").json["race"]["result"] is None
    assert half("undo").out.startswith("Undone: Removed result of Midnight Sun Half")
    assert half("race", "show", HANDLE, "--json").json["race"]["result"]["gun_s"] == 7561
    assert half("race", "remove", HANDLE).out.endswith("tracker undo brings it back.\n")
    assert half("race", "list", "--json").json["races"] == []
    half("undo")
    assert half("undo").out.startswith("Undone: Result of Midnight Sun Half: 2:06:01")
    assert half("undo").out.startswith("Undone: Added race Midnight Sun Half of 2025-06-21")
    assert half("undo").code == 1
    assert "No race is in the calendar yet." in half("race", "list").out


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (("race", "add", "Half"), 2, "Say which race and when"),
        (("race", "add", "Half", "--on", "soon"), 2, "The start"),
        (("race", "add", "Half", "--on", "2025-06-21", "--zone", "Nowhere"), 1, "no time zone 'Nowhere'"),
        (("race", "result", HANDLE, "2:06:01", "2:05:10"), 2, "two times"),
        (("race", "result", HANDLE, "2:06:01", "--gun", "2:06:01"), 2, "one of them"),
        (("race", "result", HANDLE, "--gun", "2:05:10", "--chip", "2:06:01"), 1, "chip time is longer"),
        (("race", "result", HANDLE, "finnished"), 2, "did you mean 'finished'"),
        (("race", "result", HANDLE, "2:06:01", "--at", "2025-06-21T22:00+02:00"), 1, "still to come"),
        (("race", "result", "comrades-2025", "2:06:01"), 1, "no race 'comrades-2025'"),
        (("race", "show", "midnight-sun-half"), 1, f"did you mean '{HANDLE}'"),
        (("race",), 2, "tracker race list|show|add|result|remove"),
        (("athlete", "set", "--week-start", "someday"), 1, "weekday"),
        (("athlete", "set", "--born", "2199-01-01"), 1, "no birth date"),
        (("fact", "remove", "water"), 1, "has no 'water'"),
        (("fact", "list", "--days", "0"), 2, "--days goes from 1"),
        (("challenge", "start", "festive-500", "--factor", "Ankita"), 2, "--factor"),
        (("challenge", "start", "festive-500", "--on", "today", "--until", "today"), 2, "one of them"),
        (("challenge", "start", "festive-500", "--on", "soon 20:00"), 2, "--on"),
    ],
)
def test_what_is_refused_says_the_fix_and_stores_nothing(
    half: Cli, line: tuple[str, ...], code: int, said: str
) -> None:
    before = half("race", "list", "--json").out
    told = half(*line)
    assert (told.code, told.out) == (code, "")
    assert told.err.startswith("tracker: ")
    assert said in told.err
    assert half("race", "list", "--json").out == before


def test_over_the_limit_and_too_young(half: Cli) -> None:
    late = half("race", "result", HANDLE, "3:30:01")
    assert "over limit, 3:30:01" in late.out
    assert "Outside the limit 3:30:00 at the finish" in late.out
    assert half("race", "result", HANDLE, "3:30:00", "--json").json["race"]["result"]["status"] == "finished"
    assert half("athlete", "set", "--born", "2011-01-01").code == 0
    refused = half("race", "result", HANDLE, "2:06:01")
    assert refused.code == 1
    assert "15 or older by birth year (birth_year>=15)" in refused.err
    assert "tracker athlete set --born" in refused.err


def test_records_in_words_and_for_scripts(half: Cli) -> None:
    assert "No records yet" in half("records").out
    half("race", "result", HANDLE, "2:06:01", "--chip", "2:05:00")
    half("log", "run 5km 25:10 @2025-06-20")
    half("log", "ride 90km 4:10 +820m")
    told = half("records")
    assert "On foot  Half marathon  2:05:00  21 Jun 2025  Midnight Sun Half" in told.out
    assert "Run  5 km  25:10  20 Jun 2025" in told.out
    assert "Marathon  4:20:37  from 2:05:00 over half marathon" in told.out
    assert "most climb    820 m" in told.out
    assert max(map(len, told.out.splitlines())) <= 120
    found = half("records", "--json").json["records"]
    assert all(record.keys() >= RECORD for record in found)
    assert {record["kind"] for record in found} == {"race", "training", "prediction", "session", "week"}
    best = next(record for record in found if record["kind"] == "race")
    assert (best["value"], best["by"], best["race"], best["estimated"]) == (7500, "chip", HANDLE, False)
    climb = next(record for record in found if record["measure"] == "climb")
    assert (climb["sport"], climb["value"]) == ("ride", 820)


def test_a_medal_of_a_challenge_names_its_rule_and_is_revoked_with_a_note(cli: Cli) -> None:
    cli("challenge", "start", "tromso-midnight-sun-half", "--on", "2025-06-21")
    (race,) = cli("race", "list", "--json").json["races"]
    given = cli("race", "result", race["id"], "2:06:01", "--json").json
    assert [medal["challenge"] for medal in given["medals"]] == ["tromso-midnight-sun-half"]
    shown = cli("challenge", "show", "tromso-midnight-sun-half", "--json").json
    assert [medal["award"] for medal in shown["medals"]] == [medal["award"] for medal in given["medals"]]
    taken = cli("race", "result", race["id"], "dsq")
    assert "No longer earned:" in taken.out
    (medal,) = cli("medals", "--json").json["medals"]
    assert "The log no longer earns it" in medal["revoked"]
    assert "No longer earned" in cli("medals").out
    cli("undo")
    assert [medal["revoked"] for medal in cli("medals", "--json").json["medals"]] == [None]


def test_facts_of_days(cli: Cli) -> None:
    told = cli("log", "water", "3.8l", "--json")
    assert told.json["facts"] == [{"date": "2025-06-28", "key": "water", "value": 3800}]
    assert "water  3.8 l  today" in cli("log", "water", "3.8l").out
    cli("log", "steps 12000 check photo @yday")
    assert [fact["key"] for fact in cli("fact", "list", "--json").json["facts"]] == ["water", "photo", "steps"]
    assert cli("fact", "list", "--days", "1", "--json").json["facts"] == told.json["facts"]
    assert "12,000" in cli("fact", "list").out
    assert "steps 12,000 of Fri 27 Jun 2025" in cli("fact", "remove", "steps", "yesterday").out
    assert cli("undo").out.startswith("Undone: Removed steps of 2025-06-27")
    assert len(cli("fact", "list", "--json").json["facts"]) == 3


def test_athletes_of_a_journal(cli: Cli) -> None:
    assert "Nobody is in the journal yet" in cli("athlete", "list").out
    cli("athlete", "set", "--rename", "Milind", "--week-start", "sunday")
    told = cli("athlete", "add", "Ankita", "--zone", "Europe/Oslo", "--day-start", "3", "--units", "mi", "--json")
    assert told.json["athlete"] | {"id": ""} == {
        "id": "",
        "name": "Ankita",
        "zone": "Europe/Oslo",
        "units": "mi",
        "week_start": "sunday",
        "day_start_s": 10_800,
        "born": None,
        "sex": None,
    }
    assert [one["name"] for one in cli("athlete", "list", "--json").json["athletes"]] == ["Milind", "Ankita"]
    assert "Ankita  Europe/Oslo   mi" in cli("athlete", "list").out
    cli("undo")
    assert [one["name"] for one in cli("athlete", "list", "--json").json["athletes"]] == ["Milind"]


def test_why_in_the_shell(cli: Cli) -> None:
    cli("challenge", "start", "mumbai-to-goa", "--on", "2025-06-27")
    cli("log", "ride 90km @yday")
    whole = cli("challenge", "why", "mumbai-to-goa", "--json").json
    assert (whole["challenge"], whole["date"]) == ("mumbai-to-goa", None)
    assert whole["why"]
    day = cli("challenge", "why", "mumbai-to-goa", "yesterday")
    assert "Fri 27 Jun 2025 was missed" in day.out
    assert "Counted: ride 90 km" in day.out
    assert cli("challenge", "why", "mumbai-to-goa", "someday").code == 2
    assert cli("challenge", "why", "nowhere").code == 1


def test_starting_at_an_hour_and_until_a_day(cli: Cli) -> None:
    hours = cli("challenge", "start", "4x4x48", "--on", "2026-03-28 20:00", "--zone", "Europe/Oslo", "--json")
    assert (hours.code, hours.json["first"], hours.json["last"]) == (0, "2026-03-28", "2026-03-30")
    days = cli("challenge", "start", "75-hard", "--until", "2025-09-30", "--json")
    assert (days.code, days.json["last"], days.json["days"]) == (0, "2025-09-30", 75)
    refused = cli("challenge", "start", "75-soft", "--on", "2025-07-01 20:00")
    assert refused.code == 1


def test_the_schema_of_the_template_file(cli: Cli) -> None:
    told = cli("template", "schema")
    assert told.code == 0
    assert json.loads(told.out)["$schema"].startswith("https://json-schema.org/")


def test_hostile_text_does_no_harm(cli: Cli) -> None:
    nasty = "Run\x1b[31m [bold]x[/] \u202eevil"
    assert cli("race", "add", nasty, "--on", "2025-06-21", "--place", "\x07\x1b]0;t\x07").code == 0
    for told in (cli("race", "list"), cli("race", "show", cli("race", "list", "--json").json["races"][0]["id"])):
        assert "[bold]x[/]" in told.out
        assert not {"\x1b", "\x07", "\u202e"} & set(told.out)
