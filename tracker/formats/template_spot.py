"""Where the reading of one goal stands: its table, its place in the file, and what is known of the window."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from tracker.domain.goals import Per
from tracker.domain.templates import WindowKind
from tracker.formats.template_faults import Faults
from tracker.formats.template_lines import Path
from tracker.formats.template_schema_goals import GoalTable

FILE_KEYS = {"excepted": "except", "any_of": "any", "all_of": "all"}


@dataclass(frozen=True, slots=True)
class Span:
    """What is known of a window: its kind (None where it is faulty), its days and its seconds where they are fixed."""

    kind: WindowKind | None
    days: int | None = None
    length_s: int | None = None

    def most(self, per: Per, every_s: int | None = None) -> int | None:
        """The most buckets of a kind that such a window can have; None where that is open."""
        if per is Per.EVERY:
            return -(-self.length_s // every_s) if self.length_s and every_s else None
        if self.days is None:
            return None
        # a window may begin in the middle of a week or a month
        return {
            Per.DAY: self.days,
            Per.STAGE: self.days,
            Per.WEEK: (self.days + 12) // 7,
            Per.MONTH: (self.days + 58) // 28,
        }.get(per)


@dataclass(frozen=True, slots=True)
class Spot:
    """One goal being read. Keys are the schema's names; `names` says under which other key a value stands."""

    table: GoalTable
    path: Path
    faults: Faults
    span: Span
    names: Mapping[str, str] = field(default_factory=dict)

    def at(self, key: str) -> Path:
        """The path of a key of this goal as the file writes it."""
        key = self.names.get(key, key)
        return (*self.path, FILE_KEYS.get(key, key))

    def add(self, key: str, message: str) -> None:
        """Note that the value of `key` is wrong."""
        self.faults.add(self.at(key), message)

    def clash(self, key: str, other: str, message: str) -> None:
        """Note that two keys of this goal contradict each other."""
        self.faults.clash(self.at(key), self.at(other), message)

    def clash_window(self, key: str, message: str) -> None:
        """Note that a key of this goal contradicts the window."""
        self.faults.clash(self.at(key), ("window",), message)

    def given(self, *keys: str) -> list[str]:
        """Those of the keys that the file writes, in the order asked."""
        return [key for key in keys if key in self.table.model_fields_set]
