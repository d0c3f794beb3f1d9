"""Fitting a logistic model that starts from what we believe and moves as far as the labelled articles ask it to.

Newton steps, one coordinate at a time, on the penalised likelihood; deterministic, plain Python.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import exp

from tracker.articles.scoring import Model

Row = tuple[tuple[str, ...], bool, float]
BIAS = "bias"
_LEAST_SEEN = 3
_ROUNDS = 60
_ENOUGH = 2e-3
_LONGEST_STEP = 1.0
_LEAST_CURVE = 0.02
_BIAS_HOLD = 0.1


def fit(rows: Iterable[Row], belief: Mapping[str, float], hold: float, rounds: int = _ROUNDS) -> Model:
    """The model for rows of (features, whether it is one, weight). `hold` is how hard weights stick to the belief."""
    data = list(rows)
    seen = Counter(feature for features, _, _ in data for feature in features)
    names = sorted(name for name in seen if seen[name] >= _LEAST_SEEN or name in belief)
    weights = {name: belief.get(name, 0.0) for name in names}
    where: dict[str, list[int]] = {name: [] for name in names}
    bias = belief.get(BIAS, 0.0)
    sums = []
    for k, (features, _, _) in enumerate(data):
        sums.append(bias + sum(weights.get(feature, 0.0) for feature in features))
        for feature in features:
            if feature in where:
                where[feature].append(k)
    for _ in range(rounds):
        step = _step(data, sums, range(len(data)), _BIAS_HOLD * (bias - belief.get(BIAS, 0.0)), _BIAS_HOLD)
        bias += step
        sums = [total + step for total in sums]
        largest = 0.0
        for name in names:
            step = _step(data, sums, where[name], hold * (weights[name] - belief.get(name, 0.0)), hold)
            if abs(step) < _ENOUGH / 20:
                continue
            weights[name] += step
            largest = max(largest, abs(step))
            for k in where[name]:
                sums[k] += step
        if largest < _ENOUGH:
            break
    return Model(bias, weights)


def _step(data: list[Row], sums: list[float], places: Iterable[int], slope: float, curve: float) -> float:
    for k in places:
        _, one, weight = data[k]
        p = 1 / (1 + exp(-max(-30.0, min(30.0, sums[k]))))
        slope += (p - one) * weight
        curve += max(p * (1 - p), _LEAST_CURVE) * weight
    return max(-_LONGEST_STEP, min(_LONGEST_STEP, -slope / curve))
