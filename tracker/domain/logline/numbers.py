"""Which words of a log line are amounts: numbers with and without units, and numbers after a label."""

import re
from collections.abc import Container
from difflib import get_close_matches
from typing import NamedTuple, NoReturn

from tracker.domain.activities import find, nearest
from tracker.domain.logline.amounts import UNITS, Amount
from tracker.domain.logline.words import Word, bad, shown, span
from tracker.domain.quantities import CLIMB_UNITS, TIME_UNITS, VOLUME_UNITS
from tracker.errors import RefusedError

_UP = frozenset(("up", "climb", "climbed", "ascent", "gain", "elevation", "d+"))
_LABELS = {
    **dict.fromkeys(("rpe", "effort"), "rpe"),
    **dict.fromkeys(("hr", "bpm"), "hr"),
    **dict.fromkeys(("kj", "kcal"), "energy"),
    **{name: name for name in ("moving", "elapsed", "hold", "climb", "steps", "reps")},
}
_NEED_NUMBER = {"rpe": "rpe7", "hr": "hr150", "kj": "kj500", "kcal": "kcal120"}
_WITH_UNIT = frozenset(("energy", "moving", "elapsed", "hold", "climb"))
_HOURS = frozenset(word for word, size in TIME_UNITS.items() if size == 3600)
_MINUTES = frozenset(word for word, size in TIME_UNITS.items() if size == 60)
_USUAL_UNITS = ("km", "mi", "min", "reps", "steps", "sec", "yd", "ft", "kj", "kcal", "bpm", "hours")
# words that only follow an activity, since before one they are a hike and a swim
_LATER = frozenset(("h", "s"))
_OPENING_UNITS = frozenset(UNITS) - _LATER

_BARE = re.compile(r"[0-9]+(?:[.,'_][0-9]+)*")
_UNIT = re.compile(r"([0-9]+(?:[.,'_][0-9]+)*)([a-z]+)")
_CLOCKED = re.compile(r"[0-9]+:[0-9:]*")
_LABEL = re.compile(rf"({'|'.join(_LABELS)})[:=]?([+\-.,]{{0,2}}[\d²³¹¼-¾].*)")
_COMPOUND = re.compile(r"[0-9]+(?:h|hr|hrs|hours?|m|min|mins)[0-9][a-z0-9]*")
_ISO_DURATION = re.compile(r"pt[0-9]+[hms][0-9hms]*")
_SETS = re.compile(r"[0-9]{1,4}[x×].+")
_VOLUME = re.compile(rf"\+?[0-9]+(?:[.,][0-9]+)?(?:{'|'.join(VOLUME_UNITS)})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*")


class Found(NamedTuple):
    """A number as read: the amount, the activity word glued to it (`90c`), and the index where reading goes on."""

    amount: Amount
    glued: str | None
    end: int


def is_amount(word: Word) -> bool:
    """Whether a word is an amount for certain: a number, or a duration in the ISO form."""
    return word.numeric or _ISO_DURATION.fullmatch(word.plain) is not None


def number_amount(words: list[Word], at: int, *, opening: bool) -> Found | None:
    """Reads the number at `words[at]`; `None` where it can't be read.

    `opening` tells that no session is open yet: there `10h` is a hike and `2s` a swim, later hours and seconds.
    """
    word = words[at]
    plain = word.plain
    if _VOLUME.fullmatch(plain):
        return None
    if plain.startswith("+"):
        joined = _joined(words, at, UNITS)  # of a climb or not: "+5 km" is no climb of 5 m
        return Found(Amount("climb", joined or word, (joined or word).plain), None, at + (2 if joined else 1))
    if _SETS.fullmatch(plain):
        return Found(Amount("sets", word, plain), None, at + 1)
    if any(form.fullmatch(plain) for form in (_CLOCKED, _COMPOUND, _ISO_DURATION)):
        return Found(Amount("duration", word, plain), None, at + 1)
    if found := _UNIT.fullmatch(plain):
        unit = found[2]
        if unit not in UNITS or (opening and unit in _LATER):
            return Found(Amount("bare", word, found[1]), unit, at + 1) if find(unit) else None
        return _with_unit(words, word, unit, at + 1)
    if not _BARE.fullmatch(plain):
        return None
    joined = _joined(words, at, _OPENING_UNITS if opening else UNITS)
    if joined is None:
        return Found(Amount("bare", word, plain), None, at + 1)
    return _with_unit(words, joined, words[at + 1].plain, at + 2)


