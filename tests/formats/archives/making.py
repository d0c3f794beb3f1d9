"""Files for the archive tests: small recordings, zips and lists, and what is told of them."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tracker.domain.recordings import Entry, Item, Recording, Told, Wanted
from tracker.formats.archives.opening import open_source, read_member

WANTED = Wanted(now=datetime(2026, 11, 23, tzinfo=UTC))
CORPUS = Path(__file__).resolve().parents[4] / "shared" / "activities"


def gpx(minute: int = 0, points: int = 20) -> bytes:
    """A walk of a few hundred metres that starts at `minute` past eight on 1 May 2026."""
    made = "".join(
        f'<trkpt lat="{47 + n / 5000:.6f}" lon="11.0"><time>2026-05-01T08:{minute:02d}:{n:02d}Z</time></trkpt>'
        for n in range(points)
    )
    return f'<gpx version="1.1" creator="test"><trk><trkseg>{made}</trkseg></trk></gpx>'.encode()


def zipped(members: Mapping[str, bytes] | Iterable[tuple[str, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive with these members, which may have the same name twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packing) as archive:
        for name, data in members.items() if isinstance(members, Mapping) else members:
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=packing)
    return made.getvalue()


def put(folder: Path, name: str, data: bytes) -> Path:
    """A file in `folder`, its own folders made."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def told(path: Path, wanted: Wanted = WANTED) -> list[Told]:
    """All that is told of a path."""
    return list(open_source(path, wanted))


def read(path: Path, wanted: Wanted = WANTED) -> list[Item]:
    """All items of a path, its entries read, those that nobody misses left out."""
    found = [read_member(path, one.member, wanted) if isinstance(one, Entry) else one for one in told(path, wanted)]
    return [one for one in found if isinstance(one, Item) and not one.skipped]


def good(path: Path) -> list[str]:
    """The paths of the items of a path that have recordings."""
    return [item.path for item in read(path) if item.recordings]


def bad(path: Path) -> dict[str, str]:
    """The reasons of the others, by their paths."""
    return {item.path: item.refused for item in read(path) if not item.recordings}


def listed(path: Path, wanted: Wanted = WANTED) -> list[Recording]:
    """What the lists of a path say, in their order."""
    found: list[Recording] = []
    for one in told(path, wanted):
        if isinstance(one, Entry) and one.listed is not None:
            found.append(one.listed)
        elif isinstance(one, Item):
            found.extend(one.recordings)
    return found
