"""Day facts: `steps 12000`, `steps +2000 @yday`, `water 3.8l`, `pages 10`, `check photo`, `fact squats-felt 7`."""

import re
from dataclasses import dataclass, field
from datetime import date

from tracker.domain.activities import find
from tracker.domain.days import is_void
from tracker.domain.logline.context import Context, Parsed
from tracker.domain.logline.dates import DATE_WORDS, clock_of, read_date
from tracker.domain.logline.numbers import number_amount
from tracker.domain.logline.words import Word, at_word, bad, shown, span
from tracker.domain.quantities import MAX_FACT, VOLUME_UNITS, parse_count, parse_volume
from tracker.domain.sessions import FactDraft
from tracker.errors import InputError, RefusedError

FACT_WORDS = ("steps", "water", "pages", "check", "fact")
KEY_LIMIT = 40
_FIGURES = ("steps", "water", "pages")
_EXAMPLES = {"steps": "steps 12000", "water": "water 3.8l", "pages": "pages 10"}
_ON, _OFF = ("on", "yes"), ("off", "no")
_KEY = re.compile(rf"[a-z][a-z0-9-]{{0,{KEY_LIMIT - 1}}}")
_GLUED = re.compile(rf"({'|'.join(_FIGURES)})[:=]?([+-]?[0-9].*)")
_NUMBER = re.compile(r"\+?[0-9]+(?:[.,][0-9]+)?")


def is_fact_line(words: list[Word]) -> bool:
    """Whether a line tells day facts: its first ordinary word is one of FACT_WORDS, with nothing but a date before.

    `steps 8000 walk` is a walk of 8000 steps: where an activity follows, steps are the session's.
    """
    first = next((n for n, word in enumerate(words) if not word.plain.startswith("@")), None)
    if first is None or words[first].quoted:
        return False
    name, glued = _name(words[first]), _GLUED.fullmatch(words[first].plain)
    if name not in FACT_WORDS and glued is None:
        return False
    return (glued[1] if glued else name) != "steps" or not _names_activity(words, first + 1)


def _names_activity(words: list[Word], start: int) -> bool:
    for index in range(start, len(words)):
        if words[index].verbal and words[index].plain not in FACT_WORDS and find(words[index].plain):
            return True
        found = number_amount(words, index, opening=True) if words[index].numeric else None
        if found is not None and found.glued:
            return True
    return False


@dataclass(slots=True)
class _Facts:
    """Facts while their words are read."""

    words: list[Word]
    context: Context
    found: dict[str, tuple[int, bool, Word]] = field(default_factory=dict)
    day: tuple[date, Word] | None = None

    def at(self, index: int) -> Word | None:
        return self.words[index] if index < len(self.words) else None

    def put(self, key: str, value: int, adds: bool, word: Word) -> None:
        if key in self.found:
            bad(
                word, f"{shown(word)} is a second figure for {key} beside {shown(self.found[key][2])}; log one of them."
            )
        self.found[key] = value, adds, word


def read_facts(words: list[Word], context: Context) -> Parsed:
    """The day facts of a line, all for one date. Raises InputError or RefusedError that points at a word."""
    facts = _Facts(words, context)
    index = 0
    while index < len(words):
        index = _one(facts, index)
    if not facts.found:
        bad(words[-1], "The line has no figure; write one such as steps 12000.")
    day = _day(facts)
    return Parsed(
        facts=tuple(FactDraft(key=key, on=day, value=value, adds=adds) for key, (value, adds, _) in facts.found.items())
    )


def _one(facts: _Facts, index: int) -> int:
    """Reads the fact or the date that begins at `index`; gives the index to go on at."""
    word = facts.words[index]
    if word.plain.startswith("@") or (word.plain in DATE_WORDS and facts.found):
        return _dated(facts, index)
    if glued := _GLUED.fullmatch(word.plain):
        return _figure(facts, glued[1], index, glued[2])
    if (name := _name(word)) in _FIGURES:
        return _figure(facts, name, index + 1, None)
    if word.plain == "check":
        return _check(facts, index)
    if word.plain == "fact":
        key = _key(facts, index, "fact pages 10")
        return _figure(facts, key, index + 2, None)
    if word.quoted or word.plain.startswith("#"):
        bad(word, f"{shown(word)} can't be kept: a day's figure has no note and no tags.")
    if word.plain != "":
        examples = ", ".join(_EXAMPLES.values())
        bad(word, f"{shown(word)} is no day's figure; write {examples}, check photo, or fact KEY 5.")
    return index + 1


def _name(word: Word) -> str:
    """The name a word may be, without the colon people put after one."""
    return word.plain.rstrip(":=")


