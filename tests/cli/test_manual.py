"""The manual page says what the table of verbs says, in macros that no text of it can break."""

import re
import shutil
import subprocess

import pytest

from tracker.cli.main import run
from tracker.cli.manual import manual
from tracker.cli.options import EVERYWHERE
from tracker.cli.verbs import VERBS


def test_every_verb_and_option_is_in_the_page(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["man"]) == 0
    page = capsys.readouterr().out
    assert page == manual()
    plain = page.replace("\\-", "-")
    for verb in VERBS:
        assert f"\\fBtracker {verb.name}\\fR" in plain
        assert all(example.replace("\\", "\\e") in plain for example in verb.examples)
    for option in EVERYWHERE:
        assert f"\\fB{option.name}\\fR" in plain


def test_only_known_macros_begin_a_line() -> None:
    for line in manual().splitlines():
        assert not line.startswith("'")
        if line.startswith("."):
            assert re.match(r"\.(TH|SH|TP|IP|B|I|br|nf|fi)\b", line), line


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_groff_finds_no_fault() -> None:
    found = subprocess.run(["groff", "-man", "-ww", "-Tascii"], input=manual(), capture_output=True, text=True)
    assert found.returncode == 0
    assert not found.stderr
