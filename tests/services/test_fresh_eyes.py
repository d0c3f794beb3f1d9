"""What strangers found, kept from coming back."""

from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.domain.progress import Status, StreakStatus
from tracker.errors import NotFoundError, RefusedError
from tracker.services.tracker import Tracker

KM = 1_000_000


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock("2025-06-26T05:30+05:30")


@pytest.fixture
def desk(tmp_path: Path, clock: FrozenClock) -> Tracker:
    return Tracker(tmp_path / "journal.db", clock)


def template(folder: Path, text: str) -> str:
    path = folder / "made.toml"
    path.write_text(f'format = 1\nslug = "made"\nversion = 1\ntitle = "Made"\n{text}')
    return str(path)


RUN_A_DAY = '[[goals]]\nkey = "run"\nof = "run"\nper = "day"\ntarget = "5 km"\n'


def test_an_ended_challenge_counts_feeds_and_gives_nothing_more(desk: Tracker, clock: FrozenClock) -> None:
    desk.start("mumbai-to-goa", on=date(2025, 6, 26))
    clock.set("2025-06-26T11:00+05:30")
    desk.end("mumbai-to-goa")
    clock.set("2025-06-30T20:00+05:30")
    logged = desk.log("450c 100r")
    assert logged.feeds == ()
    assert logged.medals == ()
    goa = desk.challenge("mumbai-to-goa")
    assert (goa.status, goa.completed_on, goa.medals) == (Status.ABANDONED, None, ())
    assert goa.total is not None
    assert goa.total.done == 0


def test_one_who_runs_along_ends_it_alone_and_keeps_hands_off_the_others_sessions(
    desk: Tracker, clock: FrozenClock
) -> None:
    desk.start("mumbai-to-goa", with_=("Ankita",))
    clock.set("2025-06-26T20:00+05:30")
    session = desk.log("run 20km").sessions[0]
    hers = Tracker(desk.path, clock, athlete="Ankita")
    with pytest.raises(NotFoundError):
        hers.edit(session.id, "6km")
    with pytest.raises(NotFoundError):
        hers.delete([session.id])
    hers.end("mumbai-to-goa")
    assert hers.challenge("mumbai-to-goa").status is Status.ABANDONED
    assert desk.challenge("mumbai-to-goa").status is Status.ACTIVE
    assert [partner.status for partner in desk.today().partners] == [Status.ABANDONED]


def test_a_restart_outlives_the_first_window_and_forgets_no_streak(
    desk: Tracker, clock: FrozenClock, tmp_path: Path
) -> None:
    clock.set("2025-01-01T08:00+05:30")
    text = f'[window]\ndays = 5\n[continuity]\nexcuses = []\non_miss = "restart"\n{RUN_A_DAY}'
    desk.start(template(tmp_path, text))
    for day in (1, 2, 3, 5, 6, 7, 8):
        clock.set(f"2025-01-{day:02d}T20:00+05:30")
        logged = desk.log("run 5km")
        assert [feed.goal for feed in logged.feeds] == ["run"]
    (made,) = desk.today().challenges
    assert (made.attempt, made.period.start, made.day) == (2, date(2025, 1, 5), 4)
    clock.set("2025-01-04T08:00+05:30")
    streak = desk.challenge("made").streak
    assert streak is not None
    assert streak.longest == 3
    clock.set("2025-01-09T20:00+05:30")
    assert desk.log("run 5km").streaks[0].current == 5
    assert desk.challenge("made").status is Status.COMPLETED


