"""Which of a session's three clocks its row shows: the device's timer before the time from start to end."""

import pytest

from tests.domain.building import session
from tracker.cli.session_words import session_cells
from tracker.tui.present.session import time_cell


@pytest.mark.parametrize(
    ("clocks", "shown", "said"),
    [
        ({"elapsed_s": 23_595, "timer_s": 13_471}, "3:44:31", "3:44:31"),
        ({"elapsed_s": 7_200}, "2:00:00", "2:00:00"),
        ({"elapsed_s": 7_200, "computed": ("elapsed_s",)}, "~2:00:00", "~2:00:00"),
        ({"elapsed_s": 7_200, "timer_s": 7_100, "computed": ("elapsed_s",)}, "1:58:20", "1:58:20"),
        ({}, "", ""),
    ],
)
def test_the_timer_goes_before_start_to_end(clocks: dict[str, object], shown: str, said: str) -> None:
    one = session("ride", "2026-11-02", 78.9, **clocks)  # type: ignore[arg-type]
    assert time_cell(one) == shown
    assert session_cells(one, "km")[2] == said
