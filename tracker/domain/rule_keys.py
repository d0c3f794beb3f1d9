"""Checklists and distinct counts in plain words: "finish each of these: Tokyo, Boston and London"."""

from tracker.domain.goals import Agg, Item, Key, Leaf, NeedKind
from tracker.domain.rule_tasks import race_noun, race_size
from tracker.domain.rule_words import counted, day_said, in_words, joined, said, some
from tracker.domain.sessions import Measure

RESULT_KEYS = (Key.EVENT, Key.REGION, Key.LETTER, Key.FINISH_SECOND)


def keyed(leaf: Leaf, asked: str, units: str) -> str:
    """The goal of a leaf by key; `asked` is its task for one key where that is of sessions."""
    if leaf.measure is Measure.RESULTS or leaf.by in RESULT_KEYS:
        return _results(leaf, units)
    if leaf.by is Key.ITEM and leaf.items:
        tags = [f"#{_slug(item.name)}" for item in leaf.items]
        return f"{asked} for each of {_enough(leaf)}these hashtags: {some(tags, _last(leaf))}{_rungs(leaf)}"
    if _keys(leaf) == 1:
        return f"{asked} with a hashtag{_rungs(leaf)}"
    return f"{asked} for each of {_number(leaf)} different hashtags{_rungs(leaf)}"


def _slug(name: str) -> str:
    from tracker.domain.keyed import slug_of

    return slug_of(name)


def _keys(leaf: Leaf) -> int:
    """How many different keys it takes."""
    if leaf.tiers:
        return leaf.tiers[0]
    if leaf.tier_step is not None:
        return leaf.tier_step
    return 1 if leaf.need.kind is NeedKind.ALL else leaf.need.n or 1


def _number(leaf: Leaf) -> str:
    return in_words(_keys(leaf)) if leaf.tiers or leaf.tier_step else f"at least {in_words(_keys(leaf))}"


def _rungs(leaf: Leaf) -> str:
    """Rungs of a distinct count are numbers of keys."""
    if leaf.tier_step is not None:
        return f", a rung for every {leaf.tier_step:,}"
    if len(leaf.tiers) > 1:
        return f", in rungs of {joined([f'{tier:,}' for tier in leaf.tiers], 'and')}"
    return ""


def _enough(leaf: Leaf) -> str:
    """How many entries of a checklist are enough, where not all are asked."""
    return f"at least {in_words(leaf.need.n or 1)} of " if _some_do(leaf) else ""


def _some_do(leaf: Leaf) -> bool:
    return leaf.need.kind is not NeedKind.ALL and leaf.need.n not in (None, len(leaf.items))


def _last(leaf: Leaf) -> str:
    return "or" if _some_do(leaf) else "and"


def _results(leaf: Leaf, units: str) -> str:
    noun, size = race_noun(leaf), race_size(leaf, units)
    target = leaf.target_of(0)
    several = leaf.agg is not Agg.MAX and target > 1 and leaf.measure is Measure.RESULTS
    what = f"{counted(target, noun)}{size} of each" if several else f"a {noun}{size} of each"
    if leaf.items:
        listed = some([item_said(item, units) for item in leaf.items], _last(leaf))
        if _some_do(leaf):
            return f"finish {_enough(leaf)}these{size}: {listed}{_rungs(leaf)}"
        return f"finish {what} of these: {listed}{_rungs(leaf)}"
    number, plural = _number(leaf), "s" if _keys(leaf) > 1 else ""
    different = "different " if plural else ""
    of = f"{counted(target, noun)}{size} of each of" if several else f"{noun}{'s' if plural else ''}{size}"
    comma = "," if size and not several else ""
    match leaf.by:
        case Key.REGION:
            where = "in each of" if several else "in"
            told = f"{of.removesuffix(' of each of')} {where} {number} {different}region{plural}"
        case Key.LETTER:
            told = f"{of}{comma} of events with {number} {different}first letter{plural}"
        case Key.FINISH_SECOND:
            told = f"{of} with {number} {different}second{plural} (0 to 59) in the finish time"
        case _:
            told = f"{of}{comma} of {number} {different}event{plural}"
    return f"finish {told}{_rungs(leaf)}"


def item_said(item: Item, units: str) -> str:
    """One entry of a checklist: "Tokyo", "200 km within 13 h 30 min", "Sydney (from 1 January 2025 on)"."""
    name = item.name
    if item.least_mm is not None:
        size = said(item.least_mm, Measure.DISTANCE, units)
        name = size if _same(name, size) else f"{name} (at least {size})"
    within = ""
    if item.limit_s is not None:
        hours, rest = divmod(item.limit_s, 3600)
        minutes, seconds = divmod(rest, 60)
        parts = [f"{value} {unit}" for value, unit in ((hours, "h"), (minutes, "min"), (seconds, "s")) if value]
        within = f" within {' '.join(parts)}"
    since = f" (from {day_said(item.since)} on)" if item.since is not None else ""
    return f"{name}{within}{since}"


def _same(name: str, size: str) -> bool:
    """Whether an entry is called just by its distance."""
    return name.replace(" ", "").casefold() == size.replace(" ", "").casefold()
