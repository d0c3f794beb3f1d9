"""Routes whose start and finish are said apart: "sets off from X ... and reaches Y", "Start: X, Finish: Y"."""

import re
from collections.abc import Iterator

from tracker.articles.place_names import Name
from tracker.articles.route_parts import GOING, Parts, Shape

STARTS = re.compile(
    r"(?:begin|begins|began|begun|beginning|start|starts|started|starting|set|sets|setting|depart|departs|"
    r"departed|departing|"
    r"leave|leaves|left|leaving|kick|kicks|kicked|launch|launched|flagged|rolled|pushed|away)$"
)
_DIRECT = frozenset("leave leaves left leaving depart departs departed departing".split())
_ENDS = re.compile(
    r"(?:end|ends|ended|ending|finish|finishes|finished|finishing|arrive|arrives|arrived|arriving|reach|reaches|"
    r"reached|reaching|"
    r"rolled|rolls|roll|conclude|concludes|concluded|concluding|culminate|culminates|culminating|culminated|"
    r"terminate|terminates|"
    r"destination|steps|see|rode|ride|riding|walked|walk|walking|ran|run|running|cycled|cycle|cycling|pedal|"
    r"pedalled|pedalling|"
    r"hike|hiked|row|rowed|swim|swam|paddle|paddled|head|heads|headed|heading|made|make|making|stand|stood|"
    r"dipped|touched|got)$"
)
_REACHES = frozenset("see reach reaches reached reaching destination".split())
_ROADS = frozenset("road route way path journey".split())
_NOUNS = frozenset("end finish destination".split())
_AT = frozenset("in at from near into outside off".split())
_ON_TO = frozenset(
    (a, b)
    for a in ("on", "up", "down", "back", "it", "across", "all", "north", "south", "east", "west")
    for b in ("to", "into", "the")
)
_START_LABEL = frozenset("start starts starting startpoint begin begins departure starting-point".split())
_FINISH_LABEL = frozenset("finish finishes end ends finishing arrival destination".split())
_EVENTS = frozenset(
    "marathon marathons half triathlon race races ironman 10k 5k parkrun university hospital school college "
    "club festival games "
    "olympics olympic championship championships foundation trust charity fc united".split()
)
_MOST_SENTENCES = 1_000


