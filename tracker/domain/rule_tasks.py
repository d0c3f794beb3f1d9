"""What one goal asks to be done, in plain words: "ride 90 km", "do 50 push-ups", "finish 10 races", "tick photo"."""

from collections.abc import Sequence

from tracker.domain.goals import Agg, Cmp, Leaf, Per
from tracker.domain.rule_words import by_kinds, by_way, counted, in_words, joined, names, on_machines, said, swum, verbs
from tracker.domain.sessions import Measure

OF_TIME = (Measure.MOVING, Measure.ELAPSED)
OF_FACTS = (Measure.FACT, Measure.CHECK)
_BREAKS = " (breaks included)"


def task(leaf: Leaf, target: int, units: str) -> str:
    """The task of a leaf for one target, as a clause without a capital and without how often."""
    if counts_sessions(leaf):
        return _sessions(leaf, target, units)
    kinds = leaf.counts.kinds
    bound = "at most " if leaf.cmp is Cmp.AT_MOST else ""
    amount = bound + said(target, leaf.measure, units, activity=swum(kinds))
    match leaf.measure:
        case Measure.DISTANCE:
            return _far(kinds, amount)
        case Measure.CLIMB:
            return f"climb {amount}{by_way(kinds)}"
        case Measure.REPS:
            return f"do {amount} {names(kinds, 'repetitions')}"
        case Measure.HOLD:
            return f"hold a {names(kinds, 'position')} for {amount}"
        case Measure.STEPS:
            return f"take {bound}{counted(target, 'step')}{by_kinds(kinds)}"
        case Measure.MOVING | Measure.ELAPSED:
            return _timed(leaf, target, amount, units)
        case Measure.ENERGY:
            return f"burn {amount}{by_kinds(kinds)}"
        case Measure.RESULTS:
            return f"finish {results_task(leaf, target, units)}"
        case Measure.FACT:
            return _fact(leaf, target, bound)
        case _:
            return f"tick {fact_words(leaf)}"


def doing_what(leaf: Leaf) -> str:
    """The same without an amount: "ride", "do squats", "hold a plank", "train (yoga)"."""
    kinds = leaf.counts.kinds
    found = verbs(kinds) if leaf.measure in (Measure.DISTANCE, *OF_TIME) else []
    if leaf.measure in OF_FACTS:
        word = fact_words(leaf)
        verb = {"water": "drink", "pages": "read", "steps": "take"}.get(leaf.fact, "log")
        return f"{'tick' if leaf.measure is Measure.CHECK else verb} {word}"
    if found:
        return f"{joined(found, 'or')}{on_machines(kinds)}"
    if leaf.measure is Measure.HOLD:
        return f"hold a {names(kinds, 'position')}"
    if leaf.measure is Measure.REPS:
        return f"do {names(kinds, 'repetitions')}"
    if leaf.measure is Measure.CLIMB:
        return f"climb{by_way(kinds)}"
    return f"train{by_kinds(kinds)}"


def counts_sessions(leaf: Leaf) -> bool:
    """Whether a leaf counts sessions, however long they are."""
    if leaf.measure in (Measure.RESULTS, *OF_FACTS):
        return False
    return leaf.measure is Measure.SESSIONS or leaf.agg is Agg.COUNT


def against_clock(leaf: Leaf) -> bool:
    """Whether a goal asks for a distance within a time, and says so in its own sentence."""
    least = leaf.counts.least
    in_time = leaf.measure in OF_TIME and leaf.cmp is Cmp.AT_MOST
    return in_time and least is not None and least[0] is Measure.DISTANCE


def tells_size(leaf: Leaf) -> bool:
    """Whether the goal's own sentence says how large a session must be, or the target makes it so anyway."""
    least = leaf.counts.least
    if least is None or counts_sessions(leaf) or leaf.measure is Measure.RESULTS or against_clock(leaf):
        return True
    alone = (leaf.agg is Agg.MAX or leaf.per is Per.SESSION) and leaf.cmp is Cmp.AT_LEAST
    return alone and least[0] is leaf.measure and isinstance(leaf.target, int) and least[1] <= leaf.target


def label_of(leaf: Leaf) -> str:
    """The unit that the amounts of a fact are shown with; water is in millilitres."""
    if leaf.measure is not Measure.FACT:
        return ""
    return leaf.unit or ("ml" if leaf.fact == "water" else "")


def fact_words(leaf: Leaf) -> str:
    """What a day fact is called."""
    return leaf.fact.replace("-", " ") or leaf.title.lower()


