"""What a template made from a draft says, and what it would ask on each day."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.articles.drafts_made import amount, challenge, said, story, target
from tracker.articles.drafts import ChallengeDraft, Found, Per, Stage, Target, Unit
from tracker.articles.planning import Plan, plan, preview, slug_of
from tracker.domain.goals import Agg, Leaf, NeedKind, leaves
from tracker.domain.goals import Per as Span
from tracker.domain.rules import plain_rules
from tracker.domain.sessions import Measure
from tracker.domain.templates import Route, Template, WindowKind
from tracker.errors import RefusedError

KM = 1_000_000
START = date(2025, 6, 26)
KNOWN = {"mumbai": (19.07, 72.88), "chiplun": (17.53, 73.51), "goa": (15.5, 73.83)}


def leaf_of(one: ChallengeDraft) -> Leaf:
    (leaf,) = leaves(plan(one).template.goal)
    return leaf


def test_the_story_asks_both_sports_every_day_along_its_road() -> None:
    found = plan(story().challenges[0], source="https://example.org/goa", published=date(2025, 7, 1), places=KNOWN)
    template = found.template
    assert (template.slug, template.title, template.window.days) == ("mumbai-to-goa", "Mumbai to Goa", 5)
    assert [(one.key, one.per, one.target) for one in leaves(template.goal)] == [
        ("ride", Span.DAY, 90 * KM),
        ("run", Span.DAY, 20 * KM),
    ]
    assert template.route is not None
    assert template.route.length_mm == 550 * KM
    assert [place.name for place in template.route.places] == ["Mumbai", "Chiplun", "Goa"]
    assert [award.artefact for award in template.awards] == ["medal"]
    assert template.tags == ("ride", "run", "fitindia")
    assert found.unsaid == ()
    assert found.assumed == ("The road is taken to be 550 km long, which is what the days add up to.",)
    assert [(one.value, one.source, one.chosen) for one in template.claims if one.field == "length of the road"] == [
        ("550 km", "added up from what the days ask", True)
    ]
    ride = next(claim for claim in template.claims if claim.field == "ride per day")
    assert (ride.value, ride.source, ride.chosen) == ("90 km", "example.org/goa", True)
    assert ride.note == "“cycled 90 km and ran 20 km daily”"
    assert ride.published == date(2025, 7, 1)
    assert "Milind and Ankita" in template.summary


def test_the_preview_is_what_the_journal_would_show() -> None:
    shown = preview(plan(story().challenges[0], places=KNOWN).template, START)
    assert shown.total is not None
    assert shown.total.target == 550 * KM
    assert [(row.number, row.planned) for row in shown.stages] == [(n, (90 * KM, 20 * KM)) for n in range(1, 6)]
    assert (shown.period.start, shown.period.end) == (START, date(2025, 7, 1))


def test_a_total_of_several_sports_is_the_length_of_the_road() -> None:
    one = story().challenges[0]
    longer = ChallengeDraft(
        title=one.title,
        days=one.days,
        targets=(*one.targets, target("mixed", "558", Unit.KM, Per.TOTAL)),
        route=one.route,
    )
    template = plan(longer, places=KNOWN).template
    assert len(leaves(template.goal)) == 2
    assert template.route is not None
    assert template.route.length_mm == 558 * KM
    assert [claim.value for claim in template.claims if claim.field == "any sport in all"] == ["558 km"]
    assert not [claim for claim in template.claims if claim.field == "length of the road"]  # it is the one in the text


def road(*targets: Target, names: tuple[str, ...] = ("Mumbai", "Pen", "Goa"), **more: Any) -> Plan:
    known = more.pop("places", None)
    return plan(challenge("X", *targets, route=tuple(Found(name, None) for name in names), **more), places=known)


def test_places_that_no_library_knows_are_named_in_order_without_a_distance() -> None:
    route = road(target("running", "10", Unit.KM), days=5).template.route
    assert route is not None
    assert [(place.name, place.lat, place.lon, place.at_mm) for place in route.places] == [
        ("Mumbai", None, None, 0),
        ("Pen", None, None, None),
        ("Goa", None, None, 50 * KM),
    ]


def test_a_place_that_is_not_on_the_map_stays_between_those_that_are() -> None:
    names = ("Mumbai", "Pen", "Chiplun", "Goa")
    route = road(target("running", "100", Unit.KM), days=5, names=names, places=KNOWN).template.route
    assert route is not None
    assert [place.at_mm is None for place in route.places] == [False, True, False, False]
    chiplun = route.places[2].at_mm
    assert chiplun is not None
    assert chiplun % 100_000 == 0  # to the nearest 100 m behind it
    assert 200 * KM < chiplun < 240 * KM


@pytest.mark.parametrize(
    ("targets", "days", "length"),
    [
        ((target("running", "500", Unit.KM, Per.TOTAL),), None, 500),
        ((target("running", "90", Unit.KM), target("running", "500", Unit.KM, Per.TOTAL)), 5, 500),
        ((target("running", "20", Unit.KM), target("strength", "50", Unit.REP, exercise="push-up")), 5, 100),
        ((target("cycling", "400", Unit.KM, Per.TOTAL), target("running", "20", Unit.KM)), 5, 500),
        ((target("running", "20", Unit.KM), target("walking", "2", Unit.HOUR)), 5, None),  # how far are two hours
        ((target("running", "20", Unit.KM),), None, None),
        ((target("running", "50", Unit.KM, Per.WEEK),), 28, None),
        ((target("climbing", "8848", Unit.METRE, Per.TOTAL),), 5, None),
    ],
)
def test_the_length_of_a_road(targets: tuple[Target, ...], days: int | None, length: int | None) -> None:
    route = road(*targets, days=days).template.route
    assert (None if route is None else route.length_mm) == (None if length is None else length * KM)


def test_a_day_list_makes_the_road_unless_it_breaks_off() -> None:
    def route(*kilometres: str) -> Route | None:
        stages = tuple(Stage(n, "cycling", amount(km, Unit.KM), None) for n, km in enumerate(kilometres, 1))
        return road(days=4, stages=stages).template.route

    whole = route("50", "60", "40", "50")
    assert whole is not None
    assert whole.length_mm == 200 * KM
    assert route("50", "60", "40") is None


def days_of(*rows: tuple[str, str | None], names: tuple[str, ...]) -> list[tuple[str, int | None]]:
    """The places of a road by a day list of kilometres and where each day ends."""
    stages = tuple(
        Stage(n, "cycling", amount(km, Unit.KM) if km else None, None, finish=finish)
        for n, (km, finish) in enumerate(rows, 1)
    )
    route = road(stages=stages, names=names).template.route
    assert route is not None
    return [(place.name, None if place.at_mm is None else place.at_mm // KM) for place in route.places]


def test_a_day_list_says_how_far_the_places_are_where_its_days_end() -> None:
    rows = (("50", "Otter"), ("", "Otter"), ("60", "Rocky Knob, Virginia"), ("40", "Cherokee"))
    assert days_of(*rows, names=("Waynesboro", "Cherokee, North Carolina")) == [
        ("Waynesboro", 0),
        ("Otter", 50),
        ("Rocky Knob, Virginia", 110),
        ("Cherokee, North Carolina", 150),
    ]
    assert days_of(*rows, names=("Waynesboro", "Roanoke", "Rocky Knob", "Cherokee")) == [
        ("Waynesboro", 0),
        ("Roanoke", None),
        ("Rocky Knob", 110),
        ("Cherokee", 150),
    ]


def test_a_total_beside_the_sports_is_told_to_be_the_road() -> None:
    run, all_ = target("running", "20", Unit.KM), target("mixed", "120", Unit.KM, Per.TOTAL)
    assert road(run, all_, days=5).assumed == (
        "The goals of each sport decide; any sport 120 km in all is the length of the road.",
    )


def test_a_length_that_never_reaches_the_finish_is_no_road() -> None:
    found = road(target("running", "330", Unit.KM, Per.TOTAL), days=3, places=KNOWN)
    assert found.template.route is None
    assert found.unsaid == (
        "330 km are less than the 410 km from Mumbai to Goa as the crow flies, so there is no road to follow on.",
    )
    assert "From Mumbai to Goa by way of Pen." in found.template.summary


def test_a_medal_is_named_by_what_one_does_and_not_by_the_headline() -> None:
    found = said("Local hero runs and runs")
    title = found("Local hero runs and runs", "Local hero runs and runs")

    def medal(*targets: Target, **more: Any) -> str:
        return plan(replace(challenge("", *targets, **more), title=title)).template.awards[0].title

    ride, run = target("cycling", "90", Unit.KM), target("running", "20", Unit.KM)
    assert medal(ride, run, days=5) == "Ride 90 km and run 20 km a day for 5 days"
    assert medal(run, days=5, route=(Found("Mumbai", None), Found("Goa", None))) == "Mumbai to Goa in 5 days"
    slot = Target(
        "running", said("4 miles every 4 hours")(amount("4", Unit.MILE), "4 miles every 4 hours"), Per.SESSION
    )
    assert medal(slot, days=2) == "Run 4 mi every 4 hours for 48 hours"
    assert plan(challenge("My own words", run, days=5)).template.awards[0].title == "My own words"


@pytest.mark.parametrize(
    ("one", "kinds", "measure", "per", "amount_"),
    [
        (target("running", "1", Unit.MARATHON), ("run",), Measure.DISTANCE, Span.DAY, 42_195_000),
        (target("running", "1", Unit.HALF_MARATHON), ("run",), Measure.DISTANCE, Span.DAY, 21_097_500),
        (target("rowing", "5", Unit.NAUTICAL_MILE), ("row", "erg-row"), Measure.DISTANCE, Span.DAY, 9_260_000),
        (target("climbing", "29029", Unit.FOOT, Per.TOTAL), (), Measure.CLIMB, Span.WINDOW, 8_848_039),
        (target("climbing", "58070", Unit.STEP, Per.TOTAL), ("stairs", "stepper"), Measure.STEPS, Span.WINDOW, 58_070),
        (target("steps", "10000", Unit.STEP), (), Measure.STEPS, Span.DAY, 10_000),
        (target("strength", "50", Unit.REP, exercise="push-up"), ("push-up",), Measure.REPS, Span.DAY, 50),
        (target("strength", "2", Unit.MINUTE, exercise="plank"), ("plank",), Measure.HOLD, Span.DAY, 120),
        (target("strength", "9", Unit.REP, exercise="kettlebell swing"), ("strength",), Measure.REPS, Span.DAY, 9),
        (target("mixed", "40", Unit.MINUTE), (), Measure.MOVING, Span.DAY, 2_400),
        (target("mixed", "500", Unit.KCAL), (), Measure.ENERGY, Span.DAY, 2_092),
        (target("running", "4", Unit.SESSION, Per.WEEK), ("run",), Measure.SESSIONS, Span.WEEK, 4),
        (target("other:surfing", "1", Unit.HOUR), ("custom",), Measure.MOVING, Span.DAY, 3_600),
        (target("other:wheelchair", "2.6", Unit.MILE), ("wheelchair",), Measure.DISTANCE, Span.DAY, 4_184_294),
        (target("walking", "10", Unit.KM, Per.STAGE), ("walk", "hike"), Measure.DISTANCE, Span.DAY, 10 * KM),
    ],
)
def test_words_and_units_become_activities_and_exact_amounts(
    one: Target, kinds: tuple[str, ...], measure: Measure, per: Span, amount_: int
) -> None:
    leaf = leaf_of(challenge("X", one, days=30))
    assert (leaf.counts.kinds, leaf.measure, leaf.per, leaf.target) == (kinds, measure, per, amount_)


def test_sessions_of_so_long_so_often_are_one_goal() -> None:
    often, long = target("running", "3", Unit.SESSION, Per.WEEK), target("running", "45", Unit.MINUTE, Per.SESSION)
    leaf = leaf_of(challenge("X", often, long, days=28))
    assert (leaf.agg, leaf.target, leaf.counts.least) == (Agg.COUNT, 3, (Measure.MOVING, 2_700))


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("four miles every four hours", 4),
        ("4 miles every 6 hours", 6),
        ("a mile each hour", 1),
        ("4x4x48", 4),
        ("4 x 4 x 48", 4),
    ],
)
def test_a_session_every_so_many_hours_runs_by_the_clock(words: str, hours: int) -> None:
    found = said(words)
    slot = Target("running", found(amount("4", Unit.MILE), words), Per.SESSION)
    template = plan(challenge("X", slot, days=2)).template
    (leaf,) = leaves(template.goal)
    assert (template.window.kind, template.window.length_s) == (WindowKind.INSTANT, 48 * 3600)
    assert (leaf.per, leaf.every_s, leaf.agg) == (Span.EVERY, hours * 3600, Agg.MAX)
    assert preview(template, START).days == 2


def test_hours_that_fill_the_day_run_by_the_clock() -> None:
    template = plan(challenge("X", target("rowing", "24", Unit.HOUR, Per.TOTAL), days=1)).template
    (leaf,) = leaves(template.goal)
    assert (template.window.length_s, leaf.measure, leaf.target) == (86_400, Measure.ELAPSED, 86_400)


def test_without_an_end_a_daily_goal_is_a_streak() -> None:
    template = plan(challenge("X", target("running", "5", Unit.KM))).template
    (leaf,) = leaves(template.goal)
    assert (template.window.kind, leaf.need.kind) == (WindowKind.OPEN, NeedKind.STREAK)
    assert template.awards[0].n == (30,)


def test_totals_of_one_thing_are_a_ladder() -> None:
    levels = [target("swimming", number, Unit.KM, Per.TOTAL) for number in ("22", "11", "44")]
    leaf = leaf_of(challenge("X", *levels, days=84))
    assert (leaf.target, leaf.tiers) == (11 * KM, (11 * KM, 22 * KM, 44 * KM))


def test_a_total_that_its_days_make_is_no_goal_of_its_own() -> None:
    one = challenge("X", target("running", "5", Unit.KM), target("running", "35", Unit.KM, Per.WEEK), days=31)
    assert leaf_of(one).per is Span.DAY


def test_first_and_last_day_give_the_days() -> None:
    one = challenge("X", target("running", "5", Unit.KM), first=Found(START, None), last=Found(date(2025, 6, 30), None))
    template = plan(one).template
    assert template.window.days == 5
    assert [claim.value for claim in template.claims if claim.field == "last day"] == ["30 June 2025"]


def rows(*stages: Stage) -> Template:
    return plan(ChallengeDraft(title=Found("X", None), stages=stages)).template


def test_a_day_list_is_a_table_with_days_of_rest() -> None:
    template = rows(
        Stage(1, "cycling", amount("56", Unit.KM), None, finish="Otter"),
        Stage(2, "cycling", None, None, rest=True),
        Stage(3, "cycling", amount("40", Unit.KM), None, start="Otter", finish="Asheville"),
        Stage(3, "running", amount("5", Unit.KM), None),
    )
    assert template.window.days == 3
    assert template.stages == ("Otter", "Rest", "Otter → Asheville")
    assert [leaf.target for leaf in leaves(template.goal)] == [(56 * KM, 0, 40 * KM), (0, 0, 5 * KM)]
    shown = preview(template, START)
    assert [row.rest for row in shown.stages] == [False, True, False]
    assert [row.title for row in shown.stages] == list(template.stages)


def test_a_day_nought_moves_the_list_on_by_one() -> None:
    template = rows(Stage(0, "hiking", amount("5", Unit.KM), None), Stage(1, "hiking", amount("9", Unit.KM), None))
    assert [leaf.target for leaf in leaves(template.goal)] == [(5 * KM, 9 * KM)]


def test_a_list_that_breaks_off_is_told() -> None:
    one = ChallengeDraft(
        title=Found("X", None),
        days=Found(30, None),
        stages=tuple(Stage(day, "strength", amount("50", Unit.REP), None, exercise="squat") for day in (1, 2, 3)),
    )
    found = plan(one)
    assert found.template.window.days == 3
    assert "first 3 days of 30" in found.assumed[0]


def test_the_day_list_decides_beside_a_total() -> None:
    stages = (Stage(1, "cycling", amount("56", Unit.KM), None), Stage(2, "cycling", amount("44", Unit.KM), None))
    one = ChallengeDraft(title=Found("X", None), targets=(target("cycling", "100", Unit.KM, Per.TOTAL),), stages=stages)
    assert [leaf.per for leaf in leaves(plan(one).template.goal)] == [Span.STAGE]


@pytest.mark.parametrize(
    ("medal", "title", "artefact"),
    [
        ("finisher's medal", "X", "medal"),
        ("a bronze medal", "A bronze medal", "medal"),
        ("a finisher T-shirt", "A finisher T-shirt", "shirt"),
        ("certificate", "Certificate", "certificate"),
    ],
)
def test_what_the_text_calls_its_medal_is_given_for_completing(medal: str, title: str, artefact: str) -> None:
    one = challenge("X", target("running", "5", Unit.KM), days=5, medals=(Found(medal, None),))
    assert [(award.title, award.artefact) for award in plan(one).template.awards] == [(title, artefact)]


def test_conflicting_figures_are_claims_and_one_is_chosen() -> None:
    found = said("90 km, 100 km")
    ride = Target("cycling", found(amount("90", Unit.KM), "90 km", (amount("100", Unit.KM), "100 km")), Per.DAY)
    claims = plan(challenge("X", ride, days=5), source="paper.txt").template.claims
    assert [(claim.value, claim.chosen) for claim in claims if claim.field == "ride per day"] == [
        ("90 km", True),
        ("100 km", False),
    ]


def test_a_figure_typed_in_says_so() -> None:
    (claim,) = plan(challenge("X", target("running", "5", Unit.KM)), source="a.txt").template.claims
    assert (claim.source, claim.note) == ("typed in by hand", "")


def test_a_range_asks_its_lower_figure_and_says_so() -> None:
    wide = Target("running", Found(amount("20", Unit.KM, "25"), None), Per.DAY)
    found = plan(challenge("X", wide, days=5))
    assert leaves(found.template.goal)[0].target == 20 * KM
    assert any("lower figure" in sentence for sentence in found.unsaid)


def test_nothing_to_do_is_refused() -> None:
    with pytest.raises(RefusedError, match="names nothing to do"):
        plan(challenge("Empty", days=5))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Mumbai → Goa", "mumbai-goa"),
        ("Tromsø: 21.1 km!", "tromso-21-1-km"),
        ("Étape du Tour", "etape-du-tour"),
        ("Walk 6,500 km", "walk-6500-km"),
        ("東京", "challenge"),
        ("CON", "con-challenge"),
        ("../../etc/passwd", "etc-passwd"),
        ("a" * 90, "a" * 40),
        ("word " * 30, "-".join(["word"] * 8)),
    ],
)
def test_a_slug_is_safe_as_a_name_of_a_file(title: str, slug: str) -> None:
    assert slug_of(title) == slug


def test_what_the_rules_say_reads_as_the_text_did() -> None:
    rules = " ".join(plain_rules(plan(story().challenges[0]).template))
    assert "Ride 90 km every day" in rules
    assert "Run 20 km every day" in rules


def test_amounts_beyond_all_bounds_make_no_template_of_days() -> None:
    long = ChallengeDraft(title=Found("X", None), days=Found(10_000, None), targets=(target("running", "5", Unit.KM),))
    found = plan(long)
    assert found.template.window.kind is WindowKind.OPEN
    assert "no end" in found.unsaid[0]
