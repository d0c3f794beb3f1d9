"""What the keys of a goal mean: buckets, growing targets, ladders, needs, factors, facts, results, groups."""

from datetime import date

import pytest

from tracker.domain.goals import (
    Agg,
    Attribution,
    Cmp,
    Factor,
    Group,
    Item,
    Key,
    Leaf,
    Need,
    NeedKind,
    Op,
    Order,
    Per,
    Ramp,
    leaves,
)
from tracker.domain.sessions import Measure
from tracker.domain.templates import Template
from tracker.formats.template import read_template

KM = 1_000_000
HEAD = 'format = 1\nslug = "x"\ntitle = "X"\n'
WEEKS = "[window]\ndays = 28\n"
OPEN = "[window]\nopen = true\n"
CLOCK = '[window]\ninstant = true\nlength = "48 h"\n'


def read(body: str) -> Template:
    return read_template(HEAD + body, name="x.toml")


def goal(text: str, window: str = WEEKS) -> Leaf:
    """The only goal of a template whose goal is `text`."""
    found = read(f"{window}[[goals]]\n{text}\n").goal
    assert isinstance(found, Leaf)
    return found


RUN = 'of = "run"\nper = "day"\n'


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("40 x 25 m", 1 * KM),
        ("40x25 m", 1 * KM),
        ("40 × 25m", 1 * KM),
        ("3 x 1 mi", 3 * 1_609_344),
        ("6 * 400 m", 2_400_000),
    ],
)
def test_a_count_times_an_amount(text: str, amount: int) -> None:
    found = goal(f'{RUN}target = "{text}"')
    assert (found.measure, found.target) == (Measure.DISTANCE, amount)


@pytest.mark.parametrize(
    ("text", "measure", "amount"),
    [
        ('target = "3 x 20 min"', Measure.MOVING, 3_600),
        ('target = "10000 steps"', Measure.STEPS, 10_000),
        ('target = "60 reps"', Measure.REPS, 60),
        ('target = "500 kcal"', Measure.ENERGY, 2_092),
        ('of = "push-up"\ntarget = "3 x 20"', Measure.REPS, 60),
        ('of = "plank"\ntarget = "2 x 45 s"', Measure.HOLD, 90),
        ('target = "2 sessions"', Measure.SESSIONS, 2),
    ],
)
def test_what_an_amount_speaks_of(text: str, measure: Measure, amount: int) -> None:
    found = goal(f'per = "day"\n{text}')
    assert (found.measure, found.target) == (measure, amount)


@pytest.mark.parametrize(
    ("text", "ramp"),
    [
        ('target = "1000 m * n"', Ramp(0, 1 * KM)),
        ('target = "n * 1 km"', Ramp(0, 1 * KM)),
        ('target = "5 km + 500 m * n"', Ramp(5 * KM, KM // 2)),
        ('target = "30 km - 1 km * n"', Ramp(30 * KM, -1 * KM)),
        ('measure = "steps"\ntarget = "5000 + 500 * n"', Ramp(5_000, 500)),
        ('measure = "reps"\ntarget = "50+5*n"', Ramp(50, 5)),
        ('measure = "reps"\ntarget = "n"', Ramp(0, 1)),
        ('target = "10 min * n"', Ramp(0, 600)),
    ],
)
def test_growing_targets(text: str, ramp: Ramp) -> None:
    found = goal(f'per = "day"\n{text}')
    assert found.target == ramp
    assert found.target_of(2) == ramp.base + 3 * ramp.step


@pytest.mark.parametrize(
    ("text", "every_s"), [("every 4 h", 14_400), ("every 90 min", 5_400), ("every hour", 3_600), ("every 1 d", 86_400)]
)
def test_slots(text: str, every_s: int) -> None:
    found = goal(f'of = "run"\nper = "{text}"\ntarget = "4 mi"\ninside = true', CLOCK)
    assert (found.per, found.every_s, found.inside, found.need) == (Per.EVERY, every_s, True, Need())


def test_rolling_spans() -> None:
    found = goal('measure = "results"\nper = "rolling 16 d"\ntarget = 2', OPEN)
    assert (found.per, found.roll_days, found.need) == (Per.ROLLING, 16, Need(NeedKind.COUNT, 1))
    assert goal('of = "run"\nper = "rolling 2 weeks"\ntarget = "80 km"\n').roll_days == 14


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("event", Key.EVENT),
        ("region", Key.REGION),
        ("letter", Key.LETTER),
        ("finish_second", Key.FINISH_SECOND),
    ],
)
def test_different_ones_among_results(word: str, key: Key) -> None:
    found = goal(f'per = "by:{word}"\nneed = 25\nevents = ["parkrun"]', OPEN)
    assert (found.per, found.by, found.measure, found.agg) == (Per.BY, key, Measure.RESULTS, Agg.COUNT)
    assert (found.target, found.need, found.key) == (1, Need(NeedKind.COUNT, 25), "results")
    assert found.counts.events == ("parkrun",)


