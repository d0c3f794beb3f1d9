"""What holds of every draft, whatever the text was: values in bounds, phrases verbatim, nothing that acts or hides."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from unicodedata import category

from tracker.articles.doubts import asked
from tracker.articles.drafts import Amount, Draft, Kind, Phrase
from tracker.articles.numbers import MOST
from tracker.articles.planning import plan
from tracker.articles.reading import read
from tracker.errors import TrackerError

_FORBIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn")


def unsound(draft: Draft) -> list[str]:
    """What is wrong with a draft, one line a fault; empty when it is sound."""
    faults = [f"{c!r} stands in the text" for c in sorted(set(draft.text)) if c not in "\n\t" and _acts(c)]
    for path, value in _parts(draft, ""):
        if isinstance(value, Phrase):
            if draft.text[value.start : value.end] != value.text:
                faults.append(f"{path}: {value.text!r} is not what stands at {value.start}")
        elif isinstance(value, Amount):
            numbers = [value.number] if value.most is None else [value.number, value.most]
            if not all(number.is_finite() and 0 <= number < MOST for number in numbers):
                faults.append(f"{path}: {numbers} is out of bounds")
        elif isinstance(value, str) and any(_acts(c) for c in value):
            faults.append(f"{path}: {value!r} can act or hide")
    if (draft.kind is Kind.NONE) != bool(draft.refusal):
        faults.append(f"kind {draft.kind} with refusal {draft.refusal!r}")
    if draft.kind is Kind.NONE and (draft.challenges or draft.races):
        faults.append("refused with entries")
    return faults


def tried(text: str) -> Draft:
    """Read a text and do with it all that the product does without asking. AssertionError when the draft is unsound."""
    draft = read(text)
    faults = unsound(draft)
    assert not faults, "; ".join(faults)
    whole = asked(draft)
    for challenge in whole.challenges:
        _refusable(lambda one=challenge: plan(one, source="a page", asides=whole.asides))  # type: ignore[misc]
    return draft


def _refusable(work: Callable[[], object]) -> None:
    try:
        work()
    except TrackerError:
        return  # a sentence for the athlete, as it should be


def _acts(char: str) -> bool:
    return category(char) in _FORBIDDEN


def _parts(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every phrase, amount and string in a draft but its text, with its path."""
    if isinstance(value, (Phrase, Amount, str)):
        yield path, value
    elif isinstance(value, tuple):
        for k, item in enumerate(value):
            yield from _parts(item, f"{path}[{k}]")
    elif is_dataclass(value):
        for field in fields(value):
            if not (isinstance(value, Draft) and field.name == "text"):
                yield from _parts(getattr(value, field.name), f"{path}.{field.name}")
