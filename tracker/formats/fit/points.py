"""What the records of a FIT file say: the points between start and end, where nobody summed them up."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from tracker.domain.believable import FAST_HEART
from tracker.domain.recordings import Circle, TrackPoint
from tracker.formats.fit.decoding import Messages
from tracker.formats.fit.definitions import TIMESTAMP
from tracker.formats.fit.summaries import EVENT, RECORD

_MOST_RECORDS = 500_000  # six days of one-second records
_MOST_EVENTS = 20_000
_MOST_POINTS = 100_000  # a track is looked at in so many points; thinning keeps a few hundred
_LONGEST_GAP_S = 86_400
_MARGIN_S = 60
_DEGREES = 180 / 2**31  # one semicircle
_UNITS = 1_800_000_000 / 2**31  # 10^-7 degrees in one semicircle
_POLE = 2**30
_FEW = 20  # one in so many heart rates may be wrong before none is believed
_TIMER = 0
_START, _STOPS = 0, (1, 4, 8, 9)


@dataclass(frozen=True, slots=True)
class Points:
    """The records within the session. Times in seconds of FIT, places (north, east) in semicircles."""

    count: int
    first: int | None
    last: int | None
    distance_cm: int | None  # what the device says was covered by the last of them
    hr_avg: int | None  # None too where many heart rates can't be
    hr_max: int | None
    hr_wrong: int | None  # the highest of those that can't be
    places: Sequence[tuple[int, int]]

    def distance_mm(self, *, on_earth: bool) -> int | None:
        """How far they go: by the device's own count, else from place to place if these are `on_earth`."""
        if self.distance_cm is not None:
            return self.distance_cm * 10
        if not on_earth or len(self.places) < 2:
            return None
        from tracker.formats.gps.geometry import legs

        metres = legs((north * _DEGREES for north, _ in self.places), (east * _DEGREES for _, east in self.places))
        return round(sum(metres) * 1000) or None

    def track(self, private: Sequence[Circle]) -> tuple[TrackPoint, ...]:
        """A few hundred of the places, none of them private."""
        from tracker.formats.gps.thinning import thinned

        step = len(self.places) // _MOST_POINTS + 1
        return thinned([(round(north * _UNITS), round(east * _UNITS)) for north, east in self.places[::step]], private)


def first_time(messages: Messages) -> int | None:
    """When the first record was taken."""
    times = (fields.get(TIMESTAMP) for fields in messages.each(RECORD, (TIMESTAMP,), 1_000))
    return next((time for time in times if time is not None), None)


def points_of(messages: Messages, span: tuple[int, int] | None) -> Points:
    """The records of the session from start to end (`span`); without one, until a jump of more than a day."""
    columns = messages.columns(RECORD, (TIMESTAMP, 0, 1, 5, 3), _MOST_RECORDS)
    inside = _inside(columns[0], span)
    if inside is not None:
        columns = [list(compress(column, inside)) for column in columns]
    times, norths, easts, far, hearts = columns
    known = [time for time in times if time is not None and time >= 0]
    beats = [rate for rate in hearts if rate is not None and rate > 0]
    wrong = [rate for rate in beats if rate > FAST_HEART]
    if wrong:
        few = len(beats) > len(wrong) * _FEW
        beats = [rate for rate in beats if rate <= FAST_HEART] if few else []
    return Points(
        count=len(times),
        first=min(known, default=None),
        last=max(known, default=None),
        distance_cm=max((distance for distance in far if distance is not None and distance > 0), default=None),
        hr_avg=round(sum(beats) / len(beats)) if beats else None,
        hr_max=max(beats, default=None),
        hr_wrong=max(wrong, default=None),
        places=[
            (north, east)
            for north, east in zip(norths, easts, strict=True)
            if north is not None and east is not None and (north or east) and -_POLE <= north <= _POLE
        ],
    )


def _inside(times: Sequence[int | None], span: tuple[int, int] | None) -> list[bool] | None:
    """Which records belong to the session, those without a time among them; None when all do."""
    if span is not None:
        early, late = span[0] - _MARGIN_S, span[1] + _MARGIN_S
        inside = [time is None or early <= time <= late for time in times]
        return None if all(inside) else inside
    inside = []
    last: int | None = None
    for time in times:
        near = time is None or last is None or abs(time - last) <= _LONGEST_GAP_S
        if near and time is not None:
            last = time
        inside.append(near)
    return inside


def paused(messages: Messages, first: int, last: int) -> int:
    """The seconds between `first` and `last` in which the timer stood still."""
    total = 0
    stopped: int | None = None
    for event in messages.each(EVENT, (TIMESTAMP, 0, 1), _MOST_EVENTS):
        time = event.get(TIMESTAMP)
        if event.get(0) != _TIMER or time is None:
            continue
        time = min(max(time, first), last)
        if event.get(1) in _STOPS:
            stopped = time if stopped is None else stopped
        elif event.get(1) == _START and stopped is not None:
            total += max(time - stopped, 0)
            stopped = None
    return total
