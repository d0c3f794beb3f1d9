"""The questions after a review: all as proposed, item by item, or nothing."""

import sys
from collections.abc import Iterator

from tracker.cli.counts import number_to
from tracker.cli.import_page import LABELS, beside_page
from tracker.cli.layout import wrap
from tracker.cli.output import Output, Span
from tracker.domain.recordings import Asked
from tracker.errors import RefusedError, TrackerError
from tracker.services.imports.views import Review

OPEN = ("ask", "conflict", "near-duplicate", "warned")  # what is asked about first
REST = "a"
NOTHING = "n"


def ask(output: Output, review: Review, units: str) -> Review | None:
    """The review as the athlete decided it; None where nothing is to be stored, or the input ends."""
    if not any(item.choice is not None for item in review.items):
        return review
    match _choice(output, "Store it so? Enter or y: yes; i: item by item; n: nothing.", "yin"):
        case "y":
            return review
        case "i":
            return _one_by_one(output, review, units)
    return None


def agreed(output: Output) -> bool:
    """Whether what is shown is to be done."""
    return _choice(output, "Take it over? Enter or y: yes; n: no.", "yn") == "y"


def _choice(output: Output, question: str, letters: str) -> str:
    """One of the letters, the first for enter, the last where the input ends."""
    while True:
        output.say()
        answer = _answer(output, question)
        if answer is None:
            return letters[-1]
        if not answer or answer[0].casefold() in letters:
            return answer[:1].casefold() or letters[0]
        output.warn(f"Write {', '.join(letters[:-1])} or {letters[-1]}.")


def _one_by_one(output: Output, review: Review, units: str) -> Review | None:
    """Each item that leaves a choice, the open ones first."""
    for index in _order(review):
        output.say()
        output.say(Span(review.items[index].path, "title"))
        output.lines(wrap(review.items[index].reason, output.columns, "  "))
        beside_page(output, review, index, units)
        while True:
            _choices(output, review, index)
            typed = _answer(output, "")
            if typed is None or typed == NOTHING:
                return None
            if typed == REST:
                return review
            if not typed:
                break
            try:
                review, decided = _taken(review, index, typed)
            except TrackerError as error:
                output.warn(str(error))
                continue
            if decided:
                break
    return review


def _order(review: Review) -> Iterator[int]:
    able = [index for index, item in enumerate(review.items) if len(item.choices) > 1 or item.asks]
    kinds = [review.items[index].kind for index in able]
    for open_ in OPEN:
        yield from (index for index, kind in zip(able, kinds, strict=True) if kind == open_)
    yield from (index for index, kind in zip(able, kinds, strict=True) if kind not in OPEN)


def _choices(output: Output, review: Review, index: int) -> None:
    item = review.items[index]
    for number, choice in enumerate(item.choices, 1):
        output.say(f"  {number}  {LABELS[choice]}{'  (enter)' if choice is item.choice else ''}")
    if Asked.WHEN in item.asks:
        output.say("  or write when, and what else is missing: @2025-03-01 7:00 1:20:00")
    output.say(
        Span(f"  {REST}: the rest as proposed; {NOTHING}: store nothing; words as in tracker log change it", "muted")
    )


def _taken(review: Review, index: int, typed: str) -> tuple[Review, bool]:
    """The review with the answer, and whether it settles the item. TrackerError for what can't be read."""
    choices = review.items[index].choices
    chosen = number_to(len(choices), typed)
    if chosen is not None:
        return review.decided(index, choices[chosen - 1]), True
    if typed.isdecimal():  # more likely a slip than a distance
        raise RefusedError(f"Write the number of a choice, 1 to {len(choices)}, or words as in tracker log.")
    return review.amended(index, typed), False


def _answer(output: Output, question: str) -> str | None:
    """What is typed, None where the input ends."""
    if question:
        output.say(question)
    output.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None