def test_a_late_session_of_an_earlier_attempt_is_told(desk: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    clock.set("2025-01-01T08:00+05:30")
    desk.start(template(tmp_path, f'[window]\ndays = 5\n[continuity]\nexcuses = []\non_miss = "restart"\n{RUN_A_DAY}'))
    clock.set("2025-01-03T06:00+05:30")
    assert desk.challenge("made").attempt == 3
    (feed,) = desk.log("run 5km @2025-01-01").feeds
    assert (feed.day, feed.day_complete) == (1, True)


def test_a_completed_challenge_may_be_started_again(desk: Tracker, clock: FrozenClock) -> None:
    desk.start("channel-swim")
    clock.set("2025-06-26T20:00+05:30")
    desk.log("swim 36km")
    assert desk.challenge("channel-swim").status is Status.COMPLETED
    assert desk.start("channel-swim").handle == "channel-swim-2"


def test_the_last_day_of_a_window_is_judged_like_any_other(desk: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    desk.start(template(tmp_path, f"[window]\ndays = 3\n{RUN_A_DAY}"))
    for day in (26, 27):
        clock.set(f"2025-06-{day}T20:00+05:30")
        desk.log("run 5km")
    clock.set("2025-06-29T08:00+05:30")
    made = desk.challenge("made")
    assert made.streak is not None
    assert (made.status, made.streak.current, made.streak.status) == (Status.FAILED, 0, StreakStatus.NONE)


def test_days_off_are_not_asked_for_by_the_total(desk: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    desk.start(template(tmp_path, f'[window]\ndays = 14\n[continuity]\nweekdays = ["sat", "sun"]\n{RUN_A_DAY}'))
    clock.set("2025-06-30T08:00+05:30")
    desk.log("run 5km @2025-06-26")
    desk.log("run 5km @2025-06-27")
    total = desk.challenge("made").total
    assert total is not None
    assert (total.target, total.done) == (50 * KM, 10 * KM)
    assert total.balance == 0


def test_a_sick_day_lies_flat_in_the_plan(desk: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    desk.start(template(tmp_path, f"[window]\ndays = 10\n{RUN_A_DAY}"))
    clock.set("2025-06-26T20:00+05:30")
    desk.log("run 5km")
    clock.set("2025-06-28T08:00+05:30")
    desk.log("sick @2025-06-27")
    total = desk.challenge("made").total
    assert total is not None
    assert total.target == 45 * KM
    assert total.balance == 0


def test_what_is_done_in_advance_repays_nothing(desk: Tracker, clock: FrozenClock) -> None:
    desk.start("mumbai-to-goa")
    clock.set("2025-06-26T22:00+05:30")
    desk.log("450c 100r")
    assert desk.challenge("mumbai-to-goa").status is Status.ACTIVE
    clock.set("2025-06-30T22:00+05:30")
    assert desk.challenge("mumbai-to-goa").completed_on is None
    desk.log("360c 80r")
    assert desk.challenge("mumbai-to-goa").completed_on == date(2025, 6, 30)


def test_an_edit_that_loses_a_medal_says_so(desk: Tracker, clock: FrozenClock) -> None:
    desk.start("mumbai-to-goa")
    for day in range(26, 31):
        clock.set(f"2025-06-{day}T20:00+05:30")
        logged = desk.log("90c 20r")
    assert "finish" in [medal.award for medal in logged.medals]
    lost = desk.edit("last", "15km").revoked
    assert "finish" in [medal.award for medal in lost]
    assert "no longer earns it since run 20 km of 2025-06-30 was changed" in lost[0].revoked


def test_strict_feeds_are_those_that_are_stored(desk: Tracker, clock: FrozenClock) -> None:
    desk.start("usrsa-run-streak", on=date(2025, 6, 24))
    clock.set("2025-06-26T09:00+05:30")
    logged = desk.log("run 3km 22min @2025-06-24 23:58")
    assert [(feed.day, feed.hit) for feed in logged.feeds] == [(1, False), (2, True)]
    stages = desk.challenge("usrsa-run-streak").stages
    assert [feed.after for feed in logged.feeds] == [stages[0].done[0], stages[1].done[0]]


def test_the_streak_over_everything_counts_the_morning_after(desk: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-27T09:00+05:30")
    desk.log("run 10km 60min @2025-06-26 23:30")
    assert desk.streaks()[-1].current == 2


def test_a_session_entered_too_late_is_said(desk: Tracker, clock: FrozenClock) -> None:
    desk.start("100-days-of-running", on=date(2025, 6, 1))
    clock.set("2025-06-26T09:00+05:30")
    assert "too late" in desk.log("run 5km @2025-06-02").notes[0]
    assert desk.log("run 5km @2025-06-20").notes == ()


def test_dates_at_the_end_of_the_calendar_are_refused(desk: Tracker) -> None:
    for slug in ("mumbai-to-goa", "walk-1000-miles", "usrsa-run-streak"):
        with pytest.raises(RefusedError, match="too far off"):
            desk.start(slug, on=date(9999, 12, 30))


def test_why_knows_the_days_of_earlier_attempts(desk: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'format = 1\nslug = "own"\ntitle = "Own"\n[window]\ndays = 5\n'
        + RUN_A_DAY
        + '[continuity]\non_miss = "restart"\nexcuses = []\n'
    )
    clock.set("2025-06-26T20:00+05:30")
    desk.start(str(path))
    desk.log("run 6km")
    clock.set("2025-06-30T08:00+05:30")
    first = desk.why("own", date(2025, 6, 26))
    assert first[:2] == (
        "Attempt 1, from Thu 26 Jun 2025, failed on Fri 27 Jun 2025.",
        "Thu 26 Jun 2025 is a hit: run 6 of 5 km.",
    )
    assert "Counted: run 6 km" in first[2]
    empty = desk.why("own", date(2025, 6, 28))
    assert empty[0] == "Sat 28 Jun 2025 was missed with nothing that counts, so a new attempt began the day after."
    whole = desk.why("own", None)
    assert any("Attempt 1, from Thu 26 Jun 2025, failed: Fri 27 Jun 2025 was missed" in said for said in whole)


def test_why_says_what_kept_a_session_out(desk: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-28T20:00+05:30")
    desk.start("75-hard", on=date(2025, 6, 28))
    desk.log("run 6km 44:00")
    told = desk.why("75-hard", date(2025, 6, 28))
    assert any("Did not count: run 6 km" in said and "44 min is less than 45 min" in said for said in told)
