"""The entry of the command line: options off, verb found, command run, errors told, exit code back."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from tracker.cli.endings import Ended, cut_short, note
from tracker.cli.options import END, Options, lift
from tracker.cli.output import Output
from tracker.cli.shell import AppOpener, KeyJudge, Shell
from tracker.cli.verbs import ALONE, VERBS, Verb
from tracker.errors import TrackerError
from tracker.settings.chosen import default_settings, load
from tracker.settings.table import Value

HELP = ("--help", "-h")
VERSION = ("--version", "-V")
DEBUG = "TRACKER_DEBUG"  # shows an unforeseen error whole, values and all


def run(argv: list[str], app: AppOpener | None = None, keys: KeyJudge | None = None) -> int:
    """Run one command line; the exit code: 0 done, 1 nothing matched or refused, 2 wrong usage, 130 interrupted,
    143 and 129 when told to end.

    `app` opens the app; without it the command answers in text alone. `keys` knows which keys the app's commands may
    be bound to.

    The collector rests meanwhile: a command makes little garbage and imports much, and a frozen heap is not walked
    again at exit (half of the time of a command that opens the journal).
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _told(argv, app, keys)
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def _told(argv: list[str], app: AppOpener | None, keys: KeyJudge | None) -> int:
    """Run it and tell every error in one sentence."""
    output = Output(Options(json="--json" in argv))
    words = argv
    try:
        options, words = lift(argv, os.environ)
        settings = default_settings() if _asks_for_help(words) else load(os.environ, _given(options))
        output = Output(options._replace(ascii=settings.on("ascii"), no_color=not settings.on("colour")))
        if settings.file.faults and words[:1] != ["config"]:
            output.warn(f"tracker: {_warning(settings.file.faults)}")
        code = _opened(Shell(options, output, settings, app, keys), words)
        output.flush()
    except TrackerError as error:
        output.complain(error)
        return error.exit_code
    except BrokenPipeError:
        _leave_quietly()
        return 0
    except OSError as error:
        _leave_quietly()
        output.warn(f"tracker: The machine refused: {error.strerror or type(error).__name__}.")
        return 1
    except (Exception, KeyboardInterrupt, Ended) as error:
        ended = cut_short(error)
        if ended is not None:
            return ended
        if os.environ.get(DEBUG):
            raise
        noted = note(error, command=_command(words))
        output.warn(f"tracker: This is a fault of tracker itself ({type(error).__name__}); {noted}.")
        return 1
    return code


def _command(words: list[str]) -> str:
    """The verb on the line, none of its words: those may hold anything."""
    verb = next((one for one in VERBS if tuple(words[: len(one.path)]) == one.path), None)
    return verb.name if verb is not None else "" if words else "app"


def _asks_for_help(words: list[str]) -> bool:
    """Whether the line asks how tracker is used: then nothing of the athlete's is read."""
    before = words[: words.index(END)] if END in words else words
    return words[:1] in (["help"], ["completion"]) or any(word in (*HELP, *VERSION) for word in before)


def _given(options: Options) -> dict[str, Value]:
    """What the line and its variables say, by the keys of the settings."""
    said: dict[str, Value | None] = {"units": options.units, "journal": options.db}
    said |= {"ascii": True if options.ascii else None, "colour": False if options.no_color else None}
    return {key: value for key, value in said.items() if value is not None}


def _warning(faults: Sequence[str]) -> str:
    """The first fault of the settings' file; tracker config lists them all."""
    more = f" tracker config shows {len(faults) - 1} more." if len(faults) > 1 else ""
    return f"{faults[0]}{more}"


def _opened(shell: Shell, words: list[str]) -> int:
    try:
        return _dispatch(shell, words)
    finally:
        shell.close()


def _dispatch(shell: Shell, words: list[str]) -> int:
    """Find the verb and run it: the short way when there is nothing left to parse, else through the parser."""
    if not words:
        from tracker.cli.app import open_app

        return open_app(shell=shell)
    if len(words) == 1 and words[0] in VERSION:
        from tracker import __version__

        shell.output.raw(__version__)
        return 0
    if words[0] == "help":
        words = [*words[1:], "--help"]
    if len(words) == 1 and words[0] in ALONE:
        words = [words[0], ALONE[words[0]]]
    short = _short(words)
    if short is not None:
        verb, rest = short
        return _load(verb)(*rest, shell=shell)
    from tracker.cli.parsing import parse

    return parse(shell, words)


def _short(words: list[str]) -> tuple[Verb, list[str]] | None:
    """The verb and its words, where no option of its own is on the line: then the parser would have nothing to do
    and its import (seven times a bare interpreter's start) is spared.
    """
    verb = next((one for one in VERBS if one.takes and tuple(words[: len(one.path)]) == one.path), None)
    if verb is None:
        return None
    rest = words[len(verb.path) :]
    cut = rest.index(END) if END in rest else len(rest)
    if any(word.startswith("--") or word in HELP for word in rest[:cut]):
        return None
    rest = rest[:cut] + rest[cut + 1 :]
    return (verb, rest) if verb.takes == "words" or not rest else None


def _load(verb: Verb) -> Callable[..., int]:
    from importlib import import_module

    module, _, name = verb.target.partition(":")
    command: Callable[..., int] = getattr(import_module(module), name)
    return command


def _leave_quietly() -> None:
    """Nobody reads any more: keep the interpreter from complaining about it at exit."""
    with suppress(OSError, ValueError), Path(os.devnull).open("w") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
