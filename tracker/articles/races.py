"""The races of an article: efforts of one day over a distance, and which of them the article is about."""

from dataclasses import dataclass, replace
from math import exp

from tracker.articles.amounts import Figure
from tracker.articles.dates import DateFound
from tracker.articles.drafts import RaceDraft
from tracker.articles.name_spots import READ
from tracker.articles.race_cues import REFUSING, WEIGHTS
from tracker.articles.race_drafts import Told, draft_of, known, same_length
from tracker.articles.race_efforts import guesses
from tracker.articles.race_groups import grouped
from tracker.articles.race_marks import marks
from tracker.articles.race_names import race_names
from tracker.articles.race_words import RaceName
from tracker.articles.tags import medals
from tracker.articles.text import Text

_MOST = 400  # figures and dates: more than an article has, few enough to look at for each race


@dataclass(frozen=True, slots=True)
class RaceFound:
    """A race with how likely it is a main one of the article (`score`, 0 to 1) and what was seen (`features`)."""

    draft: RaceDraft
    score: float
    features: tuple[str, ...]


def races(text: Text, found: tuple[Figure, ...], days: tuple[DateFound, ...]) -> tuple[RaceFound, ...]:
    """The races of the article's people, main ones and ones told in passing, in order of first mention.

    A score of a half and more makes a main race. Races of others, comparisons, units and training goals are left out.
    """
    return tuple(r for r in candidates(text, found, days) if r.score >= 0.5 or _in_passing(r.features))


def candidates(text: Text, found: tuple[Figure, ...], days: tuple[DateFound, ...]) -> tuple[RaceFound, ...]:
    """Every race that is named, also those that `races` leaves out."""
    prizes = tuple(p for p in medals(text) if p.phrase is not None and p.phrase.start < READ)
    read = tuple(f for f in found[:_MOST] if f.start < READ)
    told = Told(text, read, tuple(d for d in days[:_MOST] if d.start < READ), prizes)
    groups = grouped(race_names(text, told.found))
    seen = [_marked(told, group, groups) for group in groups]
    if all(_score(row) < 0.5 for row in seen):
        for guess in guesses(text, told.found):
            row = _marked(told, (guess,), [(guess,), *(g for g in groups if not same_length(told, g, guess))])
            if _score(row) >= 0.5:
                groups, seen = [*groups, (guess,)], [*seen, row]
                break
    scores = _undoubled(told, groups, seen)
    mains = sum(s >= 0.5 for s in scores)
    out = []
    for group, row, score in zip(groups, seen, scores, strict=True):
        main = score >= 0.5
        draft = draft_of(told, group, [g for g in groups if g is not group], main, main and mains == 1)
        out.append(RaceFound(draft, score, tuple(sorted(row))))
    return _one_day(out)


def _undoubled(told: Told, groups: list[tuple[RaceName, ...]], seen: list[set[str]]) -> list[float]:
    """The scores, lowered for a description of what is named elsewhere: the same length with a higher score."""
    scores = [_score(row) for row in seen]
    for i, group in enumerate(groups):
        if "named" in seen[i] or group[0].metres is None or scores[i] < 0.5:
            continue
        above = [g for j, g in enumerate(groups) if (scores[j], -j) > (scores[i], -i)]
        if any(same_length(told, g, group[0]) for g in above):
            scores[i] = 0.3
            seen[i].add("outranked")
    return scores


def _one_day(found: list[RaceFound]) -> tuple[RaceFound, ...]:
    """Distances of one event share its day where only one of them names it."""
    days = {r.draft.day.value: r.draft.day for r in found if r.score >= 0.5 and r.draft.day is not None}
    if len(days) != 1:
        return tuple(found)
    (day,) = days.values()
    shared = [r.score >= 0.5 and "choice" in r.features and r.draft.day is None for r in found]
    return tuple(replace(r, draft=replace(r.draft, day=day)) if s else r for r, s in zip(found, shared, strict=True))


def _marked(told: Told, group: tuple[RaceName, ...], groups: list[tuple[RaceName, ...]]) -> set[str]:
    rest = [g for g in groups if g is not group and g != group]
    return marks(told.text, group, rest, known(told, group, not rest))


def _score(row: set[str]) -> float:
    return 1 / (1 + exp(-(WEIGHTS["bias"] + sum(WEIGHTS[m] for m in row))))


def _in_passing(features: tuple[str, ...]) -> bool:
    if REFUSING & set(features):
        return False
    return ("named" in features and "weak" not in features) or ("solo" in features and "past" in features)
