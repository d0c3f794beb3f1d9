"""Distinct counts and checklists: different events, regions, letters, finish seconds, items, hashtags."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tracker.domain.buckets import Bucket, Tally
from tracker.domain.days import DAY, Period
from tracker.domain.goals import Agg, Item, Key, Leaf, NeedKind, Per
from tracker.domain.sessions import Session
from tracker.domain.templates import Makeup
from tracker.domain.text import fold_text

if TYPE_CHECKING:
    from tracker.domain.races import Result


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing under a key: its date, what it counts, and the id of the session or result behind it."""

    key: str
    on: date
    amount: int
    ref: str


def result_key(leaf: Leaf, result: "Result") -> str | None:
    """What a result is counted under; None where it has nothing of the kind, or fits no item."""
    race = result.race
    if leaf.by is Key.ITEM or leaf.items:
        item = item_of(leaf.items, result)
        return None if item is None else fold_text(item.name)
    match leaf.by:
        case Key.REGION:
            return fold_text(race.region) or None
        case Key.LETTER:
            return next((letter for letter in fold_text(race.event) if letter.isalpha()), None)
        case Key.FINISH_SECOND:
            seconds = result.chip_or_gun_s
            return None if seconds is None else f"{seconds % 60:02d}"
        case _:
            return fold_text(race.event)


def item_of(items: Iterable[Item], result: "Result") -> Item | None:
    """The item that a result counts for, one alone.

    Items with a distance go by it, the greatest that the result covers; others by the name of the event, its series
    or its region. A time over the item's limit, or a race before its first date, counts for nothing.
    """
    covered = result.covered_mm
    by_distance = [one for one in items if one.least_mm is not None and one.least_mm <= covered]
    race = result.race
    names = {fold_text(race.event), fold_text(race.series), fold_text(race.region)}
    named = next((one for one in items if one.least_mm is None and fold_text(one.name) in names), None)
    found = named or max(by_distance, key=lambda one: one.least_mm or 0, default=None)
    if found is None or (found.since is not None and race.on < found.since):
        return None
    if found.limit_s is not None:
        taken = result.gun_or_chip_s
        if taken is None or taken > found.limit_s:
            return None
    return found


def session_keys(leaf: Leaf, session: Session) -> tuple[str, ...]:
    """What a session is counted under: its hashtags, or those of them that name an item."""
    tags = tuple(fold_text(tag) for tag in session.tags)
    if leaf.by is not Key.ITEM:
        return tags
    names = {slug_of(one.name): fold_text(one.name) for one in leaf.items}
    return tuple(names[tag] for tag in tags if tag in names)


def slug_of(name: str) -> str:
    """A name as a hashtag writes it: "Ben Nevis" is #ben-nevis."""
    return "-".join("".join(sign if sign.isalnum() else " " for sign in fold_text(name)).split())


class KeyTally(Tally):
    """Buckets are keys, in the order in which they came up; items come with the template."""

    def __init__(self, leaf: Leaf, period: Period, entries: Iterable[Entry], today: date) -> None:
        self.entries = sorted((one for one in entries if one.on in period), key=lambda one: one.on)
        amounts: dict[date, int] = {}
        for one in self.entries:
            amounts[one.on] = amounts.get(one.on, 0) + one.amount
        super().__init__(leaf, period, 0, amounts, today=today)

    @property
    def unit(self) -> Per:
        return Per.BY

    @property
    def daily(self) -> bool:
        return False

    @cached_property
    def reached(self) -> dict[str, Entry]:
        """The keys that reach the target, each with the entry that did it, in that order."""
        done: dict[str, int] = {}
        found: dict[str, Entry] = {}
        target = self.leaf.target_of(0)
        for one in self.entries:
            if one.key in found:
                continue
            value = 1 if self.leaf.agg is Agg.COUNT else one.amount
            done[one.key] = self.together([done[one.key], value]) if one.key in done else value
            if self.leaf.reaches(done[one.key], target):
                found[one.key] = one
        return found

    @cached_property
    def hits(self) -> frozenset[int]:
        """Positions of the keys that are reached."""
        return frozenset(range(len(self.reached)))

    @property
    def ladder(self) -> bool:
        """Whether there are rungs, each a number of different keys."""
        return bool(self.leaf.tiers) or self.leaf.tier_step is not None

    @property
    def needed(self) -> int:
        """How many different keys it takes."""
        if self.leaf.need.kind is NeedKind.ALL:
            return len(self.leaf.items) or (self.leaf.rung_after(0) if self.ladder else 1)
        return self.leaf.need.n or 1

    @property
    def whole_target(self) -> int:
        """How many different keys to reach next: a ladder's rungs are counts of keys."""
        return self.leaf.rung_after(len(self.reached)) if self.ladder else self.needed

    @property
    def missing(self) -> tuple[str, ...]:
        """The items that are not reached."""
        return tuple(one.name for one in self.leaf.items if fold_text(one.name) not in self.reached)

    def bucket_of(self, day: date) -> Bucket:
        """All keys: the count of them is what is shown."""
        return Bucket(0, Period(self.period.start, self.period.end or day + DAY), self.whole_target)

    def shown(self, bucket: Bucket) -> int:
        """How many different keys are reached."""
        return len(self.reached)

    def reached_on(self, target: int) -> date | None:
        """The day on which the `target`-th key was reached."""
        dates = [one.on for one in self.reached.values()]
        return dates[target - 1] if 0 < target <= len(dates) else None

    def running(self) -> Iterator[tuple[date, int]]:
        """(date, how many different keys were reached by then), in order of time."""
        for number, one in enumerate(self.reached.values(), 1):
            yield one.on, number

    def met_on(self, excused: Collection[date], *, makeup: Makeup = Makeup.NONE) -> date | None:
        """The day on which enough keys were reached."""
        return self.reached_on(self.needed)

    def standing(self, met: date | None, excused: Collection[date], settled: Collection[date]) -> tuple[int, int]:
        """(keys reached, keys needed)."""
        return len(self.reached), self.needed
