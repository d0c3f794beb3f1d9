"""A session while its words are read: what was given for it, each with the word that gave it."""

from dataclasses import dataclass, field

from tracker.domain.activities import Activity, activity
from tracker.domain.logline.amounts import NAMES, Amount, Value, field_of, value_of
from tracker.domain.logline.sets import SETS_LIMIT, read_set
from tracker.domain.logline.words import Word, bad, shown
from tracker.domain.sessions import Part


@dataclass(slots=True)
class Given:
    """What the words say about one session. `setting` tells that the activity was only implied, as by `treadmill`."""

    word: Word
    key: str
    flags: dict[str, bool] = field(default_factory=dict)
    setting: bool = False
    values: dict[str, Value] = field(default_factory=dict)
    sets: list[tuple[Word, Part]] = field(default_factory=list)
    clock: tuple[int, Word] | None = None
    second: int | None = None  # where in the line's note `2nd` stands, should it be no clock's second time
    unknown: set[str] = field(default_factory=set)  # fields named as not known, `distance=`

    @property
    def kind(self) -> Activity:
        """The activity it is read as."""
        return activity(self.key)

    @property
    def counts(self) -> bool:
        """Whether any amount was given."""
        return bool(self.values or self.sets or self.unknown)

    def lacks(self, amount: Amount) -> bool:
        """Whether an amount has a place still free."""
        name = field_of(amount, self.kind)
        return name is None or name not in self.values

    def put(self, amount: Amount, units: str, notes: list[str]) -> None:
        """Takes an amount; InputError when it is there already or can't be read."""
        name = field_of(amount, self.kind)
        if name is None:
            if len(self.sets) >= SETS_LIMIT:
                bad(amount.word, f"{shown(amount.word)} is one set too many; {SETS_LIMIT} is the most.")
            self.sets.append((amount.word, read_set(amount, self.kind, units, notes)))
            return
        if name in self.values:
            before = shown(self.values[name].word)
            hint = "; write moving 4:05 for the moving time" if name == "elapsed_s" else ""
            bad(
                amount.word,
                f"{shown(amount.word)} is a second {NAMES[name]} beside {before}{hint}; "
                "another session begins with its activity, a note stands in quotes.",
            )
        self.values[name] = value_of(amount, self.kind, units, notes)
