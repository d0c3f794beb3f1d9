"""`export` in the shell: files, standard output, and what goes with what."""

import csv
import io
import json
from pathlib import Path

import icalendar
import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def logged(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A journal with a session, a race at night and a challenge; the folder of the files is the current one."""
    monkeypatch.chdir(tmp_path)
    cli("athlete", "set", "Me", "--rename", "Milind", "--zone", "Asia/Kolkata")
    cli("log", "ride 90km 4:10 @06:00 ghat")
    cli("challenge", "start", "mumbai-to-goa", "--on", "2025-06-26", "--with", "Ankita")
    cli("race", "add", "Midnight Sun: Half/2025", "--on", "2025-06-21 22:30", "--zone", "Europe/Oslo")
    return cli


def test_everything_goes_into_one_file_that_is_never_overwritten_unasked(logged: Cli, tmp_path: Path) -> None:
    told = logged("export")
    assert (told.code, told.out) == (0, "Wrote journal.tracker.json: the whole journal, 1 session.\n")
    assert json.loads((tmp_path / "journal.tracker.json").read_bytes())["athletes"][0]["name"] == "Milind"
    again = logged("export")
    assert again.code == 1
    assert "journal.tracker.json is there already; name another file, or add --force" in again.err
    forced = logged("export", "-o", "journal.tracker.json", "--force", "--json").json
    assert forced == {
        "file": "journal.tracker.json",
        "kind": "journal",
        "bytes": (tmp_path / "journal.tracker.json").stat().st_size,
        "said": "the whole journal, 1 session",
        "notes": [],
    }


def test_a_hyphen_is_standard_output(logged: Cli, tmp_path: Path) -> None:
    logged("export", "-o", "j.json")
    assert logged("export", "-o", "-").out == (tmp_path / "j.json").read_text()
    (row,) = csv.DictReader(io.StringIO(logged("export", "--csv", "-o", "-").out.lstrip("\ufeff")))
    assert (row["Activity"], row["Distance (km)"], row["Note"]) == ("Ride", "90", "ghat")
    (row,) = csv.DictReader(io.StringIO(logged("export", "--csv", "-o", "-", "--units", "mi").out))
    assert row["Distance (mi)"] == "55.9234073"


def test_the_calendar_holds_what_was_is_and_comes(logged: Cli) -> None:
    told = logged("export", "--calendar", "-o", "t.ics")
    assert told.out == "Wrote t.ics: 1 session, 1 race and 5 planned days.\n"
    found = icalendar.Calendar.from_ical(Path("t.ics").read_bytes())
    events = {str(event["summary"]): event for event in found.walk("VEVENT")}
    assert "Mumbai → Goa, day 3: ride 90 km and run 20 km" in events
    assert str(events["Midnight Sun: Half/2025"].decoded("dtstart")) == "2025-06-21 20:30:00+00:00"
    assert str(events["Ride 90 km"].decoded("dtend")) == "2025-06-28 04:40:00+00:00"
    assert len({str(event["uid"]) for event in events.values()}) == 7
    logged("export", "--calendar", "-o", "u.ics")
    assert Path("t.ics").read_bytes() == Path("u.ics").read_bytes()


def test_a_challenge_and_a_digest_have_fitting_names(logged: Cli) -> None:
    assert logged("export", "--challenge", "mumbai-to-goa").out == "Wrote mumbai-to-goa.tracker.json: Mumbai → Goa.\n"
    told = logged("export", "--digest", "mumbai-to-goa", "--as", "Milind / Tromsø")
    assert told.out == (
        "Wrote mumbai-to-goa-milind-tromso.digest.json: Milind / Tromsø's log for Mumbai → Goa, 1 session.\n"
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        (["--csv", "--calendar"], 2, "One file at a time: take --csv or --calendar."),
        (["--as", "Asha"], 2, "--as says who a digest is of"),
        (["--csv", "--no-photos"], 2, "--no-photos is for the whole journal"),
        (["-o", "--csv"], 2, "-o is followed by a file, not by --csv"),
        (["-o", "nowhere/x.json"], 1, "There is no folder nowhere; make it first."),
        (["-o", "."], 1, ". is a folder; name a file in it."),
        (["--challenge", "mumbai-to-gao"], 1, "did you mean"),
        (["--digest", "none"], 1, "You have no challenge 'none'"),
    ],
)
def test_what_can_not_be_is_said(logged: Cli, line: list[str], code: int, said: str) -> None:
    told = logged("export", *line)
    assert told.code == code
    assert said in told.err
    assert list(Path().glob("*.json")) == []


def test_an_empty_journal_leaves_too(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert json.loads(cli("export", "-o", "-").out)["sessions"] == []
    assert cli("export", "--csv", "-o", "-").out.count("\n") == 1
    told = cli("export", "--calendar")
    assert (told.code, "There is nothing for a calendar yet" in told.err) == (1, True)


def test_what_left_comes_back_by_import(logged: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logged("export", "-o", "j.json")
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "other" / "journal.db"))
    told = logged("import", "j.json", "--yes", "--json")
    assert told.code == 0
    assert told.json["counts"]["refuse"] == 0
    logged("export", "-o", "k.json")
    assert Path("j.json").read_bytes() == Path("k.json").read_bytes()
    assert logged("import", "j.json", "--yes").code == 0  # nothing new
    assert logged("undo").code == 0
    assert json.loads(logged("export", "-o", "-").out)["athletes"] == []