def test_a_ladder_of_different_ones_counts_them() -> None:
    found = goal('per = "by:event"\ntiers = [20, 50, 100]', OPEN)
    assert (found.target, found.tiers, found.need) == (1, (20, 50, 100), Need(NeedKind.COUNT, 20))


def test_hashtags() -> None:
    found = goal('of = "hike"\nper = "by:tag"\nneed = 10', OPEN)
    assert (found.by, found.measure, found.agg, found.target) == (Key.TAG, Measure.SESSIONS, Agg.COUNT, 1)
    far = goal('of = "hike"\nper = "by:tag"\ntarget = "10 km"\nneed = 10', OPEN)
    assert (far.measure, far.target, far.agg) == (Measure.DISTANCE, 10 * KM, Agg.SUM)


def test_a_checklist() -> None:
    found = goal(
        'per = "by:item"\n'
        'items = ["Tokyo", { name = "200", distance = "200 km", limit = "13:30:00", since = 2025-01-01 }]',
        OPEN,
    )
    assert found.measure is Measure.RESULTS
    assert found.need == Need()
    assert found.items == (
        Item(name="Tokyo"),
        Item(name="200", least_mm=200 * KM, limit_s=48_600, since=date(2025, 1, 1)),
    )
    hills = goal('of = "hike"\nper = "by:item"\nitems = ["Ben Nevis", "Ben Lomond"]\nneed = 1', OPEN)
    assert (hills.measure, hills.need) == (Measure.SESSIONS, Need(NeedKind.COUNT, 1))


@pytest.mark.parametrize(
    ("text", "target", "tiers", "step"),
    [
        ('tiers = ["100 km", "200 km"]', 100 * KM, (100 * KM, 200 * KM), None),
        ('target = "100 km"\ntiers = ["100 km", "200 km"]', 100 * KM, (100 * KM, 200 * KM), None),
        ('tiers = "every 1000 km"', 1000 * KM, (), 1000 * KM),
        ('measure = "results"\ntiers = [25, 50, 100]', 25, (25, 50, 100), None),
    ],
)
def test_ladders(text: str, target: int, tiers: tuple[int, ...], step: int | None) -> None:
    found = goal(f'per = "window"\n{text}')
    assert (found.target, found.tiers, found.tier_step) == (target, tiers, step)


def test_so_many_days_a_week_has_a_normal_form() -> None:
    found = goal(f'{RUN}target = "5 km"\nneed = "3 per week"')
    assert (found.per, found.agg, found.each, found.target) == (Per.WEEK, Agg.DAYS, 5 * KM, 3)
    assert (found.measure, found.need) == (Measure.DISTANCE, Need())
    same = goal('of = "run"\nper = "week"\nagg = "days"\neach = "5 km"\ntarget = 3')
    assert same == found
    monthly = goal('check = "photo"\nper = "day"\ntarget = 1\nneed = "20 per month"')
    assert (monthly.per, monthly.agg, monthly.each, monthly.target) == (Per.MONTH, Agg.DAYS, 1, 20)


