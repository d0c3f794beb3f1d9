"""The learned part: how likely a candidate is what it looks like, from its features and a table of weights.

The weights are a small JSON file that `python -m benchmarks.articles train` makes from labelled articles; evaluating
them is a sum.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from math import exp


class Model:
    """A logistic model over named features."""

    def __init__(self, bias: float, weights: dict[str, float]) -> None:
        self.bias = bias
        self.weights = weights

    def __call__(self, features: Iterable[str]) -> float:
        """The probability, between 0 and 1, for a candidate with these features. Unknown features count nothing."""
        total = self.bias + sum(self.weights.get(feature, 0.0) for feature in features)
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def shipped() -> dict[str, Model]:
    """The models that come with the product, by task."""
    text = files("tracker.articles").joinpath("weights.json").read_text(encoding="utf-8")
    return {task: Model(table["bias"], table["weights"]) for task, table in json.loads(text).items()}
