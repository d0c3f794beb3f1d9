"""The commands that the README and the guide show are commands, and those of the README do what they say, in order."""

import re
import shlex
from pathlib import Path

import pytest

from benchmarks.archive import write_archive
from tracker.cli.main import run
from tracker.cli.options import lift
from tracker.cli.tree import build
from tracker.config import seeds_dir

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = [ROOT / "docs" / "guide.md", *sorted((ROOT / "docs" / "guide").glob("*.md"))]
BLOCK = re.compile(r"^```\n(.*?)^```", re.DOTALL | re.MULTILINE)


def shown(page: str, program: str) -> list[list[str]]:
    """What a page shows to be typed, as words: the lines of its blocks without remarks, and code in a sentence."""
    lines = [line.partition("  #")[0] for block in BLOCK.findall(page) for line in block.splitlines()]
    lines += re.findall(rf"`({program}(?: [^`]*)?)`", BLOCK.sub("", page))
    found = [shlex.split(line, comments=True) for line in lines]
    return [words[1:] for words in found if words[:1] == [program]]


COMMANDS = sorted({shlex.join(words) for page in [README, *(path.read_text("utf-8") for path in GUIDE)]
                   for words in shown(page, "tracker") if words})  # fmt: skip


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_shown_is_one(line: str) -> None:
    _, words = lift(shlex.split(line), {})
    command, _, _ = build().parse_args(words, exit_on_error=False, print_error=False)
    assert command.__module__.startswith("tracker.cli.")


def test_targets_shown_are_in_the_makefile() -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    wanted = {words[0] for words in shown(README, "make")}
    assert wanted
    assert wanted <= set(targets)


def test_the_day_of_the_readme_works_as_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_AT", "2025-06-27T20:00+05:30")
    (tmp_path / "article.txt").write_text((seeds_dir() / "articles" / "july-2025.txt").read_text("utf-8"), "utf-8")
    write_archive(tmp_path / "strava.zip", 20, 4, records=10)
    said = {}
    for words in (words for words in shown(README.partition("## Where")[0], "tracker")):
        assert run(words) == 0, (words, capsys.readouterr().err)
        said[shlex.join(words)] = capsys.readouterr().out
    assert "Mumbai" in said["today"]
    assert "Panaji" in said["challenge show mumbai-to-goa-2"]
    assert "Chiplun" in said["chart mumbai-to-goa --map"]
    assert (tmp_path / "today.svg").read_text("utf-8").startswith("<svg")
    assert said["undo"]
