"""Labelled articles: `texts/NAME.txt` beside `gold/NAME.json`, and when a figure that was read is the labelled one."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

_METRES = {
    "km": Decimal(1000), "mi": Decimal("1609.344"), "nmi": Decimal(1852), "m": Decimal(1), "ft": Decimal("0.3048"),
    "marathon": Decimal(42195), "half-marathon": Decimal("21097.5"),
}  # fmt: skip
_MINUTES = {"h": Decimal(60), "min": Decimal(1), "s": Decimal(1) / 60}
_SAME = {"hiking": "walking"}
_TOLERANCE = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One article with its label (the schema of the labelled collection)."""

    name: str
    text: str
    label: dict[str, Any]

    def entries(self, kind: str, role: str) -> list[dict[str, Any]]:
        """The label's challenges or races of one role."""
        return [entry for entry in self.label[kind] if entry.get("role", "main") == role]

    @property
    def follows(self) -> bool:
        """Whether the article holds something to follow."""
        return bool(self.label["kind"] != "none")


def load(folder: Path) -> list[Labelled]:
    """All labelled articles of a folder, by name."""
    found = []
    for path in sorted((folder / "gold").glob("*.json")):
        text = (folder / "texts" / f"{path.stem}.txt").read_text(encoding="utf-8")
        found.append(Labelled(path.stem, text, json.loads(path.read_text(encoding="utf-8"))))
    return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """A labelled target: what it is of, and the amounts that are right for it as (dimension, least, most)."""

    activity: str
    exercise: str
    per: str
    amounts: tuple[tuple[str, Decimal, Decimal], ...]

    def right(self, other: "Wanted", *, anything: bool = False, any_per: bool = False) -> bool:
        """Whether `other`, as read, is this target: with `anything` of any activity, with `any_per` for any bucket."""
        if self.per != other.per and not any_per:
            return False
        if not anything and not self._same_activity(other):
            return False
        if self.exercise and other.exercise and self.exercise != other.exercise:
            return False
        dimension, value, _ = other.amounts[0]
        return any(
            name == dimension and least * (1 - _TOLERANCE) <= value <= most * (1 + _TOLERANCE)
            for name, least, most in self.amounts
        )

    def _same_activity(self, other: "Wanted") -> bool:
        if self.activity == other.activity:
            return True
        return self.amounts[0][0] == "step" and {self.activity, other.activity} <= {"steps", "walking"}

    def scaled(self, per: str, factor: Decimal) -> "Wanted":
        """The target for another bucket, its amount times `factor`."""
        dimension, least, _ = self.amounts[0]
        return Wanted(self.activity, self.exercise, per, ((dimension, least * factor, least * factor),))


def wanted(target: dict[str, Any]) -> Wanted:
    """A target of a label or a document."""
    activity = str(target["activity"]).removeprefix("other:")
    exercise = str(target.get("exercise") or "").rstrip("s")
    least = Decimal(str(target["amount"]))
    amounts = [_size(least, target["unit"], Decimal(str(target.get("max") or least)))]
    amounts += [_size(Decimal(str(alt["amount"])), alt["unit"], None) for alt in target.get("alt") or ()]
    return Wanted(_SAME.get(activity, activity), exercise, target["per"], tuple(amounts))


def _size(amount: Decimal, unit: str, most: Decimal | None) -> tuple[str, Decimal, Decimal]:
    most = amount if most is None else max(amount, most)
    for dimension, sizes in (("length", _METRES), ("time", _MINUTES)):
        if unit in sizes:
            return dimension, amount * sizes[unit], most * sizes[unit]
    return unit, amount, most


def targets(article: Labelled) -> list[Wanted]:
    """What has to be found: the targets of the main challenges that are not optional."""
    found = [wanted(t) for c in article.entries("challenges", "main") for t in c["targets"] if not t.get("optional")]
    return list(dict.fromkeys(found))


def allowed(article: Labelled) -> list[Wanted]:
    """What may be found: optional and background targets, and figures that follow from the labels by arithmetic."""
    mains = article.entries("challenges", "main")
    found = [wanted(t) for c in mains for t in c["targets"] if t.get("optional")]
    found += [wanted(t) for c in article.entries("challenges", "background") for t in c["targets"]]
    for challenge in mains:
        for days in lengths(challenge):
            for target in map(wanted, challenge["targets"]):
                if target.per == "day":
                    found.append(target.scaled("total", Decimal(days)))
                elif target.per == "total":
                    found.append(target.scaled("day", 1 / Decimal(days)))
        found += _sums(challenge)
    return found


def _sums(challenge: dict[str, Any]) -> Iterator[Wanted]:
    sums: dict[tuple[str, str], Decimal] = {}
    for stage in challenge.get("stages", ()):
        key = stage["activity"], stage["unit"]
        sums[key] = sums.get(key, Decimal(0)) + Decimal(str(stage["amount"]))
    for (activity, unit), amount in sums.items():
        yield wanted({"activity": activity, "amount": amount, "unit": unit, "per": "total"})


def lengths(challenge: dict[str, Any]) -> set[int]:
    """Every length in days that is right for a labelled challenge; empty where the text gives none."""
    if challenge["duration_days"] is None:
        return set()
    return {int(challenge["duration_days"]), *map(int, challenge.get("duration_alt") or ())}


def spare_lengths(article: Labelled) -> set[int]:
    """Lengths that are neither right nor wrong."""
    spare = {
        int(days)
        for challenge in article.entries("challenges", "main")
        if challenge["duration_days"] is None
        for days in challenge.get("duration_alt") or ()
    }
    for challenge in article.entries("challenges", "background"):
        if challenge["duration_days"] is not None:
            spare.add(int(challenge["duration_days"]))
    return spare
