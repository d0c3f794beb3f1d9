"""Where capitalised names stand in an article."""

from bisect import bisect_right
from dataclasses import dataclass

from tracker.articles.calendar_words import MONTHS, WEEKDAY_WORDS
from tracker.articles.name_words import (  # fmt: skip
    BODIES,
    DOER_WORDS,
    EVENTS,
    GIVEN,
    KIN,
    LANDS,
    PARTICLES,
    PEOPLES,
    TITLES,
)
from tracker.articles.plain_words import ILLS, MAYBE, PLAIN, SPOTS
from tracker.articles.text import Sentence, Text, Token

# an article is shorter; nobody new is brought in behind this many characters
READ = 40_000


@dataclass(slots=True)
class Mention:
    """One place where a name stands: tokens `first` to `last` (excluded) and characters `start` to `end`."""

    words: tuple[str, ...]
    first: int
    last: int
    start: int
    end: int
    sentence: int
    headline: bool


def titled(text: Text, sentence: Sentence) -> bool:
    """Whether a sentence is written like a headline, most of its words capitalised."""
    words = [t for t in text.tokens[sentence.first : sentence.last] if t.kind == "word"]
    alone = sentence.heading or sentence.item or (text.title is not None and sentence.start < text.title[1])
    return alone and len(words) > 3 and sum(t.capital for t in words) > 0.6 * len(words)


def bare(word: str) -> str:
    """A folded word without its possessive ending."""
    return word[:-2] if word.endswith("'s") else word[:-1] if word.endswith("s'") else word


def mentions_in(text: Text, sentence: Sentence, number: int, small: set[str]) -> list[Mention]:
    """The names in sentence `number` of the text; `small` are the words that the text has in small letters."""
    headline = titled(text, sentence)
    shouted = all(t.capital for t in text.tokens[sentence.first : sentence.last] if t.kind == "word") and (
        text.text[sentence.start : min(sentence.end, READ)].isupper()
    )
    out: list[Mention] = []
    i = sentence.first
    while i < sentence.last and text.tokens[i].start < READ:
        if not _opens(text.tokens[i]):
            i += 1
            continue
        last = _run(text, i, sentence.last)
        for first, end in _pieces(text, i, last, sentence, headline, small):
            words = tuple(bare(t.low) for t in text.tokens[first:end] if t.kind == "word")
            stop = text.tokens[end - 1]
            cut = len(stop.low) - len(bare(stop.low))
            start = text.tokens[first].start
            out.append(Mention(words, first, end, start, stop.end - cut, number, headline or shouted))
        i = max(last, i + 1)
    return out


def _opens(token: Token) -> bool:
    return token.kind == "word" and token.capital


def _run(text: Text, i: int, stop: int) -> int:
    """The end of the capitalised words that begin at token `i`: with particles, initials and hyphens between."""
    tokens = text.tokens
    j = i + 1
    while j < stop and not tokens[j - 1].low.endswith(("'s", "s'")):
        token, before = tokens[j], tokens[j - 1]
        gap = text.text[before.end : token.start]
        if len(gap) > 3:
            break
        if _opens(token) and (gap.strip(" \n") == "" and gap.count("\n") < 2):
            j += 1
        elif token.low in PARTICLES and gap == " " and j + 1 < stop and _opens(tokens[j + 1]):
            j += 2
        elif token.low == "." and token.glued and len(before.low) <= 2 and j + 1 < stop and _opens(tokens[j + 1]):
            j += 2 if len(before.low) == 1 or before.low in ("st", "th", "mr", "dr", "ms") else 0
            if tokens[j - 1] is before:
                break
        elif (
            text.text[token.start] == "-"
            and token.glued
            and j + 1 < stop
            and tokens[j + 1].glued
            and _opens(tokens[j + 1])
        ):
            j += 2
        else:
            break
    return j


