"""Storing a review: one batch, one undo, nothing doubled, nothing that was typed overwritten."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.services.imports.telling import RUN, desk, item, one_each, reviewed
from tracker.domain.origins import Decision
from tracker.domain.recordings import Asked, Item, Lap, Recording
from tracker.domain.sessions import Session
from tracker.services.athletes import AthleteForm
from tracker.services.imports.views import Choice
from tracker.services.tracker import Tracker

STORE, LEAVE, LINK, RENEW, APART = Choice.STORE, Choice.LEAVE, Choice.LINK, Choice.RENEW, Choice.APART
GPX = replace(RUN, format="gpx", hr_avg=None, device="", digest="sha256:gpx", distance_mm=9_900_000)


@pytest.fixture
def tracker(tmp_path: Path) -> Tracker:
    return desk(tmp_path)


def days(count: int) -> list[Recording]:
    assert RUN.started_at is not None
    return [
        replace(
            RUN,
            started_at=RUN.started_at + timedelta(days=n, seconds=11 * n),
            device=f"garmin/1/{n}",
            digest=f"sha256:{n}",
            distance_mm=5_000_000 + 1_000 * n,
        )
        for n in range(count)
    ]


def stored(tracker: Tracker) -> tuple[Session, ...]:
    return tracker.journal()


def decisions(tracker: Tracker) -> dict[str, tuple[Decision, bool]]:
    with tracker._reading() as (reader, _):
        return {one.key: (one.decision, one.session_id is not None) for one in reader.all_origins()}


def test_all_of_it_is_one_change(tracker: Tracker) -> None:
    done = tracker.keep_imports(reviewed(tracker, *one_each(days(5)), Item(path="x", refused="It is broken.")))
    assert (done.stored, done.refused, done.first, done.last) == (5, 1, date(2026, 5, 3), date(2026, 5, 7))
    change = tracker.last_change()
    assert change is not None
    assert change.title == "Imported 5 sessions from strava.zip"
    assert {one.batch_id for one in stored(tracker)} == {done.batch_id}
    tracker.undo()
    assert (stored(tracker), decisions(tracker)) == ((), {})
    assert [one.kind for one in reviewed(tracker, *one_each(days(5))).items] == ["new"] * 5
    tracker.redo()
    assert len(stored(tracker)) == 5


def test_the_first_import_brings_the_first_athlete(tmp_path: Path) -> None:
    from tests.clocks import FrozenClock

    fresh = Tracker(tmp_path / "journal.db", FrozenClock("2026-11-22T12:00+05:30"))
    fresh.keep_imports(reviewed(fresh, item(RUN)))
    assert len(stored(fresh)) == 1
    fresh.undo()
    with fresh._reading() as (reader, _):
        assert reader.athletes() == ()


def test_the_same_again_adds_nothing_and_asks_nothing(tracker: Tracker) -> None:
    told = [*one_each([*days(3), GPX]), item(RUN, path="twin.fit")]
    first = tracker.keep_imports(reviewed(tracker, *told))
    assert (first.stored, first.linked) == (3, 2)
    change = tracker.last_change()
    again = reviewed(tracker, *told)
    assert {(one.kind, one.choice, one.outcome) for one in again.items} == {("duplicate", LEAVE, "duplicate")}
    done = tracker.keep_imports(again)
    assert (done.batch_id, done.stored, done.there) == (None, 0, 5)
    assert tracker.last_change() == change


def test_what_was_left_or_deleted_stays_out_until_it_is_taken(tracker: Tracker) -> None:
    told = one_each(days(3))
    tracker.keep_imports(reviewed(tracker, *told).decided(0, LEAVE))
    newest = next(one for one in stored(tracker) if one.local_date == date(2026, 5, 4))
    tracker.delete([newest.id])
    again = reviewed(tracker, *told)
    assert [(one.kind, one.choice) for one in again.items] == [("duplicate", LEAVE)] * 3
    assert [one.reason.split(":")[0].split(" in ")[0] for one in again.items] == [
        "Left out",
        "Imported before and deleted since",
        "Imported before",
    ]
    assert tracker.keep_imports(again).batch_id is None
    done = tracker.keep_imports(again.decided(0, STORE).decided(1, STORE))
    assert (done.stored, len(stored(tracker))) == (2, 3)
    assert {one.kind for one in reviewed(tracker, *told).items} == {"duplicate"}
    assert tracker.keep_imports(reviewed(tracker, *told)).batch_id is None
    assert set(decisions(tracker).values()) == {(Decision.STORED, True)}


def test_a_deleted_one_does_not_come_back_as_another_format(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(RUN)))
    tracker.delete(["last"])
    (one,) = reviewed(tracker, item(GPX)).items
    assert (one.kind, one.choice) == ("duplicate", LEAVE)
    assert "deleted since" in one.reason


def test_both_are_real_is_never_asked_again(tracker: Tracker) -> None:
    watch = replace(RUN, device="polar/3/4", digest="sha256:watch", distance_mm=7_000_000)
    tracker.keep_imports(reviewed(tracker, item(RUN)))
    tracker.keep_imports(reviewed(tracker, item(watch)).decided(0, APART))
    assert len(stored(tracker)) == 2
    assert decisions(tracker)["sha256:watch"] == (Decision.APART, True)
    (one,) = reviewed(tracker, item(watch)).items
    assert (one.kind, one.choice) == ("duplicate", LEAVE)


def row(**other: object) -> Recording:
    """The row of a service's list."""
    return replace(RUN, format="strava", device="", ids=("strava:12070555079",), **{"digest": "sha256:row"} | other)  # type: ignore[arg-type]


