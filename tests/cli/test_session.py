"""`session`: one session opened in the shell."""

import json
from pathlib import Path

from tests.cli.conftest import Cli
from tests.formats.fit.fit_writer import fit_bytes


def test_a_recording_is_shown_with_its_laps_its_track_and_its_file(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "morning.fit").write_bytes(fit_bytes(laps=2))
    assert cli("import", str(tmp_path / "morning.fit"), "--yes", "--tracks").code == 0
    told = cli("session", "--ascii")
    assert told.code == 0
    for said in ("Run 5 km, Sat 1 Mar 2025", "Timer", "140 bpm", "170 bpm", "300 kcal", "morning.fit (fit)"):
        assert said in told.out, said
    heads = next(line for line in told.out.split("\n") if line.strip().startswith("Lap"))
    assert heads.split() == ["Lap", "Distance", "Time", "Rate", "Heart"]
    assert "@" in told.out, "where the track ended"
    document = json.loads(cli("session", "last", "--json").out)
    assert len(document["laps"]) == 2
    assert document["session"]["timer_s"] == 1800
    assert document["sources"][0]["path"] == "morning.fit"
    assert abs(document["track"][0][0] - 59.91) < 0.01


def test_what_was_typed_has_neither(cli: Cli) -> None:
    cli("log", "pushups", "3x10", "@yday", "heavy")
    told = cli("session")
    assert "by hand" in told.out
    assert "3 ×" in told.out
    assert "10 reps" in told.out
    assert "Lap" not in told.out
    document = json.loads(cli("session", "--json").out)
    assert (document["laps"], document["track"], document["sources"]) == ([], [], [])


def test_none_of_that_name_is_told(cli: Cli) -> None:
    assert cli("session").code == 1
    cli("log", "run", "5km")
    told = cli("session", "nix")
    assert told.code == 1
    assert "No session ends in 'nix'" in told.err