def test_days_that_were_enough() -> None:
    found = goal('agg = "days"\nper = "week"\ntarget = 4\nneed = "streak 3"\nmin_session = "30 min elapsed"')
    assert (found.measure, found.agg, found.each, found.target) == (Measure.SESSIONS, Agg.DAYS, 1, 4)
    assert (found.need, found.attribution) == (Need(NeedKind.STREAK, 3), Attribution.CREDIT)
    half_hours = goal('agg = "days"\neach = "30 min"\nper = "window"\ntarget = 20')
    assert (half_hours.measure, half_hours.each) == (Measure.MOVING, 1_800)


def test_the_best_ones() -> None:
    found = goal('of = "run"\nper = "week"\ntarget = "100 km"\nneed = "best 3"')
    assert found.need == Need(NeedKind.BEST, 3)


def test_at_most() -> None:
    found = goal('of = "run"\nmeasure = "elapsed"\nper = "session"\ntarget = "50 min"\ncmp = "at most"\nrace = "yes"')
    assert (found.cmp, found.agg, found.need) == (Cmp.AT_MOST, Agg.MIN, Need(NeedKind.COUNT, 1))


@pytest.mark.parametrize(
    ("text", "factor"),
    [
        ("ride = 0.3333", Factor(kind="ride", num=3_333, den=10_000)),
        ('ride = "1/3"', Factor(kind="ride", num=1, den=3)),
        ("ride = 2", Factor(kind="ride", num=2)),
        ("erg-bike = 0.5", Factor(kind="erg-bike", num=1, den=2)),
        ('ride = "5 mi/h"', Factor(kind="ride", num=5 * 1_609_344, den=3_600, measure=Measure.ELAPSED)),
        ('stairs = "0.178 m/step"', Factor(kind="stairs", num=178, measure=Measure.STEPS)),
        ('stairs = "0.1785 m / step"', Factor(kind="stairs", num=357, den=2, measure=Measure.STEPS)),
    ],
)
def test_factors_are_exact(text: str, factor: Factor) -> None:
    (found,) = goal(f'per = "window"\ntarget = "100 km"\nfactors = {{ {text} }}').counts.factors
    assert found.kind == factor.kind
    assert found.num * factor.den == factor.num * found.den
    assert found.measure is factor.measure


def test_factors_may_make_steps() -> None:
    found = goal('measure = "steps"\nper = "window"\ntarget = 280000\nfactors = { swim = "7000 steps/h" }')
    assert found.counts.factors == (Factor(kind="swim", num=35, den=18, measure=Measure.ELAPSED),)


def test_bounds_of_sessions_and_days() -> None:
    counts = goal(
        'measure = "sessions"\nper = "day"\ntarget = 2\nmin_session = "40 x 25 m"\nmax_session = "5 km"\n'
        'cap_day = 3\nmin_gap = "3 h"\ncontinuous = true'
    ).counts
    assert (counts.least, counts.most) == ((Measure.DISTANCE, 1 * KM), (Measure.DISTANCE, 5 * KM))
    assert (counts.cap_day, counts.gap_s, counts.continuous) == (3, 10_800, True)


def test_results() -> None:
    found = goal(
        'measure = "results"\nper = "window"\ntarget = 12\nevents = "Comrades Marathon"\n'
        'min_session = "42.195 km"\nvirtual = "no"\nrelay = "no"',
        OPEN,
    )
    assert (found.measure, found.agg, found.target, found.title) == (Measure.RESULTS, Agg.COUNT, 12, "Races")
    assert found.counts.least == (Measure.DISTANCE, 42_195_000)
    assert (found.counts.events, found.counts.relay) == (("Comrades Marathon",), False)


@pytest.mark.parametrize(
    ("amount", "value"),
    [('"1 gal"', 3_785), ('"3.785 l"', 3_785), ('"500 ml"', 500), ("3785", 3_785), ('"8 x 250 ml"', 2_000)],
)
def test_water_is_kept_in_millilitres(amount: str, value: int) -> None:
    found = goal(f'fact = "water"\nper = "day"\ntarget = {amount}')
    assert (found.measure, found.fact, found.key, found.unit) == (Measure.FACT, "water", "water", "ml")
    assert (found.target, found.title) == (value, "Water")


