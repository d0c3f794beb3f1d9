"""What a salvage could not save, for telling its owner."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field


@dataclass
class Losses:
    """What is not in the new journal, by table: the lost rows with a line about each, and further remarks."""

    rows: defaultdict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))  # lines by key
    notes: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    holes: Counter[str] = field(default_factory=Counter)  # rows of which nothing but their place is known
    doubts: list[str] = field(default_factory=list)  # sentences: why more may be lost than could be counted

    def add(self, table: str, key: str, said: str) -> None:
        """Enter a row that is lost, with what is known of it."""
        self.rows[table][key] = said

    def found(self, table: str, key: str) -> None:
        """A row is not lost after all."""
        if self.rows[table].pop(key, None) is not None:
            self.notes[table].append(f"{key}: was damaged, and taken from the undo log")

    def note(self, table: str, said: str) -> None:
        """Enter a remark."""
        self.notes[table].append(said)

    def counts(self) -> dict[str, int]:
        """How many rows of each table are lost."""
        found = self.holes + Counter({table: len(rows) for table, rows in self.rows.items()})
        return dict(sorted(found.items()))
