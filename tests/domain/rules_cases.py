"""What the tests of rules in plain words share."""

from dataclasses import replace

from tracker.domain.goals import Agg, Counts, Goal, Key, Leaf, Per
from tracker.domain.rules import plain_rules
from tracker.domain.sessions import Measure
from tracker.domain.templates import Continuity, Template, Window, WindowKind

KM = 1_000_000
MILE = 1_609_344
QUIET = Continuity(excuses=frozenset())
MONTH = Window(kind=WindowKind.ROLLING, days=30)
RUN = Leaf(key="run", title="Run", measure=Measure.DISTANCE, per=Per.DAY, target=20 * KM, counts=Counts(kinds=("run",)))
RACES = Leaf(key="races", title="Races", measure=Measure.RESULTS, per=Per.WINDOW, target=10, agg=Agg.COUNT)
EVENTS = replace(RACES, per=Per.BY, by=Key.EVENT, target=1)
HIKES = Leaf(
    key="hikes",
    title="Hikes",
    measure=Measure.SESSIONS,
    agg=Agg.COUNT,
    per=Per.WINDOW,
    target=1,
    counts=Counts(kinds=("hike",)),
)
WATER = Leaf(key="water", title="Water", measure=Measure.FACT, fact="water", unit="ml", per=Per.DAY, target=3785)
PHOTO = replace(WATER, key="photo", title="Photo", measure=Measure.CHECK, fact="photo", unit="", target=1)


def template(goal: Goal = RUN, **fields: object) -> Template:
    """A template of 30 days that excuses nothing."""
    found = Template(slug="x", version=1, title="X", window=MONTH, goal=goal, continuity=QUIET)
    return replace(found, **fields)  # type: ignore[arg-type]


def rules(goal: Goal = RUN, units: str = "km", **fields: object) -> tuple[str, ...]:
    """The rules of such a template."""
    return plain_rules(template(goal, **fields), units)


def asked(goal: Goal, units: str = "km") -> str:
    """The statement of its goal."""
    return rules(goal, units)[1]
