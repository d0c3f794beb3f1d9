"""A row of an archive's list with the file it names: what the device measured wins, what people wrote is added."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tracker.domain.activities import ACTIVITIES, root
from tracker.domain.duplicates import digest_key, richness
from tracker.domain.recordings import Asked, Entry, Item, Recording
from tracker.services.imports.views import Found

# a file that is only a route, with its amounts in the list: the list was written by the device that measured
_ROUTES = frozenset(("apple-health",))
_FILES = frozenset(("fit", "gpx", "tcx"))
_AMOUNTS = ("distance_mm", "elapsed_s", "timer_s", "moving_s", "climb_mm", "energy_kj", "hr_avg", "hr_max", "steps")
_ONCE = ("reps", "rpe", "offset_s", "device", "zone", "parts", "laps", "track")
_FLAGS = ("indoor", "virtual", "assisted", "race")
_VAGUE = frozenset((None, "custom", "cross"))
_FAR_S = 26 * 3600


def found_in(item: Item, source: int) -> Iterator[Found]:
    """The recordings of an item, each by itself, or the reason why there are none."""
    if item.refused or not item.recordings:
        own = (
            f"{item.path} is a file that tracker wrote: import it by itself."
            if item.format.startswith("tracker-")
            else ""
        )
        said = item.refused or own or f"{item.path} holds no activity."
        yield Found(path=item.path, file=item.path, format=item.format, source=source, refused=said)
        return
    several = len(item.recordings) > 1
    for number, recording in enumerate(_numbered(item.recordings), start=1):
        listed = recording.format not in _FILES
        yield Found(
            path=f"{item.path}, {number} of {len(item.recordings)}" if several else item.path,
            file=item.path,
            format=recording.format or item.format,
            source=source,
            recording=recording,
            item=f"{source}:{item.path}" if several and not listed else "",
            listing=f"{source}:{recording.format}" if listed else "",
            digests=tuple(filter(None, (digest_key(recording),))),
            richness=_richness(recording),
        )


def joined(entry: Entry, item: Item, source: int) -> Iterator[Found]:
    """What a member of an archive holds, with what the archive's list says about it.

    Where the member can't be read, or is not there, what the list says is all there is, with a warning. Of a member
    with several recordings the row belongs to the one that begins nearest to it.
    """
    listed = entry.listed
    if listed is None:
        yield from found_in(item, source)
        return
    path = entry.path or item.path
    if not item.recordings:
        why = item.refused or f"{entry.member} holds no activity."
        alone = replace(listed, warnings=(*listed.warnings, f"Taken from the list alone: {why}"))
        yield from found_in(Item(path=path, format=listed.format, recordings=(alone,)), source)
        return
    nearest = min(range(len(item.recordings)), key=lambda n: _distance_s(item.recordings[n], listed))
    for number, found in enumerate(found_in(item, source)):
        if number != nearest or found.recording is None:
            yield found
            continue
        as_route = listed.format in _ROUTES
        both = _routed(listed, found.recording) if as_route else _filled(found.recording, listed)
        yield replace(
            found,
            path=path if as_route else found.path,
            format=both.format,
            recording=both,
            digests=tuple(dict.fromkeys(filter(None, (*found.digests, digest_key(listed))))),
            richness=_richness(listed, found.recording.track) if as_route else found.richness,
        )


def _numbered(recordings: tuple[Recording, ...]) -> Iterator[Recording]:
    """Each with a name of its own: the recordings of one file may all have the name their device gave to the file."""
    seen: dict[str, int] = {}
    for recording in recordings:
        if not recording.device:
            yield recording
            continue
        times = seen[recording.device] = seen.get(recording.device, 0) + 1
        yield recording if times == 1 else replace(recording, device=f"{recording.device}#{times}")


def _richness(recording: Recording, track: object = ()) -> tuple[int, int]:
    return richness(recording.format, recording, (recording.laps, recording.track or track, recording.parts))


def _filled(filed: Recording, listed: Recording) -> Recording:
    """The file with the list's words; of the amounts those that the file lacks, or only had worked out from points."""
    fields: dict[str, Any] = {}
    settled = set(filed.computed)
    for name in _AMOUNTS:
        here, there = getattr(filed, name), getattr(listed, name)
        counted = name in filed.computed and not name.startswith("hr_")
        if there and (not here or counted):
            fields[name] = there
            settled.discard(name)
    fields |= {name: getattr(listed, name) for name in _ONCE if not getattr(filed, name)}
    fields |= {name: getattr(filed, name) or getattr(listed, name) for name in _FLAGS}
    if (filed.started_at is None and filed.local is None) or any(what is Asked.WHEN for what, _ in filed.asks):
        fields |= {"started_at": listed.started_at, "local": listed.local, "timed": listed.timed}
    return replace(
        filed,
        **_words(filed, listed),
        **fields,
        computed=tuple(name for name in filed.computed if name in settled),
        activity=_sport(filed.activity, listed.activity),
        sport=filed.sport or listed.sport,
    )


def _routed(listed: Recording, route: Recording) -> Recording:
    """A workout with the file of its route, which adds the track and what can be worked out from it."""
    if _distance_s(route, listed) > _FAR_S:
        return replace(listed, track=listed.track or route.track)
    fields: dict[str, Any] = {}
    settled = list(listed.computed)
    for name in ("distance_mm", "climb_mm"):
        if not getattr(listed, name) and getattr(route, name):
            fields[name] = getattr(route, name)
            settled.append(name)
    return replace(
        listed,
        **fields,
        computed=tuple(dict.fromkeys(settled)),
        track=listed.track or route.track,
        laps=listed.laps or route.laps,
        warnings=(*listed.warnings, *route.warnings),
    )


def _words(filed: Recording, listed: Recording) -> dict[str, Any]:
    """What people wrote, ids and warnings of both, each once."""
    return {
        "title": listed.title or filed.title,
        "note": listed.note or filed.note,
        "tags": tuple(dict.fromkeys((*listed.tags, *filed.tags))),
        "ids": tuple(dict.fromkeys((*listed.ids, *filed.ids))),
        "warnings": tuple(dict.fromkeys((*filed.warnings, *listed.warnings))),
        "asks": _unanswered(filed, listed),
    }


def _unanswered(filed: Recording, listed: Recording) -> tuple[tuple[Asked, str], ...]:
    """What is still to ask: the list may say when it was."""
    told = listed.started_at is not None or listed.local is not None
    return tuple(ask for ask in filed.asks if not (told and ask[0] is Asked.WHEN))


def _sport(filed: str | None, listed: str | None) -> str | None:
    """The sport by name: the list's, where the athlete may have put it right, unless the file's is of the same kind and
    says more."""
    if listed in _VAGUE:
        return filed if filed is not None else listed
    if filed is not None and filed in ACTIVITIES and listed == root(filed):
        return filed
    return listed


def _distance_s(one: Recording, other: Recording) -> float:
    """Seconds between two starts, without an answer more than any."""
    if one.started_at is not None and other.started_at is not None:
        return abs((one.started_at - other.started_at).total_seconds())
    if one.local is not None and other.local is not None:
        return abs((one.local - other.local).total_seconds())
    return 0.0
