"""Rules in plain words: whatever the template, they are statements fit to show."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.rules_cases import template
from tracker.domain.goals import (
    Agg,
    Attribution,
    Cmp,
    Counts,
    Factor,
    Goal,
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
)
from tracker.domain.rules import plain_rules
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import (
    Award,
    Band,
    Continuity,
    FreezeRule,
    Makeup,
    OnMiss,
    RestRule,
    Team,
    TeamAgg,
    Template,
    Trigger,
)

KINDS = st.lists(
    st.sampled_from(["run", "run-trail", "ride", "foot", "erg-row", "yoga", "plank"]), max_size=3, unique=True
)
SIZES = st.integers(1, 10**8)
BOUNDS = st.none() | st.tuples(st.sampled_from([Measure.DISTANCE, Measure.ELAPSED, Measure.CLIMB, Measure.REPS]), SIZES)
FLAGS = st.none() | st.booleans()
ITEMS = st.lists(
    st.builds(
        Item,
        name=st.sampled_from(["Tokyo", "200 km", "Ben Nevis"]),
        least_mm=st.none() | SIZES,
        limit_s=st.none() | SIZES,
        since=st.none() | st.just(date(2025, 1, 1)),
    ),
    max_size=3,
).map(tuple)
COUNTS = st.builds(
    Counts,
    kinds=KINDS.map(tuple),
    excepted=st.sampled_from([(), ("hike",), ("run-track", "yoga")]),
    indoor=FLAGS,
    virtual=FLAGS,
    assisted=FLAGS,
    race=FLAGS,
    manual=FLAGS,
    relay=FLAGS,
    least=BOUNDS,
    most=BOUNDS,
    cap_day=st.none() | SIZES,
    gap_s=st.none() | SIZES,
    continuous=st.booleans(),
    events=st.sampled_from([(), ("parkrun",), ("A", "B")]),
    factors=st.lists(
        st.builds(
            Factor,
            kind=st.sampled_from(["ride", "erg-bike", "yoga", "run-trail"]),
            num=st.integers(1, 10**5),
            den=st.integers(1, 10**5),
            measure=st.none() | st.sampled_from([one for one in Measure if one not in (Measure.FACT, Measure.CHECK)]),
        ),
        max_size=2,
    ).map(tuple),
)
TARGETS = SIZES | st.lists(st.integers(0, 10**6), min_size=1, max_size=5).map(tuple) | st.builds(Ramp, SIZES, SIZES)
LEAVES = st.builds(
    Leaf,
    key=st.sampled_from(["a", "b"]),
    title=st.just("Goal"),
    measure=st.sampled_from(Measure),
    per=st.sampled_from(Per),
    target=TARGETS,
    agg=st.sampled_from(Agg),
    counts=COUNTS,
    need=st.builds(Need, st.sampled_from(NeedKind), st.none() | st.integers(1, 99)),
    attribution=st.sampled_from(Attribution),
    cmp=st.sampled_from(Cmp),
    order=st.sampled_from(Order),
    rest_between=st.integers(0, 2),
    each=st.integers(0, 10**6),
    tiers=st.sampled_from([(), (10,), (10, 20)]),
    tier_step=st.none() | SIZES,
    every_s=st.integers(60, 10**6),
    inside=st.booleans(),
    roll_days=st.integers(1, 400),
    by=st.sampled_from(Key),
    items=ITEMS,
    fact=st.sampled_from(["", "water", "pages", "steps", "cold-shower"]),
    unit=st.sampled_from(["", "ml", "min"]),
    tolerance=st.integers(0, 100),
)
GOALS = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        Group,
        op=st.sampled_from(Op),
        goals=st.lists(inner, min_size=1, max_size=3).map(tuple),
        k=st.just(1),
        sequence=st.booleans(),
    ),
    max_leaves=4,
)
AWARDS = st.builds(
    Award,
    key=st.just("a"),
    title=st.just("Title"),
    on=st.sampled_from(Trigger),
    goal=st.sampled_from(["", "a"]),
    amount=SIZES,
    percent=st.integers(1, 100),
    place=st.just("Pen"),
    n=st.sampled_from([(1,), (25, 50)]),
    events=st.sampled_from([(), ("A",)]),
    items=ITEMS.filter(bool),
    bands=st.lists(
        st.builds(
            Band,
            name=st.just("Gold"),
            position=st.none() | st.integers(1, 20),
            under_s=st.none() | SIZES,
            amount=st.none() | SIZES,
            sex=st.sampled_from(["", "m", "f"]),
            age_from=st.none() | st.integers(1, 99),
            within=st.none() | st.tuples(st.integers(1, 9), st.integers(1, 9)),
        ),
        max_size=2,
    ).map(tuple),
    repeatable=st.booleans(),
    once_per=st.sampled_from(["edition", "challenge", "lifetime"]),
)
CONTINUITY = st.builds(
    Continuity,
    excuses=st.frozensets(st.sampled_from([MarkKind.SICK, MarkKind.PAUSE, MarkKind.REST])),
    rest=st.none() | st.builds(RestRule, n=st.integers(1, 3), per=st.sampled_from(["week", "month", "challenge"])),
    freeze=st.none() | st.builds(FreezeRule, initial=st.integers(1, 3), earn_every=st.none() | st.integers(1, 9)),
    pause_days=st.none() | st.integers(1, 99),
    makeup=st.sampled_from(Makeup),
    on_miss=st.sampled_from(OnMiss),
)
TEAMS = st.none() | st.builds(
    Team,
    agg=st.sampled_from(TeamAgg),
    k=st.integers(1, 4),
    least=st.integers(1, 4),
    most=st.none() | st.integers(4, 9),
)


@st.composite
def templates(draw: st.DrawFn) -> Template:
    """A template of any goal, most of them nonsense: the words must hold for those too."""
    goal: Goal = draw(GOALS)
    return replace(template(goal), awards=(draw(AWARDS),), continuity=draw(CONTINUITY), team=draw(TEAMS))


@settings(max_examples=150)
@given(templates(), st.sampled_from(["km", "mi"]))
def test_rules_are_statements(found: Template, units: str) -> None:
    for rule in plain_rules(found, units):
        assert rule[0].isupper() or rule[0].isdigit()
        assert rule == rule.strip().rstrip(".")
        assert "  " not in rule
        assert "None" not in rule
        assert " ," not in rule
        assert "()" not in rule