def _fact(leaf: Leaf, target: int, bound: str) -> str:
    word, label = fact_words(leaf), label_of(leaf)
    amount = bound + said(target, Measure.FACT, "km", label=label)
    if leaf.fact == "steps":
        return f"take {bound}{counted(target, 'step')}"
    if leaf.fact == "pages":
        return f"read {bound}{counted(target, 'page')}"
    if leaf.fact == "water":
        return f"drink {amount} of water"
    if not label or label == word:
        return f"log {bound}{target:,} {word}"
    return f"log {amount} of {word}"


def _far(kinds: Sequence[str], amount: str) -> str:
    found = verbs(kinds)
    return f"{joined(found, 'or')} {amount}{on_machines(kinds)}" if found else f"cover {amount}{by_way(kinds)}"


def _moving(kinds: Sequence[str]) -> str:
    found = verbs(kinds)
    return f"{joined(found, 'or')}{on_machines(kinds)}" if found else f"be active{by_kinds(kinds)}"


def _timed(leaf: Leaf, target: int, amount: str, units: str) -> str:
    """A time, or a distance against the clock: "run at least 5 km within 25 min"."""
    kinds, least = leaf.counts.kinds, leaf.counts.least
    if against_clock(leaf) and least is not None:
        far = _far(kinds, f"at least {said(least[1], least[0], units, activity=swum(kinds))}")
        return f"{far} within {said(target, leaf.measure, units)}"
    breaks = _BREAKS if leaf.measure is Measure.ELAPSED and leaf.cmp is Cmp.AT_LEAST else ""
    return f"{_moving(kinds)} for {amount}{breaks}"


def _sessions(leaf: Leaf, target: int, units: str) -> str:
    """A number of sessions: "log 3 sessions of yoga", or with a least size what each of them is."""
    where = {False: " outdoors", True: " indoors", None: ""}[leaf.counts.indoor]
    sized = _sized(leaf, units) if leaf.cmp is Cmp.AT_LEAST else ""
    if sized:
        return f"{sized}{where} in {'one session' if target == 1 else f'each of {in_words(target)} sessions'}"
    kinds, bound = leaf.counts.kinds, "at most " if leaf.cmp is Cmp.AT_MOST else ""
    doing = verbs(kinds, 1)
    of = f" of {joined(doing, 'or')}{on_machines(kinds)}" if doing else by_kinds(kinds)
    least = leaf.counts.least
    size = ""
    if least is not None:
        size = f" of at least {said(least[1], least[0], units, activity=swum(kinds))}"
        size += _BREAKS if least[0] is Measure.ELAPSED else ""
    return f"log {bound}{counted(target, 'session')}{of}{where}{size}"


def _sized(leaf: Leaf, units: str) -> str:
    """What each counted session is, where it has a least size: "swim at least 2500 m"."""
    least = leaf.counts.least
    if least is None or least[0] not in (Measure.DISTANCE, Measure.CLIMB, Measure.REPS, *OF_TIME):
        return ""
    kinds = leaf.counts.kinds
    amount = f"at least {said(least[1], least[0], units, activity=swum(kinds))}"
    match least[0]:
        case Measure.DISTANCE:
            return _far(kinds, amount)
        case Measure.CLIMB:
            return f"climb {amount}{by_way(kinds)}"
        case Measure.REPS:
            return f"do {amount} {names(kinds, 'repetitions')}"
        case _:
            return f"{_moving(kinds)} for {amount}{_BREAKS if least[0] is Measure.ELAPSED else ''}"


def results_task(leaf: Leaf, target: int, units: str) -> str:
    """Race results: "a race of Comrades Marathon", "at most 2 relays", "52 races of at least 21.1 km"."""
    noun = race_noun(leaf)
    bound = "at most " if leaf.cmp is Cmp.AT_MOST else ""
    number = f"a {noun}" if target == 1 and not bound else f"{bound}{counted(target, noun)}"
    return f"{number}{race_size(leaf, units)}"


def race_noun(leaf: Leaf) -> str:
    """What is finished: a race, a relay, a virtual race."""
    virtual = "virtual " if leaf.counts.virtual else ""
    return f"{virtual}{'relay' if leaf.counts.relay else 'race'}"


def race_size(leaf: Leaf, units: str) -> str:
    """Which races count: " of Comrades Marathon", " of at least 21.1 km"."""
    counts = leaf.counts
    of = f" of {joined(counts.events, 'or')}" if counts.events else ""
    bounds = [
        f"{words} {said(bound[1], bound[0], units)}{' of climb' if bound[0] is Measure.CLIMB else ''}"
        for words, bound in (("at least", counts.least), ("at most", counts.most))
        if bound is not None
    ]
    size = f" of {joined(bounds, 'and')}" if bounds else ""
    return f"{of},{size}" if of and size else of + size
