"""The words that tell when and where: dates, clock times and zones."""

import re

from tracker.domain.logline.dates import clock_of, read_date, read_zone
from tracker.domain.logline.state import State
from tracker.domain.logline.words import Word, at_word, bad, shown

_DATE_AND_CLOCK = re.compile(r"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2})t(.+)")


def dated(state: State, index: int) -> int:
    """Reads `@yday`, `@22:30`, `@2025-06-21T22:30`, and a clock time after a date; gives the index to go on at."""
    word = state.words[index]
    body = word.plain[1:]
    if body == "":
        bad(word, '"@" needs a date or a time after it, as in @yday, @2025-06-21 or @22:30.')
    if clock_of(body) is not None:
        return clocked(state, index, body)
    if ".." in body:
        bad(word, f"{shown(word)} spans days, and a session counts for one; log each day by itself.")
    if state.day is not None:
        bad(word, f"{shown(word)} is a second date beside {shown(state.day[1])}; log each day by itself.")
    both = _DATE_AND_CLOCK.fullmatch(body)
    day = both[1] if both else body
    state.day = (at_word(word, lambda: read_date(day, state.context.today)), word)
    if both:
        if clock_of(both[2]) is None:
            bad(word, f"{shown(word)} has no time of day after the date; write @{day} 22:30.")
        return clocked(state, index, both[2])
    following = state.at(index + 1)
    if following is not None and following.plain.count(":") < 2 and clock_of(following.plain) is not None:
        state.bare_clock = following if ":" in following.plain[-3:] else None
        return clocked(state, index + 1, following.plain)
    return index + 1


def clocked(state: State, index: int, text: str) -> int:
    """Takes the clock time at `index`, for the session it follows, or the first one when none is open."""
    word = state.words[index]
    seconds = clock_of(text)
    if seconds is None:
        bad(word, f"{shown(word)} is no time of day; write it as in 22:30 or 7am.")
    before = state.current.clock if state.current else state.clock
    if before is not None:
        bad(word, f"{shown(word)} is a second time of day beside {shown(before[1])}.")
    if state.current is not None:
        state.current.clock = (seconds, word)
    else:
        state.clock = (seconds, word)
    state.clock_end = index + 1
    return index + 1


def zoned(state: State, index: int) -> int:
    """Takes the zone at `index`, for all sessions of the line."""
    word: Word = state.words[index]
    name = at_word(word, lambda: read_zone(word.text))
    if state.zone is not None:
        bad(word, f"{shown(word)} is a second time zone beside {shown(state.zone[1])}.")
    state.zone = (name, word)
    if state.clock_end in (index, index - 1):  # directly, or with "tz" between
        state.clock_end = index + 1
    return index + 1
