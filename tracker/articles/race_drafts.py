"""A race as a draft: what the article says of it, each with its phrase."""

import re
from dataclasses import dataclass

from tracker.articles import race_details as details
from tracker.articles import race_times as times
from tracker.articles.amounts import Figure
from tracker.articles.dates import DateFound
from tracker.articles.drafts import Found, RaceDraft, Role
from tracker.articles.name_spots import READ, sentence_at, stretch
from tracker.articles.race_groups import words_of
from tracker.articles.race_words import RaceName
from tracker.articles.text import Text

_WALKED = re.compile(r"\b(?:walk|walks|walked|walking|walker|walkers|hike|hiked|trek)\b")
_RAN = re.compile(r"\b(?:run|runs|ran|running|runner|runners)\b")
_CYCLED = re.compile(r"\b(?:ride|rode|cycle|cycled|cycling|cyclist|bike|pedal\w*)\b")
_SWAM = re.compile(r"\b(?:swim|swam|swum|swimming|swimmer|swimmers)\b")


@dataclass(frozen=True, slots=True)
class Told:
    """An article with what was read of it: its figures, its dates and what it says that finishers get."""

    text: Text
    found: tuple[Figure, ...]
    days: tuple[DateFound, ...]
    prizes: tuple[Found[str], ...]


def known(told: Told, group: tuple[RaceName, ...], only: bool) -> set[str]:
    """Which details the text gives of a race: "far", "result", "dated", "clock". `only`: it is the one race."""
    text = told.text
    seen = {
        "far": any(details.length(text, n, told.found, True) is not None for n in group),
        "result": times.result(text, group, told.found, only) is not None,
        "dated": times.day(text, group, told.days, True) is not None,
        "clock": times.clock(text, group) is not None,
    }
    return {mark for mark, holds in seen.items() if holds}


def same_length(told: Told, group: tuple[RaceName, ...], name: RaceName) -> bool:
    """Whether a race is as long as a mention says, within a hundredth."""
    size = next((f.value for n in group if (f := details.length(told.text, n, told.found, True)) is not None), None)
    return size is not None and name.metres is not None and abs(size - name.metres) <= name.metres / 100


def draft_of(
    told: Told, group: tuple[RaceName, ...], rest: list[tuple[RaceName, ...]], main: bool, only: bool
) -> RaceDraft:
    """The draft of one race. `rest` are the other races of the text, `only` says that it is the one main race."""
    text = told.text
    head = max(group, key=lambda n: (n.kind == "named", len(words_of(n)), -n.start))
    far = next((f for n in group if (f := details.length(text, n, told.found, main)) is not None), None)
    site = next((p for n in group if (p := details.place(text, n)) is not None), None)
    name = re.sub(r"^(?:the|my|our|first)\s+", "", head.name, flags=re.IGNORECASE)
    name = re.sub("['\u2019]s ", " ", name)
    return RaceDraft(
        name=Found(name[:1].upper() + name[1:], text.phrase(head.start, head.end)),
        role=Role.MAIN if main else Role.BACKGROUND,
        activity=_activity(text, group),
        metres=far,
        place=site,
        day=times.day(text, group, told.days, main),
        clock=times.clock(text, group) if main else None,
        medal=_medal(told, group, rest, main),
        seconds=times.result(text, group, told.found, only),
    )


def _activity(text: Text, group: tuple[RaceName, ...]) -> str:
    """The sport: of the name, where that leaves it open the one the text speaks of most."""
    named = next((n.activity for n in group if n.activity), "")
    open_name = not named or any(w in group[0].name.lower() for w in ("challenge", "ultra"))
    if named and not open_name:
        return named
    low = text.low[:READ]
    counts = {
        "walking": len(_WALKED.findall(low)),
        "running": len(_RAN.findall(low)) + 2 * len(re.findall(r"marathon", low)),
        "cycling": len(_CYCLED.findall(low)),
        "swimming": len(_SWAM.findall(low)),
    }
    best = max(counts, key=lambda k: (counts[k], k == named))
    return best if counts[best] else named or "running"


def _medal(told: Told, group: tuple[RaceName, ...], rest: list[tuple[RaceName, ...]], main: bool) -> Found[bool] | None:
    """Whether finishing it brings a medal: said in its sentence, for a main race anywhere but of another race."""
    text = told.text
    for found in told.prizes:
        if found.phrase is None or not re.search(r"medal|buckle", found.value.lower()):
            continue
        here = sentence_at(text, found.phrase.start)
        begin, stop = stretch(text, found.phrase.start, found.phrase.end)
        words = text.low[begin:stop]
        if any(sentence_at(text, n.start) == here for n in group) or any(w in words for w in _own_words(group)):
            return Found(True, found.phrase)
        if main and not any(w in words for g in rest for w in _own_words(g)):
            return Found(True, found.phrase)
    return None


def _own_words(group: tuple[RaceName, ...]) -> set[str]:
    """What tells a race from others, such as its place."""
    words = {w for n in group if n.kind == "named" for w in words_of(n) if len(w) > 3}
    return words - {"marathon", "half", "trail", "race", "great", "north", "ultra", "medal", "every", "finisher"}
