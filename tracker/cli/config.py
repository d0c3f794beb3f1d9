"""`config`: list, get, set, unset, path."""

from typing import TYPE_CHECKING

from tracker.cli.shell import Shell
from tracker.settings.chosen import Chosen, Source
from tracker.settings.table import KEYS, SETTINGS, Kind, Setting, SettingsError, setting_named, written

if TYPE_CHECKING:
    from tracker.settings.chosen import Settings

TABLE = f"{KEYS}."  # what the keys of commands begin with


def list_(*, shell: Shell) -> int:
    """Every setting in force."""
    from tracker.cli.layout import columns

    settings, output = shell.settings, shell.output
    faults = [*settings.faults, *_key_faults(shell)]
    output.document(
        {
            "path": str(settings.file.path),
            "exists": settings.file.path.is_file(),
            "settings": [_document(setting, settings.of(setting.key)) for setting in SETTINGS],
            "keys": dict(settings.keys),
            "faults": faults,
        }
    )
    rows = [["SETTING", "VALUE", "FROM", "MEANS"]]
    for setting in SETTINGS:
        chosen = settings.of(setting.key)
        rows.append([setting.key, written(chosen.value) or "-", _origin(settings, chosen), setting.help])
    rows += [[f"{TABLE}{name}", keys, _of_file(settings, f"{TABLE}{name}"), ""] for name, keys in settings.keys.items()]
    head, *lines = columns(rows, within=output.columns, give=(3, 1))
    output.lines([head], "muted")
    output.lines(lines)
    output.say()
    there = "" if settings.file.path.exists() else " (not there: all that is not set is as it comes)"
    output.say(f"File: {settings.file.path}{there}")
    for fault in faults:
        output.warn(f"tracker: {fault}")
    return 0


def get(key: str, /, *, shell: Shell) -> int:
    """Print what is in force of one setting.

    Parameters
    ----------
    key
        Which one: theme, ascii, keys.today.log.
    """
    settings = shell.settings
    if key.startswith(TABLE):
        keys = settings.keys.get(key.removeprefix(TABLE))
        if keys is None:
            raise SettingsError(f"{key} is not set: the command has the keys it came with.")
        shell.output.document({"setting": {"key": key, "value": keys, "source": Source.FILE}})
        shell.output.say(keys)
        return 0
    setting = setting_named(key)
    shell.output.document({"setting": _document(setting, settings.of(key))})
    shell.output.say(written(settings.of(key).value))
    return 0


def set_(key: str, value: str, /, *, shell: Shell) -> int:
    """Set one setting in the file.

    Parameters
    ----------
    key
        Which one: theme, ascii, keys.today.log.
    value
        What it is to be; keys of a command are parted by commas.
    """
    from pathlib import Path

    from tracker.settings.table import read_text
    from tracker.settings.writing import put

    if key.startswith(TABLE):
        _refuse_keys(shell, key.removeprefix(TABLE), value)
        file = put(shell.settings.file.path, key, value)
        return _told(shell, key, value, f"Set {key} to {value} in {file.path}.")
    setting = setting_named(key)
    said = read_text(setting, value)
    if setting.kind is Kind.PATH and not value.startswith("~"):
        said = str(Path(value).absolute())
    file = put(shell.settings.file.path, key, said)
    return _told(shell, key, written(said), f"Set {key} to {written(said)} in {file.path}.")


def unset(key: str, /, *, shell: Shell) -> int:
    """Take one setting out of the file.

    Parameters
    ----------
    key
        Which one: theme, ascii, keys.today.log.
    """
    from tracker.settings.writing import drop

    path = shell.settings.file.path
    if key.startswith(TABLE):
        drop(path, key)
        return _told(shell, key, None, f"{key} is as it comes.")
    setting = setting_named(key)
    drop(path, key)
    default = written(setting.default)
    return _told(shell, key, default, f"{key} is as it comes{f': {default}' if default else ''}.")


def path(*, shell: Shell) -> int:
    """Print where the file of settings is, or would be."""
    found = shell.settings.file.path
    shell.output.document({"path": str(found), "exists": found.is_file()})
    shell.output.say(str(found))
    return 0


def _told(shell: Shell, key: str, value: str | None, sentence: str) -> int:
    """What is in the file now, and what stands above it in this shell."""
    shell.output.document({"setting": {"key": key, "value": value, "path": str(shell.settings.file.path)}})
    shell.output.say(sentence)
    chosen = shell.settings.chosen.get(key)
    if chosen is not None and chosen.source is Source.ENVIRONMENT:
        shell.output.warn(f"tracker: {chosen.said} is set here and wins over the file.")
    return 0


def _refuse_keys(shell: Shell, name: str, keys: str) -> None:
    """SettingsError where a command can't be bound to these keys."""
    faults = list(shell.keys({**shell.settings.keys, name: keys})) if shell.keys is not None else []
    about = [fault for fault in faults if fault.startswith(f"{TABLE}{name}:")]
    if about:
        raise SettingsError(about[0])


def _key_faults(shell: Shell) -> list[str]:
    return list(shell.keys(shell.settings.keys)) if shell.keys is not None and shell.settings.keys else []


def _origin(settings: "Settings", chosen: Chosen) -> str:
    """Where a value comes from, in a word or two."""
    if chosen.source is Source.FILE:
        return f"{settings.file.path.name}, {chosen.said}"
    return chosen.said or chosen.source


def _of_file(settings: "Settings", key: str) -> str:
    line = settings.file.lines.get(key)
    return f"{settings.file.path.name}, line {line}" if line else settings.file.path.name


def _document(setting: Setting, chosen: Chosen) -> dict[str, object]:
    return {
        "key": setting.key,
        "value": chosen.value,
        "source": chosen.source,
        "from": chosen.said or None,
        "default": setting.default,
        "choices": list(setting.choices) or None,
        "environment": setting.env,
        "help": setting.help,
    }
