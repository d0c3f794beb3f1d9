"""Reads the words of a log line one by one. The grammar is told in the package's docstring."""

import re

from tracker.domain.activities import ACTIVITIES, FLAG_WORDS, find, root
from tracker.domain.logline.amounts import FIELDS, NAMED_DISTANCES, Amount, field_of
from tracker.domain.logline.dates import looks_like_zone
from tracker.domain.logline.given import Given
from tracker.domain.logline.numbers import is_amount, labelled, number_amount, refuse_number
from tracker.domain.logline.state import State
from tracker.domain.logline.when_words import clocked, dated, zoned
from tracker.domain.logline.words import Word, bad, shown, span
from tracker.domain.text import TAG_LIMIT, TAGS_LIMIT, fold_text, is_tag

_JOINERS = frozenset(("and", "&", "+", "then", "plus"))
_HASH = re.compile("[#＃]")
_ORDINAL = re.compile(r"[0-9]+(?:st|nd|rd|th)")
_ASSIGNED = re.compile(r"([a-z]+)=")
_REMOVED = re.compile(r"-([a-z]+)")
_SAME = {"time": "elapsed", "kj": "energy", "kcal": "energy", "tz": "zone", "at": "clock", "parts": "sets"}
REMOVABLE = ("note", "tags", "indoor", "virtual", "assisted", "race", "sets", "zone", "clock")


def read(state: State) -> None:
    """Reads all words into `state`. Raises InputError or RefusedError that points at a word."""
    index = 0
    while (word := state.at(index)) is not None:
        if word.quoted:
            state.note.append(word.text)
            index += 1
        elif word.plain.startswith(("#", "+#", "-#")):
            _tag(state, word)
            index += 1
        elif word.plain.startswith("@"):
            index = dated(state, index)
        elif is_amount(word):
            index = _number(state, index)
        else:
            index = _ordinary(state, index)


def _tag(state: State, word: Word) -> None:
    # from the text as typed: other digits than 0 to 9 are letters of a tag, not numbers
    first, *names = _HASH.split(word.text.rstrip(".,;:!?"))
    sign = word.plain[0] if first else ""
    if sign and state.seed is None:
        bad(word, f"{shown(word)} changes tags, which only an edit does; write #{names[0]}.")
    for part in names:
        name = fold_text(part)
        if not is_tag(name):
            fix = f"a tag is # and 1 to {TAG_LIMIT} letters, digits, _ or -, as in #ghat."
            bad(word, f"{shown(word)} is no tag; {fix}")
        if sign:
            tags = state.removed_tags if sign == "-" else state.added_tags
        else:
            tags = state.tags = state.tags if state.tags is not None else []
        if name not in tags:
            tags.append(name)
        if len(tags) > TAGS_LIMIT:
            bad(word, f"{shown(word)} is one tag too many; {TAGS_LIMIT} is the most.")


def _number(state: State, index: int) -> int:
    word = state.words[index]
    if state.current is not None and _ORDINAL.fullmatch(word.plain):
        if word.plain == "2nd" and index == state.clock_end:
            state.current.second = len(state.note)
            state.note.append(word.text)
            return index + 1
        return state.plain(index)
    found = number_amount(state.words, index, opening=state.current is None and not state.waiting)
    if found is None:
        refuse_number(word)
    named = find(found.glued) if found.glued else None
    if named is None:
        state.take(found.amount, found.end)
        return found.end
    if found.glued in ("h", "s"):
        kind, time = ACTIVITIES[named[0]].name.lower(), "hours" if found.glued == "h" else "seconds"
        state.notes.append(f"{word.plain} is read as a {kind} of {found.amount.text}; {time} stand after the activity.")
    state.start(word, *named)
    state.put(found.amount)
    return found.end


