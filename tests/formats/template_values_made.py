"""Templates of any shape, for properties of their snapshots."""

from datetime import UTC

from hypothesis import strategies as st

from tracker.domain.goals import Agg, Attribution, Counts, Goal, Group, Leaf, Need, NeedKind, Op, Per
from tracker.domain.sessions import MarkKind, Measure
from tracker.domain.templates import (
    Award,
    Claim,
    Continuity,
    Entry,
    FreezeRule,
    Makeup,
    OnMiss,
    Place,
    RaceDay,
    RestRule,
    Route,
    Template,
    Window,
    WindowKind,
)

WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
AMOUNTS = st.integers(0, 10**12)
FLAGS = st.none() | st.booleans()
SMALL = st.none() | st.integers(0, 500)

COUNTS = st.builds(
    Counts,
    kinds=st.lists(WORDS, max_size=2).map(tuple),
    excepted=st.lists(WORDS, max_size=2).map(tuple),
    indoor=FLAGS,
    virtual=FLAGS,
    assisted=FLAGS,
    race=FLAGS,
    manual=FLAGS,
    least=st.none() | st.tuples(st.sampled_from(Measure), AMOUNTS),
)
LEAVES = st.builds(
    Leaf,
    key=WORDS,
    title=WORDS,
    measure=st.sampled_from(Measure),
    per=st.sampled_from(Per),
    target=AMOUNTS | st.lists(AMOUNTS, max_size=5).map(tuple),
    agg=st.sampled_from(Agg),
    counts=COUNTS,
    need=st.builds(Need, st.sampled_from(NeedKind), SMALL),
    attribution=st.sampled_from(Attribution),
)


def _groups(goals: st.SearchStrategy[Goal]) -> st.SearchStrategy[Goal]:
    return st.builds(
        Group, op=st.sampled_from(Op), goals=st.lists(goals, min_size=1, max_size=3).map(tuple), k=st.integers(0, 3)
    )


GOALS: st.SearchStrategy[Goal] = st.recursive(LEAVES, _groups, max_leaves=5)
PLACES = st.builds(
    Place,
    name=WORDS,
    lat=st.floats(-90, 90),
    lon=st.floats(-180, 180),
    at_mm=AMOUNTS,
    note=WORDS,
)
TEMPLATES = st.builds(
    Template,
    slug=WORDS,
    version=st.integers(1, 99),
    title=WORDS,
    summary=WORDS,
    window=st.builds(
        Window,
        kind=st.sampled_from(WindowKind),
        first=st.none() | st.dates(),
        last=st.none() | st.dates(),
        yearly=st.booleans(),
        days=SMALL,
        months=SMALL,
        years=SMALL,
        every=st.none() | WORDS,
    ),
    goal=GOALS,
    continuity=st.builds(
        Continuity,
        excuses=st.frozensets(st.sampled_from(MarkKind)),
        rest=st.none()
        | st.builds(
            RestRule, n=st.integers(0, 6), per=WORDS, weekdays=st.lists(st.integers(0, 6), max_size=3).map(tuple)
        ),
        freeze=st.none() | st.builds(FreezeRule, initial=st.integers(0, 9), earn_every=SMALL, most=SMALL),
        pause_days=SMALL,
        makeup=st.sampled_from(Makeup),
        on_miss=st.sampled_from(OnMiss),
    ),
    entry=st.builds(Entry, late_days=SMALL, late_until=st.none() | st.datetimes(timezones=st.just(UTC))),
    route=st.none() | st.builds(Route, name=WORDS, length_mm=AMOUNTS, places=st.lists(PLACES, max_size=3).map(tuple)),
    race=st.none()
    | st.builds(
        RaceDay,
        event=WORDS,
        place=WORDS,
        zone=WORDS,
        starts_at=st.datetimes(),
        distance_mm=AMOUNTS,
        limit_s=SMALL,
        age_rule=WORDS,
    ),
    awards=st.lists(st.builds(Award, key=WORDS, title=WORDS, artefact=WORDS, on=WORDS), max_size=2).map(tuple),
    claims=st.lists(
        st.builds(
            Claim,
            field=WORDS,
            value=WORDS,
            source=WORDS,
            published=st.none() | st.dates(),
            note=WORDS,
            chosen=st.booleans(),
        ),
        max_size=2,
    ).map(tuple),
    tags=st.lists(WORDS, max_size=2).map(tuple),
    stages=st.lists(WORDS, max_size=2).map(tuple),
)
