"""Changes the file of settings: one value at a time, everything else in it as its owner wrote it."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.settings.file import SettingsFile, parse, read_file
from tracker.settings.table import KEYS, SettingsError, Value

if TYPE_CHECKING:
    from tomlkit import TOMLDocument


def put(path: Path, key: str, value: Value) -> SettingsFile:
    """Set one setting, or with `keys.<command>` the keys of a command; what the file says then.

    SettingsError where the file can't be read as it is, or can't be written.
    """
    document = _document(path)
    table, name = _place(document, key)
    if table is None:
        import tomlkit

        table = document.setdefault(KEYS, tomlkit.table())
    table[name] = value
    return _save(path, document, key)


def drop(path: Path, key: str) -> SettingsFile:
    """Forget one setting, so that its default holds again; nothing is written where the file doesn't say it."""
    if not path.exists():
        return read_file(path)
    document = _document(path)
    table, name = _place(document, key)
    if table is None or name not in table:
        return read_file(path)
    del table[name]
    return _save(path, document, key)


def _document(path: Path) -> TOMLDocument:
    import tomlkit

    if not path.exists():
        return tomlkit.document()
    found = read_file(path)
    if found.broken:
        raise SettingsError(f"{found.faults[0]} Mend or remove the file first.")
    try:
        return tomlkit.parse(path.read_bytes().decode("utf-8-sig"))
    except (OSError, ValueError) as error:  # every parse error of tomlkit is a ValueError
        raise SettingsError(f"{path} can't be changed: {error}") from None


def _place(document: TOMLDocument, key: str) -> tuple[MutableMapping[str, Any] | None, str]:
    """The table a setting stands in, or would stand in, and its name there; None for a table of keys to be made."""
    root, _, command = key.partition(".")
    if root != KEYS or not command:
        return document, key
    table = document.get(KEYS)
    if not isinstance(table, dict):
        return None, command
    inner, rest = table, command
    while rest not in inner:  # today.log = "L" stands in tables of its own
        first, _, rest = rest.partition(".")
        if not rest or not isinstance(inner.get(first), dict):
            return table, command
        inner = inner[first]
    return inner, rest


def _save(path: Path, document: TOMLDocument, key: str) -> SettingsFile:
    import tomlkit

    text = tomlkit.dumps(document)
    found = parse(path, text)
    if found.broken:
        raise SettingsError(f"{path} can't be changed without breaking it; set {key} in it by hand.")
    try:
        _write_whole(path, text)
    except UnicodeError:
        raise SettingsError(f"{key} can't be set to what is no text; write it in letters, digits and signs.") from None
    except (OSError, RuntimeError) as error:  # a link to itself is a RuntimeError
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        raise SettingsError(f"{path} can't be written: {reason}.") from None
    return found


def _write_whole(path: Path, text: str) -> None:
    """The whole text or nothing, also when the power fails; a link stays a link and the file keeps its mode."""
    raw = text.encode("utf-8")
    target = path.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o600
    made = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        made.replace(target)
        _sync_folder(target.parent)
    except OSError:
        with suppress(OSError):
            made.unlink()
        raise


def _sync_folder(folder: Path) -> None:
    """Have its names on the disk, without which a power failure brings the file of before back."""
    if os.name == "nt":  # where folders can't be opened
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
