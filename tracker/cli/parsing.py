"""A command line with options: through cyclopts, its errors turned into ours."""

import io
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from cyclopts import CycloptsError, UnknownCommandError, UnknownOptionError, UnusedCliTokensError
from cyclopts.exceptions import ConsumeMultipleError

from tracker.cli.options import EVERYWHERE
from tracker.cli.shell import Shell
from tracker.cli.tree import SHELL, build
from tracker.cli.verbs import NOUNS, VERBS
from tracker.errors import UsageError

if TYPE_CHECKING:
    from cyclopts import App

COMPLETE = "__complete"  # what a completion script asks for the values that only the journal knows


def parse(shell: Shell, words: list[str]) -> int:
    """Run a line that needs the parser; the exit code. Raises UsageError for what it can't take."""
    if words[-1] in NOUNS and len(words) == 1:
        verbs = [verb.path[1] for verb in VERBS if verb.path[0] == words[0]]
        raise UsageError(f"Say what to do with it: tracker {words[0]} {'|'.join(verbs)}.")
    app = build()
    try:
        command, bound, ignored = app.parse_args(words, print_error=False, exit_on_error=False)
    except CycloptsError as error:
        raise UsageError(_sentence(error, words)) from None
    if command == app.help_print:
        shell.output.raw(_page(app, words, shell.output.columns))
        return 0
    if words[0] == COMPLETE:
        command(*bound.args, **bound.kwargs)
        return 0
    given = {SHELL: shell} if SHELL in ignored else {}
    return int(command(*bound.args, **bound.kwargs, **given) or 0)


def _page(app: "App", words: list[str], columns: int) -> str:
    from rich.console import Console

    page = io.StringIO()
    console = Console(file=page, width=columns, color_system=None, force_terminal=False, legacy_windows=False)
    app.help_print([word for word in words if word not in ("--help", "-h")], console=console)
    return page.getvalue().rstrip().replace("\n\n\n", "\n\n") + "\n"


def _sentence(error: CycloptsError, words: list[str]) -> str:
    whole = " ".join(error.command_chain or ())
    if isinstance(error, UnknownCommandError):
        return _unknown(error, words)
    if isinstance(error, UnknownOptionError):
        return _unknown_option(error)
    if isinstance(error, UnusedCliTokensError):
        left = " ".join(error.unused_tokens or ())
        return f"This takes no {left!r}; tracker {whole} --help shows what it takes."
    if isinstance(error, ConsumeMultipleError):
        return f"{error.keyword} is followed by a name, or by several; tracker {whole} --help shows how."
    # the parser's own words, its sentences joined to one
    first, *more = re.split(r"\. (?=[A-Z])", " ".join(str(error).split()))
    return "; ".join((first, *(one[:1].lower() + one[1:] for one in more)))


def _unknown_option(error: UnknownOptionError) -> str:
    word = error.token.keyword or error.token.value
    names = [name for argument in error.argument_collection for name in argument.names]
    near = get_close_matches(word.partition("=")[0], [*names, *(option.name for option in EVERYWHERE)], n=1)
    hint = f"did you mean {near[0]}?" if near else "write -- before words that begin with a hyphen."
    return f"There is no option {word}; {hint}"


def _unknown(error: UnknownCommandError, words: list[str]) -> str:
    """No such verb: the nearest one, or the log line that was meant."""
    chain = tuple(error.command_chain or ())
    word = (error.unused_tokens or words)[0]
    known = sorted({verb.path[len(chain)] for verb in VERBS if verb.path[: len(chain)] == chain})
    near = get_close_matches(word, known, n=1, cutoff=0.6)
    whole = " ".join(("tracker", *chain))
    if near:
        return f"There is no {whole} {word}; did you mean {whole} {near[0]}?"
    if not chain:
        from tracker.domain.activities import find

        if find(word) is not None:
            return f"There is no tracker {word}; to log it, write tracker log {' '.join(words)}"
    return f"There is no {whole} {word}; there is {', '.join(known)}."