def test_a_service_s_id_that_was_deleted_is_stored_when_it_is_taken_again(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(row())))
    tracker.delete(["last"])
    more = one_each(days(2))
    done = tracker.keep_imports(reviewed(tracker, item(row()), *more).decided(0, STORE))
    assert (done.stored, len(stored(tracker))) == (3, 3)
    assert tracker.keep_imports(reviewed(tracker, item(row()), *more)).batch_id is None
    tracker.undo()
    tracker.undo()
    (back,) = stored(tracker)
    assert back.external_id == "strava:12070555079"


def test_two_athletes_of_a_journal_have_the_same_archive(tracker: Tracker) -> None:
    told = [item(row()), *one_each(days(2)[1:])]
    tracker.athlete_add(AthleteForm(name="Asha"))
    other = Tracker(tracker.path, tracker.clock, athlete="Asha")
    for one in (tracker, other):
        review = reviewed(one, *told)
        assert [found.kind for found in review.items] == ["new", "new"]
        assert one.keep_imports(review).stored == 2
    for one in (tracker, other):
        again = one.keep_imports(reviewed(one, *told))
        assert (again.batch_id, again.stored, again.there, len(stored(one))) == (None, 0, 2, 2)


def test_both_are_real_though_a_list_gives_them_one_id(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(row())))
    other = row(digest="sha256:other", distance_mm=7_000_000)
    (one,) = reviewed(tracker, item(other)).items
    assert one.kind == "conflict"
    done = tracker.keep_imports(reviewed(tracker, item(other)).decided(0, APART))
    assert (done.stored, len(stored(tracker))) == (1, 2)
    assert tracker.keep_imports(reviewed(tracker, item(other), item(row(), path="b"))).batch_id is None


def test_a_group_becomes_one_session_that_knows_what_any_of_it_knows(tracker: Tracker) -> None:
    listed = replace(
        GPX,
        format="strava",
        title="Ghat loop",
        moving_s=3400,
        ids=("strava:1",),
        digest="row",
        laps=(Lap(elapsed_s=9),),
    )
    done = tracker.keep_imports(reviewed(tracker, item(GPX), item(listed), item(RUN)))
    (one,) = stored(tracker)
    assert (done.stored, done.linked) == (1, 2)
    assert (one.source, one.distance_mm, one.hr_avg) == ("fit", 10_000_000, 140)
    assert (one.note, one.moving_s, one.external_id) == ("Ghat loop", 3400, "strava:1")
    with tracker._reading() as (reader, _):
        assert reader.details_of([one.id])[one.id].laps == (Lap(elapsed_s=9),)
    assert {key: found[0] for key, found in decisions(tracker).items()} == {
        "sha256:run": Decision.STORED,
        "fit:garmin/1/2": Decision.STORED,
        "sha256:gpx": Decision.LINKED,
        "sha256:row": Decision.LINKED,
        "strava:1": Decision.LINKED,
    }


def test_a_duplicate_follows_what_is_decided_about_its_group(tracker: Tracker) -> None:
    """Zwift, the watch, and the watch once more: the third goes where the second goes."""
    zwift = replace(RUN, distance_mm=14_000_000, device="zwift/0/1", digest="z", hr_max=170)
    watch, copy = RUN, replace(GPX, distance_mm=10_000_000)
    review = reviewed(tracker, item(zwift), item(watch), item(copy))
    assert [one.other for one in review.items] == [None, 0, 1]
    done = tracker.keep_imports(review.decided(1, APART))
    assert (done.stored, done.linked) == (2, 1)
    tracker.undo()
    assert tracker.keep_imports(review).stored == 1
    tracker.undo()
    done = tracker.keep_imports(review.decided(0, LEAVE))
    assert (done.stored, done.left) == (0, 3), "of what is not wanted no copy is"