def _joined(words: list[Word], at: int, units: Container[str]) -> Word | None:
    """`90` and `km` as one, where the number stands bare and the word after it is one of `units`."""
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None or following.quoted or following.plain not in units or _labels(words, at + 1):
        return None
    return span(words[at], following) if _BARE.fullmatch(words[at].plain.lstrip("+")) else None


def _labels(words: list[Word], at: int) -> bool:
    """Whether a word that may be a unit stands before a number of its own: the `hr` of `5 hr 152`."""
    after = words[at + 1 : at + 3]
    if words[at].plain not in _LABELS or not after or not _BARE.fullmatch(after[0].plain):
        return False
    return len(after) < 2 or after[1].plain not in UNITS


def _with_unit(words: list[Word], word: Word, unit: str, end: int) -> Found:
    """A number with its unit, and what may follow one: `820m up`, `1h 30min`."""
    if unit in CLIMB_UNITS and end < len(words) and words[end].plain in _UP:
        return Found(Amount("climb", span(word, words[end]), word.plain), None, end + 1)
    text = word.plain
    if unit in _HOURS and "." not in text and "," not in text:
        for length in (1, 2):
            minutes = "".join(part.plain for part in words[end : end + length])
            found = _UNIT.fullmatch(minutes)
            if found and found[2] in _MINUTES:
                word, text, end = span(word, words[end + length - 1]), f"{text} {minutes}", end + length
                break
    return Found(Amount(UNITS[unit], word, text), None, end)


def labelled(words: list[Word], at: int) -> tuple[Amount, int] | None:
    """Reads `rpe7`, `hr 152`, `moving 4:05`, `climb 820m`, `kj500`; `None` where the word is an ordinary one.

    Raises InputError for `rpe`, `hr`, `kj` or `kcal` without a number.
    """
    word = words[at]
    if found := _LABEL.fullmatch(word.plain):
        label, text, end = found[1], found[2], at + 1
    elif word.plain in _LABELS:
        label, end = word.plain, at + 2
        following = words[at + 1] if at + 1 < len(words) else None
        if following is None or not following.numeric:
            if label in _NEED_NUMBER:
                bad(word, f"{shown(word)} needs a number, as in {_NEED_NUMBER[label]}.")
            return None
        text, word = following.plain, span(word, following)
        if _LABELS[label] in _WITH_UNIT and (joined := _joined(words, at + 1, UNITS)):
            text, word, end = joined.plain, Word(f"{label} {joined.text}", word.start, joined.end), at + 3
    else:
        return None
    kind = _LABELS[label]
    if kind == "energy" and _BARE.fullmatch(text):
        text = f"{text} {label}"
    return Amount(kind, word, text), end


def refuse_number(word: Word) -> NoReturn:
    """Says why a word that begins like a number can't be read, with the fix."""
    plain, said = word.plain, shown(word)
    if plain[:1] == "-":
        bad(word, f"{said} is negative; an amount is more than zero.", RefusedError)
    if _VOLUME.fullmatch(plain):
        bad(word, f"{said} is no amount of a session; log water by itself, as in water {plain}.")
    if re.match(r"[.,][0-9]", plain):
        bad(word, f"{said} lacks a digit; write 0.{plain[1:]}.")
    if _DATE.fullmatch(plain):
        bad(word, f"{said} looks like a date; write @{plain}.")
    if re.fullmatch(r"[0-9]{1,2}(?::[0-9]{2})?[ap]m", plain):
        bad(word, f"{said} looks like a time of day; write at {plain}.")
    if re.fullmatch(r"[0-9]+(?:d|days?|w|weeks?)", plain):
        bad(word, f"{said} counts days, which only a day mark has, as in sick 2d.")
    if found := _UNIT.fullmatch(plain):
        close = get_close_matches(found[2], _USUAL_UNITS, n=1, cutoff=0.5)
        near = close[0] if close else nearest(found[2]) if len(found[2]) > 2 else None
        meant = f"did you mean {found[1]}{near}?" if near else "write it as in 20km, 45min, 50reps or 90c."
        bad(word, f'{said} has an unknown unit "{found[2][:20]}"; {meant}')
    bad(word, f"{said} is no amount, date or time; quote it if it belongs to the note.")
