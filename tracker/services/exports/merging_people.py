"""The first half of a merge: athletes and challenges, to which all else belongs."""

from collections.abc import Collection
from dataclasses import replace
from typing import TypeVar

from tracker.domain.races import Race
from tracker.domain.text import fold_text
from tracker.services.exports.filed import Filed
from tracker.services.exports.merge import Merge, free_name, with_athletes
from tracker.services.exports.said import JOURNAL, item
from tracker.services.imports.views import Kind
from tracker.store.journal import Reader
from tracker.store.reading_all import KeptSession, Participation
from tracker.store.values import StoredChallenge

V = TypeVar("V")


class MergingPeople:
    """One merge while it is made. `athlete`, `session` and `race` lead from the file's ids to the journal's."""

    def __init__(self, reader: Reader, filed: Filed, units: str) -> None:
        self.reader = reader
        self.filed = filed
        self.units = units
        self.found = Merge()
        self.mine = {one.id: one for one in reader.athletes()}
        self.athlete: dict[str, str] = {}
        self.session: dict[str, str] = {}
        self.otherwise: set[str] = set()  # sessions of the file that the journal has with other figures and another id
        self.race: dict[str, Race] = {}
        self.handles: dict[str, tuple[str, str]] = {}  # of challenges that had to be renamed: from, to

    def _item(self, key: str, number: int, kind: Kind, reason: str, kept: KeptSession | None = None) -> None:
        session = None if kept is None else kept.session
        self.found.items.append(item(self.filed.path, JOURNAL, f"{key} {number:,}", kind, reason, session))

    def _judge(self, key: str, number: int, value: V, there: V | None, into: list[V], what: str) -> V:
        """Add a value that is not there; what the journal then has in its place."""
        if there is None:
            into.append(value)
            self.found.said(key, "new")
            return value
        if there == value:
            self.found.said(key, "duplicate")
        else:
            self.found.said(key, "conflict")
            self._item(key, number, "conflict", f"The journal has {what} otherwise; it stays as it is there.")
        return there

    def _athletes(self) -> None:
        by_id = {one.id for one in self.filed.athletes} & self.mine.keys()
        by_name = {fold_text(one.name): one for one in self.mine.values() if one.id not in by_id}
        taken = {fold_text(one.name) for one in self.mine.values()}
        for number, one in enumerate(self.filed.athletes, 1):
            name = fold_text(one.name)
            if one.id in self.mine:
                self._judge("athletes", number, one, self.mine[one.id], self.found.athletes, one.name)
                self.athlete[one.id] = one.id
            elif name in by_name:
                self.athlete[one.id] = by_name.pop(name).id
                self.found.said("athletes", "duplicate")
            else:
                free = free_name(one.name, taken, " ")
                taken.add(fold_text(free))
                self.athlete[one.id] = one.id
                self._judge("athletes", number, replace(one, name=free), None, self.found.athletes, free)
                if free != one.name:
                    self._item(
                        "athletes", number, "warned", f"The journal has another {one.name}: they come as {free}."
                    )

    def _challenges(self) -> None:
        there = {one.id: _bare(one) for one in self.reader.challenges()}
        standing = set(there)
        taken = {fold_text(one) for one in self.reader.challenge_handles()}
        for number, one in enumerate(self.filed.challenges, 1):
            if one.id not in there:
                free = free_name(one.handle, taken)
                taken.add(fold_text(free))
                if free != one.handle:
                    self.handles[one.id] = (one.handle, free)
                    self._item(
                        "challenges", number, "warned", f"Another challenge is called {one.handle}: it comes as {free}."
                    )
                there[one.id] = self._judge(
                    "challenges", number, replace(one, handle=free), None, self.found.challenges, free
                )
                continue
            mine = there[one.id]
            same = replace(one, handle=mine.handle)  # a handle that had to be freed before is no conflict
            self._judge("challenges", number, same, mine, self.found.challenges, mine.handle)
        self._participants(standing)

    def _participants(self, standing: Collection[str]) -> None:
        there = {(one.challenge_id, one.athlete_id): one for one in self.reader.participations()}
        coming: dict[str, list[Participation]] = {}
        for number, said in enumerate(self.filed.participants, 1):
            one = replace(said, athlete_id=self.athlete[said.athlete_id])
            key = (one.challenge_id, one.athlete_id)
            new = coming.setdefault(one.challenge_id, []) if one.challenge_id not in standing else self.found.joined
            before = there.get(key)
            there[key] = self._judge("participants", number, one, before, new, "who takes part")
            if before is None and one.ended_on is not None:
                self.found.ended.append(one)
        self.found.challenges = [with_athletes(one, coming.get(one.id, ())) for one in self.found.challenges]


def _bare(stored: StoredChallenge) -> StoredChallenge:
    """A challenge without who takes part, as a file tells it."""
    return replace(stored, athletes=(), factors=(), ended_on=None)
