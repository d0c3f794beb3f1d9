"""The command tree for cyclopts: built from the verbs' table, it loads a command's module when it is called."""

import re
from typing import Annotated

from cyclopts import App, Group, Parameter

from tracker.cli.help import Columns
from tracker.cli.options import EVERYWHERE
from tracker.cli.verbs import NOUNS, VERBS

SHELL = "shell"  # the parameter by which every command receives what it works with; never on the line
_GROUP = Group("Options everywhere", sort_key=100)
_HELP = """Take on a challenge of several days. What must I do today, am I on pace, is my streak safe, where am I?

tracker alone opens the app; with a verb it answers here."""


def _option(index: int) -> Parameter:
    option = EVERYWHERE[index]
    text = f"{option.help} [{option.env}]" if option.env else option.help
    return Parameter(
        name=option.name, group=_GROUP, help=text, negative=(), show_default=False, metavar=option.value or None
    )


def _everywhere(
    *words: Annotated[str, Parameter(show=False, allow_leading_hyphen=True)],
    json: Annotated[bool, _option(0)] = False,
    db: Annotated[str | None, _option(1)] = None,
    at: Annotated[str | None, _option(2)] = None,
    athlete: Annotated[str | None, _option(3)] = None,
    units: Annotated[str | None, _option(4)] = None,
    ascii: Annotated[bool, _option(5)] = False,
    no_color: Annotated[bool, _option(6)] = False,
) -> None:
    """Known to help and completion alone: `options.lift` takes these off the line before the parser sees it."""


def build() -> App:
    """The whole tree, its commands not yet loaded."""
    app = App(
        name="tracker",
        help=_HELP,
        version_flags=[],
        help_format="plaintext",
        help_formatter=Columns(),
        help_epilogue=examples("tracker", "tracker demo", "tracker log 90c 20r", "tracker today", "tracker undo"),
        default_parameter=Parameter(parse=re.compile(f"^(?!{SHELL}$)"), negative=()),
        result_action="return_value",
    )
    app.meta.default(_everywhere)
    nouns = {}
    for name, text in NOUNS.items():
        shown = [example for verb in VERBS if verb.path[0] == name for example in verb.examples[:1]]
        nouns[name] = App(name=name, help=text, version_flags=[], help_epilogue=examples(*shown))
        app.command(nouns[name])
    for number, verb in enumerate(VERBS):
        if verb.path[0] in nouns and nouns[verb.path[0]].sort_key is None:
            nouns[verb.path[0]].sort_key = number
        nouns.get(verb.path[0], app).command(
            verb.target,
            name=verb.path[-1],
            help=verb.help,
            help_epilogue=examples(*verb.examples),
            sort_key=number,
            version_flags=[],
        )
    return app


def examples(*lines: str) -> str:
    """The examples at the foot of a help page."""
    return "\n".join(("Examples:", *(f"  {line}" for line in lines)))
