"""Which length of time in an article is the challenge's: candidates with the features they are judged by."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.articles.amounts import Figure
from tracker.articles.beside import gone_by
from tracker.articles.roles import signs, surroundings
from tracker.articles.spans import Span
from tracker.articles.text import Sentence, Text

_SIGNS = {
    name: re.compile(pattern)
    for name, pattern in {
        "< in": r"\b(?:in|over|within|across|during|throughout|spread over|under|takes?|took|lasts?|lasting"
        r"|spanning)\W+(?:(?:just|only|the|about|around|less|than|a|under|course|of|next|nearly|some|record"
        r"|these|those)\W+)*$",
        "< for": r"\bfor\W+(?:(?:the|a|next|about|whole|entire|full|another|all|just|over|at least|up to)\W+)*$",
        "< each day for": r"\b(?:every|each|per|a) (?:single )?day\b.{0,30}$|\bdaily\b.{0,30}$",
        "< after": r"(?<!to )\b(?:after|by|since|within|every|until|past|first|last|next|another|final|previous|other"
        r"|on|day)\W+(?:(?:the|about|only|just)\W+)*$",
        "< took": r"\b(?:took|takes|taken|tak(?:e|ing)|last(?:s|ed|ing)|to last|needs?|needed|spen[dt]\w*|expected to"
        r"|finish\w* in|complet\w+ in)\W+(?:\w+\W+){0,3}$",
        "< past of": r"(?<!to )\b(?:last|past|previous|recent|first|final)\W+$",
        "< record of": r"\b(?:record|best|fastest|mark|time)\b.{0,30}$",
        "< day count": r"\b(?:ran|walked|missed|completed|done|managed|rested|off)\W+(?:\w+\W+)?$",
        "> ago": r"^\W*(?:ago|later|earlier|before|previously|old|from now|after|since|back|early|late)\b",
        "> challenge": r"^\W*(?:\w+\W+){0,4}?(?:challenge|journey|ride|run|walk|trip|trek|swim|tour|expedition"
        r"|adventure|row|relay|event|plan|program|programme|attempt|feat|streak|mission|odyssey|plank"
        r"|squat|cycle)\b",
        "> straight": r"^\W*(?:straight|in a row|consecutive|running|on the trot|non-?stop|continuous\w*|without)\b",
        "> of": r"^\W*of\b",
        "> week": r"^\W*(?:a|per|each|every)\W+(?:week|month|year)\b",
        "> training": r"^\W*(?:of )?(?:training|preparation|rest|recovery|planning)\b",
        "> record": r"^\W*(?:.{0,40})?\brecord\b",
    }.items()
}


@dataclass(frozen=True, slots=True)
class LengthCandidate:
    """A span of time with its features."""

    span: Span
    features: tuple[str, ...]


def length_candidates(
    text: Text, found: tuple[Figure, ...], spans: tuple[Span, ...], likely: Mapping[int, float]
) -> tuple[LengthCandidate, ...]:
    """Every span of time as a candidate for the challenge's length.

    `likely`: by the start of a figure, the probability (0 to 1) that it is a target; a length beside one is likelier.
    """
    starts = [sentence.first for sentence in text.sentences]
    figure_firsts = [figure.first for figure in found]
    counts = Counter(span.days for span in spans)
    title_end = text.title[1] if text.title else 0
    titled = {span.days for span in spans if span.start < title_end}
    longest = max((span.days for span in spans), default=0)
    passed = gone_by(text, spans)
    out = []
    for span in spans:
        where = max(0, bisect_right(starts, span.first) - 1)
        sentence = text.sentences[where]
        fs = _own(span, counts, titled, title_end, longest)
        fs.add("at " + ("head" if where <= 2 else "start" if where <= 5 else "middle" if where <= 10 else "end"))
        if sentence.heading and span.start >= title_end:
            fs.add("heading")
        if sentence.item:
            fs.add("item")
        if span.days in passed:
            fs.add("so far somewhere")
        around = surroundings(text, sentence, span.start, span.end)
        fs |= signs(around)
        fs |= {
            name
            for name, pattern in _SIGNS.items()
            if pattern.search(around.before if name[0] == "<" else around.after)
        }
        fs |= _company(found, figure_firsts, likely, span, sentence)
        k = bisect_right(figure_firsts, span.first) - 1
        if k >= 0 and found[k].first == span.first:
            k -= 1
        if k >= 0 and found[k].first >= sentence.first and span.first - found[k].last <= 9:
            fs.add("amount before")
            if found[k].amount.number == span.count and span.count > 1:
                fs.add("as many as days")
        if k + 1 < len(found) and found[k + 1].last <= sentence.last and 0 < found[k + 1].first - span.last <= 8:
            fs.add("amount after")
        if any(start <= span.start < end for start, end in text.quotes):
            fs.add("quoted")
        out.append(LengthCandidate(span, tuple(sorted(fs))))
    return tuple(out)


_NEAR = 29


def _company(
    found: tuple[Figure, ...], firsts: list[int], likely: Mapping[int, float], span: Span, sentence: Sentence
) -> set[str]:
    """How likely the best figure of the same sentence is a target."""
    k = bisect_left(firsts, max(sentence.first, span.first - _NEAR))
    best = -1.0
    while k < len(found) and found[k].first < min(sentence.last, span.first + _NEAR + 1):
        if found[k].first != span.first:
            best = max(best, likely.get(found[k].start, 0.0))
        k += 1
    if best < 0:
        return set()
    return {"beside " + ("a target" if best >= 0.5 else "a likely one" if best >= 0.25 else "none")}


def _own(span: Span, counts: Counter[int], titled: set[int], title_end: int, longest: int) -> set[str]:
    fs = {"source " + span.source + (" joined" if span.joined else "")}
    size = next((str(limit) for limit in (1, 2, 7, 31, 100, 366) if span.days <= limit), "more")
    fs.add("days to " + size)
    if span.start < title_end:
        fs.add("in title")
    elif span.days in titled:
        fs.add("as in title")
    if counts[span.days] > 1:
        fs.add("again")
    if span.days == longest:
        fs.add("longest")
    if span.plain:
        fs.add("plain")
    if span.most is not None:
        fs.add("range")
    if span.count == 1 and span.source in ("days", "weeks", "months", "years") and not span.plain:
        fs.add("one of it")
    return fs
