"""Routes said as a row of names: "A - B - C", "Route: A-B-C-A"."""

from collections.abc import Iterator
from dataclasses import replace

from tracker.articles.place_names import Name
from tracker.articles.route_parts import Parts, Shape

_ROUTE_NOUN = frozenset(
    "run ride cycle bike walk trek hike route highway trail road challenge journey yatra padayatra relay tour "
    "swim row paddle "
    "crossing corridor race record expedition path way line stretch march marathon km miles".split()
)
_NOT_JOINED = frozenset("covid post non anti pre mid sub ex self half".split())
_LABELS = frozenset("route way track itinerary stages course path".split())
# what a name may go on with in small letters in a row of names
_STREETS = frozenset("road street bridge lane park square gate nagar bagh market garden gardens circle station".split())


class Dashes(Parts):
    """Reads rows of names that dashes or arrows join."""

    def dashed(self, i: int) -> Iterator[Shape]:
        """The row of names whose first dash is token `i`."""
        tokens = self.tokens
        if i + 1 >= len(tokens) or not i or self.names.sentence(i) != self.names.sentence(i + 1):
            return
        if self.text.low[tokens[i - 1].start : tokens[i].start].count("\n"):
            return
        start = self.names.before(i, hyphens=False)
        if start is None or start.last != i:
            return
        previous = self.names.low(start.first - 1)
        if previous in ("-", "from", "to") and self.names.before(start.first - 1, hyphens=False) is not None:
            return
        found, j = self._chain(start, i)
        weight = self._chain_weight(found, i, j) if len(found) > 1 else 0.0
        if weight and not any(n.value.lower() in _NOT_JOINED for n in found):
            yield self.shape(found, weight, start.first, last=j)

    def _chain(self, start: Name, i: int) -> tuple[list[Name], int]:
        """The names that dashes join from the one at token `i` on, and the token behind them."""
        found, j = [start], i
        while self.names.low(j) in ("-", ">") and len(found) < 60:
            k = j + 1
            while self.names.low(k) in ("-", ">") and k < j + 3:
                k += 1
            name = self.names.at(k, hyphens=False)
            if name is None or self.names.sentence(k) != self.names.sentence(i):
                break
            j = name.last
            if self.names.low(j) in _STREETS and self.names.low(j + 1) in ("-", ">", ")", ".", ""):
                name = replace(name, value=f"{name.value} {self._said(j)}", end=self.tokens[j].end, last=j + 1)
                j += 1
            found.append(name)
        return found, j

    def _said(self, i: int) -> str:
        return self.text.text[self.tokens[i].start : self.tokens[i].end]

    def _chain_weight(self, found: list[Name], i: int, last: int) -> float:
        tight, start = self.names.joins(i), found[0]
        heading = self.names.heading(i)
        labelled = self.names.low(start.first - 1) == ":" and self.names.low(start.first - 2) in _LABELS
        if labelled and len(found) > 3:
            return 3.2
        if tight and any(" " in n.value for n in found[1:-1]):
            return 0.0
        if len(found) > 2:
            noun = self.noun(last) or self.names.low(start.first - 1) in ("route", "the", ":")
            return 2.6 if noun or heading or not tight else 2.2
        if any(self.names.low(n.first - 1) == "the" for n in found):
            return 0.0
        if self.noun(last):
            return 1.5 if tight else 2.0
        return 1.6 if not tight and (heading or self._bracketed(start, last)) else 0.0

    def _bracketed(self, start: Name, last: int) -> bool:
        return self.names.low(start.first - 1) in ("(", ":", '"', "'") or self.names.low(last) in (")", '"')

    def noun(self, i: int) -> bool:
        """Whether a word for a way or a journey follows at token `i`."""
        return self.names.low(i) in _ROUTE_NOUN or self.names.low(i + 1) in _ROUTE_NOUN
