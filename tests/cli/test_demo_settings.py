"""What is changed in the demo is thrown away with it, settings too."""

from pathlib import Path

import pytest

from tracker.cli import app as opening
from tracker.settings.chosen import load
from tracker.settings.writing import put


def test_the_demos_settings_are_the_athletes_and_stay_in_its_folder(
    tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.toml"
    monkeypatch.setenv("TRACKER_CONFIG", str(own))
    put(own, "theme", "high-noon")
    before = own.read_bytes()
    folder = tmp_path / "demo"
    folder.mkdir()
    settings = opening._thrown_away(load({"TRACKER_CONFIG": str(own)}), folder)
    assert settings.word("theme") == "high-noon"
    changed = settings.with_file(put(settings.file.path, "ascii", True))
    assert changed.on("ascii")
    assert changed.word("theme") == "high-noon", "what the athlete chose stays in force"
    assert own.read_bytes() == before
    assert settings.file.path.parent == folder
