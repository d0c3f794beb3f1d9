"""When two recordings are the same activity: every rule, with the real pairs that it was measured on."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.duplicates import (
    Sameness,
    Trace,
    alike,
    alike_by_name,
    digest_key,
    name_keys,
    richness,
)
from tracker.domain.kinship import compatible
from tracker.domain.recordings import Recording

DAY = date(2021, 12, 12)
EXACT, CERTAIN, LIKELY, CONFLICT = Sameness.EXACT, Sameness.CERTAIN, Sameness.LIKELY, Sameness.CONFLICT


def trace(at: str | None, activity: str | None, elapsed: int | None, metres: float | None, **rest: object) -> Trace:
    start = None if at is None else datetime.fromisoformat(f"2021-12-12T{at}+00:00").timestamp()
    distance = None if metres is None else round(metres * 1000)
    return replace(Trace(on=DAY, start=start, activity=activity, elapsed_s=elapsed, distance_mm=distance), **rest)  # type: ignore[arg-type]


def sameness(a: Trace, b: Trace) -> Sameness | None:
    one, other = alike(a, b), alike(b, a)
    assert (one and one.sameness) == (other and other.sameness), "it is the same from both sides"
    return one.sameness if one else None


RUN = trace("14:54:11", "run", 2824, 4489.39, format="fit")


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        pytest.param(RUN, replace(RUN, digest="sha256:1"), CERTAIN, id="same start and distance"),
        pytest.param(RUN, trace("14:54:11", "run", 2818, 4395.2), CERTAIN, id="FIT and GPX of a run, 2.1 % apart"),
        pytest.param(RUN, trace("14:54:13", None, 2818, None), CERTAIN, id="2 s apart, no sport, no distance"),
        pytest.param(RUN, trace("14:54:11", "run-trail", 2800, 4400), CERTAIN, id="a kind of running"),
        pytest.param(RUN, trace("14:54:14", "run", 2818, 4395.2), LIKELY, id="3 s apart: they overlap"),
        pytest.param(RUN, trace("14:54:11", "run", 2818, 4300), LIKELY, id="same start, 4 % apart"),
        pytest.param(RUN, trace("14:54:11", "walk", 2824, 4489.39), None, id="same start, another sport"),
        pytest.param(
            trace("13:37:53", "run", 222, 158.71),
            trace("13:37:53", "run", 222, 187.473, drifts=True),
            CERTAIN,
            id="TCX and GPX of a run with a pause: the same ends, the points drifted 15 %",
        ),
        pytest.param(
            trace("13:37:53", "run", 222, 158.71),
            trace("13:37:53", "run", 222, 187.473),
            LIKELY,
            id="the same, both measured by devices",
        ),
        pytest.param(
            trace("09:15:49", "ride", 369, 3116.92),
            trace("09:15:53", "ride", 355, 2196.7),
            LIKELY,
            id="Zwift and a watch, one inside the other",
        ),
        pytest.param(
            trace("09:15:49", "ride", 369, 3116.92), trace("09:15:53", "erg-bike", 355, 2196.7), LIKELY, id="kin"
        ),
        pytest.param(trace("10:00:00", "run", 100, 300), trace("10:00:50", "run", 200, 600), LIKELY, id="half of it"),
        pytest.param(trace("10:00:00", "run", 100, 300), trace("10:00:51", "run", 200, 600), None, id="under half"),
        pytest.param(
            trace("10:00:00", "ride", 60, 300),
            trace("10:00:53", "ride", 3600, 30_000),
            None,
            id="53 s apart, 7 s shared",
        ),
        pytest.param(
            trace("10:00:00", "ride", 71, 300), trace("10:01:52", "ride", 3600, 30_000), None, id="back to back, 41 s"
        ),
        pytest.param(
            trace("14:32:51", "walk", 45, 67.85), trace("14:34:09", "run", 57, 157.56), None, id="walk, then run, 78 s"
        ),
        pytest.param(
            trace("21:11:20", "sup", 3601, None),
            trace("21:11:20", "swim-pool", 840, 457.2),
            None,
            id="same start, known",
        ),
        pytest.param(
            trace("07:33:00", "triathlon", 9491, 52_360, legs=frozenset(("swim-open", "ride", "run"))),
            trace("08:08:58", "ride", 4422, 40_909),
            LIKELY,
            id="a leg of a triathlon recorded by itself",
        ),
        pytest.param(
            trace("07:33:00", "triathlon", 9491, 52_360),
            trace("08:08:58", "ride-road", 4422, 40_909),
            LIKELY,
            id="the same, its legs not at hand",
        ),
        pytest.param(
            trace("07:33:00", "aquathlon", 9491, 52_360),
            trace("08:08:58", "ride", 4422, 40_909),
            None,
            id="a ride is no leg of an aquathlon",
        ),
        pytest.param(
            trace("07:33:00", "triathlon", 9491, 52_360, legs=frozenset(("swim-open", "ride", "run"))),
            trace("08:08:58", "row", 4422, 40_909),
            None,
            id="no leg of it",
        ),
        pytest.param(
            trace("10:03:07", "run", 3600, 10_000, format="gpx"),
            trace("12:03:08", "run", 3630, 10_100, format="strava"),
            LIKELY,
            id="two hours apart: a zone's error",
        ),
        pytest.param(
            trace("10:03:07", "run", 3600, 10_000, format="gpx"),
            trace("15:33:07", "run", 3600, 10_000, format="garmin"),
            LIKELY,
            id="India, 5:30",
        ),
        pytest.param(
            trace("10:03:07", "run", 3600, 10_000, format="gpx"),
            trace("15:48:07", "run", 3600, 10_000, format="garmin"),
            LIKELY,
            id="Nepal, 5:45",
        ),
        pytest.param(
            trace("10:03:07", "run", 3600, 10_000, format="gpx"),
            trace("12:03:12", "run", 3600, 10_000, format="garmin"),
            None,
            id="two hours and five seconds",
        ),
        pytest.param(
            trace("10:03:07", "run", 3600, 10_000, format="gpx"),
            trace("12:03:07", "run", 3700, 10_000, format="garmin"),
            None,
            id="two hours apart, 3 % longer",
        ),
        pytest.param(
            trace("10:03:07", "run", 3600, 10_000, format="gpx"),
            trace("12:03:07", "run", 3600, 10_400, format="garmin"),
            None,
            id="two hours apart, 4 % farther",
        ),
        pytest.param(
            trace("10:03:07", "run", 3600, None, format="gpx"),
            trace("12:03:07", "run", 3600, None, format="garmin"),
            None,
            id="two hours apart, no distances",
        ),
        pytest.param(
            trace("10:03:07", "run", 3600, 10_000, format="fit"),
            trace("12:03:07", "run", 3601, 10_005, format="fit"),
            LIKELY,
            id="a copy of one format, shifted",
        ),
        pytest.param(
            trace("10:03:07", "ride", 3600, 10_000, format="fit"),
            trace("18:03:07", "ride", 3620, 10_100, format="fit"),
            None,
            id="to work and back",
        ),
        pytest.param(
            trace("10:03:07", "run", 3600, 10_000, format="csv", listing="0:csv"),
            trace("12:03:07", "run", 3600, 10_000, format="csv", listing="0:csv"),
            None,
            id="two rows of one list are no zone apart",
        ),
        pytest.param(
            trace("07:00:00", "run", 3600, 10_000, format="csv"),
            trace("18:30:00", "run", 3600, 10_000, format="manual"),
            None,
            id="round times, as people write them",
        ),
        pytest.param(
            trace(None, "run", None, 10_000), trace("06:00:00", "run", 3600, 10_400), LIKELY, id="day: distance"
        ),
        pytest.param(
            trace(None, "run", 3600, None), trace("06:00:00", "run", 3899, 10_400), LIKELY, id="day: duration"
        ),
        pytest.param(trace(None, "run", None, 10_000), trace("06:00:00", "run", 3600, 10_600), None, id="day: farther"),
        pytest.param(trace(None, "run", 3600, None), trace("06:00:00", "run", 3901, None), None, id="day: longer"),
        pytest.param(trace(None, "ride", None, 10_000), trace("06:00:00", "run", 3600, 10_000), None, id="day: sport"),
        pytest.param(trace(None, "hike", None, 10_000), trace("06:00:00", "walk", 3600, 10_000), LIKELY, id="day: kin"),
        pytest.param(
            trace(None, "run", None, 10_000, on=date(2021, 12, 11)),
            trace("06:00:00", "run", 3600, 10_000),
            None,
            id="the day before",
        ),
        pytest.param(
            trace(None, "push-up", None, None, listing="0:csv"),
            trace(None, "push-up", None, None, listing="0:csv"),
            None,
            id="two sets of one list",
        ),
    ],
)
def test_the_rules(a: Trace, b: Trace, said: Sameness | None) -> None:
    assert sameness(a, b) == said


def test_the_same_way_every_day_is_no_error_of_a_zone() -> None:
    today = trace("07:03:09", "ride", 1500, 8_000, format="fit")
    assert today.start is not None
    next_day = replace(today, start=today.start + 86_400, elapsed_s=1510, distance_mm=8_050_000, format="gpx")
    assert sameness(today, next_day) is None
    assert sameness(today, replace(next_day, elapsed_s=1500, distance_mm=8_000_500)) is None
    clocks_change = replace(next_day, start=today.start + 90_000, elapsed_s=1500, distance_mm=8_000_500)
    assert sameness(today, clocks_change) is None
    half_a_world = replace(today, start=today.start + 19 * 3600, format="gpx", distance_mm=8_000_500)
    assert sameness(today, half_a_world) is LIKELY
    assert sameness(today, replace(next_day, start=today.start + 14 * 3600)) is LIKELY


def test_one_device_has_one_clock() -> None:
    out = trace("08:15:07", "ride", 1500, 8_000, format="fit", names=("fit:1:777:1007",))
    assert out.start is not None
    back = replace(out, start=out.start + 9 * 3600)
    assert sameness(out, replace(back, names=("fit:1:777:1008",))) is None
    assert sameness(out, replace(back, names=("fit:1:778:1008",))) is LIKELY
    assert sameness(out, replace(back, names=("fit:1:777:1007",))) is CONFLICT, "the same name is another matter"


def test_without_a_distance_the_hearts_tell_a_zones_error() -> None:
    spinning = trace("18:03:07", "erg-bike", 2767, None, format="tcx", signs=(129, 158, 1800))
    assert spinning.start is not None
    later = replace(spinning, start=spinning.start + 3600)
    assert sameness(spinning, later) is LIKELY
    assert sameness(spinning, replace(later, elapsed_s=2770)) is None
    assert sameness(spinning, replace(later, signs=(129, 160, 1800))) is None
    assert sameness(spinning, replace(later, signs=(129, None, None))) is None, "one figure is no sign"
    named = [replace(one, names=("fit:1:777:1007",), signs=()) for one in (spinning, later)]
    assert sameness(*named) is CONFLICT


def test_whole_minutes_agree_without_meaning_anything() -> None:
    typed = trace("07:01:00", "run", 1800, 5_000, format="csv")
    assert typed.start is not None
    evening = replace(typed, start=typed.start + 10 * 3600, format="strava")
    assert sameness(typed, evening) is None
    measured = replace(evening, elapsed_s=1807)
    assert sameness(replace(typed, elapsed_s=1807), measured) is LIKELY


def test_one_file_holds_no_duplicates() -> None:
    legs = [replace(RUN, item="0:chain.fit", digest="sha256:1"), replace(RUN, item="0:chain.fit", digest="sha256:1")]
    assert sameness(*legs) is None
    assert sameness(legs[0], replace(legs[1], item="1:copy.fit")) is EXACT


def test_the_same_content_is_the_same_whatever_it_says() -> None:
    assert sameness(replace(RUN, digest="sha256:1"), trace(None, "swim", 5, 5, digest="sha256:1")) is EXACT


def test_one_name_and_the_same_figures_is_certain() -> None:
    a, b = (replace(RUN, names=("strava:1",)), trace("14:55:11", "run", 2700, 4400, names=("x:2", "strava:1")))
    assert sameness(a, b) is CERTAIN


@pytest.mark.parametrize(
    "other",
    [
        trace("14:54:11", "run", 2824, 5000),
        trace("14:54:11", "ride", 2824, 4489.39),
        trace("16:54:11", "run", 2824, 4489.39),
    ],
    ids=["distance", "sport", "start"],
)
def test_one_id_and_other_figures_is_a_conflict(other: Trace) -> None:
    a, b = replace(RUN, names=("strava:1",)), replace(other, names=("strava:1",))
    assert sameness(a, b) is CONFLICT


def test_a_device_that_calls_everything_the_same_is_not_believed() -> None:
    name = "fit:zwift/0/0"
    later = replace(trace("17:10:00", "run", 2824, 6000), names=(name,))
    assert sameness(replace(RUN, names=(name,)), later) is None
    near = replace(trace("15:00:00", "run", 2824, 6000), names=(name,))
    assert sameness(replace(RUN, names=(name,)), near) is CONFLICT
    told = alike_by_name(name, RUN, near)
    assert told is not None
    assert "device" in told.why


def test_sports_that_may_be_the_same() -> None:
    assert compatible("ride", "ride-gravel")
    assert compatible("hike", "walk")
    assert compatible("custom", "swim")
    assert compatible(None, "swim")
    assert compatible("cross", "strength")
    assert not compatible("run", "walk")
    assert not compatible("run", "ride")


def test_the_richer_of_two() -> None:
    fit = Recording(format="fit", elapsed_s=1428, timer_s=1428, distance_mm=3_322_950, hr_avg=136, hr_max=169)
    stripped = replace(fit, hr_avg=None, hr_max=None)
    counted = replace(fit, computed=("hr_avg",))
    order = [
        richness("gpx", fit, [1, 1]),
        richness("strava", stripped),
        richness("tcx", stripped),
        richness("fit", stripped),
        richness("fit", counted),
        richness("fit", fit),
        richness("fit", fit, [fit.laps or (1,)]),
    ]
    assert order == sorted(order)
    assert len(set(order)) == len(order)


def test_the_keys_of_a_recording() -> None:
    made = Recording(format="fit", digest="ab", device="garmin/1/2", ids=("strava:1", "garmin:2", "strava:1"))
    assert digest_key(made) == "sha256:ab"
    assert name_keys(made) == ("fit:garmin/1/2", "strava:1", "garmin:2")
    assert digest_key(replace(made, digest="sha256:ab")) == "sha256:ab"
    assert digest_key(Recording(format="fit")) == ""
    assert name_keys(Recording(format="fit")) == ()


traces = st.builds(
    lambda start, activity, elapsed, metres, drifts, form, listing: Trace(
        on=(datetime(2025, 1, 1, tzinfo=UTC) + timedelta(seconds=start or 0)).date(),
        start=None if start is None else datetime(2025, 1, 1, tzinfo=UTC).timestamp() + start,
        activity=activity,
        elapsed_s=elapsed,
        distance_mm=metres,
        drifts=drifts,
        format=form,
        listing=listing,
    ),
    st.one_of(st.none(), st.integers(0, 200_000), st.sampled_from([0, 1, 2, 3600, 5400, 19_800])),
    st.sampled_from([None, "run", "ride", "swim", "custom", "walk", "hike"]),
    st.one_of(st.none(), st.integers(1, 20_000)),
    st.one_of(st.none(), st.integers(1, 50_000_000)),
    st.booleans(),
    st.sampled_from(["fit", "gpx", "strava"]),
    st.sampled_from(["", "0:csv"]),
)


@given(traces, traces)
def test_it_is_the_same_from_both_sides(a: Trace, b: Trace) -> None:
    one = sameness(a, b)
    if one is not None and a.start is not None and b.start is not None:
        assert abs(a.start - b.start) <= max(26 * 3600 + 2, a.elapsed_s or 0, b.elapsed_s or 0)
    if one is CERTAIN:
        assert a.start is not None
        assert b.start is not None
        assert abs(a.start - b.start) <= 2
