"""The import contracts hold, and a planted violation is found."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False, timeout=120)


def test_the_contracts_hold() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("domain/streaks.py", "import sqlmodel"),
        ("domain/streaks.py", "from tracker.store import engine"),
        ("store/values.py", "from tracker.formats import template_json"),
        ("cli/output.py", "import textual"),
        ("services/near.py", "import sqlalchemy"),
        ("tui/messages/shared.py", "import plotext"),
    ],
)
def test_a_planted_violation_fails(tmp_path: Path, room: str, line: str) -> None:
    shutil.copytree(ROOT / "tracker", tmp_path / "tracker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "tracker" / room
    planted.write_text(f"{planted.read_text()}\n{line}\n")
    result = _lint(tmp_path)
    assert result.returncode == 1, result.stdout
    assert "BROKEN" in result.stdout
