"""What speaks for and against a race being what an article is about, as named marks."""

import re

from tracker.articles import race_cues as cues
from tracker.articles.name_spots import sentence_at, stretch
from tracker.articles.name_words import DOER_WORDS
from tracker.articles.race_words import RaceName, is_famous
from tracker.articles.text import Text


def marks(text: Text, group: tuple[RaceName, ...], rest: list[tuple[RaceName, ...]], known: set[str]) -> set[str]:
    """The marks of one race with all its mentions. `rest` are the other races of the text; `known` says which of its
    details the text gives: "far", "result", "dated", "clock".
    """
    seen: set[str] = set()
    kinds = {n.kind for n in group}
    seen.add(next(k for k in ("named", "solo", "guess", "generic") if k in kinds))
    _place_in_text(text, group, seen)
    _of_text(text, group, seen)
    held = [_of_mention(text, n) for n in group]
    seen |= {m for m in ("next", "did", "mine", "medal", "oneday", "label") if any(m in row for row in held)}
    seen |= {m for m in cues.REJECTING if _prevails(m, held, seen)}
    seen |= _against_rest(group, rest, seen)
    seen |= known
    if "weak" in seen and "far" not in known:
        seen.add("bare")
    if "solo" in seen and all(n.name.endswith(("walking", "running", "cycling", "swimming", "rowing")) for n in group):
        seen.add("told")
    _beside(text, group, rest, seen)
    if seen & {"modifier", "compared", "past", "multiday"}:
        seen.discard("choice")
    if "choice" in seen:
        seen -= {"outranked", "generic", "part", "weak"}
    if "solo" in seen and re.search(r"\b(?:in|within|under) [\w-]+ hours", group[0].name.lower()):
        seen.add("timed")
    return {m for m in seen if m in cues.WEIGHTS}


def _prevails(mark: str, held: list[set[str]], seen: set[str]) -> bool:
    """Whether what speaks against a race is said at all its mentions, at most of them if not in the title."""
    count = sum(mark in row for row in held)
    return count > 0 and (mark == "series" or count == len(held) or (count * 2 > len(held) and "title" not in seen))


def _against_rest(group: tuple[RaceName, ...], rest: list[tuple[RaceName, ...]], seen: set[str]) -> set[str]:
    named = [g for g in rest if any(n.kind == "named" for n in g)]
    if "named" in seen:
        return ({"weak"} if _weak(group) else set()) | (set() if named else {"alone"})
    same = any(group[0].activity in ("", n.activity) or not n.activity for g in named for n in g)
    return ({"outranked"} if same else set()) | (set() if named else {"alone"})


def _beside(text: Text, group: tuple[RaceName, ...], rest: list[tuple[RaceName, ...]], seen: set[str]) -> None:
    """Marks that come from the other races: the run of a triathlon, one told of after another, several of one kind."""
    low = group[0].name.lower()
    if "marathon" in low and "named" not in seen and any(g[0].activity == "triathlon" for g in rest):
        seen.add("part")
    if "late" in seen and len(group) == 1 and any(g[0].start < group[0].start and g[0].kind == "named" for g in rest):
        seen.add("upstaged")
    near = [n for g in rest for n in g for m in group if abs(n.start - m.start) < 220 and n.count == 1]
    lengths = {n.metres for n in near} - {None, *(m.metres for m in group)}
    if (
        near
        and _one_of(text, group)
        and any("choice" in _offered(text, m) for m in group)
        and (lengths or len(near) > 1)
    ):
        seen.add("choice")
    if "listed" in seen and "dated" in seen:
        seen.add("scheduled")
        seen -= {"upstaged", "late", "listed"}
    if "named" not in seen and any(n.count > 1 for n in group):
        seen |= {"plural", "unit"}


def _one_of(text: Text, group: tuple[RaceName, ...]) -> bool:
    """Whether a race is spoken of as one that is there to be run: by name, or behind "the", "both" or a comma."""
    if group[0].kind in ("solo", "guess"):
        return False
    return any(
        n.kind == "named"
        or re.search(r"(?:\b(?:the|both|and|or|half)|[,:\u2022-])\s*$", text.low[max(0, n.start - 8) : n.start])
        for n in group
    )


def _offered(text: Text, name: RaceName) -> set[str]:
    """Whether a mention stands among distances to choose from or with a start of its own."""
    around = text.low[max(0, name.start - 200) : name.end + 200]
    return {"choice"} if cues.CHOICE.search(around) else set()


