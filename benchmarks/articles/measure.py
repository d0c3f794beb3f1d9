"""How right drafts are: targets, lengths, races, stages and refusals, by the rules of the labelled collection."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from unicodedata import combining, normalize

from benchmarks.articles.labels import Labelled, Wanted, allowed, lengths, spare_lengths, targets, wanted
from tracker.articles.drafts import ChallengeDraft, Draft, RaceDraft, Target

HEADLINE = ("targets", "lengths", "races")
_STOP = frozenset("the a an of in and for to on at by with".split())
_RELAXED = frozenset(["running", "walking", "steps", "mixed"])


@dataclass(slots=True)
class Score:
    """Found rightly, found wrongly, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where there was nothing to find and nothing found."""
        every = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / every if every else 1.0


@dataclass(slots=True)
class Report:
    """The scores over many articles, and what went wrong in which."""

    scores: dict[str, Score] = field(default_factory=lambda: {name: Score() for name in (*HEADLINE, "stages")})
    exact: int = 0
    articles: int = 0
    refused: list[bool] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)
    faults: dict[str, list[str]] = field(default_factory=dict)

    @property
    def template_f1(self) -> float:
        """Targets, lengths and races together."""
        total = Score()
        for name in HEADLINE:
            score = self.scores[name]
            total.right, total.wrong, total.missed = (
                total.right + score.right, total.wrong + score.wrong, total.missed + score.missed
            )  # fmt: skip
        return total.f1


def measure(pairs: Iterable[tuple[Labelled, Draft]]) -> Report:
    """The report over articles and the drafts made of them."""
    report = Report()
    for article, draft in pairs:
        results = {
            "targets": _targets(article, draft),
            "lengths": _lengths(article, draft),
            "races": _races(article, draft),
        }
        faults = [fault for missed, wrong, _ in results.values() for fault in (*missed, *wrong)]
        for name, (missed, wrong, right) in results.items():
            _add(report.scores[name], right, len(wrong), len(missed))
        _stages(article, draft, report.scores["stages"])
        content = bool(draft.races) or any(
            c.targets or c.stages or c.days or c.first or c.route for c in draft.challenges
        )
        (report.kept if article.follows else report.refused).append(content is article.follows)
        report.articles += 1
        report.exact += not faults and content is article.follows
        if faults:
            report.faults[article.name] = faults
    return report


def _add(score: Score, right: int, wrong: int, missed: int) -> None:
    score.right, score.wrong, score.missed = score.right + right, score.wrong + wrong, score.missed + missed


Result = tuple[list[str], list[str], int]


def _of(target: Target) -> Wanted:
    amount = target.amount.value
    return wanted(
        {"activity": target.activity, "exercise": target.exercise, "amount": amount.number, "unit": amount.unit.value,
         "per": target.per.value}
    )  # fmt: skip


def _targets(article: Labelled, draft: Draft) -> Result:
    right, spare = targets(article), allowed(article)
    read = list(dict.fromkeys(_of(t) for challenge in draft.challenges for t in challenge.targets))
    pairs = sorted(
        (abs(p.amounts[0][1] - g.amounts[0][1]), i, j)
        for i, g in enumerate(right)
        for j, p in enumerate(read)
        if g.right(p)
    )
    taken: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in taken and j not in taken.values():
            taken[i] = j
    wrong = [
        p
        for j, p in enumerate(read)
        if j not in taken.values() and not any(g.right(p) for g in right) and not any(_loosely(s, p) for s in spare)
    ]
    missed = [g for i, g in enumerate(right) if i not in taken]
    return [f"missed {_shown(g)}" for g in missed], [f"invented {_shown(p)}" for p in wrong], len(taken)


def _loosely(spare: Wanted, read: Wanted) -> bool:
    if spare.right(read):
        return True
    return {spare.activity, read.activity} <= _RELAXED and spare.right(read, anything=True)


def _shown(target: Wanted) -> str:
    dimension, least, _ = target.amounts[0]
    return f"{target.activity} {target.exercise} {least:g} {dimension} a {target.per}".replace("  ", " ")


def _lengths(article: Labelled, draft: Draft) -> Result:
    right: list[set[int]] = []
    for challenge in article.entries("challenges", "main"):
        accepted = lengths(challenge)
        if accepted and not any(int(challenge["duration_days"]) in other for other in right):
            right.append(accepted)
    read = list(dict.fromkeys(c.days.value for c in draft.challenges if c.days is not None))
    missed = [f"missed {min(accepted)} days" for accepted in right if not accepted & set(read)]
    fine = set().union(*right) | spare_lengths(article)
    wrong = [f"invented {days} days" for days in read if days not in fine]
    return missed, wrong, len(right) - len(missed)


def _races(article: Labelled, draft: Draft) -> Result:
    right, spare = article.entries("races", "main"), article.entries("races", "background")
    pairs = sorted(
        (-likeness, i, j)
        for i, g in enumerate(right)
        for j, p in enumerate(draft.races)
        if (likeness := _likeness(g, p)) > 0
    )
    taken: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in taken and j not in taken.values():
            taken[i] = j
    wrong = [
        f"invented {p.name.value}"
        for j, p in enumerate(draft.races)
        if j not in taken.values() and not any(_likeness(s, p) > 0 for s in spare)
    ]
    return [f"missed {g['name']}" for i, g in enumerate(right) if i not in taken], wrong, len(taken)


def _likeness(label: Mapping[str, Any], race: RaceDraft) -> float:
    """0 for another race; by name where a distance is missing, by distance where both give one."""
    names = _words(str(label["name"])), _words(race.name.value)
    shared = len(names[0] & names[1]) / max(map(len, names)) if all(names) else 0.0
    if label["distance_km"] is not None and race.metres is not None:
        one, two = Decimal(str(label["distance_km"])) * 1000, race.metres.value
        return 0.0 if abs(one - two) > max(one, two) / 100 else 1 + shared
    return shared if shared >= 0.5 else 0.0


def _words(name: str) -> set[str]:
    plain = "".join(c for c in normalize("NFKD", name.replace("ø", "o").replace("Ø", "O")) if not combining(c)).lower()
    words = set(re.findall(r"[a-z0-9]+", plain)) - _STOP
    return {word for word in words if not re.fullmatch(r"(19|20)\d\d|\d+(st|nd|rd|th)", word)}


def _stages(article: Labelled, draft: Draft, score: Score) -> None:
    right = Counter(
        (int(stage["day"]), *wanted({"activity": "", "per": "", **_amount(stage)}).amounts[0][:2])
        for challenge in article.entries("challenges", "main")
        for stage in challenge["stages"]
    )
    read = Counter(spot for challenge in draft.challenges for spot in _spots(challenge))
    both = right & read
    _add(score, both.total(), (read - both).total(), (right - both).total())


def _amount(stage: Mapping[str, Any]) -> dict[str, Any]:
    return {"amount": stage["amount"], "unit": stage["unit"]}


def _spots(challenge: ChallengeDraft) -> Iterable[tuple[int, str, Decimal]]:
    for stage in challenge.stages:
        if stage.amount is not None:
            size = {"activity": "", "per": "", "amount": stage.amount.number, "unit": stage.amount.unit.value}
            dimension, amount, _ = wanted(size).amounts[0]
            yield stage.day, dimension, amount
