"""The file of settings: where it is, what it says, and what is wrong in it. Reading creates nothing and never fails."""

import re
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracker.settings.table import BY_KEY, KEYS, SettingsError, Value, read_toml, unknown

LIMIT = 100_000  # bytes; a file of settings has a few lines
KEY_PARTS = 10  # of a dotted key: one of 20,000 parts would take the parser minutes and gigabytes
_STRING = re.compile(r""" "(?:[^"\\\n]|\\.)*" | '[^'\n]*' | \#[^\n]* """, re.VERBOSE)
# from the beginning of a word: from each letter of a long one it would take its square
_LONG_KEY = re.compile(rf"""(?<![\w-])(?:(?:[\w-]+|"")[ \t]*\.[ \t]*){{{KEY_PARTS}}}""")


@dataclass(frozen=True, slots=True)
class SettingsFile:
    """What the file says: the values that can be, the keys of commands by their ids, the line each stands on.

    `faults` are sentences; what they are about is left out of the rest. `broken` is a file that says nothing at all
    because it can't be read.
    """

    path: Path
    values: Mapping[str, Value] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    broken: bool = False


def settings_path(environ: Mapping[str, str]) -> Path:
    """The file: what `TRACKER_CONFIG` says, else `config.toml` in the platform's folder."""
    given = environ.get("TRACKER_CONFIG", "").strip()
    if given:
        try:
            return Path(given).expanduser()
        except RuntimeError:  # "~" where nobody has a home
            return Path(given)
    if sys.platform.startswith("linux"):  # as platformdirs has it, without its import: every command pays for it
        root = environ.get("XDG_CONFIG_HOME", "").strip()
        home = environ.get("HOME", "").strip()
        folder = Path(root) if Path(root).is_absolute() else Path(home, ".config")
        if folder.is_absolute():
            return folder / "tracker" / "config.toml"
    from platformdirs import user_config_path

    return user_config_path("tracker", appauthor=False) / "config.toml"


def read_file(path: Path) -> SettingsFile:
    """What the file says; one that is not there says nothing, one that can't be read is told in `faults`."""
    try:
        about = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return SettingsFile(path)
    except (OSError, ValueError) as error:
        return _unread(path, getattr(error, "strerror", None) or str(error))
    if not stat.S_ISREG(about.st_mode):
        return _unread(path, "it is no file")
    if about.st_size > LIMIT:
        return _unread(path, f"it is larger than {LIMIT // 1000} kB")
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        return _unread(path, error.strerror or str(error))
    except UnicodeDecodeError:
        return _unread(path, "it is not UTF-8")
    return parse(path, text)


def parse(path: Path, text: str) -> SettingsFile:
    """What a text says as the file at `path`; every fault is a sentence with the line, and nothing raises."""
    import tomllib

    if _LONG_KEY.search(_STRING.sub('""', text)):
        return _unread(path, f"a key in it has more than {KEY_PARTS} parts")
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _unread(path, _broken(str(error)))
    except (RecursionError, ValueError):  # nested without end, a number of thousands of digits
        return _unread(path, "no settings nest like that")
    lines = _lines(text)
    values: dict[str, Value] = {}
    keys: dict[str, str] = {}
    faults: list[str] = []
    for key, value in content.items():
        at = f"{path.name}, line {lines[key]}" if key in lines else path.name
        try:
            if key == KEYS:
                keys, wrong = _keys(value, path.name, lines)
                faults += wrong
            elif key in BY_KEY:
                values[key] = read_toml(BY_KEY[key], value)
            else:
                faults.append(f"{at}: {unknown(key)}")
        except SettingsError as error:
            faults.append(f"{at}: {error}")
    return SettingsFile(path, values, keys, lines, tuple(faults))


def _keys(table: object, name: str, lines: Mapping[str, int]) -> tuple[dict[str, str], list[str]]:
    """The keys of commands: `"today.log" = "L"`, or several as `["L", "f2"]`."""
    if not isinstance(table, dict):
        raise SettingsError(f'[{KEYS}] is a table: a line such as "today.log" = "L" under it.')
    keys: dict[str, str] = {}
    faults: list[str] = []
    for command, value in _flat(table, ""):
        several = [value] if isinstance(value, str) else value
        if isinstance(several, list) and several and all(isinstance(one, str) and one.strip() for one in several):
            keys[command] = ",".join(_single(one) for one in several)
        else:
            full = f"{KEYS}.{command}"
            at = f"{name}, line {lines[full]}" if full in lines else name
            faults.append(f'{at}: {full} is a key in quotes, such as "L" or ["L", "f2"].')
    return keys, faults


def _single(text: str) -> str:
    """One value; the comma, which parts keys, by its name where it is a key itself."""
    return "comma" if text.strip() == "," else text.strip()


def _flat(table: Mapping[str, object], before: str) -> Iterator[tuple[str, object]]:
    """The entries of nested tables with their dotted names: `today.log = "L"` is what `"today.log" = "L"` is."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", value


def _lines(text: str) -> dict[str, int]:
    """The line on which each key stands, tables before their keys with a dot."""
    found: dict[str, int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        plain = line.strip()
        if plain.startswith("["):
            table = _bare(plain.strip("[").partition("]")[0])
            found.setdefault(table, number)
            continue
        name, equals, _ = plain.partition("=")
        if equals and not name.startswith("#"):
            key = f"{table}.{_bare(name)}" if table else _bare(name)
            found.setdefault(key, number)
            found.setdefault(key.partition(".")[0], number)
    return found


def _bare(name: str) -> str:
    """A key without the quotes and spaces around its parts."""
    return ".".join(part.strip().strip("\"'") for part in name.split("."))


def _broken(said: str) -> str:
    """What the parser said, as a sentence that begins with the line."""
    found = re.search(r"\s*\(at (?:line (\d+), column \d+|end of document)\)", said)
    if found is None:
        return f"it can't be read ({said})"
    where = f"line {found[1]}" if found[1] else "its end"
    return f"{where} can't be read ({said[: found.start()].strip()})"


def _unread(path: Path, why: str) -> SettingsFile:
    return SettingsFile(path, faults=(f"The settings in {path} are left out: {why}.",), broken=True)
