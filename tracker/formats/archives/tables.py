"""Which service a CSV comes from, by its headings, and the reader for it."""

from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO

from tracker.domain.recordings import Item, Told, Wanted
from tracker.formats.archives import foreign
from tracker.formats.archives.csv_text import headings_of
from tracker.formats.archives.kinds import HEAD

_Reader = Callable[[bytes | BinaryIO, str, Wanted], Iterator[Told]]


def table_kind(head: bytes) -> str:
    """Which service's list begins with these bytes: "strava", "garmin", "runkeeper", "hevy", "strong", else ""."""
    return _known(headings_of(head))[0]


def read_table(source: bytes | BinaryIO, path: str, wanted: Wanted) -> Iterator[Told]:
    """What a CSV tells: by the reader of its service, else with the columns that were named; or why it is refused.

    InputError when it is empty.
    """
    headings = headings_of(_head_of(source))
    kind, reader = _known(headings)
    if reader is not None and not wanted.columns:
        yield from reader(source, path, wanted)
    elif not wanted.columns and (kind := foreign.table_of(headings)):
        yield Item(path=path, format=kind, refused=foreign.refusal(kind))
    else:
        from tracker.formats.archives.plain_csv import read_plain_csv

        yield from read_plain_csv(source, path, wanted)


def _head_of(source: bytes | BinaryIO) -> bytes:
    if isinstance(source, bytes):
        return source[:HEAD]
    head = source.read(HEAD)
    source.seek(0)
    return head


def _known(headings: Sequence[str]) -> tuple[str, _Reader | None]:
    """The service with such a list and its reader; the readers are imported only when a list is there."""
    if not headings:
        return "", None
    from tracker.formats.archives.garmin import matches_garmin, read_garmin
    from tracker.formats.archives.hevy import matches_hevy, read_hevy
    from tracker.formats.archives.runkeeper import matches_runkeeper, read_runkeeper
    from tracker.formats.archives.strava import matches_strava, read_strava
    from tracker.formats.archives.strong import matches_strong, read_strong

    services: tuple[tuple[str, Callable[[Sequence[str]], bool], _Reader], ...] = (
        ("strava", matches_strava, read_strava),
        ("runkeeper", matches_runkeeper, read_runkeeper),
        ("hevy", matches_hevy, read_hevy),
        ("strong", matches_strong, read_strong),
        ("garmin", matches_garmin, read_garmin),
    )
    return next(((kind, reader) for kind, matches, reader in services if matches(headings)), ("", None))
