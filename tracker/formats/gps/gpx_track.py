"""What a GPX file holds, gathered as the parser goes by."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import isinf, nan

from tracker.domain.believable import FAST_HEART
from tracker.formats.gps.outings import Piece
from tracker.formats.gps.segments import HIGHEST_M, LOWEST_M, MIN_HEART_RATE, Segment
from tracker.formats.gps.times import Clock
from tracker.formats.gps.xml import Begin, End, Text

_LINKS = (
    ("strava", re.compile(r"https?://(?:www\.)?strava\.com/activities/(\d{1,20})(?!\d)")),
    ("garmin", re.compile(r"https?://connect\.garmin\.com/(?:modern/)?activity/(\d{1,20})(?!\d)")),
)


@dataclass(slots=True)
class TrackWords:
    """What a track, or the whole file, says of itself."""

    name: str = ""
    desc: str = ""
    type: str = ""
    ids: list[str] = field(default_factory=list)


class GpxTrack:
    """The reader of GPX 1.0 and 1.1. The pieces are the segments that have points, each with its track's number."""

    def __init__(self, now: datetime) -> None:
        self.clock = Clock(now)
        self.creator = ""
        self.whole = TrackWords()
        self.routes = 0
        self.points = 0  # as many as the file holds
        self.unplaced = 0  # points whose place is none
        self.heightless = 0  # points whose elevation can't be
        self.racing = 0  # heart rates that no heart has
        self.tracks: list[TrackWords] = []
        self.pieces: list[Piece] = []
        self._segment: Segment | None = None
        self._where = ""
        self._inside = False
        self._sound = False
        self._north = self._east = self._height = self._time = nan
        self._heart = 0.0
        self.depth: Callable[[], int] = int
        self.begins: Mapping[str, Begin] = {
            "gpx": self._root,
            "trk": self._track,
            "trkseg": self._open,
            "trkpt": self._point,
            "link": self._link,
            "rte": self._route,
            **{word: self._enter(word) for word in ("metadata", "wpt")},
        }
        self.texts: Mapping[str, Text] = {
            "ele": self._ele,
            "time": self._at,
            **dict.fromkeys(("hr", "heartrate", "HeartRate", "heart_rate", "bpm"), self._beats),
            **{word: self._saying(word) for word in ("name", "desc", "type")},
            "url": lambda text: self._link({"href": text}),  # GPX 1.0
        }
        self.ends: Mapping[str, End] = {
            "trkpt": self._keep,
            "trkseg": self._close,
            "trk": self._end_track,
            **dict.fromkeys(("metadata", "wpt", "rte"), self._leave),
        }

    def kept(self) -> bool:
        """Whether any point was read; closes the segment that a file cut short left open."""
        self._close()
        return bool(self.pieces)

    def _root(self, attributes: dict[str, str]) -> None:
        if self.depth() == 1:
            self.creator = attributes.get("creator", "")[:200]

    def _enter(self, word: str) -> Begin:
        def entered(_: dict[str, str]) -> None:
            self._where = word

        return entered

    def _leave(self) -> None:
        self._where = ""

    def _route(self, _: dict[str, str]) -> None:
        self._where = "rte"
        self.routes += 1

    def _track(self, _: dict[str, str]) -> None:
        self._where = "trk"
        self.tracks.append(TrackWords())

    def _end_track(self) -> None:
        self._leave()
        self._close()

    def _open(self, _: dict[str, str]) -> None:
        self._close()
        self._segment = Segment()

    def _close(self) -> None:
        segment, self._segment = self._segment, None
        if segment is not None and segment.norths:
            segment.close(self.clock.offset_s)
            self.pieces.append(Piece(segment, len(self.tracks) - 1))
        self.clock.offset_s = None

    def _point(self, attributes: dict[str, str]) -> None:
        self.points += 1
        self._inside = self._sound = True
        self._height = self._time = nan
        self._heart = 0.0
        try:
            self._north = float(attributes["lat"])
            self._east = float(attributes["lon"])
        except (KeyError, ValueError):
            self._north = nan

    def _ele(self, text: str) -> None:
        if not self._inside:
            return
        try:
            height = float(text)
        except ValueError:
            self.heightless += 1
            return
        if LOWEST_M <= height <= HIGHEST_M:
            self._height = height
        elif isinf(height):
            self._sound = False
        else:
            self.heightless += 1  # -32768 and NaN are how some write "unknown"

    def _at(self, text: str) -> None:
        if self._inside:
            self._time = self.clock.read(text)

    def _beats(self, text: str) -> None:
        if self._inside:
            try:
                self._heart = float(text)
            except ValueError:
                return

    def _keep(self) -> None:
        self._inside = False
        north, east = self._north, self._east
        # a place at 0° N 0° E is how receivers without a fix say so
        if not (self._sound and -90 <= north <= 90 and -180 <= east <= 180 and (north or east)):
            self.unplaced += 1
            return
        segment = self._segment
        if segment is None:
            segment = self._segment = Segment()
        segment.norths.append(north)
        segment.easts.append(east)
        segment.heights.append(self._height)
        segment.times.append(self._time)
        if self._heart >= MIN_HEART_RATE:
            if self._heart <= FAST_HEART:
                segment.hearts.append(self._heart)
            else:
                self.racing += 1

    def _saying(self, word: str) -> Text:
        """Keep a word that is said of the file or of a track, not of its points, author or waypoints."""

        def said(text: str) -> None:
            if self._inside:
                return
            depth = self.depth()
            if self._where == "trk" and depth == 3:
                self._keep_word(self.tracks[-1], word, text)
            elif depth == 2 or (self._where == "metadata" and depth == 3):
                self._keep_word(self.whole, word, text)

        return said

    def _keep_word(self, words: TrackWords, word: str, text: str) -> None:
        if not getattr(words, word):
            setattr(words, word, text)

    def _link(self, attributes: dict[str, str]) -> None:
        if self._inside or self._where != "trk":
            return
        for service, pattern in _LINKS:
            if found := pattern.match(attributes.get("href", "")):
                self.tracks[-1].ids.append(f"{service}:{found[1]}")
