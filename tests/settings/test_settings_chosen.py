"""What is in force: option, variable, file, default, in this order, for every setting."""

from itertools import product
from pathlib import Path

import pytest

from tracker.settings.chosen import Chosen, Source, load, settle
from tracker.settings.file import SettingsFile
from tracker.settings.table import (
    SETTINGS,
    Kind,
    Setting,
    SettingsError,
    Value,
    read_text,
    read_variable,
    setting_named,
    written,
)

FILE = Path("config.toml")


def three(setting: Setting) -> tuple[Value, str, Value]:
    """A value for an option, a variable and a file, no two of them the same where there are so many."""
    if setting.env_says is not None:
        return setting.env_says, "1", not setting.env_says
    if setting.kind is Kind.SWITCH:
        return True, "off", True
    if setting.kind is Kind.PATH:
        return "/a.db", "b.db", "/c.db"
    if setting.kind is Kind.CIRCLES:
        return "1,2 3m", "4,5 6m", "7,8 9m"
    others = [choice for choice in setting.choices if choice != setting.default]
    return others[0], others[1], others[-1]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
@pytest.mark.parametrize("said", list(product((True, False), repeat=3)))
def test_the_stronger_one_holds(setting: Setting, said: tuple[bool, bool, bool]) -> None:
    option, text, kept = three(setting)
    file = SettingsFile(FILE, {setting.key: kept} if said[2] else {}, lines={setting.key: 3})
    environ = {setting.env: text} if said[1] else {}
    given = {setting.key: option} if said[0] else {}
    variable = read_variable(setting, text)
    found = settle(file, environ, given).of(setting.key)
    if said[0] and not (said[1] and option == variable):
        assert found == Chosen(option, Source.OPTION, setting.option)
    elif said[1]:
        assert found == Chosen(variable or False, Source.ENVIRONMENT, setting.env)
    elif said[2]:
        assert found == Chosen(kept, Source.FILE, "line 3")
    else:
        assert found == Chosen(setting.default, Source.DEFAULT)
    assert found.fixed == (said[0] or said[1])


def test_every_setting_can_be_explained() -> None:
    assert len({setting.key for setting in SETTINGS}) == len({setting.env for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.help.endswith("."), setting.key
        assert setting.word
        assert setting.kind is not Kind.CHOICE or setting.default in setting.choices
        assert setting.kind is Kind.PATH or read_text(setting, written(setting.default)) == setting.default


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("ascii", "", None),
        ("ascii", "1", True),
        ("ascii", "anything", True),
        ("ascii", "0", False),
        ("ascii", "Off", False),
        ("colour", "", None),
        ("colour", "0", False),
        ("theme", " Nord ", "nord"),
        ("journal", "here.db", "here.db"),
    ],
)
def test_a_variable_is_read_as_it_always_was(key: str, text: str, value: Value | None) -> None:
    assert read_variable(setting_named(key), text) == value


def test_a_wrong_variable_is_told_and_the_file_holds() -> None:
    found = settle(SettingsFile(FILE, {"theme": "nord"}, lines={"theme": 1}), {"TRACKER_THEME": "nrod"})
    assert found.word("theme") == "nord"
    assert found.faults == ("TRACKER_THEME: theme can't be 'nrod'; did you mean nord?",)


def test_the_units_of_the_athlete_are_nobodys_choice() -> None:
    assert settle(SettingsFile(FILE), {}).units is None
    assert settle(SettingsFile(FILE), {"TRACKER_UNITS": "mi"}).units == "mi"
    assert settle(SettingsFile(FILE, {"units": "mi"}, lines={"units": 1}), {}, {"units": "km"}).units == "km"


@pytest.mark.parametrize(
    ("key", "text"), [("ascii", "perhaps"), ("units", "furlong"), ("start", ""), ("journal", "a\0b")]
)
def test_a_wrong_value_says_what_is_allowed(key: str, text: str) -> None:
    with pytest.raises(SettingsError, match=key):
        read_text(setting_named(key), text)


def test_loading_creates_nothing(own_home: Path) -> None:
    before = sorted(own_home.rglob("*"))
    assert load({"HOME": str(own_home)}).faults == ()
    assert sorted(own_home.rglob("*")) == before
