"""What is told of exports that are made up for a test."""

from collections.abc import Iterable

from tracker.domain.recordings import Entry, Item, Recording, Told


def recordings(told: Iterable[Told]) -> list[Recording]:
    """Every recording that is told, those of entries too."""
    found: list[Recording] = []
    for one_told in told:
        if isinstance(one_told, Item):
            found += one_told.recordings
        elif isinstance(one_told, Entry) and one_told.listed is not None:
            found.append(one_told.listed)
    return found


def one(told: Iterable[Told]) -> Recording:
    """The one recording that is told; nothing may be refused."""
    told = list(told)
    assert not refusals(told)
    [found] = recordings(told)
    return found


def refusals(told: Iterable[Told]) -> list[tuple[str, str]]:
    """Path and reason of everything that is refused."""
    return [(item.path, item.refused) for item in told if isinstance(item, Item) and item.refused]
