"""What a merge adds to the journal, and the words for it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from tracker.domain.origins import Origin
from tracker.domain.photos import Photo
from tracker.domain.races import Race, Result
from tracker.domain.sessions import Athlete, DayFact, Mark
from tracker.domain.text import fold_text
from tracker.services.imports.views import Kind, Reviewed
from tracker.store.reading_all import KeptSession, Participation
from tracker.store.values import Batch, StoredChallenge, StoredMedal

_ONE = {"batches": "import", "facts": "figure of a day"}  # what one of a list is called, where it isn't its singular


@dataclass(slots=True)
class Merge:
    """What is to be written, in the order of writing, and what is said of all that the file holds.

    `joined` are athletes for challenges that are there, `attached` photos of sessions that are there. `known` are the
    athletes of the journal that something is added for.
    """

    athletes: list[Athlete] = field(default_factory=list)
    batches: list[Batch] = field(default_factory=list)
    challenges: list[StoredChallenge] = field(default_factory=list)
    joined: list[Participation] = field(default_factory=list)
    ended: list[Participation] = field(default_factory=list)
    sessions: list[KeptSession] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    facts: list[DayFact] = field(default_factory=list)
    races: list[Race] = field(default_factory=list)
    results: list[Result] = field(default_factory=list)
    medals: list[StoredMedal] = field(default_factory=list)
    photos: list[Photo] = field(default_factory=list)
    attached: list[Photo] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    items: list[Reviewed] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)  # by list, then by kind

    def said(self, key: str, kind: Kind) -> None:
        """Count something of the list `key`."""
        of_list = self.counts.setdefault(key, {})
        of_list[kind] = of_list.get(kind, 0) + 1

    @property
    def adds(self) -> bool:
        """Whether anything is to be written."""
        return any(of_list.get("new") for of_list in self.counts.values())


def counted(count: int, key: str) -> str:
    """So many of a list of the file: "1 athlete", "214 sessions", "2 figures of a day"."""
    one = _ONE.get(key, key.removesuffix("es") if key.endswith("ches") else key.removesuffix("s"))
    first, _, rest = one.partition(" ")
    many = f"{first}s {rest}".strip()
    return f"{count:,} {one if count == 1 else many}"


def free_name(name: str, taken: Collection[str], sep: str = "-") -> str:
    """The name, numbered where `taken`, which holds folded names, has it."""
    found, n = name, 1
    while fold_text(found) in taken:
        n += 1
        found = f"{name}{sep}{n}"
    return found


def with_athletes(stored: StoredChallenge, joined: Iterable[Participation]) -> StoredChallenge:
    """A challenge with these athletes behind those it has."""
    new = tuple(joined)
    before = stored.factors or (1000,) * len(stored.athletes)
    factors = (*before, *(one.factor for one in new))
    return replace(
        stored,
        athletes=(*stored.athletes, *(one.athlete_id for one in new)),
        factors=factors if any(one != 1000 for one in factors) else (),
    )
