"""Awards of a template file: what each is given for, checked against the goals, the route and the race."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.domain.goals import DAILY, Order, Per
from tracker.domain.templates import Award, RaceDay, Route, Trigger
from tracker.domain.text import fold_text
from tracker.formats.template_award_goals import AwardGoals
from tracker.formats.template_bands import bands_of
from tracker.formats.template_faults import Faults, nearest, one_of, quoted
from tracker.formats.template_items import items_of
from tracker.formats.template_lines import Path
from tracker.formats.template_schema_awards import AwardTable
from tracker.formats.template_spot import Span

# what a trigger needs, and what else may go with it
_NEEDS: Mapping[Trigger, tuple[str, ...]] = {
    Trigger.AMOUNT: ("amount",),
    Trigger.SESSION: ("amount",),
    Trigger.PERCENT: ("percent",),
    Trigger.PLACE: ("place",),
    Trigger.STREAK: ("n",),
    Trigger.NTH: ("n",),
    Trigger.SET: ("items",),
    Trigger.CONSECUTIVE: ("n",),
}
_TAKES: Mapping[Trigger, tuple[str, ...]] = {
    Trigger.AMOUNT: ("goal", "repeatable"),
    Trigger.SESSION: ("goal",),
    Trigger.PERCENT: ("goal",),
    Trigger.TIER: ("goal",),
    Trigger.STREAK: ("goal", "repeatable"),
    Trigger.NTH: ("events", "repeatable"),
    Trigger.SET: ("events",),
    Trigger.CONSECUTIVE: ("events",),
    Trigger.RESULT: ("events", "bands", "basis"),
}
_SPECIAL = ("goal", "amount", "percent", "place", "n", "events", "items", "bands", "basis", "repeatable")
_EXAMPLES = {
    "amount": 'amount = "400 km"',
    "percent": "percent = 20",
    "place": 'place = "Chiplun"',
    "n": "n = 10",
    "items": 'items = ["Tokyo", "Boston"]',
}
_OF_RESULTS = (Trigger.RESULT, Trigger.NTH, Trigger.CONSECUTIVE)
_STREAKS = (Per.DAY, Per.STAGE, Per.WEEK, Per.MONTH, Per.EVERY)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardReader:
    """Reads the awards of one file. `route` is None where there is none, or none that could be read.

    `routed` says whether the file has a route, `raced` whether it or one of its editions has a race.
    """

    faults: Faults
    span: Span
    goals: AwardGoals
    route: Route | None
    routed: bool
    race: RaceDay | None
    raced: bool

    def read(self, tables: Sequence[AwardTable]) -> tuple[Award, ...]:
        """The awards, each with a key of its own."""
        seen: dict[str, Path] = {}
        found = []
        for index, table in enumerate(tables):
            path: Path = ("awards", index)
            if table.key in seen:
                self.faults.clash((*path, "key"), seen[table.key], f"{quoted(table.key)} is the key of another award")
            seen.setdefault(table.key, (*path, "key"))
            found.append(self._award(table, path))
        return tuple(found)

    def _award(self, table: AwardTable, path: Path) -> Award:
        on = Trigger(table.on)
        fits = self._check_keys(table, on, path)
        goal, amount = table.goal or "", None
        if fits and on in (Trigger.AMOUNT, Trigger.SESSION):
            goal, amount = self.goals.amount(table, on, path)
        elif fits and on is Trigger.PERCENT:
            goal = self.goals.of_percent(table, path)
        if table.place is not None and on is Trigger.PLACE:
            self._check_place(table.place, (*path, "place"))
        if on in _OF_RESULTS and table.events is None and not self.raced:
            said = "is given for a result and there is no [race]; add one, or write events = [..] or another on"
            self.faults.add((*path, "on"), said)
        if fits and on in (Trigger.TIER, Trigger.STREAK):
            self._check_goal(table, on, path)
        self._check_n(table, on, path)
        return Award(
            key=table.key,
            title=table.title,
            artefact=table.artefact,
            on=on,
            goal=goal,
            amount=amount,
            percent=table.percent,
            place=table.place or "",
            n=table.n or (),
            events=table.events or (),
            items=items_of(table.items or (), (*path, "items"), self.faults),
            bands=bands_of(table.bands or (), self.race, (*path, "bands"), self.faults),
            gun=table.basis == "gun",
            repeatable=table.repeatable,
            once_per=table.once_per,
        )

    def _check_keys(self, table: AwardTable, on: Trigger, path: Path) -> bool:
        """Whether it has what its trigger needs, noting what is missing and what goes with another one."""
        sound = True
        needs, takes = _NEEDS.get(on, ()), _TAKES.get(on, ())
        for key in _SPECIAL:
            given = key in table.model_fields_set
            if key in needs and not given:
                self.faults.clash((*path, key), (*path, "on"), f"is missing; write for example {_EXAMPLES[key]}")
                sound = False
            elif given and key not in needs and key not in takes:
                those = [t.value for t in Trigger if key in (*_NEEDS.get(t, ()), *_TAKES.get(t, ()))]
                said = f"does not go with on = {on.value}, but with {one_of(those)}"
                self.faults.clash((*path, key), (*path, "on"), said)
                sound = False
        if table.basis is not None and table.bands is None:
            self.faults.add((*path, "basis"), "is the time that bands go by; add bands = [..] or leave it out")
        return sound

    def _check_place(self, name: str, path: Path) -> None:
        if not self.routed:
            self.faults.clash(path, ("route",), "is on no road: there is no [route]; add one")
        elif self.route is not None:
            folded = [fold_text(place.name) for place in self.route.places]
            if folded.count(fold_text(name)) > 1:
                second = folded.index(fold_text(name), folded.index(fold_text(name)) + 1)
                said = f"which {quoted(name)} is open: it stands twice on the route; give one of them another name"
                self.faults.clash(path, ("route", "places", second, "name"), said)
                return
            names = {fold_text(place.name): place.name for place in self.route.places}
            if fold_text(name) not in names:
                hint = nearest(name, names.values())
                self.faults.clash(path, ("route", "places"), f"there is no place {quoted(name)} on the route; {hint}")
                return
            index = folded.index(fold_text(name))
            if self.route.places[index].at_mm is None:
                said = f"how far {quoted(name)} is along the road is not known; give the place at, or lat and lon"
                self.faults.clash(path, ("route", "places", index), said)

    def _check_goal(self, table: AwardTable, on: Trigger, path: Path) -> None:
        """A ladder for its rungs, buckets in a row for a streak."""
        named, found = self.goals.named(table, path), self.goals.leaves
        if not found or (table.goal is not None and named is None):
            return
        looked = [named] if named is not None else list(found)
        where: Path = (*path, "on")
        goal = self.goals.path_of(named)
        if on is Trigger.TIER:
            ladders = [leaf for leaf in looked if leaf.tiers or leaf.tier_step]
            if not ladders:
                said = 'is given for each rung, and the goal has no ladder; write tiers = ["100 km", "200 km"] there'
                self.faults.clash(where, goal, said)
            elif len(ladders) > 1:
                said = f"of which ladder is open; write goal = {ladders[0].key!r} or another"
                self.faults.clash((*path, "goal"), ("goals",), said)
        elif on is Trigger.STREAK and not any(leaf.per in _STREAKS for leaf in looked):
            self.faults.clash(where, goal, "is given for a row of days or weeks, and the goal is cut into none")
        elif on is Trigger.STREAK:
            swapped = next((leaf for leaf in looked if leaf.per in DAILY and leaf.order is Order.WEEK), None)
            if swapped is not None:
                said = "is given for days in a row, and rows in any order within a week make none"
                self.faults.clash(where, self.goals.field_of(swapped, "order"), said)

    def _check_n(self, table: AwardTable, on: Trigger, path: Path) -> None:
        numbers, where = table.n or (), (*path, "n")
        for index, (one, other) in enumerate(pairwise(numbers), 1):
            if other <= one:
                self.faults.clash((*where, index), (*where, index - 1), "is no more than the number before it")
        if table.repeatable and len(numbers) > 1:
            self.faults.clash((*path, "repeatable"), where, "is earned at each multiple of one number, not of several")
        if on is Trigger.CONSECUTIVE and (len(numbers) > 1 or numbers == (1,)):
            self.faults.add(where, "is how many editions in a row; write one number from 2")
        most = self.span.most(Per.DAY)
        if on is Trigger.STREAK and most is not None and numbers and numbers[-1] > most:
            self.faults.clash(where, ("window",), f"asks for {numbers[-1]} in a row and the window has {most} days")
