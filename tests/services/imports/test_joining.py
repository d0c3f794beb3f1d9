"""A row of a list with its file: whose figures win, and what is left when one of the two is missing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from tests.services.imports.telling import RUN, item
from tracker.domain.recordings import Asked, Entry, Item, Lap, Recording
from tracker.services.imports.joining import found_in, joined
from tracker.services.imports.views import Found

ROW = Recording(
    format="strava",
    activity="run-trail",
    started_at=RUN.started_at,
    elapsed_s=3605,
    moving_s=3400,
    distance_mm=10_050_000,
    climb_mm=120_000,
    hr_avg=139,
    title="Ghat loop",
    note="With #goa",
    ids=("strava:12",),
    digest="sha256:row",
)
ENTRY = Entry(member="activities/7.fit.gz", listed=ROW, path="strava.zip: activities.csv, line 2")


def both(entry: Entry, told: Item) -> Found:
    (found,) = joined(entry, told, 0)
    return found


def test_the_files_figures_win_and_the_rows_words_are_added() -> None:
    found = both(ENTRY, item(RUN, path="strava.zip: activities/7.fit.gz"))
    made = found.recording
    assert made is not None
    assert (made.distance_mm, made.elapsed_s, made.timer_s, made.hr_avg) == (10_000_000, 3600, 3550, 140)
    assert (made.moving_s, made.climb_mm) == (3400, 120_000), "what the file does not say comes from the row"
    assert (made.title, made.note, made.ids, made.activity) == ("Ghat loop", "With #goa", ("strava:12",), "run-trail")
    assert (made.format, made.device, found.path) == ("fit", "garmin/1/2", "strava.zip: activities/7.fit.gz")
    assert found.digests == ("sha256:run", "sha256:row")
    assert found.listing == ""


def test_what_was_worked_out_from_points_gives_way_to_the_row() -> None:
    gpx = replace(RUN, format="gpx", distance_mm=9_800_000, climb_mm=300_000, computed=("distance_mm", "climb_mm"))
    made = both(ENTRY, item(gpx)).recording
    assert made is not None
    assert (made.distance_mm, made.climb_mm, made.computed) == (10_050_000, 120_000, ())


def test_how_rich_a_file_is_does_not_come_from_its_row() -> None:
    """Else a copy that a service stripped would seem richer than its original."""
    stripped = replace(RUN, hr_avg=None)
    assert both(ENTRY, item(stripped)).richness < next(found_in(item(RUN), 0)).richness


def test_the_sport_by_name() -> None:
    def sport(filed: str | None, listed: str | None) -> str | None:
        made = both(replace(ENTRY, listed=replace(ROW, activity=listed)), item(replace(RUN, activity=filed))).recording
        assert made is not None
        return made.activity

    assert sport(None, "hike") == "hike"
    assert sport("run", "run-trail") == "run-trail"
    assert sport("run-trail", "run") == "run-trail"
    assert sport("run", "hike") == "hike", "the athlete put it right there"
    assert sport("run", None) == "run"
    assert sport("run", "custom") == "run"


def test_a_file_that_can_not_be_read_leaves_the_row() -> None:
    found = both(ENTRY, Item(path="strava.zip: activities/7.fit.gz", refused="activities/7.fit.gz: it is empty."))
    made = found.recording
    assert made is not None
    assert (made.distance_mm, made.format) == (10_050_000, "strava")
    assert made.warnings == ("Taken from the list alone: activities/7.fit.gz: it is empty.",)
    assert (found.path, found.listing, found.digests) == (ENTRY.path, "0:strava", ("sha256:row",))


def test_a_member_that_no_list_names_stands_for_itself() -> None:
    refused = both(Entry(member="a.fit"), Item(path="a.fit", refused="a.fit is empty."))
    assert (refused.recording, refused.refused) == (None, "a.fit is empty.")


def test_of_a_chain_the_row_belongs_to_the_nearest() -> None:
    later = replace(RUN, started_at=RUN.started_at and RUN.started_at + timedelta(hours=3), digest="sha256:2")
    entry = replace(ENTRY, listed=replace(ROW, started_at=later.started_at))
    first, second = joined(entry, item(RUN, later, path="7.fit"), 0)
    assert first.recording is not None
    assert second.recording is not None
    assert (first.recording.title, second.recording.title) == ("", "Ghat loop")
    assert (first.path, second.path, first.file) == ("7.fit, 1 of 2", "7.fit, 2 of 2", "7.fit")
    assert first.item == second.item != ""
    assert (first.recording.device, second.recording.device) == ("garmin/1/2", "garmin/1/2#2")


def test_the_row_may_say_when_it_was() -> None:
    bare = replace(RUN, started_at=None, asks=((Asked.WHEN, "It has no time."), (Asked.EMPTY, "Hardly anything.")))
    made = both(ENTRY, item(bare)).recording
    assert made is not None
    assert (made.started_at, [what for what, _ in made.asks]) == (ROW.started_at, [Asked.EMPTY])


WORKOUT = Recording(
    format="apple-health",
    activity="run",
    started_at=RUN.started_at,
    zone="Asia/Kolkata",
    elapsed_s=3600,
    distance_mm=10_000_000,
    digest="sha256:w",
)
ROUTE = Recording(
    format="gpx",
    started_at=RUN.started_at,
    elapsed_s=3590,
    distance_mm=9_900_000,
    climb_mm=80_000,
    computed=("distance_mm", "climb_mm", "elapsed_s"),
    track=((1, 2), (3, 4)),
    laps=(Lap(elapsed_s=60),),
    digest="sha256:r",
)


def test_an_apple_route_adds_its_track_and_climb_to_the_workout() -> None:
    found = both(Entry(member="workout-routes/r.gpx", listed=WORKOUT, path="export.xml"), item(ROUTE))
    made = found.recording
    assert made is not None
    assert (made.distance_mm, made.elapsed_s, made.activity) == (10_000_000, 3600, "run")
    assert (made.climb_mm, made.computed, made.track) == (80_000, ("climb_mm",), ROUTE.track)
    assert (found.format, found.path) == ("apple-health", "export.xml")


def test_a_route_of_another_year_says_nothing_of_the_workout() -> None:
    other = replace(ROUTE, started_at=datetime(2019, 6, 11, tzinfo=UTC))
    made = both(Entry(member="workout-routes/r.gpx", listed=WORKOUT, path="export.xml"), item(other)).recording
    assert made is not None
    assert (made.started_at, made.climb_mm, made.track) == (WORKOUT.started_at, None, ROUTE.track)