def _named_distance(state: State, index: int) -> int:
    """`half`, `marathon`, `half marathon`: a run where no activity is named."""
    word, end = state.words[index], index + 1
    following = state.at(end)
    if word.plain == "half" and following is not None and following.plain == "marathon":
        word, end, following = span(word, following), end + 1, state.at(end + 1)
    amount = Amount("distance", word, word.plain)
    current = state.current
    free = current is not None and current.lacks(amount)
    if free and current is not None and (current.kind.rate is not None or state.seed is not None):
        state.put(amount)
    elif current is None and state.activity_at(end):
        state.waiting.append(amount)
    elif current is None or free or (following is not None and ":" in following.plain):
        state.start(word, "run", {})
        state.put(amount)
    else:
        for each in range(index, end):
            state.plain(each)
    return end


def _ordinary(state: State, index: int) -> int:
    word, following = state.words[index], state.at(index + 1)
    if found := labelled(state.words, index):
        state.take(*found)
        return found[1]
    if _left_out(state, word):
        return index + 1
    if word.plain == "at" and following is not None and following.numeric:
        return clocked(state, index + 1, following.plain)
    if word.plain == "tz" and following is not None and not following.quoted:
        return zoned(state, index + 1)
    if flag := FLAG_WORDS.get(word.plain):
        (state.current.flags if state.current else state.flags)[flag] = True
        return index + 1
    if word.plain in NAMED_DISTANCES:
        return _named_distance(state, index)
    if activity := state.activity_at(index):
        return _activity(state, index, *activity)
    if looks_like_zone(word.text):
        return zoned(state, index)
    return _filler(state, index)


def _filler(state: State, index: int) -> int:
    """A word that joins two sessions is skipped; all others are the note."""
    word, following = state.words[index], state.at(index + 1)
    if word.plain == "":
        return index + 1
    if word.plain in _JOINERS and following is not None and (following.numeric or state.activity_at(index + 1)):
        return index + 1
    if word.plain == "zone" and state.current is not None and following is not None and following.plain in "12345":
        state.plain(index)  # a heart rate zone, whose number is no amount
        return state.plain(index + 1)
    return state.plain(index)


def _left_out(state: State, word: Word) -> bool:
    """`distance=`: not known. In an edit also `note=` and `-note`."""
    editing = state.seed is not None
    found = _ASSIGNED.fullmatch(word.plain) or (_REMOVED.fullmatch(word.plain) if editing else None)
    if found is None:
        return False
    name = _SAME.get(found[1], found[1])
    if name in FIELDS and state.current is not None:
        state.current.unknown.add(FIELDS[name])
    elif editing and name in REMOVABLE:
        state.removed.add(name)
    else:
        names = (*FIELDS, *REMOVABLE) if editing else tuple(FIELDS)
        bad(word, f"{shown(word)} names nothing that can be left out; known are {', '.join(names)}.")
    return True


def _activity(state: State, index: int, key: str, flags: dict[str, bool], length: int) -> int:
    word, end = state.words[index], index + length
    current = state.current
    if current is None or state.waiting or (state.seed is not None and not state.named):
        state.start(word, key, flags)
    elif not current.counts and (current.setting or root(current.key) == root(key)):
        # "run trail", "treadmill walk": both words tell one activity
        current.key = current.key if root(current.key) == key else key
        current.flags |= flags
        current.setting = False
    elif flags and root(current.key) == root(key) and not _another(state, current, end):
        current.flags |= flags
    elif not current.counts or _opens_amount(state, end):
        state.start(word, key, flags)
    else:
        for each in range(index, end):
            state.plain(each)
    return end


def _opens_amount(state: State, index: int) -> bool:
    word = state.at(index)
    return word is not None and (is_amount(word) or word.plain in NAMED_DISTANCES)


def _another(state: State, current: Given, index: int) -> bool:
    """Whether the amount there would be the second of its kind in `current`."""
    if not _opens_amount(state, index):
        return False
    found = number_amount(state.words, index, opening=False)
    return found is None or found.glued is not None or field_of(found.amount, current.kind) in current.values
