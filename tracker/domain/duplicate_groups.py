"""Groups of duplicates among many recordings and a journal: which one of each group is kept, what the others are of."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tracker.domain.duplicates import MOMENT_S, Alike, Sameness, Trace, alike, difference
from tracker.domain.near_in_time import Timeline
from tracker.domain.zone_errors import Habits

_FEW = 20


@dataclass(frozen=True, slots=True)
class Tie:
    """What a recording is a duplicate of: another of the same import, or a stored session, by its index."""

    index: int
    stored: bool
    alike: Alike


class Known:
    """The stored sessions to compare with, in order of time; each is looked at only where a recording comes near.

    `places` has the date, the start (seconds since 1970, `None` without a clock time) and the duration in seconds of
    each; `trace` makes the trace of the one at an index.
    """

    def __init__(self, places: Sequence[tuple[date, float | None, int | None]], trace: Callable[[int], Trace]) -> None:
        self._trace = trace
        self._made: dict[int, Trace] = {}
        self._timeline = Timeline(
            ((start, length or 0, n) for n, (_, start, length) in enumerate(places) if start is not None), MOMENT_S
        )
        self._dates = [on for on, _, _ in places]
        self._bare: defaultdict[date, list[int]] = defaultdict(list)
        for n, (on, start, _) in enumerate(places):
            if start is None:
                self._bare[on].append(n)

    @cached_property
    def _days(self) -> Mapping[date, Sequence[int]]:
        """Which are of each date; asked only for what has no clock time."""
        found: defaultdict[date, list[int]] = defaultdict(list)
        for n, on in enumerate(self._dates):
            found[on].append(n)
        return found

    @property
    def starts(self) -> Sequence[float]:
        """When they began, in seconds since 1970, in order."""
        return self._timeline.starts

    def trace(self, n: int) -> Trace:
        """The trace of the stored session at index `n`."""
        found = self._made.get(n)
        if found is None:
            found = self._made[n] = self._trace(n)
        return found

    def near(self, trace: Trace) -> Iterator[int]:
        """The indexes of those that could be the same as `trace`, some perhaps twice."""
        if trace.start is None:
            yield from self._days.get(trace.on, ())
            return
        yield from self._bare.get(trace.on, ())
        yield from self._timeline.near(trace.start, trace.elapsed_s or 0)


def ties_of(
    new: Sequence[Trace], known: Known, named: Mapping[int, tuple[int, Alike]] | None = None
) -> list[Tie | None]:
    """For each of `new` what it is a duplicate of, `None` for those that stand for themselves.

    Of a group one is kept: the stored session, else the richest. What is certain holds for a whole group; what is only
    likely holds between two, so that nothing is lost that is like the kept one only by way of a third. `named` says
    for some of `new` which stored session has their name, by index.
    """
    return _Tying(new, known, named or {}).ties()


@dataclass(slots=True)
class _Group:
    """What is in a group, as far as it keeps others out; it says of many at once what `apart` says of two."""

    items: set[str] = field(default_factory=set)
    listings: set[str] = field(default_factory=set)
    bare: set[str] = field(default_factory=set)  # lists whose rows in here have no clock time

    def take(self, trace: Trace) -> None:
        self.items.add(trace.item)
        self.listings.add(trace.listing)
        if trace.start is None:
            self.bare.add(trace.listing)

    def fits(self, trace: Trace) -> bool:
        if trace.item and trace.item in self.items:
            return False
        return not trace.listing or trace.listing not in (self.listings if trace.start is None else self.bare)


class _Tying:
    def __init__(self, new: Sequence[Trace], known: Known, named: Mapping[int, tuple[int, Alike]]) -> None:
        self._new = new
        self._found: list[Tie | None] = [None] * len(new)
        habits = Habits([*known.starts, *(trace.start for trace in new)])
        self._others = _pairs(new, habits)
        self._stored: list[list[tuple[int, Alike]]] = []
        for n, trace in enumerate(new):
            near = [named[n]] if n in named else []
            by_name = near[0][0] if near else None
            for other in dict.fromkeys(known.near(trace)):
                told = _told(trace, known.trace(other), habits)
                if told is not None and other != by_name:  # as in `alike`, a name says more than figures
                    near.append((other, told))
            if len(near) > 1:
                near.sort(key=lambda one: (-one[1].sameness, difference(trace, known.trace(one[0]))))
            self._stored.append(near)
        self._groups: defaultdict[tuple[bool, int], _Group] = defaultdict(_Group)
        self._richest = sorted(range(len(new)), key=lambda n: new[n].richness, reverse=True)

    def ties(self) -> list[Tie | None]:
        for n in self._richest:
            for other, told in self._stored[n]:
                if told.sameness >= Sameness.CERTAIN and self._fits(n, True, other):
                    self._tie(n, Tie(other, True, told))
                    break
        self._follow()
        kept: dict[int, None] = {}  # as a set that keeps its order
        for n in self._richest:
            if self._found[n] is None and not self._join(n, Sameness.CERTAIN, kept):
                kept[n] = None
                self._groups[False, n].take(self._new[n])
        accepted: set[int] = set()
        for n in kept:
            if not self._likely_stored(n) and not self._join(n, Sameness.LIKELY, accepted):
                accepted.add(n)
        return self._found

    def _follow(self) -> None:
        """What is certainly the same as one that is stored already is the same as the stored one."""
        waiting = [n for n, tie in enumerate(self._found) if tie is not None]
        while waiting:
            n = waiting.pop()
            tie = self._found[n]
            for other, told in self._others[n] if tie is not None else ():
                if told.sameness < Sameness.CERTAIN or self._found[other] is not None or tie is None:
                    continue
                if self._fits(other, True, tie.index):
                    self._tie(other, Tie(tie.index, True, tie.alike if told.sameness is Sameness.EXACT else told))
                    waiting.append(other)

    def _join(self, n: int, least: Sameness, kept: Container[int]) -> bool:
        """Tie `n` to the one of `kept` that it is most surely a duplicate of; whether there is one."""
        best: tuple[int, Alike] | None = None
        closest = (0, 0.0)
        for other, told in self._others[n]:
            tie = self._found[other]
            keeper = other if tie is None else tie.index
            certain_way = tie is None or (not tie.stored and least >= Sameness.CERTAIN)
            if told.sameness < least or not certain_way or keeper not in kept or not self._fits(n, False, keeper):
                continue
            close = (-told.sameness, difference(self._new[n], self._new[other]))
            if best is None or close < closest:
                closest = close
                best = keeper, told if tie is None or told.sameness < Sameness.EXACT else tie.alike
        if best is not None:
            self._tie(n, Tie(best[0], False, best[1]))
        return best is not None

    def _likely_stored(self, n: int) -> bool:
        for other, told in self._stored[n]:
            if self._fits(n, True, other):
                self._tie(n, Tie(other, True, told))
                return True
        return False

    def _fits(self, n: int, stored: bool, keeper: int) -> bool:
        """Whether nothing that is never the same as `n` is in the group already."""
        return self._groups[stored, keeper].fits(self._new[n])

    def _tie(self, n: int, tie: Tie) -> None:
        self._found[n] = tie
        self._groups[tie.stored, tie.index].take(self._new[n])


def _told(a: Trace, b: Trace, habits: Habits) -> Alike | None:
    """Whether two are the same activity: hours apart only where these are no hours at which both are usual."""
    told = alike(a, b)
    if told is not None and told.by_zone and a.start is not None and b.start is not None:
        return None if habits.are(a.start, b.start) else told
    return told


def _pairs(new: Sequence[Trace], habits: Habits) -> list[list[tuple[int, Alike]]]:
    """For each the others that it is alike, both ways."""
    found: list[list[tuple[int, Alike]]] = [[] for _ in new]
    seen: set[tuple[int, int]] = set()

    def look(one: int, other: int) -> None:
        pair = (min(one, other), max(one, other))
        if one == other or pair in seen:
            return
        told = _told(new[one], new[other], habits)
        if told is not None:
            seen.add(pair)
            found[one].append((other, told))
            found[other].append((one, told))

    for one, other in _of_one_name(new):
        look(one, other)
    among = Known([(trace.on, trace.start, trace.elapsed_s) for trace in new], new.__getitem__)
    for n, trace in enumerate(new):
        bare = trace.listing if trace.start is None else ""
        for other in among.near(trace):
            if (other < n or trace.start is None) and not (bare and bare == new[other].listing):
                look(n, other)
    return found


def _of_one_name(new: Sequence[Trace]) -> Iterator[tuple[int, int]]:
    """Pairs that share a name or their content; of very many, as by a device that has one name for all, each with the
    first alone."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n, trace in enumerate(new):
        for name in (trace.digest, *trace.names):
            if name:
                yield from ((other, n) for other in holders[name][: _FEW if len(holders[name]) <= _FEW else 1])
                holders[name].append(n)
