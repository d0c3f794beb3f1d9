"""Goals of a template file: from what people write to the one goal shape, with every contradiction named."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker.domain.goals import Goal, Group, Op
from tracker.domain.totals import TOTAL
from tracker.formats.template_faults import Faults, nearest, quoted
from tracker.formats.template_leaves import LEAF_KEYS, LeafReader, key_of
from tracker.formats.template_lines import Path
from tracker.formats.template_schema import StageTable
from tracker.formats.template_schema_goals import GoalTable
from tracker.formats.template_spot import FILE_KEYS, Span, Spot
from tracker.formats.template_stages import StageRows

MAX_NESTING = 3


@dataclass(slots=True)
class GoalReader:
    """Turns the goals of one file into values. `paths` says where each goal, by its key, stands in the file."""

    faults: Faults
    span: Span
    stages: Sequence[StageTable] = ()
    tolerance: int = 0
    paths: dict[str, Path] = field(default_factory=dict)
    _named: dict[str, tuple[GoalTable, Path]] = field(default_factory=dict)  # goals at the top, by their key
    _used: dict[str, Path] = field(default_factory=dict)  # goals that a group took in by their key, and where
    _open: list[str] = field(default_factory=list)  # groups being read, the outermost first
    _leaves: LeafReader = field(init=False)

    def read(self, tables: Sequence[GoalTable], compose: str, order: str) -> Goal | None:
        """The whole goal of a file; None where it is all faulty."""
        rows = StageRows(self.stages, self.span, self.faults)
        self._leaves = LeafReader(self.faults, self.span, rows, self.tolerance)
        for index, table in enumerate(tables):
            if table.key is not None:
                self._named.setdefault(table.key, (table, ("goals", index)))
        taken = self._taken_in(tables)
        own = [(table, ("goals", index)) for index, table in enumerate(tables) if index not in taken]
        said: tuple[Path, Path] = (("compose",), ("order",))
        goal = self._joined(compose, order == "sequence", own, ("goals",), said, 0) if own else None
        for index in sorted(taken):
            if tables[index].key not in self._used:  # nothing outside names it: reading it goes round in a circle
                self._goal(tables[index], ("goals", index), 0)
        rows.check()
        return goal

    def _taken_in(self, tables: Sequence[GoalTable]) -> set[int]:
        """Which goals at the top some other goal names, and so takes in."""
        named: set[str] = set()
        waiting = list(tables)
        while waiting:
            table = waiting.pop()
            inner = [*(table.any_of or ()), *(table.all_of or ()), *(table.goals or ())]
            named.update(one.use for one in inner if one.use is not None and one.use != table.key)
            waiting += inner
        places = {key: index for index, table in reversed(list(enumerate(tables))) if (key := table.key) is not None}
        return {places[key] for key in named & places.keys()}

    def _joined(
        self,
        compose: str,
        sequence: bool,
        tables: Sequence[tuple[GoalTable, Path]],
        path: Path,
        said: tuple[Path, Path],
        depth: int,
    ) -> Goal | None:
        """Goals joined as `compose` says, one after the other in a `sequence`; `said` is where those two stand."""
        found = [self._goal(table, where, depth) for table, where in tables]
        goals = tuple(goal for goal in found if goal is not None)
        match = re.fullmatch(r"(\d+) of", compose)
        k = int(match[1]) if match else 0
        if match and not 1 <= k <= len(tables):
            plural = "goal" if len(tables) == 1 else "goals"
            self.faults.clash(said[0], path, f"asks for {k} of {len(tables)} {plural}; write 1 to {len(tables)}")
        if sequence and len(tables) == 1:
            self.faults.clash(said[1], path, "one goal alone makes no sequence; leave order out")
        if sequence and compose == "any":
            self.faults.clash(said[1], said[0], 'where any goal will do none waits for another; write compose = "all"')
        if len(goals) == 1 and len(tables) == 1:
            return goals[0]
        op = Op.K_OF if match else Op(compose)
        return Group(op=op, goals=goals, k=k, sequence=sequence) if goals else None

    def _goal(self, table: GoalTable, path: Path, depth: int) -> Goal | None:
        if table.use is not None:
            return self._referred(table, path, depth)
        joins = {"any": table.any_of, "all": table.all_of, "goals": table.goals}
        given = [word for word, goals in joins.items() if goals]
        if not given:
            if table.compose is not None:
                self.faults.add((*path, "compose"), "joins nothing; add goals = [..] or leave it out")
            return self._leaf(table, path)
        word = given[0]
        if len(given) > 1:
            self.faults.clash((*path, given[1]), (*path, word), "a group has one of any, all or goals")
        for name in LEAF_KEYS:
            if name in table.model_fields_set:
                key = FILE_KEYS.get(name, name)
                self.faults.clash((*path, key), (*path, word), "belongs to a single goal, not to a group of them")
        if table.order not in (None, "any", "sequence"):
            said = f'{quoted(table.order)} orders a day table; of a group write "any" or "sequence"'
            self.faults.clash((*path, "order"), (*path, word), said)
        if depth >= MAX_NESTING:
            self.faults.add(path, f"groups stand in one another at most {MAX_NESTING} deep; flatten them")
            return None
        if word != "goals" and table.compose is not None:
            self.faults.clash((*path, "compose"), (*path, word), f"goes with goals = [..], not with {word}")
        if table.key is not None:
            self._claim(table.key, (*path, "key"))
            self._open.append(table.key)
        inner = [(one, (*path, word, index)) for index, one in enumerate(joins[word] or ())]
        compose = word if word != "goals" else table.compose or "all"
        places: tuple[Path, Path] = ((*path, "compose" if word == "goals" else word), (*path, "order"))
        goal = self._joined(compose, table.order == "sequence", inner, (*path, word), places, depth + 1)
        if table.key is not None:
            self._open.pop()
        return goal

    def _referred(self, table: GoalTable, path: Path, depth: int) -> Goal | None:
        """A goal that stands elsewhere and is named by its key."""
        key = table.use or ""
        if table.model_fields_set != {"use"}:
            self.faults.add(path, f"names the goal {quoted(key)} and says more; change it where it stands")
        if path[:-1] == ("goals",):
            self.faults.add(path, "names a goal outside a group; leave it out")
            return None
        if key not in self._named:
            hint = nearest(key, self._named) if self._named else "give that goal a key"
            self.faults.clash(path, ("goals",), f"there is no goal {quoted(key)}; {hint}")
            return None
        where = self._named[key][1]
        if key in self._open:
            way = " > ".join((*self._open[self._open.index(key) :], key))
            self.faults.clash(path, where, f"goes round in a circle ({way}); a goal can't be part of itself")
            return None
        if key in self._used:
            self.faults.clash(path, self._used[key], f"the goal {quoted(key)} belongs to one group and is in another")
            return None
        self._used[key] = path
        return self._goal(*self._named[key], depth)

    def _leaf(self, table: GoalTable, path: Path) -> Goal | None:
        key = key_of(table)
        self._claim(key, (*path, "key") if table.key else path, (*path, "key"))
        return self._leaves.read(Spot(table, path, self.faults, self.span), key)

    def _claim(self, key: str, path: Path, where: Path | None = None) -> None:
        """Note the key of a goal, which no other may have."""
        where = where or path
        if key == TOTAL:
            self.faults.add(where, f"{quoted(TOTAL)} is the name of the whole challenge's total; choose another")
        elif key in self.paths:
            said = f"{quoted(key)} is the key of another goal; give each goal a key of its own"
            self.faults.clash(where, self.paths[key], said)
        else:
            self.paths[key] = path
