"""Help, completion and the written commands say the same as the verbs' table."""

import inspect
import re
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import pytest
from cyclopts.argument import Argument

from tracker.cli.main import run
from tracker.cli.options import EVERYWHERE
from tracker.cli.tree import SHELL, build
from tracker.cli.verbs import ALONE, NOUNS, VERBS, Verb

PAPER = (Path(__file__).parents[2] / "docs" / "commands.md").read_text()
NAMES = [verb.name for verb in VERBS]


def arguments_of(verb: Verb) -> list[Argument]:
    """The arguments of a verb's own, as its command declares them."""
    root = app = build()
    for word in verb.path:
        app = app[word]
    found = app.assemble_argument_collection(default_parameter=root.default_parameter, parse_docstring=True)
    return [argument for argument in found if argument.parse]


def options_of(verb: Verb) -> list[str]:
    """The names of a verb's own options."""
    return [name for argument in arguments_of(verb) for name in argument.names if name.startswith("--")]


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_every_verb_has_help_with_its_examples(verb: Verb, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*verb.path, "--help"]) == 0
    page = capsys.readouterr().out
    assert page.startswith(f"Usage: tracker {verb.name}")
    assert " ".join(verb.help.split("\n")[0].split()[:8]) in page
    assert verb.examples
    assert all(f"  {example}\n" in page for example in verb.examples)
    assert all(option.name in page for option in EVERYWHERE)
    assert SHELL not in page.lower().split() or verb.name == "completion"


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_every_parameter_says_what_it_is(verb: Verb) -> None:
    assert all(argument.parameter.help for argument in arguments_of(verb))


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_every_verb_example_and_option_is_documented(verb: Verb) -> None:
    assert f"`tracker {verb.name}`" in PAPER
    assert all(f"\n{example}\n" in PAPER for example in verb.examples)
    assert all(f"| `{option}" in PAPER for option in options_of(verb))


def test_the_options_everywhere_are_documented() -> None:
    for option in EVERYWHERE:
        value = option.value.replace("|", "\\|")
        assert f"| `{option.name}{f' {value}' if value else ''}` | " in PAPER
        assert option.env is None or f"`{option.env}`" in PAPER


def test_no_verb_is_documented_that_is_not_there() -> None:
    named = {
        name
        for line in PAPER.splitlines()
        if line.startswith("### ")
        for name in re.findall(r"`tracker ([a-z ]+)`", line)
    }
    assert named == set(NAMES)


def test_the_parser_knows_the_options_that_are_lifted() -> None:
    shown = {name for argument in build().meta.assemble_argument_collection() for name in argument.names}
    assert {option.name for option in EVERYWHERE} <= shown


@pytest.mark.parametrize("verb", VERBS, ids=NAMES)
def test_the_short_way_round_the_parser_fits_the_command(verb: Verb) -> None:
    module, _, name = verb.target.partition(":")
    signature = inspect.signature(getattr(import_module(module), name))
    parameters = [one for one in signature.parameters.values() if one.name != SHELL]
    needed = [one for one in parameters if one.default is one.empty and one.kind is not one.VAR_POSITIONAL]
    assert signature.parameters[SHELL].kind is inspect.Parameter.KEYWORD_ONLY
    assert not (verb.takes and needed)
    assert verb.takes != "nothing" or all(one.kind is one.KEYWORD_ONLY for one in parameters)


def test_the_first_page_lists_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    page = capsys.readouterr().out
    listed = set(re.findall(r"^  ([a-z]+) ", page, re.MULTILINE))
    assert {verb.path[0] for verb in VERBS} <= listed


@pytest.mark.parametrize("noun", [noun for noun in NOUNS if noun not in ALONE])
def test_a_noun_alone_says_its_verbs(noun: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([noun]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert f"tracker {noun} list|" in told.err
    assert run([noun, "--help"]) == 0


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("jurnal", "did you mean tracker journal?"),
        ("challenge strt", "did you mean tracker challenge start?"),
        ("ride 90km", "write tracker log ride 90km"),
        ("xyzzy", "there is athlete, backup, challenge,"),
        ("journal --limt 3", "did you mean --limit?"),
        ("log run --jsn", "did you mean --json?"),
        ("log run --nonsense", "write -- before words"),
        ("today tomorrow", "takes no 'tomorrow'"),
        ("undo 2", "takes no '2'"),
        ("log run 5km --with", "--with is followed by a name"),
        ("journal --limit many", "--limit"),
        ("challenge show", "NAME"),
        ("challenge start", "NAME"),
        ("completion ksh", '"bash", "zsh", "fish"'),
        ("--units furlong today", "km or mi"),
        ("today --db", "--db needs a value"),
        ("--nonsense", "--nonsense"),
    ],
)
def test_wrong_usage_is_one_sentence_with_the_fix(line: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(line.split()) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("tracker: ")
    assert told.err.count("\n") == 1
    assert hint.replace("NAME", "HANDLE" if "show" in line else "NAME") in told.err


def test_help_is_also_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["help", "log"]) == 0
    assert capsys.readouterr().out.startswith("Usage: tracker log")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_verbs_and_options(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert all(verb.path[-1] in script for verb in VERBS)
    assert "limit" in script
    assert "no-color" in script
    if (program := shutil.which(shell)) is not None:
        checked = subprocess.run([program, "-n"], input=script, text=True, capture_output=True, check=False)
        assert checked.returncode == 0, checked.stderr


def test_completion_is_installed_where_the_shell_looks(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "fish", "--install"]) == 0
    path = own_home / ".config" / "fish" / "completions" / "tracker.fish"
    assert str(path) in capsys.readouterr().out
    assert "challenge" in path.read_text()


def test_completion_offers_the_library(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["__complete", "challenge", "start", "mumb"]) == 0
    assert "mumbai-to-goa" in capfd.readouterr().out
