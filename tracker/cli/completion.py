"""`completion`: the script by which a shell completes verbs, options, templates and challenges."""

from typing import Annotated, Literal

from cyclopts import Parameter

from tracker.cli.shell import Shell
from tracker.config import typed_path

PLACES = {
    "bash": "~/.local/share/bash-completion/completions/tracker",
    "zsh": "~/.zsh/completions/_tracker",
    "fish": "~/.config/fish/completions/tracker.fish",
}
HINTS = {
    "bash": "Open a new shell and press Tab after tracker.",
    "zsh": "Put fpath=(~/.zsh/completions $fpath) before compinit in ~/.zshrc, then open a new shell.",
    "fish": "Open a new shell and press Tab after tracker.",
}


def completion(
    name: Literal["bash", "zsh", "fish"],
    /,
    *,
    install: Annotated[bool, Parameter(negative=())] = False,
    shell: Shell,
) -> int:
    """The completion script.

    Parameters
    ----------
    name
        Your shell.
    install
        Write it where the shell looks for it, instead of printing it.
    """
    from tracker.cli.tree import build

    script = build().generate_completion(shell=name)
    output = shell.output
    path = typed_path(PLACES[name])
    if install:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(script, encoding="utf-8")
    if output.json:
        output.document({"shell": name, "path": str(path) if install else None, "script": script})
    elif install:
        output.say(f"Written to {path}.")
        output.say(HINTS[name])
    else:
        output.raw(script)
    return 0
