"""The story of Mumbai to Goa through the one handle, day by day."""

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.clocks import FrozenClock
from tracker.domain.progress import Status, StreakStatus
from tracker.errors import InputError, NotFoundError, RefusedError
from tracker.services.tracker import Tracker

KM = 1_000_000
CLIMBS = (820, 1450, 1240, 980, 620)


@pytest.fixture
def clock() -> FrozenClock:
    return FrozenClock("2025-06-26T05:30+05:30")


@pytest.fixture
def desk(tmp_path: Path, clock: FrozenClock) -> Tracker:
    return Tracker(tmp_path / "journal.db", clock)


def _days(desk: Tracker, clock: FrozenClock, count: int) -> None:
    desk.start("mumbai-to-goa", on=date(2025, 6, 26))
    for n in range(count):
        clock.set(f"2025-06-{26 + n}T19:30+05:30")
        desk.log("90c 20r")
        desk.log(f"pushups {20 + n}")
        desk.edit("last", "#selfie")


def test_the_morning_of_day_four(desk: Tracker, clock: FrozenClock) -> None:
    _days(desk, clock, 3)
    clock.set("2025-06-29T06:00+05:30")
    today = desk.today()
    (goa,) = today.challenges
    total = goa.total
    assert total is not None
    assert (goa.day, goa.days, goa.status) == (4, 5, Status.ACTIVE)
    assert (total.target, total.done) == (558 * KM, 330 * KM)
    assert total.planned == Fraction(3348, 10) * KM
    assert total.balance == Fraction(-48, 10) * KM
    assert total.needed_per_day == 114 * KM
    assert round(float(total.days_ahead or 0), 3) == -0.043
    assert [(t.goal, t.target, t.done) for t in goa.targets] == [("ride", 90 * KM, 0), ("run", 20 * KM, 0)]
    assert goa.streak is not None
    assert (goa.streak.current, goa.streak.status, goa.streak.until) == (3, StreakStatus.AT_RISK, date(2025, 6, 29))
    assert goa.position is not None
    assert (goa.position.place.name, goa.position.following and goa.position.following.name) == (
        "Ratnagiri",
        "Kankavli",
    )
    assert "4.8 km behind plan" in goa.verdict
    assert "114 km a day" in goa.verdict
    assert goa.projection is None, "three days are too few to go by"


def test_done_by_its_day_goals_though_the_road_is_longer(desk: Tracker, clock: FrozenClock) -> None:
    _days(desk, clock, 5)
    goa = desk.challenge("mumbai-to-goa")
    assert goa.status is Status.COMPLETED
    assert goa.completed_on == date(2025, 6, 30)
    assert goa.total is not None
    assert goa.total.done == 550 * KM
    assert "550 of 558 km" in goa.verdict
    assert "8 km short of the route" in goa.verdict
    assert [stage.hit for stage in goa.stages] == [True] * 5
    assert goa.streak is not None
    assert goa.streak.current == 5


def test_what_a_line_feeds_is_said_before_and_after_alike(desk: Tracker, clock: FrozenClock) -> None:
    desk.start("mumbai-to-goa", on=date(2025, 6, 26))
    clock.set("2025-06-26T19:30+05:30")
    desk.log("ride 72km")
    reading = desk.read("18c 20r", desk.today())
    logged = desk.log("18c 20r")
    assert reading.feeds == logged.feeds
    assert [(feed.goal, feed.before, feed.after, feed.hit) for feed in logged.feeds] == [
        ("ride", 72 * KM, 90 * KM, True),
        ("run", 0, 20 * KM, True),
    ]
    assert all(feed.day == 1 and feed.day_complete for feed in logged.feeds)
    streak = logged.streaks[0]
    assert (streak.challenge, streak.current, streak.status) == ("mumbai-to-goa", 1, StreakStatus.SAFE)


def test_a_line_that_can_not_be_read_stores_nothing(desk: Tracker) -> None:
    with pytest.raises(InputError):
        desk.log("rnu 20km")
    with pytest.raises(RefusedError):
        desk.log("run 20km @2031-01-01")
    assert desk.journal() == ()
    assert desk.last_change() is None


