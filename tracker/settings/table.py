"""Every setting, declared once: its key, what it may be, its default, its variable and what it is good for."""

import re
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from tracker.errors import TrackerError
from tracker.settings.circles import read_circles

Value = bool | str


class SettingsError(TrackerError):
    """A setting is unknown or can't be what was asked, or the file of settings can't be written."""

    title = "Settings"


class UnknownSettingError(SettingsError):
    """The settings were asked for something they do not have (exit code 2)."""

    exit_code = 2


class Kind(StrEnum):
    """What a setting may be: on or off, one of some words, a path, or privacy zones."""

    SWITCH = "switch"
    CHOICE = "choice"
    PATH = "path"
    CIRCLES = "circles"


class Setting(NamedTuple):
    """One setting. `word` names it on the screen; `option` and `env` set it for one run.

    `env_says` is what a variable that is merely there means (`NO_COLOR`); None where its text is the value. `later`
    marks what the app reads only when it starts.
    """

    key: str
    kind: Kind
    default: Value
    word: str
    help: str
    env: str
    option: str = ""
    choices: tuple[str, ...] = ()
    env_says: bool | None = None
    later: bool = False


THEMES = (
    "midnight-sun", "high-noon", "ansi-dark", "ansi-light", "textual-dark", "textual-light", "nord", "gruvbox",
    "catppuccin-mocha", "catppuccin-macchiato", "catppuccin-frappe", "catppuccin-latte", "dracula", "tokyo-night",
    "monokai", "flexoki", "solarized-dark", "solarized-light", "rose-pine", "rose-pine-moon", "rose-pine-dawn",
    "atom-one-dark", "atom-one-light",
)  # fmt: skip
OWN_UNITS = "athlete"  # as the athlete has it in the journal
PLACES = ("today", "challenges", "journal", "progress", "races", "library")

SETTINGS = (
    Setting(
        key="theme",
        kind=Kind.CHOICE,
        default="midnight-sun",
        word="Theme",
        help="The colours of the app; ansi-dark and ansi-light keep the terminal's own.",
        env="TRACKER_THEME",
        choices=THEMES,
    ),
    Setting(
        key="colour",
        kind=Kind.SWITCH,
        default=True,
        word="Colour",
        help="Off, everything is said by shapes and words alone.",
        env="NO_COLOR",
        option="--no-color",
        env_says=False,
    ),
    Setting(
        key="ascii",
        kind=Kind.SWITCH,
        default=False,
        word="Plain letters",
        help="Draw with plain letters only, for terminals and fonts without blocks and dots.",
        env="TRACKER_ASCII",
        option="--ascii",
    ),
    Setting(
        key="units",
        kind=Kind.CHOICE,
        default=OWN_UNITS,
        word="Distances",
        help="Show and read distances here in kilometres or miles; athlete: in the athlete's own unit.",
        env="TRACKER_UNITS",
        option="--units",
        choices=(OWN_UNITS, "km", "mi"),
    ),
    Setting(
        key="start",
        kind=Kind.CHOICE,
        default="today",
        word="Opens on",
        help="The place that the app opens on.",
        env="TRACKER_START",
        choices=PLACES,
        later=True,
    ),
    Setting(
        key="journal",
        kind=Kind.PATH,
        default="",
        word="Journal",
        help="The journal file; without it the one in the platform's data folder.",
        env="TRACKER_DB",
        option="--db",
        later=True,
    ),
    Setting(
        key="tracks",
        kind=Kind.SWITCH,
        default=False,
        word="Keep tracks",
        help="Keep a thinned track of what is imported, for the map; without it no coordinate is stored.",
        env="TRACKER_TRACKS",
        option="--tracks",
    ),
    Setting(
        key="private",
        kind=Kind.CIRCLES,
        default="",
        word="Privacy zones",
        help="No point of a track inside them is stored: 59.913,10.752 200m, several parted by a semicolon.",
        env="TRACKER_PRIVATE",
        option="--private",
    ),
)
BY_KEY = {setting.key: setting for setting in SETTINGS}
LONGEST_PATH = 4_000  # characters
KEYS = "keys"  # the table of the file that binds commands to other keys

