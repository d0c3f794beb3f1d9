"""Routes said in one breath: "from X to Y", "X to Y", "to Y from X", "A - B - C", "between X and Y"."""

import re
from collections.abc import Iterator

from tracker.articles.place_names import Name
from tracker.articles.route_parts import ARROWS, GOING, Shape
from tracker.articles.route_rows import Dashes

_TO = frozenset("to into till until".split())
# words that may stand between a start and "to"
_FILL = frozenset(
    "all the way up down back across along over around in a an on of for by at near close and his her their our "
    "my its right straight "
    "through via past overland south north east west southwards northwards eastwards westwards non stop "
    "non-stop foot bike "
    "bicycle some about just only one two three four five six seven eight nine ten - days weeks months days' km "
    "miles mile kilometres kilometers "
    "coast border edge tip end northern southern eastern western beach city town village capital home heart "
    "centre center "
    "shore shores banks start line then on until next over nearly almost more than point".split()
)
# what lies or happens between two places, if the way from one to the other is meant
_BETWEEN = frozenset(
    "distance way road path coast route ride rode run ran walk walked cycle cycled swim swam miles km "
    "kilometres kilometers highway "
    "trail journey crossing channel stretch row rowed hike hiked trek trekked coastline".split()
)
_VERBS = frozenset(
    "return back next listen welcome thanks due according ready keen able set close hard easy want need".split()
)
# what never stands between a start and its finish
_NEVER_BETWEEN = frozenset("from who was is has had said were whose ;".split())
_RELATIVE = frozenset("where which whose near just close in on at the a an home".split())
_FAR = 60


