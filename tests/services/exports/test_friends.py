"""A challenge goes to a friend, and the friend's log comes back onto the board."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.clocks import FrozenClock
from tracker.errors import NotFoundError, RefusedError
from tracker.services.tracker import Tracker

Open = Callable[..., Tracker]
NOW = "2025-06-28T20:00+05:30"
FIRST = date(2025, 6, 26)


@pytest.fixture
def open_(tmp_path: Path) -> Iterator[Open]:
    """Opens journals by name, each in a folder of its own."""
    opened: list[Tracker] = []

    def make(name: str, athlete: str | None = None, now: str = NOW) -> Tracker:
        opened.append(Tracker(tmp_path / name / "journal.db", FrozenClock(now), athlete=athlete))
        opened[-1].open()
        return opened[-1]

    yield make
    for one in opened:
        one.close()


@pytest.fixture
def goa(tmp_path: Path, open_: Open) -> tuple[Tracker, Tracker, Path]:
    """Milind's journal and Ankita's, both in Mumbai to Goa, and the file for her digests."""
    milind, ankita = open_("milind", "Milind"), open_("ankita", "Ankita")
    milind.start("mumbai-to-goa", on=FIRST)
    milind.log("run 20km 2:00 @yday")
    milind.export_challenge("mumbai-to-goa", tmp_path / "goa.tracker.json")
    ankita.log("run 5km @2025-06-01")
    ankita.keep_own(ankita.read_own(tmp_path / "goa.tracker.json"))
    return milind, ankita, tmp_path / "goa.digest.json"


def sent(friend: Tracker, other: Tracker, file: Path) -> list[tuple[str, str]]:
    """The friend's digest onto the other's board; kind and reason of every item."""
    friend.clock.move(minutes=1)  # type: ignore[attr-defined]
    other.clock.move(minutes=1)  # type: ignore[attr-defined]
    friend.export_digest("mumbai-to-goa", file, over=True)
    found = other.read_own(file)
    assert not found.refused
    other.keep_own(found)
    return [(item.kind, item.reason) for item in found.items]


def total(tracker: Tracker, name: str) -> int:
    """Whole kilometres that an athlete has on the board."""
    them = Tracker(tracker.path, tracker.clock, athlete=name)
    try:
        found = them.challenge("mumbai-to-goa").total
        assert found is not None
        return found.done // 1_000_000
    finally:
        them.close()


def test_a_challenge_starts_at_the_friend_by_the_same_rules_on_the_same_days(
    tmp_path: Path, goa: tuple[Tracker, Tracker, Path]
) -> None:
    milind, ankita, _ = goa
    hers, his = ankita.challenge("mumbai-to-goa"), milind.challenge("mumbai-to-goa")
    assert hers.challenge.template == his.challenge.template
    assert hers.challenge.period == his.challenge.period
    found = ankita.read_own(tmp_path / "goa.tracker.json")
    assert found.title == "Mumbai → Goa, handed over by Milind"
    (item,) = found.items
    assert (item.outcome, item.reason) == (
        "duplicate",
        "Mumbai → Goa, 26 Jun 2025 to 30 Jun 2025, runs here already as mumbai-to-goa.",
    )
    assert ankita.keep_own(found).title == ""
    ankita.undo()
    found = ankita.read_own(tmp_path / "goa.tracker.json")
    assert found.items[0].reason == "Mumbai → Goa, 26 Jun 2025 to 30 Jun 2025, as Milind took it on, starts with it."
    kept = ankita.keep_own(found)
    assert (kept.title, kept.challenges) == ("Started Mumbai → Goa", ("mumbai-to-goa",))


def test_rules_that_nobody_can_follow_are_refused(tmp_path: Path, goa: tuple[Tracker, Tracker, Path]) -> None:
    _, ankita, _ = goa
    file = tmp_path / "goa.tracker.json"
    held = json.loads(file.read_text())
    held["challenge"]["template"]["window"]["days"] = 100_000_000
    file.write_text(json.dumps(held))
    found = ankita.read_own(file)
    assert found.refused == (
        "Its rules can't be followed, for they go on for more than 5,000 days; nothing was stored."
    )


def test_a_digest_joins_the_board_and_is_renewed(goa: tuple[Tracker, Tracker, Path]) -> None:
    milind, ankita, file = goa
    before = milind.streaks()[-1]
    ankita.log("ride 90km 4:00 @yday")
    ankita.log("run 10km @2025-06-28")
    assert sent(ankita, milind, file) == [
        ("new", "Ankita joins mumbai-to-goa."),
        ("new", "Ride 90 km of 27 Jun 2025 is new."),
        ("new", "Run 10 km of 28 Jun 2025 is new."),
    ]
    assert (total(milind, "Ankita"), total(milind, "Milind")) == (100, 20)
    assert {item[0] for item in sent(ankita, milind, file)} == {"duplicate"}
    ankita.edit("last", "12km")
    ankita.log("run 3km @2025-06-28")
    ankita.delete([next(one.id for one in ankita.journal() if one.activity == "ride")])
    assert sent(ankita, milind, file) == [
        ("new", "Run 12 km of 28 Jun 2025 was changed: it is renewed."),
        ("new", "Run 3 km of 28 Jun 2025 is new."),
        ("warned", "Ride 90 km of 27 Jun 2025 is gone from the log: it goes off the board."),
    ]
    assert total(milind, "Ankita") == 15
    ankita.undo()
    assert ("new", "Ride 90 km of 27 Jun 2025 is back.") in sent(ankita, milind, file)
    assert (total(milind, "Ankita"), total(milind, "Milind")) == (105, 20)
    # nothing of hers is in his log, and one undo takes a renewal back
    assert [one.distance_mm for one in milind.journal()] == [20_000_000]
    assert milind.streaks()[-1].current == before.current
    change = milind.undo()
    assert change is not None
    assert change.title == "Took Ankita's log into Mumbai → Goa"
    assert total(milind, "Ankita") == 15
    assert [one.challenge.handle for one in milind.today().partners] == ["mumbai-to-goa"]


def test_only_what_the_challenge_may_count_leaves(goa: tuple[Tracker, Tracker, Path]) -> None:
    _, ankita, file = goa
    ankita.log("run 20km 2:00 @06:15 +300m rpe7 hr152 'past the clinic' #secret")
    ankita.log("swim 2km")
    ankita.mark("sick", "@2025-06-26", note="flu")
    ankita.log("water 2l")
    ankita.export_digest("mumbai-to-goa", file)
    held = json.loads(file.read_text())
    (said,) = held["sessions"]
    assert said.keys() == {
        *("id", "activity", "distance_mm", "elapsed_s", "climb_mm", "started_at", "zone", "local_date", "end_date"),
        *("timed", "logged_at", "logged_on"),
    }
    assert said["timed"] is False
    assert held["marks"] == []  # this challenge excuses nothing
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "an id", json.dumps(held))  # made of chance: any digits
    assert not any(word in text for word in ("clinic", "secret", "152", "06:15", "flu", "water", "2025-06-01"))


def test_what_was_logged_for_the_friend_here_is_not_counted_twice(
    tmp_path: Path, open_: Open, goa: tuple[Tracker, Tracker, Path]
) -> None:
    _, ankita, file = goa
    couple = open_("couple", "Milind")
    couple.start("mumbai-to-goa", on=FIRST, with_=["Ankita"])
    couple.log("run 10km", with_=["Ankita"])
    ankita.log("run 10.1km 55min")
    ankita.log("ride 90km")
    assert sent(ankita, couple, file) == [
        ("duplicate", "Run 10.1 km of 28 Jun 2025 was logged here already."),
        ("new", "Ride 90 km of 28 Jun 2025 is new."),
    ]
    assert [athlete.name for athlete in couple.athletes()] == ["Milind", "Ankita"]
    assert total(couple, "Ankita") == 100


def test_a_digest_of_another_board_is_refused_by_name(
    tmp_path: Path, open_: Open, goa: tuple[Tracker, Tracker, Path]
) -> None:
    milind, ankita, file = goa
    ankita.export_digest("mumbai-to-goa", file)
    assert ankita.read_own(file).refused == "This is your own log; it belongs on the board of a friend."
    nobody = open_("nobody", "Ben")
    assert nobody.read_own(file).refused == (
        "This log is for Mumbai → Goa, 26 Jun 2025 to 30 Jun 2025, which you have not started; "
        "ask for the challenge's file first."
    )
    later = open_("later", "Ben")
    later.start("mumbai-to-goa", on=date(2025, 6, 27))
    assert later.read_own(file).refused == (
        "This log is for Mumbai → Goa, 26 Jun 2025 to 30 Jun 2025, and your mumbai-to-goa is 27 Jun 2025 to "
        "1 Jul 2025; they share no board."
    )
    half = open_("half", "Ben")
    from fractions import Fraction

    half.start("mumbai-to-goa", on=FIRST, scale=Fraction(1, 2))
    assert "by other rules than your mumbai-to-goa" in half.read_own(file).refused
    with pytest.raises(RefusedError, match="by other rules"):
        half.keep_own(half.read_own(file))
    assert len(half.athletes()) == 1
    # one that is older than what is on the board
    old = file.with_name("old.json")
    old.write_bytes(file.read_bytes())
    ankita.log("ride 90km")
    sent(ankita, milind, file)
    assert "was made before the one that is on the board" in milind.read_own(old).refused


def test_somebody_known_as_me_has_to_say_who_they_are(tmp_path: Path, open_: Open) -> None:
    one = open_("one")
    one.start("mumbai-to-goa", on=FIRST)
    with pytest.raises(RefusedError, match="say who you are with --as"):
        one.export_digest("mumbai-to-goa", tmp_path / "d.json")
    left = one.export_digest("mumbai-to-goa", name="Tromsø / Åsa")
    assert left.name == "mumbai-to-goa-tromso-asa.digest.json"
    with pytest.raises(NotFoundError):
        one.export_digest("no-such")


def tampered(file: Path, change: Callable[[Any], None]) -> Path:
    document = json.loads(file.read_bytes())
    change(document)
    file.write_text(json.dumps(document))
    return file


def test_a_forged_digest_reaches_nobody_elses_sessions(goa: tuple[Tracker, Tracker, Path]) -> None:
    milind, ankita, file = goa
    (his,) = milind.journal()
    ankita.log("run 12km")
    ankita.log("run 7km @2025-06-01")
    ankita.export_digest("mumbai-to-goa", file)
    tampered(file, lambda d: d["sessions"][0].update(id=his.id, distance_mm=999_000_000))
    found = milind.read_own(file)
    assert [item.kind for item in found.items] == ["new", "conflict"]
    assert "has the id of somebody else's session" in found.items[1].reason
    milind.keep_own(found)
    assert milind.journal() == (his,)
    assert total(milind, "Ankita") == 0
    tampered(file, lambda d: d["sessions"][0].update(id="x", local_date="2024-06-28", end_date="2024-06-28"))
    assert "nothing that the challenge can count" in milind.read_own(file).items[0].reason


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.update(format=9), "of format 9, from a newer version"),
        (lambda d: d.update(plans=[]), "has 'plans', which this version"),
        (lambda d: d["sessions"][0].update(note="x"), "sessions 1 has 'note', which this version"),
        (lambda d: d["athlete"].update(made_at="2031-01-01T00:00:00Z"), "still to come"),
        (lambda d: d["athlete"].pop("zone"), "the athlete lacks zone"),
        (lambda d: d.pop("athlete"), "lacks the challenge or the athlete"),
        (lambda d: d["challenge"].update(end="2025-06-01"), "the challenge ends before it starts"),
        (lambda d: d["challenge"].update(template={}), "The saved rules"),
        (lambda d: d["sessions"].append(d["sessions"][0]), "has the id of another one in the file"),
    ],
)
def test_a_digest_that_is_wrong_stores_nothing(
    goa: tuple[Tracker, Tracker, Path], change: Callable[[Any], None], said: str
) -> None:
    milind, ankita, file = goa
    ankita.log("run 12km")
    ankita.export_digest("mumbai-to-goa", file)
    version = milind.data_version()
    found = milind.read_own(tampered(file, change))
    assert said in found.refused
    with pytest.raises(RefusedError):
        milind.keep_own(found)
    assert milind.data_version() == version


def test_a_challenge_by_the_clock_keeps_its_instants_and_tells_the_hours(tmp_path: Path, open_: Open) -> None:
    from datetime import datetime

    milind, ankita = open_("milind", "Milind"), open_("ankita", "Ankita")
    begins = datetime.fromisoformat("2025-06-27T20:00+05:30")
    milind.start("4x4x48", at=begins, zone="Asia/Kolkata")
    milind.export_challenge("4x4x48", tmp_path / "c.json")
    ankita.keep_own(ankita.read_own(tmp_path / "c.json"))
    assert ankita.challenge("4x4x48").challenge.starts_at == milind.challenge("4x4x48").challenge.starts_at
    ankita.log("run 4mi 40min @yday 20:05")
    ankita.log("run 4mi 40min @yday 06:00")
    ankita.export_digest("4x4x48", tmp_path / "d.json")
    (said,) = json.loads((tmp_path / "d.json").read_bytes())["sessions"]
    assert (said["timed"], said["started_at"]) == (True, "2025-06-27T14:35:00Z")
    milind.keep_own(milind.read_own(tmp_path / "d.json"))
    them = Tracker(milind.path, milind.clock, athlete="Ankita")
    assert them.challenge("4x4x48").goals[0].hits == 1
    them.close()


def test_a_team_starts_with_everybody_and_their_logs_join_it(tmp_path: Path, open_: Open) -> None:
    january = "2026-01-12T20:00+05:30"
    milind, ankita = open_("milind", "Milind", january), open_("ankita", "Ankita", january)
    milind.start("run1000-team", on=date(2026, 1, 1), with_=["Ankita", "Asha"])
    milind.export_challenge("run1000-team", tmp_path / "c.json")
    ankita.keep_own(ankita.read_own(tmp_path / "c.json"))
    assert [athlete.name for athlete in ankita.athletes()] == ["Ankita", "Milind", "Asha"]
    ankita.log("run 12km")
    ankita.export_digest("run1000-team", tmp_path / "d.json")
    milind.keep_own(milind.read_own(tmp_path / "d.json"))
    assert len(milind.athletes()) == 3
    found = milind.challenge("run1000-team").total
    assert found is not None
    assert found.done == 12_000_000


def test_marks_and_facts_that_the_challenge_asks_come_along_and_go_again(tmp_path: Path, open_: Open) -> None:
    template = tmp_path / "water.toml"
    template.write_text(
        'format = 1\nslug = "water"\ntitle = "Water"\n[window]\ndays = 30\n'
        '[[goals]]\nkey = "water"\nfact = "water"\nper = "day"\ntarget = 2000\nunit = "ml"\n'
        '[continuity]\nexcuses = ["sick"]\n'
    )
    milind, ankita = open_("milind", "Milind"), open_("ankita", "Ankita")
    milind.start(str(template), on=FIRST)
    milind.export_challenge("water", tmp_path / "c.json")
    ankita.keep_own(ankita.read_own(tmp_path / "c.json"))
    ankita.log("water 2.5l @yday")
    ankita.log("water 3l")
    ankita.log("pages 20")
    ankita.mark("sick", "@2025-06-26", note="flu")
    ankita.mark("rest", "@2025-06-27")
    file = tmp_path / "d.json"

    def renewed() -> list[str]:
        ankita.clock.move(minutes=1)  # type: ignore[attr-defined]
        milind.clock.move(minutes=1)  # type: ignore[attr-defined]
        ankita.export_digest("water", file, over=True)
        found = milind.read_own(file)
        milind.keep_own(found)
        return [item.reason for item in found.items]

    assert renewed() == [
        "Ankita joins water.",
        "1 mark of days is renewed.",
        "2 figures of a day are renewed.",
    ]
    them = Tracker(milind.path, milind.clock, athlete="Ankita")
    assert [(fact.key, fact.value) for fact in them.facts(FIRST, date(2025, 6, 28))] == [
        ("water", 3000),
        ("water", 2500),
    ]
    assert [(mark.kind.value, mark.note) for mark in them.marks(FIRST, date(2025, 6, 28))] == [
        ("sick", "From the log digest")
    ]
    assert them.challenge("water").goals[0].hits == 2
    assert milind.facts(FIRST, date(2025, 6, 28)) == ()
    assert renewed() == []
    ankita.fact_remove(date(2025, 6, 27), "water")
    ankita.unmark("sick", "@2025-06-26")
    assert renewed() == ["1 mark of days is renewed.", "1 figure of a day is renewed."]
    assert them.challenge("water").goals[0].hits == 1
    assert them.marks(FIRST, date(2025, 6, 28)) == ()
    them.close()


def test_a_session_in_two_digests_is_one_session(tmp_path: Path, open_: Open) -> None:
    milind, ankita = open_("milind", "Milind"), open_("ankita", "Ankita")
    begins = "2025-06-27T20:00+05:30"
    from datetime import datetime

    for one in (milind, ankita):
        one.start("mumbai-to-goa", on=FIRST)
        one.start("4x4x48", at=datetime.fromisoformat(begins), zone="Asia/Kolkata")
    ankita.log("run 4mi 40min @yday 20:05")
    for handle in ("4x4x48", "mumbai-to-goa", "4x4x48"):
        ankita.export_digest(handle, tmp_path / "d.json", over=True)
        milind.keep_own(milind.read_own(tmp_path / "d.json"))
    them = Tracker(milind.path, milind.clock, athlete="Ankita")
    (session,) = them.journal()
    assert session.timed
    assert them.challenge("4x4x48").goals[0].hits == 1
    ankita.delete(["last"])
    ankita.clock.move(minutes=1)  # type: ignore[attr-defined]
    milind.clock.move(minutes=1)  # type: ignore[attr-defined]
    ankita.export_digest("mumbai-to-goa", tmp_path / "d.json", over=True)
    milind.keep_own(milind.read_own(tmp_path / "d.json"))
    assert them.journal() == ()
    them.close()
