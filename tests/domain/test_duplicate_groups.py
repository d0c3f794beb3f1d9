"""Groups of duplicates: what is kept, what the others are of, and that looking for them stays quick."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from tracker.domain import duplicate_groups
from tracker.domain.duplicate_groups import Known, Tie, ties_of
from tracker.domain.duplicates import Alike, Sameness, Trace, alike

BEGIN = datetime(2025, 1, 1, tzinfo=UTC)


def made(
    at: float | None, activity: str | None = "run", elapsed: int = 3600, metres: int = 10_000, **rest: object
) -> Trace:
    """`at` is in seconds after the beginning of 2025."""
    start = None if at is None else BEGIN.timestamp() + at
    on = date(2025, 1, 1) if at is None else (BEGIN + timedelta(seconds=at)).date()
    trace = Trace(on=on, start=start, activity=activity, elapsed_s=elapsed, distance_mm=metres * 1000)
    return replace(trace, **rest)  # type: ignore[arg-type]


def known(stored: Sequence[Trace] = ()) -> Known:
    return Known([(one.on, one.start, one.elapsed_s) for one in stored], stored.__getitem__)


def found(
    new: Sequence[Trace], stored: Sequence[Trace] = (), named: dict[int, tuple[int, Alike]] | None = None
) -> list[tuple[str, int, Sameness] | None]:
    ties = ties_of(new, known(stored), named)
    return [None if tie is None else ("stored" if tie.stored else "new", tie.index, tie.alike.sameness) for tie in ties]


CERTAIN, LIKELY, EXACT = Sameness.CERTAIN, Sameness.LIKELY, Sameness.EXACT


def test_the_richest_of_a_group_is_kept_wherever_it_stands() -> None:
    gpx, row, fit = (made(0, richness=(rank,)) for rank in (1, 2, 4))
    assert found([gpx, row, fit]) == [("new", 2, CERTAIN), ("new", 2, CERTAIN), None]
    assert found([fit, gpx, row]) == [None, ("new", 0, CERTAIN), ("new", 0, CERTAIN)]


HOUR, DAY = 3600, 86_400


def test_the_way_to_work_and_back_is_no_error_of_a_zone() -> None:
    """Every day at a quarter past eight and five, each time at another second: some seconds are the same."""
    seconds = [(7, 7), (31, 12), (2, 55), (48, 49), (20, 3)]
    ways = [
        made(day * DAY + 9 * HOUR * back + second, format="gpx" if back else "fit", elapsed=1800 + 5 * back)
        for day, pair in enumerate(seconds)
        for back, second in enumerate(pair)
    ]
    assert alike(ways[0], ways[1]) is not None, "the seconds and all else are alike"
    assert found(ways) == [None] * len(ways)
    assert found(ways[:2], ways[2:]) == [None, None], "the journal knows the habit"
    assert found(ways[:2]) == [None, ("new", 0, LIKELY)]


def test_a_source_that_is_always_off_by_the_same_hours_is_no_habit() -> None:
    starts = [day * DAY + second for day, second in enumerate((7, 431, 602, 48, 320, 5))]
    right = [made(at, format="fit", richness=(4,)) for at in starts]
    wrong = [made(at + 2 * HOUR + day % 3, format="gpx", richness=(1,)) for day, at in enumerate(starts)]
    assert found([*right, *wrong]) == [None] * 6 + [("new", n, LIKELY) for n in range(6)]


def test_what_is_stored_is_kept_and_draws_its_whole_group() -> None:
    """The richest has no certain match with the stored one, but is the same as one that has."""
    fit = made(0, richness=(4,), names=("strava:1",))
    row = made(0.5, richness=(2,), names=("strava:1",))
    told = Alike(CERTAIN, "is known by the same id")
    assert found([fit, row], [made(80_000)], {1: (0, told)}) == [("stored", 0, CERTAIN), ("stored", 0, CERTAIN)]


def test_what_is_like_the_kept_one_only_by_way_of_a_third_is_not_lost() -> None:
    """One watch ran all the time, another was stopped in between: the halves are no duplicates of each other."""
    first, second = made(0, elapsed=1000, richness=(4,)), made(1100, elapsed=1000, metres=9_000, richness=(3,))
    whole = made(0, elapsed=2200, metres=20_000, richness=(1,))
    assert found([first, second, whole]) == [None, None, ("new", 0, LIKELY)]


def test_two_of_one_file_never_meet_in_a_group() -> None:
    sup = made(0, "sup", 3601, item="chain", richness=(4,))
    swim = made(0, "swim", 840, item="chain", richness=(3,))
    bare = replace(made(0, None, 3600), distance_mm=None, richness=(1,))
    ties = found([sup, swim, bare])
    assert ties[:2] == [None, None]
    assert ties[2] == ("new", 0, CERTAIN)
    again = found([sup, swim], [bare])
    assert again == [("stored", 0, CERTAIN), None]


def test_a_copy_byte_for_byte_says_of_its_original_what_that_says() -> None:
    fit, stripped = made(0, richness=(4, 8)), made(1, richness=(4, 6), digest="d")
    assert found([fit, stripped, replace(stripped, richness=(4, 5))]) == [
        None,
        ("new", 0, CERTAIN),
        ("new", 0, CERTAIN),
    ]


def test_what_is_asked_about_keeps_nothing_from_being_stored() -> None:
    asked, plain = made(0, richness=(0, 4)), made(0, richness=(1, 1))
    assert found([asked, plain]) == [("new", 1, CERTAIN), None]


def test_a_long_one_is_met_days_after_its_start() -> None:
    long = made(0, "hike", 8 * 86_400, 300_000)
    within = made(5 * 86_400, "hike", 3600, 4_000)
    assert found([within], [long]) == [("stored", 0, LIKELY)]
    assert found([long], [within]) == [("stored", 0, LIKELY)]
    assert found([replace(within, richness=(2,)), long]) == [None, ("new", 0, LIKELY)]


def test_without_a_clock_time_the_day_is_looked_at() -> None:
    typed = made(None)
    others = [made(n * 3600, metres=3_000 + n, elapsed=900) for n in range(8)]
    assert found([made(40_000)], [*others, typed]) == [("stored", 8, LIKELY)]
    assert found([typed], [*others, made(40_000)]) == [("stored", 8, LIKELY)]
    assert found([made(40_000 + 86_400)], [typed]) == [None]


moments = st.sampled_from([0, 1, 2, 4, 60, 1800, 3600, 5400, 7200, 19_800, 86_400, 90_000, 93_602, 93_603, 400_000])
anything = st.builds(
    made,
    st.one_of(st.none(), moments, st.integers(0, 500_000)),
    st.sampled_from(["run", "ride", None, "custom", "walk"]),
    st.sampled_from([600, 3600, 3660, 100_000, 250_000]),
    st.sampled_from([10_000, 10_100, 10_400, 12_000]),
    format=st.sampled_from(["fit", "gpx"]),
    item=st.sampled_from(["", "", "", "", "", "", "", "", "a", "b"]),
    names=st.sampled_from([(), ("strava:1",), ("fit:x",)]),
    richness=st.tuples(st.integers(0, 3)),
)


@given(st.lists(anything, max_size=8), st.lists(anything, max_size=8))
def test_every_pair_that_is_alike_comes_near(new: list[Trace], stored: list[Trace]) -> None:
    """The window skips nothing that the rules would find, and what is tied is tied to what is kept."""
    stored = [replace(one, names=()) for one in stored]
    among = known(stored)
    for trace in new:
        near = set(among.near(trace))
        for n, other in enumerate(stored):
            told = alike(trace, other)
            assert told is None or n in near
    ties = ties_of(new, among)
    for n, tie in enumerate(ties):
        if tie is None:
            for m, one in enumerate(ties):
                told = alike(new[n], new[m]) if one is None and m != n else None
                met = any(one.item for one in new)  # then a group may be closed to one of them
                assert told is None or met, "of two that are alike one is kept"
        elif not tie.stored:
            assert ends(ties, n) is None, "a group leads to one that is kept"


def ends(ties: Sequence[Tie | None], n: int) -> Tie | None:
    """What a chain of ties ends with: None for one that is kept, a tie to a stored session."""
    for _ in ties:
        tie = ties[n]
        if tie is None or tie.stored:
            return None
        n = tie.index
    return ties[n]


def test_a_long_history_is_not_compared_pair_by_pair() -> None:
    """3,000 new ones against 100,000 stored ones look at few of the 300,000,000 pairs."""
    stored = [made(n * 4_000, elapsed=1800, metres=5_000 + n % 7_000) for n in range(20_000)]
    new = [made(n * 40_000 + 2_000, "ride", 900, 8_000) for n in range(2_000)]
    looked = 0

    def counted(a: Trace, b: Trace) -> Alike | None:
        nonlocal looked
        looked += 1
        return alike(a, b)

    with patch.object(duplicate_groups, "alike", counted):
        ties = ties_of(new, known(stored))
    assert ties == [None] * len(new)
    assert looked < 20 * len(new)


def test_of_two_likely_ones_the_nearer_in_figures_is_meant() -> None:
    """To work and back: the copy, five and a half hours off, is an hour before the way back as well."""
    there = made(187, "ride", 1484, 8_000, format="fit", richness=(4,))
    back = made(187 + 9 * 3600, "ride", 1474, 8_050, format="fit", richness=(4,))
    copy = made(187 + 19_800, "ride", 1484, 8_002, format="garmin", richness=(2,))
    assert found([back, there, copy]) == [None, None, ("new", 1, LIKELY)]
    assert found([copy], [back, there]) == [("stored", 1, LIKELY)]