def test_a_richer_copy_renews_what_was_only_imported(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(replace(GPX, title="Loop", climb_mm=90_000))))
    (before,) = stored(tracker)
    done = tracker.keep_imports(reviewed(tracker, item(replace(RUN, laps=(Lap(elapsed_s=60),)))))
    (after,) = stored(tracker)
    assert (done.renewed, done.stored, after.id) == (1, 0, before.id)
    assert (after.distance_mm, after.hr_avg, after.source) == (10_000_000, 140, "fit")
    assert (after.note, after.climb_mm) == ("Loop", 90_000), "what only the old one knew stays"
    assert after.batch_id == before.batch_id
    change = tracker.last_change()
    assert change is not None
    assert change.title == "Filled in 1 session from strava.zip"
    tracker.undo()
    assert stored(tracker) == (before,)


def test_what_was_typed_is_never_overwritten(tracker: Tracker) -> None:
    tracker.log('run 10.2km @2026-05-03 rpe6 "hot" #goa')
    (typed,) = stored(tracker)
    done = tracker.keep_imports(reviewed(tracker, item(replace(RUN, title="Morning Run", indoor=True))))
    (after,) = stored(tracker)
    assert done.renewed == 1
    assert (after.distance_mm, after.rpe, after.note, after.tags) == (10_200_000, 6, "hot", ("goa",))
    assert (after.elapsed_s, after.timer_s, after.hr_avg) == (3600, 3550, 140), "what was not known is filled in"
    assert (after.timed, after.started_at) == (True, RUN.started_at)
    assert (after.source, after.indoor, after.logged_at) == ("manual", False, typed.logged_at)


def test_an_edited_import_keeps_what_was_edited(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(GPX)))
    tracker.edit("last", "11km")
    (one,) = reviewed(tracker, item(replace(RUN, distance_mm=11_050_000))).items
    assert (one.kind, one.choice) == ("duplicate", RENEW)
    tracker.keep_imports(reviewed(tracker, item(replace(RUN, distance_mm=11_050_000))))
    (after,) = stored(tracker)
    assert (after.distance_mm, after.hr_avg) == (11_000_000, 140)


def test_what_is_asked_is_not_stored_and_not_remembered(tracker: Tracker) -> None:
    split = [replace(one, asks=((Asked.SPLIT, "The file holds 2 outings; this is one of them."),)) for one in days(2)]
    review = reviewed(tracker, item(*split, path="two.gpx"), item(replace(RUN, started_at=None), path="when.gpx"))
    done = tracker.keep_imports(review)
    assert (done.batch_id, done.undecided) == (None, 3)
    assert [one.kind for one in reviewed(tracker, item(*split, path="two.gpx")).items] == ["ask", "ask"]
    done = tracker.keep_imports(review.decided(0, STORE).decided(1, LEAVE))
    assert (done.stored, done.left, done.undecided) == (1, 1, 1)


def test_what_came_in_meanwhile_is_not_doubled(tracker: Tracker) -> None:
    review = reviewed(tracker, *one_each(days(3)))
    other = Tracker(tracker.path, tracker.clock)
    other.keep_imports(reviewed(other, *one_each(days(2))))
    other.log("walk 3km @2026-01-01")
    done = tracker.keep_imports(review)
    assert (done.stored, done.there) == (1, 2)
    assert len(stored(tracker)) == 4


def test_a_session_that_was_changed_meanwhile_keeps_the_change(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(GPX)))
    review = reviewed(tracker, item(RUN))
    assert review.items[0].choice is RENEW
    other = Tracker(tracker.path, tracker.clock)
    other.edit("last", '9.95km "mine"')
    done = tracker.keep_imports(review)
    (after,) = stored(tracker)
    assert done.renewed == 1
    assert (after.distance_mm, after.note, after.hr_avg) == (9_950_000, "mine", 140)


def test_an_amended_one_is_compared_with_the_days_it_was_moved_to(tracker: Tracker) -> None:
    tracker.log("run 10km @2010-08-05")
    review = reviewed(tracker, item(replace(RUN, elapsed_s=None, timer_s=None))).amended(0, "@2010-08-05 07:00")
    tracker.keep_imports(review)
    assert len(stored(tracker)) == 1


def test_medals_and_challenges_are_settled_once(tracker: Tracker) -> None:
    tracker.start("mumbai-to-goa", on=date(2026, 5, 3))
    done = tracker.keep_imports(reviewed(tracker, *one_each(days(5))))
    assert done.challenges == ("mumbai-to-goa",)
    one = tracker.challenge("mumbai-to-goa")
    assert one.total is not None
    assert one.total.done == sum(recording.distance_mm or 0 for recording in days(5))


def test_a_renewed_day_counts_for_its_challenge_anew(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(replace(GPX, distance_mm=9_800_000))))
    tracker.start("mumbai-to-goa", on=date(2026, 5, 3))
    done = tracker.keep_imports(reviewed(tracker, item(RUN)))
    assert done.challenges == ("mumbai-to-goa",)
    one = tracker.challenge("mumbai-to-goa")
    assert one.total is not None
    assert one.total.done == 10_000_000
