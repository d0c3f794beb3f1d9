"""Keys of the athlete's own choice: which commands they may press, and what is wrong with those that can't be."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from textual.keys import Keys, _character_to_key, key_to_character

from tracker.settings.table import KEYS
from tracker.tui.commands import BY_ID, COMMANDS, Command, key_name
from tracker.tui.commands.command import key_meant
from tracker.tui.screens.places import NAMES

MODIFIERS = ("ctrl", "alt", "shift", "meta", "super")
TYPED = frozenset({"log", "field", "day", "edit", "filter", "start", "bring", "amend"})  # areas where letters are text
TAKEN = {
    "tab": "it goes to the next panel",
    "shift+tab": "it goes to the panel before",
    "ctrl+c": "it copies",
    "ctrl+i": "a terminal can't tell it from tab",
    "ctrl+m": "a terminal can't tell it from enter",
    "ctrl+j": "a terminal can't tell it from enter",
    "ctrl+h": "a terminal can't tell it from backspace",
}
_NAMED = frozenset(key.value for key in Keys if "+" not in key.value and key.value.isidentifier())

_SIGNS = {_character_to_key(chr(code)): chr(code) for code in range(33, 127)}


def usable_keys(keys: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The keys that can be, by their full names, and a sentence for each command whose keys can't."""
    faults: list[str] = []
    chosen: dict[str, str] = {}
    for name, text in keys.items():
        command = BY_ID.get(name)
        try:
            if command is None:
                raise ValueError(_unknown(name))
            chosen[name] = ",".join(dict.fromkeys(_named(key, command) for key in _parted(text)))
        except ValueError as error:
            faults.append(f"{KEYS}.{name}: {error}")
    clash = _clash(chosen)
    while clash is not None:
        name, why = clash
        faults.append(f"{KEYS}.{name}: {why}")
        del chosen[name]
        clash = _clash(chosen)
    return chosen, tuple(faults)


def key_faults(keys: Mapping[str, str]) -> tuple[str, ...]:
    """What is wrong with these keys of commands, a sentence each that begins with the setting."""
    return usable_keys(keys)[1]


def _parted(text: str) -> list[str]:
    """Several keys, a comma between two; a comma alone is a key itself."""
    return ["comma"] if text.strip() == "," else text.split(",")


def _unknown(name: str) -> str:
    near = get_close_matches(name.casefold(), BY_ID, n=1)
    hint = f"did you mean {near[0]!r}?" if near else "docs/keys.md lists them."
    return f"there is no command of that name; {hint}"


def _named(text: str, command: Command) -> str:
    """The full name of a key: "question_mark" of "?", "ctrl+t" of "^t". ValueError says what is wrong with it."""
    key = key_meant(text.strip())
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    base = _character_to_key(base) if len(base) == 1 else base.casefold()
    modifiers = [modifier.casefold() for modifier in modifiers]
    character = _SIGNS.get(base) or key_to_character(base)
    printable = character is not None and character.isprintable()
    if not base or not (base in _NAMED or printable) or any(one not in MODIFIERS for one in modifiers):
        raise ValueError(f"{text.strip()!r} is no key; write a letter, f2, ctrl+t, enter, question_mark.")
    if len(set(modifiers)) < len(modifiers):
        raise ValueError(f"{text.strip()!r} holds a key down twice.")
    base = base.casefold() if modifiers else base
    full = "+".join((*(one for one in MODIFIERS if one in modifiers), base))
    if full in TAKEN and full not in command.keys.split(","):
        raise ValueError(f"{key_name(full)} can't be had: {TAKEN[full]}.")
    if printable and not modifiers and (command.area in TYPED or command.priority):
        raise ValueError(f"{key_name(full)} is text where one types; choose one such as f2 or ctrl+t.")
    return full


def _clash(chosen: Mapping[str, str]) -> tuple[str, str] | None:
    """A command whose chosen key presses another one already, in its area or in a place and everywhere alike."""
    for name, keys in chosen.items():
        mine = BY_ID[name]
        for key in keys.split(","):
            for other in COMMANDS:
                if other.id != name and key in chosen.get(other.id, other.keys).split(",") and _meet(mine, other):
                    return name, f"{key_name(key)} is {other.id} ({other.word}) already; give that another key first."
    return None


def _meet(one: Command, other: Command) -> bool:
    """Whether both are to be had at one time and in one place."""
    areas = {one.area, other.area}
    return len(areas) == 1 or ("app" in areas and not areas.isdisjoint(NAMES))
