"""Every template of the library loads, keeps its snapshot, has sources and rules that read as sentences."""

from datetime import date
from pathlib import Path

import pytest

from tracker.config import seeds_dir
from tracker.domain.goals import Agg, Attribution, Group, Leaf, NeedKind, Op, Per, leaves
from tracker.domain.rules import plain_rules
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import Makeup, OnMiss, Template, WindowKind
from tracker.domain.windows import period_of
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


def test_the_library_has_what_was_promised() -> None:
    promised = {
        "mumbai-to-goa",
        "tromso-midnight-sun-half",
        "usrsa-run-streak",
        "runners-world-streak-2026",
        "100-days-of-running",
        "festive-500",
        "75-hard",
        "75-soft",
        "squat-30",
        "plank-30",
        "walk-1000-miles",
        "red-january",
        "12ks-of-christmas",
        "run30",
        "gvrat",
        "camino-frances",
        "mds-2025",
        "channel-swim",
        "lazy-ironman",
        "gran-fondo",
    }
    assert promised <= {path.stem for path in SEEDS}


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
    window = load_template(path).window
    start = window.last if window.last is not None else date(2025, 6, 26)
    assert start in period_of(window, start)


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
    assert [(place.name, place.at_mm // 100_000) for place in template.route.places] == [
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
        "A missed day may be made up on another day of the five",
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
        ("run30", "run"): 465 * KM,
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
    assert (ride.per, ride.agg, ride.counts.indoor, ride.counts.assisted) == (Per.SESSION, Agg.MAX, False, False)
    assert (ride.need.kind, ride.need.n) == (NeedKind.COUNT, 1)


def test_marks_excuse_where_the_rules_say_nothing() -> None:
    assert seed("walk-1000-miles").continuity.excuses == {MarkKind.SICK, MarkKind.TRAVEL, MarkKind.PAUSE}
