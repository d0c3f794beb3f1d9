"""Every template of the library loads, keeps its snapshot, has sources and rules that read as sentences."""

import math
from collections import Counter
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from tests.library.encodings import ENCODINGS
from tracker.config import seeds_dir
from tracker.domain.goals import Agg, Attribution, Group, Key, Leaf, NeedKind, Op, Order, Per, Ramp, leaves
from tracker.domain.rules import plain_rules
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Makeup, OnMiss, Place, Team, TeamAgg, Template, Trigger, WindowKind
from tracker.domain.windows import period_of, resolved, span_of
from tracker.formats.template import load_template, template_from_json, template_to_json

SEEDS = sorted(seeds_dir().glob("*.toml"))
KM = 1_000_000


def seed(slug: str) -> Template:
    return load_template(seeds_dir() / f"{slug}.toml")


def leaf(slug: str, key: str) -> Leaf:
    return next(found for found in leaves(seed(slug).goal) if found.key == key)


@pytest.fixture(params=SEEDS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    chosen: Path = request.param
    return chosen


def test_the_library_is_as_wide_as_was_promised() -> None:
    assert len(SEEDS) >= 64
    assert len(ENCODINGS) == 35
    assert set(ENCODINGS.values()) <= {path.stem for path in SEEDS}


def test_titles_tell_the_seeds_apart() -> None:
    titles = Counter(load_template(path).title for path in SEEDS)
    assert [title for title, n in titles.items() if n > 1] == []


def test_a_seed_is_named_by_its_slug(path: Path) -> None:
    assert load_template(path).slug == path.stem


def test_a_seed_keeps_its_snapshot(path: Path) -> None:
    template = load_template(path)
    assert template_from_json(template_to_json(template)) == template


def test_a_seed_says_where_its_figures_come_from(path: Path) -> None:
    template = load_template(path)
    assert template.claims
    assert any(claim.chosen for claim in template.claims)
    for claim in template.claims:
        assert claim.source
        assert "://" not in claim.source
    chosen = Counter(claim.field for claim in template.claims if claim.chosen)
    assert [field for field, n in chosen.items() if n > 1] == [], "of the figures that disagree one is chosen"


def test_the_rules_of_a_seed_are_statements(path: Path) -> None:
    template = load_template(path)
    assert template.summary.endswith(".")
    for units in ("km", "mi"):
        rules = plain_rules(template, units)
        assert len(rules) >= 3
        assert len(set(rules)) == len(rules)
        for rule in rules:
            assert rule[0].isupper() or rule[0].isdigit()
            assert not rule.endswith(".")
            assert "None" not in rule
            assert "  " not in rule


def test_a_seed_can_be_started(path: Path) -> None:
    template = load_template(path)
    if template.window.kind is WindowKind.INSTANT:
        begins = datetime(2026, 8, 1, tzinfo=UTC)
        assert begins.date() in span_of(begins, template.window.length_s, "UTC")[0]
        return
    starts = [edition.first for edition in template.editions] or [template.window.last or date(2025, 6, 26)]
    for start in starts:
        assert start in period_of(resolved(template, start).window, start)


def _apart(one: Place, other: Place) -> float:
    """Straight kilometres between two places on a sphere."""
    assert one.lat is not None
    assert one.lon is not None
    assert other.lat is not None
    assert other.lon is not None
    lat, far = math.radians(one.lat), math.radians(other.lat)
    over = math.radians(other.lon - one.lon)
    span = math.sin((far - lat) / 2) ** 2 + math.cos(lat) * math.cos(far) * math.sin(over / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(span))


def test_places_lie_along_their_road(path: Path) -> None:
    route = load_template(path).route
    if route is None:
        return
    assert route.places[0].at_mm == 0
    assert route.places[-1].at_mm == route.length_mm
    for one, following in pairwise(route.places):
        assert one.at_mm is not None
        assert following.at_mm is not None
        assert one.at_mm < following.at_mm
        road = (following.at_mm - one.at_mm) / KM
        assert 0.3 * road < _apart(one, following) <= road, f"{one.name} to {following.name}"


def test_a_race_is_on_a_day_of_its_window(path: Path) -> None:
    template = load_template(path)
    races = [(template.race, template.window.first, template.window.last)]
    races += [(edition.race, edition.first, edition.last) for edition in template.editions]
    for race, first, last in races:
        if race is not None:
            assert first is not None
            assert last is not None
            assert first <= race.starts_at.date() <= last


def test_medals_have_a_reason(path: Path) -> None:
    """What the rules give is given for something the rules ask."""
    template = load_template(path)
    streak = any(leaf.need.kind is NeedKind.STREAK and leaf.need.n is None for leaf in leaves(template.goal))
    assert template.awards or streak
    for award in template.awards:
        if award.on in (Trigger.AMOUNT, Trigger.TIER, Trigger.STREAK, Trigger.SESSION):
            of_total = award.on is Trigger.AMOUNT and not award.goal and template.route is not None
            assert of_total or award.goal in {leaf.key for leaf in leaves(template.goal)}


def test_mumbai_to_goa() -> None:
    template = seed("mumbai-to-goa")
    assert template.title == "Mumbai → Goa"
    assert template.window.days == 5
    assert isinstance(template.goal, Group)
    assert [(each.key, each.per, each.target) for each in leaves(template.goal)] == [
        ("ride", Per.DAY, 90 * KM),
        ("run", Per.DAY, 20 * KM),
    ]
    assert template.continuity.makeup is Makeup.ANY
    assert template.continuity.on_miss is OnMiss.CONTINUE
    assert not template.continuity.excuses
    assert template.route is not None
    assert template.route.length_mm == 558 * KM
    assert [(place.name, (place.at_mm or 0) // 100_000) for place in template.route.places] == [
        ("Mumbai", 0),
        ("Pen", 570),
        ("Kolad", 1077),
        ("Chiplun", 2415),
        ("Ratnagiri", 3251),
        ("Kankavli", 4447),
        ("Panaji", 5580),
    ]
    chosen = {claim.field: claim.value for claim in template.claims if claim.chosen}
    assert chosen["total"] == "558 km"
    totals = {claim.value for claim in template.claims if claim.field == "total"}
    assert totals == {"558 km", "600 km", "588 km", "over 500 km"}
    assert plain_rules(template)[:5] == (
        "5 days from the day you start",
        "Ride 90 km every day",
        "Run 20 km every day",
        "Ride: an e-bike does not count",
        "A missed day may be made up on a later day of the five",
    )


def test_tromso() -> None:
    template = seed("tromso-midnight-sun-half")
    race = template.race
    assert race is not None
    assert (race.zone, race.distance_mm, race.age_rule) == ("Europe/Oslo", 21_097_500, "birth_year>=15")
    assert f"{race.starts_at:%Y-%m-%d %H:%M}" == "2025-06-21 22:30"
    assert race.starts_at.tzinfo is None
    half = leaf("tromso-midnight-sun-half", "half")
    assert (half.per, half.target, half.counts.race) == (Per.SESSION, 21_097_500, True)
    assert template.awards[0].on == "result"
    assert any("not seen on a page" in claim.note for claim in template.claims)


def test_streaks_keep_their_own_rules() -> None:
    strict = leaf("usrsa-run-streak", "run")
    assert strict.target == 1_609_344
    assert strict.need.kind is NeedKind.STREAK
    assert strict.attribution is Attribution.STRICT
    assert seed("usrsa-run-streak").window.kind is WindowKind.OPEN
    holiday = seed("runners-world-streak-2026").window
    assert holiday.first is not None
    assert holiday.last is not None
    assert (holiday.last - holiday.first).days + 1 == 37
    assert seed("100-days-of-running").entry.late_days == 9
    assert seed("75-hard").continuity.on_miss is OnMiss.RESTART
    rest = seed("75-soft").continuity.rest
    assert rest is not None
    assert (rest.n, rest.per) == (1, "week")


def test_day_tables_add_up() -> None:
    tables = {
        ("squat-30", "squats"): 3_295,
        ("mds-2025", "foot"): 250 * KM,
        ("camino-frances", "walk"): 767 * KM,
        ("plank-30", "plank"): 3_200,
    }
    for (slug, key), total in tables.items():
        target = leaf(slug, key).target
        assert isinstance(target, tuple)
        assert sum(target) == total
    plank = leaf("plank-30", "plank")
    assert isinstance(plank.target, tuple)
    assert [day for day, row in enumerate(plank.target, 1) if not row] == [6, 13, 19, 26]
    assert plank.measure is Measure.HOLD


def test_ramps_add_up() -> None:
    run = leaf("run30", "run").target
    assert isinstance(run, Ramp)
    assert sum(run.step * n + run.base for n in range(1, 31)) == 465 * KM
    april = leaf("c2-april-fools", "metres")
    assert [april.target_of(n) for n in (0, 8, 14)] == [KM, 9 * KM, 15 * KM]
    dog_days = leaf("c2-dog-days", "metres")
    assert (dog_days.per, dog_days.every_s) == (Per.EVERY, 7 * 86_400)
    assert [dog_days.target_of(n) for n in range(4)] == [10 * KM, 20 * KM, 30 * KM, 40 * KM]


def test_plans_have_their_rows() -> None:
    couch = leaf("c25k", "run")
    assert isinstance(couch.target, tuple)
    assert (len(couch.target), couch.order, couch.rest_between) == (27, Order.SUCCESS, 1)
    assert couch.target[0] == 20 * 60
    assert couch.target[9] == 21 * 60 + 30
    assert couch.target[26] == 30 * 60
    run, cross = leaf("higdon-half-n2", "run"), leaf("higdon-half-n2", "cross")
    assert isinstance(run.target, tuple)
    assert isinstance(cross.target, tuple)
    assert (len(run.target), len(cross.target), run.order) == (84, 84, Order.WEEK)
    assert run.target[-1] == 21_097_500
    assert sum(run.target[:7]) == 13 * 1_609_344  # 3, 3, 3 and 4 miles
    assert sum(1 for row in cross.target if row) == 11
    tour = leaf("tour-de-france-2024", "ride").target
    assert isinstance(tour, tuple)
    assert (len(tour), sum(tour)) == (23, 3_498 * KM)
    abs_rows = [leaf("abs-30", key).target for key in ("sit-ups", "crunches", "leg-raises", "plank")]
    assert [(rows[0], rows[-1], sum(1 for row in rows if not row)) for rows in abs_rows if isinstance(rows, tuple)] == [
        (15, 125, 7),
        (5, 200, 7),
        (5, 65, 7),
        (10, 120, 7),
    ]


def test_ladders_and_collections() -> None:
    assert leaf("gvrat", "foot").tiers == (1_021_680_000, 2_043_360_000)
    assert leaf("million-metres-row", "row").tier_step == 1000 * KM
    assert leaf("channel-swim", "swim").tiers == (22 * 1_609_344, 44 * 1_609_344)
    assert leaf("parkrun", "runs").tiers == (25, 50, 100, 250, 500)
    assert [leaf("parkrun", key).by for key in ("parks", "letters", "seconds")] == [
        Key.EVENT,
        Key.LETTER,
        Key.FINISH_SECOND,
    ]
    brevets = leaf("super-randonneur", "brevets").items
    assert [(item.least_mm, item.limit_s) for item in brevets] == [
        (200 * KM, 48_600),
        (300 * KM, 72_000),
        (400 * KM, 97_200),
        (600 * KM, 144_000),
    ]
    assert [item.since for item in leaf("nine-star", "stars").items][-1] == date(2025, 1, 1)
    assert (leaf("52-in-52", "races").roll_days, leaf("marathon-maniac", "two-in-16").roll_days) == (364, 16)
    points = leaf("best-9-of-12", "points")
    assert (points.need.kind, points.need.n, points.fact) == (NeedKind.BEST, 9, "points")
    week = leaf("strava-4x3", "days")
    assert (week.agg, week.each, week.target, week.need.n) == (Agg.DAYS, 1800, 4, 3)


def test_teams() -> None:
    assert seed("workplace-steps").team == Team(agg=TeamAgg.MEAN, least=4, most=8)
    assert seed("hornindal-relay").team == Team(agg=TeamAgg.RELAY, least=4, most=4)
    assert seed("stairs-everest").team == Team(agg=TeamAgg.SUM, least=1)


def test_comrades_has_its_bands_in_order() -> None:
    medal = seed("comrades").awards[0]
    assert medal.gun
    assert [(band.name, band.position, band.under_s, band.sex) for band in medal.bands] == [
        ("Gold", 10, None, "m"),
        ("Gold", 10, None, "f"),
        ("Wally Hayward", None, 21_600, "m"),
        ("Isavel Roche-Kelly", None, 27_000, "f"),
        ("Silver", None, 27_000, "m"),
        ("Bill Rowan", None, 32_400, ""),
        ("Robert Mtshali", None, 36_000, ""),
        ("Bronze", None, 39_600, ""),
        ("Vic Clapham", None, 43_200, ""),
    ]


def test_the_stages_of_a_road_are_its_places() -> None:
    template = seed("camino-frances")
    table = leaf("camino-frances", "walk").target
    assert isinstance(table, tuple)
    assert template.route is not None
    reached = {"Saint-Jean-Pied-de-Port": 0}
    for name, row in zip(template.stages, table, strict=True):
        reached[name] = max(reached.values()) + row
    assert all(reached[place.name] == place.at_mm for place in template.route.places)


def test_lazy_ironman_takes_a_swim_or_a_row() -> None:
    goal = seed("lazy-ironman").goal
    assert isinstance(goal, Group)
    assert goal.op is Op.ALL
    water = goal.goals[0]
    assert isinstance(water, Group)
    assert water.op is Op.ANY
    assert [each.key for each in leaves(water)] == ["swim", "row"]


def test_gran_fondo_is_one_ride_outdoors() -> None:
    ride = leaf("gran-fondo", "ride")
    assert (ride.per, ride.agg, ride.counts.indoor, ride.counts.manual) == (Per.SESSION, Agg.MAX, False, False)
    assert (ride.need.kind, ride.need.n) == (NeedKind.COUNT, 1)


def test_marks_excuse_where_the_rules_say_nothing() -> None:
    assert seed("walk-1000-miles").continuity.excuses == {MarkKind.SICK, MarkKind.TRAVEL, MarkKind.PAUSE}
