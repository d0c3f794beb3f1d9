"""Sets: `40x50m`, `5x20`, `3x10min`, `10x400m/1:30`, and `1xswim:1500m/32min` for a part of another activity.

In a set `a:bb` is minutes and seconds, unless nobody is that fast: `1xride:40km/1:05`. `3x-` is a set of which only
the count is known.
"""

import re

from tracker.domain.activities import Activity, activity, find
from tracker.domain.logline.amounts import UNITS, Amount, bare, distance
from tracker.domain.logline.words import Word, at_word, bad, shown
from tracker.domain.quantities import MAX_REPS, duration_readings, exact_distance, exact_duration, parse_count
from tracker.domain.sessions import Measure, Part

SETS_LIMIT = 200  # sets of one session

_SET = re.compile(r"([0-9]{1,4})[x×](?:([a-z-]+):)?(.+)")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_UNIT = re.compile(r"[^a-z]+([a-z]+)")
_CLOCKED = re.compile(r"(?<![0-9:])[0-9]+:[0-9]{2}(?![0-9:])")
_LABEL = re.compile(r"(elapsed|hold)(.+)")
_Amounts = dict[str, int]


def read_set(amount: Amount, kind: Activity, units: str, notes: list[str]) -> Part:
    """The part that a set word means in a session of `kind`. Raises InputError or RefusedError at the word."""
    word = amount.word
    found = _SET.fullmatch(amount.text)
    if found is None:
        bad(word, f"{shown(word)} is no set; write 40x50m, 5x20 or 3x10min.")
    count = at_word(word, lambda: parse_count(found[1], 1, 9_999, "a number of sets"))
    key = None
    if found[2]:
        named = find(found[2])
        if named is None:
            bad(word, f'{shown(word)} names no activity before ":"; write 1xswim:1500m.')
        key, kind = named[0], activity(named[0])
    fields: _Amounts = {}
    for piece in found[3].split("/"):
        name, value = at_word(word, lambda piece=piece: _piece(word, piece, kind, units, notes))  # type: ignore[misc]
        if name in fields:
            bad(word, f"{shown(word)} names one amount twice.")
        if name:
            fields[name] = value
    far, time = fields.get("distance_mm", 0), fields.get("elapsed_s", 0)
    if time and kind.fastest and far > kind.fastest * time and _CLOCKED.search(found[3]):
        fields["elapsed_s"] = at_word(word, lambda: duration_readings(_CLOCKED.findall(found[3])[0])[0])
    return Part(count=count, activity=key, **fields)


def _piece(word: Word, piece: str, kind: Activity, units: str, notes: list[str]) -> tuple[str, int]:
    """One amount of a set: the field of Part it fills (empty for none) and its value."""
    if piece == "-":
        return "", 0
    timed = "hold_s" if kind.measures[0] is Measure.HOLD else "elapsed_s"
    if label := _LABEL.fullmatch(piece):
        return ("hold_s" if label[1] == "hold" else "elapsed_s"), _time(label[2])
    if ":" in piece:
        return timed, _time(piece)
    if _NUMBER.fullmatch(piece):
        if Measure.REPS in kind.measures:
            return "reps", parse_count(piece, 1, MAX_REPS, "a number of repetitions")
        if timed == "hold_s":
            return timed, bare(word, piece, kind, units, notes)
        bad(word, f"{shown(word)} needs a unit, as in 40x{piece}m or 3x{piece}min.")
    unit = _UNIT.fullmatch(piece)
    meant = UNITS.get(unit[1]) if unit else None
    if meant == "distance":
        return "distance_mm", distance(word, piece, kind, [])
    if meant == "reps":
        return "reps", parse_count(piece.rstrip("reps"), 1, MAX_REPS, "a number of repetitions")
    if meant in ("climb", "steps", "energy", "hr") or (unit and meant is None):
        bad(word, f"{shown(word)} is no set; write 40x50m, 5x20 or 3x10min.")
    return timed, _time(piece)


def _time(text: str) -> int:
    value, short = duration_readings(text)
    return short or value


def write_set(part: Part, kind: Activity, units: str) -> str:
    """The word that `read_set` reads back as `part`."""
    head = f"{part.count}x"
    if part.activity is not None:
        head, kind = f"{head}{part.activity}:", activity(part.activity)
    holds = kind.measures[0] is Measure.HOLD
    pieces: list[str] = []
    if part.distance_mm is not None:
        pieces.append(exact_distance(part.distance_mm, units, metres=Measure.DISTANCE in kind.measures))
    if part.reps is not None:
        pieces.append(f"{part.reps}" if Measure.REPS in kind.measures else f"{part.reps}reps")
    if part.elapsed_s is not None:
        pieces.append(f"{'elapsed' if holds else ''}{exact_duration(part.elapsed_s)}")
    if part.hold_s is not None:
        pieces.append(f"{'' if holds else 'hold'}{exact_duration(part.hold_s)}")
    return head + ("/".join(pieces) or "-")


def totals(parts: tuple[Part, ...]) -> _Amounts:
    """What the sets of a session come to, by field. Their time counts only where the sets are nothing but time,
    since the rests between others are not known.
    """
    found: _Amounts = {}
    for name in ("distance_mm", "reps", "hold_s", "elapsed_s"):
        known = [(part.count, getattr(part, name)) for part in parts if getattr(part, name) is not None]
        if known:
            found[name] = sum(count * value for count, value in known)
    if len(found) > 1:
        found.pop("elapsed_s", None)
    return found
