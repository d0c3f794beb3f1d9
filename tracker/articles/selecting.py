"""From candidates to targets: which figures are what a follower has to do, each once, with its activity settled."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker.articles.activities import Activities
from tracker.articles.candidates import Candidate
from tracker.articles.drafts import Per, Unit

TAKEN = 0.4
_DISTANCE = frozenset(
    ["running", "cycling", "walking", "hiking", "swimming", "rowing", "skiing", "other:kayaking", "other:canoeing"]
)


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with the probability that it is a target; `others` are other amounts given for the same thing."""

    candidate: Candidate
    score: float
    others: tuple[Candidate, ...] = ()


def judged(candidates: tuple[Candidate, ...], model: Callable[[tuple[str, ...]], float]) -> list[Judged]:
    """Every candidate with its score, in order of place."""
    return [Judged(candidate, model(candidate.features)) for candidate in candidates]


def selected(rows: list[Judged], activities: Activities, taken: float = TAKEN) -> list[Judged]:
    """The targets among the candidates, in order of place; each amount once, where it is judged best."""
    best: dict[tuple[object, ...], Judged] = {}
    floors = _floors(rows, taken)
    for row in rows:
        if row.score < floors.get(row.candidate.per, taken):
            continue
        key = _key(row.candidate)
        known = best.get(key)
        if known is None:
            best[key] = row
            continue
        better = row if row.score > known.score else known
        surer = max((known, row), key=lambda r: (_SURENESS.get(r.candidate.known, 0), r.score)).candidate
        settled = replace(better.candidate, activity=surer.activity, known=surer.known)
        best[key] = replace(better, candidate=settled)
    chosen = sorted(best.values(), key=lambda row: (row.candidate.figure.start, row.candidate.derived))
    chosen = _without_echoes(chosen)
    if any("interval" in row.candidate.features for row in rows):
        chosen = _without_frames(chosen)
    chosen = _with_mixed(chosen, activities)
    return _settled(chosen, rows)


_SURENESS = {"right": 3, "left": 3, "unit": 3, "list": 2, "sentence": 1}


def _floors(rows: list[Judged], taken: float) -> dict[Per, float]:
    """How sure a total must be. Where nothing else is taken the best one will do with less."""
    totals = [row.score for row in rows if row.candidate.per is Per.TOTAL]
    best = max(totals, default=0.0)
    others = any(row.score >= taken for row in rows if row.candidate.per is not Per.TOTAL)
    least = 0.42 if others else 0.22
    return {Per.TOTAL: min(taken, best)} if least <= best < taken else {}


def _key(candidate: Candidate) -> tuple[object, ...]:
    figure = candidate.figure
    metres = figure.metres
    size: object = candidate.amount.number
    if metres is not None and not candidate.derived:
        size = int(metres / 50) if metres > 5000 else int(metres)
    elif metres is not None:
        size = "one " + candidate.amount.unit
    return candidate.per, candidate.figure.exercise, candidate.amount.unit if metres is None else "", size


def _without_echoes(chosen: list[Judged]) -> list[Judged]:
    """Without amounts that stand again without their rate: "5k" beside "5k a day"."""
    rated = {
        (_size(row.candidate), row.candidate.figure.exercise) for row in chosen if row.candidate.per is not Per.TOTAL
    }
    return [
        row
        for row in chosen
        if row.candidate.stated
        or row.candidate.per is not Per.TOTAL
        or (_size(row.candidate), row.candidate.figure.exercise) not in rated
    ]


def _size(candidate: Candidate) -> tuple[str, Decimal]:
    metres = candidate.figure.metres
    if metres is not None and not candidate.derived:
        return "length", (metres / 10).to_integral_value()
    return candidate.amount.unit, candidate.amount.number


def _without_frames(chosen: list[Judged]) -> list[Judged]:
    """Without hours that only frame the effort: "4 miles every 4 hours for 48 hours"."""
    if any(row.candidate.per is Per.SESSION for row in chosen):
        chosen = [
            row for row in chosen if not (row.candidate.amount.unit is Unit.HOUR and row.candidate.per is Per.TOTAL)
        ]
    return chosen


_CONFLICT = Decimal("1.4")


def _settled(chosen: list[Judged], rows: list[Judged]) -> list[Judged]:
    """Where figures for the same thing differ by little, the best stands and the others are kept beside it.

    Amounts that differ by more are levels or different things, and all stay.
    """
    out: list[Judged] = []
    for row in sorted(chosen, key=lambda row: -row.score):
        rival = next((i for i, other in enumerate(out) if _rivals(row.candidate, other.candidate)), None)
        if rival is None:
            out.append(row)
        else:
            out[rival] = replace(out[rival], others=(*out[rival].others, row.candidate))
    taken = {row.candidate.figure.start for row in chosen}
    for row in rows:
        if row.score < _CLAIM or row.candidate.figure.start in taken or row.candidate.derived:
            continue
        for i, other in enumerate(out):
            if _rivals(row.candidate, other.candidate) and row.candidate.stated == other.candidate.stated:
                out[i] = replace(other, others=(*other.others, row.candidate))
                break
    return sorted(out, key=lambda row: (row.candidate.figure.start, row.candidate.derived))


_CLAIM = 0.25


def _rivals(one: Candidate, two: Candidate) -> bool:
    if one.per is not two.per or one.figure.exercise != two.figure.exercise or one.derived or two.derived:
        return False
    if one.activity != two.activity or (one.figure.joined and "item" in one.features):
        return False
    a, b = one.figure.metres, two.figure.metres
    if a is None or b is None:
        if one.amount.unit is not two.amount.unit:
            return False
        a, b = one.amount.number, two.amount.number
    if not a or not b or abs(a - b) <= max(a, b) / 100:
        return False
    return max(a, b) < min(a, b) * _CONFLICT


def _with_mixed(chosen: list[Judged], activities: Activities) -> list[Judged]:
    """A total over several sports is mixed; so is what may be done in any of several."""
    daily = {
        row.candidate.activity for row in chosen if row.candidate.per is Per.DAY and row.candidate.activity in _DISTANCE
    }
    out = []
    for row in chosen:
        c = row.candidate
        length = c.figure.metres is not None and c.amount.unit not in (Unit.MARATHON, Unit.HALF_MARATHON)
        if (length and c.per is Per.TOTAL and len(daily) > 1 and c.known != "right") or (
            length and c.known in ("article", "sentence") and activities.mingled
        ):
            out.append(replace(row, candidate=replace(c, activity="mixed")))
        else:
            out.append(row)
    return out
