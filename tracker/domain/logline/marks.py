"""Day marks: `rest`, `rest @fri..sun`, `sick 2d`, `travel Europe/Oslo`, `freeze`, `pause 5d "knee"`."""

import re
from datetime import date, timedelta

from tracker.domain.logline.context import Context, Parsed
from tracker.domain.logline.dates import DATE_WORDS, clock_of, looks_like_zone, read_date, read_zone
from tracker.domain.logline.words import Word, at_word, bad, shown, span
from tracker.domain.sessions import MarkDraft, MarkKind
from tracker.domain.text import NOTE_LIMIT, clean_text
from tracker.errors import RefusedError

DAYS_LIMIT = 366  # of one mark, and how far ahead it may lie

_KINDS = {
    **dict.fromkeys(("rest", "rested", "resting", "restday"), MarkKind.REST),
    **dict.fromkeys(("sick", "ill", "sickday"), MarkKind.SICK),
    **dict.fromkeys(("travel", "travelled", "traveled", "travelling", "traveling"), MarkKind.TRAVEL),
    **dict.fromkeys(("freeze", "frozen"), MarkKind.FREEZE),
    **dict.fromkeys(("pause", "paused"), MarkKind.PAUSE),
}
_DAYS = re.compile(r"([0-9]+) ?(d|days?|w|weeks?)")


def is_mark_line(words: list[Word]) -> bool:
    """Whether the first ordinary word of a line names a day mark."""
    first = next((word for word in words if word.verbal), None)
    if first is None or first.plain not in _KINDS:
        return False
    return not any(word.numeric and clock_of(word.plain) is None for word in words[: words.index(first)])


class _Mark:
    """A mark while its words are read."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.kind: MarkKind | None = None
        self.span: tuple[date, date, Word] | None = None
        self.days: tuple[int, Word] | None = None
        self.zone: tuple[str, Word] | None = None
        self.note: list[str] = []


def read_marks(words: list[Word], context: Context) -> Parsed:
    """The day marks of a line. Raises InputError or RefusedError that points at a word."""
    mark = _Mark(context)
    index = 0
    while index < len(words):
        word = words[index]
        if word.quoted:
            mark.note.append(word.text)
        elif mark.kind is None and word.plain in _KINDS:
            mark.kind = _KINDS[word.plain]
            if index + 1 < len(words) and words[index + 1].plain in ("day", "days"):
                index += 1
        elif word.plain.startswith("@"):
            _dated(mark, word, word.plain[1:])
        elif word.plain in DATE_WORDS and mark.span is None and not mark.note:
            _dated(mark, word, word.plain)
        elif word.numeric:
            index = _days(mark, words, index)
        elif looks_like_zone(word.text) and mark.zone is None:
            mark.zone = (at_word(word, lambda word=word: read_zone(word.text)), word)  # type: ignore[misc]
        elif word.plain:
            mark.note.append(word.text)
        index += 1
    return Parsed(marks=(_finished(mark, words),))


def _dated(mark: _Mark, word: Word, body: str) -> None:
    if mark.span is not None:
        bad(word, f"{shown(word)} is a second date beside {shown(mark.span[2])}; write a span as @fri..sun.")
    if body == "" or clock_of(body) is not None:
        bad(word, f"{shown(word)} is no date; a day mark is for whole days, as in rest @yday.")
    today = mark.context.today
    start, dots, end = body.partition("..")
    first = at_word(word, lambda: read_date(start, today, nearest=True))
    last = at_word(word, lambda: read_date(end, today, nearest=True, after=first)) if dots else first
    if last < first:
        bad(word, f"{shown(word)} ends before it begins; write the earlier date first.", RefusedError)
    mark.span = (first, last, word)


def _days(mark: _Mark, words: list[Word], index: int) -> int:
    word, end = words[index], index
    following = words[index + 1] if index + 1 < len(words) else None
    if following is not None and _DAYS.fullmatch(f"{word.plain} {following.plain}"):
        word, end = span(word, following), index + 1
    found = _DAYS.fullmatch(word.plain)
    if found is None:
        bad(
            word,
            f"{shown(word)} is no part of a day mark; write a number of days as 2d, a date as @fri, a note in quotes.",
        )
    if mark.days is not None:
        bad(word, f"{shown(word)} is a second number of days beside {shown(mark.days[1])}.")
    number = int(found[1][:9]) * (7 if found[2].startswith("w") else 1)
    if not 1 <= number <= DAYS_LIMIT:
        bad(word, f"{shown(word)} is out of range; a day mark is for 1 to {DAYS_LIMIT} days.", RefusedError)
    mark.days = (number, word)
    return end


def _finished(mark: _Mark, words: list[Word]) -> MarkDraft:
    assert mark.kind is not None  # noqa: S101 is_mark_line has looked
    today = mark.context.today
    ahead = today + timedelta(days=DAYS_LIMIT)
    first, last, word = mark.span or (today, today, words[0])
    if mark.days is not None:
        number, word = mark.days
        if mark.span is not None and first != last:
            bad(word, f"{shown(word)} and {shown(mark.span[2])} both say how long; write one of them.")
        last = first if first > ahead else first + timedelta(days=number - 1)
    if (last - first).days >= DAYS_LIMIT:
        bad(
            word,
            f"{shown(word)} is {(last - first).days + 1} days; a day mark is for {DAYS_LIMIT} at most.",
            RefusedError,
        )
    if last > ahead:
        bad(word, f"{last} is more than {DAYS_LIMIT} days ahead; mark it later.", RefusedError)
    text = " ".join(mark.note)
    note = clean_text(text, one_line=False, limit=3 * len(text))
    if len(note) > NOTE_LIMIT:
        bad(words[-1], f"The note has {len(note):,} characters; {NOTE_LIMIT:,} is the most.", RefusedError)
    return MarkDraft(kind=mark.kind, first=first, last=last, zone=mark.zone[0] if mark.zone else None, note=note)
