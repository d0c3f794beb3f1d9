"""A log line as sessions, day marks or day facts."""

from dataclasses import replace
from typing import Any

from tracker.domain.logline.context import Context, Parsed
from tracker.domain.logline.facts import is_fact_line, read_facts
from tracker.domain.logline.given import Given
from tracker.domain.logline.marks import is_mark_line, read_marks
from tracker.domain.logline.reader import read
from tracker.domain.logline.settling import amounts_of, day_of, note_of, settled
from tracker.domain.logline.state import State
from tracker.domain.logline.words import Word, bad, shown, split
from tracker.domain.sessions import Draft
from tracker.errors import InputError


def parse(line: str, context: Context) -> Parsed:
    """How a log line reads.

    Raises InputError for what can't be read and RefusedError for what can't be; `text` is the line and `start` and
    `end` point at the word.
    """
    try:
        words = split(line)
        if not words:
            raise InputError(
                "Type a session, such as run 5km 25min or 90c 20r, a day mark such as rest, or steps 12000."
            )
        if is_mark_line(words):
            return read_marks(words, context)
        if is_fact_line(words):
            return read_facts(words, context)
        state = State(words, context)
        read(state)
        return _finished(state)
    except InputError as error:
        error.text = line
        raise


def _finished(state: State) -> Parsed:
    _complete(state)
    drafts = [_draft(state, given) for given in state.sessions]
    shared: dict[str, Any] = {"note": note_of(state), "tags": tuple(state.tags or ()), **state.flags}
    whole = tuple(
        replace(draft, **{**shared, **given.flags}) for draft, given in zip(drafts, state.sessions, strict=True)
    )
    return Parsed(drafts=whole, notes=tuple(dict.fromkeys(state.notes)))


def _complete(state: State) -> None:
    """Refuses what lacks its other half: amounts without an activity, sessions and notes without an amount."""
    if state.waiting or not state.sessions:
        word = state.waiting[0].word if state.waiting else state.words[0]
        if state.waiting:
            if state.waiting[0].kind == "steps":
                number = "".join(sign for sign in word.plain if sign.isdigit())
                bad(word, f"{shown(word)} of what? Write steps {number} for the whole day, or name the activity.")
            bad(word, f"{shown(word)} of what? Begin with the activity, as in run {word.text}.")
        bad(word, f"The line names no activity; write one such as run 5km before or after {shown(word)}.")
    for given in state.sessions:
        if not given.counts and len(state.sessions) > 1:
            bad(given.word, f"{shown(given.word)} has no amount; give it one, or quote it if it belongs to the note.")
    for word, given in state.loose:
        if not given.counts:
            bad(
                word,
                f"{shown(word)} can't be read; first comes an amount such as 5km, and a note may stand in quotes.",
            )


def _draft(state: State, given: Given) -> Draft:
    base = Draft(activity=given.key, on=day_of(state, given), zone=state.zone[0] if state.zone else None)
    fields = amounts_of(given, base, state.notes)
    if not given.counts:
        state.notes.append(f"{given.kind.name} without an amount: it counts as a session, and adds to no total.")
    if given.clock is not None:
        fields["at_s"] = given.clock[0]
        fields["second"] = given.second is not None
        bare = state.bare_clock is given.clock[1] and not fields.get("elapsed_s")
        if bare and _may_be_duration(given, fields.get("distance_mm")):
            clock = given.clock[1].plain
            state.notes.append(f"{clock} after the date is the time of day; put a duration before the date.")
    draft = settled(replace(base, **fields), state.context, _when(state, given), state.notes)
    if draft.second and given.second is not None:
        state.note[given.second] = ""
    return draft


def _may_be_duration(given: Given, distance_mm: int | None) -> bool:
    """Whether the clock time of a session, read as hours and minutes, would be a likely time for its distance."""
    if given.clock is None or not distance_mm:
        return False
    return given.kind.slowest * given.clock[0] <= distance_mm <= given.kind.fastest * given.clock[0]


def _when(state: State, given: Given) -> Word:
    """The word to point at when date or clock can't be."""
    if given.clock is not None:
        return given.clock[1]
    return state.day[1] if state.day is not None else state.zone[1] if state.zone is not None else given.word
