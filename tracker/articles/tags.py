"""Hashtags of an article, and what it says that finishers get."""

import re

from tracker.articles.drafts import Found
from tracker.articles.text import Text

_PRIZE = re.compile(
    r"\b(?:(?:finishers?'?s?|finisher|virtual|commemorative|completion|big|shiny|first|unique|special|exclusive|bespoke"
    r"|beautiful|gorgeous|digital|enamel|embroidered|souvenir|little|huge|heavy|lovely|well-earned|medal-shaped|"
    r"own)[ \n]+){0,4}"
    r"(?:medals?|medallions?|belt buckles?|buckles?|t-?[ ]?shirts?|tees?|badges?|certificates?|trophy|trophies|patch|"
    r"patches"
    r"|pins?|coins?|mugs?|hoodies?|jerseys?|keyrings?)(?![\w'])"
)
_MEDAL = re.compile(r"medals?$|medallions?$|belt buckles?$")
_FINISHER = re.compile(r"finisher|completion|virtual")
_GIVEN = re.compile(
    r"\b(?:get|gets|got|getting|receives?|received|earns?|earned|earning|award|awarded|collects?|collected|given|"
    r"gives?|sends?"
    r"|sent|ships?|shipped|claim|claimed|rewarded|reward|hands?|handed|hang|hung|unlock|unlocks|posted|drops|waiting|"
    r"await|awaits"
    r"|wins?|includes?|included|comes? with|entitled)\b"
)
_DOER = re.compile(
    r"\b(?:finish|finishers?|finishing|finished|complete|completes|completed|completing|completion|everybody|"
    r"everyone|anyone|anybody"
    r"|every|each|all|whoever|participants?|entrants?|you|makes? it|who do|at the end|end of)\b"
)
_OTHER = re.compile(
    r"\b(?:gold|silver|bronze|olympics?|paralympics?|commonwealth games|world championships?|empire|bravery|"
    r"gallantry|podium|military|war"
    r"|service|won|winning|winners?|medallists?|no|not|without|nor|neither|never|instead of|blue peter|table|count|"
    r"hopes?|hopeful|contender)\b"
)
_AFTER = re.compile(
    r"\s+(?:(?:and|nor|or)\s+\w+\s+)?(?:won|table|count|tally|ceremony|hopes?|hopeful|contender|at the (?:olympics?|"
    r"games|championships?)|for bravery|winner|winners)\b"
)


def hashtags(text: Text) -> tuple[Found[str], ...]:
    """All hashtags in order, each once whatever its capitals; `#1` and a sign inside a word are none."""
    out: dict[str, Found[str]] = {}
    for i, token in enumerate(text.tokens):
        if token.kind != "tag" or token.low[0] != "#":
            continue
        inside = token.glued and i and text.tokens[i - 1].kind in ("word", "number", "url")
        if inside or not any(c.isalpha() for c in token.low):
            continue
        if token.low not in out:
            phrase = text.phrase(token.start, token.end)
            out[token.low] = Found(phrase.text, phrase)
    return tuple(out.values())


def medals(text: Text) -> tuple[Found[str], ...]:
    """What finishers get, as the text says it: medals, buckles, shirts. Medals won by rank or for bravery are none."""
    out: dict[str, Found[str]] = {}
    for match in _PRIZE.finditer(text.low):
        kind = match.group().split()[-1].rstrip("s")
        if kind in out or not _is_prize(text, match):
            continue
        phrase = text.phrase(match.start(), match.end())
        found = Found(" ".join(phrase.text.split()), phrase)
        out[kind] = found
    return tuple(out.values())


def _is_prize(text: Text, match: "re.Match[str]") -> bool:
    start = max(0, match.start() - 160)
    ahead = re.split(r"[.!?]\s|\n\s*\n", text.low[start : match.start()])[-1]
    behind = re.split(r"[.!?](?:\s|$)|\n\s*\n", text.low[match.end() : match.end() + 120])[0]
    if _OTHER.search(" ".join(ahead.split()[-4:])) or _AFTER.match(behind):
        return False
    if _MEDAL.search(match.group()):
        return True
    if _FINISHER.search(match.group()):
        return True
    return bool(_GIVEN.search(ahead) and _DOER.search(ahead + " " + behind)) and len(ahead.split()) < 25
