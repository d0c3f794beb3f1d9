"""Which heavy modules a command loads: the start of a command is mostly imports."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("alembic", "cyclopts", "pendulum", "plotext", "pydantic", "rich", "sqlmodel", "sqlalchemy", "textual")
SCRIPT = """
import sys
from tracker.cli.main import run
code = run(sys.argv[1:])
sys.stdout.flush()
heavy = {heavy!r}
sys.stderr.write("LOADED " + " ".join(name for name in heavy if name in sys.modules) + "\\n")
sys.exit(code)
"""


def loaded(tmp_path: Path, *argv: str) -> set[str]:
    """The heavy modules in memory after a command."""
    environ = {**os.environ, "TRACKER_DB": str(tmp_path / "journal.db"), "TRACKER_DEBUG": "1"}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT.format(heavy=HEAVY), *argv],
        capture_output=True,
        text=True,
        check=False,
        env=environ,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    line = next(line for line in done.stderr.splitlines() if line.startswith("LOADED"))
    return set(line.split()[1:])


@pytest.mark.parametrize("argv", [["--help"], ["log", "--help"], ["today", "--help"], ["completion", "bash"]])
def test_help_and_completion_need_no_journal(tmp_path: Path, argv: list[str]) -> None:
    assert loaded(tmp_path, *argv) <= {"cyclopts", "rich"}


def test_the_version_needs_nothing(tmp_path: Path) -> None:
    assert loaded(tmp_path, "--version") == set()


@pytest.mark.parametrize("argv", [["log", "run", "5km"], ["today"], ["streak"], ["today", "--json"], ["undo"]])
def test_the_daily_commands_load_no_screen_no_chart_library_and_no_parser(tmp_path: Path, argv: list[str]) -> None:
    loaded(tmp_path, "log", "run 5km")  # the first use makes the journal, which takes alembic
    found = loaded(tmp_path, *argv)
    assert found <= {"pendulum", "pydantic", "sqlmodel", "sqlalchemy"}


@pytest.mark.parametrize("argv", [["journal"], ["challenge", "list"], ["doctor"], ["chart"], ["template", "list"]])
def test_no_command_loads_the_app(tmp_path: Path, argv: list[str]) -> None:
    assert "textual" not in loaded(tmp_path, *argv)
