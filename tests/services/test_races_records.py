"""Records of a journal: what SQL narrows down equals the straightforward answer over all sessions."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

from tests.clocks import FrozenClock
from tracker.domain.activities import root
from tracker.domain.records import SINGLES, STANDARD, single_best, training_best
from tracker.services.race_forms import RaceForm
from tracker.services.result_forms import ResultForm
from tracker.services.tracker import Tracker

KM = 1_000_000


def test_an_empty_journal_has_no_records(tmp_path: Path) -> None:
    found = Tracker(tmp_path / "journal.db", FrozenClock("2025-06-28T20:00+05:30")).records()
    assert (found.races, found.training, found.singles, found.weeks, found.estimates) == ((), (), (), (), ())


def test_records_equal_the_answer_over_all_sessions(tmp_path: Path) -> None:
    rng = Random(7)
    desk = Tracker(tmp_path / "journal.db", FrozenClock("2025-06-28T20:00+05:30"))
    for _ in range(120):
        kind = rng.choice(["run", "run-trail", "ride", "ebike", "virtualride", "swim", "treadmill"])
        km = rng.choice(["5", "4.95", "5.15", "5.2", "10.1", "21.1", "40", "1.5", "0.4"])
        climb = rng.choice(["", " +100m", " +900m"])
        desk.log(f"{kind} {km}km {rng.randint(20, 90)}min{climb} @-{rng.randint(0, 60)}")
    sessions = desk.journal(limit=1000)
    records = desk.records()
    sports = {root(session.activity) for session in sessions}
    training = [
        best
        for sport in sports
        for distance, name in STANDARD.get(sport, ())
        if (best := training_best(sessions, sport, distance, name)) is not None
    ]
    singles = [found for sport in sports for one in SINGLES if (found := single_best(sessions, sport, one)) is not None]
    assert len(training) > 4
    assert sorted(map(repr, records.training)) == sorted(map(repr, training))
    assert sorted(map(repr, records.singles)) == sorted(map(repr, singles))
    runs = next(week for week in records.weeks if week.sport == "run")
    weeks: dict[date, int] = {}
    for session in sessions:
        if root(session.activity) == "run":
            monday = session.local_date - timedelta(days=session.local_date.weekday())
            weeks[monday] = weeks.get(monday, 0) + (session.distance_mm or 0)
    assert (runs.first, runs.distance_mm) == max(weeks.items(), key=lambda item: (item[1], -item[0].toordinal()))


def test_race_bests_and_what_they_let_expect(tmp_path: Path) -> None:
    clock = FrozenClock("2025-06-28T20:00+02:00")
    desk = Tracker(tmp_path / "journal.db", clock)
    for event, day, gun, chip in (
        ("Spring", "2025-03-01", "2:06:00", "2:05:30"),
        ("Summer", "2025-06-21", "2:06:30", "2:05:00"),
        ("Virtual", "2025-06-22", "1:50:00", "1:50:00"),
    ):
        desk.race_add(RaceForm(event=event, on=day, distance="half"))
        status = "virtual" if event == "Virtual" else None
        desk.race_result(f"{event.lower()}-2025", ResultForm(gun=gun, chip=chip, status=status))
    found = desk.records()
    (best,) = found.races
    assert (best.result.race.event, best.seconds) == ("Summer", 7500)
    assert {one.distance_mm: one.seconds for one in found.estimates}[42_195_000] == 4 * 3600 + 20 * 60 + 37


def test_a_swim_race_is_told_apart_by_its_session(tmp_path: Path) -> None:
    desk = Tracker(tmp_path / "journal.db", FrozenClock("2025-06-28T20:00+02:00"))
    desk.log("swim 10km 3:00:00 @2025-06-21")
    for event, gun in (("Swim", "2:50:00"), ("Run", "0:45:00")):
        desk.race_add(RaceForm(event=event, on="2025-06-21", distance="10km"))
        desk.race_result(f"{event.lower()}-2025", ResultForm(gun=gun), session="last" if event == "Swim" else None)
    assert {best.sport: best.result.race.event for best in desk.records().races} == {"": "Run", "water": "Swim"}
