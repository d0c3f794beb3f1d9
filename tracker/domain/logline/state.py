"""The state of reading a log line: what its words have told so far."""

from dataclasses import dataclass, field
from datetime import date

from tracker.domain.activities import find, nearest
from tracker.domain.logline.amounts import Amount
from tracker.domain.logline.context import Context
from tracker.domain.logline.dates import DATE_WORDS
from tracker.domain.logline.given import Given
from tracker.domain.logline.words import Word, bad, shown
from tracker.domain.sessions import Draft

FACT_EXAMPLES = {"steps": "steps 12000", "water": "water 3.8l", "pages": "pages 10", "check": "check photo"}
MARK_WORDS = ("rest", "sick", "travel", "freeze", "pause")


@dataclass(slots=True)
class State:
    """What was told. With `seed` the words change that session instead of telling new ones."""

    words: list[Word]
    context: Context
    seed: Draft | None = None
    notes: list[str] = field(default_factory=list)  # on how the line was read
    sessions: list[Given] = field(default_factory=list)
    waiting: list[Amount] = field(default_factory=list)  # amounts that stand before their activity
    flags: dict[str, bool] = field(default_factory=dict)  # given before any session: for all
    clock: tuple[int, Word] | None = None  # given before any session: for the first
    bare_clock: Word | None = None  # a clock time known as such only by the date before it
    clock_end: int = -1  # index after a clock time and its zone, where `2nd` may stand
    day: tuple[date, Word] | None = None
    zone: tuple[str, Word] | None = None
    note: list[str] = field(default_factory=list)
    loose: list[tuple[Word, Given]] = field(default_factory=list)  # plain words taken as a note
    tags: list[str] | None = None
    added_tags: list[str] = field(default_factory=list)
    removed_tags: list[str] = field(default_factory=list)
    removed: set[str] = field(default_factory=set)
    named: bool = False  # whether an activity was named

    def __post_init__(self) -> None:
        if self.seed is not None:
            self.sessions.append(Given(self.words[0], self.seed.activity))

    @property
    def current(self) -> Given | None:
        """The session that amounts go to."""
        return self.sessions[-1] if self.sessions else None

    def at(self, index: int) -> Word | None:
        """The word there, `None` past the end."""
        return self.words[index] if 0 <= index < len(self.words) else None

    def start(self, word: Word, key: str, flags: dict[str, bool]) -> None:
        """Begins a session; what waited for one goes to it. In an edit names the activity instead."""
        if self.seed is None:
            self.sessions.append(Given(word, key, dict(flags), setting=bool(flags)))
        elif self.named:
            bad(word, f"{shown(word)} begins a second session; an edit changes one.")
        else:
            self.sessions[0].word, self.sessions[0].key = word, key
            self.sessions[0].flags |= flags
        self.named = True
        if self.clock is not None:
            self.sessions[-1].clock, self.clock = self.clock, None
        waiting, self.waiting = self.waiting, []
        for amount in waiting:
            self.put(amount)

    def put(self, amount: Amount) -> None:
        """Gives an amount to the current session."""
        self.sessions[-1].put(amount, self.context.units, self.notes)

    def take(self, amount: Amount, end: int) -> None:
        """Gives an amount to the session it belongs to: the current one, or the one named right after it."""
        if self.current is None or (not self.current.lacks(amount) and self.activity_at(end)):
            self.waiting.append(amount)
        else:
            self.put(amount)

    def activity_at(self, index: int) -> tuple[str, dict[str, bool], int] | None:
        """The activity that one to three words name, its flags, and how many words they are."""
        words = self.words[index : index + 3]
        for length in range(len(words), 0, -1):
            named = words[:length]
            # a single letter is an activity of its own: "run s" is no plural
            if all(word.verbal and (length == 1 or len(word.plain) > 1) for word in named):
                found = find(" ".join(word.plain for word in named))
                if found is not None:
                    return found[0], found[1], length
        return None

    def plain(self, index: int) -> int:
        """Takes a word as part of the note, where one may stand; gives the index after it."""
        word = self.words[index]
        if not self.sessions or (self.seed is not None and all(w.quoted for w in self.words[:index])):
            bad(word, self._unknown(index))
        if word.plain in DATE_WORDS and not any(w.plain.startswith("@") for w in self.words):
            bad(word, f"{shown(word)} may be the date; write @{word.plain}, or quote it if it belongs to the note.")
        self.note.append(word.text)
        self.loose.append((word, self.sessions[-1]))
        return index + 1

    def _unknown(self, index: int) -> str:
        word = self.words[index]
        if word.plain in MARK_WORDS:
            return f"{shown(word)} is a day mark; log it by itself."
        if word.plain in FACT_EXAMPLES:
            return f"{shown(word)} is a day's figure; log it by itself, as in {FACT_EXAMPLES[word.plain]}."
        if near := nearest(word.plain, (*MARK_WORDS, *FACT_EXAMPLES)):
            return f"{shown(word)} is no activity; did you mean {near}?"
        later = next((self.words[n] for n in range(index, len(self.words)) if self.activity_at(n)), None)
        if later is not None:
            return f"{shown(word)} is no activity; begin with {later.plain} and put the note at the end."
        return f"{shown(word)} is no activity; begin with one, as in run 5km, 90c or pushups 50."
