"""`man`: the manual page, written from the table of verbs and the options everywhere."""

from collections.abc import Iterator

from tracker import __version__
from tracker.cli.options import EVERYWHERE
from tracker.cli.shell import Shell
from tracker.cli.verbs import VERBS, Verb
from tracker.config import typed_path

PLACE = "~/.local/share/man/man1/tracker.1"
ABOUT = "take on an athletic challenge of several days"
FILES = (
    ("journal.db", "The journal, in the platform's data folder; tracker doctor names it."),
    ("config.toml", "The settings, in the platform's configuration folder; tracker config path names it."),
)
CODES = (("0", "Done."), ("1", "Nothing matched, or refused: the journal is as it was."), ("2", "Wrong usage."))


def man(*, install: bool = False, shell: Shell) -> int:
    """The manual page.

    Parameters
    ----------
    install
        Write it where man looks for it, instead of printing it.
    """
    page = manual()
    output = shell.output
    path = typed_path(PLACE)
    if install:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    if output.json:
        output.document({"path": str(path) if install else None, "page": page})
    elif install:
        output.say(f"Written to {path}; man tracker shows it.")
    else:
        output.raw(page)
    return 0


def manual() -> str:
    """The page in the man macros, readable by any man."""
    return "\n".join(_rows()) + "\n"


def _rows() -> Iterator[str]:
    yield f'.TH TRACKER 1 "" "tracker {__version__}" "User Commands"'
    yield from (".SH NAME", rf"tracker \- {ABOUT}")
    yield from (".SH SYNOPSIS", ".B tracker", ".br", ".B tracker", ".I command", "[words] [options]")
    yield from (".SH DESCRIPTION", "Alone it opens the app; with a command it answers in the shell.")
    yield ".SH COMMANDS"
    for verb in VERBS:
        yield from _verb(verb)
    yield ".SH OPTIONS EVERYWHERE"
    for option in EVERYWHERE:
        value = f" \\fI{_text(option.value)}\\fR" if option.value else ""
        said = f"{option.help} [{option.env}]" if option.env else option.help
        yield from (".TP", f"\\fB{_text(option.name)}\\fR{value}", _text(said))
    for title, rows in (("EXIT STATUS", CODES), ("FILES", FILES)):
        yield f".SH {title}"
        for name, text in rows:
            yield from (".TP", f"\\fB{_text(name)}\\fR", _text(text))


def _verb(verb: Verb) -> Iterator[str]:
    summary, *more = verb.help.split("\n\n")
    yield from (".TP", f"\\fBtracker {_text(verb.name)}\\fR", _text(summary))
    for paragraph in more:
        yield from (".IP", _text(paragraph))
    yield from (".IP", ".nf")
    yield from (_text(example) for example in verb.examples)
    yield ".fi"


def _text(text: str) -> str:
    r"""Text as it is to be read: backslashes and hyphens kept, no line a request."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
