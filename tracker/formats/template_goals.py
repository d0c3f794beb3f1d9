"""Goals of a template file: from what people write to the one goal shape, with every contradiction named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.domain.activities import descendants, title_of
from tracker.domain.goals import Attribution, Counts, Goal, Group, Leaf, NeedKind, Op, Per
from tracker.domain.rule_words import counted
from tracker.domain.sessions import Measure
from tracker.domain.totals import TOTAL
from tracker.errors import InputError
from tracker.formats.template_faults import Faults, quoted
from tracker.formats.template_lines import Path
from tracker.formats.template_schema import GoalTable, StageTable
from tracker.formats.template_targets import least_session, measure_and_agg, needed, target_of

MAX_NESTING = 3
_LEAF_ONLY = ("key", "measure", "of", "excepted", "per", "target", "agg", "need", "min_session", "attribution")


@dataclass(slots=True)
class GoalReader:
    """Turns the goals of one file into values. `days` is the length of the window, None where it is not fixed."""

    faults: Faults
    days: int | None
    stages: Sequence[StageTable] = ()
    keys: dict[str, Path] = field(default_factory=dict)
    staged: list[tuple[str, Path]] = field(default_factory=list)  # leaves that take their rows from the stages

    def join(self, compose: str, tables: Sequence[GoalTable], path: Path, joined: Path, depth: int = 0) -> Goal | None:
        """The goals of `tables` (at `path`), joined as `compose` (at `joined`) says; None where all are faulty."""
        found = [self._goal(table, (*path, index), depth) for index, table in enumerate(tables)]
        goals = tuple(goal for goal in found if goal is not None)
        match = re.fullmatch(r"(\d+) of", compose)
        k = int(match[1]) if match else 0
        if match and not 1 <= k <= len(tables):
            plural = "goal" if len(tables) == 1 else "goals"
            self.faults.clash(joined, path, f"asks for {k} of {len(tables)} {plural}; write 1 to {len(tables)}")
        if len(goals) == 1 and len(tables) == 1:
            return goals[0]
        op = Op.K_OF if match else Op(compose)
        return Group(op=op, goals=goals, k=k) if goals else None

    def _goal(self, table: GoalTable, path: Path, depth: int) -> Goal | None:
        joins = {"any": table.any_of, "all": table.all_of, "goals": table.goals}
        given = [word for word, goals in joins.items() if goals]
        if not given:
            if table.compose is not None:
                self.faults.add((*path, "compose"), "joins nothing; add goals = [..] or leave it out")
            return self._leaf(table, path)
        word = given[0]
        if len(given) > 1:
            self.faults.clash((*path, given[1]), (*path, word), "a group has one of any, all or goals")
        for name in _LEAF_ONLY:
            if name in table.model_fields_set:
                key = "except" if name == "excepted" else name
                self.faults.clash((*path, key), (*path, word), "belongs to a single goal, not to a group of them")
        if depth >= MAX_NESTING:
            self.faults.add(path, f"groups stand in one another at most {MAX_NESTING} deep; flatten them")
            return None
        if word != "goals" and table.compose is not None:
            self.faults.clash((*path, "compose"), (*path, word), f"goes with goals = [..], not with {word}")
        compose = word if word != "goals" else table.compose or "all"
        return self.join(compose, joins[word] or (), (*path, word), (*path, "compose"), depth + 1)

    def _leaf(self, table: GoalTable, path: Path) -> Leaf | None:
        kinds = self._kinds(table.of or (), (*path, "of"))
        excepted = self._kinds(table.excepted or (), (*path, "except"))
        key = self._key(table, kinds, path)
        if table.per is None:
            self.faults.add((*path, "per"), 'is missing; say what the target holds for, for example per = "day"')
            return None
        per = Per(table.per)
        rows = self._rows(table, key, per, path)
        if rows is None:
            return None
        staged = per is Per.STAGE and table.target is None
        what = measure_and_agg(table, kinds, rows, per, path, self.faults)
        if what is None:
            return None
        measure, agg = what
        target = target_of(rows, measure, agg, per, path, self.faults, staged=staged)
        need = needed(table, per, path, self.days, self.faults)
        least = least_session(table, path, self.faults)
        if target is None or need is None or kinds is None or excepted is None:
            return None
        attribution = table.attribution or ("credit" if need.kind is NeedKind.STREAK else "start")
        return Leaf(
            key=key,
            title=table.title or _title(kinds, measure),
            measure=measure,
            per=per,
            target=target,
            agg=agg,
            counts=Counts(
                kinds=kinds,
                excepted=excepted,
                indoor=table.indoor,
                virtual=table.virtual,
                assisted=table.assisted,
                race=table.race,
                manual=table.manual,
                least=least,
            ),
            need=need,
            attribution=Attribution(attribution),
        )

    def _kinds(self, names: Sequence[str], path: Path) -> tuple[str, ...] | None:
        sound = True
        for index, name in enumerate(names):
            try:
                descendants(name)
            except InputError as error:
                self.faults.add((*path, index), str(error).rstrip("."))
                sound = False
            if name in names[:index]:
                self.faults.add((*path, index), f"names {quoted(name)} twice; once is enough")
                sound = False
        return tuple(names) if sound else None

    def _key(self, table: GoalTable, kinds: tuple[str, ...] | None, path: Path) -> str:
        key = table.key or (kinds[0] if kinds else table.measure or "goal")
        where = (*path, "key")
        if key == TOTAL:
            self.faults.add(where, f"{quoted(TOTAL)} is the name of the whole challenge's total; choose another")
        elif key in self.keys:
            said = f"{quoted(key)} is the key of another goal; give each goal a key of its own"
            self.faults.clash(where, self.keys[key], said)
        else:
            self.keys[key] = where if table.key else path
        return key

    def _rows(self, table: GoalTable, key: str, per: Per, path: Path) -> tuple[str, ...] | str | None:
        """The target as written: one amount, or a row for each stage."""
        where = (*path, "target")
        if per is not Per.STAGE:
            if table.target is None:
                self.faults.add(where, 'is missing; write for example target = "90 km"')
            elif not isinstance(table.target, str):
                self.faults.clash(where, (*path, "per"), 'a table with a row for each day goes with per = "stage"')
                return None
            return table.target
        if table.target is None and any(stage.target is not None or stage.targets for stage in self.stages):
            self.staged.append((key, path))
            return self._rows_of_stages(key, path)
        if table.target is None:
            self.faults.add(where, 'is missing; write a row for each day, for example ["32 km", "rest", "21.1 km"]')
        elif isinstance(table.target, str):
            self.faults.clash(where, (*path, "per"), 'is one amount for all days; write per = "day", or a row for each')
            return None
        elif self.days is None:
            self.faults.clash(where, ("window",), "a day table needs a window of a fixed number of days")
        elif len(table.target) != self.days:
            self.faults.clash(
                where,
                ("window",),
                f"has {counted(len(table.target), 'row')} and the window {counted(self.days, 'day')}",
            )
        return table.target

    def _rows_of_stages(self, key: str, path: Path) -> tuple[str, ...]:
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

    def check_stages(self) -> None:
        """Targets in the stage rows that no goal takes, and a lone target that several goals would take."""
        known = {key for key, _ in self.staged}
        for index, stage in enumerate(self.stages):
            where: Path = ("stages", index, "target")
            for key in stage.targets:
                if key not in known:
                    said = 'is the key of no goal that has per = "stage" and no target'
                    self.faults.add(("stages", index, "targets", key), said)
            if stage.target is not None and not known:
                self.faults.add(where, 'belongs to a goal that has per = "stage" and no target')
            if stage.target is not None and len(known) > 1:
                said = "more than one goal has stages; write targets = {..}"
                self.faults.clash(where, self.staged[1][1], said)


def _title(kinds: tuple[str, ...], measure: Measure) -> str:
    if not kinds:
        return {Measure.SESSIONS: "Sessions", Measure.CLIMB: "Climb"}.get(measure, "Any activity")
    names = [title_of(kind) for kind in kinds]
    *most, last = [names[0], *(name.lower() for name in names[1:])]
    return f"{', '.join(most)} or {last}" if most else last