def _pieces(
    text: Text, first: int, last: int, sentence: Sentence, headline: bool, small: set[str]
) -> list[tuple[int, int]]:
    """The run cut at words that are no names: functional words, titles, months, words for what somebody is."""
    tokens = text.tokens
    out = []
    begin = first
    for j in range(first, last + 1):
        word = bare(tokens[j].low) if j < last else ""
        given = (
            word in GIVEN
            and word not in MONTHS
            and (_named_after(text, j) if word in MAYBE or word in small or headline else True)
        )
        given = given or (word in GIVEN and word in MAYBE and not headline and j > sentence.first)
        plain = j == last or (
            tokens[j].kind == "word"
            and not given
            and (word in PLAIN or word in TITLES or word in WEEKDAY_WORDS or _calling(word, j, begin, last))
        )
        if not plain and j > begin and bare(tokens[j - 1].low) in LANDS | BODIES and word in GIVEN and j < last - 1:
            plain, cut = True, j
        else:
            cut = j + 1
        if not plain:
            continue
        while begin < j and tokens[begin].kind != "word":
            begin += 1
        end = j
        while end > begin and tokens[end - 1].kind != "word":
            end -= 1
        begin = _trimmed(text, begin, end, sentence, small)
        while end > begin and (tokens[end - 1].low in DOER_WORDS or tokens[end - 1].low in KIN):
            end -= 1
        if begin < end and not _of_a_body(text, begin, end) and not (headline and not _known(text, begin, end)):
            out.append((begin, end))
        begin = cut
    return out


def _of_a_body(text: Text, begin: int, end: int) -> bool:
    """Whether this is part of the name of a body, an illness or an event: `Parkinson's UK`, `St Ann's Hospice`."""
    tokens = text.tokens
    word = tokens[end - 1].low
    behind = tokens[end] if end < len(tokens) else None
    before = tokens[begin - 1].low if begin else ""
    single = sum(t.kind == "word" for t in tokens[begin:end]) == 1
    ahead = tokens[begin - 1] if begin and text.text[tokens[begin - 1].end : tokens[begin].start] == " " else None
    owned = ahead is not None and ahead.capital and ahead.low.endswith("'s") and single
    if ahead is not None and (owned or ahead.kind == "number"):
        return True
    if " ".join(t.low for t in tokens[begin:end]) in SPOTS:
        return True
    if bare(word) in ILLS or before in ("st", "mt", "mount", "lake", "saint", "port", "fort", "cape"):
        return True
    if (
        single
        and len(word) < 7
        and text.text[tokens[begin].start : tokens[begin].end].isupper()
        and bare(word) not in GIVEN
    ):
        return True
    if word.endswith(("'s", "s'")) and behind is not None and behind.capital and behind.kind == "word":
        return (
            behind.low in BODIES or behind.low in EVENTS or behind.low in LANDS or (bare(word) not in GIVEN and single)
        )
    return False


def _calling(word: str, j: int, begin: int, last: int) -> bool:
    return (word in DOER_WORDS or word in KIN or word in PEOPLES) and j == begin and last - j > 1


def _named_after(text: Text, j: int) -> bool:
    """Whether a word that is also a common one ("Will", "Mark") is used as a name: a capitalised word follows."""
    following = text.tokens[j + 1] if j + 1 < len(text.tokens) else None
    gap = text.text[text.tokens[j].end : following.start] if following is not None else ""
    return following is not None and _opens(following) and following.low not in PLAIN and gap == " "


def _trimmed(text: Text, begin: int, end: int, sentence: Sentence, small: set[str]) -> int:
    """Where the name begins after words that are capitalised only because a sentence starts with them."""
    tokens = text.tokens
    while begin < end:
        word = bare(tokens[begin].low)
        if (begin == sentence.first and word not in GIVEN and word in small) or (
            begin == sentence.first and word not in GIVEN and end - begin > 1 and bare(tokens[begin + 1].low) in GIVEN
        ):
            begin += 1
        else:
            break
    return begin


def _known(text: Text, begin: int, end: int) -> bool:
    return bare(text.tokens[begin].low) in GIVEN and sum(t.kind == "word" for t in text.tokens[begin:end]) <= 4


def stretch(text: Text, start: int, end: int) -> tuple[int, int]:
    """The sentence round the characters `start` to `end`, of one that never ends only the 600 on either side."""
    sentence = text.sentences[sentence_at(text, start)]
    return max(sentence.start, start - 600), max(end, min(sentence.end, end + 600))


def sentence_at(text: Text, position: int) -> int:
    """The number of the sentence that holds the character `position`."""
    return max(0, bisect_right(text.sentences, position, key=lambda s: s.start) - 1)
