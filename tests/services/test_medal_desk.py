"""Medals as the athlete meets them: told when they come and when they go, each once, whatever changed."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.services.athletes import AthleteForm
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm
from tracker.services.tracker import Tracker

RACE = """
format = 1
slug = "harbour"
title = "Harbour Ten"
[window]
first = 2026-06-13
last = 2026-06-13
[[goals]]
of = "run"
per = "session"
target = "10 km"
[race]
event = "Harbour Ten"
place = "Oslo"
zone = "Europe/Oslo"
starts_at = 2026-06-13T10:00:00
distance = "10 km"
[[awards]]
key = "fin"
title = "Finisher"
on = "result"
once_per = "{scope}"
"""

FIVE_DAYS = """
format = 1
slug = "five"
title = "Five days"
[window]
days = 5
[[goals]]
of = "run"
per = "day"
target = "5 km"
[[awards]]
key = "done"
title = "Five days done"
once_per = "{scope}"
"""

BANDS = """
format = 1
slug = "marathons"
title = "Marathons"
[window]
open = true
history = true
[[goals]]
measure = "results"
per = "window"
target = 10
[[awards]]
key = "medal"
title = "Medal"
on = "result"
once_per = "edition"
events = ["City Marathon"]
bands = [{ name = "Silver", under = "3:30:00", sex = "f" }, { name = "Bronze", under = "4:30:00" }]
"""


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock("2026-06-13T20:00+02:00")


@pytest.fixture
def desk(tmp_path: Path, clock: FrozenClock) -> Tracker:
    found = Tracker(tmp_path / "journal.db", clock)
    found.athlete_set(None, AthleteForm(zone="Europe/Oslo"))
    return found


def file(folder: Path, text: str) -> str:
    path = folder / "own.toml"
    path.write_text(text)
    return str(path)


def ledger(desk: Tracker) -> list[tuple[str, bool]]:
    """(key, revoked) of every medal that was handed over."""
    database = sqlite3.connect(desk.path)
    try:
        rows = database.execute("SELECT key, revoked_at IS NOT NULL FROM medal ORDER BY key")
        return [(key, bool(gone)) for key, gone in rows]
    finally:
        database.close()


@pytest.mark.parametrize("scope", ["challenge", "edition", "lifetime"])
def test_the_result_keeps_the_medal_that_the_run_brought(desk: Tracker, tmp_path: Path, scope: str) -> None:
    desk.start(file(tmp_path, RACE.format(scope=scope)))
    logged = desk.log("run 10km 50:00 @10:00")
    assert [medal.award for medal in logged.medals] == ["fin"]
    stand = desk.race_result("harbour-ten-2026", ResultForm(gun="50:10", chip="50:00"))
    assert (stand.medals, stand.revoked) == ((), ())
    assert [medal.revoked for medal in desk.medals()] == [""]
    assert len(ledger(desk)) == 1


def test_a_medal_for_life_comes_once_and_stays_with_the_first(
    desk: Tracker, clock: FrozenClock, tmp_path: Path
) -> None:
    name = file(tmp_path, FIVE_DAYS.format(scope="lifetime"))
    desk.start(name, on=date(2026, 3, 1))
    assert [medal.award for medal in desk.log("run 5km @2026-03-01").medals] == []
    for day in range(2, 6):
        logged = desk.log(f"run 5km @2026-03-0{day}")
    assert [medal.award for medal in logged.medals] == ["done"]
    desk.start(name, on=date(2026, 6, 9))
    for later in ("09", "10", "11", "12", "13"):
        again = desk.log(f"run 5km @2026-06-{later}")
    assert again.medals == ()
    gone = desk.delete(["last"])
    assert (gone.medals, gone.revoked) == ((), ())
    assert [medal.on for medal in desk.medals()] == [date(2026, 3, 5)]
    assert ledger(desk) == [("five/done", False)]


def test_another_band_is_told_and_kept(desk: Tracker, tmp_path: Path) -> None:
    desk.start(file(tmp_path, BANDS))
    desk.race_add(RaceForm(event="City Marathon", on="2026-06-07", distance="marathon"))
    first = desk.race_result("city-marathon-2026", ResultForm(chip="3:20:00"))
    assert [medal.band for medal in first.medals] == ["Bronze"]
    desk.athlete_set(None, AthleteForm(sex="f"))
    assert [medal.band for medal in desk.medals()] == ["Silver"]
    later = desk.race_result("city-marathon-2026", ResultForm(chip="4:20:00"))
    assert [medal.band for medal in later.medals] == ["Bronze"]
    assert [medal.band for medal in later.revoked] == ["Silver"]
    assert [(medal.band, medal.revoked) for medal in desk.medals()] == [("Bronze", "")]


def test_a_mark_on_days_long_past_brings_its_medal(desk: Tracker, tmp_path: Path) -> None:
    desk.start(file(tmp_path, FIVE_DAYS.format(scope="challenge")), on=date(2026, 5, 1))
    for day in (1, 2, 4, 5):
        desk.log(f"run 5km @2026-05-0{day}")
    assert [medal.award for medal in desk.log("sick @2026-05-03").medals] == ["done"]
    assert ledger(desk) == [("five/done", False)]
    desk.unmark("sick", "@2026-05-03")
    assert ledger(desk) == [("five/done", True)]
    assert "sick mark was taken away" in desk.medals()[0].revoked


def test_an_earlier_end_takes_a_medal_with_a_note(desk: Tracker, clock: FrozenClock, tmp_path: Path) -> None:
    desk.start("usrsa-run-streak", on=date(2026, 6, 1))
    desk.start("1000-km-year", on=date(2026, 1, 1))
    desk.start(file(tmp_path, FIVE_DAYS.format(scope="challenge").replace("[[awards]]", AMOUNT)), on=date(2026, 6, 10))
    desk.log("run 20km @2026-06-12")
    assert [medal.award for medal in desk.medals()] == ["twenty"]
    desk.end("five", on=date(2026, 6, 11))
    (medal,) = desk.medals()
    assert "ended on 2026-06-11" in medal.revoked


AMOUNT = """[[awards]]
key = "twenty"
title = "Twenty"
on = "amount"
amount = "20 km"

[[awards]]"""


def test_what_history_earned_is_handed_over_at_the_start(desk: Tracker, tmp_path: Path) -> None:
    desk.race_add(RaceForm(event="City Marathon", on="2026-06-07", distance="marathon"))
    desk.race_result("city-marathon-2026", ResultForm(chip="3:20:00"))
    desk.start(file(tmp_path, BANDS))
    assert ledger(desk) == [("marathons/medal/2026-06-07", False)]
    assert desk.undo() is not None
    assert ledger(desk) == []


def test_a_single_session_brings_its_medal_though_it_feeds_nothing(desk: Tracker, tmp_path: Path) -> None:
    text = FIVE_DAYS.format(scope="challenge").replace("[[awards]]", SINGLE)
    desk.start(
        file(tmp_path, text.replace('target = "5 km"', 'target = 1\nmeasure = "sessions"\nmin_session = "5 km"'))
    )
    logged = desk.log("run 3km")
    assert logged.feeds == ()
    assert [medal.award for medal in logged.medals] == ["three"]


SINGLE = """[[awards]]
key = "three"
title = "Three"
on = "session"
amount = "3 km"

[[awards]]"""
