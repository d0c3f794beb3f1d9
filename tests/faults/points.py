"""Which of the calls of an operation to try."""

from collections.abc import Iterable, Iterator, Sequence

from tests.faults.children import SAID

Told = Sequence[Sequence[str]]  # of each call its name, path and second path, as a bench tells them


def ranked(events: Told) -> list[list[int]]:
    """All calls by their numbers from 1, the most telling first: all but writes of pages; those into the journal; into
    its rollback journal, before it counts; into a file under a name nobody looks for.
    """
    found: list[list[int]] = [[], [], [], []]
    for at, (name, path, _) in enumerate(events, start=1):
        rank = 0 if name != "pwrite64" else 3 if ".part" in path else 2 if path.endswith("-journal") else 1
        found[rank].append(at)
    return found


def acting(events: Told) -> list[list[int]]:
    """The same without those that only say something."""
    return [[at for at in rank if events[at - 1][1] != SAID] for rank in ranked(events)]


def in_turn(ranks: dict[str, list[list[int]]], length: int) -> Iterator[tuple[str, list[int]]]:
    """The calls of all operations, of the first rank first, in pieces, so that none is left out when the time is up."""
    for rank in zip(*ranks.values(), strict=True):
        for start in range(0, max(len(at) for at in rank), length):
            for name, at in zip(ranks, rank, strict=True):
                if start < len(at):
                    yield name, at[start : start + length]


def sample(events: Told, most: int) -> list[int]:
    """A few of all calls, and those around the first acknowledgement."""
    return sorted({*spread(range(1, len(events) + 1), most), *around(events)})


def around(events: Told) -> list[int]:
    """The two calls before the first acknowledgement, itself, and the next."""
    said = next(at for at in range(1, len(events) + 1) if events[at - 1][1] == SAID)
    return list(range(max(1, said - 2), said + 2))


def spread(found: Iterable[int], most: int) -> list[int]:
    """At most so many of some points (2 or more), evenly, with the first and the last."""
    every = list(found)
    if len(every) <= most:
        return every
    return sorted({every[round(n * (len(every) - 1) / (most - 1))] for n in range(most)})