def _weak(group: tuple[RaceName, ...]) -> bool:
    """Whether the name alone does not say that it is a race of a day ("... Challenge", "... Walk")."""
    low = " ".join(n.name for n in group).lower()
    if any(is_famous(n.name) for n in group):
        return False
    return not re.search(
        r"marathon|triathlon|ironman|\d ?k\b|10k|5k|parkrun|ultra|race|trail run|great \w+ (?:run|swim)|in \w+ hours|"
        r"channel|sportive|\d+ mile(?! challenge)|fondo|ridelondon|comrades|norseman|century| half$| dash|round$|"
        r"\btri$| \d+$|race for|^(?:swim|run|ride) \w|loppet|l\u00f8pet|maraton|lauf$|rennet|rittet",
        low,
    )


def _place_in_text(text: Text, group: tuple[RaceName, ...], seen: set[str]) -> None:
    first = min(sentence_at(text, n.start) for n in group)
    if text.title and any(n.start < text.title[1] for n in group):
        seen.add("title")
    count = len(text.sentences)
    if first <= max(2, count // 6):
        seen.add("early")
    elif first > 0.55 * count and count > 5:
        seen.add("late")
    if len(group) > 1:
        seen.add("often")


def _of_text(text: Text, group: tuple[RaceName, ...], seen: set[str]) -> None:
    """Marks of the article as a whole: whether it tells of days on end, of a race, of things to buy."""
    low = text.low[:6000]
    days, daily = _on_end(text, low)
    if days >= (1 if seen & {"solo", "guess"} else 2):
        seen.add("multiday")
    if daily:
        seen.add("daily")
    if (
        seen & {"multiday", "daily"}
        and "named" in seen
        and not any(any(_on_end(text, _paragraph(text, name))) for name in group)
    ):
        seen -= {"multiday", "daily"}
        seen.add("elsewhere")
    if text.title and cues.HOWTO.search(text.low, *text.title):
        seen.add("howto")
    if seen & {"solo", "guess"} and cues.REPEAT.search(low):
        seen.add("repeat")
    words = len(set(cues.RACING.findall(low)))
    if words >= 2:
        seen.add("racing")
    if words >= 1:
        seen.add("raceday")
    if len(cues.SHOES.findall(low)) >= 2:
        seen.add("product")
    if len(cues.VIRTUAL.findall(low)) >= 2:
        seen.add("virtual")


def _on_end(text: Text, low: str) -> tuple[int, int]:
    """How often a stretch, or the title, speaks of days on end, and how often of every day."""
    titled = 2 * bool(text.title and cues.DAYS.search(text.low, *text.title))
    return len(cues.DAYS.findall(low)) + titled, len(cues.DAILY.findall(low))


def _paragraph(text: Text, name: RaceName) -> str:
    """The paragraph round a mention."""
    start = text.low.rfind("\n\n", 0, name.start) + 1
    end = text.low.find("\n\n", name.end)
    return text.low[start : len(text.low) if end < 0 else end]


def _of_mention(text: Text, name: RaceName) -> set[str]:
    """What the words round one mention say."""
    sentence = text.sentences[sentence_at(text, name.start)]
    begin, stop = stretch(text, name.start, name.end)
    words = text.low[begin:stop]
    ahead = text.low[max(begin, name.start - 90) : name.start]
    behind = text.low[name.end : min(stop, name.end + 60)]
    described = name.kind in ("solo", "guess")
    seen = {
        "next": cues.NEXT.search(words),
        "did": cues.DID.search(words),
        "mine": cues.TOLD.search(words),
        "past": cues.PAST.search(words),
        "others": cues.OTHERS.search(words),
        "medal": re.search(r"\bmedal|\bbuckle", words),
        "compared": cues.LIKE.search(ahead),
        "training": cues.GOAL.search(ahead) or cues.GOAL_AFTER.match(behind),
        "modifier": {name.tail, name.tail.rstrip("'s")} & cues.NOUN_AFTER or name.tail in DOER_WORDS,
        "notice": name.kind == "generic" and _in_notice(text, name),
        "unit": cues.EACH.match(behind) or (name.count > 1 and name.kind != "named"),
        "series": cues.STAGES.search(words[name.start - begin :]) or cues.STAGES.search(ahead[-40:]),
        "label": re.search(r"\b(?:distance|length|course)\s*:\s*$", ahead),
        "oneday": described and cues.IN_A_DAY.search(words),
        "negated": re.search(r"\b(?:not|never|no|nor|isn't|without)\b[^.!?]{0,20}$", ahead),
        "plural": name.count > 1,
        "listed": sentence.item and len(words) < 70,
    }
    return {mark for mark, holds in seen.items() if holds}


def _in_notice(text: Text, name: RaceName) -> bool:
    """Whether it stands in a line that points elsewhere ("Half marathon entries open | Road closed")."""
    start = text.low.rfind("\n", 0, name.start) + 1
    end = text.low.find("\n", name.end)
    line = text.low[start : len(text.low) if end < 0 else end]
    return len(line) < 120 and cues.NOTICE.search(line) is not None