_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_ON = ("on", "true", "yes", "1")
_OFF = ("off", "false", "no", "0")
_ATHLETES = ("name", "zone", "week_start", "day_start", "born", "sex")


def setting_named(key: str) -> Setting:
    """The setting of that key. UnknownSettingError with the nearest one."""
    if key not in BY_KEY:
        raise UnknownSettingError(unknown(key))
    return BY_KEY[key]


def unknown(key: str) -> str:
    """The sentence about a key that no setting has."""
    from difflib import get_close_matches

    key = key if len(key) <= 60 else f"{key[:59]}…"
    plain = key.strip().casefold().replace("-", "_")
    if plain in _ATHLETES:
        option = "rename" if plain == "name" else plain.replace("_", "-")
        return f"{key!r} belongs to the athlete; write tracker athlete set --{option}."
    near = get_close_matches(plain, [*BY_KEY, KEYS], n=1)
    return f"There is no setting {key!r}; " + (
        f"did you mean {near[0]!r}?" if near else f"there is {', '.join(BY_KEY)} and [{KEYS}]."
    )


def read_text(setting: Setting, text: str) -> Value:
    """The value that a text says: on the command line, in a field. SettingsError that says what is allowed."""
    word = text.strip()
    if setting.kind is Kind.SWITCH:
        if word.casefold() in (*_ON, *_OFF):
            return word.casefold() in _ON
        raise SettingsError(f"{setting.key} is on or off, not {_said(text)}.")
    return _checked(setting, word.casefold() if setting.kind is Kind.CHOICE else word, text)


def read_toml(setting: Setting, value: object) -> Value:
    """The value as it stands in the file. SettingsError that says what is allowed."""
    if setting.kind is Kind.SWITCH:
        if isinstance(value, bool):
            return value
        raise SettingsError(f"{setting.key} is true or false, not {_said(value)}.")
    if not isinstance(value, str):
        raise SettingsError(f"{setting.key} is a text in quotes, not {_said(value)}.")
    whole = value.startswith("~") or Path(value).is_absolute() or is_address(value)
    if setting.kind is Kind.PATH and value.strip() and not whole:
        raise SettingsError(f"{setting.key} is a whole path, from / or ~ on, not {_said(value)}.")
    return _checked(setting, value.strip(), value)


def read_variable(setting: Setting, text: str) -> Value | None:
    """The value that the setting's variable says; an empty one says nothing. SettingsError names the variable."""
    if not text.strip():
        return None
    if setting.env_says is not None:
        return setting.env_says
    if setting.kind is Kind.SWITCH:
        return text.strip().casefold() not in _OFF
    try:
        return read_text(setting, text)
    except SettingsError as error:
        raise SettingsError(f"{setting.env}: {error}") from None


def is_address(text: str) -> bool:
    """Whether a text is an address such as postgresql://…, which no path is meant to be."""
    return _ADDRESS.match(text) is not None


def written(value: Value) -> str:
    """A value as people read and type it."""
    return value if isinstance(value, str) else ("on" if value else "off")


def _checked(setting: Setting, word: str, typed: str) -> Value:
    if setting.kind is Kind.PATH:
        if is_address(word):  # not shown: it may hold a password
            raise SettingsError(f"{setting.key} is the path of a file, not an address.")
        if "\0" in word or len(word) > LONGEST_PATH:
            raise SettingsError(f"{setting.key} is the path of a file, not {_said(typed)}.")
        return word
    if setting.kind is Kind.CIRCLES:
        try:
            read_circles(word)
        except ValueError as error:
            raise SettingsError(f"{setting.key} can't be {_said(typed)}: write {error}.") from None
        return word
    if word in setting.choices:
        return word
    from difflib import get_close_matches

    near = get_close_matches(word.casefold(), setting.choices, n=1)
    hint = f"did you mean {near[0]}?" if near else f"choose one of {', '.join(setting.choices)}."
    raise SettingsError(f"{setting.key} can't be {_said(typed)}; {hint}")


def _said(value: object) -> str:
    """A value of the file in a sentence, short and in one line."""
    text = str(value).lower() if isinstance(value, bool) else repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
