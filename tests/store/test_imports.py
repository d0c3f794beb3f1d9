"""What imports remember: origins, laps and tracks, outlines; all of it comes and goes with one undo."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from tracker.domain.origins import Decision, Detail, Origin, Outline
from tracker.domain.photos import Photo
from tracker.domain.recordings import Lap
from tracker.domain.sessions import Part, Session
from tracker.errors import JournalError
from tracker.store.journal import Batch, Store

Make = Callable[..., Session]
DAY = date(2025, 6, 28)
TRACK = ((590_000_000, -1_800_000_000), (590_000_100, 1_799_999_999), (590_000_050, 0))


@pytest.fixture
def origin_of(now: datetime) -> Callable[..., Origin]:
    """Makes an origin: `origin_of("sha256:1", "s1")`."""

    def make(key: str, session_id: str | None = None, **changes: object) -> Origin:
        values: dict[str, object] = {
            "athlete_id": "asha",
            "decision": Decision.LEFT if session_id is None else Decision.STORED,
            "path": "a.fit",
            "format": "fit",
            "batch_id": None,
            "at": now,
        }
        return Origin(key=key, session_id=session_id, **(values | changes))  # type: ignore[arg-type]

    return make


def _batch(now: datetime, name: str = "b1") -> Batch:
    return Batch(id=name, at=now, title="export.zip", source="strava")


def test_an_import_comes_and_goes_with_all_it_remembers(
    couple: Store, now: datetime, session_on: Make, origin_of: Callable[..., Origin]
) -> None:
    session = session_on("s1", batch_id="b1", source="fit", timer_s=50, hr_max=180, computed=("hr_avg", "climb_mm"))
    origins = [
        origin_of("sha256:1", "s1", batch_id="b1"),
        origin_of("fit:1/2/3", "s1", decision=Decision.LINKED, path="ø/a.fit"),
        origin_of("strava:9", batch_id="b1"),
        origin_of("strava:9", athlete_id="ben"),
    ]
    detail = Detail(session_id="s1", laps=(Lap(elapsed_s=5, distance_mm=7), Lap(elapsed_s=6, hr_avg=140)), track=TRACK)
    with couple.write("Import", at=now) as writer:
        writer.add_batch(_batch(now))
        writer.add_session(session)
        writer.add_details([detail])
        writer.add_origins(origins)

    def seen() -> tuple[object, ...]:
        with couple.read() as reader:
            found = reader.origins_of("asha", ["strava:9", "sha256:1", "fit:1/2/3", "none"])
            theirs = reader.origins_of("ben", ["strava:9", "sha256:1"])
            return found, theirs, reader.details_of(["s1", "s2"]), reader.batches(), reader.session("s1")

    stored = seen()
    assert stored == (
        {origin.key: origin for origin in origins[:3]},
        {"strava:9": origins[3]},
        {"s1": detail},
        (_batch(now),),
        session,
    )
    couple.undo(now)
    assert seen() == ({}, {}, {}, (), None)
    couple.redo(now)
    assert seen() == stored
    assert couple.check() == ()


def test_a_deleted_session_leaves_its_origin(
    couple: Store, now: datetime, session_on: Make, origin_of: Callable[..., Origin]
) -> None:
    with couple.write("Import", at=now) as writer:
        writer.add_session(session_on("s1"))
        writer.add_origins([origin_of("sha256:1", "s1")])
    with couple.write("Delete", at=now) as writer:
        writer.delete_sessions(["s1"], now)
    with couple.read() as reader:
        assert reader.origins_of("asha", ["sha256:1"])["sha256:1"].session_id == "s1"
        (outline,) = reader.outlines("asha", DAY, DAY)
        assert (outline.id, outline.deleted) == ("s1", True)


def test_a_known_key_keeps_what_it_says_until_it_is_put_anew(
    couple: Store, now: datetime, session_on: Make, origin_of: Callable[..., Origin]
) -> None:
    left = origin_of("sha256:1")
    with couple.write("Import", at=now) as writer:
        writer.add_session(session_on("s1"))
        writer.add_origins([left, origin_of("sha256:1", "s1")])  # of two the first
        writer.add_origins([origin_of("sha256:1", "s1"), origin_of("sha256:2", "s1")])
    with couple.read() as reader:
        found = reader.origins_of("asha", ["sha256:1", "sha256:2"])
    assert (found["sha256:1"], found["sha256:2"].session_id) == (left, "s1")
    with couple.write("Decide", at=now) as writer:
        writer.put_origin(origin_of("sha256:1", "s1", decision=Decision.APART))
    with couple.read() as reader:
        assert reader.origins_of("asha", ["sha256:1"])["sha256:1"].decision is Decision.APART
    couple.undo(now)
    with couple.read() as reader:
        assert reader.origins_of("asha", ["sha256:1"]) == {"sha256:1": left}


@pytest.mark.parametrize(
    ("key", "session_id", "changes"),
    [
        ("", "s1", {}),
        ("k", "none", {}),
        ("k", None, {"decision": Decision.STORED}),
        ("k", "s1", {"batch_id": "none"}),
        ("k", "s1", {"athlete_id": "nobody"}),
        ("k", "s1", {"path": "a\0"}),
    ],
)
def test_the_file_itself_refuses_impossible_origins(
    couple: Store,
    now: datetime,
    session_on: Make,
    origin_of: Callable[..., Origin],
    key: str,
    session_id: str | None,
    changes: dict[str, object],
) -> None:
    with couple.write("Log", at=now) as writer:
        writer.add_session(session_on("s1"))
    with pytest.raises(JournalError), couple.write("Import", at=now) as writer:
        writer.add_origins([origin_of(key, session_id, **changes)])


def test_many_keys_at_once(couple: Store, now: datetime, origin_of: Callable[..., Origin]) -> None:
    keys = [f"sha256:{n}" for n in range(40_000)]
    with couple.write("Import", at=now) as writer:
        writer.add_origins([origin_of(key) for key in keys[::7]])
    with couple.read() as reader:
        assert reader.origins_of("asha", keys).keys() == set(keys[::7])
        assert reader.origins_of("asha", ()) == {}


def test_details_are_replaced_and_an_empty_one_takes_them_away(couple: Store, now: datetime, session_on: Make) -> None:
    with couple.write("Import", at=now) as writer:
        writer.add_sessions([session_on("s1"), session_on("s2")])
        writer.add_details([Detail(session_id="s1", laps=(Lap(elapsed_s=1),)), Detail(session_id="s2")])
    with couple.write("Again", at=now) as writer:
        writer.add_details([Detail(session_id="s1", track=TRACK[:1]), Detail(session_id="s2", track=TRACK)])
    with couple.read() as reader:
        assert reader.details_of(["s1", "s2"]) == {
            "s1": Detail(session_id="s1", track=TRACK[:1]),
            "s2": Detail(session_id="s2", track=TRACK),
        }
    with couple.write("Gone", at=now) as writer:
        writer.add_details([Detail(session_id="s1")])
    with couple.read() as reader:
        assert reader.details_of(["s1", "s2"]).keys() == {"s2"}
    couple.undo(now)
    with couple.read() as reader:
        assert reader.details_of(["s1"]).keys() == {"s1"}


def test_sessions_are_replaced_many_at_once_or_not_at_all(couple: Store, now: datetime, session_on: Make) -> None:
    made = [session_on(f"s{n}", tags=("a",), parts=(Part(reps=n),)) for n in range(4)]
    with couple.write("Log", at=now) as writer:
        writer.add_sessions(made)
        writer.add_photo(Photo(id="p", session_id="s1", path="p.jpg", caption="Ghat"))
    with couple.write("Merge", at=now) as writer:
        first, second, third = writer.replace_sessions(
            [replace(made[0], timer_s=9), replace(made[1], tags=("b", "c"), parts=()), made[2]]
        )
    assert (first.timer_s, second.tags, third) == (9, ("b", "c"), made[2])
    assert first.version == second.version > made[0].version
    with couple.read() as reader:
        assert [reader.session(f"s{n}") for n in range(4)] == [first, second, made[2], made[3]]
    with couple.write("Nothing", at=now) as writer:
        assert writer.replace_sessions([first, second]) == (first, second)
        assert writer.replace_sessions([]) == ()
    change = couple.last_change()
    assert change is not None
    assert change.title == "Merge"
    for wrong in ([replace(first, note="x"), replace(made[1], note="x")], [replace(made[3], id="none")]):
        with pytest.raises(JournalError), couple.write("Late", at=now) as writer:
            writer.replace_sessions(wrong)
    couple.undo(now)
    with couple.read() as reader:
        assert [reader.session(f"s{n}") for n in range(4)] == made


def test_an_outline_tells_what_duplicates_need(couple: Store, now: datetime, session_on: Make) -> None:
    whole = session_on(
        "s1",
        activity="ride",
        timed=False,
        started_at=datetime(2025, 6, 28, 1, 2, 3, 456, tzinfo=UTC),
        elapsed_s=60,
        timer_s=50,
        moving_s=40,
        distance_mm=7,
        climb_mm=8,
        energy_kj=9,
        hr_avg=100,
        hr_max=150,
        computed=("hr_avg",),
        tags=("a",),
        parts=(Part(reps=1),),
        source="fit",
        external_id="fit:1",
        batch_id="b1",
    )
    with couple.write("Import", at=now) as writer:
        writer.add_batch(_batch(now))
        writer.add_sessions([whole, session_on("s2", day=DAY + timedelta(days=1)), session_on("s3", athlete_id="ben")])
        writer.add_details([Detail(session_id="s1", laps=(Lap(elapsed_s=1),))])
    with couple.write("Delete", at=now) as writer:
        writer.delete_sessions(["s2"], now)
    with couple.read() as reader:
        shared = {name: getattr(whole, name) for name in Outline.__dataclass_fields__ if hasattr(whole, name)}
        expected = Outline(**shared, has_note=True, has_parts=True, has_detail=True)
        assert [*reader.outlines("asha", DAY, DAY)] == [expected]
        for first, last in ((DAY, DAY + timedelta(days=1)), (date(1950, 1, 1), date(2100, 1, 1))):
            found = reader.outlines("asha", first, last)
            assert [(one.id, one.deleted, one.has_note) for one in found] == [("s1", False, True), ("s2", True, False)]
        assert not len(reader.outlines("asha", DAY + timedelta(days=2), DAY + timedelta(days=9)))
        assert {one.id for one in reader.outlines_of("asha", ["s1", "s2", "s3", "none"])} == {"s1", "s2"}


def test_the_newest_batch_comes_first(couple: Store, now: datetime) -> None:
    for name in ("b1", "b2"):
        with couple.write("Import", at=now) as writer:
            writer.add_batch(_batch(now, name))
    with couple.read() as reader:
        assert [batch.id for batch in reader.batches()] == ["b2", "b1"]
