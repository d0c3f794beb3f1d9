"""FIT, the files of watches and bike computers, read by ourselves: only what the journal needs, and that fast.

A checksum decides nothing, a damaged file gives what could be read of it, and several files in one are as many
recordings.
"""

from dataclasses import replace
from hashlib import sha256

from tracker.domain.recordings import Item, Recording, Wanted
from tracker.formats.fit.container import containers, lost_file
from tracker.formats.fit.decoding import Messages
from tracker.formats.fit.reading import recording_of
from tracker.formats.fit.summaries import NEEDED

__all__ = ["read_fit"]

_APPLE_DOUBLE = b"\x00\x05\x16"


def read_fit(data: bytes, path: str, wanted: Wanted) -> Item:
    """The recordings in a FIT file, or why there are none; `path` as people read it. It never raises."""
    found: list[Recording] = []
    refused = ""
    lost = False
    end = 0
    for container in containers(data):
        end = container.end
        messages = Messages(data, container.body, container.end, NEEDED)
        one = recording_of(messages, container, wanted)
        if isinstance(one, Recording):
            found.append(one)
        elif found and messages.damage is not None:
            lost = True
        else:
            refused = refused or one.why
    if not found:
        return Item(path=path, format="fit", refused=refused or _no_fit(data))
    if lost or lost_file(data, end):
        said = "Another file follows in it that could not be read."
        found[-1] = replace(found[-1], warnings=(*found[-1].warnings, said))
    return Item(path=path, format="fit", recordings=tuple(_told_apart(found, data)))


def _told_apart(found: list[Recording], data: bytes) -> list[Recording]:
    """The recordings with a digest each, and no two of them with one name."""
    digest = sha256(data).hexdigest()
    if len(found) == 1:
        return [replace(found[0], digest=digest)]
    named: list[Recording] = []
    for index, one in enumerate(found):
        taken = one.device and any(one.device == other.device for other in found[:index])
        device = f"{one.device}#{index}" if taken else one.device
        named.append(replace(one, digest=f"{digest}#{index}", device=device))
    return named


def _no_fit(data: bytes) -> str:
    if not data:
        return "It is empty: copy it from the device again."
    if data.startswith(_APPLE_DOUBLE):
        return "It is only what a Mac keeps beside a file: choose the one whose name does not begin with “._”."
    if not data.strip(b"\0"):
        return "It holds nothing but zeros: copy it from the device again."
    return "It is no FIT file, whatever its name says: choose the file that the device or the service gave."
