"""Which goal an award of a template file looks at, and the amounts it names of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracker.domain.goals import Agg, Leaf, Per
from tracker.domain.sessions import Measure
from tracker.domain.templates import Trigger
from tracker.formats.template_amounts import WATER, measure_of, read_amount
from tracker.formats.template_faults import Faults, nearest, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_schema_awards import AwardTable

_ONE_TARGET = (Per.WINDOW, Per.ROLLING, Per.SESSION)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardGoals:
    """The goals of one file for its awards: none where they are faulty. `paths` says where each stands.

    `total` is that of the whole challenge, None where its goals don't add up to one.
    """

    faults: Faults
    leaves: tuple[Leaf, ...]
    paths: Mapping[str, Path]
    total: Leaf | None

    def path_of(self, leaf: Leaf | None) -> Path:
        """Where a goal stands; the goals altogether for the whole challenge."""
        return ("goals",) if leaf is None else self.paths.get(leaf.key, ("goals",))

    def field_of(self, leaf: Leaf, key: str) -> Path:
        """Where a key of a goal stands."""
        return field_of(self.paths, leaf, key)

    def named(self, table: AwardTable, path: Path) -> Leaf | None:
        """The goal that an award names; None where it names none, or one that there is not."""
        if table.goal is None:
            return None
        found = {leaf.key: leaf for leaf in self.leaves}
        if table.goal not in found and found:
            said = f"there is no goal {quoted(table.goal)}; {nearest(table.goal, found)}"
            self.faults.clash((*path, "goal"), ("goals",), said)
        return found.get(table.goal)

    def amount(self, table: AwardTable, on: Trigger, path: Path) -> tuple[str, int | None]:
        """(the key of the goal, "" for the whole challenge; the amount in its base unit)."""
        leaf = self._looked_at(table, on, path)
        if leaf is None:
            return table.goal or "", None
        key = "" if leaf is self.total or (table.goal is None and on is Trigger.SESSION) else leaf.key
        where, measure, text = (*path, "amount"), measure_in(leaf, on), table.amount or ""
        if on is Trigger.SESSION and measure in (Measure.CHECK, Measure.FACT, Measure.RESULTS):
            self.faults.clash((*path, "on"), self.path_of(leaf), "is given for a session, and the goal counts none")
        elif not _same_kind(measure_of(text, None), measure):
            said = f"{quoted(text)} is not what the goal measures, which is {measure.value}"
            self.faults.clash(where, self.path_of(leaf), said)
        elif table.repeatable and leaf.agg is Agg.MIN:
            said = "is earned at each multiple, and the least amount of the goal only falls as more is done"
            self.faults.clash((*path, "repeatable"), self.field_of(leaf, "agg"), said)
        else:
            return key, read_amount(text, measure, where, self.faults, WATER if leaf.fact == WATER else leaf.unit)
        return key, None

    def _looked_at(self, table: AwardTable, on: Trigger, path: Path) -> Leaf | None:
        if not self.leaves or table.goal is not None:
            return self.named(table, path)
        if len(self.leaves) == 1:
            return self.total if self.total is not None and on is Trigger.AMOUNT else self.leaves[0]
        if on is Trigger.AMOUNT and self.total is not None:
            return self.total
        first = self.leaves[0]
        same = {measure_in(leaf, on) for leaf in self.leaves} == {measure_in(first, on)}
        if on is Trigger.SESSION and (same or measure_of(table.amount or "", None) is measure_in(first, on)):
            return first
        self._open(table, path)
        return None

    def of_percent(self, table: AwardTable, path: Path) -> str:
        """The key of the goal that a part of the whole is of; "" for the whole challenge."""
        leaf = self.named(table, path)
        if table.goal is None and self.leaves:
            if self.total is not None:
                return ""
            if len(self.leaves) > 1:
                self._open(table, path)
                return ""
            leaf = self.leaves[0]
        if leaf is not None and leaf.per not in _ONE_TARGET:
            said = "is a part of one amount, and the goal asks for one again and again"
            self.faults.clash((*path, "percent"), self.path_of(leaf), said)
        return "" if leaf is None else leaf.key

    def _open(self, table: AwardTable, path: Path) -> None:
        said = f"of which goal is open; write goal = {quoted(self.leaves[0].key)} or another"
        self.faults.clash((*path, "percent" if table.amount is None else "amount"), ("goals",), said)


def field_of(paths: Mapping[str, Path], leaf: Leaf, key: str) -> Path:
    """Where a key of a goal stands, given where each goal does, which may be where its own key stands."""
    where = paths.get(leaf.key, ("goals",))
    return (*(where[:-1] if where[-1] == "key" else where), key)


def measure_in(leaf: Leaf, on: Trigger) -> Measure:
    """What an amount of an award is measured in: for single sessions of a goal that counts them, as its own bound."""
    if on is not Trigger.SESSION:
        return Measure.CHECK if leaf.agg is Agg.DAYS or leaf.per is Per.BY else leaf.measure
    if leaf.measure is Measure.SESSIONS:
        return leaf.counts.least[0] if leaf.counts.least is not None else Measure.DISTANCE
    return leaf.measure


def _same_kind(spoken: Measure | None, measure: Measure) -> bool:
    """Whether an amount whose unit speaks of one measure may be of another: times are times, lengths lengths."""
    times = (Measure.MOVING, Measure.ELAPSED, Measure.HOLD)
    lengths = (Measure.DISTANCE, Measure.CLIMB)
    if measure is Measure.FACT or spoken is None:
        return measure not in (*times, *lengths)
    return spoken is measure or (spoken in times and measure in times) or (spoken in lengths and measure in lengths)
