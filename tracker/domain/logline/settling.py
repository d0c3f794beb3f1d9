"""From words to drafts: which reading of a duration is meant, what sets come to, whether date and clock can be."""

from dataclasses import replace
from datetime import date
from typing import Any

from tracker.domain.activities import Activity
from tracker.domain.days import FUTURE_GRACE, is_void, local_date, local_time, settle
from tracker.domain.logline.amounts import NAMES, Value
from tracker.domain.logline.context import Context
from tracker.domain.logline.given import Given
from tracker.domain.logline.sets import totals
from tracker.domain.logline.state import State
from tracker.domain.logline.words import Word, at_word, bad, shown
from tracker.domain.quantities import MAX_DISTANCE_MM, MAX_ELAPSED_S, MAX_REPS, format_duration
from tracker.domain.sessions import Draft
from tracker.domain.text import NOTE_LIMIT, clean_text
from tracker.errors import RefusedError

_TIMES = ("elapsed_s", "moving_s", "hold_s")
_MOST = {"distance_mm": MAX_DISTANCE_MM, "reps": MAX_REPS, "hold_s": MAX_ELAPSED_S, "elapsed_s": MAX_ELAPSED_S}


def seconds_of(value: Value, kind: Activity, distance_mm: int | None, notes: list[str], *, hold: bool = False) -> int:
    """The seconds that a duration means; `a:bb` is hours and minutes wherever a person can be that slow.

    With a distance it is minutes and seconds when hours would be slower than anyone goes and minutes are not faster;
    without one, when the hours are more than people spend on it; always for a hold.
    """
    short = value.short
    if short is None:
        return value.value
    if hold or short == value.value:
        chosen = True
    elif distance_mm and kind.slowest:
        chosen = distance_mm < kind.slowest * value.value and distance_mm <= kind.fastest * short
    else:
        chosen = value.value > kind.longest_h * 3600
    text = value.word.plain.rpartition(" ")[2]
    if not chosen:
        if distance_mm and distance_mm < kind.slowest * value.value:
            notes.append(f"{text} is read as {value.value // 3600} h {value.value // 60 % 60} min.")
        return value.value
    if not hold:
        read = f"{short // 60} min {short % 60} s" if short % 60 else f"{short // 60} min"
        notes.append(f"{text} is read as {read}; write {text}:00 for hours.")
    return short


def amounts_of(given: Given, base: Draft, notes: list[str]) -> dict[str, Any]:
    """The fields of Draft that the words of one session fill, over those of `base`; errors point at their word."""
    kind = given.kind
    fields: dict[str, Any] = {name: v.value for name, v in given.values.items() if name not in _TIMES}
    if given.sets:
        parts = tuple(part for _, part in given.sets)
        fields["parts"] = parts
        _total(given, fields, totals(parts), notes)
    fields |= dict.fromkeys(given.unknown)
    distance = fields.get("distance_mm", base.distance_mm)
    for name in _TIMES:
        if name in given.values:
            fields[name] = seconds_of(given.values[name], kind, distance, notes, hold=name == "hold_s")
    elapsed, moving = (fields.get(name, getattr(base, name)) for name in ("elapsed_s", "moving_s"))
    if elapsed is not None and moving is not None and moving > elapsed:
        word = (given.values.get("moving_s") or given.values.get("elapsed_s") or Value(given.word, 0)).word
        bad(
            word,
            f"The moving time {format_duration(moving)} is longer than the time {format_duration(elapsed)}; "
            "write both, as in 4:10 moving 4:05.",
            RefusedError,
        )
    return fields


def _total(given: Given, fields: dict[str, Any], sums: dict[str, int], notes: list[str]) -> None:
    """Fills in what the sets come to; an amount that was given itself stays."""
    word = given.sets[-1][0]
    for name, total in sums.items():
        if total > _MOST[name]:
            bad(word, f"The sets come to more than the most one session may have, up to {shown(word)}.", RefusedError)
        if name not in given.values:
            fields[name] = total
        elif total > given.values[name].value and name not in _TIMES:
            notes.append(
                f"The sets come to more than the {NAMES[name]} given, {given.values[name].word.plain}, which is kept."
            )


def settled(draft: Draft, context: Context, word: Word, notes: list[str]) -> Draft:
    """`draft` with its date and clock time checked (T13, T14); errors point at `word`.

    `second` stays set only where the clock of that night shows the time twice.
    """
    zone = draft.zone or context.zone
    plain = draft.at_s is None and not draft.zone
    today = context.today if plain else max(context.today, local_date(context.now, zone))
    if draft.on > today:
        bad(word, f"{draft.on} is still to come, today is {today}; log a session when it is done.", RefusedError)
    if draft.at_s is None:
        if draft.on != today and is_void(draft.on, zone):
            bad(word, f"{draft.on} never was in {zone}, where the calendar jumps over it.", RefusedError)
        return replace(draft, second=False)
    on, at_s = draft.on, draft.at_s
    found = at_word(word, lambda: settle(on, at_s, zone, second=draft.second))
    if found.instant > context.now + FUTURE_GRACE:
        now = local_time(context.now, zone)
        message = f"{on} {_clock(at_s)} is still to come, it is {now:%Y-%m-%d %H:%M} in {zone}; log it when it is done."
        bad(word, message, RefusedError)
    if found.other is not None and not draft.second:
        offset = local_time(found.instant, zone).strftime("%z")
        notes.append(
            f"{_clock(at_s)} comes twice that night; taken: the first ({offset[:3]}:{offset[3:]}); "
            "write 2nd after it for the second."
        )
    return replace(draft, second=draft.second and found.other is not None)


def _clock(at_s: int) -> str:
    return f"{at_s // 3600:02d}:{at_s // 60 % 60:02d}"


def day_of(state: State, given: Given) -> date:
    """The date a session counts for: the one given, else today, which for a clock time is today in its zone."""
    if state.day is not None:
        return state.day[0]
    if given.clock is not None:
        return local_date(state.context.now, state.zone[0] if state.zone else state.context.zone)
    return state.context.today


def note_of(state: State) -> str:
    """The note of a line: its quoted texts and loose words in their order. RefusedError when it is too long."""
    text = " ".join(state.note)
    note = clean_text(text, one_line=False, limit=3 * len(text))
    if len(note) > NOTE_LIMIT:
        longest = max((word for word in state.words if word.quoted), key=lambda word: word.end - word.start)
        bad(longest, f"The note has {len(note):,} characters; {NOTE_LIMIT:,} is the most.", RefusedError)
    return note
