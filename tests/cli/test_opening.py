"""The way into the app: what it is given, and that the demo leaves nothing behind."""

from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.cli.conftest import Cli
from tracker.services.demo import DEMO_NOW
from tracker.services.tracker import Tracker
from tracker.settings.chosen import Settings


class Opened:
    """Stands in for the app and remembers what it was opened with."""

    def __init__(self) -> None:
        self.tracker: Tracker | None = None
        self.demo = False
        self.settings: Settings | None = None
        self.now = datetime(1900, 1, 1, tzinfo=UTC)
        self.there = False

    def __call__(self, tracker: Tracker, *, demo: bool, settings: Settings) -> int:
        self.tracker, self.demo, self.settings = tracker, demo, settings
        self.now = tracker.clock.now()
        self.there = tracker.path.exists()
        tracker.close()
        return 7


@pytest.fixture
def app(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Opened:
    """A terminal at every end, and an app that only remembers."""
    opened = Opened()
    monkeypatch.setenv("TERM", "xterm-256color")
    terminal = SimpleNamespace(isatty=lambda: True)
    monkeypatch.setattr("tracker.cli.app.sys", SimpleNamespace(stderr=terminal, platform="linux"))
    monkeypatch.setattr("tracker.__main__.open_app", opened)
    monkeypatch.setattr("tracker.cli.app.terminal", lambda: True)
    return opened


def test_alone_it_opens_the_app_on_the_journal(cli: Cli, app: Opened, tmp_path: Path) -> None:
    told = cli("--units", "mi", "--ascii", "--no-color")
    assert (told.code, told.out, told.err) == (7, "", "")
    assert app.tracker is not None
    assert app.tracker.path == tmp_path / "journal.db"
    assert not app.there, "the app opens the journal itself, after its first frame"
    assert not app.demo
    assert abs((app.now - datetime(2025, 6, 28, 14, 30, tzinfo=UTC)).total_seconds()) < 60
    assert app.settings is not None
    assert (app.settings.on("ascii"), app.settings.on("colour"), app.settings.units) == (True, False, "mi")


def test_the_demo_is_thrown_away(cli: Cli, app: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRACKER_AT")
    told = cli("demo")
    assert (told.code, told.out, told.err) == (7, "", "")
    assert app.demo
    assert not app.there, "the story is written after the first frame"
    assert app.tracker is not None
    assert not app.tracker.path.parent.exists()
    assert not (tmp_path / "journal.db").exists()
    assert abs((app.now - DEMO_NOW).total_seconds()) < 60


def test_a_verb_never_opens_it(cli: Cli, app: Opened) -> None:
    for verb in (["today"], ["log", "run 5km"], ["journal"], ["--json"]):
        assert cli(*verb).code == 0
    assert app.tracker is None


def test_without_a_terminal_it_prints_today(cli: Cli, app: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.cli.app.terminal", lambda: False)
    told = cli()
    assert told.code == 0
    assert "Nothing is logged yet" in told.out
    assert app.tracker is None


def test_completion_offers_the_challenges_of_the_journal(cli: Cli) -> None:
    from tracker.cli.complete import handles

    assert list(handles(None)) == []
    cli("challenge", "start", "mumbai-to-goa")
    assert list(handles(None)) == [("mumbai-to-goa", "Mumbai → Goa")]


@pytest.mark.parametrize("at", ["nonsense", "2025-02-30", "07:00", "\x1b[2J"])
def test_a_clock_that_says_nonsense_is_wrong_usage(cli: Cli, at: str) -> None:
    for verb in (["today"], ["log", "run 5km"], ["demo"], []):
        told = cli(*verb, "--at", at)
        assert (told.code, told.out) == (2, "")
        assert told.err.startswith("tracker: --at")
        assert "\x1b" not in told.err
