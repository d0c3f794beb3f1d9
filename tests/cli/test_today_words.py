"""Today as one line for a prompt, and as sentences for a voice."""

from pathlib import Path

import pytest

from tracker.cli.main import run


@pytest.fixture
def on_the_road(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Day 3 of Mumbai to Goa, the run done."""
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "journal.db"))
    run(["challenge", "start", "mumbai-to-goa", "--on", "2025-06-26", "--at", "2025-06-26"])
    for day in (26, 27):
        run(["log", "90c", "20r", "--at", f"2025-06-{day}"])
    run(["log", "20r", "--at", "2025-06-28"])
    capsys.readouterr()


@pytest.mark.usefixtures("on_the_road")
def test_the_line_is_one_line_that_says_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["today", "--line", "--at", "2025-06-28"]) == 0
    assert capsys.readouterr().out == (
        "Mumbai → Goa · day 3 of 5 · ride 90 km to go · run done · streak 2 days at risk\n"
    )


@pytest.mark.usefixtures("on_the_road")
def test_the_words_are_sentences_without_drawings(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["today", "--words", "--at", "2025-06-28"]) == 0
    out = capsys.readouterr().out
    lines = out.splitlines()
    assert lines[0] == "Today is Sat 28 Jun 2025."
    assert "Ride: 0 of 90 km, 90 km to go." in lines
    assert "Run: 20 of 20 km, done." in lines
    assert all(line.endswith(".") for line in lines), lines
    assert not set(out) & set("█▏●◉○━┄│╭░▓")


def test_an_empty_journal_gives_an_empty_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "journal.db"))
    assert run(["today", "--line"]) == 0
    assert capsys.readouterr().out == "\n"
    assert run(["today", "--words"]) == 0
    assert "No challenge is running." in capsys.readouterr().out
