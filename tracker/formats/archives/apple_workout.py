"""One workout of Apple Health's export, as its XML says it, with all units and dates still in their own words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from tracker.errors import InputError

DEPTH = 20
_BAD = bytes(byte for byte in range(32) if byte not in (9, 10, 13))
_BAD_REFERENCE = re.compile(rb"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));", re.IGNORECASE)

Attributes = Mapping[str, str]


@dataclass(slots=True)
class Said:
    """The elements of a workout, or of an activity within it."""

    attributes: Attributes = field(default_factory=dict)
    metadata: dict[str, str] = field(default_factory=dict)
    statistics: dict[str, Attributes] = field(default_factory=dict)
    events: list[Attributes] = field(default_factory=list)
    routes: list[str] = field(default_factory=list)
    activities: list["Said"] = field(default_factory=list)


def parsed(piece: bytes) -> Said:
    """The workout in a piece of XML. Characters that XML forbids are left out. InputError where it is none."""
    clean = _BAD_REFERENCE.sub(b"", piece.translate(None, _BAD))
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    try:
        parser.Parse(clean.decode("utf-8", "replace").encode("utf-8"), True)
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        raise InputError(f"its XML is damaged ({why}): export your health data again.") from None
    return reader.workout


class _Reader:
    """What belongs to the workout itself; what lies deeper belongs to an activity or a route within it."""

    def __init__(self) -> None:
        self.workout = Said()
        self._path: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        path = self._path
        path.append(name)
        if len(path) > DEPTH:
            raise InputError("its XML is nested too deep.")
        match path[1:]:
            case []:
                self.workout.attributes = attributes
            case ["WorkoutActivity"]:
                self.workout.activities.append(Said(attributes))
            case ["WorkoutActivity", _]:
                _take(self.workout.activities[-1], name, attributes)
            case ["WorkoutRoute", "FileReference"]:
                self.workout.routes.append(attributes.get("path", ""))
            case [_]:
                _take(self.workout, name, attributes)

    def end(self, _: str) -> None:
        self._path.pop()


def _take(said: Said, name: str, attributes: Attributes) -> None:
    match name:
        case "MetadataEntry":
            said.metadata.setdefault(attributes.get("key", ""), attributes.get("value", ""))
        case "WorkoutStatistics":
            kind = attributes.get("type", "").removeprefix("HKQuantityTypeIdentifier")
            said.statistics.setdefault(kind, attributes)
        case "WorkoutEvent":
            said.events.append(attributes)