def test_undo_brings_back_the_empty_journal_and_redo_the_full_one(desk: Tracker, clock: FrozenClock) -> None:
    _days(desk, clock, 2)
    full = desk.journal(limit=100), desk.challenges()
    titles = []
    while (change := desk.undo()) is not None:
        titles.append(change.title)
    assert titles[-1] == "Started Mumbai → Goa"
    assert (desk.journal(), desk.challenges(), desk.athletes()) == ((), (), ())
    while desk.redo() is not None:
        pass
    assert (desk.journal(limit=100), desk.challenges()) == full


def test_starting_twice_and_ending(desk: Tracker, clock: FrozenClock) -> None:
    desk.start("mumbai-to-goa", on=date(2025, 6, 26))
    with pytest.raises(RefusedError, match="already runs"):
        desk.start("mumbai-to-goa", on=date(2025, 6, 28))
    with pytest.raises(RefusedError, match="before"):
        desk.end("mumbai-to-goa", on=date(2025, 6, 25))
    ended = desk.end("mumbai-to-goa")
    assert ended.status is Status.ABANDONED
    with pytest.raises(RefusedError, match="over already"):
        desk.end("mumbai-to-goa")
    again = desk.start("mumbai-to-goa", on=date(2025, 6, 28))
    assert again.handle == "mumbai-to-goa-2"
    with pytest.raises(NotFoundError, match="did you mean 'mumbai-to-goa'"):
        desk.challenge("mumbai-goa")


def test_two_athletes_each_with_their_own_progress(desk: Tracker, clock: FrozenClock) -> None:
    desk.start("mumbai-to-goa", on=date(2025, 6, 26), with_=("Ankita",))
    clock.set("2025-06-26T19:30+05:30")
    desk.log("90c 20r")
    hers = Tracker(desk.path, clock, athlete="ankita")
    hers.log("20r")
    assert desk.challenge("mumbai-to-goa").total != hers.challenge("mumbai-to-goa").total
    partners = desk.today().partners
    assert [partner.total.done for partner in partners if partner.total] == [20 * KM]
    with pytest.raises(NotFoundError, match="No athlete called 'Bob'"):
        Tracker(desk.path, clock, athlete="Bob").today()


def test_the_midnight_half_counts_for_the_day_it_started(tmp_path: Path) -> None:
    clock = FrozenClock("2025-06-22T01:05+02:00")
    desk = Tracker(tmp_path / "journal.db", clock)
    desk.start("tromso-midnight-sun-half", on=date(2025, 6, 21))
    logged = desk.log("half 2:05:10 @2025-06-21 22:30 Europe/Oslo race")
    (session,) = logged.sessions
    assert (session.local_date, session.end_date) == (date(2025, 6, 21), date(2025, 6, 22))
    assert [medal.award for medal in logged.medals] == ["finisher"]
    assert logged.medals[0].on == date(2025, 6, 21)


def test_a_move_abroad_changes_no_earlier_day(desk: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-15T19:30+05:30")
    desk.log("run 10km")
    before = desk.journal()
    desk.log("travel Europe/Oslo")
    clock.set("2025-06-16T20:30+00:00")
    assert desk.today().zone == "Europe/Oslo"
    desk.log("run 5km")
    assert desk.journal()[-1] == before[0]
    assert desk.journal()[0].local_date == date(2025, 6, 16)


def test_saving_the_line_of_a_session_again_changes_nothing(desk: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-15T19:30+05:30")
    desk.log('run 20km 1:58:30 +210m @2025-06-14 06:10 #ghat "hills"')
    desk.log("half 2:05:10 @2025-06-12 22:30 Europe/Oslo")
    for session in desk.journal():
        before = desk.last_change()
        line = desk.line_of(session)
        assert desk.edit(session.id, line).sessions == (session,)
        assert desk.last_change() == before
    assert "Asia/Kolkata" not in desk.line_of(desk.journal()[0])
    assert "Europe/Oslo" in desk.line_of(desk.journal()[1])


def test_filters(desk: Tracker, clock: FrozenClock) -> None:
    clock.set("2025-06-15T19:30+05:30")
    desk.log('run 20km 1:58:30 #ghat "hills, Åse waited"')
    desk.log("ride 90km @2025-06-14")
    desk.log("run 5km @2024-12-31")

    def hits(query: str) -> int:
        return len(desk.journal(query))

    assert [hits(q) for q in ("", "run", "run >15km", "#ghat", "2025", "2024-12", "åse", "run 2025", "<=1h", "%")] == [
        3, 2, 1, 1, 2, 1, 1, 1, 0, 0,
    ]  # fmt: skip
