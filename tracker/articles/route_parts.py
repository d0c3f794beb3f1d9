"""What routes are put together from: a shape, the places on the way, there and back."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.articles.place_names import Name, Names
from tracker.articles.text import Text

# words for a part of a town or the way round it
_ROUND = frozenset("bypass outskirts edge foot port suburbs centre center gates".split())
_BY = frozenset("through via past".split())
ARROWS = frozenset(("\u2192", "\u27a1", "\u2794", "\u21c4", "\u2194"))
_ONWARD = ARROWS | {"to", "-"}
GOING = frozenset(
    "rode ride riding walked walk walking ran run running cycled cycle cycling pedal pedalled pedalling hike "
    "hiked row rowed swim swam "
    "paddle paddled head heads headed heading made make making rolled roll rolls got".split()
)


@dataclass(frozen=True, slots=True)
class Shape:
    """Names in order of travel, characters `start` to `end`, tokens `first` to `last`; `weight` what the "
    "wording is worth."""

    names: tuple[Name, ...]
    start: int
    end: int
    weight: float
    first: int
    last: int
    partial: bool = False
    labelled: bool = False


class Parts:
    """Reads the parts of routes at tokens of one text."""

    def __init__(self, text: Text, names: Names) -> None:
        self.text = text
        self.names = names
        self.tokens = text.tokens

    def shape(
        self,
        found: list[Name],
        weight: float,
        first: int,
        *,
        last: int = 0,
        partial: bool = False,
        labelled: bool = False,
    ) -> Shape:
        """A shape of names with its stretch."""
        start = min(min(n.start for n in found), self.tokens[first].start)
        end = max(n.end for n in found)
        return Shape(tuple(found), start, end, weight, first, last or max(n.last for n in found), partial, labelled)

    def finished(self, found: list[Name], finish: Name, weight: float, first: int) -> Shape:
        """The shape that ends in `finish`, followed on: `to Y to Z`, `to Y via A and B`, `to Y and back`."""
        stop = self.names.until(first)
        last, finish = self.names.after_region(finish)
        found = [*found, finish]
        hops = 0
        while last < stop and self.tokens[last].low in _ONWARD and hops < 40:
            onward = self.names.at(last + 1)
            if onward is None:
                break
            last, onward = self.names.after_region(onward)
            found.append(onward)
            hops += 1
        mids, k = self.mids(last, stop)
        if mids and hops == 0:
            found, last = [*found[:-1], *mids, found[-1]], k
        if self._back(last, stop):
            found.append(found[0])
            weight += 0.2
        return self.shape(found, weight, first, last=last)

    def _back(self, i: int, stop: int) -> bool:
        words = [t.low for t in self.tokens[i : min(i + 5, stop)] if t.low not in (",", "-")]
        return (
            words[:2] in (["and", "back"], ["then", "back"])
            or words[:3] == ["there", "and", "back"]
            or words[:1] == ["return"]
        )

    def mids(self, i: int, stop: int) -> tuple[list[Name], int]:
        """`through A, B and C`, `by way of A`, `taking in A`: the names and the token behind them."""
        j = i
        if j < stop and self.tokens[j].low == ",":
            j += 1
        low, low2, low3 = self.names.low(j), self.names.low(j + 1), self.names.low(j + 2)
        if low in _BY:
            j += 1
        elif low == "by" and low2 == "way" and low3 == "of":
            j += 3
        elif (low, low2) in (
            ("taking", "in"),
            ("passing", "through"),
            ("going", "through"),
            ("going", "via"),
            ("passing", "by"),
        ):
            j += 2
        else:
            return [], i
        found, j = self._list(j, stop)
        return found, j if found else i

    def _list(self, j: int, stop: int) -> tuple[list[Name], int]:
        found: list[Name] = []
        while j < stop and len(found) < 60:
            name = self.names.at(j)
            if name is None:
                break
            j, name = self.names.after_region(name) if self.names.low(name.last) == "(" else (name.last, name)
            found.append(name)
            if (
                self.tokens[j : j + 1]
                and self.tokens[j].kind == "word"
                and self.names.low(j + 1) == ","
                and len(found) > 1
            ):
                j += not self.tokens[j].capital and self.names.low(j) not in ("and", "then")  # `Agra bypass, Sagar`
            if self.names.low(j) in (",", "and", "&", "then") and j < stop:
                k = j + 1
                while self.names.low(k) in ("and", "then", "on", "&") and k < j + 4:
                    k += 1
                if self.names.low(k) == "the" and self.names.low(k + 1) in _ROUND and self.names.low(k + 2) == "of":
                    k += 3  # `the bypass of Delhi`
                if self.names.at(k) is None:
                    break
                j = k
                continue
            break
        return found, j

    def same(self, a: Name, b: Name) -> bool:
        return a.value.lower() == b.value.lower()

    def row(self, i: int) -> Iterator[Shape]:
        """`passed through A, B and C`: places without a start."""
        found, last = self._list(i + 1, self.names.until(i))
        if len(found) >= 2:
            yield self.shape(found, 1.0, i, last=last, partial=True)
