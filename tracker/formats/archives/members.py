"""One file of a watch: its recordings, by what it really is."""

from tracker.domain.recordings import Item, Wanted
from tracker.formats.archives import foreign
from tracker.formats.archives.kinds import HEAD, kind_of
from tracker.formats.archives.limits import GZIP, gunzipped

_FIT_KIND = 0  # the field of a FIT file's first message
_MISSED = (4, 5, 6)  # activities, workouts and courses: to leave those out is said


def recorded(data: bytes, member: str, name: str, wanted: Wanted) -> Item:
    """What a FIT, GPX or TCX file, perhaps gzipped, holds; anything else is refused by name.

    `member` is its file name, `name` what it is called before people. UnreadableError for a broken gzip.
    """
    if data[:2] == GZIP:
        data = gunzipped(data)
    kind = kind_of(data[:HEAD], member)
    match kind:
        case "fit":
            from tracker.formats.fit import read_fit

            return read_fit(data, name, wanted)
        case "gpx":
            from tracker.formats.gps.gpx import read_gpx

            return read_gpx(data, name, wanted)
        case "tcx":
            from tracker.formats.gps.tcx import read_tcx

            return read_tcx(data, name, wanted)
    return Item(path=name, format=kind, refused=foreign.refusal(kind))


def is_telemetry(data: bytes) -> bool:
    """Whether a FIT file is of a kind that only a watch needs: its settings, its monitoring of the day, and such."""
    from tracker.formats.fit.container import containers
    from tracker.formats.fit.decoding import Messages
    from tracker.formats.fit.summaries import FILE_ID

    if data[:2] == GZIP:
        data = gunzipped(data)
    for container in containers(data):
        messages = Messages(data, container.body, container.end, (FILE_ID,))
        kind = next(messages.each(FILE_ID, (_FIT_KIND,), 1), {}).get(_FIT_KIND)
        return kind is not None and kind not in _MISSED
    return False
