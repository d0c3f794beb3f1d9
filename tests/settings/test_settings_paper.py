"""docs/settings.md says what the table says."""

import re
from pathlib import Path

from tracker.settings.table import SETTINGS, THEMES, Kind

PAPER = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


def test_every_setting_stands_there_as_it_is() -> None:
    for setting in SETTINGS:
        row = next(line for line in PAPER.splitlines() if line.startswith(f"| `{setting.key}` |"))
        assert f"| `{setting.env}` |" in row
        assert setting.option in row
        assert setting.help in row
        if setting.kind is Kind.CHOICE and setting.choices is not THEMES:
            assert ", ".join(f"`{choice}`" for choice in setting.choices) in row
    assert len(re.findall(r"^\| `", PAPER, re.M)) == len(SETTINGS)


def test_the_themes_are_named_in_their_order() -> None:
    said = PAPER[PAPER.index("Themes: ") : PAPER.index("The first two")]
    assert re.findall(r"`([\w-]+)`", said) == list(THEMES)
