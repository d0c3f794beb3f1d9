"""docs/keys.md as the table of commands has it."""

from itertools import groupby
from pathlib import Path

from tracker.tui.commands import COMMANDS
from tracker.tui.commands.command import key_name

PAPER = Path(__file__).parents[1] / "keys.md"
HEAD = """# Keys

Every command of the app with its name and the keys it comes with. Under `[keys]` in the
[settings](settings.md) a command gets other keys, one or several; footer, help and borders then show those:

```toml
[keys]
"app.undo" = "z"
"today.log" = ["L", "f2"]
"today.sick" = "S"
```

`tracker config set keys.app.undo z` writes the same line. A key is a letter or a sign as it is typed, or a name: `f2`,
`ctrl+t`, `enter`, `escape`, `space`, `up`, `pageup`, `question_mark`. Other keys take the place of all keys that a
command came with; those of a command without any are free to choose. What can't be is left out, and the app says so:
a name that no command has, a key that another command has in the same place, a letter where one types, and keys that
no terminal can tell apart, such as ctrl+i and tab.

The part of a name before the dot says where the command works: `app` everywhere, else a place, a dialog or a field.
"""


def paper() -> str:
    """The whole page."""
    parts = [HEAD]
    for area, commands in groupby(sorted(COMMANDS, key=lambda command: command.area), key=lambda command: command.area):
        parts.append(f"\n## {area}\n\n| Command | Keys | Does |\n|---|---|---|\n")
        for command in commands:
            keys = " ".join(f"`{_said(key)}`" for key in command.keys.split(",") if key)
            parts.append(f"| `{command.id}` | {keys} | {command.help.replace('|', ' ')} |\n")
    return "".join(parts)


def _said(key: str) -> str:
    """A key as the app shows it; its name where a table would break."""
    shown = key_name(key)
    return key if shown in ("|", "`") else shown


def write_keys() -> None:
    """Write the page anew."""
    PAPER.write_text(paper(), encoding="utf-8")
