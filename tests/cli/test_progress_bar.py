"""The bar while files are read."""

import io

import pytest

from tracker.cli import progress_bar
from tracker.cli.progress_bar import ProgressBar
from tracker.services.imports.views import ImportProgress


class Terminal(io.StringIO):
    """A standard error that somebody looks at."""

    def isatty(self) -> bool:
        return True


HALF = ImportProgress(phase="reading", done=1_500, total=3_000, rate=410, left_s=3.7)


@pytest.mark.parametrize(("ascii", "sign"), [(False, "━"), (True, "#")])
def test_a_terminal_sees_a_bar_with_rate_and_time_left(monkeypatch: pytest.MonkeyPatch, ascii: bool, sign: str) -> None:
    seen = Terminal()
    monkeypatch.setattr("sys.stderr", seen)
    bar = ProgressBar(ascii=ascii)
    bar.show(HALF)
    bar.show(HALF)  # just now: not again
    line = seen.getvalue()
    assert line.count(sign) == progress_bar.CELLS // 2
    assert "Reading 1,500 of 3,000, 410 a second, 4 s left" in line
    bar.show(ImportProgress(phase="comparing"))  # another phase: at once
    assert seen.getvalue().endswith("Comparing with the journal\x1b[K")
    bar.clear()
    assert seen.getvalue().endswith("\r\x1b[K")


def test_a_pipe_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = io.StringIO()
    monkeypatch.setattr("sys.stderr", seen)
    bar = ProgressBar()
    bar.show(HALF)
    bar.clear()
    assert seen.getvalue() == ""
