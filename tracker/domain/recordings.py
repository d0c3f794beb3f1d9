"""Recordings: what a watch file, or a row of another service's export, tells about one activity.

A recording is not a session yet: it may name no sport, no zone, even no time, and the journal may hold the same
activity already. Amounts are exact as everywhere: millimetres, whole seconds, kilojoules; `None` is "not known".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tracker.domain.sessions import Part

TITLE_LIMIT = 300  # characters of a recording's title
TrackPoint = tuple[int, int]  # latitude and longitude in 10^-7 degrees


class Asked(StrEnum):
    """What only the athlete can decide about a recording before it is stored."""

    WHEN = "when"  # it has no time, or none that can be believed
    SPLIT = "split"  # one file that holds several outings
    EMPTY = "empty"  # hardly anything was recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """One lap, as the device cut it."""

    elapsed_s: int
    distance_mm: int | None = None
    hr_avg: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """One activity as its file tells it.

    Of the times it has `started_at` where the file gives an instant, else `local`, the wall clock where the athlete
    was; `offset_s` or `zone` only where the file itself says them. `elapsed_s` is from start to end, `timer_s` what the
    device counted, `moving_s` without standing still. `computed` names the fields that were worked out from the
    points because the device did not sum them up ("distance_mm", "elapsed_s", "hr_avg", "climb_mm").
    """

    format: str  # "fit", "gpx", "tcx", "strava", "garmin", "apple-health", "runkeeper", "hevy", "strong", "csv"
    activity: str | None = None  # a key of domain.activities; None where the file does not say
    sport: str = ""  # the sport in the file's own word, cleaned
    started_at: datetime | None = None  # aware, UTC
    local: datetime | None = None  # naive
    offset_s: int | None = None
    zone: str = ""  # IANA name
    timed: bool = True  # False: of the time only the date is known
    elapsed_s: int | None = None
    timer_s: int | None = None
    moving_s: int | None = None
    distance_mm: int | None = None
    climb_mm: int | None = None
    energy_kj: int | None = None
    hr_avg: int | None = None
    hr_max: int | None = None
    steps: int | None = None
    reps: int | None = None
    rpe: int | None = None
    computed: tuple[str, ...] = ()
    indoor: bool = False
    virtual: bool = False
    assisted: bool = False
    race: bool = False
    by_hand: bool = False  # typed into the other service, recorded by no device
    title: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()  # legs of a multisport, sets of a workout
    laps: tuple[Lap, ...] = ()
    track: tuple[TrackPoint, ...] = ()
    device: str = ""  # the device's own name of the recording: maker, serial number, time of creation
    ids: tuple[str, ...] = ()  # ids in services, each "service:id", such as "strava:12070555079"
    digest: str = ""  # of the content it was read from, and its place in there
    warnings: tuple[str, ...] = ()  # a sentence each
    asks: tuple[tuple[Asked, str], ...] = ()  # what has to be decided, and why, a sentence each

    @property
    def hold_s(self) -> int | None:
        """The seconds that its sets were held; those of another activity are legs, which count by themselves."""
        return sum(part.count * (part.hold_s or 0) for part in self.parts if part.activity is None) or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What came of one file, one member of an archive or one row: recordings, or the reason why there are none."""

    path: str  # as people read it, cleaned: "export.zip: activities/12866632127.fit.gz", "hevy.csv, line 7"
    format: str = ""
    recordings: tuple[Recording, ...] = ()
    refused: str = ""  # one sentence: what is wrong, where, and the fix
    skipped: bool = (
        False  # nothing an athlete would miss, such as a watch's telemetry in an archive: counted, not listed
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A member of an archive that is still to be read, with what the archive's own list says about it."""

    member: str
    listed: Recording | None = None
    path: str = ""  # of the row in the list, as people read it


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long file has been read, in bytes."""

    done: int
    total: int


Told = Item | Entry | Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A privacy zone: no point of a track that lies within `radius_m` metres of its centre is ever kept."""

    lat: float
    lon: float
    radius_m: int


def circles(zones: Iterable[tuple[float, float, int]]) -> tuple[Circle, ...]:
    """Privacy zones from their latitudes, longitudes and radii in metres."""
    return tuple(Circle(lat=lat, lon=lon, radius_m=radius) for lat, lon, radius in zones)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How to read. `units` is what distances without a unit are in; `day_first` how 05/03/2026 is read, if told."""

    now: datetime  # aware: nothing lies more than a day after it
    units: str = "km"
    day_first: bool | None = None
    columns: tuple[tuple[str, str], ...] = ()  # (heading of a plain CSV, field of a recording)
    tracks: bool = False  # whether a thinned track is kept
    private: tuple[Circle, ...] = field(default=())
