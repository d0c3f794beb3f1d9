"""What no device summed up is told apart from what one did, in words, on the screen and in JSON."""

from dataclasses import replace

from tests.domain.building import session
from tracker.cli import documents
from tracker.cli.session_words import session_line
from tracker.tui.present.session import session_row

PLAIN = session("ride", "2026-05-30", 90, minutes=240, climb_mm=820_000, hr_avg=131, timer_s=13_800, hr_max=171)
ALL = ("distance_mm", "elapsed_s", "climb_mm", "hr_avg")
WORKED_OUT = replace(PLAIN, timer_s=None, computed=ALL)


def test_a_computed_amount_has_a_sign_and_the_line_says_what_it_means() -> None:
    found = session_line(WORKED_OUT, "km")
    assert all(text in found for text in ("~90 km", "~4:00:00", "~+820 m", "~131 bpm", "~ computed"))
    assert session_line(replace(PLAIN, computed=("hr_avg",)), "km").count("~") == 2
    assert "~" not in session_line(PLAIN, "km")


def test_the_journal_on_the_screen_has_the_same_sign() -> None:
    found = session_row(WORKED_OUT, "km", 120).plain
    assert all(text in found for text in ("~90.0 km", "~4:00:00", "~+820 m", "~ computed"))
    assert "~" not in session_row(PLAIN, "km", 120).plain


def test_the_rate_goes_by_the_timer_where_moving_time_is_not_known() -> None:
    assert "23.5 km/h" in session_line(PLAIN, "km")
    assert "25.0 km/h" in session_line(replace(PLAIN, moving_s=12_960), "km")
    assert "23.5 km/h" in session_row(PLAIN, "km", 120).plain


def test_json_names_the_computed_keys_as_its_own() -> None:
    found = documents.session(replace(PLAIN, computed=ALL))
    assert found["computed"] == ["distance_m", "elapsed_s", "climb_m", "hr_avg"]
    assert (found["timer_s"], found["hr_max"]) == (13_800, 171)
