"""Training the three models of the reader, each on articles that the one before it was not trained on."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.articles.fitting import Row, fit
from benchmarks.articles.labels import Labelled, Wanted, allowed, lengths, spare_lengths, targets, wanted
from tracker.articles.candidates import Candidate
from tracker.articles.lengths import length_candidates
from tracker.articles.reading import Gathered, features, gather, judged_lengths
from tracker.articles.scoring import Model
from tracker.articles.selecting import judged, selected

HOLD = 2.5
HOLD_KIND = 8.0
REFUSING = 1.5
_PARTS = 3
BELIEFS = Path(__file__).with_name("beliefs.toml")

Read = tuple[Labelled, Gathered]


def read_all(articles: Sequence[Labelled]) -> list[Read]:
    """Every article with what was found in it; nothing in it depends on weights."""
    return [(article, gather(article.text)) for article in articles]


def train(articles: Sequence[Read]) -> dict[str, Model]:
    """The models by task, from labelled articles."""
    beliefs = tomllib.loads(BELIEFS.read_text(encoding="utf-8"))
    target = fit(_target_rows(articles), beliefs["target"], HOLD)
    parts = [articles[k::_PARTS] for k in range(_PARTS)]
    unseen: dict[str, Model] = {}
    for k, part in enumerate(parts):
        others = [read for j, other in enumerate(parts) if j != k for read in other]
        model = fit(_target_rows(others), beliefs["target"], HOLD)
        unseen.update({article.name: model for article, _ in part})
    length = fit(_length_rows(articles, unseen), beliefs["length"], HOLD)
    kind = fit(_kind_rows(articles, unseen, length), beliefs["kind"], HOLD_KIND)
    return {"target": target, "length": length, "kind": kind}


def _target_rows(articles: Sequence[Read]) -> list[Row]:
    rows: list[Row] = []
    for article, found in articles:
        right, spare = targets(article), allowed(article)
        for candidate in found.candidates:
            verdict = _verdict(as_wanted(candidate), right, spare)
            if verdict is not None:
                rows.append((candidate.features, verdict, 1.0))
    return rows


def as_wanted(candidate: Candidate) -> Wanted:
    """A candidate in the form of a label."""
    amount = candidate.amount
    return wanted(
        {
            "activity": candidate.activity,
            "exercise": candidate.figure.exercise,
            "amount": amount.number,
            "unit": amount.unit.value,
            "per": candidate.per.value,
            "max": amount.most,
        }
    )


def _verdict(read: Wanted, right: list[Wanted], spare: list[Wanted]) -> bool | None:
    """Whether it is a target; None where it teaches nothing. The activity is settled by other means."""
    if any(target.right(read, anything=True) for target in right):
        return True
    if any(target.right(read, anything=True) for target in spare):
        return None
    return None if any(target.right(read, anything=True, any_per=True) for target in right) else False


def _length_rows(articles: Sequence[Read], unseen: Mapping[str, Model]) -> list[Row]:
    rows: list[Row] = []
    for article, found in articles:
        right = {days for c in article.entries("challenges", "main") for days in lengths(c)}
        spare = spare_lengths(article)
        likely: dict[int, float] = {}
        for row in judged(found.candidates, unseen[article.name]):
            start = row.candidate.figure.start
            likely[start] = max(likely.get(start, 0.0), row.score)
        for candidate in length_candidates(found.text, found.figures, found.spans, likely):
            one = candidate.span.days in right or bool(right & set(candidate.span.others))
            if one or candidate.span.days not in spare:
                rows.append((candidate.features, one, 1.0))
    return rows


def _kind_rows(articles: Sequence[Read], unseen: Mapping[str, Model], length: Model) -> list[Row]:
    rows: list[Row] = []
    for article, found in articles:
        scored = judged(found.candidates, unseen[article.name])
        spans = judged_lengths(found, scored, length)
        seen = features(found, scored, selected(scored, found.activities), spans)
        rows.append((seen, article.follows, 1.0 if article.follows else REFUSING))
    return rows