class Ends(Parts):
    """Reads routes from their two ends."""

    def started(self, i: int, partial: bool) -> Iterator[Shape]:
        """`set off from X, ... and rolled into Y`, also with the end in one of the next two sentences."""
        start = self.departure(i)
        if start is None:
            return
        j, start = self.names.after_region(start)
        number = self.names.sentence(i)
        sentences = self.text.sentences
        mids: list[Name] = []
        for later in range(number, min(number + 3, len(sentences))):
            sentence = sentences[later]
            if later > number and "\n\n" in self.text.text[sentences[later - 1].end - 1 : sentence.start + 1]:
                break
            k = max(j, sentence.first)
            limit = min(sentence.last, k + 80)
            while k < limit:
                low = self.tokens[k].low
                more, after = self.mids(k, limit)
                if more:
                    mids += more
                    k = after
                    continue
                if low == "back" and self.names.low(k - 1) in ("and", "then") and later == number:
                    break
                leads = later > number and low in _ROADS and self._leads(k, limit)
                if leads or (self.tokens[k].kind == "word" and _ENDS.match(low) and self._ends_here(k)):
                    finish = self._finish_at(k, limit)
                    if finish is not None and not self.same(finish, start):
                        k, finish = self.names.after_region(finish)
                        if not mids:
                            for at in range(k, min(k + 14, limit)):
                                mids = mids or self.mids(at, limit)[0]
                        weight = 2.8 if later == number else 2.6
                        yield self.shape([start, *mids, finish], weight, i)
                        return
                k += 1
        if partial:
            yield self.shape([start, *mids], 1.0, i, partial=True)

    def _leads(self, k: int, limit: int) -> bool:
        """`the road to Y led via A and B`: whether a word for the way is followed by its finish and its places."""
        finish = self.names.at(k + 2) if self.names.low(k + 1) == "to" else None
        return finish is not None and any(len(self.mids(j, limit)[0]) > 1 for j in range(finish.last, finish.last + 4))

    def _finish_at(self, k: int, limit: int) -> Name | None:
        """The place that a verb of arriving at token `k` is about: behind it, or before it in `Y was reached`."""
        if self.tokens[k].low == "reached" and self.names.low(k - 1) in ("was", "is", "were"):
            return self.names.before(k - 1)
        return self._place_after(k, limit, direct=self.tokens[k].low in _REACHES)

    def departure(self, i: int) -> Name | None:
        """The place that a verb of starting at token `i` is about."""
        low, before = self.tokens[i].low, self.names.low(i - 1)
        if low == "away" and before not in ("got", "get", "gets", "getting"):
            return None
        return self._place_after(i, self.names.until(i), direct=low in _DIRECT)

    def _ends_here(self, k: int) -> bool:
        """`ran into Y`, `rolled into Y`, `stand in Y`: verbs of going count only before such a word."""
        low = self.tokens[k].low
        if low in GOING:
            following = self.names.low(k + 1), self.names.low(k + 2)
            return following[0] in ("into", "to", "for") or following in _ON_TO
        if low == "steps":
            return self.names.low(k - 1) in ("last", "final")
        if low == "see":
            return self.names.low(k - 1) == "to"
        if low in ("stand", "stood", "dipped", "touched"):
            return self.names.low(k + 1) in ("in", "at")
        return True

    def _place_after(self, i: int, stop: int, *, direct: bool) -> Name | None:
        """The place that a verb at token `i` leads to, within a few words."""
        if direct:
            name = self.names.at(i + 1)
            if name is not None:
                return self._good(name)
        for j in range(i + 1, min(i + 9, stop)):
            low = self.tokens[j].low
            if low in (".", ";", "!", "?", "but", "because", "when", "while") or (low == "," and j > i + 6):
                return None
            going = self.tokens[i].low in GOING and low in ("to", "for")
            going = going or (low in ("is", "be") and self.tokens[i].low in _NOUNS) or self.tokens[i].low in _ROADS
            if low in _AT or going or (low == "to" and self.names.low(j - 1) == "close"):
                name = self.names.at(j + 1)
                if name is not None:
                    return self._good(name)
                if self.tokens[j + 1 : j + 2] and self.tokens[j + 1].capital and self._numbered(j + 1):
                    for k in range(j + 2, min(j + 20, stop)):
                        if self.tokens[k].low == "near" and self.names.at(k + 1):
                            return self.names.at(k + 1)
        return None

    def _numbered(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].kind == "number"

    def _good(self, name: Name) -> Name | None:
        following = self.names.low(name.last)
        return None if following in _EVENTS else name

    def labels(self) -> Iterator[Shape]:
        """`Start: X ... Finish: Y`, and captions such as `California Finish Maine Start`."""
        start: Name | None = None
        finish: Name | None = None
        places = [(s.first, s.last) for s in self.text.sentences[:_MOST_SENTENCES] if s.last - s.first <= 24]
        near = -1
        for first, last in places:
            if start and finish is None and self.tokens[first].start - near > 400:
                start = None
            for i in range(first, last):
                low = self.tokens[i].low
                if low not in _START_LABEL and low not in _FINISH_LABEL:
                    continue
                name = self._labelled(i, first, last)
                if name is None:
                    continue
                if low in _START_LABEL:
                    start = start or name
                else:
                    finish = finish or name
                near = name.end
            if start and finish:
                if not self.same(start, finish):
                    both = sorted((start, finish), key=lambda n: n.start)
                    yield self.shape([start, finish], 3.2, both[0].first, last=both[1].last, labelled=True)
                start = finish = None

    def _labelled(self, i: int, first: int, last: int) -> Name | None:
        """The name that a label at token `i` stands for: behind a colon or dash, or right before it in a caption."""
        k = i + 1
        if self.names.low(k) in ("point", "line", "place", "location", "town", "city"):
            k += 1
        if self.names.low(k) in (":", "-", "=", "|") and k < last:
            return self.names.at(k + 1) if k + 1 < last else None
        if not self.tokens[i].capital or not self.names.heading(i) or last - first > 8:
            return None
        name = self.names.before(i) if i > first else None
        return name if name and name.last == i and name.first >= first else None
