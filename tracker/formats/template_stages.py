"""The named rows of a template file's day table, and the goals that take their targets from them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.domain.goals import Order
from tracker.domain.rule_words import counted
from tracker.formats.template_buckets import Cut
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_schema import StageTable
from tracker.formats.template_spot import Span, Spot


@dataclass(slots=True)
class StageRows:
    """The stages of one file, and who takes their targets."""

    stages: Sequence[StageTable]
    span: Span
    faults: Faults
    takers: list[tuple[str, Path]] = field(default_factory=list)  # goals that take their rows from the stages
    tables: list[tuple[int, Path]] = field(default_factory=list)  # rows of each goal's own table, and where
    waits: bool = False  # whether rows wait for success, so that they need not fill the window

    def rows_of(self, spot: Spot, cut: Cut, key: str) -> tuple[tuple[str, ...] | None, bool]:
        """The rows of a day table and whether they stand in the stages; no rows where there are none."""
        target = spot.table.target
        where = spot.at("target")
        self.waits = self.waits or cut.order is Order.SUCCESS
        if target is None and self._give_targets():
            self.takers.append((key, spot.path))
            rows: tuple[str, ...] = self._rows_of(key, spot.path)
        elif target is None and self.stages and _takes_one(spot):
            rows = ("1",) * len(self.stages)
        elif target is None:
            self.faults.add(where, 'is missing; write a row for each day, for example ["32 km", "rest", "21.1 km"]')
            return None, False
        elif isinstance(target, str):
            said = 'is one amount for all days; write per = "day", or a row for each'
            self.faults.clash(where, spot.at("per"), said)
            return None, False
        else:
            rows = target
            self.tables.append((len(rows), where))
            self._check_length(spot, cut, len(rows))
        return rows, target is None

    def _give_targets(self) -> bool:
        return any(stage.target is not None or stage.targets for stage in self.stages)

    def _check_length(self, spot: Spot, cut: Cut, rows: int) -> None:
        days = self.span.days
        if cut.order is Order.SUCCESS:
            needed = rows + (rows - 1) * (spot.table.rest_between or 0)
            if days is not None and needed > days:
                free = " with the days between them" if spot.table.rest_between else ""
                said = (
                    f"has {counted(rows, 'row')}, which take {counted(needed, 'day')}{free}, and the window has {days}"
                )
                spot.clash_window("target", said)
        elif days is None:
            spot.clash_window("target", "a day table needs a window of a fixed number of days")
        elif rows != days:
            spot.clash_window("target", f"has {counted(rows, 'row')} and the window {counted(days, 'day')}")

    def _rows_of(self, key: str, path: Path) -> tuple[str, ...]:
        rows = []
        for index, stage in enumerate(self.stages):
            row = stage.targets.get(key) if stage.targets else stage.target
            if stage.targets and stage.target is not None:
                self.faults.clash(("stages", index, "target"), ("stages", index, "targets"), "write one of them")
            if row is None:
                said = f'has no target for {quoted(key)}; write an amount or "rest"'
                self.faults.clash(("stages", index), path, said)
            rows.append(row or "rest")
        return tuple(rows)

    def check(self) -> None:
        """Note stages that fit no window or table, targets that no goal takes, and one that several would take."""
        self._check_number()
        known = {key for key, _ in self.takers}
        for index, stage in enumerate(self.stages):
            where: Path = ("stages", index, "target")
            for key in stage.targets:
                if key not in known:
                    said = 'is the key of no goal that has per = "stage" and no target'
                    self.faults.clash(("stages", index, "targets", key), ("goals",), said)
            if stage.target is not None and not known:
                self.faults.clash(where, ("goals",), 'belongs to a goal that has per = "stage" and no target')
            if stage.target is not None and len(known) > 1:
                said = "more than one goal has stages; write targets = {..}"
                self.faults.clash(where, self.takers[1][1], said)

    def _check_number(self) -> None:
        stages = counted(len(self.stages), "stage")
        if not self.stages:
            return
        for rows, where in self.tables:
            if rows != len(self.stages):
                self.faults.clash(("stages",), where, f"{stages} and {counted(rows, 'row')} in the table")
        if self.waits:
            if self.span.days is not None and len(self.stages) > self.span.days:
                self.faults.clash(
                    ("stages",), ("window",), f"{stages} and a window of {counted(self.span.days, 'day')}"
                )
        elif self.span.days is None:
            self.faults.clash(("stages",), ("window",), "stages need a window of a fixed number of days")
        elif len(self.stages) != self.span.days:
            self.faults.clash(("stages",), ("window",), f"{stages} and a window of {counted(self.span.days, 'day')}")


def _takes_one(spot: Spot) -> bool:
    """Whether rows without a target ask for one: a check, a session."""
    table = spot.table
    return table.check is not None or table.measure == "sessions" or table.agg == "count"
