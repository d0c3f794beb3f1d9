"""A journal for what runs in a process of its own, and the command line in this one."""

from pathlib import Path

import pytest

from tests.cli.conftest import cli as cli


@pytest.fixture
def journal(tmp_path: Path, new_journal: bytes) -> Path:
    """A journal with nothing in it, which no process need make first."""
    path = tmp_path / "own" / "journal.db"
    path.parent.mkdir()
    path.write_bytes(new_journal)
    return path
