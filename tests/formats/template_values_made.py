"""Templates of any shape, for properties of their snapshots."""

from datetime import UTC
from typing import TypeVar

from hypothesis import strategies as st

from tracker.domain.activities import ACTIVITIES, FAMILIES
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
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import (
    Award,
    Band,
    Claim,
    Continuity,
    Edition,
    Entry,
    FreezeRule,
    Limit,
    Makeup,
    OnMiss,
    Place,
    RaceDay,
    RestRule,
    Route,
    Team,
    TeamAgg,
    Template,
    Trigger,
    Window,
    WindowKind,
)

T = TypeVar("T")
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
AMOUNTS = st.integers(0, 10**12)
FLAGS = st.none() | st.booleans()
SMALL = st.none() | st.integers(0, 500)
MAYBE = st.none() | AMOUNTS
BOUNDS = st.none() | st.tuples(st.sampled_from(Measure), AMOUNTS)
INSTANTS = st.none() | st.datetimes(timezones=st.just(UTC))


def rows(values: st.SearchStrategy[T], most: int = 2) -> st.SearchStrategy[tuple[T, ...]]:
    """Up to `most` values as a tuple."""
    return st.lists(values, max_size=most).map(tuple)


ITEMS = rows(st.builds(Item, name=WORDS, least_mm=MAYBE, limit_s=SMALL, since=st.none() | st.dates()))
FACTORS = rows(
    st.builds(
        Factor,
        kind=WORDS,
        num=st.integers(1, 10**6),
        den=st.integers(1, 10**6),
        measure=st.none() | st.sampled_from(Measure),
    )
)
KINDS = st.sampled_from(sorted({**ACTIVITIES, **FAMILIES}))
COUNTS = st.builds(
    Counts,
    kinds=rows(KINDS),
    excepted=rows(KINDS),
    indoor=FLAGS,
    virtual=FLAGS,
    assisted=FLAGS,
    race=FLAGS,
    manual=FLAGS,
    least=BOUNDS,
    most=BOUNDS,
    cap_day=MAYBE,
    gap_s=SMALL,
    continuous=st.booleans(),
    factors=FACTORS,
    events=rows(WORDS),
    relay=FLAGS,
)
RAMPS = st.builds(Ramp, base=AMOUNTS, step=st.integers(-(10**6), 10**6))
LEAVES = st.builds(
    Leaf,
    key=WORDS,
    title=WORDS,
    measure=st.sampled_from(Measure),
    per=st.sampled_from(Per),
    target=AMOUNTS | rows(AMOUNTS, 5) | RAMPS,
    agg=st.sampled_from(Agg),
    counts=COUNTS,
    need=st.builds(Need, st.sampled_from(NeedKind), SMALL),
    attribution=st.sampled_from(Attribution),
    cmp=st.sampled_from(Cmp),
    order=st.sampled_from(Order),
    rest_between=st.integers(0, 9),
    each=AMOUNTS,
    tiers=rows(AMOUNTS, 4),
    tier_step=MAYBE,
    every_s=SMALL,
    inside=st.booleans(),
    roll_days=SMALL,
    by=st.none() | st.sampled_from(Key),
    items=ITEMS,
    fact=WORDS,
    unit=WORDS,
    tolerance=st.integers(0, 100),
)


def _groups(goals: st.SearchStrategy[Goal]) -> st.SearchStrategy[Goal]:
    return st.builds(
        Group,
        op=st.sampled_from(Op),
        goals=st.lists(goals, min_size=1, max_size=3).map(tuple),
        k=st.integers(0, 3),
        sequence=st.booleans(),
    )


GOALS: st.SearchStrategy[Goal] = st.recursive(LEAVES, _groups, max_leaves=4)
WINDOWS = st.builds(
    Window,
    kind=st.sampled_from(WindowKind),
    first=st.none() | st.dates(),
    last=st.none() | st.dates(),
    yearly=st.booleans(),
    days=SMALL,
    months=SMALL,
    years=SMALL,
    every=st.none() | WORDS,
    season=st.none() | st.tuples(st.integers(1, 12), st.integers(1, 31)),
    starts_at=INSTANTS,
    length_s=SMALL,
    first_hit=st.booleans(),
    history=st.booleans(),
)
CONTINUITIES = st.builds(
    Continuity,
    excuses=st.frozensets(st.sampled_from(MarkKind)),
    rest=st.none() | st.builds(RestRule, n=st.integers(0, 6), per=WORDS, weekdays=rows(st.integers(0, 6), 3)),
    freeze=st.none() | st.builds(FreezeRule, initial=st.integers(0, 9), earn_every=SMALL, most=SMALL),
    pause_days=SMALL,
    makeup=st.sampled_from(Makeup),
    on_miss=st.sampled_from(OnMiss),
)
PLACES = st.builds(
    Place,
    name=WORDS,
    lat=st.none() | st.floats(-90, 90),
    lon=st.none() | st.floats(-180, 180),
    at_mm=st.none() | AMOUNTS,
    note=WORDS,
)
RACES = st.builds(
    RaceDay,
    event=WORDS,
    place=WORDS,
    zone=WORDS,
    starts_at=st.datetimes(),
    distance_mm=MAYBE,
    limit_s=SMALL,
    age_rule=WORDS,
    series=WORDS,
    region=WORDS,
    variant=WORDS,
    climb_mm=MAYBE,
    limits=rows(st.builds(Limit, at_mm=MAYBE, elapsed_s=SMALL, clock=st.none() | st.datetimes())),
)
BANDS = st.builds(
    Band,
    name=WORDS,
    position=SMALL,
    under_s=SMALL,
    amount=MAYBE,
    sex=WORDS,
    age_from=SMALL,
    age_to=SMALL,
    within=st.none() | st.tuples(st.integers(1, 99), st.integers(1, 99)),
)
AWARDS = st.builds(
    Award,
    key=WORDS,
    title=WORDS,
    artefact=WORDS,
    on=st.sampled_from(Trigger),
    goal=WORDS,
    amount=MAYBE,
    percent=SMALL,
    place=WORDS,
    n=rows(st.integers(1, 999), 3),
    events=rows(WORDS),
    items=ITEMS,
    bands=rows(BANDS),
    gun=st.booleans(),
    repeatable=st.booleans(),
    once_per=WORDS,
)
CLAIMS = st.builds(
    Claim, field=WORDS, value=WORDS, source=WORDS, published=st.none() | st.dates(), note=WORDS, chosen=st.booleans()
)
TEMPLATES = st.builds(
    Template,
    slug=WORDS,
    version=st.integers(1, 99),
    title=WORDS,
    summary=WORDS,
    window=WINDOWS,
    goal=GOALS,
    continuity=CONTINUITIES,
    entry=st.builds(Entry, late_days=SMALL, late_until=INSTANTS, exclusive=WORDS),
    route=st.none()
    | st.builds(Route, name=WORDS, length_mm=AMOUNTS, places=rows(PLACES, 3), there_and_back=st.booleans()),
    race=st.none() | RACES,
    awards=rows(AWARDS),
    claims=rows(CLAIMS),
    tags=rows(WORDS),
    stages=rows(WORDS),
    team=st.none() | st.builds(Team, agg=st.sampled_from(TeamAgg), k=SMALL, least=st.integers(1, 9), most=SMALL),
    editions=rows(
        st.builds(Edition, name=WORDS, first=st.dates(), last=st.dates(), race=st.none() | RACES, note=WORDS)
    ),
)
