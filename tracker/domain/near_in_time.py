"""Many spans of time, and which of them come near another: at the same moment, overlapping, or a zone's error apart."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tracker.domain.zone_errors import SAME_START_S, SHIFT_S, may_shift

_BACK_S = SHIFT_S + SAME_START_S
_QUARTER_S = 900  # zones differ by quarters of an hour
_GRAIN_S = 3  # wider than such a difference may be off
_GRAINS = _QUARTER_S // _GRAIN_S


class Timeline:
    """Spans in order of their starts; a few of them are looked at to say which come near, however many there are.

    Each span is its start in seconds since 1970, its length in seconds (0: not known) and its number.
    """

    def __init__(self, spans: Iterable[tuple[float, int, int]], moment_s: int) -> None:
        self._spans = sorted((start, n, length) for start, length, n in spans)
        self._moment_s = moment_s
        self.starts: Sequence[float] = [start for start, _, _ in self._spans]
        # places in that order: of those about as long, and of those that begin alike within a quarter of an hour
        self._lengths: defaultdict[int, list[int]] = defaultdict(list)
        self._grains: defaultdict[int, list[int]] = defaultdict(list)
        for place, (start, _, length) in enumerate(self._spans):
            self._lengths[length.bit_length()].append(place)
            self._grains[int(start % _QUARTER_S // _GRAIN_S)].append(place)

    def near(self, own: float, length: int) -> Iterator[int]:
        """The numbers of the spans that begin within a moment of `own`, share time with the `length` seconds from it,
        or begin a zone's error away."""
        found = set(self._between(range(len(self.starts)), own - self._moment_s, own + max(self._moment_s, length)))
        for bits, places in self._lengths.items():
            found.update(self._between(places, own - (1 << bits), own))
        grain = int(own % _QUARTER_S // _GRAIN_S)
        for one in (grain - 1, grain, grain + 1):
            found.update(self._between(self._grains.get(one % _GRAINS, ()), own - _BACK_S, own + _BACK_S))
        for place in sorted(found):
            start, n, its = self._spans[place]
            apart_s = abs(own - start)
            common = start - own < length if start > own else own - start < its
            if common or apart_s <= self._moment_s or may_shift(apart_s):
                yield n

    def _between(self, places: Sequence[int], first: float, last: float) -> Sequence[int]:
        """Those of `places` that begin from `first` to `last`, both included."""
        start_of = self.starts.__getitem__
        return places[bisect_left(places, first, key=start_of) : bisect_right(places, last, key=start_of)]