class Pairs(Dashes):
    """Reads routes whose start and finish stand side by side."""

    def from_to(self, i: int) -> Iterator[Shape]:
        """`from X (in R) (through A, B) to Y (to Z) (and back)`."""
        start = self.names.at(i + 1)
        if start is None:
            return
        stop = min(self.names.until(i), i + _FAR)
        j, start = self.names.after_region(start)
        j = self._aside(j, stop)
        home = self.names.low(j) == "," and self.names.low(j + 1) not in _FILL | _TO | {
            "followed",
            "following",
            "passing",
        }
        if home:
            return
        yield from self._onward(i, j, stop, start)

    def _aside(self, j: int, stop: int) -> int:
        """The token behind a clause between commas that says more of the start: `from X, where Z begins, to Y`."""
        if self.names.low(j) != "," or self.names.low(j + 1) not in _RELATIVE:
            return j
        for k in range(j + 2, min(j + 14, stop - 1)):
            if self.tokens[k].low == ",":
                return k + 1 if self.names.low(k + 1) in _TO else j
        return j

    def _onward(self, i: int, j: int, stop: int, start: Name) -> Iterator[Shape]:
        """The finish that follows `from X` at token `i`, looked for from token `j` on over words that may "
        "stand between."""
        mids, j = self.mids(j, stop)
        filled = 0
        while j < stop and filled <= 9:
            low = self.tokens[j].low
            if low in _TO:
                finish, weight = self._finish(j, stop)
                if finish is not None and not self.same(finish, start):
                    round_trip = self.names.low(j - 1) == "back" and self._left(finish, i)
                    found = [finish, start] if round_trip else [start]
                    yield self.finished(found + mids, finish, weight, i)
                    return
                filled += 3 if low == "to" and j + 1 < stop and not self.tokens[j + 1].capital else 0
                j += 1
                continue
            more, k = self.mids(j, stop)
            if more:
                mids, j = mids + more, k
                continue
            if low in _NEVER_BETWEEN:
                return
            light = low in _FILL or self.tokens[j].kind == "number" or self.tokens[j].capital or low == ","
            filled += 1 if light else 2
            j += 1

    def _finish(self, j: int, stop: int) -> tuple[Name | None, float]:
        """The place behind `to` at token `j`, and what the wording is worth."""
        finish = self.names.at(j + 1)
        if finish is None and self.tokens[j].low == "to" and self.names.low(j + 1) in ("the", "his", "her"):
            return self._of_place(j + 1, stop), 2.7
        return finish, 3.0

    def _left(self, name: Name, i: int) -> bool:
        """Whether the text said before token `i` that the way began at a place."""
        said = self.text.low[max(0, self.tokens[i].start - 3000) : self.tokens[i].start]
        word = re.escape(self.text.low[name.start : name.end])
        return (
            re.search(rf"(?:left|leave|leaves|leaving|from|start(?:ed|s)? in|began in) (?:the )?{word}", said)
            is not None
        )

    def _of_place(self, i: int, stop: int) -> Name | None:
        """`the northern tip of Scotland`, `the base of Kedarnath`: the name behind `of` or `in`."""
        for j in range(i, min(i + 5, stop - 1)):
            if self.tokens[j].low in ("of", "in", "at"):
                return self.names.at(j + 1)
            if self.tokens[j].capital:
                return None
        return None

    def to_from(self, i: int) -> Iterator[Shape]:
        """`to Y from X`, after a verb or noun of going."""
        finish = self.names.at(i + 1)
        if finish is None or self.names.before(i) is not None:
            return
        j, finish = self.names.after_region(finish)
        start = self.names.at(j + 1) if self.names.low(j) == "from" and j < self.names.until(i) else None
        going = {self.names.low(k) for k in range(i - 3, i)}
        if start is not None and not self.same(start, finish) and going & (_BETWEEN | GOING):
            _, start = self.names.after_region(start)
            yield self.shape([start, finish], 2.4, i)

    def toward(self, i: int) -> Iterator[Shape]:
        """`walked to Y`, `the way to Y`: a finish without a start."""
        finish = self.names.at(i + 1)
        going = {self.names.low(k) for k in range(i - 4, i)}
        if finish is not None and going & (_BETWEEN | GOING) and self.names.before(i) is None:
            yield self.shape([finish], 1.5, i, partial=True)

    def pair(self, i: int) -> Iterator[Shape]:
        """`X to Y` side by side, and rows of names joined by dashes or arrows."""
        tokens, low = self.tokens, self.tokens[i].low
        if low == "-":
            yield from self.dashed(i)
            return
        start = self.names.before(i)
        if start is None or start.last != i:
            return
        ahead = start.first - 1 - (self.names.low(start.first - 1) == "the")
        if self.names.low(ahead) in ("from", "to", "between", "-", "in", "near", *ARROWS):
            return
        j = i + 1
        finish = self.names.at(j)
        if finish is None or self.same(start, finish):
            return
        if low == "to":
            before = self.names.low(start.first - 1)
            if before in ("and", "by", "with", "of") and not self.names.heading(i):
                return
            person = before in ("said", "says", "told", "for", "thanks", "dear", "love")
            opens = start.first == self.text.sentences[self.names.sentence(i)].first and not self.names.heading(i)
            shape = self.finished([start], finish, 1.0 if person or opens else 2.3, start.first)
            if self.noun(shape.last):
                shape = Shape(shape.names, shape.start, shape.end, shape.weight + 0.5, shape.first, shape.last)
            if not self._sentence_word(start):
                yield shape
        elif tokens[i].low != "2":
            yield self.finished([start], finish, 2.6, start.first)

    def _sentence_word(self, name: Name) -> bool:
        """Whether the name is one word that may be large only because it opens the sentence ("Return to Paris")."""
        sentence = self.text.sentences[self.names.sentence(name.first)]
        alone = name.last - name.first == 1
        word = self.tokens[name.first].low
        return (
            alone
            and (word.endswith("ing") or word in self.names.small or word in _VERBS)
            and sentence.first == name.first
        )

    def between(self, i: int) -> Iterator[Shape]:
        """`between X and Y (and back)`."""
        start = self.names.at(i + 1)
        if start is None:
            return
        j, start = self.names.after_region(start)
        if self.names.low(j) != "and" or j >= self.names.until(i):
            return
        finish = self.names.at(j + 1)
        if finish is None or self.same(start, finish):
            return
        before = {self.names.low(k) for k in range(i - 3, i)}
        shape = self.finished([start], finish, 1.6 if before & _BETWEEN else -1.0, i)
        if len(shape.names) > 2:
            shape = Shape(shape.names, shape.start, shape.end, 2.6, shape.first, shape.last)
        yield shape
