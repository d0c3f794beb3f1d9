"""What is in force: the option before the variable, the variable before the file, the file before the default."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from tracker.settings.circles import read_circles
from tracker.settings.file import SettingsFile, read_file, settings_path
from tracker.settings.table import BY_KEY, OWN_UNITS, SETTINGS, Setting, SettingsError, Value, read_variable


class Source(StrEnum):
    """Where a value comes from, the strongest first."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    FILE = "file"
    DEFAULT = "default"


class Chosen(NamedTuple):
    """A value in force; `said` names the option, the variable or the line of the file, "" for a default."""

    value: Value
    source: Source = Source.DEFAULT
    said: str = ""

    @property
    def fixed(self) -> bool:
        """Whether this run's option or variable stands above what the file says."""
        return self.source in (Source.OPTION, Source.ENVIRONMENT)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that is in force. `faults` are sentences about what was left out, of the file first."""

    file: SettingsFile
    chosen: Mapping[str, Chosen] = field(default_factory=dict)
    faults: tuple[str, ...] = ()

    def of(self, key: str) -> Chosen:
        """What is in force of one setting."""
        return self.chosen[key]

    def word(self, key: str) -> str:
        """The value of a setting that is a word or a path."""
        return str(self.chosen[key].value)

    def on(self, key: str) -> bool:
        """The value of a switch."""
        return bool(self.chosen[key].value)

    @property
    def units(self) -> str | None:
        """The unit of distance asked for here; None leaves it to the athlete."""
        word = self.word("units")
        return None if word == OWN_UNITS else word

    @property
    def journal(self) -> str | None:
        """The journal file asked for; None means the usual one."""
        return self.word("journal") or None

    @property
    def private(self) -> tuple[tuple[float, float, int], ...]:
        """The privacy zones: latitude, longitude and radius in metres of each."""
        return read_circles(self.word("private"))

    @property
    def keys(self) -> Mapping[str, str]:
        """The keys that commands are bound to, by their ids; several are parted by commas."""
        return self.file.keys

    def with_file(self, file: SettingsFile) -> "Settings":
        """The same after the file was written; what is fixed for this run stays."""
        chosen = {key: one if one.fixed else _kept(BY_KEY[key], file) for key, one in self.chosen.items()}
        return replace(self, file=file, chosen=chosen, faults=file.faults)


def settle(file: SettingsFile, environ: Mapping[str, str], given: Mapping[str, Value] | None = None) -> Settings:
    """What is in force, by a file, the variables and the options `given` on the line, by their keys."""
    faults = list(file.faults)
    chosen = {}
    for setting in SETTINGS:
        try:
            said = read_variable(setting, environ.get(setting.env, ""))
        except SettingsError as error:
            said = None
            faults.append(str(error))
        chosen[setting.key] = _first(setting, file, said, (given or {}).get(setting.key))
    return Settings(file, chosen, tuple(faults))


def load(environ: Mapping[str, str], given: Mapping[str, Value] | None = None) -> Settings:
    """What is in force now: the file is looked for, and read where it is."""
    return settle(read_file(settings_path(environ)), environ, given)


def _first(setting: Setting, file: SettingsFile, variable: Value | None, option: Value | None) -> Chosen:
    if option is not None and option != variable:
        return Chosen(option, Source.OPTION, setting.option)
    if variable is not None:
        return Chosen(variable, Source.ENVIRONMENT, setting.env)
    return _kept(setting, file)


def _kept(setting: Setting, file: SettingsFile) -> Chosen:
    """What the file says, else the default."""
    if setting.key in file.values:
        return Chosen(file.values[setting.key], Source.FILE, f"line {file.lines[setting.key]}")
    return Chosen(setting.default)


def default_settings() -> Settings:
    """The defaults alone, where nothing is to be read."""
    return settle(SettingsFile(settings_path({})), {})
