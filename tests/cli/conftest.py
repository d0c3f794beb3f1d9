"""The command line in process, on a journal of its own."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tracker import __main__ as main
from tracker.cli.main import run


@dataclass(frozen=True)
class Told:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Standard output as the one JSON document it must be."""
        return json.loads(self.out)


Cli = Callable[..., Told]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Runs one command line; unforeseen errors are raised, not told."""
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "journal.db"))
    monkeypatch.setenv("TRACKER_AT", "2025-06-28T20:00+05:30")
    monkeypatch.setenv("TRACKER_DEBUG", "1")
    monkeypatch.setenv("COLUMNS", "120")

    def call(*argv: str) -> Told:
        capsys.readouterr()
        code = run(list(argv), main.open_app)
        told = capsys.readouterr()
        return Told(code, told.out, told.err)

    return call
