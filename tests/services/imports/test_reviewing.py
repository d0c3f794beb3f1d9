"""The review: what each recording is, what would become of it, and what the athlete may say."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from tests.services.imports.telling import RUN, desk, item, one_each, reviewed
from tracker.domain.recordings import Asked, Item, Recording
from tracker.errors import InputError, RefusedError
from tracker.services.imports.views import Choice, ImportWishes, Review, Reviewed
from tracker.services.tracker import Tracker

STORE, LEAVE, LINK, RENEW, APART = Choice.STORE, Choice.LEAVE, Choice.LINK, Choice.RENEW, Choice.APART
ASKED = replace(RUN, started_at=None, asks=((Asked.WHEN, "It has no time."),))


@pytest.fixture
def tracker(tmp_path: Path) -> Tracker:
    return desk(tmp_path)


def only(review: Review) -> Reviewed:
    (one,) = review.items
    return one


def later(recording: Recording, **span: float) -> Recording:
    assert recording.started_at is not None
    return replace(recording, started_at=recording.started_at + timedelta(**span))


GPX = replace(later(RUN, seconds=1), format="gpx", hr_avg=None, device="", digest="sha256:gpx")


def test_each_kind_has_its_outcome_its_reason_and_its_default(tracker: Tracker) -> None:
    review = reviewed(
        tracker,
        item(RUN, path="new.fit"),
        item(replace(later(RUN, days=-1), device="", digest="a", hr_max=230, distance_mm=8_000_000), path="high.fit"),
        item(GPX, path="twin.gpx"),
        item(replace(later(RUN, minutes=10), device="", digest="b", distance_mm=7_000_000), path="near.fit"),
        item(replace(later(RUN, days=-2), digest="c", distance_mm=9_000_000), path="same-device.fit"),
        item(ASKED, path="when.gpx"),
        item(replace(later(RUN, days=-3), device="", digest="d", asks=((Asked.EMPTY, "3 s and 0 m."),)), path="e.gpx"),
        Item(path="x.hrm", refused="A Polar HRM file isn't read."),
        Item(path="telemetry.fit", skipped=True),
    )
    assert [(one.kind, one.outcome, one.choice) for one in review.items] == [
        ("new", "import", STORE),
        ("warned", "import_warn", STORE),
        ("duplicate", "duplicate", LINK),
        ("near-duplicate", "ask", LINK),
        ("new", "import", STORE),
        ("ask", "ask", LEAVE),
        ("ask", "ask", LEAVE),
        ("refused", "refuse", None),
    ]
    assert [one.other for one in review.items[:4]] == [None, None, 0, 0]
    assert all(one.reason.endswith(".") for one in review.items)
    assert "new.fit comes with it" in review.items[2].reason
    assert "30% apart in distance" in review.items[3].reason
    assert (review.title, review.skipped) == ("strava.zip", 1)
    assert review.items[5].session is None
    assert review.items[6].session is not None


def test_a_decision_is_kept_and_only_what_is_offered_can_be_chosen(tracker: Tracker) -> None:
    review = reviewed(tracker, item(RUN), item(GPX))
    apart = review.decided(1, APART)
    assert (apart.items[1].choice, apart.items[1].decided) == (APART, True)
    assert review.items[1].choice is LINK, "the review itself is not changed"
    assert apart.amended(0, "#goa").items[1].choice is APART, "it stays when all is compared anew"
    with pytest.raises(RefusedError, match="link, apart, leave"):
        review.decided(1, STORE)


def test_words_settle_what_is_asked(tracker: Tracker) -> None:
    review = reviewed(tracker, item(replace(ASKED, activity=None, elapsed_s=None, timer_s=None)))
    done = only(review.amended(0, "ride @2010-08-05 14:00 2h"))
    assert done.session is not None
    assert (done.kind, done.choice, done.asks) == ("new", STORE, ())
    assert (done.session.activity, done.session.elapsed_s) == ("ride", 7200)
    assert done.session.local_date == date(2010, 8, 5)
    assert done.session.started_at == datetime.fromisoformat("2010-08-05T14:00+05:30")
    assert (done.session.distance_mm, done.session.source) == (10_000_000, "fit")
    untimed = only(review.amended(0, "@2010-08-05"))
    assert untimed.session is not None
    assert (untimed.session.timed, untimed.kind) == (False, "new")
    with pytest.raises(InputError, match="which day"):
        review.amended(0, "ride 2h")
    with pytest.raises(RefusedError, match="still to come"):
        review.amended(0, "@2030-01-01")


def test_words_change_any_item_and_all_is_compared_anew(tracker: Tracker) -> None:
    review = reviewed(tracker, item(RUN), item(GPX))
    moved = review.amended(1, "@2026-05-09 07:00")
    assert [one.kind for one in moved.items] == ["new", "new"]
    plain = review.amended(0, "hike")
    first = plain.items[0].session
    assert first is not None
    assert (first.activity, first.started_at, first.timer_s) == ("hike", RUN.started_at, 3550)
    with pytest.raises(RefusedError, match="nothing to change"):
        reviewed(tracker, Item(path="x", refused="It is broken.")).amended(0, "hike")


def test_amendments_may_be_wished_for_beforehand(tracker: Tracker) -> None:
    wishes = ImportWishes(amendments=(("", "@2010-08-05 14:00"), ("b.fit", "hike")))
    review = reviewed(tracker, item(ASKED, path="a.gpx"), item(RUN, path="b.fit"), wishes=wishes)
    when, hike = (one.session for one in review.items)
    assert when is not None
    assert hike is not None
    assert (when.local_date, hike.activity, hike.local_date) == (date(2010, 8, 5), "hike", date(2026, 5, 3))


def test_a_typed_session_of_that_day_is_asked_about_and_only_filled_in(tracker: Tracker) -> None:
    tracker.log("run 10km @2026-05-03")
    one = only(reviewed(tracker, item(RUN)))
    assert (one.kind, one.choice, one.choices) == ("near-duplicate", RENEW, (RENEW, LINK, APART, LEAVE))
    assert "what you wrote stays" in one.reason


def test_a_stored_twin_stays_unless_the_copy_is_richer(tracker: Tracker) -> None:
    tracker.keep_imports(reviewed(tracker, item(GPX, path="twin.gpx")))
    rich = only(reviewed(tracker, item(RUN)))
    assert (rich.kind, rich.choice) == ("duplicate", RENEW)
    assert "tells more" in rich.reason
    other = desk(tracker.path.parent / "other")
    other.keep_imports(reviewed(other, item(RUN)))
    poor = only(reviewed(other, item(GPX)))
    assert (poor.kind, poor.choice, poor.choices) == ("duplicate", LINK, (LINK, APART, LEAVE))
    assert "tells less" in poor.reason


def test_one_id_with_other_figures_is_a_conflict(tracker: Tracker) -> None:
    first = replace(RUN, ids=("strava:1",), device="")
    tracker.keep_imports(reviewed(tracker, item(first)))
    changed = replace(first, distance_mm=12_000_000, digest="sha256:new")
    one = only(reviewed(tracker, item(changed)))
    assert (one.kind, one.outcome, one.choice) == ("conflict", "ask", LINK)
    assert "strava:1" in one.reason
    richer = only(reviewed(tracker, item(replace(changed, hr_max=170))))
    assert (richer.kind, richer.choice) == ("conflict", RENEW)
    tracker.edit("last", "#goa")
    typed = only(reviewed(tracker, item(replace(changed, hr_max=170))))
    assert (typed.kind, typed.choice) == ("conflict", LINK)


def test_two_equal_sets_of_one_day_are_two(tracker: Tracker) -> None:
    row = Recording(
        format="csv",
        activity="push-up",
        local=datetime.fromisoformat("2026-05-03T00:00"),
        timed=False,
        reps=20,
        digest="sha256:set",
    )
    told = one_each([row, row, row], "sets.csv, line {}".format)
    assert [one.kind for one in reviewed(tracker, *told).items] == ["new"] * 3
    assert tracker.keep_imports(reviewed(tracker, *told)).stored == 3
    again = reviewed(tracker, *told)
    assert [(one.kind, one.choice) for one in again.items] == [("duplicate", LEAVE)] * 3
    more = reviewed(tracker, *one_each([row] * 4, "sets.csv, line {}".format))
    assert [one.kind for one in more.items] == ["duplicate"] * 3 + ["new"]


def test_the_own_zone_of_the_athlete_and_no_machine_settles_the_day(tmp_path: Path) -> None:
    oslo = desk(tmp_path, zone="Europe/Oslo")
    one = only(reviewed(oslo, item(replace(RUN, format="strava"))))
    assert one.session is not None
    assert one.session.zone == "Europe/Oslo"
    oslo.mark("travel", "@2026-05-01", zone="Asia/Tokyo")
    one = only(reviewed(oslo, item(replace(RUN, format="strava"))))
    assert one.session is not None
    assert one.session.zone == "Asia/Tokyo"