def test_facts_and_checks() -> None:
    pages = goal('fact = "pages"\nunit = "pages"\nper = "day"\ntarget = "10 pages"')
    assert (pages.measure, pages.agg, pages.unit, pages.target) == (Measure.FACT, Agg.SUM, "pages", 10)
    photo = goal('check = "photo"\nper = "day"')
    assert (photo.measure, photo.fact, photo.key, photo.target) == (Measure.CHECK, "photo", "photo", 1)
    steps = goal('fact = "steps"\nmeasure = "steps"\nper = "window"\ntarget = 280000\nfactors = { swim = "7000/h" }')
    assert (steps.measure, steps.fact) == (Measure.STEPS, "steps")
    assert steps.counts.factors[0].measure is Measure.ELAPSED


def test_rows_that_wait_for_success() -> None:
    found = goal(
        'of = "run"\nper = "stage"\ntarget = ["5 km", "6 km", "7 km"]\norder = "on success"\nrest_between = 1', OPEN
    )
    assert (found.order, found.rest_between, found.target) == (Order.SUCCESS, 1, (5 * KM, 6 * KM, 7 * KM))


def test_rows_in_any_order_of_the_week() -> None:
    rows = ", ".join('"5 km"' for _ in range(28))
    assert goal(f'of = "run"\nper = "stage"\ntarget = [{rows}]\norder = "any in week"').order is Order.WEEK


def test_stages_without_targets_ask_for_a_check_each() -> None:
    template = read(
        f'stages = [{{ name = "One" }}, {{ name = "Two" }}]\n{OPEN}'
        '[[goals]]\ncheck = "script"\nper = "stage"\norder = "on success"\n'
    )
    (found,) = leaves(template.goal)
    assert (found.target, found.fact, template.stages) == ((1, 1), "script", ("One", "Two"))


def test_a_sequence() -> None:
    body = '[[goals]]\nof = "run"\nper = "window"\ntarget = "50 km"\n'
    found = read(f'order = "sequence"\n{WEEKS}{body}{body.replace("run", "ride")}').goal
    assert isinstance(found, Group)
    assert (found.op, found.sequence) == (Op.ALL, True)
    inner = read(
        f'{WEEKS}{body}[[goals]]\norder = "sequence"\nall = [{{ of = "swim", per = "window", target = "5 km" }}, '
        '{ of = "row", per = "window", target = "5 km" }]\n'
    ).goal
    assert isinstance(inner, Group)
    assert [isinstance(one, Group) and one.sequence for one in inner.goals] == [False, True]


def test_goals_named_by_their_key() -> None:
    body = (
        '[[goals]]\nkey = "swim"\nof = "swim"\nper = "window"\ntarget = "2.4 mi"\n'
        '[[goals]]\nkey = "row"\nof = "erg-row"\nper = "window"\ntarget = "10 km"\n'
        '[[goals]]\nany = ["swim", { use = "row" }]\n'
        '[[goals]]\nof = "run"\nper = "window"\ntarget = "26.2 mi"\n'
    )
    found = read(WEEKS + body).goal
    assert isinstance(found, Group)
    either, run = found.goals
    assert isinstance(either, Group)
    assert (either.op, [leaf.key for leaf in leaves(either)]) == (Op.ANY, ["swim", "row"])
    assert isinstance(run, Leaf)


def test_the_tolerance_is_every_amounts() -> None:
    body = f'{WEEKS}[[goals]]\n{RUN}target = "5 km"\n[[goals]]\nmeasure = "sessions"\nper = "window"\ntarget = 200\n'
    found = leaves(read(f'{body}[entry]\ntolerance = "0.5 %"\n').goal)
    assert [leaf.tolerance for leaf in found] == [5, 0]