def _key(facts: _Facts, index: int, example: str) -> str:
    """The key after `check` or `fact`."""
    word, following = facts.words[index], facts.at(index + 1)
    if following is None or following.quoted or following.plain == "" or following.plain[0] in "@#":
        bad(word, f"{shown(word)} needs a name after it, as in {example}.")
    if not _KEY.fullmatch(following.plain):
        bad(
            following,
            f"{shown(following)} is no name for a day's figure; "
            f"write up to {KEY_LIMIT} letters a to z, digits and -, a letter first, as in {example}.",
        )
    return following.plain


def _check(facts: _Facts, index: int) -> int:
    """`check photo`, `check photo off`."""
    key, word, following = _key(facts, index, "check photo"), facts.words[index + 1], facts.at(index + 2)
    if key in _FIGURES:
        bad(word, f"{shown(word)} is a figure and no check; write {_EXAMPLES[key]}.")
    if key in (*_ON, *_OFF):
        bad(word, f"{shown(word)} of what? Write the name first, as in check photo {key}.")
    end, value = index + 2, 1
    if following is not None and following.plain in (*_ON, *_OFF):
        end, value = end + 1, int(following.plain in _ON)
    elif following is not None and following.numeric:
        bad(following, f"{shown(following)} can't be counted by a check; write fact {key} {following.plain}.")
    facts.put(key, value, False, word)
    return end


def _figure(facts: _Facts, key: str, index: int, glued: str | None) -> int:
    """A figure for `key` at `index`, or the text glued to its name; a unit may stand apart from its number."""
    word = facts.at(index)
    example = _EXAMPLES.get(key, f"fact {key} 5")
    if word is None or (glued is None and not (word.numeric or word.plain == "+")):
        name = facts.words[index - 1]
        bad(name, f"{shown(name)} needs a figure after it, as in {example}.")
    text, end = glued if glued is not None else word.plain, index + 1
    following = facts.at(end)
    if text == "+" and following is not None and following.numeric:
        word, text, end = span(word, following), f"+{following.plain}", end + 1
        following = facts.at(end)
    if following is not None and _NUMBER.fullmatch(text) and following.plain in VOLUME_UNITS:
        word, text, end = span(word, following), f"{text}{following.plain}", end + 1
    adds, number = text.startswith("+"), text.removeprefix("+")
    if number.startswith("-"):
        bad(word, f"{shown(word)} is negative; write what the whole day comes to, as in {example}.", RefusedError)
    facts.put(key, _value(key, number, word, example), adds, word)
    return end


def _value(key: str, text: str, word: Word, example: str) -> int:
    try:
        value = parse_volume(text) if key == "water" else parse_count(text, 0, MAX_FACT, "a day's figure")
    except InputError as error:
        plain = _NUMBER.fullmatch(text) is not None or isinstance(error, RefusedError)
        message = str(error) if plain else f"{shown(word)} is no figure for {key}; write {example}."
        if key == "water" and _NUMBER.fullmatch(text):
            message = f"{shown(word)} needs a unit; write {text}l or {text}ml."
        bad(word, message, type(error))
    if value > MAX_FACT:
        bad(word, f"{shown(word)} is more than {MAX_FACT:,}, the most for a day.", RefusedError)
    return value


def _dated(facts: _Facts, index: int) -> int:
    word = facts.words[index]
    body = word.plain.removeprefix("@")
    if facts.day is not None:
        bad(word, f"{shown(word)} is a second date beside {shown(facts.day[1])}; log each day by itself.")
    if body == "" or clock_of(body) is not None:
        bad(word, f"{shown(word)} is no date; a figure is for a whole day, as in steps 12000 @yday.")
    if ".." in body:
        bad(word, f"{shown(word)} spans days, and a figure is for one; log each day by itself.")
    facts.day = (at_word(word, lambda: read_date(body, facts.context.today)), word)
    return index + 1


def _day(facts: _Facts) -> date:
    """The day of the line: the date given, else today. RefusedError where it is still to come or never was."""
    today = facts.context.today
    if facts.day is None:
        return today
    day, word = facts.day
    if day > today:
        bad(word, f"{day} is still to come, today is {today}; log a figure when the day has come.", RefusedError)
    if day != today and is_void(day, facts.context.zone):
        zone = facts.context.zone
        bad(word, f"{day} never was in {zone}, where the calendar jumps over it.", RefusedError)
    return day


def line_of_fact(fact: FactDraft) -> str:
    """The log line that `parse` reads as `fact`, the date in full.

    A figure of 0 or 1 that nothing is added to reads as a check, unless its key is one of the known figures.
    """
    sign, day = "+" if fact.adds else "", f"@{fact.on.isoformat()}"
    if fact.key == "water":
        return f"water {sign}{fact.value}ml {day}"
    if fact.key in _FIGURES:
        return f"{fact.key} {sign}{fact.value} {day}"
    if fact.value in (0, 1) and not fact.adds and fact.key not in (*_ON, *_OFF):
        return f"check {fact.key}{'' if fact.value else ' off'} {day}"
    return f"fact {fact.key} {sign}{fact.value} {day}"
