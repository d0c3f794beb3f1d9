"""What a TCX file holds, gathered as the parser goes by."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from math import nan

from tracker.domain.believable import FAST_HEART
from tracker.domain.quantities import KJ_PER_KCAL, MAX_ENERGY_KJ, MAX_STEPS
from tracker.formats.gps.segments import HIGHEST_M, LOWEST_M, MIN_HEART_RATE, Segment
from tracker.formats.gps.times import Clock
from tracker.formats.gps.xml import Begin, End, Text

_LONGEST_S = 31 * 86_400.0  # of one lap
_FARTHEST_M = 10_000_000.0
_MOST_KCAL = MAX_ENERGY_KJ / float(KJ_PER_KCAL)


@dataclass(slots=True)
class TcxLap:
    """A lap: seconds since 1970 of its start (nan: not known), and its sums, None where the device gave none."""

    start: float = nan
    seconds: float | None = None
    metres: float | None = None
    kcal: float | None = None
    steps: float | None = None
    hr_avg: float | None = None
    hr_max: float | None = None


@dataclass(slots=True, eq=False)
class TcxActivity:
    """An activity, with all its points in one segment; `session` numbers the multisport session it is a leg of."""

    sport: str = ""
    session: int = 0  # 0: it stands alone
    key: str = ""
    key_at: float = nan
    notes: str = ""
    device: str = ""
    unit: str = ""
    laps: list[TcxLap] = field(default_factory=list)
    segment: Segment = field(default_factory=Segment)
    points: int = 0
    reached_m: float = 0.0  # what the points say of the distance
    first: float = nan  # the earliest and the latest time of a point, with or without a place
    last: float = nan


class TcxLaps:
    """The reader of TCX: every activity, wherever it stands; courses are counted."""

    def __init__(self, now: datetime) -> None:
        self.clock = Clock(now)
        self.activities: list[TcxActivity] = []
        self.courses = 0
        self.unplaced = 0
        self.racing = 0  # heart rates that no heart has
        self.absurd = 0  # numbers that can't be
        self._sessions = 0
        self._in_session = False
        self._activity: TcxActivity | None = None
        self._lap: TcxLap | None = None
        self._inside = False  # a point
        self._creator = False
        self._beats = ""  # which rate the next value is
        self._north = self._east = self._height = self._time = nan
        self._placed = False
        self.depth: Callable[[], int] = int
        self.begins: Mapping[str, Begin] = {
            "MultiSportSession": self._session,
            "Activity": self._open,
            "Lap": self._open_lap,
            "Trackpoint": self._point,
            "Position": self._position,
            "Creator": self._made_by,
            "Course": self._course,
            **{word: self._rate(word) for word in ("HeartRateBpm", "AverageHeartRateBpm", "MaximumHeartRateBpm")},
        }
        self.texts: Mapping[str, Text] = {
            "Time": self._at,
            "LatitudeDegrees": self._latitude,
            "LongitudeDegrees": self._longitude,
            "AltitudeMeters": self._altitude,
            "DistanceMeters": self._distance,
            "Value": self._value,
            "TotalTimeSeconds": self._sum("seconds", _LONGEST_S),
            "Calories": self._sum("kcal", _MOST_KCAL),
            "Steps": self._sum("steps", MAX_STEPS),
            "Id": self._id,
            "Notes": self._note,
            "Name": self._name,
            "UnitId": self._unit,
        }
        self.ends: Mapping[str, End] = {
            "Trackpoint": self._keep,
            "Lap": self._close_lap,
            "Activity": self._close,
            "MultiSportSession": self._end_session,
            "Creator": self._end_creator,
        }

    def kept(self) -> bool:
        """Whether anything was recorded; closes what a file cut short left open."""
        self._close()
        self.activities = [one for one in self.activities if one.points or any(lap.seconds for lap in one.laps)]
        return bool(self.activities)

    def _session(self, _: dict[str, str]) -> None:
        self._sessions += 1
        self._in_session = True

    def _end_session(self) -> None:
        self._in_session = False

    def _course(self, _: dict[str, str]) -> None:
        self.courses += 1

    def _open(self, attributes: dict[str, str]) -> None:
        self._close()
        self._activity = TcxActivity(
            sport=attributes.get("Sport", "")[:200], session=self._sessions if self._in_session else 0
        )
        self.activities.append(self._activity)

    def _close(self) -> None:
        activity, self._activity, self._lap, self._inside = self._activity, None, None, False
        if activity is not None:
            # many write the time of the start as the id, some without a zone; it is needed only where laps say nothing
            if activity.key and not any(lap.start == lap.start for lap in activity.laps):
                activity.key_at = self.clock.read(activity.key)
            activity.segment.close(self.clock.offset_s)
        self.clock.offset_s = None

    def _open_lap(self, attributes: dict[str, str]) -> None:
        if self._activity is not None:
            begun = attributes.get("StartTime", "")
            self._lap = TcxLap(start=self.clock.read(begun) if begun else nan)
            self._activity.laps.append(self._lap)

    def _close_lap(self) -> None:
        self._lap = None

    def _made_by(self, _: dict[str, str]) -> None:
        self._creator = self._activity is not None

    def _end_creator(self) -> None:
        self._creator = False

    def _point(self, _: dict[str, str]) -> None:
        self._inside = self._activity is not None
        self._north = self._east = self._height = self._time = nan
        self._placed = False

    def _position(self, _: dict[str, str]) -> None:
        self._placed = True

    def _at(self, text: str) -> None:
        if self._inside:
            self._time = self.clock.read(text)

    def _latitude(self, text: str) -> None:
        self._north = _number(text)

    def _longitude(self, text: str) -> None:
        self._east = _number(text)

    def _altitude(self, text: str) -> None:
        self._height = _number(text)

    def _distance(self, text: str) -> None:
        metres = _number(text)
        if not 0 <= metres <= _FARTHEST_M:
            self.absurd += 1
        elif self._inside and self._activity is not None:
            self._activity.reached_m = max(self._activity.reached_m, metres)
        elif self._lap is not None and self._lap.metres is None:
            self._lap.metres = metres

    def _rate(self, word: str) -> Begin:
        def begun(_: dict[str, str]) -> None:
            self._beats = word

        return begun

    def _value(self, text: str) -> None:
        word, self._beats = self._beats, ""
        activity, beats = self._activity, _number(text)
        if activity is None or not beats >= MIN_HEART_RATE:
            return
        if beats > FAST_HEART:
            self.racing += 1
        elif word == "HeartRateBpm" and self._inside:
            activity.segment.hearts.append(beats)
        elif self._lap is not None and word == "AverageHeartRateBpm":
            self._lap.hr_avg = beats
        elif self._lap is not None and word == "MaximumHeartRateBpm":
            self._lap.hr_max = beats

    def _sum(self, name: str, most: float) -> Text:
        """Keep a sum of the lap, the first that can be."""

        def summed(text: str) -> None:
            lap = self._lap
            if lap is None or self._inside:
                return
            value = _number(text)
            if not 0 <= value <= most:
                self.absurd += 1
            elif getattr(lap, name) is None:
                setattr(lap, name, value)

        return summed

    def _id(self, text: str) -> None:
        if self._activity is not None and not self._activity.key:
            self._activity.key = text.strip()[:200]

    def _note(self, text: str) -> None:
        # laps have notes too; those of the activity stand outside them
        if self._activity is not None and self._lap is None and not self._activity.notes:
            self._activity.notes = text

    def _name(self, text: str) -> None:
        if self._creator and self._activity is not None:
            self._activity.device = self._activity.device or text

    def _unit(self, text: str) -> None:
        if self._creator and self._activity is not None:
            self._activity.unit = self._activity.unit or text.strip()[:40]

    def _keep(self) -> None:
        activity = self._activity
        if not self._inside or activity is None:
            return
        self._inside = False
        activity.points += 1
        time = self._time
        if time == time:  # only nan differs from itself
            activity.first = time if not activity.first <= time else activity.first
            activity.last = time if not activity.last >= time else activity.last
        if not self._placed:
            return  # indoors, or without a fix: nothing is wrong with it
        north, east = self._north, self._east
        if not (-90 <= north <= 90 and -180 <= east <= 180 and (north or east)):
            self.unplaced += 1
            return
        segment = activity.segment
        segment.norths.append(north)
        segment.easts.append(east)
        segment.heights.append(self._height if LOWEST_M <= self._height <= HIGHEST_M else nan)
        segment.times.append(time)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return nan
