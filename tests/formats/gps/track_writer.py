"""Small writers of GPX and TCX files: what tests of readers, archives and imports feed on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from xml.sax.saxutils import escape, quoteattr

START = datetime(2026, 5, 3, 6, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Spot:
    """One point: degrees, metres, an instant (naive: written without a zone) and beats a minute."""

    lat: float | str
    lon: float | str
    ele: float | str | None = None
    at: datetime | str | None = None
    hr: int | None = None


def line(
    count: int = 60,
    *,
    start: datetime | None = START,
    lat: float = 59.91,
    lon: float = 10.75,
    step_s: float = 5,
    north: float = 0.0001,
    east: float = 0.0001,
    ele: float | None = 100.0,
    up: float = 0.0,
    hr: int | None = None,
) -> list[Spot]:
    """`count` points straight on, a step of `north` and `east` degrees and `up` metres every `step_s` seconds."""
    return [
        Spot(
            lat=round(lat + at * north, 7),
            lon=round((lon + at * east + 180) % 360 - 180, 7),
            ele=None if ele is None else ele + at * up,
            at=None if start is None else start + timedelta(seconds=at * step_s),
            hr=hr,
        )
        for at in range(count)
    ]


def stamp(at: datetime | str | None) -> str:
    """A time as files write it: Z for UTC, the offset otherwise, nothing where there is none."""
    if at is None or isinstance(at, str):
        return at or ""
    return at.isoformat().replace("+00:00", "Z")


@dataclass(frozen=True)
class Track:
    """A track of a GPX file: its segments and what is said of it."""

    segments: Sequence[Sequence[Spot]]
    name: str = ""
    desc: str = ""
    kind: str = ""  # <type>
    link: str = ""


def gpx_bytes(
    *tracks: Track | Sequence[Spot], head: str = "", creator: str = "a test", prefix: str = "gpxtpx"
) -> bytes:
    """A GPX 1.1 file; a plain list of points is a track with one segment. `head` stands before the tracks as it is."""
    whole = [track if isinstance(track, Track) else Track([track]) for track in tracks]
    body = "".join(_track(track, prefix) for track in whole)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<gpx version="1.1" creator={quoteattr(creator)} xmlns="http://www.topografix.com/GPX/1/1" '
        f'xmlns:{prefix}="http://www.garmin.com/xmlschemas/TrackPointExtension/v1">\n{head}{body}</gpx>\n'
    ).encode()


def _track(track: Track, prefix: str) -> str:
    said = "".join(
        f"<{tag}>{escape(text)}</{tag}>"
        for tag, text in (("name", track.name), ("desc", track.desc), ("type", track.kind))
        if text
    )
    link = f"<link href={quoteattr(track.link)}/>" if track.link else ""
    segments = "".join(
        "<trkseg>\n" + "".join(_point(spot, prefix) for spot in segment) + "</trkseg>\n" for segment in track.segments
    )
    return f"<trk>{said}{link}{segments}</trk>\n"


def _point(spot: Spot, prefix: str) -> str:
    ele = "" if spot.ele is None else f"<ele>{spot.ele}</ele>"
    time = "" if spot.at is None else f"<time>{stamp(spot.at)}</time>"
    hr = (
        f"<extensions><{prefix}:TrackPointExtension><{prefix}:hr>{spot.hr}</{prefix}:hr>"
        f"</{prefix}:TrackPointExtension></extensions>"
        if spot.hr is not None
        else ""
    )
    return f'<trkpt lat="{spot.lat}" lon="{spot.lon}">{ele}{time}{hr}</trkpt>\n'


@dataclass(frozen=True)
class TcxLap:
    """A lap of a TCX file: its sums, each left out where None, and its points."""

    seconds: float | str | None = 300
    metres: float | str | None = 1000
    spots: Sequence[Spot] = ()
    start: datetime | str | None = START
    kcal: int | None = None
    hr_avg: int | None = None
    hr_max: int | None = None


@dataclass(frozen=True)
class TcxActivity:
    """An activity of a TCX file."""

    laps: Sequence[TcxLap] = field(default_factory=lambda: [TcxLap(spots=line())])
    sport: str | None = "Running"
    key: str = "2026-05-03T06:00:00Z"  # <Id>
    notes: str = ""
    creator: str = ""
    unit: int = 0


def tcx_bytes(*activities: TcxActivity, multisport: bool = False, courses: str = "") -> bytes:
    """A TCX file; with `multisport` the activities are the legs of one MultiSportSession."""
    whole = "".join(_activity(activity) for activity in activities or (TcxActivity(),))
    if multisport:
        whole = f"<MultiSportSession><Id>x</Id><FirstSport>{whole}</FirstSport></MultiSportSession>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase '
        'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{courses}<Activities>{whole}</Activities></TrainingCenterDatabase>\n"
    ).encode()


def _activity(one: TcxActivity) -> str:
    sport = "" if one.sport is None else f" Sport={quoteattr(one.sport)}"
    notes = f"<Notes>{escape(one.notes)}</Notes>" if one.notes else ""
    creator = (
        f'<Creator xsi:type="Device_t"><Name>{escape(one.creator)}</Name><UnitId>{one.unit}</UnitId></Creator>'
        if one.creator
        else ""
    )
    laps = "".join(_lap(lap) for lap in one.laps)
    return f"<Activity{sport}><Id>{one.key}</Id>{laps}{notes}{creator}</Activity>\n"


def _lap(lap: TcxLap) -> str:
    start = "" if lap.start is None else f' StartTime="{stamp(lap.start)}"'
    sums = "".join(
        f"<{tag}>{value}</{tag}>"
        for tag, value in (
            ("TotalTimeSeconds", lap.seconds),
            ("DistanceMeters", lap.metres),
            ("Calories", lap.kcal),
            ("AverageHeartRateBpm", None if lap.hr_avg is None else f"<Value>{lap.hr_avg}</Value>"),
            ("MaximumHeartRateBpm", None if lap.hr_max is None else f"<Value>{lap.hr_max}</Value>"),
        )
        if value is not None
    )
    spots = "".join(_trackpoint(spot) for spot in lap.spots)
    return f"<Lap{start}>{sums}<Intensity>Active</Intensity>{'<Track>' + spots + '</Track>' if spots else ''}</Lap>\n"


def _trackpoint(spot: Spot) -> str:
    time = "" if spot.at is None else f"<Time>{stamp(spot.at)}</Time>"
    ele = "" if spot.ele is None else f"<AltitudeMeters>{spot.ele}</AltitudeMeters>"
    hr = "" if spot.hr is None else f"<HeartRateBpm><Value>{spot.hr}</Value></HeartRateBpm>"
    return (
        f"<Trackpoint>{time}<Position><LatitudeDegrees>{spot.lat}</LatitudeDegrees>"
        f"<LongitudeDegrees>{spot.lon}</LongitudeDegrees></Position>{ele}{hr}</Trackpoint>\n"
    )
