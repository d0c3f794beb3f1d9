"""A row of a day list as somebody types it, and as it reads: "day 2: ride 56 mi, Roanoke → Peaks of Otter"."""

import re

from tracker.articles.draft_words import activity_word, amount_text
from tracker.articles.drafts import Per, Stage
from tracker.articles.typed_amounts import MOST_DAYS, read_targets, refuse
from tracker.domain.text import clean_text

_DAY = re.compile(r"day\s+(\d{1,4})\s*:?\s*", re.IGNORECASE)
_ARROW = re.compile(r"\s*(?:→|->)\s*")
_FROM = re.compile(r"\s*,?\s*\b(?:from\s+(?P<start>.+?)\s+)?to\s+(?P<finish>[^\d].*)$", re.IGNORECASE)


def stage_text(stage: Stage) -> str:
    """A row in one line that `read_stage` reads back."""
    if stage.amount is None:
        what = "rest" if stage.rest else "open"
    else:
        what = f"{activity_word(stage.activity, stage.exercise)} {amount_text(stage.amount)}"
    way = f", {stage.start or ''} → {stage.finish or ''}".replace(",  →", ", →") if stage.start or stage.finish else ""
    return f"day {stage.day}: {what}{way}".rstrip()


def read_stage(typed: str, like: Stage | None = None) -> Stage:
    """A row: "day 2: ride 56 mi, Roanoke → Peaks of Otter", "rest". What is not said is as in `like`. InputError."""
    text = clean_text(typed, limit=300)
    numbered = _DAY.match(text)
    day = int(numbered[1]) if numbered is not None else like.day if like is not None else None
    if day is None or day > MOST_DAYS:
        refuse(typed, "is no day of a list; write for example day 3: ride 56 mi, or day 4: rest.")
    body = text[numbered.end() :] if numbered is not None else text
    body, start, finish = _way(body)
    phrase = like.phrase if like is not None else None
    activity = like.activity if like is not None else "mixed"
    if body.strip(" ,").casefold() in ("rest", "rest day", "off", "open"):
        rest = body.strip(" ,").casefold() != "open"
        return Stage(day, activity, None, phrase, start=start, finish=finish, rest=rest)
    targets = read_targets(body, per=Per.STAGE)
    if len(targets) != 1:
        refuse(typed, "names several amounts; add a line for each of them, such as day 3: run 5 km.")
    (target,) = targets
    said = target.activity
    if like is not None and said == "mixed" and "any" not in body.casefold():
        said = like.activity
    return Stage(day, said, target.amount.value, phrase, start=start, finish=finish, exercise=target.exercise)


def _way(body: str) -> tuple[str, str | None, str | None]:
    """The row without where it leads, its start and its finish."""
    arrow = _ARROW.search(body)
    if arrow is not None:
        before, comma, start = body[: arrow.start()].rpartition(",")
        if not comma:
            before, start = body[: arrow.start()], ""
        return before, start.strip() or None, body[arrow.end() :].strip() or None
    found = _FROM.search(body)
    if found is None:
        return body, None, None
    return body[: found.start()], found["start"], found["finish"].strip()
