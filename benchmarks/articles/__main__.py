"""`python -m benchmarks.articles measure|train|faults FOLDER...`: measure by cross-validation, or write the weights.

Each FOLDER holds `texts/` and `gold/`. `measure` trains on four fifths of all articles and reads the fifth that was
left out, five times, and prints the figures of every folder; `faults` also lists what was wrong; `train` trains on all
and writes the weights that the product ships.
"""

import json
import random
import sys
from pathlib import Path

import tracker.articles
from benchmarks.articles.labels import load
from benchmarks.articles.measure import HEADLINE, Report, measure
from benchmarks.articles.training import Read, read_all, train
from tracker.articles.drafts import Draft
from tracker.articles.reading import decide
from tracker.articles.scoring import Model

FOLDS = 5
WEIGHTS = Path(tracker.articles.__file__).with_name("weights.json")


def cross_validated(articles: list[Read]) -> dict[str, Draft]:
    """Every article's draft, by models that never saw it."""
    order = articles[:]
    random.Random(0).shuffle(order)
    parts = [order[k::FOLDS] for k in range(FOLDS)]
    drafts = {}
    for k, part in enumerate(parts):
        models = train([read for j, other in enumerate(parts) if j != k for read in other])
        drafts.update({article.name: decide(found, models) for article, found in part})
    return drafts


def say(title: str, report: Report, faults: bool) -> None:
    """The figures of one folder."""
    parts = ", ".join(
        f"{name} {score.f1:.3f} ({score.right} right, {score.wrong} wrong, {score.missed} missed)"
        for name, score in report.scores.items()
    )
    print(
        f"{title}: template-F1 {report.template_f1:.3f} over {report.articles} articles, {report.exact} exact; {parts}"
    )
    print(
        f"  negatives refused {sum(report.refused)} of {len(report.refused)}, "
        f"others kept {sum(report.kept)} of {len(report.kept)}"
    )
    if faults:
        for name, lines in sorted(report.faults.items(), key=lambda item: (-len(item[1]), item[0])):
            print(f"  {name}: {'; '.join(lines)}")


def written(models: dict[str, Model]) -> str:
    """The weights as they are shipped: two decimals, by name."""
    tables = {
        task: {
            "bias": round(model.bias, 2),
            "weights": {name: round(w, 2) for name, w in sorted(model.weights.items()) if abs(w) >= 0.01},
        }
        for task, model in models.items()
    }
    return json.dumps(tables, indent=1, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Run the verb over the folders."""
    if len(arguments) < 2 or arguments[0] not in ("measure", "faults", "train"):
        print(__doc__)
        return 2
    folders = {folder: read_all(load(Path(folder))) for folder in arguments[1:]}
    every = [read for articles in folders.values() for read in articles]
    if arguments[0] == "train":
        WEIGHTS.write_text(written(train(every)), encoding="utf-8")
        print(f"{len(every)} articles, {', '.join(HEADLINE)}: {WEIGHTS.name} written")
        return 0
    drafts = cross_validated(every)
    for folder, articles in folders.items():
        report = measure((article, drafts[article.name]) for article, _ in articles)
        say(folder, report, arguments[0] == "faults")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
